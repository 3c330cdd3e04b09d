"""One page while it is drawn: its operators, links and places. Positions count from the page's top left."""

from __future__ import annotations

from codecs import BOM_UTF16_BE
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from briefing_app.document.blocks import Align, ForeignPage
from briefing_app.document.origin import NOWHERE, Origin
from briefing_app.rendering.marks import ILLUSTRATIVE_MARK, MarkShape
from briefing_app.rendering.pdf.encoder import Encoder
from briefing_app.rendering.pdf.faces import ASCENT, DESCENT, SOFT_HYPHEN
from briefing_app.rendering.pdf.late import ColumnPage, InlinePage, Late
from briefing_app.rendering.pdf.lines import Line, begins_word, ends_divided
from briefing_app.rendering.pdf.look import PageGrid
from briefing_app.rendering.pdf.pdf_file import Place
from briefing_app.rendering.pdf.spans import Beneath, PageOf, Piece, Span, Unit
from briefing_app.rendering.pdf.structure import Artifact, Element

FOREIGN = "/Foreign"
"""What a foreign page is called among the resources of the page that shows it."""


class Box(NamedTuple):
    """A rectangle on a page, in points from its top left."""

    x0: float
    y0: float
    x1: float
    y1: float


class Link(NamedTuple):
    """A rectangle that leads to ``#anchor`` or to an address; ``says`` is its spoken text."""

    box: Box
    target: str
    says: str
    element: Element


class _Ends(NamedTuple):
    """A line's ends: whether a word goes on there from the line before, whether one goes on behind it, and which."""

    before: bool
    divided: bool
    word: str
    more: bool


_SHARE_BEFORE = {Align.START: 0.0, Align.CENTRE: 0.5, Align.END: 1.0}
"""How much of a line's room stands before it."""
_Mark: TypeAlias = tuple[MarkShape | Beneath, Span, float, float, float]
"""A shape or small words, its appearance, where it starts, its baseline, its size."""


@lru_cache(maxsize=64)
def _outlines(shape: MarkShape) -> str:
    """Return the operators that draw a mark one point high."""
    red, green, blue = (part / 255 for part in shape.colour)
    colour = f"{red:.3f} {green:.3f} {blue:.3f}"
    paths = [
        " ".join([f"{x:.3f} {y:.3f} {'l' if index else 'm'}" for index, (x, y) in enumerate(outline)]) + f" {paint}"
        for outlines, paint in ((shape.filled, "f"), (shape.drawn, "S"))
        for outline in outlines
    ]
    return " ".join([f"{colour} rg {colour} RG 0.11 w", *paths])


def _whole_word(lines: Sequence[Line], index: int) -> str:
    """Return the word that a line ends in, with its parts on the lines below."""
    word = ""
    for line in lines[index:]:
        _, units = line
        part = units[0] if word else units[-1]
        word += part[3].removesuffix(SOFT_HYPHEN)
        if not (ends_divided(line) and (len(units) == 1 or part is units[-1])):
            break
    return word


def _spelled(word: str) -> str:
    """Return a word as a string of hexadecimal figures."""
    return (BOM_UTF16_BE + word.encode("utf-16-be")).hex().upper()


class Sheet:
    """A page under way."""

    def __init__(self, *, number: int, grid: PageGrid, encoder: Encoder, title: str = "") -> None:
        self.number = number
        self.grid = grid
        self.encoder = encoder
        self.title = title
        self.links: list[Link] = []
        self.anchors: dict[str, float] = {}
        self.places: list[Place] = []
        self.broken: list[Origin] = []
        """Where sentences come from that go on overleaf, since no page could hold them."""
        self.next_words = ""
        """The first words of the next page, where it is read aloud."""
        self.content: list[tuple[int, Element | Artifact | None]] = []
        """From which operator on what is drawn is met in which element; None begins what is not read out (grounds,
        rules, marks beside their word), as does the page."""
        self.foreign_page: ForeignPage | None = None
        """The page that somebody else made, where this one shows it."""
        self.illustrative = False
        self.pictures: set[str] = set()
        """Names of the pictures that are drawn on it."""
        self._operators: list[str | Late] = []
        self._font: tuple[str, float] = ("", 0.0)
        self._fill = ""
        self._span: Span | None = None
        """The appearance that font and colour are set for, if they are for one."""
        self._repeating = False
        self._kept: tuple[int, int, int, bool, tuple[str, float], str, Span | None] | None = None

    def keep(self) -> None:
        """Note the page as it is: ``restore`` takes away what is drawn from here on."""
        ends = (len(self._operators), len(self.content), len(self.links))
        self._kept = (*ends, self.illustrative, self._font, self._fill, self._span)

    def restore(self) -> None:
        """Bring the page back to what it was when it was kept."""
        if self._kept is not None:
            operators, content, links, self.illustrative, self._font, self._fill, self._span = self._kept
            del self._operators[operators:], self.content[content:], self.links[links:]

    def anchor(self, name: str, top: float) -> None:
        """Note where an anchor stands; the first place counts."""
        if name:
            self.anchors.setdefault(name, top)

    def place(self, origin: Origin, box: Box) -> None:
        """Note where a node stands."""
        if origin is not NOWHERE:
            self.places.append(Place(page=self.number, x0=box.x0, y0=box.y0, x1=box.x1, y1=box.y1, origin=origin))

    def begin(self, element: Element | None) -> None:
        """Say whose content is drawn from here on; without an element, that does not change."""
        if element is not None and not self._repeating:
            self.content.append((len(self._operators), element))

    def end(self, element: Element | None) -> None:
        """Say that an element's content is drawn."""
        if element is not None and not self._repeating:
            self.content.append((len(self._operators), None))

    def furnish(self, artifact: Artifact) -> None:
        """Say that from here on the page is furnished, after all its content."""
        self.content.append((len(self._operators), artifact))

    @contextmanager
    def repeating(self, *, turned: bool = False) -> Iterator[None]:
        """Draw what was met before, and is furniture here; ``turned``: upside down, from the other end of the page."""
        self._repeating = True
        self.furnish(Artifact.REPEATED)
        kept = (self._font, self._fill, self._span)
        if turned:
            self._operators.append(f"q -1 0 0 -1 {self.grid.width:.2f} {self.grid.height:.2f} cm")
        try:
            yield
        finally:
            if turned:
                self._operators.append("Q")
                self._font, self._fill, self._span = kept
            self._repeating = False
            self.content.append((len(self._operators), None))

    def outline(self, element: Element | None, box: Box) -> None:
        """Say where a figure stands."""
        if element is not None:
            element.box = (box.x0, self.grid.height - box.y1, box.x1, self.grid.height - box.y0)

    def fill(self, box: Box, colour: str = "", *, picture: bytes = b"") -> None:
        """Fill a rectangle with a colour, or with a picture."""
        x0, y0, x1, y1 = box
        if picture:
            name = self.encoder.picture(picture)
            self.pictures.add(name)
            size = f"{x1 - x0:.2f} 0 0 {y1 - y0:.2f} {x0:.2f} {self.grid.height - y1:.2f} cm"
            self._operators.append(f"q {size} {name} Do Q")
            return
        self._colour(colour)
        self._operators.append(f"{x0:.2f} {self.grid.height - y1:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re f")

    def dots(self, x0: float, x1: float, *, baseline: float, colour: str) -> None:
        """Draw the dotted line that leads the eye to a page number; drawn, so that nobody has to hear dots."""
        floor = self.grid.height - baseline
        self._operators.append(f"q {colour} RG 0.9 w 1 J [0 3.6] 0 d {x0:.2f} {floor:.2f} m {x1:.2f} {floor:.2f} l S Q")

    def mark(self, shape: MarkShape, x: float, *, baseline: float, size: float) -> None:
        """Draw a mark standing on the baseline."""
        self._operators.append(
            f"q {size:.2f} 0 0 {size:.2f} {x:.2f} {self.grid.height - baseline:.2f} cm {_outlines(shape)} Q"
        )
        self.illustrative = self.illustrative or shape is ILLUSTRATIVE_MARK

    def foreign(self, node: ForeignPage, matrix: Sequence[float]) -> None:
        """Draw a foreign page, whose lower left is at zero, in the place where ``matrix`` takes it."""
        self.foreign_page = node
        self._operators.append(f"q {' '.join([f'{number:.5f}' for number in matrix])} cm {FOREIGN} Do Q")

    def text(
        self,
        lines: Sequence[Line],
        *,
        x: float,
        baseline: float,
        leading: float,
        width: float,
        align: Align,
        element: Element | None = None,
        goes_on: bool = False,
    ) -> None:
        """Set lines as one text object; marks are drawn after it. ``goes_on`` says that a word of its own follows."""
        marks: list[_Mark] = []
        operators = self._operators
        last_x = x
        divided = False
        next_line = f"0 {-leading:.2f} Td"
        for index, (taken, units) in enumerate(lines):
            start = x + (width - taken) * _SHARE_BEFORE[align]
            if not index:
                operators.append(f"BT {start:.2f} {self.grid.height - baseline:.2f} Td")
                self.begin(element)
            elif start == last_x:
                operators.append(next_line)
            else:
                operators.append(f"{start - last_x:.2f} {-leading:.2f} Td")
            last_x = start
            more = begins_word(lines[index + 1]) if index + 1 < len(lines) else goes_on
            before, divided = divided, ends_divided(lines[index])
            if before or divided:
                word = _whole_word(lines, index) if divided else ""
                ends = _Ends(before=before, divided=divided, word=word, more=more)
                self._divided_line(units, start, baseline + index * leading, marks=marks, own=element, ends=ends)
            elif len({unit[2] for unit in units}) == 1 and (span := units[0][2]) is not None and span.plain:
                words = [unit[3] for unit in units]
                if more:
                    words.append("")
                self._words(span, " ".join(words))
            else:
                self._line(units, start, baseline + index * leading, marks=marks, more=more, own=element)
        if lines:
            if divided:
                operators.append("EMC")
            self.end(element)
            operators.append("ET")
        _draw_behind(self, marks)

    def words(self, text: str, span: Span, *, x: float, baseline: float) -> None:
        """Set words of one appearance on one line."""
        self._operators.append(f"BT {x:.2f} {self.grid.height - baseline:.2f} Td")
        self._words(span, text)
        self._operators.append("ET")

    def page_number(self, target: str, span: Span, *, right: float, baseline: float, digit: float) -> None:
        """Set an anchor's page number so that it ends at ``right``."""
        self._colour(span.colour)
        self._font, self._span = ("", 0.0), None
        self._operators.append(
            ColumnPage(
                target=target,
                font=f"{self.encoder.figures(span.face)} {span.size:g} Tf",
                right=right,
                floor=self.grid.height - baseline,
                digit=digit,
            )
        )

    def operators(self, anchors: Mapping[str, int]) -> list[str]:
        """Return the page's operators, with every page number in its place."""
        return [
            item if type(item) is str else item.operator(str(anchors.get(item.target, "")))  # type: ignore[union-attr]
            for item in self._operators
        ]

    def _divided_line(
        self, line: Sequence[Unit], x: float, baseline: float, *, marks: list[_Mark], own: Element | None, ends: _Ends
    ) -> None:
        """Set a line that begins or ends inside a word: all of the word's parts, and the way between, have one mark."""
        units = line
        first, span = units[0], units[0][2]
        if ends.before and span is not None:
            self._words(span, first[3])
            if len(units) == 1 and ends.divided:
                return
            self._operators.append("EMC")
            units = units[1:]
            x += first[0] + (units[0][1] if units else 0.0)
            if units or ends.more:
                self._words(span, " ")
        last = units[-1] if ends.divided else None
        if last is not None:
            units = units[:-1]
        if units:
            self._line(units, x, baseline, marks=marks, more=last is not None or ends.more, own=own)
        if last is not None and last[2] is not None:
            self._operators.append(f"/Span <</ActualText <{_spelled(ends.word)}>>> BDC")
            self._words(last[2], last[3])

    def _line(
        self, units: Sequence[Unit], x: float, baseline: float, *, marks: list[_Mark], more: bool, own: Element | None
    ) -> None:
        """Set one line: neighbours of one appearance are shown together."""
        span: Span | None = None
        words: list[str] = []
        started = x
        for index, (advance, space, unit_span, word, pieces) in enumerate(units):
            if index:
                words.append(" ")
                x += space
            if unit_span is not None:
                if unit_span is not span:
                    self._show(span, words, started, x, baseline=baseline, own=own)
                    span, words, started = unit_span, [], x
                words.append(word)
                x += advance - space
                continue
            for piece in pieces:
                piece_span, content, width = piece
                if piece_span is not span or type(content) is not str:
                    self._show(span, words, started, x, baseline=baseline, own=own)
                    span, words, started = piece_span, [], x
                if type(content) is str:
                    words.append(content)
                else:
                    self._special(piece, x, baseline, marks=marks, own=own)
                    started = x + (0 if span.link else width)
                x += width
        if more:
            # A space at the line's end keeps its last word and the next line's first apart when text is read out.
            words.append(" ")
        self._show(span, words, started, x, baseline=baseline, own=own)

    def _special(self, piece: Piece, x: float, baseline: float, *, marks: list[_Mark], own: Element | None) -> None:
        """Leave room for a mark, or for a page number."""
        span, content, width = piece
        self._face(span, self.encoder.figures(span.face))
        if isinstance(content, MarkShape):
            diamond = content is ILLUSTRATIVE_MARK
            size = span.size * (0.56 if diamond else 0.72)
            lift = span.size * (0.08 if diamond else 0.0)
            marks.append((content, span, x + (width - size if diamond else 0.0), baseline - lift, size))
            self._operators.append(f"[{-1000 * width / span.size:.0f}] TJ")
            if span.element is not None:
                # It is drawn later, and read out here.
                self.begin(span.element)
                self.begin(own)
        elif isinstance(content, Beneath):
            marks.append((content, content.span, x - content.back, baseline + content.drop, content.span.size))
            if width:
                self._operators.append(f"[{-1000 * width / span.size:.0f}] TJ")
            if content.span.element is not None:
                # It is drawn later, and read out here.
                self.begin(content.span.element)
                self.begin(own)
        elif isinstance(content, PageOf):
            self.begin(span.element)
            self._operators.append(InlinePage(target=content.target))
            self.begin(own if span.element is not None else None)

    def _show(
        self, span: Span | None, words: list[str], x0: float, x1: float, *, baseline: float, own: Element | None
    ) -> None:
        if span is None:
            return
        text = "".join(words)
        if span.plain:
            if text:
                self._words(span, text)
            return
        self.begin(span.inner or span.element)
        if text:
            self._words(span, text)
        self.begin(own)
        if span.link and span.element is not None and x1 > x0:
            top, bottom = baseline - ASCENT * span.size, baseline + DESCENT * span.size
            said = span.inner.actual if span.inner is not None else text.strip()
            self.links.append(Link(Box(x0, top, x1, bottom), span.link, said, span.element))

    def _words(self, span: Span, text: str) -> None:
        for subset, codes in self.encoder.encode(span.face, text):
            if span is not self._span or subset is not self._font[0]:
                self._face(span, subset)
            self._operators.append(f"({codes}) Tj")

    def _face(self, span: Span, subset: str) -> None:
        self._colour(span.colour)
        if (subset, span.size) != self._font:
            self._operators.append(f"{subset} {span.size:g} Tf")
            self._font = (subset, span.size)
        self._span = span

    def _colour(self, colour: str) -> None:
        if colour != self._fill:
            self._operators.append(f"{colour} rg")
            self._fill = colour
            self._span = None


def _draw_behind(sheet: Sheet, marks: Iterable[_Mark]) -> None:
    """Draw what stands in lines and is no letter of them."""
    for shape, span, at, down, size in marks:
        if isinstance(shape, Beneath):
            sheet.begin(span.element)
            sheet.words(shape.text, span, x=at, baseline=down)
        else:
            sheet.outline(span.element, Box(at, down - size, at + size, down))
            sheet.begin(span.element)
            sheet.mark(shape, at, baseline=down, size=size)
        sheet.end(span.element)
