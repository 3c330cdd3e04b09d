"""Workbooks: what stands behind a cell, what is hidden, and files that were made to do harm."""

from __future__ import annotations

import io
import subprocess
import sys
import textwrap
import zipfile
from datetime import date, datetime, time

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from briefing_app.errors import InputError
from briefing_app.importing.sheets import package
from briefing_app.importing.sheets.model import Cell, CellKind, Sheet, SheetKind
from briefing_app.importing.sheets.opening import open_sheet
from briefing_app.importing.sheets.workbooks import number_words
from tests.importing.sheets.files import ods_of, ods_row, repacked, xlsx_of, zip_of

HEADINGS = ("Paragraph", "Text", "Status", "Date")


def cells_of(sheet: Sheet) -> list[list[tuple[str, CellKind]]]:
    return [[(cell.words, cell.kind) for cell in row.cells] for row in sheet.rows]


def test_numbers_dates_and_ticks_become_the_words_that_a_person_typed() -> None:
    rows = [HEADINGS, (7, "a", True, date(2020, 2, 17)), (12.1, 1e20, 0.1 + 0.2, datetime(2020, 2, 17, 0, 0))]  # noqa: DTZ001
    assert cells_of(open_sheet(xlsx_of(rows), "a.xlsx")) == [
        [("7", CellKind.NUMBER), ("a", CellKind.WORDS), ("TRUE", CellKind.BOOLEAN), ("2020-02-17", CellKind.DATE)],
        [
            ("12.1", CellKind.NUMBER),
            ("1e+20", CellKind.NUMBER),
            ("0.3", CellKind.NUMBER),
            ("2020-02-17", CellKind.DATE),
        ],
    ]


@pytest.mark.parametrize(
    ("value", "words"),
    [(12.0, "12"), (-3.0, "-3"), (0.5, "0.5"), (96.21, "96.21"), (1e15, "1e+15"), (10**14, "1" + "0" * 14)],
)
def test_a_number_is_written_without_what_a_machine_adds(value: float, words: str) -> None:
    assert number_words(value) == words


def test_a_percentage_is_told_from_the_number_half() -> None:
    def percent(sheet: Worksheet) -> None:
        sheet["C2"].number_format = "0%"
        sheet["C3"].number_format = '0.0" %"'

    sheet = open_sheet(xlsx_of([HEADINGS, ("7", "a", 0.5), ("8", "b", 0.125), ("9", "c", 0.5)], percent), "a.xlsx")
    assert [row.cell(2) for row in sheet.rows] == [
        Cell(words="50%", kind=CellKind.PERCENT),
        Cell(words="12.5%", kind=CellKind.PERCENT),
        Cell(words="0.5", kind=CellKind.NUMBER),
    ]


def test_an_error_and_a_formula_that_was_never_computed_are_no_empty_cells() -> None:
    def error(sheet: Worksheet) -> None:
        sheet["B2"].value = "#REF!"

    sheet = open_sheet(xlsx_of([HEADINGS, ("7", "a", "none"), ("8", "b", "=1/0"), (9, "=A2", "")], error), "a.xlsx")
    assert sheet.rows[0].cell(1).kind is CellKind.ERROR
    assert sheet.rows[1].cell(2).kind is CellKind.UNCOMPUTED
    assert sheet.rows[2].cell(1).kind is CellKind.UNCOMPUTED
    assert any("2 cells are formulas" in remark for remark in sheet.remarks)


def test_the_value_that_a_file_holds_for_a_formula_is_read_and_said() -> None:
    data = repacked(
        xlsx_of([HEADINGS, ("7", "a", "=1+1")]),
        xl_worksheets_sheet1_xml=lambda part: (
            part.replace(b"<v></v>", b"<v>2</v>").replace(b"<v/>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>")
        ),
    )
    sheet = open_sheet(data, "a.xlsx")
    assert sheet.rows[0].cell(2) == Cell(words="2", kind=CellKind.NUMBER)
    assert sheet.remarks == ("1 cells are formulas: the value is read that the file holds for them.",)


def test_hidden_rows_and_columns_are_read_and_said_and_hidden_sheets_are_left_alone() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True
        assert sheet.parent is not None
        other = sheet.parent.create_sheet("Secret")
        other.append(["Text"])
        other.sheet_state = "veryHidden"

    data = xlsx_of([HEADINGS, ("7", "a"), ("8", "hidden row")], hide)
    sheet = open_sheet(data, "a.xlsx")
    assert [row.cell(1).words for row in sheet.rows] == ["a", "hidden row"]
    assert sheet.sheet_names == ("Sheet",)
    assert sheet.remarks == (
        "Hidden rows are read too: 3.",
        "Hidden columns are read too: 1.",
        "Hidden sheets are left alone: Secret.",
    )
    assert open_sheet(data, "a.xlsx", sheet="Secret").headings == ("Text",)


def test_a_sheet_is_chosen_by_its_name_and_an_unknown_name_lists_those_there_are() -> None:
    def more(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        sheet.parent.create_sheet("Second & last").append(["Status", "Text"])

    data = xlsx_of([HEADINGS], more)
    assert open_sheet(data, "a.xlsx").sheet_names == ("Sheet", "Second & last")
    assert open_sheet(data, "a.xlsx", sheet="Second & last").headings == ("Status", "Text")
    with pytest.raises(InputError, match="It has: Sheet, Second & last"):
        open_sheet(data, "a.xlsx", sheet="Third")


def test_a_workbook_that_shows_no_sheet_at_all_is_refused() -> None:
    data = repacked(
        xlsx_of([HEADINGS]), xl_workbook_xml=lambda part: part.replace(b'state="visible"', b'state="hidden"')
    )
    with pytest.raises(InputError, match="All of its sheets are hidden"):
        open_sheet(data, "a.xlsx")


def test_cells_that_another_covers_are_not_taken_for_empty() -> None:
    data = xlsx_of([HEADINGS, ("7", "a"), (None, "b"), ("9", "c")], lambda sheet: sheet.merge_cells("A2:A3"))
    sheet = open_sheet(data, "a.xlsx")
    assert [row.cell(0).kind for row in sheet.rows] == [CellKind.WORDS, CellKind.MERGED, CellKind.WORDS]


def test_a_title_that_is_merged_above_the_headings_does_no_harm() -> None:
    data = xlsx_of([("A title",), (), HEADINGS, (7, "a")], lambda sheet: sheet.merge_cells("A1:D2"))
    sheet = open_sheet(data, "a.xlsx")
    assert (sheet.headings, sheet.heading_row, sheet.rows[0].number) == (HEADINGS, 3, 4)
    assert len(sheet.rows) == 1


def test_empty_rows_and_columns_in_front_do_not_shift_the_places_that_are_named() -> None:
    sheet = open_sheet(xlsx_of([(), (), (None, *HEADINGS), (None, "7", "a", "none")]), "a.xlsx")
    assert sheet.headings == ("", *HEADINGS)
    assert (sheet.heading_row, sheet.rows[0].number) == (3, 4)
    assert [cell.words for cell in sheet.rows[0].cells[:3]] == ["", "7", "a"]


def test_a_time_of_day_is_words_that_no_date_is_read_from() -> None:
    sheet = open_sheet(xlsx_of([HEADINGS, ("7", "a", "none", time(12, 30))]), "a.xlsx")
    assert sheet.rows[0].cell(3).kind is CellKind.NUMBER


# --- ODS --------------------------------------------------------------------------------------------------------------


def ods_cell(kind: str, shown: str, **attributes: str) -> str:
    """Return a cell of an ODS file whose value is no words."""
    more = "".join(f' {name.replace("_", ":", 1).replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f'<table:table-cell office:value-type="{kind}"{more}><text:p>{shown}</text:p></table:table-cell>'


def number_cell(value: str, kind: str = "float") -> str:
    return ods_cell(kind, value, office_value=value)


def test_an_ods_file_is_read_with_its_dates_numbers_and_repeated_cells() -> None:
    day = ods_cell("date", "17/02/20", office_date_value="2020-02-17")
    twice = ods_cell("string", "same", table_number_columns_repeated="2")
    rows = (
        ods_row(*HEADINGS) + ods_row(number_cell("7"), "Ұсыным", "none", day) + ods_row(twice, number_rows_repeated="2")
    )
    sheet = open_sheet(ods_of(rows), "a.ods")
    assert (sheet.kind, sheet.headings) == (SheetKind.ODS, HEADINGS)
    assert [cell.words for cell in sheet.rows[0].cells] == ["7", "Ұсыным", "none", "2020-02-17"]
    assert [[cell.words for cell in row.cells[:2]] for row in sheet.rows[1:]] == [["same", "same"]] * 2


def test_errors_percentages_and_what_is_hidden_are_seen_in_ods_too() -> None:
    error = ods_cell("string", "#DIV/0!", table_formula="of:=1/0", calcext_value_type="error")
    bare = '<table:table-cell table:formula="of:=FOO()"/>'
    rows = ods_row(*HEADINGS) + ods_row("7", error, number_cell("0.5", "percentage"), bare)
    rows += ods_row("8", "hidden", visibility="collapse")
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    sheet = open_sheet(ods_of(rows, columns=columns), "a.ods")
    kinds = [cell.kind for cell in sheet.rows[0].cells]
    assert kinds == [CellKind.WORDS, CellKind.ERROR, CellKind.PERCENT, CellKind.UNCOMPUTED]
    assert sheet.rows[0].cell(2).words == "50%"
    assert [remark.split(":")[0] for remark in sheet.remarks] == [
        "Hidden rows are read too", "Hidden columns are read too", "2 cells are formulas"
    ]  # fmt: skip


def test_the_million_empty_rows_at_the_end_of_every_ods_file_are_no_rows() -> None:
    rows = ods_row(*HEADINGS) + ods_row("7", "a")
    rows += ods_row('<table:table-cell table:number-columns-repeated="16384"/>', number_rows_repeated="1048574")
    assert len(open_sheet(ods_of(rows), "a.ods").rows) == 1


@pytest.mark.parametrize(
    "rows",
    [
        ods_row("a", number_rows_repeated="1000000"),
        ods_row('<table:table-cell table:number-columns-repeated="16384" office:value-type="string"/>'),
        ods_row("", number_rows_repeated="1048575") + ods_row("far"),
    ],
)
def test_a_cell_that_repeats_without_end_is_refused_before_it_is_laid_out(rows: str) -> None:
    with pytest.raises(InputError, match="too large"):
        open_sheet(ods_of(ods_row(*HEADINGS) + rows), "a.ods")


# --- made to do harm --------------------------------------------------------------------------------------------------

FAR = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'


def with_sheet(change: bytes) -> bytes:
    return repacked(
        xlsx_of([HEADINGS, ("7", "a")]),
        xl_worksheets_sheet1_xml=lambda part: part.replace(b"</sheetData>", change),
    )


def test_one_cell_at_the_far_corner_does_not_end_the_program() -> None:
    source = """
        import resource
        resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))
        from tests.importing.sheets.test_opening_workbooks import FAR, with_sheet
        from briefing_app.importing.sheets.opening import open_sheet
        from briefing_app.errors import InputError
        try:
            open_sheet(with_sheet(FAR), "a.xlsx")
        except InputError as refused:
            print(refused)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(source)], capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
    assert "1,048,576" in done.stdout


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (b'<row r="9"><c r="ZZZ9"><v>1</v></c></row></sheetData>', "too large"),
        (b'<row r="9"><c r="9A"><v>1</v></c></row></sheetData>', "no place"),
        (b'<row r="9"><c r="A9"', "no XML"),
        (b'<row r="x"><c><v>1</v></c></row></sheetData>', "number in it is none"),
        (b"<a>" * 300 + b"</a>" * 300 + b"</sheetData>", "lie in each other"),
    ],
)
def test_a_sheet_with_impossible_places_is_refused(change: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        open_sheet(with_sheet(change), "a.xlsx")


@pytest.mark.parametrize(
    "declared",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>',
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd">',
    ],
)
def test_a_file_that_declares_entities_is_refused(declared: bytes) -> None:
    data = repacked(
        xlsx_of([HEADINGS]),
        xl_worksheets_sheet1_xml=lambda part: (
            declared + part.partition(b"?>")[2] if part.startswith(b"<?xml") else declared + part
        ),
    )
    with pytest.raises(InputError, match="stand for others"):
        open_sheet(data, "a.xlsx")


def test_a_far_cell_in_a_part_that_no_sheet_names_is_measured_too() -> None:
    part = b'<worksheet><sheetData><row r="2000000"><c r="A2000000"/></row></sheetData></worksheet>'
    with zipfile.ZipFile(io.BytesIO(xlsx_of([HEADINGS]))) as whole:
        members = {name: whole.read(name) for name in whole.namelist()}
    with pytest.raises(InputError, match="too large"):
        open_sheet(zip_of({**members, "xl/odd.bin": part}), "a.xlsx")


def test_a_packed_file_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_UNPACKED_BYTES", 1_000_000)
    data = zip_of({"xl/workbook.xml": "<workbook/>", "xl/big.xml": b"0" * 2_000_000})
    assert len(data) < 10_000
    with pytest.raises(InputError, match="Unpacked it has more"):
        open_sheet(data, "a.xlsx")


def test_a_packed_file_that_lies_about_its_sizes_is_refused() -> None:
    data = bytearray(zip_of({"xl/workbook.xml": b"<workbook>" + b" " * 500_000}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    with pytest.raises(InputError, match="damaged"):
        open_sheet(bytes(data), "a.xlsx")


def test_a_package_of_thousands_of_pieces_is_refused() -> None:
    with pytest.raises(InputError, match="2,001 pieces"):
        open_sheet(zip_of({f"{number}.xml": b"" for number in range(2_001)}), "a.xlsx")


def test_a_package_with_two_members_of_one_name_is_refused() -> None:
    with pytest.raises(InputError, match="damaged"):
        open_sheet(zip_of({"xl/workbook.xml": b"<a/>", "XL/WORKBOOK.xml": b"<b/>"}), "a.xlsx")


@pytest.mark.parametrize("cut", [10, 200, -30])
def test_a_file_that_was_cut_off_is_refused(cut: int) -> None:
    with pytest.raises(InputError, match=r"damaged|no \.xlsx"):
        open_sheet(xlsx_of([HEADINGS])[:cut], "a.xlsx")


def test_a_protected_package_is_refused_with_what_to_do() -> None:
    data = bytearray(zip_of({"xl/workbook.xml": b"<workbook/>"}))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(InputError, match="without a password"):
        open_sheet(bytes(data), "a.xlsx")


@pytest.mark.parametrize(
    "members",
    [
        {"word/document.xml": "<w/>"},
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"},
        {"readme.txt": "hello"},
    ],
)
def test_another_packed_file_is_no_sheet(members: dict[str, str]) -> None:
    with pytest.raises(InputError, match=r"no \.xlsx and no \.ods"):
        open_sheet(zip_of(members), "a.xlsx")


@pytest.mark.parametrize(
    "members",
    [
        {"xl/workbook.xml": "<workbook/>"},
        {"xl/workbook.xml": "<workbook/>", "xl/_rels/workbook.xml.rels": "<Relationships/>"},
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "not xml"},
    ],
)
def test_a_workbook_without_its_sheets_is_damaged(members: dict[str, str]) -> None:
    with pytest.raises(InputError, match=r"damaged|hidden"):
        open_sheet(zip_of(members), "a.xlsx")


def test_a_workbook_with_no_words_in_it_has_no_headings() -> None:
    with pytest.raises(InputError, match="no row of headings"):
        open_sheet(xlsx_of([]), "a.xlsx")
