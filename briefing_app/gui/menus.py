"""The menus: every action of the window with its words and keys, in one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from briefing_app.gui.icons import icon
from briefing_app.gui.theme import LOOK_LABELS, Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One action: ``name`` in the program, words, keys, icon; ``pack`` needs an open pack.

    ``under`` are the words of the menu inside the menu in which it stands; empty: none.
    """

    name: str
    words: str
    keys: str = ""
    icon: str = ""
    pack: bool = True
    under: str = ""


SEPARATOR = Item(name="", words="")
_READ_IN = "Rea&d in"
_SEND_OUT = "Send ou&t"

MENUS: Mapping[str, tuple[Item, ...]] = {
    "&File": (
        Item(name="new_library", words="&New library…", keys="Ctrl+Shift+N", pack=False),
        Item(name="open_library", words="&Open a library…", keys="Ctrl+O", pack=False),
        Item(name="first_pack", words="Start my &first pack…", pack=False),
        Item(name="sample", words="Open the &sample", pack=False),
        Item(name="fresh_sample", words="Sta&rt the sample afresh", pack=False),
        SEPARATOR,
        Item(name="read_adopted_text", words="&Adopted text…", under=_READ_IN),
        Item(name="read_sheet", words="&Sheet…", under=_READ_IN),
        Item(name="read_uhri", words="&UHRI export…", under=_READ_IN),
        Item(name="send_sheet", words="&Sheet for a partner…", under=_SEND_OUT),
        SEPARATOR,
        Item(name="export", words="&Export…", keys="Ctrl+Shift+B", icon="export"),
        Item(name="export_again", words="Export a&gain", keys="Ctrl+Alt+B"),
        Item(name="copies", words="Copies for &Members…"),
        Item(name="handouts", words="&Handouts…", keys="Ctrl+Alt+H"),
        Item(name="print", words="&Print…", keys="Ctrl+P", icon="print"),
        Item(name="backup", words="Back &up…"),
        Item(name="restore", words="Restore a &backup…", pack=False),
        SEPARATOR,
        Item(name="start_page", words="&Close the library", keys="Ctrl+W"),
        Item(name="quit", words="&Quit", keys="Ctrl+Q", pack=False),
    ),
    "&Edit": (
        Item(name="undo", words="&Undo", keys="Ctrl+Z", icon="undo"),
        Item(name="redo", words="&Redo", keys="Ctrl+Shift+Z", icon="redo"),
        SEPARATOR,
        Item(name="cut", words="Cu&t", keys="Ctrl+X"),
        Item(name="copy", words="&Copy", keys="Ctrl+C"),
        Item(name="paste", words="&Paste", keys="Ctrl+V"),
        Item(name="select_all", words="Select &all", keys="Ctrl+A"),
        SEPARATOR,
        Item(name="find", words="&Find in pack…", keys="Ctrl+F"),
        Item(name="find_next", words="Find &next", keys="F3"),
        Item(name="find_previous", words="Find pre&vious", keys="Shift+F3"),
        SEPARATOR,
        Item(name="save", words="&Save", keys="Ctrl+S"),
    ),
    "&Insert": (
        Item(name="insert_figure", words="Live &figure…"),
        Item(name="insert_source", words="&Source reference…"),
    ),
    "&Pack": (
        Item(name="new_pack", words="Start a ne&w pack…"),
        Item(name="duplicate_pack", words="Duplicate the pac&k"),
        Item(name="pack_settings", words="Pack &settings…"),
        Item(name="words_language", words="&Language of the words…"),
        Item(name="recipe_settings", words="Recip&e settings…"),
        SEPARATOR,
        Item(name="add_section", words="&Add a section…", keys="Ctrl+N", icon="add"),
        Item(name="add_annex", words="Add an anne&x…"),
        Item(name="add_content", words="Add to t&his section…", keys="Ctrl+Shift+A"),
        Item(name="rename", words="&Rename", keys="F2"),
        Item(name="duplicate", words="&Duplicate", keys="Ctrl+D", icon="duplicate"),
        Item(name="copy_to", words="&Copy to another pack…", icon="copy-to"),
        Item(name="move_up", words="Move &up", icon="up"),
        Item(name="move_down", words="Move d&own", icon="down"),
        Item(name="remove", words="Re&move", icon="remove"),
    ),
    "&View": (
        Item(name="show_pack", words="Pac&k", keys="Ctrl+1"),
        Item(name="show_recommendations", words="&Recommendations", keys="Ctrl+2"),
        SEPARATOR,
        Item(name="focus_tree", words="Go to the &sections", keys="Ctrl+T"),
        Item(name="focus_editor", words="Go to the &editor", keys="Ctrl+E"),
        Item(name="focus_preview", words="Go to the &preview", keys="Ctrl+R"),
        SEPARATOR,
        Item(name="text_larger", words="&Larger text", keys="Ctrl++", pack=False),
        Item(name="text_smaller", words="S&maller text", keys="Ctrl+-", pack=False),
        Item(name="text_normal", words="&Normal text", keys="Ctrl+0", pack=False),
    ),
    "&Tools": (Item(name="check_text", words="&Check a text…"),),
    "&Settings": (
        Item(name="status_scale", words="&Status scale…"),
        Item(name="letterhead", words="&Letterhead…"),
        Item(name="your_name", words="Your &name…", pack=False),
        Item(name="backup_folder", words="Folder for &backups…", pack=False),
    ),
    "&Help": (
        Item(name="first_steps", words="&First steps", keys="F1", pack=False),
        Item(name="shortcuts", words="&Keyboard shortcuts", keys="Ctrl+F12", pack=False),
        SEPARATOR,
        Item(name="about", words="&About", pack=False),
    ),
}


TREE_MENU = (
    "add_content",
    "add_section",
    "rename",
    "duplicate",
    "copy_to",
    "move_up",
    "move_down",
    "remove",
    "handouts",
)
"""The actions that the tree's own menu offers, by the right button of the mouse."""

_ADDING = ("add_section", "add_annex")
_ON_A_SECTION = ("add_content", "rename", "duplicate", "copy_to", "move_up", "move_down", "remove")
_LEAVING = ("export", "export_again", "copies", "handouts", "print")

_NO_PACK = "There is no pack in this library yet. Start one with Pack ▸ Start a new pack."
_NO_SECTIONS = "This pack has no sections yet. Add one with Pack ▸ Add a section."
_NOT_SEEN = "The sections of the pack are not shown here. View ▸ Pack (Ctrl+1) shows them."

CHANGING = frozenset(
    (
        "read_adopted_text",
        "read_sheet",
        "read_uhri",
        "insert_figure",
        "insert_source",
        "status_scale",
        "letterhead",
        "undo",
        "redo",
        "cut",
        "paste",
        "new_pack",
        "duplicate_pack",
        "words_language",
        "add_section",
        "add_annex",
        "add_content",
        "rename",
        "duplicate",
        "copy_to",
        "move_up",
        "move_down",
        "remove",
    )
)
"""The actions that change the library."""


class Menus:
    """The window's actions by name, in its menu bar."""

    def __init__(self, window: QMainWindow) -> None:
        """Build the menu bar."""
        self.actions: dict[str, QAction] = {}
        self._reason: str | None = None
        self._open, self._seen = True, True
        self._lacking: dict[str, str] = {}
        self._steps: dict[str, bool] = {}
        self._needing_pack: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        for title, items in MENUS.items():
            menu = window.menuBar().addMenu(title)
            self._menus[title] = menu
            for item in items:
                self._add(window, self._inner(menu, item.under), item)
        self.actions["redo"].setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self.actions["text_larger"].setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self.looks: dict[Look, QAction] = {}
        self._add_looks(window)

    def connect(self, handlers: Mapping[str, Callable[[], object]]) -> None:
        """Give every action its handler.

        Raises:
            KeyError: if an action has none; a menu entry that does nothing is a fault.
        """
        for name, action in self.actions.items():
            handler = handlers[name]
            action.triggered.connect(lambda _checked=False, call=handler: call())

    def enable_pack(self, on: bool) -> None:
        """Offer what needs an open library, or not."""
        self._open, self._seen, self._lacking = on, True, {}
        self._settle()

    def enable_sections(self, on: bool) -> None:
        """Offer what is done to the sections of the pack that is shown, or not: beside the calls nobody sees them."""
        self._seen = on
        self._settle()

    def show_held(self, *, pack: bool, sections: bool) -> None:
        """Offer what is done to a pack only where there is one, and what needs a section only where it has any."""
        needing = (*_ADDING, *_ON_A_SECTION, *_LEAVING) if not pack else (*_ON_A_SECTION, *_LEAVING)
        why = _NO_PACK if not pack else _NO_SECTIONS
        self._lacking = {} if pack and sections else dict.fromkeys(needing, why)
        self._settle()

    def hold_still(self, reason: str | None) -> None:
        """Offer nothing that changes the library, with the reason at each; ``None``: offer it again."""
        self._reason = reason
        self._settle()

    def show_history(self, undo: str | None, redo: str | None) -> None:
        """Name the next steps back and forth."""
        for name, words, step in (("undo", "&Undo", undo), ("redo", "&Redo", redo)):
            action = self.actions[name]
            action.setText(f"{words}: {step.replace('&', '&&')}" if step else words)
            self._steps[name] = step is not None
        self._settle()

    def _settle(self) -> None:
        """Offer each action that can be used now; at the others stands why it cannot."""
        for action_name, action in self._needing_pack.items():
            reason = self._why_not(action_name)
            action.setEnabled(self._open and not reason and self._steps.get(action_name, True))
            action.setToolTip(reason)

    def _why_not(self, name: str) -> str:
        if self._reason is not None and name in CHANGING:
            return self._reason
        if name in self._lacking:
            return self._lacking[name]
        return _NOT_SEEN if not self._seen and name in (*_ADDING, *_ON_A_SECTION) else ""

    def redraw_icons(self) -> None:
        """Draw the icons again in the colours of the present palette."""
        for items in MENUS.values():
            for item in items:
                if item.icon:
                    self.actions[item.name].setIcon(icon(item.icon))

    def _inner(self, menu: QMenu, words: str) -> QMenu:
        """Return the menu inside a menu, which its first item makes."""
        if not words:
            return menu
        key = f"{menu.title()} {words}"
        if key not in self._menus:
            self._menus[key] = menu.addMenu(words)
        return self._menus[key]

    def _add(self, window: QMainWindow, menu: QMenu, item: Item) -> None:
        if item is SEPARATOR:
            menu.addSeparator()
            return
        action = QAction(item.words, window)
        if item.keys:
            action.setShortcut(QKeySequence(item.keys))
        if item.icon:
            action.setIcon(icon(item.icon))
            action.setIconVisibleInMenu(False)
        menu.addAction(action)
        self.actions[item.name] = action
        if item.pack:
            self._needing_pack[item.name] = action

    def _add_looks(self, window: QMainWindow) -> None:
        menu = self._menus["&View"].addMenu("&Colours")
        group = QActionGroup(window)
        for look, words in LOOK_LABELS.items():
            action = QAction(words, window)
            action.setCheckable(True)
            group.addAction(action)
            menu.addAction(action)
            self.looks[look] = action
