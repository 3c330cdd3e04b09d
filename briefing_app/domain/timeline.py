"""A recommendation's assessments through time: what came after what, what moved, and what is due to be looked at again.

An assessment is never overwritten: a correction has the same date and names the one it replaces; both stay to be seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from briefing_app.domain.claims import Claimant
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import AssessmentId
from briefing_app.domain.records.recommendation import Assessment
from briefing_app.domain.status import RANK, StatusCode, Trend, trend_of
from briefing_app.domain.valuation import claims_at, code_at, history_of, is_claim


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One assessment in its place: what corrected it, and how it stands to its claimant's earlier ones."""

    assessment: Assessment
    replaced_by: AssessmentId | None
    trend: Trend | None

    @property
    def stands(self) -> bool:
        """Whether nothing has replaced it."""
        return self.replaced_by is None


def timeline(assessments: Iterable[Assessment]) -> tuple[TimelineEntry, ...]:
    """Return every assessment, oldest first; corrected ones stand before their correction and give no trend."""
    ordered = sorted(assessments, key=lambda each: (each.date.first_day, each.sequence))
    replaced = _replaced(ordered)
    codes: dict[Claimant, list[StatusCode]] = {}
    entries = []
    for assessment in ordered:
        by = replaced.get(assessment.id)
        trend = None
        if by is None and is_claim(assessment):
            earlier = codes.setdefault(assessment.claimant, [])
            earlier.append(assessment.status)
            trend = assessment.trend_override or trend_of(earlier)
        entries.append(TimelineEntry(assessment=assessment, replaced_by=by, trend=trend))
    return tuple(entries)


def movement(assessments: Sequence[Assessment], *, since: date, until: date, claimant: Claimant | None) -> Trend | None:
    """Return how what holds at ``until`` stands to what held at ``since``: better, same, worse.

    ``None`` where either has no place in the order (not assessed, no information, overtaken).
    """
    before, after = (RANK.get(code_at(assessments, day, claimant)) for day in (since, until))
    if before is None or after is None:
        return None
    if before == after:
        return Trend.SAME
    return Trend.BETTER if after > before else Trend.WORSE


def moved(assessments: Sequence[Assessment], *, since: date, until: date, claimant: Claimant | None) -> Trend | None:
    """Return ``movement``, with ``REVERSED`` for a call that got worse after it had become better.

    Reversed is as a trend has it: at ``until`` it stands below where it stood before it became better.
    """
    trend = movement(assessments, since=since, until=until, claimant=claimant)
    if trend is not Trend.WORSE or claimant is None:
        return trend
    lately = trend_of(history_of(assessments, until, claimant))
    return Trend.REVERSED if lately is Trend.REVERSED else trend


def review_due(assessments: Iterable[Assessment], *, claimant: Claimant | None, today: date) -> PartialDate | None:
    """Return the day on which the holding assessment was to be looked at again, where that day has come."""
    held = claims_at(assessments, today).get(claimant) if claimant is not None else None
    if held is None or held.next_review is None:
        return None
    return held.next_review if held.next_review.first_day <= today else None


def _replaced(ordered: Sequence[Assessment]) -> dict[AssessmentId, AssessmentId]:
    """Which assessment was replaced by which: by name, and by a later word of the same claimant for the same day."""
    replaced = {each.replaces: each.id for each in ordered if each.replaces is not None}
    last: dict[tuple[Claimant, date, bool], Assessment] = {}
    for each in ordered:
        place = (each.claimant, each.date.first_day, is_claim(each))
        before = last.get(place)
        if before is not None:
            replaced.setdefault(before.id, each.id)
        last[place] = each
    return replaced
