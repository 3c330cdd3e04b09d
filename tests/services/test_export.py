from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from briefing_app.domain.ids import RecipeId, SectionId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import plain_text
from briefing_app.errors import InputError
from briefing_app.services.building import Format, RefusedError
from briefing_app.services.export import CancelledError, ExportRequest
from briefing_app.services.reading_back import docx_words, leaks
from briefing_app.services.services import Services
from briefing_app.services.session import Session
from tests.builders import PACK, person
from tests.services.parts import make_library, open_session, services_in

NOTE = RecordRef(kind=Kind.SPEAKER_NOTE, id="note-1")
TWIN = person("Withheld Twin", key="twin", named_to=Level.STAFF)


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1581940920")
    with services_in(tmp_path / "home") as made:
        yield made


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with open_session(make_library(tmp_path / "office.briefings", TWIN)) as opened:
        yield opened


def _request(tmp_path: Path, **more: object) -> ExportRequest:
    return replace(ExportRequest(pack=PACK, out=tmp_path / "out"), **more)  # type: ignore[arg-type]


def test_an_export_holds_what_was_typed_a_moment_ago(services: Services, session: Session, tmp_path: Path) -> None:
    session.type_text(NOTE, "close", "en", plain_text("Unmistakable farewell."))
    result = services.export.export(session, _request(tmp_path))
    pdf, docx = result.files
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)
    assert "Unmistakable farewell." in " ".join(text.split())
    assert "Unmistakable farewell." in docx_words(docx.read_bytes())
    assert result.pages == len(pypdf.PdfReader(pdf).pages)


def test_progress_rises_to_one_and_a_stop_writes_nothing(services: Services, session: Session, tmp_path: Path) -> None:
    done: list[float] = []
    services.export.start(session, _request(tmp_path), progress=lambda part, _words: done.append(part)).result()
    assert done == sorted(done)
    assert done[-1] == 1.0
    stopped = _request(tmp_path, out=tmp_path / "stopped")
    with pytest.raises(CancelledError):
        services.export.export(session, stopped, cancelled=lambda: True)
    assert not (tmp_path / "stopped").exists()


def test_a_withheld_name_in_free_text_is_an_error_and_nothing_is_written(
    services: Services, session: Session, tmp_path: Path
) -> None:
    session.type_text(NOTE, "close", "en", plain_text("Remember withheld twin."))
    with pytest.raises(RefusedError) as refused:
        services.export.export(session, _request(tmp_path, allow_missing=True))
    assert "Withheld Twin" in refused.value.findings[0].message
    assert not (tmp_path / "out").exists()
    staff = services.export.export(session, _request(tmp_path, audience=Level.STAFF))
    assert len(staff.files) == 2


def test_the_finished_file_is_read_back_though_the_checks_saw_nothing(
    services: Services, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.type_text(NOTE, "close", "en", plain_text("Remember Withheld Twin."))
    monkeypatch.setattr("briefing_app.services.building.run_checks", lambda *_given, **_more: ())
    for form in Format:
        with pytest.raises(RefusedError) as refused:
            services.export.export(session, _request(tmp_path, formats=(form,)))
        assert refused.value.findings[0].check == "read-back"
    assert not (tmp_path / "out").exists()


def test_a_name_in_any_part_of_a_word_file_is_found(services: Services, session: Session, tmp_path: Path) -> None:
    (docx,) = services.export.export(session, _request(tmp_path, formats=(Format.DOCX,))).files
    assert leaks(docx.read_bytes(), docx=True, persons=[TWIN], pages=services.pages) == ()
    for part in ("docProps/app.xml", "word/comments.xml", "word/media/note.xml.rels"):
        planted = tmp_path / "planted.docx"
        with zipfile.ZipFile(docx) as source, zipfile.ZipFile(planted, "w") as package:
            for name in source.namelist():
                if name != part:
                    package.writestr(name, source.read(name))
            package.writestr(part, "<w:p><w:r><w:t>Withheld</w:t></w:r><w:r><w:t> Twin</w:t></w:r></w:p>")
        (leak,) = leaks(planted.read_bytes(), docx=True, persons=[TWIN], pages=services.pages)
        assert leak.spelling == "Withheld Twin"


def test_an_unknown_recipe_or_section_is_refused_in_words(services: Services, session: Session, tmp_path: Path) -> None:
    for wrong in ({"recipe": RecipeId("gone")}, {"section": SectionId("gone")}):
        with pytest.raises(InputError):
            services.export.export(session, _request(tmp_path, **wrong))
