"""Adding an annex: a file is chosen, its pages are below the section, and the form says what becomes of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from briefing_app.domain.kinds import Kind
from briefing_app.domain.records.annex import Annex, AnnexFile, Treatment
from briefing_app.gui.annexes.flow import _Reading
from briefing_app.gui.open_library import OpenLibrary
from briefing_app.gui.outline import Entry
from tests.gui.conftest import PATIENCE, Program
from tests.services.annex_files import REFUSED, picture, plain


def opened_on_a_section(program: Program) -> OpenLibrary:
    program.open_sample()
    opened = program.window.open_library
    assert opened is not None
    tree = opened.workspace.panel.tree
    program.qtbot.waitUntil(lambda: bool(opened.workspace.panel.model.entries), timeout=PATIENCE)
    assert tree.select(opened.workspace.panel.model.entries[1].ref)
    return opened


def choose(path: Path, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(data)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked, **_named: (str(path), ""))


def annexes(opened: OpenLibrary) -> tuple[Annex, ...]:
    return opened.session.read_now(lambda reader: reader.all(Annex))


def test_the_pages_of_a_file_stand_below_the_section_and_are_asked_after_in_a_form(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = opened_on_a_section(program)
    section = opened.workspace.panel.tree.current_section()
    assert section is not None
    choose(tmp_path / "Joint_statement.pdf", plain(2), monkeypatch)
    program.window.menus.actions["add_annex"].trigger()
    program.qtbot.waitUntil(lambda: bool(annexes(opened)), timeout=PATIENCE)
    (annex,) = annexes(opened)
    assert (annex.title, annex.section) == ("Joint statement", section.ref.id)
    current = opened.workspace.panel.tree.current
    program.qtbot.waitUntil(lambda: (chosen := current()) is not None and chosen.ref == annex.ref, timeout=PATIENCE)
    form = program.form_of(Entry(ref=annex.ref, title=annex.title))
    form.editors["treatment"].edited.emit("treatment", Treatment.AS_IT_IS.value)
    opened.session.commit().result()
    assert annexes(opened)[0].treatment is Treatment.AS_IT_IS

    program.window.menus.actions["remove"].trigger()
    program.qtbot.waitUntil(lambda: not annexes(opened), timeout=PATIENCE)
    program.window.menus.actions["undo"].trigger()
    program.qtbot.waitUntil(lambda: bool(annexes(opened)), timeout=PATIENCE)
    assert opened.session.read_now(lambda reader: len(reader.all(AnnexFile))) == 1


def test_an_annex_is_moved_by_keys_in_one_step_and_stays_chosen(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = opened_on_a_section(program)
    tree = opened.workspace.panel.tree
    for number, name in enumerate(("First", "Second"), start=1):
        choose(tmp_path / f"{name}.pdf", plain(number), monkeypatch)
        program.window.menus.actions["add_annex"].trigger()
        program.qtbot.waitUntil(lambda: (at := tree.current()) is not None and at.title == name, timeout=PATIENCE)  # noqa: B023
    program.qtbot.keyClick(tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    program.qtbot.waitUntil(lambda: [each.title for each in annexes(opened)] == ["Second", "First"], timeout=PATIENCE)
    chosen = tree.current()
    assert chosen is not None
    assert chosen.title == "Second"
    program.window.menus.actions["undo"].trigger()
    program.qtbot.waitUntil(lambda: [each.title for each in annexes(opened)] == ["First", "Second"], timeout=PATIENCE)


def test_a_scan_is_told_of_when_it_is_added(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = opened_on_a_section(program)
    choose(tmp_path / "scan.png", picture("PNG"), monkeypatch)
    program.window.menus.actions["add_annex"].trigger()
    said = program.window.status.currentMessage
    program.qtbot.waitUntil(lambda: "by eye only" in said(), timeout=PATIENCE)
    assert len(annexes(opened)) == 1


def test_what_cannot_be_an_annex_is_said_and_nothing_is_added(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = opened_on_a_section(program)
    name = next(iter(REFUSED))
    choose(tmp_path / name, REFUSED[name][0](), monkeypatch)
    program.window.menus.actions["add_annex"].trigger()
    program.qtbot.waitUntil(lambda: bool(program.failures), timeout=PATIENCE)
    assert getattr(program.failures.pop(), "hint", "")
    assert annexes(opened) == ()
    assert not program.window.findChildren(_Reading) or not program.window.findChildren(_Reading)[0].isVisible()


def test_reading_is_stopped_by_cancel(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = opened_on_a_section(program)
    choose(tmp_path / "long.pdf", plain(60), monkeypatch)
    program.window.menus.actions["add_annex"].trigger()
    program.window.findChildren(_Reading)[0].canceled.emit()
    said = program.window.status.currentMessage
    program.qtbot.waitUntil(lambda: said().startswith("Stopped"), timeout=PATIENCE)
    assert annexes(opened) == ()


def test_without_a_section_it_is_said_what_to_choose(program: Program) -> None:
    opened = opened_on_a_section(program)
    opened.workspace.panel.tree.clearSelection()
    opened.workspace.panel.model.show_entries(())
    program.window.menus.actions["add_annex"].trigger()
    assert "section first" in program.window.status.currentMessage()
    assert not opened.session.read_now(lambda reader: any(each.KIND is Kind.ANNEX for each in reader.all(Annex)))
