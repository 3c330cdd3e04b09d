"""Lists of recommendations, a page at a time: by key and never by counting off what was shown before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from briefing_app.domain.codec import decode
from briefing_app.domain.ids import RecommendationId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.records.recommendation import Recommendation
from briefing_app.domain.status import StatusCode
from briefing_app.store.library import Library
from briefing_app.store.list_filters import EVERY_ROW, WITHOUT, RecommendationFilter, Sort, question
from briefing_app.store.list_rows import RecommendationRow, RowReader

__all__ = [
    "EVERY_ROW",
    "WITHOUT",
    "PageKey",
    "Positions",
    "RecommendationFilter",
    "RecommendationPage",
    "RecommendationRow",
    "Sort",
    "count",
    "ids",
    "position_keys",
    "recommendation_page",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageKey:
    """The place of a row in a list: the next page begins behind it. ``reference`` decides within one value of it."""

    sort: str
    id: str
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationPage:
    """Rows in order. ``next_key`` of ``None``: there are no more."""

    rows: tuple[RecommendationRow, ...]
    next_key: PageKey | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Positions:
    """How many rows a list has, and behind which key each block of ``every`` rows begins (the first: ``None``)."""

    count: int
    every: int
    keys: tuple[PageKey | None, ...]


def recommendation_page(
    library: Library,
    *,
    filters: RecommendationFilter = EVERY_ROW,
    sort: Sort = Sort.REFERENCE,
    descending: bool = False,
    after_key: PageKey | None = None,
    limit: int = 100,
) -> RecommendationPage:
    """Return the rows behind ``after_key`` that pass the filters, in order."""
    with library.connection() as connection:
        asked = question(connection, filters, sort=sort)
        if after_key is not None:
            columns = ", ".join(f"r.{name}" for name in sort.columns)
            parts = ", ".join(f":after_{name}" for name in sort.columns)
            asked.conditions.append(f"({columns}) {'<' if descending else '>'} ({parts})")
            named = zip(sort.columns, _parts(after_key, sort), strict=True)
            asked.values |= {f"after_{name}": part for name, part in named}
        # Rows are found in an index that holds all this asks for; only what the page shows is read.
        order = _order(sort, "r", descending=descending)
        inner = f"SELECT {_key_columns(sort)} FROM {asked.source} WHERE {asked.where} ORDER BY {order} LIMIT :limit"
        outer = (
            f"WITH found AS MATERIALIZED ({inner}) SELECT {_key_columns(sort, 'f')}, r.code, r.disputed, r.version, "
            f"r.data FROM found f CROSS JOIN recommendation r ON r.id = f.id "
            f"ORDER BY {_order(sort, 'f', descending=descending)}"
        )
        found = connection.execute(text(outer), {**asked.values, "limit": limit + 1}).all()
        keys = [_key(row, sort) for row in found[:limit]]
        rows = RowReader(connection).rows(
            [(_record(row), StatusCode(row.code), bool(row.disputed)) for row in found[:limit]]
        )
    return RecommendationPage(rows=rows, next_key=keys[-1] if len(found) > limit else None)


def position_keys(
    library: Library,
    *,
    filters: RecommendationFilter = EVERY_ROW,
    sort: Sort = Sort.REFERENCE,
    descending: bool = False,
    every: int = 100,
) -> Positions:
    """Return how many rows pass the filters, and the keys by which each block of them is fetched: for a scroll bar.

    ``recommendation_page(..., after_key=positions.keys[block], limit=every)`` is the block.
    """
    keys: list[PageKey | None] = [None]
    number = 0
    with library.connection() as connection:
        asked = question(connection, filters, sort=sort)
        order = _order(sort, "r", descending=descending)
        query = f"SELECT {_key_columns(sort)} FROM {asked.source} WHERE {asked.where} ORDER BY {order}"
        # Read as it is found: neither side ever holds the whole.
        for number, row in enumerate(connection.execute(text(query), asked.values), start=1):
            if number % every == 0:
                keys.append(_key(row, sort))
    if number and number % every == 0:
        keys.pop()
    return Positions(count=number, every=every, keys=tuple(keys) if number else ())


def count(library: Library, *, filters: RecommendationFilter = EVERY_ROW) -> int:
    """Return how many rows pass the filters."""
    with library.connection() as connection:
        asked = question(connection, filters, sort=None)
        query = text(f"SELECT count(*) FROM {asked.source} WHERE {asked.where}")
        return int(connection.execute(query, asked.values).scalar_one())


def ids(library: Library, *, filters: RecommendationFilter = EVERY_ROW, limit: int) -> tuple[RecommendationId, ...]:
    """Return the ids of the rows that pass the filters, by reference, for what is done to all of them."""
    with library.connection() as connection:
        asked = question(connection, filters, sort=Sort.REFERENCE)
        order = _order(Sort.REFERENCE, "r", descending=False)
        query = text(f"SELECT r.id FROM {asked.source} WHERE {asked.where} ORDER BY {order} LIMIT :limit")
        found = connection.execute(query, {**asked.values, "limit": limit})
        return tuple(RecommendationId(one) for (one,) in found)


def _order(sort: Sort, table: str, *, descending: bool) -> str:
    way = " DESC" if descending else ""
    return ", ".join(f"{table}.{name}{way}" for name in sort.columns)


def _key_columns(sort: Sort, table: str = "r") -> str:
    return ", ".join(f"{table}.{name}" for name in sort.columns)


def _key(row: Any, sort: Sort) -> PageKey:  # noqa: ANN401  (a row of the queries above)
    reference = row.reference_key if len(sort.columns) > 2 else ""
    return PageKey(sort=row[0], id=row.id, reference=reference)


def _parts(key: PageKey, sort: Sort) -> tuple[str, ...]:
    return (key.sort, key.reference, key.id) if len(sort.columns) > 2 else (key.sort, key.id)


def _record(row: Any) -> Recommendation:  # noqa: ANN401  (a row of the queries above)
    record = decode(Kind.RECOMMENDATION, row.data, version=row.version)
    assert isinstance(record, Recommendation)
    return record
