"""Assessments through time: corrections, trends, movements, reviews."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import AssessmentId
from briefing_app.domain.records.recommendation import Assessment
from briefing_app.domain.status import StatusCode, Trend
from briefing_app.domain.timeline import moved, movement, review_due, timeline
from briefing_app.domain.valuation import code_at
from tests.builders import NGO, STATE, assessment
from tests.domain.test_valuation import days, histories

FIRST, LATER = date(2020, 2, 17), date(2020, 9, 1)


def _judged(code: str, on: str, sequence: int, **more: object) -> Assessment:
    made = assessment(status=StatusCode(code), on=on, claimant=NGO, sequence=sequence)
    return replace(made, id=AssessmentId(f"a{sequence}"), **more)  # type: ignore[arg-type]


def test_a_correction_stands_after_what_it_corrects_and_both_can_be_seen() -> None:
    first = _judged("none", "2020-02-17", 1)
    corrected = _judged("partial", "2020-02-17", 3, replaces=first.id)
    between = _judged("started", "2020-01-01", 2)
    entries = timeline([corrected, first, between])
    assert [entry.assessment.id for entry in entries] == ["a2", "a1", "a3"]
    assert [entry.stands for entry in entries] == [True, False, True]
    assert entries[1].replaced_by == "a3"
    assert [entry.trend for entry in entries] == [None, None, Trend.BETTER]


def test_a_second_word_of_one_claimant_for_one_day_replaces_the_first_even_unnamed() -> None:
    entries = timeline([_judged("none", "2020-02-17", 1), _judged("partial", "2020-02-17", 2)])
    assert [entry.replaced_by for entry in entries] == ["a2", None]


def test_another_claimant_of_the_same_day_replaces_nothing() -> None:
    state = replace(_judged("full", "2020-02-17", 2), claimant=STATE)
    assert all(entry.stands for entry in timeline([_judged("none", "2020-02-17", 1), state]))


def test_a_trend_that_a_person_overrides_is_the_one_shown() -> None:
    made = [
        _judged("none", "2020-01-01", 1),
        _judged("none", "2020-02-01", 2, trend_override=Trend.WORSE, trend_reason="Two more arrests."),
    ]
    assert timeline(made)[1].trend is Trend.WORSE


def test_back_below_where_it_began_is_called_reversed() -> None:
    made = [
        _judged("none", "2020-01-01", 1),
        _judged("partial", "2020-02-01", 2),
        _judged("contrary", "2020-03-01", 3),
    ]
    assert [entry.trend for entry in timeline(made)] == [None, Trend.BETTER, Trend.REVERSED]


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        ("none", "partial", Trend.BETTER),
        ("partial", "none", Trend.WORSE),
        ("none", "contrary", Trend.WORSE),
        ("none", "none", Trend.SAME),
        ("no_info", "partial", None),
        ("partial", "overtaken", None),
        (None, "partial", None),
    ],
)
def test_what_moved_between_two_missions_is_told_only_where_both_ends_are_known(
    before: str | None, after: str, moved: Trend | None
) -> None:
    made = [_judged(before, "2020-02-01", 1)] if before else []
    made.append(_judged(after, "2020-08-01", 2))
    assert movement(made, since=FIRST, until=LATER, claimant=NGO) is moved
    assert movement(made, since=FIRST, until=LATER, claimant=None) is None


@given(histories, days, days)
def test_better_one_way_is_worse_the_other(made: list[Assessment], one: date, other: date) -> None:
    turned = {Trend.BETTER: Trend.WORSE, Trend.WORSE: Trend.BETTER}
    there = movement(made, since=one, until=other, claimant=NGO)
    back = movement(made, since=other, until=one, claimant=NGO)
    assert back is (turned.get(there, there) if there is not None else None)


@given(histories)
def test_what_stands_last_in_the_timeline_is_what_holds(made: list[Assessment]) -> None:
    numbered = [replace(each, id=AssessmentId(f"a{each.sequence}")) for each in made]
    entries = timeline(numbered)
    assert len(entries) == len(made)
    standing = [entry.assessment for entry in entries if entry.stands and entry.assessment.claimant == NGO]
    held = standing[-1].status if standing else StatusCode.UNASSESSED
    assert held is code_at(numbered, date.max, NGO)


@pytest.mark.parametrize(
    ("review", "today", "due"),
    [
        ("2020-06-01", date(2020, 5, 31), False),
        ("2020-06-01", date(2020, 6, 1), True),
        ("2020-06", date(2020, 6, 1), True),
        (None, date(2030, 1, 1), False),
    ],
)
def test_a_review_is_due_from_its_day_on(review: str | None, today: date, due: bool) -> None:
    parts = [int(part) for part in review.split("-")] if review else []
    on = PartialDate(**dict(zip(("year", "month", "day"), parts, strict=False))) if parts else None
    made = [_judged("none", "2020-02-17", 1, next_review=on)]
    assert review_due(made, claimant=NGO, today=today) == (on if due else None)


def test_a_newer_assessment_makes_the_old_review_date_void() -> None:
    old = _judged("none", "2020-02-17", 1, next_review=PartialDate(year=2020, month=6))
    new = _judged("partial", "2020-05-01", 2)
    assert review_due([old, new], claimant=NGO, today=date(2021, 1, 1)) is None
    assert review_due([old, new], claimant=None, today=date(2021, 1, 1)) is None


@pytest.mark.parametrize(
    ("codes", "since", "trend"),
    [
        (("started", "partial", "none"), "2020-01-01", Trend.REVERSED),
        (("started", "partial", "none"), "2020-02-01", Trend.REVERSED),
        (("started", "partial", "started"), "2020-02-01", Trend.WORSE),
        (("started", "partial", "started"), "2020-01-01", Trend.SAME),
        (("partial", "started", "none"), "2020-01-01", Trend.WORSE),
        (("none", "started", "partial"), "2020-01-01", Trend.BETTER),
        (("started", "partial", "no_info"), "2020-01-01", None),
        (("started", "partial", "none"), "2019-12-31", None),
    ],
)
def test_what_got_better_and_then_worse_than_before_is_told_as_reversed(
    codes: tuple[str, ...], since: str, trend: Trend | None
) -> None:
    made = [_judged(code, f"2020-{number:02}-01", number) for number, code in enumerate(codes, start=1)]
    assert moved(made, since=date.fromisoformat(since), until=LATER, claimant=NGO) is trend
    assert moved(made, since=date.fromisoformat(since), until=LATER, claimant=STATE) is None
    assert moved(made, since=date.fromisoformat(since), until=LATER, claimant=None) is None


@given(histories, days, days)
def test_moved_says_no_more_than_movement_but_for_what_reversed(made: list[Assessment], one: date, other: date) -> None:
    plain = movement(made, since=one, until=other, claimant=NGO)
    told = moved(made, since=one, until=other, claimant=NGO)
    assert told is plain or (told is Trend.REVERSED and plain is Trend.WORSE)
