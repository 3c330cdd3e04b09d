"""Builds one pack with one program in a process of its own, and prints what it cost as one line of JSON."""

from __future__ import annotations

import gc
import importlib
import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.packs import pack

BUILDERS = {
    "ours": "bench.builders.ours",
    "ours, not packed": "bench.builders.ours_loose",
    "ours, Word": "bench.builders.ours_word",
    "typst": "bench.builders.typst_pdf",
    "platypus": "bench.builders.platypus",
}
"""Each program and the module that has its ``build(document) -> (bytes, pages)``."""


def peak_megabytes() -> float:
    """Return the most memory this process ever held; 0 where the system does not tell."""
    # Linux counts in rusage what the parent held when it started this process; the status does not.
    if (status := Path("/proc/self/status")).exists():
        return int(re.findall(r"VmHWM:\s*(\d+) kB", status.read_text())[0]) * 1024 / 1e6
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return 0.0
    scale = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale / 1e6


def main(name: str, pages: int, keep: Path | None) -> None:
    """Make the tree (not counted), then import the program and build (counted, with the interpreter's start)."""
    before = time.process_time()
    document = pack(pages)
    gc.collect()
    tree = time.process_time() - before
    started = time.perf_counter()
    build: Callable[..., tuple[bytes, int]] = importlib.import_module(BUILDERS[name]).build
    data, written = build(document)
    print(
        json.dumps(
            {
                "cpu": time.process_time() - tree,
                "wall": time.perf_counter() - started,
                "megabytes": peak_megabytes(),
                "pages": written,
                "bytes": len(data),
            }
        )
    )
    if keep is not None:
        keep.write_bytes(data)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
