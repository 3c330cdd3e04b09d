"""Words are found in whatever field or text of a pack they stand, and the place is exact."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.domain.ids import PackId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.records.mission import SpeakerNote
from briefing_app.domain.records.pack import Pack, Section
from briefing_app.domain.records.written import WrittenText, text_id
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import Block, Run, SourceReference, Text, plain_text
from briefing_app.services.search import MOST_HITS, Hit, find_in_pack
from tests.builders import PACK, SOURCE, InMemoryReader, a_library_of_records

NOTE = RecordRef(kind=Kind.SPEAKER_NOTE, id="note-1")


def written(words: str | Text, *, field: str = "close", language: str = "en") -> WrittenText:
    return WrittenText(
        id=text_id(NOTE, field, language),
        owner=NOTE,
        field=field,
        language=language,
        tree=plain_text(words) if isinstance(words, str) else words,
    )


def library(*more: WrittenText | Section | SpeakerNote) -> InMemoryReader:
    changed = {record.ref for record in more}
    return InMemoryReader([record for record in a_library_of_records() if record.ref not in changed] + list(more))


def found(words: str, typed: str) -> list[str]:
    """The words that are marked in a text of these words."""
    hits = [hit for hit in find_in_pack(library(written(words)), PACK, typed) if hit.field == "close"]
    blocks = plain_text(words).blocks
    return [blocks[hit.block or 0].plain[hit.position : hit.position + hit.length] for hit in hits]


@pytest.mark.parametrize(
    ("words", "typed", "marked"),
    [
        ("The detained were released.", "DETAINED", ["detained"]),
        ("Łódź, Zürich, Čeladná", "lodz", ["Łódź"]),
        ("Łódź, Zürich, Čeladná", "celadna", ["Čeladná"]),
        ("e\u0301te\u0301 and été", "ete", ["e\u0301te\u0301", "été"]),
        ("Straße", "strasse", ["Straße"]),
        ("Qazaqstan: Қазақстан", "қазақстан", ["Қазақстан"]),
        ("Georgia: საქართველო", "საქართველო", ["საქართველო"]),
        ("עברית and العربية", "العربية", ["العربية"]),
        ("EU–Kazakhstan", "eu-kazakhstan", ["EU–Kazakhstan"]),
        ("the State’s word", "state's", ["State’s"]),
        ("\u201cdialogue or bluff?\u201d", '"dialogue or bluff?"', ["\u201cdialogue or bluff?\u201d"]),
        ("17\u00a0February", "17 february", ["17\u00a0February"]),
        ("co\u00adoperation", "cooperation", ["co\u00adoperation"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("\U0001f600 smile", "smile", ["smile"]),
        ("nothing of the kind", "torture", []),
    ],
)
def test_capitals_accents_and_printers_signs_do_not_hide_words(words: str, typed: str, marked: list[str]) -> None:
    assert found(words, typed) == marked


@pytest.mark.parametrize("typed", ["", "   ", "\n", "\u0301"])
def test_nothing_typed_finds_nothing(typed: str) -> None:
    assert find_in_pack(library(), PACK, typed) == ()


def test_spaces_around_what_is_typed_do_not_matter() -> None:
    assert found("free  them", " them ") == ["them"]


def test_the_place_names_section_record_field_and_paragraph() -> None:
    (hit,) = find_in_pack(library(written("First.\nThe unmistakable second.")), PACK, "unmistakable")
    assert (hit.ref, hit.field, hit.block, hit.position, hit.length) == (NOTE, "close", 1, 4, 12)
    assert hit.section
    assert hit.words == "The unmistakable second."


def test_a_title_is_found_in_its_field_and_has_no_paragraph() -> None:
    reader = library()
    note = reader.get(SpeakerNote, NOTE.id)
    assert note is not None
    hits = find_in_pack(library(replace(note, title="Quite peculiar")), PACK, "peculiar")
    assert [(hit.ref, hit.field, hit.block, hit.position) for hit in hits] == [(NOTE, "title", None, 6)]


def test_the_title_of_a_section_is_found() -> None:
    section = library().where(Section, "pack", PACK)[0]
    hits = find_in_pack(library(replace(section, title="Front matter")), PACK, "front matter")
    assert [(hit.ref, hit.section, hit.field) for hit in hits] == [(section.ref, section.id, "title")]


def test_hits_come_in_the_order_of_the_sections_and_a_record_is_looked_through_once() -> None:
    reader = library(written("common common"))
    order = [section.id for section in reader.where(Section, "pack", PACK)]
    hits = find_in_pack(reader, PACK, "e")
    places = [order.index(hit.section) for hit in hits]
    assert places == sorted(places)
    assert len(hits) == len(set(hits))


def test_words_of_another_language_version_are_not_offered_since_its_form_does_not_show_them() -> None:
    reader = library(written("English words"), written("Слова", language="ru"))
    assert find_in_pack(reader, PACK, "слова") == ()
    assert find_in_pack(reader, PACK, "english words") != ()


def test_an_atom_counts_as_one_letter_so_that_the_place_behind_it_is_right() -> None:
    source = Run(source=SourceReference(source=SOURCE, locator="p. 4"))
    tree = Text(blocks=(Block(runs=(Run(text="See "), source, Run(text=" for peculiarities"))),))
    (hit,) = find_in_pack(library(written(tree)), PACK, "peculiarities")
    assert hit.position == len("See ") + 1 + len(" for ")


def test_a_long_text_is_quoted_around_the_hit_only() -> None:
    (hit,) = find_in_pack(library(written(f"{'word ' * 200}needle {'word ' * 200}")), PACK, "needle")
    assert hit.words.startswith("…")
    assert hit.words.endswith("…")
    assert len(hit.words) < 80


def test_a_common_letter_in_a_huge_pack_stops_at_a_thousand() -> None:
    assert len(find_in_pack(library(written("x " * 5000)), PACK, "x")) == MOST_HITS


def test_a_pack_that_is_gone_holds_nothing() -> None:
    assert find_in_pack(library(), PackId("gone"), "a") == ()


def test_a_section_of_an_unknown_type_is_passed_over() -> None:
    section = library().where(Section, "pack", PACK)[0]
    strange = replace(section, section_type="from_the_future", title="Peculiar")
    hits = find_in_pack(library(strange), PACK, "peculiar")
    assert [hit for hit in hits if hit.ref == section.ref] == []


def test_what_is_being_typed_belongs_to_a_pack_of_its_own_language() -> None:
    pack = library().get(Pack, PACK)
    assert pack is not None
    reader = InMemoryReader(
        [record for record in a_library_of_records() if record.ref != pack.ref]
        + [replace(pack, language="ru"), written("Слова", language="ru")]
    )
    hits: tuple[Hit, ...] = find_in_pack(reader, PACK, "слова")
    assert [hit.ref for hit in hits] == [NOTE]
