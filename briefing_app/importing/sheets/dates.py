"""Dates of a sheet: read as everywhere, but never taken for one of two days, and within the years of our work."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.written_dates import DateFault, NotADateError, either_way, with_whole_year
from briefing_app.domain.written_dates import read_date as read_written
from briefing_app.importing.sheets.faults import FaultKind

_MIDNIGHT = re.compile(r"(?<=[0-9])[T ]00:00(?::00(?:\.0+)?)?$")
"""What a day bears in the cell of a moment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoDate:
    """Why words are no date."""

    kind: FaultKind
    expected: str


_UNREADABLE = NoDate(kind=FaultKind.DATE_UNREADABLE, expected="a date such as 2020-02-17, 2020-02 or 2020")


def read_date(words: str, *, day_first: bool | None = None) -> PartialDate | NoDate:
    """Read a date; ``day_first`` answers, for a whole sheet, which of 03/04/2020 is the day.

    Dates with dots have the day first everywhere; with slashes and hyphens it is asked, unless one number is over 12.
    """
    words = _MIDNIGHT.sub("", " ".join(words.split()))
    both = either_way(words)
    if both is not None and day_first is None:
        return NoDate(kind=FaultKind.DATE_AMBIGUOUS, expected=f"{both[0]} or {both[1]}; say which comes first")
    try:
        made = read_written(words, day_first=True if "." in words else day_first)
    except NotADateError as error:
        if error.fault is DateFault.IMPOSSIBLE:
            return NoDate(kind=FaultKind.DATE_IMPOSSIBLE, expected="a day that the calendar has")
        if with_whole_year(words) != words:
            return NoDate(kind=FaultKind.DATE_AMBIGUOUS, expected="the year in four figures, such as 2020-02-17")
        return _UNREADABLE
    if not 1900 <= made.year <= 2200:
        return NoDate(kind=FaultKind.DATE_IMPOSSIBLE, expected="a year between 1900 and 2200, such as 2020-02-17")
    return made
