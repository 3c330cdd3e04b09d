"""Folding words to the form in which two spellings of one name are the same."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "ð": "d", "þ": "th", "ʼ": "'", "’": "'"}
)


def folded(words: str) -> str:
    """Return the words in small letters without accents, parted by single spaces, with nothing but letters and digits.

    Whatever stands between letters (hyphens, points, apostrophes, line ends) parts words; soft hyphens vanish.
    """
    small = unicodedata.normalize("NFKD", words.replace("\u00ad", "").casefold()).translate(_LETTERS)
    bare = "".join(letter for letter in small if not unicodedata.combining(letter))
    kept = "".join(letter if letter.isalnum() else " " for letter in bare if letter != "'")
    return " ".join(kept.split())
