"""Dates as people write them in forms, in sheets and on the command line: the one place that reads them."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum, auto

from briefing_app.domain.dates import PartialDate

MONTHS = (
    "january jan janvier janv januar jänner январь января янв",
    "february feb février févr fev februar февраль февраля фев февр",
    "march mar mars märz март марта мар",
    "april apr avril avr апрель апреля апр",
    "may mai май мая",
    "june jun juin juni июнь июня июн",
    "july jul juillet juil juli июль июля июл",
    "august aug août август августа авг",
    "september sep sept septembre сентябрь сентября сен сент",
    "october oct octobre oktober okt октябрь октября окт",
    "november nov novembre ноябрь ноября ноя нояб",
    "december dec décembre déc dezember dez декабрь декабря дек",
)
"""The months' names in English, French, German and Russian: CLDR's, and what people write besides."""
_YEAR_FIRST = re.compile(r"([0-9]{4})(?:([-./])([0-9]{1,2})(?:\2([0-9]{1,2}))?)?")
_NUMBERS = re.compile(r"([0-9]{1,2})\s?([./-])\s?([0-9]{1,2})\s?\2\s?([0-9]{4})")
_MONTH_YEAR = re.compile(r"([0-9]{1,2})\s?[./-]\s?([0-9]{4})")
_WORDED = re.compile(r"(?:([0-9]{1,2})(?:st|nd|rd|th|er|\.)? )?(?:de )?([^\W\d_]+)\.?,? (?:de )?([0-9]{4})(?: г\.?)?")
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")
_SHORT_YEAR = re.compile(r"([0-9]{1,2}(?:\s?[./-]\s?[0-9]{1,2}\s?[./-]\s?|\D{0,3} [^\W\d_]{3,}\.?,? ))([0-9]{2})")
NO_DATE = "This is no date of the calendar. Write 4/12/2026 (the day first), 4 December 2026, 12/2026 or 2026."
_FEWEST_LETTERS = 3
"""A beginning of a month's name this long stands for it, where no other month begins so."""


class DateFault(Enum):
    """Why words are no date: they are written as none, or the calendar has no such day."""

    UNREADABLE = auto()
    IMPOSSIBLE = auto()


class NotADateError(ValueError):
    """Words that are no date: ``fault`` tells why; as words, it says how one is written."""

    def __init__(self, fault: DateFault) -> None:
        """Say why."""
        super().__init__(NO_DATE)
        self.fault = fault


def _plain(words: str) -> str:
    decomposed = unicodedata.normalize("NFKD", words.casefold())
    return unicodedata.normalize("NFC", "".join(sign for sign in decomposed if not unicodedata.combining(sign)))


_MONTH_OF = {_plain(name): number for number, names in enumerate(MONTHS, start=1) for name in names.split()}


def read_date(words: str, *, day_first: bool | None = None) -> PartialDate:
    """Read a date known to the year, the month or the day, in figures or with the month in words.

    The day comes first, as Europe writes it: 04/12/2026 is 4 December. Only where that is no day of the calendar does
    the month, unless ``day_first`` settles which of them does. A year that comes first is followed by its month.

    Raises:
        NotADateError: for any other words.
    """
    written = " ".join(words.split())
    if match := _YEAR_FIRST.fullmatch(written):
        return _made(match[1], match[3], match[4])
    if match := _NUMBERS.fullmatch(written):
        first, second = match[1], match[3]
        if day_first is None:
            day_first = int(second) <= 12 or int(first) > 12
        return _made(match[4], *((second, first) if day_first else (first, second)))
    if match := _MONTH_YEAR.fullmatch(written):
        return _made(match[2], match[1], None)
    plain = _plain(written)
    if match := _WORDED.fullmatch(plain):
        return _made(match[3], _month(match[2]), match[1])
    if match := _MONTH_FIRST.fullmatch(plain):
        return _made(match[3], _month(match[1]), match[2])
    raise NotADateError(DateFault.UNREADABLE)


def either_way(words: str) -> tuple[PartialDate, PartialDate] | None:
    """Return the two days that figures mean with the day first and with the month first; ``None`` where it is one."""
    written = " ".join(words.split())
    match = _NUMBERS.fullmatch(written)
    if match is None or match[2] == "." or int(match[1]) == int(match[3]):
        return None
    try:
        return read_date(written, day_first=True), read_date(written, day_first=False)
    except NotADateError:
        return None


def with_whole_year(words: str) -> str:
    """Return a day whose year has two figures with all four: ``4/12/26`` is in 2026, ``4/12/89`` in 1989."""
    match = _SHORT_YEAR.fullmatch(" ".join(words.split()))
    if match is None:
        return words
    return f"{match[1]}{'20' if int(match[2]) < 70 else '19'}{match[2]}"


def _month(word: str) -> str:
    if word in _MONTH_OF:
        return str(_MONTH_OF[word])
    meant = {number for name, number in _MONTH_OF.items() if name.startswith(word)}
    if len(word) < _FEWEST_LETTERS or len(meant) != 1:
        raise NotADateError(DateFault.UNREADABLE)
    return str(meant.pop())


def _made(year: str, month: str | None, day: str | None) -> PartialDate:
    try:
        return PartialDate(year=int(year), month=int(month) if month else None, day=int(day) if day else None)
    except ValueError as error:
        raise NotADateError(DateFault.IMPOSSIBLE) from error
