"""The head and foot of loose pages that are read aloud."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.document.blocks import Align, Layout
from briefing_app.document.tree import Furniture
from briefing_app.rendering.marks import ILLUSTRATIVE_MARK
from briefing_app.rendering.pdf.furniture import line_width, set_line
from briefing_app.rendering.pdf.look import HAIRLINE, Look, TextStyle
from briefing_app.rendering.pdf.sheet import Box, Sheet
from briefing_app.rendering.pdf.structure import Artifact

_GAP = 12.0
_SMALL = 7.6
"""Size of what only whoever sorts the pages looks at; it stays small where the text is large."""
_AHEAD = 13.0
"""Size of the next page's first words."""


def draw_spoken_furniture(sheet: Sheet, furniture: Furniture, *, look: Look, pages: int) -> None:
    """Draw what loose pages need, all at the head: whose they are, which of how many; at the foot what comes next."""
    grid = sheet.grid
    left, right = grid.left, grid.width - grid.right
    reading = grid.layout is Layout.READING
    sheet.furnish(Artifact.HEAD)
    small = replace(look.furniture, size=_SMALL, leading=10)
    count = furniture.page_of.format(page=sheet.number, pages=pages)
    number = TextStyle(size=15 if reading else 13, leading=18, strong=True, colour=look.accent)
    taken = line_width(count, number) + 1
    set_line(sheet, count, right - taken, grid.head, width=taken, style=number, align=Align.END)
    room = grid.measure - taken - _GAP
    set_line(sheet, sheet.title, left, grid.head, width=room, style=replace(small, strong=True))
    said = " · ".join(filter(None, (furniture.audience, furniture.stamp, furniture.copy)))
    where = grid.head + 12 if reading else grid.foot
    marking = replace(look.marking, size=_SMALL, leading=10)
    marked = line_width(furniture.marking, marking) + _GAP if furniture.marking else 0.0
    set_line(sheet, furniture.marking, left, where, width=grid.measure, style=marking)
    set_line(sheet, said, left + marked, where, width=grid.measure - marked, style=small)
    rule = grid.head + (18 if reading else 7)
    sheet.fill(Box(left, rule, right, rule + 0.5), HAIRLINE)
    if sheet.illustrative and furniture.illustrative:
        below = where + (17 if reading else 9)
        sheet.mark(ILLUSTRATIVE_MARK, left + _SMALL * 0.14, baseline=below - _SMALL * 0.08, size=_SMALL * 0.56)
        set_line(
            sheet, furniture.illustrative, left + _SMALL * 0.7 + 2, below, width=grid.measure - _SMALL, style=small
        )
    if sheet.next_words and furniture.turn:
        sheet.furnish(Artifact.FOOT)
        ahead = TextStyle(size=_AHEAD, leading=16, emphasis=True, colour=look.accent)
        words = furniture.turn.format(words=sheet.next_words)
        set_line(sheet, words, left, grid.foot, width=grid.measure, style=ahead)
