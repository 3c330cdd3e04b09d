"""Where pages go to the printer as pictures, what lies on the paper is what the export shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from briefing_app.domain.records.pack import Pack, Section
from briefing_app.gui.page_printer import QtPagePrinter
from briefing_app.gui.page_view import Pages
from briefing_app.rendering.raster import RasterImage
from briefing_app.services.building import BuildRequest, Format
from briefing_app.services.export import ExportRequest
from briefing_app.services.printing import JOB_TITLE, PrintRequest
from briefing_app.services.services import Services
from briefing_app.services.session import Session
from tests.services.pictures import pictures

_UNSEEN = 4.0
"""Of 255: by so much may the grey of a page differ on average, since letters are painted from points of 300 an inch."""


class PdfPrinter(QtPagePrinter):
    """Prints on paper that can be looked at."""

    def __init__(self, paper: Path) -> None:
        self._paper = paper

    def print_pages(self, pages: Pages, request: PrintRequest, *, title: str, scale: float) -> None:
        assert title == JOB_TITLE
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self._paper))
        printer.setFullPage(True)
        self.paint(pages, printer, scale=scale)


@pytest.fixture
def session(services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Session]:
    monkeypatch.setenv("PATH", str(tmp_path))  # no CUPS
    with services.library.create_sample(tmp_path / "sample.briefings") as opened:
        yield opened


def _request(session: Session, begins: str, section_type: str = "") -> BuildRequest:
    packs = session.read_now(lambda reader: reader.all(Pack))
    pack = next(each.id for each in packs if each.name.startswith(begins))
    sections = session.read_now(lambda reader: reader.where(Section, "pack", pack))
    section = next((each.id for each in sections if each.section_type == section_type), None)
    return BuildRequest(pack=pack, section=section)


@pytest.mark.parametrize(
    ("begins", "section_type"), [("Public", ""), ("Delegation", "recommendation_status"), ("Delegation", "cover")]
)
def test_pages_on_paper_are_those_of_the_export(
    services: Services, session: Session, tmp_path: Path, begins: str, section_type: str
) -> None:
    asked = _request(session, begins, section_type)
    services.printing.page_printer = PdfPrinter(tmp_path / "paper.pdf")
    printed = services.printing.print_pack(session, PrintRequest(pack=asked.pack, section=asked.section))
    out = ExportRequest(pack=asked.pack, section=asked.section, out=tmp_path / "out", formats=(Format.PDF,))
    (exported,) = services.export.export(session, out).files
    paper, wanted = (_looked_at(services, path) for path in (tmp_path / "paper.pdf", exported))
    assert len(paper) == len(wanted) == printed.pages
    for number, page in enumerate(paper):
        apart = [_difference(page, other) for other in wanted]
        assert apart[number] < _UNSEEN
        assert all(far > 2 * apart[number] for other, far in enumerate(apart) if other != number)


def _looked_at(services: Services, path: Path) -> list[RasterImage]:
    """Every page as a picture of a hundred points an inch; the thread is the one that may read PDF."""
    return services.pages.submit(lambda: list(pictures(path.read_bytes()))).result()


def _difference(one: RasterImage, other: RasterImage) -> float:
    """The mean difference; a printer's paper is measured in whole points, so a row or column may be missing."""
    assert abs(one.width - other.width) <= 1
    assert abs(one.height - other.height) <= 1
    size = (min(one.width, other.width), min(one.height, other.height))
    first, second = (_picture(image).crop((0, 0, *size)) for image in (one, other))
    return float(ImageStat.Stat(ImageChops.difference(first, second)).mean[0])


def _picture(image: RasterImage) -> Image.Image:
    return Image.frombytes("RGB", (image.width, image.height), image.data, "raw", "RGB", image.stride).convert("L")
