"""What the page styles make of Word's styles: sizes and colours, by the numbers of the usual one.

Belongs here: how a style of the house differs from the usual one. Does not belong here: the styles; see ``styles.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from briefing_app.domain.paper import PageStyle

INK = "1F2933"
BLACK = "000000"
ACCENT = "1F3A68"
GREY = "52606D"
CAUTION = "A85405"
PANEL_GROUND, HEAD_GROUND, GROUP_GROUND = "EEF2F7", "E1E8F1", "EEF2F7"

_LARGE = {16: 36, 18: 36, 19: 36, 20: 36, 21: 36, 22: 40, 24: 40, 25: 40, 26: 46, 28: 44, 34: 58, 56: 72}
"""Half points of large print, by those of the usual style."""
_PLAIN = {21: 22, 34: 36, 56: 52}
_CELLS, _FURNITURE = ("TableText", "TableHead", "Label"), ("Header", "Footer")
_LARGE_CELL, _LARGE_FURNITURE = 32, 26
_BLACK = {INK: BLACK, GREY: BLACK, ACCENT: BLACK}


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLook:
    """A page style as Word knows it. Colours are six figures; a ground of ``auto`` is none."""

    style: PageStyle
    accent: str = ACCENT

    @property
    def head_ground(self) -> str:
        """Behind the heads of tables."""
        return "auto" if self.style is PageStyle.PLAIN else HEAD_GROUND

    @property
    def group_ground(self) -> str:
        """Behind the rows that head others, and behind what is to be remembered."""
        return "auto" if self.style is PageStyle.PLAIN else GROUP_GROUND

    @property
    def pageful(self) -> int:
        """Letters that a page surely holds; what has more is not kept together, or it would be cut at random."""
        return 700 if self.style is PageStyle.LARGE else 2000

    @property
    def hyphenates(self) -> bool:
        """Whether words are divided at line ends."""
        return self.style is not PageStyle.LARGE

    def half_points(self, style: str, usual: int) -> int:
        """Return the size of a style of the house."""
        if self.style is PageStyle.PLAIN:
            return _PLAIN.get(usual, usual)
        if self.style is not PageStyle.LARGE:
            return usual
        if style in _CELLS:
            return _LARGE_CELL
        return _LARGE_FURNITURE if style in _FURNITURE else _LARGE.get(usual, usual)

    def colour(self, usual: str) -> str:
        """Return what a colour of the house becomes: the office's own, or black; what warns keeps its colour."""
        if self.style is PageStyle.PLAIN:
            return _BLACK.get(usual, usual)
        if usual == GREY and self.style is PageStyle.LARGE:
            return INK
        return self.accent if usual == ACCENT else usual

    def paragraph(self, markup: str) -> str:
        """Return the properties of a paragraph in the colours of this look."""
        markup = markup.replace(f'"{ACCENT}"', f'"{self.colour(ACCENT)}"')
        if self.style is not PageStyle.PLAIN:
            return markup
        # What a ground's edges are drawn in would stand as a frame where there is no ground.
        return markup.replace(f'w:fill="{PANEL_GROUND}"', 'w:fill="auto"').replace(f'"{PANEL_GROUND}"', '"FFFFFF"')


@lru_cache(maxsize=32)
def word_look(style: PageStyle, colour: str = "") -> WordLook:
    """Return the look of a page style; ``colour`` (``#rrggbb``) takes the place of the house colour."""
    return WordLook(style=style, accent=colour.removeprefix("#").upper() or ACCENT)
