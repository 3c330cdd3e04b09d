"""Partners' sheets on a library on disk: files, one step, undo, and names that must not leave the house."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from briefing_app.domain.claims import Claimant
from briefing_app.domain.levels import Level
from briefing_app.domain.records.office import SheetColumn, SheetLayout
from briefing_app.domain.records.recommendation import Assessment, Recommendation
from briefing_app.domain.scales import MAPPINGS
from briefing_app.errors import InputError
from briefing_app.importing.sheets.delimited import NeedsEncodingError
from briefing_app.importing.sheets.limits import MAX_FILE_BYTES
from briefing_app.importing.sheets.partner_sheet import SheetRequest
from briefing_app.services.session import Session
from briefing_app.services.sheets import (
    SheetImport,
    addressee_named,
    instrument_named,
    partner_file,
    prepare,
    read_sheet_file,
    scale_named,
    with_mapped,
)
from briefing_app.store.totals import status_totals
from tests.builders import INSTRUMENT, NGO, STATE, InMemoryReader, a_library_of_records, person, recommendation, written
from tests.importing.sheets.files import GOOD, HEADINGS, csv_of, good_row, xlsx_of
from tests.services.parts import make_library, open_session

TODAY = date(2020, 3, 2)
ROWS = [good_row(paragraph="31", text="Hold elections."), good_row(paragraph="32", text="Stop torture.", status="full")]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with open_session(make_library(tmp_path / "office.briefings")) as opened:
        yield opened


def sheet_import(session: Session, path: Path, *, claimant: Claimant = NGO) -> SheetImport:
    sheet = read_sheet_file(path)
    prepared = session.read_now(lambda reader: prepare(reader, sheet, today=TODAY))
    return replace(prepared, claimant=claimant, instrument=INSTRUMENT)


def file_of(folder: Path, rows: Sequence[Sequence[object]], name: str = "partner.xlsx") -> Path:
    path = folder / name
    path.write_bytes(xlsx_of([HEADINGS, *rows]))
    return path


def counted(session: Session) -> tuple[int, int]:
    calls = session.read_now(lambda reader: reader.where(Recommendation, "instrument", INSTRUMENT))
    judged = session.read_now(lambda reader: reader.assessments([call.id for call in calls]))
    return len(calls), len(judged)


# --- read in ----------------------------------------------------------------------------------------------------------


def test_a_sheet_is_one_step_that_undo_takes_back_whole(session: Session, tmp_path: Path) -> None:
    read = sheet_import(session, file_of(tmp_path, ROWS))
    session.do(read.command()).result()
    assert counted(session) == (22, 22)
    assert session.undo_label().result() == "Read in partner.xlsx"
    session.undo().result()
    assert counted(session) == (20, 20)
    assert session.read_now(lambda reader: len(reader.all(SheetLayout))) == 1
    session.redo().result()
    assert counted(session) == (22, 22)


def test_the_same_file_a_second_time_is_no_step_at_all(session: Session, tmp_path: Path) -> None:
    read = sheet_import(session, file_of(tmp_path, ROWS))
    session.do(read.command()).result()
    steps = len(session.steps().result())
    again = sheet_import(session, file_of(tmp_path, ROWS))
    assert len(session.read_now(again.proposal).same) == 2
    session.do(again.command()).result()
    assert len(session.steps().result()) == steps
    assert counted(session) == (22, 22)


def test_a_sheet_with_a_fault_leaves_the_library_as_it_was(session: Session, tmp_path: Path) -> None:
    read = sheet_import(session, file_of(tmp_path, [*ROWS, good_row(status="?!")]))
    with pytest.raises(InputError, match="row 4, column F"):
        session.do(read.command()).result()
    assert counted(session) == (20, 20)


def test_the_proposal_is_made_again_against_the_library_as_it_is_when_it_is_taken(
    session: Session, tmp_path: Path
) -> None:
    read = sheet_import(session, file_of(tmp_path, ROWS))
    assert len(session.read_now(read.proposal).new) == 2
    other = sheet_import(session, file_of(tmp_path, ROWS[:1], "first.xlsx"))
    session.do(other.command()).result()
    session.do(read.command()).result()
    assert counted(session) == (22, 22)


def test_the_states_sheet_moves_no_count(session: Session, tmp_path: Path) -> None:
    rows = [("recommendation-1", "Fully implemented", "2020-03-01")]
    path = tmp_path / "state.xlsx"
    path.write_bytes(xlsx_of([("ID", "Status", "Date"), *rows]))
    before = status_totals(session._library, as_of=TODAY)
    session.do(sheet_import(session, path, claimant=STATE).command()).result()
    assert status_totals(session._library, as_of=TODAY) == before
    judged = session.read_now(lambda reader: reader.assessments([recommendation(1).id]))
    assert [each.claimant for each in judged] == [NGO, STATE]


def test_the_office_remembers_how_a_sheet_was_read(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    rows = (("Was", "Wie", "Wann"), ("Wahlen abhalten.", "B", "17.02.2020"))
    path.write_bytes(csv_of(rows, delimiter=";"))
    first = sheet_import(session, path, claimant=STATE)
    assert (first.remembered, set(first.columns)) == (False, {SheetColumn.IGNORE})
    mapped = {"was": SheetColumn.TEXT, "wie": SheetColumn.STATUS, "WANN": SheetColumn.ASSESSED_ON}
    columns = with_mapped(first.columns, first.sheet.headings, mapped)
    session.do(replace(first, columns=columns, mapping=MAPPINGS["ccpr"]).command()).result()
    sheet = read_sheet_file(path)
    again = session.read_now(lambda reader: prepare(reader, sheet, today=TODAY))
    assert again.remembered
    assert (again.columns, again.mapping, again.claimant) == (columns, MAPPINGS["ccpr"], STATE)
    assert len(session.read_now(replace(again, instrument=INSTRUMENT).proposal).same) == 1


def test_chosen_rows_are_taken_over_the_librarys_values(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "titles.xlsx"
    path.write_bytes(xlsx_of([("ID", "Title"), ("recommendation-1", "Sheet's"), ("recommendation-2", "Other")]))
    read = sheet_import(session, path)
    assert [row.row for row in session.read_now(read.proposal).conflicting] == [2, 3]
    session.do(read.command(take=[3])).result()
    titles = session.read_now(lambda reader: [call.title for call in reader.all(Recommendation)][:2])
    assert titles == ["Call 1", "Other"]


# --- files ------------------------------------------------------------------------------------------------------------


def test_a_file_that_cannot_be_opened_or_is_too_large_is_said_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.xlsx"):
        read_sheet_file(tmp_path / "nowhere.xlsx")
    with pytest.raises(InputError, match="cannot be opened"):
        read_sheet_file(tmp_path)
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    with pytest.raises(InputError, match=r"large\.csv has more than 30 MB"):
        read_sheet_file(large)


def test_the_letters_of_an_old_file_are_asked_for_and_then_used(tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes(csv_of((HEADINGS, ("7", "b", "Освободить всех.")), encoding="cp1251"))
    with pytest.raises(NeedsEncodingError) as needed:
        read_sheet_file(path)
    assert "cp1251" in {preview.encoding for preview in needed.value.previews}
    assert read_sheet_file(path, encoding="cp1251").rows[0].cell(2).words == "Освободить всех."


# --- names that a person types ----------------------------------------------------------------------------------------


def test_a_heading_that_a_person_maps_takes_the_meaning_from_one_that_was_guessed() -> None:
    headings = ("Status", "Our view", "Text")
    guessed = (SheetColumn.STATUS, SheetColumn.IGNORE, SheetColumn.TEXT)
    mapped = with_mapped(guessed, headings, {"our VIEW": SheetColumn.STATUS})
    assert mapped == (SheetColumn.IGNORE, SheetColumn.STATUS, SheetColumn.TEXT)
    with pytest.raises(InputError, match="It has: Status, Our view, Text"):
        with_mapped(guessed, headings, {"Ampel": SheetColumn.STATUS})


def test_scales_texts_and_addressees_are_found_by_name_or_the_known_ones_are_listed() -> None:
    library = InMemoryReader(a_library_of_records())
    assert scale_named("ccpr") is scale_named("ccpr@1")
    assert instrument_named(library, "2019/2610(RSP)").id == INSTRUMENT
    assert addressee_named(library, "KAZAKHSTAN") == "addressee-1"
    for find, listed in (
        (lambda: scale_named("stars"), "ccpr"),
        (lambda: instrument_named(library, "A/1"), "2019/2610"),
        (lambda: addressee_named(library, "Narnia"), "Kazakhstan"),
    ):
        with pytest.raises(InputError, match=listed):
            find()


# --- sent out ---------------------------------------------------------------------------------------------------------

REQUEST = SheetRequest(instruments=(INSTRUMENT,), audience=Level.PUBLIC, as_of=TODAY)


@pytest.mark.parametrize("as_csv", [False, True])
def test_what_was_sent_out_comes_back_as_the_same(session: Session, tmp_path: Path, as_csv: bool) -> None:
    path = tmp_path / ("p.csv" if as_csv else "p.xlsx")
    path.write_bytes(session.read_now(lambda reader: partner_file(reader, REQUEST, as_csv=as_csv)))
    proposal = session.read_now(sheet_import(session, path, claimant=STATE).proposal)
    assert (len(proposal.same), proposal.faults) == (20, ())


def test_what_a_partner_fills_in_is_all_that_is_added(session: Session, tmp_path: Path) -> None:
    request = replace(REQUEST, claimant=STATE)
    book = openpyxl.load_workbook(io.BytesIO(session.read_now(lambda reader: partner_file(reader, request))))
    sheet = book.worksheets[0]
    sheet["H5"], sheet["K5"] = "Partially implemented", date(2020, 3, 1)
    path = tmp_path / "back.xlsx"
    book.save(path)
    applied = session.do(sheet_import(session, path, claimant=STATE).command()).result()
    judged = [record for record in applied.records if isinstance(record, Assessment)]
    assert [(each.recommendation, each.status.value, str(each.date)) for each in judged] == [
        ("recommendation-4", "partial", "2020-03-01")
    ]
    assert {type(record) for record in applied.records} == {Assessment, SheetLayout}


@pytest.mark.parametrize("as_csv", [False, True])
@pytest.mark.parametrize("words", ["Release Anna Example at once.", "Release EXAMPLE.", "Anna Example's case"])
def test_a_name_that_may_not_be_said_stops_the_sheet_and_is_named_with_its_place(words: str, as_csv: bool) -> None:
    library = InMemoryReader((*a_library_of_records(), person("Anna Example", key="hidden")))
    library.put(written(recommendation(3), "verbatim", words))
    with pytest.raises(InputError, match="Anna Example may not be named to public, and stands in row 4 under Text"):
        partner_file(library, REQUEST, as_csv=as_csv)
    assert partner_file(library, replace(REQUEST, audience=Level.STAFF), as_csv=as_csv)


def test_the_good_row_is_good_on_disk_too(session: Session, tmp_path: Path) -> None:
    proposal = session.read_now(sheet_import(session, file_of(tmp_path, [GOOD])).proposal)
    assert (len(proposal.new), proposal.faults) == (1, ())
