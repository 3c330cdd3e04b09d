"""Countries, and names that hold for a time only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import CountryId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedName:
    """A name and the time in which it holds; ``None`` is an open end, ``until`` the first day without it."""

    name: str
    short: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the name holds on this day."""
        begun = self.since is None or self.since.first_day <= day
        return begun and (self.until is None or day < self.until.first_day)


def name_on(names: Iterable[DatedName], day: date) -> DatedName | None:
    """Return the name that holds on ``day``, else the last one given, else ``None``."""
    known = tuple(names)
    return next((name for name in known if name.holds_on(day)), known[-1] if known else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Country(Record):
    """A country that packs speak about. Its capital's name has dates."""

    KIND: ClassVar[Kind] = Kind.COUNTRY
    SHORT: ClassVar[tuple[str, ...]] = ("name",)

    id: CountryId
    name: str
    capital_names: tuple[DatedName, ...] = ()
