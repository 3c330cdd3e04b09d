"""Totals of the groups into which a list is parted, computed where the rows are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, text

from briefing_app.domain.counts import Counts
from briefing_app.domain.status import StatusCode
from briefing_app.store.library import Library
from briefing_app.store.list_filters import EVERY_ROW, WITHOUT, RecommendationFilter, question


class GroupBy(StrEnum):
    """What parts a list into groups."""

    THEME = "theme"
    ADDRESSEE = "addressee"
    STATUS = "status"
    INSTRUMENT = "instrument"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTotal:
    """One group: all of its rows in the list, and the counted ones among them by status.

    ``group`` is what a filter takes for it: an id or a status code, ``WITHOUT`` for rows that have no such thing. A row
    with several themes or addressees stands in the group of each: then the groups add up to more than the list.
    """

    group: str
    rows: int
    counts: Counts

    @property
    def uncounted(self) -> int:
        """Rows that stand in the list and in no count: appraisals, instructions, calls taken out of the count."""
        return self.rows - sum(self.counts.by_code.values())


def group_totals(library: Library, *, by: GroupBy, filters: RecommendationFilter = EVERY_ROW) -> tuple[GroupTotal, ...]:
    """Return the groups of the rows that pass the filters, in the order in which a list shows them.

    Themes, addressees and instruments stand by their order key, statuses as in a headline; what has none comes last.
    """
    rows: dict[str, int] = defaultdict(int)
    codes: dict[str, dict[StatusCode, int]] = defaultdict(lambda: dict.fromkeys(StatusCode, 0))
    with library.connection() as connection:
        asked = question(connection, filters, sort=None)
        group, links = _group(by)
        query = text(
            f"SELECT {group}, r.code, r.counts, count(*) FROM {asked.source} {links} WHERE {asked.where} "
            "GROUP BY 1, 2, 3"
        )
        for which, code, counts, number in connection.execute(query, asked.values):
            key = which if which is not None else WITHOUT
            rows[key] += number
            codes[key][StatusCode(code)] += number if counts else 0
        order = _order(connection, by)
    last = len(order)
    return tuple(
        GroupTotal(group=key, rows=rows[key], counts=Counts(by_code=codes[key]))
        for key in sorted(rows, key=lambda key: (key == WITHOUT, order.get(key, last), key))
    )


def _group(by: GroupBy) -> tuple[str, str]:
    if by in (GroupBy.THEME, GroupBy.ADDRESSEE):
        table, name = f"recommendation_{by.value}", by.value
        # A row that names the same one twice stands in its group once.
        again = f"SELECT 1 FROM {table} e WHERE e.recommendation = r.id AND e.{name} = g.{name} AND e.place < g.place"
        return f"g.{name}", f"LEFT JOIN {table} g ON g.recommendation = r.id AND (g.place = 0 OR NOT EXISTS ({again}))"
    return ("r.code" if by is GroupBy.STATUS else "r.instrument"), ""


def _order(connection: Connection, by: GroupBy) -> dict[str, int]:
    if by is GroupBy.STATUS:
        return {code.value: place for place, code in enumerate(StatusCode)}
    found = connection.execute(text(f"SELECT id FROM {by.value} ORDER BY order_key, id"))
    return {one: place for place, (one,) in enumerate(found)}
