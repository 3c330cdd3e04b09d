"""The process in which foreign files are read: takes one task, answers it, and ends. See ``apart``.

It imports the reader that it is asked for and nothing else of the program, so that it starts fast.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from traceback import extract_tb

from briefing_app.errors import UserError

VERB = "read-apart"
"""The word with which a packed program starts itself as a reader."""
READ, REFUSED, FAULT = "read", "refused", "fault"
NO_MEMORY = 77
"""The exit code of a reader for which the memory was not enough."""
_GRACE = 2


def main() -> int:
    """Read a task from the input, write its answer to the output; return the exit code."""
    # Nothing lives long enough here for unused memory to be looked for, and no compiled module is left behind.
    gc.disable()
    sys.dont_write_bytecode = True
    with os.fdopen(0, "rb") as task, os.fdopen(1, "wb") as answer:
        memory, seconds = pickle.load(task)
        _limit(memory, seconds)
        try:
            read, data = pickle.load(task)
            pickle.dump(_answer(read, data), answer, protocol=pickle.HIGHEST_PROTOCOL)
        except MemoryError:
            return NO_MEMORY
    return 0


def _answer(read: Callable[[bytes], object], data: bytes) -> tuple[object, ...]:
    try:
        return READ, read(data)
    except UserError as error:
        return REFUSED, type(error), str(error), vars(error)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  (the program itself tells of it, in its log)
        places = " < ".join(
            f"{Path(each.filename).name}:{each.lineno}" for each in reversed(extract_tb(error.__traceback__))
        )
        return FAULT, f"{type(error).__name__} at {places}"


def _limit(memory: int, seconds: int) -> None:
    """Bear no more than this from here on, even if whoever asked has been ended meanwhile."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  (Windows has none)
    import signal  # noqa: PLC0415  (as above)

    signal.alarm(seconds + _GRACE)
    for kind, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        allowed = [most, *(each for each in resource.getrlimit(kind) if each != resource.RLIM_INFINITY)]
        # macOS refuses a limit of memory: there the clock and the processor's time alone end a reader.
        # At the hard limit of its time a process is killed without a word; a second earlier it is told why.
        more = 1 if kind == resource.RLIMIT_CPU else 0
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (min(allowed), min([most + more, *allowed[1:]])))


if __name__ == "__main__":
    sys.exit(main())
