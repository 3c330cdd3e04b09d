"""Blocks become boxes: one visit for each node, every box laid out once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefing_app.document.blocks import (
    Align,
    Block,
    Chart,
    Contents,
    ForeignPage,
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
    SourceEntry,
    SourceList,
    Table,
    Tone,
)
from briefing_app.document.inline import Inline, Words
from briefing_app.document.origin import NOWHERE, Origin
from briefing_app.document.spoken import plain_words
from briefing_app.document.together import sections
from briefing_app.document.visitor import Visitor
from briefing_app.rendering.pdf import look
from briefing_app.rendering.pdf.boxes import Beside, Flowable, Frame, Stack, TextBox, Together
from briefing_app.rendering.pdf.contents_builder import contents_boxes
from briefing_app.rendering.pdf.drawn_boxes import ChartBox
from briefing_app.rendering.pdf.foreign import ForeignBox
from briefing_app.rendering.pdf.lines import break_lines
from briefing_app.rendering.pdf.look import TextStyle
from briefing_app.rendering.pdf.spans import Spanner
from briefing_app.rendering.pdf.structure import HEADING_ROLES, Element, Numbering, Role
from briefing_app.rendering.pdf.table_builder import table_box
from briefing_app.rendering.pdf.workshop import Workshop

_SHORT = 220.0
"""Height of a block of labels that is part of its note's heading."""
_SHORT_WORDS = 8
"""Lines of a quotation that are not cut off from who said them."""
_LETTERS = 3
"""Labels no longer than that are letters that stand for something, and need little room."""
_BULLETS = "•–"
_CAUTION = Frame(left=16, right=12, above=9, below=9, ground=look.CAUTION_GROUND, bar=look.CAUTION)
_QUOTED = Frame(left=14, right=18, bar=look.HAIRLINE, bar_width=1.5)


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Setting:
    """Where blocks are set: the width they have, the styles that hold there, how deep a list is nested."""

    width: float
    styles: Mapping[ParagraphStyle, TextStyle]
    align: Align = Align.START
    strong: bool = False
    depth: int = 0
    language: str = "en"


class BoxBuilder(Visitor[list[Flowable]]):
    """Makes the boxes of blocks for one setting; what stands inside is made by a builder of its own setting."""

    def __init__(self, setting: Setting, workshop: Workshop) -> None:
        self.width = setting.width
        self._setting = setting
        self._workshop = workshop
        self.look = workshop.look
        self._styles: dict[ParagraphStyle, TextStyle] = {}
        self._parent = workshop.structure

    def boxes(self, blocks: Sequence[Block], parent: Element) -> list[Flowable]:
        """Return the boxes of blocks, one below the other, which are met inside ``parent``."""
        self._parent = parent
        boxes: list[Flowable] = []
        for first, last in sections(blocks):
            made = [box for block in blocks[first:last] for box in self.visit(block)]
            if last - first > 1:
                made = [Together(children=made, width=self.width, before=made[0].before, after=made[-1].after)]
            boxes.extend(made)
        return boxes

    def text(
        self,
        children: Sequence[Inline],
        style: TextStyle,
        *,
        element: Element | None = None,
        width: float | None = None,
        origin: Origin = NOWHERE,
        anchor: str = "",
    ) -> TextBox:
        """Set one paragraph, which is met as ``element``."""
        room = self.width if width is None else width
        spanner = Spanner(style, self._workshop.words, element=element, made_up=self._workshop.made_up)
        return TextBox(
            lines=break_lines(spanner.units(children), room, hyphenator=self._workshop.hyphenator, divide=style.divide),
            style=style,
            width=room,
            element=element,
            origin=origin,
            anchor=anchor,
            before=style.before,
            after=style.after,
        )

    def inside(
        self,
        width: float,
        *,
        depth: int = 0,
        styles: Mapping[ParagraphStyle, TextStyle] | None = None,
        align: Align = Align.START,
        strong: bool = False,
    ) -> BoxBuilder:
        """Return a builder for what stands inside something of this setting."""
        setting = Setting(
            width=width,
            styles=styles if styles is not None else self._setting.styles,
            align=align,
            strong=strong,
            depth=depth,
            language=self._setting.language,
        )
        return type(self)(setting, self._workshop)

    def visit_paragraph(self, node: Paragraph) -> list[Flowable]:
        """Set a paragraph in the style that its setting has for it."""
        style = self._styles.get(node.style) or self._style(node.style)
        return [self.text(node.children, style, element=Element(Role.PARAGRAPH, self._parent), origin=node.origin)]

    def visit_heading(self, node: Heading) -> list[Flowable]:
        """Set a heading; it stays with what follows."""
        level = min(max(node.level, 1), max(self.look.headings))
        anchor = self._workshop.bookmark(level, plain_words(node.children), node.anchor)
        element = Element(HEADING_ROLES[level], self._parent)
        return [self.text(node.children, self.look.headings[level], element=element, origin=node.origin, anchor=anchor)]

    def visit_item_list(self, node: ItemList) -> list[Flowable]:
        """Set each item beside its mark; the list itself is no box, so that it can be any length."""
        points = node.style is ListStyle.POINTS
        body = self._body(points=points)
        numbered = node.style is not ListStyle.BULLETS
        indent = body.size * (2.3 if points else 1.75 if numbered else 1.35)
        if numbered and len(node.items) > 99:
            indent += body.size * 0.6
        bullet = _BULLETS[min(self._setting.depth, len(_BULLETS) - 1)]
        inner = self.inside(
            self.width - indent,
            depth=self._setting.depth + 1,
            styles=self._points if points else None,
        )
        mark = replace(body, strong=points, colour=self.look.accent, keep=False)
        numbering = Numbering.NUMBERS if numbered else Numbering.BULLETS
        whole = Element(Role.LIST, self._parent, numbering=numbering)
        boxes: list[Flowable] = []
        for index, item in enumerate(node.items, 1):
            element = Element(Role.ITEM, whole)
            label = f"{index}" if points else f"{index}." if numbered else bullet
            box = self.text((Words(text=label),), mark, element=Element(Role.LABEL, element), width=indent)
            boxes.append(self._item(item, inner, box, element=element))
        if boxes:
            boxes[-1] = replace(boxes[-1], after=body.after)  # type: ignore[type-var]
        return boxes

    def visit_quotation(self, node: Quotation) -> list[Flowable]:
        """Set somebody's words beside a rule, and who said them below."""
        inner = self.inside(self.width - _QUOTED.left - _QUOTED.right)
        element = Element(Role.QUOTATION, self._parent)
        children = inner.boxes(node.children, element)
        if node.attribution:
            last = children[-1] if children else None
            if isinstance(last, TextBox) and len(last.lines) <= _SHORT_WORDS:
                # Who said it does not stand alone at the head of a page.
                children[-1] = replace(last, style=replace(last.style, keep=True))
            words = (Words(text="— "), *node.attribution)
            children.append(inner.text(words, self.look.attribution, element=Element(Role.PARAGRAPH, element)))
        return [Stack(children=children, width=self.width, frame=_QUOTED, origin=node.origin, before=4, after=9)]

    def visit_panel(self, node: Panel) -> list[Flowable]:
        """Set blocks on a ground."""
        look = self.look
        key = Frame(left=16, right=12, above=9, below=9, ground=look.key_ground, bar=look.accent)
        frame = _CAUTION if node.tone is Tone.CAUTION else key
        inner = self.inside(self.width - frame.left - frame.right)
        children = inner.boxes(node.children, Element(Role.PANEL, self._parent))
        return [Stack(children=children, width=self.width, frame=frame, origin=node.origin, before=6, after=11)]

    def visit_pairs(self, node: Pairs) -> list[Flowable]:
        """Set each label beside its value."""
        letters = all(len(pair.label) <= _LETTERS for pair in node.pairs)
        label_width = 2.75 * self.look.page[ParagraphStyle.BODY].size
        if not letters:
            label_width = min(128.0 * self.look.scale, self.width * 0.3)
        inner = self.inside(self.width - label_width)
        whole = Element(Role.LIST, self._parent, numbering=Numbering.LABELS)
        rows = [self._pair(pair, inner, label_width, element=Element(Role.ITEM, whole)) for pair in node.pairs]
        for row in (*rows[:1], *rows[-2:-1]):
            # Where a block is so long that it must be cut, no row of it stands alone.
            row.keep = True
        pairs = Stack(children=rows, width=self.width, origin=node.origin, before=2, after=10)
        # A short block over a note is part of its heading; a long one has to be cut somewhere.
        short = pairs.height < _SHORT * self.look.scale
        return [replace(pairs, whole=short, keep=short)]

    def visit_source_list(self, node: SourceList) -> list[Flowable]:
        """Set the sources beside their numbers."""
        whole = Element(Role.LIST, self._parent, numbering=Numbering.NUMBERS)
        return [self._source(entry, Element(Role.ITEM, whole)) for entry in node.entries]

    def visit_contents(self, node: Contents) -> list[Flowable]:
        """Set the contents; page numbers come when they are known."""
        return contents_boxes(node, self, self._parent)

    def visit_chart(self, node: Chart) -> list[Flowable]:
        """Set the labels and figures of a chart's bars; to a listener it is one figure."""
        style = self.look.chart
        figure_width = 3.3 * style.size
        label_width = min(19 * style.size, self.width * 0.45)
        figure = replace(style, strong=True, align=Align.END)
        caption: list[Flowable] = []
        if node.caption:
            element = Element(Role.PARAGRAPH, self._parent)
            caption.append(self.text(node.caption, self.look.caption, element=element, anchor=node.anchor))
        chart = ChartBox(
            bars=[
                (
                    bar,
                    self.text((Words(text=bar.label),), style, width=label_width - 2 * style.size),
                    self.text((Words(text=str(bar.value)),), figure, width=figure_width),
                )
                for bar in node.bars
            ],
            label_width=label_width,
            figure_width=figure_width,
            width=self.width,
            element=Element(Role.FIGURE, self._parent, alt=_spoken(node)),
            origin=node.origin,
            anchor="" if node.caption else node.anchor,
        )
        return [*caption, chart]

    def visit_foreign_page(self, node: ForeignPage) -> list[Flowable]:
        """Hold a foreign page, which takes a page for itself; to a listener it is a figure."""
        for level, title in node.bookmarks:
            self._workshop.bookmark(level + 1, title, node.anchor)
        words = " ".join(node.words.split())
        element = Element(Role.FIGURE, self._parent, alt=node.alt, actual=words)
        width, height = node.size
        return [ForeignBox(node=node, width=width, height=height, element=element)]

    def visit_table(self, node: Table) -> list[Flowable]:
        """Lay every row out once."""
        return [table_box(node, self, self._parent, continued=self._workshop.continued)]

    def _style(self, wanted: ParagraphStyle) -> TextStyle:
        """Fit a style to the setting; notes and small print in a heading's cell stay light."""
        style = self._setting.styles[wanted]
        strong = self._setting.strong and wanted is ParagraphStyle.BODY
        if self._setting.align is not Align.START or strong:
            style = replace(style, align=self._setting.align, strong=style.strong or strong)
        self._styles[wanted] = style
        return style

    @property
    def _points(self) -> Mapping[ParagraphStyle, TextStyle]:
        """The styles that hold in points to speak from."""
        return self.look.points

    def _body(self, *, points: bool) -> TextStyle:
        styles = self._points if points else self._setting.styles
        return styles[ParagraphStyle.BODY]

    def _item(self, item: Item, inner: BoxBuilder, label: TextBox, *, element: Element) -> Stack:
        return Stack(
            children=inner.boxes(item.children, Element(Role.BODY, element)),
            width=self.width,
            frame=Frame(left=label.width),
            label=label,
            origin=item.origin,
            after=label.style.after * (1.5 if label.style.strong else 0.55),
            whole=label.style.strong,
        )

    def _pair(self, pair: Pair, inner: BoxBuilder, label_width: float, *, element: Element) -> Beside:
        body = self._setting.styles[ParagraphStyle.BODY]
        style = replace(self.look.label, leading=body.leading)
        label = self.text(
            (Words(text=pair.label),), style, element=Element(Role.LABEL, element), width=label_width - 10
        )
        frame = Frame(above=2.2, below=2.8)
        children = inner.boxes(pair.children, Element(Role.BODY, element))
        value = Stack(children=children, width=self.width - label_width, frame=frame)
        return Beside(
            cells=[(0.0, Stack(children=[label], width=label_width, frame=frame)), (label_width, value)],
            width=self.width,
            origin=pair.origin,
        )

    def _source(self, entry: SourceEntry, element: Element) -> Stack:
        source = self.look.source
        indent = 3.1 * source.size
        style = replace(source, colour=self.look.label.colour)
        number = (Words(text=f"[{entry.number}]"),)
        label = self.text(number, style, element=Element(Role.LABEL, element), width=indent)
        body = Element(Role.BODY, element)
        return Stack(
            children=[self.text(entry.children, source, element=body, width=self.width - indent)],
            width=self.width,
            frame=Frame(left=indent),
            label=label,
            origin=entry.origin,
            anchor=f"source-{entry.source}",
            after=source.after,
        )


def _spoken(chart: Chart) -> str:
    """Return what a listener hears of a chart: its sentence, or where it has none its labels and figures."""
    return chart.alt if chart.alt.strip() else "; ".join([f"{bar.label} {bar.value}" for bar in chart.bars])
