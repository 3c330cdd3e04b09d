"""The small toolbar shows what stands at the caret, and changes that and nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing_app.domain.ids import SourceId
from briefing_app.domain.levels import Level
from briefing_app.domain.text import MAX_DEPTH, Block, BlockKind, Run, SourceReference, Text
from briefing_app.gui.text.editor import TextEditor
from briefing_app.gui.text.toolbar import KEYS, KINDS, LEVELS

WORDS = "One two three"


@pytest.fixture
def editor(qtbot: QtBot) -> TextEditor:
    source = SourceReference(source=SourceId("s1"), locator="p. 4")
    made = TextEditor("Points", choose_source=lambda: source)
    qtbot.addWidget(made)
    made.set_text(Text(blocks=tuple(Block(runs=(Run(text=f"{WORDS} {n}"),)) for n in range(3))))
    made.show()
    qtbot.waitExposed(made)
    made.area.setFocus()
    made.toolbar.show()
    return made


def blocks(editor: TextEditor) -> tuple[Block, ...]:
    return editor.text().blocks


def select_word(editor: TextEditor, block: int, start: int, length: int) -> None:
    editor.select(block, start, length)


@pytest.mark.parametrize("kind", KINDS)
def test_a_style_is_given_to_the_paragraph_at_the_caret_only(editor: TextEditor, kind: BlockKind) -> None:
    editor.place_caret(1)
    editor.toolbar.kinds.activated.emit(list(KINDS).index(kind))
    assert [block.kind for block in blocks(editor)] == [BlockKind.PARAGRAPH, kind, BlockKind.PARAGRAPH]
    assert editor.toolbar.kinds.currentText() == KINDS[kind]
    assert blocks(editor)[1].plain == f"{WORDS} 1"


def test_a_style_is_given_to_every_paragraph_of_a_selection(editor: TextEditor) -> None:
    cursor = editor.area.textCursor()
    cursor.select(QTextCursor.SelectionType.Document)
    editor.area.setTextCursor(cursor)
    editor.toolbar.set_kind(BlockKind.NUMBER)
    assert {block.kind for block in blocks(editor)} == {BlockKind.NUMBER}


@pytest.mark.parametrize("level", list(LEVELS))
def test_a_level_is_given_to_the_paragraph_where_nothing_is_chosen(editor: TextEditor, level: Level | None) -> None:
    editor.place_caret(2)
    editor.toolbar.levels.activated.emit(list(LEVELS).index(level))
    assert [block.level for block in blocks(editor)] == [None, None, level]
    assert editor.toolbar.levels.currentText() == LEVELS[level]


def test_a_level_is_given_to_chosen_words_alone(editor: TextEditor) -> None:
    select_word(editor, 0, 4, 3)
    editor.toolbar.set_level(Level.STAFF)
    assert [(run.text, run.level) for run in blocks(editor)[0].runs] == [
        ("One ", None),
        ("two", Level.STAFF),
        (" three 0", None),
    ]
    assert {block.level for block in blocks(editor)} == {None}
    editor.toolbar.set_level(None)
    assert blocks(editor)[0].runs == (Run(text=f"{WORDS} 0"),)


@pytest.mark.parametrize(
    ("keys", "attribute"),
    [(KEYS["Bold"], "strong"), (KEYS["Italic"], "emphasis")],
)
def test_keys_make_words_bold_or_italic_and_back(qtbot: QtBot, editor: TextEditor, keys: str, attribute: str) -> None:
    select_word(editor, 0, 4, 3)
    for wanted in (True, False):
        QTest.keySequence(editor.area, keys)
        runs = [(run.text, getattr(run, attribute)) for run in blocks(editor)[0].runs]
        assert (("two", True) in runs) is wanted
    assert blocks(editor)[0].runs == (Run(text=f"{WORDS} 0"),)


def test_the_buttons_show_what_the_words_at_the_caret_are(editor: TextEditor) -> None:
    select_word(editor, 0, 4, 3)
    editor.toolbar.toggle_strong()
    assert editor.toolbar.strong.isChecked()
    editor.place_caret(1)
    assert not editor.toolbar.strong.isChecked()
    editor.toolbar.toggle_list()
    assert editor.toolbar.bullets.isChecked()
    editor.place_caret(2)
    assert not editor.toolbar.bullets.isChecked()


def test_the_list_key_makes_a_list_and_takes_it_away(editor: TextEditor) -> None:
    editor.place_caret(0)
    QTest.keySequence(editor.area, KEYS["List"])
    assert blocks(editor)[0].kind is BlockKind.BULLET
    QTest.keySequence(editor.area, KEYS["List"])
    assert blocks(editor)[0].kind is BlockKind.PARAGRAPH


def test_items_move_in_and_out_by_keys_and_never_too_far(editor: TextEditor) -> None:
    editor.place_caret(0)
    editor.toolbar.toggle_list()
    for _ in range(MAX_DEPTH + 3):
        QTest.keySequence(editor.area, KEYS["Move a list item in"])
    assert blocks(editor)[0].depth == MAX_DEPTH
    for _ in range(MAX_DEPTH + 3):
        QTest.keySequence(editor.area, KEYS["Move a list item out"])
    assert blocks(editor)[0].depth == 0


def test_leaving_a_list_forgets_the_depth(editor: TextEditor) -> None:
    editor.place_caret(0)
    editor.toolbar.toggle_list()
    editor.area.indent(2)
    editor.toolbar.set_kind(BlockKind.HEADING)
    assert (blocks(editor)[0].kind, blocks(editor)[0].depth) == (BlockKind.HEADING, 0)


def test_the_key_for_own_staff_closes_the_chosen_words(editor: TextEditor) -> None:
    select_word(editor, 1, 0, 3)
    QTest.keySequence(editor.area, KEYS["For own staff only"])
    assert blocks(editor)[1].runs[0] == Run(text="One", level=Level.STAFF)


def test_a_source_is_put_at_the_caret_by_its_key(editor: TextEditor) -> None:
    editor.place_caret(0, 3)
    QTest.keySequence(editor.area, KEYS["Insert a source reference"])
    assert [run.source is not None for run in blocks(editor)[0].runs] == [False, True, False]
    assert blocks(editor)[0].plain == "One\ufffc two three 0"


def test_without_a_way_to_choose_sources_there_is_no_button_for_them(qtbot: QtBot) -> None:
    plain = TextEditor("Points")
    qtbot.addWidget(plain)
    plain.show()
    qtbot.waitExposed(plain)
    plain.activateWindow()
    plain.area.setFocus()
    qtbot.waitUntil(plain.area.hasFocus)
    assert plain.toolbar.source.isHidden()
    QTest.keySequence(plain.area, KEYS["Insert a source reference"])
    assert plain.text() == Text()


def test_every_tip_names_its_key(editor: TextEditor) -> None:
    for button in (editor.toolbar.strong, editor.toolbar.emphasis, editor.toolbar.bullets, editor.toolbar.source):
        assert KEYS[button.accessibleName()] in button.toolTip()


def test_the_keyboard_goes_back_to_the_text_after_a_choice(qtbot: QtBot, editor: TextEditor) -> None:
    editor.window().activateWindow()
    editor.toolbar.kinds.setFocus()
    editor.toolbar.kinds.activated.emit(1)
    qtbot.waitUntil(editor.area.hasFocus)
    QTest.keyClick(editor.area, Qt.Key.Key_X)
    assert "x" in editor.text().plain


# --- selecting, for the find bar


@pytest.mark.parametrize(
    ("words", "position", "length", "chosen"),
    [
        ("plain words", 6, 5, "words"),
        ("\U0001f600\U0001f600 smile", 3, 5, "smile"),
        ("\U0001f600 smile", 0, 1, "\U0001f600"),
        ("Қазақстан бар", 10, 3, "бар"),
        ("short", 3, 99, "rt"),
        ("short", 99, 5, ""),
        ("short", 2, 0, ""),
    ],
)
def test_found_words_are_chosen_exactly_whatever_the_letters(
    editor: TextEditor, words: str, position: int, length: int, chosen: str
) -> None:
    editor.set_text(Text(blocks=(Block(runs=(Run(text="First"),)), Block(runs=(Run(text=words),)))))
    editor.select(1, position, length)
    assert editor.area.textCursor().selectedText() == chosen


def test_a_block_that_is_gone_meanwhile_is_no_harm(editor: TextEditor) -> None:
    editor.select(99, 5, 5)
    assert editor.area.textCursor().selectedText() == ""
    editor.set_text(Text())
    editor.select(0, 0, 4)
    assert editor.text() == Text()


def test_choosing_words_does_not_change_them(editor: TextEditor) -> None:
    told: list[Text] = []
    editor.text_changed.connect(told.append)
    editor.select(1, 2, 4)
    assert told == []
