"""The text of all paragraphs as one, a line each, and where each of them stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.importing.adopted_text.model import SourceParagraph


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph and its place: from ``start`` with its mark, from ``text_start`` without."""

    mark: str
    text: str
    depth: int
    start: int
    text_start: int
    end: int


class Layout:
    """The lines of a text, and the words of any stretch of them."""

    def __init__(self, paragraphs: Sequence[SourceParagraph]) -> None:
        """Set the paragraphs below each other."""
        self.lines: list[Line] = []
        place = 0
        for each in paragraphs:
            front = f"{each.number} " if each.number else ""
            text_start = place + len(front)
            end = text_start + len(each.text)
            self.lines.append(Line(each.number, each.text, each.depth, place, text_start, end))
            place = end + 1
        self.words = "\n".join(f"{each.number} {each.text}".strip() for each in paragraphs)

    def stretch(self, start: int, end: int) -> str:
        """Return the words between two places in one line; places in it are those places, moved by ``start``."""
        return self.words[start:end].replace("\n", " ")
