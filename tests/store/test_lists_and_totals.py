"""Pages of lists and totals, held against the same questions answered in Python."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest

from briefing_app.domain.changes import ChangeSet, created, replaced
from briefing_app.domain.claims import Claimant
from briefing_app.domain.counts import count_codes
from briefing_app.domain.counts import fold as fold_counts
from briefing_app.domain.ids import (
    AddresseeId,
    AssessmentId,
    CountryId,
    InstrumentId,
    PersonId,
    RecommendationId,
    ThemeId,
)
from briefing_app.domain.levels import Level
from briefing_app.domain.record import Record
from briefing_app.domain.records.recommendation import Assessment, Instrument, Position, Recommendation
from briefing_app.domain.status import StatusCode
from briefing_app.domain.valuation import claims_at, code_at, disputing
from briefing_app.store import list_filters
from briefing_app.store.folding import fold
from briefing_app.store.groups import GroupBy, group_totals
from briefing_app.store.library import Library
from briefing_app.store.lists import (
    WITHOUT,
    RecommendationFilter,
    RecommendationRow,
    Sort,
    count,
    ids,
    position_keys,
    recommendation_page,
)
from briefing_app.store.totals import status_totals
from tests import builders
from tests.builders import NGO, STATE
from tests.store.libraries import ANNA, library_with

WORDS = ("Ławs", "press", "Assembly", "torture")


def _records() -> list[Record]:
    chance = Random(3)
    found: list[Record] = []
    for number in range(1, 121):
        call = builders.recommendation(
            number, instrument=f"instrument-{number % 3}", addressees=(f"to-{number % 2}", f"to-{number % 5}")
        )
        words = chance.sample(WORDS, 2)
        deadline = builders.day(f"20{chance.randrange(20, 30)}") if number % 4 else None
        persons = (PersonId(f"person-{number % 7}"),)
        themes = (ThemeId(f"theme-{number % 4}"),)
        found.append(
            replace(
                call,
                title=" ".join(words),
                deadline=deadline,
                persons=persons if number % 5 else (),
                themes=themes if number % 6 else (),
                counted=number % 9 > 0,
                level=list(Level)[number % 3],
            )
        )
        found += [
            replace(
                builders.assessment(number, chance.choice(list(StatusCode)), on=f"20{year}-0{chance.randint(1, 3)}"),
                id=AssessmentId(f"said-{number}-{year}-{who.kind}"),
                claimant=who,
                next_review=builders.day(chance.choice(["2021", "2021-06", "2022-02-28"])) if number % 2 else None,
            )
            for year in (19, 20, 21)
            for who in (NGO, STATE)
            if chance.random() < 0.6
        ]
    # The instruments come last: what is computed from them must still be right.
    found += [
        replace(
            builders.instrument(key=f"instrument-{number}", claimant=(NGO, STATE, None)[number]),
            countries=(CountryId("country-0"), CountryId(f"country-{number}")),
        )
        for number in range(3)
    ]
    return found


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = library_with(tmp_path_factory.mktemp("lists") / "l.briefings", _records())
    yield library
    library.close()


def _whole_list(
    library: Library, filters: RecommendationFilter, *, sort: Sort, descending: bool, limit: int = 7
) -> list[RecommendationRow]:
    rows: list[RecommendationRow] = []
    asked = partial(recommendation_page, library, filters=filters, sort=sort, descending=descending, limit=limit)
    after = None
    while True:
        page = asked(after_key=after)
        assert len(page.rows) <= limit
        rows += page.rows
        after = page.next_key
        if after is None:
            return rows


def _codes(library: Library, as_of: date) -> dict[str, StatusCode]:
    with library.read() as reader:
        claimants = {one.id: one.claimant for one in reader.all(Instrument)}
        return {
            call.id: code_at(reader.assessments([RecommendationId(call.id)]), as_of, claimants.get(call.instrument))
            for call in reader.all(Recommendation)
        }


@dataclass(frozen=True)
class _Known:
    """One recommendation with what the rules of the domain say of it."""

    call: Recommendation
    instrument: Instrument
    claims: dict[Claimant, Assessment]

    @property
    def held(self) -> Assessment | None:
        return self.claims.get(self.instrument.claimant) if self.instrument.claimant else None

    @property
    def code(self) -> StatusCode:
        return self.held.status if self.held else StatusCode.UNASSESSED

    def place(self, sort: Sort) -> tuple[Any, ...]:
        reference = (self.call.instrument, self.call.order_key, self.call.id)
        days = [one.date.first_day for one in self.claims.values()]
        return {
            Sort.REFERENCE: reference,
            Sort.TITLE: (fold(self.call.title), self.call.id),
            Sort.DEADLINE: (self.call.deadline.first_day if self.call.deadline else date.max, *reference),
            Sort.STATUS: (list(StatusCode).index(self.code), *reference),
            Sort.ASSESSED: (max(days, default=date.min), *reference),
        }[sort]

    def fits(self, filters: RecommendationFilter) -> bool:
        call = self.call
        review = self.held.next_review.first_day if self.held and self.held.next_review else date.max
        linked = ((filters.addressee, call.addressees), (filters.theme, call.themes), (filters.person, call.persons))
        return (
            (not filters.instruments or call.instrument in filters.instruments)
            and (filters.country is None or filters.country in self.instrument.countries)
            and (not filters.statuses or self.code in filters.statuses)
            and (not filters.levels or call.level in filters.levels)
            and filters.disputed in (None, bool(disputing(self.claims, self.instrument.claimant)))
            and filters.counted in (None, call.counts)
            and (filters.review_due is None or review <= filters.review_due)
            and all(one is None or (one in here if one else not here) for one, here in linked)
            and all(_holds(call, word) for word in fold(filters.search).split())
        )


def _known(library: Library) -> list[_Known]:
    with library.read() as reader:
        texts = {one.id: one for one in reader.all(Instrument)}
        return [
            _Known(call, texts[call.instrument], claims_at(reader.assessments([RecommendationId(call.id)]), date.max))
            for call in reader.all(Recommendation)
        ]


def _expected(library: Library, filters: RecommendationFilter, *, sort: Sort) -> list[_Known]:
    return sorted((one for one in _known(library) if one.fits(filters)), key=lambda one: one.place(sort))


def _holds(call: Recommendation, word: str) -> bool:
    return any(part.startswith(word) for part in fold(call.title).split())


INSTRUMENTS = tuple(InstrumentId(f"instrument-{number}") for number in (0, 1))
CASES = [
    RecommendationFilter(),
    RecommendationFilter(instruments=INSTRUMENTS[1:]),
    RecommendationFilter(instruments=INSTRUMENTS),
    RecommendationFilter(instruments=INSTRUMENTS, theme=ThemeId("theme-2"), counted=True),
    RecommendationFilter(country=CountryId("country-1")),
    RecommendationFilter(country=CountryId("country-1"), instruments=INSTRUMENTS),
    RecommendationFilter(statuses=(StatusCode.FULL,)),
    RecommendationFilter(statuses=(StatusCode.UNASSESSED, StatusCode.CONTRARY)),
    RecommendationFilter(levels=(Level.STAFF, Level.MEMBERS)),
    RecommendationFilter(disputed=True),
    RecommendationFilter(disputed=False, counted=True),
    RecommendationFilter(counted=False),
    RecommendationFilter(review_due=date(2021, 6, 1)),
    RecommendationFilter(review_due=date(2022, 3, 1), disputed=True),
    RecommendationFilter(addressee=AddresseeId("to-1")),
    RecommendationFilter(theme=ThemeId("theme-2"), person=PersonId("person-3")),
    RecommendationFilter(person=PersonId(WITHOUT)),
    RecommendationFilter(theme=ThemeId(WITHOUT), addressee=AddresseeId("to-0")),
    RecommendationFilter(search="laws"),
    RecommendationFilter(theme=ThemeId("theme-2"), search="Press assem"),
    RecommendationFilter(search="nowhere"),
]


@pytest.fixture(params=[0, 10_000], ids=["walked", "gathered"])
def both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows are found by walking the order or by gathering hits: both must give the same."""
    monkeypatch.setattr(list_filters, "FEW", request.param)
    monkeypatch.setattr(list_filters, "FEW_OF_INSTRUMENTS", request.param)


@pytest.mark.usefixtures("both_ways")
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("filters", CASES)
def test_pages_put_together_are_the_whole_list_in_order(
    filled: Library, *, filters: RecommendationFilter, sort: Sort, descending: bool
) -> None:
    rows = _whole_list(filled, filters, sort=sort, descending=descending)
    expected = _expected(filled, filters, sort=sort)
    if descending:
        expected.reverse()
    found = [(row.recommendation.id, row.status, row.since, row.next_review) for row in rows]
    assert found == [
        (one.call.id, one.code, one.held and one.held.date, one.held and one.held.next_review) for one in expected
    ]
    assert bool(expected) == (filters.search != "nowhere")


@pytest.mark.usefixtures("both_ways")
@pytest.mark.parametrize("every", [1, 40])
@pytest.mark.parametrize(("sort", "descending"), [(Sort.REFERENCE, False), (Sort.STATUS, True)])
@pytest.mark.parametrize("filters", CASES)
def test_a_scroll_bar_finds_every_block_of_the_list_by_its_key(
    filled: Library, *, filters: RecommendationFilter, sort: Sort, descending: bool, every: int
) -> None:
    whole = [row.recommendation.id for row in _whole_list(filled, filters, sort=sort, descending=descending)]
    asked = partial(recommendation_page, filled, filters=filters, sort=sort, descending=descending, limit=every)
    positions = position_keys(filled, filters=filters, sort=sort, descending=descending, every=every)
    blocks = [[row.recommendation.id for row in asked(after_key=key).rows] for key in positions.keys]
    assert blocks == [whole[start : start + every] for start in range(0, len(whole), every)]
    assert positions.count == len(whole) == count(filled, filters=filters)
    assert sorted(ids(filled, filters=filters, limit=1000)) == sorted(whole)


def test_what_is_done_to_all_rows_takes_no_more_than_it_was_told(filled: Library) -> None:
    first = [row.recommendation.id for row in recommendation_page(filled, limit=5).rows]
    assert ids(filled, limit=5) == tuple(first)


@pytest.mark.usefixtures("both_ways")
@pytest.mark.parametrize("by", GroupBy)
@pytest.mark.parametrize("filters", CASES)
def test_each_group_counts_the_very_rows_that_the_list_shows_in_it(
    filled: Library, *, filters: RecommendationFilter, by: GroupBy
) -> None:
    groups: dict[str, list[_Known]] = {}
    for one in _expected(filled, filters, sort=Sort.REFERENCE):
        several: dict[GroupBy, tuple[str, ...]] = {
            GroupBy.THEME: one.call.themes or (WITHOUT,),
            GroupBy.ADDRESSEE: one.call.addressees or (WITHOUT,),
            GroupBy.STATUS: (one.code.value,),
            GroupBy.INSTRUMENT: (one.call.instrument,),
        }
        for group in set(several[by]):
            groups.setdefault(group, []).append(one)
    found = group_totals(filled, by=by, filters=filters)
    assert {one.group: (one.rows, one.counts) for one in found} == {
        group: (len(rows), count_codes(row.code for row in rows if row.call.counts)) for group, rows in groups.items()
    }
    names = [one.group for one in found]
    places = [code.value for code in StatusCode]
    assert names == sorted(names, key=places.index if by is GroupBy.STATUS else lambda name: (name == WITHOUT, name))


@pytest.mark.parametrize("as_of", [date(2018, 1, 1), date(2019, 2, 1), date(2020, 2, 15), date(2030, 1, 1)])
@pytest.mark.parametrize("addressee", [None, AddresseeId("to-1")])
def test_totals_are_those_of_the_rules_at_every_date(
    filled: Library, as_of: date, addressee: AddresseeId | None
) -> None:
    codes = _codes(filled, as_of)
    totals = status_totals(filled, addressee=addressee, as_of=as_of)
    with filled.read() as reader:
        for total in totals:
            calls = [
                call
                for call in reader.where(Recommendation, "instrument", total.instrument)
                if call.counts and (addressee is None or addressee in call.addressees)
            ]
            assert total.counts == count_codes(codes[call.id] for call in calls)
    assert len(totals) == 3
    assert status_totals(filled, instrument=totals[1].instrument, addressee=addressee, as_of=as_of) == (totals[1],)


def test_totals_fold_as_a_pack_does_and_rows_keep_their_own_status(tmp_path: Path) -> None:
    codes = (StatusCode.STARTED, StatusCode.CONTRARY, StatusCode.NONE, StatusCode.FULL)
    text = replace(builders.instrument(), fold=True)
    plain = builders.instrument(key="instrument-9")
    calls = [builders.recommendation(number) for number in range(1, 5)]
    said = [builders.assessment(number, code) for number, code in enumerate(codes, 1)]
    other = replace(calls[0], id=RecommendationId("recommendation-9"), instrument=plain.id)
    also = builders.assessment(9, StatusCode.STARTED)
    library = library_with(tmp_path / "a.briefings", [text, plain, *calls, *said, other, also])
    as_of = date(2021, 1, 1)
    totals = {total.instrument: total.counts for total in status_totals(library, as_of=as_of)}
    assert totals == {text.id: fold_counts(count_codes(codes)), plain.id: count_codes([StatusCode.STARTED])}
    assert totals[text.id].by_code[StatusCode.NONE] == 3
    listed = recommendation_page(library, filters=RecommendationFilter(statuses=(StatusCode.NONE,))).rows
    assert [row.recommendation.id for row in listed] == [calls[2].id], "a row in the list keeps its own status"
    library.close()


def test_a_position_takes_the_place_of_no_claim_in_list_and_totals(tmp_path: Path) -> None:
    call = builders.recommendation()
    answer = replace(
        builders.assessment(1, StatusCode.UNASSESSED, on="2021-01-01", claimant=STATE), position=Position.SUPPORTED
    )
    said = [
        builders.assessment(1, StatusCode.FULL, on="2020-01-01", claimant=STATE),
        builders.assessment(1, StatusCode.PARTIAL, on="2023-01-01", claimant=STATE),
    ]
    library = library_with(tmp_path / "a.briefings", [call, builders.instrument(claimant=STATE), said[0], answer])
    row = recommendation_page(library).rows[0]
    assert (row.status, str(row.since)) == (StatusCode.FULL, "2020-01-01")
    assert recommendation_page(library, filters=RecommendationFilter(statuses=(StatusCode.FULL,))).rows == (row,)
    library.apply(ChangeSet(label="Assess", changes=(created(said[1]),)), who=ANNA)
    for as_of, code in (("2019-01-01", StatusCode.UNASSESSED), ("2022-01-01", StatusCode.FULL)):
        (total,) = status_totals(library, as_of=date.fromisoformat(as_of))
        assert total.counts == count_codes([code])
    library.close()


def test_another_claimant_and_undone_assessments_move_the_list_at_once(tmp_path: Path) -> None:
    call = builders.recommendation()
    library = library_with(tmp_path / "a.briefings", [call, builders.instrument(claimant=STATE)])
    say: list[Assessment] = [
        builders.assessment(1, StatusCode.FULL, claimant=STATE), builders.assessment(1, StatusCode.NONE, claimant=NGO)
    ]  # fmt: skip

    def status() -> StatusCode:
        return recommendation_page(library).rows[0].status

    assert status() is StatusCode.UNASSESSED
    for one in say:
        library.apply(ChangeSet(label="Assess", changes=(created(one),)), who=ANNA)
    assert status() is StatusCode.FULL
    with library.read() as reader:
        text = reader.all(Instrument)[0]
    library.apply(ChangeSet(label="Follow", changes=(replaced(text, replace(text, claimant=NGO)),)), who=ANNA)
    assert status() is StatusCode.NONE
    library.undo(who=ANNA)
    assert status() is StatusCode.FULL
    library.undo(who=ANNA)
    library.undo(who=ANNA)
    assert status() is StatusCode.UNASSESSED
    library.redo(who=ANNA)
    assert status() is StatusCode.FULL
    library.close()
