"""A record of the library in a window of its own: the same form as in a pack, saved as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from briefing_app.domain.reference import RecordRef
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.dialog_parts import dialog_layout, letters_wide
from briefing_app.gui.forms.record_form import RecordForm
from briefing_app.gui.text.figures import Figures
from briefing_app.gui.words import faint

if TYPE_CHECKING:
    from briefing_app.services.session import Session


class RecordDialog(QDialog):
    """Edits one record at a time; one window serves for all of them."""

    def __init__(self, parent: QWidget | None, session: Session, bridge: Bridge, *, figures: Figures) -> None:
        """Edit records of ``session``; ``figures`` says what the live figures in their texts say now."""
        super().__init__(parent)
        self._session = session
        self._bridge = bridge
        self._figures = figures
        self._further: RecordDialog | None = None
        self._language = "en"
        self.form = RecordForm(session, bridge, figures=figures)
        self.form.open_asked.connect(self._open_further)
        self.form.undo_requested.connect(lambda: bridge.then(session.undo()))
        self.form.redo_requested.connect(lambda: bridge.then(session.redo()))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = dialog_layout(self)
        layout.addWidget(faint("Everything is saved as it is typed. Ctrl+Z takes it back."))
        layout.addWidget(self.form, 1)
        layout.addWidget(buttons)
        room = self.screen().availableGeometry()
        self.resize(letters_wide(self, 90), min(640, room.height() - 60))

    def edit(self, ref: RecordRef, *, title: str, language: str = "en") -> None:
        """Show the form of a record until it is closed; its texts in ``language``."""
        self.setWindowTitle(title)
        self._language = language
        self.form.set_language(language)
        self.form.show_record(ref)
        self.open()

    def done(self, result: int) -> None:
        """Keep what is still being typed."""
        self._bridge.then(self._session.commit())
        super().done(result)

    def _open_further(self, ref: RecordRef, title: str) -> None:
        """Show a record that this one names in a window before this one, which is then where it was."""
        if self._further is None:
            self._further = RecordDialog(self, self._session, self._bridge, figures=self._figures)
        self._further.edit(ref, title=title, language=self._language)
