"""Totals over the whole library, computed where the rows are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import text

from briefing_app.domain.counts import Counts, fold
from briefing_app.domain.ids import AddresseeId, InstrumentId
from briefing_app.domain.status import StatusCode
from briefing_app.store.computed import is_claim
from briefing_app.store.library import Library

# The newest status of the claimant that the instrument names holds, unless it is of a later day: then the one before
# is looked up. Rows are read from two indexes, whether an instrument folds is read once. Rules: ``domain.valuation``.
_QUERY = f"""
WITH counted AS (
    SELECT r.instrument, CASE WHEN r.code_since <= :as_of THEN r.code ELSE coalesce((
            SELECT a.code FROM assessment a
            WHERE a.recommendation = r.id AND a.claimant_kind = i.claimant_kind AND a.claimant_by = i.claimant_by
            AND a.first_day <= :as_of ORDER BY {is_claim("a")} DESC, a.first_day DESC, a.sequence DESC LIMIT 1
        ), 'unassessed') END AS code, count(*) AS number
    FROM instrument i
    CROSS JOIN recommendation r INDEXED BY ix_recommendation_totals ON r.instrument = i.id
    WHERE r.counts = 1 {{narrowed}}
    GROUP BY 1, 2
)
SELECT c.instrument, c.code, c.number, coalesce(json_extract(i.data, '$.fold'), 0)
FROM counted c JOIN instrument i ON i.id = c.instrument
"""
_INSTRUMENT = "AND r.instrument = :instrument"
_ADDRESSEE = """AND EXISTS (
    SELECT 1 FROM recommendation_addressee l WHERE l.recommendation = r.id AND l.addressee = :addressee)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusTotal:
    """The counted rows of one instrument by status code."""

    instrument: InstrumentId
    counts: Counts


def status_totals(
    library: Library, *, instrument: InstrumentId | None = None, addressee: AddresseeId | None = None, as_of: date
) -> tuple[StatusTotal, ...]:
    """Return the counts of each instrument at ``as_of``, by the claimant that it names, in the order of their ids.

    They are a pack's: an instrument that counts steps and setbacks as not implemented has them folded, and says which
    (``Counts.folded``). A list and its groups show and filter each row by its own code.
    """
    narrowed = " ".join((_INSTRUMENT if instrument else "", _ADDRESSEE if addressee else ""))
    values = {"as_of": as_of.isoformat(), "instrument": instrument, "addressee": addressee}
    names = [name for name, value in values.items() if value is not None]
    found: dict[str, dict[StatusCode, int]] = defaultdict(lambda: dict.fromkeys(StatusCode, 0))
    with library.connection() as connection:
        rows = connection.execute(text(_QUERY.format(narrowed=narrowed)), {name: values[name] for name in names})
        folding = set[str]()
        for which, code, count, folds in rows:
            found[which][StatusCode(code)] = count
            if folds:
                folding.add(which)
    counted = {which: Counts(by_code=codes) for which, codes in found.items()}
    return tuple(
        StatusTotal(instrument=InstrumentId(which), counts=fold(counts) if which in folding else counts)
        for which, counts in sorted(counted.items())
    )
