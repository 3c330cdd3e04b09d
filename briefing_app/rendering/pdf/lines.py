"""Breaking units into lines, in time linear in the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TypeAlias

from briefing_app.rendering.pdf.faces import load_face
from briefing_app.rendering.pdf.spans import BREAK, Unit, pieces_of

Line: TypeAlias = tuple[float, Sequence[Unit]]
"""A line's width and its units."""

_ROUNDING = 1e-6
"""Running widths of a long text are this exact at least."""


def break_lines(units: Sequence[Unit], width: float) -> list[Line]:
    """Break units into lines no wider than ``width``; a unit that is wider itself is cut between letters."""
    if BREAK not in units:
        return _broken(units, width) or [(0.0, units)]
    lines: list[Line] = []
    start = 0
    for index, unit in enumerate(units):
        if unit is BREAK:
            lines += _broken(units[start:index], width) or [(0.0, ())]
            start = index + 1
    return lines + _broken(units[start:], width)


def _broken(units: Sequence[Unit], width: float) -> list[Line]:
    """Look up each line's end among the running widths."""
    lines: list[Line] = []
    ends = list(accumulate([unit[0] for unit in units]))
    start, begun = 0, 0.0
    while start < len(units):
        # A line begins behind the space of its first unit.
        begun += units[start][1]
        end = bisect_right(ends, begun + width + _ROUNDING, start)
        if end == start:
            return lines + _broken([part for unit in units[start:] for part in _cut(unit, width)], width)
        lines.append((min(ends[end - 1] - begun, width), units[start:end]))
        start, begun = end, ends[end - 1]
    return lines


def begins_word(line: Line) -> bool:
    """Whether a line begins with a word of its own, and not with the rest of one that was too wide."""
    return not line[1] or line[1][0][1] > 0


def _cut(unit: Unit, width: float) -> Iterator[Unit]:
    """Cut a unit that is too wide into units that fit."""
    if unit[0] - unit[1] <= width:
        yield unit
        return
    for span, content, wide in pieces_of(unit):
        if not isinstance(content, str):
            yield (min(wide, width), 0.0, None, "", ((span, content, wide),))
            continue
        if wide <= width:
            yield (wide, 0.0, span, content, ())
            continue
        measure = load_face(span.face).width
        start, taken, hyphen, to_hyphen = 0, 0.0, 0, 0.0
        for index, letter in enumerate(content):
            step = measure(letter) * span.size
            if taken + step > width and index > start:
                # A compound is cut after its hyphen where that leaves a line more than half full.
                at, used = (hyphen, to_hyphen) if to_hyphen * 2 > width else (index, taken)
                yield (used, 0.0, span, content[start:at], ())
                start, taken, to_hyphen = at, taken - used, 0.0
            taken += step
            if letter == "-":
                hyphen, to_hyphen = index + 1, taken
        yield (min(taken, width), 0.0, span, content[start:], ())
