"""Start the sample afresh while another window has it open: nobody is left writing into a file that is gone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing_app.domain.records.pack import Pack
from briefing_app.editing.fields import set_field
from briefing_app.errors import UserError
from briefing_app.services.services import Services
from tests.services.parts import services_in

ROOT = Path(__file__).parents[2]


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with services_in(tmp_path / "home") as made:
        yield made


def _another_window(path: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.editing_child", str(path), "hold", "Ben"]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert child.stdout is not None
    assert child.stdout.readline() == "open\n"
    return child


def test_the_sample_is_not_taken_from_under_another_window(services: Services) -> None:
    with services.library.sample_working_copy() as session:
        pack = session.read_now(lambda reader: reader.all(Pack))[0]
        session.do(set_field(pack.ref, "name", "Changed by hand")).result()
    file = services.paths.sample_file
    before = file.stat().st_ino

    child = _another_window(file)
    try:
        with pytest.raises(UserError, match=r"sample is open in another window.*Close it there first"):
            services.library.sample_working_copy(afresh=True)
        assert file.stat().st_ino == before
    finally:
        child.communicate()

    with services.library.sample_working_copy() as session:
        kept = session.read_now(lambda reader: reader.get(Pack, pack.id))
        assert kept is not None
        assert kept.name == "Changed by hand"
    with services.library.sample_working_copy(afresh=True) as session:
        fresh = session.read_now(lambda reader: reader.get(Pack, pack.id))
        assert fresh is not None
        assert fresh.name == pack.name


def test_the_same_program_cannot_take_its_own_open_sample_away(services: Services) -> None:
    with services.library.sample_working_copy() as session:
        with pytest.raises(UserError, match="open in another window"):
            services.library.sample_working_copy(afresh=True)
        pack = session.read_now(lambda reader: reader.all(Pack))[0]
        session.do(set_field(pack.ref, "name", "Still here")).result()
    with services.library.sample_working_copy() as session:
        found = session.read_now(lambda reader: reader.get(Pack, pack.id))
        assert found is not None
        assert found.name == "Still here"


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9000])


def _scribbled(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for at in range(4096 * 3, len(data), 4096):
        data[at : at + 64] = b"\xff" * 64
    path.write_bytes(bytes(data))


def _letter(path: Path) -> None:
    path.write_text("A letter that somebody saved under the wrong name.")


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("spoil", [_cut, _scribbled, _letter, _emptied])
def test_a_damaged_sample_is_put_aside_and_started_afresh(services: Services, spoil: Callable[[Path], None]) -> None:
    services.library.sample_working_copy().close()
    file = services.paths.sample_file
    spoil(file)
    damaged = file.read_bytes()
    with pytest.raises(UserError):
        services.library.sample_working_copy()
    assert file.read_bytes() == damaged
    with services.library.sample_working_copy(afresh=True) as session:
        assert len(session.read_now(lambda reader: reader.all(Pack))) == 2
    (aside,) = file.parent.glob("* damaged *.briefings")
    assert aside.read_bytes() == damaged
    assert file.stem in aside.name


def test_a_sample_that_can_be_backed_up_is_never_called_damaged(services: Services) -> None:
    for _ in range(2):
        services.library.sample_working_copy(afresh=True).close()
    assert [each.name for each in services.paths.sample_file.parent.glob("*damaged*")] == []


@pytest.mark.logs_warnings("no backup was taken")
def test_where_no_backup_can_be_written_the_sample_stays(services: Services, tmp_path: Path) -> None:
    services.library.sample_working_copy().close()
    (tmp_path / "letter.txt").write_text("no folder")
    services.settings.change(backup_folder=str(tmp_path / "letter.txt"))
    before = services.paths.sample_file.stat().st_ino
    with pytest.raises(UserError, match="backup"):
        services.library.sample_working_copy(afresh=True)
    assert services.paths.sample_file.stat().st_ino == before
    assert list(services.paths.sample_file.parent.glob("*damaged*")) == []


@pytest.mark.logs_warnings("no backup was taken")
def test_a_library_opens_though_the_folder_of_its_backups_is_gone(services: Services, tmp_path: Path) -> None:
    services.library.sample_working_copy().close()
    (tmp_path / "letter.txt").write_text("no folder")
    services.settings.change(backup_folder=str(tmp_path / "letter.txt"))
    with services.library.sample_working_copy() as session:
        assert len(session.read_now(lambda reader: reader.all(Pack))) == 2
