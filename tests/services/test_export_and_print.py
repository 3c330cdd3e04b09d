from __future__ import annotations

import json
import os
import stat
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
from briefing_app.errors import InputError, UserError
from briefing_app.rendering.raster import RasterImage
from briefing_app.services.building import BuildRequest, Format, RefusedError
from briefing_app.services.export import CancelledError, ExportRequest
from briefing_app.services.preview import Pages
from briefing_app.services.printing import JOB_TITLE, Duplex, Printer, PrintRequest
from briefing_app.services.reading_back import docx_words, leaks
from briefing_app.services.services import Services
from briefing_app.services.session import Session
from tests.builders import PACK, person
from tests.services.parts import make_library, open_session, services_in

NOTE = RecordRef(kind=Kind.SPEAKER_NOTE, id="note-1")
TWIN = person("Withheld Twin", key="twin", named_to=Level.STAFF)

_LP = """#!/usr/bin/env python3
import json, pathlib, sys
folder = pathlib.Path(__file__).parent
(folder / "arguments.json").write_text(json.dumps(sys.argv[1:]))
(folder / "received.pdf").write_bytes(sys.stdin.buffer.read())
"""
_LPSTAT = """#!/bin/sh
case "$1" in
  -e) printf 'Office\\nReception\\n' ;;
  -d) echo 'system default destination: Reception' ;;
esac
"""


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1581940920")
    with services_in(tmp_path / "home") as made:
        yield made


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with open_session(make_library(tmp_path / "office.briefings", TWIN)) as opened:
        yield opened


@pytest.fixture
def cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    for name, script in (("lp", _LP), ("lpstat", _LPSTAT)):
        path = folder / name
        path.write_text(script)
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


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


def test_cups_gets_the_bytes_of_the_export_and_its_options_as_one_list(
    services: Services, session: Session, tmp_path: Path, cups: Path
) -> None:
    request = PrintRequest(pack=PACK, printer="Office", copies=3, duplex=Duplex.LONG)
    result = services.printing.print_pack(session, request)
    (pdf,) = services.export.export(session, _request(tmp_path, formats=(Format.PDF,))).files
    assert (cups / "received.pdf").read_bytes() == pdf.read_bytes()
    arguments = json.loads((cups / "arguments.json").read_text())
    assert arguments == ["-d", "Office", "-n", "3", "-t", JOB_TITLE, "-o", "sides=two-sided-long-edge", "-s", "-"]
    assert result.pages == len(pypdf.PdfReader(pdf).pages)


def test_the_usual_printer_comes_first(services: Services, cups: Path) -> None:
    assert cups.exists()
    assert services.printing.printers() == (Printer(name="Reception", default=True), Printer(name="Office"))


def test_the_first_line_says_what_goes_out(services: Services, session: Session) -> None:
    prepared = services.printing.prepare(session, BuildRequest(pack=PACK, section=SectionId("section-5")))
    count = len(prepared.pages.sizes)
    pages = "1 page" if count == 1 else f"{count} pages"
    assert prepared.line.endswith(f", audience members, {pages}, draft")
    picture = prepared.pages.picture(1, 1.0).result()
    assert picture.width == pytest.approx(prepared.pages.sizes[0][0], abs=1)


def test_a_printer_that_refuses_is_told_in_its_own_words(services: Services, session: Session, cups: Path) -> None:
    (cups / "lp").write_text("#!/bin/sh\ncat > /dev/null\necho 'lp: Unknown destination' >&2\nexit 1\n")
    with pytest.raises(UserError, match="Unknown destination"):
        services.printing.print_pack(session, PrintRequest(pack=PACK, printer="Nowhere"))


def test_without_cups_pages_go_out_as_pictures_one_at_a_time(
    services: Services, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing_app.services.printing.shutil.which", lambda _name: None)
    with pytest.raises(UserError, match="no printer"):
        services.printing.print_pack(session, PrintRequest(pack=PACK))
    paper = _Paper()
    services.printing.page_printer = paper
    assert services.printing.printers() == (Printer(name="Paper"),)
    result = services.printing.print_pack(session, PrintRequest(pack=PACK, copies=2))
    assert len(paper.printed) == result.pages
    assert paper.title == JOB_TITLE
    assert paper.printed[0].width == pytest.approx(595 * 300 / 72, abs=5)


class _Paper:
    """A printer that keeps what it is given."""

    def __init__(self) -> None:
        self.printed: list[RasterImage] = []
        self.title = ""

    def printers(self) -> tuple[Printer, ...]:
        return (Printer(name="Paper"),)

    def print_pages(self, pages: Pages, request: PrintRequest, *, title: str, scale: float) -> None:
        assert request.copies == 2
        self.title = title
        self.printed = [pages.picture(page, scale).result() for page in range(1, len(pages.sizes) + 1)]
