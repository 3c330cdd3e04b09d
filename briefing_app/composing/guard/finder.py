"""Counts in a sentence: an amount, the whole that it is a part of, and the status that is counted.

A sentence is a string of roles, a letter a word, so that the same grammar reads every language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_app.composing.guard.amounts import Amount, amounts_in, is_of_others, is_unsure
from briefing_app.composing.guard.lexicon import lexicon_for
from briefing_app.composing.guard.measures import SOME, Measured, measure_of, status_groups
from briefing_app.composing.guard.model import CountWords, StatedNumbers
from briefing_app.composing.guard.reading import Sentence, read_sentence
from briefing_app.composing.guard.roles import Role
from briefing_app.composing.guard.wholes import is_restricted, said_whole, says_how_many, standing_wholes, total_only

_NOT_EVEN_PARTLY = re.compile(r",?x?ep")


def find_counts(sentence: str, words: CountWords) -> tuple[StatedNumbers, ...]:
    """Return every count that a sentence states, in order."""
    return counts_in(read_sentence(sentence, lexicon_for(words)))


def counts_in(sentence: Sentence) -> tuple[StatedNumbers, ...]:
    """Return every count that a read sentence states; a question, a condition or a denial states none."""
    roles = sentence.roles
    if sentence.text.rstrip("\"”»’' ").endswith("?") or Role.CONDITIONAL in roles or Role.DENIAL in roles:
        return ()
    raw = amounts_in(sentence)
    standing = list(standing_wholes(sentence, raw))
    if standing and is_restricted(sentence, raw):
        return ()
    totals = [total for each in standing if says_how_many(roles, each) and (total := total_only(sentence, each))]
    whole = said_whole(raw, standing) if not totals else None
    groups = status_groups(sentence.tokens, roles, taken=[(each.start, each.end) for each in raw])
    found = totals
    for each in raw:
        measured = measure_of(roles, groups, span=(each.start, each.end), between=_between(roles, raw, each))
        stated = _stated(sentence, each, measured, whole)
        if stated is not None:
            found.append(stated)
    if any(total.subset and total.measure == "total" for total in found):
        return ()  # "three recommendations on visas; all of them ..." is about those three
    return tuple(found)


def _between(roles: str, raw: Sequence[Amount], each: Amount) -> tuple[int, int]:
    """Return where the amount before ends and the one after begins."""
    before = max((other.end for other in raw if other.end <= each.start), default=0)
    return before, min((other.start for other in raw if other.start >= each.end), default=len(roles))


def _stated(sentence: Sentence, each: Amount, measured: Measured | None, whole: int | None) -> StatedNumbers | None:
    """Join an amount and its status; ``None`` where they say nothing that could be compared."""
    if _counts_nothing(each, measured) or _is_not_of_all(sentence.roles, each, measured):
        return None
    if measured is not None and (measured.open or (measured.rate and each.kind not in "%/")):
        if each.whole is None and not says_how_many(sentence.roles, each, definite=True):
            return None
        measured = None
    return _numbers(sentence, each, measured, whole)


def _counts_nothing(each: Amount, measured: Measured | None) -> bool:
    """Whether it is of something else, or a share ("half", "any") without anything that it is a share of."""
    if measured is None:
        return each.foreign or each.kind == "y" or (each.kind != "#" and each.whole is None)
    return (each.foreign and not measured.adjacent) or (each.kind == "y" and not measured.denied)


def _is_not_of_all(roles: str, each: Amount, measured: Measured | None) -> bool:
    """Whether it is "not all", or "all of them", which may be all of a part."""
    if each.kind != "a":
        return False
    return roles[each.end : each.end + 1] == "h" or (measured is not None and measured.denied_all)


def _numbers(sentence: Sentence, each: Amount, measured: Measured | None, whole: int | None) -> StatedNumbers | None:
    roles = sentence.roles
    first, last = sentence.tokens[each.start], sentence.tokens[each.end - 1]
    amount, share = each.value, each.kind in "%/j"
    total = each.whole if each.whole is not None else whole
    if each.ratio and each.whole and amount is not None and each.kind == "#":
        amount, share, total = amount / each.whole, True, whole if whole != each.whole else None
    if measured is None:
        return total_only(sentence, each)
    codes, name = measured.positive if each.kind == "y" else (measured.codes, measured.name)
    if each.kind in "zy" and _NOT_EVEN_PARTLY.match(sentence.roles, each.end):
        codes, name = SOME
    if each.kind == "#" and total is not None and amount is not None and not share and amount > total:
        return None
    return StatedNumbers(
        start=first.start,
        end=last.end,
        amount=amount if each.kind != "a" else None,
        total=total,
        share=share,
        percent=each.kind == "%",
        part=each.kind in "/j",
        every=each.kind == "a",
        all_but=each.kind == "b",
        bound=">" if each.kind == "j" else each.bound,
        measure=name,
        codes=codes,
        noun=each.noun,
        subset=each.subset,
        loose_total=each.whole is not None
        and roles[each.end - 1] == "n"
        and roles[each.end : each.end + 1] in tuple("xipfsu"),
        definite=each.definite,
        unsure=is_unsure(sentence, each),
        foreign=is_of_others(sentence.roles, each.end),
    )
