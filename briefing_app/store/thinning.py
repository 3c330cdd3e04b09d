"""What the history forgets: old values of records that no step may bring back any more.

A step goes as a whole, with every undo and redo of it, when the newest of these is older than ``KEPT``. Its entry stays
(who changed what, and when), its values go. Of a record that was deleted one row stays without its value: it keeps the
number above which a record of the same name would begin.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Select, and_, delete, func, or_, select, update

from briefing_app.store.history import EntryState
from briefing_app.store.schema import ENTRY, HISTORY

KEPT = timedelta(days=90)
PORTION = 500
"""Values that go in one transaction: a few milliseconds, in which nobody else can write."""


def thin(connection: Connection, *, now: datetime) -> bool:
    """Forget one portion of what is too old; return whether anything went, and there may be more.

    The caller's transaction holds it all: a step can be undone whole, or not at all.
    """
    old = _old_roots(now)
    # First every old step is closed, so that none is undone while half of its values are gone.
    for state, closed in ((EntryState.DONE, EntryState.GONE), (EntryState.UNDONE, EntryState.DROPPED)):
        standing = and_(ENTRY.c.id.in_(old), ENTRY.c.state == state.value)
        connection.execute(update(ENTRY).where(standing).values(state=closed.value))
    later = HISTORY.alias()
    newest = ~(
        select(later.c.number)
        .where(later.c.record == HISTORY.c.record, later.c.kind == HISTORY.c.kind, later.c.number > HISTORY.c.number)
        .exists()
    )
    query = (
        select(HISTORY.c.number, and_(newest, ~HISTORY.c.present).label("tombstone"))
        .select_from(HISTORY.join(ENTRY, HISTORY.c.entry == ENTRY.c.id))
        .where(ENTRY.c.root.in_(old), or_(HISTORY.c.before.is_not(None), HISTORY.c.present))
        .limit(PORTION)
    )
    found = connection.execute(query).all()
    stones = [row.number for row in found if row.tombstone]
    gone = [row.number for row in found if not row.tombstone]
    if stones:
        blank = update(HISTORY).where(HISTORY.c.number.in_(stones))
        connection.execute(blank.values(before=None, version=None))
    if gone:
        connection.execute(delete(HISTORY).where(HISTORY.c.number.in_(gone)))
    return bool(found)


def _old_roots(now: datetime) -> Select[tuple[int]]:
    cutoff = (now - KEPT).astimezone(UTC).isoformat(timespec="milliseconds")
    return select(ENTRY.c.root).group_by(ENTRY.c.root).having(func.max(ENTRY.c.at) < cutoff)
