"""Leads from a conflict of the open edit to one of its two answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefing_app.domain.reference import RecordRef
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.conflict import Conflict, ConflictDialog, conflict_of
from briefing_app.store.conflict import ConflictError

if TYPE_CHECKING:
    from briefing_app.services.session import Session


class Conflicts(QObject):
    """Shows one conflict at a time. One that was put off comes up again when it has changed, or at Save and the end."""

    said = Signal(str)

    def __init__(
        self, session: Session, bridge: Bridge, *, window: QWidget, left: Callable[[str, str], object] | None = None
    ) -> None:
        """Ask in front of ``window``; ``left`` keeps words (whose, what) where nobody can be asked any more."""
        super().__init__(window)
        self.dialog: ConflictDialog | None = None
        self.ending = False
        """The program is being ended: nothing is asked, and nothing is lost."""
        self._left = left
        self._session = session
        self._bridge = bridge
        self._window = window
        self._put_off: tuple[RecordRef, int] | None = None
        self._asking = False

    def show(self, error: ConflictError, *, again: bool = True) -> None:
        """Show both versions; one that was put off only ``again``, where a person asked for something."""
        settled = not self._session.typing  # the failure was older than the answer
        if self._asking or settled or (not again and self._put_off == _key(error)):
            return
        self._asking = True

        def ask(conflict: Conflict) -> None:
            dialog = self._dialog(conflict)
            dialog.rejected.connect(lambda: self._later(error))
            dialog.open()

        def failed(problem: BaseException) -> None:
            self._asking = False
            self._bridge.report(problem)

        self._bridge.then(self._session.ask(lambda reader: conflict_of(reader, error)), ask, failed=failed)

    def settle(self) -> bool:
        """Keep what is typed before the end, and ask where that is not possible; ``False``: not now. Waits."""
        while True:
            failure = self._session.commit().exception()
            if not isinstance(failure, ConflictError):
                return True  # any other failure is told by closing
            conflict = self._session.read_now(partial(conflict_of, error=failure))
            if self.dialog is not None:
                self.dialog.reject()  # the same question, asked before the end
            if not self.ending:
                self._asking = True
                if self._dialog(conflict, now=True).exec():
                    continue  # there may be another one
            if not self.ending or self._left is None:
                return False
            self._left(conflict.where, conflict.mine)
            self._session.take_theirs()

    def _dialog(self, conflict: Conflict, *, now: bool = False) -> ConflictDialog:
        dialog = ConflictDialog(self._window, conflict)
        dialog.mine_kept.connect(lambda: self._keep(now=now))
        dialog.theirs_taken.connect(self._take)
        dialog.finished.connect(self._done)
        self.dialog = dialog
        return dialog

    def _keep(self, *, now: bool) -> None:
        kept = self._session.keep_mine()
        if now:
            kept.result()
        else:
            self._bridge.then(kept, lambda _done: self.said.emit("Your version is kept."))

    def _take(self) -> None:
        self._session.take_theirs()
        self.said.emit("The other version is taken.")

    def _later(self, error: ConflictError) -> None:
        self._put_off = _key(error)
        self.said.emit("Not saved yet: changed in two places. Ctrl+S shows both versions again.")

    def _done(self) -> None:
        self._asking = False
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()


def _key(error: ConflictError) -> tuple[RecordRef, int]:
    return error.ref, error.theirs.rev if error.theirs is not None else -1
