"""What each reference file holds, made anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

from briefing_app.document.textform import text_form
from briefing_app.domain.levels import Level
from briefing_app.domain.paper import Paper
from briefing_app.rendering.docx import write_docx
from briefing_app.rendering.pdf import write_pdf
from tests.journeys.reading import pdf_pages
from tests.journeys.sample import sample_pack

FOLDER = Path(__file__).parent
DELEGATION, HANDOUT = 0, 1
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def tree(index: int, audience: Level) -> str:
    """Return a pack's document tree as text."""
    return text_form(sample_pack(index, audience))


def docx_paragraphs(index: int, audience: Level) -> str:
    """Return the paragraphs of a pack's DOCX, one a line: the style, then the words; cells one step in."""
    body = _part(write_docx(sample_pack(index, audience), paper=Paper.A4), "word/document.xml")
    lines = []
    cells = {paragraph for cell in body.iter(f"{_W}tc") for paragraph in cell.iter(f"{_W}p")}
    for paragraph in body.iter(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        words = "".join(node.text or "" for node in paragraph.iter(f"{_W}t"))
        name = style.get(f"{_W}val") if style is not None else "Normal"
        lines.append(f"{'  ' if paragraph in cells else ''}{name}: {words}".rstrip())
    return "\n".join(lines) + "\n"


def docx_part(name: str) -> str:
    """Return a part of the handout's DOCX as indented markup."""
    root = _part(write_docx(sample_pack(HANDOUT, Level.PUBLIC), paper=Paper.A4), name)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def pdf_text() -> str:
    """Return the words of the handout's pages as a file reader meets them."""
    pages = pdf_pages(write_pdf(sample_pack(HANDOUT, Level.PUBLIC), paper=Paper.A4).data)
    return "".join(f"--- page {number}\n{_wrapped(page.text)}" for number, page in enumerate(pages, 1))


def _wrapped(words: tuple[object, ...]) -> str:
    told = [str(getattr(word, "text", "")) for word in words]
    return "".join(" ".join(told[at : at + 12]) + "\n" for at in range(0, len(told), 12))


def _part(data: bytes, name: str) -> ElementTree.Element:
    with ZipFile(BytesIO(data)) as package:
        return ElementTree.fromstring(package.read(name))


REFERENCES: Mapping[str, Callable[[], str]] = {
    "delegation-members.tree.txt": lambda: tree(DELEGATION, Level.MEMBERS),
    "handout-public.tree.txt": lambda: tree(HANDOUT, Level.PUBLIC),
    "delegation-members.docx.txt": lambda: docx_paragraphs(DELEGATION, Level.MEMBERS),
    "handout-public.docx.txt": lambda: docx_paragraphs(HANDOUT, Level.PUBLIC),
    "handout-public.document.xml": lambda: docx_part("word/document.xml"),
    "handout-public.footer.xml": lambda: docx_part("word/footer1.xml"),
    "handout-public.pdf.txt": pdf_text,
}
"""The reference files of this folder that are made from the sample."""
