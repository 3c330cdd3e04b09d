"""The same pack by reportlab's own paragraphs, lists, tables, charts and contents, as its guide shows them.

What stands on our pages stands on these: coloured headings, links from citations to their sources, status marks, charts
with bars, captions, a head and "page n of m" on each page, bookmarks, contents with numbers that are right. Where
reportlab has two ways, the quicker is taken: bullets instead of list flowables, plain tables, three faces and not four,
the number of pages from the pass before. Marks are coloured bullets, for the faces have no letters in their shapes; a
table that goes on does not say so; and nothing tells where a node came to stand.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.graphics.charts.barcharts import HorizontalBarChart
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
)
from reportlab.platypus.tableofcontents import TableOfContents

from briefing_app.document import blocks
from briefing_app.document.inline import Citation, Inline, StatusMark, Words
from briefing_app.document.tree import Document, Furniture
from briefing_app.document.visitor import Visitor
from briefing_app.rendering.fonts import FACES, FaceName, face_data
from briefing_app.rendering.marks import STATUS_MARKS

_LEFT, _MEASURE = 68, 459
_NAVY, _GREY, _LINK, _HAIRLINE = "#1b365d", "#5b6470", "#11508f", "#c7cfd9"
_HEAD_GROUND = "#e1e8f1"


def _style(name: str, size: float, leading: float, **more: Any) -> ParagraphStyle:  # noqa: ANN401 - any attribute of a style
    return ParagraphStyle(name, **{"fontName": "FiraGO-Regular", "fontSize": size, "leading": leading, **more})


_STYLES = {
    "body": _style("body", 10.2, 14.6, spaceAfter=7),
    "item": _style("item", 10.2, 14.6, leftIndent=14, spaceAfter=3),
    "source": _style("source", 9, 12.6, leftIndent=14, spaceAfter=4),
    "cell": _style("cell", 8.8, 12),
    "number": _style("number", 8.8, 12, alignment=TA_RIGHT),
    "head": _style("head", 8.8, 12, fontName="FiraGO-Bold"),
    "caption": _style("caption", 9.2, 12.6, fontName="FiraGO-Bold", textColor=_NAVY, spaceBefore=8, spaceAfter=5),
    "h1": _style("h1", 21, 26, fontName="FiraGO-Bold", textColor=_NAVY, spaceAfter=14),
    "h2": _style("h2", 14, 18.5, fontName="FiraGO-Bold", textColor=_NAVY, spaceBefore=16, spaceAfter=6, keepWithNext=1),
    "contents 1": _style("contents 1", 10.6, 14.6, fontName="FiraGO-Bold", textColor=_NAVY, spaceBefore=7),
    "contents 2": _style("contents 2", 9.6, 13.4, leftIndent=20),
}


def _colour(code: str) -> Color:
    red, green, blue = STATUS_MARKS[code].colour
    return Color(red / 255, green / 255, blue / 255)


def markup(children: tuple[Inline, ...]) -> str:
    """Return inline nodes in reportlab's markup."""
    pieces = []
    for node in children:
        if isinstance(node, Words):
            text = escape(node.text)
            text = f"<b>{text}</b>" if node.strong else text
            pieces.append(f"<i>{text}</i>" if node.emphasis else text)
        elif isinstance(node, Citation):
            pieces.append(f'<a href="#{node.source}" color="{_LINK}">[{node.number}]</a>')
        elif isinstance(node, StatusMark):
            colour = "#" + _colour(node.code).hexval()[2:]
            pieces.append(f'<font color="{colour}">•</font> {escape(node.label)}')
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
        """A table with its caption."""
        total = sum(column.weight for column in node.columns)
        widths = [_MEASURE * column.weight / total for column in node.columns]
        styles = ["number" if column.align is blocks.Align.END else "cell" for column in node.columns]
        cells = [[StoryMaker("head").story(cell.children) for cell in row.cells] for row in node.head]
        cells += [
            [StoryMaker(style).story(cell.children) for cell, style in zip(row.cells, styles, strict=True)]
            for row in node.rows
        ]
        table: Any = Table
        looks = [
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, HexColor(_HAIRLINE)),
            ("BACKGROUND", (0, 0), (-1, len(node.head) - 1), HexColor(_HEAD_GROUND)),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ]
        return [
            *self._caption(node.caption, 60),
            table(cells, colWidths=widths, repeatRows=len(node.head), style=looks),
        ]

    def visit_chart(self, node: blocks.Chart) -> list[Flowable]:
        """A chart of horizontal bars with their figures, and its caption."""
        height = 17 * len(node.bars)
        chart: Any = HorizontalBarChart()
        chart.x, chart.y, chart.width, chart.height = 130, 0, _MEASURE - 160, height
        chart.data = [[bar.value for bar in reversed(node.bars)]]
        chart.categoryAxis.categoryNames = [bar.label for bar in reversed(node.bars)]
        chart.categoryAxis.labels.fontName = chart.barLabels.fontName = "FiraGO-Regular"
        chart.categoryAxis.labels.fontSize = chart.barLabels.fontSize = 9
        chart.categoryAxis.visibleTicks = chart.categoryAxis.visibleAxis = chart.valueAxis.visible = False
        chart.valueAxis.valueMin = 0
        chart.barLabelFormat = "%d"
        chart.barLabels.nudge = 12
        for index, bar in enumerate(reversed(node.bars)):
            chart.bars[0, index].fillColor = _colour(bar.code)
            chart.bars[0, index].strokeColor = None
        drawing = Drawing(_MEASURE, height)
        drawing.add(chart)
        return [*self._caption(node.caption, height), drawing]

    def visit_source_list(self, node: blocks.SourceList) -> list[Flowable]:
        """The sources, each with the name that citations lead to."""
        return [
            Paragraph(f'<a name="{entry.source}"/>[{entry.number}] {markup(entry.children)}', _STYLES["source"])
            for entry in node.entries
        ]

    def _caption(self, children: tuple[Inline, ...], room: float) -> list[Flowable]:
        """A caption, on the next page where there is no room below it (quicker than keeping it with what follows)."""
        return [CondPageBreak(room + 26), Paragraph(markup(children), _STYLES["caption"])]

    def visit_contents(self, _node: blocks.Contents) -> list[Flowable]:
        """The table of contents."""
        contents: Any = TableOfContents()
        contents.levelStyles = [_STYLES["contents 1"], _STYLES["contents 2"]]
        return [contents]


class _Template(BaseDocTemplate):
    """Tells the contents and the bookmarks of headings, and draws head and foot."""

    def __init__(self, target: BytesIO, furniture: Furniture) -> None:
        super().__init__(target, pagesize=A4)
        self._furniture = furniture
        self._title = ""
        self._pages = self._counted = 0
        frame = Frame(_LEFT, 70, _MEASURE, 690, 0, 0, 0, 0)
        self.addPageTemplates([PageTemplate("page", [frame], onPageEnd=self._draw_furniture)])

    def beforeDocument(self) -> None:  # noqa: N802 - reportlab's own name
        """Keep the number of pages of the pass before."""
        self._pages, self._counted = self._counted, 0

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - reportlab's own name
        """Note a heading."""
        levels = {"h1": 0, "h2": 1}
        if isinstance(flowable, Paragraph) and flowable.style.name in levels:
            level = levels[flowable.style.name]
            me: Any = self
            key = f"heading-{me.seq.nextf('heading')}"
            title = flowable.getPlainText()
            self._title = self._title if level else title
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(title, key, level)
            me.notify("TOCEntry", (level, title, self.page, key))

    def _draw_furniture(self, canvas: Any, _template: Any) -> None:  # noqa: ANN401 - reportlab's canvas and template
        right, furniture = _LEFT + _MEASURE, self._furniture
        self._counted = self.page
        canvas.setFont("FiraGO-Regular", 7.6)
        canvas.setFillColor(_GREY)
        canvas.setStrokeColor(_HAIRLINE)
        canvas.setLineWidth(0.5)
        canvas.drawString(_LEFT, 794, furniture.pack)
        canvas.drawRightString(right, 794, self._title)
        canvas.line(_LEFT, 788, right, 788)
        canvas.line(_LEFT, 50, right, 50)
        canvas.drawString(_LEFT, 37, f"{furniture.pack} · {furniture.audience}")
        canvas.drawCentredString((_LEFT + right) / 2, 37, furniture.stamp)
        canvas.drawRightString(right, 37, furniture.page_of.format(page=self.page, pages=self._pages))


def build(document: Document) -> tuple[bytes, int]:
    """Write the pack; the contents need several passes."""
    for name in (FaceName.REGULAR, FaceName.BOLD, FaceName.ITALIC):
        registerFont(TTFont(FACES[name].replace("_", "-"), BytesIO(face_data(name))))
    registerFontFamily("FiraGO-Regular", "FiraGO-Regular", "FiraGO-Bold", "FiraGO-Italic", "FiraGO-Bold")
    story: list[Flowable] = []
    for part in document.parts:
        story.append(Paragraph(escape(f"{part.number} {part.title}".strip()), _STYLES["h1"]))
        story += [*StoryMaker().story(part.children), PageBreak()]
    buffer = BytesIO()
    template = _Template(buffer, document.furniture)
    template.multiBuild(story)
    return buffer.getvalue(), template.page
