"""Measures the live preview: from a key in the open edit to the new pages, and to their picture in a window.

Run it as ``python -m bench.preview [--pages 20 110] [--keys 30]``. While keys are pressed, a timer of 5 ms tells
how long the window's thread was ever kept waiting.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from bench.preview_library import CHAPTERS, PACK, TYPED_IN, make_library
from briefing_app.domain.text import plain_text
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.page_view import PageView
from briefing_app.services.clock import system_clock
from briefing_app.services.page_thread import PageThread
from briefing_app.services.pauses import Pauses
from briefing_app.services.preview import Preview, PreviewFailure, PreviewService
from briefing_app.services.session import Session
from briefing_app.store.library import Library
from briefing_app.store.who import Who

LIMITS_MS = {20: 100.0, 110: 150.0}
"""From a key to the picture, by pages of the pack."""
STALL_LIMIT_MS = 50.0
_BEAT_MS = 5
_PAUSE_MS = 250
"""Between two keys: as one types who looks at the page."""
_WARM = 5
"""Keys that are not counted."""


@dataclass(slots=True)
class Figures:
    """What was seen, in milliseconds."""

    ready: list[float] = field(default_factory=list)
    shown: list[float] = field(default_factory=list)
    spent: list[float] = field(default_factory=list)
    """CPU of the worker for each key: what other work on the machine does not change."""
    beats: list[float] = field(default_factory=list)
    pages: int = 0

    def within(self, limit: float) -> bool:
        """Whether the usual key met its limit, and the window never waited too long."""
        return statistics.median(self.shown) <= limit and max(self.beats) <= STALL_LIMIT_MS

    def line(self) -> str:
        """Return all of it as one line."""
        figures = f"{_both(self.spent):>16} {_both(self.ready):>16} {_both(self.shown):>16}"
        return f"{self.pages:5} {figures} {max(self.beats):14.1f}"


class WatchedView(PageView):
    """A view of pages that tells a typist what it has painted."""

    typist: Typist

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint; then say so, if it was the newest picture."""
        super().paintEvent(event)
        if self.page_count and self.is_fresh(self.current_page):
            self.typist.painted()


class Typist(QObject):
    """Presses a key, waits until the picture of the new page is painted, rests, presses the next one."""

    def __init__(self, session: Session, service: PreviewService, keys: int) -> None:
        """Ask for the first pages; the first key comes once they are painted."""
        super().__init__()
        self.figures = Figures()
        self._session, self._service = session, service
        self._left, self._counted = keys + _WARM, keys
        self._words = "A fact that is being written"
        self._pressed = self._beaten = self._spent = 0.0
        self._newest = False
        self._bridge = Bridge(self, _raise)
        self._view = WatchedView(self._bridge)
        self._view.typist = self
        self._view.resize(620, 900)
        self._view.show()
        service.ready.connect(self._ready)
        self._bridge.listen(service.ready, self._show)
        self._bridge.listen(service.failed, _fail)
        self._beat = QTimer(self)
        self._beat.setTimerType(Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._on_beat)
        self._beat.start(_BEAT_MS)
        service.request(PACK)

    def release(self) -> None:
        """Let go of the services' events."""
        self._beat.stop()
        self._service.ready.disconnect(self._ready)
        self._bridge.release()

    def painted(self) -> None:
        """Note when the picture came that the last key has made; go on after a rest."""
        if not self._newest:
            return
        self._newest = False
        self._note(self.figures.shown)
        QTimer.singleShot(_PAUSE_MS, self._press)

    def _press(self) -> None:
        if not self._left:
            QApplication.quit()
            return
        self._left -= 1
        self._words += " x" if self._left % 3 else " another word"
        self._pressed = time.perf_counter()
        self._session.type_text(TYPED_IN, "fact", "en", plain_text(self._words))

    def _ready(self, _preview: Preview) -> None:
        """On the worker: the pages are there, not yet a picture of one."""
        self._note(self.figures.ready)
        spent, self._spent = self._spent, time.thread_time()
        if self._left < self._counted:
            self.figures.spent.append(1000 * (self._spent - spent))

    def _show(self, preview: Preview) -> None:
        self.figures.pages = preview.pdf.pages
        self._newest = True
        self._view.show_pages(preview)

    def _note(self, figures: list[float]) -> None:
        if self._left < self._counted:
            figures.append(1000 * (time.perf_counter() - self._pressed))

    def _on_beat(self) -> None:
        now = time.perf_counter()
        if self._left < self._counted:
            self.figures.beats.append(1000 * (now - self._beaten))
        self._beaten = now


def measure(pages: int, keys: int) -> Figures:
    """Type into a library of one pack."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "measured.briefings"
        make_library(path, pages=pages)
        clock, thread, pauses = system_clock(), PageThread(), Pauses()
        pauses.keep_short()  # as the window does
        with Session(Library.open(path), who=Who(name="Bench", initials="B"), clock=clock) as session:
            service = PreviewService(session, thread=thread, clock=clock, pauses=pauses)
            typist = Typist(session, service, keys)
            QApplication.exec()
            typist.release()
            service.close()
        thread.close()
        return typist.figures


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure each size, and say whether the limits hold."""
    parser = argparse.ArgumentParser(prog="bench.preview", description="From a key to the picture of the new page.")
    parser.add_argument("--pages", type=int, nargs="+", choices=sorted(CHAPTERS), default=sorted(CHAPTERS))
    parser.add_argument("--keys", type=int, default=30)
    asked = parser.parse_args(arguments)
    application = QApplication(sys.argv[:1])
    columns = ("CPU ms (p90)", "ready ms (p90)", "shown ms (p90)")
    print("pages", *(f"{name:>16}" for name in columns), f"{'longest stall':>14}")
    good = True
    for pages in asked.pages:
        figures = measure(pages, asked.keys)
        print(figures.line(), flush=True)
        good = good and figures.within(LIMITS_MS[pages])
    print("within the limits" if good else "OVER A LIMIT")
    application.quit()
    return 0 if good else 1


def _both(figures: list[float]) -> str:
    return f"{statistics.median(figures):.1f} ({statistics.quantiles(figures, n=10)[-1]:.1f})"


def _raise(error: BaseException) -> None:
    raise error


def _fail(failure: PreviewFailure) -> None:
    QApplication.quit()
    raise failure.error


if __name__ == "__main__":
    raise SystemExit(main())
