"""``import``: read a file into a library: an adopted text, a partner's sheet, the UN's index, an exchange file."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Mapping
from pathlib import Path

from briefing_app.cli.arguments import a_date, add_json, add_library
from briefing_app.cli.command import Command, Context
from briefing_app.cli.imports import adopted_text, exchange, sheet, uhri
from briefing_app.domain.claims import ClaimantKind
from briefing_app.domain.records.office import SheetColumn
from briefing_app.errors import UsageError
from briefing_app.services.reading_in import ImportKind, kind_of, mapping_file

_READ_IN: Mapping[ImportKind, Callable[[Namespace, Context], int]] = {
    ImportKind.ADOPTED_TEXT: adopted_text.read_in,
    ImportKind.SHEET: sheet.read_in,
    ImportKind.UHRI: uhri.read_in,
    ImportKind.EXCHANGE: exchange.read_in,
}
_OF_SHEETS = ("instrument", "map", "grades", "claim", "by", "date", "first", "encoding", "sheet", "heading_row", "take")


def _run(arguments: Namespace, context: Context) -> int:
    kind = arguments.kind or kind_of(arguments.file)
    foreign = [] if kind is ImportKind.SHEET else [name for name in _OF_SHEETS if getattr(arguments, name)]
    if arguments.country and kind is not ImportKind.UHRI:
        foreign.append("country")
    if foreign:
        names = ", ".join(f"--{name.replace('_', '-')}" for name in foreign)
        raise UsageError("This cannot be asked of the file", f"{names} says nothing of a file of the kind {kind}.")
    return _READ_IN[kind](arguments, context)


def _a_column(text: str) -> Mapping[str, SheetColumn]:
    """Read ``HEADING=COLUMN``, or a file of them."""
    heading, _, column = text.rpartition("=")
    pairs = {heading: column} if heading else mapping_file(Path(text))
    unknown = [name for name in pairs.values() if name not in list(SheetColumn)]
    if unknown:
        raise ArgumentTypeError(
            f"{unknown[0]!r} is no column: write HEADING=COLUMN, where COLUMN is one of {', '.join(SheetColumn)}"
        )
    return {heading: SheetColumn(column) for heading, column in pairs.items()}


def _arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help="the file to read in")
    parser.add_argument(
        "--kind",
        type=ImportKind,
        choices=list(ImportKind),
        metavar="KIND",
        help="what the file is; without it, by its ending: " + ", ".join(ImportKind),
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    add_json(parser)
    index = parser.add_argument_group("of the UN's index (uhri)")
    index.add_argument(
        "--country",
        action="append",
        default=[],
        metavar="NAME|ISO",
        help="as the UN names it, or by its ISO code; may be given several times",
    )
    _of_sheets(parser)


def _of_sheets(parser: ArgumentParser) -> None:
    group = parser.add_argument_group("of a sheet")
    group.add_argument(
        "--instrument", metavar="REF", help="the text that it speaks of; without it a column of references says"
    )
    group.add_argument(
        "--map",
        action="append",
        default=[],
        type=_a_column,
        metavar="FILE|HEADING=COLUMN",
        help="what headings are, as a JSON file of them or one by one: " + ", ".join(SheetColumn),
    )
    group.add_argument("--grades", metavar="SCALE", help="the scale of its grades, such as ccpr")
    group.add_argument(
        "--claim",
        type=ClaimantKind,
        choices=list(ClaimantKind),
        metavar="KIND",
        help="whose word its statuses are; without it, as the last time, else our own: " + ", ".join(ClaimantKind),
    )
    group.add_argument("--by", metavar="NAME", help="the organisation or source that says so; else as in assess")
    group.add_argument("--date", type=a_date, metavar="DATE", help="the date of statuses that have none of their own")
    group.add_argument("--first", choices=("day", "month"), help="what comes first in dates such as 03/04/2020")
    group.add_argument("--encoding", metavar="NAME", help="the letters of a CSV file: cp1252, cp1251 …")
    group.add_argument("--sheet", metavar="NAME", help="which sheet of the file; without it the first")
    group.add_argument("--heading-row", type=int, metavar="ROW", help="the row of its headings, from 1")
    group.add_argument("--language", default="en", metavar="CODE", help="the language of its texts; en without it")
    group.add_argument(
        "--take",
        action="append",
        default=[],
        type=int,
        metavar="ROW",
        help="a conflicting row whose values are taken over the library's; may be given again",
    )


COMMAND = Command(
    help="read in an adopted text, a partner's sheet, the UN's index or an exchange file",
    add_arguments=_arguments,
    run=_run,
)
