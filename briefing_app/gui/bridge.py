"""The one place where the services' events and futures become calls on the window's thread.

Services answer on worker threads; widgets may be touched on the window's thread only. A signal between objects of two
threads is queued by Qt, and that is all that is used here.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")
V_co = TypeVar("V_co", covariant=True)


class Listenable(Protocol[V_co]):
    """What an event of the services offers."""

    def connect(self, handler: Callable[[V_co], object], /) -> object:
        """Call ``handler`` with each value from now on, on whatever thread emits it."""
        ...

    def disconnect(self, handler: Callable[[V_co], object], /) -> object:
        """Stop calling ``handler``."""
        ...


class Bridge(QObject):
    """Runs calls on the window's thread, for the lifetime of one window. Must be made on that thread."""

    _posted = Signal(object)

    def __init__(self, parent: QObject | None, on_error: Callable[[BaseException], None]) -> None:
        """Take ``on_error`` as the place where failures go that nobody asked for."""
        super().__init__(parent)
        self.report = on_error
        self._connections: list[tuple[Listenable[Any], Callable[[Any], None]]] = []
        self._open = True
        self._workers = ThreadPoolExecutor(max_workers=2, thread_name_prefix="window")
        self._posted.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def post(self, call: Callable[[], None]) -> None:
        """Run ``call`` on the window's thread as soon as it is free; from any thread."""
        if self._open:
            self._posted.emit(call)

    def then(
        self,
        future: Future[T],
        result: Callable[[T], object] | None = None,
        *,
        failed: Callable[[BaseException], object] | None = None,
    ) -> None:
        """Hand the future's result to ``result`` on the window's thread, or its failure to ``failed``."""

        def finished(done: Future[T]) -> None:
            self.post(lambda: self._deliver(done, result, failed))

        future.add_done_callback(finished)

    def work(
        self,
        call: Callable[[], T],
        result: Callable[[T], object] | None = None,
        *,
        failed: Callable[[BaseException], object] | None = None,
    ) -> None:
        """Run ``call``, which takes its time, on a worker; hand on its result on the window's thread."""
        self.then(self._workers.submit(call), result, failed=failed)

    def listen(self, event: Listenable[T], handler: Callable[[T], None]) -> None:
        """Call ``handler`` on the window's thread for each value of ``event``, until ``release``."""

        def relay(value: T) -> None:
            self.post(lambda: handler(value))

        event.connect(relay)
        self._connections.append((event, relay))

    def release(self) -> None:
        """Let go of every event, and drop what is still queued: the window is closing."""
        self._open = False
        for event, relay in self._connections:
            event.disconnect(relay)
        self._connections.clear()
        self._workers.shutdown(wait=False)

    def _deliver(
        self,
        done: Future[T],
        result: Callable[[T], object] | None,
        failed: Callable[[BaseException], object] | None,
    ) -> None:
        try:
            value = done.result()
        except CancelledError:
            return
        except Exception as error:  # noqa: BLE001  (every failure reaches a person, none is lost in a thread)
            (failed or self.report)(error)
            return
        if result is not None:
            result(value)

    @Slot(object)
    def _run(self, call: Callable[[], None]) -> None:
        if self._open:
            call()
