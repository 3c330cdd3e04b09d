"""Data for other programs: every recommendation with its status at a date, and the other records beside them."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from typing import Any

from briefing_app.domain.codec import encode
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.recommendation import Addressee, Assessment, Instrument, Recommendation, Theme
from briefing_app.domain.valuation import code_at

_APART = (Kind.RECOMMENDATION, Kind.TEXT)
"""Recommendations have a shape of their own here; texts stay in the exchange file, where they can be read back."""

_PLURALS = {
    Kind.COUNTRY: "countries",
    Kind.SITUATION_ENTRY: "situation_entries",
    Kind.BODY: "bodies",
}


def export_data(reader: Reader, as_of: date) -> dict[str, Any]:
    """Return the library as plain values: recommendations with the status that their instrument's claimant gives them.

    ``reference`` is the instrument's; ``addressee`` and ``theme`` are names, joined by "; " where there are several.
    """
    data: dict[str, Any] = {"as_of": as_of.isoformat(), "recommendations": _recommendations(reader, as_of)}
    for kind, record_class in CLASSES.items():
        if kind not in _APART:
            name = _PLURALS.get(kind, f"{kind.value}s")
            data[name] = [json.loads(encode(record)) for record in reader.all(record_class)]
    return data


def _recommendations(reader: Reader, as_of: date) -> list[dict[str, Any]]:
    addressees = {record.id: record.name for record in reader.all(Addressee)}
    themes = {record.id: record.name for record in reader.all(Theme)}
    rows: list[dict[str, Any]] = []
    for instrument in reader.all(Instrument):
        calls = reader.where(Recommendation, "instrument", instrument.id)
        made: dict[str, list[Assessment]] = defaultdict(list)
        for assessment in reader.assessments(call.id for call in calls):
            made[assessment.recommendation].append(assessment)
        rows.extend(
            {
                "id": call.id,
                "reference": instrument.reference,
                "instrument": instrument.title,
                "paragraph": call.paragraph,
                "clause": call.clause,
                "addressee": "; ".join(addressees[key] for key in call.addressees if key in addressees),
                "theme": "; ".join(themes[key] for key in call.themes if key in themes),
                "kind": call.call_kind.value,
                "counted": call.counts,
                "status": code_at(made[call.id], as_of, instrument.claimant).value,
            }
            for call in calls
        )
    return rows
