"""Liang's patterns of one language, as pyphen's dictionaries hold them, and the places that they allow.

Belongs here: reading a dictionary fast. pyphen parses all of its 14,000 patterns before the first word, a tenth of a
second of every start; here a pattern is parsed when a word first meets it. Does not belong here: which words may be
divided at all.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TypeAlias

from briefing_app.rendering.hyphenation.dictionaries import dictionary_of

_FIGURES = re.compile("[0-9]+")
_NOT_STANDARD = ("=", "^^")
"""What a dictionary writes where a word's letters change with its division; such a dictionary is not used."""
_Values: TypeAlias = tuple[int, ...]


class Patterns:
    """The patterns of one dictionary; each is parsed when a word first meets it."""

    def __init__(self, lines: str) -> None:
        self._lines: dict[str, str | _Values] = dict(
            zip(_FIGURES.sub("", lines).split("\n"), lines.split("\n"), strict=True)
        )
        self._longest = max(map(len, self._lines))

    def places(self, word: str) -> list[int]:
        """Return after how many letters the word may be divided, in rising order."""
        pointed = f".{word.lower()}."
        values = [0] * (len(pointed) + 1)
        known = self._lines
        for start in range(len(pointed) - 1):
            for end in range(start + 1, min(start + self._longest, len(pointed)) + 1):
                letters = pointed[start:end]
                pattern = known.get(letters)
                if pattern is None:
                    continue
                if isinstance(pattern, str):
                    pattern = known[letters] = _parsed(pattern)
                for at, value in enumerate(pattern, start):
                    values[at] = max(values[at], value)
        return [at - 1 for at, value in enumerate(values) if value % 2 and 0 < at - 1 < len(word)]


def patterns_for(language: str) -> Patterns | None:
    """Return the patterns of a language (BCP 47); ``None`` where there are none that leave a word's letters alone."""
    path = dictionary_of(language)
    lines = _read(path) if path is not None else ""
    return Patterns(lines) if lines else None


def _read(path: Path) -> str:
    data = path.read_bytes()
    encoding, _, patterns = data.partition(b"\n")
    try:
        lines = patterns.decode(encoding.strip().decode("ascii")).replace("\r", "")
    except (LookupError, UnicodeDecodeError):
        return ""
    return "" if any(sign in lines for sign in _NOT_STANDARD) else lines


def _parsed(pattern: str) -> _Values:
    """Return the value before each letter of a pattern, and the one behind the last."""
    values = [0]
    for letter in pattern:
        if letter.isdecimal():
            values[-1] = int(letter)
        else:
            values.append(0)
    return tuple(values)
