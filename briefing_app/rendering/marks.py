"""The shapes of status and trend: one drawing for each code, told apart without colour, in every format the same.

Belongs here: outlines in a unit square and the colour of each code. Does not belong here: how a format draws a path.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from math import cos, pi, sin
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Outline: TypeAlias = tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkShape:
    """A mark in a unit square, origin at the lower left: outlines to fill, outlines to draw, and an RGB colour."""

    colour: tuple[int, int, int]
    filled: tuple[Outline, ...] = ()
    drawn: tuple[Outline, ...] = ()


def _rectangle(x0: float, y0: float, x1: float, y1: float) -> Outline:
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0))


def _ring(radius: float) -> Outline:
    steps = 20
    turns = (2 * pi * step / steps for step in range(steps + 1))
    return tuple((0.5 + radius * cos(turn), 0.5 + radius * sin(turn)) for turn in turns)


_SQUARE = _rectangle(0.06, 0.06, 0.94, 0.94)
_GREEN, _AMBER, _BLUE = (21, 111, 66), (161, 98, 7), (31, 95, 153)
_RED, _WINE, _GREY, _INK = (176, 42, 32), (122, 24, 60), (91, 100, 112), (27, 54, 93)

STATUS_MARKS = {
    "full": MarkShape(colour=_GREEN, filled=(_rectangle(0, 0, 1, 1),)),
    "substantial": MarkShape(
        colour=(54, 128, 88),
        filled=(((0.06, 0.06), (0.94, 0.06), (0.94, 0.5), (0.5, 0.5), (0.5, 0.94), (0.06, 0.94)),),
        drawn=(_SQUARE,),
    ),
    "partial": MarkShape(colour=_AMBER, filled=(_rectangle(0.06, 0.06, 0.5, 0.94),), drawn=(_SQUARE,)),
    "started": MarkShape(colour=_BLUE, filled=(_rectangle(0.06, 0.06, 0.5, 0.5),), drawn=(_SQUARE,)),
    "none": MarkShape(colour=_RED, drawn=(_SQUARE,)),
    "contrary": MarkShape(colour=_WINE, filled=(((0, 0.04), (1, 0.04), (0.5, 0.96)),)),
    "no_info": MarkShape(colour=_GREY, drawn=(_ring(0.44),)),
    "overtaken": MarkShape(colour=_GREY, drawn=(_SQUARE, ((0.06, 0.06), (0.94, 0.94)), ((0.06, 0.94), (0.94, 0.06)))),
    "unassessed": MarkShape(colour=_GREY, filled=(_rectangle(0.12, 0.42, 0.88, 0.58),)),
}
"""Squares fill up as implementation comes on; what has no place in that order has another outline."""


@cache
def status_shape(code: str, colour: str = "") -> MarkShape:
    """Return the shape of a status code, in an office's own colour (``#rrggbb``) where one is given."""
    shape = STATUS_MARKS[code]
    if not colour:
        return shape
    return replace(shape, colour=(int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)))


TREND_MARKS = {
    "better": MarkShape(
        colour=_GREEN,
        filled=(((0.5, 1), (0.95, 0.5), (0.62, 0.5), (0.62, 0), (0.38, 0), (0.38, 0.5), (0.05, 0.5)),),
    ),
    "same": MarkShape(
        colour=_GREY,
        filled=(((1, 0.5), (0.5, 0.05), (0.5, 0.38), (0, 0.38), (0, 0.62), (0.5, 0.62), (0.5, 0.95)),),
    ),
    "worse": MarkShape(
        colour=_RED,
        filled=(((0.5, 0), (0.95, 0.5), (0.62, 0.5), (0.62, 1), (0.38, 1), (0.38, 0.5), (0.05, 0.5)),),
    ),
    "reversed": MarkShape(
        colour=_WINE,
        filled=(((0.74, 0), (1, 0.42), (0.83, 0.42), (0.83, 0.95), (0.65, 0.95), (0.65, 0.42), (0.48, 0.42)),),
        drawn=(((0.12, 0), (0.12, 0.9), (0.7, 0.9)),),
    ),
    "unknown": MarkShape(colour=_GREY, filled=(_rectangle(0.12, 0.42, 0.88, 0.58),)),
}

ILLUSTRATIVE_MARK = MarkShape(colour=_INK, drawn=(((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5), (0.5, 0)),))
"""The small open diamond after an entry that is made up."""
