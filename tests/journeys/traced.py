"""What a process did to files, as strace saw it, and every state in which a power cut may leave them.

The model: what was synced is there. Of what was written since, each sector of 512 bytes is there or not, in any
mixture. Names change in their order; a synced folder has them all, a synced file its own and those changed before it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
CALLS = (
    "open,openat,creat,write,pwrite64,lseek,ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,"
    "mkdir,mkdirat,link,linkat,fallocate,writev,pwritev,copy_file_range,sendfile"
)
_CALL = re.compile(r"^\d+ +(?P<name>\w+)\((?P<arguments>.*)\) += (?P<result>-?\d+)")
_UNFINISHED = re.compile(r"^(?P<pid>\d+) +(?P<front>.*) <unfinished \.\.\.>$")
_RESUMED = re.compile(r"^(?P<pid>\d+) +<\.\.\. \w+ resumed>(?P<back>.*)$")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_HANDLE = re.compile(r"^(\d+)<((?:\\x[0-9a-f]{2})*)>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One thing done: create, write, truncate, sync, rename, unlink; or ``told``, with the line as ``path``."""

    kind: str
    path: str
    offset: int = 0
    data: bytes = b""
    target: str = ""


def _text(escaped: str) -> bytes:
    return bytes.fromhex(escaped.replace("\\x", ""))


class Recording:
    """Reads a recording, for what happened below one folder."""

    def __init__(self, root: Path) -> None:
        """Look below ``root`` only."""
        self._root = str(root)
        self._places: dict[str, int] = {}

    def calls(self, lines: list[str]) -> list[Call]:
        """Everything that was done, in order."""
        found: list[Call] = []
        waiting: dict[str, str] = {}
        for line in lines:
            if begun := _UNFINISHED.match(line):
                waiting[begun["pid"]] = f"{begun['pid']} {begun['front']}"
                continue
            if ended := _RESUMED.match(line):
                line = waiting.pop(ended["pid"]) + ended["back"]  # noqa: PLW2901  (the two halves of one call)
            if (call := _CALL.match(line)) and int(call["result"]) >= 0:
                found += self._read(call["name"], call["arguments"], int(call["result"]))
        return found

    def _read(self, name: str, arguments: str, result: int) -> Iterator[Call]:
        strings = [_text(one) for one in _STRING.findall(arguments)]
        names = [one.decode(errors="replace") for one in strings]
        handle = _HANDLE.match(arguments)
        at = _text(handle[2]).decode() if handle else ""
        if name == "write" and handle and handle[1] == "1":
            yield Call(kind="told", path=names[0].strip())
        elif name in {"open", "openat", "creat"} and self._ours(names[0]):
            self._places[names[0]] = -1 if "O_APPEND" in arguments else 0
            if "O_CREAT" in arguments:
                yield Call(kind="create", path=names[0])
            assert "O_TRUNC" not in arguments
        elif handle and self._ours(at):
            yield from self._at_handle(name, at, arguments, data=strings[0] if strings else b"", result=result)
        elif name.startswith("rename") and self._ours(names[0]):
            yield Call(kind="rename", path=names[0], target=names[1])
        elif name.startswith("unlink") and self._ours(names[0]):
            yield Call(kind="unlink", path=names[0])

    def _at_handle(self, name: str, at: str, arguments: str, *, data: bytes, result: int) -> Iterator[Call]:
        if name == "lseek":
            self._places[at] = result
        elif name == "write":
            place = self._places.get(at, 0)
            assert place >= 0, "a file is written at its end, and the model does not know where that is"
            self._places[at] = place + result
            yield Call(kind="write", path=at, offset=place, data=data[:result])
        elif name == "pwrite64":
            yield Call(kind="write", path=at, offset=int(arguments.rsplit(", ", 1)[1]), data=data[:result])
        elif name == "ftruncate":
            yield Call(kind="truncate", path=at, offset=int(arguments.rsplit(", ", 1)[1]))
        elif name in {"fsync", "fdatasync"}:
            yield Call(kind="sync", path=at)
        else:
            raise AssertionError(f"{name} is done to a file, and the model does not know it")

    def _ours(self, path: str) -> bool:
        return path.startswith(self._root) and not path.endswith("-shm")  # that one is made anew whenever it is opened


@dataclass(slots=True)
class Content:
    """A file's bytes: what is synced, and what was done since."""

    synced: bytes = b""
    since: list[Call] = field(default_factory=list)

    def sync(self) -> None:
        """Have all of it on the disk."""
        self.synced = self.after_a_cut(1.0, random.Random(0))
        self.since = []

    def after_a_cut(self, chance: float, rng: random.Random) -> bytes:
        """What is there, when each sector since was written with this chance."""
        data = bytearray(self.synced)
        for call in self.since:
            if call.kind == "truncate":
                if rng.random() < chance:
                    data = data[: call.offset] + bytearray(max(0, call.offset - len(data)))
                continue
            for start, piece in _sectors(call):
                if rng.random() < chance:
                    data += bytes(max(0, start + len(piece) - len(data)))
                    data[start : start + len(piece)] = piece
        return bytes(data)


def _sectors(call: Call) -> Iterator[tuple[int, bytes]]:
    start, end = call.offset, call.offset + len(call.data)
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        yield start, call.data[start - call.offset : stop - call.offset]
        start = stop


class Disk:
    """A folder's files, and what of them a power cut would spare."""

    def __init__(self, root: Path) -> None:
        """Begin with what lies below ``root`` now, all of it on the disk."""
        found = {str(path): Content(synced=path.read_bytes()) for path in root.rglob("*") if path.is_file()}
        self._names: dict[str, Content] = dict(found)
        self._synced_names: dict[str, Content] = dict(found)
        self._moves: list[tuple[Call, Content]] = []

    def do(self, call: Call) -> None:
        """Let one call happen."""
        if call.kind == "create":
            if call.path not in self._names:
                self._move(call, Content())
        elif call.kind in {"rename", "unlink"}:
            self._move(call, self._names[call.path])
        elif call.kind == "sync":
            self._sync(call.path)
        elif call.kind in {"write", "truncate"}:
            self._names[call.path].since.append(call)

    def after_a_cut(self, rng: random.Random, *, chance: float) -> dict[str, bytes]:
        """The files of one state that a power cut at this moment may leave."""
        names = dict(self._synced_names)
        for call, content in self._moves[: rng.randint(0, len(self._moves)) if chance < 1.0 else None]:
            _rename(names, call, content)
        return {name: content.after_a_cut(chance, rng) for name, content in names.items()}

    def _move(self, call: Call, content: Content) -> None:
        self._moves.append((call, content))
        _rename(self._names, call, content)

    def _sync(self, path: str) -> None:
        count = len(self._moves)  # a folder: all of its names
        if path in self._names:
            content = self._names[path]
            content.sync()
            own = [
                number for number, (call, moved) in enumerate(self._moves) if moved is content and call.kind == "create"
            ]
            count = own[-1] + 1 if own else 0
        for call, content in self._moves[:count]:
            _rename(self._synced_names, call, content)
        self._moves = self._moves[count:]


def _rename(names: dict[str, Content], call: Call, content: Content) -> None:
    if call.kind == "create":
        names[call.path] = content
        return
    names.pop(call.path, None)
    if call.kind == "rename":
        names[call.target] = content
