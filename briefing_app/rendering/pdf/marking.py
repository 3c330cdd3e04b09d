"""Marks in a page's operators: which of them draw what is read out, and for which element.

Belongs here: the sequences of one page, side by side and never one inside the other. Does not belong here: the tree.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from briefing_app.rendering.pdf.sheet import Sheet
from briefing_app.rendering.pdf.structure import Artifact, Element, Met, Role

_SHOWING = ("Tj", " f", " Q", " S", "ET")
"""How an operator ends that leaves a mark on the page, alone or with what is set in the same breath."""
_CONTENT_BEGINS = "/Artifact BMC"
_BEGINS = {
    None: _CONTENT_BEGINS,
    Artifact.HEAD: "/Artifact <</Type /Pagination /Subtype /Header>> BDC",
    Artifact.FOOT: "/Artifact <</Type /Pagination /Subtype /Footer>> BDC",
    Artifact.REPEATED: "/Artifact <</Type /Pagination>> BDC",
}


class Marker:
    """Marks the pages of one file, one after the other."""

    def __init__(self) -> None:
        self._order = count()

    def mark(self, sheet: Sheet, operators: Sequence[str], page: int) -> tuple[list[str], list[Element]]:
        """Return a page's operators with their marks, and the element of each numbered mark; ``page`` is its object."""
        marked: list[str] = []
        owners: list[Element] = []
        start, current = 0, None
        for at, following in (*sheet.content, (len(operators), None)):
            drawn = operators[start:at]
            if not _shows(drawn):
                marked += drawn
                if isinstance(current, Element) and (current.role is Role.FIGURE or current.later):
                    current.met.append(Met(next(self._order), page, -1))
            elif isinstance(current, Element):
                number = len(owners)
                marked.append(f"/{current.role} <</MCID {number}>> BDC")
                marked += drawn
                marked.append("EMC")
                current.met.append(Met(next(self._order), page, number))
                owners.append(current)
            else:
                marked += _artifact(drawn, _BEGINS[current])
            start, current = at, following
        return marked, owners


def _shows(operators: Sequence[str]) -> bool:
    """Whether anything is drawn. The end of a text that was begun elsewhere draws nothing by itself."""
    return any(operator[-2:] in _SHOWING and operator != "ET" for operator in operators)


def _artifact(operators: Sequence[str], begins: str) -> list[str]:
    """Mark what is not read out; the end of a text before it and the beginning of one after it stay outside."""
    first = 1 if operators[0] == "ET" else 0
    last = len(operators) - (1 if operators[-1].startswith("BT ") and not operators[-1].endswith("ET") else 0)
    return [*operators[:first], begins, *operators[first:last], "EMC", *operators[last:]]
