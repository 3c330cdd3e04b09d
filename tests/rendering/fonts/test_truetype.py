"""Faces are read as another reader reads them that shares no code with ours, and cut down to the same bytes."""

from __future__ import annotations

import random
from functools import cache
from io import BytesIO

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from briefing_app.rendering.fonts import FaceName, TrueType, cut_down, face_data

FACES = pytest.mark.parametrize("name", list(FaceName))
BOX = 0x25AF
NO_LETTER = 0xFFFF
"""Ends a character map; the other reader takes it for a letter."""


@cache
def ours(name: FaceName) -> TrueType:
    return TrueType(face_data(name))


@cache
def other(name: FaceName) -> TTFontFile:
    return TTFontFile(BytesIO(face_data(name)))


@FACES
def test_each_letter_has_its_glyph_and_its_width(name: FaceName) -> None:
    glyphs, widths = dict(other(name).charToGlyph), dict(other(name).charWidths)
    del glyphs[NO_LETTER], widths[NO_LETTER]
    assert len(glyphs) > 2500
    assert ours(name).glyphs == glyphs
    assert ours(name).widths == widths


@FACES
def test_what_a_file_says_of_a_face_is_read_from_it(name: FaceName) -> None:
    face, read = ours(name), other(name)
    assert (face.ascent, face.descent, face.cap_height) == (read.ascent, read.descent, read.capHeight)
    assert (list(face.box), face.italic_angle, face.stem) == (read.bbox, read.italicAngle, read.stemV)
    assert face.flags | 4 == read.flags
    assert bool(face.italic_angle) is (name in {FaceName.ITALIC, FaceName.BOLD_ITALIC})


@FACES
@pytest.mark.parametrize("count", [1, 5, 80, 250])
def test_a_face_is_cut_down_to_the_letters_that_are_used(name: FaceName, count: int) -> None:
    letters = [0, *random.Random(count).sample(sorted(ours(name).glyphs), count), BOX]
    made = cut_down(ours(name), letters)
    assert made == other(name).makeSubset(letters)
    assert len(made) < len(face_data(name)) / 4


def test_a_letter_of_several_parts_brings_them_along() -> None:
    regular = ours(FaceName.REGULAR)
    plain, accented = cut_down(regular, [0, ord("A")]), cut_down(regular, [0, ord("Ǻ")])
    assert TrueType(plain).numbers("maxp", 4, "H") == (2,)
    assert TrueType(accented).numbers("maxp", 4, "H")[0] > 2


def test_a_letter_that_a_face_lacks_draws_its_empty_box() -> None:
    made = TrueType(cut_down(ours(FaceName.REGULAR), [0, ord("中"), ord("a")]))
    assert made.numbers("cmap", 22, "3H") == (0, 0, 1)
