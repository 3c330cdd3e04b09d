"""Words of scripts that run to the left, such as a name in Arabic letters, inside lines that run to the right.

Letters are kept in the order in which they are said. Who sets them (PDF) asks for their joined forms, and for the order
in which they are seen; who hands them on (Word, bookmarks) leaves both to the reader's program.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_PHRASE = re.compile(f"[{_LEFT}](?:[^{_LEFT}A-Za-z\u00c0-\u058f\u10a0-\u1fff]{{0,12}}[{_LEFT}])*")
"""Letters of such scripts with the few signs, spaces and figures between them."""
_ANY = re.compile(f"[{_LEFT}]")
_FIGURES = re.compile(r"\d+(?:[.,:/]\d+)*")
_APART = "\u200c"
_LAM = "\u0644"
_MIRRORED = str.maketrans("()[]{}«»", ")(][}{»«")
_SHAPES = ("<isolated>", "<final>", "<initial>", "<medial>")


def runs_left(text: str) -> bool:
    """Whether any letter of the text belongs to a script that runs to the left."""
    return not text.isascii() and _ANY.search(text) is not None


def split(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text in their order, each with whether it runs to the left; none is empty."""
    at = 0
    for phrase in _PHRASE.finditer(text):
        if phrase.start() > at:
            yield text[at : phrase.start()], False
        yield phrase[0], True
        at = phrase.end()
    if at < len(text):
        yield text[at:], False


def joined(text: str) -> str:
    """Return the text with each Arabic letter in the form that its neighbours give it, still in the order of saying."""
    forms = _forms()
    letters = list(text)
    shaped: list[str] = []
    index = 0
    while index < len(letters):
        letter = letters[index]
        known = forms.get(letter)
        if known is None:
            shaped += [] if letter == _APART else [letter]
            index += 1
            continue
        before, after = _neighbour(letters, index, -1), _neighbour(letters, index, 1)
        from_before = "<initial>" in forms.get(before, {})
        pair = forms.get(_LAM + letters[index + 1], {}) if letter == _LAM and index + 1 < len(letters) else {}
        if pair:
            shaped.append(pair["<final>" if from_before else "<isolated>"])
            index += 2
            continue
        to_after = "<initial>" in known and "<final>" in forms.get(after, {})
        from_before = from_before and "<final>" in known
        shape = _SHAPES[(2 if to_after else 0) + (1 if from_before else 0)]
        # A letter that stands alone is its own form: faces draw it so.
        shaped.append(known.get(shape, letter) if shape != "<isolated>" else letter)
        index += 1
    return "".join(shaped)


def as_seen(phrase: str) -> str:
    """Return a part that runs to the left from its left end to its right one; figures keep their order.

    A vowel sign comes before its letter then: faces draw it over what stands to its right.
    """
    pieces: list[str] = []
    at = 0
    while at < len(phrase):
        figures = _FIGURES.match(phrase, at)
        pieces.append(figures[0] if figures is not None else phrase[at].translate(_MIRRORED))
        at += len(pieces[-1])
    return "".join(reversed(pieces))


def as_said(phrase: str) -> str:
    """Return the letters of joined forms, as they are written down and searched."""
    return "".join(_said().get(letter, letter) for letter in phrase)


def _neighbour(letters: list[str], index: int, step: int) -> str:
    """Return the next letter in a direction; vowel signs stand in no one's way."""
    index += step
    while 0 <= index < len(letters) and unicodedata.combining(letters[index]):
        index += step
    return letters[index] if 0 <= index < len(letters) else ""


@cache
def _said() -> dict[str, str]:
    """Return what each joined form stands for."""
    return {form: letters for letters, shapes in _forms().items() for form in shapes.values()}


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Return the forms of each Arabic letter, and of lam with an alef, by shape: as Unicode lists them."""
    found: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFC00), *range(0xFE70, 0xFEFD)):
        shape, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        base = "".join(chr(int(letter, 16)) for letter in letters)
        if shape in _SHAPES and (len(base) == 1 or (len(base) == 2 and base[0] == _LAM and base[1] in "آأإا")):
            found.setdefault(base, {}).setdefault(shape, chr(code))
    return found
