"""One start of the window, watched from inside: ``python -m bench.window_child LIBRARY STARTED``.

``STARTED`` is the clock's time in seconds at which the process was begun. Prints, as JSON, the seconds until the window
was on the screen, until its tree could be used, and until the first page stood beside it; then the window is closed.
"""

from __future__ import annotations

import gc
import json
import sys
import time

started = float(sys.argv[2])
gc.disable()  # as main.py does

from PySide6.QtCore import QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

import main as program  # noqa: E402
from briefing_app.gui import application  # noqa: E402
from briefing_app.gui.main_window import MainWindow  # noqa: E402
from briefing_app.gui.pack_tree import PackTreeView  # noqa: E402
from briefing_app.gui.page_view import PageView  # noqa: E402

_BEAT_MS = 2
_seen: dict[str, float] = {}


def _look() -> None:
    """Note what is there for the first time."""
    for window in QApplication.topLevelWidgets():
        if not isinstance(window, MainWindow) or not window.isVisible():
            continue
        _seen.setdefault("shown", time.time() - started)
        tree, pages = window.findChild(PackTreeView), window.findChild(PageView)
        if tree is not None and tree.isVisible() and tree.model().rowCount():
            _seen.setdefault("usable", time.time() - started)
        if pages is not None and pages.isVisible() and pages.page_count and pages.is_fresh(1):
            _seen["pages"] = time.time() - started
            print(json.dumps(_seen))
            _timer.stop()
            window.close()
            return


def _watch() -> QApplication:
    app = make()
    _timer.start(_BEAT_MS)
    return app


_timer = QTimer()
_timer.timeout.connect(_look)
make = application.make_application
application.make_application = _watch
sys.exit(program.main(["open", sys.argv[1]]))
