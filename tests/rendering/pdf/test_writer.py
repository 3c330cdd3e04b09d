"""The written file, read back by other programs."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import Any

import pdfplumber
import pypdf
import pytest

from briefing_app.document.transforms import finish
from briefing_app.document.tree import Document
from briefing_app.document.words import words as words_of
from briefing_app.domain.paper import Paper
from briefing_app.rendering.pdf import PdfFile, write_pdf
from tests.rendering.pdf.documents import (
    LONG_NAME,
    contents_part,
    cover,
    document,
    everything,
    matrix,
    paragraph,
    part,
)

FONT_NAME = re.compile(r"/[A-Z0-9]{6}\+FiraGO-")


def reader(file: PdfFile) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(file.data))


def page_text(file: PdfFile, page: int) -> str:
    return " ".join(reader(file).pages[page - 1].extract_text().split())


@cache
def written(paper: Paper = Paper.A4) -> PdfFile:
    return write_pdf(everything(), paper=paper)


def fonts(file: PdfFile) -> dict[str, pypdf.generic.DictionaryObject]:
    found: dict[str, pypdf.generic.DictionaryObject] = {}
    for page in reader(file).pages:
        resources = page["/Resources"].get_object()
        assert isinstance(resources, pypdf.generic.DictionaryObject)
        entries = resources["/Font"].get_object()
        assert isinstance(entries, pypdf.generic.DictionaryObject)
        for entry in entries.values():
            font = entry.get_object()
            found[str(font["/BaseFont"])] = font
    return found


def letters(text: str) -> str:
    """Return what a text says, without its spaces and the hyphens of divided words."""
    return "".join(text.split()).replace("\u00ad", "")


def test_every_word_of_the_tree_is_on_the_pages_in_reading_order() -> None:
    # Arrange: furniture and repeated heads stand between; each word has to come after the one before it.
    text = letters("".join(page.extract_text() for page in reader(written()).pages[2:5]))
    wanted = [letters(word) for chosen in everything().parts[2:4] for word in _part_words(chosen)]
    # Act
    at = 0
    for word in wanted:
        found = text.find(word, at)
        # Assert
        assert found >= 0, f"{word!r} is missing after {text[max(at - 60, 0) : at]!r}"
        at = found + len(word)


def _part_words(chosen: object) -> list[str]:
    whole = everything()
    only = Document(meta=whole.meta, furniture=whole.furniture, parts=(chosen,))  # type: ignore[arg-type]
    return [word for word in words_of(only) if len(word) > 2 and word.isalpha()]


def test_words_at_line_ends_are_not_joined_to_the_next_lines() -> None:
    text = reader(written()).pages[2].extract_text().replace("\n", "")
    assert "Ombudsman and seven" in text
    assert "Ombudsmanand" not in text


@pytest.mark.parametrize("words", ["Ұлттық алдын алу тетігі: Әділет", "საქართველო", "Łódź, Święto, Ελλάδα, Υπατία"])
def test_other_scripts_are_read_back_letter_for_letter(words: str) -> None:
    text = " ".join(page.extract_text() for page in reader(written()).pages)
    assert letters(words) in letters(text)


def test_all_faces_are_embedded_and_helvetica_never_appears() -> None:
    embedded = fonts(written())
    assert len(embedded) >= 3
    for name, font in embedded.items():
        descriptor = font["/FontDescriptor"].get_object()
        assert isinstance(descriptor, pypdf.generic.DictionaryObject)
        assert FONT_NAME.match(name), name
        assert "/FontFile2" in descriptor
    assert b"Helvetica" not in write_pdf(everything(), paper=Paper.A4, compress=False).data


def test_contents_bookmarks_labels_and_printed_numbers_all_name_the_same_page() -> None:
    file = written()
    pdf = reader(file)
    contents = page_text(file, file.anchors["contents"])
    outline = {entry.title: pdf.get_destination_page_number(entry) for entry in _flat(pdf.outline) if entry.title}
    for number, (anchor, title) in enumerate(
        [("what-to-remember", "What to remember"), ("speaking-notes", "Speaking notes"), ("sources", "Sources")]
    ):
        page = file.anchors[anchor]
        assert re.search(rf"{title} {page}\b", contents), number
        assert [index for name, index in outline.items() if name.endswith(title)] == [page - 1]
        assert pdf.page_labels[page - 1] == str(page)
        assert f"Page {page} of {file.pages}" in page_text(file, page)
        assert title in page_text(file, page)


def _flat(outline: object) -> list[pypdf.generic.Destination]:
    assert isinstance(outline, list)
    flat: list[pypdf.generic.Destination] = []
    for entry in outline:
        flat += _flat(entry) if isinstance(entry, list) else [entry]
    return flat


def test_bookmarks_nest_as_headings_do() -> None:
    outline = reader(written()).outline
    summary = next(index for index, entry in enumerate(outline) if "remember" in str(getattr(entry, "title", "")))
    below = outline[summary + 1]
    assert isinstance(below, list)
    assert [entry.title for entry in below if not isinstance(entry, list)] == ["Implementation at a glance"]


def test_a_page_reference_prints_the_page_of_its_target() -> None:
    assert f"See page {written().anchors['matrix']}, Status of each" in page_text(written(), 3)


def test_links_lead_to_contents_targets_sources_and_addresses() -> None:
    pdf = reader(written())
    pages = [page.indirect_reference for page in pdf.pages]
    led_to = {
        pages.index(annotation.get_object()["/Dest"][0].indirect_reference) + 1
        for annotation in pdf.pages[2].get("/Annots", [])
        if "/Dest" in annotation.get_object()
    }
    anchors = written().anchors
    assert led_to == {anchors["matrix"], anchors["source-ep"]}
    contents = [annotation.get_object() for annotation in pdf.pages[1].get("/Annots", [])]
    assert [pages.index(line["/Dest"][0].indirect_reference) + 1 for line in contents] == [3, 3, 5, 5, 6, 14]
    addresses = {
        str(annotation.get_object()["/A"]["/URI"])
        for page in pdf.pages
        for annotation in page.get("/Annots", [])
        if "/A" in annotation.get_object()
    }
    assert {"https://example.org/a", "https://example.org"} <= addresses


def test_the_head_of_a_table_stands_on_each_of_its_pages_and_no_row_is_cut() -> None:
    file = written()
    first, last = file.anchors["matrix"], file.anchors["source-ep"] - 1
    assert last - first >= 3
    rows: list[str] = []
    for page in range(first, last + 1):
        text = page_text(file, page)
        assert "No Recommendation Status Addressee Pages" in text
        assert ("(continued)" in text) == (page > first)
        found = re.findall(r"Row (\d+):", text)
        assert text.count("asks what has become") == len(found)
        rows += found
    assert rows == [str(number) for number in range(1, 61)]


def test_a_groups_heading_never_ends_a_page() -> None:
    file = written()
    for page in range(file.anchors["matrix"], file.anchors["source-ep"]):
        lines = reader(file).pages[page - 1].extract_text().strip().split("\n")
        body = [line for line in lines if line.startswith(("Theme", "P7-"))]
        assert body, page
        assert not body[-1].startswith("Theme"), page


def test_a_matrix_lies_on_landscape_pages_among_portrait_ones() -> None:
    boxes = [page.mediabox for page in reader(written()).pages]
    matrix_page = boxes[written().anchors["matrix"] - 1]
    assert matrix_page.width > matrix_page.height
    assert boxes[0].width < boxes[0].height


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_the_paper_asked_for_is_the_paper_of_the_pages(paper: Paper, size: tuple[int, int]) -> None:
    box = reader(written(paper)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


@pytest.mark.parametrize("paper", list(Paper))
def test_no_letter_stands_outside_the_margins(paper: Paper) -> None:
    with pdfplumber.open(io.BytesIO(written(paper).data)) as pdf:
        for page in pdf.pages:
            for letter in page.chars:
                if letter["text"].strip():
                    assert letter["x0"] > 40, (page.page_number, letter["text"])
                    assert letter["x1"] < page.width - 40, (page.page_number, letter["text"])
                    assert letter["bottom"] < page.height - 20, (page.page_number, letter["text"])


def test_figures_end_at_one_edge() -> None:
    page = written().anchors["matrix"]
    with pdfplumber.open(io.BytesIO(written().data)) as pdf:
        words = pdf.pages[page - 1].extract_words()
    ends = {round(word["x1"], 1) for word in words if word["text"] in {"37", "74", "111", "148"}}
    assert len(ends) == 1


def test_two_builds_give_the_same_bytes() -> None:
    assert write_pdf(everything(), paper=Paper.A4).data == written().data
    loose = [write_pdf(everything(), paper=Paper.A4, compress=False).data for _ in range(2)]
    assert loose[0] == loose[1]


def test_the_file_says_what_it_is_and_when_it_was_made() -> None:
    pdf = reader(written())
    described = pdf.metadata
    assert described is not None
    assert described.title == "Kazakhstan: briefing pack"
    assert described.author == "Delegation secretariat"
    assert described.subject == "Visit of the delegation, 24 to 27 February 2020"
    assert described.creation_date is not None
    assert described.creation_date.isoformat().startswith("2020-02-17T14:02:00")
    root: Any = pdf.trailer["/Root"].get_object()
    assert root["/Lang"] == "en"
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])


def test_packing_changes_the_size_and_nothing_that_is_read() -> None:
    loose = write_pdf(everything(), paper=Paper.A4, compress=False)
    assert len(written().data) < len(loose.data)
    assert [page.extract_text() for page in reader(loose).pages] == [
        page.extract_text() for page in reader(written()).pages
    ]


def test_a_cover_has_no_running_head_and_other_pages_name_their_part() -> None:
    assert page_text(written(), 1).count("Delegation pack") == 1
    assert page_text(written(), 5).startswith("Delegation pack, Nur-Sultan Speaking notes") or (
        "Speaking notes" in page_text(written(), 5)
    )


def test_the_line_on_made_up_entries_stands_only_where_one_is() -> None:
    pages = [page for page in range(1, written().pages + 1) if "Made up to show" in page_text(written(), page)]
    assert pages == [3]


def test_a_marking_stands_at_every_foot() -> None:
    file = write_pdf(document(cover(), part("One", paragraph("Text.")), marking="LIMITED"), paper=Paper.A4)
    assert all("LIMITED" in page_text(file, page) for page in (1, 2))


def test_a_long_name_is_cut_inside_its_cell_and_loses_no_letter() -> None:
    assert letters(LONG_NAME) in letters(page_text(written(), written().anchors["matrix"]))


def test_places_lead_from_the_page_back_to_the_node() -> None:
    places = [place for place in written().places if place.origin.id == "Thank you for receiv"]
    assert [(place.page, place.origin.id) for place in places] == [(5, "Thank you for receiv")]
    assert 60 < places[0].x0 < places[0].x1 < 540
    assert 100 < places[0].y0 < places[0].y1 < 400


def test_an_empty_document_is_one_empty_page() -> None:
    assert write_pdf(document(), paper=Paper.A4).pages == 1


def test_a_table_without_rows_still_shows_its_head() -> None:
    file = write_pdf(document(part("One", matrix(0))), paper=Paper.A4)
    assert "No Recommendation" in page_text(file, 1)


def test_contents_that_take_two_pages_still_count_right() -> None:
    parts = [part(f"Section {index}", paragraph("Text.")) for index in range(60)]
    file = write_pdf(finish(document(contents_part(), *parts)), paper=Paper.A4)
    assert file.anchors["section-0"] == 3
    assert re.search(r"Section 59 62\b", page_text(file, 2))
