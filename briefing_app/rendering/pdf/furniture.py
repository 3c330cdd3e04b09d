"""The head and foot of a page, drawn when the number of pages is known."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_app.document.blocks import Align
from briefing_app.document.inline import IllustrativeMark, Inline, Words
from briefing_app.document.tree import Furniture
from briefing_app.rendering.fonts import FaceName, clean
from briefing_app.rendering.pdf import look
from briefing_app.rendering.pdf.faces import face_of, load_face
from briefing_app.rendering.pdf.lines import break_lines
from briefing_app.rendering.pdf.look import TextStyle
from briefing_app.rendering.pdf.sheet import Box, Sheet
from briefing_app.rendering.pdf.spans import Spanner

_ELLIPSIS = "…"
_GAP = 12.0
_MARKING = TextStyle(size=7.6, leading=10, strong=True, colour=look.CAUTION)


def draw_furniture(sheet: Sheet, furniture: Furniture, *, pages: int) -> None:
    """Draw what stands at the head and foot of a page. A cover, which has no title, has a bar for a head."""
    grid = sheet.grid
    left, right = grid.left, grid.width - grid.right
    if sheet.title:
        half = grid.measure * 0.49
        _line(sheet, furniture.pack, left, grid.head, width=half)
        _line(sheet, sheet.title, right - half, grid.head, width=half, align=Align.END)
        sheet.fill(Box(x0=left, y0=grid.head + 5, x1=right, y1=grid.head + 5.5), look.HAIRLINE)
    else:
        sheet.fill(Box(x0=left, y0=grid.head, x1=right, y1=grid.head + 7), look.NAVY)
    sheet.fill(Box(x0=left, y0=grid.foot, x1=right, y1=grid.foot + 0.5), look.HAIRLINE)
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
    if furniture.marking:
        _line(sheet, furniture.marking, left, baseline + 11, width=grid.measure, style=_MARKING)
    if sheet.illustrative and furniture.illustrative:
        note: tuple[Inline, ...] = (IllustrativeMark(), Words(text=f" {furniture.illustrative}"))
        _set(sheet, note, left, grid.foot - 5, width=grid.measure, align=Align.START, style=look.FURNITURE)


def _width(text: str) -> float:
    return load_face(FaceName.REGULAR).width(clean(text)) * look.FURNITURE.size


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
        children = (Words(text=_shortened(text, width=width, style=style)),)
        _set(sheet, children, x, baseline, width=width, align=align, style=style)


def _set(
    sheet: Sheet,
    children: Sequence[Inline],
    x: float,
    baseline: float,
    *,
    width: float,
    align: Align,
    style: TextStyle,
) -> None:
    lines = break_lines(Spanner(style, {}).units(children), width)[:1]
    sheet.text(lines, x=x, baseline=baseline, leading=style.leading, width=width, align=align)


def _shortened(text: str, *, width: float, style: TextStyle) -> str:
    measure = load_face(face_of(strong=style.strong, emphasis=style.emphasis)).width
    if measure(text) * style.size <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + _ELLIPSIS) * style.size <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + _ELLIPSIS
