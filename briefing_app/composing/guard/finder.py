"""Counts in a sentence: an amount, the whole that it is a part of, and the status that is counted.

A sentence is a string of roles, a letter a word, so that the same grammar reads every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from briefing_app.composing.guard.lexicon import Lexicon, lexicon_for
from briefing_app.composing.guard.measures import SOME, Measured, measure_of, status_groups
from briefing_app.composing.guard.model import Bound, CountWords, StatedNumbers
from briefing_app.composing.guard.roles import AMOUNTS, STATUSES, Role
from briefing_app.composing.guard.tokens import Token, tokens

_AMOUNT = re.compile(
    rf"(?P<more>\+)?(?P<bound>[>\]<\[~])?[q~]*(?P<the>d*)(?P<more2>\+)?"
    rf"(?P<amount>[az][do]*#?[.]?n?B[do]*#|b[do]*#|[{re.escape(AMOUNTS)}])"
    rf"(?P<again>,%,)?(?P<own>[.]{{0,2}}n)?[q]*(?P<again2>,%,)?"
    rf"(?P<of>(?:[oP](?:[doaq]|[.JAI]{{1,2}}(?=d)){{0,6}}|(?<=a)d*|(?<=j)d*|E(?=#))(?P<whole>#)?)?"
)
"""An amount with the whole behind it: "only 2 out of the 20", "2 recommendations of 20", "all but two", "10 %"."""
_NOUN = re.compile(r"[.dIAJm]{0,4}?n")
_FREE = re.compile(rf"[{re.escape(STATUSES)}FWxqemhTEMPoVv,;:&irnz~#AIdSDCg+-]|$")
_NOT_EVEN_PARTLY = re.compile(r",?x?ep")
_RESTRICTED = re.compile(r"[oP]d*#(?=[.]?n[FW]{0,4}x?F?[fps]?[iu](?![:q]))")
_ROUND = frozenset({3, 4, 5, 10, 100})
_REACH_BACK = 6


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that was read: its tokens, their roles as a string, the references in it."""

    text: str
    tokens: tuple[Token, ...]
    roles: str
    references: tuple[str, ...]


def read_sentence(text: str, lexicon: Lexicon) -> Sentence:
    """Read the words of a sentence."""
    found, references = tokens(text, lexicon)
    return Sentence(text, found, "".join(token.role for token in found), references)


def find_counts(sentence: str, words: CountWords) -> tuple[StatedNumbers, ...]:
    """Return every count that a sentence states, in order."""
    return counts_in(read_sentence(sentence, lexicon_for(words)))


def counts_in(sentence: Sentence) -> tuple[StatedNumbers, ...]:
    """Return every count that a read sentence states; a question, a condition or a denial states none."""
    roles = sentence.roles
    if sentence.text.rstrip("\"”»’' ").endswith("?") or Role.CONDITIONAL in roles or Role.DENIAL in roles:
        return ()
    raw = list(_amounts(sentence))
    groups = status_groups(sentence.tokens, roles, taken=[(each.start, each.end) for each in raw])
    whole = _said_whole(sentence, raw)
    if whole is not None and _RESTRICTED.search(roles) and _is_restricted(sentence, raw):
        return ()  # "of the 18 that were not implemented, six are urgent"
    found = []
    for each in raw:
        measured = measure_of(roles, groups, span=(each.start, each.end), between=_between(roles, raw, each))
        stated = _stated(sentence, each, measured, whole)
        if stated is not None:
            found.append(stated)
    return tuple(found)


def _is_restricted(sentence: Sentence, raw: Sequence[_Amount]) -> bool:
    taken = {place for each in raw for place in range(each.start, each.end)}
    return any(match.end() - 1 not in taken for match in _RESTRICTED.finditer(sentence.roles))


def _between(roles: str, raw: Sequence[_Amount], each: _Amount) -> tuple[int, int]:
    """Return where the amount before ends and the one after begins."""
    before = max((other.end for other in raw if other.end <= each.start), default=0)
    return before, min((other.start for other in raw if other.start >= each.end), default=len(roles))


@dataclass(frozen=True, slots=True)
class _Amount:
    """An amount as it stands: its places among the tokens."""

    start: int
    end: int
    kind: str
    value: Fraction | None
    whole: int | None
    bound: Bound
    noun: bool
    foreign: bool
    subset: bool
    ratio: bool = False


def _amounts(sentence: Sentence) -> list[_Amount]:
    found: list[_Amount] = []
    at = 0
    while True:
        match = _AMOUNT.search(sentence.roles, at)
        if match is None:
            return found
        at = max(match.end(), at + 1)
        amount = _amount(sentence, match)
        if amount is not None:
            found.append(amount)
            at = max(amount.end, at)
            found.extend(_said_again(sentence, match, amount))


def _said_again(sentence: Sentence, match: re.Match[str], amount: _Amount) -> Iterator[_Amount]:
    """Yield the percentage in brackets that says an amount again: "2 (10 %) of the 20"."""
    for name in ("again", "again2"):
        if match[name] and sentence.tokens[match.start(name)].words == "(":
            value, _ = _value("%", sentence.tokens[match.start(name) + 1])
            yield replace(amount, kind="%", value=value)


def _amount(sentence: Sentence, match: re.Match[str]) -> _Amount | None:
    roles, all_tokens = sentence.roles, sentence.tokens
    kind = {"a": "b", "z": "#"}[match["amount"][0]] if "B" in match["amount"] else match["amount"][0]
    first = all_tokens[match.end("amount") - 1]
    if match["more"] or match["more2"] or _is_part_of_the_whole(roles, match):
        return None
    value, whole = _value(kind, first)
    end = match.end()
    if match["whole"]:
        whole = _as_count(all_tokens[match.start("whole")].value)
        if _is_adjective(roles, match.end("whole")) or whole is None:
            return None  # "two of the 18 unimplemented ones" says nothing about the whole
    elif match["of"] and kind in "#" and not _NOUN.match(roles, end) and roles[end : end + 1] != "m":
        end = match.end("own") if match["own"] else match.end("amount")
    noun = _NOUN.match(roles, end)
    named = bool(match["own"] or noun)
    after = roles[end : end + 1]
    foreign = not named and (not _FREE.match(roles, end) or (after == "o" and not match["whole"]))
    if noun:
        end = noun.end()
    if kind == "#" and not isinstance(first.value, int):
        return None
    bare_ratio = bool(match["whole"]) and "d" not in (match["of"] or "") and whole in _ROUND
    return _Amount(
        start=match.start(),
        end=end,
        kind=kind,
        value=value,
        whole=whole,
        bound=_bound(match["bound"], roles, match.start("amount")),
        noun=named,
        foreign=foreign,
        subset=roles[end : end + 1] in ("S", "P") and roles[end + 1 : end + 2] != "#",
        ratio=bare_ratio or "E" in (match["of"] or ""),
    )


def _bound(sign: str | None, roles: str, at: int) -> Bound:
    signs = sign or next((role for role in roles[max(0, at - 2) : at] if role in "><[]~"), "")
    return signs  # type: ignore[return-value]


def _value(kind: str, token: Token) -> tuple[Fraction | None, int | None]:
    if kind == "Q":
        return Fraction(int(token.value or 0)), token.whole
    if kind == "%":
        return Fraction(token.value or 0) / 100, None
    if kind in "#/b":
        return Fraction(token.value or 0), None
    return {"z": Fraction(0), "y": Fraction(0), "j": Fraction(1, 2)}.get(kind), None


def _as_count(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _is_part_of_the_whole(roles: str, match: re.Match[str]) -> bool:
    """Whether the number is a whole itself: "of the 20 recommendations, ...", "20 recommendations, of which ..."."""
    if match["amount"] != "#" or match["whole"]:
        return False
    before = roles[max(0, match.start() - 1) : match.start("amount")]
    after = roles[match.end("amount") : match.end("amount") + 6]
    if re.match(r"[.]{0,2}n,?h|,h", after):
        return True
    if before[:1] == "h":
        return re.match(r"[.]?n", after) is not None
    return before[:1] in ("o", "P") and not _is_adjective(roles, match.end("amount"))


def _is_adjective(roles: str, at: int) -> bool:
    return re.match(rf"[{STATUSES}x&]{{1,4}}n", roles[at : at + 5]) is not None


def _said_whole(sentence: Sentence, raw: Sequence[_Amount]) -> int | None:
    """Return the whole that the sentence names apart from its amounts: "Of the 20 calls, two ..."."""
    taken = {place for each in raw for place in range(each.start, each.end) if each.kind != "#" or each.whole}
    wholes = {each.whole for each in raw if each.whole is not None and not each.ratio}
    for match in re.finditer(r"(?:[oP]d*|h?d*)(#)(?=[.]{0,2}(?:n|,h))", sentence.roles):
        place = match.start(1)
        start = match.start()
        standing = place not in taken and (
            sentence.roles[start] in "oP" or sentence.roles[place + 1 : place + 6].count("h")
        )
        counted = _as_count(sentence.tokens[place].value)
        if standing and counted is not None:
            wholes.add(counted)
    return next(iter(wholes)) if len(wholes) == 1 else None


def _stated(sentence: Sentence, each: _Amount, measured: Measured | None, whole: int | None) -> StatedNumbers | None:
    """Join an amount and its status; ``None`` where they say nothing that could be compared."""
    if each.foreign and not (measured and measured.adjacent):
        return None
    if each.kind == "y" and (measured is None or not measured.denied):
        return None
    if measured is None and each.kind != "#" and each.whole is None:
        return None
    if measured is not None and each.kind == "a" and measured.denied_all:
        return None
    if measured is not None and (measured.open or (measured.rate and each.kind not in "%/")):
        if each.whole is None and not _says_how_many(sentence.roles, each, definite=True):
            return None
        measured = None
    return _numbers(sentence, each, measured, whole)


def _numbers(sentence: Sentence, each: _Amount, measured: Measured | None, whole: int | None) -> StatedNumbers | None:
    roles = sentence.roles
    first, last = sentence.tokens[each.start], sentence.tokens[each.end - 1]
    amount, share = each.value, each.kind in "%/j"
    total = each.whole if each.whole is not None else whole
    if each.ratio and each.whole and amount is not None and each.kind == "#":
        amount, share, total = amount / each.whole, True, whole if whole != each.whole else None
    if measured is None:
        return _total_only(sentence, each)
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
        definite=each.kind == "#" and roles[each.start] == "d",
        unsure=_is_unsure(sentence, each),
        foreign=_is_of_others(sentence.roles, each.end),
    )


def _total_only(sentence: Sentence, each: _Amount) -> StatedNumbers | None:
    """A number of calls without any status: a total, where the sentence says that this is how many there are."""
    roles = sentence.roles
    total, start = each.whole, each.start
    if total is None:
        if not each.noun or each.kind != "#" or not _says_how_many(roles, each):
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
        subset=each.subset, unsure=_is_unsure(sentence, each), foreign=_is_of_others(roles, each.end),
    )  # fmt: skip


def _is_unsure(sentence: Sentence, each: _Amount) -> bool:
    """Whether an unknown word stands with the noun: "20 safety recommendations" may be anybody's."""
    owner = sentence.tokens[max(0, each.start - 1) : each.start + 1]
    owned = len(owner) == 2 and owner[0].role is Role.OTHER and owner[1].words == "s"
    return owned or (each.noun and Role.OTHER in sentence.roles[each.start : each.end])


def _is_of_others(roles: str, end: int) -> bool:
    """Whether the noun is somebody's who is not known: "recommendations of the panel", "... to parents"."""
    return re.match(r"(?:o|T|F)?d*[.O]", roles[end : end + 4]) is not None and roles[end] in "oT"


def _says_how_many(roles: str, each: _Amount, *, definite: bool = False) -> bool:
    """Whether "20 recommendations" tells how many there are: "makes 20 ...", "20 ... addressed to", "the 20 ...".

    ``definite`` asks for "the 20 ... addressed to" alone.
    """
    before = roles[max(0, each.start - _REACH_BACK) : each.start + 1]
    after = roles[each.end : each.end + 4]
    addressed = re.match(r"[.V]?To?d?[.]?A", after) is not None
    if definite:
        return addressed and roles[each.start] == "d" and each.kind == "#" and each.noun
    made = re.search(r"V[dq.T~AI]{0,3}[#dq]?$", before) is not None
    inside = re.match(r"(?:[oPE]|F)d?[.]?[JI]", after) is not None and roles[each.start] == "d"
    return made or addressed or inside
