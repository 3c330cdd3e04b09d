"""The pack's sections as a tree, and below each the records that it shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QByteArray,
    QEvent,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QBrush, QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTreeView, QWidget

from briefing_app.domain.kinds import Kind
from briefing_app.domain.reference import RecordRef
from briefing_app.gui.icons import icon
from briefing_app.gui.left_out import LeftOut
from briefing_app.gui.outline import Entry

Index = QModelIndex | QPersistentModelIndex
_MIME = "application/x-briefing-section"


class PackTreeModel(QAbstractItemModel):
    """Two levels: sections (internal id 0) and their records (internal id: section's row + 1)."""

    rename_asked = Signal(object, str)
    move_asked = Signal(object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()
        self._left_out: Mapping[str, LeftOut] = {}

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show these entries; where only words changed the rows stay, and with them selection and open branches."""
        if [_shape(entry) for entry in entries] == [_shape(entry) for entry in self.entries]:
            self.entries = entries
            for row, entry in enumerate(entries):
                parent = self.index(row, 0)
                self.dataChanged.emit(parent, parent)
                if entry.children:
                    self.dataChanged.emit(self.index(0, 0, parent), self.index(len(entry.children) - 1, 0, parent))
            return
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def show_left_out(self, found: Mapping[str, LeftOut]) -> None:
        """Mark the sections, by id, that are not on the pages."""
        if found != self._left_out:
            self._left_out = found
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.entries) - 1, 0))

    def left_out(self, section: Entry) -> LeftOut | None:
        """Why a section is not on the pages; ``None``: it is."""
        return self._left_out.get(section.ref.id)

    def entry(self, index: Index) -> Entry | None:
        """The entry of a row."""
        if not index.isValid():
            return None
        parent = int(index.internalId())
        if parent == 0:
            return self.entries[index.row()]
        return self.entries[parent - 1].children[index.row()]

    def section_entry(self, index: Index) -> Entry | None:
        """The section's entry of a row: its own, or that of the section that holds it."""
        parent = index.parent()
        return self.entry(parent if parent.isValid() else index)

    def find(self, ref: RecordRef, section: str = "") -> QModelIndex:
        """The row of a record, within ``section`` where that is known."""
        for row, entry in enumerate(self.entries):
            if entry.ref == ref:
                return self.index(row, 0)
            if section and entry.ref.id != section:
                continue
            for child_row, child in enumerate(entry.children):
                if child.ref == ref:
                    return self.index(child_row, 0, self.index(row, 0))
        return QModelIndex()

    # --- Qt

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """The index of a row."""
        if parent is None or not parent.isValid():
            valid = 0 <= row < len(self.entries)
            return self.createIndex(row, column, 0) if valid else QModelIndex()
        if int(parent.internalId()) == 0 and 0 <= row < len(self.entries[parent.row()].children):
            return self.createIndex(row, column, parent.row() + 1)
        return QModelIndex()

    def parent(self, index: Index | None = None) -> QModelIndex:  # type: ignore[override]  # Qt overloads it
        """The section of a record's row."""
        if index is None or not index.isValid() or int(index.internalId()) == 0:
            return QModelIndex()
        return self.createIndex(int(index.internalId()) - 1, 0, 0)

    def rowCount(self, parent: Index | None = None) -> int:
        """Sections at the top, records below."""
        if parent is None or not parent.isValid():
            return len(self.entries)
        return len(self.entries[parent.row()].children) if int(parent.internalId()) == 0 else 0

    def columnCount(self, _parent: Index | None = None) -> int:
        """One column."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, help and icon of a row."""
        entry = self.entry(index)
        if entry is None:
            return None
        if role == Qt.ItemDataRole.EditRole:
            return entry.title
        away = self.left_out(entry)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{entry.title} ({away.mark})" if away is not None else entry.title
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return _described(entry, away)
        if role == Qt.ItemDataRole.DecorationRole:
            return icon("section" if entry.ref.kind is Kind.SECTION else _ICONS.get(entry.ref.kind, "record"))
        return _faint() if role == Qt.ItemDataRole.ForegroundRole and away is not None else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a new name; the row changes when the library has it."""
        entry = self.entry(index)
        if entry is None or role != Qt.ItemDataRole.EditRole or not str(value).strip():
            return False
        if str(value).strip() != entry.title:
            self.rename_asked.emit(entry.ref, str(value).strip())
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Sections and annexes are dragged, sections are renamed; each is dropped among its own like only."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if int(index.internalId()) == 0:
            draggable = Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
            return usual | Qt.ItemFlag.ItemIsEditable | draggable
        entry = self.entry(index)
        if entry is not None and entry.ref.kind is Kind.ANNEX:
            usual |= Qt.ItemFlag.ItemIsDragEnabled
        return usual | Qt.ItemFlag.ItemNeverHasChildren

    def supportedDropActions(self) -> Qt.DropAction:
        """Dragging moves."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """A section or an annex of this tree."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The id of the dragged section or annex."""
        data = QMimeData()
        entry = self.entry(indexes[0]) if indexes else None
        data.setData(_MIME, QByteArray(entry.ref.id.encode() if entry else b""))
        return data

    def canDropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index) -> bool:
        """Take a section between sections, and an annex among the records of its own section."""
        dragged = bytes(data.data(_MIME).data()).decode()
        if not parent.isValid():
            return any(entry.ref.id == dragged for entry in self.entries)
        return row >= 0 and dragged in (child.id for child in self._annexes(parent))

    def _annexes(self, section: Index) -> list[RecordRef]:
        entry = self.entry(section) if int(section.internalId()) == 0 else None
        return [child.ref for child in entry.children if child.ref.kind is Kind.ANNEX] if entry is not None else []

    def _drop_annex(self, dragged: str, row: int, section: Index) -> None:
        annexes, records = self._annexes(section), self.entries[section.row()].children
        old = next(at for at, ref in enumerate(annexes) if ref.id == dragged)
        new = sum(child.ref.kind is Kind.ANNEX for child in records[:row])
        new -= 1 if new > old else 0
        if new != old:
            self.move_asked.emit(annexes[old], new)

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index) -> bool:
        """Ask for a move to the line of the drop; the rows change when the library has it."""
        section = bytes(data.data(_MIME).data()).decode()
        if parent.isValid():
            if self.canDropMimeData(data, _action, row, _column, parent):
                self._drop_annex(section, row, parent)
            return False
        old = next((at for at, entry in enumerate(self.entries) if entry.ref.id == section), -1)
        if old < 0:
            return False
        new = len(self.entries) if row < 0 else row
        new -= 1 if new > old else 0
        if new != old:
            self.move_asked.emit(self.entries[old].ref, new)
        return False


_ICONS = {Kind.RECOMMENDATION: "recommendation", Kind.SPEAKER_NOTE: "pack"}


class PackTreeView(QTreeView):
    """Shows the tree; Alt+Up and Alt+Down move a section or an annex, Delete removes it."""

    chosen = Signal(object, object)
    """The entry that was chosen, and the section's entry that it belongs to."""
    nudge_asked = Signal(int)
    remove_asked = Signal()

    def __init__(self, model: PackTreeModel, parent: QWidget | None = None) -> None:
        """Show ``model``."""
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setHeaderHidden(True)
        self.setAccessibleName("Sections of the pack")
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setUniformRowHeights(True)
        self._fit()
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.selectionModel().currentChanged.connect(self._current_changed)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self._kept: tuple[RecordRef | None, str, frozenset[str]] = (None, "", frozenset())
        self._quiet = False

    def changeEvent(self, event: QEvent) -> None:
        """Let the steps of the tree and its icons follow the size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        self.setIndentation(metrics.averageCharWidth() * 2)
        self.setIconSize(QSize(metrics.height(), metrics.height()))

    def hold_still(self, reason: str) -> None:
        """Let nothing be dragged or renamed, and say why; what is asked by keys is told by the answer."""
        self.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setToolTip(reason)

    def offer(self, actions: Sequence[QAction]) -> None:
        """Offer these in a menu at the mouse."""
        self.addActions(list(actions))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def select(self, ref: RecordRef, section: str = "") -> bool:
        """Choose a record's row, and tell so; ``False`` where it has none."""
        index = self._model.find(ref, section)
        if not index.isValid():
            return False
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def current(self) -> Entry | None:
        """The chosen entry."""
        return self._model.entry(self.currentIndex())

    def current_section(self) -> Entry | None:
        """The section that is chosen, or that holds the chosen record."""
        return self._model.section_entry(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, remove."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in _NUDGE:
            self.nudge_asked.emit(_NUDGE[Qt.Key(event.key())])
            return
        if event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit()
            return
        super().keyPressEvent(event)

    def _current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        entry = self._model.entry(current)
        if entry is not None and not self._quiet:
            self.chosen.emit(entry, self._model.section_entry(current))

    def _remember(self) -> None:
        entry, section = self.current(), self.current_section()
        opened = frozenset(
            held.ref.id for row, held in enumerate(self._model.entries) if self.isExpanded(self._model.index(row, 0))
        )
        self._kept = (entry.ref if entry else None, section.ref.id if section else "", opened)
        self._quiet = True

    def _restore(self) -> None:
        ref, section, opened = self._kept
        for row, entry in enumerate(self._model.entries):
            self.setExpanded(self._model.index(row, 0), entry.ref.id in opened)
        index = self._model.find(ref, section) if ref else QModelIndex()
        self._quiet = False
        if index.isValid():
            self._quiet = True
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._quiet = False
        elif self._model.rowCount():
            self.setCurrentIndex(self._model.index(0, 0))


_NUDGE = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def _shape(entry: Entry) -> tuple[RecordRef, tuple[RecordRef, ...]]:
    return entry.ref, tuple(child.ref for child in entry.children)


def _described(entry: Entry, away: LeftOut | None) -> str:
    words = f"{entry.title} ({entry.hint})" if entry.hint else entry.title
    return f"{words}\n{away.sentence(entry.title)}" if away is not None else words


def _faint() -> QBrush:
    return QBrush(QApplication.palette().color(QPalette.ColorRole.PlaceholderText))
