"""Counts that stand in a headline: they add up whatever an office folds, and nothing is counted twice."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.counts import FOLDED, count_codes, fold
from briefing_app.domain.kinds import Kind
from briefing_app.domain.records.recommendation import Assessment
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.status import RANK, StatusCode, Trend, trend_of
from briefing_app.domain.valuation import claims_at, code_at, disputing
from tests.builders import NGO, STATE, assessment

codes_of_rows = st.lists(st.sampled_from(StatusCode), max_size=40)


@given(codes_of_rows)
def test_folding_moves_rows_and_makes_none(codes: list[StatusCode]) -> None:
    counts, folded = count_codes(codes), fold(count_codes(codes))
    assert folded.total == counts.total
    assert folded.overtaken == counts.overtaken
    assert folded.implemented() == counts.implemented()
    assert folded.implemented(substantial=True) == counts.implemented(substantial=True)
    assert sum(folded.by_code.values()) == len(codes)
    assert all(folded.by_code[code] == 0 for code in FOLDED)
    assert folded.by_code[StatusCode.PARTIAL] == codes.count(StatusCode.PARTIAL)


@given(codes_of_rows)
def test_what_was_folded_is_told_so_that_a_pack_can_say_it(codes: list[StatusCode]) -> None:
    folded = fold(count_codes(codes))
    assert folded.folded == {code: codes.count(code) for code in FOLDED if code in codes}
    assert folded.by_code[StatusCode.NONE] == codes.count(StatusCode.NONE) + sum(folded.folded.values())
    assert count_codes(codes).folded == {}


@given(codes_of_rows)
def test_folding_a_second_time_moves_nothing_more(codes: list[StatusCode]) -> None:
    once = fold(count_codes(codes))
    assert dict(fold(once).by_code) == dict(once.by_code)


@pytest.mark.parametrize(
    ("codes", "total", "implemented", "largely"),
    [
        ("", 0, 0, 0),
        ("full full", 2, 2, 2),
        ("full substantial partial", 3, 1, 2),
        ("partial partial none none none", 5, 0, 0),
        ("overtaken overtaken full", 1, 1, 1),
        ("unassessed no_info contrary started", 4, 0, 0),
    ],
)
def test_the_numbers_of_a_headline(codes: str, total: int, implemented: int, largely: int) -> None:
    counts = count_codes(StatusCode(code) for code in codes.split())
    assert (counts.total, counts.implemented(), counts.implemented(substantial=True)) == (total, implemented, largely)


@given(codes_of_rows, codes_of_rows)
def test_two_lists_together_count_what_each_counts(one: list[StatusCode], other: list[StatusCode]) -> None:
    both = count_codes([*one, *other])
    assert all(
        both.by_code[code] == count_codes(one).by_code[code] + count_codes(other).by_code[code] for code in StatusCode
    )


@given(codes_of_rows, st.randoms())
def test_the_order_of_rows_never_moves_a_count(codes: list[StatusCode], chance: object) -> None:
    shuffled = list(codes)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert count_codes(shuffled) == count_codes(codes)


# --- trends -----------------------------------------------------------------------------------------------------------


@given(st.lists(st.sampled_from(sorted(RANK)), min_size=2, max_size=6))
def test_a_trend_looks_at_the_last_two_and_reversal_at_the_last_three(codes: list[StatusCode]) -> None:
    found = trend_of(codes)
    last, before = RANK[codes[-1]], RANK[codes[-2]]
    if last > before:
        assert found is Trend.BETTER
    elif last == before:
        assert found is Trend.SAME
    else:
        assert found in {Trend.WORSE, Trend.REVERSED}
    assert trend_of([StatusCode.NO_INFO, *codes]) is found


@given(st.lists(st.sampled_from(StatusCode), max_size=6), st.sampled_from([c for c in StatusCode if c not in RANK]))
def test_a_code_without_a_rank_at_the_end_gives_no_trend(codes: list[StatusCode], last: StatusCode) -> None:
    assert trend_of([*codes, last]) is None


# --- claimants --------------------------------------------------------------------------------------------------------


def _ngo(name: str) -> Claimant:
    return Claimant(kind=ClaimantKind.NGO, by=RecordRef(kind=Kind.ORGANISATION, id=name))


def test_two_organisations_are_two_claimants_though_both_are_ngos() -> None:
    said = [
        assessment(status=StatusCode.NONE, claimant=_ngo("a"), sequence=1),
        assessment(status=StatusCode.FULL, claimant=_ngo("b"), sequence=2),
    ]
    held = claims_at(said, date(2020, 3, 1))
    assert {who: one.status for who, one in held.items()} == {_ngo("a"): StatusCode.NONE, _ngo("b"): StatusCode.FULL}
    assert code_at(said, date(2020, 3, 1), _ngo("c")) is StatusCode.UNASSESSED


def test_an_organisation_and_a_source_of_one_id_are_not_one_claimant() -> None:
    as_source = Claimant(kind=ClaimantKind.NGO, by=RecordRef(kind=Kind.SOURCE, id="x"))
    assert as_source != _ngo("x")
    assert code_at([assessment(claimant=as_source)], date(2021, 1, 1), _ngo("x")) is StatusCode.UNASSESSED


def test_claimants_stand_in_one_order_however_their_words_came_in() -> None:
    said = [assessment(claimant=who, sequence=n) for n, who in enumerate((STATE, NGO, _ngo("a"), _ngo("b")), start=1)]
    orders = {tuple(claims_at(order, date(2021, 1, 1))) for order in permutations(said)}
    assert len(orders) == 1


@pytest.mark.parametrize(("days", "disputed"), [(-1, False), (0, True), (1, True)])
def test_the_states_word_disputes_a_count_from_its_day_on_and_never_moves_it(days: int, disputed: bool) -> None:
    counted_on = date(2020, 2, 17)
    said: list[Assessment] = [
        assessment(status=StatusCode.NONE, on=counted_on.isoformat(), claimant=NGO, sequence=1),
        assessment(
            status=StatusCode.FULL,
            on=(counted_on + timedelta(days=days)).isoformat(),
            claimant=STATE,
            sequence=2,
        ),
    ]
    as_of = date(2020, 3, 1)
    assert bool(disputing(claims_at(said, as_of), NGO)) is disputed
    assert code_at(said, as_of, NGO) is StatusCode.NONE


def test_the_day_on_which_a_pack_is_as_of_counts_and_the_next_does_not() -> None:
    said = [assessment(status=StatusCode.FULL, on="2020-02-17", sequence=1)]
    assert code_at(said, date(2020, 2, 16), NGO) is StatusCode.UNASSESSED
    assert code_at(said, date(2020, 2, 17), NGO) is StatusCode.FULL
