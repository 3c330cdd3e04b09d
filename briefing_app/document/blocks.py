"""Block nodes: what stands one below the other. Each node's content model is written in ``docs/document-tree.md``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from briefing_app.document.inline import Inline
from briefing_app.document.origin import NOWHERE, Origin


class ParagraphStyle(StrEnum):
    """What a paragraph is for; the writers give each style its look, and DOCX its name."""

    BODY = "body"
    LEAD = "lead"
    NOTE = "note"
    SMALL = "small"
    KEY_FIGURE = "key_figure"
    OPENING = "opening"
    CLOSE = "close"
    CUE = "cue"
    TITLE = "title"
    SUBTITLE = "subtitle"
    MARKING = "marking"


class ListStyle(StrEnum):
    """Bullets, numbers, or the points of a speaking note (numbered, larger, kept whole)."""

    BULLETS = "bullets"
    NUMBERS = "numbers"
    POINTS = "points"


class Align(StrEnum):
    """Where the content of a column stands; figures stand right."""

    START = "start"
    END = "end"
    CENTRE = "centre"


class Layout(StrEnum):
    """The page that a part is laid out on."""

    COVER = "cover"
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"
    READING = "reading"
    """Read aloud from a lectern: large letters with space between the lines, and the bottom third of the page empty.

    No sentence goes over a page turn, and the next page's first words stand at the foot.
    """
    CARD = "card"
    """A card held in the hand, a quarter of the paper: the largest letters, and as little as can be."""
    PLATE = "plate"
    """A card that stands on a table: the paper folded in the middle, its words on both faces, as large as can be."""
    SMALL_PLATE = "small_plate"
    """The same of half the paper."""

    @property
    def spoken(self) -> bool:
        """Whether it is read aloud, so that sentences are kept whole."""
        return self in (Layout.READING, Layout.CARD)

    @property
    def folded(self) -> bool:
        """Whether it stands folded on a table."""
        return self in (Layout.PLATE, Layout.SMALL_PLATE)


class Tone(StrEnum):
    """Why a panel stands out: the one sentence to remember, or something to take care of."""

    KEY = "key"
    CAUTION = "caution"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of one style."""

    children: tuple[Inline, ...]
    style: ParagraphStyle = ParagraphStyle.BODY
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading inside a part, ``level`` 2 to 4 (a part's own title is level 1 at the outermost).

    ``together``: it and all that stands below it, down to the next heading of its level, share a page if one can
    hold them.
    """

    level: int
    children: tuple[Inline, ...]
    anchor: str = ""
    together: bool = False
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of a list: blocks, the first of which stands beside the item's mark."""

    children: tuple[Block, ...]
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList:
    """A list. Its items may hold further lists."""

    style: ListStyle
    items: tuple[Item, ...]
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Somebody's words, with who said them (may be empty)."""

    children: tuple[Paragraph, ...]
    attribution: tuple[Inline, ...] = ()
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell: paragraphs and lists. ``span`` counts the columns that it takes; ``header`` makes it a row's heading."""

    children: tuple[Block, ...] = ()
    span: int = 1
    header: bool = False
    origin: Origin = NOWHERE


class RowKind(StrEnum):
    """A row of the body, a heading over the rows below it (kept with the first of them), or a row of totals.

    A row to ``SIGN`` is one of the body with room for a hand that writes.
    """

    BODY = "body"
    SIGN = "sign"
    GROUP = "group"
    TOTAL = "total"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row; it is never cut in two unless it is taller than a page."""

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.BODY
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its share of the width (any unit) and where its content stands."""

    weight: float
    align: Align = Align.START


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: every row takes exactly the columns. ``head`` rows are repeated on each page. ``summary`` is spoken."""

    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    caption: tuple[Inline, ...] = ()
    summary: str = ""
    anchor: str = ""
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of a chart: a status code for shape and colour, its label, its value, and an office's own colour."""

    code: str
    label: str
    value: int
    colour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A bar chart over status codes: each bar has shape, word, figure. ``alt`` says the same in a sentence."""

    bars: tuple[Bar, ...]
    alt: str
    caption: tuple[Inline, ...] = ()
    anchor: str = ""
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A label and what stands beside it."""

    label: str
    children: tuple[Block, ...]
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Labels with values beside them, as on a cover or above a note."""

    pairs: tuple[Pair, ...]
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Blocks that stand out from the text, set on a ground with a bar at the side."""

    children: tuple[Block, ...]
    tone: Tone = Tone.KEY
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """An entry of the list of sources. ``number`` is 0 until the numbering transform has run."""

    source: str
    children: tuple[Inline, ...]
    number: int = 0
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceList:
    """The numbered sources; each entry is the target of its citations."""

    entries: tuple[SourceEntry, ...]
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsEntry:
    """A line of the contents: number, title, target; its page is found by the writer."""

    level: int
    number: str
    title: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The table of contents; ``entries`` are filled by the contents transform. It stands in a part of its own."""

    title: str
    entries: tuple[ContentsEntry, ...] = ()
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignPage:
    """A page that somebody else made: it stands on a page of its own, with the head and foot of all others.

    ``file`` and ``page`` (from 1) find it; ``width`` and ``height`` are what is seen of it, in points, before it is
    turned to the right by ``turn`` degrees. ``fit``: it is made as small as the paper. ``as_it_is``: as whoever made it
    wrote it, else as a picture; ``readable``: it can be read out as it is. ``place`` of ``of`` is its place in the
    annex ``number`` (0 until the numbering transform has run); ``said_as`` says all of that, with a place for each.
    ``words`` are those that stand on it, ``bookmarks`` the lines of its own outline, each with its level from 1.
    """

    file: str
    page: int
    width: float
    height: float
    title: str
    place: int
    of: int
    said_as: str
    turn: int = 0
    fit: bool = True
    as_it_is: bool = False
    readable: bool = True
    words: str = ""
    number: int = 0
    anchor: str = ""
    bookmarks: tuple[tuple[int, str], ...] = ()
    origin: Origin = NOWHERE

    @property
    def alt(self) -> str:
        """What is said in its place: "Annex 2, page 3 of 7: TITLE"."""
        return self.said_as.format(number=self.number, page=self.place, pages=self.of, title=self.title)

    @property
    def size(self) -> tuple[float, float]:
        """Its width and height as it is turned."""
        return (self.height, self.width) if self.turn % 180 else (self.width, self.height)


Block: TypeAlias = (
    Paragraph | Heading | ItemList | Quotation | Table | Chart | Pairs | Panel | SourceList | Contents | ForeignPage
)
