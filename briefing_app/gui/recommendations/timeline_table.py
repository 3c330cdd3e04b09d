"""Every assessment of a call, the newest first; what was corrected stays, struck through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from briefing_app.domain.records.recommendation import Assessment
from briefing_app.domain.status_words import HOUSE_WORDS, StatusWords
from briefing_app.gui.recommendations.claim_cards import grade_words
from briefing_app.gui.recommendations.detail import Moment
from briefing_app.gui.recommendations.marks import status_icon
from briefing_app.gui.recommendations.words import CONFIDENCES, POSITIONS, TRENDS, day_words

_HEADS = ("Date", "Status", "Whose word", "Trend", "Grade and evidence")
_MOST_ROWS = 9
_ROOM = 10


class TimelineTable(QTableWidget):
    """The timeline of one call."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(0, len(_HEADS), parent)
        self._moments: Sequence[Moment] = ()
        self._scale = HOUSE_WORDS
        self.setAccessibleName("Assessments, the newest first")
        self.setHorizontalHeaderLabels(list(_HEADS))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_moments(self, moments: Sequence[Moment], scale: StatusWords) -> None:
        """Show these assessments, their statuses in the words of ``scale``."""
        self._moments, self._scale = moments, scale
        self.setRowCount(len(moments))
        for row, moment in enumerate(moments):
            self._fill(row, moment)
        self._fit()
        if moments:
            self.setCurrentCell(0, 0)

    def current(self) -> Moment | None:
        """The assessment that is chosen."""
        return self._moments[self.currentRow()] if 0 <= self.currentRow() < len(self._moments) else None

    def correctable(self) -> Moment | None:
        """The chosen assessment, where nothing has replaced it yet."""
        moment = self.current()
        return moment if moment is not None and moment.entry.stands else None

    def changeEvent(self, event: QEvent) -> None:
        """Give rows the room that another size of text needs."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fill(self, row: int, moment: Moment) -> None:
        held, stands = moment.entry.assessment, moment.entry.stands
        grade = grade_words(held.original_grade, held.scale)
        why = f"Why it changed: {held.why_changed}" if held.why_changed else ""
        parts = (grade, held.evidence, moment.source, held.note, *_further(held), why)
        more = "; ".join(filter(None, parts))
        trend = TRENDS[moment.entry.trend] if moment.entry.trend is not None else ""
        cells = (day_words(held.date, short=True), self._scale.label(held.status), moment.claimant, trend, more)
        for column, words in enumerate(cells):
            item = QTableWidgetItem(words)
            item.setToolTip(words if stands else f"Corrected later. {words}")
            if column == 1:
                item.setIcon(status_icon(held.status, self._scale.colour(held.status)))
            if not stands:
                font = self.font()
                font.setStrikeOut(True)
                item.setFont(font)
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, "Corrected later")
            self.setItem(row, column, item)

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        high = metrics.height() + _ROOM
        letter = metrics.averageCharWidth()
        self.verticalHeader().setDefaultSectionSize(high)
        for column, letters in enumerate((15, 28, 18, 12)):
            self.setColumnWidth(column, letter * letters)
        rows = max(1, min(self.rowCount(), _MOST_ROWS))
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + rows * high + 2 * self.frameWidth() + self.horizontalScrollBar().sizeHint().height())


def _further(held: Assessment) -> Iterator[str]:
    if held.position is not None:
        yield f"The State's position: {POSITIONS[held.position].lower()}"
    if held.trend_reason:
        yield f"Why this trend: {held.trend_reason}"
    if held.confidence is not None:
        yield f"Confidence: {CONFIDENCES[held.confidence].lower()}"
    if held.assessor:
        yield f"Assessed by {held.assessor}"
    if held.reviewer:
        yield f"Reviewed by {held.reviewer}"
