"""Blocks become boxes: one visit for each node, every box laid out once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from briefing_app.document.blocks import (
    Align,
    Block,
    Cell,
    Chart,
    Contents,
    Heading,
    Item,
    ItemList,
    ListStyle,
    Pair,
    Pairs,
    Panel,
    Paragraph,
    ParagraphStyle,
    Quotation,
    Row,
    RowKind,
    SourceEntry,
    SourceList,
    Table,
    Tone,
)
from briefing_app.document.inline import Inline, Words
from briefing_app.document.origin import NOWHERE, Origin
from briefing_app.document.spoken import plain_words
from briefing_app.document.visitor import Visitor
from briefing_app.rendering.pdf import look
from briefing_app.rendering.pdf.boxes import Beside, Flowable, Frame, Stack, TextBox
from briefing_app.rendering.pdf.drawn_boxes import ChartBox, ContentsLine
from briefing_app.rendering.pdf.faces import face_of, load_face
from briefing_app.rendering.pdf.lines import break_lines
from briefing_app.rendering.pdf.look import TextStyle
from briefing_app.rendering.pdf.spans import Spanner, span_of
from briefing_app.rendering.pdf.table_box import TableBox, TableRows
from briefing_app.rendering.pdf.workshop import Workshop

_PAD = 5.0
"""Inside a cell, at the left and right."""
_SHORT = 220.0
_BULLETS = "•–"
_KEY = Frame(left=16, right=12, above=9, below=9, ground=look.PALE, bar=look.NAVY)
_CAUTION = Frame(left=16, right=12, above=9, below=9, ground=look.CAUTION_GROUND, bar=look.CAUTION)
_QUOTED = Frame(left=14, right=18, bar=look.GOLD, bar_width=1.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where blocks are set: the width they have, the styles that hold there, how deep a list is nested."""

    width: float
    styles: Mapping[ParagraphStyle, TextStyle] = field(default_factory=lambda: look.PAGE_STYLES)
    align: Align = Align.START
    strong: bool = False
    depth: int = 0


class BoxBuilder(Visitor[list[Flowable]]):
    """Makes the boxes of blocks for one setting; what stands inside is made by a builder of its own setting."""

    def __init__(self, setting: Setting, workshop: Workshop) -> None:
        self._setting = setting
        self._workshop = workshop

    def boxes(self, blocks: Sequence[Block]) -> list[Flowable]:
        """Return the boxes of blocks, one below the other."""
        return [box for block in blocks for box in self.visit(block)]

    def text(
        self,
        children: Sequence[Inline],
        style: TextStyle,
        *,
        width: float | None = None,
        origin: Origin = NOWHERE,
        anchor: str = "",
    ) -> TextBox:
        """Set one paragraph."""
        room = self._setting.width if width is None else width
        return TextBox(
            lines=break_lines(Spanner(style, self._workshop.words).units(children), room),
            style=style,
            width=room,
            origin=origin,
            anchor=anchor,
            before=style.before,
            after=style.after,
        )

    def visit_paragraph(self, node: Paragraph) -> list[Flowable]:
        """Set a paragraph in the style that its setting has for it."""
        style = self._setting.styles[node.style]
        # Notes and small print in a heading's cell stay light.
        strong = self._setting.strong and node.style is ParagraphStyle.BODY
        if self._setting.align is not Align.START or strong:
            style = replace(style, align=self._setting.align, strong=style.strong or strong)
        return [self.text(node.children, style, origin=node.origin)]

    def visit_heading(self, node: Heading) -> list[Flowable]:
        """Set a heading; it stays with what follows."""
        level = min(max(node.level, 1), max(look.HEADINGS))
        anchor = self._workshop.bookmark(level, plain_words(node.children), node.anchor)
        return [self.text(node.children, look.HEADINGS[level], origin=node.origin, anchor=anchor)]

    def visit_item_list(self, node: ItemList) -> list[Flowable]:
        """Set each item beside its mark; the list itself is no box, so that it can be any length."""
        points = node.style is ListStyle.POINTS
        body = self._body(points=points)
        numbered = node.style is not ListStyle.BULLETS
        indent = body.size * (2.3 if points else 1.75 if numbered else 1.35)
        if numbered and len(node.items) > 99:
            indent += body.size * 0.6
        bullet = _BULLETS[min(self._setting.depth, len(_BULLETS) - 1)]
        inner = self._inside(
            self._setting.width - indent,
            depth=self._setting.depth + 1,
            styles=look.POINTS_STYLES if points else None,
        )
        mark = replace(body, strong=points, colour=look.NAVY, keep=False)
        boxes: list[Flowable] = []
        for index, item in enumerate(node.items, 1):
            label = f"{index}" if points else f"{index}." if numbered else bullet
            boxes.append(self._item(item, inner, self.text((Words(text=label),), mark, width=indent), indent))
        if boxes:
            boxes[-1] = replace(boxes[-1], after=body.after)  # type: ignore[type-var]
        return boxes

    def visit_quotation(self, node: Quotation) -> list[Flowable]:
        """Set somebody's words beside a rule, and who said them below."""
        inner = self._inside(self._setting.width - _QUOTED.left - _QUOTED.right)
        children = inner.boxes(node.children)
        if node.attribution:
            children.append(inner.text((Words(text="— "), *node.attribution), look.ATTRIBUTION))
        return [
            Stack(
                children=children,
                width=self._setting.width,
                frame=_QUOTED,
                origin=node.origin,
                before=4,
                after=9,
            )
        ]

    def visit_panel(self, node: Panel) -> list[Flowable]:
        """Set blocks on a ground."""
        frame = _CAUTION if node.tone is Tone.CAUTION else _KEY
        inner = self._inside(self._setting.width - frame.left - frame.right)
        return [
            Stack(
                children=inner.boxes(node.children),
                width=self._setting.width,
                frame=frame,
                origin=node.origin,
                before=6,
                after=11,
            )
        ]

    def visit_pairs(self, node: Pairs) -> list[Flowable]:
        """Set each label beside its value."""
        label_width = min(128.0, self._setting.width * 0.3)
        inner = self._inside(self._setting.width - label_width)
        rows: list[Flowable] = [self._pair(pair, inner, label_width) for pair in node.pairs]
        pairs = Stack(children=rows, width=self._setting.width, origin=node.origin, before=2, after=10)
        # A short block over a note is part of its heading; a long one has to be cut somewhere.
        short = pairs.height < _SHORT
        return [replace(pairs, whole=short, keep=short)]

    def visit_source_list(self, node: SourceList) -> list[Flowable]:
        """Set the sources beside their numbers."""
        return [self._source(entry) for entry in node.entries]

    def visit_contents(self, node: Contents) -> list[Flowable]:
        """Set the contents; page numbers come when they are known."""
        lines: list[Flowable] = [self.text((Words(text=node.title),), look.HEADINGS[1], origin=node.origin)]
        indents = {1: 26.0, 2: 26.0}
        for entry in node.entries:
            level = min(entry.level, max(look.CONTENTS))
            style, indent = look.CONTENTS[level], indents[level]
            face = face_of(strong=style.strong, emphasis=style.emphasis)
            digit = load_face(face).width("0") * style.size
            number = self.text((Words(text=entry.number),), style, width=indent) if entry.number else None
            if level > 1 and number is not None:
                number = None
            lines.append(
                ContentsLine(
                    title=self.text((Words(text=entry.title),), style, width=self._setting.width - indent - 6 * digit),
                    number=number,
                    target=entry.target,
                    says=f"{entry.number} {entry.title}".strip(),
                    span=span_of(face, style.size, style.colour),
                    digit=digit,
                    indent=indent,
                    width=self._setting.width,
                    before=style.before,
                    after=style.after,
                )
            )
        return lines

    def visit_chart(self, node: Chart) -> list[Flowable]:
        """Set the labels and figures of a chart's bars."""
        label_width = min(170.0, self._setting.width * 0.36)
        figure = replace(look.CHART, strong=True, align=Align.END)
        chart = ChartBox(
            bars=[
                (
                    bar,
                    self.text((Words(text=bar.label),), look.CHART, width=label_width - 18),
                    self.text((Words(text=str(bar.value)),), figure, width=30.0),
                )
                for bar in node.bars
            ],
            label_width=label_width,
            figure_width=30.0,
            width=self._setting.width,
            origin=node.origin,
            anchor="" if node.caption else node.anchor,
        )
        if not node.caption:
            return [chart]
        return [self.text(node.caption, look.CAPTION, anchor=node.anchor), chart]

    def visit_table(self, node: Table) -> list[Flowable]:
        """Lay every row out once."""
        total = sum(column.weight for column in node.columns) or 1.0
        widths = [self._setting.width * column.weight / total for column in node.columns]
        aligns = [column.align for column in node.columns]
        head = [self._row(row, widths, aligns, head=True) for row in node.head]
        rows = [self._row(row, widths, aligns, head=False) for row in node.rows]
        later = (*node.caption, Words(text=f" {self._workshop.continued}"))
        return [
            TableBox(
                content=TableRows.of(head, rows),
                start=0,
                end=len(rows),
                width=self._setting.width,
                caption=self.text(node.caption, look.CAPTION) if node.caption else None,
                later_caption=self.text(later, look.CAPTION) if node.caption else None,
                origin=node.origin,
                anchor=node.anchor,
                before=8,
                after=13,
            )
        ]

    def _inside(
        self,
        width: float,
        *,
        depth: int = 0,
        styles: Mapping[ParagraphStyle, TextStyle] | None = None,
        align: Align = Align.START,
        strong: bool = False,
    ) -> BoxBuilder:
        setting = Setting(
            width=width,
            styles=styles if styles is not None else self._setting.styles,
            align=align,
            strong=strong,
            depth=depth,
        )
        return BoxBuilder(setting, self._workshop)

    def _body(self, *, points: bool) -> TextStyle:
        styles = look.POINTS_STYLES if points else self._setting.styles
        return styles[ParagraphStyle.BODY]

    def _item(self, item: Item, inner: BoxBuilder, label: TextBox, indent: float) -> Stack:
        return Stack(
            children=inner.boxes(item.children),
            width=self._setting.width,
            frame=Frame(left=indent),
            label=label,
            origin=item.origin,
            after=label.style.after * (1.5 if label.style.strong else 0.55),
            whole=label.style.strong,
        )

    def _pair(self, pair: Pair, inner: BoxBuilder, label_width: float) -> Beside:
        body = self._setting.styles[ParagraphStyle.BODY]
        style = replace(look.LABEL, leading=body.leading)
        label = self.text((Words(text=pair.label),), style, width=label_width - 10)
        frame = Frame(above=3.5, below=4.5)
        value = Stack(children=inner.boxes(pair.children), width=self._setting.width - label_width, frame=frame)
        return Beside(
            cells=[(0.0, Stack(children=[label], width=label_width, frame=frame)), (label_width, value)],
            width=self._setting.width,
            origin=pair.origin,
        )

    def _source(self, entry: SourceEntry) -> Stack:
        indent = 28.0
        label = self.text((Words(text=f"[{entry.number}]"),), replace(look.SOURCE, colour=look.GREY), width=indent)
        return Stack(
            children=[self.text(entry.children, look.SOURCE, width=self._setting.width - indent)],
            width=self._setting.width,
            frame=Frame(left=indent),
            label=label,
            origin=entry.origin,
            anchor=f"source-{entry.source}",
            after=look.SOURCE.after,
        )

    def _row(self, row: Row, widths: Sequence[float], aligns: Sequence[Align], *, head: bool) -> Beside:
        lefts = list(accumulate(widths, initial=0.0))
        strong = head or row.kind is not RowKind.BODY
        cells: list[tuple[float, Stack]] = []
        column = 0
        for cell in row.cells:
            taken = min(column + cell.span, len(widths))
            width = lefts[taken] - lefts[column]
            align = aligns[min(column, len(aligns) - 1)] if cell.span == 1 else Align.START
            cells.append((lefts[column], self._cell(cell, width, align=align, strong=strong or cell.header)))
            column = taken
        group, total = row.kind is RowKind.GROUP, row.kind is RowKind.TOTAL
        return Beside(
            cells=cells,
            width=self._setting.width,
            ground=look.HEAD_GROUND if head else look.PALE if group else "",
            rule=look.NAVY if head or total else look.HAIRLINE,
            rule_width=0.9 if head or total else 0.5,
            top_rule=total,
            origin=row.origin,
            keep=group,
        )

    def _cell(self, cell: Cell, width: float, *, align: Align, strong: bool) -> Stack:
        inner = self._inside(width - 2 * _PAD, styles=look.CELL_STYLES, align=align, strong=strong)
        return Stack(
            children=inner.boxes(cell.children),
            width=width,
            frame=Frame(left=_PAD, right=_PAD, above=3.6, below=4.4),
            origin=cell.origin,
        )
