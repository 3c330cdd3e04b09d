"""Names of files that the program writes: the same on every system, and never outside the chosen folder."""

from __future__ import annotations

import unicodedata

_MARKS = " -_()."
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_LONGEST = 120
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
)


def file_name(*parts: str, suffix: str) -> str:
    """Return the parts joined by " - " as a name of letters, digits and plain marks, at most 120 bytes, with suffix."""
    words = unicodedata.normalize("NFC", " - ".join(part for part in parts if part.strip()))
    kept = "".join(sign if _allowed(sign) else " " for sign in words.translate(_DASHES))
    stem = " ".join(kept.split()).strip(" .-") or "pack"
    if stem.split(".")[0].casefold() in _RESERVED:
        stem = f"{stem}_"
    room = _LONGEST - len(f".{suffix}".encode())
    return f"{_cut(stem, room)}.{suffix}"


def _allowed(sign: str) -> bool:
    return sign in _MARKS or unicodedata.category(sign)[0] in "LMN"


def _cut(stem: str, room: int) -> str:
    """Shorten the first part in its middle: the end, which names the audience, stays."""
    if len(stem.encode()) <= room:
        return stem
    head, _, tail = stem.rpartition(" - ")
    tail = f" - {tail}" if head else ""
    short = head or stem
    while len(f"{short}{tail}".encode()) > room and short:
        short = short[:-1]
    return f"{short.rstrip(' .-')}{tail}"
