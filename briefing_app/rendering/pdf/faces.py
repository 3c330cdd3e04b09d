"""Faces loaded once a process, and the widths of words in them."""

from __future__ import annotations

from io import BytesIO
from threading import Lock

from reportlab.pdfbase.ttfonts import TTFontFile

from briefing_app.rendering.fonts import FACES, FaceName, face_data

ASCENT, DESCENT = 0.935, 0.265
"""Of all four faces, in ems."""

BOX = 0x25AF
"""What stands for a letter that a face lacks: a glyph of its own, for the one without a name may not be shown."""
SOFT_HYPHEN = "\u00ad"
"""What ends a line inside a word: drawn as a hyphen, and known to readers as no part of the word."""
_WORDS_KEPT = 100_000


class _Letters(dict[str, float]):
    """The width of each letter, in thousandths of an em, filled as letters are met."""

    def __init__(self, widths: dict[int, float], missing: float) -> None:
        super().__init__()
        self._widths = widths
        self._without = missing

    def __missing__(self, letter: str) -> float:
        width = self[letter] = self._widths.get(ord(letter), self._without)
        return width


class Face:
    """One face: its name in the file, its outlines, and a cache of word widths (in ems) that every document shares."""

    def __init__(self, name: FaceName) -> None:
        self.name = FACES[name].replace("_", "-")
        self.file = TTFontFile(BytesIO(face_data(name)))
        self.glyphs: dict[int, int] = self.file.charToGlyph
        self.widths: dict[int, float] = self.file.charWidths
        self.missing: float = self.widths[BOX]
        self._letters = _Letters(self.widths, self.missing)
        self._words: dict[str, float] = {}

    def width(self, text: str) -> float:
        """Return the width of a text in ems."""
        known = self._words.get(text)
        if known is None:
            known = sum(map(self._letters.__getitem__, text)) / 1000
            if len(self._words) > _WORDS_KEPT:
                self._words.clear()
            self._words[text] = known
        return known


_LOADED: dict[FaceName, Face] = {}
_LOADING = Lock()


def load_face(name: FaceName) -> Face:
    """Return a face; the four are read once and never change."""
    face = _LOADED.get(name)
    if face is None:
        # Preview and export may both be the first to ask.
        with _LOADING:
            face = _LOADED.get(name)
            if face is None:
                face = _LOADED[name] = Face(name)
    return face


def face_of(*, strong: bool, emphasis: bool) -> FaceName:
    """Choose the face for an appearance."""
    return _FACES_OF[strong, emphasis]


_FACES_OF = {
    (False, False): FaceName.REGULAR,
    (True, False): FaceName.BOLD,
    (False, True): FaceName.ITALIC,
    (True, True): FaceName.BOLD_ITALIC,
}
