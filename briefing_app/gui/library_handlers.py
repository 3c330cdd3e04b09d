"""What the menus do with an open library, by the names of their entries; without one they do nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QApplication

from briefing_app.gui.export_flow import ExportFlow
from briefing_app.gui.library_flow import LibraryFlow
from briefing_app.gui.office_flows import OfficeFlows
from briefing_app.gui.open_library import OpenLibrary
from briefing_app.gui.print_flow import PrintFlow
from briefing_app.gui.text.editor import TextEditor, in_text
from briefing_app.gui.words import WORDS_ACTIONS, on_words


class LibraryHandlers:
    """Calls on whatever library is open when an entry is chosen."""

    def __init__(
        self,
        current: Callable[[], OpenLibrary | None],
        *,
        export_flow: ExportFlow,
        print_flow: PrintFlow,
        library_flow: LibraryFlow,
        office: OfficeFlows,
        say: Callable[[str], object],
    ) -> None:
        """Ask ``current`` for the open library each time; ``say`` tells what an entry needs first."""
        self._current = current
        self._export_flow = export_flow
        self._print_flow = print_flow
        self._library_flow = library_flow
        self._office = office
        self._say = say

    def by_name(self) -> Mapping[str, Callable[[], object]]:
        """Return what each of these entries does."""
        with_open, back_up = self._with_open, self._library_flow.back_up
        return {
            "export": with_open(self._export_flow.export),
            "export_again": with_open(self._export_flow.export_again),
            "print": with_open(self._print_flow.print_pack),
            "backup": with_open(lambda opened: back_up(opened.session)),
            "undo": with_open(lambda opened: opened.undo()),
            "redo": with_open(lambda opened: opened.redo()),
            **{name: self._on_words(name) for name in WORDS_ACTIONS},
            "insert_figure": self._insert(TextEditor.ask_figure),
            "insert_source": self._insert(TextEditor.ask_source),
            **{name: with_open(call) for name, call in self._office.handlers().items()},
            "find": with_open(lambda opened: opened.search_here()),
            "find_next": with_open(lambda opened: opened.finder.step(1)),
            "find_previous": with_open(lambda opened: opened.finder.step(-1)),
            "save": with_open(lambda opened: opened.save()),
            "new_pack": with_open(lambda opened: opened.workspace.start_pack()),
            "duplicate_pack": with_open(lambda opened: opened.duplicate_pack()),
            "pack_settings": with_open(lambda opened: opened.edit_pack()),
            "words_language": with_open(lambda opened: opened.ask_language_of_words()),
            "recipe_settings": with_open(lambda opened: opened.edit_recipe()),
            "add_section": with_open(lambda opened: opened.workspace.commands.add()),
            "add_content": with_open(lambda opened: opened.workspace.commands.add_content()),
            "rename": with_open(lambda opened: opened.workspace.commands.rename()),
            "duplicate": with_open(lambda opened: opened.workspace.commands.duplicate()),
            "copy_to": with_open(lambda opened: opened.workspace.commands.copy_to()),
            "move_up": with_open(lambda opened: opened.workspace.commands.nudge(-1)),
            "move_down": with_open(lambda opened: opened.workspace.commands.nudge(1)),
            "remove": with_open(lambda opened: opened.workspace.commands.remove()),
            "show_pack": with_open(lambda opened: opened.in_pack()),
            "show_recommendations": with_open(lambda opened: opened.show_recommendations()),
            "focus_tree": with_open(lambda opened: opened.in_pack().focus_tree()),
            "focus_editor": with_open(lambda opened: opened.in_pack().focus_editor()),
            "focus_preview": with_open(lambda opened: opened.in_pack().focus_preview()),
        }

    def _with_open(self, call: Callable[[OpenLibrary], object]) -> Callable[[], None]:
        def handler() -> None:
            opened = self._current()
            if opened is not None:
                call(opened)

        return handler

    def _on_words(self, name: str) -> Callable[[], None]:
        def handler() -> None:
            opened = self._current()
            in_list = opened is not None and opened.recommendations.on_words(name)
            if not in_list and not on_words(QApplication.focusWidget(), name):
                self._say("Click into a field or a text first.")

        return handler

    def _insert(self, ask: Callable[[TextEditor], object]) -> Callable[[], None]:
        def handler() -> None:
            if not in_text(QApplication.focusWidget(), ask):
                self._say("Click into a text first: it is inserted at the caret.")

        return handler
