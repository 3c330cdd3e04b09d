"""Writing files whole or not at all, and knowing which files are the program's own.

A file is written under a passing name in the same folder, for its owner alone, then verified and renamed. The passing
name is noted in the program's own folder first, so that the next start can sweep what a killed run has left. The ledger
keeps digests of what was written, and of the places, so that nothing of another's hand is ever replaced unasked.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import secrets
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from briefing_app.errors import InputError, UserError
from briefing_app.paths import private_folder
from briefing_app.store.file_locks import take_lock

_RETRIES_FOR = 1.5
_WAITS_FOR = 60.0
"""Seconds that another window may take to write its files."""
_BUSY = frozenset({5, 32})
"""What Windows answers while another program holds a file."""
_LEDGER_SIZE = 5000


class ForeignFileError(InputError):
    """A file of another's hand lies where one of ours would go; a person may have it replaced."""


class FileWriter:
    """Writes files for the whole program. ``notes`` holds the passing names, ``ledger`` the digests."""

    def __init__(self, *, notes: Path, ledger: Path) -> None:
        """Remember where the notes and the ledger lie."""
        self._notes = notes
        self._ledger = ledger
        self._alone = threading.Lock()

    def write(self, path: Path, data: bytes) -> None:
        """Put ``data`` under ``path``, whole or not at all, whatever lay there before.

        Raises:
            UserError: if the disk is full, the folder is closed to us, or another program holds the file.
        """
        with self.passing(path) as part:
            _write_durably(part, data)

    @contextlib.contextmanager
    def passing(self, path: Path) -> Iterator[Path]:
        """Give a passing name beside ``path`` to write under; it takes the place of ``path`` when all went well.

        Raises:
            UserError: if the disk is full, the folder is closed to us, or another program holds the file.
        """
        with told(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(f"{path.name}.part-{secrets.token_hex(6)}")
            with self._noted(part):
                try:
                    yield part
                    _replace(part, path)
                finally:
                    part.unlink(missing_ok=True)
            _sync_folder(path.parent)

    def write_own(self, path: Path, data: bytes, *, force: bool = False) -> None:
        """Put ``data`` under ``path`` as the program's own; the ledger knows it first, so that no kill falls between.

        Raises:
            InputError: if another's file lies there and ``force`` is not set.
            UserError: as ``write`` does.
        """
        with self._ledger_held():
            self.refuse_foreign(path, force=force)
            self._announce(path, data)
            self.write(path, data)

    def write_own_together(self, files: Mapping[Path, bytes]) -> None:
        """Put several files in their places as the program's own, once all of them lie beside these places.

        So a disk that fills leaves everything as it was. The first of them takes its place last: a list of the others
        stands only where they do.

        Raises:
            InputError: if another's file lies at one of the places.
            UserError: as ``write`` does.
        """
        with self._ledger_held():
            for path in files:
                self.refuse_foreign(path)
            for path, data in files.items():
                self._announce(path, data)
            with contextlib.ExitStack() as parts:
                for path, data in files.items():
                    _write_durably(parts.enter_context(self.passing(path)), data)

    def refuse_foreign(self, path: Path, *, force: bool = False) -> None:
        """Refuse a place where something lies that the program did not write, or that was changed since.

        Raises:
            InputError: if it is so and ``force`` is not set.
            UserError: if the folder is closed to us.
        """
        with told(path):
            if force or not path.exists() or self._is_own(path):
                return
        raise ForeignFileError(
            f"{path.name} is there already",
            "It was written by another program, or changed since this one wrote it, so it is not replaced.",
            "Choose another folder, move the file away, or ask for it to be replaced (--force).",
        )

    def sweep(self) -> int:
        """Remove what killed runs have left under passing names; return how many files went."""
        removed = 0
        for note in self._notes.iterdir() if self._notes.is_dir() else ():
            with contextlib.suppress(OSError, ValueError), note.open("r+b") as held:
                if not take_lock(held):
                    continue  # its writer is at work
                part = Path(json.loads(held.read()))
                if part.exists():
                    part.unlink()
                    removed += 1
            with contextlib.suppress(OSError):
                note.unlink()
        return removed

    @contextlib.contextmanager
    def _noted(self, part: Path) -> Iterator[None]:
        note = private_folder(self._notes) / secrets.token_hex(8)
        try:
            with note.open("xb") as held:
                take_lock(held)
                held.write(json.dumps(str(part.resolve())).encode())
                held.flush()
                yield
        finally:
            note.unlink(missing_ok=True)

    @contextlib.contextmanager
    def _ledger_held(self) -> Iterator[None]:
        """Keep other threads and other windows from writing: what the ledger says and what lies there go together."""
        lock = private_folder(self._ledger.parent) / f"{self._ledger.name}.lock"
        with self._alone, told(lock), lock.open("ab") as held:
            until = time.monotonic() + _WAITS_FOR
            while not take_lock(held):
                if time.monotonic() > until:
                    raise UserError(
                        "Another window is writing files", "It has not come to its end.", "Wait for it, then try again."
                    )
                time.sleep(0.02)
            yield

    def _entries(self) -> dict[str, str]:
        try:
            found = json.loads(self._ledger.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}

    def _is_own(self, path: Path) -> bool:
        known = self._entries().get(_digest(_place(path)), "").split()
        return path.is_file() and _digest(path.read_bytes()) in known

    def _announce(self, path: Path, data: bytes) -> None:
        # Until the new file is in its place, the one that lies there is still ours.
        former = [_digest(path.read_bytes())] if self._is_own(path) else []
        entries = self._entries()
        place = _digest(_place(path))
        entries.pop(place, None)
        entries[place] = " ".join([_digest(data), *former])
        kept = dict(list(entries.items())[-_LEDGER_SIZE:])
        private_folder(self._ledger.parent)
        self.write(self._ledger, json.dumps(kept, indent=0).encode())


def _write_durably(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if path.read_bytes() != data:
        raise OSError(errno.EIO, "what was written reads back differently")


def _replace(part: Path, path: Path) -> None:
    until = time.monotonic() + _RETRIES_FOR
    while True:
        try:
            part.replace(path)
        except OSError as error:
            if getattr(error, "winerror", None) not in _BUSY or time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return  # there a rename is durable with its file, and folders cannot be opened
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the system says into words that a person can act on."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC}:
            raise UserError(
                "The disk is full",
                f"{path.name} was not written; what lay there before is as it was.",
                "Make room, or choose a folder on another disk.",
            ) from error
        if getattr(error, "winerror", None) in _BUSY:
            raise UserError(
                f"{path.name} is open in another program",
                "So it cannot be replaced.",
                "Close it there, then try again.",
            ) from error
        raise UserError(
            f"{path.name} cannot be written",
            f"The system says: {error.strerror or type(error).__name__}.",
            "Choose another folder.",
        ) from error


def _place(path: Path) -> bytes:
    return str(path.resolve()).encode()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
