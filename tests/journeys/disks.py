"""Small and closed disks, as only root can make them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def need_root() -> None:
    """Skip, by name, where nothing can be mounted."""
    if not sys.platform.startswith("linux") or os.geteuid():
        pytest.skip("needs root on Linux, to mount a small disk")


@contextmanager
def small_disk(folder: Path, *, megabytes: int) -> Iterator[Path]:
    """A disk of so many megabytes, mounted at ``folder``."""
    need_root()
    folder.mkdir(parents=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "none", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def closed(folder: Path) -> Iterator[None]:
    """The folder can be read for a while, and not written to, not even by root."""
    need_root()
    subprocess.run(["mount", "--bind", str(folder), str(folder)], check=True)
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", str(folder)], check=True)
        with pytest.raises(OSError, match="Read-only"):
            (folder / "x").touch()
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(disk: Path) -> Path:
    """Leave no free byte on a disk; return the file that takes the room."""
    filler = disk / "filler"
    with filler.open("ab", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    with pytest.raises(OSError, match="No space"):
        (disk / "one-byte").write_bytes(b"x")
    (disk / "one-byte").unlink()
    return filler
