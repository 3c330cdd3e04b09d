"""The main window: start page or one open library, menus, tool bar, status bar."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from briefing_app.gui.about import AboutDialog
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.export_flow import ExportFlow
from briefing_app.gui.help import first_steps, shortcuts
from briefing_app.gui.icons import icon
from briefing_app.gui.library_flow import LibraryFlow
from briefing_app.gui.library_handlers import LibraryHandlers
from briefing_app.gui.menus import TREE_MENU, Menus
from briefing_app.gui.messages import show_error
from briefing_app.gui.office_flows import OfficeFlows
from briefing_app.gui.open_library import OpenLibrary
from briefing_app.gui.print_flow import PrintFlow
from briefing_app.gui.recommendations.rooms import PACK
from briefing_app.gui.start_page import StartPage
from briefing_app.gui.status_bar import StatusBar
from briefing_app.gui.theme import STEP, Look, Theme
from briefing_app.gui.tools import Tools

if TYPE_CHECKING:
    from briefing_app.services.services import Services
    from briefing_app.services.session import Session

_TITLE = "Briefing Pack Builder"
_FRAME = 40
"""Pixels that a window's own title bar may take."""


class MainWindow(QMainWindow):
    """Holds the parts together; none of them knows another."""

    def __init__(self, services: Services, theme: Theme) -> None:
        """Show the start page."""
        super().__init__()
        self._services = services
        self._theme = theme
        self.setWindowIcon(icon("pack"))
        self.bridge = Bridge(self, self.show_error)
        self.library_flow = LibraryFlow(services, self.bridge, window=self)
        self.export_flow = ExportFlow(services, self.bridge, window=self)
        self.print_flow = PrintFlow(services, self.bridge, window=self)
        self.office = OfficeFlows(services, self)
        self.open_library: OpenLibrary | None = None
        self.start_page = StartPage()
        self.status = StatusBar()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start_page)
        self.setCentralWidget(self._stack)
        self.setStatusBar(self.status)
        self.menus = Menus(self)
        self._tools = Tools(self.menus, percent=self._theme.percent)
        self.addToolBar(self._tools)
        self._connect()
        self.setMinimumSize(QSize(1000, 640))
        room = self.screen().availableGeometry()
        self.resize(min(1280, room.width()), min(800, room.height() - _FRAME))
        self.restoreGeometry(QByteArray.fromBase64(services.settings.current.geometry.encode()))
        self.show_start_page()

    # --- start page and library

    def show_start_page(self) -> None:
        """Close what is open, and offer the ways to a library."""
        if not self._close_library():
            return
        self._show_recent()
        self._stack.setCurrentWidget(self.start_page)
        self._tools.hide()
        self.status.saved.clear()
        self.status.withdraw()
        self.status.pages.clear()
        self.status.show_place(shared=None, reading_only=None)
        self.menus.enable_pack(False)
        self.setWindowTitle(_TITLE)

    def _show_recent(self) -> None:
        self.library_flow.list_recent(self.start_page.show_recent)

    def show_library(self, session: Session) -> None:
        """Show an opened library in the place of what was shown."""
        if not self._close_library():
            session.close()
            return
        opened = OpenLibrary(self._services, session, self, self.report)
        self.open_library = opened
        opened.workspace.said.connect(self.status.say)
        opened.workspace.preview_shown.connect(self.status.show_pages)
        opened.workspace.outline_shown.connect(self._show_outline)
        opened.saved.connect(self.status.show_saved)
        opened.history_known.connect(self.menus.show_history)
        opened.rooms.switched.connect(lambda room: self.menus.enable_sections(room == PACK))
        opened.recommendations.read_text_asked.connect(self.menus.actions["read_adopted_text"].trigger)
        opened.workspace.action_asked.connect(lambda name: self.menus.actions[name].trigger())
        opened.recommendations.import_sheet_asked.connect(self.menus.actions["read_sheet"].trigger)
        opened.workspace.panel.tree.offer([self.menus.actions[name] for name in TREE_MENU])
        opened.set_text_size(self._theme.percent)
        self._stack.addWidget(opened.rooms)
        self._stack.setCurrentWidget(opened.rooms)
        self.menus.enable_pack(True)
        self.menus.hold_still(session.reading_only)
        self.menus.show_history(None, None)
        self._tools.show()
        self.status.clearMessage()
        self.status.withdraw()
        self.status.pages.clear()  # those of another library are not this one's
        self.status.saved.setText("Nothing changed yet")
        self.status.show_place(shared=session.shared_folder, reading_only=session.reading_only)
        self._show_title()
        opened.workspace.panel.tree.setFocus()

    def _close_library(self) -> bool:
        """Close what is open; ``False`` where a person would rather stay, since what was typed cannot be kept yet."""
        opened = self.open_library
        if opened is not None and not opened.conflicts.settle():
            return False
        self.open_library = None
        if opened is not None:
            opened.close()
            self._stack.removeWidget(opened.rooms)
            opened.rooms.deleteLater()
        return True

    def _show_outline(self) -> None:
        opened = self.open_library
        if opened is not None:
            outline = opened.workspace.outline
            self.menus.show_held(pack=outline is not None, sections=outline is not None and bool(outline.entries))
        self._show_title()

    def _show_title(self) -> None:
        opened = self.open_library
        if opened is not None:
            outline = opened.workspace.outline
            parts = (outline.pack.name if outline else "", opened.session.path.stem, _TITLE)
            self.setWindowTitle(" · ".join(part for part in parts if part))

    # --- actions

    def _connect(self) -> None:
        flow, page = self.library_flow, self.start_page
        flow.serve(page)
        flow.forgotten.connect(self._show_recent)
        flow.opened.connect(self.show_library)
        flow.said.connect(self.status.say)
        self.export_flow.said.connect(self.status.say)
        self.print_flow.said.connect(self.status.say)
        self.office.said.connect(self.status.say)
        self.office.offered.connect(self.status.offer)
        self.print_flow.export_asked.connect(self.export_flow.export)
        self.menus.connect(self._handlers())
        self.menus.show_history(None, None)
        for look, action in self.menus.looks.items():
            action.setChecked(look is self._theme.look)
            action.triggered.connect(lambda _checked=False, chosen=look: self.set_look(chosen))

    def _handlers(self) -> Mapping[str, Callable[[], object]]:
        flow = self.library_flow
        of_library = LibraryHandlers(
            lambda: self.open_library,
            export_flow=self.export_flow,
            print_flow=self.print_flow,
            library_flow=flow,
            office=self.office,
            say=self.status.say,
        )
        return {
            **of_library.by_name(),
            "new_library": flow.create,
            "open_library": flow.choose_and_open,
            "first_pack": flow.start_first_pack,
            "sample": flow.open_sample,
            "fresh_sample": self._start_sample_afresh,
            "restore": flow.restore,
            "your_name": lambda: flow.change_who(self.open_library.session if self.open_library else None),
            "backup_folder": flow.choose_backup_folder,
            "start_page": self.show_start_page,
            "quit": self.close,
            "text_larger": lambda: self.set_text_size(self._theme.percent + STEP),
            "text_smaller": lambda: self.set_text_size(self._theme.percent - STEP),
            "text_normal": lambda: self.set_text_size(100),
            "first_steps": lambda: first_steps(self).exec(),
            "shortcuts": lambda: shortcuts(self, self.menus).exec(),
            "about": self._about,
        }

    def set_look(self, look: Look) -> None:
        """Colour the window otherwise, and remember it."""
        self._theme.apply(look, self._theme.percent)
        self._services.settings.change(theme=look.value)
        self.menus.redraw_icons()

    def set_text_size(self, percent: int) -> None:
        """Make all text larger or smaller, and remember it."""
        self._theme.apply(self._theme.look, percent)
        self._services.settings.change(text_size=self._theme.percent)
        self._tools.set_percent(self._theme.percent)
        if self.open_library is not None:
            self.open_library.set_text_size(self._theme.percent)
        self.status.say(f"Text at {self._theme.percent} %")

    def _start_sample_afresh(self) -> None:
        self.show_start_page()
        if self.open_library is None:
            self.library_flow.start_sample_afresh()

    def _about(self) -> None:
        AboutDialog(self, library=self.open_library.session.path if self.open_library else None).exec()

    # --- failures and the end

    def show_error(self, error: BaseException) -> None:
        """Show a failure in front of this window; on the window's thread."""
        show_error(self, error)

    def report(self, error: BaseException) -> None:
        """Show a failure; from any thread."""
        self.bridge.post(lambda: self.show_error(error))

    def open_path(self, path: Path) -> None:
        """Open a library that was named on the command line, or the last one."""
        self.library_flow.open_path(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is still being typed, remember the window's place, let go of everything."""
        if not self._close_library():
            event.ignore()
            return
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self._services.settings.change(geometry=geometry)
        self.bridge.release()
        super().closeEvent(event)
