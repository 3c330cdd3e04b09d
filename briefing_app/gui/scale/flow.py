"""From the question for the office's scale to its record."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefing_app.domain.offered_mappings import offered_mappings
from briefing_app.domain.records.office import OFFICE_SCALE, StatusScale
from briefing_app.editing.command import Command
from briefing_app.editing.scale import set_scale
from briefing_app.gui.asked_again import ask_until_taken
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
        future = opened.session.ask(lambda reader: (reader.get(StatusScale, OFFICE_SCALE), offered_mappings(reader)))
        opened.bridge.then(future, lambda read: self._ask(opened, ScaleDialog(read[0], self._window, mappings=read[1])))

    def _ask(self, opened: OpenLibrary, dialog: ScaleDialog) -> None:
        def command(asked: ScaleDialog) -> Command:
            return set_scale(asked.entries, substantial_counts=asked.substantial_counts, seen=asked.seen)

        def done() -> None:
            self.said.emit("The status scale is settled. Every pack follows it.")

        ask_until_taken(opened, dialog, command, done)
