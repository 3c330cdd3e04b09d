"""Searching free text for names: in any spelling, inflected, in letters that look the same, by the surname alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing_app.composing.folding import bare
from briefing_app.domain.records.people import Person

_ALIKE = str.maketrans("аеорсухіјѕһвкмнтАЕОРСУХІЈЅҺВКМНТ", "aeopcyxijshbkmhtAEOPCYXIJSHBKMHT")
"""Cyrillic letters that pass for Latin ones; on both sides of a comparison, so it does not matter which was typed."""
_HYPHENS = re.compile("[-\u2010\u2011]")
_SURNAME_LETTERS = 4
"""A shorter surname alone is too often a word; a shorter name is not inflected by guess."""
_CASE_LETTERS = 3
"""An ending that Cyrillic, Georgian and other languages give a name has at most this many letters."""
_VOWELS = frozenset("aeoyяиыюэіәөүұიეაოუ")
"""Last letters that such an ending takes the place of, in the folded form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFound:
    """A name that stands in a text: whose, and the surname where it stands alone."""

    person: Person
    surname: str = ""


class NameSearch:
    """Looks for persons in lines of text. A surname that one of ``others`` bears too says nothing of who is meant."""

    def __init__(self, persons: Iterable[Person], *, others: Iterable[Person] = ()) -> None:
        wanted = tuple(persons)
        self._names = _Names((spelling, NameFound(person=each)) for each in wanted for spelling in each.spellings)
        borne = [f" {_key(spelling)} " for other in others for spelling in other.spellings]
        self._surnames = _Names(
            (surname, NameFound(person=each, surname=surname))
            for each in wanted
            for surname in surnames_of(each)
            if len(_key(surname)) >= _SURNAME_LETTERS and not any(f" {_key(surname)} " in words for words in borne)
        )

    def find(self, text: str) -> Iterator[NameFound]:
        """Yield each person whom the text names, once: by a whole name, else by the surname, which has a capital."""
        readings = [words.split() for words in dict.fromkeys((_looks(text), _looks(_HYPHENS.sub("", text))))]
        whole = [found for words in readings for found, _ in self._names.find(words)]
        alone = [found for words in readings for found, first in self._surnames.find(words) if not first[0].islower()]
        told: set[str] = set()
        for found in (*whole, *alone):
            if found.person.id not in told:
                told.add(found.person.id)
                yield found


def surnames_of(person: Person) -> tuple[str, ...]:
    """Return the surname in each spelling of more than one word: what stands in capitals, else the last word."""
    found = []
    for spelling in person.spellings:
        words = spelling.split()
        capitals = [word for word in words if word.isupper() and len(word.strip(".")) > 1]
        if len(words) > 1:
            found.append(" ".join(capitals) if 0 < len(capitals) < len(words) else words[-1])
    return tuple(dict.fromkeys(found))


class _Names:
    """Names by their folded form, found among words whatever ending the last one bears."""

    def __init__(self, names: Iterable[tuple[str, NameFound]]) -> None:
        self._found: dict[str, NameFound] = {}
        self._latin: set[str] = set()
        self._stems: dict[str, str] = {}
        for spelling, found in names:
            key = _key(spelling)
            if not key or key in self._found:
                continue
            self._found[key] = found
            if bare(spelling).isascii():
                self._latin.add(key)
            else:
                self._stems.update((stem, key) for stem in (key, key[:-1]) if stem == key or key[-1] in _VOWELS)
        self._lengths = sorted({key.count(" ") + 1 for key in self._found}, reverse=True)
        self._beginnings = {key.partition(" ")[0] for key in self._found if " " in key}

    def find(self, words: Sequence[str]) -> Iterator[tuple[NameFound, str]]:
        """Yield what is found, each with its first word as it was typed."""
        small = [word.casefold() for word in words]
        for length in self._lengths:
            for at in range(len(small) - length + 1):
                if length > 1 and small[at] not in self._beginnings:
                    continue
                key = self._known(" ".join(small[at : at + length]))
                if key:
                    yield self._found[key], words[at]

    def _known(self, phrase: str) -> str:
        """Return the name that a phrase is, without its ending: a genitive s, or the cases of other alphabets."""
        if phrase in self._found:
            return phrase
        if phrase.endswith("s") and phrase[:-1] in self._latin:
            return phrase[:-1]
        stems = (phrase[:-letters] for letters in range(1, _CASE_LETTERS + 1))
        return next((self._stems[stem] for stem in stems if len(stem) >= _SURNAME_LETTERS and stem in self._stems), "")


def _looks(text: str) -> str:
    return bare(text).translate(_ALIKE)


def _key(spelling: str) -> str:
    return _looks(spelling).casefold()
