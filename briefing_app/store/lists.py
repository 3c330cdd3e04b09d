"""Lists of recommendations, a page at a time: by key and never by counting off what was shown before."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, text

from briefing_app.domain.codec import decode
from briefing_app.domain.ids import AddresseeId, InstrumentId, PersonId, ThemeId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.records.recommendation import Recommendation
from briefing_app.domain.status import StatusCode
from briefing_app.store.folding import folded_words
from briefing_app.store.library import Library
from briefing_app.store.search import match_expression

_FEW = 4000
"""Up to so many hits are gathered and sorted; with more, the order is walked until the page is full."""


class Sort(StrEnum):
    """What a list is sorted by; each is a column with an index."""

    REFERENCE = "reference_key"
    TITLE = "title_key"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationFilter:
    """What rows must have; ``None`` asks nothing. ``status`` is the newest one by the claimant that is counted."""

    instrument: InstrumentId | None = None
    status: StatusCode | None = None
    addressee: AddresseeId | None = None
    theme: ThemeId | None = None
    person: PersonId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageKey:
    """The place of a row in a list: the next page begins behind it."""

    sort: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationRow:
    """A row of a list."""

    recommendation: Recommendation
    status: StatusCode
    key: PageKey


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationPage:
    """Rows in order. ``next_key`` of ``None``: there are no more."""

    rows: tuple[RecommendationRow, ...]
    next_key: PageKey | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hits:
    """One condition that another table answers: as a list of ids, and as a question about one row."""

    gathered: str
    asked: str
    values: dict[str, str]


def recommendation_page(
    library: Library,
    *,
    filters: RecommendationFilter = RecommendationFilter(),
    sort: Sort = Sort.REFERENCE,
    after_key: PageKey | None = None,
    limit: int = 100,
    search: str | None = None,
) -> RecommendationPage:
    """Return the rows behind ``after_key`` that pass the filters and hold every word of ``search``."""
    hits = _hits(filters, search)
    with library.connection() as connection:
        query, values = _query(connection, filters, sort, hits, after_key)
        found = connection.execute(text(query), {**values, "limit": limit + 1}).all()
    rows = tuple(_row(row) for row in found[:limit])
    return RecommendationPage(rows=rows, next_key=rows[-1].key if len(found) > limit else None)


def _query(
    connection: Connection,
    filters: RecommendationFilter,
    sort: Sort,
    hits: list[_Hits],
    after_key: PageKey | None,
) -> tuple[str, dict[str, Any]]:
    values: dict[str, Any] = {}
    conditions: list[str] = []
    for name, value in (("instrument", filters.instrument), ("code", filters.status)):
        if value is not None:
            conditions.append(f"r.{name} = :{name}")
            values[name] = str(value)
    if after_key is not None:
        conditions.append(f"(r.{sort.value}, r.id) > (:after, :after_id)")
        values |= {"after": after_key.sort, "after_id": after_key.id}
    source = "recommendation r"
    for hit in hits:
        values |= hit.values
        if source == "recommendation r" and _are_few(connection, hit):
            # CROSS JOIN is SQLite's word for "in this order": the few hits first.
            source = f"({hit.gathered}) hit CROSS JOIN recommendation r ON r.id = hit.id"
        else:
            conditions.append(hit.asked)
    where = " AND ".join(conditions) or "1"
    order = f"ORDER BY r.{sort.value}, r.id LIMIT :limit"
    # Rows are found in an index that holds all this asks for; only what the page shows is read.
    inner = f"SELECT r.id, r.{sort.value} AS place FROM {source} WHERE {where} {order}"
    outer = "SELECT r.id, f.place, r.code, r.version, r.data FROM found f CROSS JOIN recommendation r ON r.id = f.id"
    return f"WITH found AS MATERIALIZED ({inner}) {outer} ORDER BY f.place, f.id", values


def _hits(filters: RecommendationFilter, search: str | None) -> list[_Hits]:
    found = []
    for name, value in (("addressee", filters.addressee), ("theme", filters.theme), ("person", filters.person)):
        if value is not None:
            table = f"recommendation_{name}"
            found.append(
                _Hits(
                    gathered=f"SELECT DISTINCT recommendation AS id FROM {table} WHERE {name} = :{name}",
                    asked=f"EXISTS (SELECT 1 FROM {table} l WHERE l.{name} = :{name} AND l.recommendation = r.id)",
                    values={name: value},
                )
            )
    words = folded_words(search) if search else []
    return [*found, _search_hits(words)] if words else found


def _search_hits(words: list[str]) -> _Hits:
    # To ask the index about one row costs a millisecond; to look into that row's key, some microseconds.
    parts = [*(f" {word} " for word in words[:-1]), f" {words[-1]}"]
    holds = " AND ".join(f"instr(s.key, :part{number}) > 0" for number in range(len(parts)))
    mine = "s.kind = 'recommendation'"
    return _Hits(
        gathered="SELECT s.owner AS id FROM search_index JOIN search s ON s.number = search_index.rowid "
        f"WHERE search_index MATCH :words AND {mine}",
        asked=f"EXISTS (SELECT 1 FROM search s WHERE s.owner = r.id AND {mine} AND {holds})",
        values={"words": match_expression(words)} | {f"part{number}": part for number, part in enumerate(parts)},
    )


def _are_few(connection: Connection, hit: _Hits) -> bool:
    query = text(f"SELECT count(*) FROM ({hit.gathered} LIMIT {_FEW + 1})")
    return int(connection.execute(query, hit.values).scalar_one()) <= _FEW


def _row(row: Any) -> RecommendationRow:  # noqa: ANN401  (a row of the query above)
    record = decode(Kind.RECOMMENDATION, row.data, version=row.version)
    assert isinstance(record, Recommendation)
    return RecommendationRow(
        recommendation=record, status=StatusCode(row.code), key=PageKey(sort=row.place, id=record.id)
    )
