"""Two windows on one library whose changes cross: nobody replaces what was not seen, nor is refused what is theirs."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.ids import SectionId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.mission import SpeakerNote
from briefing_app.domain.records.written import WrittenText, text_id
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import Text, plain_text
from briefing_app.editing.fields import set_field, set_text
from briefing_app.editing.sections import remove_section
from briefing_app.errors import UserError
from briefing_app.services.session import Changed, SaveState, Session
from briefing_app.store.conflict import ConflictError
from tests.services.parts import make_library, open_session

NOTE = RecordRef(kind=Kind.SPEAKER_NOTE, id="note-1")
SECTION = RecordRef(kind=Kind.SECTION, id="section-5")
_OTHER_PROCESS = """
import sys
from pathlib import Path
from briefing_app.domain.text import plain_text
from briefing_app.editing.fields import set_text
from tests.services.parts import open_session
from tests.services.test_crossing_windows import NOTE
with open_session(Path(sys.argv[1])) as session:
    session.do(set_text(NOTE, "close", language="en", tree=plain_text("From another process"))).result()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_library(tmp_path / "office.briefings")


@pytest.fixture
def mine(path: Path) -> Iterator[Session]:
    with open_session(path) as opened:
        yield opened


@pytest.fixture
def theirs(path: Path) -> Iterator[Session]:
    with open_session(path) as opened:
        yield opened


def _note(session: Session) -> SpeakerNote:
    found = session.read_now(lambda reader: reader.get(SpeakerNote, NOTE.id))
    assert found is not None
    return found


def _text(session: Session, field: str = "close") -> WrittenText | None:
    return session.read_now(lambda reader: reader.get(WrittenText, text_id(NOTE, field, "en")))


def _words(session: Session, field: str = "close") -> str:
    text = _text(session, field)
    return text.tree.plain if text is not None else ""


def _rev(session: Session, field: str = "close") -> int:
    text = _text(session, field)
    return text.rev if text is not None else 0


def _set(session: Session, words: str, field: str = "close") -> None:
    session.do(set_text(NOTE, field, language="en", tree=plain_text(words) if words else Text())).result()


# --- what the form showed is what a commit may replace


@pytest.mark.parametrize("field", ["close", "opening", "ask"])
def test_words_typed_over_a_form_that_was_not_read_again_replace_no_newer_ones(
    mine: Session, theirs: Session, field: str
) -> None:
    seen = _rev(mine, field)
    _set(theirs, "Theirs, a moment ago", field)
    mine.type_text(NOTE, field, "en", plain_text("Mine"), seen=seen)
    with pytest.raises(ConflictError) as met:
        mine.commit().result()
    assert isinstance(met.value.theirs, WrittenText)
    assert met.value.theirs.tree.plain == "Theirs, a moment ago"
    assert _words(theirs, field) == "Theirs, a moment ago"
    mine.keep_mine().result()
    assert _words(theirs, field) == "Mine"


def test_a_field_typed_over_a_form_that_was_not_read_again_replaces_no_newer_value(
    mine: Session, theirs: Session
) -> None:
    seen = _note(mine).rev
    theirs.do(set_field(NOTE, "title", "Theirs")).result()
    mine.type_field(NOTE, "role", "Chair", seen=seen)
    with pytest.raises(ConflictError):
        mine.commit().result()
    assert (_note(theirs).title, _note(theirs).role) == ("Theirs", _note(theirs).role)
    mine.take_theirs()
    assert _note(mine).title == "Theirs"


def test_another_process_is_as_good_as_another_window(mine: Session, path: Path) -> None:
    seen = _rev(mine)
    subprocess.run([sys.executable, "-c", _OTHER_PROCESS, str(path)], check=True, timeout=60)
    mine.type_text(NOTE, "close", "en", plain_text("Mine"), seen=seen)
    with pytest.raises(ConflictError):
        mine.commit().result()
    mine.take_theirs()
    assert _words(mine) == "From another process"


def test_words_that_were_deleted_elsewhere_do_not_come_back_unseen(mine: Session, theirs: Session) -> None:
    _set(theirs, "Just made", "ask")
    seen = _rev(mine, "ask")
    theirs.undo().result()
    mine.type_text(NOTE, "ask", "en", plain_text("Just made, and more"), seen=seen)
    with pytest.raises(ConflictError) as met:
        mine.commit().result()
    assert met.value.theirs is None
    mine.take_theirs()
    assert _text(mine, "ask") is None


def test_whoever_has_seen_the_newer_words_types_on_in_the_same_field(mine: Session, theirs: Session) -> None:
    mine.type_text(NOTE, "close", "en", plain_text("One"), seen=_rev(mine))
    mine._edits.commit(mine._library, who=mine.who)  # by the clock: the edit stays open
    _set(theirs, "One, and two")
    mine.type_text(NOTE, "close", "en", plain_text("One, and two, and three"), seen=_rev(mine))
    mine.commit().result()
    assert _words(theirs) == "One, and two, and three"


# --- one's own commits are no conflict, however late the form is


def _another_field(session: Session) -> None:
    session.type_field(NOTE, "title", "Typed just before", seen=_note(session).rev)


def _command(session: Session) -> None:
    session.do(set_field(NOTE, "title", "By a command")).result()


def _undone(session: Session) -> None:
    session.do(set_field(NOTE, "title", "To be undone")).result()
    session.undo().result()


def _redone(session: Session) -> None:
    _undone(session)
    session.redo().result()


@pytest.mark.parametrize("before", [_another_field, _command, _undone, _redone])
def test_a_form_that_is_behind_its_own_window_only_is_never_refused(
    mine: Session, before: Callable[[Session], None]
) -> None:
    seen = _note(mine).rev
    before(mine)
    mine.type_field(NOTE, "role", "Chair", seen=seen)
    mine.commit().result()
    assert _note(mine).role == "Chair"


def test_a_text_that_was_made_and_unmade_here_is_typed_in_again(mine: Session) -> None:
    _set(mine, "Made here", "ask")
    seen = _rev(mine, "ask")
    mine.undo().result()
    mine.type_text(NOTE, "ask", "en", plain_text("Made here again"), seen=seen)
    mine.commit().result()
    mine.undo().result()
    mine.type_text(NOTE, "ask", "en", plain_text("And again"), seen=0)
    mine.commit().result()
    assert _words(mine, "ask") == "And again"


def test_typing_for_long_without_the_form_read_once_is_one_edit_without_a_conflict(mine: Session) -> None:
    seen = _rev(mine)
    for number in range(6):
        mine.type_text(NOTE, "close", "en", plain_text(f"Sentence {number}"), seen=seen)
        mine._writer.submit(mine._desk.commit_quietly).result()
    mine.commit().result()
    assert _words(mine) == "Sentence 5"
    assert len(mine.steps().result()) == 2


def test_a_foreign_commit_between_two_of_ones_own_is_still_found(mine: Session, theirs: Session) -> None:
    seen = _note(mine).rev
    mine.do(set_field(NOTE, "title", "Mine, first")).result()
    theirs.do(set_field(NOTE, "role", "Theirs")).result()
    mine.do(set_field(NOTE, "title", "Mine, second")).result()
    mine.type_field(NOTE, "role", "Typed over what was shown first", seen=seen)
    with pytest.raises(ConflictError):
        mine.commit().result()
    assert _note(theirs).role == "Theirs"
    mine.take_theirs()


# --- what others do is told, and told of them only


def test_a_commit_of_another_window_just_before_ones_own_is_told(mine: Session, theirs: Session) -> None:
    heard: list[Changed] = []
    mine.changed.connect(heard.append)
    mine._writer.submit(mine._desk.look_for_others).result()
    for number in range(3):
        theirs.do(set_field(NOTE, "title", f"Theirs {number}")).result()
        mine.do(set_field(SECTION, "title", f"Mine {number}")).result()
        mine._writer.submit(mine._desk.look_for_others).result()
        assert [changed.elsewhere for changed in heard[-2:]] == [False, True]


def _typed(session: Session) -> None:
    session.type_field(NOTE, "title", "Typed")
    session.commit().result()


@pytest.mark.parametrize("way", [_command, _typed, _undone, _redone])
def test_no_way_of_changing_is_taken_for_another_windows(mine: Session, way: Callable[[Session], None]) -> None:
    heard: list[Changed] = []
    mine.changed.connect(heard.append)
    way(mine)
    mine._writer.submit(mine._desk.look_for_others).result()
    assert heard
    assert not any(changed.elsewhere for changed in heard)


# --- commands that cross


def _crossed_by(theirs: Session, times: int) -> Callable[[Reader], ChangeSet]:
    """Return a command that another window overtakes ``times`` between its reading and its writing."""
    left = [times]

    def command(reader: Reader) -> ChangeSet:
        found = set_field(NOTE, "role", "Chair")(reader)
        if left[0]:
            left[0] -= 1
            theirs.do(set_field(NOTE, "title", f"Overtaken, {left[0]} to come")).result()
        return found

    return command


def test_a_command_that_is_overtaken_is_done_on_the_newer_state(mine: Session, theirs: Session) -> None:
    mine.do(_crossed_by(theirs, 2)).result()
    assert (_note(theirs).title, _note(theirs).role) == ("Overtaken, 0 to come", "Chair")


def test_a_command_that_is_overtaken_again_and_again_says_so_and_asks_for_no_choice(
    mine: Session, theirs: Session
) -> None:
    states: list[SaveState] = []
    mine.saved.connect(states.append)
    with pytest.raises(UserError, match="Not done: Change role of speaker note") as told:
        mine.do(_crossed_by(theirs, 99)).result()
    assert not isinstance(told.value, ConflictError)
    assert "do it again" in told.value.hint
    assert states[-1].state == "failed"
    assert _note(theirs).role == _note(mine).role != "Chair"
    mine.do(set_field(NOTE, "role", "Chair")).result()
    assert _note(mine).role == "Chair"


def test_a_section_that_was_removed_elsewhere_is_not_removed_twice(mine: Session, theirs: Session) -> None:
    theirs.do(remove_section(SectionId(SECTION.id))).result()
    with pytest.raises(UserError, match="not there any more"):
        mine.do(remove_section(SectionId(SECTION.id))).result()


def test_two_windows_that_type_in_turn_see_every_word_of_each_other(mine: Session, theirs: Session) -> None:
    for number in range(4):
        typist, reader = (mine, theirs) if number % 2 else (theirs, mine)
        typist.type_text(NOTE, "close", "en", plain_text(f"{_words(typist)} {number}"), seen=_rev(typist))
        typist.commit().result()
        assert _words(reader) == f"We count on you. {' '.join(map(str, range(number + 1)))}"


def test_the_deadline_is_kept_while_another_window_writes_all_the_time(mine: Session, theirs: Session) -> None:
    mine.type_field(NOTE, "role", "Chair", seen=_note(mine).rev)
    until = time.monotonic() + 10
    while mine.typing and time.monotonic() < until:
        theirs.do(set_field(SECTION, "title", f"At {time.monotonic()}")).result()
    assert not mine.typing
    assert _note(theirs).role == "Chair"
