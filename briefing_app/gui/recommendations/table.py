"""The table: columns that a person chooses, keys 1 to 9 for a status, a menu for what is done to the chosen rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from briefing_app.domain.status import StatusCode
from briefing_app.domain.status_words import HOUSE_WORDS, StatusWords
from briefing_app.gui.recommendations.lines import FIELDS, HEADINGS, SORTS, Field, Line
from briefing_app.gui.recommendations.marks import draw_mark, status_shape, trend_shape
from briefing_app.gui.recommendations.model import LINE, PAGE, Index, RecommendationModel
from briefing_app.services.lists import Sort

USUAL = (Field.REFERENCE, Field.CALL, Field.ADDRESSEE, Field.STATUS, Field.SINCE, Field.TREND, Field.DISPUTED)
_LEAST_CALL = 30
_LETTERS = {
    Field.REFERENCE: 20, Field.CALL: _LEAST_CALL, Field.ADDRESSEE: 18, Field.THEMES: 18, Field.STATUS: 20,
    Field.SINCE: 13, Field.TREND: 12, Field.CLAIMANT: 22, Field.DISPUTED: 11,
    Field.REVIEW_DUE: 13, Field.DEADLINE: 13, Field.LEVEL: 24,
}  # fmt: skip
_ROOM = 10
_LONGEST_REFERENCE = 36
"""Letters that a reference gets at most where there is room."""
_RARE = frozenset({Field.TREND, Field.DISPUTED})
"""Of the usual columns those that many libraries have nothing in: they stand there once there is something."""
_Flag = QItemSelectionModel.SelectionFlag


class MarkDelegate(QStyledItemDelegate):
    """Draws the mark of a status or a trend before its word."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave room for the mark."""
        super().initStyleOption(option, index)
        # Of a reference both ends matter: the text, and the place in it.
        reference = FIELDS[index.column()] is Field.REFERENCE
        option.textElideMode = Qt.TextElideMode.ElideMiddle if reference else Qt.TextElideMode.ElideRight

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw mark and word."""
        line = index.data(LINE)
        field = FIELDS[index.column()]
        shape = None
        if isinstance(line, Line):
            if field is Field.STATUS:
                shape = status_shape(line.status, line.scale.colour(line.status))
            elif field is Field.TREND and line.trend is not None:
                shape = trend_shape(line.trend)
        if shape is None:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        QApplication.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        side = option.fontMetrics.ascent()
        box = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = option.palette.ColorRole.HighlightedText if chosen else option.palette.ColorRole.Text
        ink = option.palette.color(role)
        mark = QRectF(box.x() + 5, box.y() + (box.height() - side) / 2, side, side)
        draw_mark(painter, shape, mark, colour=ink if chosen else None)
        room = box.adjusted(side + 11, 0, -3, 0)
        words = option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.save()
        painter.setPen(ink)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()


class RecommendationTable(QTableView):
    """Shows the model. ``status_asked`` is a key for the chosen rows, ``menu_asked`` a place for their menu."""

    status_asked = Signal(object)
    menu_asked = Signal(QPoint)
    sort_asked = Signal(object, bool)
    columns_changed = Signal(object)
    chosen = Signal()

    def __init__(self, model: RecommendationModel, columns: Sequence[str] = (), parent: QWidget | None = None) -> None:
        """Show the columns that were chosen the last time."""
        super().__init__(parent)
        self.rows = model
        self.setModel(model)
        self.setAccessibleName("Recommendations")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(MarkDelegate(self))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda place: self.menu_asked.emit(self.viewport().mapToGlobal(place)))
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setSectionsMovable(False)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSortIndicatorShown(True)
        head.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        head.setSectionsClickable(True)
        head.sectionClicked.connect(self.sort_by)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._choose_columns)
        # A heading looks at every row to draw itself as chosen: 2.5 seconds where all of 250,000 are.
        head.setSelectionModel(QItemSelectionModel(model, head))
        self._sorted = (Field.REFERENCE, False)
        self._scale = HOUSE_WORDS
        self._wanted = frozenset(USUAL)
        self._filled: frozenset[Field] = frozenset()
        self._reference = ""
        self._sharing = self._own_reference = False
        head.sectionResized.connect(self._widened)
        model.dataChanged.connect(lambda first, last: self._look_at(first.row(), last.row()))
        self._fit()
        self.show_columns(columns)
        self.selectionModel().selectionChanged.connect(lambda _now, _before: self.chosen.emit())
        self.selectionModel().currentRowChanged.connect(lambda _now, _before: self.chosen.emit())

    def show_scale(self, scale: StatusWords) -> None:
        """Offer the statuses of this scale, with the room that its words need."""
        if scale != self._scale:
            self._scale = scale
            self._fit()

    # --- columns

    @property
    def columns(self) -> tuple[Field, ...]:
        """The columns that were chosen, or the usual ones: also one that is not shown while nothing is in it."""
        return tuple(field for field in FIELDS if field in self._wanted)

    def show_columns(self, names: Sequence[str]) -> None:
        """Show these columns; the usual ones where none of the names is one. The call itself always stays."""
        wanted = {field for field in FIELDS if field.value in names} or set(USUAL)
        self._wanted = frozenset(wanted | {Field.CALL})
        self._hide_empty()

    def _hide_empty(self) -> None:
        left_out = _RARE - self._filled if self._wanted == frozenset(USUAL) else frozenset()
        for number, field in enumerate(FIELDS):
            self.setColumnHidden(number, field not in self._wanted - left_out)
        self._stretch()

    def _look_at(self, first: int, last: int) -> None:
        """Make room for what lines that were just read hold; a change of the whole list brings none."""
        if last - first >= PAGE:
            return
        lines = self.rows.lines(range(first, last + 1))
        filled = self._filled | {field for field in _RARE if any(line.says(field) for line in lines)}
        longest = max((line.reference for line in lines), key=len, default="") if not self._reference else ""
        if filled != self._filled or longest:
            self._filled, self._reference = filled, self._reference or longest
            self._hide_empty()

    def _widened(self, column: int, _before: int, _now: int) -> None:
        if FIELDS[column] is Field.REFERENCE and not self._sharing:
            self._own_reference = True  # a person's own width stays

    def column_menu(self, parent: QWidget | None = None) -> QMenu:
        """The menu in which a person chooses columns."""
        menu = QMenu("&Columns", parent or self)
        for field in FIELDS:
            action = menu.addAction(HEADINGS[field])
            action.setCheckable(True)
            action.setChecked(field in self.columns)
            action.setEnabled(field is not Field.CALL)
            action.triggered.connect(lambda on, which=field: self._show_column(which, on))
        menu.addSeparator()
        menu.addAction("The usual columns", lambda: self._take_columns(USUAL))
        return menu

    def order_menu(self) -> QMenu:
        """The menu in which a person without a mouse sorts the list and chooses columns."""
        menu = QMenu(self)
        for field in SORTS:
            action = menu.addAction(f"Sort by: {HEADINGS[field]}")
            action.setCheckable(True)
            action.setChecked(field is self._sorted[0])
            action.triggered.connect(lambda _on=False, which=field: self.sort_by(FIELDS.index(which)))
        menu.addSeparator()
        menu.addMenu(self.column_menu(menu))
        return menu

    def _choose_columns(self, place: QPoint) -> None:
        menu = self.column_menu()
        menu.exec(self.horizontalHeader().mapToGlobal(place))
        menu.deleteLater()

    def _show_column(self, field: Field, on: bool) -> None:
        others = tuple(each for each in self.columns if each is not field)
        self._take_columns((*others, field) if on else others)

    def _take_columns(self, fields: Sequence[Field]) -> None:
        self.show_columns([field.value for field in fields])
        self.columns_changed.emit(tuple(field.value for field in self.columns))

    # --- what is chosen

    def ranges(self) -> list[tuple[int, int]]:
        """First and last rows of what is chosen, from the top."""
        selection = self.selectionModel().selection()
        parts = (selection.at(number) for number in range(selection.count()))
        return sorted({(part.top(), part.bottom()) for part in parts})

    def chosen_count(self) -> int:
        """How many rows are chosen."""
        return sum(last - first + 1 for first, last in self.ranges())

    def current_line(self) -> Line | None:
        """The line that the keyboard stands on, where it is read."""
        return self.rows.line(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def go_to_row(self, row: int) -> None:
        """Choose one row and show it."""
        if 0 <= row < self.rows.rowCount():
            index = self.rows.index(row, FIELDS.index(Field.CALL))
            self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect | _Flag.Rows)
            self.scrollTo(index)

    def choose_all(self) -> None:
        """Choose every row of the list: also those that are not read."""
        last = self.rows.rowCount() - 1
        if last >= 0:
            every = QItemSelection(self.rows.index(0, 0), self.rows.index(last, len(FIELDS) - 1))
            self.selectionModel().select(every, _Flag.ClearAndSelect)

    def as_words(self, lines: Iterable[Line]) -> str:
        """Rows in the columns that are shown, as lines of words with tabs between, heads first."""
        head = "\t".join(HEADINGS[field] for field in self.columns)
        return "\n".join((head, *("\t".join(line.says(field) for field in self.columns) for line in lines)))

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 9 set a status on what is chosen; Ctrl+A chooses all; the menu key opens the menu."""
        number = event.key() - Qt.Key.Key_1
        # French and Belgian keyboards give their digits with Shift; on the others Shift makes no digit of a key.
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        plain = held == Qt.KeyboardModifier.NoModifier
        if 0 <= number < len(StatusCode) and plain:
            code = self._scale.of_key(number + 1)
            if code is not None and self.ranges():
                self.status_asked.emit(code)
        elif event.key() == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.choose_all()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Give rows and columns the room that another size of text needs."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROOM)
        self._sharing = True
        for number, field in enumerate(FIELDS):
            self.setColumnWidth(number, letter * _LETTERS[field])
        day = self.fontMetrics().horizontalAdvance("28 May 2028") + 16
        for field in (Field.SINCE, Field.REVIEW_DUE, Field.DEADLINE):
            self.setColumnWidth(FIELDS.index(field), day)
        marked = self.fontMetrics().ascent() + 24
        widest = max(self.fontMetrics().horizontalAdvance(words) for words in map(self._scale.label, StatusCode))
        self.setColumnWidth(FIELDS.index(Field.STATUS), widest + marked)
        self._sharing = self._own_reference = False
        self._stretch()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the call itself, and the reference before it, have the room that is left over."""
        super().resizeEvent(event)
        self._stretch()

    def _stretch(self) -> None:
        call, reference = FIELDS.index(Field.CALL), FIELDS.index(Field.REFERENCE)
        metrics = self.fontMetrics()
        letter, room = metrics.averageCharWidth(), self.viewport().width()
        if not self._own_reference and not self.isColumnHidden(reference):
            others = sum(self.columnWidth(number) for number in range(len(FIELDS)) if number not in (call, reference))
            wanted = min(metrics.horizontalAdvance(self._reference) + 16, letter * _LONGEST_REFERENCE)
            spare = room - others - letter * _LEAST_CALL
            self._sharing = True
            self.setColumnWidth(reference, max(letter * _LETTERS[Field.REFERENCE], min(wanted, spare)))
            self._sharing = False
        others = sum(self.columnWidth(number) for number in range(len(FIELDS)) if number != call)
        self.setColumnWidth(call, max(letter * _LEAST_CALL, room - others))

    def sort_by(self, column: int) -> None:
        """Sort by a column, the other way round where it is sorted by it already."""
        field = FIELDS[column]
        if field in SORTS:
            descending = not self._sorted[1] if self._sorted[0] is field else False
            self._sorted = (field, descending)
            self.sort_asked.emit(SORTS[field], descending)
        self.show_sort(SORTS[self._sorted[0]], descending=self._sorted[1])

    def show_sort(self, sort: Sort, *, descending: bool) -> None:
        """Show by which column the list is sorted."""
        self._sorted = (next(field for field, known in SORTS.items() if known is sort), descending)
        way = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(FIELDS.index(self._sorted[0]), way)
