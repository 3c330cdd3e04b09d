"""Calls against meetings and notes: what the delegation raises, where, and what nobody raises."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.ids import PackId
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.recommendations.coverage import MOST, CallRow, CoverageTable, read_coverage, toggle_raised
from briefing_app.gui.recommendations.marks import status_icon
from briefing_app.gui.recommendations.model import Index
from briefing_app.gui.recommendations.words import count_words
from briefing_app.gui.words import faint, heading

if TYPE_CHECKING:
    from briefing_app.services.session import Session

_FIXED = 2
"""Columns before the notes: the call, and how many raise it."""
_NOWHERE = QModelIndex()
_ROOM = 10
_MARK = 4 / 3
"""The side of a status' mark, in heights of the letters beside it."""
_RAISED = "●"
_HEAD_LINES = 12
"""More lines than that no head is given; the whole of it stands in its tip."""
_HEAD_PLACE = Qt.AlignmentFlag(
    Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignBottom.value | Qt.TextFlag.TextWordWrap.value
)
"""Titles of notes are whole sentences: they wrap."""
_NO_PACK = "There is no pack. Coverage shows which notes of a pack raise which calls."
_NO_NOTES = "This pack's mission has no notes yet, so nobody raises anything. Notes are added in the pack."
_NO_CALLS = (
    "This pack shows no calls yet. Add a section “Recommendation status” and choose its text, or link calls to a note."
)


class CoverageModel(QAbstractTableModel):
    """Calls as rows, notes as columns."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.table: CoverageTable | None = None
        self.rows: tuple[CallRow, ...] = ()
        self.missed_only = False

    def show_table(self, table: CoverageTable | None) -> None:
        """Show another table; where rows and columns are the same the place in it stays."""
        before, self.table = self.table, table
        rows = self._chosen()
        same = before is not None and table is not None and before.columns == table.columns
        if same and [row.id for row in rows] == [row.id for row in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def show_missed_only(self, on: bool) -> None:
        """Show only the calls that nobody raises, or all."""
        self.beginResetModel()
        self.missed_only = on
        self.rows = self._chosen()
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many calls there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """The call, how many raise it, and the notes."""
        return 0 if parent.isValid() or self.table is None else _FIXED + len(self.table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401, PLR0911  (Qt's own)
        """What a cell says: a mark where the note raises the call."""
        row = self.rows[index.row()]
        if index.column() == 0:
            return _call_cell(row, role)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if index.column() == 1:
            if role == Qt.ItemDataRole.FontRole and not row.notes:
                return _bold()
            return _number_words(row) if role in _SAID else None
        assert self.table is not None
        note = self.table.columns[index.column() - _FIXED]
        raised = note.id in row.notes
        if role == Qt.ItemDataRole.DisplayRole:
            return _RAISED if raised else None
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            verb = "raises" if raised else "does not raise"
            return f"{note.words}: {verb} {row.place}. Click, or press Space, to change it."
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  (Qt's own)
        """The note's title; its meeting as a tip."""
        if orientation is not Qt.Orientation.Horizontal or self.table is None:
            return None
        if section < _FIXED:
            return ("Call", "Raised by")[section] if role == Qt.ItemDataRole.DisplayRole else None
        note = self.table.columns[section - _FIXED]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{note.words}\n{note.meeting}" if note.meeting else note.words
        if role == Qt.ItemDataRole.ToolTipRole:
            kind = "A note to speak from" if note.spoken else "A speaker to be heard"
            return "\n".join(part for part in (note.words, note.meeting, kind) if part)
        return None

    def _chosen(self) -> tuple[CallRow, ...]:
        rows = self.table.rows if self.table is not None else ()
        return tuple(row for row in rows if not row.notes) if self.missed_only else rows


_SAID = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


def _call_cell(row: CallRow, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return f"{row.words} ({row.place})"
    if role == Qt.ItemDataRole.DecorationRole:
        return status_icon(row.status, row.scale.colour(row.status))
    if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        return f"{row.place}: {row.words} ({row.scale.inside(row.status)})"
    return None


def _number_words(row: CallRow) -> str:
    return str(len(row.notes)) if row.notes else "nobody"


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font


class CoverageView(QTableView):
    """The matrix. ``toggled`` names row and note column, ``opened`` a row."""

    toggled = Signal(int, int)
    opened = Signal(int)

    def __init__(self, model: CoverageModel) -> None:
        """Show ``model``."""
        super().__init__()
        self.setModel(model)
        self.setAccessibleName("Calls against notes")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(_HEAD_PLACE)
        self.clicked.connect(lambda index: self._press(index.row(), index.column(), open_=False))
        self.doubleClicked.connect(lambda index: self._press(index.row(), index.column(), open_=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space links and unlinks; Enter shows the call."""
        index = self.currentIndex()
        if index.isValid() and event.key() == Qt.Key.Key_Space:
            self._press(index.row(), index.column(), open_=False)
        elif index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(index.row())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Give rows and columns the room that another size of text needs."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()

    def fit(self) -> None:
        """Give rows and columns the room that the size of text needs."""
        metrics = self.fontMetrics()
        letter = metrics.averageCharWidth()
        self.setIconSize(QSize(1, 1) * round(metrics.ascent() * _MARK))
        self.verticalHeader().setDefaultSectionSize(metrics.height() + _ROOM)
        lines = 1.0
        for column in range(self.model().columnCount()):
            width = letter * (54 if column == 0 else 12 if column == 1 else 26)
            self.setColumnWidth(column, width)
            words = self.model().headerData(column, Qt.Orientation.Horizontal) or ""
            room = metrics.boundingRect(0, 0, width - 2 * letter, 10_000, _HEAD_PLACE.value, words)
            lines = max(lines, room.height() / metrics.lineSpacing())
        self.horizontalHeader().setFixedHeight(round(metrics.lineSpacing() * min(lines, _HEAD_LINES)) + 6)

    def _press(self, row: int, column: int, *, open_: bool) -> None:
        if column >= _FIXED and not open_:
            self.toggled.emit(row, column - _FIXED)
        elif column < _FIXED and open_:
            self.opened.emit(row)


class CoveragePane(QWidget):
    """Shows the coverage of the pack that is open."""

    said = Signal(str)
    call_asked = Signal(str)

    def __init__(self, session: Session, bridge: Bridge, *, pack: Callable[[], PackId | None]) -> None:
        """Show what ``session`` holds; ``pack`` is the one that is open."""
        super().__init__()
        self._session = session
        self._bridge = bridge
        self._pack = pack
        self.model = CoverageModel()
        self.view = CoverageView(self.model)
        self.title = heading("")
        self.line = faint("")
        self.missed = QCheckBox("Only what &nobody raises")
        self.missed.toggled.connect(self.model.show_missed_only)
        self._nothing = faint("")
        self._nothing.setContentsMargins(16, 24, 16, 16)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nothing)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 4)
        head.addWidget(self.title, 1)
        head.addWidget(self.missed)
        below = QVBoxLayout()
        below.setContentsMargins(12, 0, 12, 8)
        below.addWidget(self.line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(below)
        layout.addWidget(self._stack, 1)
        self.setFocusProxy(self.view)
        self.view.toggled.connect(self._toggle)
        self.view.opened.connect(lambda row: self.call_asked.emit(self.model.rows[row].id))
        bridge.listen(session.changed, lambda _changed: self.refresh_if_shown())

    def refresh_if_shown(self) -> None:
        """Read again where a person sees it."""
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Read calls and notes of the pack that is open."""
        pack = self._pack()
        if pack is None:
            self._show(None)
            return
        self._bridge.then(self._session.ask(lambda reader: read_coverage(reader, pack)), self._show)

    def _show(self, table: CoverageTable | None) -> None:
        fresh = self.model.table is None or table is None or self.model.table.columns != table.columns
        place = self.view.currentIndex()
        row, column = place.row(), place.column()
        self.model.show_table(table)
        if row >= 0 and not self.view.currentIndex().isValid():  # whoever works down the list by Space goes on
            row, column = min(row, self.model.rowCount() - 1), min(column, self.model.columnCount() - 1)
            self.view.setCurrentIndex(self.model.index(row, column))
        if fresh:
            self.view.fit()
        self.title.setText(f"Who raises what: {table.pack}" if table is not None else "Who raises what")
        self.line.setText(_said(table) if table is not None else "")
        nothing = _NO_PACK if table is None else _NO_CALLS if not table.rows else _NO_NOTES if not table.columns else ""
        self._nothing.setText(nothing)
        self._stack.setCurrentIndex(1 if nothing else 0)
        self.missed.setEnabled(not nothing)

    def _toggle(self, row: int, column: int) -> None:
        table = self.model.table
        if table is None or row >= len(self.model.rows):
            return
        if self._session.reading_only is not None:
            self.said.emit(self._session.reading_only)
            return
        call, note = self.model.rows[row], table.columns[column]
        words = "no longer raises" if note.id in call.notes else "now raises"
        said = f"“{note.words}” {words} {call.place}. Ctrl+Z takes it back."
        self._bridge.then(self._session.do(toggle_raised(note.id, call.id)), lambda _applied: self.said.emit(said))


def _said(table: CoverageTable) -> str:
    missed = table.missed
    calls, notes = count_words(len(table.rows), "call", "calls"), count_words(len(table.columns), "note", "notes")
    parts = [f"{calls} of this pack, {notes}"]
    parts.append(
        f"{count_words(missed, 'call is', 'calls are')} raised by nobody" if missed else "every call is raised"
    )
    if table.more:
        parts.append(f"the first {MOST:,} are shown, {table.more:,} more are not")
    return "; ".join(parts) + "."
