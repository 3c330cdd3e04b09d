"""Whom and what a sentence is about: which of the tracked instruments and addressees it names, or somebody else's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from briefing_app.composing.guard.lexicon import parts_of
from briefing_app.composing.guard.model import CountWords, Tracked
from briefing_app.composing.guard.reading import Sentence
from briefing_app.composing.guard.roles import Role
from briefing_app.composing.guard.tokens import Token
from briefing_app.composing.guard.tracking import country_names
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import AddresseeId, InstrumentId
from briefing_app.domain.nationalities import NATIONALITIES

_DATE_REACH = 5
_NEAR = 2
_Id = TypeVar("_Id", InstrumentId, AddresseeId)


@dataclass(frozen=True, slots=True)
class Mentions:
    """What a sentence names. ``others``: its words for makers of calls, countries and texts that are not tracked.

    ``passing``: its adjectives of other countries without a word for a State. What follows does not go on from them: a
    sentence on "the Kyrgyz authorities" is about Kyrgyzstan, and so is the next; one on a Polish visitor is over.
    """

    instruments: frozenset[InstrumentId] = frozenset()
    addressees: frozenset[AddresseeId] = frozenset()
    others: tuple[str, ...] = ()
    passing: tuple[str, ...] = ()
    calls: bool = False
    surely_calls: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """The names to look for, each with its role, and whom each means."""

    roles: tuple[tuple[str, Role], ...]
    instruments: dict[str, frozenset[InstrumentId]] = field(default_factory=dict)
    addressees: dict[str, frozenset[AddresseeId]] = field(default_factory=dict)
    adjectives: frozenset[str] = frozenset()


def names_in(tracked: Sequence[Tracked], language: str, other_addressees: Iterable[str] = ()) -> Names:
    """Return every name that tells a sentence's subject; a name that is nobody's tracked here is another's."""
    instruments: dict[str, set[InstrumentId]] = {}
    addressees: dict[str, set[AddresseeId]] = {}
    for each in tracked:
        for name in each.instrument_names:
            instruments.setdefault(_key(name), set()).add(each.instrument)
        for name in each.addressee_names:
            if each.addressee is not None:
                addressees.setdefault(_key(name), set()).add(each.addressee)
    adjectives = frozenset(_key(each) for country in NATIONALITIES for each in country.adjectives(language))
    others = (_key(name) for name in (*country_names(language), *other_addressees))
    roles = dict.fromkeys((*sorted(adjectives), *others), Role.OTHER_MAKER)
    roles |= dict.fromkeys(addressees, Role.ADDRESSEE) | dict.fromkeys(instruments, Role.INSTRUMENT)
    return Names(
        tuple(sorted(roles.items())),
        {name: frozenset(ids) for name, ids in instruments.items()},
        {name: frozenset(ids) for name, ids in addressees.items()},
        adjectives,
    )


def _key(name: str) -> str:
    return " ".join(parts_of(name))


def mentions_in(sentence: Sentence, tracked: Sequence[Tracked], *, names: Names, words: CountWords) -> Mentions:
    """Return what one sentence names."""
    referred, other_references = _by_reference(sentence, tracked)
    dated, other_dates = _by_date(sentence, tracked)
    instruments = _by_name(sentence, names.instruments) | referred | dated
    addressees = _by_name(sentence, names.addressees)
    mainly = any(each.main and each.addressee in addressees for each in tracked)
    makers, passing = _others(sentence, names.adjectives, words, mainly=mainly)
    others = () if instruments else tuple(dict.fromkeys((*makers, *other_references, *other_dates)))
    calls = [token.words for token in sentence.tokens if token.role is Role.CALL]
    return Mentions(
        instruments,
        addressees,
        others,
        () if instruments else tuple(passing),
        bool(calls),
        any(call.startswith(words.surely) for call in calls),
    )


def _others(
    sentence: Sentence, adjectives: frozenset[str], words: CountWords, *, mainly: bool
) -> tuple[list[str], list[str]]:
    """Return the words for others, and the adjectives that only pass by; none of these beside a main addressee's name.

    "Polish MEPs" and "the French version" speak of no country's calls.
    """
    makers: list[str] = []
    passing: list[str] = []
    for place, token in enumerate(sentence.tokens):
        if token.role is not Role.OTHER_MAKER:
            continue
        said = _words(sentence, token)
        if token.words not in adjectives:
            makers.append(said)
            continue
        near = {each.words for each in sentence.tokens[max(0, place - _NEAR) : place + _NEAR + 1]}
        if not mainly and not near & words.visitors:
            (makers if near & words.organs else passing).append(said)
    return makers, passing


def _by_name(sentence: Sentence, names: Mapping[str, frozenset[_Id]]) -> frozenset[_Id]:
    named = [token.words for token in sentence.tokens if token.role in (Role.INSTRUMENT, Role.ADDRESSEE)]
    return frozenset(each for words in named for each in names.get(words, ()))


def _by_reference(sentence: Sentence, tracked: Sequence[Tracked]) -> tuple[frozenset[InstrumentId], list[str]]:
    """Return the instruments whose references are cited, and the other references."""
    cited = set(sentence.references)
    known = {reference for each in tracked for reference in each.references}
    return frozenset(each.instrument for each in tracked if each.references & cited), sorted(cited - known)


def _by_date(sentence: Sentence, tracked: Sequence[Tracked]) -> tuple[frozenset[InstrumentId], list[str]]:
    """Return the instruments of the days that are named, and the days of other texts.

    A whole day means the instrument that was adopted on it; a month or a year only where a text is said to be of it.
    """
    found: set[InstrumentId] = set()
    others: list[str] = []
    for token, is_of_a_text in _dates(sentence):
        adopted = {each.instrument for each in tracked if _same_day(token.day, each.adopted)}
        if is_of_a_text or token.day[2]:
            found |= adopted
        if is_of_a_text and not adopted:
            others.append(_words(sentence, token))
    return frozenset(found), others


def _dates(sentence: Sentence) -> Iterable[tuple[Token, bool]]:
    """Yield each date, and whether it is said of a text: "the resolution of 14 March 2019", "the 2021 resolution"."""
    for place, token in enumerate(sentence.tokens):
        if token.role is Role.DATE and token.day[0]:
            before = sentence.tokens[max(0, place - _DATE_REACH) : place]
            after = sentence.tokens[place + 1 : place + 2]
            yield token, _is_of_a_text(before) or any(each.role is Role.MAKER for each in after)


def _words(sentence: Sentence, token: Token) -> str:
    return sentence.text[token.start : token.end]


def _is_of_a_text(before: Sequence[Token]) -> bool:
    maker = next((n for n, token in enumerate(reversed(before)) if token.role is Role.MAKER), None)
    if maker is None:
        return False
    between = before[len(before) - maker :]
    return all(token.role in (Role.OF, Role.DETERMINER, Role.IN, Role.OTHER, Role.TOPIC) for token in between)


def _same_day(day: tuple[int, int, int], adopted: PartialDate | None) -> bool:
    if adopted is None:
        return False
    known = (adopted.year, adopted.month or 0, adopted.day or 0)
    return all(said in (0, there) or there == 0 for said, there in zip(day, known, strict=True))
