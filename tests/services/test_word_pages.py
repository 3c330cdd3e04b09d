"""The contents of a Word file name the pages on which its headings lie once LibreOffice has laid it out."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from concurrent.futures import CancelledError
from dataclasses import replace
from functools import cache, partial
from io import BytesIO
from itertools import product
from pathlib import Path

import pypdf
import pytest
from lxml import etree

from briefing_app.bootstrap import make_services
from briefing_app.document.tree import Document
from briefing_app.domain.changes import ChangeSet, replaced
from briefing_app.domain.paper import Paper
from briefing_app.domain.records.pack import Pack
from briefing_app.domain.records.people import Person
from briefing_app.paths import Paths, standard_paths
from briefing_app.rendering.docx import write_docx
from briefing_app.rendering.docx.inline import PageOf
from briefing_app.services.building import Format
from briefing_app.services.copy_plan import CopiesRequest
from briefing_app.services.export import CancelledError as StoppedError
from briefing_app.services.export import ExportRequest
from briefing_app.services.office_program import OfficeKind, OfficeProgram
from briefing_app.services.page_thread import PageThread
from briefing_app.services.services import Services
from briefing_app.services.session import Session
from briefing_app.services.word_pages import WordPages
from tests.journeys.sample import sample_pack

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
pack = cache(sample_pack)


@pytest.fixture
def thread() -> Iterator[PageThread]:
    made = PageThread()
    yield made
    made.close()


@pytest.fixture
def office(tmp_path: Path) -> OfficeProgram:
    return OfficeProgram(Paths(data=tmp_path, config=tmp_path, cache=tmp_path).new_temporary_folder)


def writer(document: Document, paper: Paper) -> partial[bytes]:
    return partial(write_docx, document, paper=paper)


def contents(data: bytes) -> list[tuple[str, str, str]]:
    """Return the lines of the contents as they stand in the file: title, page, and the bookmark that the page is of."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    lines = []
    for paragraph in root.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is None or style.get(f"{W}val") not in {"TOC1", "TOC2"}:
            continue
        (link,) = paragraph.findall(f"{W}hyperlink")
        words = "\t".join("".join(each.text or "" for each in part.iter(f"{W}t")) for part in _parted_at_the_tab(link))
        title, _, page = words.partition("\t")
        asked = [each.text.split()[1] for each in link.iter(f"{W}instrText") if each.text and "PAGEREF" in each.text]
        assert asked in ([], [link.get(f"{W}anchor")])
        lines.append((title, page, str(link.get(f"{W}anchor"))))
    return lines


def _parted_at_the_tab(link: etree._Element) -> list[etree._Element]:
    parts = [etree.Element("part")]
    for run in list(link):
        if run.find(f"{W}tab") is not None:
            parts.append(etree.Element("part"))
        else:
            parts[-1].append(run)
    return parts


def squeezed(words: str) -> str:
    return "".join(words.replace("\ufeff", "").split())


@pytest.mark.needs_soffice
@pytest.mark.xdist_group("soffice")
@pytest.mark.parametrize(("index", "paper"), list(product([0, 1], Paper)))
def test_each_heading_lies_on_the_page_that_the_contents_name(
    index: int, paper: Paper, office: OfficeProgram, thread: PageThread
) -> None:
    write = writer(pack(index), paper)
    data, pages = WordPages(office=office, thread=thread).numbered(lambda page_of: write(page_of=page_of))
    read = pypdf.PdfReader(BytesIO(office.pdf(data, kind=OfficeKind.DOCX, name="pack.docx")))
    assert pages == len(read.pages)
    texts = [squeezed(page.extract_text()) for page in read.pages]
    lines = contents(data)
    assert bool(lines) is (index == 0)
    for title, page, bookmark in lines:
        place = read.get_destination_page_number(read.named_destinations[f"/{bookmark}"])
        assert page == str((place or 0) + 1), title
        assert squeezed(title) in texts[int(page) - 1]
        shown = [text for text in texts[: int(lines[0][1]) - 1] if squeezed(title) in text]
        assert shown, f"no page of contents shows {title}"


@pytest.mark.needs_soffice
@pytest.mark.xdist_group("soffice")
def test_two_builds_find_the_same_pages(office: OfficeProgram, thread: PageThread) -> None:
    write = writer(pack(0), Paper.A4)
    word_pages = WordPages(office=office, thread=thread)
    assert word_pages.numbered(lambda page_of: write(page_of=page_of)) == word_pages.numbered(
        lambda page_of: write(page_of=page_of)
    )


def test_without_libreoffice_the_contents_have_section_numbers_and_no_pages(thread: PageThread, tmp_path: Path) -> None:
    write = writer(pack(0), Paper.A4)
    office = OfficeProgram(lambda: tmp_path, find=lambda: None)
    data, pages = WordPages(office=office, thread=thread).numbered(lambda page_of: write(page_of=page_of))
    assert pages is None
    assert data == write()
    lines = contents(data)
    assert lines
    assert {page for _, page, _ in lines} == {""}
    assert any(title[0].isdigit() for title, _, _ in lines)


def test_where_it_makes_nothing_of_the_file_it_is_written_without_pages(thread: PageThread, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    office = OfficeProgram(lambda: tmp_path / "new", find=lambda: Path("/bin/true"))
    data, pages = WordPages(office=office, thread=thread).numbered(
        lambda page_of: b"known" if page_of("b") else b"plain"
    )
    assert (data, pages) == (b"plain", None)


def test_a_stop_ends_the_measuring(thread: PageThread, tmp_path: Path) -> None:
    program, asked = tmp_path / "soffice", list[str]()
    program.write_text("#!/bin/sh\nexec sleep 600\n")
    program.chmod(0o700)
    (tmp_path / "new").mkdir()

    def write(page_of: PageOf) -> bytes:
        asked.append(page_of("b"))
        return b"x"

    office = OfficeProgram(lambda: tmp_path / "new", find=lambda: program)
    with pytest.raises(CancelledError):
        WordPages(office=office, thread=thread).numbered(write, cancelled=lambda: True)
    assert asked == ["88"]


@pytest.mark.parametrize("page", ["", "7"])
def test_word_asks_for_no_update_when_the_file_is_opened(page: str) -> None:
    data = write_docx(pack(0), paper=Paper.A4, page_of=lambda _bookmark: page)
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert b"updateFields" not in package.read("word/settings.xml")
    assert {held for _, held, _ in contents(data)} == {page}


# --- through an export ------------------------------------------------------------------------------------------------


def the_sample(folder: Path, services: Services) -> tuple[Session, ExportRequest]:
    session = services.library.create_sample(folder / "sample.briefings")
    packs = session.read_now(lambda reader: reader.all(Pack))
    return session, ExportRequest(pack=packs[0].id, out=folder / "out")


@pytest.mark.needs_soffice
@pytest.mark.xdist_group("soffice")
def test_an_export_tells_the_pages_of_each_format(tmp_path: Path) -> None:
    services = make_services(standard_paths({"BRIEFING_HOME": str(tmp_path / "home")}))
    session, request = the_sample(tmp_path, services)
    result = services.export.export(session, request)
    pdf, word = result.files
    laid_out = services.office.pdf(word.read_bytes(), kind=OfficeKind.DOCX, name=word.name)
    assert result.pages == {
        Format.PDF: len(pypdf.PdfReader(pdf).pages),
        Format.DOCX: len(pypdf.PdfReader(BytesIO(laid_out)).pages),
    }
    assert all(page for _, page, _ in contents(word.read_bytes()))
    session.close()
    services.close()


def test_an_export_that_is_stopped_while_pages_are_found_writes_nothing(tmp_path: Path) -> None:
    program, started = tmp_path / "soffice", tmp_path / "started"
    program.write_text(f"#!/bin/sh\ntouch {started}\nexec sleep 600\n")
    program.chmod(0o700)
    paths = standard_paths({"BRIEFING_HOME": str(tmp_path / "home")})
    services = make_services(paths, office=OfficeProgram(paths.new_temporary_folder, find=lambda: program))
    session, request = the_sample(tmp_path, services)
    with pytest.raises(StoppedError):
        services.export.export(session, request, cancelled=started.exists)
    assert not request.out.exists()
    assert not list(paths.temporary.iterdir())
    session.close()
    services.close()


# --- copies for recipients --------------------------------------------------------------------------------------------


@pytest.mark.needs_soffice
@pytest.mark.xdist_group("soffice")
def test_copies_name_their_pages_though_each_recipe_is_laid_out_once(tmp_path: Path) -> None:
    paths = standard_paths({"BRIEFING_HOME": str(tmp_path / "home")})
    asked: list[Path] = []

    def new_folder() -> Path:
        asked.append(paths.new_temporary_folder())
        return asked[-1]

    office = OfficeProgram(new_folder)
    services = make_services(paths, office=office)
    session, request = the_sample(tmp_path, services)
    person = session.read_now(lambda reader: next(each for each in reader.all(Person) if "Thun" in each.name))
    long = replaced(
        person, replace(person, name="R\u00f3\u017ca " + "Barbara Gr\u00e4fin von Thun und Hohenstein " * 3)
    )
    session.do(lambda _reader: ChangeSet(label="A long name", changes=(long,))).result()
    wanted = CopiesRequest(pack=request.pack, out=tmp_path / "out", format=Format.DOCX)
    copies = services.copies.make(session, wanted).copies
    assert len(copies) > 5
    assert len(asked) == 2, "once for the usual names, and once for the one that takes a line more"
    for copy in (copies[-1], next(each for each in copies if "Hohenstein" in each.name)):
        data = copy.file.read_bytes()
        read = pypdf.PdfReader(BytesIO(office.pdf(data, kind=OfficeKind.DOCX, name="copy.docx")))
        assert copy.pages == len(read.pages)
        lines = contents(data)
        assert len(lines) > 20
        for title, page, bookmark in lines:
            place = read.get_destination_page_number(read.named_destinations[f"/{bookmark}"])
            assert page == str((place or 0) + 1), title
        whose = squeezed(f"Copy {copy.number} of {len(copies)} \u00b7 {copy.name}")
        assert all(squeezed(page.extract_text()).count(whose) == 1 for page in read.pages)
    session.close()
    services.close()
