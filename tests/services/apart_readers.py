"""Readers that behave as no reader of the program does; they run in the process that reads apart. And its number."""

from __future__ import annotations

import os
import time
from pathlib import Path


def readers() -> list[int]:
    """Return the processes that this one has started and that have not ended, on Linux."""
    return [child for thread in Path("/proc/self/task").iterdir() for child in _started_by(thread)]


def _started_by(thread: Path) -> list[int]:
    try:
        return [int(number) for number in (thread / "children").read_text().split()]
    except OSError:  # the thread has ended since it was listed; what it started belongs to another one now
        return []


def echo(data: bytes) -> str:
    return data.decode()


def never_ends(data: bytes, **_options: object) -> str:
    while True:
        time.sleep(0.01)
        data += b""


def computes_for_ever(data: bytes) -> str:
    while True:
        data = data[::-1]


def fills_memory(data: bytes) -> str:
    kept = []
    while True:
        kept.append(bytearray(data) * 1_000)


def has_a_fault(data: bytes) -> str:
    return str(data[len(data)])


def answers_with_a_program(data: bytes) -> object:
    return _Program(data.decode())


def answers_for_ever(data: bytes) -> str:
    while True:
        os.write(1, data * 100_000)


def writes_files(data: bytes) -> str:
    folder = Path(data.decode())
    try:
        (folder / "left").write_bytes(b"something")
    except OSError as error:
        return type(error).__name__
    return "written"


class _Program:
    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (self.path,)
