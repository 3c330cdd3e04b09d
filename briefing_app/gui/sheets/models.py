"""The dry run of a sheet as tables: what each row would change, and what is wrong in which cell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefing_app.importing.sheets.faults import SheetFault
from briefing_app.importing.sheets.proposal import ProposedRow, RowState
from briefing_app.importing.sheets.row_changes import Difference

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
STATES = {
    RowState.NEW: "+ New",
    RowState.CHANGED: "≠ Changed",
    RowState.SAME: "= Same",
    RowState.CONFLICTING: "▲ Conflict",
}
_ORDER = (RowState.CONFLICTING, RowState.CHANGED, RowState.NEW, RowState.SAME)
ROW_HEADS = ("Take", "Row", "Result", "Call", "What would change")
FAULT_HEADS = ("Row", "Column", "Found", "Expected", "What is wrong")
_TAKE = 0


class TableModel(QAbstractTableModel):
    """Rows of words under heads."""

    def __init__(self, heads: Sequence[str], parent: QObject) -> None:
        """Start without rows."""
        super().__init__(parent)
        self.heads = tuple(heads)

    def cells(self, row: int) -> Sequence[str]:
        """The words of a row."""
        raise NotImplementedError

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """The head of a column."""
        shown = orientation is Qt.Orientation.Horizontal and role == _ROLE.DisplayRole
        return self.heads[section] if shown else None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """The words of a cell, which are its tip too."""
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return self.cells(index.row())[index.column()]
        return None


class RowsModel(TableModel):
    """What each row would change, conflicts first. ``taken`` are the conflicting rows whose values are chosen."""

    def __init__(self, parent: QObject) -> None:
        """Start without rows."""
        super().__init__(ROW_HEADS, parent)
        self.rows: tuple[ProposedRow, ...] = ()
        self.taken: set[int] = set()

    def show_rows(self, rows: Sequence[ProposedRow]) -> None:
        """Show other rows; what was chosen for rows that still conflict is kept."""
        self.beginResetModel()
        self.rows = tuple(sorted(rows, key=lambda row: (_ORDER.index(row.state), row.row)))
        self.taken &= {row.row for row in self.rows if row.state is RowState.CONFLICTING}
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def cells(self, row: int) -> Sequence[str]:
        """The words of a row."""
        held = self.rows[row]
        # That a new row is a call of these words, its result and its call say already.
        everything = (*held.conflicts, *held.differences)
        changes = [_difference(each) for each in everything if (each.field, each.before) != ("recommendation", "")]
        return ("", str(held.row), STATES[held.state], held.title, " · ".join(changes))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Conflicting rows can be ticked."""
        held = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return held | Qt.ItemFlag.ItemIsUserCheckable if self._can_be_taken(index) else held

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """The words of a cell, and the tick of a conflicting row."""
        if role == _ROLE.CheckStateRole and self._can_be_taken(index):
            taken = self.rows[index.row()].row in self.taken
            return Qt.CheckState.Checked if taken else Qt.CheckState.Unchecked
        if role == _ROLE.AccessibleTextRole and self._can_be_taken(index):
            return "Take the sheet's value"
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = _ROLE.EditRole) -> bool:
        """Take the sheet's value of a conflicting row, or keep the library's."""
        if role != _ROLE.CheckStateRole or not self._can_be_taken(index):
            return False
        number = self.rows[index.row()].row
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self.taken.add(number)
        else:
            self.taken.discard(number)
        self.dataChanged.emit(index, index)
        return True

    def _can_be_taken(self, index: Index) -> bool:
        return index.column() == _TAKE and self.rows[index.row()].state is RowState.CONFLICTING


class FaultsModel(TableModel):
    """What is wrong, cell by cell."""

    def __init__(self, parent: QObject) -> None:
        """Start without faults."""
        super().__init__(FAULT_HEADS, parent)
        self.faults: tuple[SheetFault, ...] = ()

    def show_faults(self, faults: Sequence[SheetFault]) -> None:
        """Show other faults."""
        self.beginResetModel()
        self.faults = tuple(faults)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many faults there are."""
        return 0 if parent is not None and parent.isValid() else len(self.faults)

    def cells(self, row: int) -> Sequence[str]:
        """The words of a fault."""
        held = self.faults[row]
        column = f"{held.column} ({held.heading})" if held.heading else held.column
        return (str(held.row), column, held.found, held.expected, held.message)

    def as_text(self) -> str:
        """All faults as a table that a mail or a sheet takes."""
        lines = [self.heads, *(self.cells(row) for row in range(len(self.faults)))]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines) + "\n"


def _difference(each: Difference) -> str:
    before = each.before or "nothing"
    words = f"{each.field}: {before} → {each.after or 'nothing'}"
    return f"{words} ({each.reason})" if each.reason else words
