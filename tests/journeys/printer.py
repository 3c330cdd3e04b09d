"""A printing system that keeps what it is given: ``lp`` and ``lpstat`` of one's own."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

_LP = """#!{python}
import json, pathlib, sys
here = pathlib.Path({folder!r})
(here / "printed.pdf").write_bytes(sys.stdin.buffer.read())
(here / "options.part").write_text(json.dumps(sys.argv[1:]))
(here / "options.part").rename(here / "options.json")
"""
_LPSTAT = """#!{python}
import sys
print("Office_2" if sys.argv[1:] == ["-e"] else "system default destination: Office_2")
"""


class Printer:
    """What arrived at it: the bytes, and the options."""

    def __init__(self, folder: Path) -> None:
        """Put the programs into ``folder / "bin"``."""
        self.programs = folder / "bin"
        self._folder = folder
        self.programs.mkdir()
        for name, text in (("lp", _LP), ("lpstat", _LPSTAT)):
            script = self.programs / name
            script.write_text(text.format(python=sys.executable, folder=str(folder)), encoding="utf-8")
            script.chmod(script.stat().st_mode | stat.S_IXUSR)

    def has_printed(self) -> bool:
        """Whether something has arrived whole."""
        return (self._folder / "options.json").exists()

    def options(self) -> list[str]:
        """The options of the last print."""
        return [str(option) for option in json.loads((self._folder / "options.json").read_text())]

    def data(self) -> bytes:
        """The bytes of the last print."""
        return (self._folder / "printed.pdf").read_bytes()
