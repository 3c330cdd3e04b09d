"""Divided words: where they are, where they are not, and that every reader finds them whole."""

from __future__ import annotations

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest

from briefing_app.document.blocks import Block
from briefing_app.document.inline import Words
from briefing_app.document.tree import Document
from briefing_app.domain.paper import PageStyle, Paper
from briefing_app.rendering.hyphenation import hyphenator_for
from briefing_app.rendering.pdf import PdfFile, write_pdf
from briefing_app.rendering.pdf.laying_out import LaidOut
from briefing_app.rendering.pdf.lines import break_lines
from briefing_app.rendering.pdf.look import look_of
from briefing_app.rendering.pdf.spans import Spanner, pieces_of
from tests.rendering.pdf.documents import cell, document, matrix, paragraph, part, row, words
from tests.rendering.pdf.reading import of_blocks
from tests.rendering.pdf.tags import read_tags

TEXT = (
    "The implementation of recommendations concerning independent investigations remains particularly unsatisfactory; "
    "parliamentary representatives repeatedly emphasised international obligations, notwithstanding considerable "
    "administrative difficulties, and acknowledged developments throughout institutional structures. "
)
LOOK = look_of(PageStyle.INSTITUTIONAL)
HYPHEN = "\u00ad"


def lines_of(text: str, *, width: float, whole: bool = False, language: str = "en") -> list[str]:
    style = LOOK.page[next(iter(LOOK.page))]
    units = Spanner(style, {}).units([Words(text=text, whole=whole)])
    lines = break_lines(units, width, hyphenator=hyphenator_for(language), divide=True)
    return [" ".join("".join(str(each) for _, each, _ in pieces_of(unit)) for unit in line) for _, line in lines]


def written(*blocks: Block, style: PageStyle = PageStyle.INSTITUTIONAL) -> PdfFile:
    return write_pdf(document(part("One", *blocks)), paper=Paper.A4, style=style)


@pytest.mark.parametrize("width", range(120, 480, 23))
def test_no_letter_is_lost_and_at_most_two_lines_in_sequence_end_in_a_hyphen(width: int) -> None:
    lines = lines_of(TEXT * 6, width=width)
    assert "".join(line.removesuffix(HYPHEN) + ("" if line.endswith(HYPHEN) else " ") for line in lines).strip() == (
        " ".join((TEXT * 6).split())
    )
    ends = "".join("-" if line.endswith(HYPHEN) else "." for line in lines)
    assert "---" not in ends
    assert not lines[-1].endswith(HYPHEN)
    assert width > 300 or "-" in ends


@pytest.mark.parametrize("width", range(60, 400, 17))
def test_the_last_word_of_a_paragraph_stays_whole_where_a_line_holds_it(width: int) -> None:
    last = lines_of(TEXT + "institutionalisation", width=width)[-1].split()[-1]
    assert last == "institutionalisation" or width < 110


def test_what_is_marked_as_whole_is_not_divided() -> None:
    assert any(line.endswith(HYPHEN) for line in lines_of(TEXT, width=150))
    assert not any(line.endswith(HYPHEN) for line in lines_of(TEXT, width=150, whole=True))


def test_another_language_is_divided_by_its_own_rules_and_an_unknown_one_not_at_all() -> None:
    text = "Les recommandations parlementaires concernant particulièrement l’indépendance institutionnelle. " * 3
    divided = [line for line in lines_of(text, width=130, language="fr") if line.endswith(HYPHEN)]
    assert divided
    assert not any(line.endswith(HYPHEN) for line in lines_of(text, width=130, language="kk"))


def test_every_reader_finds_the_words_whole(tmp_path: Path) -> None:
    # Arrange
    file = written(*[paragraph(TEXT * 3)] * 12)
    hyphens = sum(line[1][-1][3].endswith(HYPHEN) for line in all_lines(of_blocks(*[paragraph(TEXT * 3)] * 12)))
    assert hyphens >= 12
    # Assert: PDFium, as a browser copies and searches
    opened = pypdfium2.PdfDocument(file.data)
    text = " ".join(page.get_textpage().get_text_range() for page in opened)
    counted = {word: (TEXT * 36).count(word) for word in set(re.findall("[a-z]{9,}", TEXT))}
    assert {word: text.count(word) for word in counted} == counted
    found = 0
    for page in opened:
        search = page.get_textpage().search("recommendations")
        while search.get_next():
            found += 1
    assert found == counted["recommendations"]
    # Assert: Poppler, as a second reader
    if tool := shutil.which("pdftotext"):
        path = tmp_path / "whole.pdf"
        path.write_bytes(file.data)
        told = subprocess.run([tool, str(path), "-"], check=True, capture_output=True, text=True).stdout
        assert {word: told.count(word) for word in counted} == counted
    # Assert: the marks, as somebody hears them
    heard = read_tags(file.data).tree.walk()
    assert all(TEXT.strip().replace(" ", "") in "".join(tag.words.split()) for tag in heard if tag.role == "P")


def all_lines(found: LaidOut) -> list[tuple[float, list[tuple[float, float, object, str, object]]]]:
    """Return the lines of every body paragraph, as they were broken for the page's width."""
    style = LOOK.page[next(iter(LOOK.page))]
    units = Spanner(style, {}).units([words(TEXT * 3)])
    width = found.sheets[0].grid.measure
    return break_lines(units, width, hyphenator=hyphenator_for("en"), divide=True) * 12  # type: ignore[return-value]


def hyphenated_ends(file: PdfFile) -> list[bool]:
    """Return for each page whether the last line of its text ends in a hyphen."""
    ends = []
    with pdfplumber.open(BytesIO(file.data)) as pdf:
        for page in pdf.pages:
            body = [letter for letter in page.chars if letter["bottom"] < page.height - 55 and letter["size"] > 9]
            bottom = max(letter["bottom"] for letter in body)
            last = max((each for each in body if each["bottom"] > bottom - 1), key=lambda each: each["x1"])
            ends.append(last["text"] in {HYPHEN, "-", "\u2010"})
    return ends


@pytest.mark.parametrize("before", range(8))
def test_no_page_ends_inside_a_word(before: int) -> None:
    file = written(*[paragraph("One line.")] * before, *[paragraph(TEXT * 9)] * 10)
    ends = hyphenated_ends(file)
    assert len(ends) > 4
    assert not any(ends)


def test_large_print_divides_no_word_and_a_word_too_wide_for_its_cell_is_divided_in_sense() -> None:
    whole: Document = document(part("One", *[paragraph(TEXT * 3)] * 5))
    text = "".join(
        page.get_textpage().get_text_range()
        for page in pypdfium2.PdfDocument(write_pdf(whole, paper=Paper.A4, style=PageStyle.LARGE).data)
    )
    assert HYPHEN not in text
    base = matrix(0)
    narrow = type(base)(
        columns=(base.columns[0],) * 9, head=(row(*["Implementation"] * 9),), rows=(row(*[cell("x")] * 9),)
    )
    heads = [
        tag.words for tag in read_tags(written(narrow, style=PageStyle.LARGE).data).tree.walk() if tag.role == "TH"
    ]
    assert ["".join(head.split()) for head in heads] == ["Implementation"] * 9
