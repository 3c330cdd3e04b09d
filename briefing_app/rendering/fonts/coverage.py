"""Which characters the faces can draw, read from the faces' own character maps."""

from __future__ import annotations

import struct
from functools import cache

from briefing_app.rendering.fonts.cleaning import clean
from briefing_app.rendering.fonts.faces import FACES, face_data

_SEGMENTS, _GROUPS = 4, 12


def missing_characters(text: str) -> set[str]:
    """Return the characters of a text that at least one of our faces cannot draw."""
    return {letter for letter in set(clean(text)) if ord(letter) not in _covered()}


@cache
def _covered() -> frozenset[int]:
    return frozenset.intersection(*(_character_map(face_data(name)) for name in FACES))


def _character_map(data: bytes) -> frozenset[int]:
    """Read the code points of a TrueType file (subtables of formats 4 and 12)."""
    tables = struct.unpack(">H", data[4:6])[0]
    for index in range(tables):
        tag, _, start, _ = struct.unpack(">4sIII", data[12 + 16 * index : 28 + 16 * index])
        if tag == b"cmap":
            return frozenset(_codes(data, start))
    return frozenset()


def _codes(data: bytes, start: int) -> set[int]:
    codes: set[int] = set()
    for index in range(struct.unpack(">H", data[start + 2 : start + 4])[0]):
        offset = start + struct.unpack(">I", data[start + 8 + 8 * index : start + 12 + 8 * index])[0]
        kind = struct.unpack(">H", data[offset : offset + 2])[0]
        if kind == _SEGMENTS:
            codes |= _segments(data, offset)
        elif kind == _GROUPS:
            count = struct.unpack(">I", data[offset + 12 : offset + 16])[0]
            for group in range(count):
                first, last, _ = struct.unpack(">III", data[offset + 16 + 12 * group : offset + 28 + 12 * group])
                codes.update(range(first, last + 1))
    return codes


def _segments(data: bytes, offset: int) -> set[int]:
    """Read format 4; a code inside a segment may still lead to glyph 0, which is no glyph."""
    count = struct.unpack(">H", data[offset + 6 : offset + 8])[0] // 2

    def words(at: int) -> tuple[int, ...]:
        return struct.unpack(f">{count}H", data[at : at + 2 * count])

    ends, starts = words(offset + 14), words(offset + 16 + 2 * count)
    deltas, ranges_at = words(offset + 16 + 4 * count), offset + 16 + 6 * count
    codes: set[int] = set()
    for index, (first, last, delta, shift) in enumerate(zip(starts, ends, deltas, words(ranges_at), strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            if shift:
                at = ranges_at + 2 * index + shift + 2 * (code - first)
                glyph = struct.unpack(">H", data[at : at + 2])[0]
            else:
                glyph = (code + delta) & 0xFFFF
            if glyph:
                codes.add(code)
    return codes
