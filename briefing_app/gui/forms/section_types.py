"""The editor of which types of sections go into a pack."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from briefing_app.domain.fields import SectionTypesField
from briefing_app.gui.forms.field_editor import FieldEditor, Help
from briefing_app.sections.registry import section_types

_NAME = Qt.ItemDataRole.UserRole
_NONE_LEFT = "Leave one at least: a pack of nothing cannot be built."


class SectionTypesEditor(FieldEditor):
    """A tick for each type. All of them ticked is "all", and goes on to be so when there are more."""

    def __init__(self, declared: SectionTypesField, helper: Help) -> None:
        """Offer every type that there is."""
        super().__init__(declared)
        self._list = QListWidget()
        self._list.setStyleSheet("QListWidget { border: 1px solid palette(mid); } QListWidget::item { padding: 2px; }")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for kind in section_types().values():
            item = QListWidgetItem(kind.label)
            item.setData(_NAME, kind.name)
            item.setToolTip(kind.help)
            self._list.addItem(item)
        self._list.itemChanged.connect(lambda _item: self._ticked())
        self._list.setFixedHeight(self._list.sizeHintForRow(0) * self._list.count() + 2 * self._list.frameWidth() + 4)
        helper.undo.watch(self._list)
        self._hold(self._list)
        self.set_value(None)

    def set_value(self, value: object) -> None:
        """Tick the types that are named; ``None``: all of them."""
        self._list.blockSignals(True)
        for item in self._items():
            on = not isinstance(value, (tuple, list)) or item.data(_NAME) in value
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self._list.blockSignals(False)
        self.set_problem("")

    def value(self) -> tuple[str, ...] | None:
        """The names of the types, in the order in which they are offered; ``None``: all of them."""
        chosen = tuple(str(item.data(_NAME)) for item in self._items() if item.checkState() is Qt.CheckState.Checked)
        return None if len(chosen) == self._list.count() else chosen

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]

    def _ticked(self) -> None:
        value = self.value()
        self.set_problem(_NONE_LEFT if value == () else "")
        if value != ():
            self._tell(value)
