"""From the question for the office's scale to its record."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from briefing_app.domain.records.office import OFFICE_SCALE, StatusScale
from briefing_app.editing.scale import set_scale
from briefing_app.errors import InputError
from briefing_app.gui.open_library import OpenLibrary
from briefing_app.gui.scale.dialog import ScaleDialog


class ScaleFlow(QObject):
    """Settles the scale. ``said`` tells that it is done."""

    said = Signal(str)

    def __init__(self, window: QWidget) -> None:
        """Ask in front of ``window``."""
        super().__init__(window)
        self._window = window

    def settle(self, opened: OpenLibrary) -> None:
        """Read the scale, and ask what it shall be."""
        future = opened.session.ask(lambda reader: reader.get(StatusScale, OFFICE_SCALE))
        opened.bridge.then(future, lambda scale: self._ask(opened, ScaleDialog(scale, self._window)))

    def _ask(self, opened: OpenLibrary, dialog: ScaleDialog) -> None:
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
            self.said.emit("The status scale is settled. Every pack follows it.")

        command = set_scale(dialog.entries, substantial_counts=dialog.substantial_counts, seen=dialog.seen)
        opened.bridge.then(opened.session.do(command), done, failed=failed)
