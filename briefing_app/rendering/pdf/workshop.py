"""What all builders of one document share."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing_app.rendering.pdf.spans import Span, WordUnits


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """A line of the viewer's outline."""

    level: int
    title: str
    anchor: str


@dataclass(slots=True, kw_only=True)
class Workshop:
    """The word for later parts of a table, the outline so far, and the words already set in each appearance."""

    continued: str
    bookmarks: list[Bookmark] = field(default_factory=list)
    words: dict[Span, WordUnits] = field(default_factory=dict)

    def bookmark(self, level: int, title: str, anchor: str) -> str:
        """Add a line to the outline; return its anchor, which is made where there is none."""
        name = anchor or f"heading-{len(self.bookmarks)}"
        self.bookmarks.append(Bookmark(level=level, title=" ".join(title.split()), anchor=name))
        return name
