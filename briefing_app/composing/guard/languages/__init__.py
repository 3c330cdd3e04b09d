"""Languages of the guard: one file each, found by one walk of the package; each is a table and no more."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from briefing_app.composing.guard.model import CountWords

_SAMPLE_WORDS = 4_000
_WORD = re.compile(r"[^\W\d_]+")


@cache
def all_words() -> tuple[CountWords, ...]:
    """Return every language's table, by code; English first, since it decides where nothing else does."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    return tuple(sorted((module.WORDS for module in modules), key=lambda words: (words.code != "en", words.code)))


def language_codes() -> tuple[str, ...]:
    """Return the codes of the languages in which counts are found."""
    return tuple(words.code for words in all_words())


def words_for(code: str) -> CountWords | None:
    """Return the table of a language (``fr-BE`` is French); ``None`` where there is none."""
    base = code.partition("-")[0].casefold()
    return next((words for words in all_words() if words.code == base), None)


def guess_language(text: str) -> CountWords:
    """Return the language whose frequent words stand most often in the beginning of a text."""
    beginning = (match.group().casefold() for _, match in zip(range(_SAMPLE_WORDS), _WORD.finditer(text), strict=False))
    words = list(beginning)
    return max(all_words(), key=lambda each: sum(word in each.frequent for word in words))
