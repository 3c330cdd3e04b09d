"""Screens and programs for the stories, ended after each of them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.journeys.person import Person
from tests.journeys.screen import Program, Screen

Sit = Callable[..., Person]


@pytest.fixture
def sit_down(tmp_path: Path) -> Iterator[Sit]:
    """Give a person a screen of their own with the program on it; each program must end well."""
    with contextlib.ExitStack() as ends:

        def sit(home: Path | None = None, **how: object) -> Person:
            screen = Screen()
            ends.callback(screen.close)
            program = Program(screen, home or tmp_path / "home", **how)  # type: ignore[arg-type]
            ends.callback(_ends_well, program)
            return Person(screen, program)

        yield sit


def _ends_well(program: Program) -> None:
    assert program.close() == 0
