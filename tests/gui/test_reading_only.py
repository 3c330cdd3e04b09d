"""A library that cannot be changed: the window says so, offers nothing that would fail, and lets everything be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QMessageBox

from briefing_app.gui.forms.plain_editors import TextFieldEditor
from briefing_app.gui.menus import CHANGING
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
