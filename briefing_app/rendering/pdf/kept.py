"""Sheets that are kept from one document to the next: while one types, most parts of a pack stay the very same objects.

For files that nobody listens to (``tagged=False``): a tagged one needs its structure whole, made in one go.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from briefing_app.document.tree import Part
from briefing_app.rendering.pdf.encoder import Encoder
from briefing_app.rendering.pdf.sheet import Sheet
from briefing_app.rendering.pdf.workshop import Bookmark


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class KeptPart:
    """A part with the sheets that it was drawn on, and the lines of the outline that it has added."""

    part: Part
    place: tuple[int, int]
    """How many sheets and lines of the outline came before it."""
    sheets: list[Sheet]
    bookmarks: list[Bookmark]


class KeptSheets:
    """What was drawn the last time. Belongs to one preview and one thread.

    A part's sheets hold as long as the part is the same object, begins on the same page, and the frame (paper, style,
    language, what stands on every page of a long table) is the same.
    """

    def __init__(self) -> None:
        self.encoder = Encoder()
        self._frame: Hashable = None
        self._former: dict[int, KeptPart] = {}
        self._met: dict[int, KeptPart] = {}

    def begin(self, frame: Hashable) -> Encoder:
        """Begin a document; in another frame nothing holds. Return the encoder that all its letters go through."""
        if frame != self._frame:
            self.encoder, self._frame, self._former = Encoder(), frame, {}
        self._met = {}
        return self.encoder

    def find(self, part: Part, place: tuple[int, int]) -> KeptPart | None:
        """Return what is kept of a part that begins at this place, its sheets as they were before their furniture."""
        kept = self._former.get(id(part))
        if kept is None or kept.part is not part or kept.place != place:
            return None
        for sheet in kept.sheets:
            sheet.restore()
        self._met[id(part)] = kept
        return kept

    def keep(self, kept: KeptPart) -> None:
        """Keep a part that was drawn now."""
        for sheet in kept.sheets:
            sheet.keep()
        self._met[id(kept.part)] = kept

    def end(self) -> None:
        """End a document: what was not met in it is let go of."""
        self._former, self._met = self._met, {}
