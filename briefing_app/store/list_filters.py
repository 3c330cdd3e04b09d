"""What a list of recommendations is asked for, and how it is asked in SQL: the indexes decide what is fast."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sqlalchemy import Connection, text

from briefing_app.domain.ids import AddresseeId, CountryId, InstrumentId, PersonId, ThemeId
from briefing_app.domain.levels import Level
from briefing_app.domain.status import StatusCode
from briefing_app.store.folding import folded_words
from briefing_app.store.search import match_expression

FEW = 4000
"""Up to so many hits of another table are gathered and sorted; with more, the order is walked until a page is full."""
FEW_OF_INSTRUMENTS = 20_000
"""The same for the rows of instruments, which stand together in an index."""
WITHOUT = ""
"""As addressee, theme or person: rows that have none."""


class Sort(StrEnum):
    """What a list is sorted by: a column each. Within one value, rows stand by reference (titles: by id)."""

    REFERENCE = "reference_key"
    TITLE = "title_key"
    DEADLINE = "deadline"
    STATUS = "status_place"
    ASSESSED = "last_assessed"

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that make a row's place in the order; each sort has an index that begins with them."""
        if self in (Sort.REFERENCE, Sort.TITLE):
            return (self.value, "id")
        return (self.value, "reference_key", "id")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationFilter:
    """What rows must have; an empty value or ``None`` asks nothing, several values of one field: any of them.

    Status, dispute and review are those of the claimant that is counted, by its newest assessment. ``review_due``: the
    next review is on or before that day. ``search``: the row holds every word, the last one also as a beginning.
    ``addressee``, ``theme`` and ``person`` may be ``WITHOUT``.
    """

    instruments: tuple[InstrumentId, ...] = ()
    country: CountryId | None = None
    addressee: AddresseeId | None = None
    theme: ThemeId | None = None
    person: PersonId | None = None
    statuses: tuple[StatusCode, ...] = ()
    levels: tuple[Level, ...] = ()
    disputed: bool | None = None
    review_due: date | None = None
    counted: bool | None = None
    search: str = ""


EVERY_ROW = RecommendationFilter()
"""Asks nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """One condition that another table answers: as a list of ids, and as a question about one row."""

    gathered: str
    asked: str
    values: dict[str, str]


@dataclass(slots=True, kw_only=True)
class Question:
    """Where rows are looked for, and what they must have; rows are called ``r``."""

    source: str
    conditions: list[str] = field(default_factory=list)
    values: dict[str, object] = field(default_factory=dict)

    @property
    def where(self) -> str:
        """The conditions as one."""
        return " AND ".join(self.conditions) or "1"


def question(connection: Connection, filters: RecommendationFilter, *, sort: Sort | None) -> Question:
    """Return how rows that pass the filters are found; ``sort`` of ``None``: all of them, in any order."""
    asked = Question(source="")
    own = _own_conditions(filters, asked)
    hits = list(_hits(filters))
    gathered = _gathered(connection, hits, everything=sort is None)
    for hit in hits:
        asked.values |= hit.values
        if hit is not gathered:
            asked.conditions.append(hit.asked)
    if gathered is not None:
        # CROSS JOIN is SQLite's word for "in this order": the few hits first.
        asked.source = f"({gathered.gathered}) hit CROSS JOIN recommendation r ON r.id = hit.id"
    elif own and _stand_together(connection, own, asked, sort=sort):
        asked.source = "recommendation r INDEXED BY ix_recommendation_of_instrument"
    else:
        index = (sort or Sort.REFERENCE).value.removesuffix("_key").removesuffix("_place")
        asked.source = f"recommendation r INDEXED BY ix_recommendation_by_{index}"
    return asked


def _own_conditions(filters: RecommendationFilter, asked: Question) -> str | None:
    """Add what the row's own columns answer; return the condition that names the instruments, if one does."""
    conditions, values = asked.conditions, asked.values
    for name, several in (("code", filters.statuses), ("level", filters.levels)):
        if several:
            conditions.append(f"r.{name} IN ({', '.join(f':{name}_{at}' for at in range(len(several)))})")
            values |= {f"{name}_{at}": value.value for at, value in enumerate(several)}
    for name, wanted in (("disputed", filters.disputed), ("counts", filters.counted)):
        if wanted is not None:
            conditions.append(f"r.{name} = {int(wanted)}")
    if filters.review_due is not None:
        conditions.append("r.review_on <= :review_due")
        values["review_due"] = filters.review_due.isoformat()
    named = " AND ".join(_of_instruments(filters, values)) or None
    if named is not None:
        conditions.append(named)
    return named


def _of_instruments(filters: RecommendationFilter, values: dict[str, object]) -> Iterator[str]:
    if len(filters.instruments) == 1:
        yield "r.instrument = :instrument"
        values["instrument"] = filters.instruments[0]
    elif filters.instruments:
        yield "r.instrument IN (SELECT value FROM json_each(:instruments))"
        values["instruments"] = json.dumps(filters.instruments)
    if filters.country is not None:
        yield (
            "r.instrument IN (SELECT i.id FROM instrument i WHERE EXISTS "
            "(SELECT 1 FROM json_each(i.data, '$.countries') c WHERE c.value = :country))"
        )
        values["country"] = filters.country


def _hits(filters: RecommendationFilter) -> Iterator[Hits]:
    for name, value in (("addressee", filters.addressee), ("theme", filters.theme), ("person", filters.person)):
        table = f"recommendation_{name}"
        if value == WITHOUT:
            yield Hits(  # EXCEPT walks both in the order of their keys: twice as fast as asking for each row
                gathered=f"SELECT id FROM recommendation EXCEPT SELECT recommendation FROM {table}",
                asked=f"NOT EXISTS (SELECT 1 FROM {table} l WHERE l.recommendation = r.id)",
                values={},
            )
        elif value is not None:
            yield Hits(
                gathered=f"SELECT DISTINCT recommendation AS id FROM {table} WHERE {name} = :{name}",
                asked=f"EXISTS (SELECT 1 FROM {table} l WHERE l.{name} = :{name} AND l.recommendation = r.id)",
                values={name: value},
            )
    words = folded_words(filters.search)
    if words:
        yield _search_hits(words)


def _search_hits(words: list[str]) -> Hits:
    # To ask the index about one row costs a millisecond; to look into that row's key, some microseconds.
    parts = [*(f" {word} " for word in words[:-1]), f" {words[-1]}"]
    holds = " AND ".join(f"instr(s.key, :part{number}) > 0" for number in range(len(parts)))
    mine = "s.kind = 'recommendation'"
    return Hits(
        gathered="SELECT s.owner AS id FROM search_index JOIN search s ON s.number = search_index.rowid "
        f"WHERE search_index MATCH :words AND {mine}",
        asked=f"EXISTS (SELECT 1 FROM search s WHERE s.owner = r.id AND {mine} AND {holds})",
        values={"words": match_expression(words)} | {f"part{number}": part for number, part in enumerate(parts)},
    )


def _gathered(connection: Connection, hits: list[Hits], *, everything: bool) -> Hits | None:
    """Return the condition whose rows are gathered first: the first with few; any, where all rows are wanted."""
    for hit in hits:
        few = text(f"SELECT count(*) FROM ({hit.gathered} LIMIT {FEW + 1})")
        if int(connection.execute(few, hit.values).scalar_one()) <= FEW:
            return hit
    return hits[0] if hits and everything else None


def _stand_together(connection: Connection, condition: str, asked: Question, *, sort: Sort | None) -> bool:
    """Whether the index of instruments is the way: it has the order itself, or its rows are few enough to be sorted."""
    if sort in (None, Sort.REFERENCE):
        return True
    index = "recommendation r INDEXED BY ix_recommendation_of_instrument"
    few = text(f"SELECT count(*) FROM (SELECT 1 FROM {index} WHERE {condition} LIMIT {FEW_OF_INSTRUMENTS + 1})")
    names = ("instrument", "instruments", "country")
    values = {name: asked.values[name] for name in names if name in asked.values}
    return int(connection.execute(few, values).scalar_one()) <= FEW_OF_INSTRUMENTS
