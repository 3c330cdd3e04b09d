"""What the list is asked for: filters, order, grouping. A change is a new value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing_app.domain.ids import AddresseeId, InstrumentId, ThemeId
from briefing_app.domain.status import StatusCode
from briefing_app.domain.status_words import StatusWords
from briefing_app.services.lists import EVERY_ROW, GroupBy, GroupTotal, Positions, RecommendationFilter, Sort

GROUP_WORDS = {
    GroupBy.THEME: "Theme",
    GroupBy.ADDRESSEE: "Addressee",
    GroupBy.STATUS: "Status",
    GroupBy.INSTRUMENT: "Text",
}

GROUP_FILTERS = {
    GroupBy.THEME: "theme",
    GroupBy.ADDRESSEE: "addressee",
    GroupBy.STATUS: "statuses",
    GroupBy.INSTRUMENT: "instruments",
}
"""The filter that a chosen group stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """``group`` is the chosen group's key; ``None``: all groups. It narrows the list as a filter of its field does."""

    filters: RecommendationFilter = EVERY_ROW
    sort: Sort = Sort.REFERENCE
    descending: bool = False
    by: GroupBy | None = None
    group: str | None = None

    @property
    def narrowed(self) -> RecommendationFilter:
        """The filters with the chosen group."""
        if self.by is None or self.group is None:
            return self.filters
        if self.by is GroupBy.STATUS:
            return replace(self.filters, statuses=(StatusCode(self.group),))
        if self.by is GroupBy.INSTRUMENT:
            return replace(self.filters, instruments=(InstrumentId(self.group),))
        if self.by is GroupBy.THEME:
            return replace(self.filters, theme=ThemeId(self.group))
        return replace(self.filters, addressee=AddresseeId(self.group))

    @property
    def without_status(self) -> RecommendationFilter:
        """The filters of the list but for the status: what the marks above it count."""
        return replace(self.narrowed, statuses=())

    @property
    def asks(self) -> bool:
        """Whether anything is filtered at all."""
        return self.narrowed != EVERY_ROW


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group with its words."""

    key: str
    words: str
    total: GroupTotal


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a query found: how many of how many, where the pages begin, the totals by status, and the groups.

    ``uncounted`` are those of the list that no count takes; ``scale`` is how the office calls the statuses.
    """

    query: Query
    positions: Positions
    everything: int
    uncounted: int
    by_status: dict[StatusCode, int]
    scale: StatusWords
    groups: Sequence[Group] = ()
