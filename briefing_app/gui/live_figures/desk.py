"""What text editors know of live figures: present values, questions in words, and the dialog."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QDialog, QWidget

from briefing_app.domain.figures import FigureQuery
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.forms.choices import Find
from briefing_app.gui.live_figures.dialog import FigureChoices, FigureDialog, read_choices
from briefing_app.gui.live_figures.values import LiveValues

if TYPE_CHECKING:
    from briefing_app.services.session import Session


class FigureDesk:
    """Serves every text of one open library."""

    def __init__(self, session: Session, bridge: Bridge, *, values: LiveValues, find: Find) -> None:
        """Ask ``values`` for words, and ``find`` for records to choose from."""
        self._session = session
        self._bridge = bridge
        self.values = values
        self._find = find

    @property
    def changed(self) -> SignalInstance:
        """Tells that some figures say something else now."""
        return self.values.changed

    def value(self, query: FigureQuery) -> str:
        """Return what a figure says now."""
        return self.values.words(query).value

    def asked(self, query: FigureQuery) -> str:
        """Return what it asks, in a sentence."""
        return self.values.words(query).asked

    def choose(
        self, query: FigureQuery | None, taken: Callable[[FigureQuery], None], *, parent: QWidget | None
    ) -> None:
        """Read what can be asked about, then let a person choose."""

        def show(choices: FigureChoices) -> None:
            dialog = FigureDialog(choices, find=self._find, ask=self.values.ask, query=query, parent=parent)
            accepted = dialog.exec() == QDialog.DialogCode.Accepted
            chosen = dialog.query
            dialog.deleteLater()
            if accepted:
                taken(chosen)

        self._bridge.then(self._session.ask(read_choices), show)
