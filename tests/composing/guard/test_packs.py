"""The check over a composed pack: what persons typed, as the audience reads it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.composing.checks import typed_counts
from briefing_app.composing.compose import compose
from briefing_app.composing.findings import CheckInput, Finding
from briefing_app.composing.guard import CountFinding, CountNote, GuardText, compare, judge, tracked
from briefing_app.domain.figures import FigureKind, FigureQuery
from briefing_app.domain.ids import KeptCountId, RecommendationId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.record import Record
from briefing_app.domain.records.office import OFFICE_SCALE, KeptCount, ScaleEntry, StatusScale
from briefing_app.domain.records.pack import Pack
from briefing_app.domain.status import StatusCode
from briefing_app.domain.text import Block, BlockKind, Run, SourceReference, Text
from briefing_app.errors import InputError
from briefing_app.importing.sample import sample_change_set
from tests.builders import (
    ADDRESSEE,
    INSTRUMENT,
    SOURCE,
    InMemoryReader,
    a_library_of_records,
    addressee,
    assessment,
    instrument,
    pack,
    recommendation,
    section,
    situation_entry,
    speaker_note,
    stated_count,
    written,
)
from tests.composing.packs import DAY, NOW, composed, figures_for, findings, library, of, runs

ENTRY = situation_entry()
NOTE = speaker_note()
FALSE = "Kazakhstan has implemented 2 of the 20 recommendations."
SAMPLE = Path(__file__).parents[3] / "assets" / "sample"


def questioned(reader: InMemoryReader, audience: Level | None = None) -> list[Finding]:
    return of(findings(reader, audience), "typed-count")


def placed(reader: InMemoryReader, audience: Level | None = None) -> tuple[CountFinding, ...]:
    given = CheckInput(
        reader=reader, composed=composed(reader, audience), pack=reader.all(Pack)[0], missing=lambda _: set()
    )
    return typed_counts.count_findings(given)


def test_a_typed_count_that_the_rows_contradict_keeps_the_pack_from_being_printed() -> None:
    (found,) = questioned(library(written(ENTRY, "fact", FALSE)))
    assert (found.severity, found.where, found.quote) == ("error", "6 Country situation", FALSE)
    assert "2 of 20" in found.message
    assert "0 of 20" in found.message
    assert found.fix == "Insert a live figure, or keep the sentence with a reason."
    assert (found.origin.kind, found.origin.id, found.origin.field, found.origin.block) == (
        Kind.SITUATION_ENTRY, "entry-1", "fact", 0
    )  # fmt: skip


@pytest.mark.parametrize("audience", list(Level))
def test_every_number_that_the_sample_says_itself_is_what_its_rows_say(audience: Level) -> None:
    reader = InMemoryReader.of(sample_change_set(SAMPLE))
    checked = 0
    for each in reader.all(Pack):
        try:
            made = compose(reader, each.id, recipe=None, audience=audience, as_of=None, today=DAY, now=NOW)
        except InputError:
            assert audience is Level.PUBLIC  # the delegation's pack has nothing for the public
            continue
        given = CheckInput(reader=reader, composed=made, pack=each, missing=lambda _: set())
        assert typed_counts.count_findings(given) == ()
        checked += 1
    assert checked == (1 if audience is Level.PUBLIC else 2)


def test_a_sentence_about_half_of_the_count_is_read_with_the_section_and_the_sentence_before() -> None:
    text = "Parliament made 20 recommendations. So far two have been implemented."
    (found,) = questioned(library(written(ENTRY, "fact", text)))
    assert found.quote == "So far two have been implemented."


def test_a_live_figure_is_computed_and_never_questioned() -> None:
    query = FigureQuery(kind=FigureKind.COUNT, instrument=INSTRUMENT, addressee=ADDRESSEE, code=StatusCode.PARTIAL)
    text = runs("Kazakhstan has implemented ", Run(figure=query), " of the 20 recommendations.")
    assert questioned(library(written(ENTRY, "fact", text))) == []


def test_what_the_audience_does_not_read_is_not_questioned_for_it() -> None:
    closed = Text(blocks=(Block(level=Level.STAFF, runs=(Run(text=FALSE),)), Block(runs=(Run(text="Open."),))))
    reader = library(written(ENTRY, "fact", closed))
    assert questioned(reader, Level.MEMBERS) == []
    assert len(questioned(reader, Level.STAFF)) == 1


def test_the_place_of_the_numbers_holds_in_the_text_as_it_is_stored() -> None:
    hidden = Run(text="For staff alone. ", level=Level.STAFF)
    reader = library(written(ENTRY, "fact", runs(hidden, FALSE)))
    for audience in (Level.STAFF, Level.MEMBERS):
        (found,) = placed(reader, audience)
        assert f"{hidden.text}{FALSE}"[found.start : found.end] == "2 of the 20 recommendations"


def test_the_title_of_a_note_is_questioned_like_any_text() -> None:
    reader = library(replace(NOTE, title="2 of the 20 recommendations are implemented"))
    (found,) = {finding.quote for finding in questioned(reader)}
    assert found == "2 of the 20 recommendations are implemented"


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        (Text(blocks=(Block(kind=BlockKind.QUOTATION, runs=(Run(text=FALSE),)),)), "warning"),
        (runs(f"The newsletter says: “{FALSE}” ", Run(source=SourceReference(source=SOURCE))), "warning"),
        (runs("The newsletter: “only 2 out of 20” recommendations were implemented."), "warning"),
        (runs(f"The minister says: “{FALSE}”"), "error"),
    ],
)
def test_a_quotation_with_its_source_is_told_as_a_note_and_any_other_as_an_error(text: Text, severity: str) -> None:
    words = replace(stated_count(), words="Kazakhstan implemented only 2 out of 20 of them")
    (found,) = questioned(library(written(ENTRY, "fact", text), words))
    assert found.severity == severity
    assert found.message.endswith("It stands in a quotation.") == (severity == "warning")


def kept(**changes: str) -> KeptCount:
    stands = KeptCount(
        id=KeptCountId("kept-2"), owner=ENTRY.ref, field="fact", language="en", quote=FALSE, said="2 of 20",
        actual="0 of 20", reason="As printed in May.",
    )  # fmt: skip
    return replace(stands, **changes)  # type: ignore[arg-type]


def test_a_kept_sentence_is_not_questioned_until_it_or_the_rows_change() -> None:
    stands = library(written(ENTRY, "fact", FALSE), kept())
    assert questioned(stands) == []
    for other in (kept(quote="Another."), kept(field="other"), kept(said="3 of 20"), kept(actual="1 of 20")):
        assert len(questioned(library(written(ENTRY, "fact", FALSE), other))) == 1
    stands.put(assessment(3, StatusCode.FULL, sequence=99))
    assert ["1 of 20" in found.message for found in questioned(stands)] == [True]


def test_largely_implemented_counts_where_the_office_says_so_and_partial_never_does() -> None:
    rows = [assessment(number, StatusCode.SUBSTANTIAL, sequence=50 + number) for number in (3, 4)]
    two, four = written(ENTRY, "fact", FALSE), written(ENTRY, "fact", FALSE.replace("2 of", "4 of"))
    counts = StatusScale(id=OFFICE_SCALE, substantial_counts=True)
    assert len(questioned(library(two, *rows, StatusScale(id=OFFICE_SCALE)))) == 1
    assert questioned(library(two, *rows, counts)) == []
    assert len(questioned(library(four, *rows, counts))) == 1


@pytest.mark.parametrize(
    ("sentence", "house", "own"),
    [
        ("Three of the 20 recommendations were partially implemented.", "partially implemented", "Begun"),
        ("Three of the 20 recommendations were not implemented.", "not implemented", "Refused"),
    ],
)
def test_a_message_calls_a_status_as_the_office_does(sentence: str, house: str, own: str) -> None:
    text = written(ENTRY, "fact", sentence)
    labels = {StatusCode.PARTIAL: {"en": "Begun", "fr": "Entamé"}, StatusCode.NONE: {"en": "Refused"}}
    renamed = StatusScale(
        id=OFFICE_SCALE, entries=tuple(ScaleEntry(code=code, labels=words) for code, words in labels.items())
    )
    (plain,), (called,) = questioned(library(text)), questioned(library(text, renamed))
    assert f"3 of 20 {house} (" in plain.message
    assert called.message == plain.message.replace(f"20 {house} (", f"20 {own} (")


def test_not_implemented_takes_in_what_was_announced_only_where_the_text_folds_it() -> None:
    rows = [assessment(3, StatusCode.STARTED, sequence=50), assessment(4, StatusCode.CONTRARY, sequence=51)]
    text = written(ENTRY, "fact", "Eighteen of the 20 recommendations have not been implemented.")
    (found,) = questioned(library(text, *rows))
    assert "16 of 20" in found.message
    assert questioned(library(text, *rows, replace(instrument(), fold=True))) == []


def other_text() -> tuple[Record, ...]:
    second = replace(instrument(key="instrument-2"), reference="2021/2544(RSP)", short_title="the second resolution",
                     title="The second resolution")  # fmt: skip
    rows = [replace(recommendation(number, instrument="instrument-2"), id=RecommendationId(f"recommendation-{number}"))
            for number in range(31, 36)]  # fmt: skip
    judged = [assessment(number, StatusCode.FULL, sequence=number) for number in range(31, 34)]
    return (second, *rows, *judged)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of 2019/2610(RSP), three of the 20 recommendations are implemented.", ["0 of 20"]),
        ("In 2021/2544(RSP), 3 of the 5 recommendations are implemented.", []),
        ("In 2021/2544(RSP), 4 of the 5 recommendations are implemented.", ["3 of 5"]),
        ("In the second resolution, 4 of the 5 recommendations are implemented.", ["3 of 5"]),
        ("4 of the 5 recommendations are implemented.", []),
        ("Two of the recommendations in P9_TA(2022)0012 are implemented.", []),
    ],
)
def test_with_several_texts_a_sentence_is_compared_with_the_one_that_it_names(text: str, expected: list[str]) -> None:
    reader = InMemoryReader(a_library_of_records())
    reader.put(*other_text())
    found = compare([GuardText(text=text)], tracked(reader, figures_for(reader)), "en")
    assert [each.actual for each in found] == expected


def test_the_section_says_which_text_is_meant_where_the_sentence_does_not() -> None:
    reader = InMemoryReader(a_library_of_records())
    reader.put(*other_text())
    known = tracked(reader, figures_for(reader))
    text = "Four recommendations are implemented."
    there = GuardText(text=text, instruments=frozenset({instrument(key="instrument-2").id}))
    assert [each.actual for each in compare([there], known, "en")] == ["3 of 5"]
    assert compare([GuardText(text=text)], known, "en") == ()


def test_a_pack_in_french_is_checked_in_french_and_one_in_german_is_left_alone() -> None:
    words = "Deux des vingt recommandations ont été mises en œuvre."
    french = library(replace(pack(), language="fr"), written(ENTRY, "fact", words, language="fr"))
    assert [found.quote for found in questioned(french)] == [words]
    german = library(replace(pack(), language="de"), written(ENTRY, "fact", "2 von 20 Empfehlungen.", language="de"))
    assert questioned(german) == []


def test_an_english_text_in_a_french_pack_is_read_as_english() -> None:
    reader = library(replace(pack(), language="fr"), written(ENTRY, "fact", FALSE))
    assert [found.quote for found in questioned(reader)] == [FALSE]


def test_a_library_without_rows_questions_nothing() -> None:
    reader = InMemoryReader()
    assert compare([GuardText(text=FALSE)], tracked(reader, figures_for(reader)), "en") == ()


def test_computed_lines_of_the_pack_are_not_read_at_all() -> None:
    reader = library()
    made = composed(reader)
    texts = list(typed_counts.typed_texts(made, reader))
    assert all(text.origin.field for text in texts)
    assert not [text for text in texts if text.text.startswith("Of 20 recommendations addressed to")]


def test_an_introduction_is_compared_with_the_text_that_its_section_is_about() -> None:
    chosen = section("recommendation_status", key="section-6", instrument="instrument-2", addressee=ADDRESSEE)
    words = written(chosen, "introduction", "Four recommendations are implemented.")
    (found,) = questioned(library(*other_text(), chosen, words))
    assert "3 of 5" in found.message


def to_kyrgyzstan() -> tuple[Record, ...]:
    """A second text: three calls to Kyrgyzstan, of which two were implemented."""
    second = replace(instrument(key="instrument-2"), title="Resolution on Kyrgyzstan", short_title="", reference="")
    state = addressee("Kyrgyzstan", key="kyrgyzstan")
    rows = [
        replace(recommendation(number, instrument="instrument-2", addressees=(state.id,)),
                id=RecommendationId(f"recommendation-{number}"))
        for number in range(31, 34)
    ]  # fmt: skip
    judged = [assessment(number, StatusCode.FULL, sequence=number) for number in range(31, 33)]
    return (second, state, *rows, *judged)


ABOUT_KAZAKHSTAN = "In 2019/2610(RSP), Kazakhstan received 20 recommendations."


@pytest.mark.parametrize(
    ("after", "judged"),
    [
        ("Kyrgyzstan has fulfilled two of 3 calls.", ["2 of 3 = 2 of 3"]),
        ("Kyrgyzstan has fulfilled none of 3 calls.", ["0 of 3 ≠ 2 of 3"]),
        ("Kyrgyzstan has fulfilled none of 2 calls.", ["0 of 2 ≠ 2 of 3"]),
        ("Kyrgyzstan received 3 recommendations. It has fulfilled two of 3.", ["2 of 3 = 2 of 3"]),
        ("In 2019/2610(RSP), Kyrgyzstan has fulfilled none of 2 calls.", ["none of 2 calls ?"]),
        ("Uzbekistan has fulfilled none of 2 calls.", ["none of 2 calls ?"]),
        (
            "Uzbekistan was warned. None of the 20 recommendations was implemented.",
            ["None of the 20 recommendations ?"],
        ),
        ("None of the 20 recommendations was implemented.", ["0 of 20 = 0 of 20"]),
        ("Two of the 20 recommendations were implemented.", ["2 of 20 ≠ 0 of 20"]),
    ],
)
def test_a_sentence_is_never_held_against_another_country_than_the_one_it_names(after: str, judged: list[str]) -> None:
    reader = InMemoryReader(a_library_of_records())
    reader.put(*to_kyrgyzstan())
    found = list(judge([GuardText(text=f"{ABOUT_KAZAKHSTAN} {after}")], tracked(reader, figures_for(reader)), "en"))
    told = [
        f"{each.said} {'≠' if isinstance(each, CountFinding) else '=' if each.agrees else '?'} {each.actual}".strip()
        for each in found
    ]
    assert told == judged


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("L'Ouzbékistan a mis en œuvre 5 des 9 recommandations.", "It speaks of “Ouzbékistan”"),
        ("Le Tadjikistan a mis en œuvre 5 des 9 recommandations.", "It speaks of “Tadjikistan”"),
        ("Deux des cinq recommandations sur la torture ont été mises en œuvre.", "It counts a part of the calls"),
    ],
)
def test_why_a_count_was_not_compared_is_said_of_a_french_text_too(text: str, why: str) -> None:
    reader = InMemoryReader(a_library_of_records())
    (note,) = judge([GuardText(text=text)], tracked(reader, figures_for(reader)), "fr")
    assert isinstance(note, CountNote)
    assert (note.agrees, note.severity, note.message[: len(why)]) == (False, "note", why)


def test_a_text_without_counted_calls_is_no_other_text() -> None:
    reader = InMemoryReader(a_library_of_records())
    reader.put(
        replace(instrument(key="empty"), title="Declaration on Chad", short_title="", reference="2020/1234(RSP)")
    )
    known = tracked(reader, figures_for(reader))
    text = "Kazakhstan received 20 recommendations. In the Declaration on Chad, 3 of 5 recommendations are implemented."
    assert compare([GuardText(text=text)], known, "en") == ()


def test_an_empty_library_says_that_it_counts_nothing() -> None:
    (note,) = judge([GuardText(text=FALSE)], (), "en")
    assert note.message == "No text with counted calls is in this library."
