"""Copies what a page draws with into another file, key by key."""

from __future__ import annotations

import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from briefing_app.importing.annexes.keys import DRAWING, NAMED
from briefing_app.importing.annexes.limits import MAX_DEPTH, MAX_OBJECTS, refused

_KEPT_SEGMENTS = frozenset({0xE0, 0xEE})
"""Of a JPEG's application segments: the picture's kind, and how its colours are stored."""


class PageCopy:
    """Copies objects into ``made``; what two pages share is copied once."""

    def __init__(self, made: pikepdf.Pdf) -> None:
        self._made = made
        self._known: dict[tuple[int, int], Object] = {}
        self._objects = 0

    def copy(self, value: Object, *, named: bool = False, depth: int = 0) -> Object:
        """Return a value with nothing in it but what draws; ``named``: its keys are names and all kept.

        Raises:
            InputError: if it is nested too deep, or holds too much.
        """
        self._objects += 1
        if depth > MAX_DEPTH or self._objects > MAX_OBJECTS:
            raise refused("What its pages draw with stands too deep in each other, or is too much.")
        if not isinstance(value, Array | Dictionary | Stream):
            return _anew(value)
        if not value.is_indirect:
            return self._filled(value, named=named, depth=depth)
        if value.objgen not in self._known:
            # The place is known before it is filled: what refers to itself then refers to its copy.
            place = self._made.make_indirect(_empty(value, self._made))
            self._known[value.objgen] = place
            self._fill(place, value, named=named, depth=depth)
        return self._known[value.objgen]

    def _filled(self, value: Object, *, named: bool, depth: int) -> Object:
        made = _empty(value, self._made)
        self._fill(made, value, named=named, depth=depth)
        return made

    def _fill(self, made: Object, value: Object, *, named: bool, depth: int) -> None:
        if isinstance(value, Array):
            for each in value:
                made.append(self.copy(each, depth=depth + 1))
            return
        kept = {key: each for key, each in value.items() if named or key in DRAWING}
        if isinstance(value, Stream):
            _write(made, value, kept)
        for key, each in kept.items():
            made[key] = self.copy(each, named=key in NAMED, depth=depth + 1)


def _anew(value: Object) -> Object:
    """Return a name, string or number that belongs to no file."""
    if isinstance(value, Name):
        return Name(str(value))
    return String(bytes(value)) if isinstance(value, String) else value


def _empty(value: Object, made: pikepdf.Pdf) -> Object:
    if isinstance(value, Stream):
        return Stream(made, b"")
    return Array() if isinstance(value, Array) else Dictionary()


def _write(made: Object, value: Object, kept: dict[str, Object]) -> None:
    """Write a stream's data as it is stored, a photograph's without what it says of itself."""
    packing = value.get("/Filter", Array())
    filters = [str(each) for each in packing] if isinstance(packing, Array) else [str(packing)]
    data = value.read_raw_bytes()
    if "/DCTDecode" in filters:
        for each in filters[:-1]:
            if each != "/FlateDecode":
                raise refused("A photograph in it is packed in a way that is not read.")
            data = zlib.decompress(data)
        data = bare_photograph(data)
        kept["/Filter"] = Name("/DCTDecode")
        kept.pop("/DecodeParms", None)
    made.write(data)


def bare_photograph(data: bytes) -> bytes:
    """Return a JPEG without EXIF, place, comments and previews; its pixels are untouched.

    Raises:
        InputError: if it is no JPEG.
    """
    if not data.startswith(b"\xff\xd8"):
        raise refused("A photograph in it is damaged.")
    kept, at = [data[:2]], 2
    while data[at : at + 1] == b"\xff" and at + 4 <= len(data):
        mark, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if mark == 0xDA:
            kept.append(data[at:])
            return b"".join(kept)
        if mark in _KEPT_SEGMENTS or not (0xE0 <= mark <= 0xEF or mark == 0xFE):
            kept.append(data[at : at + 2 + length])
        at += 2 + length
    raise refused("A photograph in it is damaged.")
