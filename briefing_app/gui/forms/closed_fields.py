"""The button above a form that closes single fields to a wider audience, and opens them again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.record import NEVER_CLOSED, Record

ONLY: Mapping[Level, str] = {Level.STAFF: "staff only", Level.MEMBERS: "Members and staff only"}
"""The word beside a field that is more closed than its record."""
_MADE_FOR_ONE_PACK = frozenset({Kind.PACK, Kind.SECTION})
"""A pack and its sections have the audience for which they are built, as a whole."""
_ABOUT = (
    "Keeps single fields from a wider audience: packs for it are printed without them. "
    "What cannot stand without such a field is left out there as a whole."
)


def closable(record: Record) -> frozenset[str]:
    """The names of the fields that may be closed by themselves; none where nobody but staff reads the record."""
    if record.KIND in _MADE_FOR_ONE_PACK or record.level is Level.STAFF:
        return frozenset()
    return frozenset({*(field.name for field in fields(record)), *record.TEXTS}) - NEVER_CLOSED


class ClosedFieldsButton(QPushButton):
    """Offers each field in a menu, with a tick where it is closed."""

    level_asked = Signal(str, object)
    """A field's name, and the level that is to be set; ``None``: the record's own again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Be hidden until a record is shown whose fields can be closed."""
        super().__init__("Fields for fewer readers", parent)
        self.setAutoDefault(False)
        self.setToolTip(_ABOUT)
        self.setAccessibleDescription(_ABOUT)
        self.choices = QMenu(self)
        self.setMenu(self.choices)
        self.hide()

    def show_record(self, record: Record, titles: Mapping[str, str]) -> None:
        """Offer the record's fields, by name and title, for each audience that is smaller than the record's own."""
        self.choices.clear()
        offered = {name: title for name, title in titles.items() if name in closable(record)}
        levels = [level for level in ONLY if level.openness < record.level.openness] if offered else []
        for level in levels:
            words = f"{ONLY[level][0].upper()}{ONLY[level][1:]}"
            menu = self.choices.addMenu(words) if len(levels) > 1 else self.choices
            if len(levels) == 1:
                menu.addSection(words)
            menu.setToolTipsVisible(True)
            for name, title in offered.items():
                self._offer(menu, record, name, title, level)
        self.setVisible(bool(levels))

    def _offer(self, menu: QMenu, record: Record, name: str, title: str, level: Level) -> None:
        action = menu.addAction(title.replace("&", "&&"))
        action.setCheckable(True)
        closed = record.level_of(name) is level
        action.setChecked(closed)
        floor = record.FIELD_LEVELS.get(name)
        if floor is not None and floor.openness <= level.openness:
            action.setEnabled(False)
            action.setToolTip(f"This field is always for {ONLY[floor]}.")
        action.triggered.connect(partial(self._ask, name, None if closed else level))

    def _ask(self, name: str, level: Level | None, _ticked: bool = False) -> None:
        self.level_asked.emit(name, level)
