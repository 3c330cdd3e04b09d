"""Which sheet of a workbook is read, and in which of its rows the headings stand."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QWidget

from briefing_app.gui.boxes import ShortBox
from briefing_app.gui.forms.form import QuietWheel
from briefing_app.importing.sheets.model import Sheet

_SHEET_LETTERS = 24


class ReadingChoice(QWidget):
    """``asked`` tells another sheet and 0, which lets its headings be found; or this sheet and a row, from 1."""

    asked = Signal(str, int)

    def __init__(self, sheet: Sheet, parent: QWidget | None = None) -> None:
        """Show how ``sheet`` was read."""
        super().__init__(parent)
        self.names = ShortBox(_SHEET_LETTERS)
        self.names.setAccessibleName("Sheet of the workbook")
        self.row = QSpinBox()
        self.row.setAccessibleName("Row of the headings")
        self.row.setKeyboardTracking(False)  # a number is asked for when it is written, not at each of its digits
        self._label = QLabel("S&heet:")
        self._label.setBuddy(self.names)
        label = QLabel("Headings in ro&w:")
        label.setBuddy(self.row)
        wheel = QuietWheel(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 0)
        for widget in (self._label, self.names, label, self.row):
            layout.addWidget(widget)
        layout.addStretch(1)
        for box in (self.names, self.row):
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.installEventFilter(wheel)
        self.show_sheet(sheet)
        self.names.activated.connect(self._other_sheet)
        self.row.valueChanged.connect(lambda row: self.asked.emit(self.names.currentText(), row))

    def show_sheet(self, sheet: Sheet) -> None:
        """Show how ``sheet`` was read; nothing is asked."""
        with QSignalBlocker(self.row):
            last = sheet.rows[-1].number if sheet.rows else sheet.heading_row
            self.row.setRange(1, max(last, sheet.heading_row))
            self.row.setValue(sheet.heading_row)
        self._shown = sheet.sheet_name
        self.names.clear()
        self.names.addItems(list(sheet.sheet_names))
        self.names.setCurrentText(sheet.sheet_name)
        several = len(sheet.sheet_names) > 1
        self._label.setVisible(several)
        self.names.setVisible(several)

    def _other_sheet(self) -> None:
        name = self.names.currentText()
        if name != self._shown:
            self.asked.emit(name, 0)
