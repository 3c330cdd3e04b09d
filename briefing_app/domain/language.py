"""What the domain asks of a language: words, plural forms, dates, numbers. Each document has its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Protocol

from briefing_app.domain.dates import PartialDate


class Language(Protocol):
    """One document language. Never the screen's by accident: it is passed along, there is no global."""

    @property
    def code(self) -> str:
        """BCP 47 code, such as ``en`` or ``fr``."""
        ...

    def say(self, message: str, /, **values: object) -> str:
        """Translate an English message and fill its ``{name}`` places."""
        ...

    def say_number(self, one: str, many: str, number: int, /, **values: object) -> str:
        """Translate with the plural form for ``number``, which also fills ``{n}``."""
        ...

    def day(self, day: date | PartialDate) -> str:
        """A date in full words, as far as it is known: ``17 February 2020``."""
        ...

    def day_span(self, first: date, last: date) -> str:
        """A span of days: ``25-27 February 2020`` with an en dash."""
        ...

    def weekday(self, day: date) -> str:
        """The day of the week and the date: ``Monday 17 February 2020``."""
        ...

    def clock(self, moment: time | datetime) -> str:
        """Hours and minutes: ``14:02``."""
        ...

    def number(self, value: float) -> str:
        """A number with the language's separators."""
        ...

    def listed(self, items: Sequence[str]) -> str:
        """Items joined as a list: ``a, b and c``."""
        ...
