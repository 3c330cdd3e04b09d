"""Which heading of a sheet means what: guessed, shown with what stands below it, and changed in one place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from briefing_app.domain.records.office import SheetColumn
from briefing_app.gui.forms.form import QuietWheel
from briefing_app.importing.sheets.model import Sheet, column_letters

MEANINGS = {
    SheetColumn.IGNORE: "Nothing: leave it out",
    SheetColumn.ID: "Our id",
    SheetColumn.REFERENCE: "Reference of the text",
    SheetColumn.PARAGRAPH: "Paragraph",
    SheetColumn.CLAUSE: "Clause",
    SheetColumn.TITLE: "Title of the call",
    SheetColumn.TEXT: "Words of the call",
    SheetColumn.ADDRESSEE: "Addressee",
    SheetColumn.THEME: "Theme",
    SheetColumn.STATUS: "Status",
    SheetColumn.ORIGINAL_GRADE: "Grade in its own words",
    SheetColumn.CLAIM: "Whose word it is",
    SheetColumn.ASSESSED_ON: "Date of the status",
    SheetColumn.EVIDENCE: "Evidence",
    SheetColumn.SOURCE: "Source",
    SheetColumn.NOTE: "Note",
}
_HEADS = ("Column", "Heading", "First entries", "Is read as")
_SAMPLES = 3
_LETTERS = (9, 26, 44)


class ColumnsTable(QTableWidget):
    """``changed`` tells that a heading means something else now."""

    changed = Signal()

    def __init__(self, sheet: Sheet, columns: tuple[SheetColumn, ...], parent: QWidget | None = None) -> None:
        """Show the headings of ``sheet``, read as ``columns``."""
        super().__init__(len(sheet.headings), len(_HEADS), parent)
        self.setHorizontalHeaderLabels(list(_HEADS))
        self.setAccessibleName("Columns of the sheet")
        self.verticalHeader().hide()
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.boxes: list[QComboBox] = []
        self._wheel = QuietWheel(self)  # the wheel scrolls the table
        for number, heading in enumerate(sheet.headings):
            samples = [row.cell(number).words for row in sheet.rows[:_SAMPLES] if row.cell(number).words]
            for column, words in enumerate((column_letters(number), heading, " · ".join(samples))):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                self.setItem(number, column, item)
            self.setCellWidget(number, 3, self._box(heading, columns[number]))
        letter = self.fontMetrics().averageCharWidth()
        for column, letters in enumerate(_LETTERS):
            self.setColumnWidth(column, letters * letter)
        self.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 14)

    @property
    def columns(self) -> tuple[SheetColumn, ...]:
        """What each heading is read as."""
        return tuple(SheetColumn(box.currentData()) for box in self.boxes)

    def _box(self, heading: str, meaning: SheetColumn) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(f"“{heading}” is read as")
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for column, words in MEANINGS.items():
            box.addItem(words, column.value)
        box.setCurrentIndex(box.findData(meaning.value))
        box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        box.installEventFilter(self._wheel)
        self.boxes.append(box)
        return box
