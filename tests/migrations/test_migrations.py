"""Migrations lead to today's tables, keep what a file holds, and never leave a file half migrated."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection
from sqlcipher3 import dbapi2

from briefing_app.domain.codec import encode
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.recommendation import Assessment, Position
from briefing_app.domain.status import StatusCode
from briefing_app.errors import UserError
from briefing_app.store import computed, migrating
from briefing_app.store.library import Library
from briefing_app.store.schema import APPLICATION_ID
from tests import builders
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
    backup = tmp_path / "old-before-format-3-from-0.briefings"
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


def _computed(connection: Connection) -> list[list[Any]]:
    kept = "SELECT id, reference_key, code, code_since, status_place, last_assessed, review_on, disputed"
    tables = (f"{kept} FROM recommendation ORDER BY id", "SELECT * FROM current_status ORDER BY 1, 2, 3")
    return [list(connection.exec_driver_sql(query)) for query in tables]


def _is_as_if_it_had_always_been_kept(library: Library) -> list[list[Any]]:
    with library.connection() as connection:
        migrated = _computed(connection)
        found = connection.exec_driver_sql("SELECT id FROM recommendation").scalars().all()
        computed.write_current_status(connection, found)
        computed.write_list_keys(connection, found, ())
        assert _computed(connection) == migrated
        connection.rollback()
    return migrated


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.briefings")), ids=lambda path: path.stem)
def test_what_is_computed_for_lists_is_in_a_migrated_library_as_if_it_had_always_been_kept(
    path: Path, tmp_path: Path
) -> None:
    copy = tmp_path / path.name
    shutil.copy(path, copy)
    library = Library.open(copy)
    rows, _claims = _is_as_if_it_had_always_been_kept(library)
    library.close()
    assert {row.status_place for row in rows} - {"8"}
    assert {row.last_assessed for row in rows} - {""}


def _said_later(path: Path, number: int, assessment: Assessment) -> None:
    """Add an assessment to a file of the first format, with the newest status as it was kept then."""
    code, day, said = assessment.status.value, assessment.date.first_day.isoformat(), encode(assessment)
    kind, by = assessment.claimant.kind.value, f"source:{assessment.claimant.by.id}" if assessment.claimant.by else ""
    held = (assessment.recommendation, kind, by, day, number, code)
    connection = dbapi2.connect(str(path))
    with connection:
        record = (assessment.id, 1, "public", 1, said)
        connection.execute("INSERT INTO assessment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*record, *held))
        connection.execute("INSERT OR REPLACE INTO current_status VALUES (?, ?, ?, ?, ?, ?)", held)
        if assessment.claimant == builders.NGO:
            values = (code, day, assessment.recommendation)
            connection.execute("UPDATE recommendation SET code = ?, code_since = ? WHERE id = ?", values)
    connection.close()


def test_a_migrated_library_lists_claims_where_an_answer_of_a_state_had_taken_their_place(tmp_path: Path) -> None:
    path = tmp_path / "answered.briefings"
    shutil.copy(GOLDEN / "library-0.1.briefings", path)
    answers = [
        builders.assessment(number, StatusCode.UNASSESSED, on="2021-01-01", claimant=who)
        for number, who in ((1, builders.NGO), (1, builders.STATE), (3, builders.STATE))
    ]
    for number, answer in enumerate(answers, 1001):
        _said_later(path, number, replace(answer, sequence=number, position=Position.SUPPORTED))
    taken_back = builders.assessment(2, StatusCode.UNASSESSED, on="2021-01-01")
    _said_later(path, 1004, replace(taken_back, sequence=1004))
    newer = builders.assessment(2, StatusCode.FULL, on="2021-02-01", claimant=builders.STATE)
    _said_later(path, 1005, replace(newer, sequence=1005))

    library = Library.open(path)
    rows, claims = _is_as_if_it_had_always_been_kept(library)
    library.close()
    found = {row.id: (row.code, row.code_since, row.status_place, row.disputed) for row in rows}
    assert found["recommendation-1"] == ("partial", "2020-02-17", "2", 0)
    assert found["recommendation-2"] == ("unassessed", "2021-01-01", "8", 0), "who took back a claim has none"
    assert found["recommendation-3"] == ("none", "2020-02-17", "4", 0)
    answered = [row.recommendation for row in claims if (row.claimant_kind, row.code) == ("state", "unassessed")]
    assert answered == ["recommendation-1", "recommendation-3"], "an answer holds where nothing was claimed"


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
