"""Lists of an open library's recommendations, asked off the caller's thread: for the window and the command line.

They show what is saved: a field that is being typed in appears in them once it is committed.
"""

from __future__ import annotations

from concurrent.futures import Executor, Future
from datetime import date
from functools import partial

from briefing_app.domain.ids import AddresseeId, InstrumentId, RecommendationId
from briefing_app.store import groups, lists, totals
from briefing_app.store.groups import GroupBy, GroupTotal
from briefing_app.store.library import Library
from briefing_app.store.lists import (
    EVERY_ROW,
    WITHOUT,
    PageKey,
    Positions,
    RecommendationFilter,
    RecommendationPage,
    RecommendationRow,
    Sort,
)
from briefing_app.store.totals import StatusTotal

__all__ = [
    "EVERY_ROW",
    "WITHOUT",
    "GroupBy",
    "GroupTotal",
    "Lists",
    "PageKey",
    "Positions",
    "RecommendationFilter",
    "RecommendationPage",
    "RecommendationRow",
    "Sort",
    "StatusTotal",
]


class Lists:
    """What a list of recommendations asks of a library; every answer comes on a reader's thread."""

    def __init__(self, library: Library, readers: Executor) -> None:
        """Ask ``library`` on the threads of ``readers``."""
        self._library = library
        self._readers = readers

    def page(
        self,
        filters: RecommendationFilter = EVERY_ROW,
        *,
        sort: Sort = Sort.REFERENCE,
        descending: bool = False,
        after_key: PageKey | None = None,
        limit: int = 100,
    ) -> Future[RecommendationPage]:
        """The rows behind ``after_key`` that pass the filters, in order."""
        asked = partial(lists.recommendation_page, self._library, filters=filters, sort=sort, descending=descending)
        return self._readers.submit(asked, after_key=after_key, limit=limit)

    def positions(
        self,
        filters: RecommendationFilter = EVERY_ROW,
        *,
        sort: Sort = Sort.REFERENCE,
        descending: bool = False,
        every: int = 100,
    ) -> Future[Positions]:
        """How many rows there are, and the key behind which each block of ``every`` rows begins."""
        asked = partial(lists.position_keys, self._library, filters=filters, sort=sort)
        return self._readers.submit(asked, descending=descending, every=every)

    def count(self, filters: RecommendationFilter = EVERY_ROW) -> Future[int]:
        """How many rows pass the filters."""
        return self._readers.submit(lists.count, self._library, filters=filters)

    def ids(
        self, filters: RecommendationFilter = EVERY_ROW, *, limit: int = 10_000
    ) -> Future[tuple[RecommendationId, ...]]:
        """The ids of the rows that pass the filters, by reference, at most ``limit``: for what is done to all."""
        return self._readers.submit(lists.ids, self._library, filters=filters, limit=limit)

    def groups(self, by: GroupBy, filters: RecommendationFilter = EVERY_ROW) -> Future[tuple[GroupTotal, ...]]:
        """The groups of the rows that pass the filters, each with its counts."""
        return self._readers.submit(groups.group_totals, self._library, by=by, filters=filters)

    def totals(
        self, *, instrument: InstrumentId | None = None, addressee: AddresseeId | None = None, as_of: date
    ) -> Future[tuple[StatusTotal, ...]]:
        """The counts of each instrument at a date, by the claimant that it names."""
        asked = partial(totals.status_totals, self._library, instrument=instrument, addressee=addressee)
        return self._readers.submit(asked, as_of=as_of)
