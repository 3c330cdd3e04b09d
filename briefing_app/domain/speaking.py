"""How long a text takes to be spoken.

Rates are words a minute, alone and when interpreted. Source: the domain's doctrine; interpreters ask for 100-120.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from briefing_app.domain.text import Block, BlockKind, Run, Text

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


def heard_words(text: Text, *, version: int | None, said: Callable[[Run], str] = lambda _run: "") -> int:
    """Count what is spoken of a text, or of its version for so many minutes: cues are not; ``said`` is of a figure."""
    spoken = (block for block in text.blocks if block.kind is not BlockKind.CUE and block.stands_in(version))
    return sum(_counted(_heard(block, said)) for block in spoken)


def _heard(block: Block, said: Callable[[Run], str]) -> str:
    return "".join(said(run) if run.figure is not None else run.text for run in block.runs)


@lru_cache(maxsize=1024)
def _counted(words: str) -> int:
    """Count the words of a paragraph; while one types in it the others stay as they are."""
    return spoken_words(words)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakingTime:
    """What so many words take: minutes, against a slot of minutes where there is one, and how many words are over."""

    minutes: float
    slot: float | None
    over: int

    @classmethod
    def of(cls, words: int, slot: float | None, language: str, *, interpreted: bool) -> SpeakingTime:
        """Measure words at the rate of a language."""
        over = words_over(words, slot, language, interpreted=interpreted) if slot is not None else 0
        return cls(minutes=minutes_for(words, language, interpreted=interpreted), slot=slot, over=over)

    @property
    def told(self) -> str:
        """It in words: "3 min 40 s of 3 min; cut about 87 words"."""
        takes = clock_words(self.minutes)
        return takes if self.slot is None else f"{takes} of {clock_words(self.slot)}{self._cut('; ')}"

    @property
    def told_of_version(self) -> str:
        """It in words, of the version for its slot: "1-minute version: takes 2 min, cut about 111 words"."""
        return f"{self.slot or 0:g}-minute version: takes {clock_words(self.minutes)}{self._cut(', ')}"

    def _cut(self, before: str) -> str:
        return f"{before}cut about {self.over} {'word' if self.over == 1 else 'words'}" if self.over else ""


def clock_words(minutes: float) -> str:
    """Return minutes as "3 min 40 s", to five seconds; more exact no estimate is."""
    seconds = round(minutes * 12) * 5
    whole, rest = divmod(seconds, 60)
    return " ".join(filter(None, (f"{whole} min" if whole else "", f"{rest} s" if rest or not whole else "")))
