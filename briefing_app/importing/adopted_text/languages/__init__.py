"""Languages of adopted texts: one file each, found by one walk of the package; each is a table and no more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from briefing_app.importing.adopted_text.languages.model import TextLanguage

_UNREAD = (
    ("German", r"Das Europäische Parlament"),
    ("Spanish", r"El Parlamento Europeo"),
    ("Italian", r"Il Parlamento europeo"),
    ("Portuguese", r"O Parlamento Europeu"),
    ("Dutch", r"Het Europees Parlement"),
    ("Polish", r"Parlament Europejski"),
    ("Romanian", r"Parlamentul European"),
    ("Czech", r"Evropský parlament"),
    ("Russian", r"Европейский парламент"),
)
"""How texts begin in languages that are not read: to say so, by name."""
_BEGINNING = 5
"""The line with which a text begins says as much as so many others."""


@cache
def languages() -> tuple[TextLanguage, ...]:
    """Return every language's table, by code; English first, since it decides where nothing else does."""
    modules = (
        import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__) if module.name != "model"
    )
    return tuple(sorted((module.LANGUAGE for module in modules), key=lambda each: (each.code != "en", each.code)))


def language_of(code: str) -> TextLanguage:
    """Return the table of a language by its code.

    Raises:
        KeyError: if there is none.
    """
    return {each.code: each for each in languages()}[code]


def guess_language(lines: Iterable[str]) -> TextLanguage | None:
    """Return the language whose structure words open most of these lines (marks taken off); ``None``: of none."""
    found: Counter[str] = Counter()
    for line in lines:
        for each in languages():
            if each.beginning.fullmatch(line):
                found[each.code] += _BEGINNING
            elif each.citation.match(line) or each.recital.match(line) or _opens(each, line):
                found[each.code] += 1
    best = max(languages(), key=lambda each: found[each.code])
    return best if found[best.code] else None


def named_unread(lines: Iterable[str]) -> str:
    """Return the name of the language that these lines begin in if it is known and not read, else ""."""
    patterns = [(name, re.compile(rf"{beginning},?", re.IGNORECASE)) for name, beginning in _UNREAD]
    return next((name for line in lines for name, pattern in patterns if pattern.fullmatch(line)), "")


def _opens(language: TextLanguage, line: str) -> bool:
    return any(pattern.match(line) for _, pattern in language.openings)
