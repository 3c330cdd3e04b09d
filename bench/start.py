"""``python -m bench.start [--times 5]``: what the command line costs as whole processes, on the sample."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_MAIN = Path(__file__).parents[1] / "main.py"
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
        env={**os.environ, "BRIEFING_HOME": str(home)},
    )
    wall, after = time.perf_counter() - started, os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return wall, spent


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
    print(_COLUMNS)
    for name in measured:
        walls, spent = zip(*(found[name] for found in rounds), strict=True)
        print(f"{name:12} {statistics.median(walls):7.2f} {max(walls):7.2f} {statistics.median(spent):7.2f}")


if __name__ == "__main__":
    main()
