"""Which status a count is about: the words of implementation that stand nearest to it, and what they mean together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.composing.guard.roles import STATUSES, Role
from briefing_app.composing.guard.tokens import Token
from briefing_app.domain.status import StatusCode

IMPLEMENTED = "implemented"
"""The measure that says no more than that; what it counts is the office's setting."""
_CODES = {
    Role.FULL: StatusCode.FULL,
    Role.SUBSTANTIAL: StatusCode.SUBSTANTIAL,
    Role.PARTIAL: StatusCode.PARTIAL,
    Role.UNMET: StatusCode.NONE,
    Role.STARTED: StatusCode.STARTED,
    Role.CONTRARY: StatusCode.CONTRARY,
    Role.NO_INFO: StatusCode.NO_INFO,
    Role.UNASSESSED: StatusCode.UNASSESSED,
}
_AT_ALL = frozenset({StatusCode.FULL, StatusCode.SUBSTANTIAL, StatusCode.PARTIAL})
SOME = (_AT_ALL, "full+substantial+partial")
"""Implemented at least in part."""
_COUNTED = frozenset(StatusCode) - {StatusCode.OVERTAKEN}
_GROUP = re.compile(rf"[xe\]]?(?:[xFeqN,]{{0,3}}?[{STATUSES}gR])(?:,?[xFeq&.\]]{{0,2}}[{STATUSES}g])*")
_STRESSED = re.compile(rf"(?<=[{STATUSES}]),?xF*eF*p$")
"""The end of "none has been implemented, not even partially": it denies no more than the sentence does."""
_ELIDED = re.compile(r"[Fqd,m%]{0,4}x(?=F{0,2}(?:[,;:&]|$))")
_REACH_FORWARD = 16
_REACH_BACK = 12
_MODAL_REACH = 5
_LEFT_OF_NEXT = re.compile(r"[dq~><\[\]F]*$")


@dataclass(frozen=True, slots=True)
class Group:
    """Words of one status: their places, what they mean, whether denied, wished for ("should be"), or a rate."""

    start: int
    end: int
    codes: frozenset[StatusCode]
    name: str
    denied: bool
    open: bool
    rate: bool
    positive: tuple[frozenset[StatusCode], str]


@dataclass(frozen=True, slots=True)
class Measured:
    """The status of a count. ``adjacent``: the words touch the number; ``denied_all``: "not all were ..."."""

    codes: frozenset[StatusCode]
    name: str
    adjacent: bool
    denied: bool
    denied_all: bool
    open: bool
    rate: bool
    positive: tuple[frozenset[StatusCode], str]


_NOT_DONE = Measured(
    frozenset({StatusCode.NONE}), StatusCode.NONE.value, True, True, False, False, False, (frozenset(), IMPLEMENTED)
)  # fmt: skip
"""The status of "... and 17 were not"."""


def status_groups(tokens: Sequence[Token], roles: str, *, taken: Sequence[tuple[int, int]] = ()) -> tuple[Group, ...]:
    """Return the groups of status words of a sentence, in order."""
    numbers = {place for start, end in taken for place in range(start, end)}
    found = []
    for match in _GROUP.finditer(roles):
        start = match.start() + len(match.group()) - len(match.group().lstrip("F,q"))
        if start in numbers and all(place in numbers for place in range(start, match.end())):
            continue
        group = _group(roles, start, match.end())
        if group is not None:
            found.append(group)
    return tuple(found)


def _group(roles: str, start: int, end: int) -> Group | None:
    inside = roles[start:end]
    stressed = _STRESSED.search(inside)
    head = inside[: stressed.start()] if stressed else inside
    denied = Role.NOT in head or re.search(r"x[Fqe.,]{0,3}$", roles[max(0, start - 4) : start]) is not None
    if set(inside) & set(STATUSES + "gR") <= {Role.BASE} and not denied:
        return None
    positive = _positive(inside)
    codes, name = _denied(positive, inside) if denied else positive
    wished = re.search(r"s[Fq]*[ux]", inside) is not None or Role.MODAL in roles[max(0, start - _MODAL_REACH) : end]
    return Group(start, end, codes, name, denied, wished, Role.RATE in inside, positive)


def _positive(inside: str) -> tuple[frozenset[StatusCode], str]:
    said = [code for role, code in _CODES.items() if role in inside]
    if not said:
        return frozenset(), IMPLEMENTED
    codes = frozenset(said)
    if Role.PARTIAL in inside and (Role.EVEN in inside or Role.AT_LEAST in inside):
        codes = _AT_ALL
    ordered = [code for code in StatusCode if code in codes]
    return codes, "+".join(ordered)


def _denied(positive: tuple[frozenset[StatusCode], str], inside: str) -> tuple[frozenset[StatusCode], str]:
    codes, name = positive
    if name == IMPLEMENTED or codes in ({StatusCode.NONE}, _AT_ALL):
        return frozenset({StatusCode.NONE}), StatusCode.NONE.value
    if Role.AND in inside:  # "not implemented or only partially"
        first, _, rest = inside.partition(Role.AND)
        if Role.NOT in first and Role.NOT not in rest and not set(first) & {Role.FULL, Role.PARTIAL}:
            return codes | {StatusCode.NONE}, "+".join(code for code in StatusCode if code in codes | {StatusCode.NONE})
    return _COUNTED - codes, f"not {name}"


def measure_of(
    roles: str, groups: Sequence[Group], *, span: tuple[int, int], between: tuple[int, int]
) -> Measured | None:
    """Return the status of the count at ``span``: words that touch it from the left, then to the right, then left."""
    start, end = span
    before, after = between
    left = next((group for group in reversed(groups) if before <= group.start and group.end <= start), None)
    if left is not None and _touches(roles, left, start):
        return _measured(roles, left, start, adjacent=True)
    inside = next((group for group in groups if start < group.start and group.end <= end), None)
    if inside is not None:
        return _measured(roles, inside, start, adjacent=True)
    right = next((group for group in groups if end - 1 <= group.start < min(after, end + _REACH_FORWARD)), None)
    gap = roles[end : right.start] if right is not None else ""
    reached = right is not None and not {Role.MOVED, Role.BREAK} & set(gap) and Role.COLON not in gap.lstrip(":")
    if right is not None and reached and not _belongs_to_next(roles, right, after):
        return _measured(roles, right, start, adjacent=not gap.strip("Fqmxneh,~:oA"))
    return _from_elsewhere(roles, left, span) if Role.MOVED not in gap else None


def _from_elsewhere(roles: str, left: Group | None, span: tuple[int, int]) -> Measured | None:
    """Read a status that is only hinted at ("... and 17 were not"), or that stands further to the left."""
    start, end = span
    if _ELIDED.match(roles, end):
        return _NOT_DONE
    if left is None or start - left.end > _REACH_BACK:
        return None
    parted = set(roles[left.end : start]) & {Role.BREAK, Role.COLON, Role.AND}
    return _measured(roles, left, start, adjacent=False) if not parted else None


def _touches(roles: str, group: Group, start: int) -> bool:
    """Whether a status stands right before a number: "fully implemented two", or as a label: "partially: 2"."""
    between = roles[group.end : start]
    alone = not roles[: group.start].strip("dnJAI") or roles[group.start - 1] in ",;:&."
    labelled = Role.COLON not in between or alone
    return labelled and re.fullmatch(r"[qdF:~e>\[\]<]*", between) is not None


def _belongs_to_next(roles: str, group: Group, after: int) -> bool:
    """Whether the words rather belong to the amount after them: "two, and partially implemented three"."""
    if after >= len(roles) or group.end > after:
        return False
    if group.end == after:
        return Role.AND in roles[max(0, group.start - 2) : group.start]
    return re.fullmatch(r"[qdF~e>\[\]<]*", roles[group.end : after]) is not None


def _measured(roles: str, group: Group, start: int, *, adjacent: bool) -> Measured:
    not_all = re.search(r"x[qeF]*$", roles[max(0, start - 3) : start]) is not None
    denied_all = not_all or (group.denied and group.end <= start)
    return Measured(group.codes, group.name, adjacent, group.denied, denied_all, group.open, group.rate, group.positive)
