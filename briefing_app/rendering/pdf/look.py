"""How pages look: colours, the type scale, the grid. Sizes are points.

Belongs here: every number that a typographer would want to change. Does not belong here: drawing.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.document.blocks import Align, Layout, ParagraphStyle
from briefing_app.domain.paper import Paper

INK = "0.11 0.13 0.16"
NAVY = "0.106 0.212 0.365"
GREY = "0.357 0.392 0.439"
HAIRLINE = "0.78 0.81 0.85"
PALE = "0.933 0.949 0.969"
HEAD_GROUND = "0.882 0.910 0.945"
CAUTION = "0.66 0.33 0.02"
CAUTION_GROUND = "0.992 0.957 0.906"
LINK = "0.067 0.314 0.561"
GOLD = "0.788 0.620 0.157"
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


PAGE_STYLES = {
    ParagraphStyle.BODY: TextStyle(size=10.2, leading=14.6, after=7),
    ParagraphStyle.LEAD: TextStyle(size=12, leading=17, after=9, colour=NAVY),
    ParagraphStyle.NOTE: TextStyle(size=8.8, leading=12.4, after=5, colour=GREY),
    ParagraphStyle.SMALL: TextStyle(size=8.2, leading=11.4, after=4, colour=GREY),
    ParagraphStyle.KEY_FIGURE: TextStyle(size=14.5, leading=20, before=4, after=8, strong=True, colour=NAVY),
    ParagraphStyle.OPENING: TextStyle(size=12.5, leading=18, before=4, after=9),
    ParagraphStyle.CLOSE: TextStyle(size=12.5, leading=18, before=8, after=9),
    ParagraphStyle.CUE: TextStyle(size=10.2, leading=14.6, before=2, after=7, emphasis=True, colour=GREY),
    ParagraphStyle.TITLE: TextStyle(size=30, leading=36, after=12, strong=True, colour=NAVY),
    ParagraphStyle.SUBTITLE: TextStyle(size=15, leading=21, after=20, colour=GREY),
    ParagraphStyle.MARKING: TextStyle(size=9.5, leading=13, before=6, after=8, strong=True, colour=CAUTION),
}
CELL = TextStyle(size=8.8, leading=12, after=3)
CELL_STYLES = {
    **dict.fromkeys(ParagraphStyle, CELL),
    ParagraphStyle.NOTE: TextStyle(size=8, leading=11, after=2, colour=GREY),
    ParagraphStyle.SMALL: TextStyle(size=7.8, leading=10.6, after=2, colour=GREY),
    ParagraphStyle.CUE: TextStyle(size=8.8, leading=12, after=3, emphasis=True, colour=GREY),
    ParagraphStyle.KEY_FIGURE: TextStyle(size=12, leading=15, after=3, strong=True, colour=NAVY),
}
POINTS_STYLES = {
    **PAGE_STYLES,
    ParagraphStyle.BODY: TextStyle(size=12.5, leading=18, after=6),
}
HEADINGS = {
    1: TextStyle(size=21, leading=26, after=14, strong=True, colour=NAVY, keep=True),
    2: TextStyle(size=14, leading=18.5, before=16, after=6, strong=True, colour=NAVY, keep=True),
    3: TextStyle(size=11.5, leading=15.5, before=12, after=4, strong=True, colour=INK, keep=True),
    4: TextStyle(size=10.2, leading=14.6, before=9, after=2, strong=True, emphasis=True, colour=GREY, keep=True),
}
CAPTION = TextStyle(size=9.2, leading=12.6, before=8, after=5, strong=True, colour=NAVY, keep=True)
ATTRIBUTION = TextStyle(size=9, leading=12.6, after=0, colour=GREY)
LABEL = TextStyle(size=8.8, leading=14.6, strong=True, colour=GREY)
SOURCE = TextStyle(size=9, leading=12.6, after=4)
CONTENTS = {
    1: TextStyle(size=10.6, leading=14.6, before=7, after=2, strong=True, colour=NAVY),
    2: TextStyle(size=9.6, leading=13.4, before=1, after=1),
}
FURNITURE = TextStyle(size=7.6, leading=10, colour=GREY)
CHART = TextStyle(size=9, leading=17)


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
    """The hairline over the foot."""

    @property
    def measure(self) -> float:
        """The width of the text."""
        return self.width - self.left - self.right

    @property
    def room(self) -> float:
        """The height of the text."""
        return self.bottom - self.top


_PAPERS = {Paper.A4: (595.28, 841.89), Paper.LETTER: (612.0, 792.0)}


def page_grid(paper: Paper, layout: Layout) -> PageGrid:
    """Return the grid of a layout on a paper."""
    width, height = _PAPERS[paper]
    side = 68.0
    if layout is Layout.LANDSCAPE:
        width, height, side = height, width, 54.0
    foot = height - 50
    top = 200.0 if layout is Layout.COVER else 82.0
    return PageGrid(width=width, height=height, left=side, right=side, top=top, bottom=foot - 20, head=48.0, foot=foot)
