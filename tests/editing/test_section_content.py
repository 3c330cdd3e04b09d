"""What is added to a section is one step, stands where the section shows it, and can be taken out again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.composing.languages import language_for
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import PackId, PersonId, SectionId, SpeakerNoteId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.records.mission import Commitment, DelegationMember, Mission, ProgrammeItem, SpeakerNote
from briefing_app.domain.records.pack import Section
from briefing_app.domain.records.people import Ground, Person
from briefing_app.domain.records.place import DatedName
from briefing_app.domain.records.recommendation import Theme
from briefing_app.domain.records.situation import SituationEntry
from briefing_app.domain.reference import RecordRef
from briefing_app.editing.first_pack import start_pack
from briefing_app.editing.rows import arrange_rows
from briefing_app.editing.section_content import Addition, add_to_section, remove_from_section, stays_in_library
from briefing_app.errors import InputError
from briefing_app.sections.registry import section_types
from tests.builders import InMemoryReader, person, speaker_note, written

ME = "made-here"
KINDS = {name: kind.adds for name, kind in section_types().items() if kind.adds is not None}


@pytest.fixture
def own() -> InMemoryReader:
    """A library in which somebody has started a first pack, and nothing else."""
    reader = InMemoryReader()
    reader.apply(start_pack("Kazakhstan", pack=PackId("pack"))(reader))
    return reader


def section(reader: InMemoryReader, name: str) -> Section:
    return next(one for one in reader.all(Section) if one.section_type == name)


def listed(reader: InMemoryReader, name: str) -> list[str]:
    refs = section_types()[name].contained(section(reader, name), reader)
    return [ref.id for ref in refs if ref.kind is KINDS[name]]


def add(reader: InMemoryReader, name: str, addition: Addition, record: str = ME) -> None:
    reader.apply(add_to_section(section(reader, name).id, addition, record=record)(reader))


def remove(reader: InMemoryReader, name: str, record: str = ME) -> None:
    ref = RecordRef(kind=KINDS[name] or Kind.TEXT, id=record)
    reader.apply(remove_from_section(section(reader, name).id, ref)(reader))


def mission(reader: InMemoryReader) -> Mission:
    return reader.all(Mission)[0]


def test_a_first_pack_has_a_section_for_each_kind_that_can_be_added() -> None:
    assert set(KINDS) == {"programme", "delegation", "speaker_notes", "country_situation", "commitments"}


@pytest.mark.parametrize("name", sorted(KINDS))
def test_what_is_added_is_listed_once_and_removed_again(own: InMemoryReader, name: str) -> None:
    add(own, name, Addition(words=" Anna \t Nowak "))
    assert listed(own, name) == [ME]
    add(own, name, Addition(words="Another"), record="other")
    assert listed(own, name) == [ME, "other"]
    remove(own, name)
    assert listed(own, name) == ["other"]


@pytest.mark.parametrize("name", sorted(KINDS))
def test_the_step_is_named_by_what_and_where(own: InMemoryReader, name: str) -> None:
    step = add_to_section(section(own, name).id, Addition(words="Anna Nowak"), record=ME)(own)
    assert step.label == f"Add Anna Nowak to {section_types()[name].label}"
    own.apply(step)
    ref = RecordRef(kind=KINDS[name] or Kind.TEXT, id=ME)
    away = remove_from_section(section(own, name).id, ref)(own)
    assert away.label == f"Remove Anna Nowak from {section_types()[name].label}"


@pytest.mark.parametrize("name", sorted(KINDS))
@pytest.mark.parametrize("words", ["", " \t"])
def test_no_words_add_nothing_and_say_what_is_missing(own: InMemoryReader, name: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        add(own, name, Addition(words=words))
    assert caught.value.hint
    assert listed(own, name) == []


def test_a_section_that_lists_nothing_by_hand_takes_nothing(own: InMemoryReader) -> None:
    with pytest.raises(InputError, match="Cover"):
        add(own, "cover", Addition(words="Anything"))
    with pytest.raises(InputError):
        remove_from_section(section(own, "cover").id, mission(own).ref)(own)
    with pytest.raises(InputError):
        add_to_section(SectionId("gone"), Addition(words="Anything"))(own)


def test_what_is_known_from_the_start_stands_in_the_new_record(own: InMemoryReader) -> None:
    day = PartialDate(year=2027, month=3, day=2)
    add(own, "programme", Addition(words="Meeting", values={"date": day, "start": "14:30"}))
    item = own.get(ProgrammeItem, ME)
    assert item is not None
    assert (item.mission, item.date, str(item.start)) == (mission(own).id, day, "14:30:00")
    add(own, "commitments", Addition(words="Reply", values={"asked": True}), record="c")
    promise = own.get(Commitment, "c")
    assert promise is not None
    assert promise.asked


def test_a_value_that_does_not_fit_is_refused_whole(own: InMemoryReader) -> None:
    with pytest.raises(InputError):
        add(own, "programme", Addition(words="Meeting", values={"start": "half past two"}))
    assert own.get(ProgrammeItem, ME) is None


def test_a_fact_has_the_theme_that_is_named_and_makes_it_once(own: InMemoryReader) -> None:
    add(own, "country_situation", Addition(words="A ban", theme=" Assembly "))
    add(own, "country_situation", Addition(words="A trial", theme="assembly"), record="second")
    themes = own.all(Theme)
    assert [theme.name for theme in themes] == ["Assembly"]
    assert {entry.theme for entry in own.all(SituationEntry)} == {themes[0].id}
    assert {entry.country for entry in own.all(SituationEntry)} == {mission(own).country}


def test_a_section_of_some_themes_shows_that_of_its_new_fact_too(own: InMemoryReader) -> None:
    add(own, "country_situation", Addition(words="A ban", theme="Assembly"))
    assembly = own.all(Theme)[0].id
    held = section(own, "country_situation")
    own.put(replace(held, options={"themes": (assembly,)}))
    add(own, "country_situation", Addition(words="A trial", theme="Fair trial"), record="second")
    second = own.get(SituationEntry, "second")
    assert second is not None
    assert section(own, "country_situation").chosen("themes") == (assembly, second.theme)


def test_a_person_who_is_there_becomes_a_member_as_the_library_knows_them(own: InMemoryReader) -> None:
    known = person()
    own.put(known)
    add(own, "delegation", Addition(existing=known.id))
    add(own, "delegation", Addition(existing=known.id))
    assert mission(own).delegation == (DelegationMember(person=known.id),)
    remove(own, "delegation", known.id)
    assert mission(own).delegation == ()
    assert own.get(Person, known.id) == known


def test_a_person_who_is_gone_becomes_no_member(own: InMemoryReader) -> None:
    with pytest.raises(InputError):
        add(own, "delegation", Addition(existing="gone"))
    assert mission(own).delegation == ()


def test_a_new_member_with_a_public_office_may_be_named(own: InMemoryReader) -> None:
    values = {"named_to": Level.PUBLIC, "ground": Ground.OFFICE}
    add(own, "delegation", Addition(words="Anna Nowak", values=values))
    made = own.get(Person, ME)
    assert made is not None
    assert (made.named_to, made.ground) == (Level.PUBLIC, Ground.OFFICE)


def notes(own: InMemoryReader, *chosen: str) -> None:
    for key in ("one", "two", "three"):
        own.put(replace(speaker_note(), id=SpeakerNoteId(key), mission=mission(own).id))
    own.put(replace(section(own, "speaker_notes"), options={"notes": chosen} if chosen else {}))


def test_a_section_of_chosen_notes_gets_the_new_one_behind_them(own: InMemoryReader) -> None:
    notes(own, "two")
    add(own, "speaker_notes", Addition(words="Opening words"))
    add(own, "speaker_notes", Addition(existing="one"))
    assert listed(own, "speaker_notes") == ["two", ME, "one"]


def test_a_note_taken_out_of_chosen_ones_stays_and_the_last_cannot_go(own: InMemoryReader) -> None:
    notes(own, "two", "one")
    assert stays_in_library(section(own, "speaker_notes"), Kind.SPEAKER_NOTE)
    remove(own, "speaker_notes", "two")
    assert listed(own, "speaker_notes") == ["one"]
    assert own.get(SpeakerNote, "two") is not None
    with pytest.raises(InputError, match="every one"):
        remove(own, "speaker_notes", "one")


def test_a_note_that_no_list_holds_is_deleted_with_its_texts(own: InMemoryReader) -> None:
    notes(own)
    one = own.get(SpeakerNote, "one")
    assert one is not None
    own.put(written(one, "points", "Ask."))
    assert not stays_in_library(section(own, "speaker_notes"), Kind.SPEAKER_NOTE)
    remove(own, "speaker_notes", "one")
    assert own.get(SpeakerNote, "one") is None
    assert own.texts(["one"]) == ()


# --- rows


def test_rows_are_put_in_another_order_and_keep_what_they_hold(own: InMemoryReader) -> None:
    before = ({"person": "a", "role": "Chair", "travels": False}, {"person": "b"})
    own.put(replace(mission(own), delegation=(
        DelegationMember(person=PersonId("a"), role="Chair", travels=False), DelegationMember(person=PersonId("b"))
    )))  # fmt: skip
    ref = mission(own).ref
    own.apply(arrange_rows(ref, "delegation", seen=before, wanted=before[::-1], label="Move")(own))
    assert [member.person for member in mission(own).delegation] == ["b", "a"]
    assert mission(own).delegation[1].role == "Chair"
    assert arrange_rows(ref, "delegation", seen=before[::-1], wanted=before[::-1], label="Move")(own).changes == ()


def test_rows_that_somebody_else_has_changed_are_not_overwritten(own: InMemoryReader) -> None:
    own.put(replace(mission(own), delegation=(DelegationMember(person=PersonId("theirs")),)))
    with pytest.raises(InputError, match="Somebody else"):
        arrange_rows(mission(own).ref, "delegation", seen=(), wanted=({"person": "mine"},), label="Add")(own)


def test_groups_are_rows_with_their_time(own: InMemoryReader) -> None:
    own.put(replace(person(), groups=()))
    since = PartialDate(year=2019, month=6, day=12)
    wanted = ({"name": "Renew", "short": "RE", "since": since, "until": None},)
    own.apply(arrange_rows(person().ref, "groups", seen=(), wanted=wanted, label="Add")(own))
    held = own.get(Person, person().id)
    assert held is not None
    assert held.groups == (DatedName(name="Renew", short="RE", since=since),)


def test_a_new_theme_typed_for_a_fact_of_a_french_pack_is_a_french_word() -> None:
    reader = InMemoryReader()
    reader.apply(start_pack("Géorgie", language=language_for("fr"))(reader))
    found = next(each for each in reader.all(Section) if each.section_type == "country_situation")
    reader.apply(add_to_section(found.id, Addition(words="Une loi", theme="Associations"))(reader))
    reader.apply(add_to_section(found.id, Addition(words="Un fait", general="Généralités"))(reader))
    assert {(theme.name, theme.words_in) for theme in reader.all(Theme)} == {
        ("Associations", "fr"),
        ("Généralités", "fr"),
    }
