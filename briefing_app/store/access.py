"""From a path to an engine: what a file is, where it lies, who else has it, and whether it can be written."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2

from briefing_app.errors import InputError
from briefing_app.store.connection import Way, open_engine
from briefing_app.store.creating import create_file
from briefing_app.store.failures import cause
from briefing_app.store.folder_lock import FolderLock
from briefing_app.store.migrating import migrate_file
from briefing_app.store.opening import examine, key_for
from briefing_app.store.places import shared_folder
from briefing_app.store.schema import SCHEMA_NUMBER


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """A file that is open. ``shared`` and ``reading_only`` are what a person must know about it, in a sentence."""

    path: Path
    key: str | None
    engine: Engine
    mark: FolderLock | None = None
    shared: str | None = None
    reading_only: str | None = None

    def close(self) -> None:
        """Close the connections, and take the mark away."""
        self.engine.dispose()
        if self.mark is not None:
            self.mark.release()


def create_access(path: Path, *, key: str | None) -> Access:
    """Make a new, empty file and open it.

    Raises:
        InputError: if something is there already, or nothing can be written there.
    """
    create_file(path, key=key, way=_way(shared_folder(path)))
    return open_access(path, key=key)


def follow_access(path: Path, *, key: str | None) -> Access:
    """Open a file for reading that somebody else has open in a shared folder; nothing of it is touched.

    Raises:
        InputError: if it is no library that this release can read as it is.
    """
    number = examine(path, key=key, followed=True)
    if number < SCHEMA_NUMBER:
        raise InputError(
            f"{path.name} is of an older release",
            "It must be brought up to date before it can be read, and it is open elsewhere.",
            "Close it there, then open it here.",
        )
    key = key_for(path, key)
    engine, _ = _engine(path, key=key, way=Way.FOLLOWING)
    why = _sentence("it is open on another computer")
    return Access(path=path, key=key, engine=engine, shared=_shared(shared_folder(path)), reading_only=why)


def open_access(path: Path, *, key: str | None, take_over: bool = False) -> Access:
    """Open a file, and migrate one of an older release.

    Raises:
        InputError: if it is no library that this release can read; the file is then as it was.
        OpenElsewhereError: if it lies in a shared folder and somebody has it open there; see ``FolderLock``.
    """
    shared = shared_folder(path)
    # The mark comes first: a look at a file rolls back what a kill has left, and must not take another's work for that.
    mark, hindrance = _mark(path, take_over=take_over) if shared is not None else (None, None)
    try:
        number = examine(path, key=key)
        key = key_for(path, key)
        if number < SCHEMA_NUMBER:
            migrate_file(path, number=number, key=key)
        engine, reading_only = _engine(path, key=key, way=_way(shared) if hindrance is None else Way.READING)
    except BaseException:
        if mark is not None:
            mark.release()
        raise
    return Access(
        path=path,
        key=key,
        engine=engine,
        mark=mark,
        shared=_shared(shared),
        reading_only=hindrance or reading_only,
    )


def _shared(shared: str | None) -> str | None:
    return f"This library lies in {shared}: only one window can have it open." if shared is not None else None


def _way(shared: str | None) -> Way:
    return Way.SHARED if shared is not None else Way.LOCAL


def _mark(path: Path, *, take_over: bool) -> tuple[FolderLock | None, str | None]:
    try:
        return FolderLock.take(path, take_over=take_over), None
    except OSError as error:
        return None, _sentence(error.strerror or "the folder cannot be written to")


def _engine(path: Path, *, key: str | None, way: Way) -> tuple[Engine, str | None]:
    """Connect once, so that the file is held; where nothing can be written beside it, open it for reading."""
    for _attempt in range(3):
        before = path.stat()
        engine = open_engine(path, key=key, way=way)
        try:
            with engine.connect() as connection:
                connection.exec_driver_sql("SELECT 1 FROM counter").first()
        except (OperationalError, dbapi2.OperationalError) as error:
            engine.dispose()
            why = cause(error)
            if way in (Way.READING, Way.FOLLOWING) or why is None or why == "The library is busy":
                raise
            _sweep_beside(path)
            why = "Its folder cannot be written to" if "reached" in why else why
            return open_engine(path, key=key, way=Way.READING), _sentence(why)
        with suppress(OSError):
            if path.stat().st_ino == before.st_ino:
                return engine, None
        engine.dispose()  # another window has put a new file in its place, between our look and our hold
    raise InputError(f"{path.name} is being replaced", "Another window is writing it anew.", "Open it again.")


def _sweep_beside(path: Path) -> None:
    """Remove the beginnings of a log for which there was no room: nothing was ever in it."""
    log = path.with_name(f"{path.name}-wal")
    with suppress(OSError):
        if log.stat().st_size == 0:
            log.unlink()
            path.with_name(f"{path.name}-shm").unlink()


def _sentence(why: str) -> str:
    return f"This library is open for reading only: {why[0].lower()}{why[1:]}."
