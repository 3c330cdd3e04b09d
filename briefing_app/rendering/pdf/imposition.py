"""Several pages on one side of a sheet: a booklet to be folded, a handout with lines to write on.

Belongs here: where each page goes on which side. What comes out is for paper alone: it has no tags, links or bookmarks
(pikepdf keeps none of them when a page becomes a picture of itself on another).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import NamedTuple

import pikepdf

from briefing_app.domain.paper import Imposition

_ON_SCREEN = ("/Annots", "/StructParents")
"""What of a page leads to other pages, which paper need not hold."""
_EDGE = 28.35
"""What printers do not reach, and a hand holds: 10 mm, in points."""
_GAP = 14.0
"""Between a page and the lines beside it, and between two pages above each other."""
_LINE = 22.0
"""From one line to write on to the next: 8 mm."""
_LINE_GREY = 0.6
_CUT = 22.0
"""How long a mark is that says where to cut: further in than what printers do not reach."""
_SHARE = 0.52
"""What of a side's width a page takes that has lines beside it."""


class _Area(NamedTuple):
    """A rectangle on a side, in points from its lower left."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slot:
    """A place for a page on a side; ``page`` counts from 0, ``None`` leaves it empty."""

    page: int | None
    box: _Area


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    width: float
    height: float
    slots: tuple[_Slot, ...]
    lines: tuple[_Area, ...] = ()
    """Where there is room to write, beside each page."""
    upright: bool = False
    """Whether marks say that the sheet is cut from top to bottom."""
    across: bool = False
    """Whether marks say that it is cut from side to side."""


def booklet_order(pages: int) -> tuple[tuple[int | None, int | None], ...]:
    """Return the pages, from 0, at the left and right of each side, front and back of one sheet after the other.

    A sheet holds four pages: what is missing to a whole one stays empty, at the end of the booklet (``None``).
    """
    whole = -(-pages // 4) * 4
    order = [(whole - 1 - side, side) if side % 2 == 0 else (side, whole - 1 - side) for side in range(whole // 2)]
    return tuple((left if left < pages else None, right if right < pages else None) for left, right in order)


def impose(data: bytes, imposition: Imposition, *, pages: Sequence[int]) -> bytes:
    """Return a PDF that holds some pages of another, by their numbers from 1, on sheets as ``imposition`` says.

    Its paper is that of the first page.
    """
    with pikepdf.open(BytesIO(data)) as source, pikepdf.new() as made:
        chosen = [source.pages[number - 1] for number in pages]
        for page in chosen:
            for key in _ON_SCREEN:
                if key in page:
                    del page[key]
        if imposition is Imposition.NONE:
            made.pages.extend(chosen)
        else:
            _draw_sides(made, chosen, imposition)
        out = BytesIO()
        made.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _draw_sides(made: pikepdf.Pdf, pages: Sequence[pikepdf.Page], imposition: Imposition) -> None:
    sizes = [_size(page) for page in pages]
    forms = [made.copy_foreign(page.as_form_xobject()) for page in pages]
    paper = (min(sizes[0]), max(sizes[0]))
    for side in _SIDES[imposition](len(pages), paper):
        page = made.add_blank_page(page_size=(side.width, side.height))
        held = {f"/P{at}": forms[slot.page] for at, slot in enumerate(side.slots) if slot.page is not None}
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(held))
        page.Contents = made.make_stream("\n".join(_drawn(side, sizes)).encode("ascii"))


def _booklet(pages: int, paper: tuple[float, float]) -> Iterator[_Side]:
    height, width = paper  # the sheet lies on its side
    half = width / 2
    for left, right in booklet_order(pages):
        yield _Side(
            width=width,
            height=height,
            slots=(
                _Slot(page=left, box=_Area(0, 0, half, height)),
                _Slot(page=right, box=_Area(half, 0, width, height)),
            ),
        )


def _with_lines(pages: int, paper: tuple[float, float]) -> Iterator[_Side]:
    width, height = paper
    middle, right = height / 2, width * _SHARE
    boxes = (
        _Area(_EDGE, middle + _GAP / 2, right, height - _EDGE),
        _Area(_EDGE, _EDGE, right, middle - _GAP / 2),
    )
    for start in range(0, pages, 2):
        slots = tuple(_Slot(page=start + at, box=box) for at, box in enumerate(boxes) if start + at < pages)
        yield _Side(
            width=width,
            height=height,
            slots=slots,
            lines=tuple(_Area(right + _GAP, slot.box.y0, width - _EDGE, slot.box.y1) for slot in slots),
        )


def _cards(pages: int, card: tuple[float, float]) -> Iterator[_Side]:
    """Lay four cards on a sheet that lies on its side as they do, in the order in which they are read."""
    high, wide = card
    for start in range(0, pages, 4):
        slots = tuple(
            _Slot(page=start + at, box=_Area(column * wide, row * high, (column + 1) * wide, (row + 1) * high))
            for at, (column, row) in enumerate(((0, 1), (1, 1), (0, 0), (1, 0)))
            if start + at < pages
        )
        yield _Side(width=2 * wide, height=2 * high, slots=slots, upright=True, across=True)


def _halves(pages: int, half: tuple[float, float]) -> Iterator[_Side]:
    """Lay two halves beside each other on a sheet that lies on its side."""
    wide, high = half
    for start in range(0, pages, 2):
        slots = tuple(
            _Slot(page=start + at, box=_Area(at * wide, 0, (at + 1) * wide, high))
            for at in range(2)
            if start + at < pages
        )
        yield _Side(width=2 * wide, height=high, slots=slots, upright=True)


_SIDES = {
    Imposition.BOOKLET: _booklet,
    Imposition.LINES: _with_lines,
    Imposition.CARDS: _cards,
    Imposition.HALVES: _halves,
}


def _cut_marks(side: _Side) -> Iterator[str]:
    """Draw a short line at each edge where the sheet is cut, and a cross in the middle."""
    x, y = side.width / 2, side.height / 2
    upright = ((x, 0, x, _CUT), (x, side.height - _CUT, x, side.height), (x, y - _CUT / 2, x, y + _CUT / 2))
    across = ((0, y, _CUT, y), (side.width - _CUT, y, side.width, y), (x - _CUT / 2, y, x + _CUT / 2, y))
    for x0, y0, x1, y1 in (*(upright if side.upright else ()), *(across if side.across else ())):
        yield f"q {_LINE_GREY} G 0.5 w {x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l S Q"


def _drawn(side: _Side, sizes: Sequence[tuple[float, float]]) -> Iterator[str]:
    for at, slot in enumerate(side.slots):
        if slot.page is not None:
            matrix, frame = _placed(slot.box, sizes[slot.page], turn=not side.lines)
            yield f"q {matrix} cm /P{at} Do Q"
            if side.lines:
                yield f"q {_LINE_GREY} G 0.5 w {frame} re S Q"
    if side.upright or side.across:
        yield from _cut_marks(side)
    for box in side.lines:
        for number in range(1, int((box.y1 - box.y0) / _LINE) + 1):
            y = box.y1 - number * _LINE
            yield f"q {_LINE_GREY} G 0.5 w {box.x0:.2f} {y:.2f} m {box.x1:.2f} {y:.2f} l S Q"


def _placed(box: _Area, size: tuple[float, float], *, turn: bool) -> tuple[str, str]:
    """Return the matrix that fits a page into a box, in its middle, and where it then stands.

    With ``turn`` a page that lies on its side is turned where the box does not, so that it is as large as can be.
    """
    wide, high = box.x1 - box.x0, box.y1 - box.y0
    turned = turn and (size[0] > size[1]) != (wide > high)
    width, height = (size[1], size[0]) if turned else size
    scale = min(wide / width, high / height)
    x = box.x0 + (wide - width * scale) / 2
    y = box.y0 + (high - height * scale) / 2
    matrix = (
        f"0 {scale:.5f} {-scale:.5f} 0 {x + width * scale:.3f} {y:.3f}"
        if turned
        else (f"{scale:.5f} 0 0 {scale:.5f} {x:.3f} {y:.3f}")
    )
    return matrix, f"{x:.2f} {y:.2f} {width * scale:.2f} {height * scale:.2f}"


def _size(page: pikepdf.Page) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    return right - left, top - bottom
