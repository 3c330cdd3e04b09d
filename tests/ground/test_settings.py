from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from briefing_app.errors import UserError
from briefing_app.settings import ExportChoices, PrintChoices, Settings, SettingsFile, read_settings


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def test_a_first_start_has_the_usual_settings(tmp_path: Path) -> None:
    assert SettingsFile(tmp_path / "settings.json", write=_write).current == Settings()


def test_what_is_changed_is_there_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings = SettingsFile(path, write=_write)
    settings.change(
        name="Ana Pérez",
        initials="AP",
        splitters={"main": "abc"},
        export=ExportChoices(formats=("docx",), folder="/tmp/out"),
        printing=PrintChoices(printer="Office", copies=3, duplex="long"),
    )
    assert read_settings(path) == settings.current
    assert read_settings(path).printing.copies == 3
    assert read_settings(path).export.formats == ("docx",)


def test_listeners_hear_of_a_change_and_not_of_none(tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "settings.json", write=_write)
    heard: list[Settings] = []
    settings.changed.connect(heard.append)
    settings.change(theme="dark")
    settings.change(theme="dark")
    assert [each.theme for each in heard] == ["dark"]


def test_a_value_of_the_wrong_shape_takes_its_default_and_the_others_stay(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"name": 7, "initials": "AP", "recent": "no list", "export": [], "unknown": 1}))
    assert read_settings(path) == Settings(initials="AP")


@pytest.mark.logs_warnings("settings cannot be read")
def test_a_damaged_file_is_like_a_first_start(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "settings.json"
    path.write_text("{")
    with caplog.at_level(logging.WARNING):
        assert read_settings(path) == Settings()
    assert "settings cannot be read" in caplog.text


def test_the_last_library_is_the_first_of_ten_recent_ones(tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "settings.json", write=_write)
    for number in (*range(12), 5):
        settings.remember_library(tmp_path / f"{number}.briefings")
    recent = [Path(path).stem for path in settings.current.recent]
    assert recent == ["5", "11", "10", "9", "8", "7", "6", "4", "3", "2"]
    assert settings.current.last_library == str(tmp_path / "5.briefings")


@pytest.mark.logs_warnings("settings were not kept")
def test_a_full_disk_does_not_stand_in_the_way(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    def full(_path: Path, _data: bytes) -> None:
        raise UserError("The disk is full", "")

    settings = SettingsFile(tmp_path / "settings.json", write=full)
    with caplog.at_level(logging.WARNING):
        assert settings.change(name="Ana").name == "Ana"
    assert "settings were not kept" in caplog.text
