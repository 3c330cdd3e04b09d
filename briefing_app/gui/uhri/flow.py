"""From the file of the UN's index to what it holds of some countries in the library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from briefing_app.domain.records.place import Country
from briefing_app.errors import UserError
from briefing_app.gui.folders import first_look
from briefing_app.gui.open_library import OpenLibrary
from briefing_app.gui.outline import record_title
from briefing_app.gui.still_there import while_there
from briefing_app.gui.uhri.dialog import UhriDialog
from briefing_app.gui.uhri.words import result_words
from briefing_app.services.before_import import without_backup
from briefing_app.services.uhri import CancelledError, UhriProgress, UhriResult, countries_in, take_in_uhri

_FILTER = "Exports of the index (*.json);;All files (*)"


class UhriFlow(QObject):
    """Takes the index in. ``said`` tells what came of it."""

    said = Signal(str)

    def __init__(self, window: QWidget) -> None:
        """Ask in front of ``window``."""
        super().__init__(window)
        self._window = window

    def read_in(self, opened: OpenLibrary) -> None:
        """Ask for the file, and go on in a window."""
        name, _ = QFileDialog.getOpenFileName(self._window, "Read in the UN's index", first_look(), _FILTER)
        if name:
            dialog = self.window_for(opened, Path(name))
            dialog.exec()
            dialog.deleteLater()

    def window_for(self, opened: OpenLibrary, path: Path) -> UhriDialog:
        """Return the window over a file, which begins to count its countries."""
        dialog = UhriDialog(path.name, self._window)
        stopped = dialog.cancelled.is_set
        shown = while_there(dialog, dialog.advanced.emit)

        def tell(progress: UhriProgress) -> None:
            """Told by a worker, shown on the window's own thread: the window may be gone by then."""
            opened.bridge.post(lambda: shown(progress))

        known = opened.session.ask(lambda reader: [record_title(each) for each in reader.all(Country)])
        failed = self._failed(opened, dialog)
        opened.bridge.work(
            lambda: (countries_in(path, progress=tell, cancelled=stopped), known.result()),
            lambda found: None if stopped() else dialog.show_countries(*found),
            failed=failed,
        )

        def run(countries: tuple[str, ...], dry: bool) -> None:
            opened.bridge.work(
                lambda: take_in_uhri(
                    opened.session, path, countries=countries, dry_run=dry, progress=tell, cancelled=stopped
                ),
                done,
                failed=failed,
            )

        def done(result: UhriResult) -> None:
            if result.taken:
                first = result_words(result).split("\n", maxsplit=1)[0]
                self.said.emit(f"{first} {without_backup(opened.session)}".strip())
            if not stopped():
                dialog.show_result(result)

        dialog.wanted.connect(run)
        return dialog

    def _failed(self, opened: OpenLibrary, dialog: UhriDialog) -> Callable[[BaseException], None]:
        def failed(error: BaseException) -> None:
            if isinstance(error, CancelledError) or dialog.cancelled.is_set():
                self.said.emit("Stopped. Nothing was taken in.")
            elif isinstance(error, UserError):
                dialog.show_failure(error)
            else:
                dialog.reject()
                opened.bridge.report(error)

        return failed
