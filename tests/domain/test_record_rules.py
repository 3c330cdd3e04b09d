"""What the kinds of record declare about themselves holds together: the store, the forms and composing rely on it."""

from __future__ import annotations

import dataclasses
import typing
from dataclasses import fields, replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.codec import UPCASTS
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import PersonId, SectionId, stable_id
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.ordering import key_between, keys_in_order
from briefing_app.domain.record import FieldMark, Record
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.pack import Section
from briefing_app.domain.records.people import Person
from briefing_app.domain.records.place import DatedName, name_on
from briefing_app.domain.records.recommendation import CallKind
from briefing_app.domain.speaking import minutes_for, rate_of, spoken_words
from tests import builders
from tests.domain.strategies import partial_dates

every_kind = pytest.mark.parametrize("cls", list(CLASSES.values()), ids=lambda cls: str(cls.KIND))


@every_kind
def test_a_relation_is_a_field_that_holds_one_id(cls: type[Record]) -> None:
    hints = typing.get_type_hints(cls) | {"owner_id": str}
    for name in cls.RELATIONS:
        kinds = typing.get_args(hints[name]) or (hints[name],)
        held = {getattr(kind, "__supertype__", kind) for kind in kinds} - {type(None)}
        assert held == {str}, name


@every_kind
def test_a_text_has_no_name_that_a_field_has_already(cls: type[Record]) -> None:
    names = {field.name for field in fields(cls)}
    assert not names & set(cls.TEXTS)
    assert len(set(cls.TEXTS)) == len(cls.TEXTS)


@every_kind
def test_what_is_closed_from_the_start_is_there_to_be_closed(cls: type[Record]) -> None:
    assert set(cls.FIELD_LEVELS) <= {field.name for field in fields(cls)} | set(cls.TEXTS)
    assert Level.PUBLIC not in cls.FIELD_LEVELS.values()


@every_kind
def test_a_record_is_a_value_that_nobody_can_change_under_another(cls: type[Record]) -> None:
    record = next(one for one in builders.a_library_of_records() if isinstance(one, cls))
    with pytest.raises(dataclasses.FrozenInstanceError):
        record.rev = 7  # type: ignore[misc]
    with pytest.raises((AttributeError, TypeError)):
        record.surprise = 1  # type: ignore[attr-defined]
    assert replace(record, rev=7) != record
    assert replace(record, rev=7).ref == record.ref


@every_kind
def test_every_release_s_values_have_a_way_to_today_s(cls: type[Record]) -> None:
    assert all((cls.KIND, version) in UPCASTS for version in range(1, cls.SCHEMA_VERSION))


@every_kind
def test_a_new_record_of_any_kind_is_not_public_before_somebody_says_so(cls: type[Record]) -> None:
    default = next(field.default for field in fields(cls) if field.name == "level")
    assert default is (Level.PUBLIC if cls.KIND is Kind.TEXT else Level.MEMBERS)


@given(
    st.sampled_from(Level),
    st.lists(
        st.builds(FieldMark, field=st.sampled_from(["why", "avoid", "name"]), level=st.sampled_from([None, *Level]))
    ),
)
def test_a_mark_can_close_a_field_and_never_open_it(level: Level, marks: list[FieldMark]) -> None:
    mission = replace(builders.mission(), level=level, marks=tuple(marks))
    for field in ("why", "avoid", "contact", "name"):
        bare = replace(mission, marks=())
        assert mission.level_of(field).openness <= bare.level_of(field).openness <= level.openness


@pytest.mark.parametrize("audience", Level)
@pytest.mark.parametrize("named_to", Level)
@pytest.mark.parametrize("shown_as", ["", "a lawyer, name withheld"])
def test_a_name_never_reaches_an_audience_that_is_wider_than_its_own(
    audience: Level, named_to: Level, shown_as: str
) -> None:
    person = builders.person("Қайрат Сәтбаев", named_to=named_to, shown_as=shown_as)
    read = person.name_for(audience)
    if audience.openness <= named_to.openness:
        assert read == "Қайрат Сәтбаев"
    else:
        assert read == (shown_as or None)


@pytest.mark.parametrize("parts", [("name",), ("original_script",), ("other_spellings",)])
def test_every_form_of_a_name_is_searched_for_in_finished_files(parts: tuple[str]) -> None:
    person = Person(id=PersonId("p"), name="N", original_script="Н", other_spellings=("Nn", "", "N"))
    assert person.spellings == ("N", "Н", "Nn")
    held = getattr(person, parts[0])
    assert set(held if isinstance(held, tuple) else (held,)) - {""} <= set(person.spellings)


def test_a_call_counts_until_somebody_takes_it_out_or_says_that_it_is_none() -> None:
    call = builders.recommendation()
    assert call.counts
    assert not replace(call, counted=False).counts
    for kind in (CallKind.APPRAISAL, CallKind.INSTRUCTION):
        assert not replace(call, call_kind=kind).counts


@pytest.mark.parametrize(
    ("value", "chosen"),
    [
        (("a", "b"), ("a", "b")),
        ((), ()),
        ("a", ("a",)),
        ("", ()),
        (None, ()),
        (True, ()),
        (7, ()),
    ],
)
def test_a_section_s_choice_is_read_whatever_form_it_was_kept_in(value: object, chosen: tuple[str, ...]) -> None:
    section = Section(id=SectionId("s"), pack=builders.PACK, section_type="cover", options={"pick": value})  # type: ignore[dict-item]
    assert section.chosen("pick") == chosen
    assert section.chosen("never set") == ()
    assert section.option("pick", "default") == value
    assert section.option("never set", "default") == "default"


@given(st.lists(st.tuples(partial_dates(), st.text(min_size=1, max_size=3)), max_size=5), st.dates())
def test_the_name_of_a_day_is_one_of_the_names_and_holds_if_any_does(
    changes: list[tuple[PartialDate, str]], day: date
) -> None:
    ordered = sorted(changes, key=lambda change: change[0].first_day)
    ends = [*(since for since, _ in ordered[1:]), None]
    names = [DatedName(name=name, since=since, until=end) for (since, name), end in zip(ordered, ends, strict=False)]
    found = name_on(names, day)
    assert (found is None) == (not names)
    if any(name.holds_on(day) for name in names):
        assert found is not None
        assert found.holds_on(day)
    assert sum(name.holds_on(day) for name in names) <= 1


@pytest.mark.parametrize(
    ("since", "until", "day", "holds"),
    [
        (None, None, date(2020, 2, 17), True),
        ("2019-03", None, date(2019, 2, 28), False),
        ("2019-03", None, date(2019, 3, 1), True),
        ("2019-03-23", None, date(2019, 3, 22), False),
        (None, "2022-09", date(2022, 8, 31), True),
        (None, "2022-09", date(2022, 9, 1), False),
        ("2019", "2022", date(2021, 12, 31), True),
        ("2019", "2022", date(2022, 1, 1), False),
        ("2020-02-17", "2020-02-17", date(2020, 2, 17), False),
    ],
)
def test_a_name_holds_from_its_first_day_to_the_day_before_its_end(
    since: str | None, until: str | None, day: date, holds: bool
) -> None:
    ends = [PartialDate.parse(text) if text else None for text in (since, until)]
    assert DatedName(name="x", since=ends[0], until=ends[1]).holds_on(day) is holds


# --- dates ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("2020", date(2020, 1, 1)),
        ("2020-02", date(2020, 2, 1)),
        ("2020-02-29", date(2020, 2, 29)),
        (" 2020-12-31 ", date(2020, 12, 31)),
        ("0001", date(1, 1, 1)),
        ("9999-12-31", date(9999, 12, 31)),
    ],
)
def test_a_date_stands_for_its_first_day(text: str, first: date) -> None:
    assert PartialDate.parse(text).first_day == first
    assert str(PartialDate.parse(text)) == text.strip()


@pytest.mark.parametrize(
    "text",
    ["2019-02-29", "2020-00", "2020-01-00", "2020-01-32", "-2020", "20200", "2020/02", "2020-02-1", "today",
     "2020-2020", "2020-02-17Z", "2020 02", "\N{ARABIC-INDIC DIGIT TWO}020x", "1900-02-29"],
)  # fmt: skip
def test_a_day_that_no_calendar_has_is_refused_with_the_form_that_is_asked_for(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a date|month|day|out of range"):
        PartialDate.parse(text)


@given(st.lists(partial_dates(), max_size=12))
def test_dates_can_be_sorted_whatever_is_known_of_them(dates: list[PartialDate]) -> None:
    assert all(one.first_day <= other.first_day for one, other in pairwise(sorted(dates)))


@given(st.dates())
def test_an_exact_day_is_known_by_itself(day: date) -> None:
    assert PartialDate.of(day).first_day == day
    assert PartialDate.of(day).exact
    assert PartialDate.parse(day.isoformat()) == PartialDate.of(day)


# --- order keys -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["front", "back", "middle"])
def test_a_thousand_insertions_at_one_place_keep_the_order_with_keys_of_a_bearable_length(end: str) -> None:
    keys = ["i"]
    for _ in range(1000):
        at = {"front": 0, "back": len(keys), "middle": len(keys) // 2}[end]
        before, after = keys[at - 1] if at else None, keys[at] if at < len(keys) else None
        keys.insert(at, key_between(before, after))
    assert keys == sorted(set(keys))
    assert max(map(len, keys)) <= 260


@given(st.integers(1, 400), st.integers(0, 399))
def test_there_is_room_before_after_and_between_keys_that_were_dealt_out(count: int, place: int) -> None:
    keys = keys_in_order(count)
    at = place % (count + 1)
    fresh = key_between(keys[at - 1] if at else None, keys[at] if at < count else None)
    assert sorted([*keys, fresh]).index(fresh) == at


@pytest.mark.parametrize(("before", "after"), [("b", "a"), ("b", "b"), ("a1", "a"), ("zz", "z")])
def test_no_key_is_made_up_between_two_that_stand_the_wrong_way_round(before: str, after: str) -> None:
    with pytest.raises(ValueError, match="no key between"):
        key_between(before, after)


@given(st.lists(st.tuples(st.sampled_from(Kind), st.text(max_size=8)), unique=True, max_size=20))
def test_shipped_records_never_share_an_id(keys: list[tuple[Kind, str]]) -> None:
    assert len({stable_id(kind, key) for kind, key in keys}) == len(keys)


# --- speaking ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Қазақстан Республикасы", 2),
        ("საქართველოს მთავრობა", 2),
        ("حقوق الإنسان", 2),
        ("well-being of co-operation", 3),
        ("l’État n’est", 2),
        ("14 March 2019", 1 + 1 + 2),
        ("1,000", 2),
        ("25%", 1),
        ("NGOs", 1),
        ("UN EU OSCE", 2 + 2 + 4),
        ("UNESCO", 1),
        ("chapter IV, section XII", 4),
        ("A A", 2),
        ("2x", 2),
        ("...", 0),
        ("\u00ad\u200b", 0),
        ("word" * 10_000, 1),
    ],
)
def test_words_are_counted_as_they_are_spoken_in_every_script(text: str, count: int) -> None:
    assert spoken_words(text) == count


@given(st.text(max_size=60), st.text(max_size=60))
def test_two_texts_one_after_the_other_take_as_long_as_both(one: str, other: str) -> None:
    assert spoken_words(f"{one} {other}") == spoken_words(one) + spoken_words(other)


@pytest.mark.parametrize(
    "language", ["en", "fr", "de", "pl", "bg", "hu", "fi", "kk", "ru", "ka", "EN-gb", "kk-Latn", ""]
)
def test_an_interpreted_speech_is_never_shorter_than_one_alone(language: str) -> None:
    assert minutes_for(100, language, interpreted=True) > minutes_for(100, language, interpreted=False) > 0
    assert minutes_for(0, language, interpreted=True) == 0
    assert rate_of(language).estimated == (language in ("ka", ""))
