"""What others name is found, and they are well without it, whatever kind they are of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.domain.ids import PersonId, ProgrammeItemId, SectionId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.record import Record
from briefing_app.domain.records.mission import Commitment, Mission, ProgrammeItem, SpeakerNote
from briefing_app.domain.records.pack import Section
from briefing_app.domain.reference import RecordRef
from briefing_app.editing.naming import naming, without
from briefing_app.editing.section_content import remove_from_section
from tests.builders import (
    PERSON,
    InMemoryReader,
    a_library_of_records,
    commitment,
    mission,
    programme_item,
    section,
    speaker_note,
    written,
)

ITEM = ProgrammeItemId("item-1")
PROMISER = RecordRef(kind=Kind.PERSON, id=PERSON)
NAMED = (
    (replace(speaker_note(), occasion=ITEM), programme_item().ref, {"occasion": None}),
    (replace(commitment(), occasion=ITEM), programme_item().ref, {"occasion": None}),
    (replace(commitment(), by=(PROMISER, programme_item().ref)), PROMISER, {"by": (programme_item().ref,)}),
    (
        replace(programme_item(), people=(PersonId("b"), PERSON), lead=PERSON),
        PROMISER,
        {"people": ("b",), "lead": None},
    ),
    (mission(delegation=(PERSON,)), PROMISER, {"delegation": ()}),
    (
        section("speaker_notes", notes=("note-1", "note-2")),
        speaker_note().ref,
        {"options": {"notes": ("note-2",)}},
    ),
)


@pytest.mark.parametrize(("record", "ref", "after"), NAMED)
def test_a_record_is_without_what_it_named_and_otherwise_as_it_was(
    record: Record, ref: RecordRef, after: dict[str, object]
) -> None:
    assert without(record, ref) == replace(record, **after)  # type: ignore[arg-type]
    assert without(without(record, ref), ref) == without(record, ref)
    assert without(record, RecordRef(kind=ref.kind, id="nobody")) is record
    assert without(record, RecordRef(kind=Kind.THEME, id=ref.id)) is record  # the id of another kind is another record


def test_a_section_that_shows_one_note_alone_does_not_come_to_show_every_one() -> None:
    alone = section("speaker_notes", notes=("note-1",))
    assert without(alone, speaker_note().ref) == alone


def test_a_deleted_item_leaves_its_notes_and_promises_without_it_in_one_step() -> None:
    reader = InMemoryReader(a_library_of_records())
    reader.put(replace(speaker_note(), occasion=ITEM))
    reader.put(replace(commitment(), occasion=ITEM))
    item = programme_item()
    assert {each.ref for each in naming(reader, item.ref)} == {speaker_note().ref, commitment().ref}
    reader.put(written(item, "detail", "Where it is."))
    change = remove_from_section(SectionId("section-3"), item.ref)(reader)
    reader.apply(change)
    assert reader.get(ProgrammeItem, ITEM) is None
    note, promise = reader.get(SpeakerNote, speaker_note().id), reader.get(Commitment, commitment().id)
    assert note is not None
    assert promise is not None
    assert (note.occasion, promise.occasion) == (None, None)
    assert (note.title, promise.title) == (speaker_note().title, commitment().title)
    assert naming(reader, item.ref) == ()


def test_what_nobody_names_is_named_by_nobody() -> None:
    reader = InMemoryReader(a_library_of_records())
    assert naming(reader, RecordRef(kind=Kind.PROGRAMME_ITEM, id="nothing")) == ()
    kinds = [type(each) for each in naming(reader, PROMISER)]
    assert Mission in kinds
    assert Section not in kinds
