"""What each box is in the document's structure: a tree in reading order, made with the story.

Belongs here: roles and elements. Does not belong here: how a file writes them. An element is met by everything that is
drawn for it, on however many pages; what is drawn for none is furniture.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum


class Role(StrEnum):
    """What an element is, by the names that the PDF standard has for it."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    HEADING_1 = "H1"
    HEADING_2 = "H2"
    HEADING_3 = "H3"
    HEADING_4 = "H4"
    PARAGRAPH = "P"
    QUOTATION = "BlockQuote"
    PANEL = "Div"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    TABLE = "Table"
    CAPTION = "Caption"
    TABLE_HEAD = "THead"
    TABLE_BODY = "TBody"
    ROW = "TR"
    HEADER_CELL = "TH"
    CELL = "TD"
    FIGURE = "Figure"
    LINK = "Link"
    CONTENTS = "TOC"
    CONTENTS_ENTRY = "TOCI"
    REFERENCE = "Reference"


HEADING_ROLES = {1: Role.HEADING_1, 2: Role.HEADING_2, 3: Role.HEADING_3, 4: Role.HEADING_4}


class Element:
    """One element: ``alt`` is spoken for it, ``scope`` tells what a header cell heads, ``span`` how many columns."""

    __slots__ = ("alt", "children", "role", "scope", "span")

    def __init__(
        self, role: Role, parent: Element | None = None, *, alt: str = "", scope: str = "", span: int = 1
    ) -> None:
        self.role = role
        self.alt = alt
        self.scope = scope
        self.span = span
        self.children: list[Element] = []
        if parent is not None:
            parent.children.append(self)

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()
