"""Every action can be reached by keys, says what it does, and does it."""

from __future__ import annotations

from collections import Counter
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QTextBrowser,
    QTextEdit,
)
from pytestqt.qtbot import QtBot

from briefing_app.gui import help as help_pages
from briefing_app.gui.about import AboutDialog
from briefing_app.gui.help import HelpDialog, first_steps, shortcuts, shortcuts_html
from briefing_app.gui.menus import MENUS, Menus
from briefing_app.gui.pack_tree import _NUDGE
from briefing_app.gui.text.toolbar import KEYS
from briefing_app.gui.words import WORDS_ACTIONS, on_words
from tests.gui.conftest import PATIENCE, Program


@pytest.fixture
def menus(qtbot: QtBot) -> Menus:
    window = QMainWindow()
    qtbot.addWidget(window)
    made = Menus(window)
    made.window = window  # type: ignore[attr-defined]  # keeps the window alive
    return made


def mnemonic(words: str) -> str:
    """The letter behind the one ``&`` that is not doubled."""
    at = words.replace("&&", "  ").find("&")
    return words[at + 1].lower() if at >= 0 else ""


def all_actions(menus: Menus) -> list[QAction]:
    return [*menus.actions.values(), *menus.looks.values()]


def test_every_action_has_a_letter_or_keys(menus: Menus) -> None:
    assert [a.text() for a in all_actions(menus) if not mnemonic(a.text()) and a.shortcut().isEmpty()] == []


@pytest.mark.parametrize("title", MENUS)
def test_no_letter_stands_twice_in_one_menu(title: str) -> None:
    inner = {(title, item.under) for item in MENUS[title] if item.under}
    letters = Counter((item.under, mnemonic(item.words)) for item in MENUS[title] if mnemonic(item.words))
    letters.update(("", mnemonic(words)) for _, words in inner)
    assert [letter for letter, count in letters.items() if count > 1] == []


def test_the_letters_of_the_menu_bar_differ() -> None:
    assert len({mnemonic(title) for title in MENUS}) == len(MENUS)


def test_no_keys_stand_twice_not_even_those_of_texts_and_lists(menus: Menus) -> None:
    taken = [keys.toString() for action in all_actions(menus) for keys in action.shortcuts()]
    taken += list(KEYS.values())
    taken += [f"Alt+{key.name.removeprefix('Key_')}" for key in _NUDGE]
    taken += ["Return", "Del"]
    assert [keys for keys, count in Counter(taken).items() if count > 1] == []


def test_a_menu_entry_without_a_deed_is_refused(menus: Menus) -> None:
    with pytest.raises(KeyError):
        menus.connect({"quit": lambda: None})


@pytest.mark.parametrize("name", [item.name for items in MENUS.values() for item in items if item.name])
def test_each_entry_calls_its_own_handler(menus: Menus, name: str) -> None:
    called: list[str] = []
    menus.connect({each: partial(called.append, each) for each in menus.actions})
    menus.enable_pack(True)
    menus.actions[name].setEnabled(True)
    menus.actions[name].trigger()
    assert called == [name]


def test_what_needs_a_pack_is_off_without_one_and_the_rest_is_on(menus: Menus) -> None:
    menus.enable_pack(False)
    for items in MENUS.values():
        for item in items:
            if item.name:
                assert menus.actions[item.name].isEnabled() is not item.pack, item.name


@pytest.mark.parametrize(
    ("step", "text"),
    [
        (None, "&Undo"),
        ("Edit title", "&Undo: Edit title"),
        ("Rename “Rights & duties”", "&Undo: Rename “Rights && duties”"),
    ],
)
def test_undo_names_its_step_and_an_ampersand_in_it_stays_one(menus: Menus, step: str | None, text: str) -> None:
    menus.show_history(step, None)
    assert menus.actions["undo"].text() == text
    assert menus.actions["undo"].isEnabled() is (step is not None)
    assert menus.actions["redo"].text() == "&Redo"
    assert not menus.actions["redo"].isEnabled()


# --- words


@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit, QPlainTextEdit])
def test_cut_copy_and_paste_work_in_every_kind_of_field(
    qtbot: QtBot, kind: type[QLineEdit | QTextEdit | QPlainTextEdit]
) -> None:
    field = kind("Some words")
    qtbot.addWidget(field)
    assert on_words(field, "select_all")
    assert on_words(field, "copy")
    assert QGuiApplication.clipboard().text() == "Some words"
    assert on_words(field, "cut")
    assert words_in(field) == ""
    assert on_words(field, "paste")
    assert on_words(field, "paste")
    assert words_in(field) == "Some wordsSome words"


def words_in(field: QLineEdit | QTextEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


@pytest.mark.parametrize("action", WORDS_ACTIONS)
def test_where_there_are_no_words_nothing_happens(qtbot: QtBot, action: str) -> None:
    box = QComboBox()
    qtbot.addWidget(box)
    assert not on_words(box, action)
    assert not on_words(None, action)


def test_the_edit_menu_says_where_to_click_when_no_field_has_the_keyboard(program: Program) -> None:
    program.open_sample()
    program.window.activateWindow()
    program.workspace.focus_tree()
    program.window.menus.actions["copy"].trigger()
    assert program.window.status.currentMessage() == "Click into a field or a text first."


def test_words_are_copied_from_one_field_to_another_by_the_menu(program: Program) -> None:
    program.open_sample()
    program.window.activateWindow()
    form = program.form_of(program.section("speaker_notes").children[0])
    title = next(line for line in form.findChildren(QLineEdit) if line.accessibleName() == "Title")
    title.setFocus()
    program.qtbot.waitUntil(lambda: QApplication.focusWidget() is title, timeout=PATIENCE)
    program.window.menus.actions["select_all"].trigger()
    program.window.menus.actions["copy"].trigger()
    assert QGuiApplication.clipboard().text() == title.text() != ""


def test_ctrl_s_answers_saved(program: Program) -> None:
    program.open_sample()
    program.window.menus.actions["save"].trigger()
    program.qtbot.waitUntil(lambda: program.window.status.currentMessage() == "Saved", timeout=PATIENCE)


# --- help


def test_the_first_steps_are_ten_and_name_menus_that_there_are(qtbot: QtBot, menus: Menus) -> None:
    dialog = first_steps(None)
    qtbot.addWidget(dialog)
    steps, _, further = dialog.page.toHtml().partition("</ol>")
    assert [steps.count("<li"), further.count("<li")] == [10, 5]
    words = dialog.page.toPlainText()
    for title, entry in (
        ("File", "Open the sample"),
        ("File", "Start my first pack"),
        ("File", "Back up"),
        ("File", "Export"),
        ("Pack", "Add a section"),
        ("Help", "Keyboard shortcuts"),
    ):
        assert f"{title}, {entry}" in words
        entries = [item.words.replace("&", "").removesuffix("…") for item in MENUS[f"&{title}"]]
        assert entry in entries


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ("Ctrl+Z", "undo"),
        ("Ctrl+N", "add_section"),
        ("F2", "rename"),
        ("Ctrl+F", "find"),
        ("F3", "find_next"),
        ("Ctrl+Shift+B", "export"),
        ("Ctrl+P", "print"),
    ],
)
def test_the_keys_that_the_first_steps_name_are_those_of_the_menus(
    qtbot: QtBot, menus: Menus, keys: str, name: str
) -> None:
    dialog = first_steps(None)
    qtbot.addWidget(dialog)
    assert keys in dialog.page.toPlainText()
    assert keys in [held.toString() for held in menus.actions[name].shortcuts()]


def test_the_page_of_keys_lists_every_action_that_has_any(qtbot: QtBot, menus: Menus) -> None:
    dialog = shortcuts(None, menus)
    qtbot.addWidget(dialog)
    words = dialog.page.toPlainText()
    for action in menus.actions.values():
        for keys in action.shortcuts():
            assert keys.toString() in words
    assert [held for held in KEYS.values() if held not in words] == []


def test_an_action_without_keys_has_no_line_among_the_keys(menus: Menus) -> None:
    html = shortcuts_html(menus)
    assert "Back up" not in html
    assert "Redo" in html
    assert "Ctrl+Y" in html


def test_an_entry_with_strange_signs_is_shown_and_not_read_as_markup(
    menus: Menus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(help_pages, "_PAGES", {"<b>Bold</b> & co": "Ctrl+<"})
    html = shortcuts_html(menus)
    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; co" in html
    assert "Ctrl+&lt;" in html


def test_no_page_of_help_opens_a_link_by_itself(qtbot: QtBot, menus: Menus) -> None:
    for dialog in (first_steps(None), shortcuts(None, menus)):
        qtbot.addWidget(dialog)
        assert isinstance(dialog, HelpDialog)
        assert not dialog.page.openLinks()
        assert not dialog.page.openExternalLinks()
        assert "http" not in dialog.page.toPlainText()
        assert dialog.page.accessibleName() == dialog.windowTitle()


@pytest.mark.parametrize(("name", "title"), [("first_steps", "First steps"), ("shortcuts", "Keyboard shortcuts")])
def test_help_opens_from_the_menu_without_a_library_and_escape_closes_it(
    program: Program, monkeypatch: pytest.MonkeyPatch, name: str, title: str
) -> None:
    shown: list[str] = []

    def look(dialog: QDialog) -> int:
        dialog.show()
        shown.append(dialog.windowTitle())
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
        return 0

    monkeypatch.setattr(HelpDialog, "exec", look)
    program.window.menus.actions[name].trigger()
    assert shown == [title]


def test_about_is_reached_from_the_menu(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[list[str]] = []
    monkeypatch.setattr(
        AboutDialog, "exec", lambda dialog: shown.append([label.text() for label in dialog.findChildren(QLabel)])
    )
    program.window.menus.actions["about"].trigger()
    assert "No library is open." in shown[0]
    assert not [browser for browser in program.window.findChildren(QTextBrowser) if browser.openExternalLinks()]
