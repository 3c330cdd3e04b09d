"""From a partner's file to its calls in the library, and from the library to a file for a partner."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QProgressDialog, QWidget

from briefing_app.gui.endings import with_ending
from briefing_app.gui.folders import first_look
from briefing_app.gui.open_library import OpenLibrary
from briefing_app.gui.sheets.dialog import Reread, SheetDialog, counted_words
from briefing_app.gui.sheets.encoding_dialog import EncodingDialog
from briefing_app.gui.sheets.partner_dialog import PartnerDialog
from briefing_app.gui.sheets.settings import Known, read_known
from briefing_app.importing.sheets.delimited import NeedsEncodingError
from briefing_app.importing.sheets.partner_sheet import SheetRequest
from briefing_app.importing.sheets.proposal import Proposal
from briefing_app.services.before_import import take_over, without_backup
from briefing_app.services.sheets import SheetImport, partner_file, prepare, read_sheet_file

if TYPE_CHECKING:
    from briefing_app.services.services import Services

T = TypeVar("T")
_FILTER = "Sheets (*.xlsx *.ods *.csv);;All files (*)"
_FORMS = "Excel (*.xlsx);;Comma-separated (*.csv)"
_PATIENCE = 700
"""Milliseconds of reading after which Cancel is offered."""


class SheetFlow(QObject):
    """Reads sheets in and sends them out. ``said`` tells what came of it."""

    said = Signal(str)

    def __init__(self, services: Services, window: QWidget) -> None:
        """Ask in front of ``window``."""
        super().__init__(window)
        self._services = services
        self._window = window

    def read_in(self, opened: OpenLibrary) -> None:
        """Ask for a file, and have it reviewed."""
        name, _ = QFileDialog.getOpenFileName(self._window, "Read in a sheet", first_look(), _FILTER)
        if name:
            self.read_path(opened, Path(name))

    def read_path(self, opened: OpenLibrary, path: Path, *, encoding: str | None = None) -> None:
        """Read a file, and have it reviewed; where its letters are not certain, a person chooses."""
        left = threading.Event()
        waiting = self._waiting_for(path, left)

        def failed(error: BaseException) -> None:
            _end(waiting)
            self.said.emit("")
            if not isinstance(error, NeedsEncodingError):
                opened.bridge.report(error)
                return
            dialog = EncodingDialog(error, self._window)
            accepted, chosen = dialog.exec() == QDialog.DialogCode.Accepted, dialog.encoding
            dialog.deleteLater()
            if accepted:
                self.read_path(opened, path, encoding=chosen)

        def read() -> tuple[SheetImport, Known]:
            prepared = self._prepare(opened, path, encoding=encoding, cancelled=left.is_set)
            return prepared, opened.session.read_now(read_known)

        def reread(
            name: str, row: int, done: Callable[[SheetImport], None], refused: Callable[[BaseException], None]
        ) -> None:
            def again() -> SheetImport:
                return self._prepare(
                    opened,
                    path,
                    encoding=encoding,
                    sheet=name or None,
                    heading_row=row or None,
                    cancelled=left.is_set,
                )

            def tell(error: BaseException) -> None:
                refused(error)
                opened.bridge.report(error)

            opened.bridge.work(again, done, failed=tell)

        def done(found: tuple[SheetImport, Known]) -> None:
            _end(waiting)
            self._review(opened, *found, reread)
            left.set()

        self.said.emit(f"Reading {path.name}…")
        opened.bridge.work(read, _unless(left, done), failed=_unless(left, failed))

    def _waiting_for(self, path: Path, left: threading.Event) -> QProgressDialog:
        """Offer Cancel where reading takes its time; it sets ``left``."""
        waiting = QProgressDialog(f"Reading {path.name}…", "Cancel", 0, 0, self._window)
        waiting.setWindowTitle("Read in a sheet")
        waiting.setWindowModality(Qt.WindowModality.WindowModal)
        waiting.setAutoReset(False)
        waiting.setMinimumDuration(_PATIENCE)
        waiting.setValue(0)  # only then is it shown after that time, and not after four seconds
        waiting.canceled.connect(left.set)
        waiting.canceled.connect(lambda: self.said.emit("Stopped. Nothing was taken over."))
        waiting.canceled.connect(waiting.deleteLater)
        return waiting

    def _prepare(
        self,
        opened: OpenLibrary,
        path: Path,
        *,
        encoding: str | None,
        sheet: str | None = None,
        heading_row: int | None = None,
        cancelled: Callable[[], bool],
    ) -> SheetImport:
        """Read a file, and guess what its columns mean; takes its time."""
        read = read_sheet_file(path, encoding=encoding, sheet=sheet, heading_row=heading_row, cancelled=cancelled)
        today = self._services.clock.today()
        return opened.session.read_now(lambda reader: prepare(reader, read, today=today))

    def _review(self, opened: OpenLibrary, prepared: SheetImport, known: Known, reread: Reread) -> None:
        last: list[Proposal] = []

        def propose(asked: SheetImport, answer: Callable[[Proposal], None]) -> None:
            def done(proposal: Proposal) -> None:
                last[:] = [proposal]
                answer(proposal)

            opened.bridge.then(opened.session.ask(asked.proposal), done)

        self.said.emit("")
        dialog = SheetDialog(
            prepared,
            known=known,
            find=opened.find,
            maker=opened.maker,
            propose=propose,
            reread=reread,
            parent=self._window,
        )
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        chosen, taken = dialog.chosen, dialog.taken
        dialog.deleteLater()
        if accepted:
            words = counted_words(last[0], taken=len(taken))
            done = take_over(opened.session, chosen.command(take=taken))

            def said(_applied: object) -> None:
                self.said.emit(f"Taken over: {words} {without_backup(opened.session)}".strip())

            opened.bridge.then(done, said)

    def send_out(self, opened: OpenLibrary) -> None:
        """Ask what a partner's sheet shall hold, and save it."""
        opened.bridge.then(opened.session.ask(read_known), lambda known: self._ask_request(opened, known))

    def _ask_request(self, opened: OpenLibrary, known: Known) -> None:
        dialog = PartnerDialog(known, as_of=opened.workspace.as_of, find=opened.find, parent=self._window)
        accepted, request = dialog.exec() == QDialog.DialogCode.Accepted, dialog.request
        dialog.deleteLater()
        if not accepted:
            return
        name, form = QFileDialog.getSaveFileName(
            self._window, "Save the sheet", first_look(name="Recommendations.xlsx"), _FORMS
        )
        if name:
            self.send(opened, request, with_ending(Path(name), form, ".xlsx", ".csv"))

    def send(self, opened: OpenLibrary, request: SheetRequest, path: Path) -> None:
        """Write a partner's sheet."""
        as_csv = path.suffix.casefold() == ".csv"

        def write() -> None:
            data = opened.session.read_now(lambda reader: partner_file(reader, request, as_csv=as_csv))
            self._services.writer.write(path, data)

        opened.bridge.work(write, lambda _done: self.said.emit(f"Saved {path.name} in {path.parent}."))


def _unless(left: threading.Event, answer: Callable[[T], object]) -> Callable[[T], None]:
    """Return ``answer`` for as long as nobody has cancelled: it may be ready just then."""

    def guarded(value: T) -> None:
        if not left.is_set():
            answer(value)

    return guarded


def _end(waiting: QProgressDialog) -> None:
    waiting.reset()
    waiting.deleteLater()
