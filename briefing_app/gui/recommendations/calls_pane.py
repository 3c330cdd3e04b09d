"""The list with its bar: what is typed and clicked becomes a query, what is found becomes rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from briefing_app.domain.ids import InstrumentId
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.flow_layout import FlowLayout
from briefing_app.gui.forms.choices import Find
from briefing_app.gui.recommendations.counts_strip import CountsStrip
from briefing_app.gui.recommendations.empty_list import NoCalls, NothingMatches
from briefing_app.gui.recommendations.filter_bar import FilterBar
from briefing_app.gui.recommendations.groups_list import GroupsList
from briefing_app.gui.recommendations.lines import Line
from briefing_app.gui.recommendations.model import PAGE, RecommendationModel
from briefing_app.gui.recommendations.query import Query, Result
from briefing_app.gui.recommendations.source import ListSource
from briefing_app.gui.recommendations.table import RecommendationTable
from briefing_app.services.lists import EVERY_ROW, Sort

if TYPE_CHECKING:
    from briefing_app.services.session import Session

_REST = 120
"""Milliseconds of rest after a change before the list is read again."""


class CallsPane(QWidget):
    """The list of calls. ``call_shown`` names the one that the keyboard stands on; "" for none."""

    call_shown = Signal(str)
    read_text_asked = Signal()
    import_sheet_asked = Signal()

    def __init__(
        self, session: Session, bridge: Bridge, find: Find, *, today: Callable[[], date], columns: Sequence[str] = ()
    ) -> None:
        """List the calls of ``session``."""
        super().__init__()
        self.source = ListSource(session, bridge, today=today, parent=self)
        self.bar = FilterBar(find, today=today)
        self.counts = CountsStrip()
        self.groups = GroupsList()
        self.model = RecommendationModel()
        self.table = RecommendationTable(self.model, columns)
        self.no_calls = NoCalls()
        self.nothing = NothingMatches()
        self.tools = FlowLayout(gap=4)
        self._stack = QStackedWidget()
        self._shown: Query | None = None
        self._told = ""
        self._wanted = ""
        """A call that was asked for before its row was read."""
        self._stood = ("", -1)
        """The call on which the keyboard stood when the list was read again, and its row."""
        self._lay_out()
        self._connect(session, bridge)

    @property
    def query(self) -> Query:
        """What the list is asked for."""
        return self.bar.query

    @property
    def empty(self) -> bool:
        """Whether the library holds no call at all."""
        return self.source.result is not None and self.source.result.everything == 0

    def refresh(self) -> None:
        """Ask the same again."""
        self.source.ask(self.bar.query)

    def show_text(self, text: str, words: str) -> None:
        """List the calls of one text only."""
        filters = replace(EVERY_ROW, instruments=(InstrumentId(text),))
        self.bar.take(replace(self.bar.query, filters=filters, group=None), words=words)

    def go_to(self, call: str) -> bool:
        """Choose a call in the list, where it is among those that are read; tell whether it is."""
        row = self.model.row_of(call)
        self._wanted = call if row < 0 else ""
        self.table.go_to_row(row)
        return row >= 0

    def add_tool(self, words: str, tip: str, pressed: Callable[[], object]) -> QToolButton:
        """Add a button above the list."""
        button = QToolButton()
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleName(words.replace("&", ""))
        button.clicked.connect(lambda _on=False: pressed())
        self.tools.addWidget(button)
        return button

    def chosen_lines(self) -> list[Line]:
        """The chosen rows, as far as they are read."""
        return self.model.lines(row for first, last in self.table.ranges() for row in range(first, last + 1))

    def with_chosen(self, done: Callable[[tuple[str, ...]], object]) -> None:
        """Hand on the ids of the chosen calls: at once where all of them are on the screen, else from a worker."""
        ranges = self.table.ranges()
        count = self.table.chosen_count()
        if not count:
            return
        if count <= _AT_ONCE:
            lines = self.chosen_lines()
            if len(lines) == count:
                done(tuple(line.id for line in lines))
                return
        self.source.with_ids(ranges, done)

    def with_chosen_lines(self, done: Callable[[Sequence[Line]], object]) -> None:
        """Hand on the chosen rows: at once where all of them are read, else from a worker."""
        ranges, lines = self.table.ranges(), self.chosen_lines()
        if len(lines) == self.table.chosen_count():
            done(lines)
        else:
            self.source.with_lines(_MOST_COPIED, done, ranges=ranges)

    # --- inside

    def _lay_out(self) -> None:
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(self.no_calls)
        middle = QSplitter()
        middle.setChildrenCollapsible(False)
        middle.addWidget(self.groups)
        middle.addWidget(self._stack)
        middle.setStretchFactor(1, 1)
        middle.setSizes([220, 700])
        self.groups.hide()
        tools = QWidget()
        tools.setLayout(self.tools)
        self.tools.setContentsMargins(12, 0, 12, 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.counts)
        layout.addWidget(tools)
        layout.addWidget(middle, 1)
        self.setFocusProxy(self.table)

    def _connect(self, session: Session, bridge: Bridge) -> None:
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(lambda: bridge.post(self.refresh))
        bridge.listen(session.changed, lambda _changed: self._rest.start())
        bridge.listen(session.saved, lambda state: self._rest.start() if state.state == "saved" else None)
        self.bar.changed.connect(self.source.ask)
        self.counts.statuses_chosen.connect(self.bar.set_statuses)
        self.groups.group_chosen.connect(self.bar.set_group)
        self.source.found.connect(self._show)
        self.source.page_read.connect(self._take_page)
        self.source.page_failed.connect(self.model.fail_page)
        self.model.page_wanted.connect(self.source.read_page)
        self.model.moved.connect(self._rows_moved)
        self.model.dataChanged.connect(self._rows_read)
        self.table.sort_asked.connect(self._sort)
        self.table.chosen.connect(self._tell)
        self.nothing.clear_asked.connect(self.bar.show_all)
        self.no_calls.read_text_asked.connect(self.read_text_asked)
        self.no_calls.import_sheet_asked.connect(self.import_sheet_asked)

    def _show(self, result: Result) -> None:
        count = result.positions.count
        self.counts.show_result(result)
        self.table.show_scale(result.scale)
        self.groups.setVisible(result.query.by is not None)
        self.groups.show_result(result)
        if result.query == self._shown:
            self._stay(count)
        else:
            self._shown = result.query
            self.model.start(count)
            self.table.show_sort(result.query.sort, descending=result.query.descending)
            self.table.go_to_row(0)
        self.nothing.show_query(result.query)
        self._stack.setCurrentIndex(0 if count else 1 if result.everything else 2)
        self._tell()

    def _stay(self, count: int) -> None:
        """Read the same list again, and remember on which call the keyboard stands."""
        line, chosen = self.table.current_line(), self.table.chosen_count()
        if count != self.model.rowCount():
            self._rows_moved()
        self.model.refresh(count)
        if chosen and not self.table.chosen_count():  # it was the last row, which is gone
            self.table.go_to_row(self.table.currentIndex().row())
        self._stood = (line.id if line is not None else "", self.table.currentIndex().row())

    def _rows_moved(self) -> None:
        """Rows hold other calls now: the keyboard goes with its call, else it stays in its place, and that is chosen.

        A key must not judge a call that nobody has chosen.
        """
        call, stood = self._stood
        row = self.table.currentIndex().row()
        moved = self.model.row_of(call) if call and row == stood else -1
        if moved >= 0 and moved != row:
            self.table.go_to_row(moved)
        elif self.table.chosen_count() > 1:
            self.table.go_to_row(row)

    def _take_page(self, number: int, lines: Sequence[Line]) -> None:
        wanted, self._wanted = self._wanted, ""
        place = self.table.currentIndex().row() - number * PAGE
        if wanted and 0 <= place < len(lines):
            self._told = lines[place].id  # the detail stays with what was asked for, also where it is not in this list
        self.model.show_page(number, lines)
        if wanted:
            self.table.go_to_row(self.model.row_of(wanted))

    def _rows_read(self, first: QModelIndex, last: QModelIndex) -> None:
        if first.row() <= self.table.currentIndex().row() <= last.row():
            self._tell()

    def _sort(self, sort: Sort, descending: bool) -> None:
        self.bar.set_sort(replace(self.bar.query, sort=sort, descending=descending))

    def _tell(self) -> None:
        self.counts.show_chosen(self.table.chosen_count())
        line = self.table.current_line()
        call = line.id if line is not None else ""
        if (call or not self.model.rowCount()) and call != self._told:
            self._told = call
            self.call_shown.emit(call)


_MOST_COPIED = 100_000
"""Rows that are copied at once."""
_AT_ONCE = 2000
"""Chosen rows up to which it is looked whether all of them are read."""
