"""Asks which letters a sheet is written in: each way is shown with lines of the sheet itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from briefing_app.gui.dialog_parts import LIST_STYLE, answer_buttons, dialog_layout
from briefing_app.gui.words import faint, heading, size_for
from briefing_app.importing.sheets.delimited import NeedsEncodingError


class EncodingDialog(QDialog):
    """``encoding`` is the one that was chosen."""

    def __init__(self, error: NeedsEncodingError, parent: QWidget | None = None) -> None:
        """Show the previews of ``error``."""
        super().__init__(parent)
        self.setWindowTitle("Letters of the sheet")
        self.list = QListWidget()
        self.list.setAccessibleName("Ways to read the sheet")
        self.list.setStyleSheet(LIST_STYLE)
        self.list.setWordWrap(True)
        for preview in error.previews:
            item = QListWidgetItem("\n".join((preview.title, *(f"    {line}" for line in preview.lines))))
            item.setData(Qt.ItemDataRole.UserRole, preview.encoding)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _item: self.accept())
        layout = dialog_layout(self)
        layout.addWidget(heading(error.title))
        layout.addWidget(faint(f"{error.message} Choose the one in which names read right."))
        layout.addWidget(self.list, 1)
        layout.addWidget(answer_buttons(self, "Read it so"))
        size_for(self, 96, 64)

    @property
    def encoding(self) -> str:
        """The encoding of the chosen way."""
        return str(self.list.currentItem().data(Qt.ItemDataRole.UserRole))
