"""Keeps the window's waits short while a worker makes pages: both run in one interpreter."""

from __future__ import annotations

import gc
import sys

_SWITCH = 0.001
"""Seconds after which a worker lets the window have the interpreter: laying out pages must not stall typing."""


class Pauses:
    """What a window asks for once; the command line, which waits for its own work, never does."""

    def __init__(self) -> None:
        """Change nothing yet."""
        self._short = False

    def keep_short(self) -> None:
        """From now on let the window come first. Belongs at its start."""
        sys.setswitchinterval(_SWITCH)
        self._short = True

    def settle(self) -> None:
        """Let the search for unused memory pass over everything that is there now. Belongs after the first pages.

        By then all that makes pages is loaded, a hundred thousand objects that stay until the end. To look at each of
        them takes the interpreter more than 50 ms at a stretch, at every few keys. A second call does nothing.
        """
        if self._short:
            self._short = False
            gc.freeze()
