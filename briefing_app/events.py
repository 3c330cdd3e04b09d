"""Events: how services tell whoever listens that something happened, without knowing who listens.

Handlers run on the thread that emits. The window turns events into its own signals at one place.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Event(Generic[T]):
    """A list of handlers. Connecting, disconnecting and emitting are safe on any thread."""

    def __init__(self) -> None:
        """Start with nobody listening."""
        self._lock = Lock()
        self._handlers: tuple[Callable[[T], object], ...] = ()

    def connect(self, handler: Callable[[T], object], /) -> None:
        """Call ``handler`` with each value from now on; connecting it twice calls it once."""
        with self._lock:
            if handler not in self._handlers:
                self._handlers = (*self._handlers, handler)

    def disconnect(self, handler: Callable[[T], object], /) -> None:
        """Stop calling ``handler``; one that was never connected is passed over."""
        with self._lock:
            self._handlers = tuple(known for known in self._handlers if known != handler)

    def emit(self, value: T, /) -> None:
        """Call every handler with ``value``. One that fails is logged, and the others are called all the same."""
        for handler in self._handlers:
            try:
                handler(value)
            except Exception:  # noqa: BLE001  (one listener's fault is not the others')
                _log.exception("a handler of an event failed")
