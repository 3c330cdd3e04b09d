"""Whose paper it is: on the cover, in PDF and in Word."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pdfplumber
import pikepdf
import pytest

from briefing_app.document.tree import Document, Imprint, Logo
from briefing_app.domain.paper import PageStyle, Paper
from briefing_app.importing.annexes.logo import bare_logo
from briefing_app.rendering.docx import write_docx
from briefing_app.rendering.pdf import write_pdf
from tests.importing.test_logo import saved, star
from tests.rendering.pdf.conformance import complaints
from tests.rendering.pdf.documents import SENTENCE, cover, document, everything, paragraph, part
from tests.rendering.pdf.tags import read_tags

LOGO = Logo(data=bare_logo(saved(star(), "PNG")), alt="A dark red circle")
IMPRINT = Imprint(name="An office", address=("1 Any Street", "1000 Any Town"), colour="#7a1f3d", logo=LOGO)


def imprinted(whole: Document, imprint: Imprint = IMPRINT) -> Document:
    return replace(whole, imprint=imprint)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("style", PageStyle)
def test_the_cover_bears_logo_and_address_and_can_be_read_out(style: PageStyle, paper: Paper) -> None:
    file = write_pdf(imprinted(everything()), paper=paper, style=style)
    assert complaints(file.data) == []
    with pdfplumber.open(BytesIO(file.data)) as pdf:
        first, others = pdf.pages[0], pdf.pages[1:]
        (picture,) = first.images
        words = {word["text"]: word for word in first.extract_words()}
        assert picture["bottom"] < words["Kazakhstan"]["top"]
        assert words["Street"]["top"] > first.height * 0.7
        assert words["Street"]["bottom"] < words["Town"]["bottom"] < first.height - 50
        assert not any(page.images for page in others)
    figures = [tag.said for tag in read_tags(file.data).tree.walk() if tag.role == "Figure"]
    assert any("A dark red circle" in said for said in figures)


def test_the_picture_is_in_the_file_once_and_holds_pixels_alone() -> None:
    with pikepdf.open(BytesIO(write_pdf(imprinted(everything()), paper=Paper.A4).data)) as pdf:
        pictures = [
            each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"
        ]
        (picture,) = pictures
        assert len(picture.read_bytes()) >= int(picture.Width) * int(picture.Height) * 3


def test_without_a_cover_the_logo_stands_above_the_first_part_alone() -> None:
    whole = imprinted(document(part("One", paragraph(SENTENCE)), part("Two", paragraph(SENTENCE))))
    with pdfplumber.open(BytesIO(write_pdf(whole, paper=Paper.A4).data)) as pdf:
        assert [len(page.images) for page in pdf.pages] == [1, 0]


def test_a_cover_that_runs_over_has_its_address_at_its_end() -> None:
    long = replace(cover(), children=(*cover().children, *[paragraph(SENTENCE * 4)] * 12))
    with pdfplumber.open(BytesIO(write_pdf(imprinted(document(long)), paper=Paper.A4).data)) as pdf:
        told = ["Street" in page.extract_text() for page in pdf.pages]
    assert told == [False] * (len(told) - 1) + [True]


def test_the_colour_of_the_office_is_that_of_titles_and_without_an_imprint_nothing_changes() -> None:
    def colours(whole: Document) -> set[tuple[float, ...]]:
        with pdfplumber.open(BytesIO(write_pdf(whole, paper=Paper.A4).data)) as pdf:
            return {tuple(letter["non_stroking_color"]) for page in pdf.pages for letter in page.chars}

    assert (0.478, 0.122, 0.239) in colours(imprinted(everything()))
    assert (0.478, 0.122, 0.239) not in colours(everything())
    assert (
        write_pdf(imprinted(everything(), Imprint()), paper=Paper.A4).data
        == write_pdf(everything(), paper=Paper.A4).data
    )


@pytest.mark.parametrize("data", [b"", b"no picture", LOGO.data[:100]])
def test_a_damaged_logo_is_left_out_of_both_files(data: bytes) -> None:
    whole = imprinted(everything(), replace(IMPRINT, logo=replace(LOGO, data=data)))
    assert complaints(write_pdf(whole, paper=Paper.A4).data) == []
    docx.Document(BytesIO(write_docx(whole, paper=Paper.A4)))


def test_words_cover_bears_logo_with_its_words_and_the_address_in_its_foot() -> None:
    data = write_docx(imprinted(everything()), paper=Paper.A4)
    word = docx.Document(BytesIO(data))
    descriptions = word.element.body.xpath(".//wp:docPr/@descr")
    assert descriptions[0] == "A dark red circle"
    ids = word.element.body.xpath(".//wp:docPr/@id")
    assert len(ids) == len(set(ids))
    feet = ["\n".join(line.text for line in section.footer.paragraphs) for section in word.sections]
    assert "An office\n1 Any Street\n1000 Any Town" in feet[0]
    assert not any("Any Street" in foot for foot in feet[1:])
    with ZipFile(BytesIO(data)) as members:
        styles = members.read("word/styles.xml")
    assert b"7A1F3D" in styles
    assert b"1F3A68" not in styles
