"""Speaker notes in their two uses, what was promised, and the sources behind everything."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.document.blocks import Paragraph, ParagraphStyle, SourceEntry
from briefing_app.document.inline import Citation, IllustrativeMark
from briefing_app.document.walk import walk
from briefing_app.domain.ids import PersonId, ProgrammeItemId, RecommendationId, SourceId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.record import FieldMark, Record
from briefing_app.domain.records.mission import CommitmentState, NoteUse
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import Block, BlockKind, Run, SourceReference, Text
from tests.builders import (
    InMemoryReader,
    a_library_of_records,
    commitment,
    day,
    organisation,
    person,
    section,
    situation_entry,
    source,
    speaker_note,
    written,
)
from tests.sections.parts import composed, part_of, table_of, titles_of, words_of

NOTES = "speaker_notes"
HEARD = section(NOTES, key="section-5", use=NoteUse.HEARD.value)


def chosen(*notes: str) -> Record:
    return section(NOTES, key="section-5", notes=notes)


@pytest.mark.parametrize(
    ("selection", "titles"),
    [
        (section(NOTES, key="section-5"), ["Opening statement"]),
        (HEARD, ["Vera Speaker"]),
        (chosen("note-2", "note-1"), ["Vera Speaker", "Opening statement"]),
        (chosen("note-1", "note-none"), ["Opening statement"]),
    ],
)
def test_the_notes_are_those_chosen_in_their_order_else_those_of_the_use(selection: Record, titles: list[str]) -> None:
    assert titles_of(part_of(selection, of=NOTES), 2) == titles


@pytest.mark.parametrize(
    "changed",
    [
        chosen("note-none"),
        section(NOTES, key="section-5", use="sung"),
        speaker_note(level=Level.STAFF),
    ],
)
def test_a_selection_of_no_note_vanishes_with_its_introduction(changed: Record) -> None:
    words = written(section(NOTES, key="section-5"), "introduction", "Bring these.")
    assert part_of(words, of=NOTES) is not None
    assert part_of(words, changed, of=NOTES) is None


def test_a_note_without_a_word_to_speak_is_left_out() -> None:
    empty = speaker_note("Still to write", key="note-3")
    assert titles_of(part_of(empty, of=NOTES), 2) == ["Opening statement"]


def test_a_note_says_for_whom_when_how_long_and_what_it_raises() -> None:
    note = replace(
        speaker_note(),
        occasion=ProgrammeItemId("item-1"),
        recommendations=(RecommendationId("recommendation-2"), RecommendationId("recommendation-1")),
        sources=(source().id,),
    )
    part = part_of(note, of=NOTES)
    words = words_of(part)
    for said in ("lead Member", "Exchange of views", "slot 2 min, as written about 5 s", "Call 2; Call 1"):
        assert said in words
    assert any(isinstance(node, Citation) for node in walk(part))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"minutes": None}, ""),
        ({"minutes": 0.5}, "slot 30 s, as written about 2 min 20 s"),
        ({"minutes": 3}, "slot 3 min, as written about 2 min 20 s"),
        ({"minutes": 3, "interpreted": True}, "about 2 min 45 s"),
        ({"minutes": 3, "language": "hu"}, "about 3 min 10 s"),
        ({"minutes": 3, "language": "xx"}, "about 2 min 45 s"),
    ],
)
def test_the_time_that_a_note_takes_goes_by_its_language_and_whether_it_is_interpreted(
    changes: dict[str, object], said: str
) -> None:
    note = replace(speaker_note(), **changes)  # type: ignore[arg-type]
    part = part_of(note, written(note, "points", "word " * 293), of=NOTES)
    assert said in words_of(part)
    assert ("slot" in words_of(part)) == bool(said)


def test_a_withheld_speaker_is_shown_by_the_form_and_by_nothing_else() -> None:
    hidden = replace(
        person("Zoë Ślązak", key="person-2", shown_as="a lawyer, name withheld"), description="of the Almaty bar"
    )
    words = words_of(part_of(hidden, HEARD, of=NOTES))
    assert "a lawyer, name withheld" in words
    assert "Almaty" not in words
    assert "Ślązak" not in words
    known = words_of(part_of(replace(hidden, named_to=Level.MEMBERS), HEARD, of=NOTES))
    assert "of the Almaty bar" in known


def test_a_speaker_without_any_form_to_be_shown_in_leaves_the_title_of_the_note() -> None:
    hidden = person("Zoë Ślązak", key="person-2")
    assert titles_of(part_of(hidden, HEARD, of=NOTES), 2) == ["A speaker"]


def test_a_cue_is_no_point_to_speak() -> None:
    blocks = (
        Block(runs=(Run(text="One point."),)),
        Block(kind=BlockKind.CUE, runs=(Run(text="Pause."),)),
    )
    part = part_of(written(speaker_note(), "points", Text(blocks=blocks)), of=NOTES)
    cues = [node for node in walk(part) if isinstance(node, Paragraph) and node.style is ParagraphStyle.CUE]
    assert len(cues) == 1


def test_an_invented_note_says_so_once_beside_its_title() -> None:
    marks = (FieldMark(field="title", illustrative=True), FieldMark(field="close", illustrative=True))
    part = part_of(replace(speaker_note(), marks=marks), of=NOTES)
    assert sum(isinstance(node, IllustrativeMark) for node in walk(part)) == 1


# --- commitments ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (CommitmentState.OPEN, "Open"),
        (CommitmentState.KEPT, "Kept"),
        (CommitmentState.PARTLY_KEPT, "Partly kept"),
        (CommitmentState.BROKEN, "Not kept"),
        (CommitmentState.UNKNOWN, "Not known"),
    ],
)
def test_a_promise_says_who_gave_it_when_and_what_came_of_it(state: CommitmentState, said: str) -> None:
    promise = replace(
        commitment(),
        by=(RecordRef(kind=Kind.ORGANISATION, id="organisation-1"), RecordRef(kind=Kind.PERSON, id="person-9")),
        made=day("2020-02"),
        due=day("2020-06-30"),
        state=state,
        owner="desk officer",
    )
    hidden = person("Zoë Ślązak", key="person-9")
    outcome = written(promise, "outcome", "Met twice.")
    (row,) = table_of(part_of(promise, hidden, outcome, of="commitments"), 0)
    assert row == [
        "Meet activists Members will meet activists. Met twice.",
        "An organisation",
        "February 2020",
        f"{said} due 30 June 2020",
    ]


def test_a_promise_without_a_date_says_that_none_was_recorded() -> None:
    assert table_of(part_of(of="commitments"), 0)[0][2] == "date not recorded"


@pytest.mark.parametrize(("asked", "head"), [(False, "By whom"), (True, "Of whom")])
def test_promises_are_given_and_asks_are_made(asked: bool, head: str) -> None:
    part = part_of(replace(commitment(), asked=asked), of="commitments")
    assert head in words_of(part)
    assert titles_of(part, 2) == ["Asked for" if asked else "Promised"]


def test_promises_that_the_audience_may_not_see_leave_no_empty_section() -> None:
    assert part_of(replace(commitment(), level=Level.STAFF), of="commitments") is None


# --- sources ----------------------------------------------------------------------------------------------------------


def numbered(*changed: Record, audience: Level = Level.MEMBERS) -> dict[int | None, str]:
    part = part_of(*changed, of="sources", audience=audience)
    return {node.number: node.source for node in walk(part) if isinstance(node, SourceEntry)}


def test_sources_are_numbered_in_the_order_in_which_the_pack_cites_them() -> None:
    late, early = source("Late", key="source-0"), source("Early", key="source-8")
    note = replace(speaker_note(), sources=(early.id,))
    entry = replace(situation_entry(), sources=(source().id, late.id))
    assert numbered(late, early, note, entry) == {1: "source-8", 2: "source-1", 3: "source-0"}


def test_a_source_is_cited_by_one_number_wherever_it_is_cited() -> None:
    runs = (Run(text="So "), Run(source=SourceReference(source=source().id, locator="p. 4")))
    reader = InMemoryReader(a_library_of_records())
    reader.put(
        written(speaker_note(), "opening", Text(blocks=(Block(runs=runs),))),
        replace(speaker_note(), sources=(source().id,)),
    )
    cited = [node for node in walk(composed(reader).document) if isinstance(node, Citation)]
    assert len(cited) > 2
    assert {node.number for node in cited} == {1}
    assert "p. 4" in {node.locator for node in cited}


def test_sources_that_nothing_cites_are_listed_when_asked_for_and_after_the_others() -> None:
    more = source("Further reading", key="source-0")
    also = section("sources", key="section-9", also=("source-0", "source-1", "source-none"))
    assert "source-0" not in numbered(more).values()
    assert numbered(more, also) == {1: "source-1", 2: "source-0"}


def test_a_closed_source_is_neither_cited_nor_listed() -> None:
    closed = replace(source("A leaked paper"), level=Level.STAFF)
    assert part_of(closed, of="sources") is None
    reader = InMemoryReader(a_library_of_records())
    reader.put(closed)
    assert [node for node in walk(composed(reader).document) if isinstance(node, Citation)] == []


def test_a_source_says_who_wrote_it_when_it_came_out_and_when_it_was_read() -> None:
    known = replace(
        source("A dialogue or bluff?"),
        author="Italian Federation",
        publisher="ODF",
        published=day("2020-02"),
        reference="R 1",
        url="https://example.org/a?b=1&c=2",
        accessed=day("2020-02-17"),
        note="In English.",
    )
    assert words_of(part_of(known, of="sources")).endswith(
        "Italian Federation, ODF, A dialogue or bluff?, February 2020, R 1, accessed 17 February 2020, "
        "https://example.org/a?b=1&c=2. In English."
    )


def test_a_source_of_which_only_the_title_is_known_is_its_title() -> None:
    assert words_of(part_of(of="sources")).endswith("A report.")


def test_ids_that_lead_nowhere_leave_no_gap() -> None:
    note = replace(
        speaker_note(),
        speaker=PersonId("nobody"),
        occasion=ProgrammeItemId("never"),
        recommendations=(RecommendationId("none"),),
        sources=(SourceId("none"),),
    )
    words = words_of(part_of(note, organisation("x", key="y"), of=NOTES))
    for label in ("Occasion", "Raises", "Sources"):
        assert label not in words
