"""Breaking units into lines, in time linear in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from briefing_app.rendering.pdf.faces import load_face
from briefing_app.rendering.pdf.spans import BREAK, Unit

Line: TypeAlias = tuple[float, Sequence[Unit]]
"""A line's width and its units."""


def break_lines(units: Sequence[Unit], width: float) -> list[Line]:
    """Break units into lines no wider than ``width``; a unit that is wider itself is cut between letters."""
    lines: list[Line] = []
    start, taken = 0, 0.0
    for index, unit in enumerate(units):
        if unit is BREAK:
            lines.append((taken, units[start:index]))
            start, taken = index + 1, 0.0
            continue
        wider = unit[0] + (taken and unit[1]) + taken
        if wider <= width:
            taken = wider
            continue
        if unit[0] > width:
            return lines + _broken_on(units[start:], width)
        lines.append((taken, units[start:index]))
        start, taken = index, unit[0]
    if start < len(units) or not lines:
        lines.append((taken, units[start:]))
    return lines


def _broken_on(units: Sequence[Unit], width: float) -> list[Line]:
    """Go on with all over-long units cut, so that the loop above meets none."""
    cut: list[Unit] = []
    for unit in units:
        cut.extend(_cut(unit, width) if unit[0] > width else (unit,))
    return break_lines(cut, width)


def _cut(unit: Unit, width: float) -> Iterator[Unit]:
    """Cut a unit into units that fit."""
    for span, content, wide in unit[2]:
        if not isinstance(content, str) or wide <= width:
            yield (min(wide, width), 0.0, ((span, content, wide),))
            continue
        measure = load_face(span.face).width
        start, taken, hyphen, to_hyphen = 0, 0.0, 0, 0.0
        for index, letter in enumerate(content):
            step = measure(letter) * span.size
            if taken + step > width and index > start:
                # A compound is cut after its hyphen where that leaves a line more than half full.
                at, used = (hyphen, to_hyphen) if to_hyphen * 2 > width else (index, taken)
                yield (used, 0.0, ((span, content[start:at], used),))
                start, taken, to_hyphen = at, taken - used, 0.0
            taken += step
            if letter == "-":
                hyphen, to_hyphen = index + 1, taken
        yield (min(taken, width), 0.0, ((span, content[start:], taken),))
