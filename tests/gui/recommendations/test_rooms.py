"""Pack and recommendations stand beside each other; what is asked of one is not done to the other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTableView

from briefing_app.gui.recommendations.rooms import PACK, RECOMMENDATIONS
from tests.gui.conftest import PATIENCE, Program


@pytest.fixture
def beside(program: Program) -> Program:
    """The sample with its recommendations in front."""
    program.open_sample()
    program.window.menus.actions["show_recommendations"].trigger()
    calls = program.library.recommendations.calls
    program.qtbot.waitUntil(lambda: calls.model.rowCount() == 24, timeout=PATIENCE)
    return program


def test_the_keys_switch_and_the_pack_comes_back(beside: Program) -> None:
    rooms = beside.library.rooms
    assert rooms.current == RECOMMENDATIONS
    beside.window.menus.actions["show_pack"].trigger()
    assert rooms.current == PACK
    assert beside.workspace.isVisible()
    assert beside.window.menus.actions["show_recommendations"].shortcut().toString() == "Ctrl+2"


@pytest.mark.parametrize("name", ["remove", "rename", "duplicate", "move_up", "add_section"])
def test_sections_that_nobody_sees_are_not_changed(beside: Program, name: str) -> None:
    action = beside.window.menus.actions[name]
    assert not action.isEnabled()
    beside.library.rooms.go_to(PACK)
    assert action.isEnabled()


def test_find_searches_the_calls_when_they_are_shown(beside: Program) -> None:
    beside.window.activateWindow()
    beside.window.menus.actions["find"].trigger()
    search = beside.library.recommendations.calls.bar.search
    beside.qtbot.waitUntil(search.hasFocus, timeout=PATIENCE)


def test_going_to_sections_or_editor_shows_the_pack(beside: Program) -> None:
    for name in ("focus_tree", "focus_editor", "focus_preview"):
        beside.library.show_recommendations()
        beside.window.menus.actions[name].trigger()
        assert beside.library.rooms.current == PACK


def test_where_a_call_is_used_leads_into_the_pack(beside: Program) -> None:
    detail = beside.library.recommendations.detail
    beside.qtbot.waitUntil(lambda: detail.detail is not None and bool(detail.detail.uses), timeout=PATIENCE)
    assert detail.detail is not None
    use = next(use for use in detail.detail.uses if use.words.startswith("Section"))
    detail.spot_asked.emit(use.spot)
    assert beside.library.rooms.current == PACK
    tree = beside.workspace.panel.tree
    beside.qtbot.waitUntil(
        lambda: (entry := tree.current()) is not None and entry.ref == use.spot.ref, timeout=PATIENCE
    )


def test_a_status_set_here_is_taken_back_by_undo_and_the_list_stays_in_front(beside: Program) -> None:
    calls = beside.library.recommendations.calls
    beside.qtbot.waitUntil(lambda: calls.model.line(0) is not None, timeout=PATIENCE)
    calls.table.go_to_row(0)
    before = calls.table.current_line()
    beside.qtbot.keyClick(calls.table, Qt.Key.Key_1)
    beside.qtbot.waitUntil(lambda: calls.model.line(0) != before, timeout=PATIENCE)
    beside.library.undo()
    beside.qtbot.waitUntil(lambda: calls.model.line(0) == before, timeout=PATIENCE)
    assert beside.library.rooms.current == RECOMMENDATIONS


def test_large_text_puts_the_detail_below_the_list(beside: Program) -> None:
    split = beside.library.recommendations.split
    beside.window.set_text_size(200)
    assert split.orientation() is Qt.Orientation.Vertical
    beside.window.set_text_size(100)
    beside.window.resize(1400, 800)
    beside.qtbot.waitUntil(lambda: split.orientation() is Qt.Orientation.Horizontal, timeout=PATIENCE)


def test_every_control_beside_the_pack_has_a_name(beside: Program) -> None:
    view = beside.library.recommendations
    nameless = [
        f"{type(control).__name__} in {type(control.parent()).__name__}"
        for kind in (QAbstractButton, QComboBox, QLineEdit, QTableView)
        for control in view.findChildren(kind)
        if control.isVisible() and not (control.accessibleName() or getattr(control, "text", str)())
    ]
    assert nameless == []
