"""Block nodes as paragraphs and tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from itertools import zip_longest

from briefing_app.document.blocks import (
    Align,
    Block,
    Cell,
    Chart,
    Column,
    Contents,
    ForeignPage,
    Heading,
    Item,
    ItemList,
    ListStyle,
    Pairs,
    Panel,
    Paragraph,
    ParagraphStyle,
    Quotation,
    Row,
    RowKind,
    SourceList,
    Table,
    Tone,
)
from briefing_app.document.inline import CaptionNumber
from briefing_app.document.together import sections
from briefing_app.document.tree import Part
from briefing_app.document.visitor import Visitor
from briefing_app.rendering.docx import markup
from briefing_app.rendering.docx.inline import InlineWriter, PageOf, called, called_bookmark, unknown
from briefing_app.rendering.docx.look import INK, WordLook
from briefing_app.rendering.docx.styles import BULLETS, LABELS_TABLE, PACK_TABLE

_STYLES = {
    ParagraphStyle.BODY: "",
    ParagraphStyle.LEAD: "Lead",
    ParagraphStyle.NOTE: "Note",
    ParagraphStyle.SMALL: "Small",
    ParagraphStyle.KEY_FIGURE: "KeyFigure",
    ParagraphStyle.OPENING: "Opening",
    ParagraphStyle.CLOSE: "Close",
    ParagraphStyle.CUE: "Cue",
    ParagraphStyle.TITLE: "Title",
    ParagraphStyle.SUBTITLE: "Subtitle",
    ParagraphStyle.MARKING: "Marking",
}

_JUSTIFY = {Align.START: "", Align.END: '<w:jc w:val="right"/>', Align.CENTRE: '<w:jc w:val="center"/>'}

_RULE = '<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{colour}"/>'

GAP = markup.paragraph("", "Gap")
"""Stands below each table, and keeps it apart from another one; ends contents too."""

_LETTERS = 3
"""Labels no longer than that are letters that stand for something, and need little room."""
_TAG = re.compile("<[^>]*>")
_TO_SIGN = '<w:trHeight w:val="620" w:hRule="atLeast"/>'
"""A row that a hand writes in: 11 mm."""
_ALONE = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>'

PictureMaker = Callable[[Chart | ForeignPage, int], str]
"""Makes the run that holds a picture of a chart or a page, at most so many twentieths of a point wide."""


class BodyWriter(Visitor[str]):
    """Writes one part's blocks; ``width`` is the text's, in twentieths of a point."""

    def __init__(
        self,
        link_ids: dict[str, str],
        picture: PictureMaker,
        look: WordLook,
        *,
        page_of: PageOf = unknown,
        captions: Container[str] = (),
        turns: Container[str] = (),
    ) -> None:
        """Take the table of outside links, the maker of pictures, the look of tables and what knows the pages.

        ``captions`` are the anchors of tables and figures that have a number, ``turns`` those of headings that begin a
        page.
        """
        self._turns = turns
        self._page_of = page_of
        self._look = look
        self._inline = InlineWriter(link_ids, page_of=page_of, captions=captions)
        self._head_inline = InlineWriter(link_ids, strong=True, page_of=page_of, captions=captions)
        self._picture = picture
        self._width = 0
        self._style = ""
        self._properties = ""
        self._bookmarks = 0
        self.numbered_lists = 0
        """How many numbered lists have been written; each has a number of its own."""

    @property
    def look(self) -> WordLook:
        """The page style."""
        return self._look

    def part(self, part: Part, width: int) -> str:
        """Return the markup of a part: its title, then its blocks."""
        self._width = width
        blocks = self._sections(part.children)
        if not part.show_title or any(isinstance(block, Contents) for block in part.children):
            return markup.begun_with(self._bookmarked("", part.anchor), blocks)
        number = f"{part.number}{' –' if part.annex_as else ''}\u2002" if part.number else ""
        title = markup.run(number + part.title)
        return markup.paragraph(self._bookmarked(title, part.anchor), "Heading1") + blocks

    def _sections(self, blocks: tuple[Block, ...]) -> str:
        """Write blocks; those below a heading that keeps them together share a page."""
        written = ""
        for first, end in sections(blocks):
            made = "".join(self.visit(block) for block in blocks[first:end])
            written += markup.kept_together(made) if end - first > 1 and self._fits_a_page(made) else made
        return written

    def _fits_a_page(self, content: str) -> bool:
        return len(_TAG.sub("", content)) <= self._look.pageful

    def _bookmarked(self, content: str, anchor: str) -> str:
        self._bookmarks += 1
        return markup.bookmarked(content, anchor, self._bookmarks)

    def _blocks(self, blocks: tuple[Block, ...], style: str) -> str:
        """Write blocks whose plain paragraphs take another style than the usual one."""
        before, self._style = self._style, style
        written = "".join(self.visit(block) for block in blocks)
        self._style = before
        return written

    def visit_paragraph(self, node: Paragraph) -> str:
        """A paragraph in the style of its purpose."""
        style = _STYLES[node.style] or self._style
        return markup.paragraph(self._inline.all(node.children), style, properties=self._properties)

    def visit_heading(self, node: Heading) -> str:
        """A heading of the level that Word's navigation shows."""
        content = self._bookmarked(self._inline.all(node.children), node.anchor)
        begins = "<w:pageBreakBefore/>" if node.anchor in self._turns else ""
        return markup.paragraph(content, f"Heading{node.level}", properties=begins)

    def visit_item_list(self, node: ItemList) -> str:
        """A list; a numbered one begins at 1."""
        if node.style is ListStyle.BULLETS:
            number = BULLETS
        else:
            self.numbered_lists += 1
            number = self.numbered_lists + 1
        return "".join(self._item(item, node.style, number, 0) for item in node.items)

    def _item(self, item: Item, style: ListStyle, number: int, depth: int) -> str:
        name = {ListStyle.BULLETS: "ListBullet", ListStyle.NUMBERS: "ListNumber", ListStyle.POINTS: "Point"}[style]
        written = []
        for position, block in enumerate(item.children):
            if isinstance(block, ItemList):
                written.append(self._nested(block, number, depth + 1))
            elif isinstance(block, Paragraph) and position == 0 and block.style is not ParagraphStyle.CUE:
                listed = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
                written.append(markup.paragraph(self._inline.all(block.children), name, properties=listed))
            else:
                written.append(self.visit(block))
        return "".join(written)

    def _nested(self, node: ItemList, number: int, depth: int) -> str:
        if node.style is ListStyle.BULLETS:
            number = BULLETS
        elif number == BULLETS:
            self.numbered_lists += 1
            number = self.numbered_lists + 1
        return "".join(self._item(item, node.style, number, depth) for item in node.items)

    def visit_quotation(self, node: Quotation) -> str:
        """Somebody's words, and who said them."""
        quoted = self._blocks(node.children, "Quote")
        if node.attribution:
            quoted += markup.paragraph(self._inline.all(node.attribution), "Attribution")
        return quoted

    def visit_panel(self, node: Panel) -> str:
        """Blocks on a ground of their own."""
        return self._blocks(node.children, "Panel" if node.tone is Tone.KEY else "Caution")

    def visit_pairs(self, node: Pairs) -> str:
        """Labels with values beside them: a table with a rule below each."""
        label = 5 if all(len(pair.label) <= _LETTERS for pair in node.pairs) else 24
        widths = self._widths((Column(weight=label), Column(weight=100 - label)))
        body = ""
        for pair in node.pairs:
            name = self._cell_markup(markup.paragraph(markup.run(pair.label), "Label"), widths[0], ruled=True)
            value = self._cell_markup(self._blocks(pair.children, "TableText"), widths[1], ruled=True)
            body += f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{name}{value}</w:tr>"
        return self._table(body, widths, style=LABELS_TABLE) + GAP

    def visit_table(self, node: Table) -> str:
        """A table: caption before it, head rows repeated on each page, no row cut in two."""
        widths = self._widths(node.columns)
        head = "".join(self._row(row, node.columns, widths, head=True) for row in node.head)
        body = ""
        for row, following in zip_longest(node.rows, node.rows[1:]):
            # Totals never stand alone.
            keep = row.kind is RowKind.GROUP or (following is not None and following.kind is RowKind.TOTAL)
            body += self._row(row, node.columns, widths, head=False, keep=keep)
        caption = self._caption(node)
        return caption + self._table(head + body, widths, summary=node.summary) + GAP

    def _table(self, rows: str, widths: list[int], *, style: str = PACK_TABLE, summary: str = "") -> str:
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        spoken = f"<w:tblDescription w:val={markup.attribute(summary)}/>" if summary else ""
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            '<w:tblInd w:w="0" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="1" w:firstColumn="1"/>{spoken}</w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )

    def _widths(self, columns: tuple[Column, ...]) -> list[int]:
        whole = sum(column.weight for column in columns)
        return [int(self._width * column.weight / whole) for column in columns]

    def _row(self, row: Row, columns: tuple[Column, ...], widths: list[int], *, head: bool, keep: bool = False) -> str:
        cells, position = "", 0
        for cell in row.cells:
            width = sum(widths[position : position + cell.span])
            align = columns[position].align
            cells += self._cell(cell, width, align=align, row=row, head=head, keep=keep)
            position += cell.span
        repeated = "<w:tblHeader/>" if head else ""
        height = _TO_SIGN if row.kind is RowKind.SIGN else ""
        return f"<w:tr><w:trPr><w:cantSplit/>{height}{repeated}</w:trPr>{cells}</w:tr>"

    def _cell(self, cell: Cell, width: int, *, align: Align, row: Row, head: bool, keep: bool) -> str:
        style = "TableHead" if head or row.kind is RowKind.GROUP else "TableText"
        inline = self._inline
        if head or row.kind in (RowKind.GROUP, RowKind.TOTAL):
            self._inline = self._head_inline
        self._properties = ("<w:keepNext/>" if keep else "") + _JUSTIFY[align]
        content = self._blocks(cell.children, style) or markup.paragraph("", style)
        self._inline, self._properties = inline, ""
        return self._cell_markup(content, width, span=cell.span, ruled=True, head=head, kind=row.kind)

    def _cell_markup(
        self,
        content: str,
        width: int,
        *,
        span: int = 1,
        ruled: bool = False,
        head: bool = False,
        kind: RowKind = RowKind.BODY,
    ) -> str:
        spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        rules = ""
        if ruled:
            colour = INK if head or kind is RowKind.TOTAL else "C5CDD8"
            side = "top" if kind is RowKind.TOTAL else "bottom"
            rules = f"<w:tcBorders>{_RULE.format(side=side, colour=colour)}</w:tcBorders>"
        fill = self._look.head_ground if head else self._look.group_ground if kind is RowKind.GROUP else ""
        ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spans}{rules}{ground}</w:tcPr>{content}</w:tc>'

    def visit_chart(self, node: Chart) -> str:
        """The caption, then the chart as a picture with its words for those who cannot see it."""
        return self._caption(node) + markup.paragraph(self._picture(node, self._width))

    def visit_foreign_page(self, node: ForeignPage) -> str:
        """A page that somebody else made, as a picture that takes the page for itself."""
        return markup.paragraph(self._bookmarked(self._picture(node, self._width), node.anchor), properties=_ALONE)

    def _caption(self, node: Table | Chart) -> str:
        """Return the caption above a table or a chart, or the mere place that references lead to."""
        if not node.caption:
            return self._bookmarked("", node.anchor)
        first, words = node.caption[0], self._inline.all(node.caption)
        if isinstance(first, CaptionNumber):
            name = called(first)
            referred = self._bookmarked(name, called_bookmark(node.anchor)) if node.anchor else name
            words = referred + words.removeprefix(name)
        return markup.paragraph(self._bookmarked(words, node.anchor), "Caption")

    def visit_source_list(self, node: SourceList) -> str:
        """The numbered sources, each the target of its citations."""
        written = ""
        for entry in node.entries:
            number = self._bookmarked(markup.run(f"[{entry.number}]"), f"source-{entry.source}")
            written += markup.paragraph(
                number + "<w:r><w:tab/></w:r>" + self._inline.all(entry.children), "SourceEntry"
            )
        return written

    def visit_contents(self, node: Contents) -> str:
        """A table-of-contents field with its entries already in it, and their pages where they are known.

        Each page is a field of its own. F9 in Word makes all of it anew.
        """
        lines = []
        tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{self._width}"/></w:tabs>'
        for entry in node.entries:
            number = f"{entry.number}\u2002" if entry.number else ""
            content, target = markup.run(number + entry.title), markup.bookmark_name(entry.target)
            if page := self._page_of(target):
                content += "<w:r><w:tab/></w:r>" + markup.field(f"PAGEREF {target} \\h", markup.run(page))
            lines.append((markup.link_to(entry.target, content), f"TOC{min(entry.level, 2)}"))
        begin = markup.field_begin('TOC \\o "1-2" \\h \\z \\u')
        title = markup.paragraph(markup.run(node.title), "TOCHeading")
        if not lines:
            return title
        contents = [list(line) for line in lines]
        contents[0][0] = begin + contents[0][0]
        contents[-1][0] += markup.field_end()
        # The gap ends the section: LibreOffice gives a page no number where it ends inside of the field.
        return title + "".join(markup.paragraph(content, style, properties=tabs) for content, style in contents) + GAP
