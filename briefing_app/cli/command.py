"""What a verb is, and what it is given."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from briefing_app.services.services import Services

DONE = 0
FOUND_ERRORS = 1
WRONG_USAGE = 2
UNUSABLE_INPUT = 3
BUG = 4


class ShowWindow(Protocol):
    """Opens the window on a library, on the sample, or on what was open the last time."""

    def __call__(self, services: Services, *, library: Path | None = None, sample: bool = False) -> int:
        """Return the exit code when the window is closed."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What every verb may use: the services, the window, and the two streams."""

    services: Services
    show_window: ShowWindow

    def put(self, text: str) -> None:
        """Print a line of the result."""
        sys.stdout.write(text + "\n")

    def put_json(self, value: object) -> None:
        """Print the result as JSON."""
        self.put(json.dumps(value, ensure_ascii=False, indent=1))

    def tell(self, text: str) -> None:
        """Tell the person something that is no part of the result."""
        sys.stderr.write(text + "\n")

    def tell_if(self, text: str) -> None:
        """Tell what there is to tell, if anything."""
        if text:
            self.tell(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A verb: its help, its arguments, and what it does; ``run`` returns the exit code."""

    help: str
    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace, Context], int]
