"""The objects of a PDF file: numbered, and written one after the other or packed into compressed streams.

Belongs here: the file format's syntax. Does not belong here: what an object means.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import accumulate

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PACKED_TOGETHER = 100
"""Objects in one stream: a reader unpacks all of them to see one."""
_LINE_ENDS = (b"\n", b"\r")
_AFTER_FONT = b"\0\0\0\1"
"""Not nothing but zeros: packed data ends in a sum of its bytes, which zeros never change."""
_ROW = 7
"""Bytes of a row in the table of places."""
_NO_OBJECT = b"\0" * 5 + b"\xff\xff"
"""A row of the table for a number that is never used."""
_ESCAPED = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})


class Objects:
    """The objects of one file."""

    def __init__(self, *, packed: bool) -> None:
        """``packed`` makes a file small; otherwise it is made as fast as can be, for a reader on this machine."""
        self._packed = packed
        self._bodies: list[bytes] = []
        self._streams: set[int] = set()

    def reserve(self) -> int:
        """Return a number for an object that is put there later."""
        self._bodies.append(b"null")
        return len(self._bodies)

    def put(self, number: int, body: str) -> None:
        """Fill a reserved number."""
        self._bodies[number - 1] = body.encode("latin-1")

    def add(self, body: str) -> int:
        """Add an object; return its number."""
        self._bodies.append(body.encode("latin-1"))
        return len(self._bodies)

    def stream(self, data: bytes, entries: str = "", *, deflate: bool = True) -> int:
        """Add a stream of text or operators, which spaces may follow; return its number."""
        return self._add_stream(_stream(data, entries, deflate=deflate and self._packed))

    def font(self, data: bytes) -> int:
        """Add a TrueType file, which bytes outside its tables may follow; return its number."""
        return self._add_stream(_stream(data, "", filler=_AFTER_FONT, deflate=self._packed, counted="Length1"))

    def copy(self, number: int, words: str, data: bytes | None) -> None:
        """Fill a reserved number with an object that is written already; a stream's ``data`` is packed as it says."""
        if data is None:
            self.put(number, words)
            return
        entries = words.removesuffix(">>").encode("latin-1")
        self._bodies[number - 1] = b"%b /Length %d >>\nstream\n%b\nendstream" % (entries, len(data), data)
        self._streams.add(number)

    def picture(self, data: bytes, entries: str) -> int:
        """Add a picture's pixels, deflated in any case, which bytes may follow; return its number."""
        return self._add_stream(_stream(data, entries, filler=_AFTER_FONT, deflate=True))

    def _add_stream(self, body: bytes) -> int:
        self._bodies.append(body)
        self._streams.add(len(self._bodies))
        return len(self._bodies)

    def file(self, *, root: int, info: int) -> bytes:
        """Return the whole file. What it is known by comes from its content alone."""
        known_by = hashlib.md5(usedforsecurity=False)
        for body in self._bodies:
            known_by.update(body)
        digest = known_by.hexdigest()
        trailer = f"/Root {root} 0 R /Info {info} 0 R /ID [<{digest}> <{digest}>]"
        return self._compact(trailer) if self._packed else self._plain(trailer)

    def _plain(self, trailer: str) -> bytes:
        """Write each object by itself, and the table of their places."""
        written = [b"%d 0 obj\n%b\nendobj\n" % (number, body) for number, body in enumerate(self._bodies, 1)]
        *places, end = accumulate(map(len, written), initial=len(_HEADER))
        size = len(written) + 1
        table = "".join([f"{place:010d} 00000 n \n" for place in places])
        tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} {trailer} >>\n"
        tail += f"startxref\n{end}\n%%EOF\n"
        return b"".join([_HEADER, *written, tail.encode("ascii")])

    def _compact(self, trailer: str) -> bytes:
        """Write streams by themselves, everything else packed, and the table as a stream."""
        loose = [number for number in range(1, len(self._bodies) + 1) if number not in self._streams]
        packs = [loose[at : at + _PACKED_TOGETHER] for at in range(0, len(loose), _PACKED_TOGETHER)]
        rows: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
        written = [_HEADER]
        place = len(_HEADER)
        apart = [(number, self._bodies[number - 1]) for number in sorted(self._streams)]
        first_pack = len(self._bodies) + 1
        apart += [(first_pack + index, self._pack(pack)) for index, pack in enumerate(packs)]
        for number, body in apart:
            written.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
            rows[number] = (1, place, 0)
            place += len(written[-1])
        for index, pack in enumerate(packs):
            rows.update({number: (2, first_pack + index, at) for at, number in enumerate(pack)})
        last = first_pack + len(packs)
        rows[last] = (1, place, 0)
        table = _table([rows[number] for number in range(last + 1)], trailer)
        written.append(b"%d 0 obj\n%b\nendobj\n" % (last, table))
        written.append(f"startxref\n{place}\n%%EOF\n".encode("ascii"))
        return b"".join(written)

    def _pack(self, numbers: Sequence[int]) -> bytes:
        bodies = [self._bodies[number - 1] for number in numbers]
        starts = accumulate([len(body) + 1 for body in bodies], initial=0)
        index = " ".join([f"{number} {start}" for number, start in zip(numbers, starts, strict=False)]) + "\n"
        entries = f"/Type /ObjStm /N {len(numbers)} /First {len(index)}"
        return _stream(index.encode("ascii") + b"\n".join(bodies), entries, deflate=True)


def _table(rows: Sequence[tuple[int, int, int]], trailer: str) -> bytes:
    """Return the table of places as a stream, each row as its difference from the one above: they are much alike.

    Where that would end in a line end, a row for no object follows.
    """
    places = b"".join(
        [kind.to_bytes(1, "big") + at.to_bytes(4, "big") + which.to_bytes(2, "big") for kind, at, which in rows]
    )
    size = len(rows)
    while zlib.compress(table := _differences(places)).endswith(_LINE_ENDS):
        places += _NO_OBJECT
        size += 1
    entries = f"/Type /XRef /Size {size} /W [1 4 2] /DecodeParms << /Predictor 12 /Columns {_ROW} >> {trailer}"
    return _stream(table, entries, deflate=True)


def _differences(table: bytes) -> bytes:
    changed = bytes([(now - above) & 255 for above, now in zip(bytes(_ROW) + table, table, strict=False)])
    return b"".join([b"\2" + changed[at : at + _ROW] for at in range(0, len(changed), _ROW)])


def _stream(data: bytes, entries: str, *, filler: bytes = b" ", deflate: bool, counted: str = "") -> bytes:
    """Write a stream. ``counted`` is an entry that tells the data's own length.

    Filler is put after data that would be written with a line end at its end: some readers take that for the one which
    the format sets there, and miss a byte.
    """
    written = zlib.compress(data) if deflate else data
    while written.endswith(_LINE_ENDS):
        data += filler
        written = zlib.compress(data) if deflate else data
    if counted:
        entries += f" /{counted} {len(data)}"
    if deflate:
        entries += " /Filter /FlateDecode"
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(written), entries.strip().encode("latin-1"), written)


def text(value: str) -> str:
    """Return a text as the file writes it: letters where ASCII is enough, else UTF-16 in figures."""
    if value.isascii():
        return f"({value.translate(_ESCAPED)})"
    return f"<FEFF{value.encode('utf-16-be', 'replace').hex().upper()}>"


def name(value: str) -> str:
    """Return a name: its other characters stand as figures."""
    return "/" + "".join(
        [
            letter if (letter.isalnum() and letter.isascii()) or letter in "-_+" else f"#{ord(letter):02X}"
            for letter in value
        ]
    )


def moment(at: datetime) -> str:
    """Return a date with its zone."""
    offset = at.utcoffset()
    minutes = int(offset.total_seconds()) // 60 if offset is not None else 0
    hours, rest = divmod(abs(minutes), 60)
    return f"(D:{at:%Y%m%d%H%M%S}{'-' if minutes < 0 else '+'}{hours:02d}'{rest:02d}')"


def dictionary(entries: Mapping[str, str]) -> str:
    """Return a dictionary without the entries that are empty."""
    return "<< " + " ".join([f"/{key} {value}" for key, value in entries.items() if value]) + " >>"
