"""How pages look that are read aloud: their letters and their grids. Sizes are points."""

from __future__ import annotations

from briefing_app.document.blocks import Layout, ParagraphStyle
from briefing_app.domain.paper import Paper
from briefing_app.rendering.pdf.look import CAUTION, GREY, PAPERS, Look, PageGrid, Styles, TextStyle

LEAST_LETTERS, MOST_LETTERS = 16.0, 32.0
"""Sizes that can be read from a lectern, or from a hand."""
_SPACED = 1.5
_SPACED_ON_CARDS = 1.25


def spoken_styles(look: Look, layout: Layout, letters: float) -> Styles:
    """Return how text looks that is read aloud, in letters of this size."""
    size = min(max(letters, LEAST_LETTERS), MOST_LETTERS)
    spaced = _SPACED if layout is Layout.READING else _SPACED_ON_CARDS
    style = ParagraphStyle
    body = TextStyle(size=size, leading=size * spaced, after=size * 0.6)
    small = TextStyle(size=11, leading=15, after=8, colour=GREY)
    return {
        **dict.fromkeys(style, body),
        style.LEAD: TextStyle(
            size=size, leading=size * spaced, before=6, after=4, strong=True, colour=look.accent, keep=True
        ),
        style.CUE: TextStyle(size=size * 0.75, leading=size, before=2, after=size * 0.6, emphasis=True, colour=CAUTION),
        style.NOTE: small,
        style.SMALL: small,
        style.MARKING: TextStyle(size=12, leading=16, after=8, strong=True, colour=CAUTION, keep=True),
    }


def spoken_grid(paper: Paper, layout: Layout) -> PageGrid:
    """Return the grid of a page for a lectern, whose bottom third stays empty, or of a card."""
    width, height = PAPERS[paper]
    if layout is Layout.READING:
        empty = height * 2 / 3
        return PageGrid(
            width=width, height=height, left=62, right=62, top=96, bottom=empty - 34, head=46, foot=empty - 8,
            layout=layout,
        )  # fmt: skip
    # A quarter of the paper, on its side as the whole sheet then is.
    width, height = height / 2, width / 2
    return PageGrid(
        width=width, height=height, left=30, right=30, top=50, bottom=height - 32, head=30, foot=height - 16,
        layout=layout,
    )  # fmt: skip
