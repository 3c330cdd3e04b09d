"""A row of the list: what each column says of a call, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from briefing_app.domain.ids import RecommendationId
from briefing_app.domain.levels import Level
from briefing_app.domain.status import StatusCode, Trend
from briefing_app.domain.status_words import StatusWords
from briefing_app.gui.recommendations.words import KINDS, LEVELS, TRENDS, day_words
from briefing_app.services.lists import RecommendationRow, Sort


class Field(StrEnum):
    """A column of the list; the value is what the settings keep."""

    REFERENCE = "reference"
    CALL = "call"
    ADDRESSEE = "addressee"
    THEMES = "themes"
    STATUS = "status"
    SINCE = "since"
    TREND = "trend"
    CLAIMANT = "claimant"
    DISPUTED = "disputed"
    REVIEW_DUE = "review_due"
    DEADLINE = "deadline"
    LEVEL = "level"


FIELDS = tuple(Field)
HEADINGS = {
    Field.REFERENCE: "Reference",
    Field.CALL: "Call",
    Field.ADDRESSEE: "Addressed to",
    Field.THEMES: "Themes",
    Field.STATUS: "Status",
    Field.SINCE: "Since",
    Field.TREND: "Trend",
    Field.CLAIMANT: "Whose word",
    Field.DISPUTED: "Disputed",
    Field.REVIEW_DUE: "Review due",
    Field.DEADLINE: "Deadline",
    Field.LEVEL: "May be read by",
}
SORTS = {
    Field.REFERENCE: Sort.REFERENCE,
    Field.CALL: Sort.TITLE,
    Field.STATUS: Sort.STATUS,
    Field.SINCE: Sort.ASSESSED,
    Field.DEADLINE: Sort.DEADLINE,
}
"""The columns that the list can be sorted by. Since: by the newest assessment of anybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One call as the list shows it. ``status`` is the newest by the claimant that its text's counts follow."""

    id: RecommendationId
    reference: str
    call: str
    addressee: str
    themes: str
    status: StatusCode
    scale: StatusWords
    since: str
    trend: Trend | None
    claimant: str
    disputed: bool
    review_due: str
    deadline: str
    level: Level
    counts: bool

    def says(self, field: Field) -> str:
        """What a column says, in words."""
        if field is Field.STATUS:
            return self.scale.label(self.status)
        if field is Field.TREND:
            return TRENDS[self.trend] if self.trend is not None else ""
        if field is Field.DISPUTED:
            return "Disputed" if self.disputed else ""
        if field is Field.LEVEL:
            return LEVELS[self.level]
        return str(getattr(self, field.value))


def line_of(row: RecommendationRow, today: date, scale: StatusWords) -> Line:
    """Return a row of the store in words; its review is due where the day has come."""
    call, review = row.recommendation, row.next_review
    kind = KINDS[row.claimant.kind] if row.claimant is not None else ""
    return Line(
        id=call.id,
        reference=row.reference,
        call=call.title,
        addressee=", ".join(row.addressees),
        themes=", ".join(row.themes),
        status=row.status,
        scale=scale,
        since=day_words(row.since, short=True),
        trend=row.trend,
        claimant=row.claimant_name or kind,
        disputed=row.disputed,
        review_due=day_words(review, short=True) if review is not None and review.first_day <= today else "",
        deadline=day_words(call.deadline, short=True),
        level=call.level,
        counts=call.counts,
    )
