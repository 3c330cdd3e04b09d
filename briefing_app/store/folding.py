"""The folded form of words by which everything is searched: ``Łódź`` is found by ``lodz``."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not take apart into a base letter and a mark.
_LETTERS = str.maketrans({"ł": "l", "đ": "d", "ð": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss"})
_WORD = re.compile(r"[^\W_]+")


def fold(words: str) -> str:
    """Return ``words`` without case, marks and joined letters."""
    if words.isascii():
        return words.lower()
    apart = unicodedata.normalize("NFKD", words.casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return plain.casefold().translate(_LETTERS)


def folded_words(words: str) -> list[str]:
    """Return the folded words of a text: runs of letters and figures."""
    return _WORD.findall(fold(words))
