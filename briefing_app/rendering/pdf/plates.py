"""Name plates: a paper folded in the middle, the same words on both faces, in letters as large as they can be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate

from briefing_app.document.blocks import Align, Layout, Paragraph, ParagraphStyle
from briefing_app.document.origin import NOWHERE
from briefing_app.document.tree import Part
from briefing_app.domain.paper import Paper
from briefing_app.rendering.pdf.boxes import TextBox
from briefing_app.rendering.pdf.builder import BoxBuilder, Setting
from briefing_app.rendering.pdf.lines import begins_word
from briefing_app.rendering.pdf.look import GREY, HAIRLINE, PAPERS, PageGrid, TextStyle
from briefing_app.rendering.pdf.sheet import Box, Sheet
from briefing_app.rendering.pdf.structure import Artifact, Element, Role
from briefing_app.rendering.pdf.workshop import Workshop

_LEAST, _STEP = 12.0, 2.0
_SMALLER = 0.42
"""How large what stands below a name is beside it, at most."""
_LARGEST = {Layout.PLATE: 72.0, Layout.SMALL_PLATE: 48.0}
_MOST_LINES = 2
_FOLD = 16.0
"""How long a mark is that says where the paper is folded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Face:
    """What stands on one face."""

    boxes: tuple[TextBox, ...]

    @property
    def height(self) -> float:
        """All of it."""
        return sum(box.height for box in self.boxes)


def plate_grid(paper: Paper, layout: Layout) -> PageGrid:
    """Return the grid of a plate: its text stands below the fold, a half as high as the page."""
    width, height = PAPERS[paper]
    if layout is Layout.SMALL_PLATE:
        width, height = height / 2, width
    side = width * 0.06
    return PageGrid(
        width=width, height=height, left=side, right=side, top=height / 2 + side, bottom=height - side, head=height / 2,
        foot=height / 2, layout=layout,
    )  # fmt: skip


def draw_plate(part: Part, sheet: Sheet, workshop: Workshop, section: Element) -> None:
    """Draw a plate's words below the fold, and once more above it, to be read from the other side."""
    grid = sheet.grid
    face = _face(part, grid, workshop, section)
    start = grid.top + (grid.room - face.height) / 2
    tops = list(accumulate((box.height for box in face.boxes), initial=start))
    for box, top in zip(face.boxes, tops, strict=False):
        box.draw(sheet, grid.left, top)
    with sheet.repeating(turned=True):
        for box, top in zip(face.boxes, tops, strict=False):
            replace(box, origin=NOWHERE, anchor="").draw(sheet, grid.left, top)


def draw_fold(sheet: Sheet) -> None:
    """Mark at both edges where the paper is folded."""
    grid = sheet.grid
    sheet.furnish(Artifact.HEAD)
    for left in (0.0, grid.width - _FOLD):
        sheet.fill(Box(left, grid.head - 0.25, left + _FOLD, grid.head + 0.25), HAIRLINE)


def _face(part: Part, grid: PageGrid, workshop: Workshop, section: Element) -> _Face:
    """Return the words in the largest letters in which each paragraph takes two lines at most, and no word is cut."""
    size = _LARGEST[grid.layout]
    while size > _LEAST and not _fits(_set(part, grid, workshop, size), grid):
        size -= _STEP
    return _set(part, grid, workshop, size, section=section)


def _set(part: Part, grid: PageGrid, workshop: Workshop, size: float, *, section: Element | None = None) -> _Face:
    boxes = []
    for block in part.children:
        if not isinstance(block, Paragraph):
            continue
        name = block.style is ParagraphStyle.TITLE
        letters = size if name else max(_LEAST, size * _SMALLER)
        style = TextStyle(
            size=letters, leading=letters * (1.15 if name else 1.35), strong=name, align=Align.CENTRE,
            colour=workshop.look.accent if name else GREY,
        )  # fmt: skip
        builder = BoxBuilder(Setting(width=grid.measure, styles={}), workshop)
        element = Element(Role.PARAGRAPH, section) if section is not None else None
        boxes.append(builder.text(block.children, style, element=element, origin=block.origin))
    return _Face(boxes=tuple(boxes))


def _fits(face: _Face, grid: PageGrid) -> bool:
    lines = [box.lines for box in face.boxes]
    whole = all(begins_word(line) for each in lines for line in each[1:])
    return whole and all(len(each) <= _MOST_LINES for each in lines) and face.height <= grid.room
