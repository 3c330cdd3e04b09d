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


@pytest.mark.logs_warnings("settings cannot be read")
@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"[" * 100_000, b"{'name': 1}"])
def test_bytes_of_any_kind_in_the_place_of_the_settings_are_like_a_first_start(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(data)
    assert read_settings(path) == Settings()


@pytest.mark.logs_warnings("settings cannot be read")
def test_a_folder_in_the_place_of_the_settings_is_like_a_first_start(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()


@pytest.mark.parametrize(
    ("found", "settings"),
    [
        ([], Settings()),
        (None, Settings()),
        ({"text_size": True, "backup_asked": 1}, Settings()),
        ({"text_size": 120.5}, Settings()),
        ({"recent": ["a", 1, None, "b"]}, Settings(recent=("a", "b"))),
        ({"splitters": {"main": 3}}, Settings(splitters={"main": "3"})),
        ({"printing": {"copies": "3", "duplex": "long"}}, Settings(printing=PrintChoices(duplex="long"))),
        ({"export": {"formats": "pdf", "folder": "/tmp"}}, Settings(export=ExportChoices(folder="/tmp"))),
        ({"name": "Әйгүл · ქეთევან · كيتيفان"}, Settings(name="Әйгүл · ქეთევან · كيتيفان")),
    ],
)
def test_each_value_that_makes_no_sense_takes_its_default_alone(
    tmp_path: Path, found: object, settings: Settings
) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(found), encoding="utf-8")
    assert read_settings(path) == settings


def test_whoever_hears_of_a_change_may_change_a_setting_in_turn(tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "settings.json", write=_write)
    settings.changed.connect(lambda now: settings.change(text_size=125) if now.theme == "dark" else None)
    settings.change(theme="dark")
    assert (settings.current.theme, settings.current.text_size) == ("dark", 125)
    assert read_settings(settings.path) == settings.current


def test_a_setting_that_stays_as_it_is_writes_no_file(tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "settings.json", write=_write)
    settings.change(theme="system", text_size=100)
    assert not settings.path.exists()


@pytest.mark.logs_warnings("settings were not kept")
def test_a_path_that_no_file_can_hold_is_remembered_for_this_run(tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "settings.json", write=_write)
    odd = tmp_path / "caf\udce9.briefings"
    settings.remember_library(odd)
    assert settings.current.last_library == str(odd)
    assert not settings.path.exists()
