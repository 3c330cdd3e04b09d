"""Where pages end: what stays together, what may be cut, and when a part is set tighter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from briefing_app.document.blocks import (
    Bar,
    Block,
    Chart,
    Heading,
    Item,
    ItemList,
    Layout,
    ListStyle,
    Pair,
    Pairs,
    Panel,
    ParagraphStyle,
    Quotation,
)
from briefing_app.domain.paper import PageStyle, Paper
from briefing_app.rendering.pdf import PdfFile, write_pdf
from briefing_app.rendering.pdf.boxes import Beside, Flowable, Stack, TextBox, Together
from briefing_app.rendering.pdf.drawn_boxes import Band
from briefing_app.rendering.pdf.look import look_of
from briefing_app.rendering.pdf.paginate import Page, paginate
from tests.rendering.pdf.documents import SENTENCE, cover, document, item, paragraph, part, words
from tests.rendering.pdf.test_writer import page_text, reader

LOOK = look_of(PageStyle.INSTITUTIONAL)
GRID = LOOK.grid(Paper.A4, Layout.PORTRAIT)
LINES = int(GRID.room / 14.6)
"""Lines of plain text that a page holds."""
AFTER = [paragraph(SENTENCE)] * 12
"""What follows keeps the last page from being nearly empty, and with it the usual space between all boxes."""
BODY = replace(LOOK.page[ParagraphStyle.BODY], after=0.0)


def text(lines: int, *, after: float = 0.0, before: float = 0.0) -> TextBox:
    """Return a paragraph of that many lines; its lines are empty, for only heights count here."""
    return TextBox(lines=[(0.0, ())] * lines, style=BODY, width=400, before=before, after=after)


def heading() -> TextBox:
    return TextBox(lines=[(0.0, ())], style=LOOK.headings[2], width=400)


def stack(*children: Flowable, whole: bool = False) -> Stack:
    return Stack(children=children, width=400, whole=whole)


def pages(*boxes: Flowable) -> list[Page]:
    return paginate(boxes, GRID, later_grid=GRID)


def heights(found: Sequence[Page]) -> list[list[int]]:
    """Return the lines of each text on each page."""
    return [[round(box.height / 14.6) for _, box in page.boxes] for page in found]


def write(*blocks: Block, paper: Paper = Paper.A4, layout: Layout = Layout.PORTRAIT) -> PdfFile:
    return write_pdf(document(part("One", *blocks, layout=layout)), paper=paper)


# --- paragraphs -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lines", range(2, 12))
@pytest.mark.parametrize("left", range(8))
def test_no_line_of_a_paragraph_stands_alone_at_a_foot_or_head(left: int, lines: int) -> None:
    found = heights(pages(text(LINES - left), text(lines)))
    parts = [page[-1] for page in found if page[-1] != LINES - left] if len(found) > 1 else []
    assert all(part >= 2 for part in parts)
    assert sum(map(sum, found)) == LINES - left + lines


@pytest.mark.parametrize("extra", [1, 2, 3, LINES + 1])
def test_a_paragraph_longer_than_a_page_leaves_no_line_alone_at_its_end(extra: int) -> None:
    found = heights(pages(text(LINES + extra)))
    assert sum(map(sum, found)) == LINES + extra
    assert min(map(min, found)) >= 2


def test_space_above_a_box_is_dropped_at_the_head_of_a_page_and_kept_elsewhere() -> None:
    found = pages(text(LINES), text(2, before=30.0), text(2, before=30.0, after=9.0), text(2))
    tops = [top for top, _ in found[1].boxes]
    assert tops[0] == GRID.top
    assert tops[1] == pytest.approx(GRID.top + 2 * 14.6 + 30)
    assert tops[2] == pytest.approx(tops[1] + 2 * 14.6 + 9)


def test_of_two_spaces_between_boxes_the_larger_counts() -> None:
    (page,) = pages(text(1, after=10.0), text(1, before=4.0), text(1))
    assert page.boxes[1][0] == pytest.approx(GRID.top + 14.6 + 10)


# --- headings and what follows ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("left", range(1, 9))
def test_a_heading_is_never_the_last_of_a_page(left: int) -> None:
    found = pages(text(LINES - left), heading(), text(6))
    for page in found:
        assert not page.boxes[-1][1].keep


@pytest.mark.parametrize("left", range(1, 12))
def test_two_headings_and_a_band_stay_with_the_text_below_them(left: int) -> None:
    band = Band(width=400, height=1.2, colour="0 0 0")
    found = pages(text(LINES - left), heading(), band, heading(), text(8))
    assert all(not page.boxes[-1][1].keep for page in found)


def test_headings_without_end_are_laid_out_all_the_same() -> None:
    found = pages(*[heading()] * 200)
    assert sum(len(page.boxes) for page in found) == 200
    assert all(page.bottom <= GRID.bottom + 0.1 for page in found)


# --- what is kept whole, and when it may be cut after all -------------------------------------------------------------


def test_a_point_of_a_speaking_note_goes_to_the_next_page_whole() -> None:
    point = stack(text(8), text(4), whole=True)
    found = pages(text(LINES - 6), point)
    assert heights(found) == [[LINES - 6], [12]]


def test_a_point_is_cut_rather_than_leave_its_page_nearly_empty() -> None:
    point = stack(*[text(4)] * 10, whole=True)
    found = heights(pages(text(10), point))
    assert len(found) == 2
    assert found[0][0] == 10
    assert found[0][1] >= 20
    assert sum(map(sum, found)) == 50


def together(*children: Flowable) -> Together:
    return Together(children=children, width=400)


@pytest.mark.parametrize("above", [LINES - 8, LINES - 4])
def test_a_note_that_a_page_can_hold_is_not_cut(above: int) -> None:
    note = together(heading(), text(6), text(4))
    first, second = pages(text(above), note)
    assert len(first.boxes) == 1
    assert len(second.boxes) == 3


def test_a_heading_above_a_note_goes_with_it() -> None:
    first, second = pages(text(LINES - 9), heading(), together(heading(), text(10)))
    assert (len(first.boxes), len(second.boxes)) == (1, 3)


def test_a_note_is_cut_rather_than_leave_its_page_nearly_empty() -> None:
    found = heights(pages(text(5), together(text(LINES - 8), text(7)), *[text(12)] * 2))
    assert found[0][:2] == [5, LINES - 8]


def test_a_note_longer_than_a_page_begins_where_it_stands() -> None:
    found = pages(text(LINES // 2), together(heading(), *[text(4)] * 20))
    assert len(found[0].boxes) > 2


def test_a_part_of_notes_is_set_tighter_too_where_that_saves_a_page() -> None:
    notes = [together(heading(), text(5, after=8.0), text(4, after=8.0)) for _ in range(4)]
    usual = sum(box.height + box.after for note in notes for box in note.children)
    room = GRID.room - usual
    found = pages(*notes, text(int(room / 14.6) + 1, before=8.0))
    assert len(found) == 1


@pytest.mark.parametrize("lines", [LINES + 5, 3 * LINES])
def test_a_point_taller_than_a_page_is_cut_and_loses_nothing(lines: int) -> None:
    found = heights(pages(text(5), stack(text(lines), whole=True)))
    assert sum(map(sum, found)) == lines + 5


def test_a_chart_is_never_cut() -> None:
    bars = tuple(Bar(code="full", label=f"Bar {number}", value=number) for number in range(12))
    for filler in range(20, 34, 3):
        file = write(*[paragraph("Filler.")] * filler, Chart(bars=bars, alt="Bars."), *AFTER)
        holding = [page for page in range(1, file.pages + 1) if "Bar 0" in page_text(file, page)]
        assert len(holding) == 1
        assert "Bar 11" in page_text(file, holding[0]), filler


def test_labels_over_a_note_are_kept_whole_and_with_the_note() -> None:
    labels = Pairs(pairs=tuple(Pair(label=f"Label {n}", children=(paragraph(f"value {n}"),)) for n in range(4)))
    for filler in range(18, 32):
        note = paragraph("Opening words of the note.", style=ParagraphStyle.OPENING)
        title = Heading(level=2, children=(words("A note"),))
        file = write(*[paragraph("Filler.")] * filler, title, labels, note, *AFTER)
        for page in range(1, file.pages + 1):
            found = page_text(file, page)
            seen = ["A note" in found, "Label 0" in found, "Label 3" in found, "Opening words" in found]
            assert len(set(seen)) == 1, (filler, page)


def test_where_a_long_block_of_labels_is_cut_no_row_of_it_stands_alone() -> None:
    labels = Pairs(pairs=tuple(Pair(label=f"Label {n}", children=(paragraph(f"value {n}"),)) for n in range(16)))
    cut = 0
    for filler in range(12, 32, 2):
        file = write(*[paragraph("Filler.")] * filler, labels, *AFTER)
        counts = [page_text(file, page).count("Label") for page in range(1, file.pages + 1)]
        assert sum(counts) == 16
        assert 1 not in counts, filler
        cut += sum(1 for count in counts if count) > 1
    assert cut > 3


@pytest.mark.parametrize("filler", range(28, 34))
def test_a_panel_or_a_quotation_is_cut_between_lines_with_its_ground_on_both_pages(filler: int) -> None:
    long = paragraph("Begin " + SENTENCE * 6 + "finish.")
    for block in (Panel(children=(long,)), Quotation(children=(long,), attribution=(words("A minister"),))):
        file = write(*[paragraph("Filler.")] * filler, block, *AFTER)
        found = " ".join(page_text(file, page) for page in range(1, file.pages + 1))
        assert found.count("Begin The delegation") == 1
        assert found.count("finish.") == 1


@pytest.mark.parametrize("filler", range(24, 34))
def test_who_said_it_stands_with_the_last_words(filler: int) -> None:
    said = Quotation(children=(paragraph("Short words."),), attribution=(words("A minister"),))
    file = write(*[paragraph("Filler.")] * filler, said, *AFTER)
    for page in range(1, file.pages + 1):
        found = page_text(file, page)
        assert ("Short words." in found) == ("A minister" in found)


# --- tighter ----------------------------------------------------------------------------------------------------------


def test_a_part_is_set_tighter_where_that_saves_a_nearly_empty_page() -> None:
    # Arrange: forty lines with space between them run over by three.
    boxes = [text(1, after=3.0) for _ in range(42)]
    # Act
    found = pages(*boxes)
    # Assert
    assert len(found) == 1
    gaps = {round(after[0] - before[0] - 14.6, 2) for before, after in pairwise(found[0].boxes)}
    assert gaps == {1.8}


def test_a_part_whose_last_page_is_well_filled_is_not_set_tighter() -> None:
    boxes = [text(1, after=3.0) for _ in range(70)]
    (first, *_) = pages(*boxes)
    assert first.boxes[1][0] - first.boxes[0][0] == pytest.approx(17.6)


def test_a_part_that_cannot_be_saved_a_page_keeps_its_usual_space() -> None:
    boxes = [text(1, after=1.0) for _ in range(56)]
    found = pages(*boxes)
    assert len(found) == 2
    assert found[0].boxes[1][0] - found[0].boxes[0][0] == pytest.approx(15.6)


def test_one_page_is_never_set_tighter_however_little_is_on_it() -> None:
    (page,) = pages(text(1, after=20.0), text(1))
    assert page.boxes[1][0] == pytest.approx(GRID.top + 14.6 + 20)


# --- any heights ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(30))
def test_whatever_boxes_come_all_lines_are_placed_in_order_and_none_below_the_text(seed: int) -> None:
    # Arrange: a fixed mixture, another one for each seed.
    sizes = [(seed * 7 + index * 13) % 23 + 1 for index in range(40)]
    boxes: list[Flowable] = []
    for index, lines in enumerate(sizes):
        match (seed + index) % 5:
            case 0:
                boxes.append(heading())
            case 1:
                boxes.append(stack(text(lines), heading(), text(2), whole=index % 2 == 0))
            case 2:
                boxes.append(Beside(cells=[(0.0, stack(text(lines))), (200.0, stack(text(1)))], width=400))
            case _:
                boxes.append(text(lines, after=5.0))
    # Act
    found = pages(*boxes)
    # Assert
    assert sum(box.height for page in found for _, box in page.boxes) == pytest.approx(sum(box.height for box in boxes))
    for page in found:
        assert page.bottom <= GRID.bottom + 0.1
        tops = [top for top, _ in page.boxes]
        assert tops == sorted(tops)
        assert page.boxes


# --- papers and layouts -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("layout", [Layout.PORTRAIT, Layout.LANDSCAPE])
def test_each_paper_and_layout_has_room_inside_its_margins(paper: Paper, layout: Layout) -> None:
    file = write(*[paragraph(SENTENCE * 3)] * 20, paper=paper, layout=layout)
    for page in reader(file).pages:
        wide = page.mediabox.width > page.mediabox.height
        assert wide == (layout is Layout.LANDSCAPE)
    grid = LOOK.grid(paper, layout)
    assert all(grid.left - 1 <= place.x0 and place.x1 <= grid.width - grid.right + 1 for place in file.places)
    assert all(place.y1 <= grid.bottom + 0.1 for place in file.places)


def test_letter_paper_is_lower_and_takes_more_pages() -> None:
    blocks = [paragraph("One line.")] * 200
    assert write(*blocks, paper=Paper.LETTER).pages > write(*blocks, paper=Paper.A4).pages


def test_a_cover_that_runs_over_goes_on_on_plain_pages() -> None:
    long = replace(cover(), children=(*cover().children, *[paragraph(SENTENCE * 4)] * 12))
    file = write_pdf(document(long), paper=Paper.A4)
    assert file.pages == 3
    for page in (2, 3):
        assert min(place.y0 for place in file.places if place.page == page) == pytest.approx(
            LOOK.grid(Paper.A4, Layout.PORTRAIT).top
        )


def test_each_part_begins_a_page() -> None:
    parts = [part(f"Part {number}", paragraph("Text.")) for number in range(5)]
    file = write_pdf(document(*parts), paper=Paper.A4)
    assert [file.anchors[f"part-{number}"] for number in range(5)] == [1, 2, 3, 4, 5]


def test_an_item_of_many_blocks_flows_on_with_its_mark_on_the_first_page_only() -> None:
    long = Item(children=tuple(paragraph(f"Block {number}. " + SENTENCE) for number in range(40)))
    file = write(ItemList(style=ListStyle.BULLETS, items=(long, item("Next."))))
    assert file.pages == 4
    marks = [page_text(file, page).count("•") for page in range(1, file.pages + 1)]
    assert marks[0] == 1
    assert sum(marks) == 2
