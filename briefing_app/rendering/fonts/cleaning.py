"""Characters that no face draws and no reader sees, replaced before a line is set."""

from __future__ import annotations

import unicodedata

_NO_BREAK_SPACE = "\u00a0"
_SPACES = "\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_BREAKS = "\t\n\v\f\r\u0085\u2028\u2029"
_DROPPED = ("Cc", "Cf", "Cs")


def clean(text: str) -> str:
    """Return the text with what cannot be set replaced.

    Narrow and wide spaces become no-break spaces (figures are grouped with them), line ends and tabs become spaces;
    control and format characters, soft hyphens and broken surrogates go.
    """
    if text.isascii() and text.isprintable():
        return text
    return text.translate(_LETTERS)


class _Letters(dict[int, str | None]):
    """What becomes of each letter; found out when a letter is first met, for there are too many to list."""

    def __missing__(self, code: int) -> str | None:
        letter = chr(code)
        if letter in _BREAKS:
            kept: str | None = " "
        elif letter in _SPACES:
            kept = _NO_BREAK_SPACE
        else:
            kept = None if unicodedata.category(letter) in _DROPPED else letter
        self[code] = kept
        return kept


_LETTERS = _Letters()
