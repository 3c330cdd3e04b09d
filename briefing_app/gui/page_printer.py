"""Printing through Qt, where the system has no CUPS: page by page, one picture in memory at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from briefing_app.errors import UserError
from briefing_app.services.printing import Duplex, Printer, PrintRequest

if TYPE_CHECKING:
    from briefing_app.gui.page_view import Pages

_DUPLEX = {
    Duplex.NONE: QPrinter.DuplexMode.DuplexNone,
    Duplex.LONG: QPrinter.DuplexMode.DuplexLongSide,
    Duplex.SHORT: QPrinter.DuplexMode.DuplexShortSide,
}


class QtPagePrinter:
    """Prints pictures of pages; every page keeps its own size and direction."""

    def printers(self) -> tuple[Printer, ...]:
        """The printers that the system knows, the usual one first."""
        usual = QPrinterInfo.defaultPrinterName()
        found = [Printer(name=name, default=name == usual) for name in QPrinterInfo.availablePrinterNames()]
        return tuple(sorted(found, key=lambda printer: not printer.default))

    def print_pages(self, pages: Pages, request: PrintRequest, *, title: str, scale: float) -> None:
        """Print the pages.

        Raises:
            UserError: if the printer takes none.
        """
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if request.printer:
            printer.setPrinterName(request.printer)
        printer.setDocName(title)
        by_itself = printer.supportsMultipleCopies()
        if by_itself:
            printer.setCopyCount(request.copies)
            printer.setCollateCopies(request.collate)
        printer.setDuplex(_DUPLEX[request.duplex])
        printer.setFullPage(True)
        order = sides_in_order(len(pages.sizes), 1 if by_itself else request.copies, collate=request.collate)
        self.paint(pages, printer, scale=scale, order=order)

    def paint(self, pages: Pages, printer: QPrinter, *, scale: float, order: Sequence[int] = ()) -> None:
        """Paint the pages on ``printer``, in this ``order`` of numbers from 1; none: each once.

        Raises:
            UserError: if it takes no page.
        """
        painter = QPainter()
        for place, number in enumerate(order or range(1, len(pages.sizes) + 1)):
            _set_page(printer, *pages.sizes[number - 1])
            started = painter.begin(printer) if place == 0 else printer.newPage()
            if not started:
                raise UserError(
                    "Nothing was printed",
                    "The printer does not take the pages.",
                    "See whether it is switched on and has paper, then print again.",
                )
            _draw(painter, pages, number, scale=scale)
        painter.end()


def sides_in_order(pages: int, copies: int, *, collate: bool) -> tuple[int, ...]:
    """Return the numbers of pages as they go out: whole copies one after the other, or each page in all its copies."""
    numbers = range(1, pages + 1)
    return tuple(numbers) * copies if collate else tuple(number for number in numbers for _copy in range(copies))


def _draw(painter: QPainter, pages: Pages, number: int, *, scale: float) -> None:
    """Draw one page. Its picture, 25 MB, is let go of here, before the next one is made."""
    made = pages.picture(number, scale).result()
    picture = QImage(made.data, made.width, made.height, made.stride, QImage.Format.Format_RGB888)
    painter.drawImage(QRectF(painter.viewport()), picture)


def _set_page(printer: QPrinter, width: float, height: float) -> None:
    upright = QSizeF(min(width, height), max(width, height))
    direction = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    size = QPageSize(upright, QPageSize.Unit.Point)
    printer.setPageLayout(QPageLayout(size, direction, QMarginsF(0, 0, 0, 0)))
