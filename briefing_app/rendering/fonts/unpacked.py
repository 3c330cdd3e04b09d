"""Faces that were unpacked once, kept in the program's cache folder.

Belongs here: keeping and reading those files. What is read is checked against what it must be, so that a file that is
missing, damaged or somebody else's is simply made anew. Does not belong here: which faces there are.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from briefing_app.paths import private_folder, standard_paths

_LARGEST = 4_000_000
"""Bytes; no face is larger, and of a file that is, no more is read."""


def kept(name: str, digest: str, *, unpack: Callable[[], bytes]) -> bytes:
    """Return the kept file of this name and SHA-256 digest, or unpack it and keep it for the next start.

    Where it cannot be kept (no home, no room, not our folder) or is not what the digest says, it is unpacked each time.
    """
    try:
        paths = standard_paths()
    except RuntimeError:
        return unpack()  # a system without a home folder
    path = paths.cache / "faces" / name
    data = _read(path)
    if _is(data, digest):
        return data
    data = unpack()
    if _is(data, digest):
        with suppress(OSError):
            private_folder(paths.cache)
            _write(data, path, beside=private_folder(paths.temporary))
    return data


def _is(data: bytes, digest: str) -> bool:
    return hashlib.sha256(data).hexdigest() == digest


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST)
    except OSError:
        return b""


def _write(data: bytes, path: Path, *, beside: Path) -> None:
    """Write a file that takes its place whole: of two programs that start at once, each finds all of it or none."""
    private_folder(path.parent)
    part = beside / f"{secrets.token_hex(8)}.face"
    try:
        part.touch(mode=0o600, exist_ok=False)
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
