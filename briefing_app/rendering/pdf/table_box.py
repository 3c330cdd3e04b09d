"""Tables: caption and head rows stand again on every page, rows stay whole, a group's heading stays with its rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from briefing_app.document.origin import NOWHERE, Origin
from briefing_app.rendering.pdf.boxes import Beside, Parts, TextBox
from briefing_app.rendering.pdf.sheet import Box, Sheet

_ROUNDING = 0.01


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class TableRows:
    """All rows of a table with their running heights; shared by every part of the table, so that cutting is cheap."""

    head: Sequence[Beside]
    rows: Sequence[Beside]
    sums: Sequence[float]
    """``sums[n]``: the height of the first ``n`` rows."""

    @classmethod
    def of(cls, head: Sequence[Beside], rows: Sequence[Beside]) -> TableRows:
        """Add up the heights once."""
        return cls(head=head, rows=rows, sums=list(accumulate((row.height for row in rows), initial=0.0)))


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class TableBox:
    """The rows from ``start`` to ``end`` of a table."""

    content: TableRows
    start: int
    end: int
    width: float
    caption: TextBox | None = None
    later_caption: TextBox | None = None
    """The caption of the parts on later pages."""
    later: bool = False
    """Whether caption and head were met on an earlier page already."""
    origin: Origin = NOWHERE
    anchor: str = ""
    before: float = 0.0
    after: float = 0.0
    keep: bool = False

    @property
    def height(self) -> float:
        """Caption, head and the rows of this part."""
        sums = self.content.sums
        return self._head_height() + sums[self.end] - sums[self.start]

    @property
    def least(self) -> float:
        """Head and first row, with the group headings before it."""
        last = self.start
        while last < self.end - 1 and self.content.rows[last].keep:
            last += 1
        sums = self.content.sums
        return self._head_height() + sums[min(last + 1, self.end)] - sums[self.start]

    def split(self, room: float, *, force: bool) -> Parts:
        """Cut between rows; a row taller than a page is cut itself."""
        if self.height <= room + _ROUNDING:
            return self, None
        sums = self.content.sums
        left = room - self._head_height()
        cut = bisect_right(sums, sums[self.start] + left + _ROUNDING) - 1
        cut = min(cut, self.end)
        while cut > self.start and self.content.rows[cut - 1].keep:
            cut -= 1
        if cut > self.start:
            return self._slice(self.start, cut), self._slice(cut, self.end)
        return self._cut_row(left) if force else (None, self)

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw caption, head and rows."""
        sheet.anchor(self.anchor, top)
        if self.origin is not NOWHERE:
            sheet.place(self.origin, Box(x, top, x + self.width, top + self.height))
        if self.later:
            with sheet.repeating():
                top = self._draw_head(sheet, x, top)
        else:
            top = self._draw_head(sheet, x, top)
        for row in self.content.rows[self.start : self.end]:
            row.draw(sheet, x, top)
            top += row.height

    def _draw_head(self, sheet: Sheet, x: float, top: float) -> float:
        """Draw what stands above the rows of each part; return where the rows begin."""
        if self.caption is not None:
            self.caption.draw(sheet, x, top)
            top += self.caption.height + self.caption.after
        for row in self.content.head:
            row.draw(sheet, x, top)
            top += row.height
        return top

    def _head_height(self) -> float:
        caption = self.caption.height + self.caption.after if self.caption is not None else 0.0
        return caption + sum(row.height for row in self.content.head)

    def _slice(self, start: int, end: int) -> TableBox:
        first, last = start == self.start, end == self.end
        return TableBox(
            content=self.content,
            start=start,
            end=end,
            width=self.width,
            caption=self.caption if first else self.later_caption,
            later_caption=self.later_caption,
            later=self.later or not first,
            origin=self.origin,
            anchor=self.anchor if first else "",
            before=self.before if first else 0.0,
            after=self.after if last else 0.0,
        )

    def _cut_row(self, room: float) -> Parts:
        """Cut the first row; group headings before it are let go of, for nothing can be done for them."""
        row = self.content.rows[self.start]
        if row.keep and row.height <= room and self.end - self.start > 1:
            return self._slice(self.start, self.start + 1), self._slice(self.start + 1, self.end)
        head, tail = row.split(room, force=True)
        if not isinstance(head, Beside) or not isinstance(tail, Beside):
            first = self._slice(self.start, self.start + 1)
            rest = self._slice(self.start + 1, self.end) if self.start + 1 < self.end else None
            return first, rest
        rest_rows = TableRows.of(self.content.head, [tail, *self.content.rows[self.start + 1 : self.end]])
        return (
            self._with(TableRows.of(self.content.head, [head]), later=self.later),
            self._with(rest_rows, later=True),
        )

    def _with(self, content: TableRows, *, later: bool) -> TableBox:
        further = later and not self.later
        return TableBox(
            content=content,
            start=0,
            end=len(content.rows),
            width=self.width,
            caption=self.later_caption if further else self.caption,
            later_caption=self.later_caption,
            later=later,
            origin=self.origin,
            anchor="" if further else self.anchor,
            before=self.before,
            after=self.after,
        )
