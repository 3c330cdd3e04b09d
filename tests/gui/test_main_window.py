"""The window over the sample: tree, editor and pages stay on the same place, and every step can be undone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QTextEdit, QWidget

from briefing_app.document.words import words
from briefing_app.domain.status import StatusCode
from briefing_app.gui.export_flow import _request
from briefing_app.settings import ExportChoices
from tests.gui.conftest import PATIENCE, Program


def page_words(program: Program) -> str:
    preview = program.workspace.pages.preview
    assert preview is not None
    return " ".join(words(preview.composed.document))


def wait_for_order(program: Program, expected: list[str]) -> None:
    program.qtbot.waitUntil(lambda: [entry.section_type for entry in program.entries] == expected, timeout=PATIENCE)


def test_the_sample_opens_with_its_sections_and_pages(program: Program) -> None:
    program.open_sample()
    assert program.entries[0].section_type == "cover"
    assert program.section("speaker_notes").children
    assert program.workspace.pages.view.page_count > 3
    assert "Kazakhstan" in program.window.windowTitle()


def test_a_status_that_is_clicked_changes_the_headline_and_undo_brings_it_back(program: Program) -> None:
    program.open_sample()
    program.choose(program.section("recommendation_status"))
    statuses = program.workspace.editor.statuses
    program.qtbot.waitUntil(lambda: len(statuses.lines) == 20, timeout=PATIENCE)
    before = page_words(program)
    row = next(row for row, line in enumerate(statuses.lines) if line.status is StatusCode.NONE)
    statuses.setCurrentCell(row, 1)
    program.qtbot.keyClick(statuses, Qt.Key.Key_1)
    program.qtbot.waitUntil(lambda: statuses.lines[row].status is StatusCode.FULL, timeout=PATIENCE)
    program.qtbot.waitUntil(lambda: page_words(program) != before, timeout=PATIENCE)
    undo = program.window.menus.actions["undo"]
    program.qtbot.waitUntil(lambda: undo.text() == "&Undo: Assess as fully implemented", timeout=PATIENCE)
    assert program.window.status.saved.text().startswith("Saved ")
    undo.trigger()
    program.qtbot.waitUntil(lambda: statuses.lines[row].status is StatusCode.NONE, timeout=PATIENCE)
    program.qtbot.waitUntil(lambda: page_words(program) == before, timeout=PATIENCE)


def test_a_section_is_moved_duplicated_and_removed_and_three_undos_bring_all_back(program: Program) -> None:
    program.open_sample()
    before = program.titles_stored()
    program.choose(program.entries[1])
    actions = program.window.menus.actions
    for name, expected in (
        ("move_down", [before[0], before[2], before[1], *before[3:]]),
        ("duplicate", [before[0], before[2], before[1], before[1], *before[3:]]),
        ("remove", [before[0], before[2], before[1], *before[3:]]),
    ):
        actions[name].trigger()
        wait_for_order(program, expected)
        program.qtbot.wait(200)
    for _ in range(3):
        program.qtbot.waitUntil(actions["undo"].isEnabled, timeout=PATIENCE)
        actions["undo"].trigger()
    program.qtbot.waitUntil(lambda: program.titles_stored() == before, timeout=PATIENCE)


def test_a_new_title_is_in_the_tree_and_on_the_page(program: Program) -> None:
    program.open_sample()
    section = program.section("programme")
    program.workspace.panel.model.rename_asked.emit(section.ref, "Where we shall be")
    program.qtbot.waitUntil(lambda: program.section("programme").title == "Where we shall be", timeout=PATIENCE)
    program.qtbot.waitUntil(lambda: "Where we shall be" in page_words(program), timeout=PATIENCE)


def test_a_click_on_a_page_chooses_the_record_that_stands_there(program: Program) -> None:
    program.open_sample()
    note = program.section("speaker_notes").children[0]
    preview = program.workspace.pages.preview
    assert preview is not None
    place = next(place for place in preview.pdf.places if place.origin.id == note.ref.id and place.origin.field)
    program.workspace.pages.view.clicked.emit(place.page, (place.x0 + place.x1) / 2, (place.y0 + place.y1) / 2)
    current = program.workspace.panel.tree.current()
    assert current is not None
    assert current.ref == note.ref


def test_a_click_on_a_point_of_a_page_puts_the_caret_into_that_very_paragraph(program: Program) -> None:
    program.open_sample()
    preview = program.workspace.pages.preview
    assert preview is not None
    places = [each for each in preview.pdf.places if each.origin.field == "points" and each.origin.block == 2]
    place = places[0]
    program.workspace.pages.view.clicked.emit(place.page, (place.x0 + place.x1) / 2, (place.y0 + place.y1) / 2)

    def caret() -> tuple[str, int] | None:
        area = QApplication.focusWidget()
        return (area.accessibleName(), area.textCursor().blockNumber()) if isinstance(area, QTextEdit) else None

    program.qtbot.waitUntil(lambda: caret() == ("Points", 2), timeout=PATIENCE)
    current = program.workspace.panel.tree.current()
    assert current is not None
    assert current.ref.id == place.origin.id


def test_another_recipe_shows_its_own_pages(program: Program) -> None:
    program.open_sample()
    pack = program.workspace.panel.packs
    pages = program.workspace.pages.view.page_count
    pack.setCurrentIndex(1)
    pack.activated.emit(1)
    program.qtbot.waitUntil(lambda: program.workspace.pages.view.page_count < pages, timeout=PATIENCE)
    assert program.workspace.pages.view.page_count == 1


def test_the_pack_is_exported_from_the_window(program: Program, tmp_path: Path) -> None:
    program.open_sample()
    settings = program.window._services.settings
    settings.change(export=replace(settings.current.export, folder=str(tmp_path / "out")))
    flow = program.window.export_flow
    outline = program.workspace.outline
    assert outline is not None
    flow._start(program.library, _request(outline.pack.id, settings.current.export, section=None))
    program.qtbot.waitUntil(lambda: len(list((tmp_path / "out").glob("*"))) == 2, timeout=PATIENCE)
    program.qtbot.waitUntil(lambda: flow._last is not None, timeout=PATIENCE)
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".docx", ".pdf"]


def test_a_file_of_another_hand_is_replaced_only_when_that_is_asked_for(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.open_sample()
    out, flow, answers = tmp_path / "out", program.window.export_flow, iter([False, True])
    outline = program.workspace.outline
    assert outline is not None
    request = _request(outline.pack.id, ExportChoices(formats=("docx",), folder=str(out)), section=None)
    flow._start(program.library, request)
    program.qtbot.waitUntil(lambda: flow._last is not None, timeout=PATIENCE)
    (written,) = out.iterdir()
    written.write_bytes(b"mine")
    asked: list[str] = []

    def answer(_error: object, words_on_button: str) -> bool:
        asked.append(words_on_button)
        return next(answers)

    monkeypatch.setattr(flow, "_agrees", answer)
    flow._start(program.library, request)
    program.qtbot.waitUntil(lambda: asked == ["Replace it"], timeout=PATIENCE)
    program.qtbot.wait(100)
    assert written.read_bytes() == b"mine"
    flow._start(program.library, request)
    program.qtbot.waitUntil(lambda: written.read_bytes()[:2] == b"PK", timeout=PATIENCE)
    program.qtbot.wait(100)


@pytest.mark.parametrize(("width", "percent", "tabbed"), [(1280, 100, False), (1100, 100, True), (1280, 200, True)])
def test_editor_and_preview_share_a_place_where_room_is_short(
    program: Program, width: int, percent: int, tabbed: bool
) -> None:
    program.open_sample()
    program.window.resize(QSize(width, 800))
    program.window.set_text_size(percent)
    program.qtbot.waitUntil(lambda: program.workspace.tabbed is tabbed)
    assert program.workspace.pages.isVisible() is not tabbed


def test_every_control_has_a_name_for_those_who_do_not_see_it(program: Program) -> None:
    program.open_sample()
    for entry in program.entries:
        program.choose(entry)
        program.qtbot.wait(50)
    unnamed = [
        repr(control)
        for control in program.window.findChildren(QWidget)
        if isinstance(control, (QAbstractButton, QComboBox, QLineEdit))
        and not control.objectName().startswith("qt_")
        and not isinstance(control.parentWidget(), QComboBox)  # named by its box
        and not (control.accessibleName() or getattr(control, "text", str)())
    ]
    assert unnamed == []


def test_closing_the_library_shows_the_start_page_with_it_as_the_recent_one(program: Program) -> None:
    program.open_sample()
    path = program.library.session.path
    program.window.menus.actions["start_page"].trigger()
    assert program.window.open_library is None
    recent = program.window.start_page.recent
    program.qtbot.waitUntil(lambda: recent.count() == 1, timeout=5000)
    assert program.window.start_page.recent.item(0).toolTip() == str(path)
    assert not program.window.menus.actions["export"].isEnabled()


def test_the_status_bar_offers_one_way_and_withdraws_it_once_gone(program: Program) -> None:
    status, gone = program.window.status, []
    status.say("Something else")
    status.offer("12 calls were added.", "Show them", lambda: gone.append("there"))
    assert status.currentMessage() == ""
    assert status.way.isVisible()
    assert status.way.text() == "Show them"
    assert status.way.accessibleDescription() == "12 calls were added."
    status.way.click()
    status.way.click()
    assert gone == ["there"]
    assert not status.way.isVisible()
