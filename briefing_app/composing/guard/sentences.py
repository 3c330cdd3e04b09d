"""Parting a text into sentences, each with its place."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…]+[\"”»’')\]]*(?:\s*\[\d{1,3}(?:, [^\]\n]{1,40})?\])*(?=\s|$)|\n+")
_NEXT_IS_SMALL = re.compile(r"\s+[\"“«(]?[a-zà-ÿ]")
MAX_SENTENCE = 2_000
_LONGEST_WORD = 100
_LAST_WORD = re.compile(r"([^\s(\[“«]{1,12})$")


def sentences(text: str, abbreviations: frozenset[str] = frozenset()) -> tuple[tuple[int, str], ...]:
    """Return each sentence with where it begins. "No. 4" and "e.g. this" do not end one, a new line does.

    What is longer than any sentence is cut, so that reading it takes no longer than its letters.
    """
    found: list[tuple[int, str]] = []
    start = 0
    for end in _END.finditer(text):
        if not end.group().startswith("\n") and _goes_on(text, end, abbreviations):
            continue
        _keep(found, text, start, end.end())
        start = end.end()
    _keep(found, text, start, len(text))
    return tuple(found)


def _goes_on(text: str, end: re.Match[str], abbreviations: frozenset[str]) -> bool:
    if end.group() != ".":
        return False
    before = _LAST_WORD.search(text, max(0, end.start() - 12), end.start())
    word = before.group(1).casefold() if before else ""
    return word in abbreviations or _NEXT_IS_SMALL.match(text, end.end()) is not None


def _keep(found: list[tuple[int, str]], text: str, start: int, end: int) -> None:
    while start < end:
        stop = end
        if end - start > MAX_SENTENCE:
            space = text.find(" ", start + MAX_SENTENCE - _LONGEST_WORD, start + MAX_SENTENCE)
            stop = space if space > 0 else start + MAX_SENTENCE
        words = text[start:stop]
        stripped = words.strip()
        if stripped:
            found.append((start + words.index(stripped[0]), stripped))
        start = stop
