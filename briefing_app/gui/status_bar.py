"""The status bar: whether everything is saved, how many pages the preview has, and what the window has to say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar, QWidget

_SAID_FOR = 10_000
_TOLD = ("not ", "nothing ")
"""How a message begins that says by itself that something was not saved, or not done."""


class StatusBar(QStatusBar):
    """Says "Saved 14:02:11" after the commit only, and never before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the two places: saving and pages."""
        super().__init__(parent)
        self.saved = QLabel("Nothing changed yet")
        self.saved.setAccessibleName("State of saving")
        self.pages = QLabel()
        self.pages.setAccessibleName("Pages")
        self.place = QLabel()
        self.place.setAccessibleName("Where the library lies")
        self.place.hide()
        self.way = QPushButton("Show")
        self.way.setFlat(True)
        self.way.clicked.connect(self._go)
        self.told = QLabel()
        """What is said beside the way that is offered."""
        self._call: Callable[[], object] = self.withdraw
        for widget in (self.told, self.way):
            self.addWidget(widget)
        self.withdraw()
        self.addPermanentWidget(self.place)
        self.addPermanentWidget(self.pages)
        self.addPermanentWidget(self.saved)

    def show_saved(self, state: str, at: datetime | None, message: str = "") -> None:
        """Show the state of saving: ``saved``, ``saving`` or ``failed``."""
        if state == "failed":
            told = message.lower().startswith(_TOLD)
            self.saved.setText(message if told else f"Not saved: {message}" if message else "Not saved")
        elif state == "saving":
            self.saved.setText("Saving…")
        else:
            self.saved.setText(f"Saved {at:%H:%M:%S}" if at else "Saved")

    def show_place(self, *, shared: str | None, reading_only: str | None) -> None:
        """Show in two words what a person must know of the library's file; each sentence says it at length."""
        words = [word for word, told in (("Shared folder", shared), ("Reading only", reading_only)) if told]
        told = "\n".join(sentence for sentence in (shared, reading_only) if sentence)
        self.place.setText(" · ".join(words))
        self.place.setToolTip(told)
        self.place.setAccessibleDescription(told)
        self.place.setVisible(bool(words))

    def show_pages(self, pages: int, audience: str) -> None:
        """Show how many pages the preview has, and for whom; nobody: there are none."""
        if not audience:
            self.pages.setText("No pages")
            return
        count = "1 page" if pages == 1 else f"{pages} pages"
        self.pages.setText(f"{count} · audience: {audience}")

    def say(self, message: str) -> None:
        """Say something for ten seconds."""
        self.showMessage(message, _SAID_FOR)

    def offer(self, message: str, words: str, call: Callable[[], object]) -> None:
        """Say something, and offer a way to what it tells of, until it is gone or something else is offered."""
        self.clearMessage()
        self._call = call
        self.told.setText(message)
        self.way.setText(words)
        self.way.setAccessibleDescription(message)
        for widget in (self.told, self.way):
            widget.show()

    def withdraw(self) -> None:
        """Offer nothing any more."""
        self._call = self.withdraw
        for widget in (self.told, self.way):
            widget.hide()

    def _go(self) -> None:
        call = self._call
        self.withdraw()
        call()
