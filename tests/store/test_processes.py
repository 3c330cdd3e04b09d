"""Several processes at one file."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

from briefing_app.domain.records.place import Country
from briefing_app.store.library import Library
from tests.builders import COUNTRY, country
from tests.store import editing_child
from tests.store.libraries import library_with

ROOT = Path(__file__).parents[2]


def start(path: Path, mode: str, name: str) -> subprocess.Popen[str]:
    """Start a child at work on ``path`` and wait until it has the library open."""
    command = [sys.executable, "-m", "tests.store.editing_child", str(path), mode, name]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
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
