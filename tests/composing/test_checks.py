from dataclasses import replace
from datetime import date

import pytest

from briefing_app.composing.checks import all_checks, run_checks
from briefing_app.document.blocks import Paragraph
from briefing_app.document.inline import Citation, CrossReference, ReferenceForm
from briefing_app.document.tree import Part
from briefing_app.domain.figures import FigureKind, FigureQuery
from briefing_app.domain.ids import InstrumentId, ProgrammeItemId, SourceId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.record import FieldMark
from briefing_app.domain.records.people import Ground
from briefing_app.domain.status import StatusCode
from briefing_app.domain.text import Block, Run, SourceReference, Text, plain_text
from briefing_app.domain.text_versions import mark_of
from briefing_app.errors import InputError
from tests.builders import (
    INSTRUMENT,
    PACK,
    InMemoryReader,
    assessment,
    bullets,
    pack,
    person,
    section,
    situation_entry,
    speaker_note,
    written,
)
from tests.composing.packs import composed, findings, library, of

NOTE = speaker_note()
ENTRY = situation_entry()


def test_a_sound_pack_has_no_findings() -> None:
    assert findings(library()) == []


def test_every_check_of_the_package_is_found_under_a_name_of_its_own() -> None:
    names = [check.name for check in all_checks()]
    assert len(names) == len(set(names)) == 17


def test_errors_come_first_and_every_finding_says_what_to_do() -> None:
    reader = library(written(ENTRY, "fact", "Ԇ"), written(NOTE, "points", "word " * 400))
    found = findings(reader, undrawn="Ԇ")
    assert [finding.severity for finding in found] == ["error", "warning"]
    assert all(finding.where and finding.message and finding.fix for finding in found)


def test_a_letter_without_a_glyph_is_an_error_by_name_and_place() -> None:
    reader = library(written(ENTRY, "fact", "Before Ԇ after"))
    (finding,) = of(findings(reader, undrawn="Ԇ"), "missing-glyph")
    assert finding.severity == "error"
    assert "U+0506, CYRILLIC CAPITAL LETTER KOMI DZJE" in finding.message
    assert (finding.where, finding.quote) == ("6 Country situation", "Before Ԇ after")
    assert (finding.origin.kind, finding.origin.id, finding.origin.field) == (Kind.SITUATION_ENTRY, "entry-1", "fact")


@pytest.mark.parametrize(
    "marked",
    [
        "RESTREINT UE/EU RESTRICTED",
        "EU CONFIDENTIAL",
        "TRÈS SECRET UE/EU TOP SECRET",
        "copy of R-UE/EU-R 12",
        "ST 5123/20 LIMITE",
        "LIMITE",
        "EU\u00a0SECRET",
    ],
)
def test_a_paper_that_bears_a_marking_of_classified_information_is_refused_with_the_reason(marked: str) -> None:
    (finding,) = of(findings(library(written(ENTRY, "fact", f"Before {marked} after"))), "classified-marking")
    assert finding.severity == "error"
    assert "only protected systems may hold" in finding.message
    assert (finding.where, finding.origin.id) == ("6 Country situation", "entry-1")


@pytest.mark.parametrize(
    "words",
    ["Une limite fut fixée.", "DATE LIMITE: 4 mars", "an EU restricted paper", "A CONFIDENTIAL MEETING", "SECRET"],
)
def test_words_that_only_speak_of_limits_and_secrets_are_no_findings(words: str) -> None:
    assert of(findings(library(written(ENTRY, "fact", words))), "classified-marking") == []


def test_a_section_without_content_is_reported_with_its_name() -> None:
    reader = library(situation_entry(level=Level.STAFF))
    (finding,) = of(findings(reader), "empty-section")
    assert (finding.where, finding.severity, finding.origin.section) == ("Country situation", "warning", "section-7")
    assert finding.message.startswith("Nothing of what the section holds may be read by this audience")
    assert "May be read by" in finding.fix


def test_a_section_in_which_nothing_stands_is_not_said_to_be_closed() -> None:
    (finding,) = of(findings(library(section("coverage", key="section-99"))), "empty-section")
    assert finding.message.startswith("The section has nothing in it yet")
    assert finding.fix == "Fill it, or remove it."


def test_a_section_of_an_unknown_type_is_reported() -> None:
    (finding,) = of(findings(library(section("horoscope", key="section-99"))), "empty-section")
    assert "horoscope" in finding.message


def test_a_note_over_its_minutes_says_how_many_words_to_cut() -> None:
    (finding,) = of(findings(library(written(NOTE, "points", "word " * 300))), "speaking-time")
    assert finding.where == "Opening statement"
    assert "slot is 2" in finding.message
    assert finding.fix == "Cut about 47 words."


def test_a_note_without_a_slot_is_never_too_long() -> None:
    free = replace(NOTE, minutes=None)
    assert of(findings(library(free, written(free, "points", "word " * 900))), "speaking-time") == []


def test_a_seventh_point_is_warned_of_and_a_sixth_is_not() -> None:
    six = library(written(NOTE, "points", bullets(*"abcdef")))
    assert of(findings(six), "speaking-time") == []
    (finding,) = of(findings(library(written(NOTE, "points", bullets(*"abcdefg")))), "speaking-time")
    assert finding.message.startswith("7 points")


def test_paragraphs_and_words_without_end_are_warned_of() -> None:
    (word,) = of(findings(library(written(ENTRY, "fact", "a" * 501))), "long-text")
    assert word.message == "A word of 501 characters."
    assert len(word.quote) < 200
    (paragraph,) = of(findings(library(written(ENTRY, "fact", "ab " * 7000))), "long-text")
    assert paragraph.message.startswith("A paragraph of 2")


def test_references_that_lead_nowhere_are_warned_of() -> None:
    result = composed(library())
    lost = (CrossReference(target="gone", form=ReferenceForm.TITLE), Citation(source="source-none"))
    part = Part(anchor="more", title="More", children=(Paragraph(children=lost),))
    document = replace(result.document, parts=(*result.document.parts, part))
    broken = replace(result, document=document)
    found = of(run_checks(library(), broken, PACK, covers=lambda _: set()), "dangling-reference")
    assert [(finding.where, finding.quote) for finding in found] == [("More", "gone"), ("More", "source-none")]


def test_an_assessment_after_the_packs_date_says_that_it_is_not_shown_yet() -> None:
    reader = library(assessment(3, StatusCode.FULL, on="2020-03-01"))
    (finding,) = of(findings(reader), "later-assessment")
    assert finding.where == "Call 3"
    assert finding.message == "Assessed after 17 February 2020: this pack does not show it yet."
    shown = composed(reader, as_of=date(2020, 3, 1))
    assert of(run_checks(reader, shown, PACK, covers=lambda _: set()), "later-assessment") == []


def test_made_up_entries_in_a_public_paper_are_warned_of() -> None:
    opened = section("recommendation_status", key="section-6", level=Level.PUBLIC, instrument=INSTRUMENT)
    judged = replace(
        assessment(1, StatusCode.PARTIAL, sequence=1), marks=(FieldMark(field="status", illustrative=True),)
    )
    reader = library(opened, judged)
    (finding,) = of(findings(reader, Level.PUBLIC), "illustrative-content")
    assert finding.message == "1 illustrative entry is shown or counted in a paper for the public."
    assert of(findings(reader, Level.MEMBERS), "illustrative-content") == []


def test_made_up_entries_behind_a_count_are_counted_where_no_more_than_the_count_is_shown() -> None:
    """The one mark after the headline stands for all of them."""
    options = {"instrument": INSTRUMENT, "form": "one_page"}
    opened = section("recommendation_status", key="section-6", level=Level.PUBLIC, **options)
    mark = (FieldMark(field="status", illustrative=True),)
    judged = (replace(assessment(number, StatusCode.PARTIAL, sequence=number), marks=mark) for number in (1, 2, 3))
    (finding,) = of(findings(library(opened, *judged), Level.PUBLIC), "illustrative-content")
    assert finding.message == "3 illustrative entries are shown or counted in a paper for the public."


def test_a_text_in_another_language_is_warned_of_by_owner_and_field() -> None:
    reader = library(replace(pack(recipes=("recipe-1",)), language="fr"))
    found = of(findings(reader), "other-language")
    assert any(finding.where == "A ban, fact" and "in English only" in finding.message for finding in found)


def test_a_text_that_no_longer_follows_its_original_is_warned_of_where_the_audience_reads_it() -> None:
    english = written(ENTRY, "fact", "It was banned.")
    french = replace(
        written(ENTRY, "fact", "Interdit.", language="fr"), source_language="en", source_mark=mark_of(english.tree)
    )
    changed = replace(english, tree=plain_text("The ban was lifted."))
    in_french = replace(pack(recipes=("recipe-1",)), language="fr")
    assert of(findings(library(in_french, english, french)), "outdated-text") == []
    (finding,) = of(findings(library(in_french, changed, french)), "outdated-text")
    assert (finding.where, finding.severity) == ("A ban, fact", "warning")
    assert finding.message == "The English text has changed since this French one followed it."
    assert of(findings(library(changed, french)), "outdated-text") == []
    closed = library(in_french, changed, french, replace(ENTRY, level=Level.STAFF))
    assert of(findings(closed), "outdated-text") == []


@pytest.mark.parametrize("ground", list(Ground))
def test_a_name_without_a_ground_is_warned_of_once_and_never_for_own_staff(ground: Ground) -> None:
    speaker = replace(person("Jane Placeholder", key="jane", named_to=Level.PUBLIC), ground=ground)
    reader = library(speaker, replace(speaker_note(), speaker=speaker.id))
    found = of(findings(reader, Level.MEMBERS), "named-without-ground")
    assert len(found) == (1 if ground is Ground.NONE else 0)
    for finding in found:
        assert finding.severity == "warning"
        assert finding.message.startswith("Jane Placeholder is named here")
        assert (finding.origin.id, finding.origin.field) == (speaker.id, "ground")
    assert of(findings(reader, Level.STAFF), "named-without-ground") == []


def test_a_person_who_is_not_named_needs_no_ground() -> None:
    speaker = person("Jane Placeholder", key="jane", named_to=Level.STAFF)
    reader = library(speaker, replace(speaker_note(), speaker=speaker.id))
    assert of(findings(reader, Level.MEMBERS), "named-without-ground") == []


def test_a_note_without_an_item_is_warned_of_where_others_have_theirs() -> None:
    linked = replace(speaker_note("Another", key="note-9"), occasion=ProgrammeItemId("item-1"))
    (finding,) = of(findings(library(linked, written(linked, "points", "A point."))), "note-without-item")
    assert (finding.where, finding.severity) == (speaker_note().title, "warning")
    assert (finding.origin.id, finding.origin.field) == (NOTE.id, "occasion")
    assert of(findings(library()), "note-without-item") == []


def test_a_note_whose_item_is_gone_is_warned_of() -> None:
    lost = replace(NOTE, occasion=ProgrammeItemId("gone"))
    (finding,) = of(findings(library(lost)), "note-without-item")
    assert finding.where == NOTE.title


def test_a_pack_that_is_gone_is_refused() -> None:
    with pytest.raises(InputError, match="no such pack"):
        run_checks(InMemoryReader(), composed(library()), PACK, covers=lambda _: set())


@pytest.mark.parametrize("kind", [FigureKind.COUNT, FigureKind.SHARE, FigureKind.HEADLINE])
def test_a_live_figure_without_an_answer_is_reported_by_its_place(kind: FigureKind) -> None:
    gone = FigureQuery(kind=kind, instrument=InstrumentId("gone"))
    tree = Text(blocks=(Block(runs=(Run(text="First."),)), Block(runs=(Run(text="Of them "), Run(figure=gone)))))
    (finding,) = of(findings(library(written(ENTRY, "fact", tree))), "unknown-figure")
    assert (finding.severity, finding.where, finding.quote) == ("warning", "6 Country situation", "Of them not known")
    assert (finding.origin.id, finding.origin.field, finding.origin.block) == ("entry-1", "fact", 1)


def test_a_live_figure_with_an_answer_and_the_words_not_known_themselves_are_no_finding() -> None:
    known = FigureQuery(kind=FigureKind.TOTAL, instrument=InstrumentId(INSTRUMENT))
    tree = Text(blocks=(Block(runs=(Run(text="It is not known why "), Run(figure=known), Run(text=" stand."))),))
    assert of(findings(library(written(ENTRY, "fact", tree))), "unknown-figure") == []


def test_a_live_figure_that_the_audience_does_not_see_is_not_reported() -> None:
    gone = FigureQuery(kind=FigureKind.COUNT, instrument=InstrumentId("gone"))
    tree = Text(blocks=(Block(runs=(Run(text="Open. "), Run(figure=gone, level=Level.STAFF))),))
    assert of(findings(library(written(ENTRY, "fact", tree))), "unknown-figure") == []


def test_a_reference_to_a_source_is_no_figure_without_an_answer() -> None:
    tree = Text(blocks=(Block(runs=(Run(text="As told "), Run(source=SourceReference(source=SourceId("source-1"))))),))
    assert of(findings(library(written(ENTRY, "fact", tree))), "unknown-figure") == []


def test_a_name_that_runs_to_the_left_may_stand_in_a_line_and_a_whole_passage_may_not() -> None:
    name = "سلمى الخيالي"
    reader = library(written(ENTRY, "fact", f"The case of {name} was raised."))
    assert of(findings(reader), "right-to-left") == []
    reader.put(written(ENTRY, "fact", f"It reads: {' '.join([name] * 6)}."))
    (finding,) = of(findings(reader), "right-to-left")
    assert (finding.severity, finding.where) == ("error", "6 Country situation")
    assert finding.quote.startswith(name)
