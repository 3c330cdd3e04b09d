"""The line above a form with illustrative content: what the diamond means, and how it goes once facts stand there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from briefing_app.gui.words import faint

DIAMOND = "◊"
ILLUSTRATIVE = "Illustrative: made up to show how the program works."


class MadeUpLine(QWidget):
    """Names the fields that are marked, in a menu that takes their marks away."""

    facts_asked = Signal(object)
    """The names of the fields that hold facts now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Be hidden until something is marked."""
        super().__init__(parent)
        said = faint(f"{DIAMOND} {ILLUSTRATIVE}")
        said.setWordWrap(True)
        self.button = QToolButton()
        self.button.setText("Facts stand here now")
        self.button.setToolTip("Takes the diamond away, on screen and in print")
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.button)
        self.button.setMenu(self.menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(said, 1)
        layout.addWidget(self.button)
        self.hide()

    def show_fields(self, titles: Mapping[str, str]) -> None:
        """Offer each marked field, by its name and title, and all of them together."""
        self.menu.clear()
        for name, title in titles.items():
            self.menu.addAction(f"In “{title}”".replace("&", "&&"), partial(self.facts_asked.emit, (name,)))
        if len(titles) > 1:
            self.menu.addSeparator()
            self.menu.addAction("In all of these", lambda: self.facts_asked.emit(tuple(titles)))
        self.setVisible(bool(titles))
