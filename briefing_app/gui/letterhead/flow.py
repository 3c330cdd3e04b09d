"""From the question for the office's letterhead to its record."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from briefing_app.domain.records.letterhead import OFFICE_LETTERHEAD, Letterhead
from briefing_app.editing.letterhead import set_letterhead
from briefing_app.errors import InputError
from briefing_app.gui.letterhead.dialog import LetterheadDialog
from briefing_app.gui.open_library import OpenLibrary
from briefing_app.services.logos import read_logo


class LetterheadFlow(QObject):
    """Settles the letterhead. ``said`` tells that it is done."""

    said = Signal(str)

    def __init__(self, window: QWidget) -> None:
        """Ask in front of ``window``."""
        super().__init__(window)
        self._window = window

    def settle(self, opened: OpenLibrary) -> None:
        """Read the letterhead, and ask what it shall be."""
        future = opened.session.ask(lambda reader: reader.get(Letterhead, OFFICE_LETTERHEAD))
        opened.bridge.then(future, lambda held: self._begin(opened, LetterheadDialog(held, self._window)))

    def _begin(self, opened: OpenLibrary, dialog: LetterheadDialog) -> None:
        def failed(error: BaseException) -> None:
            if isinstance(error, InputError):
                dialog.show_failure(f"{error.message} {error.hint}")
            else:
                opened.bridge.report(error)

        def read(name: str) -> None:
            worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="logo")
            future = worker.submit(read_logo, Path(name))
            worker.shutdown(wait=False)  # its thread ends with this one file
            opened.bridge.then(future, dialog.show_logo, failed=failed)

        dialog.logo_asked.connect(read)
        self._ask(opened, dialog)

    def _ask(self, opened: OpenLibrary, dialog: LetterheadDialog) -> None:
        if dialog.exec() != QDialog.DialogCode.Accepted:
            dialog.deleteLater()
            return

        def failed(error: BaseException) -> None:
            if not isinstance(error, InputError):
                dialog.deleteLater()
                opened.bridge.report(error)
                return
            dialog.show_failure(f"{error.message} {error.hint}")
            self._ask(opened, dialog)  # what was written is still there to be mended

        def done(_applied: object) -> None:
            dialog.deleteLater()
            self.said.emit("The letterhead is settled. Every cover shows it.")

        try:
            command = set_letterhead(dialog.letterhead)
        except InputError as error:
            failed(error)
            return
        opened.bridge.then(opened.session.do(command), done, failed=failed)
