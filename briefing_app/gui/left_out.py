"""Sections that stand in the tree and not on the pages: why, in words for the tree and for whoever chooses one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from briefing_app.domain.levels import Level
from briefing_app.gui.outline import Entry, Outline

WHOM = {Level.STAFF: "staff", Level.MEMBERS: "Members", Level.PUBLIC: "the public"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Why a section is not on the pages: ``mark`` stands behind its title, ``remedy`` says what to do."""

    mark: str
    remedy: str

    def sentence(self, title: str) -> str:
        """Say it of the section with this title."""
        return f"“{title}” is not on these pages: {self.mark}. {self.remedy}"


def left_out(
    outline: Outline, recipe_id: str, empty: Collection[str], *, closed: Collection[str] = ()
) -> Mapping[str, LeftOut]:
    """Return why, by section, for each that this recipe's audience does not get.

    ``empty`` are the ids of the sections that were found to say nothing to it, ``closed`` those of them that hold
    something for staff.
    """
    recipe = outline.recipe(recipe_id)
    audience = recipe.audience if recipe is not None else Level.MEMBERS
    taken = recipe.sections if recipe is not None else None
    found = {entry.ref.id: _why(entry, audience, taken, empty, closed) for entry in outline.entries}
    return {section: why for section, why in found.items() if why is not None}


def _why(
    entry: Entry, audience: Level, taken: tuple[str, ...] | None, empty: Collection[str], closed: Collection[str]
) -> LeftOut | None:
    if taken is not None and entry.section_type not in taken:
        return LeftOut(mark="not in this recipe", remedy="Pack ▸ Recipe settings says which sections go in.")
    if not entry.level.visible_to(audience):
        return LeftOut(mark=f"not for {WHOM[audience]}", remedy="“May be read by” in its form decides.")
    if entry.ref.id not in empty:
        return None
    if entry.ref.id not in closed:
        return LeftOut(mark="nothing in it yet", remedy="It appears as soon as it is filled.")
    return LeftOut(
        mark=f"what is in it is not for {WHOM[audience]}",
        remedy="It appears as soon as they may read some of it: “May be read by” in the forms of what it shows.",
    )
