"""How claimants, dates, levels and trends are called in this part of the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.mission import Source
from briefing_app.domain.records.recommendation import Confidence, Position, Recommendation
from briefing_app.domain.status import Trend
from briefing_app.gui.outline import record_title

LEVELS: Mapping[Level, str] = {
    Level.STAFF: "Own staff only",
    Level.MEMBERS: "Members of the delegation",
    Level.PUBLIC: "Everybody",
}
TRENDS: Mapping[Trend, str] = {
    Trend.BETTER: "Better",
    Trend.SAME: "The same",
    Trend.WORSE: "Worse",
    Trend.REVERSED: "Turned back",
    Trend.UNKNOWN: "Not known",
}
POSITIONS: Mapping[Position, str] = {
    Position.SUPPORTED: "Supported",
    Position.PART: "Supported in part",
    Position.NOTED: "Noted",
    Position.NO_REPLY: "No reply",
    Position.NOT_APPLICABLE: "Not applicable",
    Position.OTHER: "Another answer",
}
CONFIDENCES: Mapping[Confidence, str] = {
    Confidence.HIGH: "High",
    Confidence.MEDIUM: "Medium",
    Confidence.LOW: "Low",
}
KINDS: Mapping[ClaimantKind, str] = {
    ClaimantKind.STATE: "The State",
    ClaimantKind.NGO: "Civil society",
    ClaimantKind.THIRD_PARTY: "A third party",
    ClaimantKind.OWN: "Our own office",
}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def day_words(day: PartialDate | None, *, short: bool = False) -> str:
    """Return a date as it is known: "17 February 2020", "February 2020", "2020"; empty for none.

    ``short`` cuts the month to three letters: for columns.
    """
    if day is None:
        return ""
    month = _MONTHS[day.month - 1] if day.month else ""
    month = month[:3] if short else month
    return " ".join(part for part in (str(day.day or ""), month, str(day.year)) if part)


def claimant_words(reader: Reader, claimant: Claimant | None) -> str:
    """Return whose word it is: the organisation or source where one is named, else the kind; empty for nobody."""
    if claimant is None:
        return ""
    named = reader.get(CLASSES[claimant.by.kind], claimant.by.id) if claimant.by else None
    if named is None:
        return KINDS[claimant.kind]
    title = record_title(named)
    return f"\u201c{title}\u201d" if isinstance(named, Source) else title


def within_sentence(words: str) -> str:
    """Return a claimant's words as they stand inside a sentence: a kind begins small, a name stays as it is."""
    return words[0].lower() + words[1:] if words in KINDS.values() else words


def claimant_namer(reader: Reader) -> Callable[[Claimant | None], str]:
    """Return ``claimant_words`` that looks each claimant up once."""
    known: dict[Claimant | None, str] = {}

    def words(claimant: Claimant | None) -> str:
        if claimant not in known:
            known[claimant] = claimant_words(reader, claimant)
        return known[claimant]

    return words


def place_words(call: Recommendation) -> str:
    """Return paragraph and clause: "14a"; a dash where the paragraph is not verified."""
    return f"{call.paragraph}{call.clause}" if call.paragraph else "–"


def calls_words(rows: int, uncounted: int, *, of: int | None = None) -> str:
    """Return "24 calls, 1 of them not counted": a list shows all calls, a count takes the counted ones only.

    ``of`` are all there are, where the list is narrowed: "3 of 24 calls".
    """
    said = count_words(rows, "call", "calls") if of is None else f"{rows:,} of {count_words(of, 'call', 'calls')}"
    if not uncounted:
        return said
    return f"{said}, not counted" if rows == 1 else f"{said}, {uncounted:,} of them not counted"


def count_words(count: int, one: str, many: str) -> str:
    """Return "1 call", "1,204 calls"."""
    return f"1 {one}" if count == 1 else f"{count:,} {many}"
