"""The grades of other scales in the window of the scale: each with the status that it is read as."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from briefing_app.domain.scales import GradeMapping
from briefing_app.domain.status import StatusCode
from briefing_app.domain.status_words import StatusWords


class GradesTree(QTreeWidget):
    """The grades are looked at, not changed; their statuses are called as the office calls them."""

    def __init__(self, mappings: Iterable[GradeMapping], parent: QWidget | None = None) -> None:
        """Show each scale, without the words for its statuses."""
        super().__init__(parent)
        self._statuses: list[tuple[QTreeWidgetItem, StatusCode]] = []
        self.setAccessibleName("Scales of others")
        self.setHeaderLabels(["Grade", "Its words", "Read as"])
        for mapping in mappings:
            top = QTreeWidgetItem([mapping.title, f"version {mapping.version}", ""])
            for grade in mapping.grades:
                item = QTreeWidgetItem([grade.mark, grade.words, ""])
                self._statuses.append((item, grade.code))
                top.addChild(item)
            self.addTopLevelItem(top)
        self.expandAll()
        letter = self.fontMetrics().averageCharWidth()
        for column, letters in enumerate((34, 56, 26)):
            self.setColumnWidth(column, letter * letters)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def show_words(self, words: StatusWords) -> None:
        """Call each status as the office calls it."""
        for item, code in self._statuses:
            item.setText(2, words.label(code))
