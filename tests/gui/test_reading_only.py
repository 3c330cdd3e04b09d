"""A library that cannot be changed: the window says so, offers nothing that would fail, and lets everything be read."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
)

from briefing_app.gui.forms.plain_editors import TextFieldEditor
from briefing_app.gui.menus import CHANGING
from briefing_app.gui.reading_only import READS
from briefing_app.gui.record_dialog import RecordDialog
from tests.gui.conftest import PATIENCE, Program
from tests.gui.keys import type_words
from tests.services.test_shared_libraries import held_elsewhere, mark_of

REASON = "This library is open for reading only: it is open on another computer."


@pytest.fixture
def path(program: Program, tmp_path: Path) -> Path:
    path = tmp_path / "Dropbox" / "office.briefings"
    path.parent.mkdir()
    program.window._services.library.create_sample(path).close()
    held_elsewhere(path)
    return path


def answer(monkeypatch: pytest.MonkeyPatch, words: str) -> list[str]:
    """Press the button with these words in the next question; return what the question says."""
    said: list[str] = []

    def execute(box: QMessageBox) -> int:
        said.append(f"{box.text()} {box.informativeText()}")
        next(button for button in box.buttons() if button.text().replace("&", "") == words).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", execute)
    return said


@pytest.fixture
def reading(program: Program, path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    answer(monkeypatch, "Read only")
    program.window.open_path(path)
    program.qtbot.waitUntil(lambda: program.window.open_library is not None, timeout=PATIENCE)
    program.wait_for_pages()
    return program


def test_who_has_it_is_said_and_cancel_opens_nothing(
    program: Program, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = answer(monkeypatch, "Cancel")
    program.window.open_path(path)
    program.qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE)
    assert "CHAIR-OFFICE has had it open since 17.02.2020 12:00 UTC" in said[0]
    program.qtbot.wait(100)
    assert program.window.open_library is None
    assert mark_of(path).exists()


def test_taken_over_everything_can_be_changed_and_the_folder_is_named(
    program: Program, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "Take over")
    program.window.open_path(path)
    program.qtbot.waitUntil(lambda: program.window.open_library is not None, timeout=PATIENCE)
    program.wait_for_pages()
    assert program.window.status.place.text() == "Shared folder"
    assert "Dropbox" in program.window.status.place.toolTip()
    assert program.window.menus.actions["add_section"].isEnabled()
    assert program.library.session.reading_only is None


def test_the_status_bar_says_that_it_is_read_only_and_why(reading: Program) -> None:
    assert reading.window.status.place.isVisible()
    assert reading.window.status.place.text() == "Shared folder · Reading only"
    assert REASON in reading.window.status.place.toolTip()


def test_no_action_that_would_change_it_is_offered_and_each_says_why(reading: Program) -> None:
    actions = reading.window.menus.actions
    reading.window.menus.show_history("Edit title", "Edit title")
    reading.window.menus.enable_sections(True)
    for name in CHANGING:
        assert not actions[name].isEnabled(), name
        assert actions[name].toolTip() == REASON, name
    for name in ("export", "print", "backup", "copy", "find", "start_page"):
        assert actions[name].isEnabled(), name


@pytest.mark.parametrize("section_type", ["cover", "summary", "programme", "speaker_notes", "country_situation"])
def test_no_field_takes_a_change_and_words_can_still_be_chosen(reading: Program, section_type: str) -> None:
    form = reading.form_of(reading.section(section_type))
    before = {name: editor.value() for name, editor in form.editors.items()}
    for name, editor in form.editors.items():
        if isinstance(editor, TextFieldEditor):
            area = editor.editor.area
            for key in (Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
                QTest.keyClick(area, key)
            type_words(area, "Never")
            words = QMimeData()
            words.setText("Pasted")
            area.insertFromMimeData(words)
            QTest.keyClick(area, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
            assert area.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
        for line in editor.findChildren(QLineEdit):
            type_words(line, "Never")
        for control in (*editor.findChildren(QComboBox), *editor.findChildren(QAbstractButton)):
            if control.property(READS):  # it opens another form, which is held still too
                continue
            assert not control.isEnabled(), name
            assert control.toolTip() == REASON
    assert {name: editor.value() for name, editor in form.editors.items()} == before
    assert not reading.library.session.typing


@pytest.mark.parametrize(
    "ask",
    [
        lambda program: program.workspace.commands.add(),
        lambda program: program.workspace.commands.duplicate(),
        lambda program: program.workspace.commands.copy_to(),
        lambda program: program.workspace.commands.nudge(1),
        lambda program: program.workspace.commands.remove(),
        lambda program: program.workspace.commands.rename(),
        lambda program: program.workspace.start_pack(),
        lambda program: program.workspace.panel.model.rename_asked.emit(program.entries[0].ref, "Never"),
        lambda program: program.workspace.panel.model.move_asked.emit(program.entries[0].ref, 3),
        lambda program: QTest.keyClick(program.workspace.panel.tree, Qt.Key.Key_Delete),
    ],
)
def test_what_is_asked_of_the_tree_all_the_same_is_answered_with_the_reason(
    reading: Program, ask: Callable[[Program], object]
) -> None:
    reading.choose(reading.entries[1])
    before = reading.titles_stored()
    ask(reading)
    assert reading.window.status.currentMessage() == REASON
    assert reading.workspace.panel.tree.state() is not QAbstractItemView.State.EditingState
    assert reading.titles_stored() == before


def test_no_status_is_set_by_keys_or_by_mouse(reading: Program) -> None:
    reading.form_of(reading.section("recommendation_status"))
    statuses = reading.workspace.editor.statuses
    reading.qtbot.waitUntil(lambda: bool(statuses.lines), timeout=PATIENCE)
    asked: list[object] = []
    statuses.assess_asked.connect(lambda *told: asked.append(told))
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_Return):
        QTest.keyClick(statuses, key)
    assert not statuses.combo(0).isEnabled()
    assert statuses.combo(0).toolTip() == REASON
    assert not statuses.combo(0).view().isVisible()
    assert asked == []


def test_the_next_library_can_be_changed_again(reading: Program) -> None:
    reading.window.show_start_page()
    reading.open_sample()
    assert reading.window.menus.actions["add_section"].isEnabled()
    assert reading.window.menus.actions["add_section"].toolTip() != REASON
    assert not reading.window.status.place.isVisible()


AWAY = frozenset(
    {
        *("new_library", "open_library", "first_pack", "sample", "fresh_sample", "start_page", "quit"),
        *("export", "export_again", "print", "backup"),
    }
)
"""What leaves this library, or writes a file beside it."""


@pytest.fixture
def everything_agreed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every question is answered with yes; return the titles of those that were asked."""
    asked: list[str] = []

    def agree(dialog: QDialog) -> int:
        asked.append(dialog.windowTitle())
        dialog.accept()
        return QDialog.DialogCode.Accepted

    for kind in (QDialog, *_every(QDialog)):
        if "exec" in kind.__dict__ or kind is QDialog:
            monkeypatch.setattr(kind, "exec", agree)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked, **_named: ("", ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked, **_named: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked, **_named: "")
    return asked


def _every(kind: type[QDialog]) -> list[type[QDialog]]:
    below = kind.__subclasses__()
    return below + [each for one in below for each in _every(one)]


@pytest.fixture
def tried(reading: Program, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the window asks the session to change: the store refuses it, but nothing may be offered that fails."""
    asked: list[str] = []

    def ask(name: str) -> Future[None]:
        asked.append(name)
        answered = Future[None]()
        answered.set_result(None)
        return answered

    for name in ("do", "take_in", "type_text", "type_field", "undo", "redo"):
        monkeypatch.setattr(reading.library.session, name, lambda *_what, of=name, **_named: ask(of))
    return asked


def state_of(program: Program, path: Path) -> tuple[bytes, int]:
    """The bytes of the library's file, and how many steps its history has."""
    return path.read_bytes(), len(program.library.session.steps(limit=1000).result())


@pytest.mark.parametrize("room", ["show_pack", "show_recommendations"])
def test_no_menu_entry_and_no_key_of_one_changes_anything(
    reading: Program, path: Path, everything_agreed: list[str], tried: list[str], room: str
) -> None:
    actions = reading.window.menus.actions
    form = reading.form_of(reading.section("summary"))
    before = state_of(reading, path)
    reading.window.menus.show_history("Edit title", "Edit title")
    reading.window.menus.enable_sections(True)
    for name, action in actions.items():
        if name in AWAY:
            continue
        actions[room].trigger()
        if room == "show_pack":
            form.editors["introduction"].setFocus()
        action.trigger()
        for keys in action.shortcuts():
            QTest.keySequence(QApplication.focusWidget() or reading.window, keys)
        reading.qtbot.wait(20)
    for shown in reading.window.findChildren(QDialog):
        shown.reject()
    assert tried == []
    assert not reading.library.session.typing
    assert state_of(reading, path) == before
    assert reading.failures == []
    assert "Keyboard shortcuts" in everything_agreed, "the walk has opened no question at all"


def test_nothing_in_the_list_of_calls_changes_anything(
    reading: Program, path: Path, everything_agreed: list[str], tried: list[str]
) -> None:
    reading.window.menus.actions["show_recommendations"].trigger()
    view = reading.library.recommendations
    reading.qtbot.waitUntil(lambda: view.calls.table.current_line() is not None, timeout=PATIENCE)
    reading.qtbot.waitUntil(lambda: view.detail.detail is not None, timeout=PATIENCE)
    before = state_of(reading, path)
    for number in range(9):
        QTest.keyClick(view.calls.table, Qt.Key(Qt.Key.Key_1 + number))
    menu = view.actions_.menu(view, view.calls.with_chosen, chosen=1)
    assert not menu.isEnabled()
    parts = (menu, *menu.findChildren(QMenu))
    offered = [action for part in parts for action in part.actions() if action.menu() is None]
    assert len(offered) > 10
    for action in offered:
        action.trigger()
    for button in view.findChildren(QAbstractButton):
        if "list" not in button.text().casefold() or button is view.texts.show_calls:
            button.click()
    for tab in range(view.tabs.count()):
        view.tabs.setCurrentIndex(tab)
        reading.qtbot.wait(50)
    model = view.coverage.model
    reading.qtbot.waitUntil(lambda: model.columnCount() > 2, timeout=PATIENCE)
    view.coverage.view.toggled.emit(0, 0)
    for form in reading.window.findChildren(RecordDialog):
        form.reject()
    assert tried == []
    assert not reading.library.session.typing
    assert state_of(reading, path) == before
    assert reading.window.status.currentMessage() == REASON


def test_an_empty_library_that_is_only_read_offers_no_way_in(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Dropbox" / "empty.briefings"
    path.parent.mkdir()
    program.window._services.library.create(path).close()
    held_elsewhere(path)
    answer(monkeypatch, "Read only")
    program.window.open_path(path)
    program.qtbot.waitUntil(lambda: program.window.open_library is not None, timeout=PATIENCE)
    ways = program.library.recommendations.calls.no_calls
    for button in (ways.add, ways.import_sheet, ways.read_text):
        assert not button.isEnabled()
        assert button.toolTip() == REASON
