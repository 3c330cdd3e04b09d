"""The papers that packs are laid out for, and how their pages lie on them."""

from __future__ import annotations

from enum import StrEnum


class Paper(StrEnum):
    """The paper that a recipe is laid out for.

    It stands apart from the records, so that a writer does not load them all for the size of a page.
    """

    A4 = "a4"
    LETTER = "letter"


class PageStyle(StrEnum):
    """How the pages of a recipe look."""

    INSTITUTIONAL = "institutional"
    """An institution's: titles in the house colour, grounds under heads of tables."""
    PLAIN = "plain"
    """Black on white, larger letters, no grounds: for copying machines, and for those who want nothing but text."""
    LARGE = "large"
    """Large print: 18 points and more, no word divided, everything around the text larger too."""


PAGE_STYLE_LABELS = {
    PageStyle.INSTITUTIONAL: "Institutional",
    PageStyle.PLAIN: "Plain: black on white",
    PageStyle.LARGE: "Large print: 18 points",
}
"""Page styles as a person chooses them."""


class RightHand(StrEnum):
    """What begins on a right-hand page, for printing on both sides; a blank side stands before where one is needed."""

    NONE = "none"
    ANNEXES = "annexes"
    ALL = "all"
    """Sections and annexes."""


class Imposition(StrEnum):
    """How pages share the sides of a sheet."""

    NONE = "none"
    BOOKLET = "booklet"
    """Two beside each other, in the order of a booklet that is folded in the middle."""
    LINES = "lines"
    """Two above each other, each with lines to write on."""
    CARDS = "cards"
    """Four quarters of the paper on a sheet, with marks where it is cut."""
    HALVES = "halves"
    """Two halves of the paper on a sheet, with marks where it is cut."""
