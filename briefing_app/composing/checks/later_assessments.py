"""Assessments that are dated after the pack's date: the pack does not show them yet."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.composing.findings import Check, CheckInput, Finding
from briefing_app.composing.languages import language_for
from briefing_app.document.origin import Origin
from briefing_app.domain.kinds import Kind
from briefing_app.domain.records.recommendation import Recommendation


def run(given: CheckInput) -> Iterator[Finding]:
    """Report each call that was read for this document and has a later assessment."""
    read = sorted(ref.id for ref in given.composed.reads if ref.kind is Kind.RECOMMENDATION)
    calls = {call.id: call for call in given.reader.many(Recommendation, read)}
    day = language_for("en").day
    for assessment in given.reader.assessments(calls):
        if assessment.date.first_day <= given.composed.as_of:
            continue
        yield Finding(
            check=CHECK.name,
            severity="warning",
            where=calls[assessment.recommendation].title,
            quote=day(assessment.date),
            message=f"Assessed after {day(given.composed.as_of)}: this pack does not show it yet.",
            fix="Set a later as-of date for the pack, if it shall count.",
            origin=Origin(kind=Kind.RECOMMENDATION, id=assessment.recommendation),
        )


CHECK = Check(name="later-assessment", run=run)
