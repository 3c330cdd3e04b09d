"""Migrations lead to today's tables, keep what a file holds, and never leave a file half migrated."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from briefing_app.domain.codec import encode
from briefing_app.domain.records import CLASSES
from briefing_app.errors import UserError
from briefing_app.store import computed, migrating
from briefing_app.store.library import Library
from briefing_app.store.schema import APPLICATION_ID
from tests.store.libraries import ANNA

GOLDEN = Path(__file__).parent / "golden"
ROOT = Path(__file__).parents[2]


def _schema(path: Path) -> dict[str, str]:
    connection = dbapi2.connect(str(path))
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE '%alembic%'").fetchall()
    connection.close()
    return {name: " ".join((sql or "").split()) for name, sql in rows}


def _file_before_the_first_migration(path: Path) -> None:
    connection = dbapi2.connect(str(path))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("VACUUM")
    connection.close()


def test_the_migrations_lead_to_the_very_tables_that_a_new_library_has(tmp_path: Path) -> None:
    Library.create(tmp_path / "new.briefings").close()
    _file_before_the_first_migration(tmp_path / "old.briefings")
    before = (tmp_path / "old.briefings").read_bytes()

    Library.open(tmp_path / "old.briefings").close()

    assert _schema(tmp_path / "old.briefings") == _schema(tmp_path / "new.briefings")
    assert len(_schema(tmp_path / "new.briefings")) > 50
    backup = tmp_path / "old-before-format-2-from-0.briefings"
    assert _schema(backup) == {}
    assert len(backup.read_bytes()) == len(before)
    assert len(list(tmp_path.iterdir())) == 3


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.briefings"
    _file_before_the_first_migration(path)
    before = path.read_bytes()

    def fail(_connection: object) -> None:
        raise UserError("No", "It broke half-way.")

    monkeypatch.setattr(migrating, "upgrade", fail)
    with pytest.raises(UserError, match="half-way"):
        Library.open(path)
    assert _schema(path) == {}
    assert len(path.read_bytes()) == len(before)
    assert [left for left in tmp_path.iterdir() if "part" in left.name] == []


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.briefings")), ids=lambda path: path.stem)
def test_a_library_of_each_release_opens_reads_and_undoes(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    shutil.copy(path, copy)
    expected = path.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()

    library = Library.open(copy)
    with library.read() as reader:
        found = [encode(record) for cls in CLASSES.values() for record in reader.all(cls)]
    assert found == expected
    assert len(found) > 70
    step = library.undo(who=ANNA)
    assert step.label == "Rename"
    assert len(library.values_of(step.refs[0])) == 3
    library.close()


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.briefings")), ids=lambda path: path.stem)
def test_what_is_computed_for_lists_is_in_a_migrated_library_as_if_it_had_always_been_kept(
    path: Path, tmp_path: Path
) -> None:
    copy = tmp_path / path.name
    shutil.copy(path, copy)
    library = Library.open(copy)
    kept = "SELECT id, reference_key, code, code_since, status_place, last_assessed, review_on, disputed"
    tables = (f"{kept} FROM recommendation ORDER BY id", "SELECT * FROM current_status ORDER BY 1, 2, 3")
    with library.connection() as connection:
        migrated = [connection.exec_driver_sql(query).all() for query in tables]
    with library.connection() as connection:
        found = connection.exec_driver_sql("SELECT id FROM recommendation").scalars().all()
        computed.write_current_status(connection, found)
        computed.write_list_keys(connection, found, ())
        assert [connection.exec_driver_sql(query).all() for query in tables] == migrated
        connection.rollback()
    library.close()
    assert {row.status_place for row in migrated[0]} - {"8"}
    assert {row.last_assessed for row in migrated[0]} - {""}


def test_there_is_a_golden_library_for_the_first_release() -> None:
    assert (GOLDEN / "library-0.1.briefings").stat().st_size < 1_000_000


def test_opening_a_library_of_today_does_not_load_the_migration_tool(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from briefing_app.store.library import Library; "
        "path = Path(sys.argv[1]); Library.create(path).close(); Library.open(path).close(); "
        "print('alembic' in sys.modules)"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "x.briefings")]
    assert subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True).stdout == "False\n"
