"""Points inside a paragraph: which of them a mark continues, and which it opens."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_app.importing.adopted_text.layout import Line
from briefing_app.importing.adopted_text.marks import MarkKind, Reading, canonical, readings

_LOOK_AHEAD = 40


class Points:
    """The open levels of points in one paragraph. A mark counts only if it is due at one of them, or begins a new one.

    "(i)" after "(h)" is the ninth letter, unless "(ii)" comes before "(j)" and before another "(i)"; right under a
    letter it is a Roman one.
    """

    def __init__(self) -> None:
        """Begin without points."""
        self._levels: list[Reading] = []
        self._depths: list[int] = []

    def path(self, lines: Sequence[Line], at: int, *, introduced: bool) -> tuple[str, ...] | None:
        """Return the labels that lead to the point of this line, ``None`` if its mark is none here.

        ``introduced``: the words before it end with a colon, so that "(1)" is a point and not the mark of a note.
        """
        line = lines[at]
        found = readings(line.mark)
        opening = self._opened(found, introduced=introduced)
        going_on = self._continued(found) or (self._continued(found, step=2) if opening is None else None)
        if going_on is not None and opening is not None:
            if self._rather_opens(lines, at, opening, level=going_on[0]):
                going_on = None
            else:
                opening = None
        if going_on is not None:
            level, reading = going_on
            self._keep(level, reading, line.depth)
        elif opening is not None:
            self._keep(len(self._levels), opening, line.depth)
        else:
            return None
        return tuple(canonical(each) for each in self._levels)

    def _keep(self, level: int, reading: Reading, depth: int) -> None:
        self._levels[level:] = [reading]
        self._depths[level:] = [depth]

    def _continued(self, found: Sequence[Reading], *, step: int = 1) -> tuple[int, Reading] | None:
        """Return the level that a mark continues. A step of two passes over one letter that the file has lost."""
        for level in range(len(self._levels) - 1, -1, -1):
            last = self._levels[level]
            for reading in found:
                if reading.kind is MarkKind.DASH and last.kind is MarkKind.DASH:
                    return level, Reading(MarkKind.DASH, last.value + 1)
                if reading == Reading(last.kind, last.value + step) and (step == 1 or last.kind is MarkKind.LOWER):
                    return level, reading
        return None

    def _opened(self, found: Sequence[Reading], *, introduced: bool) -> Reading | None:
        open_kinds = {level.kind for level in self._levels}
        for reading in found:
            if reading.value != 1 or reading.kind in open_kinds or reading.kind is MarkKind.UPPER:
                continue
            if introduced or reading.kind in (MarkKind.LOWER, MarkKind.ROMAN):
                return reading
        return None

    def _rather_opens(self, lines: Sequence[Line], at: int, opening: Reading, *, level: int) -> bool:
        second = Reading(opening.kind, opening.value + 1)
        third = Reading(self._levels[level].kind, self._levels[level].value + 2)
        for line in lines[at + 1 : at + _LOOK_AHEAD]:
            found = readings(line.mark)
            if second in found or third in found or opening in found:
                return second in found
            if any(each.kind is MarkKind.DIGIT for each in found):
                break
        return lines[at].depth > self._depths[level]
