"""What holds at a date, and how it is counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.counts import count_codes
from briefing_app.domain.records.recommendation import Assessment, Position
from briefing_app.domain.status import StatusCode
from briefing_app.domain.valuation import claims_at, code_at, disputing, history_of, is_claim
from tests.builders import NGO, STATE, assessment

OTHER = Claimant(kind=ClaimantKind.NGO)
CLAIMANTS = (NGO, STATE, OTHER)

days = st.dates(min_value=date(2019, 12, 20), max_value=date(2020, 1, 20))
histories = st.lists(st.tuples(days, st.sampled_from(StatusCode), st.sampled_from(CLAIMANTS)), max_size=12).map(
    lambda made: [
        assessment(status=code, on=day.isoformat(), claimant=who, sequence=number)
        for number, (day, code, who) in enumerate(made, start=1)
    ]
)


@given(histories, days, days, st.sampled_from(StatusCode), st.sampled_from(CLAIMANTS))
def test_an_assessment_of_a_later_date_never_changes_an_earlier_answer(
    made: list[Assessment], asked: date, later: date, code: StatusCode, who: Claimant
) -> None:
    if later <= asked:
        asked, later = later, asked
    if later == asked:
        return
    added = assessment(status=code, on=later.isoformat(), claimant=who, sequence=99)
    assert claims_at([*made, added], asked) == claims_at(made, asked)
    assert claims_at([*made, added], later)[who] == max(
        [*(item for item in made if item.claimant == who and item.date.first_day <= later), added],
        key=lambda item: (item.date.first_day, item.sequence),
    )


@given(histories, days)
def test_the_order_in_which_assessments_are_read_does_not_matter(made: list[Assessment], asked: date) -> None:
    assert list(claims_at(made, asked).items()) == list(claims_at(made[::-1], asked).items())


@given(histories, days, st.sampled_from(CLAIMANTS))
def test_the_code_is_the_last_of_the_claimants_history(made: list[Assessment], asked: date, who: Claimant) -> None:
    codes = history_of(made, asked, who)
    assert code_at(made, asked, who) is (codes[-1] if codes else StatusCode.UNASSESSED)


@given(histories, days)
def test_other_claimants_never_move_the_count(made: list[Assessment], asked: date) -> None:
    alone = [item for item in made if item.claimant == NGO]
    assert code_at(made, asked, NGO) is code_at(alone, asked, NGO)


def test_of_two_of_one_date_the_later_made_counts() -> None:
    first, second = assessment(sequence=1), assessment(status=StatusCode.PARTIAL, sequence=2)
    assert code_at([second, first], date(2020, 2, 17), NGO) is StatusCode.PARTIAL
    assert history_of([second, first], date(2020, 2, 17), NGO) == [StatusCode.PARTIAL]


def test_a_month_holds_from_its_first_day() -> None:
    made = [assessment(on="2020-02")]
    assert code_at(made, date(2020, 1, 31), NGO) is StatusCode.UNASSESSED
    assert code_at(made, date(2020, 2, 1), NGO) is StatusCode.NONE


def test_without_a_claimant_nothing_is_assessed() -> None:
    assert code_at([assessment()], date(2020, 2, 17), None) is StatusCode.UNASSESSED
    assert disputing({}, None) == ()


def test_a_row_is_disputed_by_newer_different_values_only() -> None:
    counted = assessment(on="2020-02-10", sequence=1)
    older = assessment(status=StatusCode.FULL, on="2020-02-09", claimant=STATE, sequence=2)
    newer = assessment(status=StatusCode.FULL, on="2020-02-11", claimant=STATE, sequence=3)
    same = assessment(on="2020-02-11", claimant=OTHER, sequence=4)
    asked = date(2020, 2, 17)
    assert disputing(claims_at([counted, older, same], asked), NGO) == ()
    assert disputing(claims_at([counted, newer, same], asked), NGO) == (newer,)
    silent = assessment(1, StatusCode.UNASSESSED, on="2020-02-18", claimant=newer.claimant)
    assert disputing(claims_at([counted, silent], date(2030, 1, 1)), NGO) == ()


@given(st.lists(st.sampled_from(StatusCode)))
def test_counts_add_up_and_partial_is_never_full(codes: list[StatusCode]) -> None:
    counts = count_codes(codes)
    assert sum(counts.by_code.values()) == len(codes)
    assert counts.total + counts.overtaken == len(codes)
    assert counts.implemented() == codes.count(StatusCode.FULL)
    assert counts.implemented(substantial=True) == codes.count(StatusCode.FULL) + codes.count(StatusCode.SUBSTANTIAL)
    assert set(counts.by_code) == set(StatusCode)


positions = st.lists(st.tuples(days, st.sampled_from(CLAIMANTS), st.sampled_from(Position)), max_size=6).map(
    lambda made: [
        replace(
            assessment(status=StatusCode.UNASSESSED, on=day.isoformat(), claimant=who, sequence=number),
            position=position,
        )
        for number, (day, who, position) in enumerate(made, start=50)
    ]
)


@given(histories, positions, days)
def test_what_a_state_thinks_of_a_call_takes_the_place_of_no_claim(
    made: list[Assessment], answers: list[Assessment], asked: date
) -> None:
    without, beside = claims_at(made, asked), claims_at([*made, *answers], asked)
    assert {who: beside[who] for who in without} == without
    for who in CLAIMANTS:
        assert history_of([*made, *answers], asked, who) == history_of(made, asked, who)
        assert code_at([*made, *answers], asked, who) is code_at(made, asked, who)
        assert disputing(beside, who) == disputing(without, who)


@given(positions, days)
def test_who_has_only_answered_is_shown_with_the_last_answer(answers: list[Assessment], asked: date) -> None:
    held = claims_at(answers, asked)
    told = [each for each in answers if each.date.first_day <= asked]
    assert set(held) == {each.claimant for each in told}
    for who, answer in held.items():
        mine = [each for each in told if each.claimant == who]
        assert answer == max(mine, key=lambda each: (each.date.first_day, each.sequence))


def test_a_status_that_comes_with_a_position_is_a_claim() -> None:
    both = replace(assessment(status=StatusCode.PARTIAL), position=Position.SUPPORTED)
    assert is_claim(both)
    assert is_claim(assessment(status=StatusCode.UNASSESSED)), "a claim that was taken back"
    assert not is_claim(replace(both, status=StatusCode.UNASSESSED))
