"""What an office does beside its packs: reading in, sending out, checking a text, its settings; by the menus' names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefing_app.gui.adopted_text.flow import AdoptedTextFlow
from briefing_app.gui.annexes.flow import AnnexFlow
from briefing_app.gui.check_text.flow import CheckTextFlow
from briefing_app.gui.copies.flow import CopiesFlow
from briefing_app.gui.handouts.flow import HandoutsFlow
from briefing_app.gui.letterhead.flow import LetterheadFlow
from briefing_app.gui.open_library import OpenLibrary
from briefing_app.gui.scale.flow import ScaleFlow
from briefing_app.gui.sheets.flow import SheetFlow
from briefing_app.gui.uhri.flow import UhriFlow

if TYPE_CHECKING:
    from briefing_app.services.services import Services


class OfficeFlows(QObject):
    """Holds the flows of one window. ``said`` tells what came of one."""

    said = Signal(str)
    offered = Signal(str, str, object)

    def __init__(self, services: Services, window: QWidget) -> None:
        """Make them; each asks in front of ``window``."""
        super().__init__(window)
        self.adopted_text = AdoptedTextFlow(window)
        self.annexes = AnnexFlow(services, window)
        self.scale = ScaleFlow(window)
        self.letterhead = LetterheadFlow(window)
        self.check_text = CheckTextFlow(window)
        self.sheets = SheetFlow(services, window)
        self.uhri = UhriFlow(window)
        self.copies = CopiesFlow(services, window)
        self.handouts = HandoutsFlow(services, window)
        reading = (self.adopted_text, self.annexes, self.sheets, self.uhri)
        for flow in (*reading, self.scale, self.letterhead, self.copies, self.handouts):
            flow.said.connect(self.said)
        self.adopted_text.offered.connect(self.offered)

    def handlers(self) -> Mapping[str, Callable[[OpenLibrary], object]]:
        """Return what each of these menu entries does with the open library."""
        return {
            "read_adopted_text": self.adopted_text.read_in,
            "read_sheet": self.sheets.read_in,
            "read_uhri": self.uhri.read_in,
            "send_sheet": self.sheets.send_out,
            "add_annex": self.annexes.add,
            "copies": self.copies.open,
            "handouts": self.handouts.open,
            "check_text": self.check_text.open,
            "status_scale": self.scale.settle,
            "letterhead": self.letterhead.settle,
        }
