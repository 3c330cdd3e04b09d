"""Lines and pages: where text may be broken and where not."""

from __future__ import annotations

import time

import pytest

from briefing_app.document.blocks import Heading, Item, ItemList, ListStyle, ParagraphStyle, Row, Table
from briefing_app.document.inline import Citation, Words
from briefing_app.domain.paper import Paper
from briefing_app.rendering.pdf import PdfFile, write_pdf
from briefing_app.rendering.pdf.lines import Line, break_lines
from briefing_app.rendering.pdf.look import PAGE_STYLES
from briefing_app.rendering.pdf.spans import Spanner, pieces_of
from tests.rendering.pdf.documents import SENTENCE, cell, document, matrix, paragraph, part, row, words
from tests.rendering.pdf.test_writer import letters, page_text, reader

BODY = PAGE_STYLES[ParagraphStyle.BODY]


def set_lines(*children: Words | Citation, width: float) -> list[Line]:
    return break_lines(Spanner(BODY, {}).units(children), width)


def texts(lines: list[Line]) -> list[str]:
    return [
        " ".join("".join(str(content) for _, content, _ in pieces_of(unit)) for unit in units) for _, units in lines
    ]


def write(*blocks: object) -> PdfFile:
    return write_pdf(document(part("One", *blocks)), paper=Paper.A4)  # type: ignore[arg-type]


def test_no_line_is_wider_than_its_column() -> None:
    lines = set_lines(words(SENTENCE * 5), width=200)
    assert len(lines) > 10
    assert max(width for width, _ in lines) <= 200
    assert " ".join(texts(lines)) == (SENTENCE * 5).strip()


def test_words_that_touch_across_appearances_stay_on_one_line() -> None:
    nodes = (words("one two "), Words(text="three", strong=True), words(", four"))
    for width in range(20, 120, 5):
        assert any("three," in line for line in texts(set_lines(*nodes, width=width))) or width < 36


def test_a_no_break_space_keeps_a_figure_together() -> None:
    lines = texts(set_lines(words("about 1\u202f000\u202f000 tenge"), width=60))
    assert "1\u00a0000\u00a0000" in lines


def test_a_citation_is_never_cut() -> None:
    lines = texts(set_lines(words("word "), Citation(source="a", locator="paras 4 to 6", number=3), width=80))
    assert lines == ["word", "[3,\u00a0paras\u00a04\u00a0to\u00a06]"]


def test_a_word_wider_than_its_column_is_cut_and_loses_no_letter() -> None:
    lines = set_lines(words("a " + "Donaudampfschiff" * 10 + " b"), width=100)
    assert max(width for width, _ in lines) <= 100
    assert letters("".join(texts(lines))) == "a" + "Donaudampfschiff" * 10 + "b"


def test_a_column_narrower_than_a_letter_still_ends() -> None:
    assert letters("".join(texts(set_lines(words("abc"), width=1)))) == "abc"


@pytest.mark.parametrize("text", ["word " * 200_000, "w" * 1_000_000], ids=["words", "one word"])
def test_a_million_letters_take_seconds_not_minutes(text: str) -> None:
    # Arrange
    started = time.process_time()
    # Act
    file = write(paragraph(text))
    # Assert: linear setting takes well under this on any machine; a quadratic one takes minutes.
    assert time.process_time() - started < 20
    assert file.pages > 200


def test_no_line_of_a_paragraph_stands_alone_on_a_page() -> None:
    for count in range(30, 60):
        filler = [paragraph("Filler.") for _ in range(count)]
        file = write(*filler, paragraph(f"Begin {SENTENCE * 3} finish."))
        pages = [reader(file).pages[index].extract_text().split("\n") for index in range(file.pages)]
        for lines in pages:
            long = [line for line in lines if len(line) > 30 and not line.startswith("Delegation pack")]
            assert len(long) != 1, count


def test_a_heading_stays_with_what_follows() -> None:
    for count in range(24, 36):
        filler = [paragraph("Filler.") for _ in range(count)]
        heading = Heading(level=2, children=(words("Stay with me"),))
        file = write(*filler, heading, paragraph("Begin " + SENTENCE * 2))
        for page in range(1, file.pages + 1):
            text = page_text(file, page)
            assert ("Stay with me" in text) == ("Begin" in text), count


def test_a_row_taller_than_a_page_is_cut_and_all_of_it_is_printed() -> None:
    tall = row("1", cell(" ".join(f"word{number}" for number in range(900))), "", "", "9")
    base = matrix(2)
    table = Table(columns=base.columns, head=base.head, rows=(tall, *base.rows))
    file = write(table)
    text = letters(" ".join(page_text(file, page) for page in range(1, file.pages + 1)))
    assert file.pages >= 2
    assert "word0word1" in text
    assert all(f"word{number}" in text for number in range(900))
    assert "word0" in page_text(file, 1)
    assert "Alltogether" in text


def test_group_rows_alone_do_not_hang_the_table() -> None:
    base = matrix(1)
    groups: tuple[Row, ...] = tuple(base.rows[0] for _ in range(80))
    file = write(Table(columns=base.columns, head=base.head, rows=groups))
    assert sum(page_text(file, page).count("Theme 1") for page in range(1, file.pages + 1)) == 80


def test_a_list_of_any_length_flows_over_pages_with_its_numbers() -> None:
    items = tuple(Item(children=(paragraph(f"Item number {index}"),)) for index in range(1, 151))
    file = write(ItemList(style=ListStyle.NUMBERS, items=items))
    text = " ".join(page_text(file, page) for page in range(1, file.pages + 1))
    assert file.pages >= 3
    for index in (1, 75, 150):
        assert f"{index}. Item number {index}" in text


def test_empty_items_cells_and_paragraphs_are_no_trouble() -> None:
    file = write(
        paragraph(""),
        ItemList(style=ListStyle.BULLETS, items=(Item(children=()), Item(children=(paragraph("here"),)))),
        ItemList(style=ListStyle.POINTS, items=()),
    )
    assert "here" in page_text(file, 1)


def test_markup_in_a_text_is_printed_as_it_was_typed() -> None:
    typed = "a < b, AT&T, <b>bold</b>, <img src=/etc/passwd> (brackets) \\ back"
    assert letters(typed) in letters(page_text(write(paragraph(typed)), 1))
