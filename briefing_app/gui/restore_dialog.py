"""Restore a backup…: which moment of which library, or a file from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from briefing_app.gui.dialog_parts import LIST_STYLE, answer_buttons, dialog_layout
from briefing_app.gui.folders import first_look
from briefing_app.gui.words import faint, heading

_HELD = Qt.ItemDataRole.UserRole
_NONE_YET = (
    "There are no backups yet. One is taken each time a library is opened, and before a file is read in. "
    "Choose a file where a backup was kept elsewhere."
)
_SOME = (
    "A copy is kept each time a library is opened, and before a file is read in. "
    "Restoring one makes a new library beside those that are there."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Restorable:
    """A backup with the name of its library and the moment that it holds."""

    library: str
    taken: datetime
    path: Path


class RestoreDialog(QDialog):
    """Asks which backup becomes a library again; ``chosen`` is set when it is accepted."""

    def __init__(self, parent: QWidget | None, backups: Sequence[Restorable], *, file_filter: str) -> None:
        """Offer ``backups``, the newest first."""
        super().__init__(parent)
        self.setWindowTitle("Restore a backup")
        self.chosen: Path | None = None
        self._filter = file_filter
        self.list = QListWidget()
        self.list.setAccessibleName("Backups")
        self.list.setStyleSheet(LIST_STYLE)
        for backup in sorted(backups, key=lambda each: each.taken, reverse=True):
            item = QListWidgetItem(f"{backup.library}\n{_moment(backup.taken)}")
            item.setData(_HELD, backup.path)
            item.setToolTip(str(backup.path))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(backups))
        self.list.itemActivated.connect(lambda _item: self.accept())
        buttons = answer_buttons(self, "&Restore…")
        self.restore = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.restore.setEnabled(bool(backups))
        self.elsewhere = buttons.addButton("Choose a &file…", QDialogButtonBox.ButtonRole.ActionRole)
        self.elsewhere.clicked.connect(self._choose_file)
        layout = dialog_layout(self)
        layout.addWidget(heading("Which moment shall come back?"))
        layout.addWidget(faint(_SOME if backups else _NONE_YET))
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        letter = self.fontMetrics()
        self.resize(letter.averageCharWidth() * 72, letter.height() * (28 if backups else 12))

    def accept(self) -> None:
        """Take the chosen line, where no file was chosen."""
        item = self.list.currentItem()
        if self.chosen is None and item is not None:
            self.chosen = item.data(_HELD)
        if self.chosen is not None:
            super().accept()

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Which backup?", first_look(), self._filter)
        if name:
            self.chosen = Path(name)
            self.accept()


def _moment(taken: datetime) -> str:
    return f"{taken.day} {taken:%B %Y, %H:%M}"
