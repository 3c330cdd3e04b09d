"""Any history of assessments: numbers add up, figures follow the rows, no later word changes an earlier answer."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.composing import languages
from briefing_app.composing.figures import CountedFigures, Perspective
from briefing_app.composing.languages import language_for
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.figures import FigureKind, FigureQuery
from briefing_app.domain.ids import AssessmentId, InstrumentId, RecommendationId
from briefing_app.domain.levels import Level
from briefing_app.domain.records.recommendation import Assessment, Recommendation
from briefing_app.domain.status import StatusCode, Trend
from tests.builders import (
    ADDRESSEE,
    INSTRUMENT,
    NGO,
    STATE,
    InMemoryReader,
    addressee,
    assessment,
    instrument,
    recommendation,
    theme,
)

CALLS = 6
SECOND = InstrumentId("instrument-2")
CODES = ["en", *sorted(folder.name for folder in languages.LOCALE_FOLDER.iterdir() if folder.is_dir())]
days = st.dates(date(2020, 1, 1), date(2020, 1, 12))


@st.composite
def calls(draw: st.DrawFn) -> list[Recommendation]:
    """Six calls of two texts, some closed, some hidden, some repeated by others in any order."""
    made = []
    for number in range(1, CALLS + 1):
        other = draw(st.none() | st.integers(1, CALLS))
        made.append(
            replace(
                recommendation(
                    number,
                    level=draw(st.sampled_from(Level)),
                    existence=draw(st.sampled_from([Level.PUBLIC, Level.PUBLIC, Level.STAFF])),
                    instrument=draw(st.sampled_from([INSTRUMENT, SECOND])),
                ),
                counted=draw(st.integers(0, 5)) > 0,
                predecessor=RecommendationId(f"recommendation-{other}") if other else None,
            )
        )
    return made


@st.composite
def histories(draw: st.DrawFn) -> list[Assessment]:
    """Up to twenty assessments of these calls by two claimants, in any order of days."""
    return [
        replace(
            assessment(draw(st.integers(1, CALLS)), draw(st.sampled_from(StatusCode)), sequence=sequence),
            id=AssessmentId(f"a{sequence}"),
            date=PartialDate.of(draw(days)),
            claimant=draw(st.sampled_from([NGO, NGO, STATE])),
            level=draw(st.sampled_from(Level)),
        )
        for sequence in range(draw(st.integers(0, 20)))
    ]


def figures(
    rows: list[Recommendation], history: list[Assessment], *, code: str = "en", audience: Level, as_of: date
) -> CountedFigures:
    texts = (replace(instrument(), fold=False), replace(instrument(key=SECOND), fold=True))
    reader = InMemoryReader([*texts, addressee(), theme(), *rows, *history])
    return CountedFigures(reader, Perspective(audience=audience, language=language_for(code), as_of=as_of))


def of(kind: FigureKind, text: InstrumentId | None, code: StatusCode | None = None, **more: object) -> FigureQuery:
    return FigureQuery(kind=kind, instrument=text, addressee=ADDRESSEE, code=code, **more)  # type: ignore[arg-type]


def number(words: str) -> int:
    found = re.match(r"\d+", words)
    assert found is not None, words
    return int(found[0])


@given(calls(), histories(), st.sampled_from(Level), days)
def test_counts_of_any_history_add_up_to_the_calls(
    rows: list[Recommendation], history: list[Assessment], audience: Level, as_of: date
) -> None:
    seen = figures(rows, history, audience=audience, as_of=as_of)
    for text in (INSTRUMENT, SECOND):
        known = [row for row in rows if row.instrument == text and row.counts and row.existence.visible_to(audience)]
        counts = seen.counts(text, ADDRESSEE)
        assert counts.total + counts.overtaken == sum(counts.by_code.values()) == len(known)
        assert len(seen.rows(text, ADDRESSEE)) + seen.not_shown(text, ADDRESSEE) == len(known)
        themes = [group for _, group in seen.by_theme(text, ADDRESSEE)]
        assert sum(group.total + group.overtaken for group in themes) == len(known)


@pytest.mark.parametrize("code", CODES)
@given(calls(), histories(), st.sampled_from(Level), days)
def test_live_figures_say_what_the_rows_say_in_every_language(
    code: str, rows: list[Recommendation], history: list[Assessment], audience: Level, as_of: date
) -> None:
    seen = figures(rows, history, code=code, audience=audience, as_of=as_of)
    for text in (INSTRUMENT, SECOND):
        counts = seen.counts(text, ADDRESSEE)
        assert number(seen.resolve(of(FigureKind.TOTAL, text))) == counts.total
        for status in StatusCode:
            assert number(seen.resolve(of(FigureKind.COUNT, text, status))) == counts.by_code[status]
        headline = seen.resolve(of(FigureKind.HEADLINE, text))
        assert language_for(code).day(as_of) in headline or not (counts.total or counts.overtaken)


@given(calls(), histories(), st.sampled_from(Level), days)
def test_over_all_texts_the_codes_add_up_to_the_total_and_to_the_rows_that_are_left(
    rows: list[Recommendation], history: list[Assessment], audience: Level, as_of: date
) -> None:
    seen = figures(rows, history, audience=audience, as_of=as_of)
    each = {status: number(seen.resolve(of(FigureKind.COUNT, None, status))) for status in StatusCode}
    total = number(seen.resolve(of(FigureKind.TOTAL, None)))
    known = [row for row in rows if row.counts and row.existence.visible_to(audience)]
    assert sum(each.values()) - each[StatusCode.OVERTAKEN] == total
    assert (total + each[StatusCode.OVERTAKEN] > 0) == bool(known)
    assert total + each[StatusCode.OVERTAKEN] <= len(known)


@given(calls(), histories(), days, days)
def test_what_moved_adds_up_and_the_live_figures_agree(
    rows: list[Recommendation], history: list[Assessment], one: date, other: date
) -> None:
    since, as_of = min(one, other), max(one, other)
    seen = figures(rows, history, audience=Level.MEMBERS, as_of=as_of)
    for text in (INSTRUMENT, SECOND):
        moves = seen.moves(text, ADDRESSEE, since=since)
        counts = seen.counts(text, ADDRESSEE)
        assert moves.total == counts.total + counts.overtaken
        asked = {
            trend: number(seen.resolve(of(FigureKind.MOVED, text, movement=trend, since=PartialDate.of(since))))
            for trend in (Trend.BETTER, Trend.WORSE, Trend.REVERSED, Trend.SAME)
        }
        assert asked[Trend.BETTER] == moves.numbers[Trend.BETTER]
        assert asked[Trend.REVERSED] == moves.numbers[Trend.REVERSED]
        assert asked[Trend.WORSE] == moves.numbers[Trend.WORSE] + moves.numbers[Trend.REVERSED]
        assert asked[Trend.SAME] == moves.numbers[Trend.SAME]
        assert all(row.recommendation.level.visible_to(Level.MEMBERS) for row in moves.rows)


@given(calls(), histories(), histories(), days, st.sampled_from(Level))
def test_no_later_assessment_changes_what_was_true_at_a_date(
    rows: list[Recommendation], history: list[Assessment], more: list[Assessment], as_of: date, audience: Level
) -> None:
    later = [replace(each, id=AssessmentId(f"b{each.id}"), sequence=each.sequence + 100) for each in more]
    later = [each for each in later if each.date.first_day > as_of]
    seen, then = (figures(rows, made, audience=audience, as_of=as_of) for made in (history, [*history, *later]))
    first = PartialDate(year=2020, month=1, day=1)
    wanted = [
        of(FigureKind.COUNT, INSTRUMENT, StatusCode.FULL),
        of(FigureKind.SHARE, SECOND, StatusCode.NONE),
        of(FigureKind.HEADLINE, None),
        of(FigureKind.MOVED, None, since=first),
    ]
    assert [seen.resolve(each) for each in wanted] == [then.resolve(each) for each in wanted]
    assert seen.rows(INSTRUMENT, ADDRESSEE) == then.rows(INSTRUMENT, ADDRESSEE)
    assert seen.moves(SECOND, ADDRESSEE, since=first.first_day) == then.moves(SECOND, ADDRESSEE, since=first.first_day)


@given(calls(), histories(), days)
def test_nothing_but_the_status_of_a_closed_call_can_be_read_off_a_figure(
    rows: list[Recommendation], history: list[Assessment], as_of: date
) -> None:
    """Two libraries that differ only in what a closed call says of itself answer alike."""
    told = [
        replace(row, title="Other words", predecessor=None, themes=(), paragraph="99", persons=())
        if not row.level.visible_to(Level.PUBLIC)
        else row
        for row in rows
    ]
    one, other = (figures(made, history, audience=Level.PUBLIC, as_of=as_of) for made in (rows, told))
    for text in (None, INSTRUMENT, SECOND):
        for kind in (FigureKind.TOTAL, FigureKind.HEADLINE):
            assert one.resolve(of(kind, text)) == other.resolve(of(kind, text))
        for status in StatusCode:
            wanted = of(FigureKind.COUNT, text, status)
            assert one.resolve(wanted) == other.resolve(wanted)
