"""What the store answers to a change, and how it tells of earlier ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from briefing_app.domain.record import Record
from briefing_app.domain.reference import RecordRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """A change that is committed: its entry in the history, and the values as stored (new rev, new sequence)."""

    entry: int
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An entry of the history. ``undone`` says that it was taken back and not done again.

    ``refs`` is empty where it changed more records than anybody could look through: a large import.
    """

    entry: int
    label: str
    who: str
    at: datetime
    undone: bool
    refs: tuple[RecordRef, ...]
