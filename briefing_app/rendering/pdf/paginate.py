"""Boxes onto pages: each part begins a page, headings stay with what follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing_app.rendering.pdf.boxes import Flowable
from briefing_app.rendering.pdf.look import PageGrid
from briefing_app.rendering.pdf.sheet import Sheet

_ROUNDING = 0.01


class Paginator:
    """Fills the pages of one part."""

    def __init__(self, grid: PageGrid, *, later_grid: PageGrid, open_sheet: Callable[[PageGrid], Sheet]) -> None:
        self._later = later_grid
        self._open = open_sheet
        self._sheet = open_sheet(grid)
        self._grid = grid
        self._top = grid.top
        self._gap = 0.0

    def fill(self, boxes: Sequence[Flowable]) -> None:
        """Place all boxes."""
        index = 0
        while index < len(boxes):
            end = index
            while end < len(boxes) - 1 and boxes[end].keep:
                end += 1
            if not self._empty() and self._needed(boxes[index : end + 1]) > self._room(boxes[index]):
                self._turn()
            for box in boxes[index : end + 1]:
                self._place(box)
            index = end + 1

    def _needed(self, chain: Sequence[Flowable]) -> float:
        """Return the height of boxes that stay together, with the least of the last of them."""
        needed, gap = 0.0, 0.0
        for position, box in enumerate(chain):
            needed += max(gap, box.before) if position else 0.0
            needed += box.height if position < len(chain) - 1 else box.least
            gap = box.after
        return needed

    def _place(self, box: Flowable) -> None:
        rest: Flowable | None = box
        while rest is not None:
            room = self._room(rest)
            if rest.height <= room + _ROUNDING:
                self._draw(rest)
                return
            # What no page could hold is cut where it stands, given room: turning the page would gain nothing.
            oversize = rest.least > self._later.room and room > self._later.room / 3
            part, left = rest.split(room, force=self._empty() or oversize)
            if part is None:
                self._turn()
                rest = left
                continue
            self._draw(part)
            rest = left
            if rest is not None:
                self._turn()

    def _draw(self, box: Flowable) -> None:
        top = self._start(box)
        box.draw(self._sheet, self._grid.left, top)
        self._top = top + box.height
        self._gap = box.after

    def _start(self, box: Flowable) -> float:
        """Return where a box begins; the space above it is dropped at the head of a page."""
        return self._top if self._empty() else self._top + max(self._gap, box.before)

    def _room(self, box: Flowable) -> float:
        return self._grid.bottom - self._start(box)

    def _empty(self) -> bool:
        return self._top <= self._grid.top

    def _turn(self) -> None:
        self._grid = self._later
        self._sheet = self._open(self._grid)
        self._top = self._grid.top
        self._gap = 0.0
