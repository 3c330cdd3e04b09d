"""Packs, their sections, and the recipes by which they are built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, TypeAlias

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import MissionId, PackId, RecipeId, SectionId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.paper import PageStyle, Paper, RightHand
from briefing_app.domain.record import Record

__all__ = ["OptionValue", "Pack", "Paper", "Recipe", "Section"]

OptionValue: TypeAlias = str | int | bool | tuple[str, ...] | None
"""The value of a section's option: words, a number, a tick, ids, or not set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack(Record):
    """Ordered sections for one mission. ``as_of`` of ``None`` follows today. The first recipe is the usual one."""

    KIND: ClassVar[Kind] = Kind.PACK
    RELATIONS: ClassVar[tuple[str, ...]] = ("mission",)

    id: PackId
    mission: MissionId
    name: str
    language: str = "en"
    as_of: PartialDate | None = None
    recipes: tuple[RecipeId, ...] = ()
    order_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Record):
    """What belongs to one pack alone: type, title, order, options, selection. Text: ``introduction``.

    ``section_type`` names a type of the registry. ``options`` holds the values of the type's declared fields (ids of
    records for "one of" and "many of" fields). An empty ``title`` takes the type's label. ``budget_pages`` is what
    the section may take; ``owner`` and ``due`` say who writes it, until when.
    """

    KIND: ClassVar[Kind] = Kind.SECTION
    SHORT: ClassVar[tuple[str, ...]] = ("title", "subtitle")
    TEXTS: ClassVar[tuple[str, ...]] = ("introduction",)
    RELATIONS: ClassVar[tuple[str, ...]] = ("pack",)

    id: SectionId
    pack: PackId
    section_type: str
    title: str = ""
    order_key: str = ""
    options: Mapping[str, OptionValue] = field(default_factory=dict)
    budget_pages: int | None = None
    owner: str = ""
    due: PartialDate | None = None

    def option(self, name: str, default: OptionValue = None) -> OptionValue:
        """The value of an option, or the default where it was never set."""
        return self.options.get(name, default)

    def chosen(self, name: str) -> tuple[str, ...]:
        """The ids that a "many of" or "one of" option holds."""
        value = self.options.get(name)
        if isinstance(value, (tuple, list)):
            return tuple(value)
        return (value,) if isinstance(value, str) and value else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe(Record):
    """A way to build a pack: audience, paper, page style, sections (``None``: all of them), contents or not."""

    KIND: ClassVar[Kind] = Kind.RECIPE

    id: RecipeId
    name: str
    audience: Level = Level.MEMBERS
    paper: Paper = Paper.A4
    style: PageStyle = PageStyle.INSTITUTIONAL
    sections: tuple[str, ...] | None = None
    """Names of section types that go in; ``None`` takes every section."""
    contents: bool = True
    """Whether a table of contents stands in front."""
    right_hand: RightHand = RightHand.NONE
    order_key: str = ""
