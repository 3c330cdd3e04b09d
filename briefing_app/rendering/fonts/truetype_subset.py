"""A face cut down to some of its letters, as a TrueType file of its own."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

from briefing_app.rendering.fonts.truetype import TrueType

_KEPT = ("name", "OS/2", "cvt ", "fpgm", "prep")
"""Tables that stay as they are; those of features and the like are left out."""
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 1 << 0, 1 << 3, 1 << 5, 1 << 6, 1 << 7
"""What stands behind a part of a glyph that is made of others."""
_SUM = 0xB1B0AFBA
"""To what the words of a whole file add up."""
_SHORT_PLACES = 0xFFFF


def cut_down(face: TrueType, letters: Sequence[int]) -> bytes:
    """Return a face whose codes 0, 1, 2 ... draw these letters; one that the face lacks draws the empty box."""
    numbers = {0: 0}
    codes = [numbers.setdefault(face.glyphs.get(letter, 0), len(numbers)) for letter in letters]
    outlines = _outlines(face, numbers)
    starts, body = [0], b""
    for outline in outlines:
        body += outline + b"\0" * (-len(outline) % 4)
        starts.append(len(body))
    long = (len(body) + 1) >> 1 > _SHORT_PLACES
    places = struct.pack(f">{len(starts)}{'I' if long else 'H'}", *[at if long else at >> 1 for at in starts])
    metrics, full = _metrics([face.metrics[glyph] for glyph in numbers])
    tables = {tag: face.tables[tag] for tag in _KEPT if tag in face.tables}
    tables |= {
        "post": b"\0\3\0\0" + face.tables["post"][4:16] + bytes(16),
        "hmtx": metrics,
        "hhea": _with(face.tables["hhea"], 34, full),
        "maxp": _with(face.tables["maxp"], 4, len(numbers)),
        "cmap": _character_map(codes),
        "glyf": body,
        "loca": places,
        "head": _with(_with(_with(face.tables["head"], 50, int(long)), 8, 0), 10, 0),
    }
    return _file(tables)


def _outlines(face: TrueType, numbers: dict[int, int]) -> list[bytes]:
    """Return the outlines of glyphs under their new numbers; the parts of one that is made of others come behind."""
    found: list[bytes] = []
    waiting = list(numbers)
    for glyph in waiting:
        outline = face.tables["glyf"][face.places[glyph] : face.places[glyph + 1]]
        if outline[:1] >= b"\x80":
            # A number of lines below zero says that it is made of others.
            for at in _parts(outline):
                part = struct.unpack_from(">H", outline, at)[0]
                if part not in numbers:
                    numbers[part] = len(numbers)
                    waiting.append(part)
                outline = _with(outline, at, numbers[part])
        found.append(outline)
    return found


def _parts(outline: bytes) -> Iterator[int]:
    """Yield where the number of each part stands."""
    at, flags = 10, _MORE
    while flags & _MORE:
        flags = struct.unpack_from(">H", outline, at)[0]
        yield at + 2
        at += 8 if flags & _WORDS else 6
        at += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0


def _metrics(pairs: Sequence[tuple[int, int]]) -> tuple[bytes, int]:
    """Return widths and room, and how many pairs there are: the last glyphs of one width give their room alone."""
    full = len(pairs)
    while full > 1 and pairs[full - 1][0] == pairs[full - 2][0]:
        full -= 1
    values = [value for pair in pairs[:full] for value in pair] + [left for _, left in pairs[full:]]
    return struct.pack(f">{len(values)}H", *values), full


def _character_map(codes: Sequence[int]) -> bytes:
    """Return a map of one table, whose codes follow one another."""
    table = (6, 10 + 2 * len(codes), 0, 0, len(codes), *codes)
    return struct.pack(f">{7 + len(table) - 1}H", 0, 1, 1, 0, 0, 12, *table)


def _with(table: bytes, at: int, value: int) -> bytes:
    return table[:at] + struct.pack(">H", value) + table[at + 2 :]


def _file(tables: dict[str, bytes]) -> bytes:
    """Return the tables as a file, its sum in its head."""
    power = 1 << (len(tables).bit_length() - 1)
    search = (16 * power, power.bit_length() - 1, 16 * (len(tables) - power))
    head = struct.pack(">IHHHH", 0x00010000, len(tables), *search)
    at = len(head) + 16 * len(tables)
    directory, body = b"", b""
    adjusted = 0
    for tag, table in sorted(tables.items()):
        if tag == "head":
            adjusted = at + len(body) + 8
        directory += struct.pack(">4sIII", tag.encode("ascii"), _sum(table), at + len(body), len(table))
        body += table + b"\0" * (-len(table) % 4)
    file = head + directory + body
    return file[:adjusted] + struct.pack(">I", (_SUM - _sum(file)) & 0xFFFFFFFF) + file[adjusted + 4 :]


def _sum(data: bytes) -> int:
    data += b"\0" * (-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}I", data)
    return sum(words) & 0xFFFFFFFF
