"""Pages of lists and totals, held against the same questions answered in Python."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from briefing_app.domain.changes import ChangeSet, created, replaced
from briefing_app.domain.counts import count_codes
from briefing_app.domain.ids import AddresseeId, InstrumentId, PersonId, RecommendationId, ThemeId
from briefing_app.domain.record import Record
from briefing_app.domain.records.recommendation import Assessment, Instrument, Recommendation
from briefing_app.domain.status import StatusCode
from briefing_app.domain.valuation import code_at
from briefing_app.store import lists
from briefing_app.store.folding import fold
from briefing_app.store.library import Library
from briefing_app.store.lists import RecommendationFilter, Sort, recommendation_page
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
                call, title=" ".join(words), deadline=deadline, persons=persons, themes=themes, counted=number % 9 > 0
            )
        )
        found += [
            builders.assessment(number, chance.choice(list(StatusCode)), on=f"20{year}-0{1 + number % 3}", claimant=who)
            for year in (19, 20, 21)
            for who in (NGO, STATE)
            if chance.random() < 0.6
        ]
    # The instruments come last: what is computed from them must still be right.
    found += [
        builders.instrument(key=f"instrument-{number}", claimant=(NGO, STATE, None)[number]) for number in range(3)
    ]
    return found


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = library_with(tmp_path_factory.mktemp("lists") / "l.briefings", _records())
    yield library
    library.close()


def _whole_list(
    library: Library, *, filters: RecommendationFilter, sort: Sort, search: str | None, limit: int = 7
) -> list[lists.RecommendationRow]:
    rows: list[lists.RecommendationRow] = []
    after = None
    while True:
        page = recommendation_page(library, filters=filters, sort=sort, after_key=after, limit=limit, search=search)
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


def _expected(
    library: Library, *, filters: RecommendationFilter, sort: Sort, search: str | None
) -> list[tuple[str, StatusCode]]:
    codes = _codes(library, date.max)
    with library.read() as reader:
        calls = reader.all(Recommendation)
    keys: dict[Sort, Callable[[Recommendation], Any]] = {
        Sort.REFERENCE: lambda call: (call.instrument, call.order_key),
        Sort.TITLE: lambda call: fold(call.title),
        Sort.DEADLINE: lambda call: call.deadline.first_day if call.deadline else date.max,
    }
    fits = [
        call
        for call in calls
        if filters.instrument in (None, call.instrument)
        and filters.status in (None, codes[call.id])
        and (filters.addressee is None or filters.addressee in call.addressees)
        and (filters.theme is None or filters.theme in call.themes)
        and (filters.person is None or filters.person in call.persons)
        and all(_holds(call, word) for word in fold(search or "").split())
    ]
    return [(call.id, codes[call.id]) for call in sorted(fits, key=lambda call: (keys[sort](call), call.id))]


def _holds(call: Recommendation, word: str) -> bool:
    return any(part.startswith(word) for part in fold(call.title).split())


CASES: list[tuple[RecommendationFilter, str | None]] = [
    (RecommendationFilter(), None),
    (RecommendationFilter(instrument=InstrumentId("instrument-1")), None),
    (RecommendationFilter(status=StatusCode.FULL), None),
    (RecommendationFilter(status=StatusCode.UNASSESSED), None),
    (RecommendationFilter(addressee=AddresseeId("to-1")), None),
    (RecommendationFilter(theme=ThemeId("theme-2"), person=PersonId("person-3")), None),
    (RecommendationFilter(), "laws"),
    (RecommendationFilter(theme=ThemeId("theme-2")), "Press assem"),
    (RecommendationFilter(), "nowhere"),
]


@pytest.mark.parametrize("few", [0, 10_000])
@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize(("filters", "search"), CASES)
def test_pages_put_together_are_the_whole_list_in_order(
    filled: Library,
    monkeypatch: pytest.MonkeyPatch,
    *,
    filters: RecommendationFilter,
    search: str | None,
    sort: Sort,
    few: int,
) -> None:
    monkeypatch.setattr(lists, "_FEW", few)  # both ways of finding rows must give the same
    rows = _whole_list(filled, filters=filters, sort=sort, search=search)
    expected = _expected(filled, filters=filters, sort=sort, search=search)
    assert [(row.recommendation.id, row.status) for row in rows] == expected
    assert bool(expected) == (search != "nowhere")


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
