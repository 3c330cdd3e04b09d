"""The rows of a form in which one kind of handout is chosen in detail: a box for each choice, a tick for each flag."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QWidget

from briefing_app.composing.handout import Handout
from briefing_app.domain.fields import ChoiceField, FlagField
from briefing_app.domain.records.pack import OptionValue
from briefing_app.gui.export_dialog import keep_narrow
from briefing_app.gui.words import labelled


class KindRows(QObject):
    """Asks for the choices of one kind at a time, behind the other rows of ``form``."""

    changed = Signal()

    def __init__(self, form: QFormLayout) -> None:
        """Start without a kind."""
        super().__init__(form)
        self._form = form
        self._usual: dict[str, OptionValue] = {}
        self._kept: dict[str, OptionValue] = {}
        self.boxes: dict[str, QComboBox] = {}
        self.ticks: dict[str, QCheckBox] = {}

    def show_kind(self, kind: Handout) -> None:
        """Ask for the choices of this kind; what a person chose for another and fits here stays chosen."""
        for name, value in self.options.items():
            self._kept.pop(name, None)
            if value != self._usual[name]:
                self._kept[name] = value
        for widget in (*self.boxes.values(), *self.ticks.values()):
            self._form.removeRow(widget)
        self.boxes, self.ticks, self._usual = {}, {}, kind.filled({})
        for declared in kind.fields:
            if isinstance(declared, ChoiceField):
                self._add_box(declared)
            elif isinstance(declared, FlagField):
                self._add_tick(declared)

    @property
    def options(self) -> dict[str, OptionValue]:
        """What is chosen now."""
        chosen: dict[str, OptionValue] = {name: str(box.currentData()) for name, box in self.boxes.items()}
        return {**chosen, **{name: tick.isChecked() for name, tick in self.ticks.items()}}

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What is chosen with, from top to bottom."""
        found = {**self.boxes, **self.ticks}
        return tuple(found[name] for name in self._usual)

    def _add_box(self, declared: ChoiceField) -> None:
        box = QComboBox()
        keep_narrow(box)
        for value, words in declared.choices:
            box.addItem(words, value)
        wanted = box.findData(self._kept.get(declared.name))
        box.setCurrentIndex(wanted if wanted >= 0 else max(0, box.findData(declared.default)))
        box.setToolTip(declared.help)
        box.setAccessibleDescription(declared.help)
        labelled(self._form, declared.label, box)
        box.currentIndexChanged.connect(self.changed)
        self.boxes[declared.name] = box

    def _add_tick(self, declared: FlagField) -> None:
        tick = QCheckBox(declared.label)
        tick.setChecked(bool(self._kept.get(declared.name, declared.default)))
        tick.setToolTip(declared.help)
        tick.setAccessibleDescription(declared.help)
        self._form.addRow("", tick)
        tick.toggled.connect(self.changed)
        self.ticks[declared.name] = tick
