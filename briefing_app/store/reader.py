"""One consistent state of a library, as the domain asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, select

from briefing_app.domain.codec import decode
from briefing_app.domain.ids import RecommendationId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.record import Record
from briefing_app.domain.records.recommendation import Assessment
from briefing_app.domain.records.written import WrittenText
from briefing_app.store.schema import RECORDS

R = TypeVar("R", bound=Record)
CHUNK = 500
"""Ids asked for in one statement."""


class StoreReader:
    """Answers from one read transaction: nothing that is committed meanwhile is seen."""

    def __init__(self, connection: Connection) -> None:
        """Read through ``connection``, whose transaction has begun."""
        self._connection = connection

    def get(self, kind: type[R], record_id: str, /) -> R | None:
        """The record with this id, or ``None``."""
        found = self.many(kind, (record_id,))
        return found[0] if found else None

    def many(self, kind: type[R], ids: Iterable[str], /) -> tuple[R, ...]:
        """The records with these ids, in the order given; ids that are not there are passed over."""
        wanted = list(ids)
        table = RECORDS[kind.KIND]
        found: dict[str, R] = {}
        for part in chunks(dict.fromkeys(wanted)):
            for record in self._records(kind, _data(kind.KIND).where(table.c.id.in_(part))):
                found[record.id] = record
        return tuple(found[one] for one in wanted if one in found)

    def where(self, kind: type[R], field: str, value: str, /) -> tuple[R, ...]:
        """Records whose relation ``field`` (one of ``kind.RELATIONS``) is ``value``, by order key, then id.

        Raises:
            ValueError: if the kind has no such relation.
        """
        if field not in kind.RELATIONS:
            raise ValueError(f"{kind.__name__} has no relation {field!r}")
        return self._ordered(kind, _data(kind.KIND).where(RECORDS[kind.KIND].c[field] == value))

    def all(self, kind: type[R], /) -> tuple[R, ...]:
        """Every record of a kind, by order key where it has one, then id. Not for kinds that may be many."""
        return self._ordered(kind, _data(kind.KIND))

    def texts(self, owners: Iterable[str], /) -> tuple[WrittenText, ...]:
        """All texts that belong to the records with these ids, by owner, field, language."""
        text = RECORDS[Kind.TEXT]
        found: list[WrittenText] = []
        for part in chunks(dict.fromkeys(owners)):
            found += self._records(WrittenText, _data(Kind.TEXT).where(text.c.owner_id.in_(part)))
        return tuple(sorted(found, key=lambda one: (one.owner_id, one.field, one.language)))

    def assessments(self, recommendations: Iterable[RecommendationId], /) -> tuple[Assessment, ...]:
        """Assessments of these recommendations, by recommendation, date, sequence."""
        table = RECORDS[Kind.ASSESSMENT]
        found: list[Assessment] = []
        for part in chunks(dict.fromkeys(recommendations)):
            found += self._records(Assessment, _data(Kind.ASSESSMENT).where(table.c.recommendation.in_(part)))
        return tuple(sorted(found, key=lambda one: (one.recommendation, one.date.first_day, one.sequence)))

    def _ordered(self, kind: type[R], query: Select[Any]) -> tuple[R, ...]:
        table = RECORDS[kind.KIND]
        keys = [table.c.order_key] if "order_key" in table.c else []
        return tuple(self._records(kind, query.order_by(*keys, table.c.id)))

    def _records(self, kind: type[R], query: Select[Any]) -> Iterator[R]:
        for version, data in self._connection.execute(query):
            record = decode(kind.KIND, data, version=version)
            assert isinstance(record, kind)
            yield record


def chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    """Cut ids into portions that one statement can ask for."""
    wanted = list(ids)
    for start in range(0, len(wanted), CHUNK):
        yield wanted[start : start + CHUNK]


def _data(kind: Kind) -> Select[Any]:
    table = RECORDS[kind]
    return select(table.c.version, table.c.data)
