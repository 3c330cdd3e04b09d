"""Lines and pages: where text may be broken and where not."""

from __future__ import annotations

import time

import pytest

from briefing_app.document.blocks import Heading, Item, ItemList, ListStyle, ParagraphStyle, Row, Table
from briefing_app.document.inline import Citation, LineBreak, StatusMark, Words
from briefing_app.domain.paper import PageStyle, Paper
from briefing_app.rendering.fonts import FaceName
from briefing_app.rendering.pdf import PdfFile, write_pdf
from briefing_app.rendering.pdf.lines import Line, break_lines
from briefing_app.rendering.pdf.look import look_of
from briefing_app.rendering.pdf.spans import Span, Spanner, WordUnits, pieces_of
from tests.rendering.pdf.documents import SENTENCE, cell, document, matrix, paragraph, part, row, words
from tests.rendering.pdf.test_writer import letters, page_text, reader

BODY = look_of(PageStyle.INSTITUTIONAL).page[ParagraphStyle.BODY]


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
        file = write(*filler, heading, paragraph("Begin " + SENTENCE * 2), *[paragraph(SENTENCE)] * 12)
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


# --- long and strange texts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("letters_in_word", [1, 40, 399, 20_000])
def test_a_paragraph_of_twenty_thousand_letters_is_printed_whole(letters_in_word: int) -> None:
    # Arrange: words of one length, each its own, so that a lost one is noticed.
    text = " ".join(("x" * letters_in_word)[: max(letters_in_word - 6, 1)] for _ in range(20_000 // letters_in_word))
    # Act
    file = write(paragraph(text))
    # Assert
    printed = sum(page_text(file, page).count("x") for page in range(1, file.pages + 1))
    assert printed == text.count("x")


def test_a_cell_of_twenty_thousand_letters_goes_on_over_pages() -> None:
    base = matrix(0)
    tall = row("1", cell("letters " * 2_500), "", "", "9")
    file = write(Table(columns=base.columns, head=base.head, rows=(tall,)))
    assert file.pages > 2
    assert sum(letters(page_text(file, page)).count("letters") for page in range(1, file.pages + 1)) == 2_500


@pytest.mark.parametrize("width", [30, 57.5, 101.01, 459.28])
@pytest.mark.parametrize("word", ["Нұрмұхамбетова-Сағындықоваоғлы-Темірханқызы", "კონსტანტინეპოლისელი", "a-b-c-d"])
def test_a_long_word_is_cut_to_any_width_and_loses_no_letter(word: str, width: float) -> None:
    lines = set_lines(words(f"{word} {word} and {word}"), width=width)
    assert letters("".join(texts(lines))) == letters(f"{word}{word}and{word}")
    assert max(taken for taken, _ in lines) <= width


def test_a_compound_is_cut_after_its_hyphen() -> None:
    lines = texts(set_lines(words("Nurmukhambetova-Sagyndykova"), width=120))
    assert lines == ["Nurmukhambetova-", "Sagyndykova"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("one\ntwo\tthree", ["one two three"]),
        ("  led   by   spaces  ", ["led by spaces"]),
        ("\u00a0", ["\u00a0"]),
        ("", [""]),
        ("   ", [""]),
    ],
)
def test_space_is_one_space_whatever_it_was(text: str, wanted: list[str]) -> None:
    assert texts(set_lines(words(text), width=400)) == wanted


def test_line_breaks_end_lines_even_where_nothing_stands_between_them() -> None:
    nodes = (LineBreak(), words("one"), LineBreak(), LineBreak(), words("two"), LineBreak())
    lines = break_lines(Spanner(BODY, {}).units(nodes), 400)
    assert texts(lines) == ["", "one", "", "two"]


def test_an_over_long_word_after_a_line_break_does_not_pull_the_lines_together() -> None:
    nodes = (words("first"), LineBreak(), words("w" * 60), LineBreak(), words("last"))
    lines = texts(break_lines(Spanner(BODY, {}).units(nodes), 100))
    assert lines[0] == "first"
    assert lines[-1] == "last"
    assert "".join(lines[1:-1]) == "w" * 60


def test_a_mark_stays_with_the_first_word_after_it() -> None:
    mark = StatusMark(code="full", label="Fully implemented")
    for width in range(50, 140, 7):
        units = [
            unit for _, line in break_lines(Spanner(BODY, {}).units((words("status "), mark)), width) for unit in line
        ]
        marked = next(unit for unit in units if not isinstance(pieces_of(unit)[0][1], str))
        assert [content for _, content, _ in pieces_of(marked)][1] == "Fully"


@pytest.mark.parametrize("text", ["العربية", "עברית", "हिन्दी", "中文", "🙂", "\ue000", "\ufeff"])
def test_scripts_that_no_face_has_do_not_stop_a_build(text: str) -> None:
    assert "after" in page_text(write(paragraph("before"), paragraph(f"x {text} y"), paragraph("after")), 1)


def test_words_of_two_appearances_have_one_space_between_them() -> None:
    lines = set_lines(words("plain "), Words(text="strong", strong=True), words(" plain"), width=400)
    assert texts(lines) == ["plain strong plain"]
    separate = sum(set_lines(each, width=400)[0][0] for each in (words("plain"), Words(text="strong", strong=True)))
    assert lines[0][0] > separate + 2 * 2


def test_emphasis_inside_emphasised_text_stands_upright() -> None:
    style = look_of(PageStyle.INSTITUTIONAL).page[ParagraphStyle.CUE]
    units = Spanner(style, {}).units((words("slanted "), Words(text="upright", emphasis=True)))
    faces = [pieces_of(unit)[0][0].face for unit in units]
    assert faces == [FaceName.ITALIC, FaceName.REGULAR]


def test_words_that_were_set_once_are_not_measured_again() -> None:
    known: dict[Span, WordUnits] = {}
    first = Spanner(BODY, known).units((words("again and again"),))
    second = Spanner(BODY, known).units((words("again and again"),))
    assert [id(unit) for unit in first] == [id(unit) for unit in second]
    assert len(known) == 1


def test_links_do_not_fill_the_store_of_known_words() -> None:
    known: dict[Span, WordUnits] = {}
    for number in range(50):
        Spanner(BODY, known).units((Words(text="here", link=f"https://example.org/{number}"),))
    assert known == {}
