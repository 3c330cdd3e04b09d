"""A large import is one step, all of it or nothing, and leaves the very library that small steps would have made."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bench import library as invented
from briefing_app.domain.changes import Change, ChangeSet, created, replaced
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.recommendation import Recommendation
from briefing_app.errors import InputError
from briefing_app.store import history, taking_in
from briefing_app.store.conflict import ConflictError
from briefing_app.store.library import Library
from briefing_app.store.taking_in import CancelledError
from tests import builders
from tests.store.libraries import ANNA, library_with, stored

ROOT = Path(__file__).parents[2]
COMPUTED = {
    "recommendation": "id, rev, data, reference_key, code, code_since, status_place, last_assessed, review_on, "
    "disputed",
    "recommendation_theme": "*",
    "assessment": "id, rev, sequence, code",
    "current_status": "*",
    "search": "kind, owner, key",
    "sqlite_master": "type, name, sql",
}


def _contents(library: Library) -> dict[str, list[Any]]:
    with library.connection() as connection:
        return {
            table: sorted(map(tuple, connection.exec_driver_sql(f"SELECT {columns} FROM {table}")), key=str)
            for table, columns in COMPUTED.items()
        }


def _some(number: int = 60) -> list[Change]:
    records = list(builders.a_library_of_records())
    texts = [builders.written(builders.recommendation(1), "verbatim", "Łódź and a prisoner")]
    changes = [*invented.changes(number), *(created(one) for one in (*records, *texts))]
    return list({change.ref: change for change in changes}.values())


@pytest.fixture(params=[3, 20_000], ids=["indexes made anew", "indexes kept"])
def pieces(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking_in, "PORTION", 7)
    monkeypatch.setattr(history, "_PORTION", 7)
    monkeypatch.setattr(taking_in, "LARGE", request.param)


@pytest.mark.usefixtures("pieces")
def test_a_large_import_leaves_the_very_library_that_a_small_step_makes(tmp_path: Path, library: Library) -> None:
    other = Library.create(tmp_path / "other.briefings")
    other.apply(ChangeSet(label="Import", changes=tuple(_some())), who=ANNA)
    told: list[int] = []
    library.take_in("Import", lambda _reader: _some(), who=ANNA, progress=told.append)
    assert _contents(library) == _contents(other)
    assert told == sorted(told)
    assert told[-1] == len(_some())
    other.close()


@pytest.mark.usefixtures("pieces")
def test_a_large_import_is_one_step_that_undo_takes_back_and_redo_does_again(library: Library) -> None:
    library.apply(ChangeSet(label="First", changes=(created(builders.recommendation(99)),)), who=ANNA)
    before = _contents(library)
    library.take_in("Import", lambda _reader: _some(), who=ANNA)
    after = _contents(library)
    assert [step.label for step in library.steps()] == ["Import", "First"]
    library.undo(who=ANNA)
    assert _contents(library) == before
    library.redo(who=ANNA)
    plain = [[(row[0], *row[3:]) for row in state["recommendation"]] for state in (after, _contents(library))]
    assert plain[0] == plain[1]
    assert _contents(library)["search"] == after["search"]


@pytest.mark.usefixtures("pieces")
def test_records_that_are_there_are_changed_by_a_large_import_and_come_back_as_they_were(tmp_path: Path) -> None:
    library = library_with(tmp_path / "l.briefings", [change.after for change in _some() if change.after])
    before = _contents(library)

    def renamed(reader: Reader) -> Iterator[Change]:
        for call in reader.all(Recommendation):
            yield replaced(call, replace(call, title=f"{call.title} zebra", themes=()))

    library.take_in("Rename", renamed, who=ANNA)
    assert all(" zebra " in key for kind, _, key in _contents(library)["search"] if kind == "recommendation")
    assert _contents(library)["recommendation_theme"] == []
    library.undo(who=ANNA)
    now = _contents(library)
    assert [row[3:] for row in now["recommendation"]] == [row[3:] for row in before["recommendation"]]
    assert now["search"] == before["search"]
    assert now["recommendation_theme"] == before["recommendation_theme"]
    library.close()


def _breaks_off(number: int) -> Iterator[Change]:
    yield from _some()[:number]
    raise InputError("The file is damaged", "It ends in the middle.")


@pytest.mark.usefixtures("pieces")
@pytest.mark.parametrize("number", [0, 1, 6, 100])
def test_a_stream_that_breaks_off_leaves_nothing(library: Library, number: int) -> None:
    before = _contents(library)
    with pytest.raises(InputError, match="in the middle"):
        library.take_in("Import", lambda _reader: _breaks_off(number), who=ANNA)
    assert _contents(library) == before
    assert library.steps() == ()


@pytest.mark.usefixtures("pieces")
def test_a_record_that_somebody_has_changed_meanwhile_stops_a_large_import_whole(tmp_path: Path) -> None:
    call = builders.recommendation(1)
    library = library_with(tmp_path / "c.briefings", [call])
    before = _contents(library)
    with pytest.raises(ConflictError):
        library.take_in("Import", lambda _reader: _some(), who=ANNA)
    assert _contents(library) == before
    library.close()


def test_nothing_to_take_in_is_no_step(library: Library) -> None:
    assert library.take_in("Import", lambda _reader: iter(()), who=ANNA).entry == 0
    assert library.steps() == ()


def test_an_import_may_ask_for_what_it_has_itself_brought(library: Library) -> None:
    def asks(reader: Reader) -> Iterator[Change]:
        yield from (created(builders.recommendation(number)) for number in range(taking_in.PORTION))
        assert reader.get(Recommendation, "recommendation-1") is not None
        yield created(builders.instrument())

    assert library.take_in("Import", asks, who=ANNA).entry == 1


@pytest.mark.parametrize("when", ["while it is written", "while lists are computed"])
def test_a_cancelled_import_stops_within_a_second_and_leaves_nothing(
    library: Library, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop, asked = threading.Event(), 0.0
    before = _contents(library)

    def ask() -> None:
        nonlocal asked
        if not stop.is_set():
            asked = time.perf_counter()
            stop.set()

    if when == "while lists are computed":
        former = taking_in.Taker.finish

        def finish(taker: taking_in.Taker) -> None:
            ask()
            # One statement that would run for minutes.
            endless = "SELECT count(*) FROM history a, history b, history c, history d"
            taker._connection.exec_driver_sql(endless)
            former(taker)

        monkeypatch.setattr(taking_in.Taker, "finish", finish)

    def changes(_reader: Reader) -> Iterator[Change]:
        for number, change in enumerate(invented.changes(2000)):
            if number == 1500 and when == "while it is written":
                ask()
            yield change

    with pytest.raises(CancelledError):
        library.take_in("Import", changes, who=ANNA, cancelled=stop.is_set)
    assert time.perf_counter() - asked < 1.0
    assert _contents(library) == before
    monkeypatch.undo()
    # The connection is itself again: what comes next is not stopped.
    library.take_in("Import", lambda _reader: _some(), who=ANNA)


def test_a_step_of_very_many_records_is_told_by_its_label_alone(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "MANY", 50)
    library.take_in("Import", lambda _reader: _some(), who=ANNA)
    library.apply(ChangeSet(label="One", changes=(created(builders.theme(key="new")),)), who=ANNA)
    one, many = library.steps()
    assert (one.label, len(one.refs)) == ("One", 1)
    assert (many.label, many.refs) == ("Import", ())
    library.undo(who=ANNA)
    undone = library.undo(who=ANNA)
    assert undone.refs == ()


def test_the_undo_of_a_large_import_is_refused_with_the_name_of_who_changed_a_record_since(library: Library) -> None:
    library.take_in("Import", lambda _reader: _some(), who=ANNA)
    call = stored(library, builders.recommendation(7))
    assert isinstance(call, Recommendation)
    other = replace(ANNA, name="Ben")
    library.apply(ChangeSet(label="Rename", changes=(replaced(call, replace(call, title="New")),)), who=other)
    before = _contents(library)
    with pytest.raises(Exception, match=r"“Rename” \(Ben\)"):
        library.undo(who=ANNA)
    assert _contents(library) == before


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.skipif(sys.platform == "win32", reason="memory is told by the system's resource module")
def test_a_quarter_of_a_million_recommendations_are_taken_in_and_back_within_400_megabytes(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.store.taking_child", str(tmp_path / "large.briefings"), "250000"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert 50 < int(done.stdout) < 400
