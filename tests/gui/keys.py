"""Windows that have the keyboard, and letters of any script, which Qt's own helper refuses."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.gui.forms.search_line import SearchLine


def type_words(widget: QWidget, words: str) -> None:
    """Press and let go one key a letter."""
    for letter in words:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, key)


def make_new(editor: QWidget, words: str, qtbot: QtBot) -> None:
    """Type words that no record bears into a field that finds records, and choose the row that makes one of them."""
    line = editor.findChild(SearchLine)
    assert isinstance(line, SearchLine)
    line.setFocus()
    line.selectAll()
    type_words(line, words)
    qtbot.waitUntil(line.popup.isVisible, timeout=5000)
    row = next(row for row in range(line.popup.count()) if line.popup.item(row).text().startswith("New "))
    with qtbot.waitSignal(line.made, timeout=5000):
        line.popup.itemClicked.emit(line.popup.item(row))


def show_active(widget: QWidget, qtbot: QtBot) -> None:
    """Show a window and wait until it has the keyboard."""
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow, timeout=5000)
