"""What an office does beside its packs: reading in, sending out, checking a text, its settings; by the menus' names.

Each flow is loaded when it is first asked for: the window opens before their programs' parts are needed.
"""

# ruff: noqa: PLC0415, PLW0108  (as said above: what names a flow loads it)
from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefing_app.gui.open_library import OpenLibrary

if TYPE_CHECKING:
    from briefing_app.gui.adopted_text.flow import AdoptedTextFlow
    from briefing_app.gui.annexes.flow import AnnexFlow
    from briefing_app.gui.check_text.flow import CheckTextFlow
    from briefing_app.gui.copies.flow import CopiesFlow
    from briefing_app.gui.handouts.flow import HandoutsFlow
    from briefing_app.gui.letterhead.flow import LetterheadFlow
    from briefing_app.gui.scale.flow import ScaleFlow
    from briefing_app.gui.sheets.flow import SheetFlow
    from briefing_app.gui.uhri.flow import UhriFlow
    from briefing_app.services.services import Services


class OfficeFlows(QObject):
    """Holds the flows of one window. ``said`` tells what came of one; ``offered`` offers a next step."""

    said = Signal(str)
    offered = Signal(str, str, object)

    def __init__(self, services: Services, window: QWidget) -> None:
        """Each flow asks in front of ``window``."""
        super().__init__(window)
        self._services = services
        self._window = window

    @cached_property
    def adopted_text(self) -> AdoptedTextFlow:
        """Reading an adopted text."""
        from briefing_app.gui.adopted_text.flow import AdoptedTextFlow

        flow = AdoptedTextFlow(self._window)
        flow.said.connect(self.said)
        flow.offered.connect(self.offered)
        return flow

    @cached_property
    def annexes(self) -> AnnexFlow:
        """Adding an annex."""
        from briefing_app.gui.annexes.flow import AnnexFlow

        flow = AnnexFlow(self._services, self._window)
        flow.said.connect(self.said)
        return flow

    @cached_property
    def check_text(self) -> CheckTextFlow:
        """Checking a text that is not in the library."""
        from briefing_app.gui.check_text.flow import CheckTextFlow

        return CheckTextFlow(self._window)

    @cached_property
    def copies(self) -> CopiesFlow:
        """Each Member's copy."""
        from briefing_app.gui.copies.flow import CopiesFlow

        flow = CopiesFlow(self._services, self._window)
        flow.said.connect(self.said)
        return flow

    @cached_property
    def handouts(self) -> HandoutsFlow:
        """What goes out beside a pack."""
        from briefing_app.gui.handouts.flow import HandoutsFlow

        flow = HandoutsFlow(self._services, self._window)
        flow.said.connect(self.said)
        return flow

    @cached_property
    def letterhead(self) -> LetterheadFlow:
        """The office's letterhead and Word template."""
        from briefing_app.gui.letterhead.flow import LetterheadFlow

        flow = LetterheadFlow(self._window)
        flow.said.connect(self.said)
        return flow

    @cached_property
    def scale(self) -> ScaleFlow:
        """The office's words for statuses."""
        from briefing_app.gui.scale.flow import ScaleFlow

        flow = ScaleFlow(self._window)
        flow.said.connect(self.said)
        return flow

    @cached_property
    def sheets(self) -> SheetFlow:
        """Sheets that are read in and sent out."""
        from briefing_app.gui.sheets.flow import SheetFlow

        flow = SheetFlow(self._services, self._window)
        flow.said.connect(self.said)
        return flow

    @cached_property
    def uhri(self) -> UhriFlow:
        """Reading in the UN's index."""
        from briefing_app.gui.uhri.flow import UhriFlow

        flow = UhriFlow(self._window)
        flow.said.connect(self.said)
        return flow

    def handlers(self) -> Mapping[str, Callable[[OpenLibrary], object]]:
        """Return what each of these menu entries does with the open library."""
        return {
            "read_adopted_text": lambda opened: self.adopted_text.read_in(opened),
            "read_sheet": lambda opened: self.sheets.read_in(opened),
            "read_uhri": lambda opened: self.uhri.read_in(opened),
            "send_sheet": lambda opened: self.sheets.send_out(opened),
            "add_annex": lambda opened: self.annexes.add(opened),
            "copies": lambda opened: self.copies.open(opened),
            "handouts": lambda opened: self.handouts.open(opened),
            "check_text": lambda opened: self.check_text.open(opened),
            "status_scale": lambda opened: self.scale.settle(opened),
            "letterhead": lambda opened: self.letterhead.settle(opened),
        }
