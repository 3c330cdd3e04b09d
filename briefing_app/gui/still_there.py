"""Answers that come when the window that asked is gone are dropped: nobody waits for them any more."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

T = TypeVar("T")


def while_there(asker: QObject, answer: Callable[[T], object]) -> Callable[[T], None]:
    """Return ``answer`` for as long as ``asker`` lives, and then nothing."""

    def guarded(value: T) -> None:
        if isValid(asker):
            answer(value)

    return guarded
