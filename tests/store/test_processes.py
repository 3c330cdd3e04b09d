"""Several processes at one file, and processes that end in the middle of their work."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from briefing_app.domain.records.place import Country
from briefing_app.domain.records.recommendation import Theme
from briefing_app.store.library import Library
from tests.builders import COUNTRY, country
from tests.store import editing_child
from tests.store.libraries import library_with

ROOT = Path(__file__).parents[2]


def start(path: Path, mode: str, name: str) -> subprocess.Popen[str]:
    """Start a child at work on ``path`` and wait until it has the library open."""
    command = [sys.executable, "-m", "tests.store.editing_child", str(path), mode, name]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert child.stdout is not None
    assert child.stdout.readline() == "open\n"
    return child


def test_two_processes_that_edit_one_record_lose_no_edit_silently(tmp_path: Path) -> None:
    path = tmp_path / "shared.briefings"
    library_with(path, [country("0")]).close()
    children = [start(path, "count", name) for name in ("Anna", "Ben")]
    conflicts = sum(int(child.communicate(timeout=120)[0]) for child in children)
    assert [child.returncode for child in children] == [0, 0]

    library = Library.open(path)
    with library.read() as reader:
        found = reader.get(Country, COUNTRY)
    assert found is not None
    assert int(found.name) == 2 * editing_child.ROUNDS
    assert found.rev == 2 * editing_child.ROUNDS + 1
    assert Counter(step.who for step in library.steps(limit=1000) if step.label == "Count") == {
        "Anna": editing_child.ROUNDS,
        "Ben": editing_child.ROUNDS,
    }
    library.close()
    sys.stdout.write(f"{2 * editing_child.ROUNDS} edits by two processes, {conflicts} conflicts told\n")


def test_what_was_told_as_committed_outlives_20_kills(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = _kill_many(tmp_path / "killed.briefings", 20)
    with capsys.disabled():
        sys.stdout.write(f"\n{told}\n")


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_what_was_told_as_committed_outlives_200_kills(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = _kill_many(tmp_path / "killed.briefings", 200)
    with capsys.disabled():
        sys.stdout.write(f"\n{told}\n")


def _kill_many(path: Path, times: int) -> str:
    Library.create(path).close()
    chance = random.Random(20)
    inside = acknowledged = 0
    for number in range(times):
        name = f"child{number}"
        child = start(path, "log", name)
        time.sleep(chance.uniform(0.02, 0.25))
        child.kill()
        assert child.stdout is not None
        lines = [line for line in child.stdout.read().split("\n")[:-1] if line]
        child.wait()
        child.stdout.close()
        inside += bool(lines) and lines[-1].startswith("begin")
        acknowledged += sum(line.startswith("done") for line in lines)
        _check(path, name, lines)
    assert acknowledged > times
    assert inside > times // 4
    return f"{times} kills, {inside} of them inside a commit; {acknowledged} commits told, none lost"


def _check(path: Path, name: str, lines: list[str]) -> None:
    library = Library.open(path)
    with library.connection() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    with library.read() as reader:
        found = {str(record.id): record.name.split()[0] for record in reader.all(Theme)}
    library.close()
    stage: dict[str, int] = {}
    for line in lines:
        word, number, part = line.split()
        if word == "done":
            stage[number] = int(part)
    numbers = {record_id.rsplit("-", 2)[1] for record_id in found if record_id.startswith(f"{name}-")}
    assert set(stage) <= numbers
    for number in numbers:
        values = [found.get(f"{name}-{number}-{part}") for part in range(3)]
        assert len(set(values)) == 1, "a commit is there in part"
        if stage.get(number) == 2:
            assert values[0] == "second"
