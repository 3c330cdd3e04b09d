"""Which characters the faces can draw, by the faces' own character maps."""

from __future__ import annotations

from functools import cache

from briefing_app.rendering.fonts.cleaning import clean
from briefing_app.rendering.fonts.faces import FACES, face_data
from briefing_app.rendering.fonts.truetype import TrueType


def missing_characters(text: str) -> set[str]:
    """Return the characters of a text that at least one of our faces cannot draw."""
    return {letter for letter in set(clean(text)) if ord(letter) not in _covered()}


@cache
def _covered() -> frozenset[int]:
    return frozenset.intersection(*(frozenset(TrueType(face_data(name)).glyphs) for name in FACES))
