"""A row's status against the assessments that the library has: nothing new, a new one, a correction, or a dispute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing_app.domain.claims import Claimant
from briefing_app.domain.ids import AssessmentId, InstrumentId, stable_id
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.office import SheetColumn
from briefing_app.domain.records.recommendation import Assessment, Recommendation
from briefing_app.domain.status_words import status_words
from briefing_app.domain.valuation import is_claim
from briefing_app.importing.sheets.faults import FaultKind
from briefing_app.importing.sheets.known import Claim
from briefing_app.importing.sheets.row_reading import Options, Verdict
from briefing_app.importing.sheets.shown import folded

_TRIES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a verdict comes to: an assessment to add, a fault, or neither. ``reason`` puts it in dispute."""

    added: Assessment | None = None
    before: str = ""
    after: str = ""
    reason: str = ""
    fault: tuple[FaultKind, SheetColumn, str] | None = None


class Verdicts:
    """Compares the verdicts of one sheet, which are one claimant's."""

    def __init__(self, reader: Reader, *, options: Options) -> None:
        """Compare with one state of a library."""
        self._reader = reader
        self._options = options
        self._claimant = options.claimant
        self._sent: dict[InstrumentId, Claim] = {}
        self._scale = status_words(reader)

    def compare(
        self, verdict: Verdict, record: Recommendation, assessments: Sequence[Assessment], *, ours: bool = False
    ) -> Answer:
        """Compare one verdict with what was said of the recommendation before; ``ours``: its row is one of our sheets'.

        Such a row went out with somebody's status and claim in it. What was put over it is the word of whoever the
        sheet is read for; what was left as it was is not.
        """
        claimant = self._claimant_of(verdict)
        if not isinstance(claimant, Claimant):
            theirs = [each for each in assessments if _is_by(verdict, each)]
            written_by_us = ours and bool(theirs) and self._was_sent(verdict, record)
            if any(_is_said(verdict, each) for each in theirs):
                return Answer()
            if not written_by_us or self._claimant is None:
                return Answer(fault=claimant)
            claimant, verdict = self._claimant, _own_part(verdict, theirs)
        # A verdict has a status: what a State thinks of a call is none, and no sheet corrects it.
        mine = [each for each in assessments if each.claimant == claimant and is_claim(each)]
        same_day = [each for each in mine if each.date.first_day == verdict.date.first_day]
        if not same_day:
            return self._added(verdict, record, claimant, before=mine[-1] if mine else None)
        latest = max(same_day, key=lambda each: each.sequence)
        if _is_said(verdict, latest):
            return Answer()
        corrected = any(_is_said(verdict, each) for each in same_day)
        known = {self._id_of(latest, number) for number in range(_TRIES)}
        fills = verdict.status is latest.status and _only_fills(verdict, latest)
        reason = ""
        if corrected:
            reason = "it was corrected since"
        elif not fills and latest.id not in known:
            reason = "somebody else has assessed it for the same claimant and day"
        return self._added(verdict, record, claimant, before=latest, reason=reason, corrects=latest)

    def _claimant_of(self, verdict: Verdict) -> Claimant | tuple[FaultKind, SheetColumn, str]:
        claim = verdict.claim
        if self._claimant is not None:
            if claim is None or claim.agrees(self._claimant):
                return self._claimant
            return FaultKind.CLAIMS_MIXED, SheetColumn.CLAIM, "the claimant for whom the sheet is read, or nothing"
        if claim is None or claim.kind is None or len(claim.by) > 1:
            return FaultKind.CLAIM_MISSING, SheetColumn.CLAIM, "state, ngo, third party or own, as in “ngo: name”"
        # The first row that names a claimant names the sheet's.
        self._claimant = Claimant(kind=claim.kind, by=claim.by[0] if claim.by else None)
        return self._claimant

    def _was_sent(self, verdict: Verdict, record: Recommendation) -> bool:
        """Whether a claim cell says what it said when the sheet was written: the same throughout one text."""
        claim = verdict.claim
        return claim is not None and self._sent.setdefault(record.instrument, claim) == claim

    def _added(
        self,
        verdict: Verdict,
        record: Recommendation,
        claimant: Claimant,
        *,
        before: Assessment | None,
        reason: str = "",
        corrects: Assessment | None = None,
    ) -> Answer:
        if len(verdict.sources) > 1:
            expected = "the reference of one source; several have this title"
            return Answer(fault=(FaultKind.SOURCE_UNKNOWN, SheetColumn.SOURCE, expected))
        kept = corrects if corrects is not None and corrects.status is verdict.status else None
        added = Assessment(
            id=AssessmentId(""),
            level=corrects.level if corrects is not None else self._options.level,
            marks=corrects.marks if corrects is not None else (),
            recommendation=record.id,
            date=corrects.date if corrects is not None else verdict.date,
            status=verdict.status,
            claimant=claimant,
            original_grade=verdict.original_grade or (kept.original_grade if kept else ""),
            scale=verdict.scale or (kept.scale if kept and not verdict.original_grade else ""),
            evidence_source=next(iter(verdict.sources), None) or (kept.evidence_source if kept else None),
            evidence=verdict.evidence or (kept.evidence if kept else ""),
            note=verdict.note or (kept.note if kept else ""),
            replaces=corrects.id if corrects is not None else None,
        )
        return Answer(
            added=self._with_id(added),
            before=self._words(before) if before is not None else "",
            after=self._words(added),
            reason=reason,
        )

    def _words(self, assessment: Assessment) -> str:
        return f"{self._scale.label(assessment.status)}, {assessment.date}"

    def _with_id(self, added: Assessment) -> Assessment:
        ids = (self._id_of(added, number) for number in range(_TRIES))
        free = next(each for each in ids if self._reader.get(Assessment, each) is None)
        return replace(added, id=AssessmentId(free))

    def _id_of(self, assessment: Assessment, number: int) -> str:
        """Return the id that an assessment has if a sheet gave it, as the ``number``-th of its kind."""
        by = assessment.claimant.by.id if assessment.claimant.by else ""
        said = f"{assessment.claimant.kind}:{by}:{assessment.date}:{assessment.status}"
        return stable_id("assessment", f"sheet:{assessment.recommendation}:{said}:{number}")


def _is_by(verdict: Verdict, assessment: Assessment) -> bool:
    return verdict.claim is None or verdict.claim.agrees(assessment.claimant)


def _is_said(verdict: Verdict, assessment: Assessment) -> bool:
    """Whether an assessment says all that a verdict says; an empty cell says nothing."""
    return (
        verdict.status is assessment.status
        and verdict.date.first_day == assessment.date.first_day
        and all(not said or folded(said) == folded(there) for said, there in _pairs(verdict, assessment))
    )


def _own_part(verdict: Verdict, theirs: Sequence[Assessment]) -> Verdict:
    """Return a verdict without the grade, evidence and source that stood in its row for somebody else before."""
    grades, evidence = ({folded(getattr(each, name)) for each in theirs} for name in ("original_grade", "evidence"))
    graded = folded(verdict.original_grade) in grades
    return replace(
        verdict,
        original_grade="" if graded else verdict.original_grade,
        scale="" if graded else verdict.scale,
        evidence="" if folded(verdict.evidence) in evidence else verdict.evidence,
        sources=() if any(each.evidence_source in verdict.sources for each in theirs) else verdict.sources,
    )


def _only_fills(verdict: Verdict, assessment: Assessment) -> bool:
    return all(not said or not there or folded(said) == folded(there) for said, there in _pairs(verdict, assessment))


def _pairs(verdict: Verdict, assessment: Assessment) -> tuple[tuple[str, str], ...]:
    return (
        (verdict.original_grade, assessment.original_grade),
        (verdict.evidence, assessment.evidence),
        (_source_of(verdict, assessment), assessment.evidence_source or ""),
        (verdict.note, assessment.note),
    )


def _source_of(verdict: Verdict, assessment: Assessment) -> str:
    """Return the source that a verdict names: of several with one title the one that is there."""
    there = assessment.evidence_source
    return there if there in verdict.sources and there is not None else next(iter(verdict.sources), "")
