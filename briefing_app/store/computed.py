"""What is computed from records and kept beside them in the same transaction: links, newest statuses, keys of lists."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

from sqlalchemy import Connection, insert, text

from briefing_app.domain.record import Record
from briefing_app.domain.records.recommendation import Assessment, Instrument, Recommendation
from briefing_app.domain.status import StatusCode
from briefing_app.store.schema import LINKS, NO_DAY

_PLACES = " ".join(f"WHEN '{code.value}' THEN '{place}'" for place, code in enumerate(StatusCode))
# Between the parts of a reference key stands what sorts before every letter. Rules of status, dispute and review:
# ``domain.valuation``, by each claimant's newest assessment.
LIST_KEYS = f"""
UPDATE recommendation SET (
    reference_key, code, code_since, status_place, last_assessed, review_on, disputed
) = (
    SELECT
        coalesce(i.order_key, '') || char(31) || recommendation.instrument || char(31) || recommendation.order_key,
        coalesce(s.code, 'unassessed'),
        coalesce(s.first_day, ''),
        CASE coalesce(s.code, 'unassessed') {_PLACES} END,
        coalesce((SELECT max(c.first_day) FROM current_status c WHERE c.recommendation = recommendation.id), ''),
        coalesce(s.review_on, '{NO_DAY}'),
        EXISTS (
            SELECT 1 FROM current_status o WHERE o.recommendation = recommendation.id
            AND s.code <> 'unassessed' AND o.code NOT IN (s.code, 'unassessed')
            AND (o.first_day, o.sequence) > (s.first_day, s.sequence)
        )
    FROM (SELECT 1) LEFT JOIN instrument i ON i.id = recommendation.instrument
    LEFT JOIN current_status s ON s.recommendation = recommendation.id
        AND s.claimant_kind = i.claimant_kind AND s.claimant_by = i.claimant_by
)"""
"""Writes the columns by which recommendations are listed, for all of them or for those that a WHERE names."""

# A later row takes the place of an earlier one of its claimant; a date known to the month or year counts by its first
# day.
_NEWEST = f"""
INSERT OR REPLACE INTO current_status
SELECT recommendation, claimant_kind, claimant_by, first_day, sequence, code,
    coalesce(substr(json_extract(data, '$.next_review') || '-01-01', 1, 10), '{NO_DAY}')
FROM assessment"""


def is_claim(assessment: str) -> str:
    """Return ``domain.valuation.is_claim`` of rows of ``assessment`` (a table's name) as SQL: 1 or 0.

    A position is asked for only where there is no status: the index holds the code, the position is in the row.
    """
    silent = f"json_extract({assessment}.data, '$.position') IS NULL"
    return f"CASE {assessment}.code WHEN '{StatusCode.UNASSESSED}' THEN {silent} ELSE 1 END"


_ORDER = f"ORDER BY recommendation, claimant_kind, claimant_by, {is_claim('assessment')}, first_day, sequence"


def refresh(connection: Connection, changed: Sequence[Record]) -> None:
    """Compute anew what depends on these values, the earlier and the later ones."""
    recommendations = [one for one in changed if isinstance(one, Recommendation)]
    assessed = {one.recommendation for one in changed if isinstance(one, Assessment)}
    write_links(connection, recommendations)
    if assessed:
        write_current_status(connection, assessed)
    touched = assessed.union(one.id for one in recommendations)
    instruments = {one.id for one in changed if isinstance(one, Instrument)}
    if touched or instruments:
        write_list_keys(connection, touched, instruments)


def write_links(connection: Connection, recommendations: Sequence[Recommendation]) -> None:
    """Write the links of recommendations whose rows are new: those of earlier rows went with them."""
    for field, table in LINKS.items():
        column = table.c[2].name
        rows = [
            {"recommendation": one.id, "place": place, column: other}
            for one in recommendations
            for place, other in enumerate(getattr(one, field))
        ]
        if rows:
            connection.execute(insert(table), rows)


def write_current_status(connection: Connection, touched: Collection[str]) -> None:
    """Write each claimant's newest assessment of these recommendations."""
    values = {"touched": json.dumps(list(touched))}
    mine = "recommendation IN (SELECT value FROM json_each(:touched))"
    connection.execute(text(f"DELETE FROM current_status WHERE {mine}"), values)
    connection.execute(text(f"{_NEWEST} WHERE {mine} {_ORDER}"), values)


def write_list_keys(connection: Connection, touched: Collection[str], instruments: Collection[str]) -> None:
    """Write the columns by which these recommendations, and those of these instruments, are listed."""
    for column, wanted in (("id", touched), ("instrument", instruments)):
        if wanted:
            here = f"{LIST_KEYS} WHERE {column} IN (SELECT value FROM json_each(:wanted))"
            connection.execute(text(here), {"wanted": json.dumps(list(wanted))})
