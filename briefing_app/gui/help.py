"""Help inside the program: the first steps, and every key."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from briefing_app.gui.menus import MENUS, Menus
from briefing_app.gui.text.toolbar import KEYS
from briefing_app.gui.words import size_for
from briefing_app.paths import ASSETS

_FIRST_STEPS = ASSETS / "help" / "en" / "first-steps.html"
_TREE = {
    "Move a section up": "Alt+Up",
    "Move a section down": "Alt+Down",
    "Remove a section": "Del",
    "Open or fold a section": "Right, Left",
}
_STATUSES = {"Set the status of a recommendation": "1 to 9", "Open the list of statuses": "Return"}
_PAGES = {"Zoom the pages": "Ctrl+Mouse wheel", "Choose what stands on a page": "Click"}


class HelpDialog(QDialog):
    """A page of words; no link in it leads out of the program."""

    def __init__(self, parent: QWidget | None, *, name: str, html: str) -> None:
        """Show ``html`` under the title ``name``."""
        super().__init__(parent)
        self.setWindowTitle(name)
        self.page = QTextBrowser()
        self.page.setOpenLinks(False)
        self.page.setOpenExternalLinks(False)
        self.page.setAccessibleName(name)
        self.page.setHtml(html)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.page, 1)
        layout.addWidget(buttons)
        size_for(self, 90, 90)


def first_steps(parent: QWidget | None) -> HelpDialog:
    """Return the page with what to do first."""
    return HelpDialog(parent, name="First steps", html=_FIRST_STEPS.read_text(encoding="utf-8"))


def shortcuts(parent: QWidget | None, menus: Menus) -> HelpDialog:
    """Return the page with every key that there is."""
    return HelpDialog(parent, name="Keyboard shortcuts", html=shortcuts_html(menus))


def shortcuts_html(menus: Menus) -> str:
    """Return the keys as a page: those of the menus by menu, then those that a part of the window has."""
    groups = [
        (title, [(_plain(item.words), _keys(menus.actions[item.name])) for item in items if item.name])
        for title, items in MENUS.items()
    ]
    for title, own in (
        ("While typing in a text", KEYS),
        ("In the list of sections", _TREE),
        ("In the list of statuses", _STATUSES),
        ("On the pages", _PAGES),
    ):
        groups.append((title, list(own.items())))
    return "".join(_table(_plain(title), rows) for title, rows in groups)


def _table(title: str, rows: Iterable[tuple[str, str]]) -> str:
    lines = "".join(
        f'<tr><td width="60%">{escape(words)}</td><td><b>{escape(keys)}</b></td></tr>' for words, keys in rows if keys
    )
    return f'<h3>{escape(title)}</h3><table width="100%" cellpadding="3">{lines}</table>' if lines else ""


def _keys(action: QAction) -> str:
    return ", ".join(keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in action.shortcuts())


def _plain(words: str) -> str:
    return words.replace("&", "").removesuffix("…")
