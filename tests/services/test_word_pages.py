"""The contents of a Word file name the pages on which its headings lie once LibreOffice has laid it out."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from concurrent.futures import CancelledError
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pypdf
import pytest
from lxml import etree

from briefing_app.bootstrap import make_services
from briefing_app.document.blocks import Contents, Heading, Paragraph, Row, RowKind
from briefing_app.document.page_numbers import PageNumbers
from briefing_app.document.spoken import plain_words
from briefing_app.document.transforms import finish
from briefing_app.document.tree import Document
from briefing_app.document.walk import walk
from briefing_app.domain.changes import ChangeSet, replaced
from briefing_app.domain.paper import PageStyle, Paper
from briefing_app.domain.records.pack import Pack
from briefing_app.domain.records.people import Person
from briefing_app.paths import Paths, standard_paths
from briefing_app.rendering.docx import bookmark_name, write_docx
from briefing_app.rendering.pdf import page_numbers
from briefing_app.services.building import Format
from briefing_app.services.copy_plan import CopiesRequest
from briefing_app.services.export import CancelledError as StoppedError
from briefing_app.services.export import ExportRequest
from briefing_app.services.office_program import OfficeKind, OfficeProgram
from briefing_app.services.page_thread import PageThread
from briefing_app.services.services import Services
from briefing_app.services.session import Session
from briefing_app.services.word_layout import Measured, PageOf, unmeasured
from briefing_app.services.word_pages import WordPages
from briefing_app.services.word_remarks import remarks
from tests.document.samples import document, part, said
from tests.journeys.sample import sample_pack

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
pack = cache(sample_pack)
CONTENTS = replace(part(Contents(title="Contents"), title="Contents"), listed=False, show_title=False)


@pytest.fixture
def thread() -> Iterator[PageThread]:
    made = PageThread()
    yield made
    made.close()


@pytest.fixture
def office(tmp_path: Path) -> OfficeProgram:
    return OfficeProgram(Paths(data=tmp_path, config=tmp_path, cache=tmp_path).new_temporary_folder)


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


def numbers_of(document: Document, paper: Paper, style: PageStyle = PageStyle.INSTITUTIONAL) -> PageNumbers:
    return page_numbers(document, paper=paper, style=style)


class Made(NamedTuple):
    """A Word file, what was found of its pages, and its pages as LibreOffice makes them."""

    data: bytes
    found: Measured
    read: pypdf.PdfReader


def printed(page: pypdf.PageObject) -> str:
    """Return the number at the foot of a page."""
    ((number, _),) = re.findall(r"Page (\d+) of (\d+)", page.extract_text())
    return str(number)


def headings(whole: Document) -> Iterator[str]:
    for node in walk(whole):
        if isinstance(node, Heading):
            yield plain_words(node.children)
        elif isinstance(node, Row) and node.kind is RowKind.GROUP:
            yield " ".join(
                plain_words(block.children) for block in node.cells[0].children if isinstance(block, Paragraph)
            )


def last_line(page: pypdf.PageObject) -> str:
    """Return the last line above the foot of a page."""
    foot = ("Page", "Draft", "Delegation pack", "TLP", "\u25c7 Illustrative")
    lines = [
        line
        for line in page.extract_text().splitlines()
        if line.strip() and not line.replace("\u00a0", " ").startswith(foot)
    ]
    return squeezed(lines[-1].replace("\u25c7", ""))


def number_at(bookmark: str, read: pypdf.PdfReader) -> str:
    """Return the number at the foot of the page that a bookmark lies on."""
    return printed(read.pages[read.get_destination_page_number(read.named_destinations[f"/{bookmark}"]) or 0])


def made(whole: Document, paper: Paper, style: PageStyle, office: OfficeProgram, thread: PageThread) -> Made:
    def write(page_of: PageOf, numbers: PageNumbers) -> bytes:
        return write_docx(whole, paper=paper, style=style, page_of=page_of, numbers=numbers)

    found = WordPages(office=office, thread=thread).measured(write, numbers_of(whole, paper, style))
    data = write(found.page_of, found.numbers)
    return Made(data, found, pypdf.PdfReader(BytesIO(office.pdf(data, kind=OfficeKind.DOCX, name="pack.docx"))))


@pytest.mark.needs_soffice
@pytest.mark.xdist_group("soffice")
@pytest.mark.parametrize(
    ("style", "paper"), [*product([PageStyle.INSTITUTIONAL, PageStyle.PLAIN], Paper), (PageStyle.LARGE, Paper.A4)]
)
def test_contents_headings_and_feet_of_the_word_file_name_the_pages_that_the_pdf_names(
    style: PageStyle, paper: Paper, office: OfficeProgram, thread: PageThread
) -> None:
    whole = pack(0)
    word = made(whole, paper, style, office, thread)
    pdf = numbers_of(whole, paper, style)
    assert word.found.pages == len(word.read.pages)
    assert word.found.twice == ()
    # In large print a table before a heading can be a page shorter in Word: then the heading's number is Word's own.
    own = {bookmark_name(anchor) for anchor in word.found.elsewhere}
    assert len(own) <= (1 if style is PageStyle.LARGE else 0)
    feet = [printed(page) for page in word.read.pages]
    assert len(set(feet)) == len(feet)
    assert {str(page) for page in word.found.left_out} == {str(page + 1) for page in range(pdf.pages or 0)} - set(feet)
    assert all(f"of {pdf.pages}" in page.extract_text() for page in word.read.pages)
    texts = [squeezed(page.extract_text()) for page in word.read.pages]
    by_bookmark = {bookmark_name(anchor): page for anchor, page in pdf.anchors.items()}
    lines = contents(word.data)
    assert len(lines) > 20
    titles = {squeezed(title) for title in headings(whole)}
    assert len(titles) > 30
    assert [line for page in word.read.pages[feet.index(lines[0][1]) :] if (line := last_line(page)) in titles] == []
    for title, page, bookmark in lines:
        assert page == number_at(bookmark, word.read), title
        assert bookmark in own or page == str(by_bookmark[bookmark]), title
        assert squeezed(title) in texts[feet.index(page)]
        shown = [text for text in texts[: feet.index(lines[0][1])] if squeezed(title) in text]
        assert shown, f"no page of contents shows {title}"


@pytest.mark.needs_soffice
@pytest.mark.xdist_group("soffice")
def test_pages_that_are_left_blank_have_their_numbers_in_word_too(office: OfficeProgram, thread: PageThread) -> None:
    whole = pack(0)
    right = tuple(replace(part, right_hand=True) for part in whole.parts)
    word = made(replace(whole, parts=right), Paper.A4, PageStyle.INSTITUTIONAL, office, thread)
    pdf = numbers_of(replace(whole, parts=right), Paper.A4)
    assert len(pdf.blank) > 5
    blank = [page for page in word.read.pages if "left blank" in page.extract_text()]
    assert {int(printed(page)) for page in blank} == pdf.blank
    assert {bookmark: number_at(bookmark, word.read) for _, _, bookmark in contents(word.data)} == {
        bookmark: page for _, page, bookmark in contents(word.data)
    }


@pytest.mark.needs_soffice
@pytest.mark.xdist_group("soffice")
def test_a_section_that_is_longer_in_word_is_told_and_the_contents_still_name_its_pages(
    office: OfficeProgram, thread: PageThread
) -> None:
    long = part(*(said("Words that need their room. " * 12) for _ in range(40)), title="Long")
    whole = finish(document(CONTENTS, long, part(said("x"), title="After")))
    pdf = numbers_of(whole, Paper.A4)
    after = pdf.anchors["after"]
    squeezed_in = replace(pdf, anchors={**pdf.anchors, "after": after - 1}, pages=after - 1)
    found = WordPages(office=office, thread=thread).measured(
        lambda page_of, numbers: write_docx(whole, paper=Paper.A4, page_of=page_of, numbers=numbers), squeezed_in
    )
    assert found.twice == (after - 1,)
    assert found.page_of(bookmark_name("after")) == str(after - 1)
    assert list(remarks(whole, found)) == [
        f"In Word page {after - 1} comes twice: a section is longer there than in the PDF."
    ]


def test_without_libreoffice_the_contents_have_the_pages_on_which_sections_begin(
    thread: PageThread, tmp_path: Path
) -> None:
    office = OfficeProgram(lambda: tmp_path, find=lambda: None)
    whole, pdf = pack(0), numbers_of(pack(0), Paper.A4)
    found = WordPages(office=office, thread=thread).measured(lambda _page_of, _numbers: b"", pdf)
    assert found.pages is None
    begun = {bookmark_name(part.anchor): str(pdf.anchors[part.anchor]) for part in whole.parts}
    lines = contents(write_docx(whole, paper=Paper.A4, page_of=found.page_of, numbers=found.numbers))
    assert {bookmark: page for _, page, bookmark in lines} == {mark: begun.get(mark, "") for _, _, mark in lines}
    assert len({page for _, page, _ in lines}) > 5
    assert len(list(remarks(whole, found))) == 1


def test_where_it_makes_nothing_of_the_file_only_the_beginnings_of_sections_are_known(
    thread: PageThread, tmp_path: Path
) -> None:
    (tmp_path / "new").mkdir()
    office = OfficeProgram(lambda: tmp_path / "new", find=lambda: Path("/bin/true"))
    numbers = PageNumbers(pages=7, anchors={"a": 1, "b": 4, "c": 5}, starts=("a", "b"))
    found = WordPages(office=office, thread=thread).measured(lambda _page_of, _numbers: b"plain", numbers)
    assert [found.page_of(bookmark_name(name)) for name in "abc"] == ["1", "4", ""]
    assert (found.pages, found.numbers) == (None, numbers)


def test_a_file_of_one_section_counts_its_own_pages() -> None:
    numbers = PageNumbers(pages=7, anchors={"a": 1}, starts=("a",))
    assert unmeasured(numbers).numbers.pages is None


def test_a_stop_ends_the_measuring(thread: PageThread, tmp_path: Path) -> None:
    program, asked = tmp_path / "soffice", list[str]()
    program.write_text("#!/bin/sh\nexec sleep 600\n")
    program.chmod(0o700)
    (tmp_path / "new").mkdir()

    def write(page_of: PageOf, _numbers: PageNumbers) -> bytes:
        asked.append(page_of("b"))
        return b"x"

    office = OfficeProgram(lambda: tmp_path / "new", find=lambda: program)
    with pytest.raises(CancelledError):
        WordPages(office=office, thread=thread).measured(
            write, PageNumbers(pages=1, anchors={}), cancelled=lambda: True
        )
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
    assert len(result.remarks) == 1
    assert re.fullmatch(r"In Word page \d+ is left out: .*", result.remarks[0])
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
            assert page == number_at(bookmark, read), title
        whose = squeezed(f"Copy {copy.number} of {len(copies)} \u00b7 {copy.name}")
        assert all(squeezed(page.extract_text()).count(whose) == 1 for page in read.pages)
    session.close()
    services.close()
