"""The words of a text file, a Word file or a saved web page, a line a paragraph: to be looked at, never taken in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing_app.errors import InputError
from briefing_app.importing.adopted_text.docx import read_docx
from briefing_app.importing.adopted_text.html import read_html
from briefing_app.importing.cleaning import cleaned

MAX_FILE_BYTES = 50_000_000
_HTML = re.compile(r"<(?:!doctype html|html|head|body|meta|p|div|table|span)\b", re.IGNORECASE)
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_GUESSED = "The file does not say in which encoding it was saved: it was read as Western European (Windows-1252)."
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "It was saved by a very old Word, or is protected with a password."),
    (b"{\\rtf", "It is in Rich Text Format."),
    (b"\x89PNG", "It is a picture."),
    (b"\xff\xd8\xff", "It is a picture."),
    (b"GIF8", "It is a picture."),
    (b"bplist00", "It is a web archive."),
    (b"SQLite format 3", "It is a library or another database."),
    (b"%PDF", "It is a PDF."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainWords:
    """The words of a file, and what a person should know of how they were read ("" for nothing)."""

    text: str
    note: str = ""


def read_plain_words(data: bytes) -> PlainWords:
    """Return the words of a file; its content says what it is, never its name.

    Raises:
        InputError: if it is empty, too large, damaged, or holds no text that can be read.
    """
    if len(data) > MAX_FILE_BYTES:
        raise InputError(
            "The file is too large",
            f"It has {len(data) // 1_000_000} MB; at most {MAX_FILE_BYTES // 1_000_000} MB are read.",
            "Save the text alone, without pictures.",
        )
    for beginning, what in _FOREIGN:
        if data.startswith(beginning):
            raise unreadable(what)
    if data.startswith(b"PK"):
        return PlainWords(text=_lines(data, docx=True))
    text, note = _decoded(data)
    if _HTML.search(text, 0, 20_000):
        return PlainWords(text=_lines(data, docx=False))
    if "\0" in text[:20_000]:
        raise unreadable("It holds no text.")
    if not text.strip():
        raise unreadable("It is empty.")
    return PlainWords(text=str(cleaned(text)), note=note)


def unreadable(what: str) -> InputError:
    """Return the refusal of a file that holds no words."""
    return InputError("The file cannot be checked", what, "Save its text as a Word document (.docx) or as plain text.")


def _lines(data: bytes, *, docx: bool) -> str:
    try:
        paragraphs = read_docx(data) if docx else read_html(data)
    except InputError as error:
        raise InputError("The file cannot be checked", error.message, error.hint) from error
    return "\n".join(f"{each.number} {each.text}".strip() for each in paragraphs)


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), ""
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), _GUESSED
