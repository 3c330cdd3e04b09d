"""The papers that packs are laid out for."""

from __future__ import annotations

from enum import StrEnum


class Paper(StrEnum):
    """The paper that a recipe is laid out for.

    It stands apart from the records, so that a writer does not load them all for the size of a page.
    """

    A4 = "a4"
    LETTER = "letter"
