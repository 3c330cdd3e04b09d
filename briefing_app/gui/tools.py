"""The tool bar: what is done most often, and what leaves the program."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolBar, QToolButton

from briefing_app.gui.menus import Menus

_TOOLS = ("undo", "redo", "", "add_section", "duplicate", "move_up", "move_down", "remove", "", "export", "print")
_NAMED = ("export", "print")
"""What leaves the program says so in a word."""


class Tools(QToolBar):
    """Buttons for some of the menus' entries."""

    def __init__(self, menus: Menus, *, percent: int) -> None:
        """Show them beside text of this size."""
        super().__init__("Tools")
        self.setMovable(False)
        self.set_percent(percent)
        for name in _TOOLS:
            if name:
                self.addAction(menus.actions[name])
                button = self.widgetForAction(menus.actions[name])
                if name in _NAMED and isinstance(button, QToolButton):
                    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            else:
                self.addSeparator()

    def set_percent(self, percent: int) -> None:
        """Let icons grow with the text beside them."""
        side = 20 * percent // 100
        self.setIconSize(QSize(side, side))
