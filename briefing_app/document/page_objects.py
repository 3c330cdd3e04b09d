"""What foreign pages draw with, ready to be written into another file: objects in the syntax of PDF, numbered from 0.

Whoever reads a foreign file makes them, apart from the program; whoever writes a file gives each a number of its own
and copies it. Nothing of them has to be understood for that. Belongs here: the values, and how they are kept as bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Pieces: TypeAlias = tuple[str | int, ...]
"""An object's own text, one letter a byte; a number stands where it refers to another object."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageObject:
    """One object; a stream has ``data``, and its text is its dictionary without the length."""

    pieces: Pieces
    data: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageObjects:
    """Objects, and which of them draws each page: a form from 0, 0 to the page's width and height, upright."""

    objects: tuple[PageObject, ...]
    forms: tuple[int, ...]

    def needed(self, forms: Sequence[int]) -> list[int]:
        """Return the objects that some forms need, these among them, each once."""
        found: dict[int, None] = {}
        waiting = list(reversed(forms))
        while waiting:
            number = waiting.pop()
            if number not in found:
                found[number] = None
                waiting += [piece for piece in self.objects[number].pieces if isinstance(piece, int)]
        return list(found)


def to_bytes(held: PageObjects) -> bytes:
    """Return the objects as they are kept."""
    index = [[list(each.pieces), None if each.data is None else len(each.data)] for each in held.objects]
    head = json.dumps({"forms": held.forms, "objects": index}).encode("ascii")
    return b"".join([len(head).to_bytes(8, "big"), head, *(each.data for each in held.objects if each.data)])


def from_bytes(kept: bytes) -> PageObjects:
    """Return the objects that ``to_bytes`` has written."""
    end = 8 + int.from_bytes(kept[:8], "big")
    head = json.loads(kept[8:end])
    return PageObjects(objects=tuple(_objects(head["objects"], kept, end)), forms=tuple(head["forms"]))


def _objects(index: list[list[list[str | int] | int | None]], kept: bytes, start: int) -> Iterator[PageObject]:
    for pieces, length in index:
        assert isinstance(pieces, list)
        data = None
        if isinstance(length, int):
            data, start = kept[start : start + length], start + length
        yield PageObject(pieces=tuple(pieces), data=data)
