"""Sheets for partners: what is in them, what is not, and what comes back."""

from __future__ import annotations

import csv
import io
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.figures import FigureKind, FigureQuery
from briefing_app.domain.ids import AddresseeId, InstrumentId, RecommendationId, SourceId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.record import FieldMark
from briefing_app.domain.records.office import OFFICE_SCALE, ScaleEntry, StatusScale
from briefing_app.domain.records.recommendation import Assessment, CallKind, Recommendation
from briefing_app.domain.records.written import WrittenText
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.status import StatusCode
from briefing_app.domain.text import Block, Run, SourceReference, Text
from briefing_app.errors import InputError
from briefing_app.importing.sheets.opening import open_sheet
from briefing_app.importing.sheets.partner_sheet import (
    EXPLANATIONS,
    HEADINGS,
    SheetRequest,
    rows_as_csv,
    sheet_rows,
    write_csv,
    write_workbook,
)
from briefing_app.importing.sheets.workbook import MAX_LETTERS, sheet_title, write_rows
from tests.builders import (
    INSTRUMENT,
    NGO,
    STATE,
    InMemoryReader,
    a_library_of_records,
    addressee,
    assessment,
    instrument,
    organisation,
    person,
    recommendation,
    source,
    written,
)
from tests.importing.sheets.files import edited, proposed

PUBLIC = SheetRequest(instruments=(INSTRUMENT,), audience=Level.PUBLIC, as_of=date(2020, 3, 1))
STAFF = replace(PUBLIC, audience=Level.STAFF)
COLUMNS = {heading: "ABCDEFGHIJKLM"[at] for at, heading in enumerate(HEADINGS.values())}


@pytest.fixture
def library() -> InMemoryReader:
    return InMemoryReader(a_library_of_records())


def book_of(data: bytes) -> Any:  # noqa: ANN401  (the reader's types say no more)
    return openpyxl.load_workbook(io.BytesIO(data))


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def row_of(library: InMemoryReader, request: SheetRequest = PUBLIC, *, number: int = 0) -> dict[str, str]:
    return dict(zip(HEADINGS.values(), list(sheet_rows(library, request))[number], strict=True))


# --- what is in it ----------------------------------------------------------------------------------------------------


def test_each_call_has_its_row_with_place_words_and_the_status_that_is_counted(library: InMemoryReader) -> None:
    library.put(replace(recommendation(1), paragraph="7", clause="b"))
    row = row_of(library)
    assert row.pop("ID").startswith("recommendation-1#")
    assert row == {
        "Reference": "2019/2610(RSP)", "Paragraph": "7", "Clause": "b", "Text": "Do what call 1 asks.",
        "Addressee": "Kazakhstan", "Theme": "Assembly", "Status": "Partially implemented", "Original grade": "",
        "Claim": "ngo: A report", "Assessed on": "2020-02-17", "Evidence": "", "Source": "",
    }  # fmt: skip
    assert len(list(sheet_rows(library, PUBLIC))) == 20


def test_the_words_of_the_text_go_before_our_own_and_this_language_before_another(library: InMemoryReader) -> None:
    call = recommendation(1)
    library.put(written(call, "verbatim", "Сделать.", language="ru"))
    assert row_of(library)["Text"] == "Сделать."
    library.put(written(call, "verbatim", "Do it."))
    assert row_of(library)["Text"] == "Do it."
    assert row_of(library, replace(PUBLIC, language="ru"))["Text"] == "Сделать."


def test_a_call_without_words_is_named_by_its_title(library: InMemoryReader) -> None:
    for text in library.texts(["recommendation-1"]):
        del library.records[text.ref]
    assert row_of(library)["Text"] == "Call 1"


def test_only_calls_to_one_addressee_and_only_what_is_counted(library: InMemoryReader) -> None:
    library.put(addressee("The EU", key="addressee-2"))
    library.put(recommendation(2, addressees=("addressee-1", "addressee-2")))
    library.put(replace(recommendation(3), call_kind=CallKind.APPRAISAL), replace(recommendation(4), counted=False))
    rows = list(sheet_rows(library, replace(PUBLIC, addressee=AddresseeId("addressee-2"))))
    assert [row[0].partition("#")[0] for row in rows] == ["recommendation-2"]
    assert rows[0][5] == "Kazakhstan; The EU"
    assert len(list(sheet_rows(library, PUBLIC))) == 18


def test_several_texts_stand_below_each_other(library: InMemoryReader) -> None:
    library.put(replace(instrument(key="instrument-2"), reference="", short_title="The second"))
    library.put(recommendation(90, instrument="instrument-2"))
    request = replace(PUBLIC, instruments=(InstrumentId("instrument-2"), INSTRUMENT))
    assert [row[1] for row in sheet_rows(library, request)][:2] == ["The second", "2019/2610(RSP)"]


def test_the_status_is_as_of_the_day_and_by_the_claimant_that_is_asked_for(library: InMemoryReader) -> None:
    library.put(assessment(1, StatusCode.FULL, on="2020-03-15", sequence=50))
    library.put(assessment(1, StatusCode.CONTRARY, on="2020-01-05", claimant=STATE))
    assert row_of(library)["Status"] == "Partially implemented"
    assert row_of(library, replace(PUBLIC, as_of=date(2020, 4, 1)))["Status"] == "Fully implemented"
    assert row_of(library, replace(PUBLIC, claimant=STATE))["Status"] == "Action against it"
    assert row_of(library, replace(PUBLIC, claimant=STATE))["Claim"] == "state"
    assert row_of(library, replace(PUBLIC, as_of=date(2019, 4, 1)))["Status"] == ""


def test_the_offices_own_words_are_shown_offered_and_explained(library: InMemoryReader) -> None:
    entries = (
        ScaleEntry(code=StatusCode.PARTIAL, labels={"en": "Half, done", "fr": "À moitié"}),
        ScaleEntry(code=StatusCode.OVERTAKEN, hidden=True),
    )
    library.put(StatusScale(id=OFFICE_SCALE, entries=entries))
    assert row_of(library)["Status"] == "Half, done"
    assert row_of(library, replace(PUBLIC, language="fr"))["Status"] == "À moitié"
    book = book_of(write_workbook(library, PUBLIC))
    offered = [cell.value for cell in book["Statuses"]["A"]]
    assert "Half, done" in offered
    assert "Overtaken or void" not in offered
    explained = {row[0].value: row[1].value for row in book["Statuses"].iter_rows()}
    assert explained["Half, done"] == EXPLANATIONS[StatusCode.PARTIAL]


def test_a_status_is_chosen_from_a_list_of_all_that_are_offered(library: InMemoryReader) -> None:
    book = book_of(write_workbook(library, PUBLIC))
    sheet = book.worksheets[0]
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == "Statuses!$A$2:$A$10"
    assert str(choice.sqref) == "H2:H21"
    assert [cell.value for cell in book["Statuses"]["A"][1:10]].count(None) == 0


def test_the_head_is_frozen_the_columns_have_room_and_the_id_looks_locked(library: InMemoryReader) -> None:
    sheet = book_of(write_workbook(library, PUBLIC)).worksheets[0]
    assert sheet.freeze_panes == "A2"
    assert [cell.value for cell in sheet[1]] == list(HEADINGS.values())
    assert sheet.column_dimensions["E"].width > sheet.column_dimensions["D"].width
    assert sheet["A2"].fill.fgColor.rgb == "FFEFEFEF"
    assert sheet["C2"].number_format == "@"


# --- what is not in it ------------------------------------------------------------------------------------------------


def all_words(library: InMemoryReader, request: SheetRequest = PUBLIC) -> str:
    parts = parts_of(write_workbook(library, request)).values()
    return " ".join(part.decode() for part in (*parts, write_csv(library, request)))


def closed_call(**changes: Any) -> Recommendation:  # noqa: ANN401
    return replace(recommendation(1), title="CANARY", **changes)


CLOSED: list[Callable[[InMemoryReader], None]] = [
    lambda library: library.put(closed_call(level=Level.STAFF)),
    lambda library: library.put(closed_call(existence=Level.MEMBERS)),
    lambda library: library.put(replace(written(recommendation(1), "verbatim", "CANARY"), level=Level.MEMBERS)),
    lambda library: library.put(
        written(recommendation(1), "verbatim", "CANARY"),
        replace(recommendation(1), marks=(FieldMark(field="verbatim", level=Level.STAFF),)),
    ),
    lambda library: library.put(
        written(recommendation(1), "verbatim", Text(blocks=(Block(level=Level.MEMBERS, runs=(Run(text="CANARY"),)),)))
    ),
    lambda library: library.put(
        written(recommendation(1), "verbatim", Text(blocks=(Block(runs=(Run(text="CANARY", level=Level.STAFF),)),)))
    ),
    lambda library: library.put(replace(assessment(1, sequence=90), level=Level.MEMBERS, evidence="CANARY")),
    lambda library: library.put(
        replace(assessment(1, sequence=90), evidence="CANARY", marks=(FieldMark(field="evidence", level=Level.STAFF),))
    ),
    lambda library: library.put(
        replace(assessment(1, sequence=90), assessor="CANARY", reviewer="CANARY", note="CANARY")
    ),
    lambda library: library.put(
        source("CANARY", key="closed", level=Level.STAFF),
        replace(assessment(1, sequence=90), evidence_source=SourceId("closed")),
    ),
    lambda library: library.put(source("CANARY", level=Level.MEMBERS)),
    lambda library: library.put(replace(addressee("CANARY"), level=Level.MEMBERS)),
    lambda library: library.put(
        written(
            recommendation(1),
            "verbatim",
            Text(blocks=(Block(runs=(Run(text="CANARY", record=RecordRef(kind=Kind.PERSON, id="hidden")),)),)),
        ),
        person("CANARY", key="hidden", shown_as="a lawyer, name withheld"),
    ),
]


@pytest.mark.parametrize("closed", [{"level": Level.STAFF}, {"level": Level.MEMBERS}, {"existence": Level.MEMBERS}])
def test_a_call_that_the_audience_may_not_know_of_has_no_row(library: InMemoryReader, closed: dict[str, Level]) -> None:
    call = closed_call(**closed)
    library.put(call, written(call, "verbatim", "CANARY"), written(call, "summary", "CANARY"))
    rows = list(sheet_rows(library, PUBLIC))
    assert [row[0].partition("#")[0] for row in rows] == [f"recommendation-{number}" for number in range(2, 21)]
    assert "CANARY" not in all_words(library)
    assert "CANARY" in all_words(library, STAFF)


@pytest.mark.parametrize("close", CLOSED)
def test_what_the_audience_may_not_know_is_nowhere_in_the_file(
    library: InMemoryReader, close: Callable[[InMemoryReader], None]
) -> None:
    close(library)
    assert "CANARY" not in all_words(library)


def test_a_status_of_which_a_part_is_closed_is_left_out_whole_and_no_older_one_takes_its_place(
    library: InMemoryReader,
) -> None:
    library.put(assessment(1, StatusCode.FULL, on="2020-02-20", level=Level.MEMBERS))
    assert (row_of(library)["Status"], row_of(library)["Assessed on"]) == ("", "")
    assert row_of(library, STAFF)["Status"] == "Fully implemented"


def test_a_person_who_may_not_be_named_reads_as_the_library_says(library: InMemoryReader) -> None:
    CLOSED[-1](library)
    assert row_of(library)["Text"] == "a lawyer, name withheld"
    assert row_of(library, STAFF)["Text"] == "CANARY"


def test_an_organisation_that_is_closed_is_a_kind_only(library: InMemoryReader) -> None:
    by = RecordRef(kind=Kind.ORGANISATION, id="ngo-2")
    library.put(organisation("CANARY", key="ngo-2", level=Level.STAFF))
    library.put(replace(assessment(1), claimant=Claimant(kind=ClaimantKind.THIRD_PARTY, by=by)))
    request = replace(PUBLIC, claimant=Claimant(kind=ClaimantKind.THIRD_PARTY, by=by))
    assert row_of(library, request)["Claim"] == "third party"
    assert row_of(library, replace(request, audience=Level.STAFF))["Claim"] == "third party: CANARY"


def test_references_and_figures_inside_a_text_leave_no_sign(library: InMemoryReader) -> None:
    runs = (
        Run(text="Release "),
        Run(figure=FigureQuery(kind=FigureKind.TOTAL)),
        Run(source=SourceReference(source=SourceId("source-1"))),
        Run(text="them"),
    )
    library.put(written(recommendation(1), "verbatim", Text(blocks=(Block(runs=runs),))))
    assert row_of(library)["Text"] == "Release them"


@pytest.mark.parametrize("write", [write_workbook, write_csv])
def test_a_closed_text_and_an_empty_sheet_are_refused(
    library: InMemoryReader, write: Callable[[InMemoryReader, SheetRequest], bytes]
) -> None:
    with pytest.raises(InputError, match="nothing to fill in"):
        write(library, replace(PUBLIC, addressee=AddresseeId("addressee-9")))
    library.put(replace(instrument(), level=Level.MEMBERS))
    with pytest.raises(InputError, match="closed to that audience"):
        write(library, PUBLIC)


def test_the_file_says_nothing_of_who_made_it_when_and_with_what(library: InMemoryReader) -> None:
    data = write_workbook(library, PUBLIC)
    parts = parts_of(data)
    assert not [name for name in parts if name.startswith("docProps")]
    everything = b" ".join(parts.values()).lower()
    for trace in (b"openpyxl", b"creator", b"docprops", b"application>", b"dcterms"):
        assert trace not in everything
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_rows_give_the_same_bytes(library: InMemoryReader) -> None:
    assert write_workbook(library, PUBLIC) == write_workbook(library, PUBLIC)
    assert write_csv(library, PUBLIC) == write_csv(library, PUBLIC)


def test_nothing_is_laid_down_on_the_disk_while_a_file_is_written(
    library: InMemoryReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_named: object) -> None:
        raise AssertionError("a passing file was made")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", refuse)
    monkeypatch.setattr("openpyxl.worksheet._writer.create_temporary_file", refuse)
    assert write_workbook(library, PUBLIC)


# --- words stay words -------------------------------------------------------------------------------------------------

DANGEROUS = [
    "=1+1",
    "=cmd|'/c calc'!A1",
    "+1",
    "-1+2",
    "@SUM(A1)",
    "\t=1",
    "#N/A",
    "#REF!",
    "TRUE",
    "007",
    "1e5",
    "2020-02-17",
]


@pytest.mark.parametrize("words", DANGEROUS)
def test_no_word_becomes_a_formula_an_error_or_a_number(words: str) -> None:
    data = write_rows(["Heading"], [[words]], "A table")
    part = parts_of(data)["xl/worksheets/sheet1.xml"]
    assert b"<f>" not in part
    assert b't="e"' not in part
    assert book_of(data).worksheets[0]["A2"].value == words
    assert book_of(data).worksheets[0]["A2"].data_type == "s"


@pytest.mark.parametrize("words", DANGEROUS[:6])
def test_a_cell_that_is_edited_later_stays_words(words: str) -> None:
    assert book_of(write_rows(["Heading"], [[words]], "A table")).worksheets[0]["A2"].quotePrefix
    assert not book_of(write_rows(["Heading"], [["plain"]], "A table")).worksheets[0]["A2"].quotePrefix


@pytest.mark.parametrize("words", [*DANGEROUS, "'", "'=1", "''=1", "-", "a\nb", 'say "no"', ";", "Ә ღ ԱԲ"])
def test_a_csv_file_gives_every_word_back(words: str) -> None:
    data = rows_as_csv(["Text", "Status"], [[words, "x"]])
    sheet = open_sheet(data, "a.csv")
    assert (sheet.rows[0].cell(0).words, sheet.encoding) == (words, "utf-8")
    (written_words,) = [row[0] for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))][1:]
    assert not written_words.lstrip(" ").startswith(("=", "+", "@", "\t"))


def test_numbers_and_dates_of_a_table_stay_what_they_are() -> None:
    data = write_rows(["Call", "Count", "Share", "On", "None"], [["a", 3, 0.5, date(2020, 2, 17), None]], "T")
    cells = book_of(data).worksheets[0][2]
    assert [cell.value for cell in cells][:3] == ["a", 3, 0.5]
    assert cells[3].value.date() == date(2020, 2, 17)
    assert cells[3].number_format == "yyyy-mm-dd"
    assert len(cells) == 4 or cells[4].value is None


def test_a_table_without_rows_has_its_headings() -> None:
    sheet = book_of(write_rows(["A", "B"], [], "Nothing found")).worksheets[0]
    assert [cell.value for cell in sheet[1]] == ["A", "B"]


def test_signs_that_no_file_can_hold_are_left_out_and_too_long_words_are_cut_with_a_mark() -> None:
    data = write_rows(["H\x00"], [["a\x07b\ud800c\x0b"], ["x" * 40_000]], "T")
    sheet = book_of(data).worksheets[0]
    assert (sheet["A1"].value, sheet["A2"].value) == ("H", "abc")
    assert len(sheet["A3"].value) == MAX_LETTERS
    assert sheet["A3"].value.endswith("[…]")


@pytest.mark.parametrize(
    ("words", "title"),
    [("Calls: 2019/20 [all]?", "Calls  2019 20  all"), ("", "Sheet"), ("'quoted'", "quoted"), ("x" * 50, "x" * 31)],
)
def test_a_sheet_gets_a_name_that_sheet_programs_take(words: str, title: str) -> None:
    assert book_of(write_rows(["A"], [], words)).sheetnames == [title] == [sheet_title(words)]


# --- there and back ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("audience", list(Level))
@pytest.mark.parametrize("write", [write_workbook, write_csv])
def test_an_untouched_sheet_changes_nothing_whoever_returns_it(
    library: InMemoryReader, audience: Level, write: Callable[[InMemoryReader, SheetRequest], bytes]
) -> None:
    for close in CLOSED:
        close(library)
    data = write(library, replace(PUBLIC, audience=audience))
    for claimant in (NGO, STATE):
        proposal = proposed(library, data, claimant=claimant)
        assert [str(fault) for fault in proposal.faults] == []
        assert len(proposal.same) == len(proposal.rows) > 15
        assert proposal.change_set().changes == ()


def test_a_long_text_of_many_paragraphs_comes_back_untouched(library: InMemoryReader) -> None:
    library.put(written(recommendation(1), "verbatim", "\n".join("word " * 3_000 for _ in range(4))))
    assert len(proposed(library, write_workbook(library, PUBLIC)).same) == 20


def test_only_what_a_partner_has_filled_in_changes(library: InMemoryReader) -> None:
    def fill_in(sheet: Worksheet) -> None:
        sheet[f"{COLUMNS['Status']}4"] = "Announced or under way"
        sheet[f"{COLUMNS['Assessed on']}4"] = date(2020, 3, 1)
        sheet[f"{COLUMNS['Evidence']}4"] = "=A decree, not yet in force"
        sheet[f"{COLUMNS['Evidence']}4"].data_type = "s"
        sheet[f"{COLUMNS['Status']}6"] = "Fully implemented"
        sheet[f"{COLUMNS['Assessed on']}6"] = "2020-02"

    sent = write_workbook(library, replace(PUBLIC, claimant=STATE))
    proposal = proposed(library, edited(sent, fill_in), claimant=STATE)
    assert [str(fault) for fault in proposal.faults] == []
    assert ([row.row for row in proposal.changed], len(proposal.same)) == ([4, 6], 18)
    added = [change.after for change in proposal.change_set().changes]
    judged = [each for each in added if isinstance(each, Assessment)]
    assert [(each.status, str(each.date), each.claimant, each.recommendation) for each in judged] == [
        (StatusCode.STARTED, "2020-03-01", STATE, "recommendation-3"),
        (StatusCode.FULL, "2020-02", STATE, "recommendation-5"),
    ]  # fmt: skip
    assert len(added) == 2


def test_what_a_partner_puts_over_anothers_status_is_the_word_of_whom_the_sheet_is_read_for(
    library: InMemoryReader,
) -> None:
    """A sheet that went out with the counted claimant's statuses comes back filled in by somebody else."""
    (said,) = (each for each in library.assessments([RecommendationId("recommendation-1")]) if each.claimant == NGO)
    library.put(replace(said, evidence="What the report saw", original_grade="C", evidence_source=SourceId("source-1")))

    def fill_in(sheet: Worksheet) -> None:
        sheet[f"{COLUMNS['Status']}2"] = "Fully implemented"
        sheet[f"{COLUMNS['Assessed on']}2"] = "2020-03-01"

    returned = edited(write_workbook(library, PUBLIC), fill_in)
    proposal = proposed(library, returned, claimant=STATE)
    assert [str(fault) for fault in proposal.faults] == []
    assert ([row.row for row in proposal.changed], len(proposal.same)) == ([2], 19)
    (added,) = [change.after for change in proposal.change_set().changes]
    assert isinstance(added, Assessment)
    assert (added.status, added.claimant, str(added.date)) == (StatusCode.FULL, STATE, "2020-03-01")
    # What stood in the row before is the other's, and is not put into the partner's mouth.
    assert (added.evidence, added.original_grade, added.evidence_source) == ("", "", None)


def test_a_claim_that_a_partner_has_typed_over_is_still_asked_about(library: InMemoryReader) -> None:
    library.put(assessment(2, StatusCode.FULL, claimant=STATE))

    def write_over(sheet: Worksheet) -> None:
        for row, claim in ((3, "state"), (4, "third party")):
            sheet[f"{COLUMNS['Status']}{row}"] = "Not implemented"
            sheet[f"{COLUMNS['Claim']}{row}"] = claim

    returned = edited(write_workbook(library, PUBLIC), write_over)
    proposal = proposed(library, returned, claimant=Claimant(kind=ClaimantKind.OWN))
    assert [(fault.kind, fault.row, fault.heading) for fault in proposal.faults] == [
        ("claims_mixed", 3, "Claim"),
        ("claims_mixed", 4, "Claim"),
    ]


def test_rows_that_were_taken_out_or_put_in_another_order_do_no_harm(library: InMemoryReader) -> None:
    def shuffle(sheet: Worksheet) -> None:
        sheet.delete_rows(2, 5)
        sheet.move_range("A4:M6", rows=30)

    proposal = proposed(library, edited(write_workbook(library, PUBLIC), shuffle))
    assert (len(proposal.same), proposal.faults) == (15, ())


def test_a_text_that_a_partner_has_mended_changes_ours_unless_it_was_mended_here_too(library: InMemoryReader) -> None:
    def mend(sheet: Worksheet) -> None:
        sheet[f"{COLUMNS['Text']}2"] = "Do all that call 1 asks."

    returned = edited(write_workbook(library, PUBLIC), mend)
    (row,) = proposed(library, returned).changed
    assert [each.field for each in row.differences] == ["text"]
    (change,) = proposed(library, returned).change_set().changes
    assert isinstance(change.after, WrittenText)
    assert (change.after.field, change.after.tree.plain) == ("summary", "Do all that call 1 asks.")
    library.put(written(recommendation(1), "summary", "Meanwhile we wrote this."))
    (row,) = proposed(library, returned).conflicting
    assert row.conflicts[0].before == "Meanwhile we wrote this."
    assert proposed(library, returned).change_set().changes == ()


def test_new_rows_below_the_sheet_are_new_recommendations(library: InMemoryReader) -> None:
    def add(sheet: Worksheet) -> None:
        sheet.append([None, "2019/2610(RSP)", "31", "a", "Hold elections.", "Kazakhstan", "Assembly"])

    proposal = proposed(library, edited(write_workbook(library, PUBLIC), add))
    assert ([row.row for row in proposal.new], len(proposal.same)) == ([22], 20)
