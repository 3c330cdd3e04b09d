"""What a session does on its writer's thread: commits, commands, steps; and what it tells of them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from briefing_app.domain.changes import Change, ChangeSet
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.annex import StoredPart
from briefing_app.domain.reference import RecordRef
from briefing_app.editing.command import Command
from briefing_app.errors import UserError
from briefing_app.events import Event
from briefing_app.services.clock import Clock
from briefing_app.services.edits import Edits, moved_by
from briefing_app.store.conflict import ConflictError
from briefing_app.store.library import Applied, Library, Step
from briefing_app.store.who import Who

_log = logging.getLogger(__name__)
_TRIES = 5
"""How often a command is done anew when another window was a moment faster."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What has changed, and by which step.

    ``elsewhere``: it may be anything, and ``refs`` is empty: another window's commit, or a large import of this one.
    """

    refs: frozenset[RecordRef]
    label: str
    elsewhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveState:
    """Whether everything is saved. ``at`` is the moment of the last commit; ``error`` belongs to ``failed``."""

    state: Literal["saved", "saving", "failed"]
    at: datetime | None = None
    message: str = ""
    error: Exception | None = None


class SessionWriter:
    """Writes to one library. Its thread is the writer's; ``say_saved`` and the words of undo may be asked on any."""

    def __init__(self, library: Library, edits: Edits, *, who: Who, clock: Clock) -> None:
        """Write what ``edits`` holds, and commands, to ``library``."""
        self.changed: Event[Changed] = Event()
        self.saved: Event[SaveState] = Event()
        self._library = library
        self._edits = edits
        self._who = who
        self._clock = clock
        self._seen_version = library.data_version()

    def work_as(self, who: Who) -> None:
        """Commit the open edit, then write under another name."""
        self.finish_edit()
        self._who = who

    def do(self, command: Command, parts: Sequence[StoredPart] = ()) -> Applied:
        """Commit the open edit, then apply what ``command`` returns, as one step, with the bytes of new files."""
        self.finish_edit()
        change_set, applied = self._applied(command, parts)
        if not change_set.changes:
            return applied
        self._edits.take_own_change(moved_by(change_set, applied))
        self.say_saved()
        refs = frozenset(change.ref for change in change_set.changes)
        self.changed.emit(Changed(refs=refs, label=change_set.label))
        return applied

    def _applied(self, command: Command, parts: Sequence[StoredPart]) -> tuple[ChangeSet, Applied]:
        tries = _TRIES
        while True:
            with self._library.read() as reader:
                change_set = command(reader)
            if not change_set.changes:
                return change_set, Applied(entry=0, records=())
            self.saved.emit(SaveState(state="saving"))
            try:
                return change_set, self._library.apply(change_set, who=self._who, parts=parts)
            except (
                ConflictError
            ) as error:  # another window was faster by a moment: the same is done on what it has left
                tries -= 1
                if tries == 0:
                    crossed = _crossed(change_set)
                    self._say_failed(crossed)
                    raise crossed from error
            except Exception as error:
                self._say_failed(error)
                raise

    def take_in(
        self,
        label: str,
        changes: Callable[[Reader], Iterable[Change]],
        *,
        progress: Callable[[int], None],
        cancelled: Callable[[], bool],
    ) -> Applied:
        """Commit the open edit, then write any number of changes as one step, or nothing."""
        self.finish_edit()
        applied = self._library.take_in(label, changes, who=self._who, progress=progress, cancelled=cancelled)
        if applied.entry:
            self.say_saved()
            self.changed.emit(Changed(refs=frozenset(), label=label, elsewhere=True))
        return applied

    def undo(self) -> Step:
        """Commit the open edit, then take the last step back."""
        return self._step(self._library.undo_step, self._library.undo)

    def redo(self) -> Step:
        """Commit the open edit, then do the last undone step again."""
        return self._step(self._library.redo_step, self._library.redo)

    def _step(self, look: Callable[..., Step | None], move: Callable[..., Step]) -> Step:
        self.finish_edit()
        version, planned = self._library.data_version(), look(who=self._who)
        refs = planned.refs if planned is not None else ()
        before = self._revs(refs)
        step = move(who=self._who)
        after = self._revs(refs)
        # With another's commit in between nobody can tell whose the revs are: a form that is behind is then told.
        if planned is not None and planned.entry == step.entry and self._library.data_version() == version:
            self._edits.take_own_change((ref, before.get(ref, 0), after.get(ref, 0)) for ref in refs)
        self.say_saved()
        self.changed.emit(Changed(refs=frozenset(step.refs), label=step.label, elsewhere=not step.refs))
        return step

    def _revs(self, refs: Sequence[RecordRef]) -> dict[RecordRef, int]:
        kinds: dict[Kind, list[str]] = {}
        for ref in refs:
            kinds.setdefault(ref.kind, []).append(ref.id)
        with self._library.read() as reader:
            found = [record for kind, ids in kinds.items() for record in reader.many(CLASSES[kind], ids)]
        return {record.ref: record.rev for record in found}

    def finish_edit(self) -> None:
        """Commit the open edit and close it."""
        self._commit_edit()
        self._edits.close()

    def _commit_edit(self) -> None:
        if not self._edits.waiting:
            return
        self.saved.emit(SaveState(state="saving"))
        try:
            self._edits.commit(self._library, who=self._who)
        except Exception as error:
            self._say_failed(error)
            raise
        self.say_saved()

    def remember_baselines(self) -> None:
        """Note what the edits that just began may replace."""
        with self._library.read() as reader:
            self._edits.remember_baselines(reader)

    def look_for_others(self) -> None:
        """Tell it if another window has committed."""
        version = self._library.data_version()
        if version != self._seen_version:
            self._seen_version = version
            self.changed.emit(Changed(refs=frozenset(), label="Changed in another window", elsewhere=True))

    def thin_history(self) -> bool:
        """Let the history forget a portion of what is too old; return whether there may be more."""
        return self._library.thin_history(now=self._clock.now())

    def undo_words(self) -> str | None:
        """What Undo takes back; ``None``: nothing."""
        with self._library.read() as reader:
            typed = self._edits.words(reader)
        if typed is not None:
            return typed
        step = self._library.undo_step(who=self._who)
        return step.label if step is not None else None

    def redo_words(self) -> str | None:
        """What Redo does again; ``None``: nothing."""
        step = self._library.redo_step(who=self._who) if self._edits.key is None else None
        return step.label if step is not None else None

    def say_saved(self) -> None:
        """Tell that everything is saved."""
        self.saved.emit(SaveState(state="saved", at=self._clock.now()))

    def _say_failed(self, error: Exception) -> None:
        message = str(error) if isinstance(error, UserError) else "Something went wrong while saving."
        self.saved.emit(SaveState(state="failed", message=message, error=error))

    def commit_quietly(self) -> None:
        """Commit what is due; a failure has been told by the state of saving."""
        try:
            self._commit_edit()
        except Exception:  # noqa: BLE001  (the state of saving has told it; the edit waits for the next deadline)
            _log.exception("a commit failed")


def _crossed(change_set: ChangeSet) -> UserError:
    return UserError(
        f"Not done: {change_set.label}",
        "Another window, or somebody else, is changing the same at this moment. Nothing of this step was kept.",
        "Look at what is there now, and do it again.",
    )
