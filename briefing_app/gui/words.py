"""Small pieces of text on the screen, all made the same way; and what is done to words in whatever field."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_FRAME = 40
"""Pixels of a screen that a window's own frame may take."""
WORDS_ACTIONS = {"cut": "cut", "copy": "copy", "paste": "paste", "select_all": "selectAll"}
"""What the Edit menu does to words, and Qt's name for it."""


class WholeWords(QLabel):
    """Words below a field, which wrap and are never cut: the rows of a form leave them a little too little height."""

    def __init__(self, role: str) -> None:
        """Begin empty and hidden; ``role`` is how they look."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", role)
        self.hide()

    def say(self, words: str) -> None:
        """Show words; empty: nothing."""
        self.setText(words)
        self.setVisible(bool(words))
        self._take_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the words need at this width."""
        super().resizeEvent(event)
        self._take_room()

    def _take_room(self) -> None:
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())) if self.text() else 0)


def title(text: str) -> QLabel:
    """The large title of a page."""
    return _label(text, "title")


def heading(text: str) -> QLabel:
    """A heading above a group."""
    return _label(text, "heading")


def plain(text: str) -> QLabel:
    """Running words; they wrap."""
    return _label(text, "plain")


def faint(text: str) -> QLabel:
    """Words of help, in a quieter colour; they wrap."""
    return _label(text, "faint")


def labelled(form: QFormLayout, text: str, widget: QWidget, *, control: QWidget | None = None) -> None:
    """Add a row whose label also names the control for those who do not see it.

    ``control`` is what one types into, where the row holds more than that.
    """
    label = QLabel(f"{text}:")
    label.setBuddy(control or widget)
    (control or widget).setAccessibleName(text.replace("&", ""))
    form.addRow(label, widget)


def size_for(dialog: QWidget, wide: int, high: int) -> None:
    """Make a window as large as its letters need (both counted in the width of a letter), on the screen in any case."""
    letter = dialog.fontMetrics().averageCharWidth()
    room = dialog.screen().availableGeometry()
    dialog.resize(min(letter * wide, room.width() - _FRAME), min(letter * high, room.height() - _FRAME))


def on_words(widget: QWidget | None, action: str) -> bool:
    """Cut, copy, paste or choose all in a field or text; ``False`` where ``widget`` is none."""
    if not isinstance(widget, (QLineEdit, QTextEdit, QPlainTextEdit)):
        return False
    getattr(widget, WORDS_ACTIONS[action])()
    return True


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label
