"""The papers that packs are laid out for, and how their pages lie on them."""

from __future__ import annotations

from enum import StrEnum


class Paper(StrEnum):
    """The paper that a recipe is laid out for.

    It stands apart from the records, so that a writer does not load them all for the size of a page.
    """

    A4 = "a4"
    LETTER = "letter"


class Imposition(StrEnum):
    """How pages share the sides of a sheet."""

    NONE = "none"
    BOOKLET = "booklet"
    """Two beside each other, in the order of a booklet that is folded in the middle."""
    LINES = "lines"
    """Two above each other, each with lines to write on."""
