"""Small choices from a list: the type of a new section, the pack to copy to."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from briefing_app.gui.dialog_parts import LIST_STYLE, answer_buttons, dialog_layout
from briefing_app.gui.words import faint, heading


class ChooseDialog(QDialog):
    """One of a list, each with a line of help."""

    def __init__(
        self, parent: QWidget | None, *, question: str, answer: str, choices: Iterable[tuple[str, str, str]]
    ) -> None:
        """Offer ``choices``: value, words, help. ``answer`` is the word on the button."""
        super().__init__(parent)
        self.setWindowTitle(question)
        self.list = QListWidget()
        self.list.setAccessibleName(question)
        self.list.setStyleSheet(LIST_STYLE)
        for value, words, help_text in choices:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setData(Qt.ItemDataRole.UserRole + 1, help_text)
            item.setToolTip(help_text)
            self.list.addItem(item)
        self._help: QLabel = faint("")
        self._help.setMinimumHeight(self.fontMetrics().height() * 3)
        self._help.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.list.currentItemChanged.connect(self._show_help)
        self.list.itemActivated.connect(lambda _item: self.accept())
        buttons = answer_buttons(self, answer)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(self.list.count() > 0)
        layout = dialog_layout(self)
        layout.addWidget(heading(question))
        layout.addWidget(self.list, 1)
        layout.addWidget(self._help)
        layout.addWidget(buttons)
        self.resize(440, 440)
        self.list.setCurrentRow(0)

    @property
    def value(self) -> str:
        """The chosen value."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if self.list.count() else ""

    def _show_help(self, item: QListWidgetItem | None) -> None:
        self._help.setText(str(item.data(Qt.ItemDataRole.UserRole + 1)) if item is not None else "")
