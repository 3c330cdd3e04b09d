"""What a paragraph that opens so does: it calls, it judges, it instructs; and where it says something new.

The verbs stand in the tables of the languages. An opening that is in none of them is left for a person to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_app.domain.records.recommendation import CallKind
from briefing_app.importing.adopted_text.languages.model import TextLanguage

_BETWEEN = re.compile(r",[^,]*,")
_BRACKETS = {"(": ")", "[": "]", "“": "”", "«": "»"}


@dataclass(frozen=True, slots=True)
class Opening:
    """How a clause opens: what it does, its verb as written but for a capital, and where the words after it begin."""

    kind: CallKind
    verb: str
    end: int


def opening(words: str, language: TextLanguage) -> Opening | None:
    """Return how these words open, ``None`` if no verb of the tables stands there."""
    for kind, pattern in language.openings:
        match = pattern.match(words)
        if match:
            verb = _BETWEEN.sub("", match["verb"])
            return Opening(kind, verb[0].lower() + verb[1:], match.end())
    return None


def parted(words: str, language: TextLanguage) -> Iterator[tuple[int, int]]:
    """Part a paragraph into what it says one after another: places in ``words``, without the signs between them.

    A semicolon parts only where a verb of the tables follows; "and calls on ..." parts unless it is somebody else's
    call ("regrets that the Council hesitates and calls on ...").
    """
    start = 0
    for end, following in (*_seams(words, language), (len(words), len(words))):
        if end == len(words) or _is_seam(words, start, end, following, language=language):
            part = _trimmed(words, start, end, little=language.little)
            start = following
            if part[0] < part[1]:
                yield part


def _seams(words: str, language: TextLanguage) -> Iterator[tuple[int, int]]:
    """Yield where a part may end and the next begin: semicolons and "and calls on", outside brackets and quotes."""
    conjunctions = {match.start(): match.end() for match in language.seams.finditer(words)}
    closing: list[str] = []
    for place, letter in enumerate(words):
        if closing and letter == closing[-1]:
            closing.pop()
        elif letter in _BRACKETS and _BRACKETS[letter] in words[place:]:
            closing.append(_BRACKETS[letter])
        elif not closing and letter == ";":
            yield place, place + 1
        elif not closing and place in conjunctions:
            yield place, conjunctions[place]


def _is_seam(words: str, start: int, end: int, following: int, *, language: TextLanguage) -> bool:
    if words[end] != ";":
        return words[end] == "," or not language.inner.search(words, start, end)
    rest = words[following:].lstrip()
    for little in language.little:
        rest = rest.removeprefix(little)
    return bool(rest) and opening(rest, language) is not None and (rest[0].islower() or not rest[0].isalpha())


def _trimmed(words: str, start: int, end: int, *, little: tuple[str, ...]) -> tuple[int, int]:
    while start < end and words[start] in " ;,":
        start += 1
    for word in little:
        if words.startswith(word, start):
            start += len(word)
    while end > start and words[end - 1] in " ;,":
        end -= 1
    for word in little:
        if words[start:end].endswith(f"; {word.strip()}"):
            end -= len(word) + 1
    return start, end
