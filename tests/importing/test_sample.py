"""The sample says what the record says, marks what is made up, and closes what the public may not see."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from briefing_app.domain.counts import count_codes
from briefing_app.domain.ids import InstrumentId, stable_id
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.records.mission import Commitment, Mission, NoteUse, ProgrammeItem, Source, SpeakerNote
from briefing_app.domain.records.pack import Pack, Recipe, Section
from briefing_app.domain.records.people import Body, Ground, Person
from briefing_app.domain.records.place import Country, name_on
from briefing_app.domain.records.recommendation import (
    Addressee,
    Assessment,
    Instrument,
    Measure,
    Recommendation,
    StatedCount,
    Theme,
)
from briefing_app.domain.records.situation import SituationEntry
from briefing_app.domain.speaking import MAX_POINTS, minutes_for, spoken_words
from briefing_app.domain.status import StatusCode
from briefing_app.domain.valuation import code_at
from briefing_app.errors import InputError
from briefing_app.importing.exchange import read_exchange, write_exchange
from briefing_app.importing.sample import sample_change_set
from briefing_app.sections.registry import section_types
from tests.builders import InMemoryReader

FOLDER = Path(__file__).parents[2] / "assets" / "sample"
AS_OF = date(2020, 2, 17)
RESOLUTION = InstrumentId(stable_id("instrument", "resolution-2019"))
KAZAKHSTAN = stable_id("addressee", "kazakhstan")


@pytest.fixture(scope="module")
def sample() -> InMemoryReader:
    return InMemoryReader.of(sample_change_set(FOLDER))


def calls_to(sample: InMemoryReader, addressee: str) -> list[Recommendation]:
    found = sample.where(Recommendation, "instrument", RESOLUTION)
    return [call for call in found if call.counts and addressee in call.addressees]


def text_of(sample: InMemoryReader, owner: str, field: str) -> str:
    return next((text.tree.plain for text in sample.texts([owner]) if text.field == field), "")


def test_it_is_an_exchange_file_like_any_other(sample: InMemoryReader) -> None:
    assert InMemoryReader.of(read_exchange(write_exchange(sample))).records == sample.records


def test_its_ids_are_the_same_at_every_reading(sample: InMemoryReader) -> None:
    assert InMemoryReader.of(sample_change_set(FOLDER)).records == sample.records
    thun = sample.get(Person, stable_id("person", "thun"))
    assert thun is not None
    assert thun.name == "Róża Thun"


def test_a_folder_without_a_sample_and_a_broken_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No file of the sample"):
        sample_change_set(tmp_path)
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.json"):
        sample_change_set(tmp_path)


# --- the numbers ------------------------------------------------------------------------------------------------------


def test_twenty_counted_calls_go_to_kazakhstan_and_stand_at_none_full_two_partial_eighteen_none(
    sample: InMemoryReader,
) -> None:
    instrument = sample.get(Instrument, RESOLUTION)
    assert instrument is not None
    calls = calls_to(sample, KAZAKHSTAN)
    made = sample.assessments(call.id for call in calls)
    codes = [
        code_at([item for item in made if item.recommendation == call.id], AS_OF, instrument.claimant) for call in calls
    ]
    assert Counter(codes) == {StatusCode.NONE: 18, StatusCode.PARTIAL: 2}
    assert count_codes(codes).total == 20
    assert {str(item.date) for item in made} == {"2020-02-17"}


def test_the_two_partial_ones_are_made_up_calls(sample: InMemoryReader) -> None:
    partial = [item for item in sample.all(Assessment) if item.status is StatusCode.PARTIAL]
    calls = sample.many(Recommendation, (item.recommendation for item in partial))
    assert len(calls) == 2
    assert all(call.is_illustrative("title") for call in calls)


def test_every_assessment_is_made_up_and_says_so(sample: InMemoryReader) -> None:
    assessments = sample.all(Assessment)
    assert len(assessments) == 20
    assert all(item.is_illustrative("status") for item in assessments)
    assert {item.note for item in assessments} == {"Shared out by us so that the totals are the report’s."}


def test_calls_to_the_eu_and_the_eeas_are_not_assessed(sample: InMemoryReader) -> None:
    others = [call for key in ("eu", "eeas") for call in calls_to(sample, stable_id("addressee", key))]
    assert len(others) == 3
    assert sample.assessments(call.id for call in others) == ()


def test_both_stated_counts_stand_with_their_own_numbers_and_dates(sample: InMemoryReader) -> None:
    stated = [
        (str(count.date), count.total, [(number.measure, number.number) for number in count.numbers])
        for count in sample.all(StatedCount)
    ]
    assert stated == [
        ("2020-02-19", 20, [(Measure.IMPLEMENTED, 2)]),
        ("2020-02", 20, [(Measure.PARTIAL, 2), (Measure.NONE, 18)]),
    ]


def test_no_paragraph_number_and_no_verbatim_text_is_made_up(sample: InMemoryReader) -> None:
    for call in sample.all(Recommendation):
        assert call.paragraph is None
        assert call.clause == ""
        assert call.paraphrase is not call.is_illustrative("title")
        assert text_of(sample, call.id, "verbatim") == ""
        assert text_of(sample, call.id, "summary")


def test_a_welcome_is_an_appraisal_and_is_not_counted(sample: InMemoryReader) -> None:
    (welcome,) = [call for call in sample.all(Recommendation) if not call.counts]
    assert welcome.call_kind == "appraisal"
    assert welcome.counted_reason


def test_successors_are_known_and_hold_no_calls(sample: InMemoryReader) -> None:
    _, second, third = sample.all(Instrument)
    assert (second.predecessor, third.predecessor) == (RESOLUTION, second.id)
    assert not sample.where(Recommendation, "instrument", second.id)
    assert (second.reference, third.reference) == ("2021/2544(RSP)", "P9_TA(2022)0012")


# --- people and places ------------------------------------------------------------------------------------------------


def test_eight_members_travel_and_two_are_met(sample: InMemoryReader) -> None:
    (mission,) = sample.all(Mission)
    names = {member.person: member.travels for member in mission.delegation}
    travelling = [person.name for person in sample.many(Person, names) if names[person.id]]
    staying = [person.name for person in sample.many(Person, names) if not names[person.id]]
    assert travelling[0] == "Fulvio Martusciello"
    assert len(travelling) == 8
    assert staying == ["Isabel Santos", "Marie Arena"]


@pytest.mark.parametrize(
    ("key", "number", "spelling"),
    [
        ("thun", "96776", "Róża THUN UND HOHENSTEIN"),
        ("alieva-veli", "197848", None),
        ("santos", "197650", None),
        ("arena", "124936", "Maria ARENA"),
        ("martusciello", "124828", None),
        ("nienass", "197465", "Niklas NIENASS"),
        ("gal", "", None),
    ],
)
def test_a_member_has_the_directorys_number_and_spelling(
    sample: InMemoryReader, key: str, number: str, spelling: str | None
) -> None:
    person = sample.get(Person, stable_id("person", key))
    assert person is not None
    assert person.directory_number == number
    assert person.ground is Ground.OFFICE
    assert spelling is None or spelling in person.spellings


def test_a_speaker_is_named_on_the_ground_of_the_published_newsletter(sample: InMemoryReader) -> None:
    speakers = [person for person in sample.all(Person) if person.ground is Ground.SOURCE]
    assert sorted(person.name for person in speakers) == ["Bota Jardemalie", "Dana Zhanay", "Tinatin Tsertsvadze"]
    assert {person.ground_source for person in speakers} == {stable_id("source", "newsletter")}
    assert all(person.named_to is Level.PUBLIC and person.shown_as for person in speakers)


def test_what_is_not_known_of_a_person_stays_empty(sample: InMemoryReader) -> None:
    for person in sample.all(Person):
        assert text_of(sample, person.id, "biography") == ""
        assert person.last_verified is None
        assert not person.has_illustrative_field


def test_names_of_places_and_bodies_are_those_of_the_day(sample: InMemoryReader) -> None:
    kazakhstan = sample.get(Country, stable_id("country", "kazakhstan"))
    dcas = sample.get(Body, stable_id("body", "dcas"))
    assert kazakhstan is not None
    assert dcas is not None
    capital, body = name_on(kazakhstan.capital_names, AS_OF), name_on(dcas.names, AS_OF)
    today = name_on(dcas.names, date(2025, 1, 1))
    assert capital is not None and capital.name == "Nur-Sultan"  # noqa: PT018
    assert body is not None and body.name.endswith("Turkmenistan and Mongolia")  # noqa: PT018
    assert today is not None and today.name == "Delegation for relations with Central Asia"  # noqa: PT018


def test_no_time_of_day_is_made_up(sample: InMemoryReader) -> None:
    items = sample.all(ProgrammeItem)
    assert [str(item.date) for item in items] == ["2020-02-17", "None", "2020-02-25", "2020-02-26"]
    assert all(item.start is None and item.end is None for item in items)


# --- sources, marks, levels -------------------------------------------------------------------------------------------


def test_every_fact_has_its_source_and_what_has_none_is_marked(sample: InMemoryReader) -> None:
    for entry in sample.all(SituationEntry):
        made_up = entry.is_illustrative("title") and entry.is_illustrative("fact")
        assert bool(entry.sources) is not made_up, entry.title
    for record in (*sample.all(Person), *sample.all(Body), *sample.all(Commitment), *sample.all(ProgrammeItem)):
        assert record.sources  # type: ignore[attr-defined]


def test_no_date_of_access_is_made_up(sample: InMemoryReader) -> None:
    assert all(source.accessed is None for source in sample.all(Source))


def test_notes_to_speak_from_name_a_role_fit_their_minutes_and_keep_to_six_points(sample: InMemoryReader) -> None:
    notes = [note for note in sample.all(SpeakerNote) if note.use is NoteUse.SPEAK]
    assert len(notes) == 4
    for note in notes:
        texts = {text.field: text.tree for text in sample.texts([note.id])}
        assert note.speaker is None
        assert note.role
        assert all(note.is_illustrative(field) for field in ("title", "role", *texts))
        assert 4 <= len(texts["points"].blocks) <= MAX_POINTS
        assert all(len(block.plain) <= 80 for block in texts["points"].blocks)
        words = spoken_words("\n".join(tree.plain for tree in texts.values()))
        assert note.minutes is not None
        assert 0.5 * note.minutes < minutes_for(words, note.language, interpreted=note.interpreted) < note.minutes


def test_a_speakers_message_is_fact_and_only_our_question_is_made_up(sample: InMemoryReader) -> None:
    heard = [note for note in sample.all(SpeakerNote) if note.use is NoteUse.HEARD]
    names = {person.name for person in sample.all(Person)}
    assert len(heard) == 3
    for note in heard:
        assert [mark.field for mark in note.marks if mark.illustrative] == ["ask"]
        assert note.sources
        assert not any(name in note.title for name in names)


def test_what_stands_in_the_handout_is_public_and_the_rest_begins_at_members(sample: InMemoryReader) -> None:
    opened = (Recommendation, Assessment, StatedCount, Instrument, Source, Theme, Addressee)
    assert all(record.level is Level.PUBLIC for kind in opened for record in sample.all(kind))
    closed = (Mission, ProgrammeItem, SpeakerNote, Commitment, SituationEntry)
    assert all(record.level is Level.MEMBERS for kind in closed for record in sample.all(kind))


# --- packs ------------------------------------------------------------------------------------------------------------


def test_the_delegation_pack_holds_every_type_of_section_in_order(sample: InMemoryReader) -> None:
    pack, handout = sample.all(Pack)
    types = [section.section_type for section in sample.where(Section, "pack", pack.id)]
    assert types == [
        "cover", "summary", "programme", "delegation", "speaker_notes", "speaker_notes", "recommendation_status",
        "coverage", "country_situation", "commitments", "sources",
    ]  # fmt: skip
    # A first visit: nothing has moved since an earlier one. And nobody else's papers may be given away with a program.
    assert set(section_types()) - set(types) == {"movement", "annexes"}
    assert [section.section_type for section in sample.where(Section, "pack", handout.id)] == ["recommendation_status"]
    audiences = [[recipe.audience for recipe in sample.many(Recipe, item.recipes)] for item in (pack, handout)]
    assert audiences == [[Level.MEMBERS, Level.STAFF], [Level.PUBLIC]]


def test_options_are_those_that_the_type_declares(sample: InMemoryReader) -> None:
    for section in sample.all(Section):
        declared = {field.name for field in section_types()[section.section_type].fields}
        assert set(section.options) <= declared


def test_the_files_hold_keys_and_not_ids() -> None:
    for path in FOLDER.glob("*.json"):
        assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-", path.read_text(encoding="utf-8")), path.name


def test_every_kind_of_record_is_there(sample: InMemoryReader) -> None:
    assert {ref.kind for ref in sample.records} == set(Kind) - {
        Kind.SCALE,
        Kind.KEPT_COUNT,
        Kind.SHEET_LAYOUT,
        Kind.LETTERHEAD,
        Kind.ANNEX,
        Kind.ANNEX_FILE,
    }
