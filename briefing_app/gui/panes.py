"""Three panes beside each other; where there is too little room, editor and preview share one place with tabs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

NARROW = 1200
"""Below this width, or where text is larger than ``LARGE`` percent, two panes share a place."""
LARGE = 150
_WIDTHS = (300, 576, 404)


class Panes(QWidget):
    """Left, centre and right in a splitter, or left and tabs."""

    def __init__(self, left: QWidget, centre: QWidget, right: QWidget, parent: QWidget | None = None) -> None:
        """Lay the panes out side by side."""
        super().__init__(parent)
        self._left, self._centre, self._right = left, centre, right
        self._percent = 100
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("Editor and preview")
        for pane in (left, centre, right):
            self.splitter.addWidget(pane)
        left.setMinimumWidth(200)
        centre.setMinimumWidth(320)
        right.setMinimumWidth(280)
        self.splitter.addWidget(self.tabs)
        self.tabs.hide()
        self.splitter.setSizes([*_WIDTHS, 0])
        for index, factor in enumerate((0, 3, 2, 5)):
            self.splitter.setStretchFactor(index, factor)
        self._below = QVBoxLayout(self)
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.setSpacing(0)
        self._below.addWidget(self.splitter, 1)

    @property
    def tabbed(self) -> bool:
        """Whether editor and preview share one place."""
        return self.tabs.count() > 0

    def add_below(self, widget: QWidget) -> None:
        """Put something across the whole width, below the panes."""
        self._below.addWidget(widget)

    def set_text_size(self, percent: int) -> None:
        """Arrange the panes for a size of text."""
        self._percent = percent
        self._arrange()

    def show_pane(self, pane: QWidget) -> None:
        """Bring a pane to the front where it shares its place."""
        if self.tabbed and pane in (self._centre, self._right):
            self.tabs.setCurrentWidget(pane)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the panes for the room that there is."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wanted = self.width() < NARROW or self._percent > LARGE
        if wanted == self.tabbed:
            return
        if wanted:
            self.tabs.addTab(self._centre, "&Edit")
            self.tabs.addTab(self._right, "&Preview")
            self.tabs.show()
            left = _WIDTHS[0] * max(100, min(self._percent, 150)) // 100
            self.splitter.setSizes([left, self.width() - left])
        else:
            self.tabs.clear()
            self.splitter.insertWidget(1, self._centre)
            self.splitter.insertWidget(2, self._right)
            self._centre.show()
            self._right.show()
            self.tabs.hide()
            self.splitter.setSizes([*_WIDTHS, 0])
