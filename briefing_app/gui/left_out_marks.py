"""Marks in the tree, and a note above the pages, for the sections that the pages do not show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.gui.left_out import left_out
from briefing_app.gui.outline import Outline
from briefing_app.gui.pack_panel import PackPanel
from briefing_app.gui.preview_pane import PreviewPane

if TYPE_CHECKING:
    from briefing_app.services.preview import Preview


class LeftOutMarks:
    """Keeps which sections the last pages found empty; what a level or a recipe closes is known without any pages."""

    def __init__(self, panel: PackPanel, pages: PreviewPane) -> None:
        """Mark in the tree of ``panel``, and say so above ``pages``."""
        self._panel = panel
        self._pages = pages
        self._empty: frozenset[str] = frozenset()
        self._closed: frozenset[str] = frozenset()

    def forget(self, outline: Outline) -> None:
        """Other pages were asked for: nobody knows yet what they find empty."""
        self._empty = self._closed = frozenset()
        self.show(outline)

    def learn(self, preview: Preview, outline: Outline | None) -> None:
        """Take from new pages which sections they found empty; one whose annexes are on the pages is not left out."""
        shown = {part.origin.section for part in preview.composed.document.parts}
        self._empty = frozenset(preview.composed.empty) - shown
        self._closed = preview.kept_back
        if outline is not None:
            self.show(outline)

    def show(self, outline: Outline) -> None:
        """Mark the sections of a pack that its pages do not show."""
        self._panel.model.show_left_out(left_out(outline, self._panel.recipe, self._empty, closed=self._closed))
        self.note()

    def note(self) -> None:
        """Say above the pages why the chosen section is not there; nothing where it is."""
        section = self._panel.tree.current_section()
        away = self._panel.model.left_out(section) if section is not None else None
        self._pages.show_note(away.sentence(section.title) if section is not None and away is not None else "")
