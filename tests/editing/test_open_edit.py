from __future__ import annotations

from dataclasses import replace

from briefing_app.domain.kinds import Kind
from briefing_app.domain.records.mission import SpeakerNote
from briefing_app.domain.records.written import text_id
from briefing_app.domain.reference import RecordRef
from briefing_app.editing.fields import set_field
from briefing_app.editing.open_edit import LONGEST, REST, EditKey, OpenEdit
from tests.builders import InMemoryReader, a_library_of_records

NOTE = RecordRef(kind=Kind.SPEAKER_NOTE, id="note-1")


def _edit(*, now: float = 100.0) -> OpenEdit:
    key = EditKey(ref=NOTE, field="title")
    return OpenEdit(key=key, command=set_field(NOTE, "title", "A"), changed_at=now, unsaved_since=now)


def test_an_edit_is_due_after_half_a_second_of_rest() -> None:
    edit = _edit(now=100.0)
    assert edit.due() == 100.0 + REST
    edit.typed(set_field(NOTE, "title", "AB"), now=100.4)
    assert edit.due() == 100.4 + REST


def test_whoever_types_without_rest_is_saved_every_two_seconds() -> None:
    edit = _edit(now=100.0)
    for step in range(1, 40):
        edit.typed(set_field(NOTE, "title", f"A{step}"), now=100.0 + step / 10)
    assert edit.due() == 100.0 + LONGEST


def test_what_is_typed_while_a_commit_runs_stays_unsaved_with_a_deadline_of_its_own() -> None:
    edit = _edit(now=100.0)
    version = edit.version
    edit.typed(set_field(NOTE, "title", "AB"), now=100.6)
    edit.saved(version, entry=7, now=100.7)
    assert edit.unsaved
    assert edit.entry == 7
    assert edit.due() == 100.6 + REST
    edit.saved(edit.version, entry=7, now=101.2)
    assert edit.due() is None


def test_a_commit_that_failed_is_tried_again_later() -> None:
    edit = _edit(now=100.0)
    edit.retry_later(now=101.0)
    due = edit.due()
    assert due is not None
    assert due > 101.0 + LONGEST


def test_a_commit_replaces_what_was_there_when_typing_began_and_nothing_newer() -> None:
    library = InMemoryReader(a_library_of_records())
    before = library.get(SpeakerNote, NOTE.id)
    assert before is not None
    before = replace(before, rev=3)
    library.put(before)
    edit = _edit()
    edit.remember_baseline(library)
    library.put(replace(before, rev=before.rev + 1, title="Somebody else's"))
    change = edit.rebased(edit.command(library)).changes[0]
    assert change.before is not None
    assert change.before.rev == before.rev


def test_the_target_of_a_text_is_the_texts_own_record() -> None:
    key = EditKey(ref=NOTE, field="points", language="en")
    assert key.target == RecordRef(kind=Kind.TEXT, id=text_id(NOTE, "points", "en"))
    assert EditKey(ref=NOTE, field="title").target == NOTE
