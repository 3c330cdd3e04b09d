"""Undo and redo: the inverse of a step, written as a new state."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from briefing_app.domain.codec import decode
from briefing_app.domain.kinds import Kind
from briefing_app.domain.record import Record
from briefing_app.domain.reference import RecordRef
from briefing_app.errors import UserError
from briefing_app.store import history
from briefing_app.store.history import EntryKind, EntryState
from briefing_app.store.steps import Step
from briefing_app.store.taking_in import Taker, stoppable
from briefing_app.store.thinning import KEPT
from briefing_app.store.who import Who
from briefing_app.store.writing import stored_values


def undo(connection: Connection, who: Who) -> Step:
    """Take back the last standing edit of ``who``.

    Raises:
        UserError: if there is none, or somebody has changed one of its records since.
    """
    root = history.last_done(connection, who)
    if root is None and history.has_gone(connection, who):
        raise UserError(
            "Your changes are too old to be undone",
            f"What a change replaced is kept for {KEPT.days} days.",
            "An older state may be found in a backup.",
        )
    if root is None:
        raise UserError("Nothing to undo", "You have made no change that could be taken back.")
    forward = history.latest_of_root(connection, root, EntryKind.REDO) or root
    _invert(connection, forward, root=root, kind=EntryKind.UNDO, who=who)
    history.set_state(connection, root, EntryState.UNDONE)
    return history.step(connection, root)


def redo(connection: Connection, who: Who) -> Step:
    """Do the last undone edit of ``who`` again.

    Raises:
        UserError: if there is none, or somebody has changed one of its records since.
    """
    root = history.last_undone(connection, who)
    backward = history.latest_of_root(connection, root, EntryKind.UNDO) if root is not None else None
    if root is None or backward is None:
        raise UserError("Nothing to redo", "You have undone no change that could be done again.")
    _invert(connection, backward, root=root, kind=EntryKind.REDO, who=who)
    history.set_state(connection, root, EntryState.DONE)
    return history.step(connection, root)


def _invert(connection: Connection, entry: int, *, root: int, kind: EntryKind, who: Who) -> None:
    label = history.step(connection, root).label
    for ref, other, person in history.changed_since(connection, entry, root=root):
        if not (kind is EntryKind.REDO and _is_back(connection, ref, root)):
            raise _refused(kind, label, (other, person))
    inverse = history.add_entry(connection, kind=kind, label=label, who=who, root=root)
    taker = Taker(connection, inverse)
    with stoppable(connection, _never):
        for values in history.portions_of_entry(connection, entry):
            targets: dict[RecordRef, Record | None] = {
                RecordRef(kind=Kind(row.kind), id=row.record): (
                    decode(Kind(row.kind), row.before, version=row.version) if row.before is not None else None
                )
                for row in values
            }
            taker.put(targets, stored_values(connection, targets))
        taker.finish()


def _is_back(connection: Connection, ref: RecordRef, root: int) -> bool:
    """Whether a record is what it was before ``root`` was made: then others have undone and redone around it."""
    forward = history.latest_of_root(connection, root, EntryKind.REDO) or root
    before = history.value_of_entry(connection, forward, ref)
    stored = stored_values(connection, [ref]).get(ref)
    if stored is None or before.before is None:
        return stored is None and before.before is None
    expected = decode(ref.kind, before.before, version=before.version)
    return replace(stored.record(ref.kind), rev=0) == replace(expected, rev=0)


def _never() -> bool:
    return False


def _refused(kind: EntryKind, label: str, since: tuple[str, str]) -> UserError:
    verb = "Undo" if kind is EntryKind.UNDO else "Redo"
    other, person = since
    return UserError(
        f"{verb} is not possible now",
        f"“{label}” was followed by “{other}” ({person}), which changed the same record.",
        "Change the record by hand, or let that change be taken back first.",
    )
