"""Editors of values that are records: one of a kind, or many in an order."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPalette, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QToolButton, QWidget

from briefing_app.domain.fields import ManyOfField, OneOfField
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reference import RecordRef
from briefing_app.gui.forms.choices import Choice
from briefing_app.gui.forms.field_editor import FieldEditor, Help
from briefing_app.gui.forms.search_line import SearchLine
from briefing_app.gui.icons import icon
from briefing_app.gui.reading_only import READS

NONE = "None"
NONE_YET = "None yet"
ALL = "All of them"
_GONE = "A record that is no longer here"
_ID = Qt.ItemDataRole.UserRole
_MOST_ROWS = 8
_ROWS_STYLE = "QListWidget { border: 1px solid palette(mid); } QListWidget::item { padding: 2px 3px; }"


class OneOfEditor(FieldEditor):
    """One record, or none."""

    def __init__(self, declared: OneOfField, helper: Help) -> None:
        """Search the records of the declared kind."""
        super().__init__(declared)
        self._id: str | None = None
        self._titles: dict[str, str] = {}
        self._kind = declared.kind
        self._open_record = helper.open
        self._placed = helper.maker is not None and helper.maker.places
        self._line = SearchLine(declared.kind, helper.find, none=NONE, maker=helper.maker, field=declared.name)
        self._line.setPlaceholderText(NONE)
        self._line.chosen.connect(self._chosen)
        self._line.made.connect(self._made)
        self._line.left.connect(self._show)
        helper.undo.watch(self._line)
        row = QWidget()
        cells = QHBoxLayout(row)
        cells.setContentsMargins(0, 0, 0, 0)
        cells.setSpacing(4)
        self._hold(self._line, row)
        cells.addWidget(self._line, 1)
        cells.addWidget(list_button(self._line, f"Show the choices for {declared.label}"))
        self._open = open_button(f"Open what stands in {declared.label}", self._opened, self._line)
        if helper.open is None:
            self._open.hide()
        cells.addWidget(self._open)
        self._show()

    def set_titles(self, titles: Mapping[str, str]) -> None:
        """Learn the words of records."""
        self._titles.update(titles)

    def set_optional(self, optional: bool) -> None:
        """Offer "none" only where the record takes it."""
        self._line.none = NONE if optional else ""

    def set_placeholder(self, words: str) -> None:
        """Show the words where no record is chosen."""
        self._line.setPlaceholderText(words or NONE)

    def set_value(self, value: object) -> None:
        """Show the record, unless another one is being looked for."""
        self._id = str(value) if value else None
        if not self._line.isModified():
            self._show()
        self.set_problem("")

    def show_choices(self) -> None:
        """Show all records that may be chosen."""
        self._line.search()

    def value(self) -> str | None:
        """The id of the record."""
        return self._id

    def _chosen(self, choice: Choice | None) -> None:
        chosen = choice.id if choice is not None else None
        if choice is not None:
            self._titles[choice.id] = choice.label
        changed, self._id = chosen != self._id, chosen
        self._show()
        if changed:
            self._tell(chosen)

    def _made(self, choice: Choice) -> None:
        if not self._placed:
            self._chosen(choice)
            return
        self._titles[choice.id] = choice.label
        self._id = choice.id
        if not self._line.isModified():
            self._show()

    def _opened(self) -> None:
        if self._id and self._open_record is not None:
            self._open_record(RecordRef(kind=self._kind, id=self._id), self._line.text())

    def _show(self) -> None:
        self._open.setEnabled(bool(self._id))
        words = self._titles.get(self._id, _GONE) if self._id else ""
        if words != self._line.text():
            self._line.setText(words)
            self._line.setCursorPosition(0)
        self._line.setModified(False)
        self._line.held = self._id or ""
        self._line.setToolTip("\n".join(part for part in (words, self._help) if part))


class RowsView(QListWidget):
    """Rows, or the words for that there are none."""

    def __init__(self, empty: str = NONE_YET) -> None:
        """Say ``empty`` where there are no rows."""
        super().__init__()
        self._empty = empty

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows."""
        super().paintEvent(event)
        if not self.count():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(self.viewport().rect().adjusted(4, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._empty)


class ManyOfEditor(FieldEditor):
    """Any number of records in an order."""

    def __init__(self, declared: ManyOfField, helper: Help) -> None:
        """Search the records of the declared kind below those chosen."""
        super().__init__(declared)
        self._kind = declared.kind
        self._open_record = helper.open
        self._placed = helper.maker is not None and helper.maker.places
        self._titles: dict[str, str] = {}
        self._list = RowsView(ALL if declared.narrows else NONE_YET)
        self._list.setStyleSheet(
            "QListWidget { border: 1px solid palette(mid); } QListWidget::item { padding: 2px 3px; }"
        )
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        maker = None if declared.narrows else helper.maker
        self._add = SearchLine(declared.kind, helper.find, maker=maker, field=declared.name)
        self._add.setAccessibleName(
            f"Choose {declared.label.lower()}" if declared.narrows else f"Add to {declared.label}"
        )
        self._add.setPlaceholderText("Choose: type a few letters" if declared.narrows else "Add: type a few letters")
        self._add.chosen.connect(self._added)
        self._add.made.connect(self._made)
        self._add.left.connect(self._add.clear)
        helper.undo.watch(self._add)
        self._up = self._button("up", f"Move up in {declared.label}", lambda: self._move(-1), keys="Alt+Up")
        self._down = self._button("down", f"Move down in {declared.label}", lambda: self._move(1), keys="Alt+Down")
        self._remove = self._button("remove", f"Remove from {declared.label}", self._removed, keys="Del")
        self._open = open_button(f"Open what is chosen in {declared.label}", self._opened, self._list, self._add)
        if helper.open is None:
            self._open.hide()
        self._list.itemDoubleClicked.connect(lambda _item: self._opened())
        self._list.currentRowChanged.connect(lambda _row: self._enable())
        row = QWidget()
        cells = QHBoxLayout(row)
        cells.setContentsMargins(0, 0, 0, 0)
        cells.setSpacing(4)
        cells.addWidget(self._add, 1)
        cells.addWidget(list_button(self._add, f"Show what can be added to {declared.label}"))
        for button in (self._open, self._up, self._down, self._remove):
            cells.addWidget(button)
        self._hold(self._list, row)
        self._show(())

    def set_titles(self, titles: Mapping[str, str]) -> None:
        """Learn the words of records, and say them where they are shown already."""
        self._titles.update(titles)
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setText(self._titles.get(item.data(_ID), _GONE))
            item.setToolTip(item.text())

    def set_value(self, value: object) -> None:
        """Show the records in their order."""
        ids = tuple(str(entry) for entry in value) if isinstance(value, (tuple, list)) else ()
        if ids != self._ids():
            self._show(ids)
        self.set_problem("")

    def value(self) -> tuple[object, ...]:
        """The records in their order, as the field holds them: by their ids."""
        return self._ids()

    def _ids(self) -> tuple[str, ...]:
        return tuple(str(self._list.item(row).data(_ID)) for row in range(self._list.count()))

    def _show(self, ids: tuple[str, ...]) -> None:
        row = self._list.currentRow()
        self._list.clear()
        for record_id in ids:
            item = QListWidgetItem(self._titles.get(record_id, _GONE))
            item.setData(_ID, record_id)
            item.setToolTip(item.text())
            self._list.addItem(item)
        self._list.setCurrentRow(min(row, len(ids) - 1))
        line = self._list.sizeHintForRow(0) if ids else self._list.fontMetrics().lineSpacing() + 4
        self._list.setFixedHeight(line * max(1, min(len(ids), _MOST_ROWS)) + 2 * self._list.frameWidth() + 2)
        self._enable()

    def _added(self, choice: Choice | None) -> None:
        self._add.clear()
        if choice is not None and choice.id not in self._ids():
            self._titles[choice.id] = choice.label
            self._take((*self._ids(), choice.id), row=self._list.count())

    def _made(self, choice: Choice) -> None:
        typed = self._add.text() if self._add.isModified() else ""
        if not self._placed:
            self._added(choice)
        elif choice.id not in self._ids():
            self._titles[choice.id] = choice.label
            self._show((*self._ids(), choice.id))
            self._list.setCurrentRow(self._list.count() - 1)
        if not typed:
            self._add.clear()

    def _opened(self) -> None:
        row, ids = self._list.currentRow(), self._ids()
        if row >= 0 and self._open_record is not None:
            self._open_record(RecordRef(kind=self._kind_of(ids[row]), id=ids[row]), self._list.item(row).text())

    def _kind_of(self, _record: str) -> Kind:
        return self._kind

    def _removed(self) -> None:
        row, ids = self._list.currentRow(), self._ids()
        if row >= 0:
            self._take(ids[:row] + ids[row + 1 :], row=row)

    def _move(self, by: int) -> None:
        row, ids = self._list.currentRow(), list(self._ids())
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
        self._open.setEnabled(row >= 0)

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


def list_button(line: SearchLine, name: str) -> QToolButton:
    """Return the button that shows all choices of a line, for those who use the mouse."""
    button = QToolButton()
    button.setText("▾")
    button.setAccessibleName(name)
    button.setToolTip(f"{name} (arrow down)")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.clicked.connect(lambda _checked: line.search())
    return button


def open_button(name: str, pressed: Callable[[], None], *beside: QWidget) -> QToolButton:
    """Return the button that opens a record's own form; Ctrl+Enter does it in the controls ``beside``."""
    button = QToolButton()
    button.setIcon(icon("open"))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(name)
    button.setToolTip(f"{name} (Ctrl+Enter)")
    button.setProperty(READS, True)
    button.clicked.connect(lambda _checked: pressed())
    for control in beside:
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), control)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(pressed)
    return button
