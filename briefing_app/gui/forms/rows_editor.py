"""The editor of values that a record holds in itself: a list of them, and below it the fields of the chosen one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QListWidgetItem, QToolButton, QWidget

from briefing_app.composing.languages import language_for
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.fields import Field, FlagField, OneOfField, RowsField
from briefing_app.domain.records.written import TextState
from briefing_app.gui.forms.choices import Choice
from briefing_app.gui.forms.field_editor import FieldEditor, Help
from briefing_app.gui.forms.record_choosers import RowsView, list_button
from briefing_app.gui.forms.search_line import SearchLine
from briefing_app.gui.forms.version_line import Version, place_in_rows
from briefing_app.gui.icons import icon

Row: TypeAlias = Mapping[str, Any]
Rows: TypeAlias = tuple[Row, ...]
_MOST_ROWS = 8
_GONE = "A record that is no longer here"


class RowsEditor(FieldEditor):
    """``edited`` tells what is typed into the chosen row; ``arranged`` that rows were added, moved or taken out."""

    arranged = Signal(str, object, object)
    """The name, the rows that were shown, and the rows that are wanted."""

    def __init__(self, declared: RowsField, helper: Help, editor_for: Callable[[Field, Help], FieldEditor]) -> None:
        """Edit rows with the fields that are declared, each in the editor that ``editor_for`` makes."""
        super().__init__(declared)
        self._rows: Rows = ()
        self._declared = declared.row
        self._key = declared.row[0]
        self._titles: dict[str, str] = {}
        self._versions: Mapping[str, Version] = {}
        self._adding = helper.adding
        self._placed = helper.maker is not None and helper.maker.places
        self.list = RowsView()
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setStyleSheet(
            "QListWidget { border: 1px solid palette(mid); } QListWidget::item { padding: 2px 3px; }"
        )
        self.add = self._add_line(helper)
        self._up = self._button("up", f"Move up in {declared.label}", lambda: self._move(-1), keys="Alt+Up")
        self._down = self._button("down", f"Move down in {declared.label}", lambda: self._move(1), keys="Alt+Down")
        self._remove = self._button("remove", f"Remove from {declared.label}", self._removed, keys="Del")
        # A record is what a row is about: another one is another row.
        inner = declared.row[1:] if isinstance(self._key, OneOfField) else declared.row
        self.editors = {field.name: editor_for(field, helper) for field in inner}
        self.list.currentRowChanged.connect(lambda _row: self._show_row())
        self._hold(self.list, self._tools(declared.label), self._inner_form(inner))
        self._show((), row=-1)

    def set_titles(self, titles: Mapping[str, str]) -> None:
        """Learn the words of records, and say them where they are shown already."""
        self._titles.update(titles)
        for editor in self.editors.values():
            editor.set_titles(titles)
        self._say_rows()

    def set_value(self, value: object) -> None:
        """Show the rows in their order; the chosen one stays chosen."""
        rows = tuple(_mapping(each) for each in value) if isinstance(value, (tuple, list)) else ()
        if rows != self._rows:
            row = self.list.currentRow()
            self._show(rows, row=max(row, 0) if rows else -1)
        self.set_problem("")

    def show_versions(self, versions: Mapping[str, Version]) -> None:
        """Say below the words of the chosen row how far their version has come; one not written yet is empty."""
        self._versions = versions
        self._show_row_versions()

    def value(self) -> Rows:
        """The rows in their order."""
        return self._rows

    def choose(self, key: str) -> bool:
        """Choose the row that is known by this; tell whether there is one."""
        keys = [str(row[self._key.name]) for row in self._rows]
        if key in keys:
            self.list.setCurrentRow(keys.index(key))
        return key in keys

    # --- building

    def _add_line(self, helper: Help) -> QLineEdit:
        if isinstance(self._key, OneOfField):
            found = SearchLine(self._key.kind, helper.find, maker=helper.maker, field=self.name)
            found.chosen.connect(self._record_chosen)
            found.made.connect(self._record_made)
            found.left.connect(found.clear)
            found.setPlaceholderText("Add: type a few letters")
            line: QLineEdit = found
        else:
            line = QLineEdit()
            line.setMaxLength(2000)
            line.returnPressed.connect(self._words_typed)
            line.setPlaceholderText("Add: type the name, then Enter")
        line.setAccessibleName(f"Add to {self.title}")
        helper.undo.watch(line)
        return line

    def _tools(self, label: str) -> QWidget:
        row = QWidget()
        cells = QHBoxLayout(row)
        cells.setContentsMargins(0, 0, 0, 0)
        cells.setSpacing(4)
        if not self._adding:
            self.add.setParent(row)
            self.add.hide()
            cells.addStretch(1)
        else:
            cells.addWidget(self.add, 1)
        if self._adding and isinstance(self.add, SearchLine):
            cells.addWidget(list_button(self.add, f"Show what can be added to {label}"))
        for button in (self._up, self._down, self._remove):
            cells.addWidget(button)
        return row

    def _inner_form(self, inner: tuple[Field, ...]) -> QWidget:
        self._inner = QWidget()
        form = QFormLayout(self._inner)
        form.setContentsMargins(12, 4, 0, 8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for field in inner:
            label = QLabel(field.label)
            label.setBuddy(self.editors[field.name])
            form.addRow(label, self.editors[field.name])
            editor = self.editors[field.name]
            editor.edited.connect(self._row_edited)
            for inner_asked, asked in (
                (editor.begin_asked, self.begin_asked),
                (editor.checked_asked, self.checked_asked),
                (editor.own_asked, self.own_asked),
            ):
                inner_asked.connect(lambda name, ask=asked: ask.emit(self._written_as(name)))
        return self._inner

    def _button(self, picture: str, name: str, pressed: Callable[[], None], *, keys: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(picture))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({keys})")
        button.clicked.connect(lambda _checked: pressed())
        shortcut = QShortcut(QKeySequence(keys), self.list)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(pressed)
        return button

    # --- showing

    def _show(self, rows: Rows, *, row: int) -> None:
        self._rows = rows
        self.list.blockSignals(True)
        while self.list.count() > len(rows):
            self.list.takeItem(self.list.count() - 1)
        while self.list.count() < len(rows):
            self.list.addItem(QListWidgetItem())
        self._say_rows()
        self.list.setCurrentRow(min(row, len(rows) - 1))
        self.list.blockSignals(False)
        line = self.list.sizeHintForRow(0) if rows else self.list.fontMetrics().lineSpacing() + 4
        self.list.setFixedHeight(line * max(1, min(len(rows), _MOST_ROWS)) + 2 * self.list.frameWidth() + 2)
        self._show_row()

    def _say_rows(self) -> None:
        for index, row in enumerate(self._rows):
            words = " · ".join(self._words(row))
            self.list.item(index).setText(words)
            self.list.item(index).setToolTip(words)

    def _words(self, row: Row) -> Iterator[str]:
        for field in self._declared:
            value = row.get(field.name)
            if isinstance(field, OneOfField):
                yield self._titles.get(str(value), _GONE)
            elif isinstance(field, FlagField):
                if bool(value) is not field.default:
                    yield f"{field.label}: {'yes' if value else 'no'}"
            elif isinstance(value, PartialDate):
                yield f"{field.label.lower()} {language_for('en').day(value)}"
            elif value not in (None, ""):
                yield str(value) if isinstance(value, str) else f"{field.label.lower()} {value}"

    def _show_row(self) -> None:
        row, last = self.list.currentRow(), len(self._rows) - 1
        self._up.setEnabled(row > 0)
        self._down.setEnabled(0 <= row < last)
        self._remove.setEnabled(row >= 0)
        self._inner.setVisible(row >= 0)
        if row >= 0:
            for name, editor in self.editors.items():
                editor.set_value(self._rows[row].get(name))
            self._show_row_versions()

    def _show_row_versions(self) -> None:
        row = self.list.currentRow()
        for name, editor in self.editors.items() if row >= 0 else ():
            version = self._version_of(name)
            missing = version is not None and version.state is TextState.MISSING
            editor.show_version(version)
            editor.set_placeholder(str(self._rows[row].get(name)) if missing else "")
            if version is not None:
                editor.set_value("" if missing else self._rows[row].get(name))

    def _version_of(self, field: str) -> Version | None:
        return self._versions.get(place_in_rows(self.name, field, self.list.currentRow()))

    def _written_as(self, field: str) -> str:
        version = self._version_of(field)
        return version.field if version is not None else self.name

    # --- changing

    def _row_edited(self, name: str, value: object) -> None:
        row = self.list.currentRow()
        if row >= 0:
            changed = {**self._rows[row], name: value}
            self._rows = (*self._rows[:row], changed, *self._rows[row + 1 :])
            self._say_rows()
            self._tell(self._rows)

    def _record_chosen(self, choice: Choice | None) -> None:
        self.add.clear()
        if choice is not None and not self.choose(choice.id):
            self._titles[choice.id] = choice.label
            self._added(choice.id)

    def _record_made(self, choice: Choice) -> None:
        """Show a record that was made of what was typed; it stands in the list by the same step, where that is so."""
        self.add.clear()
        self._titles[choice.id] = choice.label
        if not self._placed:
            self._added(choice.id)
        elif not self.choose(choice.id):
            self._show((*self._rows, {**_usual(self._declared), self._key.name: choice.id}), row=len(self._rows))

    def _words_typed(self) -> None:
        words = " ".join(self.add.text().split())
        if words:
            self.add.clear()
            self._added(words)

    def _added(self, key: str) -> None:
        self._arrange((*self._rows, {**_usual(self._declared), self._key.name: key}), row=len(self._rows))

    def _removed(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self._arrange(self._rows[:row] + self._rows[row + 1 :], row=row)

    def _move(self, by: int) -> None:
        row, rows = self.list.currentRow(), list(self._rows)
        if row >= 0 and 0 <= row + by < len(rows):
            rows.insert(row + by, rows.pop(row))
            self._arrange(tuple(rows), row=row + by)

    def _arrange(self, rows: Rows, *, row: int) -> None:
        before, self._versions = self._rows, {}  # they were told of the rows as they stood
        self._show(rows, row=row)
        self.arranged.emit(self.name, before, rows)


def _usual(row: tuple[Field, ...]) -> dict[str, Any]:
    return {field.name: field.default for field in row if isinstance(field, FlagField)}


def _mapping(value: object) -> Row:
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    return dict(value) if isinstance(value, Mapping) else {}
