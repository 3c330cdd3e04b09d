"""Where nothing is yet, the window says what belongs there, why there is none, and what to do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.records.mission import Mission
from briefing_app.domain.records.pack import Pack
from briefing_app.gui.empty_state import EmptyState
from briefing_app.gui.first_run import FirstPackDialog
from briefing_app.gui.section_dialog import ChooseDialog
from tests.gui.conftest import PATIENCE, Program


def test_it_says_why_what_and_offers_one_button(qtbot: QtBot) -> None:
    state = EmptyState("A library holds packs.", "There is none yet.", answer="Start a &pack…")
    qtbot.addWidget(state)
    assert [label.text() for label in state.findChildren(QLabel)] == ["There is none yet.", "A library holds packs."]
    with qtbot.waitSignal(state.asked, timeout=1000):
        state.button.click()


def answer(monkeypatch: pytest.MonkeyPatch, country: str, *, days: tuple[date, date]) -> None:
    """Answer the question for country and dates in the place of a person."""

    def execute(dialog: FirstPackDialog) -> int:
        assert dialog.windowTitle() == "Start a pack"
        dialog._country.setText(country)
        dialog._start.set_value(PartialDate.of(days[0]))
        dialog._end.set_value(PartialDate.of(days[1]))
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(FirstPackDialog, "exec", execute)


@pytest.fixture
def empty(program: Program, services_path: Path) -> Program:
    program.window.library_flow.open_path(services_path)
    program.qtbot.waitUntil(lambda: program.window.open_library is not None, timeout=PATIENCE)
    panel = program.workspace.panel
    program.qtbot.waitUntil(panel._no_pack.isVisible, timeout=PATIENCE)
    return program


@pytest.fixture
def services_path(program: Program, tmp_path: Path) -> Path:
    path = tmp_path / "office.briefings"
    program.window._services.library.create(path).close()
    return path


def test_an_empty_library_is_no_dead_end(empty: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = empty.workspace.panel
    assert not panel.packs.isEnabled()
    answer(monkeypatch, "საქართველო", days=(date(2031, 5, 4), date(2031, 5, 6)))
    panel._no_pack.button.click()
    empty.qtbot.waitUntil(lambda: bool(empty.entries), timeout=PATIENCE)
    empty.wait_for_pages()
    (mission,) = empty.library.session.read_now(lambda reader: reader.all(Mission))
    assert "საქართველო" in mission.name
    assert str(mission.start) == "2031-05-04"
    assert panel.tree.isVisible()
    empty.qtbot.waitUntil(panel.packs.isEnabled, timeout=PATIENCE)


NEEDING_A_PACK = (
    "add_section",
    "add_annex",
    "remove",
    "rename",
    "duplicate",
    "export",
    "export_again",
    "print",
    "copies",
)
NEEDING_A_SECTION = ("remove", "rename", "duplicate", "move_up", "move_down", "copy_to", "export", "print", "copies")


def test_what_an_empty_library_cannot_do_is_not_offered_and_says_how_to_begin(
    empty: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions = empty.window.menus.actions
    for name in NEEDING_A_PACK:
        assert not actions[name].isEnabled(), name
        assert "Pack ▸ Start a new pack" in actions[name].toolTip(), name
        for button in actions[name].associatedObjects():
            assert not isinstance(button, QToolButton) or (not button.isEnabled() and "Start" in button.toolTip())
    assert actions["new_pack"].isEnabled()
    assert actions["backup"].isEnabled()
    assert "as soon as they are laid out" not in empty.workspace.pages._empty.text()
    answer(monkeypatch, "Kazakhstan", days=(date(2031, 5, 4), date(2031, 5, 6)))
    actions["new_pack"].trigger()
    empty.wait_for_pages()
    for name in NEEDING_A_PACK:
        assert actions[name].isEnabled(), name
        assert "Start a new pack" not in actions[name].toolTip(), name


def test_with_nothing_but_an_empty_library_after_another_the_room_of_the_calls_offers_no_sections_either(
    empty: Program,
) -> None:
    actions = empty.window.menus.actions
    actions["show_recommendations"].trigger()
    actions["show_pack"].trigger()
    assert not actions["add_section"].isEnabled()
    empty.open_sample()
    empty.qtbot.waitUntil(actions["add_section"].isEnabled, timeout=PATIENCE)
    actions["show_recommendations"].trigger()
    assert not actions["add_section"].isEnabled()
    assert "View ▸ Pack" in actions["add_section"].toolTip()
    assert actions["export"].isEnabled()


def test_the_pages_of_another_library_are_not_told_of_an_empty_one(program: Program, tmp_path: Path) -> None:
    program.open_sample()
    program.qtbot.waitUntil(lambda: "pages" in program.window.status.pages.text(), timeout=PATIENCE)
    session = program.window._services.library.create(tmp_path / "empty.briefings")
    program.window.show_library(session)
    assert program.window.status.pages.text() == ""


def test_whoever_thinks_better_of_it_has_an_empty_library_still(
    empty: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FirstPackDialog, "exec", lambda _dialog: int(QDialog.DialogCode.Rejected))
    empty.workspace.panel._no_pack.button.click()
    assert empty.library.session.read_now(lambda reader: reader.all(Pack)) == ()


def test_a_second_pack_is_started_from_the_menu_and_shown(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.open_sample()
    before = len(program.workspace.packs)
    answer(monkeypatch, "Kazakhstan", days=(date(2031, 5, 4), date(2031, 5, 6)))
    program.window.menus.actions["new_pack"].trigger()
    program.qtbot.waitUntil(lambda: len(program.workspace.packs) == before + 1, timeout=PATIENCE)
    program.qtbot.waitUntil(
        lambda: program.workspace.outline is not None and "2031" in program.workspace.outline.pack.name,
        timeout=PATIENCE,
    )
    program.qtbot.waitUntil(lambda: "2031" in program.workspace.panel.packs.currentText(), timeout=PATIENCE)


def test_a_pack_without_sections_offers_to_add_one(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.open_sample()
    handout = min(program.workspace.packs, key=lambda pack: pack.name != "Public handout")
    program.workspace.open_pack(handout.id)
    program.qtbot.waitUntil(
        lambda: program.workspace.outline is not None and program.workspace.outline.pack.id == handout.id,
        timeout=PATIENCE,
    )
    for entry in program.entries:
        program.workspace.actions_.remove(entry)
    program.qtbot.waitUntil(lambda: not program.entries, timeout=PATIENCE)
    panel = program.workspace.panel
    program.qtbot.waitUntil(panel._empty.isVisible, timeout=PATIENCE)
    actions = program.window.menus.actions
    for name in NEEDING_A_SECTION:
        assert not actions[name].isEnabled(), name
        assert "Pack ▸ Add a section" in actions[name].toolTip(), name
    assert "no sections yet" in panel._empty.text()

    def execute(dialog: ChooseDialog) -> int:
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(ChooseDialog, "exec", execute)
    panel._empty.button.click()
    program.qtbot.waitUntil(lambda: len(program.entries) == 1, timeout=PATIENCE)
    program.qtbot.waitUntil(panel.tree.isVisible, timeout=PATIENCE)
