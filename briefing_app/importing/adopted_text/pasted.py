"""Pasted words: a line is a paragraph, or a piece of one that was broken into lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing_app.importing.adopted_text.limits import MAX_PASTED_CHARACTERS, too_large, within_limits
from briefing_app.importing.adopted_text.marks import is_mark, split_mark
from briefing_app.importing.adopted_text.model import SourceParagraph
from briefing_app.importing.adopted_text.words import plain


def read_pasted(words: str) -> tuple[SourceParagraph, ...]:
    """Return the lines that are not blank, each with the mark in front of it.

    Raises:
        InputError: if there is nothing in them, or more than a library can bear.
    """
    if len(words) > MAX_PASTED_CHARACTERS:
        raise too_large(f"{len(words)} letters were pasted; at most {MAX_PASTED_CHARACTERS} are read.")
    lines = ((plain(line), 0) for line in words.splitlines())
    return within_limits(marked(lines))


def marked(lines: Iterable[tuple[str, int]]) -> Iterator[SourceParagraph]:
    """Part each line into mark and words; a mark on a line (or in a cell) of its own belongs to the next one."""
    waiting = ""
    for words, depth in lines:
        if not words:
            continue
        if is_mark(words):
            if waiting:
                yield SourceParagraph("", waiting, depth)
            waiting = words
            continue
        mark, rest = (waiting, words) if waiting else split_mark(words)
        yield SourceParagraph(mark, rest, depth)
        waiting = ""
    if waiting:
        yield SourceParagraph("", waiting)
