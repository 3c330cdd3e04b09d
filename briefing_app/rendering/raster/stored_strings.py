"""Strings that a PDF stores beside its pages' text: what is read out in its place, links, what the file says of itself.

PDFium shows a reader's view and passes over most of these; yet a name that stands there has left the house. So they
are taken from the file as it is stored: every string of every object, whatever its key (Alt, ActualText, E, Lang,
titles of elements and bookmarks, attributes), the metadata, and what the marks among drawing operators say. The
operators' own strings are left out: they are numbers of glyphs.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from html import unescape

_STREAM = re.compile(rb"\bstream\r?\n")
_END = b"endstream"
_LITERAL = re.compile(rb"\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))*)\)", re.DOTALL)
_HEXADECIMAL = re.compile(rb"(?<!<)<([0-9A-Fa-f\s]*)>")
_SAID_BY_MARK = re.compile(rb"<<(?!\s*/MCID \d+\s*>>)(.{0,20000}?)>>\s*(?:BDC|DP)\b", re.DOTALL)
_NO_OPERATORS = (b"/Length1", b"/XRef", b"/Image", b"/N 3")
"""What is written of streams that hold outlines, tables, pictures or colours."""
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|\r?\n|(.))", re.DOTALL)
_MEANT = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def stored_strings(data: bytes) -> Iterator[str]:
    """Yield every string of the file's objects, packed ones too, and the words of its metadata."""
    at = 0
    while (found := _STREAM.search(data, at)) is not None:
        before = data[at : found.start()]
        yield from _strings(before)
        end = data.find(_END, found.end())
        end = len(data) if end < 0 else end
        kind = before[before.rfind(b"obj") :]
        if b"/ObjStm" in kind:
            yield from _strings(_unpacked(data[found.end() : end]))
        elif b"/Metadata" in kind:
            yield _markup(_unpacked(data[found.end() : end]))
        elif not any(sign in kind for sign in _NO_OPERATORS):
            for said in _SAID_BY_MARK.findall(_unpacked(data[found.end() : end])):
                yield from _strings(said)
        at = min(end + len(_END), len(data))
    yield from _strings(data[at:])


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return stream


def _markup(source: bytes) -> str:
    """Return metadata with the letters that its markup stands for."""
    wide = source.startswith((b"\xfe\xff", b"\xff\xfe"))
    return unescape(source.decode("utf-16" if wide else "utf-8", errors="replace"))


def _strings(source: bytes) -> Iterator[str]:
    for literal in _LITERAL.finditer(source):
        yield _decoded(_ESCAPE.sub(_meant, literal.group(1)))
    for digits in _HEXADECIMAL.finditer(source):
        number = b"".join(digits.group(1).split()).decode()
        yield _decoded(bytes.fromhex(number + "0" * (len(number) % 2)))


def _meant(escape: re.Match[bytes]) -> bytes:
    octal, letter = escape.groups()
    if octal is not None:
        return bytes([int(octal, 8) & 255])
    return _MEANT.get(letter, letter) if letter is not None else b""


def _decoded(string: bytes) -> str:
    if string.startswith(b"\xfe\xff"):
        return string[2:].decode("utf-16-be", errors="replace")
    return string.decode("utf-8-sig" if string.startswith(b"\xef\xbb\xbf") else "latin-1", errors="replace")
