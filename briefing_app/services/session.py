"""One open library: reads, changes, the open edit, undo, and whether all of it is saved.

One worker writes, others read; no method waits for the disk on the caller's thread. What is read already holds the
open edit.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TypeVar

from briefing_app.domain.changes import Change
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.annex import StoredPart
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import Text
from briefing_app.editing.command import Command
from briefing_app.editing.fields import set_field, set_text
from briefing_app.editing.open_edit import EditKey
from briefing_app.errors import InputError
from briefing_app.services.clock import Clock
from briefing_app.services.edits import Edits
from briefing_app.services.lists import Lists
from briefing_app.services.session_writer import Changed, SaveState, SessionWriter
from briefing_app.services.typed import whole_letters, whole_text
from briefing_app.store.library import Applied, Library, Step
from briefing_app.store.who import Who

__all__ = ["Changed", "SaveState", "Session"]

T = TypeVar("T")
_LOOK_EVERY = 1.0


def _no_backup(_session: Session) -> Future[None]:
    """Where nobody has said where backups lie."""
    done: Future[None] = Future()
    done.set_result(None)
    return done


class Session:
    """One open library; every method may be called on any thread."""

    def __init__(
        self, library: Library, *, who: Who, clock: Clock, back_up: Callable[[Session], Future[None]] = _no_backup
    ) -> None:
        """Take over an open library; it is closed with the session. ``back_up`` takes a backup in the background."""
        self.who = who
        self.back_up = partial(back_up, self)
        self.first_backup = _no_backup(self)
        """The one that is taken when a library is opened to be worked in."""
        self.import_backup = _no_backup(self)
        """The last one that was taken before something was read in."""
        self.path: Path = library.path
        self.shared_folder = library.shared_folder
        self.reading_only = library.reading_only
        self._library = library
        self._edits = Edits()
        self._desk = SessionWriter(library, self._edits, who=who, clock=clock)
        self.changed = self._desk.changed
        self.saved = self._desk.saved
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")
        self._readers = ThreadPoolExecutor(max_workers=2, thread_name_prefix="reader")
        self.lists = Lists(library, self._readers)
        self.file_part = library.file_part
        self._keeper = ThreadPoolExecutor(max_workers=1, thread_name_prefix="keeper")
        self._closed = False
        self._deadlines = threading.Thread(target=self._keep_deadlines, name="deadlines", daemon=True)
        self._deadlines.start()

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_failure: object) -> None:
        self.close()

    def ask(self, fn: Callable[[Reader], T]) -> Future[T]:
        """Run ``fn`` on a worker with one consistent state of the library, the open edit included."""
        return self._readers.submit(self.read_now, fn)

    def read_now(self, fn: Callable[[Reader], T]) -> T:
        """Run ``fn`` on this very thread, which is a worker's or the command line's."""
        with self._library.read() as base:
            return fn(self._edits.over(base))

    def do(self, command: Command, *, parts: Sequence[StoredPart] = ()) -> Future[Applied]:
        """Commit the open edit, then apply what ``command`` returns, as one step; ``parts``: bytes of its new files."""
        return self._writer.submit(self._desk.do, command, parts)

    def take_in(
        self,
        label: str,
        changes: Callable[[Reader], Iterable[Change]],
        *,
        progress: Callable[[int], None] = lambda _written: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Future[Applied]:
        """Commit the open edit, then write any number of changes as one step, or nothing: see ``Library.take_in``."""
        taking = partial(self._desk.take_in, progress=progress, cancelled=cancelled)
        return self._writer.submit(taking, label, changes)

    def type_text(self, owner: RecordRef, field: str, language: str, tree: Text, *, seen: int | None = None) -> None:
        """Take the newest state of a text that is being typed in; ``seen`` is the rev of the text that was shown.

        Where something else than that stands there (0: nothing was shown), the commit is a conflict.
        """
        key = EditKey(ref=owner, field=field, language=language)
        self._type(key, set_text(owner, field, language=language, tree=whole_text(tree)), seen)

    def type_field(self, ref: RecordRef, field: str, value: object, *, seen: int | None = None) -> None:
        """Take the newest value of a field that is being typed in; ``seen`` is the rev of the record that was shown."""
        kept = whole_letters(value) if isinstance(value, str) else value
        self._type(EditKey(ref=ref, field=field), set_field(ref, field, kept), seen)

    def work_as(self, who: Who) -> Future[None]:
        """Commit the open edit under the former name; what comes from now on, and its undo, is ``who``'s."""

        def change() -> None:
            self._desk.work_as(who)
            self.who = who
            self.changed.emit(Changed(refs=frozenset(), label="Another name"))

        return self._writer.submit(change)

    @property
    def typing(self) -> bool:
        """Whether something is typed and not committed yet."""
        return self._edits.waiting

    def commit(self) -> Future[None]:
        """Commit the open edit and close it: before export, print, undo and close, and when focus leaves."""
        return self._writer.submit(self._desk.finish_edit)

    def keep_mine(self) -> Future[None]:
        """After a conflict: commit the edit that met another's over what somebody else has written meanwhile."""
        self._edits.keep_crossed()
        return self.commit()

    def take_theirs(self) -> None:
        """After a conflict: let go of what was typed there; what else is typed stays."""
        refs = self._edits.drop_crossed()
        if not self.typing:
            self._desk.say_saved()
        self.changed.emit(Changed(refs=refs, label="Take the other version"))

    def undo(self) -> Future[Step]:
        """Undo the last step of this person, the open edit included."""
        return self._writer.submit(self._desk.undo)

    def redo(self) -> Future[Step]:
        """Do the last undone step again."""
        return self._writer.submit(self._desk.redo)

    def undo_label(self) -> Future[str | None]:
        """What Undo takes back; ``None``: nothing."""
        return self._readers.submit(self._desk.undo_words)

    def redo_label(self) -> Future[str | None]:
        """What Redo does again; ``None``: nothing."""
        return self._readers.submit(self._desk.redo_words)

    def steps(self, *, limit: int = 100) -> Future[tuple[Step, ...]]:
        """The last steps of the history."""
        return self._readers.submit(lambda: self._library.steps(limit=limit))

    def backup(self, path: Path) -> Future[None]:
        """Commit the open edit, then write a checked copy of the library to ``path``; editing goes on meanwhile."""

        def write() -> None:
            if path.exists() and path.samefile(self.path):
                hint = "Choose another name."
                raise InputError("That is the library itself", "A backup needs a place of its own.", hint)
            self.commit().result()
            self._library.backup(path)

        return self._keeper.submit(write)

    def thin_history(self, *, after: Future[None]) -> Future[None]:
        """When a backup is finished that holds it all, let the history forget what is too old, a little at a time."""
        return self._keeper.submit(self._thin_history, after)

    def close(self) -> None:
        """Commit the open edit, end the workers, close the library. A second call does nothing.

        Raises:
            UserError: if the open edit could not be kept; the library is closed all the same.
        """
        with self._edits.condition:
            if self._closed:
                return
            self._closed = True
            self._edits.condition.notify_all()
        self._deadlines.join()
        self._keeper.shutdown()
        try:
            self.commit().result()
        finally:
            self._writer.shutdown()
            self._readers.shutdown()
            self._library.close()

    def _thin_history(self, after: Future[None]) -> None:
        more = after.exception() is None
        while more and not self._closed:
            more = self._writer.submit(self._desk.thin_history).result()

    # On the thread that keeps deadlines, and on the caller's.

    def _type(self, key: EditKey, command: Command, seen: int | None) -> None:
        if self._edits.typed(key, command, seen=seen):
            self._writer.submit(self._desk.remember_baselines)
        self.changed.emit(Changed(refs=frozenset({key.ref, key.target}), label=f"Edit {key.field}".replace("_", " ")))

    def _keep_deadlines(self) -> None:
        running: Future[None] | None = None
        look_at = time.monotonic() + _LOOK_EVERY
        condition = self._edits.condition
        with condition:
            while not self._closed:
                now, due = time.monotonic(), self._edits.due()
                idle = running is None or running.done()
                if idle and due is not None and due <= now:
                    running = self._writer.submit(self._desk.commit_quietly)
                elif idle and look_at <= now:
                    look_at = now + _LOOK_EVERY
                    running = self._writer.submit(self._desk.look_for_others)
                else:
                    moment = min(look_at, due) if due is not None else look_at
                    condition.wait(max(moment - now, 0.02))
