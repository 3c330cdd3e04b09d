"""Find in pack: from typed words to each place, without losing the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from briefing_app.domain.text import plain_text
from briefing_app.editing.fields import set_field, set_text
from briefing_app.gui.find_bar import FindBar, Finder, _chosen_words
from briefing_app.gui.forms.plain_editors import TextFieldEditor
from tests.gui.conftest import PATIENCE, Program

WORD = "Unmistakablé"


def prepared(program: Program) -> Finder:
    """The sample with one word in three places: a title, and twice in a text."""
    program.open_sample()
    program.window.activateWindow()
    note = program.section("speaker_notes").children[0]
    session = program.library.session
    session.do(set_field(note.ref, "title", f"{WORD} opening")).result()
    tree = plain_text(f"First.\nThe {WORD} one and the {WORD} other.")
    session.do(set_text(note.ref, "message", language="en", tree=tree)).result()
    program.choose(program.section("cover"))
    return program.library.finder


def open_with(program: Program, words: str) -> Finder:
    finder = prepared(program)
    program.window.menus.actions["find"].trigger()
    finder.bar.line.clear()
    QTest.keyClicks(finder.bar.line, words)
    program.qtbot.waitUntil(lambda: bool(finder.bar.count.text()), timeout=PATIENCE)
    return finder


def selected(program: Program) -> str:
    form = program.workspace.editor.form.form
    if form is None:
        return ""
    editors = form.editors.values()
    areas = [editor.editor.area for editor in editors if isinstance(editor, TextFieldEditor)]
    lines = form.findChildren(QLineEdit)
    return "".join([area.textCursor().selectedText() for area in areas] + [line.selectedText() for line in lines])


def test_ctrl_f_opens_the_bar_with_the_keyboard_in_it_and_escape_closes_it(program: Program) -> None:
    finder = prepared(program)
    assert not finder.bar.isVisible()
    program.window.menus.actions["find"].trigger()
    assert finder.bar.isVisible()
    program.qtbot.waitUntil(lambda: QApplication.focusWidget() is finder.bar.line, timeout=PATIENCE)
    QTest.keyClick(finder.bar.line, Qt.Key.Key_Escape)
    assert not finder.bar.isVisible()


def test_the_places_are_counted_whatever_the_accents_and_enter_goes_round_them(program: Program) -> None:
    finder = open_with(program, "unmistakable")
    assert finder.bar.count.text() == "3 places"
    note = program.section("speaker_notes").children[0]
    seen = []
    for number in ("1 of 3", "2 of 3", "3 of 3", "1 of 3"):
        QTest.keyClick(finder.bar.line, Qt.Key.Key_Return)
        assert finder.bar.count.text() == number
        program.qtbot.waitUntil(lambda: selected(program) == WORD, timeout=PATIENCE)
        assert program.workspace.panel.tree.current() is not None
        assert program.workspace.editor.entry is not None
        assert program.workspace.editor.entry.ref == note.ref
        assert QApplication.focusWidget() is finder.bar.line, "Enter must never fall into a text"
        seen.append(finder.hits[finder.current])
    assert len(set(seen)) == 3
    assert seen[0] == seen[3]


def test_shift_enter_goes_back_from_the_first_place_to_the_last(program: Program) -> None:
    finder = open_with(program, "unmistakable")
    QTest.keyClick(finder.bar.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert finder.current == 2
    program.window.menus.actions["find_previous"].trigger()
    assert finder.current == 1
    program.window.menus.actions["find_next"].trigger()
    assert finder.current == 2


def test_enter_at_once_after_typing_waits_for_the_answer(program: Program) -> None:
    finder = prepared(program)
    program.window.menus.actions["find"].trigger()
    finder.bar.line.setText("unmistakable")
    QTest.keyClick(finder.bar.line, Qt.Key.Key_Return)
    program.qtbot.waitUntil(lambda: finder.bar.count.text() == "1 of 3", timeout=PATIENCE)


def test_closing_the_bar_leaves_the_caret_at_the_place(program: Program) -> None:
    finder = open_with(program, "unmistakable")
    for _ in range(2):
        QTest.keyClick(finder.bar.line, Qt.Key.Key_Return)
    program.qtbot.waitUntil(lambda: selected(program) == WORD, timeout=PATIENCE)
    QTest.keyClick(finder.bar.line, Qt.Key.Key_Escape)
    program.qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QTextEdit), timeout=PATIENCE)
    area = QApplication.focusWidget()
    assert isinstance(area, QTextEdit)
    assert area.textCursor().block().text().startswith("The ")
    assert area.textCursor().positionInBlock() == 4


def test_what_is_not_there_is_said_and_the_ways_are_closed(program: Program) -> None:
    finder = open_with(program, "qwxyz")
    assert finder.bar.count.text() == "Nothing found"
    assert not finder.bar.next.isEnabled()
    assert not finder.bar.previous.isEnabled()
    QTest.keyClick(finder.bar.line, Qt.Key.Key_Return)
    assert finder.current == -1


def test_words_that_go_away_meanwhile_are_no_longer_counted(program: Program) -> None:
    finder = open_with(program, "unmistakable")
    note = program.section("speaker_notes").children[0]
    program.library.session.do(set_field(note.ref, "title", "Plain opening")).result()
    program.qtbot.waitUntil(lambda: finder.bar.count.text() == "2 places", timeout=PATIENCE)


def test_one_place_is_said_in_the_singular_and_an_empty_line_says_nothing(program: Program) -> None:
    finder = open_with(program, "UNMISTAKABLE opening")
    assert finder.bar.count.text() == "1 place"
    finder.bar.line.clear()
    program.qtbot.waitUntil(lambda: finder.bar.count.text() == "", timeout=PATIENCE)


def test_the_pages_follow_each_place(program: Program) -> None:
    finder = open_with(program, "unmistakable")
    program.qtbot.waitUntil(lambda: program.workspace.pages.view.current_page == 1, timeout=PATIENCE)
    QTest.keyClick(finder.bar.line, Qt.Key.Key_Return)
    program.qtbot.waitUntil(lambda: program.workspace.pages.view.current_page > 1, timeout=PATIENCE)


@pytest.mark.parametrize("kind", [QTextEdit, QLineEdit])
def test_chosen_words_are_what_is_looked_for(qtbot: QtBot, kind: type[QTextEdit | QLineEdit]) -> None:
    widget = kind("forty words")
    qtbot.addWidget(widget)
    assert _chosen_words(widget) == ""
    widget.selectAll()
    assert _chosen_words(widget) == "forty words"


def test_a_whole_chosen_page_is_not_looked_for(qtbot: QtBot) -> None:
    widget = QTextEdit()
    qtbot.addWidget(widget)
    widget.setPlainText("\n".join(["words"] * 4))
    widget.selectAll()
    assert _chosen_words(widget) == ""
    widget.setPlainText("w" * 81)
    widget.selectAll()
    assert _chosen_words(widget) == ""
    plain = QPlainTextEdit("words")
    qtbot.addWidget(plain)
    assert _chosen_words(plain) == ""
    assert _chosen_words(None) == ""


def test_every_part_of_the_bar_has_a_name_and_the_tab_key_goes_from_left_to_right(qtbot: QtBot) -> None:
    bar = FindBar()
    qtbot.addWidget(bar)
    bar.show_count("2 places", any_found=True)
    bar.show()
    order = [bar.line, bar.previous, bar.next, bar.close_button]
    assert all(widget.accessibleName() or getattr(widget, "text", str)() for widget in order)
    bar.line.setFocus()
    for expected in order[1:]:
        QTest.keyClick(QApplication.focusWidget() or bar.line, Qt.Key.Key_Tab)
        assert bar.focusWidget() is expected
