from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing_app.paths import Paths, standard_paths, sweep

HOME = Path("/home/ana")


def test_one_variable_moves_everything_below_one_folder(tmp_path: Path) -> None:
    paths = standard_paths({"BRIEFING_HOME": str(tmp_path), "XDG_DATA_HOME": "/elsewhere"})
    for place in (paths.settings_file, paths.log_file, paths.sample_file, paths.temporary, paths.backups):
        assert place.is_relative_to(tmp_path)


@pytest.mark.parametrize(
    ("system", "environment", "data"),
    [
        ("linux", {}, "/home/ana/.local/share/briefing-pack-builder"),
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/briefing-pack-builder"),
        ("linux", {"XDG_DATA_HOME": "relative"}, "/home/ana/.local/share/briefing-pack-builder"),
        ("darwin", {}, "/home/ana/Library/Application Support/briefing-pack-builder/data"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/briefing-pack-builder/data"),
    ],
)
def test_each_system_has_its_own_place_and_documents_is_none(
    system: str, environment: dict[str, str], data: str
) -> None:
    paths = standard_paths(environment, system=system, home=HOME)
    assert paths.data == Path(data)
    assert "Documents" not in str(paths)


def test_folders_are_for_their_owner_alone(tmp_path: Path) -> None:
    paths = Paths(data=tmp_path / "d", config=tmp_path / "k", cache=tmp_path / "c")
    paths.prepare()
    folders = (paths.data, paths.config, paths.cache, paths.temporary, paths.new_temporary_folder())
    assert {oct(folder.stat().st_mode & 0o777) for folder in folders} == {"0o700"}


def test_old_things_are_swept_and_new_ones_stay(tmp_path: Path) -> None:
    old, folder, new = tmp_path / "old", tmp_path / "folder", tmp_path / "new"
    folder.mkdir()
    for path in (old, folder / "inside", new):
        path.write_text("x")
    for path in (old, folder):
        os.utime(path, (0, 0))
    assert sweep(tmp_path, older_than=60) == 2
    assert list(tmp_path.iterdir()) == [new]


def test_what_a_link_leads_to_is_not_swept(tmp_path: Path) -> None:
    theirs, ours = tmp_path / "theirs", tmp_path / "ours"
    theirs.mkdir()
    ours.mkdir()
    (theirs / "kept").write_text("x")
    (ours / "link").symlink_to(theirs)
    assert sweep(ours, older_than=-60) == 1
    assert (theirs / "kept").read_text() == "x"


def test_sweeping_a_folder_that_is_not_there_or_a_file_does_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert sweep(tmp_path / "nowhere", older_than=0) == 0
    assert sweep(tmp_path / "file", older_than=0) == 0
    assert (tmp_path / "file").exists()


def test_what_cannot_be_removed_is_left_for_the_next_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("busy", "free"):
        (tmp_path / name).write_text("x")
    unlink = Path.unlink

    def held(path: Path, **more: bool) -> None:
        if path.name == "busy":
            raise PermissionError(13, "in use")
        unlink(path, **more)

    monkeypatch.setattr(Path, "unlink", held)
    assert sweep(tmp_path, older_than=-60) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["busy"]


@pytest.mark.parametrize("name", ["", "relative/place", "/home/Ұлт · ერი/b p"])
def test_a_home_of_its_own_may_be_any_folder(name: str) -> None:
    paths = standard_paths({"BRIEFING_HOME": name}, system="linux", home=HOME)
    assert paths.data == (Path(name) / "data" if name else HOME / ".local/share/briefing-pack-builder")


def test_two_passing_folders_are_never_the_same(tmp_path: Path) -> None:
    paths = Paths(data=tmp_path / "d", config=tmp_path / "k", cache=tmp_path / "c")
    paths.prepare()
    assert len({paths.new_temporary_folder() for _ in range(20)}) == 20
    paths.prepare()
    assert len(list(paths.temporary.iterdir())) == 20
