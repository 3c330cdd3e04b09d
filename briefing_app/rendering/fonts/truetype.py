"""A face's TrueType file: its letters, their widths, and what a PDF says of a face.

Belongs here: reading the four faces of the house, which are known to the byte; no other file meets this. They have a
character map of format 4 and a thousand units to the em. Does not belong here: cutting one down (``truetype_subset``).
"""

from __future__ import annotations

import struct
from functools import cached_property

_FIXED, _ITALIC, _FORCE_BOLD = 1, 1 << 6, 1 << 18
_SEMIBOLD = 600
_SPACE, _NO_BREAK_SPACE = 0x20, 0xA0
_END = 0xFFFF
"""Closes a character map, and is no letter."""


class TrueType:
    """One file. Distances are thousandths of an em, as PDF has them."""

    def __init__(self, data: bytes) -> None:
        """Read where each table lies; tables are read when they are asked for."""
        count = struct.unpack_from(">H", data, 4)[0]
        places = [struct.unpack_from(">4sIII", data, 12 + 16 * index) for index in range(count)]
        self.tables = {tag.decode("ascii"): data[start : start + length] for tag, _, start, length in places}

    def numbers(self, table: str, at: int, kinds: str) -> tuple[int, ...]:
        """Return numbers of a table, by the letters that ``struct`` has for their kinds."""
        return struct.unpack_from(f">{kinds}", self.tables[table], at)

    @cached_property
    def glyphs(self) -> dict[int, int]:
        """Letter to glyph. A no-break space is drawn as a space."""
        (start,) = self.numbers("cmap", 8, "I")
        count = self.numbers("cmap", start + 6, "H")[0] // 2
        ends = self.numbers("cmap", start + 14, f"{count}H")
        at = start + 16 + 2 * count
        firsts = self.numbers("cmap", at, f"{count}H")
        deltas = self.numbers("cmap", at + 2 * count, f"{count}H")
        ranges = at + 4 * count
        shifts = self.numbers("cmap", ranges, f"{count}H")
        found: dict[int, int] = {}
        for index, (first, last, delta, shift) in enumerate(zip(firsts, ends, deltas, shifts, strict=True)):
            letters = range(first, min(last, _END - 1) + 1)
            if shift:
                listed = self.numbers("cmap", ranges + 2 * index + shift, f"{len(letters)}H")
                pairs = zip(letters, listed, strict=True)
                found.update((letter, (glyph + delta) & 0xFFFF) for letter, glyph in pairs if glyph)
            else:
                begins = (first + delta) & 0xFFFF
                found.update(zip(letters, range(begins, begins + len(letters)), strict=True))
        found[_NO_BREAK_SPACE] = found[_SPACE]
        return found

    @cached_property
    def metrics(self) -> list[tuple[int, int]]:
        """Width of each glyph, and the room at its left."""
        (full,) = self.numbers("hhea", 34, "H")
        table = self.numbers("hmtx", 0, f"{len(self.tables['hmtx']) // 2}H")
        pairs = list(zip(table[: 2 * full : 2], table[1 : 2 * full : 2], strict=True))
        return pairs + [(pairs[-1][0], left) for left in table[2 * full :]]

    @cached_property
    def widths(self) -> dict[int, int]:
        """Letter to width."""
        metrics = self.metrics
        return {letter: metrics[glyph][0] for letter, glyph in self.glyphs.items()}

    @cached_property
    def places(self) -> tuple[int, ...]:
        """Where each glyph's outline begins, and where the last one ends."""
        if self.numbers("head", 50, "H")[0]:
            return self.numbers("loca", 0, f"{len(self.tables['loca']) // 4}I")
        return tuple([2 * place for place in self.numbers("loca", 0, f"{len(self.tables['loca']) // 2}H")])

    @property
    def box(self) -> tuple[int, ...]:
        """The rectangle that holds each glyph: left, bottom, right, top."""
        return self.numbers("head", 36, "4h")

    @property
    def italic_angle(self) -> float:
        """Degrees against the clock."""
        whole, part = self.numbers("post", 4, "hH")
        return whole + part / 65536

    @property
    def ascent(self) -> int:
        """How high letters reach."""
        return self.numbers("OS/2", 68, "h")[0]

    @property
    def descent(self) -> int:
        """How low letters reach; below zero."""
        return self.numbers("OS/2", 70, "h")[0]

    @property
    def cap_height(self) -> int:
        """Height of a capital."""
        return self.numbers("OS/2", 88, "h")[0]

    @property
    def stem(self) -> int:
        """Thickness of a stem, as it is usually taken from the weight: no table tells it."""
        return 50 + int((self._weight / 65) ** 2)

    @property
    def flags(self) -> int:
        """What a PDF says of a face in bits: slanted, bold, of one width."""
        flags = _ITALIC if self.italic_angle else 0
        flags |= _FORCE_BOLD if self._weight >= _SEMIBOLD else 0
        return flags | (_FIXED if self.numbers("post", 12, "I")[0] else 0)

    @property
    def _weight(self) -> int:
        return self.numbers("OS/2", 4, "H")[0]
