"""What is computed from records and kept beside them in the same transaction: links, newest statuses, keys of lists."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, delete, func, insert, literal, select, update

from briefing_app.domain.kinds import Kind
from briefing_app.domain.record import Record
from briefing_app.domain.records.recommendation import Assessment, Instrument, Recommendation
from briefing_app.domain.status import StatusCode
from briefing_app.store.schema import CURRENT_STATUS, LINKS, RECORDS

_BETWEEN = "\x1f"
"""Stands between the parts of a reference key and sorts before every letter."""


def refresh(connection: Connection, changed: Sequence[Record]) -> None:
    """Compute anew what depends on these values, the earlier and the later ones."""
    recommendations = [one for one in changed if isinstance(one, Recommendation)]
    assessed = {one.recommendation for one in changed if isinstance(one, Assessment)}
    _write_links(connection, recommendations)
    if assessed:
        _write_current_status(connection, assessed)
    touched = assessed.union(one.id for one in recommendations)
    instruments = {one.id for one in changed if isinstance(one, Instrument)}
    if touched or instruments:
        _write_list_keys(connection, touched, instruments)


def _write_links(connection: Connection, recommendations: Sequence[Recommendation]) -> None:
    # Links of what was there before went with its row.
    for field, table in LINKS.items():
        column = table.c[2].name
        rows = [
            {"recommendation": one.id, "place": place, column: other}
            for one in recommendations
            for place, other in enumerate(getattr(one, field))
        ]
        if rows:
            connection.execute(insert(table), rows)


def _write_current_status(connection: Connection, touched: Collection[str]) -> None:
    table, status = RECORDS[Kind.ASSESSMENT], CURRENT_STATUS
    columns = (table.c.recommendation, table.c.claimant_kind, table.c.claimant_by)
    newest_first = (table.c.first_day.desc(), table.c.sequence.desc())
    ranked = (
        select(
            *columns,
            table.c.first_day,
            table.c.sequence,
            table.c.code,
            func.row_number().over(partition_by=columns, order_by=newest_first).label("rank"),
        )
        .where(table.c.recommendation.in_(touched))
        .subquery()
    )
    newest = select(*list(ranked.c)[:-1]).where(ranked.c.rank == 1)
    connection.execute(delete(status).where(status.c.recommendation.in_(touched)))
    connection.execute(insert(status).from_select([column.name for column in status.c], newest))


def _write_list_keys(connection: Connection, touched: Collection[str], instruments: Collection[str]) -> None:
    table, instrument, status = RECORDS[Kind.RECOMMENDATION], RECORDS[Kind.INSTRUMENT], CURRENT_STATUS
    order = select(instrument.c.order_key).where(instrument.c.id == table.c.instrument).scalar_subquery()
    key = func.coalesce(order, literal("")) + _BETWEEN + table.c.instrument + _BETWEEN + table.c.order_key
    counted = (
        instrument.c.id == table.c.instrument,
        status.c.recommendation == table.c.id,
        status.c.claimant_kind == instrument.c.claimant_kind,
        status.c.claimant_by == instrument.c.claimant_by,
    )
    code = select(status.c.code).where(*counted).scalar_subquery()
    since = select(status.c.first_day).where(*counted).scalar_subquery()
    query = update(table).values(
        reference_key=key,
        code=func.coalesce(code, literal(StatusCode.UNASSESSED.value)),
        code_since=func.coalesce(since, literal("")),
    )
    if touched:
        connection.execute(query.where(table.c.id.in_(touched)))
    if instruments:
        connection.execute(query.where(table.c.instrument.in_(instruments)))
