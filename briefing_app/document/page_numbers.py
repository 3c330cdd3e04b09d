"""On which pages a document lies: found by the one layout that counts, and kept by every other format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumbers:
    """How many pages there are, the page of each anchor (from 1), and which pages are left blank for a right-hand one.

    ``pages`` is ``None`` where each format counts its own. ``starts`` are the anchors of what begins a page whatever
    stands before it, parts and foreign pages, in order; ``headings`` those inside of parts, in order, and ``turns``
    which of them begin a page.
    """

    pages: int | None
    anchors: Mapping[str, int]
    starts: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    blank: frozenset[int] = frozenset()
    turns: frozenset[str] = frozenset()
