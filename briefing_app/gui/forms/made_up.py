"""The button above a form with illustrative content: what the diamond means, and how it goes where facts stand now."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

DIAMOND = "◊"
ILLUSTRATIVE = "Illustrative: made up to show how the program works."


class MadeUpButton(QPushButton):
    """Names the fields that are marked, in a menu that takes their marks away."""

    facts_asked = Signal(object)
    """The names of the fields that hold facts now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Be hidden until something is marked."""
        super().__init__(f"{DIAMOND} Illustrative content", parent)
        self.setAutoDefault(False)
        self.setToolTip(f"{ILLUSTRATIVE} Where a fact has taken its place, the diamond can go, on screen and in print.")
        self.setAccessibleDescription(ILLUSTRATIVE)
        self.choices = QMenu(self)
        self.setMenu(self.choices)
        self.hide()

    def show_fields(self, titles: Mapping[str, str]) -> None:
        """Offer each marked field, by its name and title, and all of them together."""
        self.choices.clear()
        self.choices.addSection("No diamond any more: a fact stands in")
        for name, title in titles.items():
            self.choices.addAction(title.replace("&", "&&"), partial(self.facts_asked.emit, (name,)))
        if len(titles) > 1:
            self.choices.addSeparator()
            self.choices.addAction("All of these", partial(self.facts_asked.emit, tuple(titles)))
        self.setVisible(bool(titles))
