"""Short names of records for running text."""

from __future__ import annotations

from datetime import date

from briefing_app.domain.record import Record
from briefing_app.domain.records.people import Body
from briefing_app.domain.records.place import name_on
from briefing_app.domain.records.recommendation import Instrument


def short_name(record: Record, day: date) -> str:
    """Return the record's short name; a body's is that of ``day``; empty where a kind has none."""
    if isinstance(record, Body):
        held = name_on(record.names, day)
        return (held.short or held.name) if held is not None else record.code
    if isinstance(record, Instrument):
        return record.reference or record.short_title or record.title
    for field in ("name", "title"):
        named = getattr(record, field, "")
        if named:
            return str(named)
    return ""
