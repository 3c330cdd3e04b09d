"""Opening a sheet: what it is is told by its content, never by its name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_app.importing.sheets.columns import fold_heading, meaning_of
from briefing_app.importing.sheets.delimited import read_delimited
from briefing_app.importing.sheets.limits import MAX_CELL_LETTERS, MAX_FILE_BYTES, foreign, too_large
from briefing_app.importing.sheets.model import Cell, CellKind, Row, Sheet, SheetKind
from briefing_app.importing.sheets.package import Package
from briefing_app.importing.sheets.workbooks import Grid, read_workbook, workbook_kind

_HEADINGS_WITHIN = 30
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = re.compile(rb"\s*(<!doctype html|<html|<table|<\?xml|<script|\{\\rtf)", re.IGNORECASE)


def open_sheet(
    data: bytes,
    name: str,
    *,
    encoding: str | None = None,
    sheet: str | None = None,
    heading_row: int | None = None,
) -> Sheet:
    """Read a sheet: CSV, XLSX or ODS. ``heading_row`` (from 1) is guessed unless it is given.

    Raises:
        NeedsEncodingError: if a CSV file is no Unicode, so that a person must choose ``encoding``.
        InputError: if it is no sheet, damaged, protected, or beyond the limits.
    """
    if len(data) > MAX_FILE_BYTES:
        raise too_large(f"{name} has more than {MAX_FILE_BYTES // 1_000_000} MB.")
    if not data.strip(b"\x00 \t\r\n"):
        raise foreign(f"{name} is empty.")
    if data.startswith(b"PK"):
        package = Package(data)
        kind = workbook_kind(package)
        if kind is None:
            raise foreign(f"{name} is a packed file, but no .xlsx and no .ods.")
        return _sheet(read_workbook(data, package, kind=kind, sheet=sheet), name, kind=kind, heading_row=heading_row)
    _refuse_foreign(data, name)
    read = read_delimited(data, encoding=encoding)
    grid = Grid(rows=read.rows, sheet_name="", sheet_names=(), remarks=())
    return _sheet(
        grid,
        name,
        kind=SheetKind.CSV,
        heading_row=heading_row,
        encoding=read.encoding,
        delimiter=read.delimiter,
    )


def _refuse_foreign(data: bytes, name: str) -> None:
    if data.startswith(_OLD_OFFICE):
        raise foreign(
            f"{name} is in the old format of Excel (.xls), or protected. Wrong formulas and hidden rows cannot be seen"
            " in it, so that a status could be misread."
        )
    if data.startswith(b"%PDF"):
        raise foreign(f"{name} is a PDF.")
    if _MARKUP.match(data):
        raise foreign(f"{name} is a web page or a text, whatever its name ends in.")


def _sheet(
    grid: Grid,
    name: str,
    *,
    kind: SheetKind,
    heading_row: int | None,
    encoding: str = "",
    delimiter: str = "",
) -> Sheet:
    _check_lengths(grid.rows)
    at = _heading_row(grid.rows) if heading_row is None else heading_row - 1
    if not 0 <= at < len(grid.rows) or not any(cell.words.strip() for cell in grid.rows[at]):
        raise foreign(f"{name} has no row of headings.", "Say in which row they stand.")
    headings = _trimmed([" ".join(cell.words.split()) for cell in grid.rows[at]])
    width = max([len(headings), *(len(_trimmed_cells(row)) for row in grid.rows[at + 1 :])])
    rows = tuple(
        Row(number=number, cells=row[:width])
        for number, row in enumerate(grid.rows[at + 1 :], start=at + 2)
        if any(cell.words.strip() or cell.kind in (CellKind.ERROR, CellKind.UNCOMPUTED) for cell in row)
    )
    remarks = list(grid.remarks)
    if any(cell.words.strip() for row in grid.rows[:at] for cell in row):
        remarks.append(f"The headings were found in row {at + 1}; what stands above them is not read.")
    return Sheet(
        name=name,
        kind=kind,
        headings=(*headings, *[""] * (width - len(headings))),
        heading_row=at + 1,
        rows=rows,
        encoding=encoding,
        delimiter=delimiter,
        sheet_name=grid.sheet_name,
        sheet_names=grid.sheet_names,
        remarks=tuple(remarks),
    )


def _heading_row(rows: Sequence[Sequence[Cell]]) -> int:
    """Return the row with the most headings that are known; without two such the first that has several cells."""
    best, most = -1, 1
    first = -1
    for number, row in enumerate(rows[:_HEADINGS_WITHIN]):
        words = [cell.words for cell in row if cell.words.strip()]
        known = len({meaning_of(fold_heading(each)) for each in words if len(each) < 80} - {None})
        if known > most:
            best, most = number, known
        if first < 0 and len(words) > 1:
            first = number
    if best >= 0:
        return best
    return first if first >= 0 else next((n for n, row in enumerate(rows) if any(c.words.strip() for c in row)), 0)


def _check_lengths(rows: Sequence[Sequence[Cell]]) -> None:
    for number, row in enumerate(rows, start=1):
        if any(len(cell.words) > MAX_CELL_LETTERS for cell in row):
            raise too_large(f"A cell in row {number} has over {MAX_CELL_LETTERS:,} letters.")


def _trimmed(headings: list[str]) -> list[str]:
    while headings and not headings[-1]:
        headings.pop()
    return headings


def _trimmed_cells(row: Sequence[Cell]) -> Sequence[Cell]:
    end = len(row)
    while end and row[end - 1].empty:
        end -= 1
    return row[:end]
