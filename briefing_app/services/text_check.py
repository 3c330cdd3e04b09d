"""Checking any text against the library's rows: a press release, a newsletter, a speech that others wrote."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from briefing_app.composing.figures import CountedFigures, Perspective
from briefing_app.composing.guard import (
    CountFinding,
    CountNote,
    GuardText,
    guess_language,
    judge,
    language_codes,
    tracked,
    words_for,
)
from briefing_app.composing.languages import language_for
from briefing_app.composing.reading import NotingReader
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.recommendation import Addressee
from briefing_app.errors import InputError
from briefing_app.importing.plain_words import MAX_FILE_BYTES, read_plain_words, unreadable
from briefing_app.rendering.raster import page_words
from briefing_app.services.apart import file_data, never, read_apart
from briefing_app.services.session import Session

Judged = CountFinding | CountNote
FIX = "Correct the number, or say whose count it is."
"""What to do about a text that does not lie in the library."""
_BROKEN_LINE = re.compile(r"(?<=[^\s.!?:;])[ \t]*\r?\n(?=[ \t]*[a-zà-ÿ0-9(])")
_BROKEN_WORD = re.compile(r"(?<=[a-zà-ÿ])[-\u00ad\ufffe\u0002]\r?\n(?=[a-zà-ÿ])")


def check_text(session: Session, text: str, *, as_of: date, language: str | None = None) -> tuple[Judged, ...]:
    """Return each count in the text, judged by the rows as of a date; without a language it is guessed.

    Raises:
        InputError: if there is no table of the language.
    """
    return check_pages(session, (text,), as_of=as_of, language=language)


def check_file(
    session: Session, path: Path, *, as_of: date, language: str | None = None
) -> tuple[tuple[Judged, ...], str]:
    """Check a text file, Word file, saved web page or PDF; also return what should be known of how it was read.

    Raises:
        InputError: if the file cannot be read, or there is no table of the language.
    """
    texts, note = words_of_file(path)
    return check_pages(session, texts, as_of=as_of, language=language), note


def tally(judged: Sequence[Judged]) -> str:
    """Say how many counts differ, agree, and could not be compared: that nothing differs is not that all is right."""
    notes = [each for each in judged if isinstance(each, CountNote)]
    agree = sum(each.agrees for each in notes)
    differ, unclear = len(judged) - len(notes), len(notes) - agree
    if not judged:
        return "No count of recommendations was found in this text, so nothing was compared."
    parts = [
        f"{_counts(differ)} differ{'s' if differ == 1 else ''} from the rows" if differ else "",
        f"{_counts(agree)} agree{'s' if agree == 1 else ''} with the rows" if agree else "",
        f"{_counts(unclear)} could not be compared" if unclear else "",
    ]
    return "; ".join(part for part in parts if part) + "."


def _counts(number: int) -> str:
    return "1 count" if number == 1 else f"{number} counts"


def words_of_file(path: Path, *, cancelled: Callable[[], bool] = never) -> tuple[tuple[str, ...], str]:
    """Return the words of a file, page by page, and what should be known of how it was read; apart from the program.

    Raises:
        InputError: if the file cannot be read.
        CancelledError: at once after ``cancelled`` says so.
    """
    data = file_data(path, most=MAX_FILE_BYTES)
    if data.startswith(b"%PDF"):
        return _with_words(read_apart(page_words, data, name=path.name, cancelled=cancelled)), ""
    words = read_apart(read_plain_words, data, name=path.name, cancelled=cancelled)
    return (words.text,), words.note


def check_pages(
    session: Session, pages: tuple[str, ...], *, as_of: date, language: str | None = None
) -> tuple[Judged, ...]:
    """Return the counts of a text of several pages, each with where it stands: also those that are right or unclear."""
    code = _language("\n".join(pages), language)
    lines = [
        _line(line, number, page, of=len(pages)) for page, text in enumerate(pages, 1) for number, line in _lines(text)
    ]

    def found(reader: Reader) -> tuple[Judged, ...]:
        noting = NotingReader(reader)
        figures = CountedFigures(noting, Perspective(audience=Level.STAFF, language=language_for("en"), as_of=as_of))
        addressees = tuple(name for each in noting.all(Addressee) for name in (each.name, *each.aliases))
        judged = judge(lines, tracked(noting, figures), code, other_addressees=addressees)
        return tuple(replace(each, fix=FIX) if isinstance(each, CountFinding) else each for each in judged)

    return session.read_now(found)


def _language(text: str, given: str | None) -> str:
    if given is None:
        return guess_language(text).code
    words = words_for(given)
    if words is None:
        raise InputError(
            "Counts cannot be found in this language",
            f"There is no table of words for “{given}”.",
            f"Known: {', '.join(language_codes())}.",
        )
    return words.code


def _lines(text: str) -> list[tuple[int, str]]:
    """Return paragraphs with their number; a line that a page broke in two is one again."""
    joined = _BROKEN_LINE.sub(" ", _BROKEN_WORD.sub("", text))
    return list(enumerate((line for line in joined.splitlines() if line.strip()), start=1))


def _line(line: str, number: int, page: int, *, of: int) -> GuardText:
    return GuardText(text=line, where=f"page {page}" if of > 1 else f"paragraph {number}")


def _with_words(pages: tuple[str, ...] | None) -> tuple[str, ...]:
    if pages is None:
        raise unreadable("The PDF is damaged, or protected with a password.")
    if not any(page.strip() for page in pages):
        raise unreadable("The PDF holds pictures of pages and no words.")
    return pages
