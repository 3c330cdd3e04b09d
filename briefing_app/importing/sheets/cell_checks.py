"""What may stand in a cell at all, whatever it says: kinds that fit the column, signs that can be printed, lengths."""

from __future__ import annotations

import re

from briefing_app.domain.records.office import SheetColumn
from briefing_app.domain.text import MAX_BLOCK_CHARACTERS, MAX_WORD_CHARACTERS
from briefing_app.importing.sheets.faults import FaultKind
from briefing_app.importing.sheets.model import Cell, CellKind

_LONG_WORD = re.compile(rf"\S{{{MAX_WORD_CHARACTERS + 1},}}")
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffc\ufffe\uffff]")
_HALF = re.compile("[\ud800-\udfff]")
_PERCENT = re.compile(r"\d+(?:[.,]\d+)?\s?%")
_FREE = frozenset({SheetColumn.EVIDENCE, SheetColumn.NOTE})
"""Columns where numbers and dates may stand as they are."""
_NUMERIC = _FREE | {
    SheetColumn.ID, SheetColumn.REFERENCE, SheetColumn.PARAGRAPH, SheetColumn.CLAUSE, SheetColumn.STATUS,
    SheetColumn.ORIGINAL_GRADE, SheetColumn.ASSESSED_ON,
}  # fmt: skip
"""Columns where a number may stand, as far as it means something there."""


def wrong_with(column: SheetColumn, cell: Cell) -> tuple[FaultKind, str] | None:
    """Return what is wrong with a cell of a column, and what was expected; ``None``: nothing yet."""
    return _wrong_kind(column, cell) or _wrong_signs(cell.words) or _too_long(column, cell.words)


def _wrong_kind(column: SheetColumn, cell: Cell) -> tuple[FaultKind, str] | None:
    """Return what is wrong with the kind of a cell for its column."""
    always = {
        CellKind.ERROR: (FaultKind.ERROR_CELL, "a value"),
        CellKind.UNCOMPUTED: (FaultKind.UNCOMPUTED, "a value; open the sheet in its program and save it once"),
        CellKind.MERGED: (FaultKind.MERGED, "a cell of its own for each row"),
        CellKind.BOOLEAN: (FaultKind.TICK, "words"),
    }
    if cell.kind in always:
        return always[cell.kind]
    if column not in _FREE and (cell.kind is CellKind.PERCENT or _PERCENT.fullmatch(cell.words.strip())):
        return FaultKind.PERCENT, "words"
    if cell.kind is CellKind.NUMBER and column not in _NUMERIC:
        return FaultKind.NUMBER_FOR_WORDS, "words"
    if cell.kind is CellKind.DATE and column not in _FREE | {SheetColumn.ASSESSED_ON}:
        return FaultKind.DATE_FOR_WORDS, "what was typed, in a column that is formatted as text"
    return None


def _wrong_signs(words: str) -> tuple[FaultKind, str] | None:
    if "\x00" in words:
        return FaultKind.NUL, "letters that can be printed"
    if _HALF.search(words):
        return FaultKind.HALF_LETTER, "whole letters"
    if _CONTROL.search(words):
        return FaultKind.CONTROL_CHARACTER, "letters that can be printed"
    return None


def _too_long(column: SheetColumn, words: str) -> tuple[FaultKind, str] | None:
    # A text is kept paragraph by paragraph, everything else in one piece.
    longest = max(map(len, words.splitlines()), default=0) if column is SheetColumn.TEXT else len(words)
    if longest > MAX_BLOCK_CHARACTERS:
        return FaultKind.TEXT_TOO_LONG, f"at most {MAX_BLOCK_CHARACTERS:,} letters; this has {longest:,}"
    if _LONG_WORD.search(words):
        return FaultKind.WORD_TOO_LONG, f"words of at most {MAX_WORD_CHARACTERS} letters"
    return None
