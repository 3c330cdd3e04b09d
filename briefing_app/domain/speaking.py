"""How long a text takes to be spoken.

Rates are words a minute, alone and when interpreted. Source: the domain's doctrine; interpreters ask for 100-120.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:[’'.,\u2011-][^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakingRate:
    """Words a minute for one language; ``estimated`` where no source gives a figure."""

    alone: int
    interpreted: int
    estimated: bool = False


_RATES = {
    "en": SpeakingRate(alone=130, interpreted=110),
    "fr": SpeakingRate(alone=130, interpreted=110),
    "de": SpeakingRate(alone=110, interpreted=95),
    "pl": SpeakingRate(alone=105, interpreted=90),
    "bg": SpeakingRate(alone=105, interpreted=90),
    "hu": SpeakingRate(alone=95, interpreted=80),
    "fi": SpeakingRate(alone=95, interpreted=80),
    "kk": SpeakingRate(alone=100, interpreted=85),
    "ru": SpeakingRate(alone=100, interpreted=85),
}
_OTHERS = SpeakingRate(alone=110, interpreted=95, estimated=True)

SPOKEN = ("opening", "points", "close")
"""The texts of a note that are spoken, in their order."""

MAX_POINTS = 6
"""More talking points than this are allowed, and warned of."""


def rate_of(language: str) -> SpeakingRate:
    """Return the rate of a language by its code (``en``, ``en-GB``)."""
    return _RATES.get(language.split("-", maxsplit=1)[0].lower(), _OTHERS)


def spoken_words(text: str) -> int:
    """Count the words that are spoken: a figure counts a word for every two digits, an abbreviation one a letter."""
    return sum(_weight(match.group()) for match in _WORD.finditer(text))


def _weight(word: str) -> int:
    digits = sum(letter.isdigit() for letter in word)
    if digits:
        return (digits + 1) // 2 + bool(re.search(r"[^\W\d_]", word))
    if 1 < len(word) <= 5 and word.isupper() and not set(word.lower()) <= set("ivxlcdm"):
        return len(word)
    return 1


def minutes_for(words: int, language: str, *, interpreted: bool) -> float:
    """Return how many minutes so many words take."""
    rate = rate_of(language)
    return words / (rate.interpreted if interpreted else rate.alone)


def words_over(words: int, minutes: float, language: str, *, interpreted: bool) -> int:
    """Return about how many of so many words must be cut for them to fit into some minutes; 0 where they fit."""
    rate = rate_of(language)
    return max(0, words - math.floor(minutes * (rate.interpreted if interpreted else rate.alone)))
