"""Correcting an assessment, and taking over what another claims."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.ids import AssessmentId, RecommendationId, SourceId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.record import FieldMark
from briefing_app.domain.records.recommendation import Assessment, Confidence, Position
from briefing_app.domain.records.written import WrittenText
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.short_words import one_line
from briefing_app.domain.status import StatusCode, Trend
from briefing_app.domain.timeline import timeline
from briefing_app.domain.valuation import claims_at, code_at, disputing
from briefing_app.editing.assess import Judgement, assess, correct, say_in, settle
from briefing_app.errors import InputError
from tests.builders import NGO, STATE, InMemoryReader, assessment, day, instrument, recommendation, written

CALL = RecommendationId("recommendation-1")
TODAY = date(2020, 3, 1)
WRONG = replace(
    assessment(1, StatusCode.NONE, sequence=1, level=Level.STAFF),
    original_grade="C",
    scale="ccpr@1",
    trend_override=Trend.WORSE,
    trend_reason="a new law",
    assessor="Ana",
    reviewer="Bo",
    confidence=Confidence.LOW,
    next_review=day("2021"),
    marks=(FieldMark(field="evidence", level=Level.STAFF),),
)
OTHER_NGO = Claimant(kind=ClaimantKind.NGO, by=RecordRef(kind=Kind.ORGANISATION, id="organisation-1"))


@pytest.fixture
def library() -> InMemoryReader:
    return InMemoryReader((instrument(), recommendation(1), recommendation(2), WRONG))


def added(change_set: ChangeSet, library: InMemoryReader) -> Assessment:
    """Return the one assessment that a change set adds, after storing it as the newest."""
    (change,) = change_set.changes
    assert change.before is None
    assert isinstance(change.after, Assessment)
    newest = 1 + max(each.sequence for each in library.all(Assessment))
    library.put(replace(change.after, sequence=newest, rev=1))
    return change.after


def judged(status: StatusCode = StatusCode.PARTIAL, *, on: str = "2020-02-17", **more: object) -> Judgement:
    return replace(Judgement(status=status, date=day(on)), **more)  # type: ignore[arg-type]


# --- correct ----------------------------------------------------------------------------------------------------------


def test_a_correction_has_the_date_and_claimant_of_what_it_replaces_and_both_are_kept(library: InMemoryReader) -> None:
    new = added(correct(WRONG.id, judged(evidence="A decree", why_changed="misread"))(library), library)
    assert (new.date, new.claimant, new.replaces, new.status) == (WRONG.date, NGO, WRONG.id, StatusCode.PARTIAL)
    assert (new.evidence, new.why_changed, new.rev, new.sequence) == ("A decree", "misread", 0, 0)
    assert code_at(library.assessments([CALL]), TODAY, NGO) is StatusCode.PARTIAL
    first, second = timeline(library.assessments([CALL]))
    assert (first.stands, first.replaced_by, second.stands) == (False, new.id, True)


def test_a_correction_leaves_behind_what_belonged_to_the_wrong_status(library: InMemoryReader) -> None:
    new = added(correct(WRONG.id, judged())(library), library)
    assert (new.original_grade, new.scale, new.trend_override, new.trend_reason) == ("", "", None, "")
    assert (new.assessor, new.reviewer) == ("", "")
    assert (new.next_review, new.confidence) == (None, None)


def test_a_correction_keeps_the_next_review_that_is_said_again_and_loses_one_that_is_taken_out(
    library: InMemoryReader,
) -> None:
    kept = added(correct(WRONG.id, judged(next_review=WRONG.next_review))(library), library)
    assert kept.next_review == WRONG.next_review
    gone = added(correct(kept.id, judged(next_review=None))(library), library)
    assert gone.next_review is None


def test_a_correction_of_the_evidence_alone_keeps_grade_scale_and_trend(library: InMemoryReader) -> None:
    judgement = judged(
        StatusCode.NONE,
        original_grade="C",
        evidence_source=SourceId("source-1"),
        assessor="Cy",
        trend=Trend.WORSE,
        trend_reason="a new law",
    )
    new = added(correct(WRONG.id, judgement)(library), library)
    assert (new.original_grade, new.scale, new.trend_override) == ("C", "ccpr@1", Trend.WORSE)
    assert (new.evidence_source, new.assessor) == ("source-1", "Cy")


def test_what_is_said_besides_is_kept_with_an_assessment_and_with_a_correction(library: InMemoryReader) -> None:
    said: dict[str, Any] = {
        "reviewer": "Dee",
        "confidence": Confidence.HIGH,
        "trend": Trend.BETTER,
        "trend_reason": "a court opened",
        "position": Position.SUPPORTED,
        "claimant": STATE,
    }
    first = added(assess(CALL, judged(**said))(library), library)
    second = added(correct(first.id, judged(StatusCode.FULL, **{**said, "reviewer": "Eve"}))(library), library)
    for new, reviewer in ((first, "Dee"), (second, "Eve")):
        assert (new.reviewer, new.confidence, new.position) == (reviewer, Confidence.HIGH, Position.SUPPORTED)
        assert (new.trend_override, new.trend_reason) == (Trend.BETTER, "a court opened")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"trend": Trend.BETTER}, "reason is missing"),
        ({"trend": Trend.BETTER, "trend_reason": "  "}, "reason is missing"),
        ({"position": Position.NOTED, "claimant": NGO}, "State's word"),
    ],
)
def test_a_trend_needs_a_reason_and_a_position_the_state(
    library: InMemoryReader, more: dict[str, Any], words: str
) -> None:
    with pytest.raises(InputError, match=words):
        assess(CALL, judged(**more))(library)
    with pytest.raises(InputError, match=words):
        correct(WRONG.id, judged(**more))(library)


def test_another_grade_is_not_said_to_be_of_the_old_scale(library: InMemoryReader) -> None:
    assert added(correct(WRONG.id, judged(original_grade="2 stars"))(library), library).scale == ""


def test_a_correction_opens_no_field_that_was_closed(library: InMemoryReader) -> None:
    new = added(correct(WRONG.id, judged(level=Level.PUBLIC))(library), library)
    assert new.level_of("evidence") is Level.STAFF
    assert new.level is Level.PUBLIC


@pytest.mark.parametrize("on", ["2020-02-18", "2020-02", "2020"])
def test_a_correction_of_another_date_is_refused_in_words(library: InMemoryReader, on: str) -> None:
    with pytest.raises(InputError, match="of 2020-02-17, the correction of " + on) as refused:
        correct(WRONG.id, judged(on=on))(library)
    assert "add a new assessment" in refused.value.hint


def test_a_correction_by_another_claimant_is_refused(library: InMemoryReader) -> None:
    for claimant in (STATE, OTHER_NGO):
        with pytest.raises(InputError, match="same claimant"):
            correct(WRONG.id, judged(claimant=claimant))(library)
    assert added(correct(WRONG.id, judged(claimant=NGO))(library), library).claimant == NGO


def test_what_was_corrected_is_corrected_at_its_end(library: InMemoryReader) -> None:
    first = added(correct(WRONG.id, judged())(library), library)
    with pytest.raises(InputError, match="corrected before"):
        correct(WRONG.id, judged(StatusCode.FULL))(library)
    second = added(correct(first.id, judged(StatusCode.FULL))(library), library)
    assert second.replaces == first.id
    assert code_at(library.assessments([CALL]), TODAY, NGO) is StatusCode.FULL


def test_correcting_what_is_gone_is_refused(library: InMemoryReader) -> None:
    with pytest.raises(InputError, match="not there any more"):
        correct(AssessmentId("nowhere"), judged())(library)


def test_the_step_says_what_was_corrected_and_the_id_may_be_given(library: InMemoryReader) -> None:
    change_set = correct(WRONG.id, judged(), correction=AssessmentId("mine"))(library)
    assert change_set.label == "Correct to partially implemented"
    assert change_set.changes[0].ref.id == "mine"


# --- settle -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def claim(library: InMemoryReader) -> Assessment:
    """The State says, later, that it has done all."""
    said = replace(
        assessment(1, StatusCode.FULL, on="2020-02-20", claimant=STATE, sequence=2),
        original_grade="Completed",
        scale="upr_midterm@1",
        evidence="Law No. 7",
        evidence_source=SourceId("source-1"),
        assessor="a ministry",
        trend_override=Trend.BETTER,
        trend_reason="as they say",
        position=Position.SUPPORTED,
        marks=(FieldMark(field="evidence", level=Level.STAFF),),
        level=Level.MEMBERS,
    )
    library.put(said)
    return said


def settled(
    library: InMemoryReader, claim: Assessment, *, on: str = "2020-02-25", why: str = "We saw it."
) -> Assessment:
    return added(settle(CALL, claim.id, date=day(on), why=why)(library), library)


def test_what_another_claims_is_taken_over_with_its_evidence_and_the_reason(
    library: InMemoryReader, claim: Assessment
) -> None:
    assert disputing(claims_at(library.assessments([CALL]), TODAY), NGO) == (claim,)
    new = settled(library, claim, why="  We saw it. ")
    assert (new.claimant, new.status, str(new.date), new.why_changed) == (
        NGO,
        StatusCode.FULL,
        "2020-02-25",
        "We saw it.",
    )
    assert (new.evidence, new.evidence_source, new.original_grade) == ("Law No. 7", "source-1", "Completed")
    assert (new.assessor, new.trend_override, new.trend_reason, new.replaces) == ("", None, "", None)
    assert new.position is None, "what the State answered is not the NGO's answer"
    rows = library.assessments([CALL])
    assert code_at(rows, TODAY, NGO) is StatusCode.FULL
    assert code_at(rows, date(2020, 2, 24), NGO) is StatusCode.NONE
    assert disputing(claims_at(rows, TODAY), NGO) == ()
    assert claims_at(rows, TODAY)[STATE] == claim


def test_what_was_closed_in_a_claim_stays_closed_when_it_is_taken_over(
    library: InMemoryReader, claim: Assessment
) -> None:
    new = settled(library, claim)
    assert (new.level, new.level_of("evidence")) == (Level.MEMBERS, Level.STAFF)


def test_it_may_be_settled_on_the_very_day_of_the_claim(library: InMemoryReader, claim: Assessment) -> None:
    settled(library, claim, on="2020-02-20")
    assert code_at(library.assessments([CALL]), date(2020, 2, 20), NGO) is StatusCode.FULL


@pytest.mark.parametrize("why", ["", "  \n "])
def test_without_a_reason_nothing_is_settled(library: InMemoryReader, claim: Assessment, why: str) -> None:
    with pytest.raises(InputError, match="reason is missing"):
        settled(library, claim, why=why)


@pytest.mark.parametrize("on", ["2020-02-19", "2020-02", "2019"])
def test_it_cannot_be_settled_before_it_was_said(library: InMemoryReader, claim: Assessment, on: str) -> None:
    with pytest.raises(InputError, match="said on 2020-02-20"):
        settled(library, claim, on=on)


def test_a_date_at_which_the_count_would_not_move_is_refused(library: InMemoryReader, claim: Assessment) -> None:
    library.put(assessment(1, StatusCode.PARTIAL, on="2020-02-28", sequence=5))
    with pytest.raises(InputError, match="the count would not move"):
        settled(library, claim, on="2020-02-25")
    settled(library, claim, on="2020-02-28")
    assert code_at(library.assessments([CALL]), TODAY, NGO) is StatusCode.FULL


def test_an_answer_of_the_claimant_is_no_word_that_would_hold_the_count(
    library: InMemoryReader, claim: Assessment
) -> None:
    answer = replace(assessment(1, StatusCode.UNASSESSED, on="2020-02-28", sequence=5), position=Position.SUPPORTED)
    library.put(answer)
    settled(library, claim, on="2020-02-25")
    assert code_at(library.assessments([CALL]), TODAY, NGO) is StatusCode.FULL


def test_ones_own_word_and_a_claim_about_something_else_cannot_be_taken_over(
    library: InMemoryReader, claim: Assessment
) -> None:
    with pytest.raises(InputError, match="nothing to take over"):
        settled(library, WRONG)
    with pytest.raises(InputError, match="another recommendation"):
        settle(RecommendationId("recommendation-2"), claim.id, date=day("2020-03"), why="x")(library)
    with pytest.raises(InputError, match="not there any more"):
        settle(CALL, AssessmentId("nowhere"), date=day("2020-03"), why="x")(library)


def test_what_both_say_already_changes_nothing(library: InMemoryReader, claim: Assessment) -> None:
    settled(library, claim)
    assert settle(CALL, claim.id, date=day("2020-02-26"), why="again")(library).changes == ()


def test_another_ngo_is_another_claimant_and_can_be_followed(library: InMemoryReader) -> None:
    said = replace(assessment(1, StatusCode.STARTED, on="2020-02-20", claimant=OTHER_NGO, sequence=2))
    library.put(said)
    assert settled(library, said).claimant == NGO


def test_without_a_named_claimant_our_own_word_takes_over(library: InMemoryReader, claim: Assessment) -> None:
    library.put(instrument(claimant=None))
    assert settled(library, claim).claimant == Claimant(kind=ClaimantKind.OWN)


# --- in another language ----------------------------------------------------------------------------------------------


def test_words_in_another_language_are_texts_of_their_own_and_change_no_assessment(library: InMemoryReader) -> None:
    library.put(replace(WRONG, evidence="A law"))
    made = say_in(WRONG.id, {"evidence": "Une loi", "note": ""}, language="fr")(library)
    (change,) = made.changes
    assert isinstance(change.after, WrittenText)
    assert (change.before, change.after.owner, change.after.field) == (None, WRONG.ref, "evidence")
    assert (change.after.language, change.after.tree.plain, change.after.source_language) == ("fr", "Une loi", "en")


def test_what_is_taken_over_keeps_its_words_in_other_languages(library: InMemoryReader) -> None:
    claim = replace(assessment(1, StatusCode.FULL, on="2020-03-01", claimant=STATE), evidence="A law")
    library.put(claim, written(claim, "evidence", one_line("Une loi"), language="fr"))
    changes = settle(CALL, claim.id, date=day("2020-03-01"), why="We saw it.")(library).changes
    taken, text = (change.after for change in changes)
    assert isinstance(taken, Assessment)
    assert isinstance(text, WrittenText)
    assert (text.owner, text.language, text.tree.plain) == (taken.ref, "fr", "Une loi")
    assert text.id != next(each.id for each in library.texts([claim.id]))


def test_a_new_assessment_is_in_the_language_that_it_is_written_in(library: InMemoryReader) -> None:
    new = added(assess(CALL, judged(on="2020-03-01", words_in="fr", note="Une loi"))(library), library)
    assert new.words_in == "fr"
