"""The log: ids, counts and kinds of failure, never a name or a sentence out of a library."""

from __future__ import annotations

import faulthandler
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import extract_tb

from briefing_app.paths import private_folder

_LARGEST = 500_000
_KEPT = 3


class PlainFormatter(logging.Formatter):
    """Writes failures as their kind and the places in the code, without the message: that may hold content."""

    def formatException(self, ei: object) -> str:  # noqa: N802  (the library's name)
        """Return the kinds and places of a failure and of what caused it."""
        error = ei[1] if isinstance(ei, tuple) else None
        lines: list[str] = []
        told: set[int] = set()
        while isinstance(error, BaseException) and id(error) not in told:
            told.add(id(error))
            frames = extract_tb(error.__traceback__)
            places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
            lines.append(f"{type(error).__name__} at {places}")
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


class Log:
    """The log of one run of the program; a crash leaves its places in the code beside it."""

    def __init__(self, path: Path) -> None:
        """Write to ``path`` from now on."""
        private_folder(path.parent)
        self._handler = RotatingFileHandler(path, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8")
        self._handler.setFormatter(PlainFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        self._logger = logging.getLogger("briefing_app")
        self._logger.setLevel(logging.INFO)
        self._logger.addHandler(self._handler)
        self._crash = path.with_name("crash.log").open("a", encoding="utf-8")
        faulthandler.enable(self._crash)

    def close(self) -> None:
        """Write no more."""
        faulthandler.disable()
        self._crash.close()
        self._logger.removeHandler(self._handler)
        self._handler.close()
