"""Reading what others made: in a process of its own, which is given little and can be ended at any moment.

A file that was made to hurt, or that a library cannot bear, then ends that process and nothing else: no library is
open in it, and no window waits for it. Belongs here: the one way to start it, to wait for it and to end it, and the
words about a limit that was met. Does not belong here: what is read; see ``importing``.
"""

from __future__ import annotations

import logging
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import dataclass, is_dataclass
from enum import Enum
from io import BytesIO
from pathlib import Path
from typing import IO, TypeVar, cast

from briefing_app.errors import InputError, UserError
from briefing_app.services import apart_child

T = TypeVar("T")

_PACKAGE = "briefing_app"
_LARGEST_ANSWER = 300_000_000
_PIECE = 1 << 20
_LOOK_EVERY = 0.05
_LAST_WORD = 5.0
_NO_WINDOW = 0
if sys.platform == "win32":
    _NO_WINDOW = subprocess.CREATE_NO_WINDOW
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a reader may use: ``memory`` in bytes of address space, ``seconds`` of the clock and of the processor.

    Windows has no such limit of memory; there the clock alone ends a reader.
    """

    memory: int = 1_000_000_000
    seconds: int = 18


LIMITS = Limits()


def never() -> bool:
    """Nobody cancels."""
    return False


def file_data(path: Path, *, most: int, what: str = "file") -> bytes:
    """Return the bytes of a foreign file, and of one that has more than ``most`` as many as show that.

    Raises:
        InputError: if it cannot be opened.
    """
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise InputError(
            f"The {what} cannot be opened", f"{path.name}: {error.strerror or 'it is not there'}.", "Choose it again."
        ) from error


def read_apart(
    read: Callable[[bytes], T],
    data: bytes,
    *,
    name: str,
    cancelled: Callable[[], bool] = never,
    limits: Limits = LIMITS,
) -> T:
    """Return ``read(data)``, computed in a process of its own; ``name`` is the file's, for the words about it.

    ``read`` is a function of a module, or ``functools.partial`` of one; what it returns is made of the program's own
    dataclasses and enumerations and of plain values. It waits: not for the window's thread.

    Raises:
        InputError: if the reader refuses the file, meets a limit, or was ended.
        CancelledError: at once after ``cancelled`` says so.
        RuntimeError: if the reader has a fault.
    """
    child = _started()
    answer = _Answer(child, _task(limits, read, data))
    try:
        end = time.monotonic() + limits.seconds
        while not answer.whole.wait(_LOOK_EVERY):
            if cancelled():
                raise CancelledError
            if time.monotonic() > end:
                raise _too_long(name, limits)
        return cast("T", _outcome(answer.data, _exit_code(child), name=name, limits=limits))
    finally:
        child.kill()
        child.wait()
        answer.close()


class _Answer:
    """Gives a process its task and collects what it answers, on a thread that ends with the process."""

    def __init__(self, child: subprocess.Popen[bytes], task: bytes) -> None:
        self.whole = threading.Event()
        self.data = b""
        self._pipes = [pipe for pipe in (child.stdin, child.stdout) if pipe is not None]
        self._thread = threading.Thread(target=self._exchange, args=(task, *self._pipes), name="apart")
        self._thread.start()

    def close(self) -> None:
        """Let go of everything; the process has ended."""
        self._thread.join()
        for pipe in self._pipes:
            with suppress(OSError):
                pipe.close()

    def _exchange(self, task: bytes, into: IO[bytes], out_of: IO[bytes]) -> None:
        # A process that was ended breaks its pipes; the one who waits finds out why.
        with suppress(OSError):
            into.write(task)
            into.close()
        with suppress(OSError):
            self.data = _read_all(out_of)
        self.whole.set()


def _read_all(stream: IO[bytes]) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while size <= _LARGEST_ANSWER and (piece := stream.read(_PIECE)):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)


def _task(limits: Limits, read: Callable[[bytes], object], data: bytes) -> bytes:
    return pickle.dumps((limits.memory, limits.seconds)) + pickle.dumps((read, data))


def _started() -> subprocess.Popen[bytes]:
    root = str(Path(__file__).resolve().parents[2])
    known = os.environ.get("PYTHONPATH")
    return subprocess.Popen(
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((root, known)) if known else root},
        creationflags=_NO_WINDOW,
    )


def _command() -> list[str]:
    """Return how to start the reader; a packed program has no Python beside it, and starts itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, apart_child.VERB]
    # -P: a module that lies in the folder where the program was started must not take the place of one of its own.
    return [sys.executable, "-P", "-m", apart_child.__name__]


def _exit_code(child: subprocess.Popen[bytes]) -> int:
    """Return the code of a process that has closed its output; one that goes on all the same is ended."""
    try:
        return child.wait(_LAST_WORD)
    except subprocess.TimeoutExpired:
        child.kill()
        return child.wait()


def _outcome(data: bytes, code: int, *, name: str, limits: Limits) -> object:
    if sys.platform != "win32" and code == -signal.SIGXCPU:
        raise _too_long(name, limits)
    if code == apart_child.NO_MEMORY:
        raise _too_much_memory(name, limits)
    try:
        kind, *parts = _PlainValues(BytesIO(data)).load()
    except (pickle.UnpicklingError, EOFError, LookupError, TypeError, ValueError, AttributeError) as error:
        raise _ended(name) from error
    if kind == apart_child.READ:
        return parts[0]
    if kind == apart_child.REFUSED:
        raise _refusal(*parts)
    _log.error("a reader has a fault: %s", parts[0])
    raise RuntimeError(f"a reader has a fault: {parts[0]}")


class _PlainValues(pickle.Unpickler):
    """Makes values of the program's own kinds and nothing else: a reader that was taken over can call nothing here."""

    def find_class(self, module: str, name: str, /) -> type:
        """Return a dataclass, an enumeration or a refusal of a module that is loaded already."""
        found = vars(sys.modules[module]).get(name) if module.startswith(f"{_PACKAGE}.") else None
        if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum | UserError)):
            return found
        raise pickle.UnpicklingError(f"a reader answered with {module}.{name}")


def _refusal(kind: type[UserError], words: str, parts: dict[str, object]) -> UserError:
    error = kind.__new__(kind, words)
    vars(error).update(parts)
    return error


def _too_long(name: str, limits: Limits) -> InputError:
    return InputError(
        f"{name} takes too long to read",
        f"It was given up after {limits.seconds} seconds, and nothing has changed. A file that people made is read much"
        " sooner: this one is very large, or made to keep programs busy.",
        "Keep the part that is meant in a file of its own, or ask whoever sent it for another one.",
    )


def _too_much_memory(name: str, limits: Limits) -> InputError:
    return InputError(
        f"{name} needs too much memory",
        f"It would take more than {limits.memory // 1_000_000:,} MB, and nothing has changed. It holds far more than it"
        " seems to, or was made to fill computers.",
        "Keep the part that is meant in a file of its own, or ask whoever sent it for another one.",
    )


def _ended(name: str) -> InputError:
    return InputError(
        f"{name} could not be read to its end",
        "What reads such files apart from the rest of the program was ended: by the system, by its limit of memory, or"
        " by something in the file. Nothing has changed.",
        "Try once more. If it happens again, save the file anew in the program that made it.",
    )
