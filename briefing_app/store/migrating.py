"""Files of an older release: a copy is migrated and checked, then it takes the file's place."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import Connection, Engine, func, inspect, select, table

from briefing_app.errors import UserError
from briefing_app.store.alone import alone
from briefing_app.store.backup import copy_database, passing_file, sync_folder, write_backup
from briefing_app.store.connection import IMMEDIATE, open_engine
from briefing_app.store.opening import examine
from briefing_app.store.schema import RECORDS, SCHEMA_NUMBER

_SCRIPTS = Path(__file__).parent / "migrations"


def migrate_file(path: Path, *, number: int, key: str | None) -> Path:
    """Bring a file of schema ``number`` to today's; return the backup that was made of it first.

    Raises:
        UserError: if the migrated copy does not hold what the file held, or somebody has it open; it is then as it was.
    """
    with alone(path, key=key, marked=False):
        pass  # before anything is written: another release's window would go on in a file that is gone
    backup = _free_name(path, number)
    engine = open_engine(path, key=key)
    try:
        write_backup(engine, backup, key=key)
        with passing_file(path) as part:
            copy_database(engine, part, key=key)
            engine.dispose()
            _migrate_copy(part, key=key)  # its last connection takes the write-ahead log with it
            examine(part, key=key)
            with alone(path, key=key, marked=False):
                if os.name != "nt":
                    part.replace(path)
            if part.exists():  # Windows replaces no file that is open
                part.replace(path)
            sync_folder(path.parent)
    finally:
        engine.dispose()
    return backup


def upgrade(connection: Connection) -> None:
    """Run every migration that is due, inside the connection's transaction."""
    # Alembic costs 0.15 s to import, and a file of today never needs it.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_NUMBER}")


def _migrate_copy(part: Path, *, key: str | None) -> None:
    # Batch mode replaces whole tables: with foreign keys on, their links would go with the old ones.
    engine = open_engine(part, key=key, foreign_keys=False)
    try:
        before = _counts(engine)
        with engine.connect().execution_options(**IMMEDIATE) as connection, connection.begin():
            upgrade(connection)
            lost = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        after = _counts(engine)
        fewer = [name for name, count in before.items() if after.get(name) != count]
        if lost is not None or fewer:
            raise UserError(
                "The library was not migrated",
                f"The migrated copy does not hold what the file held ({', '.join(fewer) or 'links'}).",
                "The file is as it was. Go on with the release that wrote it, and report this.",
            )
    finally:
        engine.dispose()


def _counts(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        names = set(inspect(connection).get_table_names()) & {kind.value for kind in RECORDS}
        return {name: connection.execute(select(func.count()).select_from(table(name))).scalar_one() for name in names}


def _free_name(path: Path, number: int) -> Path:
    name = path.with_name(f"{path.stem}-before-format-{SCHEMA_NUMBER}-from-{number}{path.suffix}")
    count = 2
    while name.exists():
        name = name.with_stem(f"{path.stem}-before-format-{SCHEMA_NUMBER}-from-{number}-{count}")
        count += 1
    return name
