"""What a session does on its writer's thread: commits, commands, steps; and what it tells of them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from briefing_app.domain.reference import RecordRef
from briefing_app.editing.command import Command
from briefing_app.errors import UserError
from briefing_app.events import Event
from briefing_app.services.clock import Clock
from briefing_app.services.edits import Edits
from briefing_app.store.library import Applied, Library, Step
from briefing_app.store.who import Who

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What has changed, and by which step. ``elsewhere``: in another window; ``refs`` is empty, it may be anything."""

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
    """Writes to one library. Every method but ``say_saved`` belongs on the writer's thread."""

    def __init__(self, library: Library, edits: Edits, *, who: Who, clock: Clock) -> None:
        """Write what ``edits`` holds, and commands, to ``library``."""
        self.changed: Event[Changed] = Event()
        self.saved: Event[SaveState] = Event()
        self._library = library
        self._edits = edits
        self._who = who
        self._clock = clock
        self._seen_version = library.data_version()

    def do(self, command: Command) -> Applied:
        """Commit the open edit, then apply what ``command`` returns, as one step."""
        self.finish_edit()
        with self._library.read() as reader:
            change_set = command(reader)
        if not change_set.changes:
            return Applied(entry=0, records=())
        self.saved.emit(SaveState(state="saving"))
        try:
            applied = self._library.apply(change_set, who=self._who)
        except Exception as error:
            self._say_failed(error)
            raise
        refs = frozenset(change.ref for change in change_set.changes)
        self._note_own_change(refs)
        self.say_saved()
        self.changed.emit(Changed(refs=refs, label=change_set.label))
        return applied

    def step(self, move: Callable[..., Step]) -> Step:
        """Commit the open edit, then undo or redo."""
        self.finish_edit()
        step = move(who=self._who)
        self._note_own_change(step.refs)
        self.say_saved()
        self.changed.emit(Changed(refs=frozenset(step.refs), label=step.label))
        return step

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
        self._note_own_change()
        self.say_saved()

    def remember_baselines(self) -> None:
        """Note what the edits that just began may replace."""
        with self._library.read() as reader:
            self._edits.remember_baselines(reader)

    def _note_own_change(self, refs: Iterable[RecordRef] = ()) -> None:
        with self._library.read() as reader:
            self._edits.take_own_change(reader, refs)
        self._seen_version = self._library.data_version()

    def look_for_others(self) -> None:
        """Tell it if another window has committed."""
        if self._library.data_version() != self._seen_version:
            self._note_own_change()
            self.changed.emit(Changed(refs=frozenset(), label="Changed in another window", elsewhere=True))

    def thin_history(self) -> bool:
        """Let the history forget a portion of what is too old; return whether there may be more."""
        self.look_for_others()
        more = self._library.thin_history(now=self._clock.now())
        if more:
            self._note_own_change()
        return more

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
