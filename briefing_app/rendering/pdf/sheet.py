"""One page while it is drawn: its operators, links and places. Positions count from the page's top left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from briefing_app.document.blocks import Align
from briefing_app.document.origin import NOWHERE, Origin
from briefing_app.rendering.marks import ILLUSTRATIVE_MARK, MarkShape
from briefing_app.rendering.pdf.faces import ASCENT, DESCENT, Encoder
from briefing_app.rendering.pdf.late import ColumnPage, InlinePage, Late
from briefing_app.rendering.pdf.lines import Line
from briefing_app.rendering.pdf.look import PageGrid
from briefing_app.rendering.pdf.pdf_file import Place
from briefing_app.rendering.pdf.spans import PageOf, Piece, Span, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a page, in points from its top left."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A rectangle that leads to ``#anchor`` or to an address; ``says`` is its spoken text."""

    box: Box
    target: str
    says: str


_Mark: TypeAlias = tuple[MarkShape, float, float, float]
"""A shape, where it starts, its baseline, its size."""


@dataclass(slots=True, kw_only=True)
class Sheet:
    """A page under way."""

    number: int
    grid: PageGrid
    encoder: Encoder
    title: str = ""
    links: list[Link] = field(default_factory=list)
    anchors: dict[str, float] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)
    illustrative: bool = False
    _operators: list[str | Late] = field(default_factory=list)
    _font: tuple[str, float] = ("", 0.0)
    _fill: str = ""

    def anchor(self, name: str, top: float) -> None:
        """Note where an anchor stands; the first place counts."""
        if name:
            self.anchors.setdefault(name, top)

    def place(self, origin: Origin, box: Box) -> None:
        """Note where a node stands."""
        if origin is not NOWHERE:
            self.places.append(Place(page=self.number, x0=box.x0, y0=box.y0, x1=box.x1, y1=box.y1, origin=origin))

    def fill(self, box: Box, colour: str) -> None:
        """Fill a rectangle."""
        self._colour(colour)
        width, height = box.x1 - box.x0, box.y1 - box.y0
        self._operators.append(f"{box.x0:.2f} {self.grid.height - box.y1:.2f} {width:.2f} {height:.2f} re f")

    def dots(self, x0: float, x1: float, *, baseline: float, colour: str) -> None:
        """Draw the dotted line that leads the eye to a page number; drawn, so that nobody has to hear dots."""
        floor = self.grid.height - baseline
        self._operators.append(f"q {colour} RG 0.9 w 1 J [0 3.6] 0 d {x0:.2f} {floor:.2f} m {x1:.2f} {floor:.2f} l S Q")

    def mark(self, shape: MarkShape, x: float, *, baseline: float, size: float) -> None:
        """Draw a mark standing on the baseline."""
        red, green, blue = (part / 255 for part in shape.colour)
        colour = f"{red:.3f} {green:.3f} {blue:.3f}"
        floor = self.grid.height - baseline
        paths = [
            " ".join(
                f"{x + size * px:.2f} {floor + size * py:.2f} {'l' if index else 'm'}"
                for index, (px, py) in enumerate(outline)
            )
            for outline in (*shape.filled, *shape.drawn)
        ]
        filled = len(shape.filled)
        self._operators.append(f"q {colour} rg {colour} RG {size * 0.11:.2f} w")
        self._operators.extend(f"{path} f" for path in paths[:filled])
        self._operators.extend(f"{path} S" for path in paths[filled:])
        self._operators.append("Q")
        self.illustrative = self.illustrative or shape is ILLUSTRATIVE_MARK

    def text(
        self, lines: Sequence[Line], *, x: float, baseline: float, leading: float, width: float, align: Align
    ) -> None:
        """Set lines as one text object; marks are drawn after it."""
        marks: list[_Mark] = []
        operators = self._operators
        operators.append("BT")
        last_x, last_y, last_line = 0.0, 0.0, len(lines) - 1
        for index, (taken, units) in enumerate(lines):
            start = x
            if align is Align.END:
                start = x + width - taken
            elif align is Align.CENTRE:
                start = x + (width - taken) / 2
            down = baseline + index * leading
            floor = self.grid.height - down
            operators.append(f"{start - last_x:.2f} {floor - last_y:.2f} Td")
            last_x, last_y = start, floor
            self._line(units, start, down, marks=marks, more=index < last_line)
        operators.append("ET")
        for shape, at, down, size in marks:
            self.mark(shape, at, baseline=down, size=size)

    def page_number(self, target: str, span: Span, *, right: float, baseline: float, digit: float) -> None:
        """Set an anchor's page number so that it ends at ``right``."""
        self._colour(span.colour)
        self._font = ("", 0.0)
        self._operators.append(
            ColumnPage(
                target=target,
                font=f"{self.encoder.subset(span.face, 0)} {span.size:g} Tf",
                right=right,
                floor=self.grid.height - baseline,
                digit=digit,
            )
        )

    def operators(self, anchors: Mapping[str, int]) -> list[str]:
        """Return the page's operators, with every page number in its place."""
        return [
            item if isinstance(item, str) else item.operator(str(anchors.get(item.target, "")))
            for item in self._operators
        ]

    def _line(self, units: Sequence[Unit], x: float, baseline: float, *, marks: list[_Mark], more: bool) -> None:
        """Set one line: neighbours of one appearance are shown together."""
        span: Span | None = None
        words: list[str] = []
        started = x
        for index, (width, space, pieces) in enumerate(units):
            if index:
                words.append(" ")
                x += space
            if len(pieces) == 1 and pieces[0][0] is span and type(pieces[0][1]) is str:
                words.append(pieces[0][1])
                x += width
                continue
            for piece in pieces:
                piece_span, content, piece_width = piece
                if piece_span is not span or type(content) is not str:
                    self._show(span, words, started, x, baseline)
                    span, words, started = piece_span, [], x
                if type(content) is str:
                    words.append(content)
                else:
                    self._special(piece, x, baseline, marks)
                    started = x + (0 if span.link else piece_width)
                x += piece_width
        if more:
            # A space at the line's end keeps its last word and the next line's first apart when text is read out.
            words.append(" ")
        self._show(span, words, started, x, baseline)

    def _special(self, piece: Piece, x: float, baseline: float, marks: list[_Mark]) -> None:
        """Leave room for a mark, or for a page number."""
        span, content, width = piece
        self._face(span, self.encoder.subset(span.face, 0))
        if isinstance(content, MarkShape):
            diamond = content is ILLUSTRATIVE_MARK
            size = span.size * (0.56 if diamond else 0.72)
            lift = span.size * (0.08 if diamond else 0.0)
            marks.append((content, x + (width - size if diamond else 0.0), baseline - lift, size))
            self._operators.append(f"[{-1000 * width / span.size:.0f}] TJ")
        elif isinstance(content, PageOf):
            self._operators.append(InlinePage(target=content.target))

    def _show(self, span: Span | None, words: list[str], x0: float, x1: float, baseline: float) -> None:
        if span is None:
            return
        text = "".join(words)
        if text:
            for subset, codes in self.encoder.encode(span.face, text):
                self._face(span, subset)
                self._operators.append(f"({codes}) Tj")
        if span.link and x1 > x0:
            top, bottom = baseline - ASCENT * span.size, baseline + DESCENT * span.size
            self.links.append(Link(box=Box(x0=x0, y0=top, x1=x1, y1=bottom), target=span.link, says=text.strip()))

    def _face(self, span: Span, subset: str) -> None:
        self._colour(span.colour)
        if (subset, span.size) != self._font:
            self._operators.append(f"{subset} {span.size:g} Tf")
            self._font = (subset, span.size)

    def _colour(self, colour: str) -> None:
        if colour != self._fill:
            self._operators.append(f"{colour} rg")
            self._fill = colour
