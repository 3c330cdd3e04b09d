"""The tools above a text where the room is narrow: no word of them is cut, and the text keeps its place below."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QScrollArea, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.domain.text import plain_text
from briefing_app.gui.text.editor import TextEditor
from briefing_app.gui.text.toolbar import KINDS, LEVELS, VERSIONED


@pytest.mark.parametrize("width", [260, 380, 460, 525, 700])
def test_every_word_of_the_tools_can_be_read_at_any_width(qtbot: QtBot, width: int) -> None:
    editor = TextEditor("Opening ◊")
    pane = QScrollArea()
    pane.setWidgetResizable(True)
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(editor)
    column.addStretch(1)
    pane.setWidget(inner)
    qtbot.addWidget(pane)
    editor.toolbar.versions.show()
    editor.set_text(plain_text("One line, and another one. " * 12))
    pane.resize(width, 600)
    pane.show()
    editor.toolbar.show()
    qtbot.wait(20)
    tools = editor.toolbar
    for box in (tools.kinds, tools.levels, tools.versions):
        for row in range(box.count()):
            box.setCurrentIndex(row)
            assert "…" not in box.shown_words
    assert len({tools.kinds.itemText(row) for row in range(tools.kinds.count())}) == len(KINDS)
    for tool in (*tools.findChildren(QToolButton), tools.kinds, tools.levels, tools.versions):
        if tool.isVisible():
            assert tool.width() >= tool.minimumSizeHint().width()
            assert tools.rect().contains(tool.geometry())
    assert tools.geometry().bottom() < editor.area.mapTo(editor, editor.area.rect().topLeft()).y()
    assert editor.area.mapTo(editor, editor.area.rect().bottomLeft()).y() < editor.height()
    assert editor.sizeHint().height() >= editor.heightForWidth(editor.width())


def test_with_room_the_words_are_whole(qtbot: QtBot) -> None:
    editor = TextEditor("Opening")
    qtbot.addWidget(editor)
    editor.toolbar.versions.show()
    editor.resize(900, 200)
    editor.show()
    editor.toolbar.show()
    qtbot.wait(20)
    for box, words in ((editor.toolbar.levels, LEVELS), (editor.toolbar.versions, VERSIONED)):
        assert box.shown_words == words[None]
