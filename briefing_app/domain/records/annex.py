"""Annexes: pages that others made, bound into a pack behind a section or at its end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import AnnexFileId, AnnexId, SectionId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.record import Record

_RANGE = re.compile(r"\s*(\d{1,4})\s*(?:[-\u2013]\s*(\d{1,4})\s*)?")


class Treatment(StrEnum):
    """How the pages of an annex go in: as pictures, which any archive takes, or as whoever made them wrote them."""

    PICTURE = "picture"
    AS_IT_IS = "as_it_is"


class AnnexPlace(StrEnum):
    """Where an annex stands: right behind its section, or behind everything."""

    AFTER = "after"
    END = "end"


class Turn(StrEnum):
    """By how much the pages are turned to the right."""

    NONE = "none"
    RIGHT = "right"
    HALF = "half"
    LEFT = "left"

    @property
    def degrees(self) -> int:
        """The same as a number: 0, 90, 180 or 270."""
        return _DEGREES[self]


_DEGREES: Mapping[Turn, int] = {Turn.NONE: 0, Turn.RIGHT: 90, Turn.HALF: 180, Turn.LEFT: 270}


class FilePart(StrEnum):
    """What is kept of a file: its cleaned PDF whole, the objects that draw its pages, and each page as a picture."""

    PDF = "pdf"
    OBJECTS = "objects"
    PRINT = "print"
    """300 dots an inch."""
    SCREEN = "screen"
    """150 dots an inch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPart:
    """Bytes of a file: of one ``page`` (from 1), or of the whole file (0)."""

    file: AnnexFileId
    part: FilePart
    page: int
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePage:
    """A page as it is seen: width and height in points, and its words.

    ``readable``: all fonts are in the file, and say which letters they draw, so that it can be read out as it is.
    """

    width: float
    height: float
    words: str = ""
    readable: bool = True

    @property
    def scanned(self) -> bool:
        """Whether nothing can be read or found on it but by eye."""
        return not self.words.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileBookmark:
    """A line of the file's own outline: ``level`` and ``page`` from 1."""

    level: int
    title: str
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexFile(Record):
    """A file whose pages are kept in the library. It never changes; its id comes from its content.

    Who may see it is decided by the annexes that show it, so it is open itself.
    """

    KIND: ClassVar[Kind] = Kind.ANNEX_FILE

    id: AnnexFileId
    file_name: str = ""
    pages: tuple[FilePage, ...] = ()
    bookmarks: tuple[FileBookmark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex(Record):
    """Pages of a file behind a section of a pack.

    ``pages`` names them as a person writes it ("3-7", "5"; empty: all). ``fit`` makes larger pages as small as the
    pack's paper. ``source`` and ``date`` say where and when it was published.
    """

    KIND: ClassVar[Kind] = Kind.ANNEX
    SHORT: ClassVar[tuple[str, ...]] = ("title",)
    RELATIONS: ClassVar[tuple[str, ...]] = ("section", "file")

    id: AnnexId
    section: SectionId
    file: AnnexFileId
    title: str
    source: str = ""
    date: PartialDate | None = None
    pages: str = ""
    turn: Turn = Turn.NONE
    fit: bool = True
    treatment: Treatment = Treatment.PICTURE
    place: AnnexPlace = AnnexPlace.AFTER
    order_key: str = ""


def pages_meant(written: str, *, count: int) -> range | None:
    """Return the pages, from 1, that somebody means in a file of ``count``; ``None`` where it has no such pages."""
    if not written.strip():
        return range(1, count + 1)
    found = _RANGE.fullmatch(written)
    if found is None:
        return None
    first, last = int(found[1]), int(found[2] or found[1])
    return range(first, last + 1) if 1 <= first <= last <= count else None
