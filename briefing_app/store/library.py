"""One library: a file that is read by many, written by one at a time, and never left half-written."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Self

from sqlalchemy import Connection

from briefing_app.domain.changes import Change, ChangeSet
from briefing_app.domain.ids import AnnexFileId
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.annex import FilePart, StoredPart
from briefing_app.domain.reference import RecordRef
from briefing_app.errors import UserError
from briefing_app.store import file_parts, history, undoing
from briefing_app.store.access import Access, create_access, follow_access, open_access
from briefing_app.store.backup import write_backup
from briefing_app.store.connection import IMMEDIATE
from briefing_app.store.failures import told
from briefing_app.store.history import EntryKind
from briefing_app.store.reader import StoreReader
from briefing_app.store.steps import Applied, Step
from briefing_app.store.taking_in import Progress, Taker, stoppable, until_cancelled
from briefing_app.store.thinning import thin
from briefing_app.store.who import Who
from briefing_app.store.writing import apply_changes, merged

__all__ = ["Applied", "Library", "Step"]


def _nothing(_written: int) -> None:
    """Nobody asks how far it is."""


def _never() -> bool:
    return False


class Library:
    """An open library. Every method may be called on any thread."""

    def __init__(self, access: Access) -> None:
        """Take over an open file: use ``create`` or ``open``."""
        self.path = access.path
        self.shared_folder = access.shared
        """What a person must know of a library on a network drive or in a folder that is synced; else ``None``."""
        self.reading_only = access.reading_only
        """Why nothing can be changed; ``None``: it can."""
        self._access = access
        self._engine = access.engine
        self._writing = threading.Lock()
        # One connection writes: what others commit shows on it, and its own commits do not.
        self._pen = access.engine.connect().execution_options(**IMMEDIATE)

    @classmethod
    def create(cls, path: Path, *, key: str | None = None) -> Self:
        """Make a new, empty library.

        Raises:
            InputError: if something is there already, or nothing can be written there.
        """
        with told(path):
            return cls(create_access(path, key=key))

    @classmethod
    def open(cls, path: Path, *, key: str | None = None, take_over: bool = False) -> Self:
        """Open a library, migrating a file of an older release. ``take_over`` replaces the mark of another computer.

        Raises:
            InputError: if it is no library that this release can read; the file is then as it was.
            OpenElsewhereError: if it lies in a shared folder and somebody has it open there.
        """
        with told(path):
            return cls(open_access(path, key=key, take_over=take_over))

    @classmethod
    def follow(cls, path: Path, *, key: str | None = None) -> Self:
        """Open a library for reading only while somebody else has it open, in a shared folder as anywhere.

        Raises:
            InputError: if it is no library that this release can read as it is.
        """
        with told(path):
            return cls(follow_access(path, key=key))

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """Read one consistent state: nothing that is committed meanwhile is seen."""
        with self.connection() as connection:
            yield StoreReader(connection)

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """A connection with a read transaction, for the store's own questions."""
        with told(self.path), self._engine.connect() as connection, connection.begin():
            connection.exec_driver_sql("SELECT 1 FROM counter").first()  # the state is taken here, not at first use
            yield connection

    def apply(
        self, change_set: ChangeSet, *, who: Who, join: int | None = None, parts: Iterable[StoredPart] = ()
    ) -> Applied:
        """Write a change set whole, or nothing of it. ``join`` continues an earlier entry of the same person.

        ``parts`` are the bytes of files whose records are among the changes.

        Raises:
            ConflictError: if a record is no longer as the change expects it.
        """
        changes = merged(change_set.changes)
        with self._write() as connection:
            refs = [change.ref for change in changes]
            joins = join is not None and history.can_join(connection, join, who, refs)
            history.drop_redo(connection, who)
            written = apply_changes(connection, changes)
            file_parts.keep_parts(connection, parts)
            if join is None or not joins:
                join = history.add_entry(connection, kind=EntryKind.EDIT, label=change_set.label, who=who)
            history.add_values(connection, join, written)
        return Applied(entry=join, records=tuple(one.after for one in written if one.after is not None))

    def take_in(
        self,
        label: str,
        changes: Callable[[Reader], Iterable[Change]],
        *,
        who: Who,
        progress: Progress = _nothing,
        cancelled: Callable[[], bool] = _never,
    ) -> Applied:
        """Write any number of changes as one step, in one transaction, or nothing of them; each record at most once.

        ``changes`` gives them one by one, and may meanwhile ask what the library holds. ``progress`` is told how many
        are written. ``Applied`` names no records: they may be too many.

        Raises:
            CancelledError: soon after ``cancelled`` says so; nothing has changed.
            ConflictError: if a record is no longer as a change expects it.
        """
        with self._write() as connection, stoppable(connection, cancelled):
            taken = until_cancelled(changes(StoreReader(connection)), cancelled)
            first = next(taken, None)
            if first is None:
                return Applied(entry=0, records=())
            history.drop_redo(connection, who)
            entry = history.add_entry(connection, kind=EntryKind.EDIT, label=label, who=who)
            taker = Taker(connection, entry, progress=progress)
            taker.take(chain([first], taken))
            taker.finish()
        return Applied(entry=entry, records=())

    def undo(self, *, who: Who) -> Step:
        """Take back this person's last step.

        Raises:
            UserError: if there is none, or its records were changed since.
        """
        with self._write() as connection:
            return undoing.undo(connection, who)

    def redo(self, *, who: Who) -> Step:
        """Do this person's last undone step again.

        Raises:
            UserError: if there is none, or its records were changed since.
        """
        with self._write() as connection:
            return undoing.redo(connection, who)

    def undo_step(self, *, who: Who) -> Step | None:
        """The step that ``undo`` takes back."""
        with self.connection() as connection:
            entry = history.last_done(connection, who)
            return history.step(connection, entry) if entry is not None else None

    def redo_step(self, *, who: Who) -> Step | None:
        """The step that ``redo`` does again."""
        with self.connection() as connection:
            entry = history.last_undone(connection, who)
            return history.step(connection, entry) if entry is not None else None

    def steps(self, *, limit: int = 100) -> tuple[Step, ...]:
        """The last steps of everybody, newest first."""
        with self.connection() as connection:
            return history.steps(connection, limit=limit)

    def values_of(self, ref: RecordRef) -> tuple[Record, ...]:
        """Every value that a record has had, oldest first; the last is the present one, if it is there."""
        with self.connection() as connection:
            now = StoreReader(connection).get(CLASSES[ref.kind], ref.id)
            return (*history.values_of(connection, ref), *((now,) if now is not None else ()))

    def file_part(self, file: AnnexFileId, part: FilePart, page: int) -> bytes | None:
        """Return the bytes of a file's part, of one page or of the whole (0); ``None`` where they are not here."""
        with self.connection() as connection:
            return file_parts.part_of(connection, file, part, page)

    def thin_history(self, *, now: datetime) -> bool:
        """Forget a portion of the values that are older than 90 days; return whether there may be more.

        Each portion is a transaction of its own, so that nobody waits. Records as they are now are never touched.
        """
        if self.reading_only is not None:
            return False
        with self._write() as connection:
            more = thin(connection, now=now)
            if not more:
                file_parts.drop_unneeded(connection)
            return more

    def data_version(self) -> int:
        """A number that changes whenever somebody else commits anything; waits for a change that is being written."""
        with self._writing, told(self.path):
            cursor = self._pen.connection.cursor()
            try:
                cursor.execute("PRAGMA data_version")
                row = cursor.fetchone()
            finally:
                cursor.close()
        return int(row[0]) if row is not None else 0

    def backup(self, path: Path) -> None:
        """Write a checked copy of the library, with the same passphrase, to ``path``; a file there is replaced."""
        with told(self.path):
            write_backup(self._engine, path, key=self._access.key)

    def close(self) -> None:
        """Close every connection; what was told as committed stays."""
        with self._writing:
            self._pen.close()
            self._access.close()

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        if self.reading_only is not None:
            raise UserError("Nothing can be changed", self.reading_only, "Mend that, then open the library again.")
        with self._writing, told(self.path), self._pen.begin():
            yield self._pen
