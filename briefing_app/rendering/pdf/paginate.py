"""Boxes onto pages: headings stay with what follows, and no page is left nearly empty where that can be helped.

Belongs here: which box stands where. Does not belong here: drawing, which begins when all places of a part are known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefing_app.rendering.pdf.boxes import Flowable, Stack, Together
from briefing_app.rendering.pdf.look import PageGrid

_ROUNDING = 0.01
_NEARLY_EMPTY = 0.35
"""A page filled to this part of its room or less looks like a mistake."""
_TIGHTER = (0.9, 0.8, 0.7, 0.6, 0.5)
"""What the space between boxes may shrink to where that saves a nearly empty last page."""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Page:
    """A page's boxes with their tops, and where the last of them ends."""

    grid: PageGrid
    boxes: list[tuple[float, Flowable]] = field(default_factory=list)
    bottom: float

    @property
    def nearly_empty(self) -> bool:
        """Whether little stands on it."""
        return self.bottom - self.grid.top <= self.grid.room * _NEARLY_EMPTY


def paginate(boxes: Sequence[Flowable], grid: PageGrid, *, later_grid: PageGrid) -> list[Page]:
    """Return the pages of a part. It is set a little tighter where that saves a nearly empty page at its end."""
    pages = _Paginator(grid, later_grid=later_grid).fill(boxes)
    if len(pages) > 1 and pages[-1].nearly_empty:
        for tightness in _TIGHTER:
            tighter = _Paginator(grid, later_grid=later_grid, tightness=tightness).fill(boxes)
            if len(tighter) < len(pages):
                return tighter
    return pages


class _Paginator:
    """Fills the pages of one part."""

    def __init__(self, grid: PageGrid, *, later_grid: PageGrid, tightness: float = 1.0) -> None:
        self._later = later_grid
        self._tightness = tightness
        self._page = Page(grid=grid, bottom=grid.top)
        self._pages = [self._page]
        self._gap = 0.0

    def fill(self, boxes: Sequence[Flowable]) -> list[Page]:
        """Place all boxes."""
        index = 0
        while index < len(boxes):
            end = index
            while end < len(boxes) - 1 and boxes[end].keep:
                end += 1
            chain = list(boxes[index : end + 1])
            if isinstance(chain[-1], Together):
                self._turn_for(chain)
            if self._page.boxes and self._needed(chain) > self._room(chain[0]):
                chain = self._turned_or_loosened(chain)
            for box in chain:
                if isinstance(box, Together):
                    self.fill(box.children)
                else:
                    self._place(box)
            index = end + 1
        return self._pages

    def _turn_for(self, chain: Sequence[Flowable]) -> None:
        """Begin a page for boxes that share one, unless the one before would be left nearly empty by it."""
        needed = self._needed(chain, whole=True)
        if self._room(chain[0]) < needed <= self._later.room and self._page.boxes and not self._page.nearly_empty:
            self._turn()

    def _turned_or_loosened(self, chain: list[Flowable]) -> list[Flowable]:
        """Begin a page for boxes that stay together, unless the one before would be left nearly empty by it."""
        last = chain[-1]
        if self._page.nearly_empty and isinstance(last, Stack) and last.whole:
            loose = [*chain[:-1], replace(last, whole=False)]
            if self._needed(loose) <= self._room(chain[0]):
                return loose
        self._turn()
        return chain

    def _needed(self, chain: Sequence[Flowable], *, whole: bool = False) -> float:
        """Return the height of boxes that stay together, with the least of the last of them, or the ``whole`` of it."""
        needed, gap = 0.0, 0.0
        for position, box in enumerate(chain):
            needed += max(gap, box.before) * self._tightness if position else 0.0
            if isinstance(box, Together) and whole:
                needed += self._needed(box.children, whole=True)
            else:
                needed += box.height if whole or position < len(chain) - 1 else box.least
            gap = box.after
        return needed

    def _place(self, box: Flowable) -> None:
        rest: Flowable | None = box
        while rest is not None:
            room = self._room(rest)
            if rest.height <= room + _ROUNDING:
                self._put(rest)
                return
            # What no page could hold is cut where it stands, given room: turning the page would gain nothing.
            oversize = rest.least > self._later.room and room > self._later.room / 3
            part, left = rest.split(room, force=not self._page.boxes or oversize)
            if part is None:
                self._turn()
                rest = left
                continue
            self._put(part)
            rest = left
            if rest is not None:
                self._turn()

    def _put(self, box: Flowable) -> None:
        top = self._start(box)
        self._page.boxes.append((top, box))
        self._page.bottom = top + box.height
        self._gap = box.after

    def _start(self, box: Flowable) -> float:
        """Return where a box begins; the space above it is dropped at the head of a page."""
        page = self._page
        return page.bottom + max(self._gap, box.before) * self._tightness if page.boxes else page.grid.top

    def _room(self, box: Flowable) -> float:
        return self._page.grid.bottom - self._start(box)

    def _turn(self) -> None:
        self._page = Page(grid=self._later, bottom=self._later.top)
        self._pages.append(self._page)
        self._gap = 0.0
