"""``python -m bench [--rivals] [--pages 20 110 1000] [--times 3] [--library 25000]``: what building and asking cost."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bench import library, surroundings
from bench.one import BUILDERS
from bench.packs import SECTIONS

_OURS = [name for name in BUILDERS if name.startswith("ours")]
_BESIDE = {"of typst": "typst", "of platypus": "platypus"}
"""Columns that show our CPU seconds as a share of a rival's in the same round."""
_COLUMNS = f"{'program':18} {'pages':>6} {'CPU s':>7} {'wall s':>7} {'MB':>6} {'KB':>7} {'ms/page':>8}"


def measure(name: str, pages: int) -> dict[str, float]:
    """Build once in a process of its own."""
    command = [sys.executable, "-m", "bench.one", name, str(pages)]
    root = Path(__file__).parents[1]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=root, env=surroundings())
    found: dict[str, float] = json.loads(done.stdout)
    return found


def row(name: str, rounds: Sequence[dict[str, dict[str, float]]]) -> str:
    """Return the medians of a program's runs as a line, with its share of each rival's CPU seconds."""
    runs = [found[name] for found in rounds]
    of = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
    each = 1000 * of["cpu"] / of["pages"] if of["pages"] else 0.0
    shares = "".join(
        f" {statistics.median(found[name]['cpu'] / found[rival]['cpu'] for found in rounds):12.2f}"
        for rival in _BESIDE.values()
        if rival in rounds[0]
    )
    return (
        f"{name:18} {of['pages']:6.0f} {of['cpu']:7.2f} {of['wall']:7.2f} {of['megabytes']:6.0f} "
        f"{of['bytes'] / 1000:7.0f} {each:8.2f}{shares}"
    )


def measure_packs(names: Sequence[str], *, sizes: Sequence[int], times: int) -> None:
    """Print the table, one program after the other within each round, so that all meet the same machine."""
    print(_COLUMNS + "".join(f" {column:>12}" for column, rival in _BESIDE.items() if rival in names))
    for pages in sizes:
        rounds = [{name: measure(name, pages) for name in names} for _ in range(times)]
        for name in names:
            print(row(name, rounds))


def load() -> str:
    """Return what else the machine does, where it tells; a figure is worth little without it."""
    try:
        one, five, _ = os.getloadavg()
    except (AttributeError, OSError):
        return "load unknown"
    return f"load {one:.1f} (over five minutes {five:.1f}) on {os.cpu_count()} cores"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure packs, then the store; return 1 where the store is over one of its limits."""
    parser = argparse.ArgumentParser(prog="bench", description="What a build of a pack costs, and what the store's.")
    parser.add_argument("--rivals", action="store_true", help="set plain platypus and Typst beside ours")
    parser.add_argument("--pages", type=int, nargs="*", choices=sorted(SECTIONS), default=sorted(SECTIONS))
    parser.add_argument("--times", type=int, default=3, help="how often each is built; the median is shown")
    parser.add_argument(
        "--library",
        type=int,
        default=library.MODEST,
        metavar="N",
        help=f"recommendations in the library that is asked (default {library.MODEST}; the limits are set for "
        f"{library.FULL}; 0 leaves it out)",
    )
    asked = parser.parse_args(arguments)
    print(load())
    if asked.pages:
        measure_packs(list(BUILDERS) if asked.rivals else _OURS, sizes=asked.pages, times=asked.times)
    if not asked.library:
        return 0
    print()
    return 0 if library.run(asked.library) else 1


if __name__ == "__main__":
    raise SystemExit(main())
