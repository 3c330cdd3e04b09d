"""Whom a call is addressed to: found between its verb and what is asked, never anywhere else in the paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from briefing_app.domain.records.recommendation import Addressee, AddresseeKind
from briefing_app.importing.adopted_text.known_addressees import BODIES, ORGANS, STATES
from briefing_app.importing.adopted_text.model import FoundAddressee

_FIRST = 0xE000
_LAST = 0xF8FF
_NAME = f"[{chr(_FIRST)}-{chr(_LAST)}]"
_ARTICLE = r"(?:(?:the|its|all|both|their|also|on|upon|for|to|that|la|le|les|l['’]|aux?|à la|à l['’]|à) ?)*"
_ITEM = re.compile(
    rf"\s*{_ARTICLE}(?:{ORGANS} (?:of|in) (?:the )?(?:Republic of )?)?(?P<name>{_NAME})(?P=name)*+"
    rf"(?![\w–-])(?! (?!{ORGANS})(?:[A-Z]|{_NAME}))"
)
_SEPARATOR = re.compile(r",? (?:and|as well as|et|ainsi que) |, ")
_END = re.compile(
    r" to (?!(?:the|its|their|that|this) |[A-Z])| that |:|, in particular|, including| for "
    r"| (?:de|que) | d['’]| à (?!la |l['’]|les? )"
)
_LONGEST = 400
_READ = 3_000
"""Names are looked for in this many letters of a clause: nobody is addressed behind them."""
_MORE = re.compile(rf"(?P<before>\S),? and (?=(?:also )?(?:the |its )?{_NAME}[^,;]{{0,80}} to [a-z])")
_LINKED = re.compile(r"\b(?:with|between|from|by|towards?|against|among)\b")


@dataclass(frozen=True, slots=True)
class Addressed:
    """Who is addressed from one place of a clause on; ``start`` and ``end`` are the part that is theirs.

    ``until`` is where what is asked of them begins.
    """

    found: tuple[FoundAddressee, ...]
    start: int
    end: int
    until: int


@dataclass(frozen=True, slots=True)
class _Names:
    """The ways in which texts write one addressee."""

    name: str
    kind: AddresseeKind
    pattern: re.Pattern[str]


class AddresseeFinder:
    """Knows the library's addressees, and those that texts commonly address."""

    def __init__(self, known: Iterable[Addressee] = ()) -> None:
        """Take the addressees of the library; their names and aliases go before all others of the same length."""
        self._known = tuple(known)
        self._by_words = {_folded(words): each for each in self._known for words in (each.name, *each.aliases)}
        self._names = tuple(self._alternatives())
        self._any = re.compile("|".join(f"(?:{each.pattern.pattern})" for each in self._names))

    def addressed(self, words: str, after: int) -> tuple[Addressed, ...]:
        """Return who is addressed in a clause whose verb ends at ``after``: once, and again for each "and X to ...".

        Nobody found is an ``Addressed`` without names: whom it is for is left to a person.
        """
        masked, names = self._masked(words)
        first, _ = _phrase_end(masked, after)
        seams = [after, *_more(masked, first), len(words)]
        out = []
        for start, end in pairwise(seams):
            until, closed = _phrase_end(masked, start)
            found = _unique(_listed(masked[start:until], names, closed=closed))
            out.append(Addressed(tuple(found), start, end, until))
        return tuple(out)

    def _alternatives(self) -> Iterator[_Names]:
        for each in self._known:
            own = (_bare(words) for words in (each.name, *each.aliases))
            written = sorted({form for words in own if words for form in _own_forms(words)}, key=len, reverse=True)
            if written:
                yield _Names(each.name, each.addressee_kind, _whole_words("|".join(written)))
        for name, kind, pattern in BODIES:
            yield _Names(name, kind, _whole_words(pattern))
        for name, forms in STATES:
            yield _Names(name, AddresseeKind.STATE_AUTHORITY, _whole_words(forms))

    def _masked(self, words: str) -> tuple[str, list[FoundAddressee]]:
        """Return the words with each name as a run of one private character, and whom each stands for."""
        names: list[FoundAddressee] = []
        masked = words
        found = self._any.search(words, 0, _READ)
        while found and len(names) <= _LAST - _FIRST:
            start = found.start()
            matches = [(each, each.pattern.match(words, start)) for each in self._names]
            end, which = max(((match.end(), -place) for place, (_, match) in enumerate(matches) if match))
            names.append(self._found(matches[-which][0]))
            masked = masked[:start] + chr(_FIRST + len(names) - 1) * (end - start) + masked[end:]
            found = self._any.search(words, end, max(end, _READ))
        return masked, names

    def _found(self, which: _Names) -> FoundAddressee:
        known = self._by_words.get(_folded(which.name))
        if known is None:
            return FoundAddressee(name=which.name, kind=which.kind)
        return FoundAddressee(name=known.name, kind=known.addressee_kind, id=known.id)


def _listed(phrase: str, names: list[FoundAddressee], *, closed: bool) -> Iterator[FoundAddressee]:
    """Yield those that are listed. Where no word says that the list ends, it ends with the first that is no name."""
    for item in _SEPARATOR.split(phrase):
        match = _ITEM.match(item)
        if match:
            yield names[ord(match["name"]) - _FIRST]
        elif not closed:
            return


def _more(masked: str, first: int) -> Iterator[int]:
    """Yield where one verb goes on to somebody else: "urges A to do this and the EU to do that"."""
    since = first
    for match in _MORE.finditer(masked, first):
        segment = masked[max(since, masked.rfind(",", since, match.start())) : match.start()]
        if not re.match(_NAME, match["before"]) and not _LINKED.search(segment):
            yield match.start() + 1
            since = match.end()


def _phrase_end(masked: str, start: int) -> tuple[int, bool]:
    """Return where the words that can name somebody end, and whether a word says so."""
    limit = min(len(masked), start + _LONGEST)
    # "Demands that Russia ..." and "calls for the EU to ..." name somebody behind that very word.
    skipped = re.compile(r"\s*(?:that|for|on|upon|to|à ce que|que)\b").match(masked, start)
    match = _END.search(masked, skipped.end() if skipped else start, limit)
    return (match.start(), True) if match else (limit, False)


def _whole_words(forms: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w–-])(?:{forms})(?![\w–-])")


def _own_forms(words: str) -> Iterator[str]:
    """Yield patterns for a name of the library; "the Kazakh authorities" stands for the Kazakh Government too."""
    people = re.fullmatch(rf"(?P<who>[A-Z]\w+) {ORGANS}", words)
    if people:
        yield rf"{re.escape(people['who'])} {ORGANS}"
    # Only a name in capitals is read as it is written: "Union" is not "union".
    yield rf"{re.escape(words)}(?:['’]s? {ORGANS})?"


def _bare(words: str) -> str:
    return re.sub(r"^(?:the|la|le|les|l['’])\s+", "", " ".join(words.split()), flags=re.IGNORECASE)


def _folded(words: str) -> str:
    return _bare(words).casefold()


def _unique(found: Iterable[FoundAddressee]) -> Iterator[FoundAddressee]:
    seen: set[str] = set()
    for each in found:
        if each.name not in seen:
            seen.add(each.name)
            yield each
