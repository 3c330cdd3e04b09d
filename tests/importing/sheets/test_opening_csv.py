"""CSV files as sheet programs of many countries write them."""

from __future__ import annotations

import csv

import pytest

from briefing_app.errors import InputError
from briefing_app.importing.sheets.delimited import CANDIDATES, NeedsEncodingError, guarded
from briefing_app.importing.sheets.model import CellKind, Sheet, SheetKind, column_letters
from briefing_app.importing.sheets.opening import open_sheet
from tests.importing.sheets.files import csv_of

ROWS = (("Paragraph", "Text", "Status"), ("7", "Free, fair elections; at last", "none"), ("12(b)", "Déjà «vu»", "full"))
CYRILLIC = (("Пункт", "Текст"), ("7", "Освободить заключённых"), ("8", "Провести расследование"))


def words_of(sheet: Sheet) -> list[list[str]]:
    return [[cell.words for cell in row.cells] for row in sheet.rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_sheet_is_the_same_whatever_parts_it_and_however_its_unicode_is_written(
    delimiter: str, encoding: str
) -> None:
    sheet = open_sheet(csv_of(ROWS, delimiter=delimiter, encoding=encoding), "a.csv")
    assert sheet.headings == ROWS[0]
    assert words_of(sheet) == [list(row) for row in ROWS[1:]]
    assert (sheet.kind, sheet.delimiter) == (SheetKind.CSV, delimiter)
    assert sheet.encoding == encoding.removesuffix("-sig")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_two_byte_letters_without_their_mark_are_known_by_their_empty_halves(encoding: str) -> None:
    assert open_sheet(csv_of(ROWS, encoding=encoding), "a.csv").headings == ROWS[0]


def test_the_program_does_not_guess_between_old_alphabets_but_shows_each() -> None:
    data = csv_of(CYRILLIC, delimiter=";", encoding="cp1251")
    with pytest.raises(NeedsEncodingError) as needed:
        open_sheet(data, "a.csv")
    shown = {preview.encoding: preview.lines for preview in needed.value.previews}
    assert set(shown) <= set(CANDIDATES)
    assert '"Пункт";"Текст"' in shown["cp1251"][0]
    assert "Ïóíêò" in shown["cp1252"][0]
    assert "utf-16" not in shown
    assert words_of(open_sheet(data, "a.csv", encoding="cp1251"))[0] == ["7", "Освободить заключённых"]


def test_an_alphabet_that_cannot_have_written_the_file_is_not_offered() -> None:
    data = "Text;Status\r\n\x81Ё;ok".encode("cp1251", "replace") + b"\x81\x8d"
    with pytest.raises(NeedsEncodingError) as needed:
        open_sheet(data, "a.csv")
    assert [preview.encoding for preview in needed.value.previews] == ["cp1251"]


@pytest.mark.parametrize("encoding", ["utf-8", "klingon", "ascii"])
def test_a_wrong_choice_of_letters_is_said_and_reads_nothing(encoding: str) -> None:
    with pytest.raises(InputError, match="not written in these letters"):
        open_sheet(csv_of(CYRILLIC, encoding="cp1251"), "a.csv", encoding=encoding)


def test_a_file_in_plain_letters_needs_no_choice() -> None:
    assert open_sheet(csv_of(ROWS[:2], encoding="ascii"), "a.csv").encoding == "utf-8"


def test_half_a_letter_in_two_byte_text_stays_in_its_cell_to_be_named() -> None:
    data = b"\xff\xfe" + "Text,Status\r\nhalf \ud83d,none".encode("utf-16-le", "surrogatepass")
    assert words_of(open_sheet(data, "a.csv")) == [["half \ud83d", "none"]]


@pytest.mark.parametrize("first", ["sep=;", "SEP=;"])
def test_a_first_line_that_names_the_delimiter_is_obeyed_and_is_no_row(first: str) -> None:
    data = f"{first}\r\nText;Status\r\na,b,c;none\r\nd,e,f;full".encode()
    sheet = open_sheet(data, "a.csv")
    assert sheet.headings == ("Text", "Status")
    assert words_of(sheet) == [["a,b,c", "none"], ["d,e,f", "full"]]
    assert sheet.rows[0].number == 3


def test_commas_in_a_text_do_not_outweigh_the_semicolon_that_parts_it() -> None:
    data = b"Text;Status\r\none, two, three;none\r\nfour, five;full\r\nsix;none"
    assert open_sheet(data, "a.csv").delimiter == ";"


def test_a_column_alone_is_a_sheet_too() -> None:
    sheet = open_sheet(b"Recommendation\r\nRelease everybody\r\nStop", "a.csv")
    assert sheet.headings == ("Recommendation",)
    assert words_of(sheet) == [["Release everybody"], ["Stop"]]


def test_a_cell_may_hold_line_ends_and_quotation_marks() -> None:
    data = b'Text,Status\r\n"line one\r\n""line"" two",none\r\n'
    assert words_of(open_sheet(data, "a.csv")) == [['line one\r\n"line" two', "none"]]


@pytest.mark.parametrize("data", [b'Text,Status\r\n"open,none\r\n', b'Text,Status\r\n"a"b,none\r\n'])
def test_a_quotation_mark_that_swallows_the_rest_is_refused_with_its_line(data: bytes) -> None:
    with pytest.raises(InputError, match="In line"):
        open_sheet(data, "a.csv")


@pytest.mark.parametrize("data", [b"", b"\r\n \r\n", b"\x00" * 50])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"is empty|nothing in it"):
        open_sheet(data, "a.csv")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old format of Excel"),
        (b"%PDF-1.7\n", "is a PDF"),
        (b"<html><table><tr><td>Status</td></tr></table></html>", "web page"),
        (b"  <!DOCTYPE html><p>", "web page"),
        (b'<?xml version="1.0"?><Workbook/>', "web page"),
        (b"{\\rtf1 hello}", "web page or a text"),
    ],
)
def test_what_is_no_sheet_is_refused_whatever_it_is_called(data: bytes, message: str) -> None:
    for name in ("a.csv", "a.xls", "a.xlsx"):
        with pytest.raises(InputError, match=message):
            open_sheet(data, name)


def test_a_sheet_is_read_by_its_content_whatever_it_is_called() -> None:
    assert open_sheet(csv_of(ROWS), "a.xlsx").kind is SheetKind.CSV


def test_the_headings_are_found_below_a_title_and_that_is_said() -> None:
    rows = (("Monitoring table", "", ""), ("", "", ""), ("as of February 2020", "", ""), *ROWS)
    sheet = open_sheet(csv_of(rows), "a.csv")
    assert sheet.headings == ROWS[0]
    assert (sheet.heading_row, sheet.rows[0].number) == (4, 5)
    assert any("row 4" in remark for remark in sheet.remarks)


def test_a_line_of_headings_that_is_repeated_further_down_is_no_second_beginning() -> None:
    sheet = open_sheet(csv_of((*ROWS, ROWS[0], ("9", "Later", "none"))), "a.csv")
    assert (sheet.heading_row, len(sheet.rows)) == (1, 4)


def test_a_person_may_say_where_the_headings_stand() -> None:
    rows = (*ROWS, ("A", "B", "C"), ("1", "2", "3"))
    assert open_sheet(csv_of(rows), "a.csv", heading_row=4).headings == ("A", "B", "C")
    for row in (0, 99):
        with pytest.raises(InputError, match="no row of headings"):
            open_sheet(csv_of(rows), "a.csv", heading_row=row)


def test_unknown_headings_are_the_first_row_that_has_several() -> None:
    sheet = open_sheet(csv_of((("Our list", "", ""), ("Alpha", "Beta", "Gamma"), ("1", "2", "3"))), "a.csv")
    assert sheet.headings == ("Alpha", "Beta", "Gamma")


def test_longer_rows_have_columns_without_headings_and_shorter_ones_empty_cells() -> None:
    sheet = open_sheet(b"Text,Status\r\na,none,extra\r\nb\r\n,,\r\n", "a.csv")
    assert sheet.headings == ("Text", "Status", "")
    assert [row.cell(2).words for row in sheet.rows] == ["extra", ""]
    assert [row.cell(1).words for row in sheet.rows] == ["none", ""]
    assert len(sheet.rows) == 2


@pytest.mark.parametrize("words", ["#REF!", "#N/A", "#DIV/0!", "#NAME?", " #VALUE! "])
def test_errors_that_a_program_wrote_out_are_errors_again(words: str) -> None:
    cell = open_sheet(csv_of((("Text", "Status"), (words, "none"))), "a.csv").rows[0].cell(0)
    assert cell.kind is CellKind.ERROR


@pytest.mark.parametrize("words", ["=1+1", "+7 701", "-5", "@name", "\tx", " =1", "＝1", "|calc"])
def test_an_apostrophe_that_guards_a_formula_is_taken_off(words: str) -> None:
    assert guarded(words)
    sheet = open_sheet(csv_of((("Text", "Status"), (f"'{words}", "none"))), "a.csv")
    assert sheet.rows[0].cell(0).words == words


@pytest.mark.parametrize("words", ["'tis so", "-", "", "'", "a=b", "7"])
def test_an_apostrophe_of_ones_own_stays(words: str) -> None:
    assert not guarded(words)
    sheet = open_sheet(csv_of((("Text", "Status"), (words, "none"))), "a.csv")
    assert sheet.rows[0].cell(0).words == words


def test_a_sheet_that_is_too_wide_too_long_or_too_heavy_is_refused_before_it_is_laid_out() -> None:
    for data, message in (
        (b"Text,Status\r\n" + b"," * 250 + b"\r\n", "251 columns"),
        (b"Text,Status\r\n" + b"a,b\r\n" * 50_001, "50,002"),
        (b'Text,Status\r\n"' + b"a " * 600_000 + b'",b\r\n', "1,000,000 letters"),
        (b"a," * 16_000_000, "30 MB"),
    ):
        with pytest.raises(InputError, match=message):
            open_sheet(data, "a.csv")


def test_reading_a_sheet_leaves_the_limits_of_others_as_they_were() -> None:
    before = csv.field_size_limit()
    open_sheet(csv_of(ROWS), "a.csv")
    assert csv.field_size_limit() == before


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_named_as_sheets_name_them(column: int, letters: str) -> None:
    assert column_letters(column) == letters


@pytest.mark.parametrize("data", [bytes(range(128, 256)), b"Text,Status\r\n\x98\x81\x88,open\r\n"])
def test_a_file_in_no_known_letters_is_refused_and_not_asked_about(data: bytes) -> None:
    with pytest.raises(InputError) as refused:
        open_sheet(data, "odd.csv")
    assert not isinstance(refused.value, NeedsEncodingError), "there would be nothing to choose"
    assert refused.value.hint


def test_every_way_that_is_offered_can_be_chosen() -> None:
    data = csv_of([("Text", "Status"), ("Освободить", "open")], encoding="cp1251")
    with pytest.raises(NeedsEncodingError) as asked:
        open_sheet(data, "old.csv")
    read = {each.encoding: open_sheet(data, "old.csv", encoding=each.encoding) for each in asked.value.previews}
    assert {sheet.headings for sheet in read.values()} == {("Text", "Status")}
    assert read["cp1251"].rows[0].cell(0).words == "Освободить"
