"""What each box is in the document's structure: a tree in reading order, made with the story.

Belongs here: roles and elements. Does not belong here: how a file writes them. An element is met by everything that is
drawn for it, on however many pages; what is drawn for none is an artifact.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


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
    SPAN = "Span"


class Artifact(StrEnum):
    """What is drawn on many pages and read out on none."""

    HEAD = "Header"
    FOOT = "Footer"
    REPEATED = "Repeated"
    """What was met on an earlier page of a table."""


class Numbering(StrEnum):
    """How a list's items are marked, by the names that the PDF standard has for it."""

    BULLETS = "Disc"
    NUMBERS = "Decimal"
    LABELS = "None"


HEADING_ROLES = {1: Role.HEADING_1, 2: Role.HEADING_2, 3: Role.HEADING_3, 4: Role.HEADING_4}


class Met(NamedTuple):
    """A piece of content: the how many-th of the file, its page's object, its number there (none where it is < 0)."""

    order: int
    page: int
    number: int


class Element:
    """One element: ``alt`` is spoken for it, ``scope`` tells what a header cell heads, ``span`` how many columns.

    ``actual`` are the words that a figure shows, or that a span says in another order than it is drawn in.
    ``numbering`` is a list's; ``language`` is given where it differs from the document's; ``later`` is drawn behind its
    line. Drawing fills in the rest.
    """

    __slots__ = (
        "actual",
        "alt",
        "box",
        "children",
        "language",
        "later",
        "links",
        "met",
        "numbering",
        "role",
        "scope",
        "span",
    )

    def __init__(
        self,
        role: Role,
        parent: Element | None = None,
        *,
        alt: str = "",
        actual: str = "",
        scope: str = "",
        span: int = 1,
        numbering: Numbering | None = None,
        language: str = "",
        later: bool = False,
    ) -> None:
        self.role = role
        self.alt = alt
        self.actual = actual
        self.scope = scope
        self.span = span
        self.numbering = numbering
        self.language = language
        self.later = later
        """Whether it is drawn after the line in which it is read."""
        self.box: tuple[float, float, float, float] | None = None
        """A figure's place on its page, from the page's lower left."""
        self.met: list[Met] = []
        """Where its own content is met, in the order of drawing."""
        self.links: list[tuple[int, int]] = []
        """The annotations that make a link work, each with its page."""
        self.children: list[Element] = []
        if parent is not None:
            parent.children.append(self)

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()
