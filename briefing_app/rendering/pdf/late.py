"""Operators that wait for a page number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Late(Protocol):
    """An operator that needs to know on which page its target stands."""

    @property
    def target(self) -> str:
        """The anchor whose page is wanted."""

    def operator(self, page: str) -> str:
        """Return the operator for a page number."""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class InlinePage:
    """A page number inside a run of text: what follows on the line moves with it."""

    target: str

    def operator(self, page: str) -> str:
        """Show the number where the text stands."""
        return f"({page}) Tj"


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class ColumnPage:
    """A page number that ends at ``right``, as in the contents."""

    target: str
    font: str
    right: float
    floor: float
    digit: float

    def operator(self, page: str) -> str:
        """Set the number in a text object of its own."""
        return f"BT {self.font} {self.right - self.digit * len(page):.2f} {self.floor:.2f} Td ({page}) Tj ET"
