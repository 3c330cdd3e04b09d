"""Packs with annexes of three papers: one number for everybody, and nothing leaves that an audience may not read."""

from __future__ import annotations

import io
import re
import resource
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdf
import pytest
from pypdf.generic import Destination
from reportlab.pdfgen.canvas import Canvas

from briefing_app.domain.ids import AnnexId, SectionId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.records.annex import AnnexFile, FilePart
from briefing_app.domain.reference import RecordRef
from briefing_app.editing.annexes import add_annex, remove_annex
from briefing_app.editing.fields import set_field
from briefing_app.services.annexes import prepare_annex
from briefing_app.services.building import BuildRequest, Format, RefusedError
from briefing_app.services.export import ExportRequest, ExportResult
from briefing_app.services.preview import Preview
from briefing_app.services.services import Services
from briefing_app.services.session import Session
from tests.builders import PACK, person
from tests.rendering.pdf.conformance import complaints
from tests.services.parts import make_library, open_session, services_in

A4, WIDE, A3 = (595.28, 841.89), (841.89, 595.28), (841.89, 1190.55)
PAPERS = {"upright": A4, "wide": WIDE, "large": A3}
BLANK = "This page is left blank"
WITHHELD = person("Aigul Testova", key="withheld")


def pdf(size: tuple[float, float], words: str, *, pages: int = 2) -> bytes:
    """Return pages with these words, in a face that the file does not hold, and an outline."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=True)
    for number in range(1, pages + 1):
        canvas.drawString(60, size[1] - 90, f"{words} {number}")
        canvas.bookmarkPage(f"p{number}")
        canvas.addOutlineEntry(f"Finding {number}", f"p{number}", 0)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1581940920")
    with services_in(tmp_path / "home") as made:
        yield made


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with open_session(make_library(tmp_path / "office.briefings", WITHHELD)) as opened:
        opened.do(remove_annex(AnnexId("annex-1"))).result()
        yield opened


def add(session: Session, path: Path, key: str, **fields: object) -> None:
    prepared = prepare_annex(path)
    command = add_annex(SectionId("section-2"), prepared.record, annex=AnnexId(key))
    session.do(command, parts=prepared.parts).result()
    for name, value in fields.items():
        session.do(set_field(RecordRef(kind=Kind.ANNEX, id=key), name, value)).result()


def add_three(session: Session, folder: Path, **fields: object) -> None:
    for name, size in PAPERS.items():
        (folder / f"{name}.pdf").write_bytes(pdf(size, f"Words of {name}"))
        place = {"place": "end"} if name == "large" else {}
        add(session, folder / f"{name}.pdf", f"annex-{name}", fit=name != "large", **place, **fields)


def export(services: Services, session: Session, folder: Path, *formats: Format) -> ExportResult:
    return services.export.export(
        session, ExportRequest(pack=PACK, formats=formats or (Format.PDF,), out=folder / "out", force=True)
    )


def bookmarks(reader: pypdf.PdfReader) -> dict[str, int]:
    """Return the page, from 1, of each line of the outline by its words."""
    found: dict[str, int] = {}

    def read(lines: object) -> None:
        assert isinstance(lines, list)
        for each in lines:
            if isinstance(each, Destination):
                found.setdefault(str(each.title), (reader.get_destination_page_number(each) or 0) + 1)
            else:
                read(each)

    read(reader.outline)
    return found


@pytest.mark.parametrize("padded", ["none", "annexes", "all"])
@pytest.mark.parametrize("treatment", ["picture", "as_it_is"])
def test_printed_number_label_contents_and_bookmark_are_one(
    services: Services, session: Session, tmp_path: Path, treatment: str, padded: str
) -> None:
    add_three(session, tmp_path, treatment=treatment)
    session.do(set_field(RecordRef(kind=Kind.RECIPE, id="recipe-1"), "right_hand", padded)).result()
    result = export(services, session, tmp_path)
    reader = pypdf.PdfReader(result.files[0])
    count = len(reader.pages)
    assert count == result.pages[Format.PDF]
    assert reader.page_labels == [str(number) for number in range(1, count + 1)]
    for number, page in enumerate(reader.pages, 1):
        assert f"Page {number} of {count}" in page.extract_text()
    marked = bookmarks(reader)
    contents = reader.pages[1].extract_text()
    for title in ("Annex 1 – upright", "Annex 2 – wide", "Annex 3 – large", "1 Summary", "2 Programme"):
        assert re.search(rf"{re.escape(title)}\s*{marked[title]}(?!\d)", contents.replace("\xa0", " ")), title
        assert title.split(" – ")[-1].split(" ")[-1] in reader.pages[marked[title] - 1].extract_text()
    blank = [number for number, page in enumerate(reader.pages, 1) if BLANK in page.extract_text()]
    assert bool(blank) is (padded != "none")
    assert all(number % 2 == 0 and number + 1 in marked.values() for number in blank)
    begun = {page for words, page in marked.items() if words.startswith("Annex ")}
    if padded == "all":
        begun |= {page for words, page in marked.items() if re.match(r"\d+ ", words)}
    assert padded == "none" or all(page % 2 for page in begun)
    assert count == marked["Annex 3 – large"] + 2
    sizes = [tuple(round(float(side), 2) for side in page.mediabox[2:]) for page in reader.pages]
    assert sizes[marked["Annex 2 – wide"]] == WIDE
    assert sizes[-1] == A3


@pytest.mark.parametrize("padded", ["none", "all"])
def test_as_pictures_a_pack_keeps_both_standards(
    services: Services, session: Session, tmp_path: Path, padded: str
) -> None:
    add_three(session, tmp_path)
    session.do(set_field(RecordRef(kind=Kind.RECIPE, id="recipe-1"), "right_hand", padded)).result()
    result = export(services, session, tmp_path)
    assert complaints(result.files[0].read_bytes()) == []
    assert [each for each in result.findings if each.check == "annex"] == []


def test_as_it_is_with_a_face_that_is_not_there_a_pack_claims_neither_and_says_so(
    services: Services, session: Session, tmp_path: Path
) -> None:
    add_three(session, tmp_path, treatment="as_it_is")
    result = export(services, session, tmp_path)
    said = [each.message for each in result.findings if each.check == "annex"]
    assert len(said) == 3
    assert all("does not claim PDF/A" in words and "PDF/UA" in words for words in said)
    data = result.files[0].read_bytes()
    assert "Words of wide 2" in "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    with pikepdf.open(io.BytesIO(data)) as file:
        claims = file.Root.Metadata.read_bytes()
    assert b"<pdfaid:part>" not in claims
    assert b"<pdfuaid:part>" not in claims


@pytest.mark.parametrize("treatment", ["picture", "as_it_is"])
def test_a_name_in_the_words_of_a_page_keeps_a_pack_from_leaving(
    services: Services, session: Session, tmp_path: Path, treatment: str
) -> None:
    (tmp_path / "letter.pdf").write_bytes(pdf(A4, "A letter to Aigul Testova"))
    add(session, tmp_path / "letter.pdf", "annex-letter", treatment=treatment)
    with pytest.raises(RefusedError, match="Aigul Testova"):
        export(services, session, tmp_path)
    assert not list((tmp_path / "out").glob("*"))
    session.do(set_field(RecordRef(kind=Kind.ANNEX, id="annex-letter"), "level", "staff")).result()
    assert export(services, session, tmp_path).pages


def test_the_preview_has_the_same_pages_and_never_what_others_made(
    services: Services, session: Session, tmp_path: Path
) -> None:
    add_three(session, tmp_path, treatment="as_it_is")
    exported = pypdf.PdfReader(export(services, session, tmp_path).files[0])
    made: list[Preview] = []
    preview = services.preview(session)
    preview.ready.connect(made.append)
    arrived = threading.Event()
    preview.ready.connect(lambda _made: arrived.set())
    preview.request(PACK)
    assert arrived.wait(30)
    preview.close()
    seen = made[0]
    assert seen.pdf.pages == len(exported.pages)
    assert [tuple(map(round, size)) for size in seen.sizes] == [
        tuple(round(float(side)) for side in page.mediabox[2:]) for page in exported.pages
    ]
    assert "Words of wide" not in "".join(
        page.extract_text() for page in pypdf.PdfReader(io.BytesIO(seen.pdf.data)).pages
    )
    assert seen.pdf.anchors["annex-annex-wide"] == bookmarks(exported)["Annex 2 – wide"]


def test_paper_gets_pictures_alone(services: Services, session: Session, tmp_path: Path) -> None:
    add_three(session, tmp_path, treatment="as_it_is")
    prepared = services.printing.prepare(session, BuildRequest(pack=PACK))
    words = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(prepared.data)).pages)
    assert "Annex 2" in words
    assert "Words of wide" not in words


def test_word_gets_every_page_as_a_picture_with_its_words_beside(
    services: Services, session: Session, tmp_path: Path
) -> None:
    add_three(session, tmp_path)
    (file,) = export(services, session, tmp_path, Format.DOCX).files
    with zipfile.ZipFile(file) as package:
        body = package.read("word/document.xml").decode()
        pictures = [name for name in package.namelist() if name.startswith("word/media/")]
    for number, title in enumerate(PAPERS, 1):
        for place in (1, 2):
            assert body.count(f'descr="Annex {number}, page {place} of 2: {title}"') == 1
    assert len(pictures) >= 6
    assert 'w:w="16838" w:h="11906"' in body
    assert 'w:w="16838" w:h="23811"' in body


def test_an_annex_whose_bytes_are_gone_leaves_its_pages_empty_and_is_told(
    services: Services, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_three(session, tmp_path, treatment="as_it_is")
    monkeypatch.setattr(session, "file_part", lambda *_asked: None)
    result = export(services, session, tmp_path, Format.PDF, Format.DOCX)
    assert result.pages
    assert sum("printed empty" in each.message for each in result.findings) == 3


def test_a_long_annex_is_bound_within_bounds(services: Services, session: Session, tmp_path: Path) -> None:
    (tmp_path / "long.pdf").write_bytes(pdf(A4, "Words", pages=40))
    add(session, tmp_path / "long.pdf", "annex-long", pages="11-30")
    kept = sum(
        len(session.file_part(file.id, part, page) or b"")
        for file in session.read_now(lambda reader: reader.all(AnnexFile))
        for part in FilePart
        for page in range(41)
    )
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    result = export(services, session, tmp_path)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    assert result.pages is not None
    assert result.files[0].stat().st_size < kept
    assert grown < 60_000_000 + 4 * kept
