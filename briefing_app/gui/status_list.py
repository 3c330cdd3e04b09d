"""Recommendations with their status: a click, or a key from 1 to 9, makes a new assessment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from briefing_app.domain.claims import Claimant, ClaimantKind, is_anothers
from briefing_app.domain.ids import InstrumentId, RecommendationId
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.recommendation import Instrument, Recommendation
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.status import StatusCode
from briefing_app.domain.status_words import HOUSE_WORDS, StatusWords, status_words
from briefing_app.domain.valuation import code_at
from briefing_app.gui.whose_word import claimant_words

_HEADS = ("Paragraph", "Call", "Status")
NO_PARAGRAPH = "–"
"""What stands in the place of a paragraph that is not known; a column of nothing else is not shown."""
_KEYS = "In the list, a key from 1 to 9 sets the status with that number."
_PADDING = 14
"""Pixels around the words of a cell."""
_MOST_WRAPPED = 300
"""Rows up to which titles wrap: each costs a measuring."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusLine:
    """A recommendation and the status that its instrument's counts follow."""

    recommendation: RecommendationId
    paragraph: str
    title: str
    status: StatusCode
    claimant: str
    scale: StatusWords = HOUSE_WORDS
    followed: InstrumentId | None = None
    """The text, where its counts follow another than our office."""
    beside: str = ""
    """What our own office says where that is another than the status."""

    @property
    def words(self) -> str:
        """The call, with what our own office says below it."""
        return f"{self.title}\n{self.beside}" if self.beside else self.title


def read_status_lines(reader: Reader, refs: Sequence[RecordRef], as_of: date) -> tuple[StatusLine, ...]:
    """Return a line for each of these recommendations as of a date."""
    found = reader.many(Recommendation, [ref.id for ref in refs if ref.kind is Recommendation.KIND])
    judged = reader.assessments([held.id for held in found])
    scale, lines = status_words(reader), []
    for held in found:
        instrument = reader.get(Instrument, held.instrument)
        said = [assessment for assessment in judged if assessment.recommendation == held.id]
        follows = instrument.claimant if instrument else None
        status = code_at(said, as_of, follows)
        followed = is_anothers(follows)
        own = code_at(said, as_of, Claimant(kind=ClaimantKind.OWN)) if followed else StatusCode.UNASSESSED
        lines.append(
            StatusLine(
                recommendation=held.id,
                paragraph=f"{held.paragraph}{held.clause}" if held.paragraph else NO_PARAGRAPH,
                title=held.title,
                status=status,
                claimant=claimant_words(reader, follows),
                scale=scale,
                followed=held.instrument if followed else None,
                beside="" if own in (StatusCode.UNASSESSED, status) else f"Our own office: {scale.inside(own)}",
            )
        )
    return tuple(lines)


def basis_of(
    lines: Sequence[StatusLine], as_of: date, answer: Callable[[InstrumentId | None], bool | None] = lambda _text: None
) -> str:
    """Say whose word a status set here is, and as of when; nothing where there is no line.

    ``answer``: whether a status in a text whose counts follow another is our own judgement, or ``None``: not asked yet.
    """
    if not lines:
        return ""
    whom = ", ".join(dict.fromkeys(line.claimant for line in lines))
    dated = f"A status set here is dated {as_of.day} {as_of:%B %Y}"
    others = [line for line in lines if line.followed is not None]
    answers = {answer(line.followed) for line in others}
    if answers == {True} and len(others) == len(lines):
        return f"{dated} and kept as our own judgement. The counts follow the word of: {whom}."
    if answers <= {False}:
        return f"{dated} and counts as the word of: {whom}."
    return f"{dated}. The counts follow the word of: {whom}. You are asked once whose word it is."


class StatusList(QTableWidget):
    """The list. ``assess_asked`` names the recommendation and the new status."""

    assess_asked = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(0, len(_HEADS), parent)
        self.lines: tuple[StatusLine, ...] = ()
        self.setAccessibleName("Status of the recommendations")
        self.setHorizontalHeaderLabels(list(_HEADS))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self._reason = ""
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self._refit)
        # Once for all: the columns share the width among them one after the other.
        header.geometriesChanged.connect(self._fitting.start)
        header.sectionResized.connect(lambda _column, _old, _new: self._fitting.start())

    def hold_still(self, reason: str) -> None:
        """Let no status be set, and say why at each."""
        self._reason = reason
        self.setToolTip(reason)

    def show_lines(self, lines: tuple[StatusLine, ...]) -> None:
        """Show these lines; where they are the same recommendations the place in the list stays."""
        same = [line.recommendation for line in lines] == [line.recommendation for line in self.lines]
        old, self.lines = self.lines, lines
        self.setColumnHidden(0, all(line.paragraph == NO_PARAGRAPH for line in lines))
        if not same:
            self.setRowCount(len(lines))
            for row, line in enumerate(lines):
                self._fill(row, line)
            if lines:
                self.setCurrentCell(0, 1)
            return
        for row, line in enumerate(lines):
            if line != old[row]:
                self._fill(row, line)

    def choose(self, recommendation: str) -> bool:
        """Make a recommendation's row the current one; tell whether it has one."""
        row = next((row for row, line in enumerate(self.lines) if line.recommendation == recommendation), -1)
        if row >= 0:
            self.setCurrentCell(row, 1)
        return row >= 0

    def combo(self, row: int) -> QComboBox:
        """The status box of a row."""
        box = self.cellWidget(row, 2)
        assert isinstance(box, QComboBox)
        return box

    def changeEvent(self, event: QEvent) -> None:
        """Give the rows the room that another size of text needs."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._refit()
            self._fitting.start()  # and again when the columns have followed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set the current row's status with 1 to 9; Enter opens its list."""
        row = self.currentRow()
        number = event.key() - Qt.Key.Key_1
        if 0 <= row < len(self.lines) and 0 <= number < len(StatusCode) and not event.modifiers():
            code = self.lines[row].scale.of_key(number + 1)
            if code is not None:
                self._ask(row, code)
            return
        if 0 <= row < len(self.lines) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._reason:
                self.combo(row).showPopup()
            return
        super().keyPressEvent(event)

    def _fill(self, row: int, line: StatusLine) -> None:
        for column, words in enumerate((line.paragraph, line.words)):
            item = QTableWidgetItem(words)
            item.setToolTip(words)
            self.setItem(row, column, item)
        box = self.cellWidget(row, 2)
        if not isinstance(box, QComboBox):
            box = self._new_box(row)
        offered = line.scale.numbered(line.status)
        box.clear()
        for number, code in offered:
            box.addItem(f"{number}  {line.scale.label(code)}", code)
        box.setCurrentIndex([code for _number, code in offered].index(line.status))
        box.setAccessibleName(f"Status of {line.title}")
        box.setEnabled(not self._reason)
        box.setToolTip(self._reason or _KEYS)
        self._fit_row(row)

    def _new_box(self, row: int) -> QComboBox:
        box = QComboBox()
        box.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        # The wheel must scroll the list, not judge a recommendation in passing.
        box.wheelEvent = lambda event: event.ignore()  # type: ignore[method-assign]
        box.activated.connect(lambda index: self._ask(row, StatusCode(box.itemData(index))))
        self.setCellWidget(row, 2, box)
        return box

    def _refit(self) -> None:
        for row in range(min(self.rowCount(), _MOST_WRAPPED)):
            if self.cellWidget(row, 2) is not None:
                self._fit_row(row)

    def _fit_row(self, row: int) -> None:
        """Give a row the height of its call's title, which wraps."""
        room = QRect(0, 0, max(self.columnWidth(1) - _PADDING, 1), 10_000)
        title = self.lines[row].words if row < _MOST_WRAPPED else ""
        words = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap.value, title)
        self.setRowHeight(row, max(words.height() + _PADDING, self.combo(row).sizeHint().height() + 2))

    def _ask(self, row: int, code: StatusCode) -> None:
        line = self.lines[row]
        if code is line.status or self._reason:
            return
        # Whose word it is may be asked first: the box tells what holds until then.
        self.combo(row).setCurrentIndex(self.combo(row).findData(line.status))
        self.assess_asked.emit(line.recommendation, code)
