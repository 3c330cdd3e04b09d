"""Recommendations: the list of calls, the texts that make them, and what the current pack raises of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QTabWidget, QVBoxLayout, QWidget

from briefing_app.domain.ids import PackId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.status import StatusCode
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.forms.choices import RecordFinder
from briefing_app.gui.panes import LARGE, NARROW
from briefing_app.gui.reading_only import hold_still
from briefing_app.gui.recommendations.calls_pane import CallsPane
from briefing_app.gui.recommendations.coverage_pane import CoveragePane
from briefing_app.gui.recommendations.detail_pane import DetailPane
from briefing_app.gui.recommendations.lines import Line
from briefing_app.gui.recommendations.list_flow import ListFlow
from briefing_app.gui.recommendations.many_actions import ManyActions
from briefing_app.gui.recommendations.texts_pane import TextsPane
from briefing_app.gui.recommendations.words import count_words
from briefing_app.gui.spots import Spot
from briefing_app.gui.text.figures import Figures
from briefing_app.gui.whose_word import WhoseWord

if TYPE_CHECKING:
    from briefing_app.services.services import Services
    from briefing_app.services.session import Session


class RecommendationsView(QWidget):
    """Holds the parts together. ``spot_asked`` wants a place in a pack to be shown."""

    said = Signal(str)
    spot_asked = Signal(object)
    read_text_asked = Signal()
    import_sheet_asked = Signal()

    def __init__(
        self,
        services: Services,
        session: Session,
        bridge: Bridge,
        *,
        pack: Callable[[], PackId | None],
        as_of: Callable[[], date],
        figures: Figures,
        whose: WhoseWord,
        window: QWidget,
    ) -> None:
        """Show the calls of ``session``; ``pack`` and ``as_of`` are those of the pack that is open beside."""
        super().__init__()
        self._services = services
        self._percent = 100
        self._first = True
        today = _today_of(services)
        finder = RecordFinder(session, bridge)
        self.calls = CallsPane(
            session, bridge, finder.find, today=today, columns=services.settings.current.recommendation_columns
        )
        self.actions_ = ManyActions(
            session,
            bridge,
            finder.find,
            today=today,
            as_of=as_of,
            scale=lambda: self.calls.source.scale,
            figures=figures,
            whose=whose,
            window=window,
        )
        self.detail = DetailPane(session, bridge, self.actions_, today=today)
        self.texts = TextsPane(session, bridge, self.actions_)
        self.coverage = CoveragePane(session, bridge, pack=pack)
        self.lists = ListFlow(services, bridge, self.calls, window=window)
        self.split = QSplitter()
        self.tabs = QTabWidget()
        self._lay_out()
        self._connect()
        self._add_tools()

    # --- what the window asks

    def open(self) -> None:
        """Read what is shown now, the first time and when one comes back."""
        if self._first:
            self._first = False
            self.calls.refresh()
        self.coverage.refresh_if_shown()

    def set_language(self, language: str) -> None:
        """Show and write the texts of calls in a language where they have it."""
        if language != self.actions_.language:
            self.actions_.language = language
            self.detail.refresh()

    def go_to_call(self, call: str) -> None:
        """Show a call: its row where it stands in the list, its detail in any case."""
        self.tabs.setCurrentWidget(self._calls_tab)
        if not self.calls.go_to(call):
            self.detail.show_call(call)

    def show_text(self, text: str, words: str) -> None:
        """List the calls of one text, which ``words`` name."""
        self.calls.show_text(text, words)
        self.tabs.setCurrentWidget(self._calls_tab)
        self.calls.table.setFocus()

    def go_to_step(self, spots: tuple[Spot, ...]) -> None:
        """Show the call that a step of the history changed, where it changed one."""
        calls = {spot.ref.id for spot in spots if spot.ref.kind is Kind.RECOMMENDATION}
        if len(calls) == 1 and not self.calls.go_to(*calls):
            self.detail.show_call(*calls)

    def focus_search(self) -> None:
        """Put the keyboard into the search."""
        self.tabs.setCurrentWidget(self._calls_tab)
        self.calls.bar.focus_search()

    def on_words(self, action: str) -> bool:
        """Copy the chosen rows, or choose all of them; ``False`` where the list has not the keyboard."""
        table = self.calls.table
        if QApplication.focusWidget() is not table or action not in ("copy", "select_all"):
            return False
        if action == "copy":
            self.calls.with_chosen_lines(self._copy)
        else:
            table.choose_all()
        return True

    def set_text_size(self, percent: int) -> None:
        """Arrange the parts for a size of text."""
        self._percent = percent
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the detail below the list where there is no room beside it."""
        super().resizeEvent(event)
        self._arrange()

    # --- inside

    def _copy(self, lines: Sequence[Line]) -> None:
        QApplication.clipboard().setText(self.calls.table.as_words(lines))
        self.said.emit(f"{count_words(len(lines), 'row', 'rows')} copied with tabs between the columns.")

    def _order(self) -> None:
        menu = self.calls.table.order_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.order.mapToGlobal(self.order.rect().bottomLeft()))

    def _arrange(self) -> None:
        narrow = self.width() < NARROW or self._percent > LARGE
        way = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if way is not self.split.orientation():
            self.split.setOrientation(way)
            self.split.setSizes([3, 2] if narrow else [self.width() - 400, 400])

    def _lay_out(self) -> None:
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.calls)
        self.split.addWidget(self.detail)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self.split.setSizes([860, 420])
        self._calls_tab = self.split
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("Recommendations by")
        self.tabs.addTab(self.split, "&Calls")
        self.tabs.addTab(self.texts, "&Texts")
        self.tabs.addTab(self.coverage, "C&overage")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)
        self.setFocusProxy(self.calls)

    def _add_tools(self) -> None:
        calls, act = self.calls, self.actions_
        changing = [calls.add_tool("Add a c&all…", "Add a call of a text", act.add_call)]
        for words, tip, call in act.offered():
            changing.append(calls.add_tool(words, tip, partial(calls.with_chosen, call)))
        if act.held is not None:
            hold_still(calls.no_calls, act.held)
            for button in changing:
                button.setEnabled(False)
                button.setToolTip(act.held)
        self.order = calls.add_tool("Sort and colu&mns…", "Choose the order of the list and its columns", self._order)
        calls.add_tool("Print &list…", "Print the list as it is filtered", self.lists.print_list)
        calls.add_tool("E&xport list…", "Write the list as it is filtered to a spreadsheet", self.lists.export_list)

    def _connect(self) -> None:
        calls, act = self.calls, self.actions_
        calls.call_shown.connect(self.detail.show_call)
        calls.table.status_asked.connect(self._set_status)
        calls.table.menu_asked.connect(self._menu)
        calls.table.columns_changed.connect(
            lambda names: self._services.settings.change(recommendation_columns=tuple(names))
        )
        calls.read_text_asked.connect(self.read_text_asked)
        calls.import_sheet_asked.connect(self.import_sheet_asked)
        calls.no_calls.add_asked.connect(act.add_call)
        act.said.connect(self.said)
        act.made.connect(self.go_to_call)
        self.lists.said.connect(self.said)
        self.detail.call_asked.connect(self.go_to_call)
        self.detail.spot_asked.connect(self.spot_asked)
        self.texts.text_chosen.connect(self.show_text)
        self.coverage.said.connect(self.said)
        self.coverage.call_asked.connect(self.go_to_call)
        self.tabs.currentChanged.connect(lambda _index: self._tab_shown())

    def _tab_shown(self) -> None:
        shown = self.tabs.currentWidget()
        if shown is self.texts:
            self.texts.refresh()
        elif shown is self.coverage:
            self.coverage.refresh()

    def _set_status(self, code: StatusCode) -> None:
        """Set the status of the chosen calls; those that are seen to have it already keep the assessment they have."""

        def set_on(ids: tuple[str, ...]) -> None:
            same = {line.id for line in self.calls.chosen_lines() if line.status is code}
            others = tuple(each for each in ids if each not in same)
            if others:
                self.actions_.set_status(others, code)
            else:
                self.said.emit(f"That is so already: {self.calls.source.scale.inside(code)}.")

        self.calls.with_chosen(set_on)

    def _menu(self, place: QPoint) -> None:
        menu = self.actions_.menu(self, self.calls.with_chosen, chosen=self.calls.table.chosen_count())
        menu.exec(place)
        menu.deleteLater()


def _today_of(services: Services) -> Callable[[], date]:
    return lambda: services.clock.now().date()
