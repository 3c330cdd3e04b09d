"""Events and futures reach the window's thread, and nothing else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.events import Event
from briefing_app.gui.bridge import Bridge


class Caught:
    """A bridge with a list of the failures that reached nobody."""

    def __init__(self) -> None:
        self.failures: list[BaseException] = []
        self.bridge = Bridge(None, self.failures.append)


@pytest.fixture
def caught(qtbot: QtBot) -> Iterator[Caught]:
    caught = Caught()
    yield caught
    caught.bridge.release()


def test_a_result_made_on_a_worker_arrives_on_the_windows_thread(qtbot: QtBot, caught: Caught) -> None:
    arrived: list[tuple[int, threading.Thread]] = []
    caught.bridge.work(lambda: 7, lambda value: arrived.append((value, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(arrived))
    assert arrived == [(7, threading.main_thread())]


def test_a_failure_without_a_place_of_its_own_is_reported(qtbot: QtBot, caught: Caught) -> None:
    future: Future[int] = Future()
    caught.bridge.then(future, lambda _value: pytest.fail("there is no value"))
    future.set_exception(ValueError("no"))
    qtbot.waitUntil(lambda: bool(caught.failures))
    assert str(caught.failures[0]) == "no"


def test_a_failure_goes_to_whoever_asked_for_it(qtbot: QtBot, caught: Caught) -> None:
    own: list[BaseException] = []
    future: Future[int] = Future()
    future.set_exception(ValueError("no"))
    caught.bridge.then(future, failed=own.append)
    qtbot.waitUntil(lambda: bool(own))
    assert caught.failures == []


def test_events_emitted_on_a_worker_are_heard_in_order_on_the_windows_thread(qtbot: QtBot, caught: Caught) -> None:
    event: Event[int] = Event()
    heard: list[int] = []
    caught.bridge.listen(event, heard.append)
    with ThreadPoolExecutor(1) as worker:
        for value in range(50):
            worker.submit(event.emit, value)
    assert heard == []
    qtbot.waitUntil(lambda: len(heard) == 50)
    assert heard == list(range(50))


def test_after_release_nothing_is_delivered_any_more(qtbot: QtBot, caught: Caught) -> None:
    event: Event[int] = Event()
    heard: list[int] = []
    caught.bridge.listen(event, heard.append)
    event.emit(1)
    caught.bridge.release()
    event.emit(2)
    qtbot.wait(30)
    assert heard == []
