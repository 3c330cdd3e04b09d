"""The programme reads in the order of the day; the delegation as it was on the day of the mission."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from briefing_app.document.blocks import Table
from briefing_app.document.walk import walk
from briefing_app.document.words import lines
from briefing_app.domain.ids import PersonId, ProgrammeItemId
from briefing_app.domain.levels import Level
from briefing_app.domain.records.mission import DelegationMember, Press, ProgrammeItem
from briefing_app.domain.records.people import Person
from briefing_app.domain.records.place import DatedName
from tests.builders import country, day, mission, person, programme_item, section, source, speaker_note, written
from tests.sections.parts import part_of, table_of, titles_of, words_of

RENEW = (
    DatedName(name="ALDE", short="ADLE", until=day("2019-06-12")),
    DatedName(name="Renew", short="Renew", since=day("2019-06-12")),
)
THE_LEFT = (
    DatedName(name="GUE/NGL", until=day("2021-01-01")),
    DatedName(name="The Left", since=day("2021-01-01")),
)
ID_THEN_PFE = (
    DatedName(name="ID", since=day("2019-07-02"), until=day("2024-07-08")),
    DatedName(name="PfE", since=day("2024-07-08")),
)


def item(
    title: str, *, key: str, begins: time | None = None, ends: time | None = None, zone: str = ""
) -> ProgrammeItem:
    return replace(programme_item(title, key=key), start=begins, end=ends, zone=zone)


def programme(*items: ProgrammeItem) -> list[list[str]]:
    return table_of(part_of(*items, of="programme", without=("item-1",)), 0)


def test_a_day_reads_in_the_order_of_its_times_and_what_has_none_comes_last() -> None:
    rows = programme(
        item("Dinner", key="item-2", begins=time(19)),
        item("Somewhen", key="item-3"),
        item("Breakfast", key="item-4", begins=time(7, 45)),
        item("Whenever", key="item-5"),
    )
    assert [row[1] for row in rows] == ["Breakfast", "Dinner", "Somewhen", "Whenever"]
    assert [row[0] for row in rows] == ["07:45", "19:00", "time to be confirmed", "time to be confirmed"]


@pytest.mark.parametrize(
    ("begins", "ends", "zone", "said"),
    [
        (time(9), time(11, 30), "", "09:00–11:30"),
        (time(22, 30), time(1), "Asia/Almaty", "22:30–01:00 the next day (Almaty)"),
        (time(0), time(0, 5), "Europe/Brussels", "00:00–00:05 (Brussels)"),
        (time(23, 59), time(0), "", "23:59–00:00 the next day"),
        (time(10), time(10), "UTC", "10:00–10:00 (UTC)"),
        (time(10), None, "America/Argentina/Buenos_Aires", "10:00 (Buenos Aires)"),
        (None, time(10), "Europe/Brussels", "time to be confirmed"),
    ],
)
def test_times_are_said_as_they_stand_with_the_place_whose_they_are(
    begins: time | None, ends: time | None, zone: str, said: str
) -> None:
    assert programme(item("Sitting", key="item-2", begins=begins, ends=ends, zone=zone))[0][0] == said


def test_days_stand_in_their_order_whatever_is_known_of_them_and_unknown_ones_last() -> None:
    dates = ("2020-02-27", "2020-02", "2020-02-25", None, "2020")
    items = [
        replace(programme_item(str(date), key=f"item-{index}"), date=day(date) if date else None)
        for index, date in enumerate(dates)
    ]
    part = part_of(*items, of="programme", without=("item-1",))
    assert titles_of(part, 2) == [
        "2020", "February 2020", "Tuesday 25 February 2020", "Thursday 27 February 2020", "Day not stated"
    ]  # fmt: skip


def test_a_mission_without_a_programme_has_no_such_section() -> None:
    assert part_of(of="programme", without=("item-1",)) is None
    assert part_of(replace(programme_item(), level=Level.STAFF), of="programme") is None


def test_a_point_says_who_leads_whether_the_press_may_come_and_which_notes_are_for_it() -> None:
    known = replace(
        programme_item(), place="Majilis", press=Press.CLOSED, language="Russian and Kazakh", lead=PersonId("person-2")
    )
    note = replace(speaker_note(), occasion=ProgrammeItemId("item-1"))
    (row,) = table_of(part_of(known, note, of="programme"), 0)
    assert "Majilis, Closed to the press, Russian and Kazakh" in row[1]
    assert row[1].endswith("Notes: Opening statement")
    assert row[2] == "Lead: Vera Speaker"


def test_a_note_for_staff_is_not_named_in_the_programme_of_others() -> None:
    note = replace(speaker_note(), occasion=ProgrammeItemId("item-1"), level=Level.STAFF)
    assert "Notes" not in words_of(part_of(note, of="programme"))
    assert "Notes: Opening" in words_of(part_of(note, of="programme", audience=Level.STAFF))


def test_people_who_may_not_be_named_stand_in_the_programme_as_they_are_shown() -> None:
    hidden = person("Zoë Ślązak", key="person-8", shown_as="a lawyer, name withheld")
    gone = person("Ann Ash", key="person-9")
    met = replace(programme_item(), people=(hidden.id, gone.id, PersonId("nobody")), lead=gone.id)
    (row,) = table_of(part_of(met, hidden, gone, of="programme"), 0)
    assert row[2] == "a lawyer, name withheld"


def delegate(groups: tuple[DatedName, ...], **more: object) -> Person:
    known = person("Max Member", named_to=Level.PUBLIC)
    return replace(known, groups=groups, country=country().id, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("groups", "begins", "group"),
    [
        (RENEW, "2019-06-11", "ALDE (in EP files: ADLE)"),
        (RENEW, "2019-06-12", "Renew"),
        (RENEW, "2020-02-25", "Renew"),
        (THE_LEFT, "2020-12-31", "GUE/NGL"),
        (THE_LEFT, "2021-01-01", "The Left"),
        (THE_LEFT, "2021", "The Left"),
        (ID_THEN_PFE, "2024-07-07", "ID"),
        (ID_THEN_PFE, "2024-07-08", "PfE"),
    ],
)
def test_the_group_is_that_of_the_first_day_of_the_mission(
    groups: tuple[DatedName, ...], begins: str, group: str
) -> None:
    trip = replace(mission(delegation=("person-1",)), start=day(begins))
    (row,) = table_of(part_of(delegate(groups), trip, of="delegation"))
    assert row[:3] == ["Max Member", "Kazakhstan", group]


def test_without_dates_the_group_is_that_of_the_packs_date_and_the_list_says_so() -> None:
    trip = replace(mission(delegation=("person-1",)), start=None, end=None)
    part = part_of(delegate(RENEW), trip, of="delegation")
    assert table_of(part)[0][2] == "Renew"
    assert "Political groups as of 17 February 2020." in words_of(part)


def test_a_member_is_listed_with_role_committees_languages_and_source() -> None:
    trip = replace(mission(), delegation=(DelegationMember(person=PersonId("person-1"), role="Chair"),))
    known = delegate(RENEW, committees=("AFET", "DROI"), languages=("en", "fr"), sources=(source().id,))
    (row,) = table_of(part_of(known, trip, of="delegation"))
    assert row[3] == "Chair AFET, DROI; speaks en, fr"


def test_those_who_travel_and_those_who_do_not_are_parted() -> None:
    away = DelegationMember(person=PersonId("person-2"), travels=False)
    trip = mission(delegation=("person-1",))
    part = part_of(replace(trip, delegation=(*trip.delegation, away)), of="delegation")
    assert titles_of(part, 2) == ["Travelling", "Not travelling"]
    assert [table_of(part, index)[0][0] for index in (0, 1)] == ["Max Member", "Vera Speaker"]


def test_a_column_that_nobody_fills_is_left_out_of_both_lists_and_of_what_is_said_of_them() -> None:
    away = DelegationMember(person=PersonId("person-2"), travels=False, role="Follows from Brussels")
    trip = mission(delegation=("person-1",))
    part = part_of(delegate(()), replace(trip, delegation=(*trip.delegation, away)), of="delegation")
    tables = [node for node in walk(part) if isinstance(node, Table)]
    heads = [[" ".join(lines(cell)) for cell in table.head[0].cells] for table in tables]
    assert heads == [["Name", "Country", "Role"]] * 2
    assert {len(table.columns) for table in tables} == {3}
    assert {len(row.cells) for table in tables for row in table.rows} == {3}
    assert {table.summary for table in tables} == {"Members of the delegation: name, country, role."}
    assert "Political groups" not in words_of(part)


def test_of_a_member_who_may_not_be_named_nothing_stands_that_would_name_them() -> None:
    hidden = replace(delegate(RENEW, committees=("AFET",)), named_to=Level.STAFF, shown_as="a Member")
    trip = replace(mission(), delegation=(DelegationMember(person=hidden.id, role="Chair of DCAS"),))
    (row,) = table_of(part_of(hidden, trip, of="delegation"))
    assert row == ["a Member"]
    assert part_of(replace(hidden, shown_as=""), trip, of="delegation") is None


def test_a_list_of_people_who_are_gone_from_the_library_vanishes() -> None:
    assert part_of(mission(delegation=("nobody",)), of="delegation") is None


@pytest.mark.parametrize(
    "name", ["Әйгүл Қожахметқызы", "ქეთევან ჩაჩავა", "كيتيفان الشاذلي", "Anna " + "Konstantynopolitanczykowianka" * 2]
)
def test_any_name_stands_in_the_list_as_it_is_written(name: str) -> None:
    trip = mission(delegation=("person-1",))
    assert table_of(part_of(person(name, named_to=Level.PUBLIC), trip, of="delegation"))[0][0] == name


@pytest.mark.parametrize(("of", "key"), [("programme", "section-3"), ("delegation", "section-4")])
def test_an_introduction_stands_before_the_list_and_never_without_one(of: str, key: str) -> None:
    words = written(section(of, key=key), "introduction", "As sent by the host.")
    trip = mission(delegation=("person-1",))
    lines = words_of(part_of(words, trip, of=of)).split("\n")
    assert lines.index("As sent by the host.") <= 1
    assert part_of(words, mission(), of=of, without=("item-1",)) is None
