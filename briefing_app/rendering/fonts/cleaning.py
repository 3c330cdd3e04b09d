"""Characters that no face draws and no reader sees, replaced before a line is set."""

from __future__ import annotations

import unicodedata
from functools import cache

_NO_BREAK_SPACE = "\u00a0"
_SPACES = "\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_DROPPED = ("Cc", "Cf", "Cs")


def clean(text: str) -> str:
    """Return the text with what cannot be set replaced.

    Narrow and wide spaces become no-break spaces (figures are grouped with them), line ends and tabs become spaces; control and
    format characters, soft hyphens and broken surrogates go.
    """
    if text.isascii() and text.isprintable():
        return text
    return text.translate(_table())


@cache
def _table() -> dict[int, str | None]:
    """Build the table once: a walk over the planes in use takes a few milliseconds."""
    table: dict[int, str | None] = {}
    for code in range(0x10000):
        if unicodedata.category(chr(code)) in _DROPPED:
            table[code] = None
    table.update((code, None) for code in range(0xE0000, 0xE0080))
    table.update((ord(space), " ") for space in "\t\n\v\f\r\u0085\u2028\u2029")
    table.update((ord(space), _NO_BREAK_SPACE) for space in _SPACES)
    return table
