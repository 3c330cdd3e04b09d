"""A DOCX opened again: what the tests ask of it."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import docx
from docx.document import Document as WordDocument
from lxml import etree

from briefing_app.document.blocks import Block
from briefing_app.document.inline import Inline
from briefing_app.document.tree import Document
from briefing_app.domain.paper import Paper
from briefing_app.rendering.docx import write_docx
from tests.document.samples import document, line_document, part

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(whole: Document, paper: Paper = Paper.A4) -> WordDocument:
    """Return a document as python-docx reads it."""
    return docx.Document(BytesIO(write_docx(whole, paper=paper)))


def opened_blocks(*blocks: Block) -> WordDocument:
    """Return a document of these blocks."""
    return opened(document(part(*blocks)))


def line_of(*children: Inline, language: str = "en") -> etree._Element:
    """Return the paragraph that a line becomes."""
    return opened(line_document(*children, language=language)).paragraphs[-1]._p


def texts(word: WordDocument) -> list[tuple[str, str]]:
    """Return style and words of each paragraph of the body outside of tables."""
    return [
        (paragraph.style.name or "", paragraph.text) for paragraph in word.paragraphs if paragraph.style is not None
    ]


def parts(data: bytes) -> dict[str, bytes]:
    """Return the members of the package."""
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def words_in(element: etree._Element) -> str:
    """Return the words below an element."""
    return "".join(node.text or "" for node in element.iter(f"{W}t"))
