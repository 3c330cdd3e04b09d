"""Dates as people write them in sheets."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from briefing_app.domain.dates import PartialDate
from briefing_app.importing.sheets.faults import FaultKind

_MONTHS = (
    "january jan janvier janv januar jänner январь января янв",
    "february feb fevrier fevr februar февраль февраля фев",
    "march mar mars marz март марта мар",
    "april apr avril avr апрель апреля апр",
    "may mai май мая",
    "june jun juin juni июнь июня июн",
    "july jul juillet juil juli июль июля июл",
    "august aug aout август августа авг",
    "september sep sept septembre сентябрь сентября сен сент",
    "october oct octobre oktober okt октябрь октября окт",
    "november nov novembre ноябрь ноября ноя",
    "december dec decembre dezember dez декабрь декабря дек",
)
"""Months in English, French, German and Russian, as words without marks."""
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_NUMBERS = re.compile(r"(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[./](\d{4})")
_WORDED = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th|er|\.)? )?([^\W\d]+)\.?,? (?:de )?(\d{4})(?: г\.?)?")
_AMERICAN = re.compile(r"([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_SHORT_YEAR = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoDate:
    """Why words are no date."""

    kind: FaultKind
    expected: str


def _plain(words: str) -> str:
    decomposed = unicodedata.normalize("NFKD", words.casefold())
    return unicodedata.normalize("NFC", "".join(sign for sign in decomposed if not unicodedata.combining(sign)))


_MONTH_OF = {_plain(name): number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
_UNREADABLE = NoDate(kind=FaultKind.DATE_UNREADABLE, expected="a date such as 2020-02-17, 2020-02 or 2020")


def read_date(words: str, *, day_first: bool | None = None) -> PartialDate | NoDate:
    """Read a date; ``day_first`` answers, for a whole sheet, which of 03/04/2020 is the day.

    Dates with dots have the day first everywhere; with slashes and hyphens it is asked, unless one number is over 12.
    """
    words = " ".join(words.split())
    if match := _ISO.fullmatch(words):
        return _made(match[1], match[2], match[3])
    if match := _NUMBERS.fullmatch(words):
        return _of_numbers(match[1], match[3], match[4], day_first=True if match[2] == "." else day_first)
    if match := _MONTH_YEAR.fullmatch(words):
        return _made(match[2], match[1], None)
    if _SHORT_YEAR.fullmatch(words):
        return NoDate(kind=FaultKind.DATE_AMBIGUOUS, expected="the year in four figures, such as 2020-02-17")
    return _read_worded(_plain(words))


def _read_worded(plain: str) -> PartialDate | NoDate:
    if match := _WORDED.fullmatch(plain):
        return _of_words(match[2], match[1], match[3])
    if match := _AMERICAN.fullmatch(plain):
        return _of_words(match[1], match[2], match[3])
    return _UNREADABLE


def _of_numbers(one: str, two: str, year: str, *, day_first: bool | None) -> PartialDate | NoDate:
    first, second = int(one), int(two)
    if day_first is None and first != second and first <= 12 and second <= 12:
        return NoDate(
            kind=FaultKind.DATE_AMBIGUOUS,
            expected=f"{year}-{second:02}-{first:02} or {year}-{first:02}-{second:02}; say which comes first",
        )
    if day_first is None:
        day_first = second <= 12
    return _made(year, two if day_first else one, one if day_first else two)


def _of_words(month: str, day: str | None, year: str) -> PartialDate | NoDate:
    number = _MONTH_OF.get(month)
    return _UNREADABLE if number is None else _made(year, str(number), day)


def _made(year: str, month: str | None, day: str | None) -> PartialDate | NoDate:
    try:
        made = PartialDate(year=int(year), month=int(month) if month else None, day=int(day) if day else None)
    except ValueError:
        return NoDate(kind=FaultKind.DATE_IMPOSSIBLE, expected="a day that the calendar has")
    if not 1900 <= made.year <= 2200:
        return NoDate(kind=FaultKind.DATE_IMPOSSIBLE, expected="a year between 1900 and 2200, such as 2020-02-17")
    return made
