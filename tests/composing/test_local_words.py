"""Titles, names and roles in the document's language: found where they are missing, shown where they are written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.document.words import words
from briefing_app.domain.ids import PersonId
from briefing_app.domain.levels import Level
from briefing_app.domain.record import FieldMark, Record
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.mission import DelegationMember
from briefing_app.domain.records.written import TextState, WrittenText
from briefing_app.domain.short_words import is_short, one_line, short_words, versions_of
from briefing_app.domain.text import EMPTY, Text
from briefing_app.domain.text_versions import mark_of, state_in
from tests.builders import (
    InMemoryReader,
    mission,
    pack,
    person,
    section,
    situation_entry,
    speaker_note,
    theme,
    written,
)
from tests.composing.packs import composed, findings, library, of

ENTRY = situation_entry()
FRENCH = replace(pack(recipes=("recipe-1",)), language="fr")


def french(*more: Record) -> InMemoryReader:
    return library(FRENCH, *more)


def version(owner: Record, field: str, said: str) -> WrittenText:
    """The French version of some words, made from the English ones as they stand."""
    text = written(owner, field, one_line(said), language="fr")
    return replace(text, source_language="en", source_mark=mark_of(one_line(short_words(owner)[field])))


def said(reader: InMemoryReader, audience: Level | None = None) -> str:
    return " ".join(words(composed(reader, audience).document))


def missing(reader: InMemoryReader) -> dict[str, str]:
    """The words that stand in English, by the place that the check names."""
    found = of(findings(reader), "other-language")
    return {each.where: each.quote for each in found if each.quote}


def test_a_pack_in_the_language_of_its_records_asks_for_nothing() -> None:
    assert composed(library()).borrowed == ()


def test_what_is_missing_is_named_by_place_and_words_until_all_of_it_is_written() -> None:
    reader = french(replace(mission(delegation=("person-1",)), name="Mission to Kazakhstan"))
    found = missing(reader)
    assert found["A ban, title"] == "A ban"
    assert found["Opening statement, title"] == "Opening statement"
    assert found["Exchange of views, title"] == "Exchange of views"
    assert found["Call 1, title"] == "Call 1"
    assert found["Assembly, name"] == "Assembly"
    assert found["Mission to Kazakhstan, name"] == "Mission to Kazakhstan"
    for owner, field, _ in composed(reader).borrowed:
        kind = CLASSES[owner.kind]
        record = reader.get(kind, owner.id)
        assert record is not None
        if is_short(kind, field):
            reader.put(version(record, field, f"Mots {owner.kind} {field.partition(':')[0]}"))
    assert missing(reader) == {}
    for english in ("A ban", "Opening statement", "Exchange of views", "Call 1", "Mission to Kazakhstan"):
        assert english not in said(reader)
    assert "Mots situation_entry title" in said(reader)


def test_what_no_page_shows_is_not_asked_for() -> None:
    nowhere = theme("A theme that nothing uses", key="theme-9")
    assert "A theme that nothing uses, name" not in missing(french(nowhere))


def test_a_version_that_no_longer_follows_its_original_is_warned_of_where_it_is_read() -> None:
    reader = french(version(ENTRY, "title", "Une interdiction"))
    assert of(findings(reader), "outdated-text") == []
    reader.put(replace(ENTRY, title="A ban on all meetings"))
    (finding,) = of(findings(reader), "outdated-text")
    assert (finding.where, finding.quote) == ("A ban on all meetings, title", "Une interdiction")


def test_a_role_in_a_delegation_has_versions_of_its_own() -> None:
    chaired = replace(
        mission(), delegation=(DelegationMember(person=PersonId("person-1"), role="Chair of the delegation"),)
    )
    listing = section("delegation", key="section-delegation")
    reader = french(chaired, listing)
    assert missing(reader)["PCC, Nur-Sultan, role of Max Member"] == "Chair of the delegation"
    reader.put(version(chaired, "delegation.role:person-1", "Présidente de la délégation"))
    assert "Présidente" in said(reader)
    assert "Chair of the delegation" not in said(reader)


def test_who_may_not_be_named_is_shown_in_the_words_of_the_packs_language() -> None:
    hidden = replace(person(), named_to=Level.STAFF, shown_as="a lawyer, name withheld")
    note = replace(speaker_note(), speaker=PersonId("person-1"))
    reader = french(hidden, note)
    assert "a lawyer, name withheld" in said(reader, Level.MEMBERS)
    reader.put(version(hidden, "shown_as", "une avocate, nom non divulgué"))
    assert "une avocate, nom non divulgué" in said(reader, Level.MEMBERS)
    assert "a lawyer" not in said(reader, Level.MEMBERS)


def test_a_closed_field_is_closed_in_every_language() -> None:
    closed = replace(ENTRY, marks=(FieldMark(field="title", level=Level.STAFF),))
    reader = french(closed, version(closed, "title", "Une interdiction"))
    assert "interdiction" in said(reader, Level.STAFF)
    assert "interdiction" not in said(reader, Level.MEMBERS)


def test_a_closed_version_is_as_if_it_were_not_written() -> None:
    reader = french(replace(version(ENTRY, "title", "Une interdiction"), level=Level.STAFF))
    assert "interdiction" not in said(reader, Level.MEMBERS)
    assert missing(reader)["A ban, title"] == "A ban"


def test_a_withheld_name_is_found_in_a_title_of_any_language() -> None:
    hidden = replace(person("Ana Beispiel", key="person-7"), named_to=Level.STAFF)
    reader = french(hidden, version(ENTRY, "title", "Le procès d\u2019Ana Beispiel"))
    assert of(findings(reader, Level.MEMBERS), "withheld-name")


def test_words_that_are_french_from_the_start_are_borrowed_by_an_english_pack() -> None:
    reader = library(replace(ENTRY, title="Une interdiction", words_in="fr"))
    found = of(findings(reader), "other-language")
    assert [(each.where, each.message) for each in found] == [
        ("Une interdiction, title", "Written in French only; the pack\u2019s language is English.")
    ]


@pytest.mark.parametrize("emptied", [EMPTY, one_line("  ")])
def test_an_empty_version_leaves_the_original_in_the_pack(emptied: Text) -> None:
    text = replace(version(ENTRY, "title", "x"), tree=emptied)
    reader = french(text)
    assert state_in("fr", versions_of(ENTRY, "title", [text])) is TextState.MISSING
    assert "A ban" in said(reader)


def test_the_subtitle_of_a_cover_has_versions_as_its_title_has() -> None:
    cover = replace(section("cover", key="section-1", subtitle="For the visit"), title="The pack")
    reader = french(cover, version(cover, "title", "Le dossier"), version(cover, "subtitle", "Pour la visite"))
    assert "Le dossier" in said(reader)
    assert "Pour la visite" in said(reader)
    assert "For the visit" not in said(reader)


def test_words_that_are_empty_in_the_packs_language_alone_are_named_since_nothing_is_printed() -> None:
    empty = replace(ENTRY, title="")
    reader = library(empty, written(empty, "title", one_line("Une interdiction"), language="fr"))
    (finding,) = (each for each in of(findings(reader), "other-language") if each.quote == "Une interdiction")
    assert "empty in English: the pack shows nothing here" in finding.message
    reader.put(replace(ENTRY, title="A ban"))
    assert not [each for each in of(findings(reader), "other-language") if each.quote == "Une interdiction"]


def test_so_are_the_words_of_records_that_have_no_texts_beside() -> None:
    empty = theme("", key="theme-1")
    reader = library(empty, written(empty, "name", one_line("Libertés"), language="fr"))
    assert "Libertés" in {each.quote for each in of(findings(reader), "other-language")}
