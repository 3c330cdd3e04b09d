"""The two rooms of an open library, pack and recommendations, and the switch between them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

PACK, RECOMMENDATIONS = 0, 1


class Rooms(QWidget):
    """Shows one of two widgets; ``switched`` tells which."""

    switched = Signal(int)

    def __init__(self, pack: QWidget, recommendations: QWidget, parent: QWidget | None = None) -> None:
        """Begin with the pack."""
        super().__init__(parent)
        self._views = (pack, recommendations)
        self.bar = QTabBar()
        self.bar.setAccessibleName("What is shown")
        self.bar.setDocumentMode(True)
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        for words, tip in (("Pack", "The sections of a pack (Ctrl+1)"), ("Recommendations", "All calls (Ctrl+2)")):
            self.bar.setTabToolTip(self.bar.addTab(words), tip)
        self._stack = QStackedWidget()
        self._stack.addWidget(pack)
        self._stack.addWidget(recommendations)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self._stack, 1)
        self.bar.currentChanged.connect(self._show)

    @property
    def current(self) -> int:
        """The room that is shown."""
        return self.bar.currentIndex()

    @property
    def in_recommendations(self) -> bool:
        """Whether the calls are shown, and not a pack."""
        return self.current == RECOMMENDATIONS

    def go_to(self, room: int) -> None:
        """Show a room."""
        self.bar.setCurrentIndex(room)

    def _show(self, room: int) -> None:
        self._stack.setCurrentIndex(room)
        self._views[room].setFocus()
        self.switched.emit(room)
