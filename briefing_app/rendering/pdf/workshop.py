"""What all builders of one document share."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing_app.rendering.hyphenation import Hyphenator
from briefing_app.rendering.pdf.look import Look
from briefing_app.rendering.pdf.spans import Span, WordUnits
from briefing_app.rendering.pdf.structure import Element, Role


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Bookmark:
    """A line of the viewer's outline."""

    level: int
    title: str
    anchor: str


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Workshop:
    """What is known to all: the look, structure and outline so far, words already set, and what things are called."""

    look: Look
    continued: str
    made_up: str = ""
    hyphenator: Hyphenator | None = None
    structure: Element = field(default_factory=lambda: Element(Role.DOCUMENT))
    bookmarks: list[Bookmark] = field(default_factory=list)
    words: dict[Span, WordUnits] = field(default_factory=dict)

    def bookmark(self, level: int, title: str, anchor: str) -> str:
        """Add a line to the outline; return its anchor, which is made where there is none."""
        name = anchor or f"heading-{len(self.bookmarks)}"
        self.bookmarks.append(Bookmark(level=level, title=" ".join(title.split()), anchor=name))
        return name
