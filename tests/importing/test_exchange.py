"""The exchange file, there and back, and every way in which one can be wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from briefing_app.domain.codec import decode, encode
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.record import FieldMark
from briefing_app.domain.records.pack import Section
from briefing_app.domain.records.recommendation import Theme
from briefing_app.domain.records.written import TextState, WrittenText
from briefing_app.domain.short_words import one_line
from briefing_app.domain.text import Text, normalise
from briefing_app.errors import InputError
from briefing_app.importing import exchange
from briefing_app.importing.exchange import read_exchange, write_exchange
from briefing_app.importing.hand_text import from_hand, to_hand
from tests import builders
from tests.builders import InMemoryReader, a_library_of_records
from tests.domain.strategies import texts


def file_of(**records: list[Any]) -> bytes:
    return json.dumps({"format": "briefing-exchange", "version": 1, "records": records}).encode()


def faults_of(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_exchange(data)
    assert caught.value.hint.startswith("Nothing was taken")
    return caught.value.message


def test_a_library_comes_back_whole() -> None:
    reader = InMemoryReader(a_library_of_records())
    back = InMemoryReader.of(read_exchange(write_exchange(reader)))
    assert back.records == reader.records


def test_the_same_library_gives_the_same_bytes_in_whatever_order_it_is_read() -> None:
    records = a_library_of_records()
    assert write_exchange(InMemoryReader(records)) == write_exchange(InMemoryReader(records[::-1]))


def test_revisions_belong_to_a_library_and_stay_there() -> None:
    stored = replace(builders.theme(), rev=7)
    (change,) = read_exchange(write_exchange(InMemoryReader([stored]))).changes
    assert change.after == builders.theme()


@given(texts)
def test_any_text_comes_back_as_it_is_stored(tree: Text) -> None:
    text = builders.written(builders.mission(), "why", normalise(tree))
    value = json.loads(encode(text))
    blocks = from_hand(json.loads(json.dumps(to_hand(value.get("tree", {}).get("blocks", [])))))
    assert decode(Kind.TEXT, json.dumps({**value, "tree": {"blocks": blocks}})) == text


def test_texts_stand_in_their_record_as_people_write_them() -> None:
    fact = builders.situation_entry()
    reader = InMemoryReader([*a_library_of_records(), builders.written(fact, "detail", builders.bullets("One", "Two"))])
    written = json.loads(write_exchange(reader))["records"]["situation_entry"][0]
    assert written["texts"] == {
        "detail": {"en": [{"bullet": "One"}, {"bullet": "Two"}]},
        "fact": {"en": ["A movement was banned."]},
    }


def test_a_text_that_says_more_than_its_words_stands_apart_and_comes_back() -> None:
    fact = builders.situation_entry()
    checked = replace(builders.written(fact, "fact", "Known."), state=TextState.CHECKED, level=Level.STAFF)
    reader = InMemoryReader([*a_library_of_records(), checked])
    data = write_exchange(reader)
    assert len(json.loads(data)["records"]["text"]) == 1
    assert InMemoryReader.of(read_exchange(data)).get(WrittenText, checked.id) == checked


def test_texts_come_after_the_records_they_belong_to() -> None:
    kinds = [
        change.ref.kind for change in read_exchange(write_exchange(InMemoryReader(a_library_of_records()))).changes
    ]
    assert Kind.TEXT not in kinds[: kinds.index(Kind.TEXT)]
    assert set(kinds[kinds.index(Kind.TEXT) :]) == {Kind.TEXT}


def test_assessments_come_in_the_order_in_which_they_were_made() -> None:
    later, earlier = builders.assessment(sequence=9), builders.assessment(sequence=4, claimant=builders.STATE)
    reader = InMemoryReader([later, earlier, builders.recommendation(), *_around_a_call()])
    changes = read_exchange(write_exchange(reader)).changes
    made = [change.after for change in changes if change.ref.kind is Kind.ASSESSMENT]
    assert made == [earlier, later]


def _around_a_call() -> tuple[Any, ...]:
    return builders.instrument(), builders.addressee(), builders.theme(), builders.source()


def test_control_characters_and_lone_surrogates_are_taken_out() -> None:
    data = file_of(theme=[{"id": "t", "name": "As\u0000sem\ud800bly\u0085\ufffc"}])
    (change,) = read_exchange(data).changes
    assert isinstance(change.after, Theme)
    assert change.after.name == "Assembly"


def test_line_ends_of_other_systems_become_one_line_feed() -> None:
    (change,) = read_exchange(file_of(theme=[{"id": "t", "name": "a\r\nb\rc"}])).changes
    assert isinstance(change.after, Theme)
    assert change.after.name == "a\nb\nc"


def test_a_byte_order_mark_in_front_does_no_harm() -> None:
    assert len(read_exchange(b"\xef\xbb\xbf" + file_of(theme=[{"id": "t", "name": "Assembly"}])).changes) == 1


def test_a_text_may_be_words_alone() -> None:
    entry = {"id": "m", "name": "Mission", "texts": {"why": {"en": "Because."}}}
    changes = read_exchange(file_of(mission=[entry])).changes
    assert isinstance(changes[1].after, WrittenText)
    assert changes[1].after.tree.plain == "Because."


# --- faults -----------------------------------------------------------------------------------------------------------


def test_every_fault_of_a_file_is_named_at_once_and_nothing_is_taken() -> None:
    data = file_of(
        theme=[{"id": "t"}, {"id": "u", "name": "Good"}, {"id": "v", "name": "x", "nmae": "y"}, "words"],
        mission=[{"id": "m", "name": "M", "country": "nowhere"}],
    )
    assert faults_of(data).splitlines() == [
        "theme 1 (t), name: Field required.",
        "theme 3 (v), nmae: Unexpected keyword argument.",
        "theme 4: an object is expected.",
        "mission 1 (m), country: no country of this file has the id 'nowhere'.",
    ]


def test_more_faults_than_one_can_read_are_counted() -> None:
    message = faults_of(file_of(theme=[{"id": f"t{number}"} for number in range(60)]))
    assert len(message.splitlines()) == 51
    assert message.endswith("And 10 more faults.")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "no JSON"),
        (b"\xff\xfe\x00", "no JSON"),
        (b"[1, 2", "no JSON"),
        (b"[]", "another kind of file"),
        (b'{"format": "other"}', "another kind of file"),
        (b'{"format": "briefing-exchange", "version": 2, "records": {}}', "reads version 1"),
        (b'{"format": "briefing-exchange", "version": 1}', "records"),
        (b'{"format": "briefing-exchange", "version": 1, "records": {}, "more": 1}', "'more'"),
        (b'{"format": "briefing-exchange", "format": "x"}', "stands twice"),
        (b'{"format": NaN}', "no number"),
        (b"[" * 100_000, "nested too deep"),
        (file_of(thing=[]), "'thing' is no kind of record"),
        (file_of(theme={}), "theme: a list"),  # type: ignore[arg-type]
    ],
)
def test_what_is_no_exchange_file_is_refused_with_the_cause(data: bytes, word: str) -> None:
    assert word in faults_of(data)


@pytest.mark.parametrize(
    ("texts_of_mission", "fault"),
    [
        ({"why": "words"}, "why: an object of languages"),
        ({"why": {"en": 7}}, "why (en): a text is words"),
        ({"why": {"en": [{"table": "x"}]}}, "why (en): block 1"),
        ({"why": {"en": ["ok", {"bullet": "x", "colour": "red"}]}}, "block 2: colour"),
        ({"why": {"en": [{"bullet": {}}]}}, "block 1: expected words"),
        ({"why": {"en": [["x", {"strong": "perhaps", "text": "y"}]]}}, "strong"),
        ({"why": {"en": [[{"source": {"source": "gone"}}]]}}, "no source of this file has the id 'gone'"),
        ({"why": {"en": [[{"text": "A", "record": {"kind": "person", "id": "gone"}}]]}}, "no person of this file"),
        ({"secret": {"en": "x"}}, "a mission has no text 'secret'"),
        ({"why": {"en": "x" * 501}}, "a word of over 500 characters"),
        ({"why": {"en": "x " * 10_001}}, "at most 20000"),
        ({"why": {"en": [["x " * 6_000, {"text": "y " * 6_000, "strong": True}]]}}, "block 1: 24000 characters"),
        ([], "texts: an object is expected"),
    ],
)
def test_a_fault_in_a_text_is_named_with_its_place(texts_of_mission: object, fault: str) -> None:
    assert fault in faults_of(file_of(mission=[{"id": "m", "name": "M", "texts": texts_of_mission}]))


def test_an_id_stands_once_among_its_kind() -> None:
    theme = {"id": "t", "name": "Assembly"}
    assert "another theme of this file has it too" in faults_of(file_of(theme=[theme, theme]))
    body = {"id": "t", "code": "B", "names": []}
    assert len(read_exchange(file_of(theme=[theme], body=[body])).changes) == 2


def test_an_empty_id_is_a_fault() -> None:
    assert "id: it is empty" in faults_of(file_of(theme=[{"id": "", "name": "Assembly"}]))


def _without(kind: Kind) -> Callable[[dict[str, Any]], None]:
    def drop(records: dict[str, Any]) -> None:
        del records[kind.value]

    return drop


@pytest.mark.parametrize(
    ("missing", "places"),
    [
        (Kind.PERSON, ["delegation.person", "speaker"]),
        (Kind.SOURCE, ["sources", "claimant.by", "source"]),
        (Kind.INSTRUMENT, ["instrument", "options.instrument"]),
        (Kind.ADDRESSEE, ["addressees", "addressee", "options.addressee"]),
        (Kind.MISSION, ["mission"]),
        (Kind.PACK, ["pack"]),
        (Kind.RECIPE, ["recipes"]),
        (Kind.THEME, ["themes", "theme"]),
    ],
)
def test_wherever_an_id_can_stand_one_that_leads_nowhere_is_found(
    missing: Kind, places: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "MAX_FAULTS_NAMED", 1_000)
    whole = json.loads(write_exchange(InMemoryReader(a_library_of_records())))
    _without(missing)(whole["records"])
    message = faults_of(json.dumps(whole).encode())
    assert f"no {missing} of this file has the id" in message
    for place in places:
        assert f", {place}: no {missing}" in message


def test_an_unknown_type_of_section_and_a_mark_on_no_field_are_faults() -> None:
    reader = InMemoryReader(a_library_of_records())
    section = reader.all(Section)[0]
    reader.put(
        replace(section, section_type="weather"),
        replace(builders.theme(), marks=(FieldMark(field="nmae", illustrative=True),)),
    )
    message = faults_of(write_exchange(reader))
    assert "section_type: 'weather' is not known here" in message
    assert "marks: 'nmae' is no field of a theme" in message


def test_a_file_of_too_many_records_or_bytes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = file_of(theme=[{"id": "t", "name": "A"}, {"id": "u", "name": "B"}])
    monkeypatch.setattr(exchange, "MAX_RECORDS", 1)
    assert "more than 1 records" in faults_of(data)
    monkeypatch.setattr(exchange, "MAX_BYTES", 10)
    assert "at most 10 are taken" in faults_of(data)


def test_titles_and_roles_come_back_in_every_language_with_what_they_were_made_from() -> None:
    library = InMemoryReader(a_library_of_records())
    entry = replace(builders.situation_entry(), words_in="fr", title="Une interdiction")
    role = builders.written(builders.mission(), "delegation.role:person-1", one_line("Présidente"), language="fr")
    library.put(entry, builders.written(entry, "title", one_line("A ban"), language="en"), role)
    data = write_exchange(library)
    assert json.loads(data)["records"]["situation_entry"][0]["texts"]["title"] == {"en": ["A ban"]}
    again = InMemoryReader([change.after for change in read_exchange(data).changes if change.after is not None])
    assert write_exchange(again) == data
    found = again.get(type(entry), entry.id)
    assert found is not None
    assert (found.title, found.words_in) == ("Une interdiction", "fr")


@pytest.mark.parametrize("words", [["One", "Two"], [{"bullet": "An item"}], [[{"text": "Strong", "strong": True}]]])
def test_a_version_of_a_title_is_one_line_of_plain_words(words: list[Any]) -> None:
    said = faults_of(file_of(theme=[{"id": "t", "name": "Assembly", "texts": {"name": {"fr": words}}}]))
    assert "name: a version of a title or name is one line of plain words" in said
