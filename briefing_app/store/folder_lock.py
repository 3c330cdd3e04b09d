"""The mark that a window leaves beside a library in a shared folder, where the database's own locks are not enough.

It is a small file that travels with the folder. On the same machine a lock tells whether its window still runs; of
another machine's window nothing is known but that the mark is there: taking it over is for a person to decide.
"""

from __future__ import annotations

import json
import os
import platform
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Self

from briefing_app.errors import UserError
from briefing_app.store.file_locks import take_lock


class OpenElsewhereError(UserError):
    """Somebody else has the library open. ``can_take_over``: a person may know better, and open it all the same."""

    def __init__(self, title: str, message: str, hint: str, *, can_take_over: bool = False) -> None:
        """Say who has it open, and what to do."""
        super().__init__(title, message, hint)
        self.can_take_over = can_take_over


class FolderLock:
    """The mark, held until ``release`` or the end of the process."""

    def __init__(self, mark: Path, held: IO[bytes]) -> None:
        """Take over an open mark: use ``take``."""
        self._mark = mark
        self._held = held

    @classmethod
    def take(cls, path: Path, *, take_over: bool = False) -> Self:
        """Leave a mark beside ``path``; ``take_over`` lets another machine's be replaced.

        Raises:
            OpenElsewhereError: if another window has left one, and may still run.
            OSError: if nothing can be written there.
        """
        mark = path.with_name(f".{path.name}.lock")
        held, fresh = _open_mark(mark)
        try:
            host, since = _holder(held)
            free = take_lock(held)
            if not fresh and not take_over:
                _refuse(path, host=host, since=since, free=free)
            held.seek(0)
            held.truncate()
            told = {"host": platform.node(), "since": datetime.now(tz=UTC).strftime("%d.%m.%Y %H:%M UTC")}
            held.write(json.dumps(told).encode())
            held.flush()
            os.fsync(held.fileno())
        except BaseException:
            held.close()
            raise
        return cls(mark, held)

    def release(self) -> None:
        """Take the mark away."""
        with suppress(OSError):
            if os.name == "nt":
                self._held.close()  # Windows removes no file that is open
            self._mark.unlink(missing_ok=True)
        self._held.close()


def _open_mark(mark: Path) -> tuple[IO[bytes], bool]:
    """Open the mark, and tell whether it was not there before."""
    flags = os.O_CREAT | os.O_RDWR | getattr(os, "O_BINARY", 0)
    try:
        return os.fdopen(os.open(mark, flags | os.O_EXCL, 0o600), "r+b"), True
    except FileExistsError:
        return os.fdopen(os.open(mark, flags, 0o600), "r+b"), False


def _refuse(path: Path, *, host: str, since: str, free: bool) -> None:
    if host in {"", platform.node()}:
        if free:
            return  # its window has ended without taking it away
        raise OpenElsewhereError(
            f"{path.name} is open in another window",
            "In a shared folder one window at a time may have it open.",
            "Close it there first.",
        )
    raise OpenElsewhereError(
        f"{path.name} is open on another computer",
        f"{host} has had it open since {since}. Two windows would lose each other's changes.",
        "Close it there first. If that computer was switched off without closing it, take it over.",
        can_take_over=True,
    )


def _holder(held: IO[bytes]) -> tuple[str, str]:
    """The machine and the moment that a mark tells of; nothing, if it was not finished or tells nonsense."""
    try:
        told = json.loads(held.read(4096))
        return str(told["host"]), str(told["since"])
    except (ValueError, KeyError, TypeError, OSError):
        return "", ""
