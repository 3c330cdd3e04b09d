"""Reads a finished file back and searches it for names that it must not hold."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from briefing_app.composing.folding import folded
from briefing_app.domain.records.people import Person
from briefing_app.services.apart import Limits, read_apart
from briefing_app.services.page_thread import PageThread

_LIMITS = Limits(memory=2_000_000_000, seconds=60)
_TAG = re.compile(r"<[^>]*>")
_PARAGRAPH_END = re.compile(r"</w:p>|<w:br\b[^>]*>|<w:tab\b[^>]*>")
_QUOTED = re.compile(r'"([^"<>]*)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """A spelling of a withheld name that stands in a file."""

    spelling: str


def leaks(
    data: bytes, *, docx: bool, persons: Iterable[Person], pages: PageThread, foreign: bool = False
) -> tuple[Leak, ...]:
    """Return the spellings of these persons' names that the file holds, as whole words, in the genitive too.

    ``foreign``: pages that others made are in it as they are, so it is read apart from the program.
    """
    if docx:
        text = folded(docx_words(data))
    elif foreign:
        text = folded(read_apart(pdf_words, data, name="The finished PDF", limits=_LIMITS))
    else:
        text = folded(pages.submit(lambda: pdf_words(data)).result())
    spellings = dict.fromkeys(spelling for person in persons for spelling in person.spellings if folded(spelling))
    return tuple(
        Leak(spelling=spelling)
        for spelling in spellings
        if re.search(rf"(?<!\w){re.escape(folded(spelling))}s?(?!\w)", text)
    )


def docx_words(data: bytes) -> str:
    """Return every word in every part of a Word file: text, properties, names, attributes."""
    found: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                source = package.read(name).decode("utf-8")
                attributes = unquote(" ".join(_QUOTED.findall(source)))
                text = _TAG.sub("", _PARAGRAPH_END.sub(" \\g<0>", source))
                found += [_unescaped(text), _unescaped(attributes)]
    return "\n".join(found)


def pdf_words(data: bytes) -> str:
    """Return the words of a PDF's pages, bookmarks and properties. Belongs on the page thread."""
    from briefing_app.rendering.raster import file_words  # noqa: PLC0415  (heavy: loaded by those who read PDF)

    return file_words(data)


def _unescaped(words: str) -> str:
    for escape, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        words = words.replace(escape, sign)
    return words
