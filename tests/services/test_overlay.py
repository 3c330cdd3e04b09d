"""What is typed and not committed is read as if it were stored: the overlay answers as the library will."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.changes import Change, ChangeSet, created
from briefing_app.domain.ids import RecommendationId
from briefing_app.domain.record import Record
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.mission import SpeakerNote
from briefing_app.domain.records.recommendation import Assessment, Recommendation
from briefing_app.domain.records.written import WrittenText
from briefing_app.domain.status import StatusCode
from briefing_app.services.overlay import laid_over
from tests.builders import (
    INSTRUMENT,
    InMemoryReader,
    a_library_of_records,
    assessment,
    mission,
    recommendation,
    speaker_note,
    written,
)

STORED = a_library_of_records()
NEW: tuple[Record, ...] = (
    recommendation(0),
    recommendation(21),
    replace(recommendation(3), title="Another title"),
    replace(recommendation(5), order_key="zzz"),
    replace(recommendation(6), instrument="elsewhere"),  # type: ignore[arg-type]
    assessment(3, StatusCode.FULL, on="2019-01-01", sequence=500),
    assessment(3, StatusCode.PARTIAL, on="2021", sequence=501),
    speaker_note("A third", key="note-3"),
    written(speaker_note(), "close", "Сөз соңы."),
    written(speaker_note(), "close", "A stop.", language="kk"),
    written(mission(), "why", ""),
    written(speaker_note("A third", key="note-3"), "opening", "Now."),
)


def _changed(before: InMemoryReader, record: Record) -> Change:
    former = before.records.get(record.ref)
    return Change(before=former, after=record) if former is not None else created(record)


@st.composite
def change_sets(draw: st.DrawFn) -> ChangeSet:
    before = InMemoryReader(STORED)
    put = draw(st.lists(st.sampled_from(NEW), unique_by=lambda record: record.ref, max_size=6))
    taken = {record.ref for record in put}
    gone = draw(st.lists(st.sampled_from(STORED), unique_by=lambda record: record.ref, max_size=4))
    changes = [_changed(before, record) for record in put]
    changes += [Change(before=record, after=None) for record in gone if record.ref not in taken]
    return ChangeSet(label="Typed", changes=tuple(changes))


@given(change_sets())
def test_a_library_with_changes_laid_over_it_answers_as_one_that_has_stored_them(change_set: ChangeSet) -> None:
    laid, stored = laid_over(InMemoryReader(STORED), change_set), InMemoryReader(STORED)
    stored.apply(change_set)
    refs = [record.ref for record in (*STORED, *NEW)]
    ids = [ref.id for ref in refs]
    for kind in set(CLASSES.values()):
        assert laid.all(kind) == stored.all(kind)
        assert laid.many(kind, ids) == stored.many(kind, ids)
    for ref in refs:
        assert laid.get(CLASSES[ref.kind], ref.id) == stored.get(CLASSES[ref.kind], ref.id)
    for instrument in (INSTRUMENT, "elsewhere"):
        given_here = laid.where(Recommendation, "instrument", instrument)
        assert given_here == stored.where(Recommendation, "instrument", instrument)
    assert laid.where(SpeakerNote, "mission", mission().id) == stored.where(SpeakerNote, "mission", mission().id)
    assert laid.texts(ids) == stored.texts(ids)
    calls = [RecommendationId(each) for each in ids]
    assert laid.assessments(calls) == stored.assessments(calls)


def test_two_edits_lie_one_over_the_other() -> None:
    base = InMemoryReader(STORED)
    note = speaker_note()
    first = laid_over(base, ChangeSet(label="One", changes=(_changed(base, written(note, "close", "One.")),)))
    text = written(note, "opening", "Two.")
    second = laid_over(first, ChangeSet(label="Two", changes=(_changed(base, text),)))
    found = {text.field: text.tree.plain for text in second.texts([note.id])}
    assert (found["close"], found["opening"]) == ("One.", "Two.")


def test_what_is_laid_over_changes_nothing_below() -> None:
    base = InMemoryReader(STORED)
    before = dict(base.records)
    gone = next(record for record in STORED if isinstance(record, Assessment))
    laid = laid_over(base, ChangeSet(label="Gone", changes=(Change(before=gone, after=None),)))
    assert laid.get(Assessment, gone.id) is None
    assert base.records == before
    assert base.get(Assessment, gone.id) is gone


def test_texts_of_nobody_are_none() -> None:
    change_set = ChangeSet(label="One", changes=(created(written(speaker_note(key="new"), "close", "One.")),))
    laid = laid_over(InMemoryReader(STORED), change_set)
    assert laid.texts([]) == ()
    assert [text.tree.plain for text in laid.texts(["new"])] == ["One."]
    assert isinstance(laid.texts(["new"])[0], WrittenText)
