"""Where a finding stands, as a person knows it; and what stands around the text on every page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from briefing_app.composing.compose import compose
from briefing_app.composing.folding import bare, folded
from briefing_app.composing.places import hidden_lines, placed_lines, quoted
from briefing_app.domain.figures import FigureKind, FigureQuery
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.text import Block, Run, Text
from tests.builders import (
    ADDRESSEE,
    INSTRUMENT,
    PACK,
    day,
    mission,
    pack,
    recipe,
    section,
    situation_entry,
    speaker_note,
    written,
)
from tests.composing.packs import composed, findings, library, of

ENTRY = situation_entry()


@pytest.mark.parametrize(
    ("words", "place", "said"),
    [
        ("short", (0, 5), "short"),
        ("", (0, 0), ""),
        ("a " * 100 + "HERE" + " b" * 100, (200, 204), "HERE"),
        ("HERE" + " b" * 100, (0, 4), "HERE"),
        ("a " * 100 + "HERE", (200, 204), "HERE"),
        ("x" * 500, (0, 500), "xxx"),
        ("Қазақстан Республикасы " * 20 + "ОСЫНДА", (460, 466), "ОСЫНДА"),
    ],
)
def test_a_quotation_holds_what_it_is_about_and_stays_short(words: str, place: tuple[int, int], said: str) -> None:
    quote = quoted(words, *place)
    assert said in quote
    assert len(quote) <= 125
    assert quote.startswith("…") == (place[0] > 30 and len(words) > 60)


def test_every_line_of_a_pack_has_a_place_that_a_person_knows_and_leads_to_its_record() -> None:
    document = composed(library()).document
    found = list(placed_lines(document))
    assert all(line.where for line in found)
    texts = {line.text: line for line in found}
    assert texts["A movement was banned."].origin.kind == Kind.SITUATION_ENTRY
    assert texts["A movement was banned."].where == "6 Country situation"
    assert texts["Second point."].origin.field == "points"
    assert texts["For Members"].where == "head and foot of the pages"
    assert "Contents" not in {line.where for line in found if line.text == "Country situation"}


def test_words_that_are_not_drawn_have_a_place_too() -> None:
    link = Text(blocks=(Block(runs=(Run(text="here", link="https://example.org/x"),)),))
    document = composed(library(written(ENTRY, "fact", link))).document
    found = {line.text: line.where for line in hidden_lines(document)}
    assert found["https://example.org/x"] == "6 Country situation"
    assert found["Delegation pack"] == "the file's properties"
    assert any(text.startswith("Bar chart of 20 calls by status.") for text in found)


@pytest.mark.parametrize(
    ("audience", "foot", "marking"),
    [
        (Level.STAFF, "For staff only", "TLP:AMBER+STRICT"),
        (Level.MEMBERS, "For Members", "TLP:AMBER"),
        (Level.PUBLIC, "For the public", "TLP:CLEAR"),
    ],
)
def test_each_page_says_for_whom_it_is(audience: Level, foot: str, marking: str) -> None:
    reader = library(section("cover", key="section-1", level=Level.PUBLIC), replace(mission(), level=Level.PUBLIC))
    furniture = composed(reader, audience).document.furniture
    assert (furniture.audience, furniture.marking, furniture.pack) == (foot, marking, "Delegation pack")


def _built_at(now: datetime) -> tuple[str, datetime]:
    result = compose(library(), PACK, recipe=None, audience=None, as_of=None, today=now.date(), now=now)
    return result.document.furniture.stamp.replace("\u00a0", " "), result.document.meta.created


def test_the_stamp_says_when_in_the_time_of_whoever_made_the_paper() -> None:
    almaty = timezone(timedelta(hours=6))
    stamp, created = _built_at(datetime(2020, 2, 17, 23, 59, tzinfo=almaty))
    assert stamp == "Draft, 17 February 2020, 23:59"
    assert created == datetime(2020, 2, 17, 17, 59, tzinfo=UTC)


def test_a_moment_without_a_zone_gets_one() -> None:
    _, created = _built_at(datetime(2020, 2, 17, 14, 2))  # noqa: DTZ001  (that is the point)
    assert created.tzinfo is not None
    assert (created.hour, created.minute) == (14, 2)


# --- folding ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoë", "ZOE"),
        ("Łódź", "lodz"),
        ("Straße", "STRASSE"),
        ("Müller-Lüdenscheidt", "muller ludenscheidt"),
        ("O’Neill", "oneill"),
        ("Qazaqstan\u00ad", "qazaqstan"),
        ("a\u200db", "ab"),
        ("Ёлкин", "елкин"),
        ("Ǆ", "dz"),
        ("ﬁ", "fi"),
        ("İstanbul", "istanbul"),
        ("Æsir", "aesir"),
        ("１２", "12"),
        ("\u202babc\u202c", "abc"),
        (" a \n b\t", "a b"),
        ("ქეთევან", "ქეთევან"),
    ],
)
def test_two_spellings_of_one_name_fold_to_the_same(one: str, other: str) -> None:
    assert folded(one) == folded(other) == folded(folded(one))


@pytest.mark.parametrize(("one", "other"), [("Ann", "Anna"), ("Қ", "К̣а"), ("a b", "ab"), ("Әсет", "Есет")])
def test_two_names_stay_two(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@pytest.mark.parametrize("nothing", ["", " ", "\u00ad", "’’", "…–—", "\u202e"])
def test_signs_alone_fold_to_nothing(nothing: str) -> None:
    assert folded(nothing) == bare(nothing) == ""


# --- speaking notes ---------------------------------------------------------------------------------------------------


def test_a_live_figure_takes_the_time_of_the_words_that_it_becomes() -> None:
    headline = FigureQuery(kind=FigureKind.HEADLINE, instrument=INSTRUMENT, addressee=ADDRESSEE)
    runs = tuple(Run(figure=headline) for _ in range(12))
    long = library(written(speaker_note(), "points", Text(blocks=(Block(runs=runs),))))
    (finding,) = of(findings(long), "speaking-time")
    assert "the slot is 2" in finding.message
    few = library(written(speaker_note(), "points", Text(blocks=(Block(runs=runs[:3]),))))
    assert of(findings(few), "speaking-time") == []


@pytest.mark.parametrize(
    ("words", "note", "cut"),
    [
        (260, {}, ""),
        (261, {}, "1 word"),
        (260, {"interpreted": True}, "40 words"),
        (260, {"language": "hu"}, "70 words"),
        (260, {"minutes": 10.0}, ""),
        (260, {"minutes": 0.0}, "260 words"),
    ],
)
def test_a_note_is_measured_by_its_minutes_and_the_rate_of_its_language(
    words: int, note: dict[str, object], cut: str
) -> None:
    changed = replace(speaker_note(), **note)  # type: ignore[arg-type]
    spoken = written(changed, "points", "word " * (words - 3))
    short = (written(changed, "opening", "Chair."), written(changed, "close", "We count."))
    found = of(findings(library(changed, spoken, *short)), "speaking-time")
    assert [finding.fix for finding in found] == ([f"Cut about {cut}."] if cut else [])


def test_words_that_an_audience_does_not_hear_take_no_time() -> None:
    closed = Text(blocks=(Block(level=Level.STAFF, runs=(Run(text="word " * 400),)), Block(runs=(Run(text="Short."),))))
    reader = library(written(speaker_note(), "points", closed))
    assert of(findings(reader, Level.MEMBERS), "speaking-time") == []
    assert len(of(findings(reader, Level.STAFF), "speaking-time")) == 1


# --- recipes ----------------------------------------------------------------------------------------------------------


def test_a_pack_that_knows_recipes_which_are_gone_is_built_in_the_usual_way() -> None:
    result = composed(library(pack(recipes=("recipe-none",))))
    assert (result.recipe.name, result.audience) == ("Usual", Level.MEMBERS)


def test_the_first_recipe_for_the_audience_decides_and_else_the_first_one() -> None:
    chairs = replace(recipe("Chair", key="recipe-2", audience=Level.STAFF), contents=False)
    handout = replace(recipe("Handout", key="recipe-3"), sections=("country_situation",))
    reader = library(pack(recipes=("recipe-3", "recipe-2")), chairs, handout)
    assert composed(reader).recipe.name == "Handout"
    assert composed(reader, Level.STAFF).recipe.name == "Chair"
    for_public = composed(
        library(
            pack(recipes=("recipe-3",)),
            handout,
            replace(ENTRY, level=Level.PUBLIC),
            section("country_situation", key="section-7", level=Level.PUBLIC),
        ),
        Level.PUBLIC,
    )
    assert (for_public.recipe.name, for_public.recipe.audience) == ("Handout", Level.PUBLIC)


def test_a_date_known_to_the_month_holds_from_its_first_day() -> None:
    assert composed(library(replace(pack(), as_of=day("2020-03")))).as_of == date(2020, 3, 1)
