"""When unused memory is looked for, and on which thread.

Qt's objects may be let go on the window's thread only, and the interpreter looks for unused memory on whichever thread
asks for more. So it is looked for here alone: what is young often, everything when nobody types.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

_YOUNG, _EVERYTHING = 500, 600_000
"""Milliseconds. To look through everything may take 50 ms, which is seen if it comes at every few keys."""


def look_here_alone(app: QApplication) -> None:
    """From now on look for unused memory on this thread alone; the timer lives as long as ``app``.

    Everything is looked through every ten minutes, and whenever one turns to another program.
    """
    gc.disable()
    for pause, generation in ((_YOUNG, 1), (_EVERYTHING, 2)):
        timer = QTimer(app)
        timer.timeout.connect(lambda generation=generation: gc.collect(generation))
        timer.start(pause)
    app.applicationStateChanged.connect(_turned)


def _turned(state: Qt.ApplicationState) -> None:
    if state is not Qt.ApplicationState.ApplicationActive:
        gc.collect()
