"""Tables keep their heads, their rows, their widths and their words, and a full page has no empty one after it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from briefing_app.document.blocks import (
    Align,
    Cell,
    Column,
    Heading,
    Layout,
    ListStyle,
    Pair,
    Pairs,
    Paragraph,
    ParagraphStyle,
    Row,
    RowKind,
    Table,
)
from briefing_app.document.inline import StatusMark, Words
from briefing_app.document.tree import Part
from briefing_app.domain.paper import Paper
from briefing_app.rendering.docx.styles import LABELS_TABLE, PACK_TABLE
from tests.document.samples import document, listed, part, row, said, table
from tests.rendering.docx.opened import opened, opened_blocks, texts

CALLS = table(
    row("Key", "Call", "Status"),
    Row(cells=(Cell(children=(said("Fair trial"),), span=3, header=True),), kind=RowKind.GROUP),
    row("k", "Observe trials", ""),
    row("", "Total", "1", kind=RowKind.TOTAL),
    caption="Status by theme",
    summary="Every call with its status.",
    anchor="rows",
)


def widths(whole: Table) -> list[int]:
    (held,) = opened_blocks(whole).tables
    return [int(width) for width in held._tbl.xpath("w:tblGrid/w:gridCol/@w:w")]


def test_the_head_is_repeated_on_each_page_and_no_row_is_cut_in_two() -> None:
    (held,) = opened_blocks(CALLS).tables
    assert [bool(line.xpath("w:trPr/w:tblHeader")) for line in held._tbl.tr_lst] == [True, False, False, False]
    assert all(line.xpath("w:trPr/w:cantSplit") for line in held._tbl.tr_lst)


def test_the_table_has_style_caption_and_spoken_summary() -> None:
    word = opened_blocks(CALLS)
    (held,) = word.tables
    assert held.style is not None
    assert held.style.name == "Pack table"
    assert ("Caption", "Status by theme") in texts(word)
    assert held._tbl.xpath("w:tblPr/w:tblDescription/@w:val") == ["Every call with its status."]
    assert opened_blocks(table(row("H"), row("x"))).tables[0]._tbl.xpath("w:tblPr/w:tblDescription") == []


def test_heads_groups_and_totals_are_told_from_rows_without_colour() -> None:
    (held,) = opened_blocks(CALLS).tables
    bold = [bool(line.xpath(".//w:r/w:rPr/w:b")) for line in held._tbl.tr_lst]
    assert bold == [True, True, False, True]
    styles = [line.xpath("string(w:tc[1]/w:p[1]/w:pPr/w:pStyle/@w:val)") for line in held._tbl.tr_lst]
    assert styles == ["TableHead", "TableHead", "TableText", "TableText"]


def test_a_group_stays_with_the_row_below_it() -> None:
    (held,) = opened_blocks(CALLS).tables
    assert [bool(line.xpath(".//w:keepNext")) for line in held._tbl.tr_lst] == [False, True, True, False]


def test_a_cell_over_many_columns_takes_their_room() -> None:
    (held,) = opened_blocks(CALLS).tables
    (group,) = held._tbl.tr_lst[1].tc_lst
    grid = [int(width) for width in held._tbl.xpath("w:tblGrid/w:gridCol/@w:w")]
    assert group.xpath("w:tcPr/w:gridSpan/@w:val") == ["3"]
    assert group.xpath("w:tcPr/w:tcW/@w:w") == [str(sum(grid))]


@pytest.mark.parametrize("weights", [(1.0, 1.0), (75.0, 25.0), (1.0, 5.0, 2.4, 2.4, 1.0), (0.001, 1.0), (7.0,)])
def test_columns_share_the_text_by_their_weights_and_never_more_than_it(weights: tuple[float, ...]) -> None:
    whole = Table(columns=tuple(Column(weight=weight) for weight in weights), head=(), rows=(row(*"x" * len(weights)),))
    found = widths(whole)
    room = 11906 - 2 * 1304
    assert sum(found) <= room
    for width, weight in zip(found, weights, strict=True):
        assert abs(width - room * weight / sum(weights)) <= 1


@pytest.mark.parametrize(("align", "told"), [(Align.START, []), (Align.END, ["right"]), (Align.CENTRE, ["center"])])
def test_figures_stand_where_their_column_says_from_head_to_foot(align: Align, told: list[str]) -> None:
    whole = replace(table(row("Pages"), row("1,234")), columns=(Column(weight=1, align=align),))
    (held,) = opened_blocks(whole).tables
    assert held._tbl.xpath(".//w:jc/@w:val") == told * 2


def test_an_empty_cell_still_holds_the_paragraph_that_word_asks_for() -> None:
    (held,) = opened_blocks(table(row("a", "b"), Row(cells=(Cell(), Cell())))).tables
    assert all(cell.xpath("w:p") for cell in held._tbl.xpath("w:tr/w:tc"))


def test_a_cell_holds_paragraphs_lists_and_marks() -> None:
    mark = Paragraph(children=(StatusMark(code="none", label="Not implemented"),))
    cell = Cell(children=(said("A call"), listed(ListStyle.BULLETS, "one"), said("noted", ParagraphStyle.NOTE), mark))
    (held,) = opened_blocks(table(row("H"), Row(cells=(cell,)))).tables
    names = [held_.style.name for held_ in held.cell(1, 0).paragraphs if held_.style is not None]
    assert names == ["Table text", "List Bullet", "Note", "Table text"]


def test_what_stands_after_a_table_has_its_usual_style_again() -> None:
    word = opened_blocks(CALLS, said("after"), Heading(level=2, children=(Words(text="H"),)))
    assert texts(word)[-2:] == [("Normal", "after"), ("Heading 2", "H")]
    assert not word.paragraphs[-2]._p.xpath("w:pPr/w:jc | w:pPr/w:keepNext")


def test_two_tables_that_follow_each_other_are_kept_apart() -> None:
    pairs = Pairs(pairs=(Pair(label="a", children=(said("b"),)),))
    body = opened_blocks(CALLS, pairs, CALLS).element.body
    tags = [child.tag.rpartition("}")[2] for child in body]
    assert not [one for one, other in pairwise(tags) if one == other == "tbl"]


def full(title: str, layout: Layout = Layout.PORTRAIT) -> Part:
    return part(said("x"), table(row("H"), row("x")), title=title, layout=layout)


def test_a_table_at_the_end_of_a_part_makes_no_empty_page_before_the_next() -> None:
    body = opened(document(full("One"), full("Two"), full("Wide", Layout.LANDSCAPE))).element.body
    after = [child.getnext() for child in body if child.tag.endswith("}tbl")]
    assert [held.xpath("string(w:pPr/w:pStyle/@w:val)") for held in after] == ["Gap"] * 3
    assert [bool(held.xpath("w:pPr/w:sectPr")) for held in after] == [True, True, False]


def test_a_part_that_ends_with_words_ends_with_its_own_last_paragraph() -> None:
    body = opened(document(part(said("x"), title="One"), part(said("y"), title="Two"))).element.body
    assert [held.text for held in body.xpath("w:p[w:pPr/w:sectPr]")] == ["x"]


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("layout", [Layout.PORTRAIT, Layout.LANDSCAPE])
def test_a_table_is_never_wider_than_the_text_of_its_page(paper: Paper, layout: Layout) -> None:
    word = opened(document(full("One", layout)), paper)
    (section,), (held,) = word.sections, word.tables
    assert section.page_width is not None
    room = section.page_width.twips - 2 * 1304
    assert sum(int(width) for width in held._tbl.xpath("w:tblGrid/w:gridCol/@w:w")) <= room


def test_cells_have_room_around_their_words_and_labels_begin_at_the_edge() -> None:
    styles = opened_blocks(said("x")).styles.element
    cells = "//w:tblCellMar/w:left/@w:w"
    left = {name: styles.xpath(f'w:style[@w:styleId="{name}"]{cells}') for name in (PACK_TABLE, LABELS_TABLE)}
    assert left == {PACK_TABLE: ["80"], LABELS_TABLE: ["0"]}
