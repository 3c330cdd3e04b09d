"""What a workbook's own XML says of its cells, and the reader of values does not: errors, percent, what is hidden.

It is walked before any value is read: for one cell at the far corner the reader would lay out the whole grid.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing_app.importing.sheets.limits import MAX_COLUMNS, MAX_ROWS, check_extent, damaged
from briefing_app.importing.sheets.model import CellKind
from briefing_app.importing.sheets.package import Package

_PLACE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_PERCENT_FORMATS = frozenset({9, 10})
_ODS_ERRORS = re.compile(r"#[A-Z0-9/]+[!?]|#N/A|Err:\d+")


@dataclass(slots=True, kw_only=True)
class Notes:
    """What was noted of one sheet; places are (row, column) from 0."""

    kinds: dict[tuple[int, int], CellKind] = field(default_factory=dict)
    formulas: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    rows: int = 0
    columns: int = 0

    def reach(self, row: int, column: int) -> None:
        """Note that something stands at a place."""
        self.rows = max(self.rows, row + 1)
        self.columns = max(self.columns, column + 1)


# --- XLSX -------------------------------------------------------------------------------------------------------------


def xlsx_notes(package: Package) -> Mapping[str, Notes]:
    """Return the notes of each sheet by its name; every part is measured, whether a sheet names it or not."""
    percent = _percent_styles(package)
    by_part: dict[str, Notes] = {}
    for name in package.xml_names():
        if name.rpartition("/")[2] != "sharedStrings.xml":
            walk = _XlsxWalk(percent)
            package.walk(name, walk.start, end=walk.end, text=walk.text)
            check_extent(walk.notes.rows, walk.notes.columns)
            by_part[name] = walk.notes
    return {sheet: by_part[part] for sheet, part in _xlsx_parts(package).items() if part in by_part}


def _xlsx_parts(package: Package) -> dict[str, str]:
    """Return which part holds which sheet."""
    ids: dict[str, str] = {}
    targets: dict[str, str] = {}

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            relation = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "id"), "")
            ids[attributes.get("name", "")] = relation

    def relation(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            target = attributes.get("Target", "")
            targets[attributes.get("Id", "")] = posixpath.normpath(posixpath.join("xl", target)).lstrip("/")

    for part, walk in (("xl/workbook.xml", sheet), ("xl/_rels/workbook.xml.rels", relation)):
        if not package.has(part):
            raise damaged("The list of its sheets is missing.")
        package.walk(part, walk)
    return {name: targets.get(relation_id, "") for name, relation_id in ids.items()}


def _percent_styles(package: Package) -> frozenset[int]:
    formats: set[int] = set(_PERCENT_FORMATS)
    styles: list[int] = []
    inside = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        if name == "numFmt" and "%" in attributes.get("formatCode", ""):
            formats.add(_number(attributes.get("numFmtId")))
        elif name == "cellXfs":
            inside = True
        elif name == "xf" and inside:
            styles.append(_number(attributes.get("numFmtId")))

    def end(name: str) -> None:
        nonlocal inside
        inside = inside and name != "cellXfs"

    if package.has("xl/styles.xml"):
        package.walk("xl/styles.xml", start, end=end)
    return frozenset(number for number, style in enumerate(styles) if style in formats)


class _XlsxWalk:
    """Walks one worksheet. A cell without a place stands behind the one before it."""

    def __init__(self, percent: frozenset[int]) -> None:
        self.notes = Notes()
        self._percent = percent
        self._row = -1
        self._column = -1
        self._formula = self._value = self._inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        if name == "row":
            self._open_row(attributes)
        elif name == "c":
            self._open_cell(attributes)
        elif name == "f":
            self._formula = True
        elif name == "is":
            self._value = True
        elif name == "v":
            self._inside = True
        elif name == "col" and _is_on(attributes.get("hidden")):
            first, last = _number(attributes.get("min")), min(_number(attributes.get("max")), MAX_COLUMNS)
            self.notes.hidden_columns.update(range(first - 1, last))

    def end(self, name: str) -> None:
        """An element closes."""
        self._inside = self._inside and name != "v"
        if name == "c" and self._formula:
            self.notes.formulas += 1
            if not self._value:
                self.notes.kinds.setdefault((self._row, self._column), CellKind.UNCOMPUTED)
                self.notes.reach(self._row, self._column)

    def text(self, _words: str) -> None:
        """Words stand between two elements."""
        self._value = self._value or self._inside

    def _open_row(self, attributes: dict[str, str]) -> None:
        self._row = _number(attributes["r"]) - 1 if "r" in attributes else self._row + 1
        self._column = -1
        if _is_on(attributes.get("hidden")) and self._row < MAX_ROWS:
            self.notes.hidden_rows.add(self._row)

    def _open_cell(self, attributes: dict[str, str]) -> None:
        # A formula may have come to no words at all: that is a value too.
        self._formula, self._value = False, attributes.get("t") == "str"
        self._column += 1
        if "r" in attributes:
            place = _PLACE.fullmatch(attributes["r"])
            if place is None:
                raise damaged("A cell of it has no place.")
            self._row, self._column = int(place[2]) - 1, _column_of(place[1])
        check_extent(self._row + 1, self._column + 1)
        self.notes.reach(self._row, self._column)
        if attributes.get("t") == "e":
            self.notes.kinds[self._row, self._column] = CellKind.ERROR
        elif _number(attributes.get("s")) in self._percent and attributes.get("t", "n") == "n":
            self.notes.kinds[self._row, self._column] = CellKind.PERCENT


# --- ODS --------------------------------------------------------------------------------------------------------------


def ods_notes(package: Package) -> Mapping[str, Notes]:
    """Return the notes of each sheet by its name."""
    if not package.has("content.xml"):
        raise damaged("Its content is missing.")
    walk = _OdsWalk()
    package.walk("content.xml", walk.start, end=walk.end)
    return walk.sheets


class _OdsWalk:
    """Walks the content of an ODS file. Repeated rows and cells are written once, with how often."""

    def __init__(self) -> None:
        self.sheets: dict[str, Notes] = {}
        self._notes = Notes()
        self._row = self._column = self._next_column = 0
        self._row_times = 1

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        plain = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        if name == "table":
            self._notes = self.sheets.setdefault(plain.get("name", ""), Notes())
            self._row = self._next_column = 0
        elif name == "table-column":
            self._open_column(plain)
        elif name == "table-row":
            self._open_row(plain)
        elif name in ("table-cell", "covered-table-cell"):
            self._open_cell(plain, attributes.get("calcext:value-type", ""))

    def end(self, name: str) -> None:
        """An element closes."""
        if name == "table-row":
            self._row += self._row_times

    def _open_column(self, plain: dict[str, str]) -> None:
        times = _times(plain, "number-columns-repeated")
        if plain.get("visibility") in ("collapse", "filter"):
            first = self._next_column
            self._notes.hidden_columns.update(range(first, min(first + times, MAX_COLUMNS)))
        self._next_column += times

    def _open_row(self, plain: dict[str, str]) -> None:
        self._row_times = _times(plain, "number-rows-repeated")
        self._column = 0
        if plain.get("visibility") in ("collapse", "filter"):
            self._notes.hidden_rows.update(range(self._row, min(self._row + self._row_times, MAX_ROWS)))

    def _open_cell(self, plain: dict[str, str], calculated: str) -> None:
        times, first = _times(plain, "number-columns-repeated"), self._column
        self._column += times
        kind = _ods_kind(plain, calculated)
        if "value-type" not in plain and kind is None:
            return
        last_row, last_column = self._row + self._row_times, first + times
        check_extent(last_row, last_column)
        self._notes.reach(last_row - 1, last_column - 1)
        self._notes.formulas += "formula" in plain
        if kind is not None:
            places = ((row, column) for row in range(self._row, last_row) for column in range(first, last_column))
            self._notes.kinds.update(dict.fromkeys(places, kind))


def _ods_kind(plain: dict[str, str], calculated: str) -> CellKind | None:
    if calculated == "error" or _ODS_ERRORS.fullmatch(plain.get("string-value", "")):
        return CellKind.ERROR
    if "formula" in plain and "value-type" not in plain:
        return CellKind.UNCOMPUTED
    return CellKind.PERCENT if plain.get("value-type") == "percentage" else None


def _times(plain: dict[str, str], name: str) -> int:
    return max(1, _number(plain.get(name, "1")))


def _number(text: str | None) -> int:
    try:
        return int(text or 0)
    except ValueError as error:
        raise damaged("A number in it is none.") from error


def _is_on(text: str | None) -> bool:
    return text in ("1", "true")


def _column_of(letters: str) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
