"""The head and foot of a page, drawn when the number of pages is known."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from briefing_app.document.blocks import Align
from briefing_app.document.tree import Furniture
from briefing_app.rendering.marks import ILLUSTRATIVE_MARK
from briefing_app.rendering.pdf.faces import face_of, load_face
from briefing_app.rendering.pdf.look import HAIRLINE, Look, TextStyle
from briefing_app.rendering.pdf.sheet import Box, Sheet
from briefing_app.rendering.pdf.spans import Span, as_drawn, span_of
from briefing_app.rendering.pdf.structure import Artifact

_ELLIPSIS = "…"
_GAP = 12.0


def draw_furniture(sheet: Sheet, furniture: Furniture, *, look: Look, pages: int) -> None:
    """Draw what stands at the head and foot of a page. A cover, which has no title, has a bar for a head."""
    grid, style = sheet.grid, look.furniture
    left, right = grid.left, grid.width - grid.right
    sheet.furnish(Artifact.HEAD)
    if sheet.title:
        # Where letters are large, the pack's name stands in the foot alone.
        room = grid.measure * (1.0 if look.stacked else 0.49)
        if not look.stacked:
            set_line(sheet, furniture.pack, left, grid.head, width=room, style=style)
        set_line(sheet, sheet.title, right - room, grid.head, width=room, align=Align.END, style=style)
        sheet.fill(Box(left, grid.head + 5, right, grid.head + 5.5), HAIRLINE)
    else:
        sheet.fill(Box(left, grid.head - look.bar, right, grid.head), look.accent)
    sheet.furnish(Artifact.FOOT)
    sheet.fill(Box(left, grid.foot, right, grid.foot + 0.5), HAIRLINE)
    baseline = grid.foot + 3 + 1.3 * style.size
    page = furniture.page_of.format(page=sheet.number, pages=pages)
    draw = _stacked if look.stacked else _in_a_row
    draw(sheet, furniture, page, look=look, baseline=baseline)
    if sheet.illustrative and furniture.illustrative:
        size = style.size
        sheet.mark(ILLUSTRATIVE_MARK, left + size * 0.14, baseline=grid.foot - 5 - size * 0.08, size=size * 0.56)
        text_left = left + size * 0.7 + 2
        room = grid.measure - text_left + left
        set_line(sheet, furniture.illustrative, text_left, grid.foot - 5, width=room, style=style)


def _in_a_row(sheet: Sheet, furniture: Furniture, page: str, *, look: Look, baseline: float) -> None:
    """Draw pack, stamp and page on one line, marking and whose copy it is below."""
    grid, style = sheet.grid, look.furniture
    left, right = grid.left, grid.width - grid.right
    pack = " · ".join(filter(None, (furniture.pack, furniture.audience)))
    stamp_width, page_width = line_width(furniture.stamp, style), line_width(page, style)
    pack_width = min(line_width(pack, style) + 1, grid.measure - stamp_width - page_width - 2 * _GAP)
    # The stamp stands in the middle of the page where there is room for it, else between its neighbours.
    middle = (left + right - stamp_width) / 2
    if middle < left + pack_width + _GAP:
        middle = left + pack_width + (grid.measure - pack_width - page_width - stamp_width) / 2
    set_line(sheet, pack, left, baseline, width=pack_width, style=style)
    set_line(sheet, furniture.stamp, middle, baseline, width=stamp_width + 1, style=style)
    set_line(sheet, page, right - page_width - 1, baseline, width=page_width + 1, align=Align.END, style=style)
    _marking_and_copy(sheet, furniture, look=look, baseline=baseline + 1.45 * style.size)


def _stacked(sheet: Sheet, furniture: Furniture, page: str, *, look: Look, baseline: float) -> None:
    """Draw pack and page on one line, for whom and when below, then marking and whose copy it is."""
    grid, style = sheet.grid, look.furniture
    left, right = grid.left, grid.width - grid.right
    page_width, audience_width = line_width(page, style), line_width(furniture.audience, style)
    set_line(sheet, furniture.pack, left, baseline, width=grid.measure - page_width - _GAP, style=style)
    set_line(sheet, page, right - page_width - 1, baseline, width=page_width + 1, align=Align.END, style=style)
    baseline += style.leading
    room = grid.measure - audience_width - _GAP
    set_line(sheet, furniture.audience, left, baseline, width=audience_width + 1, style=style)
    set_line(sheet, furniture.stamp, right - room, baseline, width=room, align=Align.END, style=style)
    _marking_and_copy(sheet, furniture, look=look, baseline=baseline + style.leading)


def _marking_and_copy(sheet: Sheet, furniture: Furniture, *, look: Look, baseline: float) -> None:
    grid = sheet.grid
    marked = 0.0
    if furniture.marking:
        marked = line_width(furniture.marking, look.marking) + _GAP
        set_line(sheet, furniture.marking, grid.left, baseline, width=grid.measure, style=look.marking)
    room = grid.measure - marked
    right = grid.width - grid.right
    copy = replace(look.furniture, strong=True)
    set_line(sheet, furniture.copy, right - room, baseline, width=room, align=Align.END, style=copy)


def line_width(text: str, style: TextStyle) -> float:
    """Return how wide a line of furniture is, in points."""
    return load_face(face_of(strong=style.strong, emphasis=style.emphasis)).width(as_drawn(text)) * style.size


def set_line(
    sheet: Sheet,
    text: str,
    x: float,
    baseline: float,
    *,
    width: float,
    style: TextStyle,
    align: Align = Align.START,
) -> None:
    """Set one line, shortened where it does not fit."""
    if text:
        span = span_of(face_of(strong=style.strong, emphasis=style.emphasis), style.size, style.colour)
        words, taken = _shortened(as_drawn(text), span, width)
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
