"""What an interpreter gets: the text, its figures in words, and what helps to say its names."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.composing.checks import run_checks
from briefing_app.composing.compose import Composed
from briefing_app.document.blocks import Table
from briefing_app.document.words import lines
from briefing_app.domain.ids import AddresseeId, OrganisationId
from briefing_app.domain.levels import Level
from briefing_app.domain.records.people import Organisation
from briefing_app.domain.records.recommendation import Addressee
from briefing_app.domain.text import BlockKind
from tests.builders import PACK, InMemoryReader, written
from tests.composing.packs import library, of
from tests.composing.spoken import BOKAYEV, NOTE, block, handout, text, with_note

KNOWN = replace(BOKAYEV, original_script="Макс Боқаев", description="activist from Atyrau")
OFFICE = Organisation(
    id=OrganisationId("org"), name="International Partnership for Human Rights", short="IPHR", level=Level.PUBLIC
)


def made(reader: InMemoryReader, **options: bool | str) -> Composed:
    return handout(reader, "interpreters-copy", options=options)


def told(reader: InMemoryReader, **options: bool | str) -> list[str]:
    return [line.replace("\u00a0", " ") for line in lines(made(reader, **options).document)]


def glossary(reader: InMemoryReader) -> list[list[str]]:
    tables = [block for block in made(reader).document.parts[0].children if isinstance(block, Table)]
    return [
        [
            " ".join(line for child in cell.children for line in lines(child)).replace("\u00a0", " ")
            for cell in row.cells
        ]
        for table in tables
        for row in table.rows
    ]


def test_figures_stand_in_words_beside_themselves() -> None:
    held = told(with_note(opening="Of 20 calls, 2 are done; 12.5 % more."))
    assert "Of 20 [twenty] calls, 2 [two] are done; 12.5 [twelve point five] % more." in held
    assert any(line.startswith("Figures are written out") for line in held)


def test_without_the_wish_for_words_the_text_stays_as_it_is() -> None:
    held = told(with_note(opening="Of 20 calls."), figures=False)
    assert "Of 20 calls." in held
    assert not any(line.startswith("Figures") for line in held)


def test_a_language_without_number_words_says_so() -> None:
    tajik = replace(NOTE, language="tg")
    held = told(library(tajik, written(tajik, "opening", "20 nafar.", language="tg")))
    assert "20 nafar." in held
    assert "Figures stay as figures: there are no number words here for the language Tajik." in held


def test_words_beside_figures_are_not_counted_as_spoken() -> None:
    reader = with_note(opening="238 calls, " * 30, points="", close="")
    found = list(run_checks(reader, made(reader, version="1"), PACK, covers=lambda _text: set()))
    assert of(found, "speaking-time") == []


def test_the_glossary_says_names_and_knows_bodies_and_leaves_open_what_nobody_explained() -> None:
    opening = "We met Mr Bokayev and IPHR, and spoke of the GSP. Article XIV stands."
    assert glossary(with_note(KNOWN, OFFICE, opening=opening)) == [
        ["Max Bokayev", "maks bo-KAH-yef", "Макс Боқаев", "activist from Atyrau"],
        ["IPHR", "", "International Partnership for Human Rights", ""],
        ["GSP", "", "", "an abbreviation that the library does not explain"],
    ]


def test_the_glossary_has_the_names_of_the_other_languages_that_the_audience_may_read() -> None:
    authority = Addressee(id=AddresseeId("ministry"), name="Ministry of Justice", level=Level.PUBLIC)
    french = written(authority, "name", "Ministère de la Justice", language="fr")
    staff = replace(written(authority, "name", "Justizministerium", language="de"), level=Level.STAFF)
    reader = with_note(authority, french, staff, opening="We asked the Ministry of Justice.")
    (row,) = [row for row in glossary(reader) if row[0] == "Ministry of Justice"]
    assert row[2] == "Ministère de la Justice (fr)"


def test_of_a_withheld_name_the_glossary_knows_nothing() -> None:
    hidden = replace(KNOWN, named_to=Level.STAFF)
    whole = handout(with_note(hidden, opening="We met Mr Bokayev."), "interpreters-copy", audience=Level.MEMBERS)
    assert not any(word in " ".join(lines(whole.document)) for word in ("KAH", "Макс", "Atyrau"))


def test_what_stands_in_a_cue_is_no_term() -> None:
    held = glossary(with_note(points=text(block("We ask."), block("LOOK AT THE CHAIR", kind=BlockKind.CUE))))
    assert held == []
