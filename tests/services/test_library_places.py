"""Libraries in places of every kind: what can be, works; what cannot is told in words, and nothing is harmed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing_app.domain.records.pack import Pack
from briefing_app.errors import InputError, UserError
from briefing_app.services.services import Services
from briefing_app.services.session import Session
from tests.services.parts import make_library, services_in

Making = Callable[[Services, Path], Session]
WAYS: dict[str, Making] = {
    "an empty library": lambda services, path: services.library.create(path),
    "the sample": lambda services, path: services.library.create_sample(path),
    "a first pack": lambda services, path: services.library.start_first_pack(path, "Kazakhstan"),
}


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with services_in(tmp_path / "home") as made:
        yield made


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "name",
    [
        "Қазақстан кеңсесі.briefings",
        "საქართველო.briefings",
        "with space, comma & 100 % 'quotes' #1?.briefings",
        "no suffix",
        "ל.briefings",
        "n" * 200 + ".briefings",
    ],
)
def test_a_library_may_be_called_anything(services: Services, tmp_path: Path, way: str, name: str) -> None:
    path = tmp_path / "Құжаттар" / name
    with WAYS[way](services, path) as session:
        packs = session.read_now(lambda reader: reader.all(Pack))
    with services.library.open(path) as again:
        assert again.read_now(lambda reader: reader.all(Pack)) == packs
    assert services.library.recent()[0] == path


@pytest.mark.parametrize("way", WAYS)
def test_nothing_that_lies_there_is_ever_replaced(services: Services, tmp_path: Path, way: str) -> None:
    path = tmp_path / "notes.briefings"
    path.write_text("a person's own notes")
    with pytest.raises(InputError):
        WAYS[way](services, path)
    assert path.read_text() == "a person's own notes"
    library = make_library(tmp_path / "office.briefings")
    before = library.read_bytes()
    with pytest.raises(InputError):
        WAYS[way](services, library)
    assert library.read_bytes() == before


@pytest.mark.parametrize("way", WAYS)
def test_a_place_below_a_file_or_with_too_long_a_name_is_told(services: Services, tmp_path: Path, way: str) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("kept")
    for path in (file / "office.briefings", tmp_path / ("n" * 300 + ".briefings")):
        with pytest.raises(UserError):
            WAYS[way](services, path)
    assert file.read_text() == "kept"
    assert services.library.recent() == ()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="needs another user to be")
@pytest.mark.parametrize("way", WAYS)
def test_a_folder_that_is_closed_is_told_and_nothing_is_left_in_it(
    services: Services, tmp_path_factory: pytest.TempPathFactory, way: str
) -> None:
    closed = Path("/proc/self")  # nobody may make a file there, whoever they are
    with pytest.raises(OSError, match=r".+"):
        (closed / "probe").write_bytes(b"")
    with pytest.raises(UserError):
        WAYS[way](services, closed / "office.briefings")
    with pytest.raises(UserError):
        WAYS[way](services, closed / "deeper" / "office.briefings")


@pytest.mark.parametrize(
    "content", [None, b"", b"SQLite format 3\x00" + b"\x00" * 84, b"%PDF-1.7", b"PK\x03\x04" + b"\x00" * 500]
)
def test_what_is_no_library_is_not_opened_and_not_touched(
    services: Services, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "office.briefings"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError):
        services.library.open(path)
    assert (path.read_bytes() if path.exists() else None) == content
    assert services.library.recent() == ()
    assert [each.name for each in tmp_path.glob("office*")] == ([path.name] if content is not None else [])


def test_a_folder_is_no_library(services: Services, tmp_path: Path) -> None:
    (tmp_path / "office.briefings").mkdir()
    with pytest.raises(InputError):
        services.library.open(tmp_path / "office.briefings")


def test_a_library_is_known_by_its_whole_path_wherever_it_was_opened_from(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_library(tmp_path / "office.briefings")
    monkeypatch.chdir(tmp_path)
    services.library.open(Path("office.briefings")).close()
    monkeypatch.chdir("/")
    (recent,) = services.library.recent()
    assert recent.is_absolute()
    services.library.open(recent).close()
    assert len(services.library.recent()) == 1
