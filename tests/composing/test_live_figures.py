"""Live figures: what they answer follows the rows and the date, and nothing that is closed can be read off them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.composing.figures import CountedFigures, Perspective, describe, resolve_now
from briefing_app.composing.languages import language_for
from briefing_app.composing.live_figures import share_words
from briefing_app.domain.figures import FigureKind, FigureQuery
from briefing_app.domain.ids import BodyId, CountryId, InstrumentId, MissionId, PackId, RecommendationId, ThemeId
from briefing_app.domain.levels import Level
from briefing_app.domain.record import Record
from briefing_app.domain.records.mission import Mission
from briefing_app.domain.records.office import OFFICE_SCALE, ScaleEntry, StatusScale
from briefing_app.domain.records.recommendation import Instrument, Recommendation
from briefing_app.domain.scale_words import ScaleWords
from briefing_app.domain.status import StatusCode, Trend
from tests.builders import (
    ADDRESSEE,
    BODY,
    COUNTRY,
    INSTRUMENT,
    NGO,
    PACK,
    STATE,
    THEME,
    InMemoryReader,
    assessment,
    day,
    instrument,
    mission,
    recommendation,
)
from tests.composing.packs import DAY, ENGLISH, library

COUNT, TOTAL, SHARE, MOVED = FigureKind.COUNT, FigureKind.TOTAL, FigureKind.SHARE, FigureKind.MOVED
NEWER = InstrumentId("instrument-2")
NEWEST = InstrumentId("instrument-3")
PLAIN = ScaleWords(scale=None, language=ENGLISH)
NOTE = "in 2 texts, a call that is repeated counted once, in the newest"


def asked(
    query: FigureQuery, *more: Record, audience: Level = Level.STAFF, as_of: date = DAY, language: str = "en"
) -> str:
    """What the small library, with these records more, answers."""
    reader = library(*more)
    mine = reader.get(Mission, "mission-1")
    seen_from = Perspective(audience=audience, language=language_for(language), as_of=as_of, mission=mine)
    return CountedFigures(reader, seen_from).resolve(query)


def query(kind: FigureKind, code: str | None = None, **more: object) -> FigureQuery:
    about = {"instrument": INSTRUMENT, "addressee": ADDRESSEE} | more
    return FigureQuery(kind=kind, code=StatusCode(code) if code else None, **about)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("number", "total", "words"),
    [
        (0, 20, "0%"),
        (2, 20, "10%"),
        (1, 8, "13%"),
        (1, 3, "33%"),
        (2, 3, "67%"),
        (1, 200, "1%"),
        (1, 201, "under 1%"),
        (1, 100_000, "under 1%"),
        (199, 200, "over 99%"),
        (99_999, 100_000, "over 99%"),
        (198, 200, "99%"),
        (7, 7, "100%"),
    ],
)
def test_a_share_is_rounded_to_whole_percent_and_never_to_none_or_all(number: int, total: int, words: str) -> None:
    assert share_words(number, total, PLAIN) == words


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (query(COUNT, "partial"), "2"),
        (query(COUNT, "partial", in_words=True), "2 of 20"),
        (query(COUNT, "full"), "0"),
        (query(COUNT, "full", in_words=True), "none"),
        (query(COUNT, "overtaken", in_words=True), "none"),
        (query(COUNT), "0"),
        (query(COUNT, "none", claimant=STATE), "0"),
        (query(COUNT, "unassessed", claimant=STATE), "20"),
        (query(COUNT, "none", theme=THEME), "18"),
        (query(COUNT, "none", theme=ThemeId("theme-none")), "0"),
        (query(TOTAL), "20"),
        (query(TOTAL, theme=ThemeId("theme-none")), "0"),
        (query(TOTAL, theme=ThemeId("theme-none"), in_words=True), "none"),
        (query(SHARE, "partial"), "10%"),
        (query(SHARE, "partial", in_words=True), "10% (2 of 20)"),
        (query(SHARE, "overtaken"), "not known"),
        (query(SHARE, "partial", theme=ThemeId("theme-none")), "not known"),
        (query(FigureKind.AS_OF), "17 February 2020"),
        (query(TOTAL, instrument=InstrumentId("gone")), "not known"),
        (query(FigureKind.HEADLINE, instrument=InstrumentId("gone")), "not known"),
    ],
)
def test_what_a_figure_asks_is_answered_from_the_rows(wanted: FigureQuery, words: str) -> None:
    assert asked(wanted) == words


def test_overtaken_calls_stand_outside_of_the_total_and_are_no_part_of_it() -> None:
    over = (assessment(20, StatusCode.OVERTAKEN, sequence=90), assessment(19, StatusCode.OVERTAKEN, sequence=91))
    assert asked(query(COUNT, "overtaken", in_words=True), *over) == "2"
    assert asked(query(TOTAL), *over) == "18"
    assert asked(query(SHARE, "partial"), *over) == "11%"


def test_the_headline_of_a_theme_names_it() -> None:
    words = asked(query(FigureKind.HEADLINE, theme=THEME))
    assert words.startswith("Of 20 recommendations addressed to Kazakhstan in 2019/2610(RSP), theme “Assembly”, none")


@pytest.mark.parametrize(("counts", "words"), [(False, ("1", "5%")), (True, ("2", "10%"))])
def test_largely_counts_as_implemented_only_where_the_office_says_so(counts: bool, words: tuple[str, str]) -> None:
    scale = StatusScale(id=OFFICE_SCALE, substantial_counts=counts)
    made = (assessment(1, StatusCode.FULL, sequence=90), assessment(2, StatusCode.SUBSTANTIAL, sequence=91))
    assert (asked(query(COUNT), scale, *made), asked(query(SHARE), scale, *made)) == words


def test_partial_is_never_implemented_however_the_office_sets_its_scale() -> None:
    scale = StatusScale(id=OFFICE_SCALE, substantial_counts=True)
    assert asked(query(COUNT), scale) == "0"


def text(key: str, adopted: str, **more: object) -> Instrument:
    return replace(instrument(key=key), adopted=day(adopted), reference=f"Text of {adopted}", **more)  # type: ignore[arg-type]


def repeated(number: int, of: int | None, *, text_id: str = NEWER, **more: object) -> Recommendation:
    """Call 100 and so on, in a newer text, which repeats an earlier one."""
    predecessor = RecommendationId(f"recommendation-{of}") if of else None
    return replace(recommendation(number, instrument=text_id), predecessor=predecessor, **more)  # type: ignore[arg-type]


OLD = text(INSTRUMENT, "2019-03-14")


def over_all(kind: FigureKind = TOTAL, code: str | None = None, **more: object) -> FigureQuery:
    return replace(query(kind, code, **more), instrument=None)


def test_a_total_over_several_texts_counts_a_repeated_call_once_in_the_newest_and_says_so() -> None:
    newer = (OLD, text(NEWER, "2020-01-20"), repeated(101, 1), repeated(102, 2), repeated(103, None))
    done = assessment(101, StatusCode.FULL, sequence=90)
    assert asked(over_all(), *newer) == f"21 ({NOTE})"
    assert asked(over_all(COUNT, "partial"), *newer) == f"0 ({NOTE})"
    assert asked(over_all(COUNT, "full", in_words=True), *newer, done) == f"1 of 21 ({NOTE})"
    assert asked(query(COUNT, "partial"), *newer) == "2"


def test_a_chain_of_repetitions_counts_its_last_link_and_a_gap_in_it_is_bridged() -> None:
    links = (repeated(101, 1), replace(repeated(201, 101), instrument=NEWEST))
    texts = (OLD, text(NEWER, "2019-10-01"), text(NEWEST, "2020-02-01"))
    assert asked(over_all(), *texts, *links).startswith("20 (in 3 texts")
    uncounted = replace(links[0], counted=False)
    assert asked(over_all(), *texts, uncounted, links[1]).startswith("20 (in 3 texts")


@pytest.mark.parametrize("of", [101, 102])
def test_calls_that_repeat_each_other_in_a_ring_are_not_all_lost(of: int) -> None:
    ring = (repeated(101, 102), repeated(102, of))
    assert asked(over_all(), OLD, text(NEWER, "2020-01-20"), *ring) == f"21 ({NOTE})"


def test_a_text_of_another_country_or_of_a_later_day_is_no_part_of_the_total() -> None:
    abroad = text(NEWER, "2020-01-20", countries=(CountryId("elsewhere"),))
    later = text(NEWER, "2020-02-18")
    call = repeated(101, 1)
    for other in (abroad, later):
        assert asked(over_all(), OLD, other, call) == "20 (in 1 text)"
    assert asked(over_all(), OLD, later, call, as_of=date(2020, 2, 18)) == f"20 ({NOTE})"
    here = text(NEWER, "2020-01-20", countries=(COUNTRY, CountryId("elsewhere")))
    assert asked(over_all(), OLD, here, call) == f"20 ({NOTE})"


def test_a_headline_over_all_texts_adds_up_and_says_how() -> None:
    made = (OLD, text(NEWER, "2020-01-20"), repeated(101, 1), assessment(101, StatusCode.FULL, sequence=90))
    assert asked(over_all(FigureKind.HEADLINE), *made) == (
        "Of 20 recommendations addressed to Kazakhstan in 2 texts, 1 fully implemented, 1 partially implemented, "
        "18 not implemented (as of 17 February 2020, assessed by those whom each text follows; "
        "a call that is repeated counted once, in the newest text)."
    )


def test_each_text_folds_in_its_own_way_and_the_sum_stays() -> None:
    made = (
        OLD,
        text(NEWER, "2020-01-20", fold=True),
        repeated(101, None),
        repeated(102, None),
        assessment(101, StatusCode.STARTED, sequence=90),
        assessment(1, StatusCode.STARTED, sequence=91),
        assessment(102, StatusCode.FULL, sequence=92),
    )
    assert asked(over_all(COUNT, "started"), *made) == f"1 ({NOTE})"
    assert asked(over_all(COUNT, "none"), *made) == f"19 ({NOTE})"
    assert asked(over_all(), *made) == f"22 ({NOTE})"


def test_without_any_text_nothing_is_said_to_be_none() -> None:
    seen_from = Perspective(audience=Level.STAFF, language=ENGLISH, as_of=DAY)
    assert CountedFigures(InMemoryReader(), seen_from).resolve(over_all()) == "not known"


def test_a_text_that_an_audience_may_not_know_of_leaves_no_trace_in_its_total() -> None:
    closed = replace(text(NEWER, "2020-01-20"), level=Level.STAFF)
    made = (OLD, closed, repeated(101, 1))
    assert asked(over_all(), *made, audience=Level.PUBLIC) == asked(over_all(), OLD, audience=Level.PUBLIC)
    assert asked(over_all(), *made) == f"20 ({NOTE})"


def test_what_a_closed_call_repeats_is_not_told_by_a_total() -> None:
    made = (OLD, text(NEWER, "2020-01-20"))
    linked, unlinked = (repeated(101, of, level=Level.STAFF) for of in (1, None))
    answers = {asked(over_all(), *made, call, audience=Level.PUBLIC) for call in (linked, unlinked)}
    assert answers == {f"21 ({NOTE})"}


def since(first: str, movement: Trend | None = Trend.BETTER, **more: object) -> FigureQuery:
    return query(MOVED, None, movement=movement, since=day(first), **more)


BEFORE = tuple(
    assessment(number, code, on="2019-06-01")
    for number, code in [
        (1, StatusCode.NONE),  # partial now: better
        (2, StatusCode.FULL),  # partial now: worse
        (3, StatusCode.NONE),  # none now: same
        (4, StatusCode.STARTED),  # none now: worse
        (5, StatusCode.NO_INFO),  # none now: not comparable
    ]
)
REVERSED = (assessment(4, StatusCode.PARTIAL, on="2019-09-01", sequence=3),)
"""Call 4 was under way, became partial, and is not implemented now."""


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (since("2019-06-01"), "1"),
        (since("2019-06"), "1"),
        (since("2019-06-01", Trend.WORSE), "2"),
        (since("2019-06-01", Trend.SAME), "1"),
        (since("2019-06-01", Trend.REVERSED), "1"),
        (since("2019-06-01", None), "3"),
        (since("2019-06-01", in_words=True), "1 of 20"),
        (since("2019-05-31"), "0"),
        (since("2019-05-31", in_words=True), "none"),
        (since("2020-02-17", None), "0"),
        (since("2020-02-18"), "not known"),
        (since("2019-06-01", claimant=STATE), "0"),
        (since("2019-06-01", theme=THEME), "1"),
        (since("2019-06-01", theme=ThemeId("none")), "0"),
        (query(MOVED, movement=Trend.BETTER), "not known"),
        (since("2019-06-01", instrument=None), "1 (in 1 text)"),
    ],
)
def test_what_moved_is_counted_from_a_date_on(wanted: FigureQuery, words: str) -> None:
    assert asked(wanted, *BEFORE, *REVERSED) == words


def earlier(key: str, start: str | None, **more: object) -> Mission:
    first = day(start) if start else None
    return replace(mission(), id=MissionId(key), start=first, end=None, **more)  # type: ignore[arg-type]


LAST = query(MOVED, movement=Trend.BETTER, since_last_mission=True)
AFTER_ALL = earlier("m-late", "2020-02-24")
TRIP = earlier("m-1", "2019-06-15")


@pytest.mark.parametrize(
    ("missions", "words"),
    [
        ((TRIP,), "1"),
        ((TRIP, earlier("m-0", "2018-01-01")), "1"),
        ((earlier("m-0", "2018-01-01"),), "0"),
        ((TRIP, earlier("m-2", "2019-12-31", country=CountryId("elsewhere"))), "1"),
        ((TRIP, earlier("m-2", "2019-06-20", body=BodyId("other"))), "1"),
        ((TRIP, earlier("m-2", "2020-02-25")), "1"),
        ((TRIP, earlier("m-2", "2021-01-01"), earlier("m-3", None)), "1"),
        ((), "not known"),
        ((earlier("m-2", None),), "not known"),
        ((TRIP, AFTER_ALL), "not known"),
    ],
)
def test_the_last_mission_is_the_one_before_to_the_same_country(missions: tuple[Mission, ...], words: str) -> None:
    assert asked(LAST, *BEFORE, *missions) == words


def test_where_no_country_is_known_the_last_mission_is_the_bodys() -> None:
    here = replace(mission(), country=None)
    assert asked(LAST, *BEFORE, here, replace(TRIP, country=None)) == "1"
    assert asked(LAST, *BEFORE, here, replace(TRIP, country=None, body=BodyId("other"))) == "not known"
    assert asked(LAST, *BEFORE, replace(here, body=None), replace(TRIP, body=BODY)) == "not known"


def test_a_mission_that_an_audience_may_not_know_of_is_not_its_last_one() -> None:
    secret = replace(TRIP, level=Level.STAFF)
    assert asked(LAST, *BEFORE, secret, audience=Level.MEMBERS) == "not known"
    assert asked(LAST, *BEFORE, secret) == "1"


def test_a_closed_call_moves_in_a_total_and_a_hidden_one_does_not() -> None:
    closed, hidden = recommendation(1, level=Level.STAFF), recommendation(1, existence=Level.STAFF)
    wanted = since("2019-06-01")
    assert asked(wanted, *BEFORE, closed, audience=Level.PUBLIC) == "1"
    assert asked(wanted, *BEFORE, hidden, audience=Level.PUBLIC) == "0"


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (
            query(COUNT, "partial"),
            "How many calls are “Partially implemented”: in 2019/2610(RSP); addressed to Kazakhstan; "
            "as of the pack's date.",
        ),
        (
            query(COUNT, "started", theme=THEME, claimant=STATE, addressee=None),
            "How many calls are “Under way”: in 2019/2610(RSP); theme “Assembly”; assessed by the State; "
            "as of the pack's date.",
        ),
        (
            query(SHARE, instrument=None, addressee=None),
            "Which share of the calls is fully implemented, since nothing else counts as implemented, in whole "
            "percent: in all texts, a call that is repeated counted once, in the newest; as of the pack's date.",
        ),
        (query(FigureKind.AS_OF), "The date at which the statuses hold."),
        (
            query(TOTAL, instrument=InstrumentId("gone"), claimant=NGO, addressee=None),
            "How many calls are counted: in a text that is not there any more; assessed by A report; "
            "as of the pack's date.",
        ),
        (
            query(FigureKind.HEADLINE, addressee=None),
            "The computed headline: in 2019/2610(RSP); as of the pack's date.",
        ),
        (
            since("2019-06", Trend.WORSE, addressee=None),
            "How many calls got worse since June 2019: in 2019/2610(RSP); as of the pack's date.",
        ),
        (
            replace(LAST, addressee=None),
            "How many calls got better since the last mission: in 2019/2610(RSP); as of the pack's date.",
        ),
        (
            query(MOVED, addressee=None, theme=ThemeId("gone")),
            "How many calls moved, better or worse, since a date that is not set: in 2019/2610(RSP); "
            "theme “not there any more”; as of the pack's date.",
        ),
    ],
)
def test_what_a_figure_asks_can_be_read_in_plain_words(wanted: FigureQuery, words: str) -> None:
    assert describe(wanted, library(), ENGLISH) == words


def test_the_editor_sees_a_figures_present_value_as_staff_does_and_by_the_packs_own_mission() -> None:
    reader = library(*BEFORE, TRIP, recommendation(1, existence=Level.STAFF))
    value = resolve_now(reader, LAST, as_of=DAY, language=ENGLISH, pack=PACK)
    assert value == "1"
    assert resolve_now(reader, LAST, as_of=DAY, language=ENGLISH) == "not known"
    assert resolve_now(reader, LAST, as_of=DAY, language=ENGLISH, pack=PackId("gone")) == "not known"
    assert resolve_now(reader, query(TOTAL), as_of=DAY, language=language_for("fr")) == "20"


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (query(COUNT, "full", in_words=True), "aucune"),
        (query(COUNT, "partial", in_words=True), "2 sur 20"),
        (query(SHARE, "partial"), "10\u00a0%"),
        (query(FigureKind.AS_OF), "17 février 2020"),
        (query(SHARE, "overtaken"), "non connu"),
        (over_all(), "20 (dans 1 texte)"),
    ],
)
def test_a_french_document_gets_its_figures_in_french(wanted: FigureQuery, words: str) -> None:
    assert asked(wanted, language="fr") == words


def test_an_offices_own_word_stands_in_quotation_marks_in_the_headline() -> None:
    entries = (
        ScaleEntry(code=StatusCode.NONE, labels={"en": "Ignored"}),
        ScaleEntry(code=StatusCode.FULL, labels={"en": "Done", "fr": "Fait"}),
    )
    scale = StatusScale(id=OFFICE_SCALE, entries=entries)
    headline = query(FigureKind.HEADLINE)
    assert "none “Done”, 2 partially implemented, 18 “Ignored” (as of" in asked(headline, scale)
    assert "aucune «\u00a0Fait\u00a0», 2 partiellement" in asked(headline, scale, language="fr")
    assert "18 non mises en œuvre" in asked(headline, scale, language="fr-BE")
