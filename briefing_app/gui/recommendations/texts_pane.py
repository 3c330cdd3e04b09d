"""The list of texts: reference, day, what came before and after, and a bar of what became of the calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.kinds import Kind
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.status import StatusCode
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.recommendations.many_actions import ManyActions
from briefing_app.gui.recommendations.marks import draw_mark, on_ground, status_shape
from briefing_app.gui.recommendations.model import LINE, Index
from briefing_app.gui.recommendations.texts import TextLine, read_texts
from briefing_app.gui.words import faint

if TYPE_CHECKING:
    from briefing_app.services.session import Session

HEADS = (
    "Text", "Reference", "Adopted", "Follows on", "Followed by", "Counts follow", "Calls", "Counted",
    "What became of them",
)  # fmt: skip
_LETTERS = (30, 18, 14, 20, 20, 18, 7, 9, 30)
_BAR = len(HEADS) - 1
_NAMES = (1, 3, 4)
"""The columns of references and short titles: a part of one is of no use."""
_LONGEST_NAME = 36
"""Letters that they get at most."""
_NOWHERE = QModelIndex()
_ROOM = 12


class TextsModel(QAbstractTableModel):
    """Texts as rows."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.lines: tuple[TextLine, ...] = ()

    def show_lines(self, lines: tuple[TextLine, ...]) -> None:
        """Show these texts."""
        if [line.id for line in lines] == [line.id for line in self.lines]:
            self.lines = lines
            if lines:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, _BAR))
            return
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many texts there are."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """The columns."""
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  (Qt's own)
        """What a cell says."""
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return _cells(line)[index.column()] or None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  (Qt's own)
        """The heading of a column."""
        wanted = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return HEADS[section] if wanted else None


def _cells(line: TextLine) -> tuple[str, ...]:
    return (
        line.title, line.reference, line.adopted, line.before, line.after, line.claimant, f"{line.calls:,}",
        f"{line.counted:,}", line.counts_words(),
    )  # fmt: skip


class BarDelegate(QStyledItemDelegate):
    """Draws the counts as a bar whose parts have mark and number, so that it is read without colours too."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the bar."""
        line = index.data(LINE)
        if index.column() != _BAR or not isinstance(line, TextLine) or not line.parts():
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""
        QApplication.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        _draw_parts(painter, option, line)
        painter.restore()


def _draw_parts(painter: QPainter, option: QStyleOptionViewItem, line: TextLine) -> None:
    """Draw mark, number and a piece of bar for each status, as far as there is room."""
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    role = option.palette.ColorRole.HighlightedText if chosen else option.palette.ColorRole.Text
    ink, side, rect = option.palette.color(role), option.fontMetrics.ascent(), option.rect
    total, x = sum(number for _code, number in line.parts()), rect.x() + 4.0
    for code, number in line.parts():
        shape, words = status_shape(code, line.scale.colour(code)), _bar_words(line, code, number)
        colour = ink if chosen else on_ground(QColor(*shape.colour), option.palette)
        least = side + 16 + option.fontMetrics.horizontalAdvance(words)
        wide = max(least, (rect.width() - 8) * number / total * 0.6)
        painter.setPen(ink)
        if x + least > rect.right():
            painter.drawText(QRectF(x, rect.y(), rect.right() - x, rect.height()), _MIDDLE, "…")
            break
        draw_mark(painter, shape, QRectF(x, rect.y() + (rect.height() - side) / 2, side, side), colour=colour)
        painter.drawText(QRectF(x + side + 5, rect.y(), wide, rect.height()), _MIDDLE, words)
        painter.fillRect(QRectF(x, rect.bottom() - 3, min(wide - 4, rect.right() - x), 2), colour)
        x += wide


def _bar_words(line: TextLine, code: StatusCode, number: int) -> str:
    """The number; the dash of those not assessed would be read as a sign before it, so words stand there too."""
    return f"{number:,} {line.scale.inside(code)}" if code is StatusCode.UNASSESSED else f"{number:,}"


_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class TextsTable(QTableView):
    """Texts to choose from: Enter or a double click is ``opened``."""

    opened = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Give rows and columns the room that another size of text needs."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()

    def fit(self) -> None:
        """Give rows and columns the room that the size of text needs."""
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(metrics.height() + _ROOM)
        for column, letters in enumerate(_LETTERS):
            self.setColumnWidth(column, metrics.averageCharWidth() * letters)
        letter = metrics.averageCharWidth()
        model = self.model()
        lines = model.lines if isinstance(model, TextsModel) else ()
        for column in _NAMES:
            widest = max((metrics.horizontalAdvance(_cells(line)[column]) for line in lines), default=0) + _ROOM
            self.setColumnWidth(column, min(max(self.columnWidth(column), widest), letter * _LONGEST_NAME))
        others = sum(self.columnWidth(column) for column in range(1, _BAR)) + letter * _LETTERS[_BAR]
        self.setColumnWidth(0, max(self.columnWidth(0), self.viewport().width() - others))


class TextsPane(QWidget):
    """Lists the texts. ``text_chosen`` names one, with its words: its calls are to be listed."""

    text_chosen = Signal(str, str)

    def __init__(self, session: Session, bridge: Bridge, act: ManyActions) -> None:
        """List the texts of ``session``."""
        super().__init__()
        self._session = session
        self._bridge = bridge
        self._act = act
        self.model = TextsModel()
        self.table = TextsTable()
        self.table.setModel(self.model)
        self.table.setItemDelegate(BarDelegate(self.table))
        self.table.setAccessibleName("Texts that make recommendations")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setAlternatingRowColors(True)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.opened.connect(self._open)
        self.table.doubleClicked.connect(lambda index: self._open(index.row()))
        self.show_calls = QPushButton("&List its calls")
        self.show_calls.clicked.connect(lambda: self._open(self.table.currentIndex().row()))
        self.edit = QPushButton("&Edit…")
        self.edit.clicked.connect(self._edit)
        self._lay_out()
        bridge.listen(session.changed, lambda _changed: self.refresh() if self.isVisible() else None)

    def refresh(self) -> None:
        """Read the texts again."""
        self._bridge.work(lambda: read_texts(self._session), self._show)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(12, 8, 12, 8)
        buttons.addWidget(self.show_calls)
        buttons.addWidget(self.edit)
        buttons.addStretch(1)
        nothing = faint("No text yet. A text comes with its first call: add one, or read an adopted text in.")
        nothing.setContentsMargins(16, 24, 16, 16)
        nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(buttons)
        layout.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)

    def _show(self, lines: tuple[TextLine, ...]) -> None:
        row = self.table.currentIndex().row()
        held = self.model.lines[row].id if 0 <= row < len(self.model.lines) else ""
        first = not self.model.lines
        self.model.show_lines(lines)
        if first:
            self.table.fit()  # from then on a person's own widths stay
        self._stack.setCurrentIndex(0 if lines else 1)
        for button in (self.show_calls, self.edit):
            button.setEnabled(bool(lines))
        if lines and not self.table.currentIndex().isValid():
            row = next((number for number, line in enumerate(lines) if line.id == held), 0)
            self.table.setCurrentIndex(self.model.index(row, 0))

    def _open(self, row: int) -> None:
        if 0 <= row < len(self.model.lines):
            line = self.model.lines[row]
            self.text_chosen.emit(line.id, line.title)

    def _edit(self) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self.model.lines):
            self._act.edit(RecordRef(kind=Kind.INSTRUMENT, id=self.model.lines[row].id), title="A text")
