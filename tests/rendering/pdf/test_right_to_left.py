"""Names in Arabic and Hebrew letters on a page: joined, in the order in which they are seen, and read out as said."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdf
import pypdfium2
import pytest

from briefing_app.document.blocks import Column, Heading, ItemList, ListStyle, Table
from briefing_app.document.inline import Words
from briefing_app.domain.paper import Paper
from briefing_app.rendering.pdf import write_pdf
from tests.rendering.pdf.conformance import complaints
from tests.rendering.pdf.documents import document, paragraph, part, row, words
from tests.rendering.pdf.documents import item as item_of

ARABIC = "سلمى الخيالي"
HEBREW = "עדה כהן"
PERSIAN = "مینا گلزار"


def whole() -> bytes:
    listing = Table(
        columns=(Column(weight=1), Column(weight=1)), head=(row("Name", "Role"),), rows=(row(HEBREW, "Chair"),)
    )
    blocks = (
        Heading(level=2, children=(words(f"The case of {ARABIC}"),), anchor="case"),
        paragraph(f"The lawyer {ARABIC}, and ", Words(text=HEBREW, strong=True), f", met {PERSIAN} in Nur-Sultan."),
        ItemList(style=ListStyle.BULLETS, items=(item_of(f"{ARABIC} (absent)"),)),
        listing,
    )
    return write_pdf(document(part(f"Notes of {HEBREW}", *blocks), pack=f"Pack of {ARABIC}"), paper=Paper.A4).data


@pytest.fixture(scope="module")
def data() -> bytes:
    return whole()


def across(data: bytes, said: str) -> list[str]:
    """The letters of the page that says so, one line, from left to right as they are drawn."""
    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    found = [(page.get_charbox(at), chr(page_code(page, at))) for at in range(page.count_chars())]
    height = next(box[1] for box, letter in found if letter == said)
    line = sorted((box[0], letter) for box, letter in found if abs(box[1] - height) < 6)
    return [letter for _, letter in line]


def page_code(page: pypdfium2.PdfTextPage, at: int) -> int:
    return int(pypdfium2.raw.FPDFText_GetUnicode(page.raw, at))


def test_letters_stand_from_the_right_and_the_words_around_them_from_the_left(data: bytes) -> None:
    line = "".join(across(data, "w")).replace("\u00a0", " ")
    seen = [name[::-1] for name in (ARABIC, HEBREW, PERSIAN)]
    places = [line.index(words) for words in ("The lawyer", seen[0], "and", seen[1], "met", seen[2], "Nur-Sultan")]
    assert places == sorted(places)


def test_readers_find_the_names_as_they_are_said(data: bytes) -> None:
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages)
    for name in (ARABIC, HEBREW, PERSIAN):
        assert name in text


def test_who_listens_is_told_the_names_as_they_are_said_and_the_file_keeps_its_standards(data: bytes) -> None:
    assert complaints(data) == []
    with pikepdf.open(BytesIO(data)) as file:
        spans = [each for each in file.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Span"]
        told = [str(each["/ActualText"]) for each in spans if "/ActualText" in each]
    assert {ARABIC, HEBREW, PERSIAN} <= set(told)


def test_bookmarks_keep_the_order_of_saying(data: bytes) -> None:
    outline = pypdf.PdfReader(BytesIO(data)).outline
    assert HEBREW in str(outline)
    assert ARABIC in str(outline)


def test_letters_are_drawn_in_their_joined_forms(data: bytes) -> None:
    widths = dict(_boxes(data))
    alone = dict(_boxes(write_pdf(document(part("T", paragraph("ل"))), paper=Paper.A4).data))
    assert widths["ل"] != alone["ل"]


def _boxes(data: bytes) -> list[tuple[str, float]]:
    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    boxes = [(chr(page_code(page, at)), page.get_charbox(at)) for at in range(page.count_chars())]
    return [(letter, round(box[2] - box[0], 2)) for letter, box in boxes]
