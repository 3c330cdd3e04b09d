"""A language's table made ready for looking up: words folded, phrases by their first word, the longest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from briefing_app.composing.folding import folded
from briefing_app.composing.guard.model import CountWords
from briefing_app.composing.guard.roles import Role

Value = int | Fraction | None
Entry = tuple[tuple[str, ...], Role, Value]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases by their first folded word; words that make a label of the number after them; months."""

    by_first: Mapping[str, tuple[Entry, ...]]
    labels: frozenset[str]
    months: Mapping[str, int]
    articles: frozenset[str]
    excepts: frozenset[str]


fold_word = lru_cache(maxsize=20_000)(folded)
"""Fold one word; the words of a language are few."""


def parts_of(phrase: str) -> tuple[str, ...]:
    """Return the folded words of a phrase, as a sentence's words are folded."""
    return tuple(folded(phrase).split())


@lru_cache(maxsize=32)
def lexicon_for(words: CountWords, names: tuple[tuple[str, Role], ...] = ()) -> Lexicon:
    """Return the table of a language, with the ``names`` of a library's instruments and addressees."""
    return Lexicon(
        by_first=_by_first([*_entries(words), *((parts_of(name), role, None) for name, role in names)]),
        labels=frozenset(map(fold_word, words.phrases[Role.LABEL])),
        months={fold_word(month): number for number, month in enumerate(words.months, start=1)},
        articles=words.articles,
        excepts=words.excepts,
    )


def _entries(words: CountWords) -> Iterable[Entry]:
    for role, phrases in words.phrases.items():
        if role is not Role.LABEL:
            yield from ((parts_of(phrase), role, None) for phrase in phrases)
    yield from ((parts_of(word), Role.NUMBER, value) for word, value in words.numbers.items())
    yield from ((parts_of(word), Role.FRACTION, value) for word, value in words.fractions.items())


def _by_first(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, dict[tuple[str, ...], Entry]] = {}
    for entry in entries:
        if entry[0]:
            found.setdefault(entry[0][0], {})[entry[0]] = entry
    return {first: tuple(sorted(each.values(), key=lambda entry: -len(entry[0]))) for first, each in found.items()}
