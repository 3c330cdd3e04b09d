"""Dates, levels, order keys, names with dates, persons, change sets, ids."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.changes import Change, created, deleted, replaced
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import MissionId, new_id, stable_id
from briefing_app.domain.levels import MARKINGS, Level, narrowest
from briefing_app.domain.ordering import key_between, keys_in_order
from briefing_app.domain.record import FieldMark
from briefing_app.domain.records.mission import Mission
from briefing_app.domain.records.place import name_on
from tests import builders
from tests.domain.strategies import partial_dates


@given(partial_dates())
def test_a_date_comes_back_from_its_stored_form(value: PartialDate) -> None:
    assert PartialDate.parse(str(value)) == value
    assert value.exact == (len(str(value)) == 10)


@given(partial_dates(), partial_dates())
def test_dates_are_ordered_by_their_first_day(one: PartialDate, other: PartialDate) -> None:
    assert (one < other) == (one.first_day < other.first_day)


@pytest.mark.parametrize(
    "text", ["", "20", "2020-2", "2020-13", "2020-02-30", "17.02.2020", "2020-02-17T10:00", "0000"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|month|day|year"):
        PartialDate.parse(text)


def test_a_day_needs_its_month() -> None:
    with pytest.raises(ValueError, match="month"):
        PartialDate(year=2020, day=3)


def test_a_level_is_seen_by_its_own_audience_and_narrower_ones() -> None:
    seen = {level: [audience for audience in Level if level.visible_to(audience)] for level in Level}
    assert seen[Level.STAFF] == [Level.STAFF]
    assert seen[Level.MEMBERS] == [Level.STAFF, Level.MEMBERS]
    assert seen[Level.PUBLIC] == list(Level)
    assert set(MARKINGS) == set(Level)


@given(st.lists(st.sampled_from(Level) | st.none()))
def test_the_narrowest_level_is_seen_by_whoever_sees_all_of_them(levels: list[Level | None]) -> None:
    for audience in Level:
        wanted = all(level.visible_to(audience) for level in levels if level is not None)
        assert narrowest(*levels).visible_to(audience) == wanted


def test_a_field_is_as_closed_as_record_kind_and_mark_say() -> None:
    mission = builders.mission(level=Level.PUBLIC)
    assert mission.level_of("why") is Level.PUBLIC
    assert mission.level_of("avoid") is Level.MEMBERS
    assert mission.level_of("contact") is Level.STAFF
    marked = Mission(
        id=MissionId("m"), name="M", level=Level.PUBLIC, marks=(FieldMark(field="why", level=Level.STAFF),)
    )
    assert marked.level_of("why") is Level.STAFF


def test_an_illustrative_mark_belongs_to_its_field_alone() -> None:
    mission = Mission(id=MissionId("m"), name="M", marks=(FieldMark(field="why", illustrative=True),))
    assert mission.is_illustrative("why")
    assert not mission.is_illustrative("asks")
    assert mission.has_illustrative_field
    assert not builders.mission().has_illustrative_field


@given(st.lists(st.integers(0, 10**6), max_size=40))
def test_there_is_always_room_between_two_order_keys(places: list[int]) -> None:
    keys: list[str] = []
    for place in places:
        at = place % (len(keys) + 1)
        keys.insert(at, key_between(keys[at - 1] if at else None, keys[at] if at < len(keys) else None))
    assert keys == sorted(set(keys))
    assert not any(key.endswith("0") for key in keys)


@given(st.integers(0, 3000))
def test_keys_in_order_rise_and_differ(count: int) -> None:
    keys = keys_in_order(count)
    assert len(keys) == count
    assert keys == sorted(set(keys))


def test_no_key_fits_between_two_that_do_not_rise() -> None:
    with pytest.raises(ValueError, match="no key"):
        key_between("b", "b")


def test_the_capital_is_called_what_it_was_called_on_the_day() -> None:
    names = builders.country().capital_names
    called = {day: name_on(names, day) for day in (date(2019, 2, 28), date(2020, 2, 17), date(2022, 9, 1))}
    assert [name.name if name else None for name in called.values()] == ["Astana", "Nur-Sultan", "Astana"]
    assert name_on((), date(2020, 1, 1)) is None


def test_a_person_is_named_to_the_audience_that_may_read_the_name() -> None:
    hidden = builders.person(named_to=Level.MEMBERS, shown_as="a lawyer, name withheld")
    assert hidden.name_for(Level.MEMBERS) == "Anna Example"
    assert hidden.name_for(Level.PUBLIC) == "a lawyer, name withheld"
    assert builders.person().name_for(Level.MEMBERS) is None


def test_a_persons_spellings_hold_every_form_once() -> None:
    person = builders.person(other_spellings=("Anna EXAMPLE", "Anna Example", ""))
    assert person.spellings == ("Anna Example", "Anna EXAMPLE")


def test_a_change_has_a_side_and_keeps_its_record() -> None:
    one, other = builders.theme(), builders.theme(key="theme-2")
    assert created(one).ref == deleted(one).ref == replaced(one, one).ref == one.ref
    with pytest.raises(ValueError, match="one side"):
        Change(before=None, after=None)
    with pytest.raises(ValueError, match="kind and id"):
        replaced(one, other)


def test_a_stable_id_is_the_same_for_ever_and_a_new_one_never() -> None:
    assert stable_id("person", "thun") == "47426382-4d6d-59b7-93f3-3bf4936965ae"
    assert stable_id("person", "thun") != stable_id("body", "thun")
    assert new_id() != new_id()
