"""Add an assessment: dated as given, by the instrument's claimant unless another is named. Nothing is overwritten."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.domain.changes import ChangeSet, created
from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import AssessmentId, RecommendationId, SourceId, new_id
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.recommendation import Assessment, Instrument, Recommendation
from briefing_app.domain.status import LABELS, StatusCode
from briefing_app.editing.command import Command, needed


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person says of a recommendation. ``claimant`` of ``None`` is the one that the instrument names."""

    status: StatusCode
    date: PartialDate
    claimant: Claimant | None = None
    original_grade: str = ""
    note: str = ""
    evidence: str = ""
    evidence_source: SourceId | None = None
    assessor: str = ""
    why_changed: str = ""
    level: Level = Level.MEMBERS


def assess(
    recommendation: RecommendationId, judgement: Judgement, *, assessment: AssessmentId | None = None
) -> Command:
    """Add the judgement as an assessment of the recommendation; ``assessment`` is the id it gets."""
    assessment_id = assessment or AssessmentId(new_id())

    def command(reader: Reader) -> ChangeSet:
        record = needed(reader, Recommendation, recommendation)
        claimant = judgement.claimant or claimant_of(reader, record)
        added = Assessment(
            id=assessment_id,
            level=judgement.level,
            recommendation=recommendation,
            date=judgement.date,
            status=judgement.status,
            claimant=claimant,
            original_grade=judgement.original_grade,
            note=judgement.note,
            evidence=judgement.evidence,
            evidence_source=judgement.evidence_source,
            assessor=judgement.assessor,
            why_changed=judgement.why_changed,
        )
        return ChangeSet(label=f"Assess as {LABELS[judgement.status].lower()}", changes=(created(added),))

    return command


def claimant_of(reader: Reader, recommendation: Recommendation) -> Claimant:
    """Return the claimant whose assessments the counts follow; our own where the instrument names none."""
    instrument = reader.get(Instrument, recommendation.instrument)
    named = instrument.claimant if instrument is not None else None
    return named or Claimant(kind=ClaimantKind.OWN)
