"""The power goes while the program saves and exports: in no state of the disk that this can leave is anything lost."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_app.domain.records.recommendation import Theme
from briefing_app.errors import UserError
from briefing_app.store.library import Library
from tests.builders import theme
from tests.journeys.recorded_child import EXPORT, FORMER, GROUP
from tests.journeys.traced import CALLS, Call, Disk, Recording
from tests.store.libraries import library_with

ROOT = Path(__file__).parents[2]
CHANCES = (1.0, 0.0, 0.5, 0.8)
"""With which each sector that was not synced is there: all of them, none, and mixtures."""


def _record(root: Path, folder: str, sabotage: str) -> tuple[Disk, list[Call]]:
    """Run the child on a fresh library; return the disk as it was before, and what was done to it."""
    (root / folder).mkdir(parents=True)
    (root / "out").mkdir()
    library_with(root / folder / "office.briefings", [theme("zero", key="zero")]).close()
    (root / "out" / "pack.pdf").write_bytes(FORMER)
    disk = Disk(root)
    log = root.with_suffix(".trace")
    child = [sys.executable, "-m", "tests.journeys.recorded_child", str(root), sabotage]
    strace = ["strace", "-f", "-y", "-xx", "-s", "10000000", "-e", f"trace={CALLS}", "-o", str(log)]
    subprocess.run([*strace, *child], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    return disk, Recording(root).calls(log.read_text().splitlines())


def _states(disk: Disk, calls: list[Call], *, variants: int) -> list[tuple[set[str], dict[str, bytes]]]:
    """What was told as done, and the files, after each call and a power cut there."""
    rng = random.Random(90)
    told: set[str] = set()
    states: list[tuple[set[str], dict[str, bytes]]] = []
    for call in calls:
        disk.do(call)
        if call.kind == "told":
            told.add(call.path)
        states += [(set(told), disk.after_a_cut(rng, chance=chance)) for chance in CHANCES[:variants]]
    return states


def _fault(told: set[str], files: dict[str, bytes], *, root: Path, scratch: Path) -> str | None:
    """Put a state onto the disk and start from it; return what is wrong."""
    for name, data in files.items():
        path = scratch / Path(name).relative_to(root)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    export = (scratch / "out" / "pack.pdf").read_bytes()
    if export != EXPORT and (export != FORMER or "done export" in told):
        return "the export is torn or lost"
    (path,) = scratch.rglob("office.briefings")
    try:
        library = Library.open(path)
    except UserError as error:
        return f"refused: {error}"
    with library.connection() as connection:
        sound = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
    with library.read() as reader:
        names = {str(record.id): record.name for record in reader.all(Theme)}
    library.close()
    if not sound:
        return "damaged"
    group = {names.get(f"group-{part}") for part in range(GROUP)}
    if len(group) > 1:
        return "an edit is there in part"
    for edit, kept in (
        ("first", group <= {"first", "second"}),
        ("second", group == {"second"}),
        ("third", "last" in names),
    ):
        if f"done {edit}" in told and not kept:
            return f"the {edit} edit was told as done, and is lost"
    return None


def _faults(tmp_path: Path, folder: str, *, sabotage: str, variants: int) -> tuple[int, list[str]]:
    root = tmp_path / "recorded"
    disk, calls = _record(root, folder, sabotage)
    assert {call.path for call in calls if call.kind == "told"} == {
        f"done {what}" for what in ("first", "second", "export", "third", "close")
    }
    states = _states(disk, calls, variants=variants)
    found = []
    for number, (told, files) in enumerate(states):
        fault = _fault(told, files, root=root, scratch=tmp_path / f"state-{number}")
        found += [fault] if fault is not None else []
    return len(states), found


@pytest.mark.long
@pytest.mark.journey
@pytest.mark.needs_strace
@pytest.mark.timeout(900)
@pytest.mark.parametrize("folder", ["local", "Dropbox"])
def test_no_power_cut_takes_what_was_told_as_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], folder: str
) -> None:
    count, faults = _faults(tmp_path, folder, sabotage="none", variants=4)
    with capsys.disabled():
        sys.stdout.write(f"\n{count} states of the disk after a power cut ({folder}): {len(faults)} with a loss\n")
    assert faults == []
    assert count > 500


@pytest.mark.long
@pytest.mark.journey
@pytest.mark.needs_strace
@pytest.mark.timeout(900)
@pytest.mark.parametrize(("sabotage", "word"), [("library", "lost"), ("export", "export is torn")])
def test_a_program_that_does_not_sync_is_caught(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], sabotage: str, word: str
) -> None:
    count, faults = _faults(tmp_path, "local", sabotage=sabotage, variants=3)
    with capsys.disabled():
        sys.stdout.write(f"\nwithout syncing ({sabotage}): {len(faults)} of {count} states with a loss\n")
    assert any(word in fault for fault in faults)
    assert len(faults) > 10


def test_the_model_of_a_disk_forgets_what_was_not_synced(tmp_path: Path) -> None:
    """Without this, a model that keeps everything would find no fault anywhere."""
    kept = tmp_path / "kept"
    kept.write_bytes(b"old")
    disk = Disk(tmp_path)
    disk.do(Call(kind="write", path=str(kept), offset=0, data=b"new" + b"!" * 600))
    disk.do(Call(kind="create", path=str(tmp_path / "fresh")))
    assert disk.after_a_cut(random.Random(0), chance=0.0)[str(kept)] == b"old"
    torn = {disk.after_a_cut(random.Random(seed), chance=0.5)[str(kept)] for seed in range(40)}
    assert {len(one) for one in torn} == {3, 512, 603}
    disk.do(Call(kind="sync", path=str(kept)))
    disk.do(Call(kind="rename", path=str(kept), target=str(tmp_path / "moved")))
    names = [set(disk.after_a_cut(random.Random(seed), chance=0.0)) for seed in range(40)]
    assert {str(kept)} in names
    assert {str(tmp_path / "moved"), str(tmp_path / "fresh")} in names
    disk.do(Call(kind="sync", path=str(tmp_path)))
    after = disk.after_a_cut(random.Random(1), chance=0.0)
    assert after == {str(tmp_path / "moved"): b"new" + b"!" * 600, str(tmp_path / "fresh"): b""}
