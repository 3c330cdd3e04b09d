"""Folding words to the form in which two spellings of one name are the same."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "ð": "d", "þ": "th", "ʼ": "'", "’": "'"}
    | {"Ł": "L", "Đ": "D", "Ø": "O", "Æ": "AE", "Œ": "OE", "ẞ": "SS", "Ð": "D", "Þ": "TH", "‘": "'", "ʻ": "'", "ʹ": "'"}
)
"""Letters that do not decompose, and the signs that are one apostrophe."""


def folded(words: str) -> str:
    """Return the words in small letters without accents, parted by single spaces, with nothing but letters and digits.

    Whatever stands between letters (hyphens, points, line ends) parts words. Apostrophes vanish, and so does what
    nobody sees: soft hyphens, joiners, marks of direction.
    """
    return bare(words).casefold()


def bare(words: str) -> str:
    """Return the words folded as by ``folded``, in the large and small letters that they have."""
    seen = "".join(letter for letter in words if unicodedata.category(letter) != "Cf")
    plain = unicodedata.normalize("NFKD", seen).translate(_LETTERS)
    letters = (letter for letter in plain if letter != "'" and not unicodedata.combining(letter))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in letters).split())
