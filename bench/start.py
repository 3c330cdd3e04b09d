"""``python -m bench.start [--times 5]``: what the command line and the window cost as whole processes, on the sample.

The window needs a screen (``xvfb-run python -m bench.start``); without one its lines are left out, and it is said.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench import surroundings

_MAIN = Path(__file__).parents[1] / "main.py"
WINDOW = {"shown": "window", "usable": "its tree", "pages": "first page"}
"""What is waited for after the program was called, with its name in the table."""
_KNOWN = {"name": "Bench", "initials": "BE", "backup_asked": True}
"""Settings with which the window has nothing to ask."""
_COLUMNS = f"{'command':12} {'wall s':>7} {'most':>7} {'CPU s':>7}"


def commands(library: Path, out: Path) -> dict[str, list[str]]:
    """Return what is measured: each name with its arguments."""
    build = ["build", str(library), "--pack", "Delegation", "--out", str(out)]
    pdf, docx = ["--format", "pdf"], ["--format", "docx"]
    return {
        "status": ["status", str(library)],
        "build pdf": build + pdf,
        "build docx": build + docx,
        "build both": build + pdf + docx,
    }


def run(arguments: list[str], home: Path) -> tuple[float, float]:
    """Run the program once; return its wall and its CPU seconds (where the system tells these of a child)."""
    before, started = os.times(), time.perf_counter()
    subprocess.run(
        [sys.executable, str(_MAIN), *arguments],
        check=True,
        capture_output=True,
        env=surroundings(BRIEFING_HOME=str(home)),
    )
    wall, after = time.perf_counter() - started, os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return wall, spent


def open_window(library: Path, home: Path) -> dict[str, float]:
    """Open the library in a window; return the seconds until each thing of ``WINDOW`` was there."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.window_child", str(library), str(time.time())],
        check=True,
        capture_output=True,
        text=True,
        cwd=_MAIN.parent,
        env=surroundings(BRIEFING_HOME=str(home)),
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Measure the commands in turn, so that all meet the same machine; the first round only fills the caches."""
    parser = argparse.ArgumentParser(prog="bench.start", description="What the command line costs, whole processes.")
    parser.add_argument("--times", type=int, default=5, help="how often each is run; the median is shown")
    times = parser.parse_args().times
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        library = home / "sample.briefings"
        run(["sample", str(library)], home)
        measured = commands(library, home / "out")
        rounds = [{name: run(each, home) for name, each in measured.items()} for _ in range(times + 1)][1:]
        (home / "config").mkdir(exist_ok=True)
        (home / "config" / "settings.json").write_text(json.dumps(_KNOWN), encoding="utf-8")
        screen = bool(os.environ.get("DISPLAY") or os.environ.get("QT_QPA_PLATFORM"))
        opened = [open_window(library, home) for _ in range(times + 1)][1:] if screen else []
    print(_COLUMNS)
    for name in measured:
        walls, spent = zip(*(found[name] for found in rounds), strict=True)
        print(f"{name:12} {statistics.median(walls):7.2f} {max(walls):7.2f} {statistics.median(spent):7.2f}")
    for what, name in WINDOW.items() if opened else ():
        seconds = [found[what] for found in opened]
        print(f"{name:12} {statistics.median(seconds):7.2f} {max(seconds):7.2f}")
    if not opened:
        print("no screen: the window was not measured")


if __name__ == "__main__":
    main()
