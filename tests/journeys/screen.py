"""A screen of one's own with real mouse and keys, and the program on it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 60.0
"""Seconds: a machine that builds other things meanwhile is slow, and a test is not a race."""

_COPY = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
app.clipboard().setText(sys.argv[1])
print("copied", flush=True)
app.exec()
"""


def wait_for(call: Callable[[], T | None], what: str, *, seconds: float = _PATIENCE) -> T:
    """Return the first answer that is not empty; fail with ``what`` where there is none in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        answer = call()
        if answer:
            return answer
        time.sleep(0.1)
    raise AssertionError(f"waited in vain: {what}")


class Screen:
    """Xvfb with openbox, on a display number that Xvfb finds free itself."""

    def __init__(self) -> None:
        reading, writing = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x840x24", "-nolisten", "tcp"],
            pass_fds=(writing,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(writing)
        with os.fdopen(reading) as told:
            self.display = f":{told.readline().strip()}"
        self.environment = {**os.environ, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}
        self._others: list[subprocess.Popen[str]] = []
        self._manager = subprocess.Popen(
            ["openbox"], env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def do(self, *command: str) -> None:
        """Use mouse or keyboard."""
        subprocess.run(["xdotool", *command], env=self.environment, check=True, timeout=60)

    def click(self, at: list[int]) -> None:
        """Press the left button at a point."""
        self.do("mousemove", str(at[0]), str(at[1]), "sleep", "0.1", "click", "1")

    def drag(self, start: list[int], end: list[int]) -> None:
        """Press the left button at a point, move to another in small steps, and let go there."""
        steps: list[str] = []
        for step in range(1, 13):
            x, y = (old + (new - old) * step // 12 for old, new in zip(start, end, strict=True))
            steps += ["mousemove", str(x), str(y), "sleep", "0.04"]
        grip = ["mousemove", str(start[0]), str(start[1]), "sleep", "0.1", "mousedown", "1", "sleep", "0.1"]
        self.do(*grip, *steps, "sleep", "0.2", "mouseup", "1")

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        self.do("key", "--delay", "60", *keys)

    def type(self, words: str) -> None:
        """Type words; letters that the keyboard does not have take the server a while each."""
        self.do("type", "--delay", "15" if words.isascii() else "300", words)

    def copy(self, words: str) -> None:
        """Copy words in another program, which keeps them as long as the screen is there."""
        owner = subprocess.Popen(
            [sys.executable, "-c", _COPY, words], env=self.environment, text=True, stdout=subprocess.PIPE
        )
        self._others.append(owner)
        assert owner.stdout is not None
        assert owner.stdout.readline() == "copied\n"

    def close(self) -> None:
        """End the window manager and the server."""
        for other in self._others:
            other.terminate()
            other.communicate(timeout=10)
        for process in (self._manager, self._server):
            process.terminate()
            process.wait(timeout=10)


class Program:
    """The real program as a child, with its probe."""

    def __init__(
        self,
        screen: Screen,
        home: Path,
        *,
        programs: Path | None = None,
        library: Path | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Start it with its files below ``home``; ``programs`` are found before those of the system."""
        searched = f"{programs}{os.pathsep}{os.environ['PATH']}" if programs else os.environ["PATH"]
        self._child = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.program", *([str(library)] if library else [])],
            cwd=ROOT, env={**screen.environment, "BRIEFING_HOME": str(home), "PATH": searched, **(environment or {})},
            text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def ask(self, question: str) -> Any:  # noqa: ANN401  (JSON)
        """Ask the probe."""
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._child.stdin.write(f"{question}\n")
        self._child.stdin.flush()
        answer = self._child.stdout.readline()
        assert answer, "the program has ended"
        return json.loads(answer)

    def find(self, question: str) -> list[int]:
        """Wait until something is on the screen and does not move any more, and return where."""

        def at_rest() -> list[int] | None:
            first = self.ask(question)
            time.sleep(0.3)
            again = self.ask(question)
            return again["at"] if first and again and first["at"] == again["at"] else None

        return wait_for(at_rest, question)

    def wait_for_pages(self, test: Callable[[str], bool], what: str) -> str:
        """Wait until the words of the preview's pages pass a test, and return them."""

        def passing() -> str | None:
            words = self.ask("pages")
            return words if words and test(words) else None

        return wait_for(passing, what)

    def close(self) -> int:
        """End the program as a session's end does, and return its exit code."""
        self._child.terminate()
        code = self._child.wait(timeout=60)
        for stream in (self._child.stdin, self._child.stdout):
            if stream is not None:
                stream.close()
        return code
