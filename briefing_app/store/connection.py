"""Connections to the file: its key, its pragmas, and how transactions begin."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlcipher3 import dbapi2

IMMEDIATE = {"begins": "BEGIN IMMEDIATE"}
"""Execution options of a connection that is going to write: it waits at its start, never half-way."""

# Deleted words do not stay readable, and a file that somebody else made does nothing of its own.
_PRAGMAS = (
    "PRAGMA busy_timeout = 10000",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA cache_size = -32000",
    "PRAGMA journal_size_limit = 33554432",  # after a large import the log beside the file shrinks again
)


def unlock(cursor: Any, key: str) -> None:  # noqa: ANN401  (the driver's own connection or cursor)
    """Give a protected file its passphrase; whether it is the right one shows when something is read."""
    quoted = key.replace("'", "''")
    cursor.execute("PRAGMA cipher_log_level = NONE")  # failures are told by us, not on the error stream
    cursor.execute(f"PRAGMA key = '{quoted}'")


class Way(Enum):
    """How a file is written; the value is what a connection says about it."""

    LOCAL = ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL")
    """On a disk of this machine: everybody reads while one writes."""
    SHARED = ("PRAGMA journal_mode = DELETE", "PRAGMA synchronous = EXTRA")
    """On a network drive or in a folder that is synced: without the memory that connections to a log share. A commit is
    then a file's removal, and on the disk when its folder is (which FULL does not wait for)."""
    READING = ("PRAGMA query_only = ON",)
    """Not at all; no file appears beside it either."""
    FOLLOWING = ("PRAGMA query_only = TRUE",)
    """Not at all, while somebody else writes it: what they commit is seen."""


def open_engine(path: Path, *, key: str | None, way: Way = Way.LOCAL, foreign_keys: bool = True) -> Engine:
    """Return the engine of a library's file; it opens connections as they are asked for."""
    modes = {Way.READING: "mode=ro&immutable=1", Way.FOLLOWING: "mode=ro"}
    address = f"{path.absolute().as_uri()}?{modes.get(way, 'mode=rw')}"
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: dbapi2.connect(address, uri=True, check_same_thread=False),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=-1,
    )

    @event.listens_for(engine, "connect")
    def prepare(raw: Any, _record: object) -> None:  # noqa: ANN401  (the driver's own connection)
        raw.isolation_level = None  # transactions begin where we say, not where the driver guesses
        cursor = raw.cursor()
        if key is not None:
            unlock(cursor, key)
        for pragma in (*_PRAGMAS, *way.value, f"PRAGMA foreign_keys = {int(foreign_keys)}"):
            cursor.execute(pragma)
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begins", "BEGIN"))

    return engine
