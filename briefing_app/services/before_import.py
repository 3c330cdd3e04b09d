"""Before what others made is taken in, a backup: the library as it was lies apart, also when the history forgets."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait

from briefing_app.editing.command import Command
from briefing_app.errors import UserError
from briefing_app.services.apart import never
from briefing_app.services.session import Session
from briefing_app.store.library import Applied
from briefing_app.store.taking_in import CancelledError

_LOOK = 0.2
"""Seconds between two looks at whether somebody wants to stop."""


def without_backup(session: Session) -> str:
    """What a person is told who has read something in before which no backup could be taken; else ``""``."""
    backup = session.import_backup
    error = backup.exception() if backup.done() else None
    if error is None:
        return ""
    why = f" {error.message}" if isinstance(error, UserError) else ""
    return f"No backup was taken before it.{why} Undo takes back what was read in."


def back_up_first(session: Session, *, cancelled: Callable[[], bool] = never) -> None:
    """Wait for a backup; one that cannot be taken is logged, as when a library is opened, and keeps nobody from work.

    Raises:
        CancelledError: soon after ``cancelled`` says so.
    """
    taken = session.import_backup = session.back_up()
    while not wait((taken,), timeout=_LOOK).done:
        if cancelled():
            raise CancelledError


def take_over(session: Session, command: Command) -> Future[Applied]:
    """Take a backup, then do what was read and settled, as one step; nobody waits on this thread."""
    answer: Future[Applied] = Future()

    def hand_on(done: Future[Applied]) -> None:
        error = done.exception()
        if error is not None:
            answer.set_exception(error)
        else:
            answer.set_result(done.result())

    # On the worker that keeps backups: a session that is closed meanwhile waits for it, then for the step.
    session.import_backup = session.back_up()
    session.import_backup.add_done_callback(lambda _taken: session.do(command).add_done_callback(hand_on))
    return answer
