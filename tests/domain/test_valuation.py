"""What holds at a date, and how it is counted."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.counts import count_codes
from briefing_app.domain.records.recommendation import Assessment
from briefing_app.domain.status import StatusCode
from briefing_app.domain.valuation import claims_at, code_at, disputing, history_of
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
