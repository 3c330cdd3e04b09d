"""The one thread on which pages become pictures or are read back: the library behind it knows one thread only."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Protocol, TypeVar
from weakref import WeakSet

T = TypeVar("T")


class OpenFile(Protocol):
    """A file that the library behind the pages holds open."""

    def close(self) -> None:
        """Let go of it; a second call does nothing."""
        ...


class PageThread:
    """Runs calls one after the other, on one thread for the whole program."""

    def __init__(self) -> None:
        """Start no thread yet: the first call does."""
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pages")
        self._open: WeakSet[OpenFile] = WeakSet()

    def submit(self, call: Callable[[], T]) -> Future[T]:
        """Run ``call`` after those that wait."""
        return self._executor.submit(call)

    def keep(self, opened: OpenFile) -> None:
        """See to it that a file is closed before the library behind it ends. Belongs on the thread itself."""
        self._open.add(opened)

    def close(self) -> None:
        """Drop what waits, end with the call that runs, and let go of every file that is still open."""
        self._executor.shutdown(cancel_futures=True)
        for opened in list(self._open):
            opened.close()
