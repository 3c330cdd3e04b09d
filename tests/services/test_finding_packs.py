"""Packs, calls and claimants by the words that a person types."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import PackId
from briefing_app.errors import InputError
from briefing_app.services.finding_packs import (
    claimant_meant,
    claimant_named,
    name_of_claimant,
    pack_named,
    pack_summaries,
    recommendation_named,
)
from tests.builders import (
    NGO,
    PACK,
    STATE,
    InMemoryReader,
    a_library_of_records,
    instrument,
    organisation,
    pack,
    recipe,
    recommendation,
    source,
)

HANDOUT = replace(pack(as_of=None), id=PackId("pack-2"), name="Delegation handout")
KAZAKH = replace(pack(), id=PackId("pack-3"), name="Қазақстан: құжаттар")


@pytest.fixture
def reader() -> InMemoryReader:
    made = InMemoryReader(a_library_of_records())
    made.put(HANDOUT, KAZAKH)
    return made


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("pack-1", PACK),
        ("Delegation pack", PACK),
        ("  delegation PACK ", PACK),
        ("delegation p", PACK),
        ("delegation h", "pack-2"),
        ("қазақстан", "pack-3"),
    ],
)
def test_a_pack_is_found_by_its_id_its_name_or_the_beginning_of_it(
    reader: InMemoryReader, words: str, found: str
) -> None:
    assert pack_named(reader, words) == found


def test_a_beginning_that_two_packs_share_is_asked_back_with_their_names(reader: InMemoryReader) -> None:
    with pytest.raises(InputError, match=r"Which pack\?") as asked:
        pack_named(reader, "delegation")
    assert "Delegation handout" in asked.value.message
    assert "Delegation pack" in asked.value.message
    assert "Қазақстан" not in asked.value.message


@pytest.mark.parametrize("words", ["mission", "pack of another office", "-1"])
def test_a_pack_that_is_not_there_is_told_with_those_that_are(reader: InMemoryReader, words: str) -> None:
    with pytest.raises(InputError, match="no pack") as told:
        pack_named(reader, words)
    assert "Delegation handout" in told.value.hint


def test_an_empty_library_says_that_it_has_none() -> None:
    with pytest.raises(InputError) as told:
        pack_named(InMemoryReader(), "anything")
    assert told.value.hint == "It has: none."


def test_a_name_that_is_the_beginning_of_another_one_is_still_found(reader: InMemoryReader) -> None:
    reader.put(replace(HANDOUT, name="Delegation pack, second edition"))
    assert pack_named(reader, "delegation pack") == PACK


def test_the_list_says_what_each_pack_is_for_the_fullest_first(reader: InMemoryReader) -> None:
    reader.put(recipe(), pack(recipes=("recipe-1", "gone")))
    first, *others = pack_summaries(reader)
    assert (first.pack.id, first.mission, first.sections) == (PACK, "PCC, Nur-Sultan", 12)
    assert [each.name for each in first.recipes] == ["Delegation pack"]
    assert first.as_of == PartialDate.parse("2020-02-17").first_day
    assert {each.sections for each in others} == {0}
    assert next(each for each in others if each.pack.id == "pack-2").as_of is None


def test_a_pack_whose_mission_is_gone_is_still_listed(reader: InMemoryReader) -> None:
    for ref in [ref for ref in reader.records if ref.id == pack().mission]:
        del reader.records[ref]
    assert {each.mission for each in pack_summaries(reader)} == {""}


@pytest.mark.parametrize("words", ["recommendation-3", "2019/2610(RSP), 4(b)", "  2019/2610(rsp), 4(B) "])
def test_a_call_is_found_by_its_id_or_as_it_is_printed(reader: InMemoryReader, words: str) -> None:
    reader.put(replace(recommendation(3), paragraph="4", clause="b"))
    assert recommendation_named(reader, words) == "recommendation-3"


def test_a_reference_that_two_calls_share_is_not_guessed(reader: InMemoryReader) -> None:
    reader.put(*(replace(recommendation(number), paragraph="4", clause="b") for number in (3, 5)))
    with pytest.raises(InputError, match=r"Which recommendation\?.*2"):
        recommendation_named(reader, "2019/2610(RSP), 4(b)")
    with pytest.raises(InputError, match="names none"):
        recommendation_named(reader, "2019/2610(RSP), 5")


def test_claimants_are_found_by_name_short_name_and_reference(reader: InMemoryReader) -> None:
    watch = replace(organisation("Құқық қорғау бюросы", key="bureau"), short="BHR", aliases=("Bureau",))
    report = replace(source("Yearly report", key="report"), reference="A/HRC/43/1")
    reader.put(watch, report)
    for words in ("bureau", "құқық ҚОРҒАУ бюросы", " BHR ", "Bureau"):
        assert claimant_named(reader, ClaimantKind.NGO, words) == Claimant(kind=ClaimantKind.NGO, by=watch.ref)
    for words in ("report", "yearly report", "a/hrc/43/1"):
        assert claimant_named(reader, ClaimantKind.OWN, words).by == report.ref
    assert claimant_named(reader, ClaimantKind.STATE, None) == STATE


@pytest.mark.parametrize("words", ["nobody", "", "A rep"])
def test_a_claimant_that_is_not_known_is_never_made_up(reader: InMemoryReader, words: str) -> None:
    with pytest.raises(InputError, match="No organisation and no source"):
        claimant_named(reader, ClaimantKind.NGO, words)


def test_a_claimant_is_named_as_far_as_it_is_known(reader: InMemoryReader) -> None:
    assert name_of_claimant(reader, NGO) == "A report"
    assert name_of_claimant(reader, STATE) is None
    bureau = organisation("Bureau", key="bureau")
    reader.put(bureau)
    assert name_of_claimant(reader, Claimant(kind=ClaimantKind.NGO, by=bureau.ref)) == "Bureau"
    gone = Claimant(kind=ClaimantKind.NGO, by=replace(bureau, id="gone").ref)  # type: ignore[arg-type]
    assert name_of_claimant(reader, gone) is None


def test_a_text_without_a_reference_is_cited_by_its_short_title(reader: InMemoryReader) -> None:
    reader.put(replace(instrument(), reference=""), replace(recommendation(3), paragraph="7"))
    assert recommendation_named(reader, "the resolution, 7") == "recommendation-3"


def test_without_a_name_the_claimant_is_the_one_that_the_texts_follow_if_it_is_of_this_kind() -> None:
    text, other = instrument(claimant=NGO), instrument(key="instrument-2", claimant=STATE)
    reader = InMemoryReader([text, other, source()])
    assert claimant_meant(reader, ClaimantKind.NGO, None, [text, other]) == NGO
    assert claimant_meant(reader, ClaimantKind.OWN, None, [text, other]) == Claimant(kind=ClaimantKind.OWN)
    assert claimant_meant(reader, ClaimantKind.OWN, "A report", [text]).by == source().ref


def test_where_the_texts_follow_several_of_a_kind_one_must_be_named() -> None:
    watch = organisation("Watch", key="organisation-1")
    theirs = Claimant(kind=ClaimantKind.NGO, by=watch.ref)
    texts = [instrument(claimant=NGO), instrument(key="instrument-2", claimant=theirs)]
    reader = InMemoryReader([*texts, watch, source()])
    with pytest.raises(InputError, match="A report, Watch") as refused:
        claimant_meant(reader, ClaimantKind.NGO, None, texts)
    assert "--by" in refused.value.hint
    assert claimant_meant(reader, ClaimantKind.NGO, "watch", texts) == theirs


def test_a_name_that_two_bear_is_refused() -> None:
    reader = InMemoryReader([source("A report"), source("a Report", key="source-2")])
    with pytest.raises(InputError, match="source-1, source-2"):
        claimant_named(reader, ClaimantKind.NGO, "A REPORT")
    assert claimant_named(reader, ClaimantKind.NGO, "source-2").by == source(key="source-2").ref
