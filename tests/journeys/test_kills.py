"""The program is killed while it edits and exports: what was told as done is there, and nothing half-done is left."""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
import time
import zipfile
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import docx
import pypdf
import pytest

from briefing_app.domain.records.mission import Mission
from briefing_app.domain.records.recommendation import Theme
from briefing_app.domain.text import Text, plain_text
from briefing_app.paths import standard_paths
from briefing_app.store.library import Library
from tests.journeys.killed_child import GROUP
from tests.services.parts import make_library, services_in

ROOT = Path(__file__).parents[2]
TRANSACTION, WRITE, ELSEWHERE = "inside a transaction", "inside an export's write", "elsewhere"
SIGNS = {"[": (TRANSACTION, 1), "]": (TRANSACTION, -1), "(": (WRITE, 1), ")": (WRITE, -1)}
LONGEST_WAIT = {TRANSACTION: 0.004, WRITE: 0.0002, ELSEWHERE: 0.2}
"""Seconds that a kill waits at most in the phase."""


@dataclass(slots=True)
class Life:
    """What one child told, from its first line to its end."""

    name: str
    pid: int = 0
    killed: bool = False
    lines: list[str] = field(default_factory=list)
    inside: Counter[str] = field(default_factory=Counter)

    def hear(self, line: str) -> None:
        """Take one more line."""
        self.lines.append(line)
        word, _, rest = line.partition(" ")
        if word in SIGNS:
            phase, step = SIGNS[word]
            self.inside[phase] += step
        elif word == "open":
            self.pid = int(rest)

    @property
    def over(self) -> bool:
        """Whether its end was told."""
        return bool(self.lines) and self.lines[-1].startswith("gone")

    def where(self, wanted: str) -> str:
        """Where it was at its end; of two phases at once, the one that was waited for."""
        found = [phase for phase in (wanted, TRANSACTION, WRITE) if self.inside[phase] > 0]
        return found[0] if found else ELSEWHERE

    def stages(self, word: str) -> dict[int, int]:
        """The highest stage of each round that was begun, or told as done."""
        told = [line.split() for line in self.lines if line.startswith(f"{word} ")]
        return {int(number): int(stage) for _, number, stage in told}


class Hunt:
    """Kills children of one nursery, each in the phase that is behind its share."""

    def __init__(self, folder: Path) -> None:
        """Make the library, and start the process that every child is forked from."""
        self.home, self.out = folder / "home", folder / "out"
        for needed in ("office", "out"):
            (folder / needed).mkdir()
        self.library = make_library(folder / "office" / "office.briefings")
        arguments = map(str, (self.home, self.library, self.out))
        command = [sys.executable, "-m", "tests.journeys.killed_child", *arguments]
        self.nursery = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT)
        self.chance = random.Random(20)
        self.counted: Counter[str] = Counter()
        self.acknowledged = self.exports = self.parts = 0
        self._rest = b""

    def run(self, times: int) -> str:
        """Kill so many children, look at everything after each, and tell how it went."""
        share = {TRANSACTION: times * 0.4, WRITE: times * 0.5, ELSEWHERE: times * 0.1}
        for number in range(times):
            wanted = min(share, key=lambda phase: self.counted[phase] / share[phase])
            # The first lives until an export is done: on a busy machine no other may come that far.
            life = self._kill(f"child{number}", wanted, first=number == 0)
            self.counted[life.where(wanted)] += 1
            self.acknowledged += sum(life.stages("done").values())
            self.exports += life.lines.count("export")
            self.parts += sum(".part-" in path.name for path in self.out.iterdir())
            _look(self, life)
        counts = ", ".join(f"{self.counted[phase]} {phase}" for phase in (TRANSACTION, WRITE, ELSEWHERE))
        return (
            f"{times} kills: {counts}\n{self.acknowledged} edits and {self.exports} exports were told as done, "
            f"none lost; {self.parts} half-written files swept"
        )

    def close(self) -> None:
        """End the nursery."""
        self.nursery.communicate()

    def _kill(self, name: str, wanted: str, *, first: bool) -> Life:
        assert self.nursery.stdin is not None
        self.nursery.stdin.write(f"{name}\n".encode())
        self.nursery.stdin.flush()
        life = Life(name)
        while not life.pid:
            self._listen(life)
        while first and "export" not in life.lines:
            self._listen(life)
        settled = time.monotonic() + self.chance.uniform(0.0, 0.7)
        while time.monotonic() < settled:
            self._listen(life)
        self._wait_for_the_moment(life, wanted)
        life.killed = True
        os.kill(life.pid, signal.SIGKILL)
        while not life.over:
            self._listen(life)
        assert life.lines[-1] == f"gone {int(signal.SIGKILL)}"
        return life

    def _wait_for_the_moment(self, life: Life, wanted: str) -> None:
        """Wait into the phase, for a random while, unless it ends before that: then for the next one."""
        while True:
            while wanted != ELSEWHERE and life.inside[wanted] <= 0:
                self._listen(life)
            until = time.monotonic() + self.chance.uniform(0.0, LONGEST_WAIT[wanted])
            while time.monotonic() < until:
                pass  # a sleep would be longer than the phase
            while select.select([self._ear], [], [], 0)[0]:
                self._listen(life)
            if wanted == ELSEWHERE or life.inside[wanted] > 0:
                return

    @property
    def _ear(self) -> int:
        assert self.nursery.stdout is not None
        return self.nursery.stdout.fileno()

    def _listen(self, life: Life) -> None:
        heard = os.read(self._ear, 65536)
        assert heard, "the nursery has ended"
        *lines, self._rest = (self._rest + heard).split(b"\n")
        for line in lines:
            life.hear(line.decode())
        assert not life.over or life.killed, "the child ended by itself"


def _look(hunt: Hunt, life: Life) -> None:
    """The next start of the program, and a look at all that lies on the disk then."""
    with services_in(hunt.home) as services:
        services.library.open(hunt.library).close()
    library = Library.open(hunt.library)
    with library.connection() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    with library.read() as reader:
        groups = {str(record.id): record.name.split()[0] for record in reader.all(Theme)}
        texts = [text for text in reader.texts([mission.id for mission in reader.all(Mission)]) if text.field == "why"]
    library.close()
    _look_at_edits(life, groups, texts[0].tree)
    for path in hunt.out.iterdir():
        _look_at_export(path)
    lying = [path for folder in (hunt.home, hunt.out, hunt.library.parent) for path in folder.rglob("*")]
    assert [path for path in lying if ".part-" in path.name or path.name.endswith(("-wal", "-shm", "-journal"))] == []
    paths = standard_paths({"BRIEFING_HOME": str(hunt.home)})
    assert [*(paths.cache / "unfinished").iterdir(), *paths.temporary.iterdir()] == []
    assert [path.name for path in hunt.library.parent.iterdir()] == [hunt.library.name]


def _look_at_edits(life: Life, groups: dict[str, str], why: Text) -> None:
    done, begun = life.stages("done"), life.stages("begin")
    there = {int(key.split("-")[1]) for key in groups if key.startswith(f"{life.name}-")}
    assert set(done) <= there <= set(begun), "an edit that was told as done is lost"
    for number in there:
        values = {groups.get(f"{life.name}-{number}-{part}") for part in range(GROUP)}
        assert len(values) == 1, "an edit is there in part"
        assert values == {"second"} or done.get(number, 1) < 2, "an edit that was told as done is lost"
    typed = [number for number, stage in done.items() if stage == 3]
    if typed:
        assert why in [plain_text(f"{life.name} {number}") for number in (max(typed), max(typed) + 1)]


def _look_at_export(path: Path) -> None:
    if path.suffix == ".pdf":
        assert len(pypdf.PdfReader(path).pages) > 5
        return
    assert path.suffix == ".docx", path.name
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
    with path.open("rb") as file:
        assert len(docx.Document(file).paragraphs) > 20


def _survives(folder: Path, times: int, capsys: pytest.CaptureFixture[str]) -> None:
    hunt = Hunt(folder)
    usual = os.getpriority(os.PRIO_PROCESS, 0)
    with suppress(OSError):  # on a busy machine, an ordinary process would wake up when the moment has passed
        os.setpriority(os.PRIO_PROCESS, 0, -20)
    try:
        told = hunt.run(times)
    finally:
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, 0, usual)
        hunt.close()
    with capsys.disabled():
        sys.stdout.write(f"\n{told}\n")
    assert hunt.counted[TRANSACTION] >= times * 0.3
    assert hunt.counted[WRITE] >= times * 0.3
    assert hunt.acknowledged > times
    assert hunt.exports > 0


@pytest.mark.journey
def test_nothing_is_lost_or_half_done_after_20_kills_amid_edits_and_exports(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _survives(tmp_path, 20, capsys)


@pytest.mark.long
@pytest.mark.journey
@pytest.mark.timeout(1800)
def test_nothing_is_lost_or_half_done_after_200_kills_amid_edits_and_exports(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _survives(tmp_path, 200, capsys)
