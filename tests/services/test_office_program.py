"""LibreOffice makes pages of a file: nothing is left behind or fetched, and it is ended in time."""

from __future__ import annotations

import http.server
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import docx
import pypdf
import pytest
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

from briefing_app.paths import Paths
from briefing_app.services.office_program import OfficeError, OfficeKind, OfficeProgram, find_office

posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell's script")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(data=tmp_path / "data", config=tmp_path / "config", cache=tmp_path / "cache")


def a_word_file(words: str = "Hello") -> docx.document.Document:
    word = docx.Document()
    word.add_paragraph(words)
    return word


def saved(word: docx.document.Document) -> bytes:
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def left_in(paths: Paths) -> list[Path]:
    return list(paths.temporary.rglob("*"))


@pytest.mark.needs_soffice
def test_a_word_file_becomes_pages_and_its_bookmarks_places(paths: Paths) -> None:
    word = docx.Document()
    word.add_paragraph("First page").add_run().add_break(WD_BREAK.PAGE)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    marked = '<w:bookmarkStart w:id="1" w:name="here"/><w:r><w:t>Second page</w:t></w:r><w:bookmarkEnd w:id="1"/>'
    word.element.body.insert(1, parse_xml(f"<w:p {space}>{marked}</w:p>"))
    made = OfficeProgram(paths.new_temporary_folder).pdf(saved(word), kind=OfficeKind.DOCX, name="a.docx")
    read = pypdf.PdfReader(BytesIO(made))
    assert [page.extract_text().strip() for page in read.pages] == ["First page", "Second page"]
    assert read.get_destination_page_number(read.named_destinations["/here"]) == 1
    assert not left_in(paths)


class _Counting(http.server.BaseHTTPRequestHandler):
    asked: list[str]

    def _answer(self) -> None:
        self.asked.append(self.path)
        self.send_error(404)

    do_GET = do_HEAD = do_OPTIONS = do_PROPFIND = _answer  # noqa: N815  (names that the standard library calls)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def a_server() -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []
    handler = type("_Handler", (_Counting,), {"asked": asked})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.needs_soffice
def test_a_picture_that_a_file_links_to_is_not_fetched(paths: Paths, a_server: tuple[str, list[str]]) -> None:
    address, asked = a_server
    word = a_word_file("Words beside a linked picture")
    target = word.part.relate_to(f"{address}/seen.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)
    word.element.body.insert(0, parse_xml(LINKED_PICTURE.format(id=target)))
    made = OfficeProgram(paths.new_temporary_folder).pdf(saved(word), kind=OfficeKind.DOCX, name="a.docx")
    assert "Words beside" in pypdf.PdfReader(BytesIO(made)).pages[0].extract_text()
    assert asked == []


LINKED_PICTURE = (
    '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:r><w:drawing>'
    '<wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="p"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
    '<pic:nvPicPr><pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="{id}"/>'
    '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="914400" cy="914400"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
)


@pytest.mark.needs_soffice
def test_what_is_no_file_of_a_word_processor_is_refused_by_its_name(paths: Paths) -> None:
    with pytest.raises(OfficeError, match="no pages of letter\\.docx"):
        OfficeProgram(paths.new_temporary_folder).pdf(b"PK\x03\x04 broken", kind=OfficeKind.DOCX, name="letter.docx")
    assert not left_in(paths)


# --- a stand-in that takes for ever -----------------------------------------------------------------------------------


@pytest.fixture
def never_ends(tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """A program that starts another one, as LibreOffice does, and where it notes that one's number."""
    program, number = tmp_path / "soffice", tmp_path / "number"
    program.write_text(f"#!/bin/sh\nsleep 600 &\necho $! > {number}.new\nmv {number}.new {number}\nwait\n")
    program.chmod(0o700)
    yield program, number
    if number.exists():
        with suppress(ProcessLookupError):
            os.kill(int(number.read_text()), signal.SIGKILL)


def gone(process: int) -> bool:
    end = time.monotonic() + 5
    while time.monotonic() < end:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        if (stat := Path(f"/proc/{process}/stat")).exists() and stat.read_text().split()[2] == "Z":
            return True
        time.sleep(0.02)
    return False


@posix
def test_cancel_ends_it_and_what_it_has_started(paths: Paths, never_ends: tuple[Path, Path]) -> None:
    program, number = never_ends
    office = OfficeProgram(paths.new_temporary_folder, find=lambda: program)
    with pytest.raises(CancelledError):
        office.pdf(b"x", kind=OfficeKind.DOCX, name="a.docx", cancelled=number.exists)
    assert gone(int(number.read_text()))
    assert not left_in(paths)


@posix
def test_what_takes_too_long_is_ended_with_a_word(paths: Paths, never_ends: tuple[Path, Path]) -> None:
    program, number = never_ends
    office = OfficeProgram(paths.new_temporary_folder, find=lambda: program)
    with pytest.raises(OfficeError, match="takes too long for a\\.docx"):
        office.pdf(b"x", kind=OfficeKind.DOCX, name="a.docx", seconds=1)
    assert gone(int(number.read_text()))
    assert not left_in(paths)


# --- where it lies ----------------------------------------------------------------------------------------------------


def test_without_it_a_person_is_told_what_to_install(paths: Paths) -> None:
    office = OfficeProgram(paths.new_temporary_folder, find=lambda: None)
    assert not office.is_there
    with pytest.raises(OfficeError, match=r"LibreOffice is not installed.*a\.docx"):
        office.pdf(b"", kind=OfficeKind.DOCX, name="a.docx")


@posix
def test_it_is_found_on_the_path(tmp_path: Path) -> None:
    program = tmp_path / "libreoffice"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o700)
    assert find_office({"PATH": str(tmp_path)}, system="linux") == program
    assert find_office({"PATH": str(tmp_path / "other")}, system="linux") is None


def test_it_is_found_at_its_usual_place_on_windows(tmp_path: Path) -> None:
    program = tmp_path / "LibreOffice" / "program" / "soffice.exe"
    program.parent.mkdir(parents=True)
    program.write_bytes(b"")
    assert find_office({"PATH": "", "ProgramFiles": str(tmp_path)}, system="win32") == program
