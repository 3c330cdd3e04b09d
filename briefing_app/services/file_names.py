"""Names of files that the program writes: the same on every system, and never outside the chosen folder."""

from __future__ import annotations

import hashlib
import unicodedata

_MARKS = " -_().'"
_PLAIN = str.maketrans({**dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"), "\u2019": "'"})
"""Dashes and the apostrophe, as every system takes them."""
_JOINED = " - "
_LONGEST = 120
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
)


def file_name(*parts: str, suffix: str) -> str:
    """Return the parts joined by " - " as a name of letters, digits and plain marks, at most 120 bytes, with suffix.

    Where that is too long the longest part is cut, and marked so that two names that begin alike stay two.
    """
    cleaned = [clean for clean in map(_cleaned, parts) if clean] or ["pack"]
    if _JOINED.join(cleaned).split(".")[0].casefold() in _RESERVED:
        cleaned[-1] += "_"
    room = _LONGEST - len(f".{suffix}".encode())
    return f"{_fitted(cleaned, room)}.{suffix}"


def _cleaned(part: str) -> str:
    words = unicodedata.normalize("NFC", part).translate(_PLAIN)
    return " ".join("".join(sign if _allowed(sign) else " " for sign in words).split()).strip(" .-'")


def _allowed(sign: str) -> bool:
    return sign in _MARKS or unicodedata.category(sign)[0] in "LMN"


def _fitted(parts: list[str], room: int) -> str:
    whole = list(parts)
    while len((name := _JOINED.join(parts)).encode()) > room:
        longest = max(range(len(parts)), key=lambda index: len(parts[index].encode()))
        mark = f" ({hashlib.sha256(whole[longest].encode()).hexdigest()[:4]})"
        parts[longest] = parts[longest].removesuffix(mark)[:-1].rstrip(" .-") + mark
    return name
