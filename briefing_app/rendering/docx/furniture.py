"""The lines at the head and foot of Word's pages. What is too long for one line gets another: nothing runs over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from math import ceil

from PIL import ImageFont

from briefing_app.document.tree import Furniture
from briefing_app.domain.paper import PageStyle
from briefing_app.rendering.docx import markup
from briefing_app.rendering.docx.inline import DIAMOND
from briefing_app.rendering.docx.look import WordLook, word_look
from briefing_app.rendering.fonts import FaceName, clean, face_data

_USUAL = 16
"""Half points of head and foot in the usual page style."""
_APART = 12.0
"""Points that stay free between what stands at the left and at the right."""
_NARROWEST = 440.0
"""Points that a foot has on the narrowest paper."""
_SLACK = 0.94
"""How much of a line is filled where its words may part."""


def head_lines(furniture: Furniture, look: WordLook, width: float) -> list[str]:
    """Return the head of a page: pack and marking; ``width`` in points."""
    return _line(furniture.pack, furniture.marking, markup.run(furniture.marking), look, width)


def foot_lines(
    furniture: Furniture,
    look: WordLook,
    width: float,
    *,
    made_up: bool,
    above: Sequence[str] = (),
    pages: int | None = None,
) -> list[str]:
    """Return the foot of a page: pack, audience and page; draft and marking; whose copy it is on a line of its own.

    ``pages`` is how many there are, where that is settled; else Word counts them.
    """
    page_of = furniture.page_of
    pack = f"{furniture.pack} \u00b7 {furniture.audience}"
    counted = page_of.replace("{page}", "888").replace("{pages}", "888")
    return [
        *([markup.run(f"{DIAMOND}\u00a0{furniture.illustrative}")] if made_up else []),
        *above,
        *_line(pack, counted, _page_words(page_of, pages), look, width),
        *_line(furniture.stamp, furniture.marking, markup.run(furniture.marking), look, width),
        *([markup.run(furniture.copy, strong=True)] if furniture.copy else []),
    ]


def copy_lines(furniture: Furniture, style: PageStyle) -> int:
    """Return how many lines of a foot say whose copy it is: copies with as many break into pages alike."""
    return ceil(_wide(furniture.copy, word_look(style)) / (_NARROWEST * _SLACK))


def _line(left: str, right: str, runs: str, look: WordLook, width: float) -> list[str]:
    """Return words at the left with runs at the right of them, or below where one line cannot hold both."""
    at_right = "<w:r><w:tab/></w:r>" + runs
    if _wide(left, look) + _wide(right, look) + _APART <= width:
        return [markup.run(left) + at_right]
    return [markup.run(left), at_right]


def _wide(text: str, look: WordLook) -> float:
    """Return the width of words in points, in the bold of the house: in no other face of a foot are they wider."""
    return _face().getlength(clean(text)) / 100 * look.half_points("Footer", _USUAL) / 2


@lru_cache(maxsize=1)
def _face() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(BytesIO(face_data(FaceName.BOLD)), 100)


def _page_words(page_of: str, pages: int | None) -> str:
    return "".join(_page_piece(piece, pages) for piece in re.split(r"(\{pages?\})", page_of))


def _page_piece(piece: str, pages: int | None) -> str:
    if piece == "{page}":
        return markup.field("PAGE", markup.run("1"))
    if piece == "{pages}":
        return markup.field("NUMPAGES", markup.run("1")) if pages is None else markup.run(str(pages))
    return markup.run(piece) if piece else ""
