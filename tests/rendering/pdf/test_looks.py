"""The three page styles: what each promises of sizes, colours and room."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from typing import Any

import pdfplumber
import pytest

from briefing_app.document.blocks import Layout, ParagraphStyle
from briefing_app.domain.colours import LEAST_CONTRAST, contrast_on_white
from briefing_app.domain.paper import PageStyle, Paper
from briefing_app.rendering.pdf import PdfFile, write_pdf
from briefing_app.rendering.pdf.look import CAUTION, LINK, Look, TextStyle, look_of
from tests.rendering.pdf.conformance import complaints
from tests.rendering.pdf.documents import everything

STYLES = list(PageStyle)


def written(style: PageStyle, paper: Paper = Paper.A4) -> PdfFile:
    return write_pdf(everything(), paper=paper, style=style)


def pages(file: PdfFile) -> list[Any]:
    with pdfplumber.open(BytesIO(file.data)) as pdf:
        return [(page, page.chars) for page in pdf.pages]


def text_styles(look: Look) -> list[TextStyle]:
    maps = (look.page, look.cell, look.points, look.headings, look.contents)
    single = (look.caption, look.attribution, look.label, look.source, look.furniture, look.chart, look.address)
    return [*(style for each in maps for style in each.values()), *single]


@pytest.mark.parametrize("style", STYLES)
def test_every_style_can_be_read_out_and_kept(style: PageStyle) -> None:
    assert complaints(written(style).data) == []


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("style", STYLES)
def test_nothing_leaves_the_margins(style: PageStyle, paper: Paper) -> None:
    look = look_of(style)
    for page, letters in pages(written(style, paper)):
        layout = Layout.LANDSCAPE if page.width > page.height else Layout.PORTRAIT
        grid = look.grid(paper, layout)
        for letter in filter(lambda each: each["text"] != " ", letters):
            assert letter["x0"] >= grid.left - 1, letter
            assert letter["x1"] <= grid.width - grid.right + 1, letter
            assert letter["bottom"] <= grid.height - 12, letter


def test_large_print_is_large_in_the_text_and_around_it() -> None:
    large, usual = look_of(PageStyle.LARGE), look_of(PageStyle.INSTITUTIONAL)
    assert all(style.size >= 18 for style in (*large.page.values(), *large.points.values(), *large.headings.values()))
    assert all(style.size >= 16 for style in large.cell.values())
    for one, other in zip(text_styles(usual), text_styles(large), strict=True):
        assert other.size >= one.size * 1.2
        assert other.leading >= other.size * 1.19
    sizes = {round(letter["size"], 1) for _, letters in pages(written(PageStyle.LARGE)) for letter in letters}
    assert min(sizes) >= 13


def test_large_print_takes_no_grey_and_divides_no_word() -> None:
    large = look_of(PageStyle.LARGE)
    assert not any(style.divide for style in text_styles(large))


def test_plain_pages_are_black_but_for_what_means_something() -> None:
    plain = look_of(PageStyle.PLAIN, "#aa0000")
    assert {style.colour for style in text_styles(plain)} <= {"0 0 0", CAUTION, LINK}
    assert (plain.accent, plain.head_ground, plain.group_ground, plain.key_ground) == ("0 0 0", "", "", "")


def test_the_house_colour_stands_in_titles_alone() -> None:
    red = look_of(PageStyle.INSTITUTIONAL, "#aa0000")
    bearing = [style for style in text_styles(red) if style.colour == red.accent]
    assert red.accent == "0.667 0.000 0.000"
    assert {style.size for style in bearing} == {30, 21, 14}


@pytest.mark.parametrize("style", STYLES)
def test_every_colour_of_words_can_be_read_on_white(style: PageStyle) -> None:
    for text in text_styles(look_of(style)):
        parts = [round(float(part) * 255) for part in text.colour.split()]
        assert contrast_on_white("#" + "".join(f"{part:02x}" for part in parts)) >= LEAST_CONTRAST, text


@pytest.mark.parametrize("style", STYLES)
def test_headings_grow_from_level_to_level_and_none_is_smaller_than_the_text(style: PageStyle) -> None:
    look = look_of(style)
    sizes = [look.headings[level].size for level in sorted(look.headings)]
    assert all(one > other for one, other in pairwise(sizes[:3]))
    assert min(sizes) >= look.page[ParagraphStyle.BODY].size
    assert all(look.headings[level].keep for level in look.headings)


@pytest.mark.parametrize("style", STYLES)
def test_figures_end_under_each_other_in_tables(style: PageStyle) -> None:
    # The column "Pages" of the matrix stands at the right of its cell on every page.
    ends: dict[int, set[float]] = {}
    for number, (page, _) in enumerate(pages(written(style))):
        right = page.width - look_of(style).grid(Paper.A4, Layout.PORTRAIT).right
        found = [word for word in page.extract_words() if word["text"].isdigit() and abs(word["x1"] - right + 5) < 6]
        if len(found) > 3 and page.width < page.height:
            ends[number] = {round(word["x1"], 0) for word in found}
    assert all(len(found) <= 2 for found in ends.values())


def test_the_foot_of_large_print_says_all_that_the_usual_one_says() -> None:
    def foot(style: PageStyle) -> str:
        page, _ = pages(written(style))[1]
        height = look_of(style).grid(Paper.A4, Layout.PORTRAIT).foot
        return str(page.crop((0, height, page.width, page.height)).extract_text())

    usual, large = foot(PageStyle.INSTITUTIONAL), foot(PageStyle.LARGE)
    for words in ("Page 2 of", "Draft"):
        assert words in usual
        assert words in large
