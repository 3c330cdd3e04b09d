"""A record made from a few typed words: what it gets, where it stands, and that one step takes it away again."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import pairwise

import pytest

from briefing_app.composing.languages import language_for
from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.ids import CountryId, MissionId, PackId, SectionId, ThemeId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.record import Record
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.mission import Commitment, Mission, NoteUse, ProgrammeItem, Source, SpeakerNote
from briefing_app.domain.records.pack import Pack, Section
from briefing_app.domain.records.people import Body, Ground, Person
from briefing_app.domain.records.place import Country
from briefing_app.domain.records.recommendation import Recommendation, Theme
from briefing_app.domain.records.situation import SituationEntry
from briefing_app.domain.reference import RecordRef
from briefing_app.editing.around import Around, around_of
from briefing_app.editing.first_pack import start_pack
from briefing_app.editing.records import GENERAL, NEW, add_record, makeable, put_record
from briefing_app.errors import InputError
from briefing_app.gui.outline import record_title
from tests.builders import COUNTRY, MISSION, PACK, PERSON, THEME, InMemoryReader, a_library_of_records

ME = "made-here"
PACK_REF = RecordRef(kind=Kind.PACK, id=PACK)
MISSION_REF = RecordRef(kind=Kind.MISSION, id=MISSION)


@pytest.fixture
def full() -> InMemoryReader:
    """A library that holds each kind."""
    return InMemoryReader(a_library_of_records())


@pytest.fixture
def own() -> InMemoryReader:
    """A library in which somebody has started a first pack, and nothing else."""
    reader = InMemoryReader()
    reader.apply(start_pack("Kazakhstan", pack=PackId(PACK))(reader))
    return reader


def section(reader: InMemoryReader, section_type: str) -> Section:
    return next(one for one in reader.all(Section) if one.section_type == section_type)


def test_the_kinds_that_papers_are_made_of_can_all_be_made() -> None:
    elsewhere = {Kind.RECOMMENDATION, Kind.ASSESSMENT, Kind.STATED_COUNT, Kind.MISSION, Kind.PACK, Kind.SECTION}
    elsewhere |= {
        Kind.TEXT,
        Kind.SCALE,
        Kind.KEPT_COUNT,
        Kind.SHEET_LAYOUT,
        Kind.ANNEX,
        Kind.ANNEX_FILE,
        Kind.LETTERHEAD,
    }
    assert set(NEW) == set(Kind) - elsewhere


@pytest.mark.parametrize("kind", list(NEW))
def test_each_kind_can_be_made_in_a_first_pack_and_bears_the_words(own: InMemoryReader, kind: Kind) -> None:
    own.apply(add_record(kind, "  Jane \t Doe ", record=ME, where=PACK_REF)(own))
    made = own.get(CLASSES[kind], ME)
    assert made is not None
    assert record_title(made) == "Jane Doe"
    assert made.level is Level.MEMBERS
    assert made.rev == 0


@pytest.mark.parametrize("kind", list(NEW))
@pytest.mark.parametrize("words", ["", "  ", "\t\n"])
def test_words_that_say_nothing_make_nothing(own: InMemoryReader, kind: Kind, words: str) -> None:
    with pytest.raises(InputError) as caught:
        add_record(kind, words, where=PACK_REF)(own)
    assert NEW[kind].noun in caught.value.title
    assert caught.value.hint


@pytest.mark.parametrize(
    "kind", [kind for kind, new in NEW.items() if "order_key" in {f.name for f in fields(new.record)}]
)
def test_what_is_made_stands_behind_the_others_each_time(full: InMemoryReader, kind: Kind) -> None:
    for number in range(30):
        full.apply(add_record(kind, f"New {number}", record=f"new-{number:02}", where=PACK_REF)(full))
    made = [record.id for record in full.all(NEW[kind].record) if record.id.startswith("new-")]
    assert made == [f"new-{number:02}" for number in range(30)]
    assert full.all(NEW[kind].record)[-1].id == "new-29"
    keys = [getattr(record, "order_key", "") for record in full.all(NEW[kind].record)]
    assert all(first < second for first, second in pairwise(keys))
    assert max(map(len, keys)) < 20


@pytest.mark.parametrize("key", ["", "zzz", "Ж", "A-1", "0"])
def test_keys_that_people_have_written_are_no_hindrance(key: str) -> None:
    reader = InMemoryReader(
        [replace(record, order_key=key) for record in a_library_of_records() if isinstance(record, Source)]
    )
    reader.apply(add_record(Kind.SOURCE, "A report", record=ME)(reader))
    assert reader.all(Source)[-1].id == ME


def test_a_command_run_anew_makes_the_same_record(own: InMemoryReader) -> None:
    for kind in NEW:
        command = add_record(kind, "Jane Doe", where=PACK_REF)
        assert command(own) == command(own)


def test_what_belongs_to_a_mission_is_made_in_that_of_the_place(full: InMemoryReader) -> None:
    note = next(iter(full.all(SpeakerNote)))
    for kind in (Kind.PROGRAMME_ITEM, Kind.SPEAKER_NOTE, Kind.COMMITMENT):
        for where in (PACK_REF, MISSION_REF, note.ref, section(full, "programme").ref):
            full.apply(add_record(kind, "One more", record=ME, where=where)(full))
            made = full.get(CLASSES[kind], ME)
            assert isinstance(made, (ProgrammeItem, SpeakerNote, Commitment))
            assert made.mission == MISSION


@pytest.mark.parametrize("kind", [Kind.PROGRAMME_ITEM, Kind.SPEAKER_NOTE, Kind.COMMITMENT, Kind.SITUATION_ENTRY])
def test_what_needs_a_place_is_not_made_without_one_and_it_is_said_what_is_missing(
    full: InMemoryReader, kind: Kind
) -> None:
    person = RecordRef(kind=Kind.PERSON, id=PERSON)
    gone = RecordRef(kind=Kind.SECTION, id="gone")
    for where in (None, person, gone):
        assert kind not in makeable(full, where)
        with pytest.raises(InputError) as caught:
            add_record(kind, "One more", where=where)(full)
        assert NEW[kind].needs[0] in caught.value.message


def test_a_place_offers_the_kinds_for_which_it_knows_enough(full: InMemoryReader, own: InMemoryReader) -> None:
    assert makeable(own, PACK_REF) == makeable(full, MISSION_REF) == frozenset(NEW)
    needing_nothing = frozenset(kind for kind, new in NEW.items() if not new.needs)
    assert makeable(full) == makeable(full, RecordRef(kind=Kind.PERSON, id=PERSON)) == needing_nothing
    country = RecordRef(kind=Kind.COUNTRY, id=COUNTRY)
    assert makeable(full, country) == needing_nothing | {Kind.SITUATION_ENTRY}


def test_a_section_tells_the_use_of_its_notes_its_country_and_its_theme(own: InMemoryReader) -> None:
    notes, facts = section(own, "speaker_notes"), section(own, "country_situation")
    mission = own.all(Mission)[0]
    assert around_of(own, notes.ref) == Around(mission=mission.id, country=mission.country)
    own.put(
        replace(notes, options={"use": "heard"}),
        replace(facts, options={"country": "other", "themes": ("theme-2", "theme-3")}),
    )
    own.apply(add_record(Kind.SPEAKER_NOTE, "A lawyer", record=ME, where=notes.ref)(own))
    own.apply(add_record(Kind.SITUATION_ENTRY, "A ban", record=ME, where=facts.ref)(own))
    note, fact = own.get(SpeakerNote, ME), own.get(SituationEntry, ME)
    assert note is not None
    assert fact is not None
    assert (note.use, note.mission) == (NoteUse.HEARD, mission.id)
    assert (fact.country, fact.theme) == ("other", "theme-2")


def test_what_is_said_goes_before_what_the_place_tells(full: InMemoryReader) -> None:
    fact = full.all(SituationEntry)[0]
    full.apply(add_record(Kind.SITUATION_ENTRY, "A ban", record=ME, where=fact.ref, theme=ThemeId("theme-9"))(full))
    full.apply(add_record(Kind.SPEAKER_NOTE, "A lawyer", record=ME, where=PACK_REF, use=NoteUse.HEARD)(full))
    note, made = full.get(SpeakerNote, ME), full.get(SituationEntry, ME)
    assert note is not None
    assert made is not None
    assert (note.use, made.theme, made.country) == (NoteUse.HEARD, "theme-9", fact.country)


def test_the_first_fact_without_a_theme_brings_one_and_the_next_takes_it(own: InMemoryReader) -> None:
    first = add_record(Kind.SITUATION_ENTRY, "A ban", where=PACK_REF)(own)
    assert [type(change.after) for change in first.changes] == [Theme, SituationEntry]
    own.apply(first)
    second = add_record(Kind.SITUATION_ENTRY, "Another", where=PACK_REF)(own)
    assert len(second.changes) == 1
    own.apply(second)
    (theme,) = own.all(Theme)
    assert theme.name == GENERAL
    assert {fact.theme for fact in own.all(SituationEntry)} == {theme.id}
    assert {fact.country for fact in own.all(SituationEntry)} == {own.all(Country)[0].id}


def test_what_is_made_in_a_french_pack_is_noted_as_french_its_theme_and_what_is_spoken_too() -> None:
    own = InMemoryReader()
    own.apply(start_pack("Géorgie", pack=PackId(PACK), language=language_for("fr"))(own))
    own.apply(add_record(Kind.SITUATION_ENTRY, "Une loi", record=ME, where=PACK_REF, general="Généralités")(own))
    own.apply(add_record(Kind.SPEAKER_NOTE, "Une note", record=ME, where=PACK_REF)(own))
    (theme,), (fact,), (note,) = own.all(Theme), own.all(SituationEntry), own.all(SpeakerNote)
    assert (theme.name, theme.words_in, fact.words_in) == ("Généralités", "fr", "fr")
    assert (note.words_in, note.language) == ("fr", "fr")


def test_a_fact_for_a_mission_without_a_country_is_refused(own: InMemoryReader) -> None:
    mission = own.all(Mission)[0]
    own.put(replace(mission, country=None))
    with pytest.raises(InputError, match="country"):
        add_record(Kind.SITUATION_ENTRY, "A ban", where=PACK_REF)(own)


def test_a_made_record_goes_into_its_field_in_the_same_step(full: InMemoryReader) -> None:
    note = full.all(SpeakerNote)[0]
    change = add_record(Kind.SOURCE, "A report", record=ME, where=note.ref, field="sources")(full)
    assert len(change.changes) == 2
    full.apply(change)
    after = full.get(SpeakerNote, note.id)
    assert after is not None
    assert after.sources == (*note.sources, ME)
    full.apply(_inverse(change))
    assert full.get(SpeakerNote, note.id) == note
    assert full.get(Source, ME) is None


def test_one_record_takes_the_place_of_another(full: InMemoryReader) -> None:
    note = full.all(SpeakerNote)[0]
    full.apply(add_record(Kind.PERSON, "Jane Doe", record="one", where=note.ref, field="speaker")(full))
    full.apply(add_record(Kind.PERSON, "John Doe", record="two", where=note.ref, field="speaker")(full))
    after = full.get(SpeakerNote, note.id)
    assert after is not None
    assert after.speaker == "two"
    assert full.get(Person, "one") is not None


def test_a_section_takes_it_as_an_option_of_one_or_of_many(own: InMemoryReader) -> None:
    facts = section(own, "country_situation")
    for name in ("one", "two"):
        own.apply(add_record(Kind.THEME, name, record=name, where=facts.ref, field="themes")(own))
    own.apply(add_record(Kind.COUNTRY, "Georgia", record=ME, where=facts.ref, field="country")(own))
    after = section(own, "country_situation")
    assert after.options == {"themes": ("one", "two"), "country": ME}


def test_a_person_joins_the_delegation_once(own: InMemoryReader) -> None:
    mission = own.all(Mission)[0]
    own.apply(add_record(Kind.PERSON, "Jane Doe", record=ME, where=mission.ref, field="delegation")(own))
    assert put_record(mission.ref, "delegation", ME)(own).changes == ()
    own.apply(add_record(Kind.PERSON, "John Doe", record="two")(own))
    own.apply(put_record(mission.ref, "delegation", "two")(own))
    assert [member.person for member in own.all(Mission)[0].delegation] == [ME, "two"]


@pytest.mark.parametrize("field", ["no_such_field", "id", "rev"])
def test_a_field_that_is_not_there_is_refused(full: InMemoryReader, field: str) -> None:
    note = full.all(SpeakerNote)[0]
    with pytest.raises(InputError):
        add_record(Kind.PERSON, "Jane Doe", where=note.ref, field=field)(full)
    with pytest.raises(InputError):
        put_record(note.ref, field, PERSON)(full)


def test_a_place_that_is_gone_takes_nothing(full: InMemoryReader) -> None:
    gone = RecordRef(kind=Kind.SPEAKER_NOTE, id="gone")
    with pytest.raises(InputError, match="not there any more"):
        add_record(Kind.PERSON, "Jane Doe", where=gone, field="speaker")(full)


@pytest.mark.parametrize("kind", sorted(set(Kind) - set(NEW)))
def test_what_is_made_elsewhere_is_refused_here(full: InMemoryReader, kind: Kind) -> None:
    with pytest.raises(InputError, match="not made from a few words"):
        add_record(kind, "Words", where=PACK_REF)(full)


def test_a_new_person_is_named_to_nobody_but_staff(own: InMemoryReader) -> None:
    own.apply(add_record(Kind.PERSON, "Jane Doe", record=ME)(own))
    person = own.get(Person, ME)
    assert person is not None
    assert person.named_to is Level.STAFF
    assert person.name_for(Level.MEMBERS) is None


def test_a_body_can_be_printed_by_the_words_it_was_made_from(own: InMemoryReader) -> None:
    own.apply(add_record(Kind.BODY, "Delegation to Central Asia", record=ME)(own))
    body = own.get(Body, ME)
    assert body is not None
    assert body.code == "Delegation to Central Asia"


def test_the_step_is_named_by_kind_and_words_however_long() -> None:
    reader = InMemoryReader()
    assert add_record(Kind.PERSON, "Jane Doe")(reader).label == "Add the person Jane Doe"
    assert len(add_record(Kind.SOURCE, "word " * 400)(reader).label) < 70


def test_an_id_that_is_not_given_is_a_fresh_one(own: InMemoryReader) -> None:
    made: list[Record] = []
    for _ in range(2):
        own.apply(add_record(Kind.PERSON, "Jane Doe")(own))
        made = list(own.all(Person))
    assert len({record.id for record in made}) == 2


def test_calls_are_passed_over_when_a_pack_is_asked_what_it_knows(full: InMemoryReader) -> None:
    call = full.all(Recommendation)[0]
    assert around_of(full, call.ref) == Around()
    assert around_of(full, RecordRef(kind=Kind.COUNTRY, id=COUNTRY)) == Around(country=CountryId(COUNTRY))
    fact = full.all(SituationEntry)[0]
    assert around_of(full, fact.ref) == Around(country=fact.country, theme=ThemeId(THEME))
    orphan = Section(id=SectionId("s"), pack=PackId("gone"), section_type="programme")
    full.put(orphan, Pack(id=PackId("lost"), mission=MissionId("gone"), name="Lost"))
    assert around_of(full, orphan.ref) == around_of(full, RecordRef(kind=Kind.PACK, id="lost")) == Around()


def _inverse(change: ChangeSet) -> ChangeSet:
    backwards = tuple(replace(one, before=one.after, after=one.before) for one in reversed(change.changes))
    return ChangeSet(label=change.label, changes=backwards)


def test_a_member_made_in_the_delegation_is_in_public_office_and_others_are_named_to_staff_only(
    own: InMemoryReader,
) -> None:
    mission = own.all(Mission)[0]
    own.apply(add_record(Kind.PERSON, "Max Member", record=ME, where=mission.ref, field="delegation")(own))
    member = own.get(Person, ME)
    assert member is not None
    assert (member.named_to, member.ground) == (Level.PUBLIC, Ground.OFFICE)
    own.apply(add_record(Kind.PERSON, "Jane Doe", record="jane", where=PACK_REF)(own))
    jane = own.get(Person, "jane")
    assert jane is not None
    assert jane.named_to is Level.STAFF
