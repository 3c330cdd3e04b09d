"""The words of a document in reading order: what a reader of any of its files must find, and nothing else.

In order: of each part its number and title (where the title shows), then its blocks. A table is read caption first,
then head and rows, row by row, cell by cell; a chart caption first, then each bar's label and value; pairs label first;
the contents title first, then each line's number and title; a source its number in brackets first. No words: furniture,
page numbers, foreign pages, the marks of list items, drawn marks (a status is its label), file words of ``Meta``,
spoken summaries and alternative texts. Words are parted at white space (a no-break space parts too), and at the ends
of blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
from briefing_app.document.inline import Inline
from briefing_app.document.spoken import plain_words
from briefing_app.document.tree import Document, Part
from briefing_app.document.visitor import Visitor


def words(document: Document) -> list[str]:
    """Return every word of the document's text in reading order."""
    return [word for line in lines(document) for word in line.split()]


def lines(node: object) -> Iterator[str]:
    """Yield the plain text of each leaf block below the node (or the document's parts) in reading order."""
    return iter(_Lines().visit(node))


class _Lines(Visitor[list[str]]):
    """Collects a line of text for each leaf block."""

    def _all(self, nodes: Iterable[object]) -> list[str]:
        return [line for node in nodes for line in self.visit(node)]

    def _line(self, children: tuple[Inline, ...]) -> list[str]:
        return [plain_words(children)] if children else []

    def visit_document(self, document: Document) -> list[str]:
        return self._all(document.parts)

    def visit_part(self, part: Part) -> list[str]:
        title = [part.heading] if part.show_title else []
        return title + self._all(part.children)

    def visit_paragraph(self, paragraph: Paragraph) -> list[str]:
        return self._line(paragraph.children)

    def visit_heading(self, heading: Heading) -> list[str]:
        return self._line(heading.children)

    def visit_item_list(self, items: ItemList) -> list[str]:
        return self._all(items.items)

    def visit_item(self, item: Item) -> list[str]:
        return self._all(item.children)

    def visit_quotation(self, quotation: Quotation) -> list[str]:
        return self._all(quotation.children) + self._line(quotation.attribution)

    def visit_table(self, table: Table) -> list[str]:
        return self._line(table.caption) + self._all((*table.head, *table.rows))

    def visit_row(self, row: Row) -> list[str]:
        return self._all(row.cells)

    def visit_cell(self, cell: Cell) -> list[str]:
        return self._all(cell.children)

    def visit_chart(self, chart: Chart) -> list[str]:
        return self._line(chart.caption) + self._all(chart.bars)

    def visit_bar(self, bar: Bar) -> list[str]:
        return [f"{bar.label} {bar.value}"]

    def visit_pairs(self, pairs: Pairs) -> list[str]:
        return self._all(pairs.pairs)

    def visit_pair(self, pair: Pair) -> list[str]:
        return [pair.label, *self._all(pair.children)]

    def visit_panel(self, panel: Panel) -> list[str]:
        return self._all(panel.children)

    def visit_source_list(self, sources: SourceList) -> list[str]:
        return self._all(sources.entries)

    def visit_source_entry(self, entry: SourceEntry) -> list[str]:
        return [f"[{entry.number}] {plain_words(entry.children)}"]

    def visit_foreign_page(self, _page: ForeignPage) -> list[str]:
        return []

    def visit_contents(self, contents: Contents) -> list[str]:
        return [contents.title, *self._all(contents.entries)]

    def visit_contents_entry(self, entry: ContentsEntry) -> list[str]:
        return [f"{entry.number} {entry.title}".strip()]
