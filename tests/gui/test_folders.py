"""Where one looks first for a file: among one's own, and never where the program happens to have been started."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from briefing_app.gui.folders import first_look, libraries_folder
from briefing_app.paths import Paths
from tests.gui.conftest import Program


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "Documents"
    folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _location: str(folder))
    return folder


def test_a_folder_that_is_there_comes_before_the_documents_and_these_before_the_home(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert first_look(tmp_path, name="list.xlsx") == str(tmp_path / "list.xlsx")
    assert first_look(tmp_path / "gone") == str(documents)
    assert first_look() == str(documents)
    documents.rmdir()
    assert first_look(name="list.xlsx") == str(tmp_path / "list.xlsx")


def test_new_libraries_lie_among_the_documents_unless_these_leave_the_computer(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setattr(Path, "home", lambda: home)
    paths = Paths(data=tmp_path / "data", config=tmp_path / "config", cache=tmp_path / "cache")
    assert libraries_folder(paths) == documents / "Briefing packs"
    synced = tmp_path / "OneDrive - Office" / "Documents"
    synced.mkdir(parents=True)
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _location: str(synced))
    assert libraries_folder(paths) == home / "Briefing packs"
    monkeypatch.setattr(Path, "home", lambda: synced.parent)
    assert libraries_folder(paths) == paths.libraries
    assert libraries_folder(replace(paths, apart=True)) == paths.libraries


def test_the_first_library_of_all_is_suggested_where_libraries_lie_and_others_are_looked_for_beside_the_last(
    program: Program, documents: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    flow, services = program.window.library_flow, program.window._services
    object.__setattr__(services.paths, "apart", False)  # as in an office
    folder = documents / "Briefing packs"
    asked: list[tuple[str, bool]] = []
    chosen = [""]

    def ask(_window: object, _title: str, wanted: str, _filter: str) -> tuple[str, str]:
        asked.append((wanted, folder.is_dir()))
        return chosen[0], ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    flow.choose_and_open()
    assert asked == [(str(documents), False)]
    flow.create()
    assert asked[1:] == [(str(folder / "office.briefings"), True)]
    assert not folder.exists()  # nobody made a library
    chosen[0] = str(folder / "office")
    flow.create()
    program.qtbot.waitUntil(lambda: program.window.open_library is not None)
    assert (folder / "office.briefings").is_file()
    assert folder.stat().st_mode & 0o777 == 0o700
    services.settings.change(recent=(str(services.paths.sample_file), str(tmp_path / "old" / "office.briefings")))
    (tmp_path / "old").mkdir()
    chosen[0] = ""
    flow.choose_and_open()
    assert asked[-1][0] == str(tmp_path / "old")


def test_a_sheet_is_looked_for_among_the_documents(
    program: Program, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_window: object, _title: str, wanted: str, _filter: str) -> tuple[str, str]:
        asked.append(wanted)
        return "", ""

    program.open_sample()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    for command in ("read_sheet", "read_uhri"):
        program.window.menus.actions[command].trigger()
    assert asked == [str(documents)] * 2
