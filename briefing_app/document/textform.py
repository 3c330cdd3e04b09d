"""The tree as indented text, stable to the letter: reference files are compared in this form.

Everything that can be seen or read in a file is in it; origins are not. A no-break space shows as ``⍽``.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefing_app.document.blocks import (
    Bar,
    Cell,
    Chart,
    Contents,
    ContentsEntry,
    ForeignPage,
    Heading,
    Item,
    ItemList,
    Pair,
    Pairs,
    Panel,
    Paragraph,
    Quotation,
    Row,
    SourceEntry,
    SourceList,
    Table,
)
from briefing_app.document.inline import (
    CaptionNumber,
    Citation,
    CrossReference,
    IllustrativeMark,
    Inline,
    LineBreak,
    Pronounced,
    StatusMark,
    TrendMark,
    Words,
)
from briefing_app.document.tree import Document, Part
from briefing_app.document.visitor import Visitor


def text_form(document: Document) -> str:
    """Return the document as text that ends with a newline."""
    return "\n".join(_Form().visit(document)).replace("\u00a0", "⍽") + "\n"


def _indented(lines: Iterable[str]) -> list[str]:
    return ["  " + line for line in lines]


def _head(*parts: object) -> str:
    return " ".join(str(part) for part in parts if part not in ("", None))


class _Inline(Visitor[str]):
    """Writes one inline node."""

    def visit_words(self, node: Words) -> str:
        text = node.text
        text = f"_{text}_" if node.emphasis else text
        text = f"**{text}**" if node.strong else text
        text = f"[{text}]({node.link})" if node.link else text
        return f"{{{node.language}: {text}}}" if node.language else text

    def visit_pronounced(self, node: Pronounced) -> str:
        marks = "".join(sign for sign, on in (("**", node.strong), ("_", node.emphasis)) if on)
        return f"{marks}{node.text}{marks[::-1]}{{say {node.said}}}"

    def visit_status_mark(self, node: StatusMark) -> str:
        return f"{{status {node.code}{node.colour}: {node.label}}}"

    def visit_trend_mark(self, node: TrendMark) -> str:
        return f"{{trend {node.code}: {node.label}}}"

    def visit_illustrative_mark(self, _node: IllustrativeMark) -> str:
        return "{illustrative}"

    def visit_citation(self, node: Citation) -> str:
        locator = f", {node.locator}" if node.locator else ""
        return f"{{cite {node.source} = {node.number}{locator}}}"

    def visit_cross_reference(self, node: CrossReference) -> str:
        return f"{{see {node.target} {node.form}: {node.text}}}"

    def visit_caption_number(self, node: CaptionNumber) -> str:
        return f"{{{node.series} {node.number}: {node.called}}} "

    def visit_line_break(self, _node: LineBreak) -> str:
        return "{break}"


class _Form(Visitor[list[str]]):
    """Writes a node as lines, its children indented below it."""

    def __init__(self) -> None:
        self._inline = _Inline()

    def _below(self, nodes: Iterable[object]) -> list[str]:
        return _indented(line for node in nodes for line in self.visit(node))

    def _line(self, children: tuple[Inline, ...]) -> str:
        return "".join(self._inline.visit(child) for child in children)

    def visit_document(self, node: Document) -> list[str]:
        meta, foot = node.meta, node.furniture
        head = [
            f"document {meta.title}",
            f"  subject: {meta.subject}",
            f"  author: {meta.author}",
            f"  language: {meta.language}",
            f"  created: {meta.created.isoformat()}",
            f"  keywords: {', '.join(meta.keywords)}",
            f"  foot: {foot.pack} | {foot.audience} | {foot.marking} | {foot.stamp} | {foot.page_of}",
            f"  foot notes: {foot.illustrative} | {foot.continued}",
        ]
        if any(part.right_hand for part in node.parts):
            head.append(f"  blank: {foot.blank}")
        if foot.copy:
            head.append(f"  copy: {foot.copy}")
        if foot.turn:
            head.append(f"  turn: {foot.turn}")
        return [*head, *(line for part in node.parts for line in self.visit(part))]

    def visit_part(self, node: Part) -> list[str]:
        letters = f"{node.letters:g}pt" if node.letters else ""
        listed, titled = "" if node.listed else "unlisted", "" if node.show_title else "untitled"
        flags = (letters, listed, titled, "right" * node.right_hand)
        return [
            _head("part", node.anchor, node.layout, *flags, ":", node.heading),
            *self._below(node.children),
        ]

    def visit_paragraph(self, node: Paragraph) -> list[str]:
        return [f"{node.style}: {self._line(node.children)}"]

    def visit_heading(self, node: Heading) -> list[str]:
        together = "together" if node.together else ""
        return [_head("heading", node.level, node.anchor, together, ":", self._line(node.children))]

    def visit_item_list(self, node: ItemList) -> list[str]:
        return [f"list {node.style}", *self._below(node.items)]

    def visit_item(self, node: Item) -> list[str]:
        return ["item", *self._below(node.children)]

    def visit_quotation(self, node: Quotation) -> list[str]:
        return [_head("quotation", self._line(node.attribution)), *self._below(node.children)]

    def visit_table(self, node: Table) -> list[str]:
        columns = " ".join(f"{column.weight:g}{column.align[0]}" for column in node.columns)
        lines = [_head("table", node.anchor, f"[{columns}]", self._line(node.caption)), f"  summary: {node.summary}"]
        return [*lines, *_indented(["head", *self._below(node.head)]), *self._below(node.rows)]

    def visit_row(self, node: Row) -> list[str]:
        return [f"row {node.kind}", *self._below(node.cells)]

    def visit_cell(self, node: Cell) -> list[str]:
        flags = (f"span {node.span}" if node.span != 1 else "", "header" if node.header else "")
        return [_head("cell", *flags), *self._below(node.children)]

    def visit_chart(self, node: Chart) -> list[str]:
        head = [_head("chart", node.anchor, ":", self._line(node.caption)), f"  alt: {node.alt}"]
        return [*head, *self._below(node.bars)]

    def visit_bar(self, node: Bar) -> list[str]:
        return [f"bar {node.code}{node.colour}: {node.label} = {node.value}"]

    def visit_pairs(self, node: Pairs) -> list[str]:
        return ["pairs", *self._below(node.pairs)]

    def visit_pair(self, node: Pair) -> list[str]:
        return [f"pair {node.label}", *self._below(node.children)]

    def visit_panel(self, node: Panel) -> list[str]:
        return [f"panel {node.tone}", *self._below(node.children)]

    def visit_source_list(self, node: SourceList) -> list[str]:
        return ["sources", *self._below(node.entries)]

    def visit_source_entry(self, node: SourceEntry) -> list[str]:
        return [f"[{node.number}] {node.source}: {self._line(node.children)}"]

    def visit_foreign_page(self, node: ForeignPage) -> list[str]:
        flags = (f"turn {node.turn}" if node.turn else "", "" if node.fit else "own size", "as it is" * node.as_it_is)
        size = f"{node.width:g}x{node.height:g}"
        head = _head("foreign page", node.anchor, f"{node.file} {node.page}", size, *flags, ":", node.alt)
        bookmarks = [f"bookmark {level}: {title}" for level, title in node.bookmarks]
        return [head, *_indented([*bookmarks, " ".join(node.words.split())])]

    def visit_contents(self, node: Contents) -> list[str]:
        return [f"contents {node.title}", *self._below(node.entries)]

    def visit_contents_entry(self, node: ContentsEntry) -> list[str]:
        return [_head(node.level, node.number, node.title, "->", node.target)]
