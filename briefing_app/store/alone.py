"""Being the only one at a library: before its file is taken away or replaced, nobody else may have it open."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlcipher3 import dbapi2

from briefing_app.store.backup import BESIDE
from briefing_app.store.connection import unlock
from briefing_app.store.folder_lock import FolderLock, OpenElsewhereError
from briefing_app.store.opening import key_for
from briefing_app.store.places import shared_folder


@contextmanager
def alone(path: Path, *, key: str | None = None, marked: bool = True) -> Iterator[None]:
    """Hold a library that nobody has open, in this process or another; who opens it meanwhile waits.

    Not ``marked``: the caller holds the mark of a shared folder already.

    Raises:
        OpenElsewhereError: if somebody has it open.
    """
    mark = FolderLock.take(path) if marked and shared_folder(path) is not None else None
    try:
        with closing(dbapi2.connect(str(path), timeout=0.2, isolation_level=None)) as connection:
            key = key_for(path, key)
            if key is not None:
                unlock(connection, key)
            try:
                connection.execute("PRAGMA locking_mode = EXCLUSIVE")
                # Whoever has a library open holds it by its log; with the last one that log goes.
                mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
                connection.execute("BEGIN EXCLUSIVE")
            except dbapi2.OperationalError as error:
                raise _open_elsewhere(path) from error
            if mode != "delete":
                raise _open_elsewhere(path)
            yield
    finally:
        if mark is not None:
            mark.release()


def remove_library(path: Path, *, key: str | None = None) -> None:
    """Remove a library that nobody has open.

    Raises:
        OpenElsewhereError: if somebody has; the file then stays.
    """
    with alone(path, key=key):
        if os.name != "nt":
            path.unlink()
    path.unlink(missing_ok=True)  # Windows removes no file that is open
    for end in BESIDE:
        with suppress(OSError):
            path.with_name(path.name + end).unlink(missing_ok=True)


def put_aside(path: Path, aside: Path) -> None:
    """Rename what should be a library, with its logs; a damaged one cannot always tell whether somebody has it open.

    Raises:
        OpenElsewhereError: if somebody has it open, as far as it can be seen.
        OSError: if it cannot be renamed.
    """
    with suppress(dbapi2.DatabaseError), alone(path):
        pass
    for end in ("", *BESIDE):
        held = path.with_name(path.name + end)
        if held.exists():
            held.rename(aside.with_name(aside.name + end))


def _open_elsewhere(path: Path) -> OpenElsewhereError:
    return OpenElsewhereError(
        f"{path.name} is open in another window", "Its file cannot be replaced under it.", "Close it there first."
    )
