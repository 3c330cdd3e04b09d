"""Tables: columns, spans, rows over pages, and what a reader of the paper sees of them."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

import pdfplumber
import pytest

from briefing_app.document.blocks import (
    Align,
    Block,
    Cell,
    Column,
    Item,
    ItemList,
    Layout,
    ListStyle,
    Paragraph,
    ParagraphStyle,
    Row,
    RowKind,
    Table,
)
from briefing_app.document.inline import StatusMark, TrendMark, Words
from briefing_app.domain.paper import PageStyle, Paper
from briefing_app.domain.status import LABELS
from briefing_app.rendering.pdf import PdfFile, write_pdf
from briefing_app.rendering.pdf.boxes import Beside, Stack, TextBox
from briefing_app.rendering.pdf.look import look_of
from briefing_app.rendering.pdf.table_box import TableBox, TableRows
from tests.rendering.pdf.documents import LONG_NAME, SENTENCE, cell, document, item, paragraph, part, row, words
from tests.rendering.pdf.test_writer import letters, page_text

CELL = look_of(PageStyle.INSTITUTIONAL).cell[ParagraphStyle.BODY]
AFTER = [paragraph(SENTENCE)] * 12
"""What follows keeps the last page from being nearly empty, and with it the usual space between all boxes."""


def write(*blocks: Block, layout: Layout = Layout.PORTRAIT) -> PdfFile:
    return write_pdf(document(part("One", *blocks, layout=layout)), paper=Paper.A4)


def whole_text(file: PdfFile) -> str:
    return " ".join(page_text(file, page) for page in range(1, file.pages + 1))


def table(*rows: Row, weights: Sequence[float] = (1, 1, 1), head: tuple[Row, ...] = (), caption: str = "") -> Table:
    return Table(
        columns=tuple(Column(weight=weight) for weight in weights),
        head=head,
        rows=rows,
        caption=(words(caption),) if caption else (),
    )


def words_on(file: PdfFile, page: int = 1) -> list[dict[str, Any]]:
    with pdfplumber.open(io.BytesIO(file.data)) as pdf:
        found: list[dict[str, Any]] = pdf.pages[page - 1].extract_words()
    return found


def left_of(file: PdfFile, text: str) -> float:
    return float(next(word["x0"] for word in words_on(file) if word["text"] == text))


# --- columns ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("weights", [(1, 1, 1), (1, 5, 2), (0.2, 0.2, 0.6), (100, 300, 100)], ids=str)
def test_columns_share_the_width_by_their_weights_whatever_the_unit(weights: tuple[float, ...]) -> None:
    file = write(table(row("Aaa", "Bbb", "Ccc"), weights=weights))
    measure = 595.28 - 2 * 68
    starts = [left_of(file, text) - 68 - 5 for text in ("Aaa", "Bbb", "Ccc")]
    total = sum(weights)
    assert starts == pytest.approx([0, measure * weights[0] / total, measure * sum(weights[:2]) / total], abs=0.7)


def test_columns_without_any_weight_do_not_stop_the_file() -> None:
    assert write(table(row("Aaa", "", ""), weights=(0, 0, 0))).pages == 1
    assert write(table(weights=())).pages == 1


@pytest.mark.parametrize(("align", "edge"), [(Align.START, "x0"), (Align.END, "x1"), (Align.CENTRE, "middle")])
def test_cells_of_a_column_stand_on_one_edge_head_and_all(align: Align, edge: str) -> None:
    columns = (Column(weight=2), Column(weight=1, align=align))
    rows = tuple(row("x", text) for text in ("7", "1,234", "12", "99,999"))
    file = write(Table(columns=columns, head=(row("Head", "Figures"),), rows=rows))
    found = [word for word in words_on(file) if word["text"] in {"7", "1,234", "12", "99,999", "Figures"}]
    places = {round((word["x0"] + word["x1"]) / 2 if edge == "middle" else word[edge]) for word in found}
    assert len(found) == 5
    assert max(places) - min(places) <= 1


def test_a_cell_over_several_columns_begins_at_the_first_and_has_room_for_all() -> None:
    wide = cell("Spanning " + "word " * 8 + "end", span=2)
    file = write(table(row("Aaa", wide), row("Aaa", "Bbb", "Ccc")))
    assert left_of(file, "Spanning") == pytest.approx(left_of(file, "Bbb"))
    tops = {round(word["top"]) for word in words_on(file) if word["text"] in {"Spanning", "end"}}
    assert len(tops) == 1


def test_a_span_beyond_the_last_column_ends_there() -> None:
    file = write(table(row(cell("Too wide", span=9)), row("Aaa", "Bbb", "Ccc")))
    assert all(word["x1"] < 595 - 60 for word in words_on(file))


def test_figures_in_a_spanning_cell_stand_at_the_start_as_words_do() -> None:
    columns = (Column(weight=1, align=Align.END), Column(weight=1, align=Align.END))
    file = write(Table(columns=columns, head=(), rows=(row(cell("Spanning", span=2)), row("1", "2"))))
    assert left_of(file, "Spanning") == pytest.approx(73, abs=1)


# --- cells ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("weights", [(1, 1, 1), (1, 8, 8), (1, 16, 16)])
def test_a_long_surname_in_a_narrow_cell_is_cut_and_loses_no_letter(weights: tuple[float, ...]) -> None:
    file = write(table(row(LONG_NAME, "Bbb", "Ccc"), weights=weights))
    found = words_on(file)
    edge = next(word["x0"] for word in found if word["text"] == "Bbb")
    assert LONG_NAME in letters("".join(word["text"] for word in found if word["x0"] < edge))


def test_a_cell_holds_paragraphs_and_lists_one_below_the_other() -> None:
    listed = ItemList(style=ListStyle.BULLETS, items=(item("first"), item("second")))
    note = Paragraph(children=(words("A note"),), style=ParagraphStyle.NOTE)
    file = write(table(row(Cell(children=(paragraph("Above"), listed, note)), "", "")))
    tops = [next(word["top"] for word in words_on(file) if word["text"] == text) for text in ("Above", "first", "A")]
    assert tops == sorted(tops)
    assert re.search(r"Above • first • second A note", page_text(file, 1))


@pytest.mark.parametrize("kind", list(RowKind))
@pytest.mark.parametrize("header", [False, True])
def test_headings_groups_and_totals_are_bold_and_other_rows_are_not(kind: RowKind, *, header: bool) -> None:
    file = write(table(row(cell("Weighty", header=header), "", "", kind=kind)))
    with pdfplumber.open(io.BytesIO(file.data)) as pdf:
        fonts = {letter["fontname"] for letter in pdf.pages[0].chars if letter["size"] == pytest.approx(8.8)}
    assert any("Bold" in font for font in fonts) == (header or kind in (RowKind.GROUP, RowKind.TOTAL))


@pytest.mark.parametrize(("code", "label"), list(LABELS.items()))
def test_a_status_mark_stands_clear_of_its_word_and_inside_its_cell(code: str, label: str) -> None:
    file = write(table(row("x", cell(StatusMark(code=code, label=label)), "y")))
    first = label.partition(" ")[0]
    with pdfplumber.open(io.BytesIO(file.data)) as pdf:
        page = pdf.pages[0]
        word = next(found for found in page.extract_words() if found["text"] == first)
        drawn = [shape for shape in (*page.curves, *page.rects, *page.lines) if 4 < shape["x1"] - shape["x0"] < 9]
    assert drawn
    right = max(shape["x1"] for shape in drawn)
    assert 1.5 < word["x0"] - right < 6
    assert min(shape["x0"] for shape in drawn) > 68 + 5


def test_trends_are_drawn_before_their_words() -> None:
    file = write(table(*[row(cell(TrendMark(code=code, label=code)), "", "") for code in ("better", "same", "worse")]))
    assert all(word in page_text(file, 1) for word in ("better", "same", "worse"))
    assert {round(left_of(file, word)) for word in ("better", "same", "worse")} == {83}


def test_links_inside_cells_lead_where_they_say() -> None:
    linked = cell(Words(text="the register", link="https://example.org/r"))
    with pdfplumber.open(io.BytesIO(write(table(row(linked, "", ""))).data)) as pdf:
        (link,) = pdf.pages[0].hyperlinks
    assert link["uri"] == "https://example.org/r"
    assert 68 < link["x0"] < 80


# --- rows over pages --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("filler", range(24, 44, 2))
def test_caption_head_and_first_row_begin_together(filler: int) -> None:
    rows = [row(f"Row{number}", SENTENCE, "") for number in range(3)]
    file = write(*[paragraph("F.")] * filler, table(*rows, head=(row("Head", "", ""),), caption="Caption here"), *AFTER)
    for page in range(1, file.pages + 1):
        text = page_text(file, page)
        seen = ["Caption here" in text, "Head" in text, "Row0" in text]
        if "(continued)" not in text:
            assert len(set(seen)) == 1, page


@pytest.mark.parametrize("filler", range(20, 44, 3))
def test_a_group_stands_with_the_first_of_its_rows(filler: int) -> None:
    rows = [row(cell("Group", span=3), kind=RowKind.GROUP), row("Row1", SENTENCE * 2, "")]
    file = write(*[paragraph("F.")] * filler, table(row("Row0", "", ""), *rows), *AFTER)
    for page in range(1, file.pages + 1):
        text = page_text(file, page)
        assert ("Group" in text) == ("Row1" in text)


def test_two_groups_in_a_row_stand_with_the_row_below_both() -> None:
    groups = [row(cell(name, span=3), kind=RowKind.GROUP) for name in ("Outer", "Inner")]
    for filler in range(30, 44):
        file = write(
            *[paragraph("F.")] * filler, table(row("Row0", "", ""), *groups, row("Row1", SENTENCE, "")), *AFTER
        )
        for page in range(1, file.pages + 1):
            text = page_text(file, page)
            assert ("Outer" in text) == ("Inner" in text) == ("Row1" in text), filler


def test_a_total_stands_with_the_last_of_its_rows() -> None:
    total = row("Sum", "", "", kind=RowKind.TOTAL)
    for count in range(20, 60):
        file = write(table(*(row(f"Row{number};", "", "") for number in range(count)), total), *AFTER)
        texts = [page_text(file, page) for page in range(1, file.pages + 1)]
        assert all(("Sum" in text) == (f"Row{count - 1};" in text) for text in texts), count


@pytest.mark.parametrize("count", [1, 50, 400])
def test_every_row_is_printed_once_under_a_head_on_each_page(count: int) -> None:
    rows = [row(f"Row{number};", "b", "c") for number in range(count)]
    file = write(table(*rows, head=(row("Heading", "", ""),)))
    numbers = re.findall(r"Row(\d+);", whole_text(file))
    assert numbers == [str(number) for number in range(count)]
    assert all(page_text(file, page).count("Heading") == 1 for page in range(1, file.pages + 1))


def test_a_head_of_two_rows_is_repeated_whole() -> None:
    head = (row(cell("Over all", span=3)), row("A1", "B1", "C1"))
    file = write(table(*[row(f"Row{number}", "", "") for number in range(80)], head=head))
    assert file.pages >= 2
    assert all("Over all A1 B1 C1" in page_text(file, page) for page in range(1, file.pages + 1))


@pytest.mark.parametrize("words_in_row", [700, 2500])
def test_a_row_taller_than_a_page_goes_on_under_the_head(words_in_row: int) -> None:
    tall = row("No", cell(" ".join(f"w{number};" for number in range(words_in_row))), "end")
    file = write(table(row("First", "", ""), tall, row("Last", "", ""), head=(row("Heading", "", ""),)))
    text = whole_text(file)
    assert re.findall(r"w(\d+);", text) == [str(number) for number in range(words_in_row)]
    assert text.count("Heading") == file.pages
    assert text.count("end") == 1
    assert "Last" in page_text(file, file.pages)


def test_a_tall_row_of_lists_is_cut_between_items() -> None:
    listed = ItemList(
        style=ListStyle.BULLETS, items=tuple(Item(children=(paragraph(f"Item{n}; text"),)) for n in range(120))
    )
    file = write(table(row("No", Cell(children=(listed,)), "")))
    assert re.findall(r"Item(\d+);", whole_text(file)) == [str(number) for number in range(120)]


def test_a_total_has_a_rule_above_it_on_the_page_where_it_begins() -> None:
    box = Beside(cells=[(0.0, stack(1))], width=400, top_rule=True)
    head, tail = Beside(cells=[(0.0, stack(9))], width=400, top_rule=True).split(50, force=True)
    assert box.top_rule
    assert isinstance(head, Beside)
    assert isinstance(tail, Beside)
    assert (head.top_rule, tail.top_rule) == (True, False)


def stack(lines: int) -> Stack:
    return Stack(
        children=[TextBox(lines=[(0.0, ())] * lines, style=CELL, width=100)],
        width=100,
    )


def plain_rows(*lines: int, keep: tuple[int, ...] = ()) -> TableBox:
    rows = [Beside(cells=[(0.0, stack(each))], width=100, keep=at in keep) for at, each in enumerate(lines)]
    return TableBox(content=TableRows.of([], rows), start=0, end=len(rows), width=100)


@pytest.mark.parametrize(
    ("lines", "keep", "room", "first"),
    [
        ((1, 1, 1, 1), (), 36, 3),
        ((1, 1, 1, 1), (2,), 36, 2),
        ((1, 1, 1, 1), (1, 2), 36, 1),
        ((1, 5, 1), (), 36, 1),
    ],
)
def test_a_table_is_cut_after_the_last_row_that_fits_and_need_not_stay(
    lines: tuple[int, ...], keep: tuple[int, ...], room: float, first: int
) -> None:
    head, tail = plain_rows(*lines, keep=keep).split(room, force=False)
    assert isinstance(head, TableBox)
    assert isinstance(tail, TableBox)
    assert (head.end, tail.start, tail.end) == (first, first, len(lines))
    assert head.height + tail.height == sum(lines) * 12


def test_a_table_without_room_for_its_first_row_waits_for_the_next_page() -> None:
    whole = plain_rows(4, 1)
    assert whole.split(20, force=False) == (None, whole)
    assert whole.split(1000, force=False) == (whole, None)


def test_a_table_on_a_wide_page_uses_the_width() -> None:
    tall = write(table(row("Aaa", "Bbb", "Ccc")))
    wide = write(table(row("Aaa", "Bbb", "Ccc")), layout=Layout.LANDSCAPE)
    assert left_of(wide, "Ccc") > left_of(tall, "Ccc") + 100


def test_a_row_to_sign_has_room_for_a_hand_and_its_words_in_the_middle() -> None:
    signed = table(*(row(cell(name), "", "", kind=RowKind.SIGN) for name in ("First", "Second", "Third")))
    places = [next(word for word in words_on(write(signed)) if word["text"] == name) for name in ("First", "Second")]
    assert places[1]["top"] - places[0]["top"] >= 31
