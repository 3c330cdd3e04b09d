"""CSV files: which letters, which delimiter, which cells."""

from __future__ import annotations

import codecs
import csv
import io
import threading
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_app.errors import InputError
from briefing_app.importing.sheets.limits import MAX_CELL_LETTERS, MAX_ROWS, check_extent, damaged, foreign, too_large
from briefing_app.importing.sheets.model import Cell, CellKind

CANDIDATES = {
    "cp1252": "Western European (Windows-1252)",
    "cp1250": "Central European (Windows-1250)",
    "cp1251": "Cyrillic (Windows-1251)",
    "utf-16": "Unicode in two bytes (UTF-16)",
}
"""What a file that is no UTF-8 may be written in, with what a person is told of it."""
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DELIMITERS = (",", ";", "\t")
_LOOKED_AT = 60
_PREVIEW_LINES = 4
_PREVIEW_LETTERS = 90
_ERRORS = frozenset(
    {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!"}
)
_GUARDED = "=+-@\t\r\n|＝＋－＠"
_field_limit = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodingPreview:
    """How the first lines with letters beyond English would read in one encoding."""

    encoding: str
    title: str
    lines: tuple[str, ...]


class NeedsEncodingError(InputError):
    """A person must choose the letters of a file: each of ``previews`` is a way to read it."""

    def __init__(self, previews: tuple[EncodingPreview, ...]) -> None:
        """Keep the ways in which it may be read."""
        names = ", ".join(preview.encoding for preview in previews)
        super().__init__(
            "Which letters is this sheet written in?",
            "It is not in Unicode (UTF-8), and no program can tell for certain in what else.",
            f"Choose the one in which names read right ({names}), or save the sheet as .xlsx.",
        )
        self.previews = previews


@dataclass(frozen=True, slots=True, kw_only=True)
class Delimited:
    """A CSV file's cells, row by row as a sheet shows them."""

    rows: tuple[tuple[Cell, ...], ...]
    encoding: str
    delimiter: str


def read_delimited(data: bytes, *, encoding: str | None) -> Delimited:
    """Read a CSV file.

    Raises:
        NeedsEncodingError: if it is no Unicode and no ``encoding`` was chosen.
        InputError: if it is no text, or beyond the limits.
    """
    text, used = _text(data, encoding)
    text, delimiter = _delimiter(text)
    rows = tuple(tuple(_cell(words) for words in record) for record in _records(text, delimiter))
    check_extent(len(rows), max(map(len, rows), default=0))
    return Delimited(rows=rows, encoding=used, delimiter=delimiter)


def guarded(words: str) -> bool:
    """Whether a sheet program may take words for a formula: then an apostrophe is put before them in a CSV file."""
    start = words.lstrip(" ")[:1]
    return bool(start) and start in _GUARDED and words.strip() != "-"


def _text(data: bytes, encoding: str | None) -> tuple[str, str]:
    if encoding is not None:
        return _decoded(data, encoding), encoding
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _decoded(data, name), name.removesuffix("-sig")
    if b"\x00" in data and _is_utf16(data):
        return _decoded(data, "utf-16"), "utf-16"
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        previews = tuple(_previews(data))
        if not previews:
            raise damaged("Its letters are none that are known, in no way of writing them.") from error
        raise NeedsEncodingError(previews) from error


def _decoded(data: bytes, encoding: str) -> str:
    try:
        name = codecs.lookup(encoding).name
        if name == "utf-16":
            # Halves of letters are kept, so that the cell can be named in which one stands alone.
            ends = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
            plain = name if data.startswith(ends) else ("utf-16-be" if data[:1] == b"\x00" else "utf-16-le")
            return data.decode(plain, "surrogatepass").removeprefix("\ufeff")
        return data.decode("utf-8-sig" if name == "utf-8" else name)
    except (UnicodeDecodeError, LookupError) as error:
        raise InputError(
            "The sheet is not written in these letters",
            f"It cannot be read as {encoding}.",
            f"Choose another: utf-8, {', '.join(CANDIDATES)}.",
        ) from error


def _is_utf16(data: bytes) -> bool:
    """Every second byte of mostly Latin text is empty in two-byte letters, always on the same side."""
    start = data[:400]
    empty = [start[side::2].count(0) for side in (0, 1)]
    return len(data) % 2 == 0 and max(empty) > len(start) // 6 and min(empty) == 0


def _previews(data: bytes) -> Iterator[EncodingPreview]:
    for encoding, title in CANDIDATES.items():
        if encoding == "utf-16" and not _is_utf16(data):
            continue
        try:
            lines = data.decode(encoding).splitlines()
        except UnicodeDecodeError:
            continue
        telling = [line for line in lines if not line.isascii()]
        shown = tuple(line[:_PREVIEW_LETTERS] for line in telling[:_PREVIEW_LINES])
        yield EncodingPreview(encoding=encoding, title=title, lines=shown)


def _delimiter(text: str) -> tuple[str, str]:
    """Return the text and its delimiter; a first line ``sep=;`` names it, and is taken off down to its line end."""
    first = text[:20].splitlines()[:1]
    if first and first[0].lower().startswith("sep=") and len(first[0]) == 5:
        return text[5:], first[0][4]
    return text, max(_DELIMITERS, key=lambda each: _consistency(text, each))


def _consistency(text: str, delimiter: str) -> tuple[int, int]:
    """Tell how many of the first records have the same number of fields, more than one; then how many fields."""
    counts: list[int] = []
    try:
        for record in csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=delimiter):
            if any(each.strip() for each in record):
                counts.append(len(record))
            if len(counts) == _LOOKED_AT:
                break
    except csv.Error:
        return (0, 0)
    several = [count for count in counts if count > 1]
    usual = max(set(several), key=several.count, default=0)
    return (several.count(usual), usual)


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    if not text.strip():
        raise foreign("There is nothing in it.")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        try:
            with _field_limit:
                # The limit is the whole interpreter's; it is raised for one record and set back.
                former = csv.field_size_limit(MAX_CELL_LETTERS)
                try:
                    record = next(reader, None)
                finally:
                    csv.field_size_limit(former)
        except csv.Error as error:
            if "field larger" in str(error):
                raise too_large(
                    f"A cell that ends in line {reader.line_num} has over {MAX_CELL_LETTERS:,} letters."
                ) from error
            raise damaged(
                f"In line {reader.line_num} a quotation mark is opened and not closed, or stands alone."
            ) from error
        if record is None:
            return
        check_extent(1, len(record))
        yield record
        if reader.line_num > MAX_ROWS * 100:
            raise too_large(f"It has more than {MAX_ROWS * 100:,} lines.")


def _cell(words: str) -> Cell:
    if words.strip() in _ERRORS:
        return Cell(words=words.strip(), kind=CellKind.ERROR)
    if words.startswith("'") and guarded(words.lstrip("'")):
        words = words[1:]
    return Cell(words=words)
