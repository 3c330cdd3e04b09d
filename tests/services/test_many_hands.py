"""One session used from many threads at once, and by a person who does unexpected things."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from briefing_app.domain.ids import PackId, SectionId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.mission import SpeakerNote
from briefing_app.domain.records.pack import Pack, Section
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import plain_text
from briefing_app.editing.fields import set_field
from briefing_app.editing.sections import remove_section
from briefing_app.errors import UserError
from briefing_app.services.session import Session
from tests.builders import PACK
from tests.services.parts import make_library, open_session

NOTE = RecordRef(kind=Kind.SPEAKER_NOTE, id="note-1")
OTHER = RecordRef(kind=Kind.SPEAKER_NOTE, id="note-2")
HOSTILE = [
    "",
    " ",
    "\x00\x07bell",
    "\u202eright to left\u202c",
    "a\u0301" * 500,
    "\U0001f1e6\U0001f1ff",
    "Әліпби: Ң ң Ө ө Ұ ұ Ү ү Һ һ Ғ ғ Қ қ І і",
    "საქართველო",
    "מסמך \u200fעברי",
    "'; DROP TABLE text; --",
    "<w:p>&amp;</w:p> {braces} %s \\n",
    "x" * 400,
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_library(tmp_path / "office.briefings")


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    with open_session(path) as opened:
        yield opened


def _text(reader: Reader, ref: RecordRef, field: str) -> str:
    return next((text.tree.plain for text in reader.texts([ref.id]) if text.field == field), "")


def _stored(path: Path, ref: RecordRef, field: str) -> str:
    with open_session(path) as again:
        return again.read_now(lambda reader: _text(reader, ref, field))


@pytest.mark.parametrize("words", HOSTILE)
def test_whatever_is_typed_comes_back_as_it_was_after_a_restart(path: Path, words: str) -> None:
    with open_session(path) as opened:
        opened.type_text(NOTE, "close", "en", plain_text(words))
        shown = opened.read_now(lambda reader: _text(reader, NOTE, "close"))
    assert _stored(path, NOTE, "close") == shown


@pytest.mark.parametrize("name", [words for words in HOSTILE if words.strip() and "\x00" not in words])
def test_a_name_is_kept_letter_by_letter(path: Path, name: str) -> None:
    pack = RecordRef(kind=Kind.PACK, id=PACK)
    with open_session(path) as opened:
        opened.type_field(pack, "name", name)
    with open_session(path) as again:
        found = again.read_now(lambda reader: reader.get(Pack, PACK))
        assert found is not None
        assert found.name == name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\ud83c\udde6 joined", "\U0001f1e6 joined"),
        ("half \ud83c of one", "half  of one"),
        ("\udde6", ""),
        ("plain Қазақ", "plain Қазақ"),
    ],
)
def test_half_a_letter_that_no_file_can_hold_keeps_nothing_from_being_saved(path: Path, typed: str, kept: str) -> None:
    with open_session(path) as opened:
        opened.type_text(NOTE, "close", "en", plain_text(f"[{typed}]"))
        opened.type_field(RecordRef(kind=Kind.PACK, id=PACK), "name", f"[{typed}]")
    assert _stored(path, NOTE, "close") == f"[{kept}]"
    with open_session(path) as again:
        found = again.read_now(lambda reader: reader.get(Pack, PACK))
        assert found is not None
        assert found.name == f"[{kept}]"


def test_keys_in_two_fields_from_two_threads_both_arrive_whole(session: Session, path: Path) -> None:
    fields = [(NOTE, "opening"), (OTHER, "message"), (NOTE, "close"), (OTHER, "ask")]

    def type_away(ref: RecordRef, field: str) -> None:
        for number in range(40):
            session.type_text(ref, field, "en", plain_text(f"{field} {number}"))

    with ThreadPoolExecutor(max_workers=4) as hands:
        for each in [hands.submit(type_away, *where) for where in fields]:
            each.result()
    session.commit().result()
    for ref, field in fields:
        assert _stored(path, ref, field) == f"{field} 39"


def test_readers_see_whole_states_while_somebody_types_and_undoes(session: Session) -> None:
    stop = threading.Event()
    seen: set[str] = set()

    def look() -> None:
        while not stop.is_set():
            seen.add(session.read_now(lambda reader: _text(reader, NOTE, "close")))

    with ThreadPoolExecutor(max_workers=2) as hands:
        looking = [hands.submit(look) for _ in range(2)]
        for number in range(15):
            session.type_text(NOTE, "close", "en", plain_text(f"Whole sentence {number}."))
            if number % 3 == 2:
                session.undo().result()
        stop.set()
        for each in looking:
            each.result()
    allowed = {f"Whole sentence {number}." for number in range(15)} | {"We count on you."}
    assert seen <= allowed


def test_commands_from_many_threads_are_steps_one_after_the_other(session: Session) -> None:
    pack = RecordRef(kind=Kind.PACK, id=PACK)
    with ThreadPoolExecutor(max_workers=6) as hands:
        commands = [set_field(pack, "name", f"Pack {number}") for number in range(12)]
        given = [hands.submit(session.do, command) for command in commands]
        entries = [each.result().result().entry for each in given]
    assert len(set(entries)) == 12
    for _ in range(12):
        session.undo().result()
    found = session.read_now(lambda reader: reader.get(Pack, PACK))
    assert found is not None
    assert found.name == "Delegation pack"


def test_typing_into_a_section_that_has_just_been_removed_is_told_and_work_goes_on(session: Session) -> None:
    section = RecordRef(kind=Kind.SECTION, id="section-5")
    session.do(remove_section(SectionId("section-5"))).result()
    session.type_text(section, "introduction", "en", plain_text("Too late."))
    with pytest.raises(UserError):
        session.commit().result()
    session.type_text(NOTE, "close", "en", plain_text("Still here."))
    session.commit().result()
    assert session.read_now(lambda reader: reader.get(Section, "section-5")) is None
    assert session.read_now(lambda reader: _text(reader, NOTE, "close")) == "Still here."


@pytest.mark.parametrize(
    ("ref", "field", "value"),
    [
        (RecordRef(kind=Kind.PACK, id="gone"), "name", "X"),
        (RecordRef(kind=Kind.PACK, id=PACK), "no_such_field", "X"),
        (NOTE, "minutes", "many"),
        (NOTE, "mission", 7),
    ],
)
def test_a_value_that_cannot_be_is_refused_in_words_and_changes_nothing(
    session: Session, ref: RecordRef, field: str, value: object
) -> None:
    before = session.read_now(lambda reader: (reader.get(Pack, PACK), reader.get(SpeakerNote, NOTE.id)))
    session.type_field(ref, field, value)
    assert session.read_now(lambda reader: (reader.get(Pack, PACK), reader.get(SpeakerNote, NOTE.id))) == before
    with pytest.raises(UserError):
        session.commit().result()
    session.commit().result()
    assert session.undo_label().result() is None


def test_with_nothing_done_there_is_nothing_to_undo_or_redo(session: Session) -> None:
    assert session.undo_label().result() is None
    assert session.redo_label().result() is None
    for call in (session.undo, session.redo):
        with pytest.raises(UserError):
            call().result()


def test_a_session_that_is_closed_twice_or_asked_afterwards_says_so(path: Path) -> None:
    session = open_session(path)
    session.close()
    session.close()
    with pytest.raises(RuntimeError):
        session.ask(lambda reader: reader.all(Pack))


def test_a_reading_that_fails_harms_no_other(session: Session) -> None:
    def wrong(_reader: Reader) -> None:
        raise ValueError("a bug in a view")

    with pytest.raises(ValueError, match="a bug"):
        session.ask(wrong).result()
    assert session.ask(lambda reader: reader.get(Pack, PackId(PACK))).result() is not None
