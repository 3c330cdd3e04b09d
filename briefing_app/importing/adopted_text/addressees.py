"""Whom a call is addressed to: found between its verb and what is asked, never anywhere else in the paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from briefing_app.domain.records.recommendation import Addressee, AddresseeKind
from briefing_app.importing.adopted_text.known_addressees import commonly_addressed
from briefing_app.importing.adopted_text.languages.model import TextLanguage
from briefing_app.importing.adopted_text.model import FoundAddressee

_FIRST = 0xE000
_LAST = 0xF8FF
_NAME = f"[{chr(_FIRST)}-{chr(_LAST)}]"
_LONGEST = 400
_READ = 3_000
"""Names are looked for in this many letters of a clause: nobody is addressed behind them."""


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


@dataclass(frozen=True, slots=True)
class _Grammar:
    """How a language lists those whom it addresses, in words where each name stands as private characters."""

    item: re.Pattern[str]
    skipped: re.Pattern[str]
    ends: re.Pattern[str]
    more: re.Pattern[str]


@cache
def _grammar(language: TextLanguage) -> _Grammar:
    organs = language.organs
    item = (
        rf"\s*{language.articles}(?:{organs} {language.organ_of})?(?P<name>{_NAME})(?P=name)*+"
        rf"(?![\w–-])(?! (?!{organs})(?:[A-Z]|{_NAME}))"
    )
    skipped, ends, more = (
        re.compile(pattern.replace("{name}", _NAME)) for pattern in (language.skipped, language.ends, language.more)
    )
    return _Grammar(item=re.compile(item), skipped=skipped, ends=ends, more=more)


class AddresseeFinder:
    """Knows the library's addressees, and those that texts in a language commonly address."""

    def __init__(self, known: Iterable[Addressee], language: TextLanguage) -> None:
        """Take the addressees of the library; their names and aliases go before all others of the same length."""
        self.language = language
        self._grammar = _grammar(language)
        self._known = tuple(known)
        self._by_words = {_folded(words): each for each in self._known for words in (each.name, *each.aliases)}
        self._names = tuple(self._alternatives())
        self._any = re.compile("|".join(f"(?:{each.pattern.pattern})" for each in self._names))

    def addressed(self, words: str, after: int) -> tuple[Addressed, ...]:
        """Return who is addressed in a clause whose verb ends at ``after``: once, and again for each "and X to ...".

        Nobody found is an ``Addressed`` without names: whom it is for is left to a person.
        """
        masked, names = self._masked(words)
        first, _ = self._phrase_end(masked, after)
        seams = [after, *self._more(masked, first), len(words)]
        out = []
        for start, end in pairwise(seams):
            until, closed = self._phrase_end(masked, start)
            found = _unique(self._listed(masked[start:until], names, closed=closed))
            out.append(Addressed(tuple(found), start, end, until))
        return tuple(out)

    def _alternatives(self) -> Iterator[_Names]:
        organs = self.language.organs
        for each in self._known:
            own = (_bare(words) for words in (each.name, *each.aliases))
            written = {form for words in own if words for form in _own_forms(words, organs)}
            if written:
                forms = "|".join(sorted(written, key=len, reverse=True))
                yield _Names(each.name, each.addressee_kind, _whole_words(forms))
        for common in commonly_addressed(self.language):
            yield _Names(common.name, common.kind, _whole_words(common.forms))

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
        known = self._by_words.get(_folded(which.name)) or self._same_body(which)
        if known is None:
            return FoundAddressee(name=which.name, kind=which.kind)
        return FoundAddressee(name=known.name, kind=known.addressee_kind, id=known.id)

    def _same_body(self, which: _Names) -> Addressee | None:
        """Return the library's record of a body whose name it writes otherwise: "Commission européenne"."""
        if which.kind is AddresseeKind.STATE_AUTHORITY:
            return None
        own = ((each, words) for each in self._known for words in (each.name, *each.aliases))
        return next((each for each, words in own if which.pattern.fullmatch(_bare(words))), None)

    def _listed(self, phrase: str, names: list[FoundAddressee], *, closed: bool) -> Iterator[FoundAddressee]:
        """Yield those that are listed. Where no word ends the list, it ends with the first that is no name."""
        for item in self.language.between.split(phrase):
            match = self._grammar.item.match(item)
            if match:
                yield names[ord(match["name"]) - _FIRST]
            elif not closed:
                return

    def _more(self, masked: str, first: int) -> Iterator[int]:
        """Yield where one verb goes on to somebody else: "urges A to do this and the EU to do that"."""
        since = first
        for match in self._grammar.more.finditer(masked, first):
            segment = masked[max(since, masked.rfind(",", since, match.start())) : match.start()]
            if not re.match(_NAME, match["before"]) and not self.language.linked.search(segment):
                yield match.start() + 1
                since = match.end()

    def _phrase_end(self, masked: str, start: int) -> tuple[int, bool]:
        """Return where the words that can name somebody end, and whether a word says so."""
        limit = min(len(masked), start + _LONGEST)
        # "Demands that Russia ..." and "calls for the EU to ..." name somebody behind that very word.
        skipped = self._grammar.skipped.match(masked, start)
        match = self._grammar.ends.search(masked, skipped.end() if skipped else start, limit)
        return (match.start(), True) if match else (limit, False)


def _whole_words(forms: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w–-])(?:{forms})(?![\w–-])")


def _own_forms(words: str, organs: str) -> Iterator[str]:
    """Yield patterns for a name of the library; "the Kazakh authorities" stands for the Kazakh Government too."""
    people = re.fullmatch(rf"(?P<who>[A-Z]\w+) {organs}", words)
    if people:
        yield rf"{re.escape(people['who'])} {organs}"
    # Only a name in capitals is read as it is written: "Union" is not "union".
    yield rf"{re.escape(words)}(?:['’]s? {organs})?"


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
