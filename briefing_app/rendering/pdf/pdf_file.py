"""What the PDF writer hands back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefing_app.document.origin import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a node came to stand: page from 1, box in points from the page's top left."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenSentence:
    """A sentence that goes on overleaf, since no page could hold it: the page where it begins, and whose it is."""

    page: int
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfFile:
    """A written file, its number of pages, where each node stands, and the page of each anchor.

    ``broken`` are the sentences that are read aloud and could not be kept on one page.
    """

    data: bytes
    pages: int
    places: tuple[Place, ...]
    anchors: Mapping[str, int]
    broken: tuple[BrokenSentence, ...] = ()
