"""The head and foot of a page, drawn when the number of pages is known."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from briefing_app.document.blocks import Align
from briefing_app.document.tree import Furniture
from briefing_app.rendering.fonts import clean
from briefing_app.rendering.marks import ILLUSTRATIVE_MARK
from briefing_app.rendering.pdf import look
from briefing_app.rendering.pdf.faces import face_of, load_face
from briefing_app.rendering.pdf.look import TextStyle
from briefing_app.rendering.pdf.sheet import Box, Sheet
from briefing_app.rendering.pdf.spans import Span, span_of
from briefing_app.rendering.pdf.structure import Artifact

_ELLIPSIS = "…"
_GAP = 12.0
_MARKING = TextStyle(size=7.6, leading=10, strong=True, colour=look.CAUTION)
_COPY = replace(look.FURNITURE, strong=True)


def draw_furniture(sheet: Sheet, furniture: Furniture, *, pages: int) -> None:
    """Draw what stands at the head and foot of a page. A cover, which has no title, has a bar for a head."""
    grid = sheet.grid
    left, right = grid.left, grid.width - grid.right
    sheet.furnish(Artifact.HEAD)
    if sheet.title:
        half = grid.measure * 0.49
        _line(sheet, furniture.pack, left, grid.head, width=half)
        _line(sheet, sheet.title, right - half, grid.head, width=half, align=Align.END)
        sheet.fill(Box(left, grid.head + 5, right, grid.head + 5.5), look.HAIRLINE)
    else:
        sheet.fill(Box(left, grid.head, right, grid.head + 7), look.NAVY)
    sheet.furnish(Artifact.FOOT)
    sheet.fill(Box(left, grid.foot, right, grid.foot + 0.5), look.HAIRLINE)
    baseline = grid.foot + 13
    page = furniture.page_of.format(page=sheet.number, pages=pages)
    pack = " · ".join(filter(None, (furniture.pack, furniture.audience)))
    stamp_width, page_width = _width(furniture.stamp), _width(page)
    pack_width = min(_width(pack) + 1, grid.measure - stamp_width - page_width - 2 * _GAP)
    # The stamp stands in the middle of the page where there is room for it, else between its neighbours.
    middle = (left + right - stamp_width) / 2
    if middle < left + pack_width + _GAP:
        middle = left + pack_width + (grid.measure - pack_width - page_width - stamp_width) / 2
    _line(sheet, pack, left, baseline, width=pack_width)
    _line(sheet, furniture.stamp, middle, baseline, width=stamp_width + 1)
    _line(sheet, page, right - page_width - 1, baseline, width=page_width + 1, align=Align.END)
    marked = 0.0
    if furniture.marking:
        marked = _width(furniture.marking, style=_MARKING) + _GAP
        _line(sheet, furniture.marking, left, baseline + 11, width=grid.measure, style=_MARKING)
    room = grid.measure - marked
    _line(sheet, furniture.copy, right - room, baseline + 11, width=room, align=Align.END, style=_COPY)
    if sheet.illustrative and furniture.illustrative:
        size = look.FURNITURE.size
        sheet.mark(ILLUSTRATIVE_MARK, left + size * 0.14, baseline=grid.foot - 5 - size * 0.08, size=size * 0.56)
        text_left = left + size * 0.7 + 2
        _line(sheet, furniture.illustrative, text_left, grid.foot - 5, width=grid.measure - text_left + left)


def _width(text: str, *, style: TextStyle = look.FURNITURE) -> float:
    return load_face(face_of(strong=style.strong, emphasis=style.emphasis)).width(clean(text)) * style.size


def _line(
    sheet: Sheet,
    text: str,
    x: float,
    baseline: float,
    *,
    width: float,
    align: Align = Align.START,
    style: TextStyle = look.FURNITURE,
) -> None:
    """Set one line, shortened where it does not fit."""
    if text:
        span = span_of(face_of(strong=style.strong, emphasis=style.emphasis), style.size, style.colour)
        words, taken = _shortened(clean(text), span, width)
        sheet.words(words, span, x=x + width - taken if align is Align.END else x, baseline=baseline)


@lru_cache(maxsize=256)
def _shortened(text: str, span: Span, width: float) -> tuple[str, float]:
    """Return what fits of a text, and its width."""
    measure = load_face(span.face).width
    taken = measure(text) * span.size
    if taken <= width:
        return text, taken
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + _ELLIPSIS) * span.size <= width:
            low = middle
        else:
            high = middle - 1
    shortened = text[:low].rstrip() + _ELLIPSIS
    return shortened, measure(shortened) * span.size
