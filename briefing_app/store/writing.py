"""Writes changed records, and everything that is kept beside them, inside a transaction that somebody else holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from briefing_app.domain.changes import Change
from briefing_app.domain.kinds import Kind
from briefing_app.domain.record import Record
from briefing_app.domain.records.recommendation import Assessment
from briefing_app.domain.records.written import WrittenText
from briefing_app.domain.reference import RecordRef
from briefing_app.store import computed, search
from briefing_app.store.columns import Stored, row_of
from briefing_app.store.conflict import ConflictError
from briefing_app.store.schema import COUNTER, HISTORY, RECORDS

_PORTION = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One record as it was in the file and as it is now; ``after`` of ``None``: it is gone. ``rev`` counts that too."""

    ref: RecordRef
    before: Stored | None
    after: Record | None
    rev: int

    def sides(self) -> Iterator[Record]:
        """Yield the values from which something is computed: the later; the earlier, where others depend on it."""
        if self.before is not None and self.ref.kind in (Kind.ASSESSMENT, Kind.INSTRUMENT, Kind.TEXT):
            yield self.before.record(self.ref.kind)
        if self.after is not None:
            yield self.after


def merged(changes: Iterable[Change]) -> list[Change]:
    """Return the changes with one for each record: the first before, the last after."""
    found: dict[RecordRef, Change | None] = {}
    for change in changes:
        earlier = found.get(change.ref)
        if earlier is None:
            found[change.ref] = change
        elif earlier.before is None and change.after is None:
            found[change.ref] = None
        else:
            found[change.ref] = Change(before=earlier.before, after=change.after)
    return [change for change in found.values() if change is not None]


def apply_changes(connection: Connection, changes: Sequence[Change]) -> list[Written]:
    """Write the changes.

    Raises:
        ConflictError: if a record is not as a change expects it; the caller rolls back.
    """
    sequences = _sequences(connection, changes)
    written: list[Written] = []
    for portion in _portions(changes):
        stored = stored_values(connection, [change.ref for change in portion])
        written += write(connection, _targets(portion, stored, sequences), stored)
    return written


def checked_targets(
    connection: Connection, changes: Sequence[Change], stored: Mapping[RecordRef, Stored]
) -> dict[RecordRef, Record | None]:
    """Return what is to stand in the place of what is stored, new assessments with their sequence.

    Raises:
        ConflictError: if a record is not as a change expects it.
    """
    return _targets(changes, stored, _sequences(connection, changes))


def write(
    connection: Connection, targets: Mapping[RecordRef, Record | None], stored: Mapping[RecordRef, Stored]
) -> list[Written]:
    """Put the records in the place of what is stored, and compute what depends on them."""
    written = write_rows(connection, targets, stored)
    computed.refresh(connection, [side for one in written for side in one.sides()])
    known = {one.ref: one.after for one in written if one.after is not None}
    search.refresh(connection, _searched(written), known=known)
    return written


def write_rows(
    connection: Connection, targets: Mapping[RecordRef, Record | None], stored: Mapping[RecordRef, Stored]
) -> list[Written]:
    """Put the records in the place of what is stored, each with a rev above every one it ever had."""
    absent = [ref for ref in targets if ref not in stored]
    revs = _last_revs(connection, absent)
    written = []
    for ref, target in targets.items():
        before = stored.get(ref)
        rev = (before.rev if before is not None else revs.get(ref, 0)) + 1
        after = replace(target, rev=rev) if target is not None else None
        written.append(Written(ref=ref, before=before, after=after, rev=rev))
    _write_rows(connection, written)
    return written


def stored_values(connection: Connection, refs: Iterable[RecordRef]) -> dict[RecordRef, Stored]:
    """Return what the file holds of these records."""
    found: dict[RecordRef, Stored] = {}
    for kind, group in _by_kind(refs):
        table = RECORDS[kind]
        query = select(table.c.id, table.c.rev, table.c.version, table.c.data).where(
            table.c.id.in_([ref.id for ref in group])
        )
        for record_id, rev, version, data in connection.execute(query):
            found[RecordRef(kind=kind, id=record_id)] = Stored(rev=rev, version=version, data=data)
    return found


def next_numbers(connection: Connection, name: str, count: int) -> range:
    """Take ``count`` fresh numbers of a counter."""
    query = update(COUNTER).where(COUNTER.c.name == name).values(value=COUNTER.c.value + count)
    last = connection.execute(query.returning(COUNTER.c.value)).scalar_one()
    return range(last - count + 1, last + 1)


def _targets(
    changes: Iterable[Change], stored: Mapping[RecordRef, Stored], sequences: Mapping[RecordRef, int]
) -> dict[RecordRef, Record | None]:
    targets = {}
    for change in changes:
        _check(change, stored.get(change.ref))
        targets[change.ref] = _with_sequence(change, sequences)
    return targets


def _check(change: Change, stored: Stored | None) -> None:
    expected = change.before.rev if change.before is not None else None
    found = stored.rev if stored is not None else None
    if expected != found:
        theirs = stored.record(change.ref.kind) if stored is not None else None
        raise ConflictError(ref=change.ref, mine=change.after, theirs=theirs)


def _sequences(connection: Connection, changes: Sequence[Change]) -> dict[RecordRef, int]:
    fresh = [change.after for change in changes if change.before is None and isinstance(change.after, Assessment)]
    if not fresh:
        return {}
    # Those that come from another library keep their order among themselves.
    ordered = sorted(fresh, key=lambda assessment: assessment.sequence)
    numbers = next_numbers(connection, "sequence", len(ordered))
    return {assessment.ref: number for assessment, number in zip(ordered, numbers, strict=True)}


def _with_sequence(change: Change, sequences: Mapping[RecordRef, int]) -> Record | None:
    after = change.after
    if not isinstance(after, Assessment):
        return after
    before = change.before
    given = before.sequence if isinstance(before, Assessment) else sequences[change.ref]
    return replace(after, sequence=given)


def _last_revs(connection: Connection, refs: Iterable[RecordRef]) -> dict[RecordRef, int]:
    found: dict[RecordRef, int] = {}
    for kind, group in _by_kind(refs):
        query = (
            select(HISTORY.c.record, func.max(HISTORY.c.after_rev))
            .where(HISTORY.c.record.in_([ref.id for ref in group]), HISTORY.c.kind == kind.value)
            .group_by(HISTORY.c.record)
        )
        for record_id, rev in connection.execute(query):
            found[RecordRef(kind=kind, id=record_id)] = rev
    return found


def _write_rows(connection: Connection, written: Sequence[Written]) -> None:
    gone = [one.ref for one in written if one.before is not None]
    for kind, group in _by_kind(gone):
        table = RECORDS[kind]
        connection.execute(delete(table).where(table.c.id.in_([ref.id for ref in group])))
    rows: dict[Kind, list[dict[str, Any]]] = {}
    for one in written:
        if one.after is not None:
            rows.setdefault(one.ref.kind, []).append(row_of(one.after))
    for kind, found in rows.items():
        connection.execute(insert(RECORDS[kind]), found)


def _searched(written: Sequence[Written]) -> Iterator[RecordRef]:
    for one in written:
        if one.ref.kind is not Kind.TEXT:
            yield one.ref
            continue
        yield from (side.owner for side in one.sides() if isinstance(side, WrittenText))


def _by_kind(refs: Iterable[RecordRef]) -> Iterator[tuple[Kind, list[RecordRef]]]:
    for kind, group in groupby(sorted(refs), key=lambda ref: ref.kind):
        yield kind, list(group)


def _portions(changes: Sequence[Change]) -> Iterator[Sequence[Change]]:
    for start in range(0, len(changes), _PORTION):
        yield changes[start : start + _PORTION]
