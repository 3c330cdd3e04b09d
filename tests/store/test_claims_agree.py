"""What holds of a call is the same in a list, in totals at every date, and by the rules of the domain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing_app.domain.claims import Claimant
from briefing_app.domain.counts import count_codes
from briefing_app.domain.ids import AssessmentId
from briefing_app.domain.records.recommendation import Assessment, Position
from briefing_app.domain.status import StatusCode
from briefing_app.domain.valuation import claims_at, code_at, disputing
from briefing_app.store.library import Library
from briefing_app.store.lists import RecommendationFilter, recommendation_page
from briefing_app.store.totals import status_totals
from tests import builders
from tests.builders import NGO, STATE
from tests.store.libraries import ANNA, creating

FIRST = date(2020, 1, 30)
DAYS = tuple(FIRST + timedelta(days=number) for number in range(4))
NUMBERS = count(1000)
Said = tuple[date, StatusCode, Position | None, Claimant]
# Half are answers, on a few days and mostly of one claimant: so they meet claims often.
answers = st.tuples(st.just(StatusCode.UNASSESSED), st.sampled_from(Position))
claims = st.tuples(st.sampled_from(StatusCode), st.sampled_from((None, Position.NOTED)))
said = st.builds(
    lambda day, what, who: (day, *what, who),
    st.sampled_from(DAYS),
    st.one_of(answers, claims),
    st.sampled_from((STATE, STATE, NGO)),
)
ANSWERED_BETWEEN: list[Said] = [
    (DAYS[0], StatusCode.FULL, None, STATE),
    (DAYS[1], StatusCode.UNASSESSED, Position.SUPPORTED, STATE),
    (DAYS[3], StatusCode.PARTIAL, None, STATE),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    made = Library.create(tmp_path_factory.mktemp("claims") / "l.briefings")
    yield made
    made.close()


def _history(number: int, made: list[Said]) -> list[Assessment]:
    return [
        replace(
            builders.assessment(number, code, on=day.isoformat(), claimant=who),
            id=AssessmentId(f"said-{number}-{place}"),
            position=position,
        )
        for place, (day, code, position, who) in enumerate(made)
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(said, max_size=8), st.sampled_from((STATE, STATE, NGO, None)), st.integers(0, 8))
@example(ANSWERED_BETWEEN, STATE, 8)
def test_lists_and_totals_value_every_history_as_the_rules_do(
    library: Library, made: list[Said], counted: Claimant | None, at_once: int
) -> None:
    number = next(NUMBERS)
    text = builders.instrument(key=f"instrument-{number}", claimant=counted)
    call = builders.recommendation(number, instrument=text.id)
    history = _history(number, made)
    library.apply(creating(text, call, *history[:at_once]), who=ANNA)
    for later in history[at_once:]:
        library.apply(creating(later), who=ANNA)

    with library.read() as reader:
        kept = reader.assessments([call.id])
    assert len(kept) == len(made)
    for as_of in (FIRST - timedelta(days=1), *DAYS):
        (total,) = status_totals(library, instrument=text.id, as_of=as_of)
        assert total.counts == count_codes([code_at(kept, as_of, counted)]), as_of
    holding = claims_at(kept, DAYS[-1])
    held = holding.get(counted) if counted is not None else None
    (row,) = recommendation_page(library, filters=RecommendationFilter(instruments=(text.id,))).rows
    assert (row.status, row.since) == (held.status if held else StatusCode.UNASSESSED, held.date if held else None)
    disputed = RecommendationFilter(instruments=(text.id,), disputed=True)
    assert bool(recommendation_page(library, filters=disputed).rows) == bool(disputing(holding, counted))
