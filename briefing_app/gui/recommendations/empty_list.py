"""What stands in the place of the list where there is nothing to list: why, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from briefing_app.gui.recommendations.query import Query
from briefing_app.gui.words import faint, plain

_NONE_YET = "No recommendations yet. Add one, import a spreadsheet, or read them from an adopted text."


class NoCalls(QWidget):
    """The library holds no call yet: the ways in which one comes."""

    add_asked = Signal()
    import_sheet_asked = Signal()
    read_text_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Offer the ways."""
        super().__init__(parent)
        self.add = QPushButton("&Add a call…")
        self.import_sheet = QPushButton("&Import a spreadsheet…")
        self.read_text = QPushButton("Read an adopted &text…")
        self.add.clicked.connect(self.add_asked)
        self.import_sheet.clicked.connect(self.import_sheet_asked)
        self.read_text.clicked.connect(self.read_text_asked)
        layout = _column(self)
        layout.addWidget(plain(_NONE_YET))
        layout.addWidget(
            faint("A recommendation is one call to one addressee. Its status is counted from dated assessments.")
        )
        layout.addSpacing(8)
        for button in (self.add, self.import_sheet, self.read_text):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)


class NothingMatches(QWidget):
    """There are calls, but none that passes the filters."""

    clear_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Offer to show everything."""
        super().__init__(parent)
        self.words = plain("")
        button = QPushButton("&Show all calls")
        button.clicked.connect(self.clear_asked)
        layout = _column(self)
        layout.addWidget(self.words)
        layout.addWidget(faint("Take away a filter, or search for fewer letters."))
        layout.addSpacing(8)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)

    def show_query(self, query: Query) -> None:
        """Say what was searched for in vain."""
        search = query.filters.search
        self.words.setText(f"Nothing matches “{search}”." if search else "No call passes these filters.")


def _column(widget: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(16, 24, 16, 16)
    layout.setSpacing(8)
    return layout
