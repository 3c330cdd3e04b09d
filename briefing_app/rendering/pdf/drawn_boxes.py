"""Boxes that draw more than text: bars of a chart, lines of the contents, the ornament of the cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.document.blocks import Bar
from briefing_app.document.origin import NOWHERE, Origin
from briefing_app.rendering.marks import status_shape
from briefing_app.rendering.pdf.boxes import TextBox, Whole
from briefing_app.rendering.pdf.faces import ASCENT, DESCENT
from briefing_app.rendering.pdf.look import HAIRLINE, PALE
from briefing_app.rendering.pdf.sheet import Box, Link, Sheet
from briefing_app.rendering.pdf.spans import Span
from briefing_app.rendering.pdf.structure import Element

_BAR_HEIGHT = 1.0
_MARK = 0.83
"""A bar's height and a mark's, in ems of their label."""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class ChartBox(Whole):
    """Horizontal bars, each with its status's shape, its label and its figure."""

    bars: Sequence[tuple[Bar, TextBox, TextBox]]
    """Each bar with its set label and figure."""
    label_width: float
    figure_width: float
    width: float
    element: Element | None = None
    origin: Origin = NOWHERE
    anchor: str = ""
    before: float = 4.0
    after: float = 10.0
    keep: bool = False

    @property
    def height(self) -> float:
        """All bars."""
        return sum(max(label.height, figure.height) for _, label, figure in self.bars)

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw the bars to one scale, zero at the left."""
        sheet.anchor(self.anchor, top)
        sheet.place(self.origin, Box(x, top, x + self.width, top + self.height))
        sheet.outline(self.element, Box(x, top, x + self.width, top + self.height))
        sheet.begin(self.element)
        start = x + self.label_width
        room = self.width - self.label_width - self.figure_width
        largest = max((bar.value for bar, _, _ in self.bars), default=0) or 1
        for bar, label, figure in self.bars:
            height = max(label.height, figure.height)
            middle = top + label.style.leading / 2
            mark, thick = _MARK * label.style.size, _BAR_HEIGHT * label.style.size
            shape = status_shape(bar.code, bar.colour)
            sheet.mark(shape, x, baseline=middle + mark / 2, size=mark)
            label.draw(sheet, x + mark * 1.9, top)
            y0, y1 = middle - thick / 2, middle + thick / 2
            long = room * bar.value / largest
            sheet.fill(Box(start, y0, start + room, y1), PALE)
            colour = " ".join(f"{part / 255:.3f}" for part in shape.colour)
            if long:
                sheet.fill(Box(start, y0, start + long, y1), colour)
            figure.draw(sheet, start + room, top)
            top += height
        sheet.fill(Box(start - 0.6, top - self.height, start, top), HAIRLINE)
        sheet.end(self.element)


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class ContentsLine(Whole):
    """A line of the contents: number, title, dots, page; all of it leads to its target."""

    title: TextBox
    number: TextBox | None
    target: str
    says: str
    element: Element
    """The link in the contents' structure."""
    span: Span
    digit: float
    """The width of a figure, in points."""
    indent: float
    width: float
    before: float
    after: float
    keep: bool = False

    @property
    def height(self) -> float:
        """The title's lines."""
        return self.title.height

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw the line; the page number is written when all pages are laid out."""
        style, right = self.title.style, x + self.width
        leading = style.leading
        baseline = top + self.height - leading + (leading - (ASCENT + DESCENT) * style.size) / 2 + ASCENT * style.size
        started = x + self.indent + self.title.lines[-1][0] + 6
        ended = right - 4 * self.digit - 3
        if started < ended:
            sheet.dots(started, ended, baseline=baseline, colour=HAIRLINE)
        sheet.begin(self.element)
        if self.number is not None:
            self.number.draw(sheet, x, top)
        self.title.draw(sheet, x + self.indent, top)
        sheet.page_number(self.target, self.span, right=right, baseline=baseline, digit=self.digit)
        sheet.end(self.element)
        sheet.links.append(Link(Box(x, top, right, top + self.height), f"#{self.target}", self.says, self.element))


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Band(Whole):
    """A coloured bar, the ornament over or under a title."""

    width: float
    height: float
    colour: str
    before: float = 0.0
    after: float = 0.0
    keep: bool = True

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw the bar."""
        sheet.fill(Box(x, top, x + self.width, top + self.height), self.colour)
