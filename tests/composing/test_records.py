from dataclasses import replace

import pytest

from briefing_app.domain.figures import FigureKind, FigureQuery
from briefing_app.domain.ids import SourceId
from briefing_app.domain.levels import Level
from briefing_app.domain.record import FieldMark
from briefing_app.domain.records.mission import Mission, Source
from briefing_app.domain.records.people import Person
from briefing_app.domain.records.recommendation import Assessment, Recommendation
from briefing_app.domain.text import Block, Run, SourceReference, Text
from tests.builders import (
    ADDRESSEE,
    INSTRUMENT,
    assessment,
    body,
    instrument,
    mission,
    organisation,
    person,
    recommendation,
    source,
    written,
)
from tests.composing.packs import library, runs, seen_by

WITHHELD = person("Anna Secret", key="person-9", shown_as="a lawyer, name withheld", other_spellings=("A. Secret",))
NOBODY = person("Boris Nobody", key="person-8")
OWNER = recommendation(1)


def read(text: Text, audience: Level = Level.PUBLIC) -> str:
    records = seen_by(library(WITHHELD, NOBODY, written(OWNER, "summary", text)), audience)
    return records.text(OWNER, "summary").plain


def named(words: str, who: Person) -> Run:
    return Run(text=words, record=who.ref)


def test_a_record_more_closed_than_the_audience_is_not_there() -> None:
    reader = library(source("Hidden", key="source-2", level=Level.MEMBERS))
    assert seen_by(reader, Level.PUBLIC).get(Source, "source-2") is None
    assert seen_by(reader, Level.MEMBERS).get(Source, "source-2") is not None
    assert [each.id for each in seen_by(reader, Level.PUBLIC).all(Source)] == ["source-1"]
    assert seen_by(reader, Level.PUBLIC).get(Source, None) is None


def test_a_record_whose_existence_is_closed_is_not_there() -> None:
    reader = library(recommendation(1, existence=Level.STAFF))
    assert seen_by(reader, Level.PUBLIC).get(Recommendation, "recommendation-1") is None


def test_closed_fields_of_an_open_record_come_blank() -> None:
    judged = replace(
        assessment(1), assessor="Jane Staff", evidence="seen", marks=(FieldMark(field="evidence", level=Level.STAFF),)
    )
    reader = library(judged)
    shown = seen_by(reader, Level.MEMBERS).get(Assessment, judged.id)
    assert shown is not None
    assert (shown.assessor, shown.evidence, shown.status) == ("", "", judged.status)
    full = seen_by(reader, Level.STAFF).get(Assessment, judged.id)
    assert full is not None
    assert full.assessor == "Jane Staff"


def test_a_record_that_cannot_stand_without_a_closed_field_is_closed() -> None:
    judged = replace(assessment(1), marks=(FieldMark(field="status", level=Level.STAFF),))
    assert seen_by(library(judged), Level.PUBLIC).get(Assessment, judged.id) is None


def test_a_person_who_may_not_be_named_bears_the_other_form_and_no_spelling() -> None:
    records = seen_by(library(WITHHELD, NOBODY), Level.PUBLIC)
    shown = records.get(Person, WITHHELD.id)
    assert shown is not None
    assert (shown.name, shown.spellings) == ("a lawyer, name withheld", ("a lawyer, name withheld",))
    assert records.get(Person, NOBODY.id) is None
    assert records.person_name(WITHHELD.id) == "a lawyer, name withheld"
    assert records.person_name(NOBODY.id) is None
    assert records.person_name(None) is None


def test_what_is_told_of_a_person_who_may_not_be_named_is_closed_with_the_name() -> None:
    told = replace(WITHHELD, description="Director of the Ash Foundation", committees=("AFET",))
    reader = library(told, written(told, "biography", "Born in Ashgrove."))
    shown = seen_by(reader, Level.PUBLIC).get(Person, told.id)
    assert shown is not None
    assert (shown.description, shown.committees) == ("", ())
    assert seen_by(reader, Level.PUBLIC).text(shown, "biography").empty
    assert seen_by(reader, Level.PUBLIC).text(told, "biography").empty
    assert seen_by(reader, Level.STAFF).text(told, "biography").plain == "Born in Ashgrove."


def test_short_names_of_records() -> None:
    records = seen_by(library(WITHHELD), Level.PUBLIC)
    assert records.name_of(WITHHELD.ref) == "a lawyer, name withheld"
    assert records.name_of(instrument().ref) == "2019/2610(RSP)"
    assert records.name_of(body().ref) == "Delegation DCAS"
    assert records.name_of(source().ref) == "A report"
    assert records.name_of(mission().ref) is None
    assert records.name_of(None) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (runs("We met ", named("Anna", WITHHELD), " today."), "We met a lawyer, name withheld today."),
        (runs("We met ", named("Boris", NOBODY), " today."), "We met today."),
        (runs("We met ", named("Boris", NOBODY), "."), "We met."),
        (runs(named("Boris", NOBODY), ", and others"), "and others"),
        (runs("Others, ", named("Boris", NOBODY), ", and more"), "Others, and more"),
        (runs("Others (", named("Boris", NOBODY), ") came"), "Others came"),
        (runs("They met ", named("Boris", NOBODY)), "They met"),
        (runs("Open. ", Run(text="Closed. ", level=Level.STAFF), "Open again."), "Open. Open again."),
        (runs(named("Boris", NOBODY)), ""),
    ],
)
def test_what_is_left_out_leaves_no_trace_in_the_spacing(text: Text, words: str) -> None:
    assert read(text) == words


def test_staff_read_names_as_they_were_typed() -> None:
    assert read(runs("We met ", named("Ms Secret", WITHHELD), "."), Level.STAFF) == "We met Ms Secret."


def test_words_that_name_a_closed_record_go_and_a_lost_person_is_not_named() -> None:
    hidden = organisation("Front", key="organisation-9", level=Level.STAFF)
    records = seen_by(
        library(hidden, written(OWNER, "summary", runs("With ", Run(text="Front", record=hidden.ref), "."))),
        Level.PUBLIC,
    )
    assert records.text(OWNER, "summary").plain == "With."
    lost = person("Lost", key="person-lost")
    assert read(runs("With ", named("Lost", lost), ".")) == "With."
    assert read(runs("With ", named("Lost", lost), "."), Level.STAFF) == "With Lost."


def test_closed_blocks_keep_their_place_so_that_a_click_finds_the_right_one() -> None:
    text = Text(blocks=(Block(level=Level.STAFF, runs=(Run(text="closed"),)), Block(runs=(Run(text="open"),))))
    shown = seen_by(library(written(OWNER, "summary", text)), Level.PUBLIC).text(OWNER, "summary")
    assert [block.plain for block in shown.blocks] == ["", "open"]


def test_an_open_run_in_a_closed_text_stays_closed() -> None:
    closed = recommendation(1, level=Level.STAFF)
    records = seen_by(
        library(closed, written(closed, "summary", runs(Run(text="open", level=Level.PUBLIC)))), Level.PUBLIC
    )
    assert records.text(closed, "summary").empty


def test_a_text_of_a_closed_field_is_empty() -> None:
    trip = replace(mission(level=Level.PUBLIC))
    reader = library(trip, written(trip, "avoid", "Do not say this"))
    assert seen_by(reader, Level.PUBLIC).text(trip, "avoid").empty
    assert seen_by(reader, Level.MEMBERS).text(trip, "avoid").plain == "Do not say this"


def test_live_figures_are_words_and_sources_stay() -> None:
    figure = Run(figure=FigureQuery(kind=FigureKind.TOTAL, instrument=INSTRUMENT, addressee=ADDRESSEE), strong=True)
    cited = Run(source=SourceReference(source=SourceId("source-1")))
    records = seen_by(library(written(OWNER, "summary", runs("All ", figure, " calls ", cited))), Level.PUBLIC)
    shown = records.text(OWNER, "summary").blocks[0].runs
    assert [run.text for run in shown] == ["All ", "20", " calls ", ""]
    assert shown[1].strong
    assert shown[3].source is not None


def test_a_text_that_is_not_in_the_packs_language_comes_in_another_and_is_noted() -> None:
    reader = library(written(OWNER, "summary", "Faites ceci.", language="fr"))
    records = seen_by(reader, Level.PUBLIC, language="de")
    assert records.text(OWNER, "summary").plain == "Do what call 1 asks."
    assert records.borrowed == {(OWNER.ref, "summary"): "en"}
    french = seen_by(reader, Level.PUBLIC, language="fr")
    assert french.text(OWNER, "summary").plain == "Faites ceci."
    assert french.borrowed == {}


def test_lists_by_relation_hold_what_may_be_seen_in_the_order_asked() -> None:
    reader = library(recommendation(2, level=Level.STAFF))
    records = seen_by(reader, Level.PUBLIC)
    assert len(records.where(Recommendation, "instrument", INSTRUMENT)) == 19
    asked = ("recommendation-3", "recommendation-2", "recommendation-1")
    assert [each.id for each in records.many(Recommendation, asked)] == ["recommendation-3", "recommendation-1"]
    assert records.all(Mission) == ()
