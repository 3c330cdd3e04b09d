"""What a page is filled with: boxes whose height is known when they are made, which can be cut between lines.

Belongs here: the seam every box keeps, text, and boxes one below the other or side by side. Each box keeps its node's
origin; tables, charts and contents have files of their own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Protocol, TypeAlias

from briefing_app.document.origin import NOWHERE, Origin
from briefing_app.rendering.pdf.faces import ASCENT, DESCENT
from briefing_app.rendering.pdf.lines import Line, begins_word
from briefing_app.rendering.pdf.look import HAIRLINE, TextStyle
from briefing_app.rendering.pdf.sheet import Box, Sheet
from briefing_app.rendering.pdf.structure import Element

_ROUNDING = 0.01
_FEWEST = 2
"""Lines of a paragraph that may stand alone at a page's foot or head."""


class Flowable(Protocol):
    """A box of known width and height."""

    @property
    def height(self) -> float:
        """Its height without the space around it."""

    @property
    def before(self) -> float:
        """The space it wants above."""

    @property
    def after(self) -> float:
        """The space it wants below."""

    @property
    def keep(self) -> bool:
        """Whether it stays with what follows."""

    @property
    def least(self) -> float:
        """The height of the least that may stand before a page's end."""

    def split(self, room: float, *, force: bool) -> Parts:
        """Cut it so that the first part is no higher than ``room``; ``force`` sets its wishes aside, not its sense."""

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw it with its upper left corner there."""


Parts: TypeAlias = tuple[Flowable | None, Flowable | None]


class Whole:
    """What is never cut: a box of these stands on one page."""

    __slots__ = ()

    @property
    def least(self: Flowable) -> float:
        """All of it."""
        return self.height

    def split(self: Flowable, room: float, *, force: bool) -> Parts:
        """Keep it whole."""
        return (self, None) if force or self.height <= room else (None, self)


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class TextBox:
    """A paragraph's lines."""

    lines: Sequence[Line]
    style: TextStyle
    width: float
    element: Element | None = None
    origin: Origin = NOWHERE
    anchor: str = ""
    before: float = 0.0
    after: float = 0.0
    goes_on: bool = False
    """Whether a next part of it begins with a word of its own."""

    @property
    def height(self) -> float:
        """All its lines."""
        return len(self.lines) * self.style.leading

    @property
    def keep(self) -> bool:
        """Headings and captions stay with what follows."""
        return self.style.keep

    @property
    def least(self) -> float:
        """Two lines, or all of a paragraph of up to three."""
        lines = len(self.lines)
        return (lines if lines < 2 * _FEWEST else _FEWEST) * self.style.leading

    def split(self, room: float, *, force: bool) -> Parts:
        """Cut between lines, leaving two at least on either side."""
        lines = len(self.lines)
        fitting = int((room + _ROUNDING) / self.style.leading)
        if fitting >= lines:
            return self, None
        kept = min(fitting, lines - _FEWEST)
        # A page does not end inside a word.
        while kept >= _FEWEST and not begins_word(self.lines[kept]):
            kept -= 1
        if kept >= _FEWEST:
            fitting = kept
        elif not force:
            return None, self
        fitting = max(fitting, 1)
        return self._slice(0, fitting, last=False), self._slice(fitting, lines, last=True)

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Set the lines, each in the middle of its leading."""
        size, leading = self.style.size, self.style.leading
        baseline = top + (leading - (ASCENT + DESCENT) * size) / 2 + ASCENT * size
        sheet.anchor(self.anchor, top)
        sheet.text(
            self.lines,
            x=x,
            baseline=baseline,
            leading=leading,
            width=self.width,
            align=self.style.align,
            element=self.element,
            goes_on=self.goes_on,
        )
        if self.origin is not NOWHERE:
            sheet.place(self.origin, Box(x, top, x + self.width, top + self.height))

    def _slice(self, start: int, end: int, *, last: bool) -> TextBox:
        return TextBox(
            lines=self.lines[start:end],
            style=self.style,
            width=self.width,
            element=self.element,
            origin=self.origin,
            anchor="" if last else self.anchor,
            before=0.0 if last else self.before,
            after=self.after if last else 0.0,
            goes_on=self.goes_on if last else begins_word(self.lines[end]),
        )


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Frame:
    """What stands around a stack: padding, a ground, a bar at the left; ``gap`` is the space around it."""

    left: float = 0.0
    right: float = 0.0
    above: float = 0.0
    below: float = 0.0
    ground: str = ""
    bar: str = ""
    bar_width: float = 3.0


PLAIN = Frame()


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Stack:
    """Boxes one below the other inside a frame; a label may stand at the left of the first."""

    children: Sequence[Flowable]
    width: float
    frame: Frame = PLAIN
    label: TextBox | None = None
    origin: Origin = NOWHERE
    anchor: str = ""
    before: float = 0.0
    after: float = 0.0
    whole: bool = False
    """Whether it moves to the next page rather than be cut."""
    keep: bool = False
    _tops: Sequence[float] = field(init=False)
    height: float = field(init=False)

    def __post_init__(self) -> None:
        tops = [self.frame.above]
        for child, following in pairwise(self.children):
            tops.append(tops[-1] + child.height + max(child.after, following.before))
        bottom = tops[-1] + self.children[-1].height if self.children else self.frame.above
        if self.label is not None:
            bottom = max(bottom, self.frame.above + self.label.height)
        self._tops = tops
        self.height = bottom + self.frame.below

    @property
    def least(self) -> float:
        """Down to the least of the first child that does not have to stay with the next."""
        if self.whole:
            return self.height
        for top, child in zip(self._tops, self.children, strict=False):
            if not child.keep:
                return min(top + child.least + self.frame.below, self.height)
        return self.height

    def split(self, room: float, *, force: bool) -> Parts:
        """Cut between children, or inside one."""
        if self.height <= room + _ROUNDING:
            return self, None
        if self.whole and not force:
            return None, self
        room -= self.frame.below
        index = self._first_that_does_not_fit(room)
        if index == len(self.children):
            return (None, self) if not force else (self, None)
        child = self.children[index]
        first_part, rest = child.split(room - self._tops[index], force=force and index == 0)
        head = list(self.children[:index])
        if first_part is not None:
            head.append(first_part)
        tail: list[Flowable] = ([rest] if rest is not None else []) + list(self.children[index + 1 :])
        kept = len(head)
        while first_part is None and kept and head[kept - 1].keep:
            kept -= 1
        if first_part is None and (kept or not force):
            head, tail = head[:kept], head[kept:] + tail
        if not head:
            return (None, self) if not force else (self, None)
        return self._slice(head, last=False), self._slice(tail, last=True) if tail else None

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw the frame, the label and the children."""
        frame = self.frame
        sheet.anchor(self.anchor, top)
        if frame.ground or frame.bar or self.origin is not NOWHERE:
            box = Box(x, top, x + self.width, top + self.height)
            if frame.ground:
                sheet.fill(box, frame.ground)
            if frame.bar:
                sheet.fill(Box(x, top, x + frame.bar_width, box.y1), frame.bar)
            sheet.place(self.origin, box)
        if self.label is not None:
            self.label.draw(sheet, x, top + frame.above)
        for offset, child in zip(self._tops, self.children, strict=False):
            child.draw(sheet, x + frame.left, top + offset)

    def _first_that_does_not_fit(self, room: float) -> int:
        index = max(bisect_right(self._tops, room) - 1, 0)
        while index < len(self.children) and (self._tops[index] + self.children[index].height <= room + _ROUNDING):
            index += 1
        return index

    def _slice(self, children: Sequence[Flowable], *, last: bool) -> Stack:
        return Stack(
            children=children,
            width=self.width,
            frame=self.frame,
            label=None if last else self.label,
            origin=self.origin,
            anchor="" if last else self.anchor,
            before=0.0 if last else self.before,
            after=self.after if last else 0.0,
        )


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Together(Stack):
    """Boxes that share a page where one can hold them; on a page they stand as if nothing were around them."""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Beside:
    """Stacks side by side, as the cells of a row. ``line`` is a rule below, ``ground`` a colour behind."""

    cells: Sequence[tuple[float, Stack]]
    """Each cell with its distance from the left."""
    width: float
    ground: str = ""
    rule: str = HAIRLINE
    rule_width: float = 0.5
    top_rule: bool = False
    origin: Origin = NOWHERE
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = max([cell.height for _, cell in self.cells], default=0.0)

    @property
    def least(self) -> float:
        """All of it: a row is not cut."""
        return self.height

    def split(self, room: float, *, force: bool) -> Parts:
        """Keep it whole; only a row taller than a page is cut, cell by cell."""
        if self.height <= room + _ROUNDING:
            return self, None
        if not force:
            return None, self
        heads: list[tuple[float, Stack]] = []
        tails: list[tuple[float, Stack]] = []
        for x, cell in self.cells:
            head, tail = cell.split(room, force=True)
            heads.append((x, _stack(head, cell)))
            tails.append((x, _stack(tail, cell)))
        if not any(tail.children for _, tail in tails):
            return self, None
        return self._slice(heads, last=False), self._slice(tails, last=True)

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw ground, cells and rule."""
        bottom = top + self.height
        box = Box(x, top, x + self.width, bottom)
        if self.ground:
            sheet.fill(box, self.ground)
        sheet.place(self.origin, box)
        for offset, cell in self.cells:
            cell.draw(sheet, x + offset, top)
        if self.top_rule:
            sheet.fill(Box(x, top, box.x1, top + self.rule_width), self.rule)
        if self.rule:
            sheet.fill(Box(x, bottom - self.rule_width, box.x1, bottom), self.rule)

    def _slice(self, cells: Sequence[tuple[float, Stack]], *, last: bool) -> Beside:
        return Beside(
            cells=cells,
            width=self.width,
            ground=self.ground,
            rule=self.rule,
            rule_width=self.rule_width,
            top_rule=self.top_rule and not last,
            origin=self.origin,
            before=self.before,
            after=self.after,
        )


def _stack(part: Flowable | None, like: Stack) -> Stack:
    """Return a part of a cell, or an empty cell like it."""
    if isinstance(part, Stack):
        return part
    return Stack(children=(), width=like.width, frame=like.frame)
