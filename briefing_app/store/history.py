"""The history: what each step replaced, whose steps can be undone, and what was changed since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeAlias

from sqlalchemy import Connection, Row, Select, and_, func, insert, select, update

from briefing_app.domain.codec import decode
from briefing_app.domain.kinds import Kind
from briefing_app.domain.record import Record
from briefing_app.domain.reference import RecordRef
from briefing_app.store.schema import ENTRY, HISTORY
from briefing_app.store.steps import Step
from briefing_app.store.who import Who
from briefing_app.store.writing import Written, next_numbers

_PORTION = 1000
MANY = 10_000
"""A step of more records than this does not name them."""
_MINE = HISTORY.alias("mine")


class EntryKind(StrEnum):
    """What an entry is: a change that somebody made, or one that took it back or did it again."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"


class EntryState(StrEnum):
    """Whether an edit stands.

    ``DROPPED``: undone, and overtaken by a newer edit of the same person, or by time. ``GONE``: it stands, and is too
    old to be taken back.
    """

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"
    GONE = "gone"


def add_entry(connection: Connection, *, kind: EntryKind, label: str, who: Who, root: int | None = None) -> int:
    """Write a new entry and return its number; an edit is its own root."""
    number = next_numbers(connection, "entry", 1)[0]
    row = {
        "id": number,
        "kind": kind.value,
        "root": root if root is not None else number,
        "state": EntryState.DONE.value,
        "label": label,
        "who_name": who.name,
        "who_initials": who.initials,
        "at": datetime.now(tz=UTC).isoformat(timespec="milliseconds"),
    }
    connection.execute(insert(ENTRY).values(row))
    return number


def add_values(connection: Connection, entry: int, written: Sequence[Written], *, new: bool = False) -> None:
    """Keep what ``entry`` replaced. What a joined entry has replaced before keeps its first value.

    ``new`` says that the entry holds no value of any of these records: it is then not looked through.
    """
    known = {} if new else _known(connection, entry, [one.ref for one in written])
    fresh: list[dict[str, Any]] = []
    for one in written:
        after = {"after_rev": one.rev, "present": one.after is not None}
        if one.ref in known:
            connection.execute(update(HISTORY).where(HISTORY.c.number == known[one.ref]).values(after))
            continue
        version, before = (one.before.version, one.before.data) if one.before is not None else (None, None)
        fresh.append(
            {"entry": entry, "kind": one.ref.kind.value, "record": one.ref.id, "version": version, "before": before}
            | after
        )
    if fresh:
        connection.execute(insert(HISTORY), fresh)


def drop_redo(connection: Connection, who: Who) -> None:
    """A new edit overtakes what this person has undone."""
    query = update(ENTRY).where(_of(who), ENTRY.c.state == EntryState.UNDONE.value)
    connection.execute(query.values(state=EntryState.DROPPED.value))


def set_state(connection: Connection, entry: int, state: EntryState) -> None:
    """Note whether an edit stands."""
    connection.execute(update(ENTRY).where(ENTRY.c.id == entry).values(state=state.value))


def can_join(connection: Connection, entry: int, who: Who, refs: Iterable[RecordRef]) -> bool:
    """Whether a change may go into an earlier entry: its own person's, standing, and nothing between them."""
    found = connection.execute(select(ENTRY.c.state).where(ENTRY.c.id == entry, _of(who))).scalar_one_or_none()
    if found != EntryState.DONE.value or latest_of_root(connection, entry, EntryKind.REDO) is not None:
        return False
    wanted = set(refs)
    return all(ref not in wanted for ref, _, _ in changed_since(connection, entry, root=entry))


def last_done(connection: Connection, who: Who) -> int | None:
    """The edit that Undo takes back."""
    query = select(func.max(ENTRY.c.id)).where(_of(who), ENTRY.c.state == EntryState.DONE.value)
    return _number(connection, query)


def last_undone(connection: Connection, who: Who) -> int | None:
    """The edit that Redo does again: of those undone in a row, the last undone is the oldest."""
    query = select(func.min(ENTRY.c.id)).where(_of(who), ENTRY.c.state == EntryState.UNDONE.value)
    return _number(connection, query)


def has_gone(connection: Connection, who: Who) -> bool:
    """Whether this person has made a change that is too old to be taken back."""
    query = select(ENTRY.c.id).where(_of(who), ENTRY.c.state == EntryState.GONE.value).limit(1)
    return connection.execute(query).first() is not None


def latest_of_root(connection: Connection, root: int, kind: EntryKind) -> int | None:
    """The newest undo or redo of an edit."""
    query = select(func.max(ENTRY.c.id)).where(ENTRY.c.root == root, ENTRY.c.kind == kind.value)
    return _number(connection, query)


Value: TypeAlias = Row[tuple[int, str, str, int | None, str | None]]
"""What an entry replaced of one record: number, kind, record, version, before."""


def portions_of_entry(connection: Connection, entry: int) -> Iterator[Sequence[Value]]:
    """Yield what an entry replaced, some at a time, in the order in which it was written."""
    last = 0
    while found := connection.execute(_values(entry).where(HISTORY.c.number > last).limit(_PORTION)).all():
        yield found
        last = found[-1].number


def value_of_entry(connection: Connection, entry: int, ref: RecordRef) -> Value:
    """Return what an entry replaced of one record, which it did."""
    mine = (HISTORY.c.record == ref.id, HISTORY.c.kind == ref.kind.value)
    return connection.execute(_values(entry).where(*mine)).one()


def changed_since(connection: Connection, entry: int, *, root: int) -> Iterator[tuple[RecordRef, str, str]]:
    """Yield the records of an entry that others have changed since, with label and person of the newest such edit.

    Only edits that still stand are told of; those that ``root`` itself was moved by are no others.
    """
    seen = set()
    for row in connection.execute(_later_edits(root).where(_MINE.c.entry == entry)):
        ref = RecordRef(kind=Kind(row.kind), id=row.record)
        if ref not in seen:
            seen.add(ref)
            yield ref, row.label, row.who_name


def _values(entry: int) -> Select[tuple[int, str, str, int | None, str | None]]:
    columns = (HISTORY.c.number, HISTORY.c.kind, HISTORY.c.record, HISTORY.c.version, HISTORY.c.before)
    return select(*columns).where(HISTORY.c.entry == entry).order_by(HISTORY.c.number)


def _later_edits(root: int) -> Select[tuple[str, str, str, str]]:
    """Standing edits after a value of the history, which is called ``_MINE``."""
    later, edit = HISTORY.alias(), ENTRY.alias()
    return (
        select(_MINE.c.kind, _MINE.c.record, edit.c.label, edit.c.who_name)
        .select_from(
            _MINE.join(
                later,
                and_(later.c.record == _MINE.c.record, later.c.kind == _MINE.c.kind, later.c.number > _MINE.c.number),
            )
            .join(ENTRY, later.c.entry == ENTRY.c.id)
            .join(edit, ENTRY.c.root == edit.c.id)
        )
        .where(edit.c.state == EntryState.DONE.value, edit.c.id != root)
        .order_by(_MINE.c.number, later.c.number.desc())
    )


def step(connection: Connection, entry: int) -> Step:
    """Return one edit as the history shows it."""
    return _steps(connection, select(ENTRY).where(ENTRY.c.id == entry))[0]


def steps(connection: Connection, *, limit: int) -> tuple[Step, ...]:
    """Return the last edits, newest first."""
    query = select(ENTRY).where(ENTRY.c.kind == EntryKind.EDIT.value).order_by(ENTRY.c.id.desc()).limit(limit)
    return _steps(connection, query)


def values_of(connection: Connection, ref: RecordRef) -> tuple[Record, ...]:
    """Return every earlier value of a record, oldest first."""
    query = (
        select(HISTORY.c.version, HISTORY.c.before)
        .where(HISTORY.c.record == ref.id, HISTORY.c.kind == ref.kind.value, HISTORY.c.before.is_not(None))
        .order_by(HISTORY.c.number)
    )
    return tuple(decode(ref.kind, data, version=version) for version, data in connection.execute(query))


def _steps(connection: Connection, query: Select[Any]) -> tuple[Step, ...]:
    found = []
    for row in connection.execute(query).all():
        values = select(HISTORY.c.kind, HISTORY.c.record).where(HISTORY.c.entry == row.id).order_by(HISTORY.c.number)
        named = connection.execute(values.limit(MANY + 1)).all()
        refs = tuple(RecordRef(kind=Kind(kind), id=record) for kind, record in named if len(named) <= MANY)
        found.append(
            Step(
                entry=row.id,
                label=row.label,
                who=row.who_name,
                at=datetime.fromisoformat(row.at),
                undone=row.state in {EntryState.UNDONE.value, EntryState.DROPPED.value},
                refs=refs,
            )
        )
    return tuple(found)


def _number(connection: Connection, query: Select[Any]) -> int | None:
    found = connection.execute(query).scalar_one()
    return int(found) if found is not None else None


def _of(who: Who) -> Any:  # noqa: ANN401  (a condition of the query language)
    return and_(
        ENTRY.c.who_name == who.name,
        ENTRY.c.who_initials == who.initials,
        ENTRY.c.kind == EntryKind.EDIT.value,
    )


def _known(connection: Connection, entry: int, refs: Iterable[RecordRef]) -> dict[RecordRef, int]:
    """Numbers of the values that an entry holds already, of these records."""
    if connection.execute(select(HISTORY.c.number).where(HISTORY.c.entry == entry).limit(1)).first() is None:
        return {}
    wanted = set(refs)
    query = select(HISTORY.c.kind, HISTORY.c.record, HISTORY.c.number).where(HISTORY.c.entry == entry)
    found = {RecordRef(kind=Kind(kind), id=record): number for kind, record, number in connection.execute(query)}
    return {ref: number for ref, number in found.items() if ref in wanted}
