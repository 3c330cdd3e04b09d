"""Typing, marking and pasting with real keys."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from briefing_app.domain.ids import SourceId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import Block, BlockKind, Run, SourceReference, Text
from briefing_app.gui.text import pasting
from briefing_app.gui.text.editor import TextEditor

SOURCE = SourceReference(source=SourceId("s1"), locator="p. 4")


@pytest.fixture
def editor(qtbot: QtBot) -> TextEditor:
    editor = TextEditor("Points", choose_source=lambda: SOURCE)
    qtbot.addWidget(editor)
    editor.show()
    qtbot.waitExposed(editor)
    editor.area.setFocus()
    return editor


def paragraphs(*words: str) -> Text:
    return Text(blocks=tuple(Block(runs=(Run(text=line),)) for line in words))


def keys(editor: TextEditor, words: str) -> None:
    QTest.keyClicks(editor.area, words)


def select(editor: TextEditor, letters: int) -> None:
    for _ in range(letters):
        QTest.keyClick(editor.area, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)


def pasted(words: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(words)
    return mime


@pytest.mark.parametrize("size", [9, 14])
def test_a_short_label_stays_whole_beside_the_toolbar(qtbot: QtBot, size: int) -> None:
    editor = TextEditor("Introduction", choose_source=lambda: SOURCE)
    qtbot.addWidget(editor)
    font = editor.font()
    font.setPointSize(size)
    editor.setFont(font)
    editor.show()
    editor.resize(editor.minimumSizeHint())
    editor.area.setFocus()
    qtbot.waitUntil(editor.toolbar.isVisible)
    editor.resize(1, editor.height())
    qtbot.wait(50)  # as narrow as it lets itself be made
    assert editor.label.width() >= editor.label.sizeHint().width()
    assert editor.label.geometry().right() < editor.toolbar.geometry().left()


def test_each_key_tells_a_new_text(editor: TextEditor, qtbot: QtBot) -> None:
    told: list[Text] = []
    editor.text_changed.connect(told.append)
    keys(editor, "Hi")
    assert told == [paragraphs("H"), paragraphs("Hi")]


def test_showing_the_same_text_again_leaves_the_caret(editor: TextEditor) -> None:
    editor.set_text(paragraphs("one", "two"))
    editor.place_caret(1, 2)
    at = editor.area.textCursor().position()
    editor.set_text(paragraphs("one", "two"))
    assert editor.area.textCursor().position() == at


def test_showing_another_text_tells_nobody_and_puts_the_caret_where_it_differs(editor: TextEditor) -> None:
    told: list[Text] = []
    editor.text_changed.connect(told.append)
    editor.set_text(paragraphs("one", "twofold"))
    editor.set_text(paragraphs("one", "two"))
    assert told == []
    assert editor.area.textCursor().position() == len("one\ntwo")


def test_the_caret_counts_characters_and_not_units(editor: TextEditor) -> None:
    editor.set_text(paragraphs("\U0001f600b"))
    editor.place_caret(0, 1)
    keys(editor, "x")
    assert editor.text() == paragraphs("\U0001f600xb")


def test_bold_by_key_takes_the_selection_only_and_goes_again(editor: TextEditor) -> None:
    editor.set_text(paragraphs("one two"))
    editor.place_caret(0, 0)
    select(editor, 3)
    QTest.keyClick(editor.area, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert editor.text().blocks[0].runs == (Run(text="one", strong=True), Run(text=" two"))
    QTest.keyClick(editor.area, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == paragraphs("one two")


def test_marking_words_keeps_what_else_they_say(editor: TextEditor) -> None:
    person = RecordRef(kind=Kind.PERSON, id="p")
    editor.set_text(Text(blocks=(Block(runs=(Run(text="Anna", record=person), Run(source=SOURCE), Run(text="!"))),)))
    editor.place_caret(0, 0)
    select(editor, 5)
    QTest.keyClick(editor.area, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert editor.text().blocks[0].runs == (
        Run(text="Anna", record=person, level=Level.STAFF),
        Run(source=SOURCE, level=Level.STAFF),
        Run(text="!"),
    )
    assert editor.bar.levels() == (Level.STAFF,)


def test_a_paragraph_takes_a_level_and_a_kind_from_the_toolbar(editor: TextEditor) -> None:
    editor.set_text(paragraphs("one", "two"))
    editor.place_caret(1, 0)
    editor.toolbar.set_level(Level.MEMBERS)
    editor.toolbar.set_kind(BlockKind.CUE)
    assert editor.text().blocks[1] == Block(kind=BlockKind.CUE, level=Level.MEMBERS, runs=(Run(text="two"),))
    assert editor.text().blocks[0] == Block(runs=(Run(text="one"),))
    assert editor.toolbar.levels.currentText() == "M  Members"
    assert editor.toolbar.kinds.currentText() == "Cue for the speaker"


def test_words_typed_behind_a_name_or_an_atom_are_not_part_of_it(editor: TextEditor) -> None:
    person = RecordRef(kind=Kind.PERSON, id="p")
    editor.set_text(Text(blocks=(Block(runs=(Run(text="Anna", record=person, level=Level.STAFF),)),)))
    editor.place_caret(0, 4)
    keys(editor, " x")
    assert editor.text().blocks[0].runs[1] == Run(text=" x", level=Level.STAFF)
    editor.place_caret(0, 2)
    keys(editor, "n")
    assert editor.text().blocks[0].runs[0] == Run(text="Annna", record=person, level=Level.STAFF)


def test_a_source_is_put_at_the_caret_and_typing_goes_on(editor: TextEditor) -> None:
    editor.set_text(paragraphs("ab"))
    editor.place_caret(0, 1)
    editor.toolbar.source_requested.emit()
    keys(editor, "c")
    assert editor.text().blocks[0].runs == (Run(text="a"), Run(source=SOURCE), Run(text="cb"))


def test_enter_goes_on_in_a_list_and_leaves_it_on_an_empty_item(editor: TextEditor) -> None:
    editor.toolbar.set_kind(BlockKind.BULLET)
    keys(editor, "a")
    QTest.keyClick(editor.area, Qt.Key.Key_Return)
    keys(editor, "b")
    QTest.keyClick(editor.area, Qt.Key.Key_Return)
    QTest.keyClick(editor.area, Qt.Key.Key_Return)
    keys(editor, "c")
    assert [block.kind for block in editor.text().blocks] == [BlockKind.BULLET, BlockKind.BULLET, BlockKind.PARAGRAPH]


def test_an_item_goes_in_and_comes_out_by_keys(editor: TextEditor) -> None:
    editor.toolbar.set_kind(BlockKind.NUMBER)
    keys(editor, "a")
    QTest.keyClick(editor.area, Qt.Key.Key_BracketRight, Qt.KeyboardModifier.ControlModifier)
    assert editor.text().blocks[0].depth == 1
    QTest.keyClick(editor.area, Qt.Key.Key_Home)
    QTest.keyClick(editor.area, Qt.Key.Key_Backspace)
    QTest.keyClick(editor.area, Qt.Key.Key_Backspace)
    assert editor.text() == paragraphs("a")


def test_a_heading_is_followed_by_a_paragraph_of_the_same_level(editor: TextEditor) -> None:
    heading = Block(kind=BlockKind.HEADING, level=Level.STAFF, runs=(Run(text="H"),))
    editor.set_text(Text(blocks=(heading,)))
    editor.place_caret(0, 1)
    QTest.keyClick(editor.area, Qt.Key.Key_Return)
    keys(editor, "p")
    assert editor.text().blocks == (heading, Block(level=Level.STAFF, runs=(Run(text="p"),)))


def test_undo_is_handed_up_and_never_done_here(editor: TextEditor, qtbot: QtBot) -> None:
    keys(editor, "abc")
    with qtbot.waitSignal(editor.undo_requested, timeout=1000):
        QTest.keyClick(editor.area, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(editor.redo_requested, timeout=1000):
        QTest.keyClick(
            editor.area, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
    assert editor.text() == paragraphs("abc")


def test_copied_words_come_back_with_their_levels(editor: TextEditor) -> None:
    runs = (Run(text="open "), Run(text="closed", level=Level.STAFF))
    editor.set_text(Text(blocks=(Block(runs=runs),)))
    editor.area.selectAll()
    mime = editor.area.createMimeDataFromSelection()
    editor.set_text(Text())
    editor.area.insertFromMimeData(mime)
    assert editor.text().blocks[0].runs == runs


def test_words_from_a_closed_paragraph_or_record_stay_closed_where_they_land(editor: TextEditor) -> None:
    editor.set_text(Text(blocks=(Block(level=Level.STAFF, runs=(Run(text="closed"),)),)))
    editor.area.selectAll()
    mime = editor.area.createMimeDataFromSelection()
    editor.set_text(paragraphs("open: "))
    editor.place_caret(0, 6)
    editor.area.insertFromMimeData(mime)
    assert editor.text().blocks[0].runs == (Run(text="open: "), Run(text="closed", level=Level.STAFF))
    editor.set_container(Level.STAFF)
    editor.set_text(paragraphs("inner"))
    editor.area.selectAll()
    mime = editor.area.createMimeDataFromSelection()
    editor.set_text(Text())
    editor.set_container(Level.PUBLIC)
    editor.area.insertFromMimeData(mime)
    assert editor.text().blocks[0].runs == (Run(text="inner", level=Level.STAFF),)


def test_foreign_words_become_plain_paragraphs_of_the_level_of_the_place(editor: TextEditor) -> None:
    editor.set_text(Text(blocks=(Block(runs=(Run(text="ab", level=Level.STAFF, strong=True),)),)))
    editor.place_caret(0, 1)
    editor.area.insertFromMimeData(pasted("x\x07\u00a0y\r\nz"))
    blocks = editor.text().blocks
    assert [block.plain for block in blocks] == ["ax\u00a0y", "zb"]
    assert {run.level for block in blocks for run in block.runs} == {Level.STAFF}


def test_markup_on_the_clipboard_leaves_its_words_only(editor: TextEditor) -> None:
    mime = QMimeData()
    mime.setHtml("<p><b>one</b></p><p><a href='http://x'>two</a></p>")
    editor.area.insertFromMimeData(mime)
    assert editor.text() == paragraphs("one", "two")


def test_a_word_that_no_page_can_bear_is_refused_with_a_clear_word(editor: TextEditor) -> None:
    editor.area.insertFromMimeData(pasted("x" * 501))
    assert editor.text() == Text()
    assert "over 500 letters" in editor.problem.text()
    editor.area.insertFromMimeData(pasted("x" * 500))
    keys(editor, "y")
    assert editor.text() == paragraphs("x" * 500)
    keys(editor, " y")
    assert editor.text() == paragraphs("x" * 500 + " y")
    assert editor.problem.text() == ""


def test_an_over_long_paragraph_is_parted_between_words_in_good_time(editor: TextEditor) -> None:
    words = "a sentence of some words " * 2000
    began = time.monotonic()
    editor.area.insertFromMimeData(pasted(words))
    keys(editor, "x")
    assert time.monotonic() - began < 3
    assert len(editor.text().blocks) == 3
    assert all(len(block.plain) <= 20_000 for block in editor.text().blocks)
    assert "".join(block.plain for block in editor.text().blocks) == f"{words}x"


def test_a_clipboard_that_holds_nonsense_in_our_form_changes_nothing(editor: TextEditor) -> None:
    mime = QMimeData()
    mime.setData(pasting.MIME, b'{"text": 1}')
    editor.area.insertFromMimeData(mime)
    assert editor.text() == Text()


def test_every_control_has_a_name_and_the_toolbar_shows_while_one_types(editor: TextEditor, qtbot: QtBot) -> None:
    assert editor.area.accessibleName() == "Points"
    assert editor.label.buddy() is editor.area
    for control in (*editor.toolbar.findChildren(QToolButton), editor.toolbar.kinds, editor.toolbar.levels):
        assert control.accessibleName()
    qtbot.waitUntil(editor.toolbar.isVisible, timeout=1000)
