from __future__ import annotations

import logging
import threading

import pytest

from briefing_app.events import Event


def test_every_handler_hears_each_value_until_it_is_disconnected() -> None:
    event: Event[int] = Event()
    first: list[int] = []
    second: list[int] = []
    event.connect(first.append)
    event.connect(second.append)
    event.emit(1)
    event.disconnect(first.append)
    event.emit(2)
    assert (first, second) == ([1], [1, 2])


def test_connecting_a_handler_twice_calls_it_once() -> None:
    event: Event[str] = Event()
    heard: list[str] = []

    def handler(value: str) -> None:
        heard.append(value)

    event.connect(handler)
    event.connect(handler)
    event.emit("once")
    assert heard == ["once"]


@pytest.mark.logs_warnings("a handler of an event failed")
def test_a_handler_that_fails_is_logged_and_the_others_are_called(caplog: pytest.LogCaptureFixture) -> None:
    event: Event[int] = Event()
    heard: list[int] = []

    def fails(_value: int) -> None:
        raise ValueError("a fault")

    event.connect(fails)
    event.connect(heard.append)
    with caplog.at_level(logging.ERROR):
        event.emit(3)
    assert heard == [3]
    assert "a handler of an event failed" in caplog.text


def test_a_handler_that_leaves_while_it_is_called_takes_nobody_with_it() -> None:
    event: Event[int] = Event()
    heard: list[str] = []

    def once(_value: int) -> None:
        heard.append("once")
        event.disconnect(once)
        event.connect(late)

    def late(_value: int) -> None:
        heard.append("late")

    event.connect(once)
    event.connect(lambda _value: heard.append("always"))
    event.emit(1)
    assert heard == ["once", "always"]
    event.emit(2)
    assert heard == ["once", "always", "always", "late"]


def test_whoever_never_listened_may_leave_and_nobody_need_listen() -> None:
    event: Event[None] = Event()
    event.disconnect(print)
    event.emit(None)
    heard: list[None] = []
    event.connect(heard.append)
    event.emit(None)
    assert heard == [None]


def test_a_handler_may_tell_of_something_in_turn() -> None:
    event: Event[int] = Event()
    heard: list[int] = []
    event.connect(heard.append)
    event.connect(lambda value: event.emit(value - 1) if value else None)
    event.emit(2)
    assert heard == [2, 1, 0]


def test_handlers_may_come_and_go_while_others_emit() -> None:
    event: Event[int] = Event()
    heard: list[int] = []
    event.connect(heard.append)

    def come_and_go() -> None:
        for _ in range(300):
            heard_here: list[int] = []
            handler = heard_here.append
            event.connect(handler)
            event.disconnect(handler)

    threads = [threading.Thread(target=come_and_go) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(300):
        event.emit(number)
    for thread in threads:
        thread.join()
    assert heard == list(range(300))
