"""Parting a line into sentences, and a sentence into clauses: where a page that is read aloud may be turned.

Belongs here: places between words, in any script. Where it cannot be told whether a sentence ends, it does not: then a
page holds a little less, and nobody turns it within a sentence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from briefing_app.document.inline import Inline, LineBreak, Pronounced, Words

_STOPS = ".!?\u2026\u0589\u061f\u06d4\u0964\u3002"
_CLOSING = "\"'\u201d\u2019\u00bb\u203a)\\]"
_END = re.compile(rf"(?:[\u00a0\u202f ](?=[!?]))?[{_STOPS}]+(?:[\u00a0\u202f]?[{_CLOSING}])*[ \t\u00a0\u202f]+|\n+")
_CLAUSE = re.compile(r"(?:[,;:\u060c\u061b](?!\d)|(?<=\s)[\u2013\u2014])[\u201d\u2019\u00bb\"]?\s+")
_OPENING = "\"'\u201c\u201e\u2018\u00ab\u2039([\u00a0\u202f\u00bf\u00a1\u2013\u2014- "
_LAST_WORD = re.compile(r"([^\s(\[\u201c\u00ab\u201e'\u2019]+)$")
_LONGEST_WORD = 24
_NUMBER = re.compile(r"\d{1,3}$")
_ATOM = "\ufffc"

_ABBREVIATED = (
    # English
    "mr mrs ms dr prof st hon rev gen col lt sgt capt sen rep gov pres amb no nos art arts para paras p pp vol cf v vs"
    " approx dept est fig ch sec inc ltd jan feb mar apr jun jul aug sep sept oct nov dec e.g i.e a.m p.m"
    # French
    " m mm mme mlle me pr ste al n\u00b0 n\u00ba \u00e9d env av apr f\u00e9vr juill d\u00e9c chap fasc p.ex c.-\u00e0-d"
    # German, Polish, Romanian, Bulgarian and Russian, Kazakh
    " nr abs bzw usw ca vgl sog hr fr z.b d.h u.a ust pkt np tzn ul im dl lit alin \u0447\u043b \u0430\u043b"
    " \u0442 \u0442.\u0435 \u0442.\u0434 \u0442.\u043f \u0441\u0442 \u0441\u0442\u0440 \u0433 \u0433\u0433 \u043f"
    " \u043f\u043f \u0438\u043c \u0434\u0440 \u0440\u0443\u0431 \u0442\u044b\u0441 \u043c\u043b\u043d"
    " \u043c\u043b\u0440\u0434 \u0441\u043c \u0443\u043b \u043f\u0440\u043e\u0444 \u0431\u0430\u043f"
    " \u0436 \u0436\u0436"
)
ABBREVIATIONS = frozenset(_ABBREVIATED.split())
"""Words after which a point ends nothing, of all languages together: one that is a word elsewhere only keeps together
what might have been parted."""


def sentences(line: Sequence[Inline], *, language: str = "en") -> tuple[tuple[Inline, ...], ...]:
    """Return the sentences of a line, each with the space behind it; together they are the line."""
    return _parted(line, sentence_ends(_plain(line), language=language))


def clauses(line: Sequence[Inline]) -> tuple[tuple[Inline, ...], ...]:
    """Return the clauses of a line, each with its mark and the space behind it; together they are the line."""
    text = _plain(line)
    return _parted(line, [found.end() for found in _CLAUSE.finditer(text) if found.end() < len(text)])


def sentence_ends(text: str, *, language: str = "en") -> list[int]:
    """Return where in a text each sentence but the last ends, behind the space that follows it."""
    ends: list[int] = []
    start = 0
    ordinals = language.split("-", maxsplit=1)[0].lower() in {
        "de",
        "pl",
        "cs",
        "sk",
        "hu",
        "fi",
        "hr",
        "sl",
        "da",
        "et",
    }
    for found in _END.finditer(text):
        if found.end() >= len(text):
            break
        if found.group().startswith("\n") or _ends(text, start, found, ordinals=ordinals):
            ends.append(found.end())
            start = found.end()
    return ends


def _ends(text: str, start: int, found: re.Match[str], *, ordinals: bool) -> bool:
    if not _may_begin(text, found.end()):
        return False
    mark = found.group().strip()
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    before = _LAST_WORD.search(text, max(start, found.start() - _LONGEST_WORD), found.start())
    word = before.group(1).casefold() if before else ""
    if len(mark) > 1:
        # A closing mark stands behind the point: "(see art. 4 etc.)" goes on only if it began inside this sentence.
        return word not in ABBREVIATIONS
    if _NUMBER.fullmatch(word):
        # The number of a point at its beginning, or an ordinal.
        return not ordinals and bool(text[start : found.start() - len(word)].strip())
    initial = len(word) == 1 and word.isalpha() and unicodedata.category(word) != "Lo"
    return not (initial or word in ABBREVIATIONS or "." in word.strip("."))


def _may_begin(text: str, at: int) -> bool:
    """Whether a sentence may begin there: with a capital, a figure, or a letter of a script that has no capitals."""
    while at < len(text) and text[at] in _OPENING:
        at += 1
    if at == len(text):
        return False
    letter = text[at]
    return (
        letter == _ATOM or letter.isdigit() or unicodedata.category(letter) in ("Lu", "Lt", "Lo") or _georgian(letter)
    )


def _georgian(letter: str) -> bool:
    """Georgian letters are called small by Unicode, and begin sentences all the same."""
    return "\u10d0" <= letter <= "\u10ff"


def _plain(line: Sequence[Inline]) -> str:
    return "".join(_letters(node) for node in line)


def _letters(node: Inline) -> str:
    if isinstance(node, Words | Pronounced):
        return node.text
    return "\n" if isinstance(node, LineBreak) else _ATOM


def _parted(line: Sequence[Inline], ends: Sequence[int]) -> tuple[tuple[Inline, ...], ...]:
    parts: list[tuple[Inline, ...]] = []
    rest = list(line)
    at = 0
    for end in ends:
        part, rest = _cut(rest, end - at)
        at = end
        if part:
            parts.append(tuple(part))
    return (*parts, tuple(rest)) if rest or not parts else tuple(parts)


def _cut(line: list[Inline], length: int) -> tuple[list[Inline], list[Inline]]:
    """Return the nodes before and behind so many letters; what cannot be cut stands before."""
    taken = 0
    for index, node in enumerate(line):
        letters = len(_letters(node))
        if taken + letters <= length:
            taken += letters
            continue
        if taken == length:
            return line[:index], line[index:]
        if isinstance(node, Words):
            at = length - taken
            head, tail = replace(node, text=node.text[:at]), replace(node, text=node.text[at:])
            return [*line[:index], head], [tail, *line[index + 1 :]]
        return line[: index + 1], line[index + 1 :]
    return line, []
