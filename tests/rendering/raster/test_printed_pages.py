"""Where there is no CUPS, paper gets pictures of the export's pages: a PDF printer shows what it got."""

from __future__ import annotations

import weakref
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdf
import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from briefing_app.domain.ids import PackId
from briefing_app.domain.records.pack import Pack
from briefing_app.gui.page_printer import QtPagePrinter
from briefing_app.gui.page_view import Pages
from briefing_app.rendering.raster import RasterImage
from briefing_app.services.building import Format
from briefing_app.services.export import ExportRequest
from briefing_app.services.printing import Duplex, PrintRequest
from briefing_app.services.services import Services
from briefing_app.services.session import Session
from tests.services.parts import services_in
from tests.services.pictures import difference, pictures

ALIKE = 4.0
"""Mean difference, of 255, up to which two pictures are the same page: drawn at 300 points an inch, then at 100."""


class PdfPrinter(QtPagePrinter):
    """The window's printer, whose paper is a file."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.asked: list[QPrinter] = []

    def paint(self, pages: Pages, printer: QPrinter, *, scale: float, order: Sequence[int] = ()) -> None:
        self.asked.append(printer)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.file))
        super().paint(pages, printer, scale=scale, order=order)


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Services]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1581940920")
    monkeypatch.setattr("briefing_app.services.printing.shutil.which", lambda _name: None)
    with services_in(tmp_path / "home") as made:
        yield made


@pytest.fixture
def session(services: Services, tmp_path: Path) -> Iterator[Session]:
    with services.library.create_sample(tmp_path / "sample.briefings") as opened:
        yield opened


@pytest.fixture
def paper(services: Services, tmp_path: Path) -> PdfPrinter:
    services.printing.page_printer = made = PdfPrinter(tmp_path / "paper.pdf")
    return made


def _pack(session: Session, begins: str) -> PackId:
    packs = session.ask(lambda reader: reader.all(Pack)).result()
    return next(pack.id for pack in packs if pack.name.startswith(begins))


def _drawn(services: Services, data: bytes) -> list[RasterImage]:
    return services.pages.submit(lambda: list(pictures(data))).result()


def _exported(services: Services, session: Session, pack: PackId, out: Path) -> list[RasterImage]:
    request = ExportRequest(pack=pack, out=out, formats=(Format.PDF,))
    (file,) = services.export.export(session, request).files
    return _drawn(services, file.read_bytes())


def test_the_handout_on_paper_looks_like_its_export(
    services: Services, session: Session, paper: PdfPrinter, tmp_path: Path
) -> None:
    pack = _pack(session, "Public handout")
    services.printing.print_pack(session, PrintRequest(pack=pack))
    printed = _drawn(services, paper.file.read_bytes())
    exported = _exported(services, session, pack, tmp_path / "out")
    assert len(printed) == len(exported)
    for number, (got, meant) in enumerate(zip(printed, exported, strict=True), start=1):
        assert difference(got, meant) < ALIKE, f"page {number}"


def test_a_part_of_a_pack_is_printed_and_another_page_would_be_noticed(
    services: Services, session: Session, paper: PdfPrinter, tmp_path: Path
) -> None:
    pack = _pack(session, "Delegation pack")
    result = services.printing.print_pack(session, PrintRequest(pack=pack, page_range=(5, 7)))
    printed = _drawn(services, paper.file.read_bytes())
    exported = _exported(services, session, pack, tmp_path / "out")
    assert result.pages == len(printed) == 3
    for number, got in enumerate(printed, start=5):
        nearest = min(range(len(exported)), key=lambda index: difference(got, exported[index]))
        assert nearest == number - 1
        assert difference(got, exported[number - 1]) < ALIKE
        wrong = [difference(got, exported[index]) for index in (number - 2, number)]
        assert min(wrong) > 2 * ALIKE, "a wrong page passes for the right one"


def test_copies_and_the_title_that_says_nothing_reach_the_printer(
    services: Services, session: Session, paper: PdfPrinter
) -> None:
    request = PrintRequest(pack=_pack(session, "Public handout"), copies=3, duplex=Duplex.LONG)
    services.printing.print_pack(session, request)
    (printer,) = paper.asked
    assert printer.docName() == "Briefing pack"
    assert len(pypdf.PdfReader(paper.file).pages) == 3, "a file holds each copy of the one page"


def test_every_page_has_the_export_pages_own_paper(
    services: Services, session: Session, paper: PdfPrinter, tmp_path: Path
) -> None:
    pack = _pack(session, "Delegation pack")
    services.printing.print_pack(session, PrintRequest(pack=pack))
    (file,) = services.export.export(
        session, ExportRequest(pack=pack, out=tmp_path / "out", formats=(Format.PDF,))
    ).files
    boxes = [
        [(round(page.mediabox.width), round(page.mediabox.height)) for page in pypdf.PdfReader(each).pages]
        for each in (paper.file, file)
    ]
    assert boxes[0] == boxes[1]
    assert len(set(boxes[1])) == 2, "the sample has upright and wide pages"


def test_one_picture_is_in_memory_at_a_time_however_many_pages_are_printed(
    services: Services, session: Session, paper: PdfPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    alive: weakref.WeakSet[RasterImage] = weakref.WeakSet()
    most: list[int] = []

    class Counted(RasterImage):
        """A picture that is counted while it is held."""

        __hash__ = object.__hash__

        def __init__(self, **given: object) -> None:
            super().__init__(**given)  # type: ignore[arg-type]
            alive.add(self)
            most.append(len(alive))

    monkeypatch.setattr("briefing_app.rendering.raster.page_raster.RasterImage", Counted)
    services.printing.print_pack(session, PrintRequest(pack=_pack(session, "Delegation pack"), page_range=(1, 4)))
    assert most == [1, 1, 1, 1]
