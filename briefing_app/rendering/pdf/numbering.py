"""The pages of a document without the file: what a Word file takes its numbers from."""

from __future__ import annotations

from briefing_app.document.blocks import ForeignPage, Heading
from briefing_app.document.page_numbers import PageNumbers
from briefing_app.document.tree import Document, Part
from briefing_app.document.walk import walk
from briefing_app.domain.paper import PageStyle, Paper
from briefing_app.rendering.collector import collector_resting
from briefing_app.rendering.pdf.laying_out import lay_out
from briefing_app.rendering.pdf.sheet import Sheet

_ROUNDING = 1.0
"""Points below the upper edge where what begins a page may stand."""


def page_numbers(document: Document, *, paper: Paper, style: PageStyle) -> PageNumbers:
    """Return the pages of a document as its PDF has them; nothing is drawn."""
    with collector_resting():
        laid_out = lay_out(document, paper=paper, style=style)
    anchors = laid_out.anchors()
    nodes = [node for part in document.parts for node in walk(part)]
    starts = [node.anchor for node in nodes if isinstance(node, Part | ForeignPage) and node.anchor in anchors]
    headings = [node.anchor for node in nodes if isinstance(node, Heading) and node.anchor in anchors]
    begun = {anchors[start] for start in starts}
    inside = set(headings)
    return PageNumbers(
        pages=len(laid_out.sheets),
        anchors=anchors,
        starts=tuple(starts),
        headings=tuple(headings),
        blank=frozenset(laid_out.blank),
        turns=frozenset(
            name
            for sheet in laid_out.sheets
            if sheet.number not in begun
            for name, top in sheet.anchors.items()
            if name in inside and anchors[name] == sheet.number and _at_its_head(top, sheet)
        ),
    )


def _at_its_head(top: float, sheet: Sheet) -> bool:
    return top <= sheet.grid.top + _ROUNDING
