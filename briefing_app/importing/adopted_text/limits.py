"""How large an adopted text may be, and the words in which anything beyond that, or anything foreign, is refused."""

from __future__ import annotations

from collections.abc import Iterable

from briefing_app.domain.text import MAX_BLOCK_CHARACTERS
from briefing_app.errors import InputError
from briefing_app.importing.adopted_text.model import Operative, SourceParagraph
from briefing_app.importing.cleaning import too_long

MAX_FILE_BYTES = 50_000_000
MAX_PASTED_CHARACTERS = 2_000_000
MAX_PARAGRAPHS = 20_000
MAX_EMPTY_PARAGRAPHS = 50_000
MAX_NESTING = 1_000
MAX_CLAUSES = 3_000
MAX_MEMBERS = 2_000
MAX_MEMBER_BYTES = 10_000_000
MAX_UNPACKED_BYTES = 300_000_000

_SAVE_AGAIN = "Save the page or the file again, or copy the text and paste it."


def damaged(what: str) -> InputError:
    """Return the refusal of a file that cannot be read as what it is."""
    return InputError("The file is damaged", f"{what} It may not have been saved completely.", _SAVE_AGAIN)


def foreign(what: str, hint: str = "") -> InputError:
    """Return the refusal of a file that is something else."""
    return InputError("This is not an adopted text", what, hint or _SAVE_AGAIN)


def too_large(what: str, hint: str = "") -> InputError:
    """Return the refusal of something beyond the limits."""
    return InputError("This is too large", what, hint or "Copy the text itself and paste it.")


def check_file_size(data: bytes) -> None:
    """Refuse a file that no adopted text can be."""
    if len(data) > MAX_FILE_BYTES:
        raise too_large(f"The file has {len(data) // 1_000_000} MB; at most {MAX_FILE_BYTES // 1_000_000} MB are read.")


def check_clauses(paragraphs: Iterable[Operative]) -> None:
    """Refuse what was put together from many lines and is beyond the limits as a whole."""
    number = 0
    for paragraph in paragraphs:
        number += len(paragraph.clauses)
        longest = max((len(clause.lead) + len(clause.text) + 1 for clause in paragraph.clauses), default=0)
        if longest > MAX_BLOCK_CHARACTERS:
            raise too_large(
                f"What begins “{paragraph.text[:60]}” has {longest} letters without an end; at most"
                f" {MAX_BLOCK_CHARACTERS} are taken.",
                "Look whether its line breaks were lost: copy the text again, or break it in two.",
            )
    if number > MAX_CLAUSES:
        raise too_large(f"The text has more than {MAX_CLAUSES} clauses.")


def within_limits(paragraphs: Iterable[SourceParagraph]) -> tuple[SourceParagraph, ...]:
    """Return the paragraphs, if a library can bear them.

    Raises:
        InputError: if there is none, there are too many, or one is too long.
    """
    kept: list[SourceParagraph] = []
    for paragraph in paragraphs:
        if len(kept) == MAX_PARAGRAPHS:
            raise too_large(f"The text has more than {MAX_PARAGRAPHS} paragraphs.")
        if next(iter(too_long(paragraph.text)), None):
            raise too_large(
                f"The paragraph that begins “{paragraph.text[:60]}” has {len(paragraph.text)} letters or a word without"
                f" an end; at most {MAX_BLOCK_CHARACTERS} letters are taken.",
                "Look whether its line breaks were lost: copy the text again, or break it in two.",
            )
        kept.append(paragraph)
    if not kept:
        raise foreign("There are no words in it.")
    return tuple(kept)
