"""The first two pages: for what, for whom, when, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.document.blocks import Pairs
from briefing_app.document.walk import walk
from briefing_app.document.words import lines
from briefing_app.domain.levels import Level
from briefing_app.domain.record import FieldMark, Record
from briefing_app.domain.records.people import Body
from briefing_app.domain.records.place import DatedName
from tests.builders import INSTRUMENT, body, bullets, day, instrument, mission, pack, section, written
from tests.sections.parts import part_of, titles_of, words_of

COVER = section("cover", key="section-1")


def facts(*changed: Record, audience: Level = Level.MEMBERS) -> dict[str, str]:
    """Return what the cover says, by its label."""
    (pairs,) = [node for node in walk(part_of(*changed, of="cover", audience=audience)) if isinstance(node, Pairs)]
    return {
        pair.label: " ".join(lines(pair)).replace("\u00a0", " ").removeprefix(pair.label).strip()
        for pair in pairs.pairs
    }


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2020-02-25", "2020-02-27", "25–27 February 2020"),
        ("2020-02-25", "2020-02-25", "25 February 2020"),
        ("2020-02-25", None, "25 February 2020"),
        ("2020-02-28", "2020-03-01", "28 February – 1 March 2020"),
        ("2019-12-31", "2020-01-02", "31 December 2019 – 2 January 2020"),
        ("2020-02", None, "February 2020"),
        ("2020", "2021", "2020"),
    ],
)
def test_the_dates_are_said_as_far_as_they_are_known(start: str, end: str | None, said: str) -> None:
    trip = replace(mission(), start=day(start), end=day(end) if end else None)
    assert facts(trip)["Dates"] == said


def test_a_mission_of_which_little_is_known_has_no_empty_lines() -> None:
    bare = replace(mission(), body=None, country=None, place="", start=None, end=None)
    assert list(facts(bare)) == ["Mission", "Prepared for", "Status as of", "Edition"]


@pytest.mark.parametrize(
    ("as_of", "name"),
    [
        ("2019-07-01", "Delegation to the EU-Kazakhstan PCC (DCAS)"),
        ("2021-01-01", "Delegation for Central Asia (DCAS)"),
    ],
)
def test_the_body_bears_the_name_of_the_packs_date(as_of: str, name: str) -> None:
    names = (
        DatedName(name="Delegation to the EU-Kazakhstan PCC", until=day("2020-01-01")),
        DatedName(name="Delegation for Central Asia", since=day("2020-01-01")),
    )
    assert facts(replace(body(), names=names), pack(as_of=as_of, recipes=("recipe-1",)))["Host body"] == name


def test_a_body_that_is_called_by_its_code_is_not_called_so_twice() -> None:
    coded = Body(id=body().id, code="DROI", names=(DatedName(name="DROI"),), level=Level.PUBLIC)
    assert facts(coded)["Host body"] == "DROI"
    assert facts(replace(coded, names=()))["Host body"] == "DROI"


def test_a_pack_that_follows_today_names_the_day_alone() -> None:
    assert facts()["Status as of"] == "17 February 2020"
    assert facts(pack(as_of=None, recipes=("recipe-1",)))["Status as of"] == "1 March 2020"


@pytest.mark.parametrize(
    ("audience", "whom"), [(Level.STAFF, "Own staff"), (Level.MEMBERS, "Members of the delegation")]
)
def test_the_cover_says_for_whom_the_paper_is(audience: Level, whom: str) -> None:
    assert facts(audience=audience)["Prepared for"] == whom


def test_the_cover_of_a_public_paper_bears_the_mission_and_no_closed_field_of_it() -> None:
    trip = replace(
        mission(level=Level.PUBLIC), contact="desk 12", marks=(FieldMark(field="place", level=Level.MEMBERS),)
    )
    said = facts(replace(COVER, level=Level.PUBLIC), trip, audience=Level.PUBLIC)
    assert said["Prepared for"] == "Public"
    assert "Place" not in said
    assert "Contact" not in said


def test_a_title_and_a_subtitle_of_its_own_stand_on_the_cover() -> None:
    own = replace(section("cover", key="section-1", subtitle="Second reading"), title="Брифинг · ბრიფინგი")
    words = words_of(part_of(own, of="cover"))
    assert "Брифинг · ბრიფინგი" in words
    assert "Second reading" in words
    assert "Delegation pack" not in words


@pytest.mark.parametrize("field", ["objectives", "asks", "avoid"])
def test_each_part_of_the_summary_stands_under_its_heading_and_goes_with_it(field: str) -> None:
    heads = {"objectives": "Objectives", "asks": "What we ask", "avoid": "To avoid"}
    trip = mission()
    full = part_of(written(trip, field, bullets("One", "Two", "Three")), of="summary")
    assert heads[field] in titles_of(full, 2)
    closed = replace(trip, marks=(FieldMark(field=field, level=Level.STAFF),))
    shut = part_of(closed, written(trip, field, bullets("One", "Two", "Three")), of="summary")
    assert heads[field] not in titles_of(shut, 2)
    assert "Three" not in words_of(shut)


def test_what_to_avoid_never_stands_in_a_public_paper_however_open_the_mission_is() -> None:
    opened = (mission(level=Level.PUBLIC), section("summary", key="section-2", level=Level.PUBLIC))
    words = words_of(part_of(*opened, of="summary", audience=Level.PUBLIC))
    assert "The agreement enters into force." in words
    assert "avoid" not in words.lower()
    assert "Names of those at risk." not in words


@pytest.mark.parametrize(
    ("changed", "headline"),
    [
        (section("summary", key="section-2"), False),
        (section("summary", key="section-2", instrument="gone"), False),
        (section("summary", key="section-2", instrument=INSTRUMENT), True),
        (instrument(level=Level.STAFF), False),
    ],
)
def test_the_headline_stands_where_a_text_is_chosen_that_the_reader_may_know(changed: Record, headline: bool) -> None:
    assert ("Of 20 recommendations" in words_of(part_of(changed, of="summary"))) == headline
