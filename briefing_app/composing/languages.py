"""Document languages: words from gettext catalogues, dates and numbers from Babel."""

from __future__ import annotations

import gettext
import re
from collections.abc import Sequence
from datetime import date, datetime, time
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_decimal

from briefing_app.domain.dates import PartialDate
from briefing_app.errors import InputError
from briefing_app.paths import ASSETS

LOCALE_FOLDER = ASSETS / "locale"
_THIN_SPACES = str.maketrans({"\u202f": "\u00a0", "\u2009": "\u00a0"})
"""Narrow spaces have no glyph in our faces; the no-break space keeps what they keep."""

_FIRST_DAY = {"fr": "1er"}
"""Languages that count the first day of a month as the first, and no other: CLDR leaves it to the writer."""
_SPANS = {"fr": "du {begin} au {end}"}
"""Languages that say a span of days in words. Two limits in time are joined so in French; a dash is for timetables
(Office québécois de la langue française, Banque de dépannage linguistique, "Approximations ou limites").
"""
_FIRST_OF_A_MONTH = re.compile(r"\b1(?= [^\W\d_]{3})")


@cache
def language_for(code: str, *, folder: Path = LOCALE_FOLDER) -> DocumentLanguage:
    """Return the document language of a BCP 47 code; each is made once.

    Raises:
        InputError: if no such language is known.
    """
    try:
        locale = Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise InputError(
            "The language is not known", f"No language has the code {code!r}.", "Choose another language for the pack."
        ) from error
    return DocumentLanguage(code, locale=locale, catalogue=folder / locale.language / "messages.po")


def language_name(code: str) -> str:
    """Return the English name of a language by its BCP 47 code; the code itself where it is not known."""
    try:
        return Locale.parse(code, sep="-").get_display_name("en") or code
    except (UnknownLocaleError, ValueError):
        return code


class DocumentLanguage:
    """One document language; satisfies ``domain.language.Language``. Its catalogue is read with the first word."""

    def __init__(self, code: str, *, locale: Locale, catalogue: Path) -> None:
        self._code = code
        self._locale = Locale("en", "GB") if locale.language == "en" else locale
        self._catalogue = catalogue
        self._read: gettext.NullTranslations | None = None

    @property
    def code(self) -> str:
        """BCP 47 code."""
        return self._code

    def say(self, message: str, /, **values: object) -> str:
        """Translate an English message and fill its places; without values they stay as they are."""
        said = self._messages().gettext(message) if message else ""
        return said.format(**values) if values else said

    def say_number(self, one: str, many: str, number: int, /, **values: object) -> str:
        """Translate with the plural form for ``number``, which also fills ``{n}``."""
        return self._messages().ngettext(one, many, number).format(**{"n": self.number(number)} | values)

    def day(self, day: date | PartialDate) -> str:
        """A date in full words, as far as it is known."""
        if isinstance(day, PartialDate):
            if day.month is None:
                return str(day.year)
            if day.day is None:
                return self._plain(format_skeleton("yMMMM", day.first_day, locale=self._locale))
            day = day.first_day
        return self._plain(format_date(day, "long", self._locale))

    def day_span(self, first: date, last: date) -> str:
        """A span of days, with what both ends share said once."""
        if first == last:
            return self.day(first)
        begin, end, dash = self.day(first), self.day(last), " – "
        head, month, _ = self._locale.date_formats["long"].pattern.partition("MMMM")
        if first.year == last.year and first.month != last.month:
            begin = self._plain(format_skeleton("MMMMd", first, locale=self._locale))
        elif first.year == last.year and month and head.strip().startswith("d"):
            ordinal = _FIRST_DAY.get(self._locale.language) if first.day == 1 else None
            begin, dash = ordinal or format_date(first, head.split("'")[0].strip(), self._locale), "–"
        words = _SPANS.get(self._locale.language)
        return words.format(begin=begin, end=end) if words else f"{begin}{dash}{end}"

    def weekday(self, day: date) -> str:
        """The day of the week and the date."""
        written = self._plain(format_date(day, "full", self._locale))
        return written.replace(", ", " ", 1) if self._locale.language == "en" else written

    def clock(self, moment: time | datetime) -> str:
        """Hours and minutes, as they stand: no zone is changed."""
        return format_time(moment.replace(tzinfo=None), "HH:mm", locale=self._locale)

    def number(self, value: float) -> str:
        """A number with the language's separators."""
        return self._plain(format_decimal(value, locale=self._locale))

    def listed(self, items: Sequence[str]) -> str:
        """Items joined as a list."""
        return format_list(list(items), style="standard", locale=self._locale)

    def _plain(self, written: str) -> str:
        ordinal = _FIRST_DAY.get(self._locale.language)
        spaced = written.translate(_THIN_SPACES)
        return _FIRST_OF_A_MONTH.sub(ordinal, spaced) if ordinal else spaced

    def _messages(self) -> gettext.NullTranslations:
        if self._read is None:
            self._read = _translations(self._catalogue, self._locale)
        return self._read


def _translations(catalogue: Path, locale: Locale) -> gettext.NullTranslations:
    if not catalogue.is_file():
        return gettext.NullTranslations()
    # Reading catalogues costs start-up time that an English pack need not pay.
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = BytesIO()
    with catalogue.open("rb") as file:
        write_mo(compiled, read_po(file, locale=locale))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
