"""A file of any kind that can hold an adopted text: its content says what it is, never its name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing_app.domain.records.recommendation import Addressee
from briefing_app.importing.adopted_text.docx import read_docx
from briefing_app.importing.adopted_text.drafts import drafts
from briefing_app.importing.adopted_text.html import decoded, read_html
from briefing_app.importing.adopted_text.limits import check_file_size, foreign
from briefing_app.importing.adopted_text.model import AdoptedText, Draft, SourceParagraph
from briefing_app.importing.adopted_text.pasted import read_pasted
from briefing_app.importing.adopted_text.structure import structure

_HTML = re.compile(r"<(?:!doctype html|html|head|body|meta|p|div|table|span)\b", re.IGNORECASE)
_SAVE_AS = "Open it there, and save it as a Word document (.docx) or as a web page."
_FOREIGN = (
    (b"%PDF", "The file is a PDF.", "Save the text as a Word document or a web page, or copy it and paste it."),
    (b"\xd0\xcf\x11\xe0", "The file is protected with a password, or was saved by a very old Word.", _SAVE_AS),
    (b"{\\rtf", "The file is in Rich Text Format.", _SAVE_AS),
    (b"\x89PNG", "The file is a picture.", "Copy the text and paste it."),
    (b"\xff\xd8\xff", "The file is a picture.", "Copy the text and paste it."),
    (b"bplist00", "The file is a web archive.", "Save the page as “HTML only”."),
    (b"SQLite format 3", "The file is a library or another database.", "Choose the file with the text itself."),
)


def read_adopted(data: bytes, *, addressees: Iterable[Addressee]) -> tuple[AdoptedText, tuple[Draft, ...]]:
    """Return a file's adopted text by its parts, and what it seems to ask for; ``addressees`` are known already.

    Raises:
        InputError: as ``read_file``, or if it is no adopted text.
    """
    adopted = structure(read_file(data))
    return adopted, drafts(adopted, addressees)


def read_file(data: bytes) -> tuple[SourceParagraph, ...]:
    """Return the paragraphs of a Word file, a web page or a plain text.

    Raises:
        InputError: if it is none of them, damaged, protected or too large; the words say which.
    """
    check_file_size(data)
    for beginning, what, hint in _FOREIGN:
        if data.startswith(beginning):
            raise foreign(what, hint)
    if data.startswith(b"PK"):
        return read_docx(data)
    words = decoded(data)
    if words[:2000].lstrip().casefold().startswith(("mime-version:", "from: <saved by")):
        raise foreign("The file is a web archive (.mht).", "Save the page as “HTML only”.")
    if _HTML.search(words, 0, 20_000):
        return read_html(data)
    if "\0" in words[:20_000]:
        raise foreign("The file holds no text that can be read.")
    return read_pasted(words)
