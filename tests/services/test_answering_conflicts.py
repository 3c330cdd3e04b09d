"""Two conflicts at once: an answer is about one place, and everything else that is typed stays as it is."""

from __future__ import annotations

import threading

import pytest

from briefing_app.domain.kinds import Kind
from briefing_app.domain.records.pack import Section
from briefing_app.domain.text import plain_text
from briefing_app.editing.fields import set_field
from briefing_app.services.session import Session
from briefing_app.store.conflict import ConflictError
from tests.services.test_crossing_windows import NOTE, SECTION, _note, _rev, _set, _words, mine, path, theirs

__all__ = ["mine", "path", "theirs"]


def _wait_for_the_clock(mine: Session) -> None:
    """Wait until what was left for another field has been tried by itself."""
    failed = threading.Event()
    mine.saved.connect(lambda state: failed.set() if state.state == "failed" else None)
    mine.type_field(NOTE, "role", "Typed last")
    assert failed.wait(10)


def two_places_met(mine: Session, theirs: Session) -> None:
    close, title = _rev(mine), _note(mine).rev
    _set(theirs, "Theirs")
    theirs.do(set_field(NOTE, "title", "Theirs")).result()
    mine.type_text(NOTE, "close", "en", plain_text("Mine"), seen=close)
    mine.type_field(NOTE, "title", "Mine", seen=title)
    mine.type_field(SECTION, "title", "Typed elsewhere")
    _wait_for_the_clock(mine)


def _section_title(session: Session) -> str:
    found = session.read_now(lambda reader: reader.get(Section, SECTION.id))
    assert found is not None
    return found.title


@pytest.mark.logs_warnings("a commit failed")
def test_what_is_typed_elsewhere_is_saved_while_a_conflict_waits(mine: Session, theirs: Session) -> None:
    two_places_met(mine, theirs)
    with pytest.raises(ConflictError) as met:
        mine.commit().result()
    assert met.value.ref.kind is Kind.TEXT
    assert _section_title(theirs) == "Typed elsewhere"
    mine.take_theirs()
    with pytest.raises(ConflictError):
        mine.commit().result()
    mine.take_theirs()
    assert not mine.typing


@pytest.mark.logs_warnings("a commit failed")
def test_keeping_mine_in_one_place_replaces_nothing_in_another(mine: Session, theirs: Session) -> None:
    two_places_met(mine, theirs)
    with pytest.raises(ConflictError):
        mine.commit().result()
    with pytest.raises(ConflictError) as met:
        mine.keep_mine().result()
    assert met.value.ref == NOTE
    assert (_words(theirs), _note(theirs).title) == ("Mine", "Theirs")
    mine.keep_mine().result()
    assert _note(theirs).title == "Mine"
    assert not mine.typing


@pytest.mark.logs_warnings("a commit failed")
def test_taking_theirs_in_one_place_lets_go_of_nothing_in_another(mine: Session, theirs: Session) -> None:
    close = _rev(mine)
    _set(theirs, "Theirs")
    mine.type_text(NOTE, "close", "en", plain_text("Mine"), seen=close)
    _wait_for_the_clock(mine)
    with pytest.raises(ConflictError):
        mine.commit().result()
    mine.type_field(NOTE, "role", "Chair of the delegation", seen=_note(mine).rev)
    mine.take_theirs()
    mine.commit().result()
    assert (_words(theirs), _note(theirs).role) == ("Theirs", "Chair of the delegation")


def test_an_answer_without_a_conflict_changes_nothing(mine: Session) -> None:
    mine.type_field(NOTE, "role", "Chair")
    mine.take_theirs()
    assert mine.typing
    mine.keep_mine().result()
    assert _note(mine).role == "Chair"
