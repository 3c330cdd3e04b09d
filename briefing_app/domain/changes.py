"""Change sets: the one form in which anything in a library changes."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.domain.record import Record
from briefing_app.domain.reference import RecordRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One record before and after: ``before`` of ``None`` creates it, ``after`` of ``None`` deletes it."""

    before: Record | None
    after: Record | None

    def __post_init__(self) -> None:
        """Refuse a change of nothing, or of one record into another.

        Raises:
            ValueError: if both sides are missing or name different records.
        """
        if self.before is None and self.after is None:
            raise ValueError("a change needs at least one side")
        if self.before is not None and self.after is not None and self.before.ref != self.after.ref:
            raise ValueError("a change keeps the record's kind and id")

    @property
    def ref(self) -> RecordRef:
        """The record that changes."""
        side = self.after if self.after is not None else self.before
        assert side is not None
        return side.ref


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSet:
    """Changes that belong together, applied whole or not at all; ``label`` names the step in Undo and history."""

    label: str
    changes: tuple[Change, ...]


def created(record: Record) -> Change:
    """Return the change that creates ``record``."""
    return Change(before=None, after=record)


def deleted(record: Record) -> Change:
    """Return the change that deletes ``record``."""
    return Change(before=record, after=None)


def replaced(before: Record, after: Record) -> Change:
    """Return the change from one value of a record to the next."""
    return Change(before=before, after=after)
