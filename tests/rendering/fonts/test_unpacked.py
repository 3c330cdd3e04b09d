"""Faces unpacked once: a start may be quicker for it, but never draw with a spoilt face or fail."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from threading import Barrier

import pytest

from briefing_app.paths import standard_paths
from briefing_app.rendering.fonts import FACES, FaceName, embeddable, embeddable_face, face_data
from briefing_app.rendering.fonts.unpacked import kept

FACE = b"\x00\x01\x00\x00" + bytes(range(256)) * 300
DIGEST = hashlib.sha256(FACE).hexdigest()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of kept faces, in a home where nothing was kept yet."""
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path))
    return tmp_path / "cache" / "faces"


def never() -> bytes:
    pytest.fail("it was unpacked again")


def left_over() -> list[Path]:
    return list(standard_paths().temporary.iterdir())


def test_a_face_is_unpacked_at_the_first_start_only(folder: Path) -> None:
    assert kept("A.ttf", DIGEST, unpack=lambda: FACE) == FACE
    assert kept("A.ttf", DIGEST, unpack=never) == FACE
    assert (folder / "A.ttf").read_bytes() == FACE
    assert left_over() == []


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda path: path.unlink(), id="gone"),
        pytest.param(lambda path: path.write_bytes(b""), id="empty"),
        pytest.param(lambda path: path.write_bytes(FACE[:-1]), id="cut short"),
        pytest.param(lambda path: path.write_bytes(FACE + b"\x00" * 5_000_000), id="far too long"),
        pytest.param(lambda path: path.write_bytes(FACE[:9] + b"!" + FACE[10:]), id="one byte changed"),
        pytest.param(lambda path: path.write_bytes(b"%PDF-1.7 of somebody else"), id="foreign"),
    ],
)
def test_a_spoilt_file_is_never_drawn_with_and_is_made_anew(spoil: Callable[[Path], object], folder: Path) -> None:
    # Arrange
    kept("A.ttf", DIGEST, unpack=lambda: FACE)
    spoil(folder / "A.ttf")
    # Act
    data = kept("A.ttf", DIGEST, unpack=lambda: FACE)
    # Assert
    assert data == FACE
    assert (folder / "A.ttf").read_bytes() == FACE


@pytest.mark.parametrize("in_the_way", ["cache/faces/A.ttf/a folder", "cache/faces", "cache/temporary", "cache"])
def test_a_face_that_cannot_be_kept_is_drawn_with_all_the_same(in_the_way: str, tmp_path: Path) -> None:
    # Arrange: where a folder has to be lies a file, or the other way round.
    path = tmp_path / in_the_way
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"not ours")
    # Act
    twice = [kept("A.ttf", DIGEST, unpack=lambda: FACE) for _ in range(2)]
    # Assert
    assert twice == [FACE, FACE]
    assert path.read_bytes() == b"not ours"
    assert list(tmp_path.rglob("*.face")) == []


def test_a_system_without_a_home_folder_unpacks_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    # Arrange
    def homeless() -> Path:
        message = "Could not determine home directory."
        raise RuntimeError(message)

    monkeypatch.delenv("BRIEFING_HOME")
    monkeypatch.setattr(Path, "home", homeless)
    # Assert
    assert kept("A.ttf", DIGEST, unpack=lambda: FACE) == FACE


def test_faces_of_another_release_are_used_but_not_kept_for_ours(folder: Path) -> None:
    assert kept("A.ttf", DIGEST, unpack=lambda: b"another release") == b"another release"
    assert not folder.exists()


def test_programs_that_start_at_once_all_find_whole_faces(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Arrange: none finds a face, and all are writing theirs before the first is done.
    at_once, write = Barrier(8), Path.write_bytes

    def write_together(path: Path, data: bytes) -> int:
        at_once.wait(timeout=10)
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", write_together)
    # Act
    with ThreadPoolExecutor(8) as programs:
        found = set(programs.map(lambda _: kept("A.ttf", DIGEST, unpack=lambda: FACE), range(8)))
    # Assert
    assert found == {FACE}
    assert [path.name for path in folder.iterdir()] == ["A.ttf"]
    assert left_over() == []


@pytest.mark.parametrize("name", list(FaceName))
def test_the_faces_of_the_installed_package_are_those_that_are_kept(name: FaceName, folder: Path) -> None:
    data = face_data(name)
    assert data == import_module(f"pymupdf_fonts.{FACES[name]}").fontbuffer
    assert (folder / f"{FACES[name]}.ttf").read_bytes() == data


def test_kept_faces_are_their_owners_alone(folder: Path) -> None:
    kept("A.ttf", DIGEST, unpack=lambda: FACE)
    modes = [path.stat().st_mode & 0o777 for path in (folder.parent, folder, folder / "A.ttf")]
    assert modes == [0o700, 0o700, 0o600]


def test_the_faces_for_word_files_are_made_for_the_first_of_them_only(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    embeddable_face.cache_clear()
    made = {name: embeddable_face(name) for name in FaceName}
    assert {path.read_bytes() for path in folder.glob("*-embeddable.ttf")} == set(made.values())
    embeddable_face.cache_clear()
    monkeypatch.setattr(embeddable, "_made", lambda _name: never())
    assert {name: embeddable_face(name) for name in FaceName} == made
