"""XLSX files: words stay words, no formula, no trace of who wrote them, the same bytes for the same rows."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from briefing_app.importing.cleaning import cleaned
from briefing_app.importing.sheets.delimited import guarded

Value = str | int | float | date | None
MAX_LETTERS = 32_767
"""What a cell of a sheet program holds."""
_CUT = " […]"
_NEVER = (1980, 1, 1, 0, 0, 0)
_ABOUT_THE_FILE = ("docProps/core.xml", "docProps/app.xml")
_TITLE_SIGNS = re.compile(r"[\\/*?:\[\]\x00-\x1f]")
_WIDEST = 60
_HEADING_FILL = PatternFill("solid", fgColor="FFE7ECF3")
_LOCKED_FILL = PatternFill("solid", fgColor="FFEFEFEF")


def write_rows(headings: Sequence[str], rows: Sequence[Sequence[Value]], title: str) -> bytes:
    """Return a workbook of one sheet: frozen headings and the rows. Words stay words, whatever they begin with."""
    book = new_book()
    fill_sheet(book.active_sheet, headings, rows, title=title)
    return book.data()


class Book:
    """A workbook that is being written; ``data`` ends it."""

    def __init__(self) -> None:
        """Begin with one sheet."""
        self._book = Workbook()
        sheet = self._book.active
        assert isinstance(sheet, Worksheet)
        self.active_sheet = sheet

    def add_sheet(self, title: str) -> Worksheet:
        """Add a sheet behind the others."""
        sheet: Worksheet = self._book.create_sheet(sheet_title(title))
        return sheet

    def data(self) -> bytes:
        """Return the file's bytes. Nothing is laid down on disk on the way: a passing file would be a trace."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            _InMemoryWriter(self._book, archive).write_data()
        return _without_traces(packed.getvalue())


def new_book() -> Book:
    """Return a workbook with one empty sheet."""
    return Book()


def fill_sheet(
    sheet: Worksheet,
    headings: Sequence[str],
    rows: Sequence[Sequence[Value]],
    *,
    title: str,
    text_columns: frozenset[int] = frozenset(),
    locked_columns: frozenset[int] = frozenset(),
) -> None:
    """Write headings and rows. ``text_columns`` (from 0) keep what is typed into them as text; locked ones look so."""
    sheet.title = sheet_title(title)
    sheet.freeze_panes = "A2"
    for column, heading in enumerate(headings):
        cell = _put(sheet, 1, column, heading)
        cell.font = Font(bold=True)
        cell.fill = _HEADING_FILL
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    for number, row in enumerate(rows, start=2):
        for column, value in enumerate(row):
            cell = _put(sheet, number, column, value)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if column in text_columns:
                cell.number_format = "@"
            if column in locked_columns:
                cell.fill = _LOCKED_FILL
                cell.font = Font(color="FF808080", size=8)
    for column, heading in enumerate(headings):
        longest = max([len(heading), *(_length(row[column]) for row in rows if column < len(row))])
        width = 10 if column in locked_columns else max(8, min(_WIDEST, longest + 2))
        sheet.column_dimensions[get_column_letter(column + 1)].width = width


def sheet_title(words: str) -> str:
    """Return words as the name of a sheet: at most 31 letters, without the signs that none may have."""
    return _TITLE_SIGNS.sub(" ", str(cleaned(words))).strip(" '")[:31].strip(" '") or "Sheet"


def _put(sheet: Worksheet, row: int, column: int, value: Value) -> Cell:
    cell = sheet.cell(row=row, column=column + 1)
    assert isinstance(cell, Cell)
    if isinstance(value, str):
        words = str(cleaned(value))
        if len(words) > MAX_LETTERS:
            words = words[: MAX_LETTERS - len(_CUT)] + _CUT
        if words:
            cell.value = words
            # Without this "=1+1" would be computed and "#N/A" be an error where the file is opened.
            cell.data_type = "s"
        if guarded(words):
            cell.quotePrefix = True
    elif value is not None:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"
    return cell


def _length(value: Value) -> int:
    return max((len(line) for line in str(value or "").splitlines()), default=0)


class _InMemoryWriter(ExcelWriter):
    """Writes each sheet in memory; the library's own way leads through files in the system's common folder."""

    def write_worksheet(self, ws: Worksheet) -> None:
        private = cast("Any", self)
        whole = cast("Any", ws)
        whole._drawing = SpreadsheetDrawing()  # noqa: SLF001  (what the library's own method does, step by step)
        part = io.BytesIO()
        writer = cast("Any", WorksheetWriter(ws, out=part))
        writer.write()
        whole._rels = writer._rels  # noqa: SLF001
        private._archive.writestr(whole.path[1:], part.getvalue())  # noqa: SLF001
        private.manifest.append(ws)


def _without_traces(data: bytes) -> bytes:
    """Pack again without what the file says of itself, every part of the same moment."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name in _ABOUT_THE_FILE:
                continue
            part = old.read(name)
            if name in ("[Content_Types].xml", "_rels/.rels"):
                part = re.sub(rb"<(?:Override|Relationship)\b[^>]*docProps/[^>]*/>", b"", part)
            info = zipfile.ZipInfo(name, date_time=_NEVER)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, part)
    return packed.getvalue()
