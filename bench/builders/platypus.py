"""The same pack by reportlab's own paragraphs, lists and tables, as its guide shows them."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate, Paragraph, Table
from reportlab.platypus.tableofcontents import TableOfContents

from briefing_app.document import blocks
from briefing_app.document.inline import Citation, Inline, StatusMark, Words
from briefing_app.document.tree import Document
from briefing_app.document.visitor import Visitor
from briefing_app.rendering.fonts import FACES, FaceName, face_data

_STYLES = {
    "body": ParagraphStyle("body", fontName="FiraGO-Regular", fontSize=10.2, leading=14.6, spaceAfter=7),
    "item": ParagraphStyle("item", fontName="FiraGO-Regular", fontSize=10.2, leading=14.6, leftIndent=14),
    "cell": ParagraphStyle("cell", fontName="FiraGO-Regular", fontSize=8.8, leading=12),
    "h1": ParagraphStyle("h1", fontName="FiraGO-Bold", fontSize=21, leading=26, spaceAfter=14),
    "h2": ParagraphStyle("h2", fontName="FiraGO-Bold", fontSize=14, leading=18.5, spaceBefore=16, keepWithNext=1),
}


def markup(children: tuple[Inline, ...]) -> str:
    """Return inline nodes in reportlab's markup."""
    pieces = []
    for node in children:
        if isinstance(node, Words):
            text = escape(node.text)
            text = f"<b>{text}</b>" if node.strong else text
            pieces.append(f"<i>{text}</i>" if node.emphasis else text)
        elif isinstance(node, Citation):
            pieces.append(f"[{node.number}]")
        elif isinstance(node, StatusMark):
            pieces.append(escape(node.label))
    return "".join(pieces)


class StoryMaker(Visitor[list[Flowable]]):
    """Makes the story."""

    def __init__(self, style: str = "body") -> None:
        self._style = style

    def story(self, children: tuple[blocks.Block, ...]) -> list[Flowable]:
        """Return the flowables of blocks."""
        return [flowable for child in children for flowable in self.visit(child)]

    def visit_paragraph(self, node: blocks.Paragraph) -> list[Flowable]:
        """A paragraph."""
        return [Paragraph(markup(node.children), _STYLES[self._style])]

    def visit_heading(self, node: blocks.Heading) -> list[Flowable]:
        """A heading."""
        return [Paragraph(markup(node.children), _STYLES["h2"])]

    def visit_item_list(self, node: blocks.ItemList) -> list[Flowable]:
        """A list."""
        return [
            Paragraph(markup(child.children), _STYLES["item"], bulletText="•")
            for item in node.items
            for child in item.children
            if isinstance(child, blocks.Paragraph)
        ]

    def visit_table(self, node: blocks.Table) -> list[Flowable]:
        """A table."""
        total = sum(column.weight for column in node.columns)
        widths = [459 * column.weight / total for column in node.columns]
        cells = [[StoryMaker("cell").story(cell.children) for cell in row.cells] for row in (*node.head, *node.rows)]
        table: Any = Table
        grid = [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")]
        return [table(cells, colWidths=widths, repeatRows=len(node.head), style=grid)]

    def visit_chart(self, node: blocks.Chart) -> list[Flowable]:
        """A chart, as a table of its figures: cheaper than a drawing would be."""
        table: Any = Table
        rows = [[Paragraph(escape(bar.label), _STYLES["cell"]), str(bar.value)] for bar in node.bars]
        return [table(rows, colWidths=[200, 60], style=[("FONTNAME", (0, 0), (-1, -1), "FiraGO-Regular")])]

    def visit_source_list(self, node: blocks.SourceList) -> list[Flowable]:
        """The sources."""
        return [Paragraph(f"[{entry.number}] {markup(entry.children)}", _STYLES["item"]) for entry in node.entries]

    def visit_contents(self, _node: blocks.Contents) -> list[Flowable]:
        """The table of contents."""
        contents: Any = TableOfContents()
        contents.levelStyles = [_STYLES["body"], _STYLES["item"]]
        return [contents]


class _Template(BaseDocTemplate):
    """Tells the contents of headings, and draws the foot."""

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - reportlab's own name
        """Note a heading."""
        levels = {"h1": 0, "h2": 1}
        if isinstance(flowable, Paragraph) and flowable.style.name in levels:
            level = levels[flowable.style.name]
            me: Any = self
            key = f"heading-{me.seq.nextf('heading')}"
            self.canv.bookmarkPage(key)
            me.notify("TOCEntry", (level, flowable.getPlainText(), self.page, key))


def _foot(canvas: Any, template: Any) -> None:  # noqa: ANN401 - reportlab's canvas and template
    canvas.setFont("FiraGO-Regular", 7.6)
    canvas.drawRightString(527, 40, f"Page {template.page}")


def build(document: Document) -> tuple[bytes, int]:
    """Write the pack; the contents need several passes."""
    for name in FaceName:
        registerFont(TTFont(FACES[name].replace("_", "-"), BytesIO(face_data(name))))
    registerFontFamily("FiraGO-Regular", "FiraGO-Regular", "FiraGO-Bold", "FiraGO-Italic", "FiraGO-BoldItalic")
    story: list[Flowable] = []
    for part in document.parts:
        story.append(Paragraph(escape(f"{part.number} {part.title}"), _STYLES["h1"]))
        story += [*StoryMaker().story(part.children), PageBreak()]
    buffer = BytesIO()
    template = _Template(buffer, pagesize=A4)
    frame = Frame(68, 64, 459, 696, 0, 0, 0, 0)
    template.addPageTemplates([PageTemplate("page", [frame], onPage=_foot)])
    template.multiBuild(story)
    return buffer.getvalue(), template.page
