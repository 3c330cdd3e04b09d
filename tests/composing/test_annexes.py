"""Annexes in a pack: where they stand, how they are counted, for whom, and what is found in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.composing.checks import run_checks
from briefing_app.composing.compose import Composed
from briefing_app.composing.findings import Finding
from briefing_app.document.blocks import ForeignPage
from briefing_app.document.textform import text_form
from briefing_app.domain.ids import SectionId
from briefing_app.domain.levels import Level
from briefing_app.domain.paper import RightHand
from briefing_app.domain.records.annex import Annex, AnnexFile, AnnexPlace, Treatment, Turn
from briefing_app.domain.records.pack import Recipe
from tests.builders import PACK, InMemoryReader, a_library_of_records, annex, annex_file, person, recipe
from tests.composing.packs import composed

STAFF_ONLY = person("Aigul Testova", key="person-9")


def library(*records: object) -> InMemoryReader:
    reader = InMemoryReader(a_library_of_records())
    reader.put(*records)  # type: ignore[arg-type]
    return reader


def order(made: Composed) -> list[str]:
    return [part.heading for part in made.document.parts if part.listed]


def pages(made: Composed) -> list[ForeignPage]:
    return [node for part in made.document.parts for node in part.children if isinstance(node, ForeignPage)]


def found(reader: InMemoryReader, audience: Level | None = None) -> list[Finding]:
    findings = run_checks(reader, composed(reader, audience), PACK, covers=lambda _words: set())
    return [each for each in findings if each.check in ("annex", "withheld-name", "classified-marking")]


def test_annexes_stand_behind_their_section_or_at_the_end_and_are_counted_as_they_come() -> None:
    made = composed(
        library(
            annex("Behind the summary", key="annex-2", section="section-2"),
            replace(annex("At the end", key="annex-0", section="section-2"), place=AnnexPlace.END),
        )
    )
    headings = order(made)
    assert headings[:3] == ["1 Summary", "Annex 1 – Behind the summary", "2 Programme"]
    assert headings[-3:] == ["11 Annexes", "Annex 2 – A report", "Annex 3 – At the end"]


def test_each_page_says_where_it_stands_and_of_what() -> None:
    made = composed(library(annex_file(pages=4), replace(annex(pages="2-3"), turn=Turn.RIGHT)))
    first, second = pages(made)
    assert (first.alt, second.alt) == ("Annex 1, page 1 of 2: A report", "Annex 1, page 2 of 2: A report")
    assert (first.page, second.page, first.turn, first.size) == (2, 3, 90, (842.0, 595.0))
    assert first.bookmarks == ()


def test_a_title_with_braces_is_said_as_it_is_written() -> None:
    made = composed(library(annex("A {number} {0} report")))
    assert pages(made)[0].alt == "Annex 1, page 1 of 2: A {number} {0} report"


def test_the_sheet_before_it_says_what_it_is() -> None:
    told = replace(annex(), source="A publisher, Brussels")
    form = text_form(composed(library(told)).document)
    sheet = form[form.index("part annex-annex-1") :]
    for words in ("Source", "A publisher, Brussels", "May be read by", "Members of the delegation", "Pages"):
        assert words in sheet


@pytest.mark.parametrize(("audience", "there"), [(Level.STAFF, True), (Level.MEMBERS, False), (Level.PUBLIC, False)])
def test_an_annex_goes_to_those_who_may_read_it_alone(audience: Level, there: bool) -> None:
    reader = library(replace(annex(), level=Level.STAFF), annex_file(words="Canary-4711"))
    made = composed(reader, audience) if audience is not Level.PUBLIC else composed(reader, Level.MEMBERS)
    assert ("Canary-4711" in text_form(made.document)) is there
    assert any("A report" in heading for heading in order(made)) is there


def test_what_is_closed_leaves_no_trace_in_the_numbers() -> None:
    closed = replace(annex("Closed", key="annex-0"), level=Level.STAFF)
    assert text_form(composed(library(closed)).document) == text_form(composed(library()).document)


def test_a_section_that_a_recipe_leaves_out_leaves_out_its_annexes() -> None:
    short: Recipe = replace(recipe(), sections=("cover", "summary"))
    assert order(composed(library(short), recipe=short)) == ["Summary"]


def test_one_section_alone_brings_its_annexes_along() -> None:
    made = composed(library(), section=SectionId("section-93"))
    assert [part.heading for part in made.document.parts if not part.anchor.startswith("contents")] == [
        "Annexes",
        "Annex 1 – A report",
    ]


def test_names_that_an_audience_may_not_read_are_found_in_the_words_of_a_page() -> None:
    reader = library(STAFF_ONLY, annex_file(words="A letter to\nAigul  Testova of 2019."))
    (first, _) = [each for each in found(reader) if each.check == "withheld-name"]
    assert first.severity == "error"
    assert first.where == "Annex 1 – A report, page 1"
    assert first.origin.id == "annex-1"
    assert found(reader, Level.STAFF) == []


def test_names_are_found_in_the_outline_of_a_file_and_in_a_title() -> None:
    file = annex_file()
    titled = replace(file.bookmarks[0], title="The case of Aigul Testova")
    assert found(library(STAFF_ONLY, replace(file, bookmarks=(titled,))))
    assert found(library(STAFF_ONLY, annex("The case of Aigul Testova")))


def test_a_classified_paper_is_told_by_the_words_on_it() -> None:
    assert {each.check for each in found(library(annex_file(words="ST 5123/20 LIMITE")))} == {"classified-marking"}


@pytest.mark.parametrize(
    ("scans", "words"),
    [((2,), "Page 2 has no text"), ((1, 3), "Pages 1, 3 have no text"), ((1, 2, 3), "All of its pages have no text")],
)
def test_a_scan_is_flagged_once(scans: tuple[int, ...], words: str) -> None:
    file = annex_file(pages=3)
    read = tuple(replace(page, words="" if at in scans else "x") for at, page in enumerate(file.pages, 1))
    (finding,) = found(library(replace(file, pages=read)))
    assert (finding.severity, finding.where) == ("warning", "Annex 1 – A report")
    assert finding.message.startswith(words)


@pytest.mark.parametrize(("readable", "more"), [(True, False), (False, True)])
def test_what_a_file_cannot_claim_is_said(readable: bool, more: bool) -> None:
    file = annex_file()
    read = tuple(replace(page, readable=readable) for page in file.pages)
    kept = replace(annex(), treatment=Treatment.AS_IT_IS)
    (finding,) = found(library(replace(file, pages=read), kept))
    assert "does not claim PDF/A" in finding.message
    assert ("PDF/UA" in finding.message) is more
    assert finding.severity == "warning"


def test_pages_that_a_file_does_not_have_are_an_error_with_what_it_has() -> None:
    (finding,) = found(library(annex(pages="3-9")))
    assert finding.severity == "error"
    assert "pages 1 to 2, and “3-9” is none of them" in finding.message


def test_an_annex_whose_file_is_gone_is_told() -> None:
    reader = InMemoryReader(each for each in a_library_of_records() if not isinstance(each, AnnexFile))
    (finding,) = found(reader)
    assert "not in this library" in finding.message
    assert reader.all(Annex)


@pytest.mark.parametrize(
    ("right_hand", "begun"),
    [
        (RightHand.NONE, set()),
        (RightHand.ANNEXES, {"Annex 1 – A report"}),
        (RightHand.ALL, {"1 Summary", "11 Annexes", "Annex 1 – A report"}),
    ],
)
def test_a_recipe_says_what_begins_on_the_right(right_hand: RightHand, begun: set[str]) -> None:
    made = composed(library(replace(recipe(), right_hand=right_hand)))
    found = {part.heading for part in made.document.parts if part.right_hand}
    assert found >= begun
    assert not {"Cover", "Contents"} & found
    assert (len(found) > 1) is (right_hand is RightHand.ALL)
    assert ("blank: This page is left blank" in text_form(made.document)) is bool(begun)
