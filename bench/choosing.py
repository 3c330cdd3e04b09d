"""Measures how long a choice among many calls takes to answer: ``python -m bench.choosing [LIBRARY]``.

Without a library one of 250,000 calls is written first. The first answer counts too: a form is opened once.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from bench.library import FULL, fill
from briefing_app.bootstrap import make_services
from briefing_app.domain.kinds import Kind
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.forms.choices import Found, RecordFinder
from briefing_app.paths import Paths
from briefing_app.store.library import Library

LIMIT_MS = 100.0
TYPED = ("", "c", "calls for", "prisoner", "prisoner tort", "number17", "number1234", "nowhere")
"""Nothing yet, what most calls hold, some, few, and none."""


def answer_ms(finder: RecordFinder, typed: str) -> float:
    """Return the milliseconds until the answer is on the window's thread."""
    answers: list[Found] = []
    start = time.perf_counter()
    finder.find(Kind.RECOMMENDATION, typed, answers.append)
    while not answers:
        QApplication.processEvents()
        time.sleep(0.0005)
    return (time.perf_counter() - start) * 1000


def main() -> int:
    """Run it; 1 where an answer is over the limit."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        path = Path(sys.argv[1]) if len(sys.argv) > 1 else home / "large.briefings"
        if not path.exists():
            library = Library.create(path)
            fill(library, FULL)
            library.close()
        services = make_services(Paths(data=home / "data", config=home / "config", cache=home / "cache"))
        session, window, failures = services.library.open(path), QWidget(), list[BaseException]()
        bridge = Bridge(window, failures.append)
        finder = RecordFinder(session, bridge)
        costs = {typed: answer_ms(finder, typed) for typed in TYPED}
        for typed, cost in costs.items():
            sys.stdout.write(f"{typed!r:16} {cost:9.1f} ms{'' if cost <= LIMIT_MS else '  over the limit'}\n")
        bridge.release()
        session.close()
        services.close()
    return 1 if failures or max(costs.values()) > LIMIT_MS else 0


if __name__ == "__main__":
    raise SystemExit(main())
