"""What holds at a date: per claimant, the assessment with the greatest (date, sequence) on or before it.

So an assessment of a later date never changes an earlier answer. Source of the rule: the domain's headline rule.

What a State says of accepting a recommendation (its position) is no claim of what it did about it: the two are separate
questions. An assessment that holds a position alone takes the place of no claim; it holds where its claimant has made
none.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from briefing_app.domain.claims import Claimant
from briefing_app.domain.records.recommendation import Assessment
from briefing_app.domain.status import StatusCode


def claims_at(assessments: Iterable[Assessment], as_of: date) -> dict[Claimant, Assessment]:
    """Return each claimant's assessment that holds at ``as_of``, by claimant in a stable order."""
    holding: dict[Claimant, Assessment] = {}
    for assessment in assessments:
        if assessment.date.first_day > as_of:
            continue
        known = holding.get(assessment.claimant)
        if known is None or _weight(assessment) > _weight(known):
            holding[assessment.claimant] = assessment
    return {claimant: holding[claimant] for claimant in sorted(holding, key=_claimant_order)}


def is_claim(assessment: Assessment) -> bool:
    """Tell whether an assessment says what was done: one with a position and no status says only what is thought."""
    return assessment.status is not StatusCode.UNASSESSED or assessment.position is None


def code_at(assessments: Iterable[Assessment], as_of: date, claimant: Claimant | None) -> StatusCode:
    """Return the code that ``claimant`` gives at ``as_of``; without one: not yet assessed."""
    if claimant is None:
        return StatusCode.UNASSESSED
    held = claims_at(assessments, as_of).get(claimant)
    return held.status if held is not None else StatusCode.UNASSESSED


def disputing(claims: dict[Claimant, Assessment], claimant: Claimant | None) -> tuple[Assessment, ...]:
    """Return the newer, different values of other claimants: with any of them the row is disputed.

    The count does not move for them; both values are shown. Who has not assessed yet disputes nothing, and is
    disputed by nobody: a State that only answered what it thinks of a call.
    """
    counted = claims.get(claimant) if claimant is not None else None
    if counted is None or counted.status is StatusCode.UNASSESSED:
        return ()
    return tuple(
        other
        for who, other in claims.items()
        if who != claimant
        and other.status not in (counted.status, StatusCode.UNASSESSED)
        and _moment(other) > _moment(counted)
    )


def history_of(assessments: Iterable[Assessment], as_of: date, claimant: Claimant) -> list[StatusCode]:
    """Return one claimant's codes up to ``as_of``, oldest first, one a date: a correction replaces the first."""
    by_date: dict[date, Assessment] = {}
    for assessment in assessments:
        day = assessment.date.first_day
        if assessment.claimant == claimant and day <= as_of and is_claim(assessment):
            known = by_date.get(day)
            if known is None or assessment.sequence > known.sequence:
                by_date[day] = assessment
    return [by_date[day].status for day in sorted(by_date)]


def _moment(assessment: Assessment) -> tuple[date, int]:
    return (assessment.date.first_day, assessment.sequence)


def _weight(assessment: Assessment) -> tuple[bool, date, int]:
    return (is_claim(assessment), *_moment(assessment))


def _claimant_order(claimant: Claimant) -> tuple[str, str]:
    return (claimant.kind, claimant.by.id if claimant.by else "")
