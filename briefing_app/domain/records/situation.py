"""Situation entries: dated facts about a country."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import CountryId, PersonId, SituationEntryId, SourceId, ThemeId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.record import Record
from briefing_app.domain.status import Trend


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationEntry(Record):
    """A fact: what, since when, how it moves, who says so.

    Texts: ``fact`` (a sentence or two) and ``detail`` (for the full summary). ``key`` entries stand in the short one.
    """

    KIND: ClassVar[Kind] = Kind.SITUATION_ENTRY
    SHORT: ClassVar[tuple[str, ...]] = ("title",)
    TEXTS: ClassVar[tuple[str, ...]] = ("fact", "detail")
    RELATIONS: ClassVar[tuple[str, ...]] = ("country", "theme")

    id: SituationEntryId
    country: CountryId
    theme: ThemeId
    title: str
    since: PartialDate | None = None
    trend: Trend | None = None
    key: bool = False
    sources: tuple[SourceId, ...] = ()
    persons: tuple[PersonId, ...] = ()
    order_key: str = ""
