from __future__ import annotations

import queue
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.domain.ids import PackId
from briefing_app.domain.levels import Level
from briefing_app.domain.records.mission import NoteUse, SpeakerNote
from briefing_app.domain.records.pack import Pack
from briefing_app.domain.text import plain_text
from briefing_app.services.building import Format
from briefing_app.services.export import ExportRequest
from briefing_app.services.preview import Preview, PreviewFailure
from briefing_app.services.services import Services
from briefing_app.services.session import Session
from tests.services.parts import services_in
from tests.services.pictures import difference, pictures

CASES = [
    ("Delegation pack", None),
    ("Delegation pack", Level.STAFF),
    ("Public handout", None),
]


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1581940920")
    with services_in(tmp_path / "home") as made:
        yield made


@pytest.fixture
def session(services: Services, tmp_path: Path) -> Iterator[Session]:
    with services.library.create_sample(tmp_path / "sample.briefings") as opened:
        yield opened


def _pack(session: Session, begins: str) -> PackId:
    packs = session.ask(lambda reader: reader.all(Pack)).result()
    return next(pack.id for pack in packs if pack.name.startswith(begins))


class Watch:
    """A preview whose answers are waited for."""

    def __init__(self, services: Services, session: Session) -> None:
        self.answers: queue.Queue[Preview | PreviewFailure] = queue.Queue()
        self.service = services.preview(session)
        self.service.ready.connect(self.answers.put)
        self.service.failed.connect(self.answers.put)

    def next(self) -> Preview:
        answer = self.answers.get(timeout=30)
        assert isinstance(answer, Preview), answer
        return answer


@pytest.fixture
def watch(services: Services, session: Session) -> Iterator[Watch]:
    made = Watch(services, session)
    yield made
    made.service.close()


def _assert_same_pages(services: Services, session: Session, preview: Preview, out: Path) -> None:
    request = ExportRequest(
        pack=preview.request.pack, audience=preview.request.audience, formats=(Format.PDF,), out=out
    )
    (exported,) = services.export.export(session, request).files
    data = exported.read_bytes()
    assert data != preview.pdf.data, "an export is packed: the files differ, the pages may not"
    compared = 0
    both = zip(pictures(preview.pdf.data), pictures(data), strict=True)
    for number, (shown, written) in enumerate(services.pages.submit(lambda: list(both)).result(), start=1):
        assert difference(shown, written) == 0.0, f"page {number}"
        compared += 1
    assert compared == preview.pdf.pages


@pytest.mark.parametrize("case", CASES)
def test_every_page_of_the_preview_is_the_exports_point_by_point(
    services: Services, session: Session, watch: Watch, tmp_path: Path, case: tuple[str, Level | None]
) -> None:
    begins, audience = case
    watch.service.request(_pack(session, begins), audience=audience)
    _assert_same_pages(services, session, watch.next(), tmp_path / "out")


def test_pages_kept_while_one_types_are_the_exports_too(
    services: Services, session: Session, watch: Watch, tmp_path: Path
) -> None:
    watch.service.request(_pack(session, "Delegation pack"))
    first = watch.next()
    notes = session.ask(lambda reader: reader.all(SpeakerNote)).result()
    note = next(note for note in notes if note.use is NoteUse.SPEAK)
    pages = []
    for words in ("T", "Th", "Thank you, төраға. " * 200, "Thank you."):
        session.type_text(note.ref, "close", "en", plain_text(words))
        pages.append(watch.next())
    assert pages[2].pdf.pages > first.pdf.pages
    assert pages[-1].pdf.data != first.pdf.data
    _assert_same_pages(services, session, pages[-1], tmp_path / "out")


def test_two_different_pages_are_told_apart(session: Session, services: Services, watch: Watch) -> None:
    watch.service.request(_pack(session, "Delegation pack"))
    data = watch.next().pdf.data
    first, second, *_ = services.pages.submit(lambda: list(pictures(data))).result()
    assert difference(first, second) > 1.0
