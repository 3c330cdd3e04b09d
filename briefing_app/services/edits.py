"""Keeps what is typed until it is committed: the open edit, and edits left behind that still wait for the writer."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable
from contextlib import suppress

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.reader import Reader
from briefing_app.domain.reference import RecordRef
from briefing_app.editing.command import Command
from briefing_app.editing.open_edit import EditKey, OpenEdit
from briefing_app.errors import InputError
from briefing_app.services.overlay import laid_over
from briefing_app.store.conflict import ConflictError
from briefing_app.store.library import Applied, Library
from briefing_app.store.who import Who

Moved = tuple[RecordRef, int, int]
"""A record, its rev before a commit and after it; 0: it was not there."""


class Edits:
    """The open edit is the last of the list. All of it is safe on any thread; ``commit`` belongs to the writer's."""

    def __init__(self) -> None:
        """Start with nothing typed."""
        self.condition = threading.Condition()
        """Told whenever a deadline may have moved."""
        self._edits: list[OpenEdit] = []
        self._crossed: OpenEdit | None = None
        # Whose commit met somebody else's at the last attempt: an answer to a conflict is about this one only.
        self._own: dict[RecordRef, tuple[set[int], int]] = {}
        # From which revs this session's own commits have led, without another's between them, and to which.

    def typed(self, key: EditKey, command: Command, *, seen: int | None = None) -> bool:
        """Take the newest value of a field; return whether there is a new baseline to be noted.

        ``seen`` is the rev that stood before the person who types; 0: nothing was there; ``None``: nobody knows.
        """
        now = time.monotonic()
        with self.condition:
            self.condition.notify_all()
            last = self._edits[-1] if self._edits else None
            if last is not None and last.key == key:
                anew = seen is not None and not last.unsaved
                if anew:  # typing begins again, over what stands there now
                    last.seen = seen
                    last.baseline.clear()
                last.typed(command, now=now)
                return anew
            if last is not None and not last.unsaved:
                self._edits.pop()
            self._edits.append(OpenEdit(key=key, command=command, changed_at=now, unsaved_since=now, seen=seen))
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

    def words(self, reader: Reader) -> str | None:
        """The words of the step that is being typed, as its commit will name it; ``None``: nothing is."""
        with self.condition:
            edit = self._edits[-1] if self._edits and self._edits[-1].unsaved else None
            command = edit.command if edit is not None else None
        if edit is None or command is None:
            return None
        try:
            return command(reader).label
        except InputError:  # what does not fit is refused by the commit
            return f"Edit {edit.key.field}".replace("_", " ")

    def remember_baselines(self, reader: Reader) -> None:
        """Note what the edits that just began may replace."""
        with self.condition:
            fresh = [edit for edit in self._edits if not edit.baseline]
        for edit in fresh:
            edit.remember_baseline(reader, led=self._led)

    def take_own_change(self, moved: Iterable[Moved]) -> None:
        """Let edits replace what this session itself has just stored in the place of what they knew: no conflict."""
        with self.condition:
            for ref, before, after in moved:
                known, now = self._own.get(ref, (set(), before))
                self._own[ref] = ({before} | known if now == before else {before}, after)
                for edit in self._edits:
                    if edit.baseline.get(ref) == before:
                        edit.baseline[ref] = after

    def _led(self, ref: RecordRef, seen: int) -> int:
        known, now = self._own.get(ref, (set(), seen))
        return now if seen in known else seen

    def keep_crossed(self) -> None:
        """Let the edit that met another's replace whatever is there now: the answer "keep mine" to a conflict."""
        with self.condition:
            edit, self._crossed = self._crossed, None
            if edit is not None:
                edit.seen = None
                edit.baseline.clear()

    def drop_crossed(self) -> frozenset[RecordRef]:
        """Let go of the edit that met another's; return whose it was. What else is typed stays."""
        with self.condition:
            edit, self._crossed = self._crossed, None
            self._edits = [other for other in self._edits if other is not edit]
        return frozenset({edit.key.ref, edit.key.target}) if edit is not None else frozenset()

    def close(self) -> None:
        """Close the open edit if all of it is committed: the next key begins another one."""
        with self.condition:
            self._edits = [edit for edit in self._edits if edit.unsaved]

    def commit(self, library: Library, *, who: Who) -> bool:
        """Commit what waits, oldest first; return whether there was anything.

        A failure leaves that edit and those after it waiting, and puts their deadline off. One that meets somebody
        else's waits alone: what was typed elsewhere is kept all the same, and then the first conflict is raised.
        """
        conflict: ConflictError | None = None
        crossed: OpenEdit | None = None
        with self.condition:
            waiting = [edit for edit in self._edits if edit.unsaved]
        for edit in waiting:
            try:
                self._commit(edit, library, who)
            except Exception as error:
                with self.condition:
                    for late in waiting:
                        late.retry_later(now=time.monotonic())
                    if not isinstance(error, ConflictError):
                        raise
                    if conflict is None:
                        conflict, crossed = error, edit
        with self.condition:
            self._crossed = crossed
            self._edits = [edit for edit in self._edits[:-1] if edit.unsaved] + self._edits[-1:]
        if conflict is not None:
            raise conflict
        return bool(waiting)

    def _commit(self, edit: OpenEdit, library: Library, who: Who) -> None:
        with self.condition:
            version, command = edit.version, edit.command
        try:
            with library.read() as reader:
                edit.remember_baseline(reader, led=self._led)
                change_set = edit.rebased(command(reader))
        except InputError:
            # It will never fit, or its record is gone: it must not stand in the way of everything else.
            with self.condition:
                self._edits = [other for other in self._edits if other is not edit]
            raise
        entry: int | None = edit.entry
        moved: tuple[Moved, ...] = ()
        if change_set.changes:
            applied = library.apply(change_set, who=who, join=edit.entry)
            entry, moved = applied.entry, moved_by(change_set, applied)
        with self.condition:
            self.take_own_change(moved)
            edit.saved(version, entry=entry, now=time.monotonic())


def moved_by(change_set: ChangeSet, applied: Applied) -> tuple[Moved, ...]:
    """Return what a change set, as it was applied, has made of the revs of its records."""
    stored = {record.ref: record.rev for record in applied.records}
    first = {change.ref: change.before.rev if change.before else 0 for change in reversed(change_set.changes)}
    return tuple((ref, before, stored.get(ref, 0)) for ref, before in first.items())
