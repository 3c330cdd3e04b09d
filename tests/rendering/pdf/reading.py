"""Reads back what was laid out: which element each shown text is met in, page by page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing_app.document.blocks import Block
from briefing_app.document.tree import Document
from briefing_app.domain.paper import PageStyle, Paper
from briefing_app.rendering.pdf.encoder import Subset
from briefing_app.rendering.pdf.laying_out import LaidOut, lay_out
from briefing_app.rendering.pdf.sheet import Sheet
from briefing_app.rendering.pdf.structure import Artifact, Element, Role
from tests.rendering.pdf.documents import document, part

FONT = re.compile(r"(/F\d+) [\d.]+ Tf")
SHOWN = re.compile(r"\(((?:[^()\\]|\\.)*)\) Tj")


@dataclass(frozen=True, slots=True)
class Met:
    """A piece of text where it is met: None is furniture."""

    page: int
    element: Element | None
    text: str


def laid_out(whole: Document, paper: Paper = Paper.A4) -> LaidOut:
    return lay_out(whole, paper=paper, style=PageStyle.INSTITUTIONAL)


def of_blocks(*blocks: Block) -> LaidOut:
    return laid_out(document(part("One", *blocks)))


def met(found: LaidOut) -> list[Met]:
    return [one for sheet in found.sheets for one in _met_on(sheet, found.anchors())]


def _met_on(sheet: Sheet, anchors: dict[str, int]) -> list[Met]:
    changes = list(sheet.content)
    current: Element | Artifact | None = None
    pieces: list[Met] = []
    hyphens = {subset.name: _hyphen(subset) for subset in sheet.encoder.subsets}
    font = ""
    for index, operator in enumerate(sheet.operators(anchors)):
        while changes and changes[0][0] <= index:
            current = changes.pop(0)[1]
        font = next(iter(FONT.findall(operator)), font)
        for text in SHOWN.findall(operator):
            plain = re.sub(r"\\([()\\])", r"\1", text).replace(hyphens.get(font, "\0"), "")
            pieces.append(Met(sheet.number, current if isinstance(current, Element) else None, plain))
    return pieces


def _hyphen(subset: Subset) -> str:
    """Return the code of the hyphen of divided words, which is no part of them."""
    return next((chr(code) for code, letter in enumerate(subset.letters()) if letter == 0xAD), "\0")


def text_of(found: LaidOut, element: Element) -> str:
    """Return what is met in an element and all below it."""
    inside = set(map(id, element.walk()))
    return "".join(one.text for one in met(found) if one.element is not None and id(one.element) in inside)


def all_of(found: LaidOut, role: Role) -> list[Element]:
    return [element for element in found.workshop.structure.walk() if element.role is role]


def pages_of(found: LaidOut, element: Element) -> list[int]:
    """Return the pages on which an element itself is met."""
    return sorted({one.page for one in met(found) if one.element is element})
