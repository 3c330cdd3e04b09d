"""Whatever a library holds, records that are gone included, comes back from its exchange file."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefing_app.domain.changes import ChangeSet, created, deleted
from briefing_app.domain.ids import MissionId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.record import Record
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.pack import Section
from briefing_app.domain.records.people import Person
from briefing_app.domain.records.written import WrittenText
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import Block, Run, SourceReference, Text, normalise
from briefing_app.errors import InputError
from briefing_app.importing.exchange import read_exchange, write_exchange
from briefing_app.services.data_export import library_as_json
from briefing_app.store.library import Library
from briefing_app.store.who import Who
from tests import builders
from tests.builders import InMemoryReader, a_library_of_records
from tests.domain.strategies import records_of, texts

ANA = Who(name="Ana", initials="A")
DAY = date(2020, 2, 17)
UNUSABLE = re.compile("[\x7f-\x9f\ufffc\ufffe\uffff]")


def back_from(data: bytes) -> dict[RecordRef, Record]:
    return InMemoryReader.of(read_exchange(data)).records


@given(lost=st.sets(st.sampled_from([record.ref for record in a_library_of_records()]), max_size=12))
def test_a_library_from_which_records_are_gone_comes_back_as_it_is(lost: set[object]) -> None:
    reader = InMemoryReader(record for record in a_library_of_records() if record.ref not in lost)
    assert back_from(write_exchange(reader)) == reader.records
    assert back_from(library_as_json(reader, as_of=DAY)) == reader.records


@st.composite
def libraries(draw: st.DrawFn) -> InMemoryReader:
    """Records of any kind with any values that the form of a kind can hold, pointing wherever they like."""
    kinds = draw(st.lists(st.sampled_from([kind for kind in CLASSES.values() if kind is not WrittenText]), max_size=4))
    reader = InMemoryReader()
    for number, kind in enumerate(kinds):
        record = replace(draw(records_of(kind)), id=f"id-{number}", marks=(), rev=0)
        reader.put(replace(record, section_type="cover") if isinstance(record, Section) else record)
    owners = [record for record in reader.records.values() if record.TEXTS]
    lost = replace(builders.mission(), id=MissionId("lost"))
    owner = draw(st.sampled_from([*owners, lost]))
    field = draw(st.sampled_from(owner.TEXTS))
    reader.put(builders.written(owner, field, normalise(draw(texts)), language=draw(st.sampled_from(("en", "kk")))))
    return reader


@given(libraries())
def test_any_library_comes_back_as_it_is_and_is_written_the_same_again(reader: InMemoryReader) -> None:
    data = write_exchange(reader)
    assume(not UNUSABLE.search(data.decode()))
    again = InMemoryReader.of(read_exchange(data))
    assert again.records == reader.records
    assert write_exchange(again) == data


def test_what_is_gone_is_named_by_kind_in_front_of_the_records() -> None:
    runs = (Run(text="Said so "), Run(source=SourceReference(source=builders.source(key="source-8").id)))
    fact = builders.situation_entry()
    without = [record for record in a_library_of_records() if record.KIND is not Kind.THEME]
    reader = InMemoryReader([*without, builders.written(fact, "detail", Text(blocks=(Block(runs=runs),)))])
    whole = json.loads(write_exchange(reader))
    assert whole["gone"] == {"source": ["source-8"], "theme": ["theme-1"]}
    assert list(whole) == ["format", "version", "gone", "records"]
    assert "gone" not in json.loads(write_exchange(InMemoryReader(a_library_of_records())))


def test_a_text_whose_record_is_gone_is_not_dropped() -> None:
    lost = builders.written(builders.mission(), "why", "Words that somebody wrote.")
    data = write_exchange(InMemoryReader([lost]))
    assert json.loads(data)["gone"] == {"mission": ["mission-1"]}
    assert list(back_from(data).values()) == [lost]


def test_an_id_that_is_neither_there_nor_among_the_gone_is_still_a_fault() -> None:
    whole = json.loads(write_exchange(InMemoryReader([builders.recommendation()])))
    whole["gone"]["theme"] = ["theme-of-another-name"]
    with pytest.raises(InputError, match="themes: no theme of this file has the id 'theme-1'"):
        read_exchange(json.dumps(whole).encode())


@pytest.mark.parametrize(
    ("gone", "fault"),
    [
        (["theme-1"], "lists of ids by kind"),
        ({"theme": "theme-1"}, "lists of ids by kind"),
        ({"theme": [1]}, "lists of ids by kind"),
        (None, "lists of ids by kind"),
        ({"spell": ["theme-1"]}, "'spell' is no kind of record"),
    ],
)
def test_a_list_of_what_is_gone_in_another_form_is_refused(gone: object, fault: str) -> None:
    data = {"format": "briefing-exchange", "version": 1, "gone": gone, "records": {}}
    with pytest.raises(InputError, match=fault):
        read_exchange(json.dumps(data).encode())


def _stored(library: Library) -> dict[RecordRef, Record]:
    """Everything in a library, as new: revisions belong to the file."""
    with library.read() as reader:
        found = [record for kind in CLASSES.values() for record in reader.all(kind)]
    return {record.ref: replace(record, rev=0) for record in found}


def test_a_library_whose_records_were_taken_back_by_their_maker_moves_to_another_file(tmp_path: Path) -> None:
    library, other = Library.create(tmp_path / "a.briefings"), Library.create(tmp_path / "b.briefings")
    ben = Who(name="Ben", initials="B")
    source, theme, country = builders.source("Ана дереккөз · წყარო"), builders.theme(), builders.country()
    library.apply(ChangeSet(label="Add a source", changes=(created(source),)), who=ben)
    entry = builders.situation_entry()
    fact = builders.written(entry, "fact", "Мәтін; ტექსტი.")
    mine = ChangeSet(label="Cite it", changes=tuple(map(created, (theme, country, entry, fact))))
    library.apply(mine, who=ANA)
    library.undo(who=ben)
    with library.read() as reader:
        data = write_exchange(reader)
        kept = reader.all(type(entry))[0]
    assert json.loads(data)["gone"] == {"source": [source.id]}
    other.apply(read_exchange(data), who=ANA)
    assert _stored(other) == _stored(library)
    library.apply(ChangeSet(label="Remove", changes=(deleted(kept),)), who=ANA)
    with library.read() as reader:
        left = write_exchange(reader)
    assert fact.ref in back_from(left)
    library.close()
    other.close()


def test_a_person_of_many_letters_and_scripts_comes_back(tmp_path: Path) -> None:
    person = Person(
        id=builders.PERSON,
        name="Әйгүл Қожахметқызы-Нұрмұхамбетова-Өтеғұлова",
        original_script="ქეთევან · كيتيفان · קטוון",
        other_spellings=("Aigul\u00adKo\u00adzhakhmet", "a\u202eb", "ﬁ", "e\u0301", "𝒜"),
        named_to=Level.STAFF,
    )
    library = Library.create(tmp_path / "a.briefings")
    library.apply(ChangeSet(label="Add", changes=(created(person),)), who=ANA)
    with library.read() as reader:
        assert back_from(write_exchange(reader)) == {person.ref: person}
    library.close()
