"""Faces loaded once a process, and the widths of words in them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from threading import Lock
from typing import TypeAlias

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from briefing_app.rendering.fonts import FACES, FaceName, face_data

ASCENT, DESCENT = 0.935, 0.265
"""Of all four faces, in ems."""

_WORDS_KEPT = 100_000


class Face:
    """One face: its name in the file, and a cache of word widths (in ems) that every document shares."""

    def __init__(self, name: FaceName) -> None:
        self.name = FACES[name].replace("_", "-")
        self.font = TTFont(self.name, BytesIO(face_data(name)))
        # The canvas asks its register for the initial font by name.
        pdfmetrics.registerFont(self.font)
        self._widths: dict[int, float] = self.font.face.charWidths
        self._missing: float = self.font.face.defaultWidth
        self._words: dict[str, float] = {}

    def width(self, text: str) -> float:
        """Return the width of a text in ems."""
        known = self._words.get(text)
        if known is None:
            get, missing = self._widths.get, self._missing
            known = sum([get(code, missing) for code in map(ord, text)]) / 1000
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
        # Preview and export may both be the first to ask; two faces of one name would mix up their subsets.
        with _LOADING:
            face = _LOADED.get(name)
            if face is None:
                face = _LOADED[name] = Face(name)
    return face


def face_of(*, strong: bool, emphasis: bool) -> FaceName:
    """Choose the face for an appearance."""
    return FaceName(int(strong) + 2 * int(emphasis))


_Split: TypeAlias = Callable[[str, object], list[tuple[int, bytes]]]
_ESCAPES = {ord("\\"): "\\\\", ord("("): "\\(", ord(")"): "\\)"}
_BYTES = [f"\\{code:03o}" if not 32 <= code < 127 else _ESCAPES.get(code, chr(code)) for code in range(256)]


_ELSEWHERE = "\ue000"
"""Stands for a letter that lies in another subset than the first."""


class _Codes(dict[int, str]):
    """Letter to escaped code in a face's first subset, filled as letters are met."""

    def __init__(self, split: _Split, document: object) -> None:
        super().__init__(_ESCAPES)
        self._split = split
        self._document = document

    def __missing__(self, letter: int) -> str:
        ((subset, codes),) = self._split(chr(letter), self._document)
        self[letter] = _BYTES[codes[0]] if subset == 0 else _ELSEWHERE
        return self[letter]


class Encoder:
    """Turns text into the codes of the subsets that one file embeds."""

    def __init__(self, document: object) -> None:
        self._document = document
        self._codes: dict[FaceName, _Codes] = {}
        self._names: dict[tuple[FaceName, int], str] = {}

    def encode(self, face: FaceName, text: str) -> tuple[tuple[str, str], ...]:
        """Return pieces of (name of the subset, escaped text)."""
        codes = self._codes.get(face)
        if codes is None:
            codes = self._codes[face] = _Codes(load_face(face).font.splitString, self._document)
        escaped = text.translate(codes)
        if _ELSEWHERE not in escaped:
            return ((self.subset(face, 0), escaped),)
        return tuple(
            (self.subset(face, number), "".join([_BYTES[code] for code in piece]))
            for number, piece in load_face(face).font.splitString(text, self._document)
        )

    def subset(self, face: FaceName, number: int) -> str:
        """Return a subset's name in the file."""
        key = (face, number)
        name = self._names.get(key)
        if name is None:
            font = load_face(face).font
            if number == 0:
                font.splitString(" ", self._document)
            name = self._names[key] = font.getSubsetInternalName(number, self._document)
        return name
