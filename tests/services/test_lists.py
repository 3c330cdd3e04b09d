"""What the window's list shows of each recommendation, and when it hears that it must ask again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefing_app.domain.changes import created, replaced
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import AddresseeId, InstrumentId, PersonId, ThemeId
from briefing_app.domain.levels import Level
from briefing_app.domain.records.recommendation import Instrument, Recommendation
from briefing_app.domain.status import StatusCode, Trend
from briefing_app.editing.assess import Judgement
from briefing_app.editing.many import assess_many, set_level_of
from briefing_app.services.lists import GroupBy, RecommendationFilter, RecommendationRow, Sort
from briefing_app.services.session import Changed, Session
from briefing_app.store import history
from tests import builders
from tests.builders import INSTRUMENT, NGO, STATE
from tests.services.parts import make_library, open_session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_session(make_library(tmp_path / "office.briefings"))
    yield opened
    opened.close()


def _first(session: Session) -> RecommendationRow:
    return session.lists.page(limit=1).result().rows[0]


def test_a_row_says_in_words_all_that_the_table_shows(session: Session) -> None:
    call = session.read_now(lambda reader: reader.get(Recommendation, "recommendation-1"))
    assert call is not None
    placed = replace(call, paragraph="12", clause="(b)", deadline=builders.day("2021-06"))
    more = [
        replace(builders.assessment(1, StatusCode.FULL, on="2020-05"), next_review=builders.day("2020-06")),
        builders.assessment(1, StatusCode.NONE, on="2020-07", claimant=STATE),
    ]
    changes = [replaced(call, placed), *(created(one) for one in more)]
    session.take_in("More", lambda _reader: iter(changes)).result()
    row = _first(session)
    assert row.reference == "the resolution, 12 (b)"
    assert (row.addressees, row.themes) == (("Kazakhstan",), ("Assembly",))
    assert (row.status, row.since, row.trend) == (StatusCode.FULL, builders.day("2020-05"), Trend.BETTER)
    assert (row.claimant, row.claimant_name) == (NGO, "A report")
    assert (row.disputed, row.next_review) == (True, builders.day("2020-06"))
    assert row.last_assessed == builders.day("2020-07")
    assert row.recommendation.deadline == builders.day("2021-06")
    assert row.instrument is not None
    assert row.instrument.id == INSTRUMENT


@pytest.mark.parametrize(
    ("named", "paragraph", "clause", "reference"),
    [
        ({"short_title": "UPR 2020", "reference": "A/HRC/43/10"}, "139.20", "", "UPR 2020, 139.20"),
        ({"short_title": "", "reference": "A/HRC/43/10"}, "1", "b", "A/HRC/43/10, 1 (b)"),
        ({"short_title": "", "reference": "", "title": "Қарар"}, None, "", "Қарар"),
        ({"short_title": "UPR", "reference": ""}, None, "(iv)", "UPR, (iv)"),
    ],
)
def test_a_reference_says_what_is_known_and_no_more(
    tmp_path: Path, named: dict[str, str], paragraph: str | None, clause: str, reference: str
) -> None:
    text = replace(builders.instrument(key="0"), order_key="0", **named)  # type: ignore[arg-type]
    call = replace(builders.recommendation(50, instrument="0"), paragraph=paragraph, clause=clause)
    with open_session(make_library(tmp_path / "r.briefings", text, call)) as session:
        assert _first(session).reference == reference


def test_a_row_whose_instrument_addressee_or_theme_is_gone_is_shown_all_the_same(tmp_path: Path) -> None:
    call = replace(
        builders.recommendation(50),
        instrument=InstrumentId(""),
        addressees=(AddresseeId("gone"),),
        themes=(ThemeId("gone"),),
        paragraph="3",
    )
    with open_session(
        make_library(tmp_path / "g.briefings", call, builders.assessment(50, StatusCode.FULL))
    ) as session:
        row = _first(session)
        assert row.recommendation.id == call.id
        assert (row.reference, row.addressees, row.themes, row.instrument) == ("3", (), (), None)
        assert (row.status, row.since, row.trend, row.claimant) == (StatusCode.UNASSESSED, None, None, None)
        assert row.last_assessed == builders.day("2020-02-17")


def test_a_state_that_only_answers_what_it_thinks_of_a_call_disputes_nothing(session: Session) -> None:
    answer = builders.assessment(1, StatusCode.UNASSESSED, on="2021", claimant=STATE)
    session.take_in("Answer", lambda _reader: iter([created(answer)])).result()
    assert session.lists.count(RecommendationFilter(disputed=True)).result() == 0
    other = builders.assessment(1, StatusCode.FULL, on="2022", claimant=STATE)
    session.take_in("Claim", lambda _reader: iter([created(other)])).result()
    assert session.lists.count(RecommendationFilter(disputed=True)).result() == 1


def test_a_review_is_due_from_its_first_day_on_by_the_newest_assessment_alone(session: Session) -> None:
    def due(day: str) -> int:
        return session.lists.count(RecommendationFilter(review_due=date.fromisoformat(day))).result()

    judgement = Judgement(status=StatusCode.NONE, date=builders.day("2021"), next_review=PartialDate.parse("2022-03"))
    ids = session.lists.ids().result()[:3]
    session.do(assess_many(ids, judgement)).result()
    assert (due("2022-02-28"), due("2022-03-01"), due("2030-01-01")) == (0, 3, 3)
    session.do(assess_many(ids[:1], replace(judgement, date=builders.day("2022-04"), next_review=None))).result()
    assert due("2030-01-01") == 2
    session.undo().result()
    assert due("2030-01-01") == 3


def test_everything_that_a_list_asks_comes_from_one_library(session: Session) -> None:
    lists = session.lists
    filters = RecommendationFilter(statuses=(StatusCode.PARTIAL,))
    assert lists.count(filters).result() == 2
    assert len(lists.ids(filters).result()) == 2
    assert lists.ids(limit=1).result() == (lists.page(limit=1).result().rows[0].recommendation.id,)
    positions = lists.positions(sort=Sort.STATUS, descending=True, every=6).result()
    assert (positions.count, len(positions.keys)) == (20, 4)
    last = lists.page(sort=Sort.STATUS, descending=True, after_key=positions.keys[3], limit=6).result()
    assert [row.status for row in last.rows] == [StatusCode.PARTIAL] * 2
    (group,) = lists.groups(GroupBy.INSTRUMENT, filters).result()
    assert (group.group, group.rows, group.counts.total) == (INSTRUMENT, 2, 2)
    (total,) = lists.totals(as_of=date(2020, 3, 1)).result()
    assert total.counts.by_code[StatusCode.PARTIAL] == 2


def test_what_is_done_to_all_rows_of_a_filter_is_one_step(session: Session) -> None:
    ids = session.lists.ids(RecommendationFilter(search="call")).result()
    assert len(ids) == 20
    session.do(set_level_of(ids, Level.STAFF)).result()
    assert session.lists.count(RecommendationFilter(levels=(Level.STAFF,))).result() == 20
    assert session.undo_label().result() == "Set the level of 20 recommendations"
    session.undo().result()
    assert session.lists.count(RecommendationFilter(levels=(Level.STAFF,))).result() == 0


def test_a_large_import_and_its_undo_tell_that_anything_may_have_changed(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "MANY", 3)
    told: list[Changed] = []
    session.changed.connect(told.append)
    some = [created(builders.recommendation(number)) for number in range(60, 70)]
    session.take_in("Import", lambda _reader: iter(some)).result()
    session.undo().result()
    assert [(one.label, one.refs, one.elsewhere) for one in told] == [("Import", frozenset(), True)] * 2
    assert session.lists.count().result() == 20


def test_a_large_import_commits_what_was_being_typed_first(session: Session) -> None:
    instrument = session.read_now(lambda reader: reader.all(Instrument))[0]
    session.type_field(instrument.ref, "short_title", "Typed just now")
    call = replace(builders.recommendation(60), persons=(PersonId("nobody"),))
    session.take_in("Import", lambda _reader: iter([created(call)])).result()
    assert [step.label for step in session.steps(limit=2).result()] == ["Import", "Change short title of instrument"]
