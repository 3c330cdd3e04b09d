"""What all dialogs share: room around their content, and an answer and a way out at their foot."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
)

LIST_STYLE = "QListWidget { border: 1px solid palette(mid); } QListWidget::item { padding: 4px; }"
"""Lists that one chooses from: a frame, and rows with room."""
_ROOM_ASKED = (QEvent.Type.LayoutRequest, QEvent.Type.Show)
_FRAME = 40
"""Pixels of a screen that a window's own frame may take."""
_OK = QDialogButtonBox.StandardButton.Ok


class Growing(QObject):
    """Lets a dialog grow where words that wrap come into it, as far as the screen has room: Qt would cut them."""

    def __init__(self, dialog: QDialog) -> None:
        """Watch a dialog."""
        super().__init__(dialog)
        dialog.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the room once something in the dialog has asked for another size."""
        layout = watched.layout() if isinstance(watched, QDialog) else None
        if event.type() in _ROOM_ASKED and isinstance(watched, QDialog) and layout is not None:
            needed = layout.totalMinimumHeightForWidth(watched.width())
            room = watched.screen().availableGeometry().height() - _FRAME
            if watched.height() < min(needed, room):
                watched.resize(watched.width(), min(needed, room))
        return False


def dialog_layout(dialog: QDialog) -> QVBoxLayout:
    """Give a dialog its column of parts, with the room that all dialogs have."""
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(24, 24, 24, 16)
    layout.setSpacing(16)
    Growing(dialog)
    return layout


def form_layout() -> QFormLayout:
    """Return rows of labels and controls whose left edges stand below each other."""
    form = QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(8)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


def answer_buttons(dialog: QDialog, answer: str) -> QDialogButtonBox:
    """Return the foot of a dialog: the answer, which Enter gives, and Cancel, which Esc gives."""
    buttons = QDialogButtonBox(_OK | QDialogButtonBox.StandardButton.Cancel)
    make_primary(buttons.button(_OK), answer)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons


def make_primary(button: QPushButton, words: str) -> None:
    """Make a button the one that stands out and that Enter presses."""
    button.setText(words)
    button.setProperty("role", "primary")
    button.style().unpolish(button)  # a style reads a property once only
    button.style().polish(button)
    button.setDefault(True)


def letters_wide(dialog: QDialog, letters: int) -> int:
    """Return the width of so many letters, as far as the screen has room for it."""
    return min(dialog.fontMetrics().averageCharWidth() * letters, dialog.screen().availableGeometry().width() - 80)


def folder_row(form: QFormLayout, line: QLineEdit, title: str) -> None:
    """Add a row in which a folder is typed, or chosen in a window with this title."""

    def browse() -> None:
        chosen = QFileDialog.getExistingDirectory(line.window(), title, line.text())
        if chosen:
            line.setText(chosen)

    button = QPushButton("&Choose…")
    button.setAccessibleName("Choose the folder")
    button.setAutoDefault(False)
    button.clicked.connect(browse)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(line, 1)
    row.addWidget(button)
    label = QLabel("&Folder:")
    label.setBuddy(line)
    line.setAccessibleName("Folder")
    form.addRow(label, row)
