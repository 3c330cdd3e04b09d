"""Status of recommendations and the situation in a country: every number adds up, every word is somebody's."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from briefing_app.document.blocks import Chart, Layout, Table
from briefing_app.document.inline import Citation, StatusMark
from briefing_app.document.walk import walk
from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.ids import CountryId, ThemeId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.record import FieldMark, Record
from briefing_app.domain.records.recommendation import Measure, StatedNumber
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.status import LABELS, StatusCode, Trend
from tests.builders import (
    ADDRESSEE,
    INSTRUMENT,
    STATE,
    assessment,
    day,
    instrument,
    organisation,
    recommendation,
    section,
    situation_entry,
    source,
    stated_count,
    theme,
    written,
)
from tests.sections.parts import part_of, table_of, titles_of, words_of

STATUS = "recommendation_status"
OTHER = Claimant(kind=ClaimantKind.NGO, by=RecordRef(kind=Kind.ORGANISATION, id="organisation-1"))
THIRD = Claimant(kind=ClaimantKind.THIRD_PARTY)
WORDS = LABELS | {StatusCode.STARTED: "Under way"}
"""What the small library's office calls the statuses."""


def nine_codes() -> tuple[Record, ...]:
    """Nine calls with a code each, in the table's order; the other eleven are taken out of the count."""
    judged = [assessment(number, code, sequence=40 + number) for number, code in enumerate(StatusCode, start=1)]
    return (*judged, *(replace(recommendation(number), counted=False) for number in range(10, 21)))


def test_with_all_nine_codes_table_chart_and_headline_say_the_same_and_add_up() -> None:
    part = part_of(*nine_codes(), of=STATUS)
    rows = table_of(part, 0)
    in_total = [code for code in StatusCode if code is not StatusCode.OVERTAKEN]
    assert rows[:8] == [[WORDS[code], "1"] for code in in_total]
    assert rows[8:] == [["Total", "8"], ["Overtaken or void (left out of the total)", "1"]]
    chart = next(node for node in walk(part) if isinstance(node, Chart))
    assert sum(bar.value for bar in chart.bars if bar.code != StatusCode.OVERTAKEN) == 8
    words = words_of(part)
    assert "Of 8 recommendations addressed to Kazakhstan" in words
    assert words.index("1 not yet assessed (as of") < words.index("; 1 more overtaken and left out.")
    assert {node.code for node in walk(part) if isinstance(node, StatusMark)} == set(StatusCode)


def test_every_status_is_said_in_words_and_never_by_its_mark_alone() -> None:
    marks = [node for node in walk(part_of(*nine_codes(), of=STATUS)) if isinstance(node, StatusMark)]
    assert all(mark.label == WORDS[StatusCode(mark.code)] for mark in marks)


def test_claims_stand_side_by_side_by_kind_and_name() -> None:
    claims = (
        assessment(1, StatusCode.FULL, claimant=STATE, on="2019-12-01", sequence=3),
        assessment(1, StatusCode.NONE, claimant=OTHER, on="2019-12-02", sequence=4),
        assessment(1, StatusCode.STARTED, claimant=THIRD, on="2019-12-03", sequence=5),
    )
    row = next(row for row in table_of(part_of(*claims, of=STATUS)) if "Call 1 Do" in " ".join(row))
    for claim in (
        "the State: Fully implemented",
        "An organisation: Not implemented",
        "a third party: Under way",
        "“A report”: Partially implemented",
    ):
        assert claim in row[3]
    assert "(disputed)" not in row[2]


@pytest.mark.parametrize(
    ("claim", "disputed"),
    [
        (assessment(1, StatusCode.FULL, claimant=STATE, on="2020-02-17", sequence=99), True),
        (assessment(1, StatusCode.FULL, claimant=OTHER, on="2020-02-17", sequence=99), True),
        (assessment(1, StatusCode.FULL, claimant=STATE, on="2020-02-17", sequence=0), False),
        (assessment(1, StatusCode.FULL, claimant=STATE, on="2020-02-16", sequence=99), False),
        (assessment(1, StatusCode.PARTIAL, claimant=STATE, on="2020-02-17", sequence=99), False),
        (assessment(1, StatusCode.FULL, claimant=STATE, on="2020-02-18", sequence=99), False),
        (assessment(1, StatusCode.FULL, claimant=STATE, on="2020-02-17", sequence=99, level=Level.STAFF), False),
    ],
)
def test_a_row_is_disputed_by_a_newer_different_word_that_its_reader_may_see(claim: Record, disputed: bool) -> None:
    part = part_of(claim, of=STATUS)
    row = next(row for row in table_of(part) if "Call 1 Do" in " ".join(row))
    assert ("(disputed)" in row[2]) == disputed
    assert table_of(part, 0)[1] == ["Partially implemented", "2"]


def test_the_matrix_goes_by_theme_and_calls_without_one_come_last() -> None:
    courts = theme("Courts", key="theme-0")
    calls = (recommendation(1, themes=("theme-0", "theme-1")), recommendation(2, themes=()))
    part = part_of(courts, *calls, of=STATUS)
    groups = [row[0] for row in table_of(part) if len(row) == 1]
    assert groups == ["Courts", "Assembly", "No theme"]
    assert len(table_of(part)) == 23
    assert part is not None
    assert part.layout is Layout.LANDSCAPE


def test_a_theme_that_is_closed_or_gone_takes_no_row_with_it() -> None:
    closed = replace(theme(), level=Level.STAFF)
    for part in (part_of(closed, of=STATUS), part_of(of=STATUS, without=("theme-1",))):
        assert len([row for row in table_of(part) if len(row) > 1]) == 20
        assert [row for row in table_of(part) if len(row) == 1] == []
        (matrix,) = [node for node in walk(part) if isinstance(node, Table) and node.anchor.startswith("rows-")]
        assert matrix.summary == "Every counted call with its status."
    assert "Assembly" not in words_of(part_of(closed, of=SITUATION))


def test_facts_of_which_none_has_a_theme_stand_under_their_titles_alone() -> None:
    part = part_of(replace(theme(), level=Level.STAFF), of=SITUATION)
    assert "No theme" not in words_of(part)
    assert titles_of(part, 2) == ["A ban"]
    assert titles_of(part, 3) == []


def test_a_call_is_cited_by_paragraph_and_clause_or_says_that_neither_is_verified() -> None:
    calls = (
        replace(recommendation(1), paragraph="12", clause="(b)"),
        replace(recommendation(2), paragraph="7", paraphrase=True),
    )
    rows = {row[1].split(" Do")[0]: row[0] for row in table_of(part_of(*calls, of=STATUS)) if len(row) > 1}
    assert rows["Call 1"] == "paragraph 12, (b)"
    assert rows["Call 2"] == "paragraph 7, paraphrase"
    assert rows["Call 3"] == "paragraph not verified"


def test_evidence_that_is_closed_is_left_out_of_its_row() -> None:
    judged = replace(
        assessment(1, StatusCode.PARTIAL, sequence=1),
        evidence="A law was passed.",
        note="Told in confidence.",
        evidence_source=source().id,
        marks=(FieldMark(field="note", level=Level.STAFF),),
    )
    part = part_of(judged, of=STATUS)
    assert "A law was passed." in words_of(part)
    assert "confidence" not in words_of(part)
    assert "confidence" in words_of(part_of(judged, of=STATUS, audience=Level.STAFF))
    assert any(isinstance(node, Citation) for node in walk(part))


def test_a_stated_count_says_what_it_states_when_and_by_how_much_it_is_off() -> None:
    numbers = (StatedNumber(measure=Measure.FULL, number=1), StatedNumber(measure=Measure.PARTIAL, number=2))
    stated = replace(stated_count(total=22), numbers=numbers)
    (row,) = table_of(part_of(stated, of=STATUS), 1)
    assert row[1] == "1 of 22 fully implemented 2 of 22 partially implemented"
    assert row[2] == "+1 fully implemented; +2 in the total"
    (same,) = table_of(part_of(replace(stated, numbers=numbers[1:], total=20), of=STATUS), 1)
    assert same[2] == "none: agrees with the rows"
    (less,) = table_of(part_of(replace(stated, numbers=numbers[1:], total=19), of=STATUS), 1)
    assert less[2] == "−1 in the total"


def test_a_stated_count_whose_source_is_closed_is_told_without_its_title() -> None:
    closed = replace(source("A leaked paper"), level=Level.STAFF)
    part = part_of(closed, of=STATUS)
    assert "source not shown" in table_of(part, 1)[0][0]
    assert "A leaked paper" not in words_of(part)


@pytest.mark.parametrize(
    "options", [{}, {"instrument": ""}, {"instrument": "instrument-none"}, {"addressee": ADDRESSEE}]
)
def test_a_status_of_no_text_vanishes(options: dict[str, Any]) -> None:
    assert part_of(section(STATUS, key="section-6", **options), of=STATUS) is None


def test_without_an_addressee_the_calls_to_everybody_are_counted() -> None:
    other = recommendation(30, addressees=())
    part = part_of(other, section(STATUS, key="section-6", instrument=INSTRUMENT), of=STATUS)
    assert table_of(part, 0)[-1] == ["Total", "21"]
    assert "Of 21 recommendations in 2019/2610(RSP)" in words_of(part)


def test_a_text_nobody_has_assessed_says_so_and_claims_nothing() -> None:
    part = part_of(instrument(claimant=None), of=STATUS)
    assert table_of(part, 0)[-2:] == [["Not yet assessed", "20"], ["Total", "20"]]
    assert "20 not yet assessed (as of 17 February 2020)." in words_of(part)
    assert "none fully implemented" not in words_of(part)


def test_the_chart_may_be_left_out() -> None:
    plain = section(STATUS, key="section-6", instrument=INSTRUMENT, addressee=ADDRESSEE, chart=False)
    part = part_of(plain, of=STATUS)
    assert [node for node in walk(part) if isinstance(node, Chart)] == []
    assert len([node for node in walk(part) if isinstance(node, Table)]) == 3


SITUATION = "country_situation"


def of_length(length: str) -> Record:
    return section(SITUATION, key="section-7", length=length)


@pytest.mark.parametrize(
    ("length", "shown"),
    [
        ("short", ["A key fact"]),
        ("medium", ["A ban", "A key fact"]),
        ("full", ["A ban", "A key fact"]),
    ],
)
def test_each_length_of_the_situation_holds_what_it_says(length: str, shown: list[str]) -> None:
    key = replace(situation_entry("A key fact", key="entry-2"), key=True)
    detail = written(situation_entry(), "detail", "The whole story.")
    part = part_of(key, detail, of_length(length), of=SITUATION)
    assert titles_of(part, 3) == shown
    assert ("The whole story." in words_of(part)) == (length == "full")


def test_an_entry_says_since_when_how_it_moves_and_who_says_so() -> None:
    entry = replace(situation_entry(), trend=Trend.REVERSED)
    for since, said in (("2018", "Since 2018"), ("2018-03", "Since March 2018"), ("2018-03-13", "Since 13 March 2018")):
        dated = replace(entry, since=day(since))
        assert f"{said} · Trend: reversed · Source:" in words_of(part_of(dated, of=SITUATION)).replace("↺ ", "")


def test_an_entry_without_date_trend_or_source_has_no_line_of_nothing() -> None:
    bare = replace(situation_entry(), sources=(), trend=Trend.UNKNOWN)
    assert words_of(part_of(bare, of=SITUATION)).split("\n")[-1] == "A movement was banned."


def test_the_situation_keeps_to_its_themes_and_its_country() -> None:
    courts = theme("Courts", key="theme-0")
    fair = replace(situation_entry("Fair trial", key="entry-2"), theme=courts.id)
    elsewhere = replace(situation_entry("Elsewhere", key="entry-3"), country=CountryId("country-2"))
    lost = replace(situation_entry("Lost", key="entry-4"), theme=ThemeId("theme-none"))
    part = part_of(courts, fair, elsewhere, lost, of=SITUATION)
    assert titles_of(part, 2) == ["Courts", "Assembly", "No theme"]
    assert titles_of(part, 3) == ["Fair trial", "A ban", "Lost"]
    chosen = section(SITUATION, key="section-7", themes=("theme-0",))
    assert titles_of(part_of(courts, fair, elsewhere, chosen, of=SITUATION), 3) == ["Fair trial"]
    other = section(SITUATION, key="section-7", country="country-2")
    assert titles_of(part_of(elsewhere, other, of=SITUATION), 3) == ["Elsewhere"]


@pytest.mark.parametrize(
    "changed",
    [
        section(SITUATION, key="section-7", length="short"),
        section(SITUATION, key="section-7", themes=("theme-none",)),
        section(SITUATION, key="section-7", country="country-none"),
        situation_entry(level=Level.STAFF),
    ],
)
def test_a_situation_with_no_entry_left_vanishes_with_its_introduction(changed: Record) -> None:
    words = written(section(SITUATION, key="section-7"), "introduction", "Read this first.")
    assert part_of(words, of=SITUATION) is not None
    assert part_of(words, changed, of=SITUATION) is None


def test_named_by_an_organisation_the_count_is_its_own() -> None:
    own = (instrument(claimant=OTHER), organisation("Qaharman", key="organisation-1"))
    part = part_of(*own, assessment(1, StatusCode.NONE, claimant=OTHER), of=STATUS)
    assert "assessed by Qaharman)" in words_of(part)
    assert table_of(part, 0)[2:] == [["Not implemented", "1"], ["Not yet assessed", "19"], ["Total", "20"]]
