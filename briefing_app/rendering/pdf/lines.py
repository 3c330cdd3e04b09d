"""Breaking units into lines, in time linear in the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TypeAlias

from briefing_app.rendering.hyphenation import Hyphenator
from briefing_app.rendering.pdf.faces import SOFT_HYPHEN, load_face
from briefing_app.rendering.pdf.spans import BREAK, Span, Unit, pieces_of

Line: TypeAlias = tuple[float, Sequence[Unit]]
"""A line's width and its units."""

_ROUNDING = 1e-6
"""Running widths of a long text are this exact at least."""
_RAGGED = 0.09
"""A word is divided only where its line would else be shorter than the others by this part of the width."""
_IN_SEQUENCE = 2
"""Lines that may end in a hyphen one below the other."""


def break_lines(
    units: Sequence[Unit], width: float, *, hyphenator: Hyphenator | None = None, divide: bool = False
) -> list[Line]:
    """Break units into lines no wider than ``width``.

    ``divide`` lets long words end a line with a hyphen, but never the last word of a paragraph. A unit that is wider
    than a line is divided in any case, by the ``hyphenator`` where it can be, else between letters.
    """
    breaker = _Breaker(width, hyphenator, divide=divide)
    if BREAK not in units:
        return breaker.lines(units) or [(0.0, units)]
    lines: list[Line] = []
    start = 0
    for index, unit in enumerate(units):
        if unit is BREAK:
            lines += breaker.lines(units[start:index]) or [(0.0, ())]
            start = index + 1
    return lines + breaker.lines(units[start:])


class _Breaker:
    """Breaks the units of one paragraph."""

    def __init__(self, width: float, hyphenator: Hyphenator | None, *, divide: bool) -> None:
        self._width = width
        self._hyphenator = hyphenator
        self._enough = width * (1 - _RAGGED) if divide and hyphenator is not None else 0.0
        """A line that reaches so far is let be."""

    def lines(self, units: Sequence[Unit]) -> list[Line]:
        """Look up each line's end among the running widths."""
        lines: list[Line] = []
        width, enough = self._width, self._enough
        ends = list(accumulate([unit[0] for unit in units]))
        own: list[Unit] | None = None
        start, begun, divided = 0, 0.0, 0
        last = len(units) - 1
        while start <= last:
            # A line begins behind the space of its first unit.
            begun += units[start][1]
            end = bisect_right(ends, begun + width + _ROUNDING, start)
            if end == start:
                return lines + self.lines([part for unit in units[start:] for part in self._cut(unit)])
            taken = ends[end - 1] - begun
            if taken < enough and end < last and divided < _IN_SEQUENCE:
                parts = self._divided(units[end], width - taken)
                if parts is not None:
                    if own is None:
                        units = own = list(units)
                    head, own[end] = parts
                    lines.append((taken + head[0], [*units[start:end], head]))
                    start, begun, divided = end, ends[end] - own[end][0], divided + 1
                    continue
            lines.append((min(taken, width), units[start:end]))
            start, begun, divided = end, ends[end - 1], 0
        return lines

    def _divided(self, unit: Unit, room: float) -> tuple[Unit, Unit] | None:
        """Divide a word so that as much of it as has room stands before the hyphen; ``None``: it stays whole."""
        _, space, span, word, _ = unit
        if span is None or span.whole or not span.plain or self._hyphenator is None:
            return None
        measure, size = load_face(span.face).width, span.size
        for place in self._hyphenator.places(word):
            head = word[:place] + SOFT_HYPHEN
            taken = space + measure(head) * size
            if taken <= room:
                return (taken, space, span, head, ()), (measure(word[place:]) * size, 0.0, span, word[place:], ())
        return None

    def _cut(self, unit: Unit) -> Iterator[Unit]:
        """Cut a unit that is too wide into units that fit."""
        width = self._width
        if unit[0] - unit[1] <= width:
            yield unit
            return
        for span, content, wide in pieces_of(unit):
            if not isinstance(content, str):
                yield (min(wide, width), 0.0, None, "", ((span, content, wide),))
            elif wide <= width:
                yield (wide, 0.0, span, content, ())
            else:
                yield from self._cut_word(span, content)

    def _cut_word(self, span: Span, word: str) -> Iterator[Unit]:
        """Cut a word that is too wide: where it may be divided, after a hyphen of its own, else between letters."""
        width, measure = self._width, load_face(span.face).width
        places = self._hyphenator.places(word.lower()) if self._hyphenator is not None else ()
        start, taken, hyphen, to_hyphen = 0, 0.0, 0, 0.0
        for index, letter in enumerate(word):
            step = measure(letter) * span.size
            if taken + step > width and index > start:
                place = next((at for at in places if start < at < index), 0)
                head = word[start:place] + SOFT_HYPHEN
                if place and (long := measure(head) * span.size) <= width and hyphen <= start:
                    yield (long, 0.0, span, head, ())
                    start, taken = place, measure(word[place:index]) * span.size
                else:
                    # A compound is cut after its hyphen where that leaves a line more than half full.
                    at, used = (hyphen, to_hyphen) if to_hyphen * 2 > width else (index, taken)
                    yield (used, 0.0, span, word[start:at], ())
                    start, taken, to_hyphen = at, taken - used, 0.0
            taken += step
            if letter == "-":
                hyphen, to_hyphen = index + 1, taken
        yield (min(taken, width), 0.0, span, word[start:], ())


def ends_divided(line: Line) -> bool:
    """Whether a line ends inside a word, behind a hyphen of its own; what is an element for itself does not count."""
    span = line[1][-1][2] if line[1] else None
    return span is not None and span.plain and line[1][-1][3][-1:] == SOFT_HYPHEN


def begins_word(line: Line) -> bool:
    """Whether a line begins with a word of its own, and not with the rest of one that was too wide."""
    return not line[1] or line[1][0][1] > 0
