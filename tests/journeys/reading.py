"""Second readers: the words of a PDF and of a DOCX in the order of the file, by code that did not write them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pdfplumber

from briefing_app.document.blocks import (
    Cell,
    Chart,
    ContentsEntry,
    Item,
    ItemList,
    ListStyle,
    Pair,
    Paragraph,
    Row,
    Table,
)
from briefing_app.document.inline import (
    CrossReference,
    IllustrativeMark,
    ReferenceForm,
    StatusMark,
    TrendMark,
    Words,
)
from briefing_app.document.tree import Document
from briefing_app.document.walk import rebuild, walk
from briefing_app.document.words import lines
from briefing_app.rendering.docx.markup import JOINER, LEFT_TO_RIGHT
from briefing_app.rendering.pdf.faces import SOFT_HYPHEN

HEAD, FOOT = 60.0, 70.0
"""Points from the upper and the lower edge of a page between which the text stands; what is beyond is furniture."""
SIGNS = frozenset("\u25a0\u25a3\u25e7\u25f7\u25a1\u25b2\u25cb\u2612\u25ac\u2191\u2192\u2193\u21a9\u25c7")
"""Shapes of status, trend and illustration that a DOCX sets as letters: drawn marks are no words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a page, and where it stands; points from the upper left."""

    text: str
    x0: float
    x1: float
    top: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The words of a page in the order of the file: those of the text, and those of head and foot."""

    text: tuple[Word, ...]
    furniture: tuple[Word, ...]


def pdf_pages(data: bytes) -> list[Page]:
    """Read the pages of a PDF with pdfplumber."""
    pages = []
    with pdfplumber.open(BytesIO(data)) as opened:
        for page in opened.pages:
            found = [
                Word(text=held["text"], x0=held["x0"], x1=held["x1"], top=held["top"])
                for held in page.extract_words(use_text_flow=True, x_tolerance=1)
            ]
            inside = [HEAD < word.top < page.height - FOOT for word in found]
            pages.append(
                Page(
                    text=tuple(word for word, is_text in zip(found, inside, strict=True) if is_text),
                    furniture=tuple(word for word, is_text in zip(found, inside, strict=True) if not is_text),
                )
            )
    return pages


def pdf_words(pages: Iterable[Page], document: Document) -> list[str]:
    """Return the words of the text, without the heads that a table repeats at the top of a page.

    A repeated head is known by its place (the first words of a page) and by its words: the table's caption, the
    word for "continued", the head's cells.
    """
    heads = list(_repeated_heads(document))
    found: list[str] = []
    for page in pages:
        told = [word.text for word in page.text]
        for head in heads:
            if told[: len(head)] == head:
                told = told[len(head) :]
                break
        found.extend(told)
    return _undivided(found)


def _undivided(words: Iterable[str]) -> list[str]:
    """Return the words with those whole again that are divided at the end of a line, as a reader joins them."""
    whole: list[str] = []
    for word in words:
        if whole and whole[-1].endswith(SOFT_HYPHEN):
            whole[-1] = whole[-1].removesuffix(SOFT_HYPHEN) + word
        else:
            whole.append(word)
    return whole


def _repeated_heads(document: Document) -> Iterator[list[str]]:
    for node in walk(document):
        if isinstance(node, Table) and node.caption:
            caption, *head = lines(replace(node, rows=()))
            yield " ".join((caption, document.furniture.continued, *head)).split()


def backward_steps(page: Page) -> list[tuple[Word, Word]]:
    """Return the neighbours in the file that an eye would not read in this order.

    An eye goes to the right, down, or both; from the last line of a cell it goes up to the next cell, at the right.
    """
    return [
        (word, following)
        for word, following in zip(page.text, page.text[1:], strict=False)
        if following.x0 < word.x0 and following.top <= word.top + 1
    ]


def as_printed(document: Document, pages_of: Mapping[str, int]) -> Document:
    """Return the tree with the words that a page adds to it: marks of lists, page numbers of what is referred to."""

    def printed(node: object) -> object:
        if isinstance(node, ItemList):
            items = (_marked(item, node.style, number) for number, item in enumerate(node.items, 1))
            return replace(node, items=tuple(items))
        if isinstance(node, ContentsEntry):
            return replace(node, title=f"{node.title} {pages_of[node.target]}")
        if isinstance(node, CrossReference) and node.form is ReferenceForm.PAGE:
            return Words(text=str(pages_of[node.target]))
        return node

    return rebuild(document, printed)


def _marked(item: Item, style: ListStyle, number: int) -> Item:
    mark = "\u2022" if style is ListStyle.BULLETS else str(number) if style is ListStyle.POINTS else f"{number}."
    first = item.children[0]
    assert isinstance(first, Paragraph)
    marked = replace(first, children=(Words(text=f"{mark} "), *first.children))
    return replace(item, children=(marked, *item.children[1:]))


def without_bars(document: Document) -> Document:
    """Return the tree without the bars of its charts: a DOCX shows them as a picture."""
    return rebuild(document, lambda node: replace(node, bars=()) if isinstance(node, Chart) else node)


def with_room_for_marks(document: Document) -> Document:
    """Return the tree with a space where a mark is drawn: to a reader of letters a shape parts two words."""

    def parted(node: object) -> object:
        if isinstance(node, StatusMark | TrendMark):
            return replace(node, label=f" {node.label}")
        return Words(text=" ") if isinstance(node, IllustrativeMark) else node

    return rebuild(document, parted)


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def docx_words(data: bytes) -> list[str]:
    """Return the words of the body of a DOCX, paragraph by paragraph, read from its XML."""
    with ZipFile(BytesIO(data)) as package:
        body = ElementTree.fromstring(package.read("word/document.xml"))
    found: list[str] = []
    for paragraph in body.iter(f"{_W}p"):
        text = "".join(_text_of(node) for node in paragraph.iter()).replace(JOINER, "").replace(LEFT_TO_RIGHT, "")
        found.extend("".join(" " if letter in SIGNS else letter for letter in text).split())
    return found


def _text_of(node: ElementTree.Element) -> str:
    if node.tag == f"{_W}t":
        return node.text or ""
    return " " if node.tag in (f"{_W}tab", f"{_W}br") else ""


def docx_rows(data: bytes) -> list[list[str]]:
    """Return each row of each table of a DOCX as the words of its cells, in order."""
    with ZipFile(BytesIO(data)) as package:
        body = ElementTree.fromstring(package.read("word/document.xml"))
    rows = []
    for row in body.iter(f"{_W}tr"):
        cells = []
        for cell in row.findall(f"{_W}tc"):
            held = ("".join(map(_text_of, one.iter())) for one in cell.iter(f"{_W}p"))
            text = " ".join(held).replace(JOINER, "").replace(LEFT_TO_RIGHT, "")
            cells.append(" ".join("".join(" " if letter in SIGNS else letter for letter in text).split()))
        rows.append(cells)
    return rows


def tree_rows(document: Document) -> list[list[str]]:
    """Return each row of each table of the tree as the words of its cells; labels and values are rows too."""
    rows = []
    for node in walk(document):
        if isinstance(node, Row):
            rows.append([_cell_words(cell) for cell in node.cells])
        elif isinstance(node, Pair):
            label, *value = lines(node)
            rows.append([" ".join(label.split()), " ".join(" ".join(value).split())])
    return rows


def _cell_words(cell: Cell) -> str:
    return " ".join(" ".join(lines(cell)).split())


def first_difference(found: Sequence[str], expected: Sequence[str]) -> str:
    """Say where two sequences of words part, for a person who has to find the place; empty where they do not."""
    for place, (one, other) in enumerate(zip(found, expected, strict=False)):
        if one != other:
            before, end = " ".join(expected[max(0, place - 8) : place]), place + 6
            return f"after {before!r} the file has {found[place:end]}, the tree {expected[place:end]}"
    return "" if len(found) == len(expected) else f"the file has {len(found)} words, the tree {len(expected)}"
