"""The one thread on which pages become pictures or are read back: the library behind it knows one thread only."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Protocol, TypeVar

T = TypeVar("T")


class OpenFile(Protocol):
    """A file that the library behind the pages holds open."""

    def close(self) -> None:
        """Let go of it; a second call does nothing."""
        ...


class PageThread:
    """Runs calls one after the other, on one thread for the whole program; files are opened and closed there alone."""

    def __init__(self) -> None:
        """Start no thread yet: the first call does."""
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pages")
        self._open: set[OpenFile] = set()
        self._spent: deque[OpenFile] = deque()

    def submit(self, call: Callable[[], T]) -> Future[T]:
        """Run ``call`` after those that wait."""
        return self._executor.submit(self._run, call)

    def keep(self, opened: OpenFile) -> None:
        """Hold a file until ``let_go``, or until the end. Belongs on the thread itself."""
        self._open.add(opened)

    def let_go(self, opened: OpenFile) -> None:
        """Have a file closed before the next call. On any thread, at any moment: it takes no lock."""
        self._spent.append(opened)

    @property
    def open_files(self) -> int:
        """How many files are held open."""
        return len(self._open)

    def close(self) -> None:
        """Drop what waits, end with the call that runs, and close every file."""
        self._executor.shutdown(cancel_futures=True)
        for opened in self._open:
            opened.close()
        self._open.clear()

    def _run(self, call: Callable[[], T]) -> T:
        while self._spent:
            opened = self._spent.popleft()
            self._open.discard(opened)
            opened.close()
        return call()
