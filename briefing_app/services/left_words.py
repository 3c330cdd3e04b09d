"""Words that were typed and not saved when the program was ended: a file each, until a person has seen them."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from briefing_app.paths import private_folder
from briefing_app.services.clock import Clock

_MOST = 200
"""Files that are offered at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Words that were left, with a line that says whose they are and from when."""

    path: Path
    text: str


class LeftWords:
    """Keeps them in a folder of this person's own."""

    def __init__(self, folder: Path, *, clock: Clock) -> None:
        """Keep them in ``folder``; it is made when there is something to keep."""
        self._folder = folder
        self._clock = clock

    def keep(self, where: str, words: str) -> Path:
        """Write words down, on the disk when this returns; return the file."""
        now = self._clock.now()
        path = private_folder(self._folder) / f"{now:%Y%m%dT%H%M%S}-{secrets.token_hex(4)}.txt"
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write(f"{where}, {now:%d.%m.%Y %H:%M}\n\n{words}\n")
            file.flush()
            os.fsync(file.fileno())
        return path

    def found(self) -> tuple[Left, ...]:
        """What was left, oldest first; a file that cannot be read stays where it is."""
        left = []
        for path in sorted(self._folder.glob("*.txt"))[:_MOST]:
            with suppress(OSError):
                left.append(Left(path=path, text=path.read_text(encoding="utf-8", errors="replace").strip()))
        return tuple(left)

    def forget(self, seen: tuple[Left, ...]) -> None:
        """Remove what a person has seen."""
        for left in seen:
            with suppress(OSError):
                left.path.unlink()
