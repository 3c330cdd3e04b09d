"""Add an assessment, correct one, or take over another's: nothing is ever overwritten.

An assessment is dated as given, by the instrument's claimant unless another is named. Where the counts of an
instrument follow nobody yet, they follow our own office from its first assessment on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from briefing_app.domain.changes import Change, ChangeSet, created, replaced
from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import AssessmentId, RecommendationId, SourceId, new_id
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.recommendation import Assessment, Confidence, Instrument, Position, Recommendation
from briefing_app.domain.records.written import text_id
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.short_words import one_line
from briefing_app.domain.status import StatusCode, Trend
from briefing_app.domain.status_words import status_words
from briefing_app.domain.valuation import is_claim
from briefing_app.editing.command import Command, needed, unchanged
from briefing_app.editing.fields import set_text
from briefing_app.errors import InputError

NO_REASON = "A trend that is not computed needs a reason."


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person says of a recommendation. ``claimant`` of ``None`` is the one that the instrument names.

    ``scale`` is the one that ``original_grade`` belongs to, as an assessment keeps it. A ``trend`` takes the place of
    the computed one, with its reason; a ``position`` is what the State answered, and the State's word alone.
    ``words_in`` is the language of a new one; a correction stays in the language of what it corrects.
    """

    status: StatusCode
    date: PartialDate
    claimant: Claimant | None = None
    original_grade: str = ""
    scale: str = ""
    note: str = ""
    evidence: str = ""
    evidence_source: SourceId | None = None
    assessor: str = ""
    reviewer: str = ""
    confidence: Confidence | None = None
    trend: Trend | None = None
    trend_reason: str = ""
    position: Position | None = None
    next_review: PartialDate | None = None
    why_changed: str = ""
    level: Level = Level.MEMBERS
    words_in: str = "en"


def assess(
    recommendation: RecommendationId, judgement: Judgement, *, assessment: AssessmentId | None = None
) -> Command:
    """Add the judgement as an assessment of the recommendation; ``assessment`` is the id it gets."""
    assessment_id = assessment or AssessmentId(new_id())

    def command(reader: Reader) -> ChangeSet:
        record = needed(reader, Recommendation, recommendation)
        claimant = judgement.claimant or claimant_of(reader, record)
        _check_further(judgement, claimant)
        added = Assessment(
            id=assessment_id,
            level=judgement.level,
            words_in=judgement.words_in,
            recommendation=recommendation,
            date=judgement.date,
            status=judgement.status,
            claimant=claimant,
            original_grade=judgement.original_grade,
            scale=judgement.scale,
            note=judgement.note,
            evidence=judgement.evidence,
            evidence_source=judgement.evidence_source,
            assessor=judgement.assessor,
            reviewer=judgement.reviewer,
            confidence=judgement.confidence,
            trend_override=judgement.trend,
            trend_reason=judgement.trend_reason,
            position=judgement.position,
            next_review=judgement.next_review,
            why_changed=judgement.why_changed,
        )
        words = status_words(reader).inside(judgement.status)
        changes = (*_let_count(reader, record, claimant), created(added))
        return ChangeSet(label=f"Assess as {words}", changes=changes)

    return command


def _let_count(reader: Reader, recommendation: Recommendation, claimant: Claimant) -> tuple[Change, ...]:
    """Return the change by which a text's counts follow our own office, whose word is the first that is given of it.

    Where they follow nobody, what an office says of its own text would count for nothing. Another's word is never
    followed unasked.
    """
    instrument = reader.get(Instrument, recommendation.instrument)
    if instrument is None or instrument.claimant is not None or claimant.kind is not ClaimantKind.OWN:
        return ()
    return (replaced(instrument, replace(instrument, claimant=claimant)),)


def correct(assessment: AssessmentId, judgement: Judgement, *, correction: AssessmentId | None = None) -> Command:
    """Put another judgement in an assessment's place: same date, same claimant; the history keeps both.

    The command raises ``InputError`` if the judgement has another date or claimant, or if it was corrected before.
    """
    correction_id = correction or AssessmentId(new_id())

    def command(reader: Reader) -> ChangeSet:
        wrong = needed(reader, Assessment, assessment)
        _check_correction(reader, wrong, judgement)
        _check_further(judgement, wrong.claimant)
        same_status = judgement.status is wrong.status
        added = replace(
            wrong,
            id=correction_id,
            rev=0,
            sequence=0,
            level=judgement.level,
            status=judgement.status,
            original_grade=judgement.original_grade,
            scale=judgement.scale or (wrong.scale if judgement.original_grade == wrong.original_grade else ""),
            # A claim that is taken back leaves no position behind: that would be an answer beside it.
            position=None if judgement.status is StatusCode.UNASSESSED and not same_status else judgement.position,
            trend_override=judgement.trend,
            trend_reason=judgement.trend_reason,
            confidence=judgement.confidence,
            note=judgement.note,
            evidence=judgement.evidence,
            evidence_source=judgement.evidence_source,
            assessor=judgement.assessor,
            next_review=judgement.next_review,
            reviewer=judgement.reviewer,
            why_changed=judgement.why_changed,
            replaces=wrong.id,
        )
        words = status_words(reader).inside(judgement.status)
        return ChangeSet(label=f"Correct to {words}", changes=(created(added),))

    return command


def settle(
    recommendation: RecommendationId,
    claim: AssessmentId,
    *,
    date: PartialDate,
    why: str,
    assessment: AssessmentId | None = None,
) -> Command:
    """Let the claimant whom the counts follow take over what another claims; ``why`` is kept with it.

    The command raises ``InputError`` if there is nothing to take over, no reason, or a date before the claim's or
    before the claimant's own newest assessment: the count would then not follow.
    """
    assessment_id = assessment or AssessmentId(new_id())

    def command(reader: Reader) -> ChangeSet:
        record = needed(reader, Recommendation, recommendation)
        other = needed(reader, Assessment, claim)
        claimant = claimant_of(reader, record)
        label = f"Take over {status_words(reader).inside(other.status)}"
        _check_claim(other, recommendation=recommendation, claimant=claimant, why=why)
        said = reader.assessments([recommendation])
        own = [each for each in said if each.claimant == claimant and is_claim(each)]
        newest = max(own, key=lambda each: (each.date.first_day, each.sequence), default=None)
        if newest is not None and newest.status is other.status:
            return unchanged(label)
        _check_date(date, other, newest)
        added = replace(
            other,
            id=assessment_id,
            rev=0,
            sequence=0,
            date=date,
            claimant=claimant,
            position=other.position if claimant.kind is ClaimantKind.STATE else None,
            trend_override=None,
            trend_reason="",
            assessor="",
            reviewer="",
            why_changed=why.strip(),
            replaces=None,
        )
        said_again = (
            replace(text, id=text_id(added.ref, text.field, text.language), owner=added.ref, rev=0)
            for text in reader.texts([other.id])
        )
        return ChangeSet(label=label, changes=(created(added), *map(created, said_again)))

    return command


def say_in(assessment: AssessmentId, words: Mapping[str, str], *, language: str) -> Command:
    """Give an assessment's evidence and note in another language than its own; what was said stays as it is.

    ``words`` are by field; a field whose words are empty has none in that language any more.
    """
    ref = RecordRef(kind=Kind.ASSESSMENT, id=assessment)
    commands = [set_text(ref, field, language=language, tree=one_line(said)) for field, said in words.items()]

    def command(reader: Reader) -> ChangeSet:
        changes = tuple(change for each in commands for change in each(reader).changes)
        return ChangeSet(label="Say an assessment in another language", changes=changes)

    return command


def claimant_of(reader: Reader, recommendation: Recommendation) -> Claimant:
    """Return the claimant whose assessments the counts follow; our own where the instrument names none."""
    instrument = reader.get(Instrument, recommendation.instrument)
    named = instrument.claimant if instrument is not None else None
    return named or Claimant(kind=ClaimantKind.OWN)


def _check_further(judgement: Judgement, claimant: Claimant) -> None:
    if judgement.trend is not None and not judgement.trend_reason.strip():
        raise InputError("The reason is missing", NO_REASON, "Say why, or let it be computed.")
    if judgement.position is not None and claimant.kind is not ClaimantKind.STATE:
        raise InputError(
            "A position is the State's word",
            "It says what the State answered to the call.",
            "Name the State as claimant, or leave the position out.",
        )


def _check_correction(reader: Reader, wrong: Assessment, judgement: Judgement) -> None:
    if judgement.date != wrong.date:
        raise InputError(
            "A correction has the date of what it corrects",
            f"The assessment is of {wrong.date}, the correction of {judgement.date}.",
            f"Keep {wrong.date}, or add a new assessment of the later date.",
        )
    if judgement.claimant not in (None, wrong.claimant):
        raise InputError(
            "A correction is by the same claimant",
            "Another claimant's word stands beside it and corrects nothing.",
            "Add it as an assessment of that claimant.",
        )
    if any(each.replaces == wrong.id for each in reader.assessments([wrong.recommendation])):
        raise InputError(
            "It was corrected before",
            "A newer value stands in its place.",
            "Correct that one.",
        )


def _check_claim(other: Assessment, *, recommendation: RecommendationId, claimant: Claimant, why: str) -> None:
    if other.recommendation != recommendation:
        raise InputError("The claim is of another recommendation", "It says nothing of this one.", "Choose again.")
    if other.claimant == claimant:
        raise InputError(
            "There is nothing to take over", "The counts follow this claimant already.", "Choose another's claim."
        )
    if not why.strip():
        raise InputError(
            "The reason is missing",
            "The history must show why the value moved.",
            "Say why in a few words.",
        )


def _check_date(date: PartialDate, other: Assessment, newest: Assessment | None) -> None:
    if date < other.date:
        raise InputError(
            "The date is too early", f"What is taken over was said on {other.date}.", f"Choose {other.date} or later."
        )
    if newest is not None and date < newest.date:
        raise InputError(
            "The date is too early",
            f"The claimant's own newest assessment is of {newest.date}: the count would not move.",
            f"Choose {newest.date} or later.",
        )
