"""Backups: copies that were opened and checked before they counted, and the rule by which old ones go."""

from __future__ import annotations

import os
import re
import secrets
import time
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Engine
from sqlcipher3 import dbapi2

from briefing_app.errors import UserError
from briefing_app.store.connection import unlock
from briefing_app.store.opening import examine

DAYS, WEEKS, MONTHS = 7, 4, 12
_PART = re.compile(r"\.briefings\.part-[0-9a-f]{12}(-journal|-wal|-shm)?$")
_LEFT_BEHIND = 600.0
"""Seconds after which nobody can still be writing a passing file."""


def write_backup(engine: Engine, path: Path, *, key: str | None) -> None:
    """Copy the database behind ``engine`` to ``path``: whole and checked, or not at all.

    Raises:
        UserError: if the place cannot be written to, or the copy does not hold what it should.
    """
    sweep_parts(path.parent)
    part = path.with_name(f"{path.name}.part-{secrets.token_hex(6)}")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        _copy(engine, part, key=key)
        _sync(part)
        examine(part, key=key)
        part.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise UserError(
            "The backup was not written", f"{path.parent}: {error.strerror or error}.", "Choose another folder."
        ) from error
    finally:
        for left in (part, *(part.with_name(part.name + end) for end in ("-journal", "-wal", "-shm"))):
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
    for left in folder.glob("*.briefings.part-*"):
        with suppress(OSError):
            # A younger one may be another window's at this moment.
            if _PART.search(left.name) and time.time() - left.stat().st_mtime > _LEFT_BEHIND:
                left.unlink()
                removed += 1
    return removed


def _copy(engine: Engine, part: Path, *, key: str | None) -> None:
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


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows keeps folders in order by itself and cannot open them
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
