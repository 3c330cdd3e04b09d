"""Measures the longest stall of the window over a large list: ``python -m bench.recommendations_view [LIBRARY]``.

Without a library one of 250,000 calls is written first. A stall is the time between two ticks of a timer of 2 ms.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from bench.library import FULL, fill
from briefing_app.bootstrap import make_services
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.forms.choices import RecordFinder
from briefing_app.gui.live_figures.desk import FigureDesk
from briefing_app.gui.live_figures.values import LiveValues
from briefing_app.gui.recommendations.lines import FIELDS, Field
from briefing_app.gui.recommendations.view import RecommendationsView
from briefing_app.gui.theme import Look, Theme
from briefing_app.gui.whose_word import WhoseWord
from briefing_app.paths import Paths
from briefing_app.store.library import Library

LIMIT_MS = 50.0
_SETTLED = 0.6
"""Seconds that the window is watched after each act."""


class Watch:
    """Remembers the longest time in which the window did nothing for anybody."""

    def __init__(self) -> None:
        """Begin to watch."""
        self._last, self._worst = time.perf_counter(), 0.0
        self._timer = QTimer()
        self._timer.setInterval(2)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def measure(self, name: str, act: Callable[[], object]) -> float:
        """Do something, and return the longest stall in milliseconds."""
        self.run(0.2)
        self._last, self._worst = time.perf_counter(), 0.0
        act()
        self.run(_SETTLED)
        stall = self._worst * 1000
        sys.stdout.write(f"{name:24} {stall:7.1f} ms{'' if stall <= LIMIT_MS else '  over the limit'}\n")
        return stall

    def run(self, seconds: float) -> None:
        """Let the window work."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            QApplication.processEvents()
            time.sleep(0.0005)

    def _tick(self) -> None:
        now = time.perf_counter()
        self._worst, self._last = max(self._worst, now - self._last), now


def watch(view: RecommendationsView) -> float:
    """Open, drag, sort, search, group and choose; return the longest stall of all."""
    watched, calls = Watch(), view.calls
    bar, table = calls.bar, calls.table

    def drag() -> None:
        scroll = table.verticalScrollBar()
        for step in range(101):
            scroll.setValue(scroll.maximum() * step // 100)
            watched.run(0.012)

    def search() -> None:
        bar.search.setText("prisoner torture")
        bar.search.returnPressed.emit()

    stalls = [watched.measure("open", view.open)]
    gc.freeze()  # as the program does after its first pages
    stalls.append(watched.measure("drag through all", drag))
    fields = (Field.CALL, Field.STATUS, Field.SINCE, Field.DEADLINE)
    stalls += [watched.measure(f"sort by {field}", partial(table.sort_by, FIELDS.index(field))) for field in fields]
    stalls += [watched.measure("search", search), watched.measure("show all", bar.show_all)]
    for row in range(1, bar.by.count()):
        bar.by.setCurrentIndex(row)
        stalls.append(watched.measure(f"group by {bar.by.currentText()}", partial(bar.by.activated.emit, row)))
    stalls.append(watched.measure("choose all", table.choose_all))
    return max(stalls)


def main() -> int:
    """Run it; 1 where a stall is over the limit."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    Theme(app).apply(Look.LIGHT, 100)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        path = Path(sys.argv[1]) if len(sys.argv) > 1 else home / "large.briefings"
        if not path.exists():
            library = Library.create(path)
            fill(library, FULL)
            library.close()
        services = make_services(Paths(data=home / "data", config=home / "config", cache=home / "cache"))
        services.pauses.keep_short()
        session, window, failures = services.library.open(path), QWidget(), list[BaseException]()
        bridge = Bridge(window, failures.append)
        values = LiveValues(session, bridge, today=services.clock.today)
        view = RecommendationsView(
            services,
            session,
            bridge,
            pack=lambda: None,
            as_of=lambda: date(2030, 1, 1),
            figures=FigureDesk(session, bridge, values=values, find=RecordFinder(session, bridge).find),
            whose=WhoseWord(session, bridge, window=window),
            window=window,
        )
        view.resize(1280, 740)
        view.show()
        longest = watch(view)
        bridge.release()
        session.close()
        services.close()
    return 1 if failures or longest > LIMIT_MS else 0


if __name__ == "__main__":
    raise SystemExit(main())
