"""Status codes of a recommendation, and what each counts for.

The table is that of the domain's vocabulary: an office may rename a code, the code stays.
"""

from __future__ import annotations

from enum import StrEnum


class StatusCode(StrEnum):
    """The state of implementation, in the order in which a headline names them."""

    FULL = "full"
    SUBSTANTIAL = "substantial"
    PARTIAL = "partial"
    STARTED = "started"
    NONE = "none"
    CONTRARY = "contrary"
    NO_INFO = "no_info"
    OVERTAKEN = "overtaken"
    UNASSESSED = "unassessed"


RANK = {
    StatusCode.FULL: 5,
    StatusCode.SUBSTANTIAL: 4,
    StatusCode.PARTIAL: 3,
    StatusCode.STARTED: 2,
    StatusCode.NONE: 1,
    StatusCode.CONTRARY: 0,
}
"""How far implementation has come; the other codes have no place in the order and give no trend."""

LABELS = {
    StatusCode.FULL: "Fully implemented",
    StatusCode.SUBSTANTIAL: "Largely implemented",
    StatusCode.PARTIAL: "Partially implemented",
    StatusCode.STARTED: "Announced or under way",
    StatusCode.NONE: "Not implemented",
    StatusCode.CONTRARY: "Action against it",
    StatusCode.NO_INFO: "No information",
    StatusCode.OVERTAKEN: "Overtaken or void",
    StatusCode.UNASSESSED: "Not yet assessed",
}
"""English labels; they are message ids of the catalogues too."""


class Trend(StrEnum):
    """How a claimant's last assessment stands to the one before it."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    REVERSED = "reversed"
    UNKNOWN = "unknown"


def trend_of(codes: list[StatusCode]) -> Trend | None:
    """Compute the trend from one claimant's codes, oldest first; ``None`` where two ranked codes are not there.

    Reversed: it had become better, then became worse than it was before.
    """
    ranks = [RANK[code] for code in codes if code in RANK]
    if len(ranks) < 2 or codes[-1] not in RANK:
        return None
    if len(ranks) > 2 and ranks[-2] > ranks[-3] > ranks[-1]:
        return Trend.REVERSED
    if ranks[-1] == ranks[-2]:
        return Trend.SAME
    return Trend.BETTER if ranks[-1] > ranks[-2] else Trend.WORSE
