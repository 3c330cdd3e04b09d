"""A sheet set against a library: what is new, changed, the same and in conflict; and what a second reading does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.ids import AssessmentId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.record import FieldMark
from briefing_app.domain.records.office import OFFICE_SCALE, ScaleEntry, SheetColumn, SheetLayout, StatusScale
from briefing_app.domain.records.recommendation import Assessment, Position, Recommendation
from briefing_app.domain.records.written import WrittenText
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.scales import MAPPINGS
from briefing_app.domain.status import StatusCode
from briefing_app.domain.text import Block, Run, Text
from briefing_app.domain.valuation import claims_at, code_at, disputing
from briefing_app.importing.sheets.columns import guess, layout_of
from briefing_app.importing.sheets.model import Sheet, column_letters
from briefing_app.importing.sheets.proposal import Proposal, ProposedRow
from tests.builders import (
    INSTRUMENT,
    NGO,
    STATE,
    InMemoryReader,
    a_library_of_records,
    addressee,
    assessment,
    day,
    instrument,
    organisation,
    recommendation,
    source,
    theme,
    written,
)
from tests.importing.sheets.files import GOOD, HEADINGS, good_row, proposed, sheet_of

OTHER_NGO = Claimant(kind=ClaimantKind.NGO, by=RecordRef(kind=Kind.ORGANISATION, id="ngo-2"))


@pytest.fixture
def library() -> InMemoryReader:
    """A text without recommendations, two addressees, an organisation."""
    return InMemoryReader(
        (instrument(), addressee(), addressee("Uzbekistan", key="addressee-2"), theme(), source(),
         organisation("Freedom Now", key="ngo-2"))
    )  # fmt: skip


def taken(library: InMemoryReader, sheet: Sheet, *, take: tuple[int, ...] = (), **options: object) -> Proposal:
    """Take a sheet in as a store does: sequences rise, revisions count."""
    proposal = proposed(library, sheet, **options)
    last = max((each.sequence for each in library.all(Assessment)), default=0)
    for change in proposal.change_set(take=take).changes:
        after = change.after
        assert after is not None
        if isinstance(after, Assessment):
            last += 1
            after = replace(after, sequence=last)
        library.put(replace(after, rev=(change.before.rev if change.before else 0) + 1))
    return proposal


def calls(library: InMemoryReader) -> tuple[Recommendation, ...]:
    return library.all(Recommendation)


def verdicts(library: InMemoryReader) -> list[tuple[str, str, str]]:
    return [(each.status.value, str(each.date), each.claimant.kind.value) for each in library.all(Assessment)]


def fields_of(row: ProposedRow) -> Iterator[str]:
    yield from (each.field for each in (*row.differences, *row.conflicts))


# --- new --------------------------------------------------------------------------------------------------------------


def test_a_new_row_becomes_a_recommendation_with_its_words_and_its_assessment(library: InMemoryReader) -> None:
    proposal = taken(library, sheet_of([GOOD]))
    assert [len(each) for each in (proposal.new, proposal.changed, proposal.same, proposal.conflicting)] == [1, 0, 0, 0]
    (call,) = calls(library)
    assert (call.paragraph, call.clause, call.title) == ("7", "b", "Release everybody")
    assert (call.addressees, call.themes, call.counts) == (("addressee-1",), ("theme-1",), True)
    assert call.level is instrument().level
    (text,) = library.texts([call.id])
    assert (text.field, text.language, text.tree.plain) == ("verbatim", "en", "Release everybody.")
    (judged,) = library.all(Assessment)
    assert (judged.status, judged.date, judged.claimant) == (StatusCode.NONE, day("2020-02-17"), NGO)
    assert (judged.evidence, judged.evidence_source, judged.level) == ("A trial.", "source-1", Level.MEMBERS)


def test_rows_keep_the_order_of_the_sheet_behind_what_is_there(library: InMemoryReader) -> None:
    library.put(recommendation(1))
    taken(library, sheet_of([good_row(paragraph=str(number), text=f"Call {number}x") for number in (9, 3, 21, 4)]))
    assert [call.paragraph for call in calls(library)] == [None, "9", "3", "21", "4"]


def test_a_row_without_a_status_adds_no_assessment_and_unassessed_is_none_either(library: InMemoryReader) -> None:
    bare = {"status": "", "assessed_on": "", "evidence": "", "source": ""}
    taken(library, sheet_of([good_row(**bare), good_row(paragraph="8", **{**bare, "status": "Not yet assessed"})]))
    assert len(calls(library)) == 2
    assert library.all(Assessment) == ()


def test_a_long_text_names_the_call_by_its_beginning(library: InMemoryReader) -> None:
    taken(library, sheet_of([good_row(text="Deliver " + "promises and " * 40)]))
    assert calls(library)[0].title.endswith("…")
    assert len(calls(library)[0].title) <= 92


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("§ 12(b)", "12(b)"),
        ("Para. 7", "7"),
        ("paragraph 96.21", "96.21"),
        ("п. 4", "4"),
        ("7.", "7"),
        ("12 (b)", "12(b)"),
    ],
)
def test_a_paragraph_is_kept_without_the_word_for_it(library: InMemoryReader, typed: str, kept: str) -> None:
    taken(library, sheet_of([good_row(paragraph=typed, clause="")]))
    assert calls(library)[0].paragraph == kept


@pytest.mark.parametrize("words", ["", "-", "not verified", "N/A"])
def test_a_paragraph_that_was_not_verified_stays_so(library: InMemoryReader, words: str) -> None:
    taken(library, sheet_of([good_row(paragraph=words, clause="")]))
    assert calls(library)[0].paragraph is None
    assert taken(library, sheet_of([good_row(paragraph=words, clause="")])).same


def test_a_text_of_several_lines_becomes_several_paragraphs(library: InMemoryReader) -> None:
    taken(library, sheet_of([good_row(text="One.\r\nTwo.\rThree.")]), language="kk")
    (text,) = library.all(WrittenText)
    assert [block.plain for block in text.tree.blocks] == ["One.", "Two.", "Three."]
    assert text.language == "kk"


def test_a_reference_column_sends_each_row_to_its_own_text(library: InMemoryReader) -> None:
    library.put(replace(instrument(key="instrument-2"), reference="A/HRC/43/10"))
    rows = [(*GOOD, "2019/2610(RSP)"), (*good_row(), "A/HRC/43/10")]
    taken(library, sheet_of(rows, headings=(*HEADINGS, "Ref.")), instrument=None)
    assert {call.instrument for call in calls(library)} == {INSTRUMENT, "instrument-2"}


# --- the same file again ----------------------------------------------------------------------------------------------

KEYS = [
    {},
    {"clause": ""},
    {"addressee": ""},
    {"paragraph": "", "clause": ""},
    {"paragraph": "96.21", "clause": "", "text": "Ұсыным: бәрін босату."},
]


@pytest.mark.parametrize("cells", KEYS)
def test_the_same_file_again_changes_nothing(library: InMemoryReader, cells: dict[str, str]) -> None:
    rows = [good_row(**cells), good_row(**{**cells, "paragraph": "31", "text": "Another call altogether."})]
    taken(library, sheet_of(rows))
    again = proposed(library, sheet_of(rows))
    assert (len(again.same), len(again.rows)) == (2, 2)
    assert again.change_set().changes == ()


def test_the_sheets_own_id_finds_a_row_again_whose_words_have_changed(library: InMemoryReader) -> None:
    headings = ("UID", "Text", "Theme")
    taken(library, sheet_of([("17", "Release everybody.", ""), ("18", "Stop it.", "")], headings=headings))
    proposal = taken(library, sheet_of([("17", "Release everyone.", ""), ("18", "Stop it.", "")], headings=headings))
    assert [len(each) for each in (proposal.new, proposal.changed, proposal.same)] == [0, 1, 1]
    assert sorted(text.tree.plain for text in library.all(WrittenText)) == ["Release everyone.", "Stop it."]
    assert len(calls(library)) == 2


def test_rows_of_other_sheets_find_what_an_adopted_text_has_brought(library: InMemoryReader) -> None:
    call = replace(recommendation(1), paragraph="12(b)", clause="")
    library.put(call, written(call, "verbatim", "Release everybody."))
    assert proposed(
        library, sheet_of([good_row(paragraph="12", clause="(B)", status="", assessed_on="", evidence="", source="")])
    ).same


def test_a_verified_paragraph_is_added_to_the_call_that_has_the_same_words(library: InMemoryReader) -> None:
    call = recommendation(1)
    library.put(call, written(call, "verbatim", "release   EVERYBODY."))
    proposal = taken(library, sheet_of([GOOD]))
    assert list(fields_of(proposal.changed[0])) == ["paragraph", "clause", "status"]
    assert (calls(library)[0].paragraph, calls(library)[0].clause, len(calls(library))) == ("7", "b", 1)


def test_two_calls_at_one_place_are_told_apart_by_their_addressees(library: InMemoryReader) -> None:
    rows = [good_row(), good_row(addressee="Uzbekistan", status="full")]
    taken(library, sheet_of(rows))
    assert [call.addressees for call in sorted(calls(library), key=lambda each: each.order_key)] == [
        ("addressee-1",), ("addressee-2",)
    ]  # fmt: skip
    assert len(proposed(library, sheet_of(rows)).same) == 2


# --- an updated file --------------------------------------------------------------------------------------------------


def test_an_updated_file_shows_what_is_new_and_what_has_changed(library: InMemoryReader) -> None:
    taken(library, sheet_of([GOOD, good_row(paragraph="8", text="Stop torture.")]))
    updated = [GOOD, good_row(paragraph="8", text="Stop torture.", status="partial", assessed_on="2020-03-01"),
               good_row(paragraph="9", text="Hold elections.")]  # fmt: skip
    proposal = taken(library, sheet_of(updated))
    assert [[row.row for row in rows] for rows in (proposal.same, proposal.changed, proposal.new)] == [[2], [3], [4]]
    (difference,) = proposal.changed[0].differences
    assert (difference.before, difference.after) == (
        "Not implemented, 2020-02-17", "Partially implemented, 2020-03-01"
    )  # fmt: skip
    call = next(each for each in calls(library) if each.paragraph == "8")
    judged = library.assessments([call.id])
    assert code_at(judged, date(2020, 2, 20), NGO) is StatusCode.NONE
    assert code_at(judged, date(2020, 3, 2), NGO) is StatusCode.PARTIAL


def test_another_value_of_the_same_day_corrects_what_the_sheet_said_before(library: InMemoryReader) -> None:
    taken(library, sheet_of([GOOD]))
    taken(library, sheet_of([good_row(status="partial")]))
    first, second = sorted(library.all(Assessment), key=lambda each: each.sequence)
    assert (second.replaces, second.status, second.date) == (first.id, StatusCode.PARTIAL, first.date)
    taken(library, sheet_of([GOOD]), take=(2,))
    third = max(library.all(Assessment), key=lambda each: each.sequence)
    assert (third.replaces, third.status) == (second.id, StatusCode.NONE)
    assert len({each.id for each in library.all(Assessment)}) == 3


def test_evidence_that_comes_later_is_added_as_a_correction_and_keeps_the_grade(library: InMemoryReader) -> None:
    headings = (*HEADINGS, "Grade")
    taken(library, sheet_of([(*good_row(evidence="", source=""), "C")], headings=headings), mapping=MAPPINGS["ccpr"])
    proposal = taken(library, sheet_of([(*GOOD, "")], headings=headings), mapping=MAPPINGS["ccpr"])
    assert len(proposal.changed) == 1
    newest = max(library.all(Assessment), key=lambda each: each.sequence)
    assert (newest.evidence, newest.original_grade, newest.scale) == ("A trial.", "C", "ccpr@1")
    assert newest.replaces is not None


def test_a_correction_by_a_sheet_opens_nothing_that_was_closed(library: InMemoryReader) -> None:
    taken(library, sheet_of([GOOD]), level=Level.STAFF)
    (first,) = library.all(Assessment)
    library.put(replace(first, marks=(FieldMark(field="evidence", level=Level.STAFF),)))
    taken(library, sheet_of([good_row(status="partial")]), level=Level.PUBLIC)
    newest = max(library.all(Assessment), key=lambda each: each.sequence)
    assert (newest.replaces, newest.level, newest.marks[0].level) == (first.id, Level.STAFF, Level.STAFF)


def test_an_earlier_date_is_added_to_the_history_and_moves_no_newer_answer(library: InMemoryReader) -> None:
    taken(library, sheet_of([GOOD]))
    taken(library, sheet_of([good_row(status="started", assessed_on="2019-06")]))
    judged = library.all(Assessment)
    assert code_at(judged, date(2020, 3, 1), NGO) is StatusCode.NONE
    assert code_at(judged, date(2019, 7, 1), NGO) is StatusCode.STARTED


def test_a_history_of_one_call_may_stand_in_several_rows(library: InMemoryReader) -> None:
    rows = [good_row(status="started", assessed_on="2019-06-01"), GOOD]
    proposal = taken(library, sheet_of(rows))
    assert (len(proposal.new), len(calls(library)), len(verdicts(library))) == (2, 1, 2)
    assert len(proposed(library, sheet_of(rows)).same) == 2


# --- conflicts --------------------------------------------------------------------------------------------------------


def test_what_somebody_has_changed_since_is_kept_unless_a_person_chooses_the_row(library: InMemoryReader) -> None:
    taken(library, sheet_of([GOOD]))
    (text,) = library.all(WrittenText)
    mended = replace(text, tree=Text(blocks=(Block(runs=(Run(text="Release all."),)),)), rev=2)
    library.put(mended)
    updated = sheet_of([good_row(text="Release every prisoner.", status="partial", assessed_on="2020-03-01")])
    proposal = proposed(library, updated)
    (row,) = proposal.conflicting
    assert [(each.field, each.before) for each in row.conflicts] == [("text", "Release all.")]
    assert "not because of this sheet" in row.conflicts[0].reason
    kept = proposal.change_set().changes
    assert [type(change.after) for change in kept] == [Assessment]
    chosen = [change.after for change in proposal.change_set(take=[2]).changes]
    assert [each.tree.plain for each in chosen if isinstance(each, WrittenText)] == ["Release every prisoner."]


def test_what_was_typed_by_hand_is_never_overwritten_unasked(library: InMemoryReader) -> None:
    call = replace(recommendation(1), paragraph="7", clause="b", title="Release them")
    library.put(call, written(call, "verbatim", "Frees them."))
    rows = sheet_of([(*good_row(theme=""), "Another title")], headings=(*HEADINGS, "Title"))
    (row,) = proposed(library, rows).conflicting
    assert sorted(each.field for each in row.conflicts) == ["text", "title"]
    assert [each.field for each in row.differences] == ["status"]


def test_what_the_library_lacks_is_filled_in_without_a_question(library: InMemoryReader) -> None:
    call = replace(recommendation(1, addressees=(), themes=()), paragraph="7", clause="b", rev=9)
    library.put(call)
    proposal = taken(library, sheet_of([GOOD]))
    assert list(fields_of(proposal.changed[0])) == ["addressees", "themes", "text", "status"]
    assert (calls(library)[0].addressees, calls(library)[0].themes) == (("addressee-1",), ("theme-1",))
    assert calls(library)[0].title == "Call 1"


def test_a_text_with_levels_in_it_is_never_flattened_unasked(library: InMemoryReader) -> None:
    taken(library, sheet_of([GOOD]))
    (text,) = library.all(WrittenText)
    runs = (Run(text="Release everybody"), Run(text=" (our source says: 12)", level=Level.STAFF))
    library.put(replace(text, tree=Text(blocks=(Block(runs=runs),))))
    assert proposed(library, sheet_of([good_row(text="Release everybody")])).same
    (row,) = proposed(library, sheet_of([good_row(text="Release them all")])).conflicting
    assert "levels, names, sources" in row.conflicts[0].reason


def test_an_assessment_that_was_corrected_by_hand_is_not_taken_back_by_the_old_file(library: InMemoryReader) -> None:
    taken(library, sheet_of([GOOD]))
    (first,) = library.all(Assessment)
    library.put(replace(first, id=AssessmentId("by-hand"), status=StatusCode.FULL, sequence=9, replaces=first.id))
    (row,) = proposed(library, sheet_of([GOOD])).conflicting
    assert row.conflicts[0].reason == "it was corrected since"
    (change,) = proposed(library, sheet_of([GOOD])).change_set(take=[2]).changes
    assert isinstance(change.after, Assessment)
    assert change.after.replaces == "by-hand"


def test_an_assessment_of_the_same_day_by_somebody_else_is_a_question(library: InMemoryReader) -> None:
    call = replace(recommendation(1), paragraph="7", clause="b")
    library.put(call, assessment(1, StatusCode.FULL, sequence=3))
    (row,) = proposed(library, sheet_of([GOOD])).conflicting
    assert row.conflicts[0].reason.startswith("somebody else")
    assert row.conflicts[0].before == "Fully implemented, 2020-02-17"


def test_an_answer_of_the_same_day_is_no_assessment_that_a_sheet_would_correct(library: InMemoryReader) -> None:
    call = replace(recommendation(1), paragraph="7", clause="b")
    answer = replace(assessment(1, StatusCode.UNASSESSED, sequence=3), position=Position.NOTED)
    library.put(call, answer)
    proposal = taken(library, sheet_of([GOOD]))
    assert proposal.conflicting == ()
    assert [each.before for row in proposal.changed for each in row.differences if each.field == "status"] == [""]
    newest = max(library.all(Assessment), key=lambda each: each.sequence)
    assert (newest.status, newest.replaces, newest.position) == (StatusCode.NONE, None, None)
    assert library.get(Assessment, answer.id) == answer


def test_two_rows_that_contradict_each_other_are_both_questions_and_neither_is_taken(library: InMemoryReader) -> None:
    rows = sheet_of([GOOD, good_row(status="full"), good_row(paragraph="8", text="Else.")])
    proposal = proposed(library, rows)
    assert [row.row for row in proposal.conflicting] == [2, 3]
    assert "row 3 says otherwise" in proposal.conflicting[0].conflicts[-1].reason
    assert {getattr(change.after, "paragraph", "8") for change in proposal.change_set().changes} == {"8"}
    chosen = proposal.change_set(take=[3]).changes
    assert [each.after.status for each in chosen if isinstance(each.after, Assessment)] == ["full", "none"]
    assert len([each for each in chosen if isinstance(each.after, Recommendation)]) == 2


def test_rows_that_describe_one_call_in_two_ways_are_questions_too(library: InMemoryReader) -> None:
    proposal = proposed(library, sheet_of([GOOD, good_row(text="Do something else.", assessed_on="2020-02-18")]))
    assert [row.row for row in proposal.conflicting] == [2, 3]
    assert "describes the same recommendation otherwise" in proposal.conflicting[0].conflicts[-1].reason


# --- whose word -------------------------------------------------------------------------------------------------------


def test_another_claimants_sheet_disputes_and_never_moves_the_count(library: InMemoryReader) -> None:
    taken(library, sheet_of([GOOD]))
    taken(library, sheet_of([good_row(status="full", assessed_on="2020-03-01")]), claimant=STATE)
    judged = library.all(Assessment)
    assert code_at(judged, date(2020, 3, 2), NGO) is StatusCode.NONE
    (other,) = disputing(claims_at(judged, date(2020, 3, 2)), NGO)
    assert (other.claimant, other.status) == (STATE, StatusCode.FULL)


def test_two_organisations_are_two_claimants(library: InMemoryReader) -> None:
    taken(library, sheet_of([GOOD]))
    taken(library, sheet_of([good_row(status="partial")]), claimant=OTHER_NGO)
    assert len(claims_at(library.all(Assessment), date(2020, 3, 2))) == 2
    assert proposed(library, sheet_of([GOOD])).same
    assert all(each.replaces is None for each in library.all(Assessment))


def test_a_claim_column_may_name_the_one_claimant_for_the_whole_sheet(library: InMemoryReader) -> None:
    rows = [(*GOOD, "ngo: Freedom Now"), (*good_row(paragraph="8", text="Else."), "ngo: Freedom Now")]
    taken(library, sheet_of(rows, headings=(*HEADINGS, "According to")), claimant=None)
    assert {each.claimant for each in library.all(Assessment)} == {OTHER_NGO}


# --- grades -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "mapping", "code", "kept"),
    [
        ("B", "ccpr", StatusCode.PARTIAL, ("B", "ccpr@1")),
        ("no cooperation", "ccpr", StatusCode.NO_INFO, ("no cooperation", "ccpr@1")),
        ("Ongoing", "upr_midterm", StatusCode.STARTED, ("Ongoing", "upr_midterm@1")),
        ("0,5", "upr_info", StatusCode.PARTIAL, ("0,5", "upr_info@1")),
        ("Under way", "", StatusCode.STARTED, ("", "")),
        ("fully implemented", "upr_info", StatusCode.FULL, ("", "")),
    ],
)
def test_a_grade_is_read_by_its_scale_and_kept_in_its_own_words(
    library: InMemoryReader, words: str, mapping: str, code: StatusCode, kept: tuple[str, str]
) -> None:
    library.put(
        StatusScale(id=OFFICE_SCALE, entries=(ScaleEntry(code=StatusCode.STARTED, labels={"en": "Under way"}),))
    )
    taken(library, sheet_of([good_row(status=words)]), mapping=MAPPINGS.get(mapping))
    (judged,) = library.all(Assessment)
    assert (judged.status, (judged.original_grade, judged.scale)) == (code, kept)


def test_a_column_of_grades_alone_gives_the_status(library: InMemoryReader) -> None:
    headings = ("Para", "Text", "Grade", "Date")
    sheet = sheet_of([("7", "Release.", "E", "2020"), ("8", "Stop.", "", "")], headings=headings)
    taken(library, sheet, mapping=MAPPINGS["ccpr"])
    assert [(each.status, each.original_grade) for each in library.all(Assessment)] == [(StatusCode.CONTRARY, "E")]


def test_grades_of_an_unknown_scale_are_kept_beside_the_status(library: InMemoryReader) -> None:
    taken(library, sheet_of([(*GOOD, "3 of 5 stars")], headings=(*HEADINGS, "Score")))
    (judged,) = library.all(Assessment)
    assert (judged.original_grade, judged.scale) == ("3 of 5 stars", "")


# --- the whole sheet --------------------------------------------------------------------------------------------------


def test_one_date_for_the_whole_sheet_dates_what_has_none(library: InMemoryReader) -> None:
    headings = ("Para", "Text", "Status")
    sheet = sheet_of([("7", "Release.", "none"), ("8", "Stop.", "full")], headings=headings)
    assert len(proposed(library, sheet).faults) == 2
    taken(library, sheet, assessed_on=day("2020-02"), level=Level.STAFF)
    assert {(str(each.date), each.level) for each in library.all(Assessment)} == {("2020-02", Level.STAFF)}


def test_an_ambiguous_date_is_answered_once_for_the_sheet(library: InMemoryReader) -> None:
    sheet = sheet_of([good_row(assessed_on="03/01/2020")])
    taken(library, sheet, day_first=True)
    assert verdicts(library) == [("none", "2020-01-03", "ngo")]


def test_the_layout_is_kept_with_the_sheet_and_never_alone(library: InMemoryReader) -> None:
    sheet = sheet_of([GOOD])
    layout = layout_of(sheet.headings, guess(sheet.headings), name=sheet.name, mapping="", claimant=NGO)
    first = taken(library, sheet, layout=layout).change_set().changes[0].after
    assert isinstance(first, SheetLayout)
    assert proposed(library, sheet, layout=layout).change_set().changes == ()
    other = replace(layout, mapping="ccpr")
    assert proposed(library, sheet, layout=other).change_set().changes == ()
    more = proposed(library, sheet_of([good_row(status="full")]), layout=other).change_set().changes
    kept = next(change for change in more if isinstance(change.after, SheetLayout))
    assert kept.before is not None
    assert kept.after is not None
    assert (kept.before.rev, kept.after.rev) == (1, 1)


def test_an_empty_cell_takes_nothing_away(library: InMemoryReader) -> None:
    taken(library, sheet_of([GOOD]))
    before = dict(library.records)
    emptied = good_row(text="", addressee="", theme="", status="", assessed_on="", evidence="", source="")
    proposal = taken(library, sheet_of([emptied]))
    assert len(proposal.same) == 1
    assert library.records == before


def test_a_proposal_changes_nothing_by_itself(library: InMemoryReader) -> None:
    before = dict(library.records)
    proposed(library, sheet_of([GOOD, good_row(status="?!")]))
    proposed(library, sheet_of([GOOD]))
    assert library.records == before


def test_words_below_no_heading_are_told_with_their_column_and_rows(library: InMemoryReader) -> None:
    rows = [(*GOOD, "", "aside"), (*good_row(paragraph="8", text="Another call."), "", "")]
    said = proposed(library, sheet_of(rows, headings=(*HEADINGS, "", "")))
    last = column_letters(len(HEADINGS) + 1)
    assert said.warnings == (f"Column {last} has no heading: what it says is left out, in row 2.",)
    assert not said.faults
    assert len(said.new) == 2
    columns = (*guess(HEADINGS)[:-1], SheetColumn.IGNORE, SheetColumn.IGNORE, SheetColumn.NOTE)
    assert not proposed(library, sheet_of(rows, headings=(*HEADINGS, "", "")), columns=columns).warnings


def test_the_step_is_named_after_the_sheet(library: InMemoryReader) -> None:
    assert proposed(library, sheet_of([GOOD])).change_set().label == "Read in sheet.csv"


def test_a_large_sheet_is_set_against_a_large_text_in_seconds(library: InMemoryReader) -> None:
    rows = [good_row(paragraph=f"{number}", text=f"Call number {number}.") for number in range(1, 1_501)]
    taken(library, sheet_of(rows))
    assert len(proposed(library, sheet_of(rows)).same) == 1_500


def test_the_whole_library_is_left_as_it_is_by_rows_that_it_knows() -> None:
    library = InMemoryReader(a_library_of_records())
    headings = ("ID", "Text", "Status", "Date")
    rows = [(f"recommendation-{number}", f"Do what call {number} asks.", "", "") for number in range(1, 21)]
    assert len(proposed(library, sheet_of(rows, headings=headings)).same) == 20
    columns = (SheetColumn.ID, SheetColumn.TITLE, SheetColumn.IGNORE, SheetColumn.IGNORE)
    titles = sheet_of([(row[0], f"Call {at}", "", "") for at, row in enumerate(rows, start=1)], headings=headings)
    assert len(proposed(library, titles, columns=columns).same) == 20
