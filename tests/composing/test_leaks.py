"""Nothing closed reaches a paper: whatever closed records hold, an open document stays the same to the letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.composing.folding import folded
from briefing_app.document.textform import text_form
from briefing_app.document.words import words
from briefing_app.domain.ids import MissionId, PersonId, RecommendationId, SituationEntryId, SpeakerNoteId
from briefing_app.domain.levels import Level
from briefing_app.domain.paper import Paper
from briefing_app.domain.record import FieldMark, Record
from briefing_app.domain.records.mission import DelegationMember, Mission, ProgrammeItem, SpeakerNote
from briefing_app.domain.records.pack import Section
from briefing_app.domain.records.people import Person
from briefing_app.domain.records.recommendation import Assessment, Recommendation
from briefing_app.domain.records.situation import SituationEntry
from briefing_app.domain.records.written import WrittenText
from briefing_app.domain.status import StatusCode
from briefing_app.domain.text import Block, Run, Text
from briefing_app.rendering.docx import write_docx
from briefing_app.rendering.pdf import write_pdf
from tests.builders import InMemoryReader, a_library_of_records, assessment, day, recommendation, speaker_note, written
from tests.composing.packs import composed

AUDIENCES = (Level.PUBLIC, Level.MEMBERS)
SECRETS = st.text(st.characters(categories=("Lu", "Ll", "Nd", "Zs", "Po")), min_size=1, max_size=30)


def opened() -> list[Record]:
    """The small library with its pack open to everybody, so that leaving things out is the view's work alone."""
    open_kinds = (Section, Mission, SituationEntry, SpeakerNote, ProgrammeItem)
    return [
        replace(record, level=Level.PUBLIC) if isinstance(record, open_kinds) else record
        for record in a_library_of_records()
    ]


def with_twins(shown_as: str) -> InMemoryReader:
    """Give every person a withheld twin who stands wherever the person stands, in fields and inside texts."""
    reader = InMemoryReader(opened())
    twins: dict[str, Person] = {}
    for person in reader.all(Person):
        twin = replace(
            person,
            id=PersonId(f"twin-{person.id}"),
            name=f"Zyx {person.name} Withheld",
            other_spellings=("Zyxwithheld",),
            original_script="Зыхскрытый",
            pronunciation="ZYX-held",
            named_to=Level.STAFF,
            shown_as=shown_as,
        )
        twins[person.id] = twin
        reader.put(twin, written(twin, "biography", "Zyx lives in hiding."))
    for mission in reader.all(Mission):
        more = tuple(DelegationMember(person=twin.id, role="Member") for twin in twins.values())
        reader.put(replace(mission, delegation=mission.delegation + more))
    ids = tuple(twin.id for twin in twins.values())
    for item in reader.all(ProgrammeItem):
        reader.put(replace(item, people=ids, lead=ids[0]))
    for note in reader.all(SpeakerNote):
        if note.speaker is not None:
            reader.put(replace(note, id=SpeakerNoteId(f"twin-{note.id}"), speaker=twins[note.speaker].id))
    for text in reader.all(WrittenText):
        named = tuple(Run(text=f" {twin.name}", record=twin.ref) for twin in twins.values())
        blocks = (*text.tree.blocks, Block(runs=(Run(text="We heard"), *named, Run(text=" speak."))))
        reader.put(replace(text, tree=Text(blocks=blocks)))
    return reader


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("shown_as", ["", "a lawyer, name withheld"])
def test_no_withheld_twin_is_named_anywhere(audience: Level, shown_as: str) -> None:
    document = composed(with_twins(shown_as), audience).document
    found = folded(" ".join(words(document)) + text_form(document))
    assert "zyx" not in found
    assert "зых" not in found
    assert ("a lawyer name withheld" in found) == bool(shown_as)
    assert "We heard speak." in text_form(document) or shown_as


def test_staff_do_read_the_twins_names_so_the_test_above_can_fail() -> None:
    assert "zyx" in folded(" ".join(words(composed(with_twins(""), Level.STAFF).document)))


def hidden_call(secret: str, *, addressed: bool = True, counted: bool = True) -> Recommendation:
    """A call of which only staff may know that it is there at all."""
    call = recommendation(99, level=Level.STAFF, existence=Level.STAFF)
    to = call.addressees if addressed else ()
    return replace(call, title=secret, counted_reason=secret, addressees=to, counted=counted, deadline=day("2021"))


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("changed", [{"addressed": False}, {"counted": False}])
def test_what_a_hidden_call_is_and_what_became_of_it_move_nothing(audience: Level, changed: dict[str, bool]) -> None:
    one = library_with([hidden_call("x"), assessment(99, StatusCode.FULL)])
    other = library_with([hidden_call("another", **changed), assessment(99, StatusCode.CONTRARY, on="2019-06-01")])
    first, second = composed(one, audience), composed(other, audience)
    assert first.document == second.document
    assert "recommendations tracked here" in text_form(first.document)
    assert write_pdf(first.document, paper=Paper.A4).data == write_pdf(second.document, paper=Paper.A4).data
    assert write_docx(first.document, paper=Paper.A4) == write_docx(second.document, paper=Paper.A4)


def secret_records(secret: str) -> list[Record]:
    """Close some records and fields of every kind that a pack shows, and let them hold ``secret``."""
    staff = Level.STAFF
    changed: list[Record] = []
    for record in opened():
        if isinstance(record, Recommendation) and record.id in ("recommendation-1", "recommendation-7"):
            changed.append(replace(record, level=staff, title=secret, paragraph=secret, clause=secret))
            changed.append(written(record, "summary", secret))
        elif isinstance(record, Assessment) and record.recommendation == "recommendation-2":
            marks = (FieldMark(field="note", level=staff), FieldMark(field="evidence", level=staff))
            changed.append(replace(record, note=secret, evidence=secret, assessor=secret, reviewer=secret, marks=marks))
        elif isinstance(record, Assessment) and record.recommendation == "recommendation-3":
            changed.append(replace(record, level=staff, note=secret, original_grade=secret, why_changed=secret))
        elif isinstance(record, Mission):
            changed.append(replace(record, contact=secret))
    changed.append(hidden_call(secret))
    changed.append(written(hidden_call(secret), "summary", secret))
    trip = next(record for record in opened() if isinstance(record, Mission))
    before = replace(trip, id=MissionId("mission-0"), level=staff, name=secret, start=day("2019-06"), place=secret)
    raising = replace(
        speaker_note(secret, key="note-closed", level=staff), recommendations=(RecommendationId("recommendation-5"),)
    )
    moved = replace(assessment(5, StatusCode.PARTIAL, on="2019-01-01", level=staff), evidence=secret, note=secret)
    changed.extend((before, raising, moved))
    entry = next(record for record in opened() if isinstance(record, SituationEntry))
    hidden = replace(entry, id=SituationEntryId("entry-hidden"), level=staff, title=secret)
    runs = (Run(text="Known. "), Run(text=secret, level=staff))
    fact = Text(blocks=(Block(runs=runs), Block(level=staff, runs=(Run(text=secret),))))
    return [*changed, hidden, written(hidden, "fact", secret), written(entry, "fact", fact)]


def library_with(secrets: Sequence[Record]) -> InMemoryReader:
    reader = InMemoryReader(opened())
    reader.put(*secrets)
    return reader


@pytest.mark.parametrize("audience", AUDIENCES)
@given(secret=SECRETS)
def test_libraries_that_differ_in_closed_content_alone_compose_to_the_same_document(
    audience: Level, secret: str
) -> None:
    plain = composed(library_with(secret_records("x")), audience).document
    assert composed(library_with(secret_records(secret)), audience).document == plain


def test_staff_do_read_the_closed_content_so_the_test_above_can_fail() -> None:
    document = composed(library_with(secret_records("Quaerendo")), Level.STAFF).document
    assert words(document).count("Quaerendo") >= 5


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_closed_mission_note_and_judgement_leave_no_word_where_moves_and_coverage_are_shown(audience: Level) -> None:
    found = text_form(composed(library_with(secret_records("Zyxsecret")), audience).document)
    assert "What moved" in found
    assert "Coverage" in found
    assert "Zyxsecret" not in found
    assert "June 2019" not in found
    staff = text_form(composed(library_with(secret_records("Zyxsecret")), Level.STAFF).document)
    assert "the last mission (Zyxsecret" in staff
