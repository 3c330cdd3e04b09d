"""Running the program's own ``main`` on real files."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from main import main


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def value(self) -> Any:  # noqa: ANN401  (JSON has many shapes)
        """The output as JSON."""
        return json.loads(self.out)


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """The program in a home of its own, with a copy of the sample."""

    capsys: pytest.CaptureFixture[str]
    library: Path
    folder: Path

    def __call__(self, *arguments: str | Path) -> Said:
        """Run one command line."""
        code = main([str(argument) for argument in arguments])
        out, err = self.capsys.readouterr()
        return Said(code=code, out=out, err=err)
