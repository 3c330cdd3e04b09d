"""Comparing what sentences state with what a library counts. In doubt a sentence is left alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing_app.composing.folding import folded
from briefing_app.composing.guard.about import Surroundings, candidates_for
from briefing_app.composing.guard.finder import counts_in
from briefing_app.composing.guard.languages import guess_language, words_for
from briefing_app.composing.guard.lexicon import Lexicon, lexicon_for
from briefing_app.composing.guard.model import CountFinding, CountNote, CountWords, GuardText, StatedNumbers, Tracked
from briefing_app.composing.guard.reading import read_sentence
from briefing_app.composing.guard.roles import Role
from briefing_app.composing.guard.sentences import sentences
from briefing_app.composing.guard.subjects import Names, mentions_in, names_in
from briefing_app.composing.guard.verdicts import agreement_for, agrees, message_for, said_and_actual

_NEIGHBOURS = 2
_QUANTITIES = (Role.NOT_ANY, Role.EVERY, Role.ALL_BUT, Role.ANY, Role.MOST)
_QUOTED = re.compile(r"“[^”\n]{3,2000}”|\"[^\"\n]{3,2000}\"|«[^»\n]{3,2000}»|„[^“”\n]{3,2000}[“”]")
_SOURCE_AFTER = re.compile(r"[^.!?]{0,120}?\[\d{1,3}[^\]\n]{0,40}\]")
_SOURCE_REACH = 160


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is needed to read texts of one language against one library."""

    words: CountWords
    lexicon: Lexicon
    names: Names
    tracked: tuple[Tracked, ...]
    hinted: re.Pattern[str]
    counting: re.Pattern[str]


def compare(
    texts: Iterable[GuardText],
    tracked: Sequence[Tracked],
    language: str = "",
    *,
    other_addressees: tuple[str, ...] = (),
) -> tuple[CountFinding, ...]:
    """Return every typed count that differs from the rows, in the order of the texts; see ``judge``."""
    judged = judge(texts, tracked, language, other_addressees=other_addressees)
    return tuple(each for each in judged if isinstance(each, CountFinding))


def judge(
    texts: Iterable[GuardText],
    tracked: Sequence[Tracked],
    language: str = "",
    *,
    other_addressees: tuple[str, ...] = (),
) -> Iterator[CountFinding | CountNote]:
    """Yield every typed count, in the order of the texts: what differs, what agrees, what could not be compared.

    ``language`` is that of texts which name none of their own; a language without a table is passed over, and without
    any language it is guessed.
    """
    before: list[tuple[str, str]] = []
    readings: dict[str, _Reading] = {}
    for text in texts:
        words = words_for(text.language or language) if text.language or language else guess_language(text.text)
        if words is None:
            continue
        reading = readings.get(words.code) or _reading(words, tracked, other_addressees)
        readings[words.code] = reading
        before = [each for each in before if each[0] == text.around]
        for start, sentence in sentences(text.text, words.abbreviations):
            if reading.hinted.search(sentence) and reading.counting.search(sentence):
                yield from _judged(text, start, sentence, reading=reading, before=[each for _, each in before])
            before = [*before, (text.around, sentence)][-_NEIGHBOURS:]


def _reading(words: CountWords, tracked: Sequence[Tracked], other_addressees: tuple[str, ...]) -> _Reading:
    counted = tuple(each for each in tracked if each.total)
    uncounted = (name for each in tracked if not each.total for name in each.instrument_names)
    names = names_in(counted, words.code, (*other_addressees, *uncounted))
    hinted, counting = _patterns(words)
    return _Reading(words, lexicon_for(words, names.roles), names, counted, hinted, counting)


@lru_cache(maxsize=8)
def _patterns(words: CountWords) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what a sentence must hold to be read at all: a word that can have to do with calls, and a quantity."""
    phrases = [*words.numbers, *words.fractions, *(each for role in _QUANTITIES for each in words.phrases[role])]
    last = sorted({phrase.split()[-1] for phrase in phrases} - {"de", "les", "one"})
    hints = "|".join(map(re.escape, words.hints))
    return re.compile(rf"\b(?:{hints})", re.IGNORECASE), re.compile(rf"\d|\b(?:{'|'.join(last)}|one)\b", re.IGNORECASE)


def _judged(
    text: GuardText, start: int, words: str, *, reading: _Reading, before: Sequence[str]
) -> Iterator[CountFinding | CountNote]:
    sentence = read_sentence(words, reading.lexicon)
    counts = counts_in(sentence)
    if not counts:
        return
    here = mentions_in(sentence, reading.tracked, names=reading.names, words=reading.words)
    read = [read_sentence(each, reading.lexicon) for each in before]
    around = [mentions_in(each, reading.tracked, names=reading.names, words=reading.words) for each in read]
    for stated in counts:
        candidates, why_not = candidates_for(
            stated, Surroundings(here, tuple(around), text.instruments), reading.tracked
        )
        right = [each for each in candidates if agrees(stated, each)]
        if right:
            yield _agreement(text, sentence.text, stated, _against(stated, right))
        elif candidates:
            yield _finding(text, start, sentence.text, stated=stated, candidates=candidates, reading=reading)
        elif why_not:
            said = sentence.text[stated.start : stated.end]
            yield CountNote(quote=sentence.text, said=said, actual="", message=why_not, where=text.where)


def _agreement(text: GuardText, quote: str, stated: StatedNumbers, tracked: Tracked) -> CountNote:
    said, actual = said_and_actual(stated, tracked)
    return CountNote(quote=quote, said=said, actual=actual, message=agreement_for(stated, tracked), where=text.where)


def _finding(
    text: GuardText, start: int, quote: str, *, stated: StatedNumbers, candidates: Sequence[Tracked], reading: _Reading
) -> CountFinding:
    against = _against(stated, candidates)
    said, actual = said_and_actual(stated, against)
    return CountFinding(
        quote=quote,
        said=said,
        actual=actual,
        instrument=against.instrument,
        addressee=against.addressee,
        measure=stated.measure,
        message=message_for(stated, against),
        where=text.where,
        origin=text.origin,
        language=reading.words.code,
        quotation=_is_quotation(text, start, stated, reading.tracked),
        start=start + stated.start,
        end=start + stated.end,
        sentence_start=start,
    )


def _against(stated: StatedNumbers, candidates: Sequence[Tracked]) -> Tracked:
    """Return the candidate that the sentence most likely means: of the same total, else the main one."""
    same = [each for each in candidates if each.total == stated.total]
    main = [each for each in candidates if each.main]
    return next(iter([*[each for each in same if each.main], *same, *main, *candidates]))


def _is_quotation(text: GuardText, start: int, stated: StatedNumbers, tracked: Sequence[Tracked]) -> bool:
    """Whether the numbers are somebody else's words with their source."""
    if text.quotation:
        return True
    at = start + stated.start
    for quoted in _QUOTED.finditer(text.text):
        if quoted.start() <= at < quoted.end():
            inside = folded(quoted.group())
            known = any(inside in folded(words) or folded(words) in inside for each in tracked for words in each.quoted)
            near = any(quoted.start() - _SOURCE_REACH <= each <= quoted.end() + _SOURCE_REACH for each in text.sources)
            return known or near or _SOURCE_AFTER.match(text.text, quoted.end()) is not None
    return False
