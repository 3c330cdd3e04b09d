"""Editors of values that are records: one of a kind, or many in an order."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from briefing_app.domain.fields import ManyOfField, OneOfField
from briefing_app.gui.forms.field_editor import FieldEditor, Help
from briefing_app.gui.icons import icon

NONE = "None"
_GONE = "A record that is no longer here"
_ID = Qt.ItemDataRole.UserRole
_MOST_ROWS = 8


def searchable(name: str) -> QComboBox:
    """Return a list in which one finds a line by typing any part of it."""
    combo = QComboBox()
    combo.setEditable(True)
    combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(6)
    combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    combo.setAccessibleName(name)
    completer = QCompleter(combo.model(), combo)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    combo.setCompleter(completer)
    return combo


class OneOfEditor(FieldEditor):
    """One record, or none."""

    def __init__(self, declared: OneOfField, helper: Help) -> None:
        """Offer the records of the declared kind."""
        super().__init__(declared)
        self._id: str | None = None
        self._combo = searchable(declared.label)
        self._combo.addItem(NONE, "")
        for record_id, label in helper.choices(declared.kind):
            self._combo.addItem(label, record_id)
        self._combo.activated.connect(self._chosen)
        line = self._combo.lineEdit()
        if line is not None:
            helper.undo.watch(line)
            line.editingFinished.connect(self._left)
        self._hold(self._combo)

    def set_value(self, value: object) -> None:
        """Show the record."""
        self._id = str(value) if value else None
        index = self._combo.findData(self._id or "")
        if index < 0:
            self._combo.addItem(_GONE, self._id)
            index = self._combo.count() - 1
        self._combo.setCurrentIndex(index)
        self._show_start()
        self.set_problem("")

    def value(self) -> str | None:
        """The id of the record."""
        return self._id

    def _chosen(self, index: int) -> None:
        chosen = self._combo.itemData(index) or None
        if chosen != self._id:
            self._id = chosen
            self._tell(chosen)
        self._show_start()

    def _left(self) -> None:
        index = self._combo.findText(self._combo.currentText(), Qt.MatchFlag.MatchFixedString)
        if index >= 0 and (self._combo.itemData(index) or None) != self._id:
            self._chosen(index)
        # Words that name no record are not a choice: the one that holds is shown again.
        self._combo.setCurrentIndex(self._combo.findData(self._id or ""))
        self._combo.setEditText(self._combo.itemText(self._combo.currentIndex()))

    def _show_start(self) -> None:
        line = self._combo.lineEdit()
        if line is not None:
            line.setCursorPosition(0)
        self._combo.setToolTip(self._combo.currentText())


class ManyOfEditor(FieldEditor):
    """Any number of records in an order."""

    def __init__(self, declared: ManyOfField, helper: Help) -> None:
        """Offer the records of the declared kind below those chosen."""
        super().__init__(declared)
        self._labels = dict(helper.choices(declared.kind))
        self._list = QListWidget()
        self._list.setStyleSheet("QListWidget { border: 1px solid palette(mid); }")
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._add = searchable(f"Add to {declared.label}")
        self._add.activated.connect(self._added)
        self._up = self._button("up", f"Move up in {declared.label}", lambda: self._move(-1), keys="Alt+Up")
        self._down = self._button("down", f"Move down in {declared.label}", lambda: self._move(1), keys="Alt+Down")
        self._remove = self._button("remove", f"Remove from {declared.label}", self._removed, keys="Del")
        self._list.currentRowChanged.connect(lambda _row: self._enable())
        line = self._add.lineEdit()
        if line is not None:
            line.setPlaceholderText("Add…")
            helper.undo.watch(line)
        row = QWidget()
        cells = QHBoxLayout(row)
        cells.setContentsMargins(0, 0, 0, 0)
        cells.addWidget(self._add, 1)
        for button in (self._up, self._down, self._remove):
            cells.addWidget(button)
        self._hold(self._list, row)
        self._show(())

    def set_value(self, value: object) -> None:
        """Show the records in their order."""
        ids = tuple(str(entry) for entry in value) if isinstance(value, (tuple, list)) else ()
        if ids != self.value():
            self._show(ids)
        self.set_problem("")

    def value(self) -> tuple[str, ...]:
        """The ids in their order."""
        return tuple(str(self._list.item(row).data(_ID)) for row in range(self._list.count()))

    def _show(self, ids: tuple[str, ...]) -> None:
        row = self._list.currentRow()
        self._list.clear()
        for record_id in ids:
            item = QListWidgetItem(self._labels.get(record_id, _GONE))
            item.setData(_ID, record_id)
            item.setToolTip(item.text())
            self._list.addItem(item)
        self._list.setCurrentRow(min(row, len(ids) - 1))
        self._add.clear()
        for record_id, label in self._labels.items():
            if record_id not in ids:
                self._add.addItem(label, record_id)
        self._add.setCurrentIndex(-1)
        self._add.clearEditText()
        line = self._list.fontMetrics().lineSpacing() + 6
        self._list.setFixedHeight(line * max(1, min(len(ids), _MOST_ROWS)) + 8)
        self._enable()

    def _added(self, index: int) -> None:
        record_id = self._add.itemData(index)
        if record_id:
            self._take((*self.value(), str(record_id)), row=self._list.count())

    def _removed(self) -> None:
        row, ids = self._list.currentRow(), self.value()
        if row >= 0:
            self._take(ids[:row] + ids[row + 1 :], row=row)

    def _move(self, by: int) -> None:
        row, ids = self._list.currentRow(), list(self.value())
        if row >= 0 and 0 <= row + by < len(ids):
            ids.insert(row + by, ids.pop(row))
            self._take(tuple(ids), row=row + by)

    def _take(self, ids: tuple[str, ...], *, row: int) -> None:
        self._show(ids)
        self._list.setCurrentRow(min(row, len(ids) - 1))
        self._tell(ids)

    def _enable(self) -> None:
        row = self._list.currentRow()
        self._up.setEnabled(row > 0)
        self._down.setEnabled(0 <= row < self._list.count() - 1)
        self._remove.setEnabled(row >= 0)

    def _button(self, picture: str, name: str, pressed: Callable[[], None], *, keys: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(picture))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({keys})")
        button.clicked.connect(lambda _checked: pressed())
        shortcut = QShortcut(QKeySequence(keys), self._list)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(pressed)
        return button
