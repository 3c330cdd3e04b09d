"""The marks in front of paragraphs ("1.", "AA.", "(b)", "(i)", "–"): where they end, and what they can mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_FORMS = r"""
    (?P<dash>[–—•▪●-])
  | (?P<note>\[\d{1,3}\])
  | (?P<bracketed>\(\d{1,3}\))
  | (?P<digit>\d{1,3}[a-z]?\.|\d{1,3}\))
  | (?P<upper>[A-Z]{1,3}\.)
  | (?P<lower>\(?(?:[a-z]{1,2}|[ivxl]{1,6})\)|(?:[a-z]|[ivxl]{1,6})\.)
"""
_IN_FRONT = re.compile(rf"(?:{_FORMS})(?P<gap>\s*)(?=\S)", re.VERBOSE)
_ALONE = re.compile(_FORMS, re.VERBOSE)
_ROMAN_PARTS = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x")),
    *((9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


class MarkKind(StrEnum):
    """The ways of counting."""

    UPPER = "upper"
    DIGIT = "digit"
    LOWER = "lower"
    ROMAN = "roman"
    BRACKETED = "bracketed"
    DASH = "dash"


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that a mark can mean: "(i)" is the ninth letter or the first number."""

    kind: MarkKind
    value: int


def split_mark(words: str) -> tuple[str, str]:
    """Return the mark in front of a paragraph, "" if there is none, and the rest.

    What looks like a mark may be none ("2019. In ..." is not, "No. 5" is not, "e. g." seems one): whoever reads on
    takes only the mark that is due.
    """
    match = _IN_FRONT.match(words)
    if match is None:
        return "", words
    rest = words[match.end() :]
    glued = not match["gap"]
    if match["digit"] and glued and not rest[0].isupper():
        return "", words
    if glued and ((match["lower"] or "").endswith(".") or (match["upper"] and not rest[1:2].islower())):
        return "", words
    return match.group()[: len(match.group()) - len(match["gap"])], rest


def is_mark(words: str) -> bool:
    """Whether these words are a mark and nothing else, as in a cell of its own."""
    return _ALONE.fullmatch(words) is not None


def readings(mark: str) -> tuple[Reading, ...]:
    """Return all that a mark can mean."""
    core = mark.strip("().[]")
    if not core.isascii() or not core.isalnum():
        return (Reading(MarkKind.DASH, 1),) if mark.strip() else ()
    if core.isdigit():
        bracketed = mark[0] in "(["
        return (Reading(MarkKind.BRACKETED if bracketed else MarkKind.DIGIT, int(core)),)
    if core[0].isdigit():
        return (Reading(MarkKind.DIGIT, int(core.rstrip("abcdefghijklmnopqrstuvwxyz"))),)
    kind = MarkKind.UPPER if core.isupper() else MarkKind.LOWER
    found = [Reading(kind, value) for value in _letter_values(core.lower())]
    if kind is MarkKind.LOWER and (roman := _roman_value(core)):
        found.append(Reading(MarkKind.ROMAN, roman))
    return tuple(found)


def canonical(reading: Reading) -> str:
    """Return the one form of a mark inside a paragraph: "(b)", "(ii)"; dashes are counted."""
    if reading.kind is MarkKind.DASH:
        return f"(indent {reading.value})"
    if reading.kind is MarkKind.ROMAN:
        return f"({roman(reading.value)})"
    if reading.kind in (MarkKind.LOWER, MarkKind.UPPER):
        return f"({letters(reading.value)})"
    return f"({reading.value})"


def letters(value: int) -> str:
    """Return a, b, ... z, aa, ab, ... for 1, 2, ... (as parliaments count; word processors go on aa, bb)."""
    out = ""
    while value > 0:
        value, rest = divmod(value - 1, 26)
        out = chr(ord("a") + rest) + out
    return out


def repeated_letters(value: int) -> str:
    """Return a, b, ... z, aa, bb, ... for 1, 2, ...: the way of word processors."""
    times, rest = divmod(max(value, 1) - 1, 26)
    return chr(ord("a") + rest) * (min(times, 20) + 1)


def roman(value: int) -> str:
    """Return the Roman number, in small letters; numbers that have none come back in digits."""
    if not 0 < value < 4000:
        return str(value)
    out = ""
    for size, form in _ROMAN_PARTS:
        count, value = divmod(value, size)
        out += form * count
    return out


def _letter_values(core: str) -> set[int]:
    """Return what letters count: "aa" is 27 everywhere, "bb" 54 or, in word processors, 28."""
    first = ord(core[0]) - ord("a") + 1
    doubled = {26 * (len(core) - 1) + first} if core == core[0] * len(core) else set()
    if len(core) > 2:
        return doubled
    return doubled | {first if len(core) == 1 else 26 * first + ord(core[1]) - ord("a") + 1}


def _roman_value(core: str) -> int:
    if not set(core) <= set(_ROMAN):
        return 0
    digits = [_ROMAN[letter] for letter in core]
    total = sum(-size if size < max(digits[place:]) else size for place, size in enumerate(digits))
    return total if roman(total) == core else 0
