"""Foreign pages in a Word file: each a picture with its words for listeners, on paper that lies as it does.

A Word file holds no pages of a PDF, so they are pictures here whatever was chosen for the PDF.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO

from PIL import Image

from briefing_app.document.blocks import ForeignPage
from briefing_app.document.tree import Part

SIDE, TOP, BOTTOM, DISTANCE = 560, 860, 1000, 400
"""Margins of a page that shows a foreign one, and where its head and foot are; twentieths of a point."""
_SLACK = 440
"""What the lines around a picture need."""
_TURNED = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Width and height of paper, in twentieths of a point."""

    width: int
    height: int


def opened(parts: tuple[Part, ...]) -> Iterator[Part]:
    """Yield the parts with every foreign page as one of its own, for the sake of its paper."""
    for part in parts:
        pages = [node for node in part.children if isinstance(node, ForeignPage)]
        if not pages:
            yield part
            continue
        yield replace(part, children=tuple(node for node in part.children if not isinstance(node, ForeignPage)))
        for page in pages:
            yield Part(anchor="", title=part.title, children=(page,), show_title=False)


def foreign_page(part: Part) -> ForeignPage | None:
    """Return the foreign page that a part is, once it was opened."""
    first = part.children[0] if part.children else None
    return first if isinstance(first, ForeignPage) else None


def foreign_sides(node: ForeignPage, sides: tuple[int, int]) -> Sides:
    """Return the paper for a page: the pack's, lying as the page does, or one as large as the page."""
    wide, high = sorted(sides, reverse=node.size[0] > node.size[1])
    width, height = (round(20 * side) for side in node.size)
    if node.fit or (width <= wide and height <= high):
        return Sides(width=wide, height=high)
    return Sides(width=width, height=height)


def shown_size(node: ForeignPage, sides: Sides) -> tuple[float, float]:
    """Return how large a page is shown, in points: as large as there is room, and never larger than it is."""
    width, height = node.size
    room = ((sides.width - 2 * SIDE) / 20, (sides.height - TOP - BOTTOM - _SLACK) / 20)
    scale = min(room[0] / width, room[1] / height, 1.0)
    return width * scale, height * scale


def upright(data: bytes, turn: int) -> bytes:
    """Return a picture turned to the right by so many degrees."""
    if not turn:
        return data
    with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
        out = BytesIO()
        picture.transpose(_TURNED[turn]).save(out, "PNG")
    return out.getvalue()
