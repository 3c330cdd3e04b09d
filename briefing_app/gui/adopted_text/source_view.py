"""The adopted text itself, beside its drafts: the words of each are marked, those of the chosen one most."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPalette, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from briefing_app.gui.text.walker import units

Place = tuple[int, int]
"""Where words begin and end, counted in characters."""
_FAINT, _STRONG = 34, 110
"""How much of the palette's accent lies under marked words, of 255."""


class SourceView(QPlainTextEdit):
    """Read only. ``place_clicked`` tells which of the places a click fell into."""

    place_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName("The text that was read")
        self._places: tuple[Place, ...] = ()
        self._chosen = -1

    def show_text(self, words: str, places: Sequence[Place]) -> None:
        """Show a text, and mark the places in it."""
        self.setPlainText(words)
        self.mark_places(places)

    def mark_places(self, places: Sequence[Place]) -> None:
        """Mark other places in the text that is shown; an empty place marks nothing."""
        self._chosen = -1
        self._places = _in_units(self.toPlainText(), places)
        self._mark()

    def choose(self, number: int) -> None:
        """Mark one place most, and bring it into view."""
        self._chosen = number
        self._mark()
        if 0 <= number < len(self._places):
            cursor = self.textCursor()
            cursor.setPosition(self._places[number][1])
            self.setTextCursor(cursor)
            cursor.setPosition(self._places[number][0])
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def marked_words(self) -> str:
        """The words that are marked most."""
        if not 0 <= self._chosen < len(self._places):
            return ""
        return self._cursor(self._places[self._chosen]).selectedText().replace("\u2029", "\n")

    def selection(self) -> Place:
        """Where the words begin and end that a person marked; the same place twice: none are."""
        cursor, coded = self.textCursor(), self.toPlainText().encode("utf-16-le", "surrogatepass")
        ends = (cursor.selectionStart(), cursor.selectionEnd())
        start, end = (len(coded[: 2 * at].decode("utf-16-le", "surrogatepass")) for at in ends)
        return start, end

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click into the words of a draft chooses it; marking words to copy them does not."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self._tell(self.cursorForPosition(event.position().toPoint()).position())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen words in view."""
        super().resizeEvent(event)
        self.ensureCursorVisible()

    def changeEvent(self, event: QEvent) -> None:
        """Mark in the colours of a new palette."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_places"):
            self._mark()

    def _tell(self, position: int) -> None:
        inside = [number for number, (start, end) in enumerate(self._places) if start <= position <= end > start]
        if inside:
            self.place_clicked.emit(self._chosen if self._chosen in inside else inside[-1])

    def _mark(self) -> None:
        self.setExtraSelections(
            [self._selection(place, strong=number == self._chosen) for number, place in enumerate(self._places)]
        )

    def _selection(self, place: Place, *, strong: bool) -> QTextEdit.ExtraSelection:
        tint = QColor(self.palette().color(QPalette.ColorRole.Link))
        tint.setAlpha(_STRONG if strong else _FAINT)
        form = QTextCharFormat()
        form.setBackground(tint)
        form.setFontUnderline(strong)  # nobody has to tell two tints apart
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._cursor(place)
        selection.format = form
        return selection

    def _cursor(self, place: Place) -> QTextCursor:
        cursor = QTextCursor(self.document())
        last = self.document().characterCount() - 1
        cursor.setPosition(min(place[0], last))
        cursor.setPosition(min(place[1], last), QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _in_units(words: str, places: Sequence[Place]) -> tuple[Place, ...]:
    """Return the places counted as Qt counts, in which a letter beyond U+FFFF takes two."""
    if words.isascii() or not words or max(words) <= "\uffff":
        return tuple(places)
    high = [at for at, letter in enumerate(words) if units(letter) > 1]
    return tuple((start + bisect_right(high, start - 1), end + bisect_right(high, end - 1)) for start, end in places)
