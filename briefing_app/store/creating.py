"""New, empty library files."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import Connection, insert

from briefing_app.errors import InputError
from briefing_app.store import search
from briefing_app.store.connection import IMMEDIATE, Way, open_engine
from briefing_app.store.schema import APPLICATION_ID, COUNTER, METADATA, SCHEMA_NUMBER

REVISION = f"{SCHEMA_NUMBER:04}"
"""The migration that leads to today's tables."""


def create_file(path: Path, *, key: str | None, way: Way = Way.LOCAL) -> None:
    """Make an empty library at ``path``.

    Raises:
        InputError: if something is there already, or nothing can be written there.
    """
    if key == "":
        raise InputError("The passphrase is empty", "It would protect nothing.", "Choose one, or go without.")
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError as error:
        raise InputError(
            f"{path.name} is there already", "A new library never replaces a file.", "Choose another name."
        ) from error
    except OSError as error:
        raise InputError(
            f"{path.name} cannot be created", str(error.strerror or error), "Choose another folder."
        ) from error
    engine = open_engine(path, key=key, way=way)
    try:
        with engine.connect().execution_options(**IMMEDIATE) as connection, connection.begin():
            write_tables(connection)
    except BaseException:
        engine.dispose()
        for end in ("", "-wal", "-shm", "-journal"):
            path.with_name(path.name + end).unlink(missing_ok=True)
        raise
    engine.dispose()


def write_tables(connection: Connection) -> None:
    """Write today's tables at once; a test holds them equal to what the migrations lead to."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_NUMBER}")
    METADATA.create_all(connection, checkfirst=False)
    for statement in search.STATEMENTS:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{REVISION}')")
    connection.execute(insert(COUNTER), [{"name": "sequence", "value": 0}, {"name": "entry", "value": 0}])
