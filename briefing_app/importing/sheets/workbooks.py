"""Workbooks: XLSX and ODS files, their values by python-calamine and all else by their own XML."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from briefing_app.errors import InputError
from briefing_app.importing.sheets.limits import damaged, foreign
from briefing_app.importing.sheets.model import Cell, CellKind, SheetKind
from briefing_app.importing.sheets.notes import Notes, ods_notes, xlsx_notes
from briefing_app.importing.sheets.package import Package

_EXACT = 10**15
"""Whole numbers up to here are exact in a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Every row of a sheet from its first, with what a person should know of it."""

    rows: tuple[tuple[Cell, ...], ...]
    sheet_name: str
    sheet_names: tuple[str, ...]
    remarks: tuple[str, ...]


def workbook_kind(package: Package) -> SheetKind | None:
    """Tell which workbook a package is, by what lies in it."""
    if package.has("xl/workbook.xml"):
        return SheetKind.XLSX
    if package.has("content.xml") and package.has("mimetype") and b"spreadsheet" in package.read("mimetype")[:100]:
        return SheetKind.ODS
    return None


def read_workbook(data: bytes, package: Package, *, kind: SheetKind, sheet: str | None) -> Grid:
    """Read one sheet of a workbook: the one named, else the first that is not hidden.

    Raises:
        InputError: if it cannot be read, is beyond the limits, or has no such sheet.
    """
    notes = xlsx_notes(package) if kind is SheetKind.XLSX else ods_notes(package)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            shown = [each.name for each in book.sheets_metadata if each.visible is SheetVisibleEnum.Visible]
            hidden = [each.name for each in book.sheets_metadata if each.visible is not SheetVisibleEnum.Visible]
            name = _chosen(sheet, shown=shown, hidden=hidden)
            return _grid(book.get_sheet_by_name(name), notes.get(name, Notes()), shown=shown, hidden=hidden)
    except CalamineError as error:
        raise damaged("Its sheets cannot be read.") from error


def _chosen(asked: str | None, *, shown: Sequence[str], hidden: Sequence[str]) -> str:
    if asked is not None:
        if asked in (*shown, *hidden):
            return asked
        raise InputError("There is no such sheet", f"The file has no sheet “{asked}”.", f"It has: {', '.join(shown)}.")
    if not shown:
        raise foreign("All of its sheets are hidden.", "Show the one that is meant, and save the file.")
    return shown[0]


def _grid(sheet: CalamineSheet, notes: Notes, *, shown: Sequence[str], hidden: Sequence[str]) -> Grid:
    merged = _merged(sheet)
    values = sheet.to_python(skip_empty_area=False)
    height = max(len(values), notes.rows)
    width = max([notes.columns, *(len(row) for row in values[:1])])
    rows = []
    # Most cells of a large sheet say what another has said: one value then stands for all of them.
    shared: dict[Cell, Cell] = {}
    for row in range(height):
        line = values[row] if row < len(values) else []
        padded = [*line, *[""] * (width - len(line))]
        cells = (_cell(value, (row, column), notes, merged) for column, value in enumerate(padded))
        rows.append(tuple(shared.setdefault(cell, cell) for cell in cells))
    return Grid(
        rows=tuple(rows), sheet_name=sheet.name, sheet_names=tuple(shown), remarks=_remarks(notes, sheet.name, hidden)
    )


def _merged(sheet: CalamineSheet) -> frozenset[tuple[int, int]]:
    """Return the places that another cell covers."""
    covered: set[tuple[int, int]] = set()
    height, width = sheet.total_height + 1, sheet.total_width + 1
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        for row in range(top, min(bottom, height) + 1):
            covered.update((row, column) for column in range(left, min(right, width) + 1))
        covered.discard((top, left))
    return frozenset(covered)


def _cell(value: object, place: tuple[int, int], notes: Notes, merged: frozenset[tuple[int, int]]) -> Cell:
    noted = notes.kinds.get(place)
    if noted in (CellKind.ERROR, CellKind.UNCOMPUTED):
        return Cell(words="", kind=noted)
    words, kind = _words(value)
    if noted is CellKind.PERCENT and isinstance(value, float | int):
        return Cell(words=f"{value * 100:.10g}%", kind=CellKind.PERCENT)
    if place in merged and not words:
        return Cell(kind=CellKind.MERGED)
    return Cell(words=words, kind=kind)


def _words(value: object) -> tuple[str, CellKind]:
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE", CellKind.BOOLEAN)
    if isinstance(value, int | float):
        return (number_words(value), CellKind.NUMBER)
    if isinstance(value, datetime):
        return (value.date().isoformat(), CellKind.DATE)
    if isinstance(value, date):
        return (value.isoformat(), CellKind.DATE)
    if isinstance(value, time | timedelta):
        return (str(value), CellKind.NUMBER)
    return (str(value), CellKind.WORDS)


def number_words(value: float) -> str:
    """Return a number as a person typed it: whole ones without ``.0``, no digits that only a machine adds."""
    if value == int(value) and abs(value) < _EXACT:
        return str(int(value))
    return f"{value:.15g}"


def _remarks(notes: Notes, name: str, hidden: Sequence[str]) -> tuple[str, ...]:
    found = []
    if notes.hidden_rows:
        found.append(f"Hidden rows are read too: {_listed(sorted(row + 1 for row in notes.hidden_rows))}.")
    if notes.hidden_columns:
        found.append(f"Hidden columns are read too: {len(notes.hidden_columns)}.")
    if notes.formulas:
        found.append(f"{notes.formulas} cells are formulas: the value is read that the file holds for them.")
    if hidden and name not in hidden:
        found.append(f"Hidden sheets are left alone: {', '.join(hidden)}.")
    return tuple(found)


def _listed(rows: Sequence[int]) -> str:
    few = ", ".join(str(row) for row in rows[:8])
    return few if len(rows) <= 8 else f"{few} and {len(rows) - 8} more"
