"""Where one looks first for a file: among one's own, and never where the program happens to have been started."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from briefing_app.gui.folders import first_look
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


def test_the_first_library_of_all_is_suggested_where_libraries_lie(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested: list[str] = []

    def ask(_window: object, _title: str, wanted: str, _filter: str) -> tuple[str, str]:
        suggested.append(wanted)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    libraries = program.window._services.paths.libraries
    assert not libraries.exists()
    program.window.library_flow.create()
    assert suggested == [str(libraries / "office.briefings")]
    assert libraries.is_dir()


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
