"""Why an audience gets no page of a pack, and where that is decided: for the place of the pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.errors import NothingError, UserError
from briefing_app.gui.left_out import WHOM
from briefing_app.gui.outline import Entry, Outline
from briefing_app.gui.pack_panel import PackPanel
from briefing_app.gui.preview_pane import PreviewPane
from briefing_app.gui.spots import Spot

_LIKELY = ("recommendation_status", "country_situation", "speaker_notes")
"""What an audience is most likely to be given, the likeliest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """Words for the place of the pages, and for a button that leads to ``spot``."""

    title: str
    words: str
    answer: str
    spot: Spot


class NoPages:
    """Says in the place of the pages why there are none, as the pack is read anew, too."""

    def __init__(self, panel: PackPanel, pages: PreviewPane) -> None:
        """Speak in ``pages``, of the recipe that is chosen in ``panel``."""
        self._panel = panel
        self._pages = pages
        self._empty: NothingError | None = None
        self._spot: Spot | None = None

    def show(self, error: UserError, outline: Outline | None) -> None:
        """Say why nothing could be laid out."""
        self._empty = error if isinstance(error, NothingError) else None
        nothing = nothing_for(outline, self._panel.recipe) if self._empty is not None else None
        self._spot = nothing.spot if nothing is not None else None
        if nothing is not None:
            self._pages.show_problem(nothing.title, nothing.words, answer=nothing.answer)
        else:
            self._pages.show_problem(error.title, "\n\n".join(part for part in (error.message, error.hint) if part))

    def know(self, outline: Outline) -> None:
        """Say it of the pack as it is now."""
        if self._empty is not None and self._pages.preview is None:
            self.show(self._empty, outline)

    def leads(self, go_to: Callable[[Spot], object]) -> None:
        """Go where it is decided what the audience gets."""
        if self._spot is not None:
            go_to(self._spot)


def nothing_for(outline: Outline | None, recipe_id: str) -> Nothing | None:
    """Say why the audience of a recipe gets nothing at all, and lead to the next step; ``None``: there is none.

    Nothing is opened by itself: a person decides who may read what.
    """
    recipe = outline.recipe(recipe_id) if outline is not None else None
    if outline is None or recipe is None:
        return None
    taken = [each for each in outline.entries if recipe.sections is None or each.section_type in recipe.sections]
    if not taken:
        return None
    liked = sorted(taken, key=lambda each: _LIKELY.index(each.section_type) if each.section_type in _LIKELY else 9)
    whom, audience = WHOM[recipe.audience], recipe.audience
    title = f"“{recipe.name}” is empty: nothing of this pack goes to {whom} yet"
    opened = [each for each in liked if each.level.visible_to(audience)]
    if not opened:
        return _closed(liked[0], whom, _READERS[audience], title)
    closed = [(each, child) for each in opened for child in _texts(each) if not child.level.visible_to(audience)]
    if closed:
        return _closed_text(*closed[0], _READERS[audience], title)
    return _empty(opened[0], whom, title)


_READERS = {Level.STAFF: "Own staff only", Level.MEMBERS: "Members of the delegation", Level.PUBLIC: "Everybody"}
_FIELD = "“May be read by”"


def _closed(section: Entry, whom: str, readers: str, title: str) -> Nothing:
    words = (
        f"None of its sections may be read by {whom}, and nothing is opened by itself. Choose one at the left, such as "
        f"“{section.title}”, and set {_FIELD} at the foot of its form to “{readers}”. What it shows has that field "
        "too: only what may be read by them goes in."
    )
    return Nothing(title=title, words=words, answer=_leads_to(section), spot=Spot(ref=section.ref, field="level"))


def _closed_text(section: Entry, text: Entry, readers: str, title: str) -> Nothing:
    words = (
        f"They may read “{section.title}”, but not the text that it is about, “{text.title}”. Set {_FIELD} at the foot "
        f"of its form to “{readers}”."
    )
    spot = Spot(ref=text.ref, section=section.ref.id, field="level")
    return Nothing(title=title, words=words, answer=_leads_to(text), spot=spot)


def _empty(section: Entry, whom: str, title: str) -> Nothing:
    words = (
        f"“{section.title}” may be read by {whom}, but there is nothing in it, or nothing in it that they may read. "
        f"It appears as soon as it is filled with what they may: the records that it shows have {_FIELD} too."
    )
    return Nothing(title=title, words=words, answer=f"Go to “{section.title}”", spot=Spot(ref=section.ref))


def _leads_to(entry: Entry) -> str:
    title = entry.title if len(entry.title) <= _LONGEST else f"{entry.title[:_LONGEST].rstrip()}…"
    return f"Who may read “{title}”?"


_LONGEST = 40


def _texts(section: Entry) -> list[Entry]:
    return [child for child in section.children if child.ref.kind is Kind.INSTRUMENT]
