"""``python -m bench [--rivals] [--pages 20 110 1000] [--times 3]``: what a build costs."""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from pathlib import Path

from bench.one import BUILDERS
from bench.packs import SECTIONS

_OURS = [name for name in BUILDERS if name.startswith("ours")]
_COLUMNS = f"{'program':18} {'pages':>6} {'CPU s':>7} {'wall s':>7} {'MB':>6} {'KB':>7} {'ms/page':>8}"


def measure(name: str, pages: int) -> dict[str, float]:
    """Build once in a process of its own."""
    command = [sys.executable, "-m", "bench.one", name, str(pages)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[1])
    found: dict[str, float] = json.loads(done.stdout)
    return found


def row(name: str, runs: list[dict[str, float]]) -> str:
    """Return the medians of some runs as a line."""
    of = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
    each = 1000 * of["cpu"] / of["pages"] if of["pages"] else 0.0
    return (
        f"{name:18} {of['pages']:6.0f} {of['cpu']:7.2f} {of['wall']:7.2f} {of['megabytes']:6.0f} "
        f"{of['bytes'] / 1000:7.0f} {each:8.2f}"
    )


def main() -> None:
    """Measure, one program after the other within each size, so that all meet the same machine."""
    parser = argparse.ArgumentParser(prog="bench", description="What a build of a pack costs: the tree to the file.")
    parser.add_argument("--rivals", action="store_true", help="set plain platypus and Typst beside ours")
    parser.add_argument("--pages", type=int, nargs="+", choices=sorted(SECTIONS), default=sorted(SECTIONS))
    parser.add_argument("--times", type=int, default=3, help="how often each is built; the median is shown")
    asked = parser.parse_args()
    names = list(BUILDERS) if asked.rivals else _OURS
    print(_COLUMNS)
    for pages in asked.pages:
        rounds = [{name: measure(name, pages) for name in names} for _ in range(asked.times)]
        for name in names:
            print(row(name, [found[name] for found in rounds]))


if __name__ == "__main__":
    main()
