"""What moved, which call is raised where, and who says what: in shape and word, with numbers that add up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.document.blocks import Layout, Pairs, Panel, Row, RowKind, Table
from briefing_app.document.inline import IllustrativeMark, StatusMark, TrendMark
from briefing_app.document.tree import Part
from briefing_app.document.walk import walk
from briefing_app.document.words import lines
from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.ids import MissionId, ProgrammeItemId, RecommendationId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.record import FieldMark, Record
from briefing_app.domain.records.mission import NoteUse, SpeakerNote
from briefing_app.domain.records.office import OFFICE_SCALE, ScaleEntry, StatusScale
from briefing_app.domain.records.pack import Section
from briefing_app.domain.records.recommendation import Measure, StatedNumber
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.status import StatusCode
from briefing_app.sections.registry import section_types
from tests.builders import (
    ADDRESSEE,
    INSTRUMENT,
    STATE,
    InMemoryReader,
    a_library_of_records,
    assessment,
    day,
    instrument,
    mission,
    programme_item,
    recommendation,
    section,
    speaker_note,
    stated_count,
)
from tests.sections.parts import part_of, table_of, titles_of, words_of

MOVED, COVERED, STATUS = "movement", "coverage", "recommendation_status"
THIRD = Claimant(kind=ClaimantKind.THIRD_PARTY)
OTHER = Claimant(kind=ClaimantKind.NGO, by=RecordRef(kind=Kind.ORGANISATION, id="organisation-1"))
OWN = Claimant(kind=ClaimantKind.OWN)


def movement(**options: object) -> Section:
    wanted = {"instrument": INSTRUMENT, "addressee": ADDRESSEE, "from": "date", "since": "2019-06-01"} | options
    return section(MOVED, key="section-91", **wanted)  # type: ignore[arg-type]


def before(number: int, code: StatusCode, on: str = "2019-06-01", *, level: Level = Level.PUBLIC) -> Record:
    return assessment(number, code, on=on, level=level)


EARLIER = (
    before(1, StatusCode.NONE),  # better
    before(2, StatusCode.FULL),  # worse
    before(3, StatusCode.NONE),  # unchanged
    before(4, StatusCode.STARTED),
    before(4, StatusCode.PARTIAL, "2019-09-01"),  # reversed
    before(5, StatusCode.OVERTAKEN),  # not to be compared
)


def rows_of(part: Part | None, table: int) -> list[Row]:
    tables = [node for node in walk(part) if isinstance(node, Table)]
    return list(tables[table].rows)


def sentence(part: Part | None) -> str:
    panel = next(node for node in walk(part) if isinstance(node, Panel))
    return " ".join(lines(panel)).replace("\u00a0", " ")


def test_one_sentence_says_what_moved_and_adds_up() -> None:
    part = part_of(movement(), *EARLIER, of=MOVED)
    assert sentence(part) == (
        "Of 20 calls, since 1 June 2019: 1 better, 1 worse, 1 reversed, 1 unchanged and 16 not to be compared. "
        "Status as of 17 February 2020."
    )
    numbers = [int(row[1]) for row in table_of(part, 0)]
    assert numbers == [1, 1, 1, 1, 16, 20]
    assert sum(numbers[:-1]) == numbers[-1]
    assert part is not None
    assert part.layout is Layout.LANDSCAPE


def test_each_call_that_changed_stands_with_before_and_after_in_mark_and_word() -> None:
    part = part_of(movement(), *EARLIER, of=MOVED)
    table = [row for row in table_of(part, 1) if len(row) > 1]
    assert [(row[1], row[2], row[3]) for row in table] == [
        ("Call 1", "Not implemented", "Partially implemented better"),
        ("Call 2", "Fully implemented", "Partially implemented worse"),
        ("Call 4", "Under way", "Not implemented reversed"),
        ("Call 5", "Overtaken or void", "Not implemented"),
    ]
    groups = [row[0] for row in table_of(part, 1) if len(row) == 1]
    assert groups == [
        "Better",
        "Worse",
        "Reversed: better at first, then worse than before",
        "Changed, but not to be compared",
    ]
    marks = [node for row in rows_of(part, 1) for node in walk(row) if isinstance(node, StatusMark | TrendMark)]
    assert len(marks) == 2 * 4 + 3
    assert all(mark.label for mark in marks)


def test_evidence_stands_beside_what_moved_as_far_as_it_may_be_seen() -> None:
    judged = replace(
        assessment(1, StatusCode.PARTIAL, sequence=30),
        evidence="Two laws were passed.",
        assessor="Somebody",
    )
    words = words_of(part_of(movement(), *EARLIER, judged, of=MOVED))
    assert "Two laws were passed." in words
    assert "Somebody" not in words


@pytest.mark.parametrize("same", [StatusCode.NONE, StatusCode.CONTRARY])
def test_where_nothing_moved_a_plain_sentence_says_so(same: StatusCode) -> None:
    now = tuple(assessment(number, same, sequence=50) for number in range(1, 21))
    then = tuple(before(number, same) for number in range(1, 21))
    part = part_of(movement(), *now, *then, of=MOVED)
    assert sentence(part) == "Nothing has got better or worse since 1 June 2019. Status as of 17 February 2020."
    assert "Before and after" not in words_of(part)


def test_what_cannot_be_compared_is_said_where_the_rest_stayed_as_it_was() -> None:
    part = part_of(movement(), before(3, StatusCode.NONE), before(4, StatusCode.NO_INFO), of=MOVED)
    assert sentence(part).startswith(
        "Nothing has got better or worse since 1 June 2019: 1 unchanged and 19 not to be compared."
    )
    assert [row[1] for row in table_of(part, 1) if len(row) > 1] == ["Call 4"]


def test_where_nothing_was_assessed_then_nobody_is_told_that_nothing_moved() -> None:
    part = part_of(movement(since="2018"), of=MOVED)
    assert sentence(part).startswith("Nothing is known to have moved since 1 January 2018.")
    assert titles_of(part, 2) == []


def test_the_last_mission_is_named_and_its_first_day_is_what_is_compared_with() -> None:
    last = replace(mission(), id=MissionId("m-0"), name="PCC, May", start=day("2019-06-02"), end=None)
    part = part_of(movement(**{"from": "last_mission"}), last, *EARLIER, of=MOVED)
    assert "since the last mission (PCC, May, 2 June 2019): 1 better" in sentence(part)


def test_without_an_earlier_mission_the_date_is_used_and_no_mission_is_named() -> None:
    part = part_of(movement(**{"from": "last_mission"}), *EARLIER, of=MOVED)
    assert "Of 20 calls, since 1 June 2019: 1 better" in sentence(part)
    closed = replace(mission(), id=MissionId("m-0"), name="Secret", start=day("2019-07-01"), level=Level.STAFF)
    words = words_of(part_of(movement(**{"from": "last_mission"}), closed, *EARLIER, of=MOVED))
    assert "Secret" not in words
    assert "July" not in words


@pytest.mark.parametrize(
    "options",
    [{"since": None}, {"since": ""}, {"since": "soon"}, {"since": "2020-02-18"}, {"since": 7}, {"instrument": "gone"},
     {"instrument": ()}, {"addressee": "nobody"}],
)  # fmt: skip
def test_with_nothing_to_compare_the_section_vanishes(options: dict[str, object]) -> None:
    assert part_of(movement(**options), *EARLIER, of=MOVED) is None


@pytest.mark.parametrize(("audience", "shown"), [(Level.STAFF, True), (Level.PUBLIC, False)])
def test_a_closed_call_is_counted_among_what_moved_and_not_shown(audience: Level, shown: bool) -> None:
    open_to_all = replace(movement(), level=Level.PUBLIC)
    part = part_of(open_to_all, recommendation(1, level=Level.STAFF), *EARLIER, of=MOVED, audience=audience)
    assert "1 better" in sentence(part)
    assert ("Call 1" in {row[1] for row in table_of(part, 1) if len(row) > 1}) == shown
    assert ("1 further assessed, not shown here." in words_of(part)) != shown


def test_overtaken_calls_are_said_to_be_among_those_that_are_counted_here() -> None:
    part = part_of(movement(), *EARLIER, assessment(6, StatusCode.OVERTAKEN, sequence=80), of=MOVED)
    assert table_of(part, 0)[-1] == ["All counted calls, those overtaken among them", "20"]


def test_an_illustrative_status_marks_the_sentence_that_counts_it() -> None:
    made_up = replace(
        assessment(1, StatusCode.PARTIAL, sequence=70),
        marks=(FieldMark(field="status", illustrative=True),),
    )
    panel = next(node for node in walk(part_of(movement(), made_up, *EARLIER, of=MOVED)) if isinstance(node, Panel))
    assert any(isinstance(node, IllustrativeMark) for node in walk(panel))


def raising(*calls: int, key: str = "note-1", occasion: str | None = None, **more: object) -> SpeakerNote:
    note = speaker_note(f"Title of {key}", key=key)
    found = tuple(RecommendationId(f"recommendation-{number}") for number in calls)
    return replace(
        note,
        recommendations=found,
        occasion=ProgrammeItemId(occasion) if occasion else None,
        **more,  # type: ignore[arg-type]
    )


def test_it_is_said_how_many_calls_are_raised_and_how_many_nobody_raises() -> None:
    part = part_of(raising(1, 2), raising(2, 3, key="note-3"), of=COVERED)
    assert sentence(part) == "Of 20 calls shown here, 3 are raised in a note for this mission; nobody raises 17."
    table = [row for row in table_of(part) if len(row) > 1]
    assert [row[1] for row in table][17:] == ["Call 1", "Call 2", "Call 3"]
    assert {row[-1] for row in table[:17]} == {"× nobody"}
    assert [row[3:] for row in table[17:]] == [
        ["● raised", "", "1 note"],
        ["● raised", "● raised", "2 notes"],
        ["", "● raised", "1 note"],
    ]
    assert [row[0] for row in table_of(part) if len(row) == 1] == ["Raised by nobody", "Raised"]
    assert part is not None
    assert part.layout is Layout.LANDSCAPE


@pytest.mark.parametrize(
    ("calls", "words"),
    [
        ((), "Of 20 calls shown here, none is raised in a note for this mission."),
        ((1,), "Of 20 calls shown here, 1 is raised in a note for this mission; nobody raises 19."),
        (tuple(range(1, 21)), "Of 20 calls shown here, every one is raised in a note for this mission."),
    ],
)
def test_none_one_and_all_read_well(calls: tuple[int, ...], words: str) -> None:
    part = part_of(raising(*calls), of=COVERED)
    assert sentence(part) == words
    assert len([row for row in table_of(part) if len(row) > 1]) == 20


def test_the_letters_over_the_columns_are_explained_with_note_and_meeting() -> None:
    heard = replace(
        raising(2, key="note-2", occasion="item-1"), use=NoteUse.HEARD, speaker=speaker_note(speaker="person-2").speaker
    )
    part = part_of(raising(1), heard, programme_item("An empty hour", key="item-2"), of=COVERED)
    pairs = next(node for node in walk(part) if isinstance(node, Pairs))
    told = [(pair.label, [" ".join(lines(child)) for child in pair.children]) for pair in pairs.pairs]
    assert [(letter, [words.replace("\u00a0", " ") for words in said]) for letter, said in told] == [
        ("A", ["Vera Speaker (to be heard) \u00b7 Exchange of views, 17 February 2020"]),
        ("B", ["Title of note-1 \u00b7 no meeting named"]),
    ]
    assert "No note raises any of them at: An empty hour." in words_of(part)


@pytest.mark.parametrize(("notes", "tables"), [(8, [8]), (9, [5, 4]), (12, [6, 6]), (30, [8, 8, 8, 6])])
def test_many_notes_go_into_several_tables_each_with_what_is_raised(notes: int, tables: list[int]) -> None:
    part = part_of(*(raising(1, key=f"note-x{number:02}") for number in range(notes)), of=COVERED)
    found = [node for node in walk(part) if isinstance(node, Table)]
    assert [len(table.columns) - 4 for table in found] == tables
    assert [len(table.rows) for table in found] == [22, *[2] * (len(found) - 1)]
    heads = [line for table in found for line in lines(table.head[0])]
    letters = [head for head in heads if head.isupper() and len(head) <= 2]
    spans = [next(iter(lines(table))).partition("Which call is raised where")[2] for table in found]
    assert spans[-1] == {8: "", 9: " (F\u2013I)", 12: " (G\u2013L)", 30: " (Y\u2013AD)"}[notes]
    assert (letters[0], letters[-1]) == ("A", "AD" if notes == 30 else chr(ord("A") + notes - 1))
    assert {row[-1] for row in table_of(part, 0) if row[1:2] == ["Call 1"]} == {f"{notes} notes"}


def test_a_note_that_an_audience_may_not_see_raises_nothing_for_it() -> None:
    closed = raising(1, level=Level.STAFF)
    assert "none is raised" in sentence(part_of(closed, of=COVERED))
    assert "1 is raised" in sentence(part_of(closed, of=COVERED, audience=Level.STAFF))
    assert "Title of note-1" not in words_of(part_of(closed, of=COVERED))


def test_a_call_that_may_not_be_seen_is_not_among_those_nobody_raises() -> None:
    part = part_of(recommendation(1, level=Level.STAFF), raising(1, 2), of=COVERED)
    assert sentence(part) == "Of 19 calls shown here, 1 is raised in a note for this mission; nobody raises 18."
    assert "1 further assessed, not shown here." in words_of(part)


@pytest.mark.parametrize("options", [{"instrument": "gone"}, {}, {"instrument": INSTRUMENT, "addressee": "nobody"}])
def test_without_a_call_coverage_vanishes(options: dict[str, str]) -> None:
    assert part_of(replace(section(COVERED, key="section-92"), options=options), of=COVERED) is None


@pytest.mark.parametrize("name", [MOVED, COVERED, STATUS])
def test_the_windows_tree_lists_the_text_and_its_calls_to_the_addressee(name: str) -> None:
    reader = InMemoryReader(a_library_of_records())
    reader.put(recommendation(7, addressees=("addressee-2",)))
    kind = section_types()[name]
    chosen = section(name, instrument=INSTRUMENT, addressee=ADDRESSEE)
    assert [ref.kind for ref in kind.contained(chosen, reader)] == [Kind.INSTRUMENT, *[Kind.RECOMMENDATION] * 19]
    assert len(kind.contained(section(name, instrument=INSTRUMENT), reader)) == 21
    assert kind.contained(section(name), reader) == ()
    assert kind.contained(section(name, instrument="gone"), reader) == ()


CLAIMS = (
    assessment(1, StatusCode.FULL, claimant=STATE, on="2020-02-17", sequence=99),
    assessment(1, StatusCode.NONE, claimant=OTHER, on="2019-12-02", sequence=4),
    assessment(1, StatusCode.STARTED, claimant=THIRD, on="2019-12-03", sequence=5),
)
SIDE = section(STATUS, key="section-6", instrument=INSTRUMENT, addressee=ADDRESSEE, claims=True, form="one_page")


def claims_of(*records: Record, audience: Level = Level.MEMBERS) -> list[list[str]]:
    return table_of(part_of(SIDE, *records, of=STATUS, audience=audience))


def test_claims_stand_in_columns_by_kind_with_dates_and_the_disputed_row_says_so() -> None:
    part = part_of(SIDE, *CLAIMS, of=STATUS)
    head = [" ".join(lines(cell)) for node in walk(part) if isinstance(node, Table) for cell in node.head[0].cells]
    assert head[-4:] == ["Call", "The State", "Civil society", "Third parties"]
    first = table_of(part)[0]
    assert first[0].startswith("Call 1")
    assert first[0].endswith("Disputed")
    assert first[1] == "Fully implemented the State; 17 February 2020; newer, and differs"
    assert "Partially implemented “A report”; 17 February 2020; this is counted" in first[2]
    assert "Not implemented An organisation; 2 December 2019" in first[2]
    assert first[3] == "Under way a third party; 3 December 2019"
    assert table_of(part)[1][1] == "nothing said"
    assert part is not None
    assert part.layout is Layout.LANDSCAPE


def test_columns_that_nobody_fills_are_left_out_and_without_any_claim_there_is_no_table() -> None:
    assert {len(row) for row in claims_of()} == {2}
    assert {len(row) for row in claims_of(assessment(2, claimant=OWN, sequence=7))} == {3}
    nobody = tuple(record.id for record in a_library_of_records() if record.KIND is Kind.ASSESSMENT)
    assert "Claims side by side" not in titles_of(part_of(SIDE, of=STATUS, without=nobody), 2)


def test_a_closed_claim_stands_in_no_column() -> None:
    closed = replace(CLAIMS[0], level=Level.STAFF)
    assert {len(row) for row in claims_of(closed)} == {2}
    assert {len(row) for row in claims_of(closed, audience=Level.STAFF)} == {3}


def test_original_grades_stand_beside_the_status_with_their_scale_and_its_version() -> None:
    graded = replace(assessment(1, StatusCode.PARTIAL, sequence=90), original_grade="B2", scale="ccpr_2008@1")
    said = replace(CLAIMS[0], original_grade="Supported")
    full = section(STATUS, key="section-6", instrument=INSTRUMENT, addressee=ADDRESSEE)
    row = next(row for row in table_of(part_of(full, graded, said, of=STATUS)) if "Call 1 Do" in " ".join(row))
    assert "graded “B2” (UN Human Rights Committee, 2008-2017, version 1)" in row[2]
    assert "the State: Fully implemented graded “Supported”" in row[3]
    assert "B2" not in row[3]
    assert "graded “B2” (UN Human Rights Committee" in claims_of(graded)[0][1]


def test_the_offices_words_colours_and_version_stand_everywhere_in_the_section() -> None:
    scale = StatusScale(
        id=OFFICE_SCALE,
        version=4,
        entries=(ScaleEntry(code=StatusCode.NONE, labels={"en": "Ignored"}, colour="#ffcc00"),),
    )
    part = part_of(section(STATUS, key="section-6", instrument=INSTRUMENT, addressee=ADDRESSEE), scale, of=STATUS)
    words = words_of(part)
    assert "Not implemented" not in words
    assert "18 “Ignored”" in words
    assert "this office’s scale, version 4." in words
    marks = [node for node in walk(part) if isinstance(node, StatusMark) and node.code == StatusCode.NONE]
    assert {mark.colour for mark in marks} == {"#8e7200"}
    hidden = replace(scale, entries=(replace(scale.entries[0], hidden=True),))
    assert "Ignored" in words_of(part_of(hidden, of=STATUS))


@pytest.mark.parametrize(("counts", "difference"), [(False, "+2 “implemented”"), (True, "none: agrees with the rows")])
def test_what_a_source_calls_implemented_is_compared_by_the_offices_rule(counts: bool, difference: str) -> None:
    scale = StatusScale(id=OFFICE_SCALE, substantial_counts=counts)
    largely = tuple(assessment(number, StatusCode.SUBSTANTIAL, sequence=60) for number in (1, 2))
    part = part_of(scale, *largely, of=STATUS)
    assert table_of(part, 1)[0][2] == difference
    assert ("“Largely implemented” counts as implemented." in words_of(part)) == counts


def test_a_source_that_names_a_renamed_status_is_quoted_in_the_offices_word() -> None:
    said = replace(stated_count(), numbers=(StatedNumber(measure=Measure.STARTED, number=3),))
    assert table_of(part_of(said, of=STATUS), 1)[0][1] == "3 of 20 “Under way”"


def test_a_fold_is_said_in_the_offices_words() -> None:
    judged = assessment(3, StatusCode.STARTED, sequence=50)
    part = part_of(replace(instrument(), fold=True), judged, of=STATUS)
    assert "Counted as “Not implemented”: Under way (1)." in words_of(part)


def test_each_id_of_these_tables_is_its_own() -> None:
    part = part_of(SIDE, *CLAIMS, of=STATUS)
    anchors = [node.anchor for node in walk(part) if isinstance(node, Table) and node.anchor]
    assert len(anchors) == len(set(anchors))
    assert all(row.kind is not RowKind.GROUP for row in rows_of(part, -1))
