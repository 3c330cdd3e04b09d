"""Arguments that more than one verb takes, and how their values are read."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from pathlib import Path

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.levels import Level
from briefing_app.domain.paper import PageStyle
from briefing_app.domain.written_dates import read_date
from briefing_app.importing.cleaning import cleaned, too_long
from briefing_app.services.building import Format


def add_library(parser: ArgumentParser) -> None:
    """Take the library's file."""
    parser.add_argument("library", metavar="LIBRARY", type=Path, help="the library's file (.briefings)")


def add_pack(parser: ArgumentParser) -> None:
    """Take a pack, and the audience that it is built for."""
    parser.add_argument("--pack", required=True, metavar="ID|NAME", help="the pack, by id or by name")
    add_audience(parser)


def add_audience(parser: ArgumentParser) -> None:
    """Take the audience that a pack is built for."""
    parser.add_argument(
        "--audience",
        type=Level,
        choices=list(Level),
        metavar="|".join(Level),
        help="for whom; without it the pack's recipe decides",
    )


def add_style(parser: ArgumentParser) -> None:
    """Take how pages look."""
    parser.add_argument(
        "--style",
        type=PageStyle,
        choices=list(PageStyle),
        metavar="|".join(PageStyle),
        help="how pages look; without it the recipe decides",
    )


def add_formats(parser: ArgumentParser) -> None:
    """Take the formats that are written."""
    parser.add_argument(
        "--format",
        action="append",
        type=Format,
        choices=list(Format),
        metavar="|".join(Format),
        help="may be given twice; pdf without it",
    )


def add_json(parser: ArgumentParser) -> None:
    """Let the result be JSON."""
    parser.add_argument("--json", action="store_true", help="print the result as JSON")


def a_day(text: str) -> date:
    """Read a day such as 2020-02-17 or 17/2/2020."""
    try:
        found = read_date(text)
    except ValueError:
        found = None
    if found is None or not found.exact:
        raise ArgumentTypeError(f"{text!r} is no day: write it as 2020-02-17 or 17/2/2020")
    return found.first_day


def a_date(text: str) -> PartialDate:
    """Read a date that may be a year, a month or a day."""
    try:
        return read_date(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} is no date: write it as 2020, 2020-02, 2020-02-17 or 17/2/2020") from error


def some_words(text: str) -> str:
    """Read words that the library keeps, without letters that nothing can print; refuse what no page can bear."""
    words = str(cleaned(text)).strip()
    for fault in too_long(words):
        raise ArgumentTypeError(fault.lstrip(": "))
    return words
