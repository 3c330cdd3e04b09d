"""Where there is no CUPS, pages are painted one by one; a PDF printer shows what paper would."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path

import pypdf
import pytest
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from pytestqt.qtbot import QtBot

from briefing_app.domain.ids import PackId
from briefing_app.errors import UserError
from briefing_app.gui.page_printer import QtPagePrinter, sides_in_order
from briefing_app.rendering.raster import RasterImage
from briefing_app.services.printing import Duplex, Printer, PrintRequest

A4, WIDE, LETTER = (595.0, 842.0), (842.0, 595.0), (612.0, 792.0)


class Papers:
    """Pages of given sizes, each of one colour."""

    def __init__(self, *sizes: tuple[float, float]) -> None:
        self.sizes = sizes
        self.asked: list[tuple[int, float]] = []

    def picture(self, page: int, scale: float, /) -> Future[RasterImage]:
        self.asked.append((page, scale))
        made: Future[RasterImage] = Future()
        made.set_result(RasterImage(width=2, height=2, stride=6, data=bytes([40 * page] * 12)))
        return made


@pytest.fixture
def printer(qtbot: QtBot, tmp_path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setFullPage(True)
    return printer


def test_every_page_keeps_its_own_size_and_direction(printer: QPrinter, tmp_path: Path) -> None:
    papers = Papers(A4, WIDE, LETTER, A4)
    QtPagePrinter().paint(papers, printer, scale=2.0)
    sizes = [page.mediabox for page in pypdf.PdfReader(tmp_path / "paper.pdf").pages]
    assert [(round(box.width), round(box.height)) for box in sizes] == [
        (round(width), round(height)) for width, height in papers.sizes
    ]
    assert papers.asked == [(1, 2.0), (2, 2.0), (3, 2.0), (4, 2.0)]


def test_a_page_fills_its_paper_to_the_edges(printer: QPrinter, tmp_path: Path) -> None:
    QtPagePrinter().paint(Papers(A4), printer, scale=1.0)
    page = pypdf.PdfReader(tmp_path / "paper.pdf").pages[0]
    (image,) = page.images
    assert image.image is not None
    assert image.image.getpixel((0, 0)) in {40, (40, 40, 40)}


def test_a_printer_that_takes_nothing_is_told_calmly(printer: QPrinter, tmp_path: Path) -> None:
    printer.setOutputFileName(str(tmp_path / "no such folder" / "paper.pdf"))
    with pytest.raises(UserError) as caught:
        QtPagePrinter().paint(Papers(A4), printer, scale=1.0)
    assert caught.value.title == "Nothing was printed"
    assert "switched on" in caught.value.hint


def test_a_printer_that_stops_after_a_page_says_so_and_asks_for_no_more(
    printer: QPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = Papers(A4, A4, A4)
    monkeypatch.setattr(QPrinter, "newPage", lambda _self: False)
    with pytest.raises(UserError, match="Nothing was printed"):
        QtPagePrinter().paint(papers, printer, scale=1.0)
    assert papers.asked == [(1, 1.0)]


def test_the_usual_printer_stands_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Office", "Press room", "Reception"])
    monkeypatch.setattr(QPrinterInfo, "defaultPrinterName", lambda: "Press room")
    assert QtPagePrinter().printers() == (
        Printer(name="Press room", default=True),
        Printer(name="Office"),
        Printer(name="Reception"),
    )


@pytest.mark.parametrize(
    ("duplex", "mode"),
    [
        (Duplex.NONE, QPrinter.DuplexMode.DuplexNone),
        (Duplex.LONG, QPrinter.DuplexMode.DuplexLongSide),
        (Duplex.SHORT, QPrinter.DuplexMode.DuplexShortSide),
    ],
)
def test_copies_sides_and_title_reach_the_printer(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, duplex: Duplex, mode: QPrinter.DuplexMode
) -> None:
    painted: list[QPrinter] = []
    sides: list[QPrinter.DuplexMode] = []  # a printer that is not there keeps none
    monkeypatch.setattr(QPrinter, "setDuplex", lambda _self, mode: sides.append(mode))
    orders: list[Sequence[int]] = []

    def paint(_self: QtPagePrinter, _pages: object, printer: QPrinter, *, scale: float, order: Sequence[int]) -> None:
        painted.append(printer)
        orders.append(order)

    monkeypatch.setattr(QtPagePrinter, "paint", paint)
    monkeypatch.setattr(QPrinter, "supportsMultipleCopies", lambda _self: True)
    request = PrintRequest(pack=PackId("p"), copies=3, collate=False, duplex=duplex)
    QtPagePrinter().print_pages(Papers(A4), request, title="Briefing pack", scale=1.0)
    (printer,) = painted
    assert (printer.copyCount(), sides, printer.docName()) == (3, [mode], "Briefing pack")
    assert not printer.collateCopies()
    assert orders == [(1,)]
    assert printer.fullPage()


@pytest.mark.parametrize(("collate", "order"), [(True, [1, 2, 1, 2]), (False, [1, 1, 2, 2])])
def test_a_printer_that_makes_no_copies_gets_them_in_the_order_that_was_asked_for(
    printer: QPrinter, tmp_path: Path, collate: bool, order: list[int]
) -> None:
    assert sides_in_order(2, 2, collate=collate) == tuple(order)
    assert not printer.supportsMultipleCopies()
    papers = Papers(A4, A4)
    QtPagePrinter().paint(papers, printer, scale=1.0, order=sides_in_order(2, 2, collate=collate))
    assert [page for page, _scale in papers.asked] == order
    assert len(pypdf.PdfReader(tmp_path / "paper.pdf").pages) == 4
