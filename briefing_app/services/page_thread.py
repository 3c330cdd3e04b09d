"""The one thread on which pages become pictures or are read back: the library behind it knows one thread only."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


class PageThread:
    """Runs calls one after the other, on one thread for the whole program."""

    def __init__(self) -> None:
        """Start no thread yet: the first call does."""
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pages")

    def submit(self, call: Callable[[], T]) -> Future[T]:
        """Run ``call`` after those that wait."""
        return self._executor.submit(call)

    def close(self) -> None:
        """Drop what waits, and end with the call that runs."""
        self._executor.shutdown(cancel_futures=True)
