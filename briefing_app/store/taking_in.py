"""Large changes: streamed in pieces through one transaction, what is computed from them filled in at the end.

Memory holds the ids of what was touched, never the records. Indexes of lists are taken away while very much is written
and made anew afterwards, which is faster than keeping them for each row; it is all inside the transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from briefing_app.domain.changes import Change
from briefing_app.domain.kinds import Kind
from briefing_app.domain.record import Record
from briefing_app.domain.records.recommendation import Assessment, Instrument, Recommendation
from briefing_app.domain.records.written import WrittenText
from briefing_app.domain.reference import RecordRef
from briefing_app.errors import UserError
from briefing_app.store import computed, history, search
from briefing_app.store.columns import Stored
from briefing_app.store.schema import LIST_INDEXES
from briefing_app.store.writing import Written, checked_targets, merged, stored_values, write_rows

T = TypeVar("T")
PORTION = 1000
LARGE = 20_000
"""From so many recommendations on, the indexes of lists are made anew."""
_STEPS_BETWEEN_LOOKS = 100_000
"""Steps of the database's machine between two looks at whether somebody has cancelled: some hundredths of a second."""
_CACHE = 96_000
"""Kilobytes of the file that are kept in memory meanwhile: the indexes' pages are touched in no order."""

Progress = Callable[[int], None]
"""Told how many records are written."""


class CancelledError(UserError):
    """Somebody stopped it: nothing has changed."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Cancelled", "Nothing was taken in; the library is as it was.")


class Taker:
    """Writes changes of any number into one entry of the history."""

    def __init__(self, connection: Connection, entry: int, *, progress: Progress | None = None) -> None:
        """Write through a connection whose transaction somebody else holds; ``entry`` is new and empty."""
        self._connection = connection
        self._entry = entry
        self._progress = progress
        self.written = 0
        # Ids in the order in which they came, which is that of the rows.
        self._listed: dict[str, None] = {}
        self._assessed: dict[str, None] = {}
        self._instruments: dict[str, None] = {}
        self._searched: dict[Kind, dict[str, None]] = {}
        self._without_indexes = False

    def take(self, changes: Iterable[Change]) -> None:
        """Write changes, a portion at a time.

        Raises:
            ConflictError: if a record is not as a change expects it; the caller rolls back.
        """
        for portion in portions(changes):
            piece = merged(portion)
            stored = stored_values(self._connection, [change.ref for change in piece])
            self.put(checked_targets(self._connection, piece, stored), stored)

    def put(self, targets: Mapping[RecordRef, Record | None], stored: Mapping[RecordRef, Stored]) -> None:
        """Put records in the place of what is stored; what is computed from them waits for ``finish``."""
        written = write_rows(self._connection, targets, stored)
        computed.write_links(self._connection, [one.after for one in written if isinstance(one.after, Recommendation)])
        history.add_values(self._connection, self._entry, [one for one in written if one.before or one.after], new=True)
        for one in written:
            self._remember(one)
        self.written += len(written)
        if len(self._listed) > LARGE and not self._without_indexes:
            self._without_indexes = True
            for index in LIST_INDEXES:
                index.drop(self._connection)
        if self._progress is not None:
            self._progress(self.written)

    def finish(self) -> None:
        """Compute what depends on what was written."""
        for part in portions(self._assessed):
            computed.write_current_status(self._connection, part)
        for part in portions(self._listed):
            computed.write_list_keys(self._connection, part, ())
        for part in portions(self._instruments):
            computed.write_list_keys(self._connection, (), part)
        for kind, owners in self._searched.items():
            for part in portions(owners):
                search.refresh(self._connection, [RecordRef(kind=kind, id=one) for one in part], known={})
        if self._without_indexes:
            for index in LIST_INDEXES:
                index.create(self._connection)

    def _remember(self, one: Written) -> None:
        if one.ref.kind not in (Kind.ASSESSMENT, Kind.TEXT):
            self._searched.setdefault(one.ref.kind, {})[one.ref.id] = None
        for side in one.sides():
            if isinstance(side, Assessment):
                self._assessed[side.recommendation] = self._listed[side.recommendation] = None
            elif isinstance(side, WrittenText):
                self._searched.setdefault(side.owner.kind, {})[side.owner.id] = None
            elif isinstance(side, Instrument):
                self._instruments[side.id] = None
            elif isinstance(side, Recommendation):
                self._listed[side.id] = None


@contextmanager
def stoppable(connection: Connection, cancelled: Callable[[], bool]) -> Iterator[None]:
    """Stop whatever the connection does soon after ``cancelled`` says so; give it more memory meanwhile.

    Raises:
        CancelledError: when it was stopped.
    """
    raw = connection.connection.driver_connection
    assert raw is not None
    before = connection.execute(text("PRAGMA cache_size")).scalar_one()
    connection.exec_driver_sql(f"PRAGMA cache_size = -{_CACHE}")
    raw.set_progress_handler(cancelled, _STEPS_BETWEEN_LOOKS)
    try:
        yield
    except OperationalError as error:
        if "interrupted" in str(error):
            raise CancelledError from error
        raise
    finally:
        raw.set_progress_handler(None, 0)
        raw.execute(f"PRAGMA cache_size = {before}")


def until_cancelled(changes: Iterable[Change], cancelled: Callable[[], bool]) -> Iterator[Change]:
    """Yield changes as long as nobody stops it.

    Raises:
        CancelledError: when somebody did.
    """
    for change in changes:
        if cancelled():
            raise CancelledError
        yield change


def portions(items: Iterable[T]) -> Iterator[list[T]]:
    """Cut a stream into pieces that one statement can ask for."""
    source = iter(items)
    while piece := list(islice(source, PORTION)):
        yield piece
