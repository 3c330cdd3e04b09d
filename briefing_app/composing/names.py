"""Short names of records for running text."""

from __future__ import annotations

from datetime import date

from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records.people import Body, Person
from briefing_app.domain.records.place import name_on
from briefing_app.domain.records.recommendation import Assessment, Instrument, Recommendation


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


def field_place(record: Record | None, field: str, known: str, day: date, reader: Reader) -> str:
    """Return how a person knows a field of a record (``known`` is the id of one that is gone), or words in its rows."""
    name = (short_name(record, day) if record is not None else "") or known
    if isinstance(record, Assessment):
        call = reader.get(Recommendation, record.recommendation)
        name = f"{call.title if call is not None else known}, assessment of {record.date}"
    rows, _, inner = field.partition(".")
    words, _, key = inner.partition(":")
    if not key:
        return f"{name}, {rows.replace('_', ' ')}"
    person = reader.get(Person, key) if rows == "delegation" else None
    return f"{name}, {words} of {person.name if person is not None else key}"
