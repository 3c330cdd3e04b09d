"""The UN's export as a stream of JSON objects: some hundred megabytes, of which one object at a time is in memory.

The parser's events are put together here and not by its own builder: that one keeps the path of every value, and a file
of nothing but brackets would take all the memory of the machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

import ijson

from briefing_app.errors import InputError
from briefing_app.importing.json_value import Json

MAX_DEPTH = 8
MAX_FILE_BYTES = 2_000_000_000
MAX_OBJECT_CHARACTERS = 1_000_000
MAX_VALUE_BYTES = 8_000_000
_AT_ONCE = 1 << 18
_SPACE = b" \t\r\n"
_TOO_LARGE: dict[str, Json] = {}
_UTF8_MARK = b"\xef\xbb\xbf"

Watch = Callable[[int], None]
"""Told how many bytes are read; raises to stop."""


def objects(stream: BinaryIO, *, watch: Watch) -> Iterator[dict[str, Json] | None]:
    """Yield the objects of a JSON array; ``None`` stands for one that is larger than any record.

    Raises:
        InputError: if it is no array of objects, nested too deep, damaged, or cut off. What was yielded before that is
            to be thrown away.
    """
    source = _Source(stream, watch)
    source.begin()
    builder = _Builder()
    try:
        for event, value in ijson.basic_parse(source, buf_size=_AT_ONCE, use_float=True):
            source.quiet = 0
            done = builder.take(event, value)
            if done is not None:
                yield done if done is not _TOO_LARGE else None
    except (ijson.JSONError, UnicodeDecodeError) as error:
        raise InputError(
            "The file is damaged or was not saved completely",
            f"It cannot be read as JSON behind its byte {source.done:,}. Nothing was taken in.",
            "Download the export again, and do not open and save it in another program.",
        ) from error


class _Source:
    """Reads a stream, counts its bytes, and notices where no value ends for too long."""

    def __init__(self, stream: BinaryIO, watch: Watch) -> None:
        self._stream = stream
        self._watch = watch
        self._first = b""
        self.done = 0
        self.quiet = 0

    def begin(self) -> None:
        """Look at the first bytes, so that another kind of file is told by its name."""
        head = self._read(_AT_ONCE).removeprefix(_UTF8_MARK).lstrip(_SPACE)
        while not head and (more := self._read(_AT_ONCE)):
            head = more.lstrip(_SPACE)
        if not head:
            raise foreign("It is empty.")
        if head.startswith(b"{"):
            raise foreign("It holds one JSON object: it may be a library's own export, which is read elsewhere.")
        if not head.startswith(b"["):
            raise foreign("It does not begin as a list in JSON, saved in UTF-8.")
        self._first = head

    def read(self, size: int = -1, /) -> bytes:
        """Give the parser its next piece."""
        if self._first and size != 0:
            piece, self._first = self._first, b""
            return piece
        return self._read(size)

    def _read(self, size: int) -> bytes:
        piece = self._stream.read(size)
        self.done += len(piece)
        self.quiet += len(piece)
        self._watch(self.done)
        if self.done > MAX_FILE_BYTES:
            raise foreign(f"It is larger than {MAX_FILE_BYTES // 1_000_000_000} GB.")
        if self.quiet > MAX_VALUE_BYTES:
            raise foreign("One of its values goes on for millions of letters.")
        return piece


class _Builder:
    """Puts the events of one object after the other together, to a depth and a size that records have."""

    def __init__(self) -> None:
        self._depth = 0
        self._size = 0
        self._stack: list[dict[str, Json] | list[Json]] = []
        self._keys: list[str] = []

    def take(self, event: str, value: object) -> dict[str, Json] | None:
        """Take an event; return an object when it is whole, ``_TOO_LARGE`` in the place of one that was not kept."""
        if event in ("start_map", "start_array"):
            self._open({} if event == "start_map" else [])
            return None
        if event in ("end_map", "end_array"):
            return self._close()
        if self._depth < 2:
            raise foreign("Its list holds something else than records.")
        self._size += len(value) if isinstance(value, str) else 1
        if self._size > MAX_OBJECT_CHARACTERS:
            return None
        if event == "map_key":
            self._keys[-1] = str(value)
        else:
            self._put(value)
        return None

    def _open(self, container: dict[str, Json] | list[Json]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise foreign("Its values stand deeper in each other than those of an export ever do.")
        if self._depth == 1:
            return
        if self._depth == 2 and isinstance(container, list):
            raise foreign("Its list holds something else than records.")
        if self._depth == 2:
            self._size = 0
            self._stack, self._keys = [], []
        elif self._size <= MAX_OBJECT_CHARACTERS:
            self._put(container)
        self._stack.append(container)
        self._keys.append("")

    def _close(self) -> dict[str, Json] | None:
        self._depth -= 1
        if self._depth == 0:
            return None
        closed = self._stack.pop()
        self._keys.pop()
        if self._depth > 1 or not isinstance(closed, dict):
            return None
        return closed if self._size <= MAX_OBJECT_CHARACTERS else _TOO_LARGE

    def _put(self, value: Json) -> None:
        holder = self._stack[-1]
        if isinstance(holder, dict):
            holder[self._keys[-1]] = value
        else:
            holder.append(value)


def foreign(why: str) -> InputError:
    """Return the refusal of a file that is no export of the index."""
    return InputError(
        "This is no export of the UN's index (UHRI)",
        f"{why} Nothing was taken in.",
        "Choose the file that the index's site offers as its full export in JSON, as it was downloaded.",
    )
