"""Comparing what sentences state with what a library counts. In doubt a sentence is left alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing_app.composing.folding import folded
from briefing_app.composing.guard.finder import Sentence, counts_in, read_sentence
from briefing_app.composing.guard.languages import guess_language, words_for
from briefing_app.composing.guard.lexicon import Lexicon, lexicon_for
from briefing_app.composing.guard.model import CountFinding, CountWords, GuardText, StatedNumbers, Tracked
from briefing_app.composing.guard.sentences import sentences
from briefing_app.composing.guard.subjects import Mentions, Names, mentions_in, names_in
from briefing_app.composing.guard.verdicts import agrees, message_for, said_and_actual

_NEIGHBOURS = 2
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


def compare(
    texts: Iterable[GuardText],
    tracked: Sequence[Tracked],
    language: str = "",
    *,
    other_addressees: tuple[str, ...] = (),
) -> tuple[CountFinding, ...]:
    """Return every typed count that differs from the rows, in the order of the texts.

    ``language`` is that of texts which name none of their own; a language without a table is passed over, and without
    any language it is guessed.
    """
    counted = tuple(each for each in tracked if each.total)
    if not counted:
        return ()
    found: list[CountFinding] = []
    before: list[tuple[str, Sentence]] = []
    readings: dict[str, _Reading] = {}
    for text in texts:
        words = words_for(text.language or language) if text.language or language else guess_language(text.text)
        if words is None:
            continue
        reading = readings.setdefault(
            words.code, readings.get(words.code) or _reading(words, counted, other_addressees)
        )
        before = [each for each in before if each[0] == text.around][-_NEIGHBOURS:]
        for start, sentence in sentences(text.text, words.abbreviations):
            read = _read(sentence, reading)
            if read is None:
                before = before[-1:]
                continue
            found.extend(_findings(text, start, read, reading=reading, before=[each for _, each in before]))
            before = [*before, (text.around, read)][-_NEIGHBOURS:]
    return tuple(found)


def _reading(words: CountWords, tracked: tuple[Tracked, ...], other_addressees: tuple[str, ...]) -> _Reading:
    names = names_in(tracked, words.code, other_addressees)
    return _Reading(words, lexicon_for(words, names.roles), names, tracked)


def _read(sentence: str, reading: _Reading) -> Sentence | None:
    """Read a sentence, if a word in it can have to do with calls at all."""
    return read_sentence(sentence, reading.lexicon) if _hinted(reading.words).search(sentence) else None


@lru_cache(maxsize=8)
def _hinted(words: CountWords) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words.hints)), re.IGNORECASE)


def _findings(
    text: GuardText, start: int, sentence: Sentence, *, reading: _Reading, before: Sequence[Sentence]
) -> Iterator[CountFinding]:
    counts = counts_in(sentence)
    if not counts:
        return
    here = mentions_in(sentence, reading.tracked, names=reading.names, words=reading.words)
    around = [mentions_in(each, reading.tracked, names=reading.names, words=reading.words) for each in before]
    for stated in counts:
        candidates = _candidates(stated, here, around, reading=reading, text=text)
        if not candidates or any(agrees(stated, each) for each in candidates):
            continue
        against = _against(stated, candidates)
        said, actual = said_and_actual(stated, against)
        yield CountFinding(
            quote=sentence.text,
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
        )


def _candidates(
    stated: StatedNumbers, here: Mentions, around: Sequence[Mentions], *, reading: _Reading, text: GuardText
) -> list[Tracked]:
    """Return what the count may be about; nothing where it is about something else, or nobody can tell."""
    if here.others or not _is_about_calls(stated, here, around):
        return []
    if not here.instruments and any(each.others for each in around[-1:]) and not here.addressees:
        return []
    named = here.instruments or frozenset().union(*(each.instruments for each in around)) or text.instruments
    known = {each.instrument for each in reading.tracked}
    near = bool(named or here.addressees or any(each.addressees for each in around))
    if (len(known) > 1 and not named and not here.addressees) or (
        (stated.unsure or stated.foreign) and not here.instruments
    ):
        return []
    if not near and not here.surely_calls and not any(each.surely_calls for each in around):
        return []
    of_texts = [each for each in reading.tracked if not named or each.instrument in named]
    if stated.subset or (stated.loose_total and all(each.total != stated.total for each in of_texts)):
        return []
    meant = [each for each in of_texts if each.addressee in here.addressees]
    if meant and not any(each.main for each in meant):
        return meant + [each for each in of_texts if each.main and each.total == stated.total]
    wholes = [each for each in of_texts if each.addressee is None and each.total == stated.total]
    return [each for each in of_texts if each.main or each in meant] + wholes


def _is_about_calls(stated: StatedNumbers, here: Mentions, around: Sequence[Mentions]) -> bool:
    if stated.noun or here.calls:
        return True
    return bool(stated.measure) and any(each.calls for each in around)


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
