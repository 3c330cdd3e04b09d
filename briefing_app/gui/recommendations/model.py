"""The list as Qt asks for it: as long as the library is, held a few pages at a time, read where it is looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from briefing_app.gui.recommendations.lines import FIELDS, HEADINGS, SORTS, Field, Line

Index = QModelIndex | QPersistentModelIndex
PAGE = 100
"""Rows that are read at once."""
_MOST_PAGES = 40
"""Pages that are kept; those not looked at for longest are let go."""
_MOST_WAITING = 3
"""Pages that wait to be read: whoever drags through the list wants the last place, not those on the way."""
LINE = Qt.ItemDataRole.UserRole
_WAITING = "…"
_NOWHERE = QModelIndex()


class RecommendationModel(QAbstractTableModel):
    """Rows of calls. ``page_wanted`` asks for a page by its number; ``moved`` tells that a place holds another call."""

    page_wanted = Signal(int)
    moved = Signal()

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._count = 0
        self._pages: OrderedDict[int, tuple[Line, ...]] = OrderedDict()
        self._stale: set[int] = set()
        self._waiting: list[int] = []
        self._asked: int | None = None
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.setInterval(0)
        self._ask.timeout.connect(self._ask_next)

    # --- what is shown

    def start(self, count: int) -> None:
        """Show another list of so many rows."""
        self.beginResetModel()
        self._count = count
        self._pages.clear()
        self._forget_asked()
        self.endResetModel()

    def refresh(self, count: int) -> None:
        """Read the same list again: rows stay to be seen until their new values are there."""
        if count > self._count:
            self.beginInsertRows(_NOWHERE, self._count, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < self._count:
            self.beginRemoveRows(_NOWHERE, count, self._count - 1)
            self._count = count
            self.endRemoveRows()
        self._forget_asked()
        self._stale = set(self._pages)
        if count:
            self.dataChanged.emit(self.index(0, 0), self.index(count - 1, len(FIELDS) - 1))

    def show_page(self, number: int, lines: Sequence[Line]) -> None:
        """Take a page that was read."""
        if self._asked == number:
            self._asked = None
        old = self._pages.get(number, ())
        self._pages[number] = tuple(lines)
        self._pages.move_to_end(number)
        self._stale.discard(number)
        while len(self._pages) > _MOST_PAGES:
            self._pages.popitem(last=False)
        if old and [line.id for line in old] != [line.id for line in lines]:
            self.moved.emit()
        first, last = number * PAGE, min(number * PAGE + len(lines), self._count) - 1
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(FIELDS) - 1))
        self._ask.start()

    def fail_page(self) -> None:
        """A page could not be read: the next one may be asked for."""
        self._asked = None

    def line(self, row: int) -> Line | None:
        """The line of a row, where it is read."""
        page = self._pages.get(row // PAGE)
        place = row % PAGE
        return page[place] if page is not None and place < len(page) else None

    def lines(self, rows: Iterable[int]) -> list[Line]:
        """The lines of these rows, as far as they are read."""
        return [line for line in map(self.line, rows) if line is not None]

    def row_of(self, call: str) -> int:
        """The row of a call among those that are read; -1: not among them."""
        for number, lines in self._pages.items():
            for place, line in enumerate(lines):
                if line.id == call:
                    return number * PAGE + place
        return -1

    # --- what Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many calls there are."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns there can be."""
        return 0 if parent.isValid() else len(FIELDS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  (Qt's own)
        """What a cell says; a row that is not read yet is asked for."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, LINE, _ACCESSIBLE):
            return None
        row = index.row()
        number = row // PAGE
        if number not in self._pages or number in self._stale:
            self._want(number)
        line = self.line(row)
        if role == LINE:
            return line
        if line is None:
            return _WAITING if index.column() == 0 and role == Qt.ItemDataRole.DisplayRole else None
        field = FIELDS[index.column()]
        words = line.says(field)
        if role == _ACCESSIBLE:
            return f"{HEADINGS[field]}: {words or 'none'}"
        return words or None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  (Qt's own)
        """The heading of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        field = FIELDS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[field]
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(field)
        return None

    # --- reading

    def _want(self, number: int) -> None:
        if number == self._asked:
            return
        if number in self._waiting:
            self._waiting.remove(number)
        self._waiting.append(number)
        del self._waiting[:-_MOST_WAITING]
        self._ask.start()

    def _ask_next(self) -> None:
        if self._asked is None and self._waiting:
            self._asked = self._waiting.pop()
            self.page_wanted.emit(self._asked)

    def _forget_asked(self) -> None:
        self._stale.clear()
        self._waiting.clear()
        self._asked = None


_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


def _tip(field: Field) -> str:
    return "Click to sort" if field in SORTS else "The list cannot be sorted by this column"
