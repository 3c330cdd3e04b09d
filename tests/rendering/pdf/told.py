"""What a listener must be told of a document, from the tree alone and without a look at the writer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from unicodedata import category

from briefing_app.document.blocks import (
    Block,
    Cell,
    Chart,
    Contents,
    ForeignPage,
    Heading,
    ItemList,
    ListStyle,
    Pairs,
    Panel,
    Paragraph,
    Quotation,
    Row,
    RowKind,
    SourceList,
    Table,
)
from briefing_app.document.inline import (
    CaptionNumber,
    Citation,
    CrossReference,
    IllustrativeMark,
    Inline,
    ReferenceForm,
    StatusMark,
    TrendMark,
    Words,
)
from briefing_app.document.right_to_left import as_said
from briefing_app.document.tree import Document, Part
from briefing_app.document.visitor import Visitor
from briefing_app.rendering.fonts import clean as cleaned
from tests.rendering.pdf.tags import Tag

_KEPT_EMPTY = ("TH", "TD", "Figure")


def wanted(document: Document, anchors: Mapping[str, int]) -> Tag:
    """Return the tree that the file of a document must tell; ``anchors`` are the pages of what is referred to."""
    teller = Teller(document, anchors)
    return tag("Document", *[teller.part(part) for part in document.parts])


def clean(text: str) -> str:
    """Return a text as it is told: letters that nobody has given a meaning are told as unknown."""
    return "".join("\ufffd" if category(letter) in {"Co", "Cn", "Cs"} else letter for letter in as_said(cleaned(text)))


def tag(role: str, *inside: Tag | str, said: str = "") -> Tag:
    """Return an element; what holds nothing is not there, but for cells and figures."""
    words = "".join(each if isinstance(each, str) else each.words for each in inside if not _apart(each))
    kept = [each for each in inside if isinstance(each, Tag)]
    return Tag(role, words, said, tuple(each for each in kept if _there(each)))


def _apart(each: Tag | str) -> bool:
    return isinstance(each, Tag) and each.role not in {"Link", "Span", "Reference"}


def _there(each: Tag) -> bool:
    # A no-break space is set by itself, a plain one is not.
    return bool(each.words.strip(" ") or each.inside or each.role in _KEPT_EMPTY)


class Teller(Visitor[Sequence[Tag]]):
    """Tells blocks, in order: headings go down one level at a time."""

    def __init__(self, document: Document, anchors: Mapping[str, int]) -> None:
        self._anchors = anchors
        self._made_up = document.furniture.illustrative
        self._level = 0
        self._document = document

    def part(self, part: Part) -> Tag:
        titled = part.show_title and part.layout != "cover" and not _has_contents(part.children)
        title = [self._heading(1, [clean(part.heading)])] if titled else []
        first_cover = next((each for each in self._document.parts if each.layout == "cover"), None)
        imprint = self._document.imprint
        foot = [imprint.name, *imprint.address] if part is first_cover else []
        address = [tag("P", clean(line)) for line in foot if line]
        return tag("Sect", *title, *self._blocks(part.children), *address)

    def visit_paragraph(self, node: Paragraph) -> Sequence[Tag]:
        return [tag("P", *self._inlines(node.children))]

    def visit_heading(self, node: Heading) -> Sequence[Tag]:
        return [self._heading(node.level, self._inlines(node.children))]

    def visit_item_list(self, node: ItemList) -> Sequence[Tag]:
        numbered = node.style is not ListStyle.BULLETS
        items = []
        for number, item in enumerate(node.items, 1):
            label = str(number) if node.style is ListStyle.POINTS else f"{number}." if numbered else ""
            items.append(tag("LI", tag("Lbl", label or "*"), tag("LBody", *self._blocks(item.children))))
        return [tag("L", *items, said=f"list {'Decimal' if numbered else 'Disc'}")]

    def visit_quotation(self, node: Quotation) -> Sequence[Tag]:
        children = self._blocks(node.children)
        if node.attribution:
            children = [*children, tag("P", "\u2014 ", *self._inlines(node.attribution))]
        return [tag("BlockQuote", *children)]

    def visit_panel(self, node: Panel) -> Sequence[Tag]:
        return [tag("Div", *self._blocks(node.children))]

    def visit_pairs(self, node: Pairs) -> Sequence[Tag]:
        items = [
            tag("LI", tag("Lbl", clean(pair.label)), tag("LBody", *self._blocks(pair.children))) for pair in node.pairs
        ]
        return [tag("L", *items, said="list None")]

    def visit_source_list(self, node: SourceList) -> Sequence[Tag]:
        items = [
            tag("LI", tag("Lbl", f"[{entry.number}]"), tag("LBody", *self._inlines(entry.children)))
            for entry in node.entries
        ]
        return [tag("L", *items, said="list Decimal")]

    def visit_contents(self, node: Contents) -> Sequence[Tag]:
        title = self._heading(1, [clean(node.title)])
        lines = [
            tag("TOCI", tag("Reference", tag("Link", each.number if each.level == 1 else "", clean(each.title), page)))
            for each in node.entries
            for page in [str(self._anchors[each.target])]
        ]
        return [title, tag("TOC", *lines)]

    def visit_chart(self, node: Chart) -> Sequence[Tag]:
        rows = "; ".join(f"{bar.label} {bar.value}" for bar in node.bars)
        alt = node.alt if node.alt.strip() else rows
        bars = [f"{clean(bar.label)}{bar.value}" for bar in node.bars]
        caption = [tag("P", *self._inlines(node.caption))] if node.caption else []
        return [*caption, tag("Figure", *bars, said=said(alt=alt))]

    def visit_foreign_page(self, node: ForeignPage) -> Sequence[Tag]:
        return [tag("Figure", said=said(alt=node.alt))]

    def visit_table(self, node: Table) -> Sequence[Tag]:
        caption = [tag("Caption", *self._inlines(node.caption))] if node.caption else []
        headed = any(row.cells for row in node.rows)
        head = tag("THead" if headed else "TBody", *[self._row(row, head=True) for row in node.head])
        body = tag("TBody", *[self._row(row, head=False) for row in node.rows])
        return [tag("Table", *caption, head, body, said=said(summary=node.summary))]

    def _heading(self, level: int, words: Iterable[Tag | str]) -> Tag:
        told = tag("", *words)
        if _there(told):
            self._level = min(level, self._level + 1)
        return replace(told, role=f"H{self._level}")

    def _blocks(self, blocks: Sequence[Block]) -> Sequence[Tag]:
        return [each for block in blocks for each in self.visit(block)]

    def _row(self, row: Row, *, head: bool) -> Tag:
        return tag("TR", *[self._cell(cell, row, head=head) for cell in row.cells])

    def _cell(self, cell: Cell, row: Row, *, head: bool) -> Tag:
        scope = "Column" if head else "Row" if cell.header or row.kind is RowKind.GROUP else ""
        beside = said(scope=scope, span=str(cell.span) if cell.span > 1 else "")
        role = "TH" if scope else "TD"
        if len(cell.children) == 1 and isinstance(cell.children[0], Paragraph):
            return tag(role, *self._inlines(cell.children[0].children), said=beside)
        return tag(role, *self._blocks(cell.children), said=beside)

    def _inlines(self, inlines: Sequence[Inline]) -> list[Tag | str]:
        return [self._inline(each) for each in inlines]

    def _inline(self, node: Inline) -> Tag | str:
        if isinstance(node, CaptionNumber):
            return clean(node.text)
        if isinstance(node, Words):
            lang = said(lang=node.language or "")
            if node.link:
                return self._link(clean(node.text), node.link, lang)
            return tag("Span", clean(node.text), said=lang) if lang else clean(node.text)
        if isinstance(node, StatusMark | TrendMark):
            return clean(node.label)
        if isinstance(node, IllustrativeMark):
            return tag("Figure", said=said(alt=self._made_up)) if self._made_up.strip() else ""
        return self._reference(node)

    def _reference(self, node: Inline) -> Tag | str:
        if isinstance(node, Citation):
            locator = f", {node.locator}" if node.locator else ""
            return self._link(clean(f"[{node.number or '?'}{locator}]"), f"#source-{node.source}", "")
        if isinstance(node, CrossReference):
            text = node.text
            if node.form is ReferenceForm.PAGE:
                text = text if "{page}" in text else f"{text}{{page}}"
                text = text.replace("{page}", str(self._anchors.get(node.target, "")))
            return self._link(clean(text), f"#{node.target}", "")
        return " "

    def _link(self, words: str, target: str, lang: str) -> Tag:
        leads = not target.startswith("#") or target[1:] in self._anchors
        return tag("Link" if leads else "Span", words, said=lang)


def said(*, alt: str = "", lang: str = "", scope: str = "", span: str = "", summary: str = "") -> str:
    """Return what is said of an element beside its role, in the order of ``tags.py``."""
    entries = (("alt", alt), ("lang", lang), ("scope", scope), ("span", span), ("summary", summary))
    return ", ".join(f"{key} {value}" for key, value in entries if value)


def _has_contents(blocks: Sequence[Block]) -> bool:
    return any(isinstance(block, Contents) for block in blocks)
