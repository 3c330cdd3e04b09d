"""From a foreign file to an annex of the chosen section."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

from briefing_app.domain.ids import AnnexId, SectionId, new_id
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reference import RecordRef
from briefing_app.editing.annexes import add_annex
from briefing_app.gui.folders import first_look
from briefing_app.gui.open_library import OpenLibrary
from briefing_app.services.annexes import PreparedFile, prepare_annex

if TYPE_CHECKING:
    from briefing_app.services.services import Services

_FILTER = "Files with pages (*.pdf *.docx *.doc *.odt *.rtf *.png *.jpg *.jpeg *.tif *.tiff *.webp);;All files (*)"
_PATIENCE = 500
"""Milliseconds of reading after which Cancel is offered."""


class _Reading(QProgressDialog):
    """Shows how far a file is read. Cancel leaves everything as it was."""

    def __init__(self, name: str, window: QWidget) -> None:
        super().__init__(f"Reading {name}…", "Cancel", 0, 100, window)
        self.setWindowTitle("Add an annex")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAutoReset(False)
        self.setAutoClose(False)
        self.setMinimumDuration(_PATIENCE)
        self.setValue(0)  # only then is it shown after that time, and not after four seconds
        self.stopped = threading.Event()
        self.canceled.connect(self.stopped.set)

    def end(self) -> None:
        """Take it away."""
        self.blockSignals(True)  # closing is not cancelling
        self.close()
        self.deleteLater()

    def show_progress(self, done: float, words: str) -> None:
        """Show how far it is (0 to 1), and what is being done."""
        self.setLabelText(f"{words}…")
        self.setValue(round(done * 100))


class AnnexFlow(QObject):
    """Adds annexes. ``said`` tells what came of it."""

    said = Signal(str)

    def __init__(self, services: Services, window: QWidget) -> None:
        """Ask in front of ``window``."""
        super().__init__(window)
        self._office = services.office
        self._window = window

    def add(self, opened: OpenLibrary) -> None:
        """Ask for a file, and add its pages to the section that is chosen."""
        section = opened.workspace.panel.tree.current_section()
        if section is None:
            self.said.emit("Choose the section first to which the annex belongs.")
            return
        name, _ = QFileDialog.getOpenFileName(self._window, f"Add an annex to “{section.title}”", first_look(), _FILTER)
        if name:
            self.add_path(opened, SectionId(section.ref.id), Path(name))

    def add_path(self, opened: OpenLibrary, section: SectionId, path: Path) -> None:
        """Read a file apart from the program, and add its pages to a section."""
        waiting = _Reading(path.name, self._window)
        stopped = waiting.stopped.is_set
        annex, office = AnnexId(new_id()), self._office

        def tell(done: float, words: str) -> None:
            opened.bridge.post(lambda: None if stopped() else waiting.show_progress(done, words))

        def read() -> PreparedFile:
            prepared = prepare_annex(path, office=office, progress=tell, cancelled=stopped)
            if not stopped():
                opened.session.do(add_annex(section, prepared.record, annex=annex), parts=prepared.parts).result()
            return prepared

        def done(prepared: PreparedFile) -> None:
            if stopped():
                return
            waiting.end()
            opened.workspace.actions_.made.emit(RecordRef(kind=Kind.ANNEX, id=annex))
            self.said.emit(_words(prepared))

        def failed(error: BaseException) -> None:
            if not stopped():
                waiting.end()
                opened.bridge.report(error)

        waiting.canceled.connect(lambda: self.said.emit("Stopped. Nothing was added."))
        waiting.canceled.connect(waiting.deleteLater)
        opened.bridge.work(read, done, failed=failed)


def _words(prepared: PreparedFile) -> str:
    pages = prepared.record.pages
    words = f"{len(pages)} {'page' if len(pages) == 1 else 'pages'} of {prepared.record.file_name} added."
    scans = sum(page.scanned for page in pages)
    return words + (f" {scans} of them can be read by eye only: there is no text in them." if scans else "")
