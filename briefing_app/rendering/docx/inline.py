"""Inline nodes as runs."""

from __future__ import annotations

from collections.abc import Callable, Container

from briefing_app.document.inline import (
    CaptionNumber,
    Citation,
    CrossReference,
    IllustrativeMark,
    Inline,
    LineBreak,
    Pronounced,
    ReferenceForm,
    StatusMark,
    TrendMark,
    Words,
)
from briefing_app.document.visitor import Visitor
from briefing_app.rendering.docx.markup import bookmark_name, field, link_to, run
from briefing_app.rendering.marks import TREND_MARKS, MarkShape, status_shape

STATUS_SIGNS = {
    "full": "\u25a0",
    "substantial": "\u25a3",
    "partial": "\u25e7",
    "started": "\u25f7",
    "none": "\u25a1",
    "contrary": "\u25b2",
    "no_info": "\u25cb",
    "overtaken": "\u2612",
    "unassessed": "\u25ac",
}
"""A letter for the shape of each status, so that it is told apart without colour; the word always stands beside it."""

TREND_SIGNS = {"better": "\u2191", "same": "\u2192", "worse": "\u2193", "reversed": "\u21a9", "unknown": "\u25ac"}

DIAMOND = "\u25c7"

PageOf = Callable[[str], str]
"""Gives the page of a bookmark, by its name, as it is printed; empty where it is not known."""


def unknown(_bookmark: str) -> str:
    """Know the page of nothing."""
    return ""


def colour_of(shape: MarkShape) -> str:
    """Return a mark's colour as Word writes it."""
    return "".join(f"{part:02X}" for part in shape.colour)


def called(node: CaptionNumber) -> str:
    """Return what a table or a figure is called, with a field of Word's that counts its like through the file."""
    before, _, after = node.called_as.replace(" ", "\u00a0").partition("{number}")
    series = "".join(letter for letter in before + after if letter.isalpha()) or node.series.value
    number = field(f"SEQ {series} \\* ARABIC", run(str(node.number)))
    return "".join((run(before) if before else "", number, run(after) if after else ""))


def called_bookmark(anchor: str) -> str:
    """Return the anchor of what a table or a figure is called, which its references show."""
    return f"called {anchor}"


class InlineWriter(Visitor[str]):
    """Writes inline nodes. ``link_ids`` gives the relationship id of an outside link."""

    def __init__(
        self,
        link_ids: dict[str, str],
        *,
        strong: bool = False,
        page_of: PageOf = unknown,
        captions: Container[str] = (),
    ) -> None:
        """Take the table of outside links; ``strong`` makes every word bold, as in heads of tables.

        ``captions`` are the anchors of tables and figures that have a number.
        """
        self._captions = captions
        self._page_of = page_of
        self._link_ids = link_ids
        self._strong = strong

    def all(self, children: tuple[Inline, ...]) -> str:
        """Return the runs of all the children."""
        return "".join(self.visit(child) for child in children)

    def visit_words(self, node: Words) -> str:
        """Words, as a link where they lead out of the file."""
        words = run(
            node.text,
            strong=node.strong or self._strong,
            emphasis=node.emphasis,
            colour="1F4E9E" if node.link else "",
            language=node.language,
        )
        target = self._link_ids.get(node.link) if node.link else None
        return f'<w:hyperlink r:id="{target}" w:history="1">{words}</w:hyperlink>' if target else words

    def visit_pronounced(self, node: Pronounced) -> str:
        """The name, and in brackets how it is said."""
        name = run(node.text, strong=node.strong or self._strong, emphasis=node.emphasis)
        return name + run(f" ({node.said})", colour="52606D")

    def visit_status_mark(self, node: StatusMark) -> str:
        """Shape, colour and word."""
        colour = colour_of(status_shape(node.code, node.colour))
        sign = run(f"{STATUS_SIGNS[node.code]}\u00a0", colour=colour)
        return sign + run(node.label, strong=self._strong, colour=colour)

    def visit_trend_mark(self, node: TrendMark) -> str:
        """Arrow and word."""
        return run(f"{TREND_SIGNS[node.code]}\u00a0{node.label}", colour=colour_of(TREND_MARKS[node.code]))

    def visit_illustrative_mark(self, _node: IllustrativeMark) -> str:
        """The open diamond, bound to the word before it."""
        return run(f"\u00a0{DIAMOND}", colour="52606D")

    def visit_citation(self, node: Citation) -> str:
        """The number of the source in brackets, leading to its entry."""
        place = f", {node.locator}" if node.locator else ""
        return link_to(f"source-{node.source}", run(f"[{node.number}{place}]", colour="1F4E9E"))

    def visit_cross_reference(self, node: CrossReference) -> str:
        """Number or title; a page by a field that Word keeps right."""
        if node.form is ReferenceForm.PAGE:
            target = bookmark_name(node.target)
            return field(f"PAGEREF {target} \\h", run(self._page_of(target) or node.text or "?"))
        if node.form is ReferenceForm.NUMBER and node.target in self._captions:
            return field(f"REF {bookmark_name(called_bookmark(node.target))} \\h", run(node.text))
        return link_to(node.target, run(node.text))

    def visit_caption_number(self, node: CaptionNumber) -> str:
        """What a table or a figure is called, its number a field that Word counts for itself."""
        return called(node) + run(". ")

    def visit_line_break(self, _node: LineBreak) -> str:
        """A new line."""
        return "<w:r><w:br/></w:r>"
