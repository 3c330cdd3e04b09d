"""Export and print: the question, the work on a worker, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from briefing_app.domain.ids import RecipeId, SectionId
from briefing_app.domain.levels import Level
from briefing_app.errors import UserError
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.export_dialog import ExportDialog, ProgressDialog
from briefing_app.gui.outline import Entry, Outline
from briefing_app.gui.print_dialog import PrintDialog
from briefing_app.settings import ExportChoices

if TYPE_CHECKING:
    from briefing_app.services.services import Services
    from briefing_app.services.session import Session


class OutputFlow(QObject):
    """Sends packs to files and to paper."""

    said = Signal(str)

    def __init__(self, services: Services, bridge: Bridge, *, window: QWidget) -> None:
        """Ask in front of ``window``."""
        super().__init__(window)
        self._services = services
        self._bridge = bridge
        self._window = window
