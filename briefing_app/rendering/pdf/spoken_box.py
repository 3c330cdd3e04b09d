"""A paragraph that is read aloud: cut between its sentences alone, so that nobody turns a page within one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefing_app.rendering.pdf.boxes import Beside, Flowable, Parts, Stack, TextBox
from briefing_app.rendering.pdf.lines import Line, break_lines
from briefing_app.rendering.pdf.sheet import Sheet
from briefing_app.rendering.pdf.spans import Unit, pieces_of

_ROUNDING = 0.01
_AHEAD = 5
"""So many of the next page's words stand at the foot of a page: what a speaker sees before the page is turned."""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class SpokenBox(TextBox):
    """Lines with the places where they may be cut: numbers of units, behind each sentence and behind each clause."""

    units: Sequence[Unit]
    sentences: Sequence[int]
    clauses: Sequence[int] = ()
    broken: bool = False
    """Whether its last sentence goes on overleaf, since no page could hold it."""

    @property
    def least(self) -> float:
        """All of its first sentence."""
        return self._lines(self.sentences[0]) * self.style.leading if self.sentences else self.height

    def split(self, room: float, *, force: bool) -> Parts:
        """Cut behind the last sentence that fits; by ``force`` behind the last clause, or the last line, of one."""
        fitting = int((room + _ROUNDING) / self.style.leading)
        if fitting >= len(self.lines):
            return self, None
        whole = self._last(self.sentences, fitting)
        if whole:
            return self._part(0, whole), self._part(whole, len(self.units))
        if not force:
            return None, self
        at = self._last(self.clauses, fitting) or self._behind_lines(max(fitting, 1))
        if at >= len(self.units):
            return self, None
        return replace(self._part(0, at), broken=True), self._part(at, len(self.units))

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Set the lines, and tell of a sentence that the page could not hold."""
        # Not super(): a dataclass with slots is made twice, and its methods know the first of the two.
        TextBox.draw(self, sheet, x, top)
        if self.broken:
            sheet.broken.append(self.origin)

    def _last(self, places: Sequence[int], lines: int) -> int:
        """Return the last of the places up to which no more than so many lines are filled; 0: there is none."""
        fitting = bisect_right(places, lines, key=self._lines)
        return places[fitting - 1] if fitting else 0

    def _lines(self, units: int) -> int:
        return len(break_lines(self.units[:units], self.width)) if units else 0

    def _behind_lines(self, lines: int) -> int:
        """Return how many units so many lines hold; one that is wider than a line is no place to cut."""
        units = sum(len(line[1]) for line in self.lines[:lines])
        while units < len(self.units) and self._lines(units) < lines:
            units += 1
        return max(min(units, len(self.units)), 1)

    def _part(self, start: int, end: int) -> SpokenBox:
        last = end == len(self.units)
        units = self.units[start:end]
        return SpokenBox(
            lines=break_lines(units, self.width),
            style=self.style,
            width=self.width,
            element=self.element,
            origin=self.origin,
            anchor="" if start else self.anchor,
            before=0.0 if start else self.before,
            after=self.after if last else 0.0,
            goes_on=self.goes_on if last else True,
            units=units,
            sentences=[at - start for at in self.sentences if start < at <= end],
            clauses=[at - start for at in self.clauses if start < at <= end],
        )


def first_words(boxes: Iterable[Flowable]) -> str:
    """Return the first words of a page, with an ellipsis where more follow."""
    words: list[str] = []
    for line in _lines_in(boxes):
        words += _words(line).split()
        if len(words) > _AHEAD:
            return " ".join(words[:_AHEAD]) + "…"
    return " ".join(words)


def _lines_in(boxes: Iterable[Flowable]) -> Iterator[Line]:
    for box in boxes:
        if isinstance(box, TextBox):
            yield from box.lines
        elif isinstance(box, Stack):
            yield from box.label.lines if box.label is not None else ()
            yield from _lines_in(box.children)
        elif isinstance(box, Beside):
            yield from _lines_in([cell for _, cell in box.cells])


def _words(line: Line) -> str:
    return " ".join(
        "".join(content for _, content, _ in pieces_of(unit) if isinstance(content, str)) for unit in line[1]
    )
