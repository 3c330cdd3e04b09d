"""Backups: copies that were opened and checked before they counted, and the rule by which old ones go."""

from __future__ import annotations

import os
import re
import secrets
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Engine
from sqlcipher3 import dbapi2

from briefing_app.errors import UserError
from briefing_app.store.connection import unlock
from briefing_app.store.file_locks import take_lock
from briefing_app.store.opening import examine

DAYS, WEEKS, MONTHS = 7, 4, 12
_PART = re.compile(r"(?P<part>.+\.briefings\.part-[0-9a-f]{12})(-journal|-wal|-shm)?")
BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite calls the files that it keeps beside a database."""
_LEFT_BEHIND = 600.0
"""Seconds after which, on Windows, nobody can still be writing a passing file."""


def write_backup(engine: Engine, path: Path, *, key: str | None) -> None:
    """Copy the database behind ``engine`` to ``path``: whole and checked, or not at all.

    Raises:
        UserError: if the place cannot be written to, or the copy does not hold what it should.
    """
    sweep_parts(path.parent)
    try:
        with passing_file(path) as part:
            copy_database(engine, part, key=key)
            _sync(part)
            examine(part, key=key)
            part.replace(path)
            sync_folder(path.parent)
    except OSError as error:
        raise UserError(
            "The backup was not written", f"{path.parent}: {error.strerror or error}.", "Choose another folder."
        ) from error


@contextmanager
def passing_file(path: Path) -> Iterator[Path]:
    """Give a new, private file beside ``path`` to write to; it is locked until then, and gone afterwards.

    Raises:
        OSError: if there can be none.
    """
    part = path.with_name(f"{path.name}.part-{secrets.token_hex(6)}")
    try:
        # The lock ends with this process, so that the next one can tell what was left from what is being written.
        with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), "r+b") as held:
            if sys.platform != "win32":  # there a file that is open can be neither replaced nor removed
                take_lock(held)
                yield part
        if sys.platform == "win32":
            yield part
    finally:
        for left in (part, *(part.with_name(part.name + end) for end in BESIDE)):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def backups_to_delete(backups: Iterable[tuple[Path, datetime]], *, today: date) -> tuple[Path, ...]:
    """Return the backups that may go: all of today stay, and the last one each of 7 days, 4 weeks and 12 months.

    Give only backups that were checked: the last of them always stays.
    """
    newest_first = sorted(backups, key=lambda backup: backup[1], reverse=True)
    kept: set[Path] = {path for path, _ in newest_first[:1]}
    days: set[date] = set()
    weeks: set[tuple[int, int]] = set()
    months: set[tuple[int, int]] = set()
    for path, at in newest_first:
        day = at.date()
        week, month = day.isocalendar()[:2], (day.year, day.month)
        if day >= today:
            kept.add(path)
            continue
        if day not in days and len(days) < DAYS:
            kept.add(path)
        if week not in weeks and len(weeks) < WEEKS:
            kept.add(path)
        if month not in months and len(months) < MONTHS:
            kept.add(path)
        days.add(day)
        weeks.add(week)
        months.add(month)
    return tuple(path for path, _ in newest_first if path not in kept)


def sweep_parts(folder: Path) -> int:
    """Remove what killed backups and migrations have left in ``folder``; return how many files went."""
    removed = 0
    for left in sorted(folder.glob("*.briefings.part-*"), key=lambda path: len(path.name), reverse=True):
        found = _PART.fullmatch(left.name)
        with suppress(OSError):
            if found and not _in_use(folder / found["part"]):
                left.unlink()
                removed += 1
    return removed


def _in_use(part: Path) -> bool:
    """Whether another window is writing to a passing file at this moment."""
    if not part.exists():
        return False
    if sys.platform == "win32":
        return time.time() - part.stat().st_mtime < _LEFT_BEHIND
    with part.open("r+b") as held:
        return not take_lock(held)


def copy_database(engine: Engine, part: Path, *, key: str | None) -> None:
    """Copy the database behind ``engine`` into the empty file ``part``, as one state and one file."""
    raw = engine.raw_connection()
    try:
        with closing(dbapi2.connect(str(part))) as target:
            if key is not None:
                unlock(target, key)
            cast("Any", raw.driver_connection).backup(target)
            # A copy is one file: it needs no log beside it until somebody opens it.
            target.execute("PRAGMA journal_mode = DELETE")
    finally:
        raw.close()


def _sync(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Put a rename in the folder on the disk."""
    if os.name == "nt":
        return  # Windows keeps folders in order by itself and cannot open them
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
