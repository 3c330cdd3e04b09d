"""Keeps what is typed until it is committed: the open edit, and edits left behind that still wait for the writer."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable
from contextlib import suppress

from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.reference import RecordRef
from briefing_app.editing.command import Command
from briefing_app.editing.open_edit import EditKey, OpenEdit
from briefing_app.errors import InputError
from briefing_app.services.overlay import laid_over
from briefing_app.store.library import Library
from briefing_app.store.who import Who


class Edits:
    """The open edit is the last of the list. All of it is safe on any thread; ``commit`` belongs to the writer's."""

    def __init__(self) -> None:
        """Start with nothing typed."""
        self.condition = threading.Condition()
        """Told whenever a deadline may have moved."""
        self._edits: list[OpenEdit] = []

    def typed(self, key: EditKey, command: Command) -> bool:
        """Take the newest value of a field; return whether this began another open edit."""
        now = time.monotonic()
        with self.condition:
            self.condition.notify_all()
            if self._edits and self._edits[-1].key == key:
                self._edits[-1].typed(command, now=now)
                return False
            if self._edits and not self._edits[-1].unsaved:
                self._edits.pop()
            self._edits.append(OpenEdit(key=key, command=command, changed_at=now, unsaved_since=now))
            return True

    def over(self, base: Reader) -> Reader:
        """Return ``base`` with everything over it that is typed and not committed."""
        with self.condition:
            commands = [edit.command for edit in self._edits if edit.unsaved]
        reader = base
        for command in commands:
            with suppress(InputError):  # a value that does not fit is refused by the commit, and not shown
                reader = laid_over(reader, command(reader))
        return reader

    def due(self) -> float | None:
        """The moment at which something is to be committed. The caller holds the condition."""
        # What was left for another field waits for nothing but the writer.
        left = [edit.changed_at for edit in self._edits[:-1] if edit.unsaved]
        moments = [*left, *(edit.due() for edit in self._edits[-1:])]
        return min((moment for moment in moments if moment is not None), default=None)

    @property
    def waiting(self) -> bool:
        """Whether anything is typed and not committed."""
        with self.condition:
            return any(edit.unsaved for edit in self._edits)

    @property
    def key(self) -> EditKey | None:
        """What is typed in and not committed."""
        with self.condition:
            return self._edits[-1].key if self._edits and self._edits[-1].unsaved else None

    def remember_baselines(self, reader: Reader) -> None:
        """Note what the edits that just began may replace."""
        with self.condition:
            fresh = [edit for edit in self._edits if not edit.baseline]
        for edit in fresh:
            edit.remember_baseline(reader)

    def take_own_change(self, reader: Reader, refs: Iterable[RecordRef]) -> None:
        """Let waiting edits replace what this session itself has just stored: that is no conflict."""
        changed = frozenset(refs)
        with self.condition:
            touched = [edit for edit in self._edits if changed & edit.baseline.keys()]
        for edit in touched:
            edit.baseline.clear()
            edit.remember_baseline(reader)

    def forget_baselines(self) -> None:
        """Let the next commit replace whatever is there then: the answer "keep mine" to a conflict."""
        with self.condition:
            for edit in self._edits:
                edit.baseline.clear()

    def drop(self) -> frozenset[RecordRef]:
        """Let go of everything that is not committed; return whose it was."""
        with self.condition:
            dropped, self._edits = self._edits, []
        return frozenset(edit.key.ref for edit in dropped)

    def close(self) -> None:
        """Close the open edit if all of it is committed: the next key begins another one."""
        with self.condition:
            self._edits = [edit for edit in self._edits if edit.unsaved]

    def commit(self, library: Library, *, who: Who) -> bool:
        """Commit what waits, oldest first; return whether there was anything.

        A failure leaves that edit and those after it waiting, and puts their deadline off.
        """
        with self.condition:
            waiting = [edit for edit in self._edits if edit.unsaved]
        for edit in waiting:
            try:
                self._commit(edit, library, who)
            except Exception:
                with self.condition:
                    for late in waiting:
                        late.retry_later(now=time.monotonic())
                raise
        with self.condition:
            self._edits = [edit for edit in self._edits[:-1] if edit.unsaved] + self._edits[-1:]
        return bool(waiting)

    def _commit(self, edit: OpenEdit, library: Library, who: Who) -> None:
        with self.condition:
            version, command = edit.version, edit.command
        try:
            with library.read() as reader:
                change_set = edit.rebased(command(reader))
        except InputError:
            # It will never fit, or its record is gone: it must not stand in the way of everything else.
            with self.condition:
                self._edits = [other for other in self._edits if other is not edit]
            raise
        entry: int | None = edit.entry
        records: tuple[Record, ...] = ()
        if change_set.changes:
            applied = library.apply(change_set, who=who, join=edit.entry)
            entry, records = applied.entry, applied.records
        with self.condition:
            edit.saved(version, entry=entry, now=time.monotonic())
            stored = {record.ref: record for record in records}
            for other in self._edits:
                other.baseline.update({ref: stored[ref] for ref in other.baseline.keys() & stored.keys()})
