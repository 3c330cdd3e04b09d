"""Reads pages that are read aloud as a second reader sees them: words with their sizes and places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO

import pdfplumber

from briefing_app.document.blocks import Block, Layout, Paragraph, ParagraphStyle
from briefing_app.document.inline import Words
from briefing_app.document.tree import Document, Part
from briefing_app.domain.paper import Paper
from briefing_app.rendering.pdf import write_pdf
from briefing_app.rendering.pdf.pdf_file import PdfFile
from tests.document.samples import FURNITURE, document

NEXT = "\u2192 next: "


@dataclass(frozen=True)
class Word:
    text: str
    size: float
    x0: float
    top: float
    bottom: float


@dataclass(frozen=True)
class SpokenPage:
    """One page: its words in reading order, and its height in points."""

    words: tuple[Word, ...]
    height: float

    def of_size(self, size: float) -> list[Word]:
        return [word for word in self.words if abs(word.size - size) < 0.1]

    def text(self, size: float) -> str:
        return " ".join(word.text for word in self.of_size(size))

    def lines(self, size: float) -> list[float]:
        """Where lines of that size stand, from the top."""
        return sorted({round(word.bottom, 1) for word in self.of_size(size)})

    @property
    def next_words(self) -> str:
        """What stands at the foot, without the words before it and the ellipsis behind it."""
        below = [word for word in self.words if abs(word.size - 13) < 0.1 and word.top > 90]
        said = " ".join(word.text for word in below)
        assert not said or said.startswith(NEXT)
        return said.removeprefix(NEXT).removesuffix("\u2026")


def paragraph(text: str, style: ParagraphStyle = ParagraphStyle.OPENING) -> Paragraph:
    return Paragraph(children=(Words(text=text),), style=style)


def read_aloud(*blocks: Block, letters: float = 18, language: str = "en", layout: Layout = Layout.READING) -> Document:
    whole = document(
        Part(anchor="a", title="Opening", children=blocks, layout=layout, letters=letters, show_title=False)
    )
    return replace(
        whole,
        meta=replace(whole.meta, language=language),
        furniture=replace(FURNITURE, page_of="{page} of {pages}", turn=NEXT + "{words}"),
    )


def written(whole: Document, paper: Paper = Paper.A4) -> PdfFile:
    return write_pdf(whole, paper=paper)


def pages_of(data: bytes) -> list[SpokenPage]:
    with pdfplumber.open(BytesIO(data)) as opened:
        return [
            SpokenPage(words=tuple(_words(page.extract_words(extra_attrs=["size"]))), height=float(page.height))
            for page in opened.pages
        ]


def _words(found: Sequence[dict[str, object]]) -> list[Word]:
    return [
        Word(
            text=str(each["text"]).replace("\u00a0", " "),
            size=float(str(each["size"])),
            x0=float(str(each["x0"])),
            top=float(str(each["top"])),
            bottom=float(str(each["bottom"])),
        )
        for each in found
    ]
