"""Names that hold for a time, dates known in part, marks on fields, and how long words take: the cases people meet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.changes import ChangeSet, created, deleted, replaced
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import MARKINGS, Level, narrowest
from briefing_app.domain.record import FieldMark, Record
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.place import DatedName, name_on
from briefing_app.domain.records.written import text_id
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.speaking import minutes_for, rate_of, spoken_words
from tests import builders
from tests.builders import InMemoryReader, a_library_of_records
from tests.domain.strategies import partial_dates

RECORDS = {record.KIND: record for record in a_library_of_records()}
LONG = "Әбдіғалиұлы-Константинопольский-Беридзеев"
"""A surname of forty letters and one."""


# --- names with dates


@pytest.mark.parametrize(
    ("on", "capital"),
    [
        ("1998-05-06", "Astana"),
        ("2019-02-28", "Astana"),
        ("2019-03-01", "Nur-Sultan"),
        ("2019-03-23", "Nur-Sultan"),
        ("2020-02-17", "Nur-Sultan"),
        ("2022-08-31", "Nur-Sultan"),
        ("2022-09-01", "Astana"),
        ("2199-12-31", "Astana"),
    ],
)
def test_the_capital_is_named_as_on_the_day_that_is_written_of(on: str, capital: str) -> None:
    found = name_on(builders.country().capital_names, date.fromisoformat(on))
    assert found is not None
    assert found.name == capital


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        ("2019", "2020", ("2018-12-31", "2019-01-01", "2019-12-31", "2020-01-01")),
        ("2019-03", "2019-04", ("2019-02-28", "2019-03-01", "2019-03-31", "2019-04-01")),
        ("2020-02-29", "2020-03-01", ("2020-02-28", "2020-02-29", "2020-02-29", "2020-03-01")),
    ],
)
def test_a_name_holds_from_the_first_day_that_its_date_can_mean(since: str, until: str, days: tuple[str, ...]) -> None:
    name = DatedName(name=LONG, since=PartialDate.parse(since), until=PartialDate.parse(until))
    told = [name.holds_on(date.fromisoformat(day)) for day in days]
    assert told == [False, True, True, False]


@given(st.lists(st.dates(date(1990, 1, 1), date(2030, 1, 1)), min_size=1, max_size=6, unique=True), st.dates())
def test_of_names_that_follow_one_another_exactly_one_holds(turns: list[date], day: date) -> None:
    ends = [None, *map(PartialDate.of, sorted(turns)), None]
    names = [DatedName(name=str(at), since=one, until=other) for at, (one, other) in enumerate(pairwise(ends))]
    holding = [name for name in names if name.holds_on(day)]
    assert len(holding) == 1
    assert name_on(names, day) == holding[0]


def test_in_a_gap_between_two_names_the_last_one_that_is_known_is_written() -> None:
    names = (DatedName(name="Old", until=PartialDate(year=2000)), DatedName(name="New", since=PartialDate(year=2010)))
    found = name_on(names, date(2005, 1, 1))
    assert found is not None
    assert found.name == "New"


# --- dates


@given(partial_dates())
def test_a_date_means_its_first_day_and_none_before_it(value: PartialDate) -> None:
    first = value.first_day
    assert PartialDate.of(first).first_day == first
    assert str(PartialDate.of(first)).startswith(str(value))
    if first > date.min:
        assert PartialDate.of(first - timedelta(days=1)) < value


@pytest.mark.parametrize(
    ("early", "late"),
    [("2019", "2020"), ("2019-12", "2020"), ("2020", "2020-02"), ("2020-02", "2020-02-02"), ("2020-02-17", "2020-03")],
)
def test_what_is_known_in_part_is_compared_by_what_it_can_mean_first(early: str, late: str) -> None:
    assert PartialDate.parse(early) < PartialDate.parse(late)
    assert not PartialDate.parse(late) < PartialDate.parse(early)


@pytest.mark.parametrize("same", ["2020", "2020-01", "2020-01-01"])
def test_a_year_and_its_first_day_are_not_one_date_though_they_sort_alike(same: str) -> None:
    value = PartialDate.parse(same)
    assert value.first_day == date(2020, 1, 1)
    assert {PartialDate.parse(other) == value for other in ("2020", "2020-01", "2020-01-01") if other != same} == {
        False
    }


# --- levels and marks


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("level", Level)
def test_no_field_of_any_kind_is_more_open_than_its_record(kind: Kind, level: Level) -> None:
    record = replace(RECORDS[kind], level=level)
    for field in (*CLASSES[kind].TEXTS, *CLASSES[kind].FIELD_LEVELS, "id", "no such field"):
        assert record.level_of(field).openness <= level.openness
        for mark in Level:
            marked = replace(record, marks=(FieldMark(field=field, level=mark),))
            assert marked.level_of(field) is narrowest(record.level_of(field), mark)
            assert marked.level_of("another field") is narrowest(level)


@pytest.mark.parametrize("kind", list(Kind))
def test_what_is_made_up_is_known_by_its_field_in_every_kind(kind: Kind) -> None:
    record = replace(RECORDS[kind], marks=(FieldMark(field="one", illustrative=True), FieldMark(field="two")))
    assert record.has_illustrative_field
    assert [record.is_illustrative(field) for field in ("one", "two", "three")] == [True, False, False]
    assert not replace(record, marks=()).has_illustrative_field


@pytest.mark.parametrize(
    ("level", "marking"), [("staff", "TLP:AMBER+STRICT"), ("members", "TLP:AMBER"), ("public", "TLP:CLEAR")]
)
def test_every_audience_has_the_marking_of_the_protocol(level: str, marking: str) -> None:
    assert MARKINGS[Level(level)] == marking


# --- changes


@pytest.mark.parametrize("kind", list(Kind))
def test_a_change_of_any_kind_names_its_record_and_can_be_taken_back(kind: Kind) -> None:
    record = RECORDS[kind]
    raised = replace(record, rev=record.rev + 1)
    library = InMemoryReader([record])
    for there, back in (
        (replaced(record, raised), replaced(raised, record)),
        (deleted(record), created(record)),
    ):
        assert there.ref == back.ref == record.ref == RecordRef(kind=kind, id=record.id)
        library.apply(ChangeSet(label="There", changes=(there,)))
        assert library.get(CLASSES[kind], record.id) != record
        library.apply(ChangeSet(label="Back", changes=(back,)))
        assert library.get(CLASSES[kind], record.id) == record


@pytest.mark.parametrize("kind", list(Kind))
def test_a_record_never_turns_into_another(kind: Kind) -> None:
    record = RECORDS[kind]
    other: Record = next(held for held in RECORDS.values() if held.KIND is not kind)
    for after in (replace(record, id="another"), replace(other, id=record.id)):
        with pytest.raises(ValueError, match="kind and id"):
            replaced(record, after)


@given(st.sampled_from(list(RECORDS.values())), st.text(max_size=6), st.text(max_size=6), st.text(max_size=3))
def test_a_text_has_one_id_for_its_place_and_every_place_its_own(
    owner: Record, field: str, other: str, language: str
) -> None:
    kept = text_id(owner.ref, field, language)
    assert kept == text_id(owner.ref, field, language)
    assert (text_id(owner.ref, other, language) == kept) == (other == field)
    assert text_id(owner.ref, field, f"{language}x") != kept


# --- minutes

RATES = {
    "en": (130, 110),
    "fr": (130, 110),
    "de": (110, 95),
    "pl": (105, 90),
    "bg": (105, 90),
    "hu": (95, 80),
    "fi": (95, 80),
    "kk": (100, 85),
    "ru": (100, 85),
    "ka": (110, 95),
    "ro": (110, 95),
    "mt": (110, 95),
}


@pytest.mark.parametrize("language", RATES)
@pytest.mark.parametrize("spelt", ["{}", "{}-XX", "{}-Latn-XX"])
def test_three_minutes_are_as_many_words_as_the_language_takes(language: str, spelt: str) -> None:
    alone, interpreted = RATES[language]
    code = spelt.format(language)
    assert minutes_for(3 * alone, code, interpreted=False) == 3
    assert minutes_for(3 * interpreted, code, interpreted=True) == 3
    assert minutes_for(3 * alone, code.upper(), interpreted=False) == 3
    assert rate_of(code).estimated is (language in ("ka", "ro", "mt"))


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (LONG, 1),
        ("Құрметті төраға ханым!", 3),
        ("ქალბატონო თავმჯდომარე", 2),
        ("Madame la Présidente, chers collègues", 5),
        ("Szanowna Pani Przewodnicząca!", 3),
        ("Sehr geehrte Frau Vorsitzende", 4),
        ("Arvoisa puheenjohtaja", 2),
        ("כבוד היושבת ראש", 3),
        ("In 2019, 20 calls were made.", 2 + 1 + 4),
        ("P9_TA(2019)0203", 2 + 2 + 2 + 2),
        ("paragraph 12(a)", 3),
        ("e.g. this", 2),
        ("10:30", 2),
    ],
)
def test_an_address_is_as_long_as_it_is_spoken(words: str, count: int) -> None:
    assert spoken_words(words) == count
    assert spoken_words(f"  {words}\n\n{words}  ") == 2 * count
