"""A migration that is disturbed, killed or has no room leaves the file as it was, or finished; nothing in between."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest
from sqlcipher3 import dbapi2

from briefing_app.errors import UserError
from briefing_app.store import migrating
from briefing_app.store.folder_lock import OpenElsewhereError
from briefing_app.store.library import Library
from briefing_app.store.schema import APPLICATION_ID, SCHEMA_NUMBER

ROOT = Path(__file__).parents[2]
_KILLED = """
import os, signal, sys
from pathlib import Path
from briefing_app.store import backup, migrating
from briefing_app.store.library import Library
where, path = sys.argv[1], Path(sys.argv[2])
module = backup if where == "copy_database" else migrating
def killed(*arguments, former=getattr(module, where), **named):
    if where != "copy_database":
        former(*arguments, **named)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(module, where, killed)
Library.open(path)
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file from before the first migration."""
    path = tmp_path / "office" / "old.briefings"
    path.parent.mkdir()
    connection = dbapi2.connect(str(path))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("VACUUM")
    connection.close()
    return path


def _number(path: Path) -> int:
    connection = dbapi2.connect(str(path))
    number = int(connection.execute("PRAGMA user_version").fetchone()[0])
    connection.close()
    return number


@pytest.mark.parametrize("where", ["copy_database", "upgrade", "_migrate_copy", "examine", "write_backup"])
def test_a_migration_that_is_killed_anywhere_is_done_at_the_next_start_and_leaves_nothing_behind(
    old: Path, where: str
) -> None:
    child = subprocess.run([sys.executable, "-c", _KILLED, where, str(old)], cwd=ROOT, check=False)
    assert child.returncode == -signal.SIGKILL
    assert _number(old) == 0
    Library.open(old).close()
    assert _number(old) == SCHEMA_NUMBER
    assert [left.name for left in old.parent.iterdir() if "part" in left.name or left.suffix != ".briefings"] == []


def test_a_file_that_an_older_window_still_has_open_is_not_migrated_under_it(old: Path) -> None:
    window = dbapi2.connect(str(old))
    window.execute("SELECT count(*) FROM sqlite_master").fetchone()
    with pytest.raises(OpenElsewhereError, match="open in another window"):
        Library.open(old)
    assert _number(old) == 0
    window.execute("CREATE TABLE mine (x)")
    window.close()
    assert [left.name for left in old.parent.iterdir()] == [old.name]
    Library.open(old).close()
    assert _number(old) == SCHEMA_NUMBER


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_a_migration_without_room_or_right_is_refused_and_the_file_stays(
    old: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    before = old.read_bytes()
    former = os.fsync

    def fails(handle: int) -> NoReturn:
        former(handle)
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(UserError, match=os.strerror(number)):
        Library.open(old)
    monkeypatch.undo()
    assert _number(old) == 0
    assert len(old.read_bytes()) == len(before)
    assert [left.name for left in old.parent.iterdir()] == [old.name]


def test_a_migration_that_loses_rows_is_noticed_and_the_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    golden = Path(__file__).parent / "golden" / "library-0.1.briefings"
    path = tmp_path / "office.briefings"
    shutil.copy(golden, path)
    monkeypatch.setattr("briefing_app.store.access.SCHEMA_NUMBER", SCHEMA_NUMBER + 1)

    def loses(connection: object) -> None:
        connection.exec_driver_sql("DELETE FROM theme")  # type: ignore[attr-defined]

    monkeypatch.setattr(migrating, "upgrade", loses)
    with pytest.raises(UserError, match=r"not migrated.*theme"):
        Library.open(path)
    monkeypatch.undo()
    connection = dbapi2.connect(str(path))
    assert connection.execute("SELECT count(*) FROM theme").fetchone()[0] > 0
    connection.close()
    Library.open(path).close()


def test_each_migration_of_the_same_file_has_a_backup_of_its_own(old: Path) -> None:
    copy = old.with_name("copy")
    shutil.copy(old, copy)
    for _ in range(3):
        Library.open(old).close()
        shutil.copy(copy, old)
    names = sorted(left.name for left in old.parent.iterdir() if "before" in left.name)
    stem = f"old-before-format-{SCHEMA_NUMBER}-from-0"
    assert names == sorted([f"{stem}.briefings", f"{stem}-2.briefings", f"{stem}-3.briefings"])
