"""Paragraphs and words that are longer than a page can bear."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.composing.findings import Check, CheckInput, Finding
from briefing_app.composing.places import PlacedLine, placed_lines, quoted
from briefing_app.domain.text import MAX_BLOCK_CHARACTERS, MAX_WORD_CHARACTERS


def run(given: CheckInput) -> Iterator[Finding]:
    """Report paragraphs and single words over their limits."""
    for line in placed_lines(given.composed.document):
        if len(line.text) > MAX_BLOCK_CHARACTERS:
            yield _finding(line, line.text, f"A paragraph of {len(line.text)} characters.", "Part it into several.")
        longest = max(line.text.split(), key=len, default="")
        if len(longest) > MAX_WORD_CHARACTERS:
            yield _finding(line, longest, f"A word of {len(longest)} characters.", "Part it with spaces.")


def _finding(line: PlacedLine, words: str, message: str, fix: str) -> Finding:
    return Finding(
        check=CHECK.name,
        severity="warning",
        where=line.where,
        quote=quoted(words, 0, 1),
        message=message,
        fix=fix,
        origin=line.origin,
    )


CHECK = Check(name="long-text", run=run)
