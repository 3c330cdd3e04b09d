"""In a shared folder a library is written without a log beside it, and one window at a time has it open."""

from __future__ import annotations

import json
import platform
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from briefing_app.domain.records.place import Country
from briefing_app.errors import InputError, UserError
from briefing_app.store.access import open_access
from briefing_app.store.alone import alone, remove_library
from briefing_app.store.folder_lock import FolderLock, OpenElsewhereError
from briefing_app.store.library import Library
from tests.builders import COUNTRY, a_library_of_records, country, theme
from tests.store.libraries import ANNA, creating, library_with
from tests.store.test_processes import ROOT, start


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    path = tmp_path / "Dropbox" / "office.briefings"
    path.parent.mkdir()
    library_with(path, [country("Kazakhstan")]).close()
    return path


def mark_of(path: Path) -> Path:
    return path.with_name(f".{path.name}.lock")


def names(path: Path) -> list[str]:
    return sorted(left.name for left in path.parent.iterdir())


def name_held(library: Library) -> str:
    with library.read() as reader:
        found = reader.get(Country, COUNTRY)
    assert found is not None
    return found.name


def test_a_library_in_a_synced_folder_says_so_and_keeps_no_log(shared: Path) -> None:
    library = Library.open(shared)
    assert library.shared_folder == "This library lies in a Dropbox folder: only one window can have it open."
    library.apply(creating(theme()), who=ANNA)
    assert names(shared) == [".office.briefings.lock", "office.briefings"]
    with library.connection() as connection:
        pragmas = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("journal_mode", "synchronous")
        ]
    assert pragmas == ["delete", 3]
    library.close()
    assert names(shared) == ["office.briefings"]


def test_a_library_on_a_local_disk_says_nothing_and_leaves_no_mark(library: Library) -> None:
    assert library.shared_folder is None
    assert not mark_of(library.path).exists()


def test_a_library_moves_between_a_local_disk_and_a_synced_folder(shared: Path, tmp_path: Path) -> None:
    local = tmp_path / "office.briefings"
    for source, target, mode in ((shared, local, "wal"), (local, shared, "delete"), (shared, local, "wal")):
        source.rename(target)
        library = Library.open(target)
        with library.connection() as connection:
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == mode
        assert name_held(library) == "Kazakhstan"
        library.close()


def test_reading_on_one_thread_and_writing_on_another_go_on_in_a_synced_folder(shared: Path) -> None:
    library = Library.open(shared)
    for number in range(20):
        with library.read() as reader:
            assert len(reader.all(type(theme()))) == number
        library.apply(creating(theme(key=f"theme-{number}")), who=ANNA)
    assert library.data_version() > 0
    library.undo(who=ANNA)
    library.backup(shared.with_name("copy.briefings"))
    library.close()
    Library.open(shared.with_name("copy.briefings")).close()


def test_a_second_window_on_this_computer_is_refused_until_the_first_has_closed(shared: Path) -> None:
    child = start(shared, "hold", "Ben")
    with pytest.raises(OpenElsewhereError, match=r"another window.*one window at a time.*Close it there") as held:
        Library.open(shared)
    assert not held.value.can_take_over
    child.communicate()
    Library.open(shared).close()
    assert names(shared) == ["office.briefings"]


def test_the_same_program_does_not_open_a_shared_library_twice(shared: Path) -> None:
    library = Library.open(shared)
    with pytest.raises(OpenElsewhereError):
        Library.open(shared)
    library.apply(creating(theme()), who=ANNA)
    library.close()


def test_the_mark_of_a_window_that_was_killed_stands_in_nobodys_way(shared: Path) -> None:
    child = start(shared, "hold", "Ben")
    child.send_signal(signal.SIGKILL)
    child.communicate()
    assert mark_of(shared).exists()
    Library.open(shared).close()
    assert names(shared) == ["office.briefings"]


@pytest.mark.parametrize("told", ["", "{", "[]", '{"host": 1}', "\x00" * 100, "қ" * 5000])
def test_a_mark_that_was_never_finished_or_tells_nonsense_stands_in_nobodys_way(shared: Path, told: str) -> None:
    mark_of(shared).write_text(told, encoding="utf-8")
    Library.open(shared).close()
    assert not mark_of(shared).exists()


def test_the_mark_of_another_computer_is_told_with_its_name_and_may_be_taken_over(shared: Path) -> None:
    told = json.dumps({"host": "office-pc-7", "since": "17.02.2020 12:00 UTC"})
    mark_of(shared).write_text(told)
    with pytest.raises(OpenElsewhereError, match=r"another computer.*office-pc-7.*17\.02\.2020") as held:
        Library.open(shared)
    assert held.value.can_take_over
    assert mark_of(shared).read_text() == told

    library = Library.open(shared, take_over=True)
    assert json.loads(mark_of(shared).read_text())["host"] == platform.node()
    library.close()
    assert names(shared) == ["office.briefings"]


def test_the_mark_tells_other_computers_the_name_of_this_one_and_nothing_of_the_library(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library.open(shared)
    assert set(json.loads(mark_of(shared).read_text())) == {"host", "since"}
    monkeypatch.setattr(platform, "node", lambda: "another-pc")
    with pytest.raises(OpenElsewhereError, match="open on another computer"):
        FolderLock.take(shared)
    library.close()


def test_a_file_that_is_no_library_is_refused_in_a_shared_folder_without_a_mark(shared: Path) -> None:
    for data in (b"", b"A letter to somebody. " * 300):
        shared.write_bytes(data)
        with pytest.raises(InputError):
            Library.open(shared)
        assert names(shared) == ["office.briefings"]


def test_an_opening_that_fails_half_way_takes_its_mark_away(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_arguments: object, **_named: object) -> None:
        raise UserError("No", "It broke.")

    monkeypatch.setattr("briefing_app.store.access._engine", fails)
    with pytest.raises(UserError, match="It broke"):
        open_access(shared, key=None)
    assert names(shared) == ["office.briefings"]


_KILLED_IN_A_COMMIT = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import event
from briefing_app.store.library import Library
from tests.builders import country, theme
from tests.store.libraries import ANNA, creating
library = Library.open(Path(sys.argv[1]))
with library._write() as connection:
    connection.exec_driver_sql("PRAGMA cache_size = 1")  # the change reaches the file before it is committed
    for number in range(400):
        connection.exec_driver_sql("UPDATE country SET data = data || ?", ("x" * 2000,))
        connection.exec_driver_sql("INSERT INTO counter VALUES (?, 0)", (f"n{number}" * 40,))
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_kill_in_the_middle_of_a_change_in_a_shared_folder_is_rolled_back_at_the_next_start(shared: Path) -> None:
    before = shared.read_bytes()
    child = [sys.executable, "-c", _KILLED_IN_A_COMMIT, str(shared)]
    assert subprocess.run(child, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    assert "office.briefings-journal" in names(shared)
    assert shared.read_bytes() != before

    library = Library.open(shared)
    assert name_held(library) == "Kazakhstan"
    with library.connection() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
        assert connection.exec_driver_sql("SELECT count(*) FROM counter").scalar_one() == 2
    library.close()
    assert names(shared) == ["office.briefings"]


@pytest.mark.parametrize("key", [None, "it's a secret"])
@pytest.mark.parametrize("folder", ["local", "Nextcloud"])
def test_a_library_that_somebody_has_open_is_not_taken_away(tmp_path: Path, folder: str, key: str | None) -> None:
    path = tmp_path / folder / "office.briefings"
    path.parent.mkdir()
    library = library_with(path, [country()], key=key)
    with pytest.raises(OpenElsewhereError, match=r"open in another window.*Close it there first"):
        remove_library(path, key=key)
    library.apply(creating(theme()), who=ANNA)
    library.close()
    remove_library(path, key=key)
    assert list(path.parent.iterdir()) == []


def test_a_library_that_is_only_being_read_elsewhere_is_not_taken_away_either(tmp_path: Path) -> None:
    path = tmp_path / "office.briefings"
    library_with(path, a_library_of_records()).close()
    child = start(path, "hold", "Ben")
    with pytest.raises(OpenElsewhereError):
        remove_library(path)
    child.communicate()
    assert path.exists()
    Library.open(path).close()


def test_who_opens_a_library_while_it_is_taken_away_gets_a_plain_word_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "office.briefings"
    library_with(path, [country()]).close()
    with alone(path):
        with pytest.raises(OpenElsewhereError), alone(path):
            pytest.fail("two were alone")
        path.unlink()
        library_with(tmp_path / "new.briefings", [theme()]).close()
        (tmp_path / "new.briefings").rename(path)
    library = Library.open(path)
    library.apply(creating(country()), who=ANNA)
    library.close()
    assert [left.name for left in tmp_path.iterdir()] == ["office.briefings"]


def test_a_library_without_a_log_is_not_taken_from_one_who_is_writing_to_it(tmp_path: Path) -> None:
    path = tmp_path / "copy.briefings"
    library = library_with(tmp_path / "office.briefings", [country()])
    library.backup(path)
    library.close()
    with closing(dbapi2.connect(str(path), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OpenElsewhereError):
            remove_library(path)
        other.execute("ROLLBACK")
    remove_library(path)
    assert not path.exists()
