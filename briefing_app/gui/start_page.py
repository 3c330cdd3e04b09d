"""The start page: recent libraries, the sample, a first pack, a new or another library."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefing_app.gui.icons import icon
from briefing_app.gui.words import faint, heading, title

_WIDTH = 760


class RecentList(QListWidget):
    """Recent libraries, newest first. Enter opens one."""

    open_asked = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setAccessibleName("Recent libraries")
        self.setIconSize(QSize(20, 20))
        self.itemActivated.connect(self._open)

    def show_paths(self, paths: tuple[Path, ...]) -> None:
        """Show these libraries."""
        self.clear()
        for path in paths:
            item = QListWidgetItem(icon("library"), f"{path.stem}\n{path.parent}")
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            item.setToolTip(str(path))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{path.stem}, in {path.parent}")
            self.addItem(item)
        if paths:
            self.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter on every platform."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self._open(self.currentItem())
            return
        super().keyPressEvent(event)

    def _open(self, item: QListWidgetItem) -> None:
        self.open_asked.emit(Path(item.data(Qt.ItemDataRole.UserRole)))


class StartPage(QWidget):
    """What a person sees first."""

    sample_asked = Signal()
    first_pack_asked = Signal()
    new_asked = Signal()
    open_asked = Signal()
    recent_asked = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out the page."""
        super().__init__(parent)
        self.recent = RecentList()
        self.recent.open_asked.connect(self.recent_asked)
        self._no_recent = faint("Libraries that you open appear here. A library is one file that holds everything "
                                "your office knows; its packs share it.")  # fmt: skip
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(middle)
        column.setContentsMargins(32, 48, 32, 32)
        column.setSpacing(16)
        column.addWidget(title("Briefing Pack Builder"))
        column.addWidget(
            faint("Speaker notes, country summaries and the status of recommendations, as packs on paper and screen.")
        )
        column.addSpacing(16)
        column.addLayout(self._choices())
        column.addSpacing(16)
        column.addWidget(heading("Recent libraries"))
        column.addWidget(self._no_recent)
        column.addWidget(self.recent, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.addStretch(1)
        row.addWidget(middle, 8)
        row.addStretch(1)
        area.setWidget(holder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def show_recent(self, paths: tuple[Path, ...]) -> None:
        """Show the recent libraries, or say that there are none yet."""
        self.recent.show_paths(paths)
        self.recent.setVisible(bool(paths))
        self._no_recent.setVisible(not paths)

    def _choices(self) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(8)
        for text, help_text, signal, primary in (
            ("Open the &sample", "A delegation pack on Kazakhstan, to look at and to try things with. "
             "Your changes to it stay until you start it afresh.", self.sample_asked, True),
            ("Start my &first pack…", "The country and the dates are enough; the rest can wait.",
             self.first_pack_asked, False),
            ("&New library…", "An empty file.", self.new_asked, False),
            ("&Open a library…", "A file that ends in .briefings.", self.open_asked, False),
        ):  # fmt: skip
            button = QPushButton(text)
            button.setMinimumWidth(button.fontMetrics().horizontalAdvance("Start my first pack…") + 56)
            button.setAccessibleDescription(help_text)
            button.setAutoDefault(True)
            if primary:
                button.setProperty("role", "primary")
                button.setDefault(True)
            button.clicked.connect(signal)
            row = QHBoxLayout()
            row.setSpacing(16)
            row.addWidget(button)
            row.addWidget(faint(help_text), 1)
            rows.addLayout(row)
        return rows
