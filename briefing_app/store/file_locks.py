"""Advisory locks on files of our own: they end with the process that holds them, however it ends."""

from __future__ import annotations

import sys
from typing import IO

_FAR = 1 << 30
"""Where Windows locks: a byte beyond the content, which stays readable."""


def take_lock(held: IO[bytes]) -> bool:
    """Lock an open file for as long as it is open; return whether it was free."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415  (there on Windows only)

            place = held.tell()
            held.seek(_FAR)
            try:
                msvcrt.locking(held.fileno(), msvcrt.LK_NBLCK, 1)
            finally:
                held.seek(place)
        else:
            import fcntl  # noqa: PLC0415  (not there on Windows)

            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
