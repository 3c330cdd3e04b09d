from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.ids import SectionId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.mission import SpeakerNote
from briefing_app.domain.records.pack import Section
from briefing_app.domain.records.written import WrittenText, text_id
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import plain_text
from briefing_app.editing.fields import set_field
from briefing_app.editing.sections import remove_section
from briefing_app.errors import InputError, UserError
from briefing_app.sections.registry import title_of
from briefing_app.services.session import Changed, SaveState, Session
from briefing_app.store.conflict import ConflictError
from briefing_app.store.library import Library
from briefing_app.store.who import Who
from tests.services.parts import ANA, NOON, make_library, open_session

NOTE = RecordRef(kind=Kind.SPEAKER_NOTE, id="note-1")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_library(tmp_path / "office.briefings")


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    with open_session(path) as opened:
        yield opened


def _closing(reader: Reader) -> str:
    text = reader.get(WrittenText, text_id(NOTE, "close", "en"))
    assert text is not None
    return text.tree.plain


def _title(reader: Reader) -> str:
    note = reader.get(SpeakerNote, NOTE.id)
    assert note is not None
    return note.title


def _on_disk(path: Path) -> str:
    library = Library.open(path)
    with library.read() as reader:
        words = _closing(reader)
    library.close()
    return words


def _wait(until: float, condition: threading.Event) -> None:
    assert condition.wait(until)


def test_what_is_typed_is_read_at_once_and_lies_on_the_disk_after_a_rest(session: Session, path: Path) -> None:
    saved = threading.Event()
    session.saved.connect(lambda state: saved.set() if state.state == "saved" else None)
    session.type_text(NOTE, "close", "en", plain_text("Thank you all."))
    assert session.ask(_closing).result() == "Thank you all."
    assert _on_disk(path) == "We count on you."
    _wait(5, saved)
    assert _on_disk(path) == "Thank you all."


def test_whoever_never_rests_is_saved_within_two_seconds(session: Session, path: Path) -> None:
    saved = threading.Event()
    session.saved.connect(lambda state: saved.set() if state.state == "saved" else None)
    until = time.monotonic() + 4
    while not saved.is_set() and time.monotonic() < until:
        session.type_text(NOTE, "close", "en", plain_text(f"Typed at {time.monotonic()}"))
        time.sleep(0.05)
    assert saved.is_set()
    assert _on_disk(path).startswith("Typed at")


def test_all_commits_of_one_open_edit_are_one_step_to_undo(session: Session) -> None:
    states: list[SaveState] = []
    session.saved.connect(states.append)
    for words in ("T", "Th", "Tha"):
        session.type_text(NOTE, "close", "en", plain_text(words))
        time.sleep(0.7)
    assert [state.state for state in states].count("saved") == 3
    assert states[-1].at == NOON
    step = session.undo().result()
    assert session.ask(_closing).result() == "We count on you."
    assert session.redo().result().entry == step.entry or session.ask(_closing).result() == "Tha"
    assert session.ask(_closing).result() == "Tha"


def test_undo_takes_back_what_is_still_being_typed(session: Session) -> None:
    session.type_text(NOTE, "close", "en", plain_text("Half a sent"))
    assert session.undo_label().result() is not None
    session.undo().result()
    assert session.ask(_closing).result() == "We count on you."


def test_leaving_a_field_for_another_keeps_both(session: Session, path: Path) -> None:
    session.type_text(NOTE, "close", "en", plain_text("One."))
    session.type_field(NOTE, "title", "Two")
    session.type_text(NOTE, "close", "en", plain_text("Three."))
    assert session.ask(lambda reader: (_closing(reader), _title(reader))).result() == ("Three.", "Two")
    session.commit().result()
    assert _on_disk(path) == "Three."
    labels = [step.label for step in session.steps().result()]
    assert len(labels) == 4


def test_a_command_commits_the_open_edit_first_and_is_a_step_of_its_own(session: Session) -> None:
    session.type_text(NOTE, "close", "en", plain_text("Typed."))
    applied = session.do(set_field(NOTE, "title", "Set")).result()
    assert applied.records[0].id == NOTE.id
    assert session.undo_label().result() == "Change title of speaker note"
    session.undo().result()
    assert session.ask(_closing).result() == "Typed."


def test_a_value_that_does_not_fit_is_refused_and_stands_in_nobodys_way(session: Session) -> None:
    title = session.ask(_title).result()
    session.type_field(NOTE, "minutes", "three")
    assert session.ask(_title).result() == title
    with pytest.raises(InputError, match="Minutes"):
        session.commit().result()
    session.do(set_field(NOTE, "title", "Goes on")).result()
    assert session.ask(_title).result() == "Goes on"


def test_ones_own_command_on_a_field_that_is_typed_in_is_no_conflict(session: Session) -> None:
    def types_meanwhile(reader: Reader) -> ChangeSet:
        session.type_field(NOTE, "title", "Typed meanwhile")
        time.sleep(0.1)
        return set_field(NOTE, "title", "By a command")(reader)

    session.type_field(NOTE, "title", "Typed before")
    session.do(types_meanwhile).result()
    session.commit().result()
    assert session.ask(_title).result() == "Typed meanwhile"


def test_a_command_that_changes_nothing_makes_no_step(session: Session) -> None:
    title = session.ask(_title).result()
    assert session.do(set_field(NOTE, "title", title)).result().records == ()
    assert session.undo_label().result() is None


def test_undo_survives_a_restart(path: Path) -> None:
    with open_session(path) as first:
        first.do(remove_section(SectionId("section-1"))).result()
    with open_session(path) as second:
        assert second.undo_label().result() is not None
        second.undo().result()
        assert second.redo_label().result() is not None


def test_listeners_hear_what_changed_and_that_it_is_saved_after_the_commit_only(session: Session) -> None:
    heard: list[Changed | SaveState] = []
    session.changed.connect(heard.append)
    session.saved.connect(heard.append)
    session.do(set_field(NOTE, "title", "Set")).result()
    states = [each.state if isinstance(each, SaveState) else each.label for each in heard]
    assert states == ["saving", "saved", "Change title of speaker note"]
    changed = heard[-1]
    assert isinstance(changed, Changed)
    assert changed.refs == {NOTE}


def test_closing_keeps_what_was_typed_last(path: Path) -> None:
    with open_session(path) as session:
        session.type_text(NOTE, "close", "en", plain_text("Last words."))
    assert _on_disk(path) == "Last words."


def test_a_command_that_is_refused_changes_nothing_and_names_the_cause(session: Session) -> None:
    with pytest.raises(InputError, match="not there any more"):
        session.do(remove_section(SectionId("gone"))).result()
    with pytest.raises(UserError):
        session.undo().result()


def test_two_sessions_on_one_field_lose_nothing_silently(path: Path) -> None:
    with open_session(path) as mine, open_session(path) as theirs:
        failed = threading.Event()
        mine.saved.connect(lambda state: failed.set() if state.state == "failed" else None)
        mine.type_text(NOTE, "close", "en", plain_text("Mine"))
        mine.ask(_closing).result()
        time.sleep(0.1)
        theirs.type_text(NOTE, "close", "en", plain_text("Theirs"))
        theirs.commit().result()
        with pytest.raises(ConflictError):
            mine.commit().result()
        assert failed.is_set()
        assert mine.ask(_closing).result() == "Mine"
        assert theirs.ask(_closing).result() == "Theirs"
        mine.keep_mine().result()
        assert theirs.ask(_closing).result() == "Mine"


def test_taking_theirs_lets_go_of_what_was_typed(path: Path) -> None:
    with open_session(path) as mine, open_session(path) as theirs:
        mine.type_text(NOTE, "close", "en", plain_text("Mine"))
        time.sleep(0.1)
        theirs.type_text(NOTE, "close", "en", plain_text("Theirs"))
        theirs.commit().result()
        with pytest.raises(ConflictError):
            mine.commit().result()
        mine.take_theirs()
        assert mine.ask(_closing).result() == "Theirs"


def test_another_windows_commit_is_noticed_within_two_seconds(path: Path) -> None:
    with open_session(path) as mine, open_session(path) as theirs:
        noticed = threading.Event()
        mine.changed.connect(lambda changed: noticed.set() if changed.elsewhere else None)
        theirs.do(set_field(NOTE, "title", "From elsewhere")).result()
        _wait(4, noticed)


def test_ones_own_commit_is_not_taken_for_another_windows(session: Session) -> None:
    heard: list[Changed] = []
    session.changed.connect(heard.append)
    session.do(set_field(NOTE, "title", "Mine")).result()
    time.sleep(1.5)
    assert [changed.elsewhere for changed in heard] == [False]


def test_a_backup_holds_the_open_edit_and_opens(session: Session, tmp_path: Path) -> None:
    session.type_text(NOTE, "close", "en", plain_text("Kept."))
    session.backup(tmp_path / "copy.briefings").result()
    assert _on_disk(tmp_path / "copy.briefings") == "Kept."


def test_a_backup_never_takes_the_place_of_its_library(session: Session, path: Path) -> None:
    with pytest.raises(InputError, match="library itself"):
        session.backup(path).result()
    assert session.ask(_closing).result() == "We count on you."


def test_the_history_names_who_made_a_step(session: Session) -> None:
    session.do(set_field(NOTE, "title", "Set")).result()
    assert session.steps(limit=1).result()[0].who.startswith(ANA.name)


def test_undo_names_what_is_typed_as_the_history_will(session: Session) -> None:
    section = session.read_now(lambda reader: reader.all(Section)[0])
    session.type_field(section.ref, "title", "Typed just now")
    while_typing = session.undo_label().result()
    session.commit().result()
    assert while_typing == session.undo_label().result()
    assert while_typing is not None
    assert title_of(section) in while_typing


def test_another_name_is_that_of_later_steps_alone_and_what_is_typed_keeps_the_former(session: Session) -> None:
    former = session.who
    section = session.read_now(lambda reader: reader.all(Section)[0])
    session.type_field(section.ref, "title", "Typed before")
    session.work_as(Who(name="Zoë Ødegård", initials="zø")).result()
    assert session.undo_label().result() is None
    session.do(set_field(section.ref, "title", "Changed after")).result()
    after, before = session.steps(limit=2).result()
    assert (before.who, after.who) == (former.name, "Zoë Ødegård")
    session.undo().result()
    titles = session.read_now(lambda reader: [each.title for each in reader.all(Section)])
    assert "Typed before" in titles
