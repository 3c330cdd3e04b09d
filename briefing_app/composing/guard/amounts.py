"""Amounts in a sentence: a number, a share or a word such as "none", with the whole that it is a part of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from briefing_app.composing.guard.model import Bound
from briefing_app.composing.guard.reading import Sentence
from briefing_app.composing.guard.roles import AMOUNTS, STATUSES, Role
from briefing_app.composing.guard.tokens import Token

_AMOUNT = re.compile(
    rf"(?P<more>\+)?(?P<bound>[>\]<\[~])?[q~]*(?P<the>d*)(?P<more2>\+)?"
    rf"(?P<amount>[az][do]*#?[.]?n?(?:V?To?d?[.]?A)?,?B[do]*#|b[do]*#|[{re.escape(AMOUNTS)}])"
    rf"(?P<more3>\+)?(?P<again>,%,)?(?P<own>[.]{{0,2}}n)?[q]*(?P<again2>,%,)?"
    rf"(?P<of>(?:[oP](?:[doaq]|[.JAI]{{1,2}}(?=d)){{0,6}}|(?<=a)d*|(?<=j)d*|E(?=#))(?P<whole>#)?)?"
)
"""An amount with the whole behind it: "only 2 out of the 20", "2 recommendations of 20", "all but two", "10 %"."""
_NOUN = re.compile(r"[.dIAJm]{0,4}?n")
_FREE = re.compile(rf"[{re.escape(STATUSES)}FWxqemhTEMPoVv,;:&irnz~#AIdSDCg+-]|$")
_ROUND = frozenset({3, 4, 5, 10, 100})


@dataclass(frozen=True, slots=True)
class Amount:
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
    definite: bool = False


def amounts_in(sentence: Sentence) -> list[Amount]:
    """Return the amounts of a sentence, in order."""
    found: list[Amount] = []
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


def _said_again(sentence: Sentence, match: re.Match[str], amount: Amount) -> Iterator[Amount]:
    """Yield the percentage in brackets that says an amount again: "2 (10 %) of the 20"."""
    for name in ("again", "again2"):
        if match[name] and sentence.tokens[match.start(name)].words == "(":
            value, _ = _value("%", sentence.tokens[match.start(name) + 1])
            yield replace(amount, kind="%", value=value)


def _amount(sentence: Sentence, match: re.Match[str]) -> Amount | None:
    roles, kind = sentence.roles, _kind(match)
    said = sentence.tokens[match.end("amount") - 1]
    if _is_in_addition(match) or _is_part_of_the_whole(roles, match):
        return None
    if kind == "#" and not isinstance(said.value, int):
        return None
    value, whole = _value(kind, said)
    if match["whole"]:
        whole = as_count(sentence.tokens[match.start("whole")].value)
        if whole is None or _is_adjective(roles, match.end("whole")):
            return None  # "two of the 18 unimplemented ones" says nothing about the whole
    bare_end = _end_without_noun(roles, match, kind)
    noun = _NOUN.match(roles, bare_end)
    named = bool(match["own"] or noun)
    end = noun.end() if noun else bare_end
    return Amount(
        start=match.start(),
        end=end,
        kind=kind,
        value=value,
        whole=whole,
        bound=_bound(match["bound"], roles, match.start("amount")),
        noun=named,
        foreign=not named and _is_of_something_else(roles, match, bare_end),
        subset=roles[end : end + 1] in ("S", "P", "~") and roles[end + 1 : end + 2] != "#",
        ratio=_is_ratio(match, whole),
        definite=_is_definite(roles, match, kind),
    )


def _kind(match: re.Match[str]) -> str:
    """Return the role of the amount; "all but two" is of its own, "none but two" is a number."""
    first = match["amount"][0]
    return {"a": "b", "z": "#"}[first] if "B" in match["amount"] else first


def _is_in_addition(match: re.Match[str]) -> bool:
    """Whether others went before: "two more", "another two"."""
    return any(match[name] for name in ("more", "more2", "more3"))


def _end_without_noun(roles: str, match: re.Match[str], kind: str) -> int:
    """Return where the amount ends: an "of" behind it belongs to it only with a whole, or with what is counted."""
    end = match.end()
    if match["whole"] or not match["of"] or kind != "#" or _NOUN.match(roles, end) or roles[end : end + 1] == "m":
        return end
    return match.end("own") if match["own"] else match.end("amount")


def _is_of_something_else(roles: str, match: re.Match[str], end: int) -> bool:
    """Whether a word behind the amount says that it counts other things: "2 prisoners", "2 of the prisoners"."""
    return _FREE.match(roles, end) is None or (roles[end : end + 1] == "o" and not match["whole"])


def _is_ratio(match: re.Match[str], whole: int | None) -> bool:
    """Whether it is a share in words: "one in ten"; "one of the ten" is a count."""
    of = match["of"] or ""
    return "E" in of or (bool(match["whole"]) and "d" not in of and whole in _ROUND)


def _is_definite(roles: str, match: re.Match[str], kind: str) -> bool:
    """Whether these are said to be all: "the 22", "two of the 20"."""
    return (kind == "#" and roles[match.start()] == "d") or bool(match["whole"] and "d" in match["of"])


def _bound(sign: str | None, roles: str, at: int) -> Bound:
    known: tuple[Bound, ...] = (">", "]", "<", "[", "~")
    near = sign or roles[max(0, at - 2) : at]
    return next((each for each in known if each in near), "")


def _value(kind: str, token: Token) -> tuple[Fraction | None, int | None]:
    if kind == "Q":
        return Fraction(int(token.value or 0)), token.whole
    if kind == "%":
        return Fraction(token.value or 0) / 100, None
    if kind in "#/b":
        return Fraction(token.value or 0), None
    return {"z": Fraction(0), "y": Fraction(0), "j": Fraction(1, 2)}.get(kind), None


def as_count(value: object) -> int | None:
    """Return a whole number, or ``None`` for anything else."""
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


def is_unsure(sentence: Sentence, each: Amount) -> bool:
    """Whether an unknown word stands with the noun: "20 safety recommendations" may be anybody's."""
    owner = sentence.tokens[max(0, each.start - 1) : each.start + 1]
    owned = len(owner) == 2 and owner[0].role is Role.OTHER and owner[1].words == "s"
    return owned or (each.noun and Role.OTHER in sentence.roles[each.start : each.end])


def is_of_others(roles: str, end: int) -> bool:
    """Whether the noun is somebody's who is not known: "recommendations of the panel", "... to parents"."""
    return re.match(r"(?:o|T|F)?d*[.O]", roles[end : end + 4]) is not None and roles[end] in "oT"
