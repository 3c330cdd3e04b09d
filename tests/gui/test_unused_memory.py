"""Unused memory is looked for on the window's thread, all of it at the latest when one turns to another program."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from briefing_app.gui.unused_memory import look_here_alone


class Ring:
    """What keeps itself alive until it is looked for."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    others = qapp.findChildren(QTimer)
    look_here_alone(qapp)
    yield qapp
    qapp.applicationStateChanged.disconnect()
    for timer in qapp.findChildren(QTimer):
        if timer not in others:
            timer.stop()
            timer.deleteLater()
    gc.enable()


def _old() -> weakref.ref[Ring]:
    """Something unused that has outlived every look at what is young."""
    ring = Ring()
    held = weakref.ref(ring)
    gc.collect(1)
    del ring
    gc.collect(1)
    assert held() is not None
    return held


def test_a_worker_that_asks_for_memory_looks_for_none(app: QApplication) -> None:
    held = weakref.ref(Ring())
    worker = threading.Thread(target=lambda: [[] for _ in range(200_000)])
    worker.start()
    worker.join()
    assert held() is not None
    assert not gc.isenabled()


def test_what_is_old_goes_when_one_turns_away(app: QApplication) -> None:
    held = _old()
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert held() is not None, "nobody waits while they type"
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert held() is None


def test_what_is_young_goes_within_a_second_and_all_is_looked_through_every_ten_minutes(app: QApplication) -> None:
    pauses = {timer.interval(): timer for timer in app.findChildren(QTimer)}
    held = weakref.ref(Ring())
    pauses[500].timeout.emit()
    assert held() is None
    held = _old()
    pauses[600_000].timeout.emit()
    assert held() is None
