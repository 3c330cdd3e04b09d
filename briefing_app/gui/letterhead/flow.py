"""From the question for the office's letterhead to its record."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefing_app.domain.records.letterhead import OFFICE_LETTERHEAD, Letterhead
from briefing_app.editing.letterhead import set_letterhead
from briefing_app.errors import InputError
from briefing_app.gui.asked_again import ask_until_taken
from briefing_app.gui.letterhead.dialog import LetterheadDialog
from briefing_app.gui.open_library import OpenLibrary
from briefing_app.services.logos import read_logo
from briefing_app.services.word_templates import template_for_record


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
            opened.bridge.work(lambda: read_logo(Path(name)), dialog.show_logo, failed=failed)

        def done() -> None:
            self.said.emit("The letterhead is settled. Every cover shows it.")

        def read_template(name: str) -> None:
            path = Path(name)
            opened.bridge.work(
                lambda: template_for_record(path),
                lambda template: dialog.show_template(template, path.name),
                failed=failed,
            )

        dialog.logo_asked.connect(read)
        dialog.template_asked.connect(read_template)
        ask_until_taken(opened, dialog, lambda asked: set_letterhead(asked.letterhead), done)
