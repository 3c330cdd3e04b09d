from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.document.words import words
from briefing_app.domain.ids import PackId, SectionId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import plain_text
from briefing_app.editing.sections import remove_section
from briefing_app.errors import InputError
from briefing_app.services.page_thread import PageThread
from briefing_app.services.preview import Preview, PreviewFailure, PreviewService
from briefing_app.services.session import Session
from tests.builders import PACK
from tests.services.parts import CLOCK, make_library, open_session

NOTE = RecordRef(kind=Kind.SPEAKER_NOTE, id="note-1")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with open_session(make_library(tmp_path / "office.briefings")) as opened:
        yield opened


@pytest.fixture
def thread() -> Iterator[PageThread]:
    made = PageThread()
    yield made
    made.close()


@pytest.fixture
def answers() -> queue.Queue[Preview | PreviewFailure]:
    return queue.Queue()


@pytest.fixture
def service(
    session: Session, thread: PageThread, answers: queue.Queue[Preview | PreviewFailure]
) -> Iterator[PreviewService]:
    made = PreviewService(session, thread=thread, clock=CLOCK)
    made.ready.connect(answers.put)
    made.failed.connect(answers.put)
    yield made
    made.close()


def _preview(answers: queue.Queue[Preview | PreviewFailure]) -> Preview:
    answer = answers.get(timeout=20)
    assert isinstance(answer, Preview), answer
    return answer


def test_a_request_is_answered_with_pages_that_can_be_drawn(
    service: PreviewService, answers: queue.Queue[Preview | PreviewFailure]
) -> None:
    service.request(PACK, audience=Level.MEMBERS)
    preview = _preview(answers)
    assert len(preview.sizes) == preview.pdf.pages > 1
    picture = preview.picture(1, 2.0).result()
    assert picture.width == pytest.approx(preview.sizes[0][0] * 2, abs=2)
    assert any(place.origin.id for place in preview.pdf.places)


def test_what_is_typed_appears_without_being_asked_for(
    service: PreviewService, session: Session, answers: queue.Queue[Preview | PreviewFailure]
) -> None:
    service.request(PACK)
    _preview(answers)
    session.type_text(NOTE, "close", "en", plain_text("Unmistakable"))
    assert "Unmistakable" in words(_preview(answers).composed.document)


def test_the_newest_request_wins(
    service: PreviewService, thread: PageThread, answers: queue.Queue[Preview | PreviewFailure]
) -> None:
    go = threading.Event()
    thread.submit(go.wait)
    for section in ("section-1", "section-2", "section-5"):
        service.request(PACK, section=SectionId(section))
    go.set()
    assert _preview(answers).request.section == "section-5"
    thread.submit(lambda: None).result()
    assert answers.empty()


def test_a_pack_that_is_not_there_is_told_and_the_next_request_is_answered(
    service: PreviewService, answers: queue.Queue[Preview | PreviewFailure]
) -> None:
    service.request(PackId("gone"))
    failure = answers.get(timeout=20)
    assert isinstance(failure, PreviewFailure)
    assert isinstance(failure.error, InputError)
    service.request(PACK)
    _preview(answers)


def test_a_closed_preview_answers_no_more(
    service: PreviewService,
    session: Session,
    thread: PageThread,
    answers: queue.Queue[Preview | PreviewFailure],
) -> None:
    service.request(PACK)
    _preview(answers)
    service.close()
    session.type_text(NOTE, "close", "en", plain_text("Unheard"))
    thread.submit(lambda: None).result()
    assert answers.empty()


def test_after_a_burst_of_keys_the_last_one_is_on_the_page_and_few_pages_were_made_in_vain(
    service: PreviewService, session: Session, thread: PageThread, answers: queue.Queue[Preview | PreviewFailure]
) -> None:
    service.request(PACK)
    _preview(answers)
    go = threading.Event()
    thread.submit(go.wait)
    for number in range(200):
        session.type_text(NOTE, "close", "en", plain_text(f"Key number {number}."))
    go.set()
    made = [_preview(answers)]
    thread.submit(lambda: None).result()
    while not answers.empty():
        made.append(_preview(answers))
    assert "199." in words(made[-1].composed.document)
    assert len(made) <= 2


def test_only_the_pages_that_somebody_may_still_look_at_stay_open(
    service: PreviewService, session: Session, thread: PageThread, answers: queue.Queue[Preview | PreviewFailure]
) -> None:
    service.request(PACK)
    shown = newest = _preview(answers)
    for number in range(10):
        session.type_text(NOTE, "close", "en", plain_text(f"Key number {number}."))
        newest = _preview(answers)
    thread.submit(lambda: None).result()
    assert thread.open_files <= 2
    assert shown.picture(1, 0.5).result().width > 0, "a window may be behind"
    assert newest.picture(1, 0.5).result().width > 0


def test_an_undo_and_a_command_show_without_being_asked_for(
    service: PreviewService, session: Session, answers: queue.Queue[Preview | PreviewFailure]
) -> None:
    service.request(PACK)
    _preview(answers)
    session.type_text(NOTE, "close", "en", plain_text("Unmistakable"))
    assert "Unmistakable" in words(_preview(answers).composed.document)
    session.undo().result()
    assert "Unmistakable" not in words(_preview(answers).composed.document)
    session.redo().result()
    assert "Unmistakable" in words(_preview(answers).composed.document)


def test_another_windows_commit_shows_within_two_seconds(
    service: PreviewService, session: Session, answers: queue.Queue[Preview | PreviewFailure]
) -> None:
    service.request(PACK)
    _preview(answers)
    with open_session(session.path) as other:
        other.type_text(NOTE, "close", "en", plain_text("Elsewhere"))
        other.commit().result()
        assert "Elsewhere" in words(_preview(answers).composed.document)


def test_a_section_that_is_removed_while_it_is_shown_is_told_and_undo_brings_it_back(
    service: PreviewService, session: Session, answers: queue.Queue[Preview | PreviewFailure]
) -> None:
    service.request(PACK, section=SectionId("section-5"))
    _preview(answers)
    session.do(remove_section(SectionId("section-5"))).result()
    failure = answers.get(timeout=20)
    assert isinstance(failure, PreviewFailure)
    assert isinstance(failure.error, InputError)
    session.undo().result()
    assert _preview(answers).pdf.pages == 1
