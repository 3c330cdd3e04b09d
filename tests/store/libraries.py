"""Libraries for the store's tests."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefing_app.domain.changes import ChangeSet, created
from briefing_app.domain.record import Record
from briefing_app.store.library import Library
from briefing_app.store.who import Who

ANNA = Who(name="Anna", initials="AN")
BEN = Who(name="Ben", initials="BE")


def creating(*records: Record, label: str = "Create") -> ChangeSet:
    """Return the change set that creates these records."""
    return ChangeSet(label=label, changes=tuple(created(record) for record in records))


def library_with(path: Path, records: Iterable[Record], *, key: str | None = None) -> Library:
    """Make a library that holds ``records``."""
    library = Library.create(path, key=key)
    library.apply(creating(*records), who=ANNA)
    return library


def stored(library: Library, record: Record) -> Record:
    """Return the value that the library holds of a record."""
    with library.read() as reader:
        found = reader.get(type(record), record.id)
    assert found is not None
    return found
