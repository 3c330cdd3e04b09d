"""How pages look: the three page styles with their type scale, colours and grid. Sizes are points.

Belongs here: every number that a typographer would want to change. Does not belong here: drawing.

Colour is used for one thing: in the house colour stand a pack's title, the titles of its parts and the rules and bars
that belong to them. Whatever else is coloured means something: a status, a caution, a link.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from briefing_app.document.blocks import Align, Layout, ParagraphStyle
from briefing_app.domain.paper import PageStyle, Paper

INK = "0.11 0.13 0.16"
BLACK = "0 0 0"
NAVY = "0.106 0.212 0.365"
GREY = "0.357 0.392 0.439"
HAIRLINE = "0.78 0.81 0.85"
PALE = "0.933 0.949 0.969"
HEAD_GROUND = "0.882 0.910 0.945"
CAUTION = "0.66 0.33 0.02"
CAUTION_GROUND = "0.992 0.957 0.906"
LINK = "0.067 0.314 0.561"
WHITE = "1 1 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """A paragraph's look: size and leading, the space around it, its face and colour."""

    size: float
    leading: float
    before: float = 0.0
    after: float = 0.0
    strong: bool = False
    emphasis: bool = False
    colour: str = INK
    align: Align = Align.START
    keep: bool = False
    """Whether it stays with what follows."""
    divide: bool = False
    """Whether long words may be divided at a line's end."""


Styles = Mapping[ParagraphStyle, TextStyle]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageGrid:
    """A page's size and margins; the text stands between ``top`` and ``bottom``, measured from the page's top."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    head: float
    """Baseline of the running head."""
    foot: float
    """The hairline over the foot; where text is read aloud, the baseline of the next page's first words."""
    layout: Layout = Layout.PORTRAIT

    @property
    def measure(self) -> float:
        """The width of the text."""
        return self.width - self.left - self.right

    @property
    def room(self) -> float:
        """The height of the text."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Look:
    """A page style as numbers: all text styles, colours and margins. Looks are told apart by identity."""

    page: Styles
    cell: Styles
    points: Styles
    headings: Mapping[int, TextStyle]
    contents: Mapping[int, TextStyle]
    caption: TextStyle
    attribution: TextStyle
    label: TextStyle
    source: TextStyle
    furniture: TextStyle
    chart: TextStyle
    address: TextStyle
    accent: str
    """The house colour: titles, their rules, the bar of what is to be remembered."""
    head_ground: str
    """Behind the heads of tables; empty for none, as the next two."""
    group_ground: str
    key_ground: str
    side: float
    """Margin at the left and right; ``wide_side`` on landscape pages."""
    wide_side: float
    foot: float
    """How far the foot's hairline stands above the page's end."""
    bar: float
    """Thickness of the bar at the head of a cover."""
    stacked: bool
    """Whether the foot takes a line for each thing it says, since one line has no room for all."""

    @property
    def scale(self) -> float:
        """How much larger what stands beside text is than with the usual size."""
        return self.page[ParagraphStyle.BODY].size / _USUAL

    @property
    def marking(self) -> TextStyle:
        """The marking in the foot."""
        return replace(self.furniture, strong=True, colour=CAUTION)

    def grid(self, paper: Paper, layout: Layout) -> PageGrid:
        """Return the grid of a layout on a paper."""
        width, height = PAPERS[paper]
        side = self.side
        if layout is Layout.LANDSCAPE:
            width, height, side = height, width, self.wide_side
        foot = height - self.foot
        head = 38.0 + 1.3 * self.furniture.size
        top = 150.0 if layout is Layout.COVER else head + 34.0
        return PageGrid(
            width=width, height=height, left=side, right=side, top=top, bottom=foot - 20, head=head, foot=foot
        )

    def foreign_grid(self, paper: Paper, size: tuple[float, float], *, fit: bool) -> PageGrid:
        """Return the grid of a page that shows a foreign one: paper that lies as it does, or its own if that is larger.

        The room for it is what a slim head and foot leave.
        """
        wide, high = sorted(PAPERS[paper], reverse=size[0] > size[1])
        width, height = size
        if fit or (width <= wide and height <= high):
            width, height = wide, high
        foot = height - self.foot + (0 if self.stacked else 10)
        head = _FOREIGN_HEAD + self.furniture.size - 7.6
        side = _FOREIGN_SIDE
        return PageGrid(
            width=width, height=height, left=side, right=side, top=head + 14, bottom=foot - 8, head=head, foot=foot
        )


_FOREIGN_SIDE, _FOREIGN_HEAD = 28.0, 24.0
_USUAL = 10.2
"""Size of the body in the usual style."""
PAPERS = {Paper.A4: (595.28, 841.89), Paper.LETTER: (612.0, 792.0)}


@lru_cache(maxsize=32)
def look_of(style: PageStyle, colour: str = "") -> Look:
    """Return the look of a page style; ``colour`` (``#rrggbb``) takes the place of the house colour."""
    accent = written(colour) if colour else NAVY
    return {PageStyle.PLAIN: _plain, PageStyle.LARGE: _large}.get(style, _institutional)(accent)


def written(colour: str) -> str:
    """Return ``#rrggbb`` as PDF writes it."""
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))


def _institutional(accent: str) -> Look:
    style = ParagraphStyle
    page = {
        style.BODY: TextStyle(size=_USUAL, leading=14.6, after=7, divide=True),
        style.LEAD: TextStyle(size=12, leading=17, after=9, divide=True),
        style.NOTE: TextStyle(size=8.8, leading=12.4, after=5, colour=GREY, divide=True),
        style.SMALL: TextStyle(size=8.2, leading=11.4, after=4, colour=GREY, divide=True),
        style.KEY_FIGURE: TextStyle(size=14.5, leading=20, before=4, after=8, strong=True),
        style.OPENING: TextStyle(size=12.5, leading=18, before=4, after=9),
        style.CLOSE: TextStyle(size=12.5, leading=18, before=8, after=9),
        style.CUE: TextStyle(size=_USUAL, leading=14.6, before=2, after=7, emphasis=True, colour=GREY),
        style.TITLE: TextStyle(size=30, leading=36, after=10, strong=True, colour=accent),
        style.SUBTITLE: TextStyle(size=15, leading=21, after=22, colour=GREY),
        style.MARKING: TextStyle(size=9.5, leading=13, before=6, after=8, strong=True, colour=CAUTION),
    }
    cell = TextStyle(size=8.8, leading=12, after=3, divide=True)
    cells = {
        **dict.fromkeys(ParagraphStyle, cell),
        style.NOTE: TextStyle(size=8, leading=11, after=2, colour=GREY, divide=True),
        style.SMALL: TextStyle(size=7.8, leading=10.6, after=2, colour=GREY, divide=True),
        style.CUE: replace(cell, emphasis=True, colour=GREY),
        style.KEY_FIGURE: TextStyle(size=12, leading=15, after=3, strong=True),
    }
    return Look(
        page=page,
        cell=cells,
        points={**page, style.BODY: TextStyle(size=12.5, leading=18, after=6)},
        headings={
            1: TextStyle(size=21, leading=26, after=14, strong=True, colour=accent, keep=True),
            2: TextStyle(size=14, leading=18.5, before=16, after=6, strong=True, colour=accent, keep=True),
            3: TextStyle(size=11.5, leading=15.5, before=12, after=4, strong=True, keep=True),
            4: TextStyle(size=_USUAL, leading=14.6, before=9, after=2, strong=True, emphasis=True, keep=True),
        },
        contents={
            1: TextStyle(size=10.6, leading=14.6, before=7, after=2, strong=True),
            2: TextStyle(size=9.6, leading=13.4, before=1, after=1),
        },
        caption=TextStyle(size=9.2, leading=12.6, before=8, after=5, strong=True, keep=True),
        attribution=TextStyle(size=9, leading=12.6, colour=GREY),
        label=TextStyle(size=8.8, leading=14.6, strong=True, colour=GREY),
        source=TextStyle(size=9, leading=12.6, after=4),
        furniture=TextStyle(size=7.6, leading=10, colour=GREY),
        chart=TextStyle(size=9, leading=17),
        address=TextStyle(size=9, leading=13, colour=GREY),
        accent=accent,
        head_ground=HEAD_GROUND,
        group_ground=PALE,
        key_ground=PALE,
        side=68.0,
        wide_side=54.0,
        foot=50.0,
        bar=7.0,
        stacked=False,
    )


def _plain(_accent: str) -> Look:
    """Black on white; nothing that a copying machine would smear."""
    usual = _institutional(BLACK)
    page = {
        key: replace(_black(style), size=style.size * _PLAIN, leading=style.leading * _PLAIN, after=style.after * 1.1)
        for key, style in usual.page.items()
    }
    style = ParagraphStyle
    page[style.TITLE] = replace(page[style.TITLE], size=26, leading=32)
    page[style.SUBTITLE] = replace(page[style.SUBTITLE], size=14, leading=20)
    return replace(
        usual,
        page=page,
        cell={key: replace(_black(style), size=style.size * 1.04) for key, style in usual.cell.items()},
        points={**page, style.BODY: _black(usual.points[style.BODY])},
        headings={
            1: replace(usual.headings[1], size=18, leading=23),
            2: replace(usual.headings[2], size=13.5),
            3: replace(_black(usual.headings[3]), size=11.5),
            4: replace(_black(usual.headings[4]), size=11, leading=15.6),
        },
        contents={key: _black(style) for key, style in usual.contents.items()},
        caption=replace(_black(usual.caption), size=9.6),
        attribution=_black(usual.attribution),
        label=_black(usual.label),
        source=_black(usual.source),
        furniture=_black(usual.furniture),
        chart=_black(usual.chart),
        address=_black(usual.address),
        head_ground="",
        group_ground="",
        key_ground="",
        bar=1.5,
        side=76.0,
    )


_PLAIN = 1.06
"""How much larger than usual plain pages are set."""


def _black(style: TextStyle) -> TextStyle:
    return style if style.colour == CAUTION else replace(style, colour=BLACK)


def _large(accent: str) -> Look:
    """Large print: nothing of the text under 18 points, cells and small print not under 16, the foot 13."""
    usual = _institutional(accent)
    style = ParagraphStyle
    body = TextStyle(size=18, leading=25, after=12)
    page = {
        style.BODY: body,
        style.LEAD: TextStyle(size=20, leading=28, after=14),
        style.NOTE: replace(body, size=18, leading=25, after=9),
        style.SMALL: replace(body, size=18, leading=24, after=8),
        style.KEY_FIGURE: TextStyle(size=22, leading=30, before=6, after=12, strong=True),
        style.OPENING: TextStyle(size=20, leading=28, before=6, after=14),
        style.CLOSE: TextStyle(size=20, leading=28, before=10, after=14),
        style.CUE: replace(body, emphasis=True, before=3),
        style.TITLE: TextStyle(size=36, leading=43, after=14, strong=True, colour=accent),
        style.SUBTITLE: TextStyle(size=22, leading=29, after=26),
        style.MARKING: TextStyle(size=18, leading=24, before=8, after=10, strong=True, colour=CAUTION),
    }
    cell = TextStyle(size=16, leading=21, after=4)
    return replace(
        usual,
        page=page,
        cell={
            **dict.fromkeys(ParagraphStyle, cell),
            style.CUE: replace(cell, emphasis=True),
            style.KEY_FIGURE: TextStyle(size=20, leading=26, after=5, strong=True),
        },
        points={**page, style.BODY: TextStyle(size=20, leading=28, after=10)},
        headings={
            1: replace(usual.headings[1], size=29, leading=35, after=18),
            2: replace(usual.headings[2], size=23, leading=29, before=22, after=9),
            3: replace(usual.headings[3], size=20, leading=26, before=18, after=6),
            4: replace(usual.headings[4], size=18, leading=25, before=14, after=4),
        },
        contents={
            1: replace(usual.contents[1], size=19, leading=25, before=10, after=3),
            2: replace(usual.contents[2], size=18, leading=24),
        },
        caption=replace(usual.caption, size=18, leading=24, before=12, after=8),
        attribution=replace(usual.attribution, size=18, leading=24, colour=INK),
        label=replace(usual.label, size=16, leading=25, colour=INK),
        source=replace(usual.source, size=18, leading=25, after=8),
        furniture=replace(usual.furniture, size=13, leading=17, colour=INK),
        chart=replace(usual.chart, size=16, leading=28),
        address=replace(usual.address, size=16, leading=22, colour=INK),
        side=50.0,
        wide_side=42.0,
        foot=84.0,
        stacked=True,
    )
