"""What a session leaves behind: a library's words stand in it, in its backups and in what was exported, only there."""

from __future__ import annotations

import os
import queue
import stat
from pathlib import Path

import pytest

from briefing_app.domain.kinds import Kind
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import plain_text
from briefing_app.editing.fields import set_field
from briefing_app.errors import UserError
from briefing_app.rendering.raster import RasterImage
from briefing_app.services.building import Format
from briefing_app.services.export import ExportRequest
from briefing_app.services.pages import Pages
from briefing_app.services.preview import Preview, PreviewFailure
from briefing_app.services.printing import Printer, PrintRequest
from briefing_app.services.services import Services
from tests.builders import PACK, person
from tests.services.parts import make_library, services_in

NOTE = RecordRef(kind=Kind.SPEAKER_NOTE, id="note-1")
WORDS = NAME, TYPED, ROLE = "Zhanaryqova", "qanarywords", "qanaryrole"


class PaperTray:
    """A printer that looks at every page."""

    def printers(self) -> tuple[Printer, ...]:
        return (Printer(name="Paper"),)

    def print_pages(self, pages: Pages, _request: PrintRequest, *, title: str, scale: float) -> None:
        assert title
        pictures: list[RasterImage] = [pages.picture(number + 1, scale).result() for number in range(len(pages.sizes))]
        assert pictures


def _work(services: Services, path: Path, out: Path) -> None:
    """Open, type, look at pages, export, be refused, print, undo, close."""
    with services.library.open(path) as session:
        session.type_text(NOTE, "opening", "en", plain_text(f"Thank you for {TYPED}."))
        session.do(set_field(NOTE, "role", ROLE)).result()
        answers: queue.Queue[Preview | PreviewFailure] = queue.Queue()
        preview = services.preview(session)
        preview.ready.connect(answers.put)
        preview.request(PACK)
        assert isinstance(answers.get(timeout=60), Preview)
        services.export.export(session, ExportRequest(pack=PACK, out=out, formats=(Format.PDF, Format.DOCX)))
        services.printing.page_printer = PaperTray()
        services.printing.print_pack(session, PrintRequest(pack=PACK))
        session.type_text(NOTE, "close", "en", plain_text(f"Ask {NAME} about it."))
        with pytest.raises(UserError):
            services.export.export(session, ExportRequest(pack=PACK, out=out, formats=(Format.PDF,)))
        session.undo().result()
        preview.close()


def test_words_of_a_library_stand_nowhere_but_where_they_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing_app.services.printing.shutil.which", lambda _name: None)
    home, office, out = tmp_path / "home", tmp_path / "office", tmp_path / "out"
    office.mkdir()
    path = make_library(office / "office.briefings", person(f"Aigul {NAME}", key="withheld"))
    with services_in(home) as services:
        _work(services, path, out)
        kept, data = (services.paths.backups, office, out), services.paths.data
    assert _tells(path), "the words would be found"
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    homes = (tmp_path, *(Path(os.environ[name]) for name in ("HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")))
    files = {each for folder in homes for each in folder.rglob("*") if each.is_file()}
    left = {each for each in files if not any(folder in each.parents for folder in kept)}
    assert {"settings.json", "written-files.json"} <= {each.name for each in left}
    assert [each for each in left if _tells(each)] == []


def _tells(path: Path) -> bool:
    """Whether a file holds one of the words in any usual letters."""
    data = path.read_bytes()
    forms = {form.encode(code) for word in WORDS for form in (word, word.lower()) for code in ("utf-8", "utf-16-le")}
    return any(form in data for form in forms)
