"""Where backups lie: asked once on the start page, changed from the menu, and told where it cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from briefing_app.gui.start_page import StartPage
from briefing_app.services.services import Services
from tests.gui.conftest import Program


def _asked(page: StartPage) -> bool:
    return any(label.text() == "Backups" and label.isVisibleTo(page) for label in page.findChildren(QLabel))


def _press(page: StartPage, words: str) -> None:
    button = next(one for one in page.findChildren(QPushButton) if one.text().replace("&", "") == words)
    assert button.isVisibleTo(page)
    button.click()


def _choose(monkeypatch: pytest.MonkeyPatch, folder: Path | None) -> None:
    name = str(folder) if folder is not None else ""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: name)


def test_who_leaves_backups_where_they_are_is_not_asked_again(program: Program, services: Services) -> None:
    page = program.window.start_page
    assert _asked(page)
    assert str(services.paths.backups) in " ".join(label.text() for label in page.findChildren(QLabel))
    _press(page, "Leave them there")
    assert not _asked(page)
    again = StartPage()
    program.qtbot.addWidget(again)
    program.window.library_flow.serve(again)
    assert not _asked(again)
    assert services.settings.current.backup_folder == ""


def test_the_next_backup_lies_in_the_folder_that_was_chosen_and_older_ones_are_still_offered(
    program: Program, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.library.sample_working_copy().close()
    (before,) = services.library.backups_of(services.paths.sample_file)
    folder = tmp_path / "second disk"
    folder.mkdir()
    _choose(monkeypatch, folder)
    _press(program.window.start_page, "Choose a folder…")
    assert not _asked(program.window.start_page)
    assert f"Backups are kept in {folder}" in program.window.status.currentMessage()
    services.library.sample_working_copy().close()
    first, second = services.library.backups_of(services.paths.sample_file)
    assert first == before
    assert folder in second.path.parents


def test_the_folder_is_changed_from_the_menu_and_a_choice_that_is_thought_better_of_changes_nothing(
    program: Program, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    action = program.window.menus.actions["backup_folder"]
    _choose(monkeypatch, None)
    action.trigger()
    assert services.settings.current.backup_folder == ""
    assert _asked(program.window.start_page)
    _choose(monkeypatch, tmp_path)
    action.trigger()
    assert services.settings.current.backup_folder == str(tmp_path)
    _choose(monkeypatch, services.paths.backups)
    action.trigger()
    assert services.settings.current.backup_folder == ""


def test_a_synced_folder_is_taken_with_a_word_that_copies_leave_the_computer(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    _choose(monkeypatch, folder)
    program.window.menus.actions["backup_folder"].trigger()
    assert "a Dropbox folder: what lies there leaves this computer" in program.window.status.currentMessage()


@pytest.mark.logs_warnings("no backup was taken")
def test_a_disk_that_is_not_there_today_is_told_and_does_not_become_a_folder(
    program: Program, services: Services, tmp_path: Path
) -> None:
    services.settings.change(backup_folder=str(tmp_path / "stick" / "backups"), name="Anna Kowalska", initials="AK")
    program.window.library_flow.open_sample()
    program.qtbot.waitUntil(lambda: "No backup was taken." in program.window.status.currentMessage(), timeout=10_000)
    assert program.window.open_library is not None
    assert not (tmp_path / "stick").exists()
    assert program.failures == []
