"""The parts of a text while it is read: pieces of lines that belong together, by paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Part(StrEnum):
    """Where in a text a line stands."""

    HEAD = "head"
    CITATIONS = "citations"
    RECITALS = "recitals"
    PARAGRAPHS = "paragraphs"
    NOTES = "notes"
    OVER = "over"


@dataclass(slots=True)
class Piece:
    """Lines that follow each other under one mark: the head of a paragraph, a point, what comes behind points."""

    path: tuple[str, ...]
    start: int
    end: int


@dataclass(slots=True)
class Item:
    """A citation, a recital or a paragraph. ``number`` is "" where it could not be verified."""

    number: str
    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Sorted:
    """All lines of a text, sorted into its parts."""

    head: list[str] = field(default_factory=list)
    citations: list[Item] = field(default_factory=list)
    recitals: list[Item] = field(default_factory=list)
    paragraphs: list[Item] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
