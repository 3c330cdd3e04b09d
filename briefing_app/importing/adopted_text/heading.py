"""What the head of a text says: its title, its references, the day of its adoption."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.references import ReferenceKind, find_references
from briefing_app.importing.adopted_text.languages.model import TextLanguage
from briefing_app.importing.adopted_text.model import CitedByDay

_GLUED = re.compile(r"(?<=\d{4})(?=(?:RC-)?[ABC]\d{1,2}-\d{4}/)")
_TITLE = re.compile(r"\b(?:resolution|résolution|Entschließung|position|recommendation)\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*\(\s*\d{4}/\d{4}\s?\([A-Z]{3}\)\s*\)\s*$")
_BEGINS_TITLE = re.compile(
    r"European Parliament (?:\w+ )?(?:resolution|position|recommendation)\b|Résolution (?:\w+ )?du Parlement"
    r"|Entschließung des Europäischen"
)
_TITLE_LINES = 6
_SUBJECT = re.compile(r"(?:on|sur|zu|zur|zum) \S")
"""A motion says what it is in one line and what about in the next."""
_LONGEST = 500
_MONTHS = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "januar februar märz april mai juni juli august september oktober november dezember",
    )
    for number, name in enumerate(names.split(), start=1)
}
_DAY = re.compile(rf"\b(\d{{1,2}})(?:er|\.)? ({'|'.join(_MONTHS)}) (\d{{4}})\b", re.IGNORECASE)
_OF_DAY = re.compile(rf"\b(?:of|du|vom) {_DAY.pattern.removeprefix(chr(92) + 'b')}", re.IGNORECASE)
_OWN = (
    ReferenceKind.ADOPTED_TEXT,
    ReferenceKind.JOINT_MOTION,
    ReferenceKind.MOTION,
    ReferenceKind.REPORT,
    ReferenceKind.PROCEDURE,
)
"""What a text can be called by, the best first."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a text."""

    title: str
    reference: str
    other_references: tuple[str, ...]
    adopted: PartialDate | None


def read_heading(lines: Sequence[str]) -> Heading:
    """Return what the lines before a text's beginning say of it."""
    apart = _whole_titles([_GLUED.sub(" ", line) for line in lines])
    own, others = _references(apart)
    title = _title(apart)
    return Heading(title=title, reference=own, other_references=others, adopted=_adopted(title, apart))


def cited_texts(parts: Iterable[str], *, own: str) -> tuple[str, ...]:
    """Return the adopted texts that these parts name, the text itself aside, each once."""
    found = (
        reference.house_form
        for part in parts
        for reference in find_references(part)
        if reference.kind is ReferenceKind.ADOPTED_TEXT
    )
    return tuple(dict.fromkeys(reference for reference in found if reference != own))


def cited_by_day(citations: Iterable[str], language: TextLanguage) -> tuple[CitedByDay, ...]:
    """Return the Parliament's texts that are named by their days: "its resolution of 14 March 2019 on ..."."""
    named = (
        (citation, _DAY.match(citation, before.end()))
        for citation in citations
        for before in language.own_resolution.finditer(citation)
    )
    return tuple(
        CitedByDay(day=day, words=citation)
        for citation, match in named
        if match is not None and (day := _day(match)) is not None
    )


def _references(lines: list[str]) -> tuple[str, tuple[str, ...]]:
    """Return the text's own reference and the others; a first line that is nothing else is the page's own address."""
    found = {each.house_form: each.kind for line in lines for each in find_references(line)}
    if not found:
        return "", ()
    own = next((name for kind in _OWN for name, its_kind in found.items() if its_kind is kind), "")
    if lines[0] in found and found[lines[0]] in _OWN:
        own = lines[0]
    return own, tuple(name for name in found if name != own)


def _whole_titles(lines: Sequence[str]) -> list[str]:
    """Join a title that was broken into lines: it goes on until its procedure stands in brackets."""
    whole: list[str] = []
    at = 0
    while at < len(lines):
        piece = lines[at : at + _TITLE_LINES]
        end = next((n for n, line in enumerate(piece, start=1) if _IN_BRACKETS.search(line)), 1)
        end = end if _BEGINS_TITLE.match(lines[at]) else 1
        whole.append(" ".join(piece[:end]))
        at += end
    return whole


def _title(lines: list[str]) -> str:
    """Return the line that says what was resolved and when; else the longest one that says more than a reference."""
    candidates = [line for line in lines if not _only_references(line)]
    dated = [line for line in candidates if _TITLE.search(line) and _OF_DAY.search(line)]
    named = [line for line in candidates if _TITLE.search(line)]
    subject = next((line for line in candidates if _SUBJECT.match(line)), "")
    undated = max(named or candidates, key=len, default="")
    chosen = dated[-1] if dated else undated if subject in undated else f"{undated} {subject}"
    return _IN_BRACKETS.sub("", chosen).strip()[:_LONGEST]


def _only_references(line: str) -> bool:
    left = line
    for each in reversed(find_references(line)):
        left = left[: each.start] + left[each.end :]
    return sum(letter.isalpha() for letter in left) < 4


def _adopted(title: str, lines: list[str]) -> PartialDate | None:
    """Return the day in the title, else the first one in the head."""
    named = (_OF_DAY.search(title), *map(_DAY.search, lines))
    return next((day for match in named if match is not None and (day := _day(match)) is not None), None)


def _day(match: re.Match[str]) -> PartialDate | None:
    """Return a day that was found, ``None`` if no calendar has it."""
    try:
        return PartialDate(year=int(match.group(3)), month=_MONTHS[match.group(2).casefold()], day=int(match.group(1)))
    except ValueError:
        return None
