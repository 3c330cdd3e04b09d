"""Asks before a record is deleted that others name: they stay, without it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QWidget

from briefing_app.domain.record import Record
from briefing_app.gui.dialog_parts import LIST_STYLE, dialog_layout, letters_wide, make_primary
from briefing_app.gui.outline import record_title
from briefing_app.gui.words import faint, heading, plain

_MOST_ROWS = 8


class DeleteDialog(QDialog):
    """Names what names the record. Enter deletes nothing: the answer has to be chosen."""

    def __init__(self, parent: QWidget | None, title: str, names: tuple[str, ...]) -> None:
        """Ask about the record ``title``; ``names`` are the words of those that name it."""
        super().__init__(parent)
        self.setWindowTitle("Delete from the library")
        self.names = QListWidget()
        self.names.setAccessibleName("What names it")
        self.names.setStyleSheet(LIST_STYLE)
        self.names.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for words in names:
            self.names.addItem(words)
            self.names.item(self.names.count() - 1).setToolTip(words)
        line = self.names.sizeHintForRow(0)
        self.names.setFixedHeight(line * min(len(names), _MOST_ROWS) + 2 * self.names.frameWidth() + 2)
        buttons = QDialogButtonBox()
        delete = buttons.addButton("&Delete it", QDialogButtonBox.ButtonRole.AcceptRole)
        delete.setAutoDefault(False)
        make_primary(buttons.addButton("&Keep it", QDialogButtonBox.ButtonRole.RejectRole), "&Keep it")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = dialog_layout(self)
        layout.addWidget(heading(f"Delete “{title}”?"))
        layout.addWidget(plain("These name it. They stay, without it:"))
        layout.addWidget(self.names)
        layout.addWidget(faint("One Ctrl+Z brings it back, with all that named it."))
        layout.addWidget(buttons)
        self.setMinimumWidth(letters_wide(self, 60))


def named_words(record: Record) -> str:
    """Return what a record is, and what it is called."""
    return f"{record.KIND.replace('_', ' ').capitalize()}: {record_title(record)}"


def may_delete(parent: QWidget | None, title: str, names: tuple[str, ...]) -> bool:
    """Ask whether a record may be deleted that others name."""
    dialog = DeleteDialog(parent, title, names)
    answer = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return answer
