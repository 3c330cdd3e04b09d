"""What stands where nothing is yet: what this is, why it is empty, and one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from briefing_app.gui.words import faint, plain


class EmptyState(QWidget):
    """``asked`` tells that its button was pressed."""

    asked = Signal()

    def __init__(self, what: str, why: str, *, answer: str, parent: QWidget | None = None) -> None:
        """Say what stands here usually, why nothing does, and what can be done about it."""
        super().__init__(parent)
        self._words = (what, why)
        self.button = QPushButton(answer)
        self.button.clicked.connect(self.asked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 16, 12, 16)
        layout.setSpacing(8)
        layout.addWidget(plain(why))
        layout.addWidget(faint(what))
        layout.addSpacing(8)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)

    def text(self) -> str:
        """Everything that it says."""
        return " ".join(self._words)
