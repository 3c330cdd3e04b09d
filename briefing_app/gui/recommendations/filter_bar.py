"""The bar above the list: what is searched for, by what it is narrowed, and how it is grouped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from briefing_app.domain.ids import AddresseeId, InstrumentId, ThemeId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.status import StatusCode
from briefing_app.gui.boxes import ShortBox
from briefing_app.gui.flow_layout import FlowLayout
from briefing_app.gui.forms.choices import Choice, Find
from briefing_app.gui.forms.record_choosers import list_button
from briefing_app.gui.forms.search_line import SearchLine
from briefing_app.gui.recommendations.query import GROUP_FILTERS, GROUP_WORDS, Query
from briefing_app.gui.recommendations.words import LEVELS
from briefing_app.services.lists import EVERY_ROW, GroupBy

_REST = 200
"""Milliseconds of rest after a letter before the list is searched."""
_LINE_LETTERS = 20


class RecordChoice(QWidget):
    """Narrows the list to one record of a kind. ``changed`` tells its id; empty: any of them."""

    changed = Signal(str)

    def __init__(self, label: str, kind: Kind, find: Find, *, every: str) -> None:
        """Search records of ``kind``; ``every`` says that none is chosen."""
        super().__init__()
        self.held = ""
        self._words = ""
        self.line = SearchLine(kind, find, none=every)
        self.line.setPlaceholderText(every)
        self.line.setAccessibleName(label)
        self.line.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LINE_LETTERS)
        self.line.chosen.connect(self._chosen)
        self.line.left.connect(self._show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.line, 1)
        row.addWidget(list_button(self.line, f"Show the choices for {label}"))

    def set_value(self, held: str, words: str) -> None:
        """Show a choice; nothing is told."""
        self.held, self._words = held, words if held else ""
        self._show()

    def _chosen(self, choice: Choice | None) -> None:
        self.set_value(choice.id if choice is not None else "", choice.label if choice is not None else "")
        self.changed.emit(self.held)

    def _show(self) -> None:
        self.line.setText(self._words)
        self.line.setCursorPosition(0)
        self.line.setModified(False)
        self.line.held = self.held
        self.line.setToolTip(self._words)


class FilterBar(QWidget):
    """Holds the query. ``changed`` tells the new one."""

    changed = Signal(object)

    def __init__(self, find: Find, *, today: Callable[[], date], parent: QWidget | None = None) -> None:
        """Start with everything in the list; ``today`` decides what is due."""
        super().__init__(parent)
        self.query = Query()
        self._today = today
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search the calls")
        self.search.setAccessibleName("Search the calls")
        self.search.setClearButtonEnabled(True)
        for button in self.search.findChildren(QToolButton):
            button.setAccessibleName("Clear the search")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self.text = RecordChoice("Text", Kind.INSTRUMENT, find, every="All texts")
        self.addressee = RecordChoice("Addressed to", Kind.ADDRESSEE, find, every="All addressees")
        self.theme = RecordChoice("Theme", Kind.THEME, find, every="All themes")
        self.level = ShortBox(14)
        self.level.setAccessibleName("May be read by")
        self.level.addItem("Any level", None)
        for level, words in LEVELS.items():
            self.level.addItem(words, level)
        self.disputed = _switch("Disputed", "Only calls on which a newer claim says something else")
        self.due = _switch("Review due", "Only calls whose next review has come")
        self.by = QComboBox()
        self.by.setAccessibleName("Group by")
        self.by.addItem("No groups", None)
        for by, words in GROUP_WORDS.items():
            self.by.addItem(words, by)
        self.clear = QPushButton("Show &all")
        self.clear.setToolTip("Take every filter away")
        self._lay_out()
        self._connect()

    def take(self, query: Query, *, words: str = "") -> None:
        """Show another query, and tell it. ``words`` name the text to which it is narrowed."""
        filters = query.filters
        self.search.setText(filters.search)
        self._rest.stop()
        text = filters.instruments[0] if len(filters.instruments) == 1 else ""
        self.text.set_value(text, words)
        for choice, held in ((self.addressee, filters.addressee), (self.theme, filters.theme)):
            if not held:
                choice.set_value("", "")
        self.level.setCurrentIndex(max(self.level.findData(filters.levels[0]) if filters.levels else 0, 0))
        self.disputed.setChecked(bool(filters.disputed))
        self.due.setChecked(filters.review_due is not None)
        self.by.setCurrentIndex(max(self.by.findData(query.by), 0))
        self._tell(query)

    def set_statuses(self, statuses: tuple[StatusCode, ...]) -> None:
        """Narrow the list to these statuses; empty: any."""
        self._filter(statuses=statuses)

    def set_group(self, group: str | None) -> None:
        """Narrow the list to one group; ``None``: all."""
        self._tell(replace(self.query, group=group))

    def set_sort(self, query: Query) -> None:
        """Take another order."""
        self._tell(query)

    def focus_search(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus()
        self.search.selectAll()

    def _lay_out(self) -> None:
        flow = FlowLayout()
        by_label = QLabel("Group b&y:")
        by_label.setBuddy(self.by)
        grouping = QWidget()
        cells = QHBoxLayout(grouping)
        cells.setContentsMargins(0, 0, 0, 0)
        cells.setSpacing(4)
        cells.addWidget(by_label)
        cells.addWidget(self.by)
        for part in (self.text, self.addressee, self.theme, self.level, self.disputed, self.due, grouping, self.clear):
            flow.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 4)
        layout.setSpacing(6)
        layout.addWidget(self.search)
        layout.addLayout(flow)

    def _connect(self) -> None:
        self.search.textEdited.connect(lambda _words: self._rest.start())
        self.search.textChanged.connect(lambda words: None if words else self._rest.start())
        self.search.returnPressed.connect(self._search)
        self._rest.timeout.connect(self._search)
        self.text.changed.connect(lambda key: self._filter(instruments=(InstrumentId(key),) if key else ()))
        self.addressee.changed.connect(lambda key: self._filter(addressee=AddresseeId(key) if key else None))
        self.theme.changed.connect(lambda key: self._filter(theme=ThemeId(key) if key else None))
        self.level.activated.connect(lambda _index: self._filter(levels=self._levels()))
        self.disputed.clicked.connect(lambda on: self._filter(disputed=True if on else None))
        self.due.clicked.connect(lambda on: self._filter(review_due=self._today() if on else None))
        self.by.activated.connect(lambda _index: self._group_by(self.by.currentData()))
        self.clear.clicked.connect(self.show_all)

    def show_all(self) -> None:
        """Take every filter away; order and grouping stay."""
        self.take(replace(self.query, filters=EVERY_ROW, group=None))

    def _levels(self) -> tuple[Level, ...]:
        level = self.level.currentData()
        return (Level(level),) if level is not None else ()

    def _group_by(self, by: GroupBy | None) -> None:
        self._tell(replace(self.query, by=GroupBy(by) if by is not None else None, group=None))

    def _search(self) -> None:
        self._rest.stop()
        self._filter(search=self.search.text().strip())

    def _filter(self, **changes: object) -> None:
        filters = replace(self.query.filters, **changes)  # type: ignore[arg-type]
        query = replace(self.query, filters=filters)
        # The chosen group narrows the list as a filter of its field does: the newer of the two holds.
        self._tell(replace(query, group=None) if query.by is not None and GROUP_FILTERS[query.by] in changes else query)

    def _tell(self, query: Query) -> None:
        if query != self.query:
            self.query = query
            self.changed.emit(query)


def _switch(words: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setToolTip(tip)
    button.setAccessibleName(words)
    button.setAccessibleDescription(tip)
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
