"""The passwords of the copies, shown once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from briefing_app.gui.dialog_parts import dialog_layout, make_primary
from briefing_app.gui.folders import first_look
from briefing_app.gui.words import heading, plain, size_for
from briefing_app.services.copies import CopiesResult

_HEADS = ("Copy", "Recipient", "Password", "File")
_WARNING = "They are kept nowhere: when this window is closed, files whose passwords were not noted cannot be opened."


class PasswordsDialog(QDialog):
    """``save_asked`` names the file in which a person wants the list."""

    save_asked = Signal(object)

    def __init__(self, parent: QWidget | None, result: CopiesResult) -> None:
        """Show the passwords of what was made."""
        super().__init__(parent)
        self.setWindowTitle("Passwords of the copies")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = QTableWidget(len(result.copies), len(_HEADS))
        self.table.setHorizontalHeaderLabels(list(_HEADS))
        self.table.setAccessibleName("Passwords")
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        for row, copy in enumerate(result.copies):
            for column, words in enumerate((str(copy.number), copy.name, copy.password, copy.file.name)):
                self.table.setItem(row, column, QTableWidgetItem(words))
        letter = self.fontMetrics().averageCharWidth()
        for column, letters in enumerate((8, 30, 32)):
            self.table.setColumnWidth(column, letters * letter)
        self.table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.said = plain(_WARNING)
        self.save, self.close_button = QPushButton("&Save the list…"), QPushButton("&Close")
        self.close_button.setAutoDefault(False)
        row_of_buttons = QHBoxLayout()
        row_of_buttons.addStretch(1)
        row_of_buttons.addWidget(self.save)
        row_of_buttons.addWidget(self.close_button)
        layout = dialog_layout(self)
        for part in (heading("Each copy opens with its own password"), self.table, self.said):
            layout.addWidget(part)
        layout.addLayout(row_of_buttons)
        make_primary(self.save, "&Save the list…")
        size_for(self, 120, 60)
        self.save.clicked.connect(self._on_save)
        self.close_button.clicked.connect(self.accept)

    def tell(self, words: str) -> None:
        """Say what came of saving."""
        self.said.setText(words)

    def _on_save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, "Save the passwords", first_look(name="passwords.csv"), "Tables (*.csv)"
        )
        if name:
            path = Path(name)
            self.save_asked.emit(path if path.suffix else path.with_suffix(".csv"))
