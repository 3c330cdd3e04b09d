"""A sheet as it was read: words in their places, and what stood behind them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CellKind(StrEnum):
    """What a cell held before it became words."""

    WORDS = "words"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    BOOLEAN = "boolean"
    ERROR = "error"
    UNCOMPUTED = "uncomputed"
    """A formula whose value the file does not hold."""
    MERGED = "merged"
    """Covered by the cell above or to the left of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell as words; an empty one has none."""

    words: str = ""
    kind: CellKind = CellKind.WORDS

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it, not even a fault."""
        return not self.words.strip() and self.kind not in (CellKind.ERROR, CellKind.UNCOMPUTED, CellKind.MERGED)


EMPTY = Cell()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row below the headings; ``number`` is the one that the person's program shows, from 1."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        """The cell of a column, counted from 0; empty where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else EMPTY


class SheetKind(StrEnum):
    """What a file turned out to be."""

    CSV = "csv"
    XLSX = "xlsx"
    ODS = "ods"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet as it was read. Wholly empty rows are passed over; ``remarks`` say what a person should know of it.

    ``encoding`` and ``delimiter`` are a CSV file's, else empty. ``sheet_names`` are those that may be asked for.
    """

    name: str
    kind: SheetKind
    headings: tuple[str, ...]
    heading_row: int
    rows: tuple[Row, ...]
    encoding: str = ""
    delimiter: str = ""
    sheet_name: str = ""
    sheet_names: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def column_letters(column: int) -> str:
    """Return how sheets name a column that is counted from 0: A, B, … Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
