"""Wholes: how many calls a sentence says there are, apart from the amounts in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from briefing_app.composing.guard.amounts import Amount, as_count, is_of_others, is_unsure
from briefing_app.composing.guard.model import StatedNumbers
from briefing_app.composing.guard.reading import Sentence
from briefing_app.composing.guard.roles import Role

_RESTRICTED = re.compile(r"[oP]d*#(?=[.]?n[FW]{0,4}x?F?[fps]?[iu](?![:q]))")
_REACH_BACK = 6
_STANDING = re.compile(r"(?:[oP]d*|h?d*)(#)(?=[.]{0,2}(?:n|,h))")


def standing_wholes(sentence: Sentence, raw: Sequence[Amount]) -> Iterator[Amount]:
    """Yield the wholes that are no part of an amount: "Of the 20 calls, ...", "20 calls, of which ..."."""
    roles = sentence.roles
    taken = {place for each in raw for place in range(each.start, each.end) if each.kind != "#" or each.whole}
    for match in _STANDING.finditer(roles):
        place = match.start(1)
        standing = place not in taken and (
            roles[match.start()] in "oP" or Role.OF_WHICH in roles[place + 1 : place + 6]
        )
        value = as_count(sentence.tokens[place].value)
        if standing and value is not None:
            start = place - 1 if roles[place - 1 : place] == "d" else place
            end = roles.find("n", place, place + 4) + 1 or place + 1
            yield Amount(start, end, "#", Fraction(value), None, "", noun=end > place + 1, foreign=False, subset=False)


def said_whole(raw: Sequence[Amount], standing: Sequence[Amount]) -> int | None:
    """Return the one whole that all amounts of the sentence are parts of."""
    wholes = {each.whole for each in raw if each.whole is not None and not each.ratio}
    wholes |= {int(each.value or 0) for each in standing}
    return next(iter(wholes)) if len(wholes) == 1 else None


def is_restricted(sentence: Sentence, raw: Sequence[Amount]) -> bool:
    """Whether the whole is a part of the calls: "of the 18 that were not implemented, six are urgent"."""
    taken = {place for each in raw for place in range(each.start, each.end)}
    return any(match.end() - 1 not in taken for match in _RESTRICTED.finditer(sentence.roles))


def total_only(sentence: Sentence, each: Amount) -> StatedNumbers | None:
    """A number of calls without any status: a total, where the sentence says that this is how many there are."""
    roles = sentence.roles
    total, start = each.whole, each.start
    if total is None:
        if not each.noun or each.kind != "#" or not says_how_many(roles, each):
            return None
        total = int(each.value or 0)
    if (
        each.ratio
        or each.kind not in "#aQ"
        or roles[each.end : each.end + 1] == Role.RELATIVE
        or (each.kind == "#" and each.whole is not None and not each.noun)
    ):
        return None
    first, last = sentence.tokens[start], sentence.tokens[each.end - 1]
    return StatedNumbers(
        start=first.start, end=last.end, amount=None, total=total, bound=each.bound, measure="total", noun=each.noun,
        subset=each.subset, unsure=is_unsure(sentence, each), foreign=is_of_others(roles, each.end),
    )  # fmt: skip


def says_how_many(roles: str, each: Amount, *, definite: bool = False) -> bool:
    """Whether "20 recommendations" tells how many there are: "makes 20 ...", "20 ... addressed to", "the 20 ...".

    ``definite`` asks for "the 20 ... addressed to" alone.
    """
    before = roles[max(0, each.start - _REACH_BACK) : each.start + 1]
    after = roles[each.end : each.end + 7]
    addressed = re.match(r"F{0,2}[.V]?To?d?[.]?A", after) is not None
    if definite:
        return addressed and roles[each.start] == "d" and each.kind == "#" and each.noun
    made = re.search(r"V[dq.T~AI]{0,3}[#dq]?$", before) is not None
    inside = re.match(r"(?:[oPE]|F)d?[.]?[JI]", after) is not None and roles[each.start] == "d"
    return made or addressed or inside
