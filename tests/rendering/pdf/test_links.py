"""What leads somewhere: bookmarks, links, contents, page references and the places of nodes."""

from __future__ import annotations

import io
import re
from typing import Any

import pdfplumber
import pypdf
import pytest

from briefing_app.document.blocks import Block, Heading, SourceEntry, SourceList
from briefing_app.document.inline import Citation, CrossReference, ReferenceForm, Words
from briefing_app.document.origin import Origin
from briefing_app.document.transforms import finish
from briefing_app.document.tree import Document
from briefing_app.domain.paper import Paper
from briefing_app.rendering.pdf import PdfFile, write_pdf
from tests.rendering.pdf.documents import (
    SENTENCE,
    contents_part,
    document,
    everything,
    furniture,
    meta,
    paragraph,
    part,
    words,
)
from tests.rendering.pdf.test_writer import page_text, reader


def write(*blocks: Block) -> PdfFile:
    return write_pdf(document(part("One", *blocks)), paper=Paper.A4)


def heading(level: int, text: str, anchor: str = "") -> Heading:
    return Heading(level=level, children=(words(text),), anchor=anchor)


def outline(file: PdfFile) -> Any:  # noqa: ANN401 - pypdf's nested lists
    def shape(entries: Any) -> Any:  # noqa: ANN401 - the same
        return [shape(entry) if isinstance(entry, list) else entry.title for entry in entries]

    return shape(reader(file).outline)


def root_of(file: PdfFile) -> Any:  # noqa: ANN401 - the catalog, whatever is in it
    return reader(file).trailer["/Root"].get_object()


def links(file: PdfFile, page: int = 1) -> list[dict[str, Any]]:
    return links_on(reader(file).pages[page - 1])


def links_on(page: pypdf.PageObject) -> list[dict[str, Any]]:
    return [entry.get_object() for entry in page.get("/Annots", [])]


def addresses(file: PdfFile) -> list[str]:
    return [str(entry["/A"]["/URI"]) for entry in links(file) if "/A" in entry]


def drawn_lines(file: PdfFile) -> list[dict[str, Any]]:
    with pdfplumber.open(io.BytesIO(file.data)) as pdf:
        found: list[dict[str, Any]] = [line for line in pdf.pages[0].lines if line["top"] > 100]
    return found


# --- bookmarks --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("levels", "shape"),
    [
        ((2, 2, 2), ["1 One", ["a", "b", "c"]]),
        ((2, 3, 4, 2), ["1 One", ["a", ["b", ["c"]], "d"]]),
        ((4, 4, 2), ["1 One", ["a", ["b"], "c"]]),
        ((3, 2, 4, 3), ["1 One", ["a", "b", ["c", "d"]]]),
    ],
)
def test_bookmarks_nest_as_deep_as_headings_and_never_skip_a_level(levels: tuple[int, ...], shape: object) -> None:
    blocks = [heading(level, text) for level, text in zip(levels, "abcd", strict=False)]
    file = write_pdf(document(part("One", *blocks), part("Two", paragraph("x"))), paper=Paper.A4)
    found = outline(file)
    assert found[:-1] == shape
    assert found[-1] == "2 Two"


def test_parts_are_open_in_the_outline_and_what_is_below_their_headings_is_folded() -> None:
    file = write(heading(2, "a"), heading(3, "b"), heading(3, "c"), heading(2, "d"))
    root: Any = root_of(file)["/Outlines"]
    first = root["/First"]
    assert root["/Count"] == 3
    assert first["/Count"] == 2
    assert first["/First"]["/Count"] == -2


def test_a_document_of_a_thousand_headings_has_them_all_in_the_outline() -> None:
    file = write(*[heading(2, f"Heading {number}") for number in range(1000)])
    assert outline(file)[1] == [f"Heading {number}" for number in range(1000)]


@pytest.mark.parametrize("title", ["", "  ", "Brackets (a) \\ b", "Қазақстан", "two\nlines  and   spaces"])
def test_a_bookmark_says_what_the_heading_says_on_one_line(title: str) -> None:
    found = outline(write(heading(2, title)))
    assert found[1] == [" ".join(title.split()) or "–"]


def test_an_empty_document_has_no_outline_to_open() -> None:
    root = root_of(write_pdf(document(), paper=Paper.A4))
    assert "/Outlines" not in root
    assert "/PageMode" not in root


def test_bookmarks_lead_just_above_their_headings() -> None:
    file = write(*[paragraph(SENTENCE)] * 3, heading(2, "Target", "target"), paragraph("Text."))
    pdf = reader(file)
    nested = pdf.outline[1]
    assert isinstance(nested, list)
    top = next(place.y0 for place in file.places if place.origin.id == "Text.")
    led_to = 842 - float(nested[0].top)  # type: ignore[union-attr,arg-type]
    assert 20 < top - led_to < 40


# --- addresses --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&d=e#f"),
        ("mailto:office@example.org", "mailto:office@example.org"),
        ("https://example.org/(brackets)\\back", "https://example.org/(brackets)\\back"),
        ("https://example.org/already%20quoted", "https://example.org/already%20quoted"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://пример.kz/құқық", "https://%D0%BF%D1%80%D0%B8%D0%BC%D0%B5%D1%80.kz/%D2%9B%D2%B1%D2%9B%D1%8B%D2%9B"),
    ],
)
def test_an_address_is_written_as_readers_want_it(typed: str, written: str) -> None:
    assert addresses(write(paragraph(Words(text="here", link=typed)))) == [written]


def test_a_link_says_its_words_to_whoever_listens_and_shows_no_frame() -> None:
    (link,) = links(write(paragraph("See ", Words(text="the (new) register", link="https://example.org"), ".")))
    assert str(link["/Contents"]) == "the (new) register"
    assert link["/Border"] == [0, 0, 0]
    assert link["/F"] == 4


def test_a_link_covers_its_words_on_each_of_its_lines() -> None:
    long = Words(text="many words that lead somewhere " * 8, link="https://example.org")
    file = write(paragraph("Before ", long, " after."))
    rectangles = [[float(edge) for edge in entry["/Rect"]] for entry in links(file)]
    assert len(rectangles) >= 3
    assert len({round(box[1]) for box in rectangles}) == len(rectangles)
    assert all(68 <= box[0] < box[2] <= 595.28 - 66 for box in rectangles)


def test_what_leads_nowhere_is_printed_without_a_link() -> None:
    lost = CrossReference(target="nowhere", form=ReferenceForm.TITLE, text="a lost chapter")
    file = write_pdf(
        Document(meta=meta(), furniture=furniture(), parts=(part("One", paragraph("See ", lost, ".")),)),
        paper=Paper.A4,
    )
    assert "See a lost chapter." in page_text(file, 1)
    assert links(file) == []


def test_a_lost_page_reference_prints_no_number_and_stops_nothing() -> None:
    lost = CrossReference(target="nowhere", form=ReferenceForm.PAGE, text="page {page}")
    whole = Document(meta=meta(), furniture=furniture(), parts=(part("One", paragraph("See ", lost, "!")),))
    assert re.search(r"See page ?!", page_text(write_pdf(whole, paper=Paper.A4), 1))


# --- page numbers -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("before", [1, 8, 9, 98, 99])
def test_a_page_reference_of_any_length_prints_the_page_where_its_target_stands(before: int) -> None:
    fillers = [part(f"Filler {number}", paragraph("Text.")) for number in range(before)]
    reference = CrossReference(target="target", form=ReferenceForm.PAGE, text="page {page}")
    file = write_pdf(
        document(*fillers, part("Target", paragraph("Here.")), part("Last", paragraph("See ", reference, ", please."))),
        paper=Paper.A4,
    )
    assert file.anchors["target"] == before + 1
    assert re.search(rf"See page {before + 1}, ?please", page_text(file, before + 2))


def test_a_reference_forwards_and_one_backwards_name_the_same_pages_as_the_contents() -> None:
    def leads(target: str) -> CrossReference:
        return CrossReference(target=target, form=ReferenceForm.PAGE, text="p. {page}")

    file = write_pdf(
        document(
            contents_part(),
            part("Alpha", *[paragraph(SENTENCE * 3)] * 30, paragraph("Forwards ", leads("omega"))),
            part("Omega", paragraph("Backwards ", leads("alpha"))),
        ),
        paper=Paper.A4,
    )
    alpha, omega = file.anchors["alpha"], file.anchors["omega"]
    assert f"Forwards p. {omega}" in page_text(file, omega - 1)
    assert f"Backwards p. {alpha}" in page_text(file, omega)
    assert re.search(rf"Alpha {alpha}\b.*Omega {omega}\b", page_text(file, 1))


@pytest.mark.parametrize("count", [30, 45, 46, 47, 48, 60, 120])
def test_contents_of_any_length_name_the_right_pages(count: int) -> None:
    parts = [part(f"Section {number}", paragraph("Text.")) for number in range(count)]
    file = write_pdf(finish(document(contents_part(), *parts)), paper=Paper.A4)
    before = file.anchors["section-0"] - 1
    text = " ".join(page_text(file, page) for page in range(1, before + 1))
    for number in (0, count // 2, count - 1):
        assert re.search(rf"Section {number} {before + number + 1}\b", text), number


def test_a_long_title_in_the_contents_keeps_clear_of_the_numbers() -> None:
    title = "A section with a very long title that goes over one line and on " * 3
    file = write_pdf(document(contents_part(), part(title, paragraph("x"), anchor="long")), paper=Paper.A4)
    (link,) = links(file)
    assert float(link["/Rect"][3]) - float(link["/Rect"][1]) > 28
    dots_end = max(float(line["x1"]) for line in drawn_lines(file))
    assert dots_end < 595.28 - 68 - 6


def test_page_labels_count_as_the_printed_numbers_do() -> None:
    file = write_pdf(everything(), paper=Paper.A4)
    assert reader(file).page_labels == [str(number) for number in range(1, file.pages + 1)]


# --- sources ----------------------------------------------------------------------------------------------------------


def test_every_citation_leads_to_its_entry_in_the_list() -> None:
    entries = tuple(SourceEntry(source=f"s{n}", children=(words(f"Source {n}. " + SENTENCE),)) for n in range(60))
    cites = [paragraph("Cited ", Citation(source=f"s{n}")) for n in range(60)]
    file = write_pdf(document(part("Text", *cites), part("Sources", SourceList(entries=entries))), paper=Paper.A4)
    pdf = reader(file)
    numbers = [page.indirect_reference for page in pdf.pages]
    led = [numbers.index(entry["/Dest"][0].indirect_reference) + 1 for page in pdf.pages for entry in links_on(page)]
    assert led == [file.anchors[f"source-s{n}"] for n in range(60)]
    assert led == sorted(led)
    assert led[-1] > led[0]


# --- places -----------------------------------------------------------------------------------------------------------


def test_a_paragraph_over_two_pages_has_a_place_on_each() -> None:
    here = Origin(id="long")
    file = write(*[paragraph(SENTENCE)] * 12, paragraph(SENTENCE * 10, origin=here))
    found = [place for place in file.places if place.origin is here]
    assert [place.page for place in found] == [1, 2]
    assert all(60 < place.y0 < place.y1 < 780 for place in found)


def test_the_innermost_place_comes_last_so_that_a_click_finds_it() -> None:
    file = write_pdf(everything(), paper=Paper.A4)
    table = next(index for index, place in enumerate(file.places) if place.origin.id == "matrix")
    inside = next(index for index, place in enumerate(file.places) if place.origin.id == "Row 1: The delegatio")
    assert table < inside


def test_no_place_lies_outside_its_page() -> None:
    file = write_pdf(everything(), paper=Paper.A4)
    boxes = [page.mediabox for page in pypdf.PdfReader(io.BytesIO(file.data)).pages]
    for place in file.places:
        box = boxes[place.page - 1]
        assert 0 <= place.x0 < place.x1 <= float(box.width)
        assert 0 <= place.y0 < place.y1 <= float(box.height)
