"""Dates that may be known to the year, the month or the day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A year, a month or a day: compared by its first day, printed as known."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Refuse what is no date.

        Raises:
            ValueError: if a day stands without a month, or the calendar has no such day.
        """
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        if 0 in (self.month, self.day):
            raise ValueError("there is no month 0 and no day 0")
        date(self.year, self.month or 1, self.day or 1)

    @property
    def first_day(self) -> date:
        """The first day that this date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def exact(self) -> bool:
        """Whether the day itself is known."""
        return self.day is not None

    def __str__(self) -> str:
        """The date as it is stored: ``2020``, ``2020-02`` or ``2020-02-17``."""
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def __lt__(self, other: PartialDate) -> bool:
        """Order by the first day."""
        return self.first_day < other.first_day

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: object) -> object:
        """Read and write the stored form, so that exchange files hold ``"2020-02"`` and not three numbers."""
        from pydantic_core import core_schema  # noqa: PLC0415  (laying out pages needs no validation library)

        return core_schema.no_info_plain_validator_function(
            cls._validated,
            json_schema_input_schema=core_schema.str_schema(),
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def _validated(cls, value: object) -> PartialDate:
        if isinstance(value, cls):
            return value
        if not isinstance(value, str):
            raise ValueError(f"not a date: {value!r}")  # noqa: TRY004  (the validation library catches this kind only)
        return cls.parse(value)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """Return the partial date that names exactly ``day``."""
        return cls(year=day.year, month=day.month, day=day.day)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ``2020``, ``2020-02`` or ``2020-02-17``.

        Raises:
            ValueError: if the text has another form or names no day of the calendar.
        """
        match = _FORM.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"not a date: {text!r} (expected 2020, 2020-02 or 2020-02-17)")
        year, month, day = (int(part) if part else None for part in match.groups())
        return cls(year=year or 0, month=month, day=day)
