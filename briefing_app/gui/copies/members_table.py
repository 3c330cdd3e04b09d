"""The Members of the delegation: who gets a copy, by which recipe, in which file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from briefing_app.domain.ids import PersonId, RecipeId
from briefing_app.domain.records.pack import Recipe
from briefing_app.gui.forms.form import QuietWheel
from briefing_app.services.recipients import Recipient

_HEADS = ("Member", "Political group", "Country", "Role", "Recipe", "File")
_RECIPE, _FILE = 4, 5
_MOST_LETTERS = 32
"""Letters that a column before the file's gets at most."""


class MembersTable(QTableWidget):
    """``changed`` tells that somebody else gets a copy now, or another one."""

    changed = Signal()

    def __init__(self, members: Sequence[Recipient], recipes: Sequence[Recipe], parent: QWidget | None = None) -> None:
        """Tick everybody."""
        super().__init__(len(members), len(_HEADS), parent)
        self._members = members
        self.setHorizontalHeaderLabels(list(_HEADS))
        self.setAccessibleName("Members of the delegation")
        self.verticalHeader().hide()
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.boxes: list[QComboBox] = []
        self._wheel = QuietWheel(self)  # the wheel scrolls the table
        self._ticks: list[QTableWidgetItem] = []
        self._files: list[QTableWidgetItem] = []
        for row, member in enumerate(members):
            known = (member.person.name, next(iter(member.groups), ""), member.country, member.role)
            items = [_item(words) for words in (*known, "", "")]
            for column, item in enumerate(items):
                self.setItem(row, column, item)
            items[0].setFlags(items[0].flags() | Qt.ItemFlag.ItemIsUserCheckable)
            items[0].setCheckState(Qt.CheckState.Checked)
            self._ticks.append(items[0])
            self._files.append(items[_FILE])
            self.setCellWidget(row, _RECIPE, self._box(member.person.name, recipes))
        most = self.fontMetrics().averageCharWidth() * _MOST_LETTERS
        for column in range(_RECIPE):
            self.resizeColumnToContents(column)
            self.setColumnWidth(column, min(self.columnWidth(column), most))
        self.setColumnWidth(_RECIPE, min(max((box.sizeHint().width() for box in self.boxes), default=0), most))
        self.horizontalHeader().setSectionResizeMode(_FILE, QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 14)
        self.itemChanged.connect(self._on_item_changed)

    @property
    def ticked(self) -> tuple[PersonId, ...]:
        """Who gets a copy."""
        return tuple(
            member.person.id
            for member, tick in zip(self._members, self._ticks, strict=True)
            if tick.checkState() is Qt.CheckState.Checked
        )

    @property
    def by_recipe(self) -> Mapping[RecipeId, tuple[str, ...]]:
        """Who gets a copy by another recipe than the others, by that recipe."""
        found: dict[RecipeId, tuple[str, ...]] = {}
        ticked = self.ticked
        for member, box in zip(self._members, self.boxes, strict=True):
            if box.currentData() and member.person.id in ticked:
                recipe = RecipeId(box.currentData())
                found[recipe] = (*found.get(recipe, ()), member.person.id)
        return found

    def tick(self, people: Iterable[PersonId]) -> None:
        """Tick these, and nobody else."""
        wanted = set(people)
        with QSignalBlocker(self):
            for member, tick in zip(self._members, self._ticks, strict=True):
                on = member.person.id in wanted
                tick.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.viewport().update()
        self.changed.emit()

    def show_files(self, words: Mapping[PersonId, str]) -> None:
        """Say beside each Member which file the copy will be, or why it cannot be made."""
        with QSignalBlocker(self):
            for member, file in zip(self._members, self._files, strict=True):
                said = words.get(member.person.id, "")
                file.setText(said)
                file.setToolTip(said)
        self.viewport().update()

    def _box(self, name: str, recipes: Sequence[Recipe]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(f"Recipe for {name}")
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.addItem("As for the others", "")
        for recipe in recipes:
            box.addItem(recipe.name, recipe.id)
        box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        box.installEventFilter(self._wheel)
        self.boxes.append(box)
        return box

    def _on_item_changed(self, item: QTableWidgetItem) -> None:
        if item.column() == 0:
            self.changed.emit()


def _item(words: str) -> QTableWidgetItem:
    item = QTableWidgetItem(words)
    item.setToolTip(words)
    return item
