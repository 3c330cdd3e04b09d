"""Figures in words, by the rules of a language: "238 [two hundred and thirty-eight]".

The rules are those of Unicode CLDR. What they say of a figure is taken only where it can be trusted; else it stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unicode_rbnf import RbnfEngine

_SHAPE = (
    r"(?<![\w.,:/\u2010-\u2012-])(?P<whole>\d{{1,3}}(?:[ \u00a0\u202f’'{between}]\d{{3}})+|\d{{1,12}})"
    r"(?P<part>[{point}]\d{{1,3}})?(?![\w:/]|[.,]\d)"
)
_OURS = re.compile(_SHAPE.format(between=",", point="."))
"""As English writes figures: 4,812.5."""
_THEIRS = re.compile(_SHAPE.format(between=".", point=","))
"""As nearly all others do: 4.812,5."""
_BETWEEN = re.compile(r"\D")
_ENGLISH = "en"
_MOST_DECIMALS, _MOST_DIGITS = 2, 12
_YEARS = range(1100, 2100)
_BRITISH = "spellout-cardinal-verbose"


def can_say(language: str) -> bool:
    """Whether there are number words for a language, by its BCP 47 code."""
    return _engine(_base(language)) is not None


def figures_in(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each figure of a text begins and ends, with its words; figures that cannot be said are left out."""
    for found in _shape(language).finditer(text):
        words = figure_words(found.group(), language)
        if words:
            yield found.start(), found.end(), words


def figure_words(figure: str, language: str) -> str:
    """Return a figure as it is read out; empty where the language's rules do not say it."""
    engine = _engine(_base(language))
    found = _shape(language).fullmatch(figure)
    if engine is None or found is None:
        return ""
    whole, part = found["whole"], (found["part"] or "")[1:]
    parted = _BETWEEN.search(whole) is not None
    if len(part) > _MOST_DECIMALS:
        return ""  # 1.234 is a thousand to some, and little more than one to others
    digits = _BETWEEN.sub("", whole)
    if len(digits) > _MOST_DIGITS:
        return ""
    if part:
        return _trusted_decimal(engine, digits, part)
    year = not parted and len(digits) == 4 and int(digits) in _YEARS
    return _said(engine, Decimal(digits), year=year and _base(language) == _ENGLISH)


def _trusted_decimal(engine: RbnfEngine, whole: str, part: str) -> str:
    """Return a decimal's words, where they end in its last figures one by one: some languages' rules lose them."""
    words = _said(engine, Decimal(f"{whole}.{part}"))
    tail = " ".join(_said(engine, Decimal(digit)) for digit in part)
    return words if words.endswith(f" {tail}") else ""


def _said(engine: RbnfEngine, number: Decimal, *, year: bool = False) -> str:
    from unicode_rbnf.engine import FormatPurpose, RbnfError  # noqa: PLC0415  (loaded by those who write figures out)

    try:
        if year:
            words = engine.format_number(str(number), FormatPurpose.YEAR).text
        elif _BRITISH in engine.rulesets:
            words = engine.format_number(str(number), ruleset_names=[_BRITISH]).text
        else:
            words = engine.format_number(str(number), FormatPurpose.CARDINAL).text
    except (RbnfError, ValueError, ArithmeticError):
        return ""
    plain = bool(words) and "  " not in words and not any(sign.isdigit() for sign in words)
    return words if plain else ""


def _shape(language: str) -> re.Pattern[str]:
    return _OURS if _base(language) == _ENGLISH else _THEIRS


def _base(language: str) -> str:
    return language.replace("_", "-").split("-", maxsplit=1)[0].lower()


@cache
def _engine(language: str) -> RbnfEngine | None:
    from unicode_rbnf import RbnfEngine  # noqa: PLC0415  (loaded by those who write figures out)

    return RbnfEngine.for_language(language) if language in RbnfEngine.get_supported_languages() else None
