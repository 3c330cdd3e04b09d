from __future__ import annotations

from datetime import date

import pytest

from briefing_app.composing.languages import language_for
from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import AssessmentId, PackId
from briefing_app.domain.levels import Level
from briefing_app.domain.records.mission import Mission
from briefing_app.domain.records.pack import Pack, Recipe, Section
from briefing_app.domain.records.place import Country
from briefing_app.domain.records.recommendation import Assessment, Instrument, Recommendation
from briefing_app.domain.status import StatusCode
from briefing_app.domain.valuation import code_at
from briefing_app.editing.assess import Judgement, assess
from briefing_app.editing.first_pack import SECTIONS, start_pack
from briefing_app.errors import InputError
from tests.builders import NGO, STATE, InMemoryReader, a_library_of_records, day, instrument


@pytest.fixture
def library() -> InMemoryReader:
    return InMemoryReader(a_library_of_records())


def test_an_assessment_is_added_as_dated_and_the_former_answer_stays(library: InMemoryReader) -> None:
    call = library.all(Recommendation)[0]
    before = len(library.all(Assessment))
    judgement = Judgement(status=StatusCode.FULL, date=day("2020-03-01"))
    library.apply(assess(call.id, judgement, assessment=AssessmentId("new"))(library))
    assert len(library.all(Assessment)) == before + 1
    rows = library.assessments([call.id])
    assert code_at(rows, date(2020, 2, 17), NGO) is StatusCode.PARTIAL
    assert code_at(rows, date(2020, 3, 2), NGO) is StatusCode.FULL


def test_the_claimant_is_the_one_that_the_instrument_names_unless_another_is_given(library: InMemoryReader) -> None:
    call = library.all(Recommendation)[0]
    judgement = Judgement(status=StatusCode.NONE, date=day("2020"))
    plain = assess(call.id, judgement)(library).changes[0].after
    named = assess(call.id, Judgement(status=StatusCode.FULL, date=day("2020"), claimant=STATE))(library)
    assert isinstance(plain, Assessment)
    assert plain.claimant == NGO
    stated = named.changes[0].after
    assert isinstance(stated, Assessment)
    assert stated.claimant == STATE


def test_where_the_counts_follow_nobody_they_follow_our_own_first_word(library: InMemoryReader) -> None:
    library.put(instrument(claimant=None))
    call = library.all(Recommendation)[0]
    own = Claimant(kind=ClaimantKind.OWN)
    library.apply(assess(call.id, Judgement(status=StatusCode.FULL, date=day("2020-03-01")))(library))
    assert code_at(library.assessments([call.id]), date(2020, 3, 2), own) is StatusCode.FULL
    (followed,) = [each.claimant for each in library.all(Instrument) if each.id == call.instrument]
    assert followed == own
    again = assess(call.id, Judgement(status=StatusCode.NONE, date=day("2020-04-01")))(library)
    assert len(again.changes) == 1, "it is said once"


@pytest.mark.parametrize("claimant", [STATE, NGO])
def test_another_s_word_is_never_followed_unasked(library: InMemoryReader, claimant: Claimant) -> None:
    library.put(instrument(claimant=None))
    call = library.all(Recommendation)[0]
    judgement = Judgement(status=StatusCode.FULL, date=day("2020-03-01"), claimant=claimant)
    (change,) = assess(call.id, judgement)(library).changes
    assert isinstance(change.after, Assessment)


def test_a_country_and_dates_are_enough_for_a_whole_pack() -> None:
    library = InMemoryReader()
    command = start_pack(" Georgia ", start=day("2020-05-04"), end=day("2020-05-06"), pack=PackId("new"))
    library.apply(command(library))
    pack = library.get(Pack, "new")
    assert pack is not None
    assert pack.name == "Delegation pack Georgia 2020"
    mission = library.get(Mission, pack.mission)
    assert mission is not None
    assert mission.country is not None
    country = library.get(Country, mission.country)
    assert country is not None
    assert country.name == "Georgia"
    assert tuple(each.section_type for each in library.where(Section, "pack", pack.id)) == SECTIONS
    audiences = [recipe.audience for recipe in library.many(Recipe, pack.recipes)]
    assert audiences[0] is Level.MEMBERS
    assert set(audiences) == set(Level)


def test_a_pack_in_french_is_french_from_its_first_word() -> None:
    library = InMemoryReader()
    library.apply(start_pack("Géorgie", start=day("2020-05-04"), language=language_for("fr"))(library))
    (pack,), (mission,), (country,) = library.all(Pack), library.all(Mission), library.all(Country)
    assert (pack.language, pack.name) == ("fr", "Dossier de délégation Géorgie 2020")
    assert (mission.name, mission.words_in, country.words_in) == ("Mission Géorgie", "fr", "fr")
    assert {section.words_in for section in library.all(Section)} == {"fr"}


def test_a_second_pack_for_the_same_country_uses_what_is_there() -> None:
    library = InMemoryReader()
    library.apply(start_pack("Georgia")(library))
    library.apply(start_pack("georgia")(library))
    assert len(library.all(Country)) == 1
    assert len(library.all(Recipe)) == 3
    assert len(library.all(Pack)) == 2
    assert len({pack.order_key for pack in library.all(Pack)}) == 2


def test_a_mission_that_ends_before_it_starts_and_a_country_without_a_name_are_refused() -> None:
    with pytest.raises(InputError, match="wrong way round"):
        start_pack("Georgia", start=PartialDate.parse("2020-05"), end=PartialDate.parse("2020-04"))
    with pytest.raises(InputError, match="no name"):
        start_pack("  ")
