"""A library as JSON: everything in it, and a plain table of its recommendations in front for whoever counts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.ids import RecommendationId
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.recommendation import Addressee, Assessment, Instrument, Recommendation, Theme
from briefing_app.domain.valuation import code_at
from briefing_app.importing.exchange import write_exchange


def library_as_json(reader: Reader, *, as_of: date) -> bytes:
    """Return the library as an exchange file, with the table of recommendations as their status is at ``as_of``."""
    whole: dict[str, Any] = json.loads(write_exchange(reader))
    table = {"recommendations": list(recommendation_rows(reader, as_of=as_of))}
    return (json.dumps({**table, **whole}, ensure_ascii=False, indent=1) + "\n").encode()


def recommendation_rows(reader: Reader, *, as_of: date) -> Iterator[dict[str, object]]:
    """Yield one object for each recommendation, by instrument and order."""
    addressees = {record.id: record.name for record in reader.all(Addressee)}
    themes = {record.id: record.name for record in reader.all(Theme)}
    for instrument in reader.all(Instrument):
        rows = reader.where(Recommendation, "instrument", instrument.id)
        judged = _by_recommendation(reader.assessments([row.id for row in rows]))
        claimant = instrument.claimant or Claimant(kind=ClaimantKind.OWN)
        for row in rows:
            yield {
                "id": row.id,
                "reference": reference_of(row, instrument),
                "instrument": instrument.reference or instrument.short_title or instrument.title,
                "paragraph": row.paragraph,
                "clause": row.clause,
                "title": row.title,
                "addressee": "; ".join(addressees.get(each, each) for each in row.addressees),
                "theme": "; ".join(themes.get(each, each) for each in row.themes),
                "kind": row.call_kind.value,
                "counted": row.counts,
                "status": code_at(judged.get(row.id, ()), as_of, claimant).value,
            }


def reference_of(row: Recommendation, instrument: Instrument) -> str:
    """Return how a recommendation is cited: instrument, paragraph, clause; a paragraph may be not verified."""
    name = instrument.reference or instrument.short_title or instrument.title
    clause = f"({row.clause.strip('()')})" if row.clause else ""
    if row.paragraph is None:
        return f"{name}, paragraph not verified{f', {clause}' if clause else ''}"
    return f"{name}, {row.paragraph}{clause}"


def _by_recommendation(assessments: Iterable[Assessment]) -> dict[RecommendationId, list[Assessment]]:
    found: dict[RecommendationId, list[Assessment]] = {}
    for assessment in assessments:
        found.setdefault(assessment.recommendation, []).append(assessment)
    return found
