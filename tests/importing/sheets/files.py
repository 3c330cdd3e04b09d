"""Sheets as people and their programs write them: CSV in many letters, XLSX by openpyxl, ODS and XLSX by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from briefing_app.importing.sheets.columns import guess
from briefing_app.importing.sheets.model import Cell, Row, Sheet, SheetKind
from briefing_app.importing.sheets.opening import open_sheet
from briefing_app.importing.sheets.proposal import Proposal, propose
from tests.builders import INSTRUMENT, NGO, InMemoryReader

TODAY = date(2020, 3, 2)
HEADINGS = ("Paragraph", "Clause", "Text", "Addressee", "Theme", "Status", "Assessed on", "Evidence", "Source")
GOOD = (
    "7",
    "b",
    "Release everybody.",
    "Kazakhstan",
    "Assembly",
    "Not implemented",
    "2020-02-17",
    "A trial.",
    "A report",
)
"""One row in which nothing is wrong."""


def csv_of(rows: Iterable[Sequence[str]], *, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """Return rows as a CSV file with every field quoted."""
    lines = (delimiter.join('"' + field.replace('"', '""') + '"' for field in row) for row in rows)
    return "\r\n".join(lines).encode(encoding)


def xlsx_of(rows: Iterable[Sequence[Any]], change: Callable[[Worksheet], None] = lambda _sheet: None) -> bytes:
    """Return rows as an XLSX file; ``change`` does what else a person does to the sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(list(row))
    change(sheet)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def edited(data: bytes, change: Callable[[Worksheet], None]) -> bytes:
    """Return an XLSX file as it is after somebody has opened it, changed it and saved it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    change(sheet)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def zip_of(members: Mapping[str, bytes | str]) -> bytes:
    """Return a packed file."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return data.getvalue()


def repacked(data: bytes, **changed: Callable[[bytes], bytes]) -> bytes:
    """Return a packed file with some members changed; a name's dots and strokes are written as underlines."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    for name, content in members.items():
        change = changed.get(name.replace("/", "_").replace(".", "_"))
        if change is not None:
            members[name] = change(content)
    return zip_of(dict(members))


def ods_of(rows: str, *, columns: str = "", name: str = "Sheet1") -> bytes:
    """Return an ODS file as LibreOffice writes it, around rows of its own XML."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    extra = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} {extra} office:version="1.3">'
        f"<office:body><office:spreadsheet><table:table table:name={quoteattr(name)}>{columns}{rows}</table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    spreadsheet = "application/vnd.oasis.opendocument.spreadsheet"
    return zip_of({"mimetype": spreadsheet, "content.xml": content, "META-INF/manifest.xml": manifest})


def ods_row(*cells: str, **attributes: str) -> str:
    """Return one row of an ODS file; cells are words, or XML that begins with ``<``."""
    more = "".join(f" table:{name.replace('_', '-')}={quoteattr(value)}" for name, value in attributes.items())
    return f"<table:table-row{more}>{''.join(map(_ods_cell, cells))}</table:table-row>"


def _ods_cell(words: str) -> str:
    if words.startswith("<"):
        return words
    if not words:
        return "<table:table-cell/>"
    return f'<table:table-cell office:value-type="string"><text:p>{escape(words)}</text:p></table:table-cell>'


def sheet_of(rows: Iterable[Sequence[str | Cell]], *, headings: Sequence[str] = HEADINGS) -> Sheet:
    """Return a sheet as if it had been read: words, or cells of another kind."""
    lines = tuple(
        Row(number=number, cells=tuple(each if isinstance(each, Cell) else Cell(words=each) for each in row))
        for number, row in enumerate(rows, start=2)
    )
    return Sheet(name="sheet.csv", kind=SheetKind.CSV, headings=tuple(headings), heading_row=1, rows=lines)


def good_row(**changed: str | Cell) -> tuple[str | Cell, ...]:
    """Return the good row with some cells changed, by their headings with underlines."""
    names = [heading.casefold().replace(" ", "_") for heading in HEADINGS]
    assert set(changed) <= set(names)
    return tuple(changed.get(name, cell) for name, cell in zip(names, GOOD, strict=True))


def proposed(library: InMemoryReader, sheet: Sheet | bytes, **options: object) -> Proposal:
    """Set a sheet against a library: the NGO's word on the one resolution, unless said otherwise."""
    opened = open_sheet(sheet, "sheet.xlsx") if isinstance(sheet, bytes) else sheet
    settled: dict[str, Any] = {"claimant": NGO, "instrument": INSTRUMENT, "today": TODAY, **options}
    columns = settled.pop("columns", None) or guess(opened.headings)
    return propose(opened, columns, reader=library, **settled)
