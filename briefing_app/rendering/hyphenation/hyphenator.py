"""Which words may be divided at a line's end, and where.

A word is divided only if all of it is small letters: what begins with a capital may be somebody's name, and what holds
a figure, a dot or a slash is no word. Signs before and after it (a bracket, a comma) stay with its parts.
"""

from __future__ import annotations

import re
from functools import cache

from briefing_app.rendering.hyphenation.patterns import Patterns, patterns_for

_FEWEST = 5
"""Letters of a word that may be divided."""
_LONGEST = 60
"""Letters of a word; what has more is none."""
_BEFORE, _AFTER = 2, 3
"""Letters that stand at least before the hyphen, and after it."""
_KEPT = 50_000
_WORD = re.compile(r"[(\[“«\"‘]*(?:[a-zà-ÿœ]{1,2}['’])?(?P<letters>[^\W\d_A-Z]+)[)\]”»\"’.,;:!?…]*")
"""A word of small letters with its signs; of an elision ("l'application") the second part is the word."""


class Hyphenator:
    """Divides the words of one language; what it has found out about a word it keeps."""

    def __init__(self, patterns: Patterns) -> None:
        self._patterns = patterns
        self._known: dict[str, tuple[int, ...]] = {}

    def places(self, word: str) -> tuple[int, ...]:
        """Return after how many characters of a word, its signs included, it may be divided; the last place first."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _KEPT:
                self._known.clear()
            known = self._known[word] = self._found(word)
        return known

    def _found(self, word: str) -> tuple[int, ...]:
        match = _WORD.fullmatch(word)
        if match is None:
            return ()
        letters, start = match["letters"], match.start("letters")
        if not _FEWEST <= len(letters) <= _LONGEST or not letters.islower():
            return ()
        last = len(letters) - _AFTER
        return tuple(start + place for place in reversed(self._patterns.places(letters)) if _BEFORE <= place <= last)


@cache
def hyphenator_for(language: str) -> Hyphenator | None:
    """Return what divides the words of a language (BCP 47); ``None`` where no patterns are known for it."""
    patterns = patterns_for(language)
    return Hyphenator(patterns) if patterns is not None else None
