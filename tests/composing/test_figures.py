from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.figures import FigureKind, FigureQuery
from briefing_app.domain.ids import InstrumentId, ThemeId
from briefing_app.domain.levels import Level
from briefing_app.domain.records.recommendation import CallKind, Measure, Recommendation
from briefing_app.domain.status import StatusCode, Trend
from tests.builders import (
    ADDRESSEE,
    INSTRUMENT,
    NGO,
    STATE,
    THEME,
    InMemoryReader,
    assessment,
    instrument,
    recommendation,
    theme,
)
from tests.composing.packs import figures_for, library

MARCH = date(2020, 3, 2)


def test_a_later_assessment_leaves_the_earlier_answer_and_changes_the_later_one() -> None:
    reader = library(assessment(3, StatusCode.FULL, on="2020-03-01", sequence=99))
    figures = figures_for(reader)
    assert figures.counts(INSTRUMENT, ADDRESSEE).by_code[StatusCode.FULL] == 0
    assert figures.counts(INSTRUMENT, ADDRESSEE, as_of=MARCH).by_code[StatusCode.FULL] == 1
    assert figures.counts(INSTRUMENT, ADDRESSEE, as_of=MARCH).total == 20


def test_a_closed_row_still_counts_and_is_said_not_to_be_shown() -> None:
    figures = figures_for(library(recommendation(1, level=Level.STAFF)), Level.PUBLIC)
    assert figures.counts(INSTRUMENT, ADDRESSEE).by_code[StatusCode.PARTIAL] == 2
    assert figures.not_shown(INSTRUMENT, ADDRESSEE) == 1
    assert len(figures.rows(INSTRUMENT, ADDRESSEE)) == 19


def test_a_row_whose_existence_is_closed_does_not_count_at_all() -> None:
    reader = library(recommendation(1, existence=Level.STAFF))
    assert figures_for(reader, Level.PUBLIC).counts(INSTRUMENT, ADDRESSEE).total == 19
    assert figures_for(reader, Level.PUBLIC).not_shown(INSTRUMENT, ADDRESSEE) == 0
    assert figures_for(reader, Level.STAFF).counts(INSTRUMENT, ADDRESSEE).total == 20


@pytest.mark.parametrize(
    "hidden",
    [
        recommendation(1, existence=Level.STAFF),
        recommendation(99, existence=Level.STAFF, addressees=("addressee-2",)),
        replace(recommendation(99, existence=Level.STAFF), counted=False),
        replace(recommendation(99, existence=Level.STAFF), call_kind=CallKind.APPRAISAL),
    ],
)
def test_where_a_row_is_not_even_counted_the_headline_speaks_of_what_is_tracked_here(hidden: Recommendation) -> None:
    figures = figures_for(library(hidden), Level.MEMBERS)
    total = figures.counts(INSTRUMENT, ADDRESSEE).total
    opening = f"Of the {total} recommendations tracked here that are addressed to Kazakhstan in 2019/2610(RSP), none"
    assert figures.headline(INSTRUMENT, ADDRESSEE).startswith(opening)
    assert figures.headline(INSTRUMENT, None).startswith("Of the ")
    assert figures_for(library(hidden), Level.STAFF).headline(INSTRUMENT, ADDRESSEE).startswith("Of 20 ")


def test_a_hidden_row_of_another_text_changes_no_word_about_this_one() -> None:
    figures = figures_for(library(recommendation(99, existence=Level.STAFF, instrument="instrument-2")), Level.PUBLIC)
    assert not figures.hidden_existence(INSTRUMENT)
    assert figures.hidden_existence(InstrumentId("instrument-2"))


def _with_every_code(*, fold: bool) -> InMemoryReader:
    """Nine calls, each with a code of its own, in the order of the codes."""
    judged = [assessment(number, code, sequence=40 + number) for number, code in enumerate(StatusCode, start=1)]
    others = [replace(recommendation(number), counted=False) for number in range(10, 21)]
    return library(replace(instrument(), fold=fold), *judged, *others)


def test_an_office_may_count_steps_and_setbacks_as_not_implemented_and_the_sum_stays() -> None:
    plain, folded = (figures_for(_with_every_code(fold=fold)) for fold in (False, True))
    counts = folded.counts(INSTRUMENT, ADDRESSEE)
    assert counts.total == plain.counts(INSTRUMENT, ADDRESSEE).total == 8
    assert counts.overtaken == 1
    assert [counts.by_code[code] for code in (StatusCode.STARTED, StatusCode.NONE, StatusCode.CONTRARY)] == [0, 3, 0]
    assert counts.folded == {StatusCode.STARTED: 1, StatusCode.CONTRARY: 1}
    assert plain.counts(INSTRUMENT, ADDRESSEE).folded == {}
    assert "1 partially implemented, 3 not implemented, 1 without information" in folded.headline(INSTRUMENT, ADDRESSEE)
    query = FigureQuery(kind=FigureKind.COUNT, instrument=INSTRUMENT, addressee=ADDRESSEE, code=StatusCode.NONE)
    assert (plain.resolve(query), folded.resolve(query), folded.resolve(replace(query, theme=THEME))) == ("1", "3", "3")
    assert [group.by_code[StatusCode.NONE] for _, group in folded.by_theme(INSTRUMENT, ADDRESSEE)] == [3]


def test_a_row_keeps_its_own_status_where_the_count_is_folded() -> None:
    rows = figures_for(_with_every_code(fold=True)).rows(INSTRUMENT, ADDRESSEE)
    assert [row.code for row in rows] == list(StatusCode)


def test_only_calls_that_nobody_took_out_are_counted() -> None:
    appraisal = replace(recommendation(1), call_kind=CallKind.APPRAISAL)
    out = replace(recommendation(2), counted=False)
    assert figures_for(library(appraisal, out)).counts(INSTRUMENT, ADDRESSEE).total == 18


def test_a_closed_assessment_gives_its_code_and_nothing_else() -> None:
    reader = library(assessment(1, StatusCode.FULL, on="2020-02-17", sequence=50, level=Level.STAFF))
    row = figures_for(reader, Level.PUBLIC).rows(INSTRUMENT, ADDRESSEE)[0]
    assert (row.code, row.counted, row.trend, row.disputed_by) == (StatusCode.FULL, None, None, ())
    assert [claim.status for claim in row.claims] == [StatusCode.PARTIAL]


def test_another_claimant_with_a_newer_value_disputes_the_row_and_the_count_stays() -> None:
    figures = figures_for(library(assessment(1, StatusCode.FULL, claimant=STATE, sequence=60)))
    row = figures.rows(INSTRUMENT, ADDRESSEE)[0]
    assert [other.status for other in row.disputed_by] == [StatusCode.FULL]
    assert row.code is StatusCode.PARTIAL
    assert figures.counts(INSTRUMENT, ADDRESSEE, claimant=STATE).by_code[StatusCode.FULL] == 1


def test_the_trend_follows_the_claimants_two_last_assessments() -> None:
    before = assessment(1, StatusCode.NONE, on="2019-06-01")
    row = figures_for(library(before)).rows(INSTRUMENT, ADDRESSEE, claimant=NGO)[0]
    assert row.trend is Trend.BETTER


def test_a_stated_count_stands_beside_the_computed_one_with_the_difference() -> None:
    (stated,) = figures_for(library()).stated(INSTRUMENT, ADDRESSEE)
    assert stated.differences == ((Measure.IMPLEMENTED, 2),)
    assert stated.total_difference == 0


def test_counts_by_theme_stand_in_the_order_of_themes_and_add_up() -> None:
    other = theme("Courts", key="theme-0")
    reader = library(other, recommendation(1, themes=("theme-0", THEME)), recommendation(2, themes=()))
    groups = figures_for(reader).by_theme(INSTRUMENT, ADDRESSEE)
    assert [(group.name if group else None, counts.total) for group, counts in groups] == [
        ("Courts", 1),
        ("Assembly", 18),
        (None, 1),
    ]


def test_the_theme_of_a_closed_row_is_not_told() -> None:
    groups = figures_for(library(recommendation(1, level=Level.STAFF)), Level.PUBLIC).by_theme(INSTRUMENT, ADDRESSEE)
    assert [(group is None, counts.total) for group, counts in groups] == [(False, 19), (True, 1)]


def test_a_claimant_who_may_not_be_named_is_called_by_kind() -> None:
    reader = library()
    source = next(record for record in reader.records.values() if record.id == "source-1")
    reader.put(replace(source, level=Level.STAFF))
    assert figures_for(reader, Level.PUBLIC).claimant_words(NGO) == "civil society"
    assert figures_for(reader, Level.STAFF).claimant_words(NGO) == "A report"
    assert figures_for(reader).claimant_words(None) == ""
    assert figures_for(reader, Level.PUBLIC).headline(INSTRUMENT, None).endswith("assessed by civil society).")
    assert figures_for(reader).headline(INSTRUMENT, None).endswith("assessed by the authors of “A report”).")


def test_live_figures_become_words() -> None:
    figures = figures_for(library())

    def said(kind: FigureKind, code: StatusCode | None = None, theme: str | None = None) -> str:
        chosen = ThemeId(theme) if theme else None
        query = FigureQuery(kind=kind, instrument=INSTRUMENT, addressee=ADDRESSEE, code=code, theme=chosen)
        return figures.resolve(query)

    assert said(FigureKind.COUNT, StatusCode.PARTIAL) == "2"
    assert said(FigureKind.COUNT, StatusCode.PARTIAL, "theme-none") == "0"
    assert said(FigureKind.TOTAL) == "20"
    assert said(FigureKind.AS_OF) == "17 February 2020"
    assert said(FigureKind.HEADLINE).startswith("Of 20 recommendations addressed to Kazakhstan in 2019/2610(RSP), none")
    assert figures.resolve(FigureQuery(kind=FigureKind.TOTAL)) == "20 (in 1 text)"


def test_rows_of_an_empty_library_are_none() -> None:
    figures = figures_for(InMemoryReader())
    assert figures.rows(INSTRUMENT, ADDRESSEE) == ()
    assert figures.headline(INSTRUMENT, None) == "not known"
