"""Dates as people write them: the stored form, with the month in words, or with dots."""

from __future__ import annotations

import re

from briefing_app.domain.dates import PartialDate

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_IN_WORDS = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th|\.)?\s+)?([a-z]{3,9})\.?,?\s+(\d{4})", re.ASCII)
_WITH_DOTS = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})", re.ASCII)


def read_date(words: str) -> PartialDate:
    """Read ``2027-03-02``, ``2 March 2027``, ``2 Mar 2027``, ``March 2027`` or ``2.3.2027``: the day comes first.

    Raises:
        ValueError: for any other form, also with slashes (some put the month first), and for no day of the calendar.
    """
    plain = " ".join(words.lower().split())
    named = _IN_WORDS.fullmatch(plain)
    if named is not None:
        day, month = int(named[1]) if named[1] else None, _month(named[2])
        return PartialDate(year=int(named[3]), month=month, day=day)
    dotted = _WITH_DOTS.fullmatch(plain)
    if dotted is not None:
        return PartialDate(year=int(dotted[3]), month=int(dotted[2]), day=int(dotted[1]))
    return PartialDate.parse(words)


def _month(word: str) -> int:
    found = [number for number, name in enumerate(_MONTHS, 1) if name.startswith("sep" if word == "sept" else word)]
    if len(found) != 1:
        raise ValueError(f"not a month: {word!r}")
    return found[0]
