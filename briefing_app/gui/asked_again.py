"""A question that is asked until its answer can be taken, or nobody wants to answer any more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from PySide6.QtWidgets import QDialog

from briefing_app.editing.command import Command
from briefing_app.errors import InputError
from briefing_app.gui.open_library import OpenLibrary


class Mendable(Protocol):
    """A dialog that can say why its answer was not taken, and be shown again with what was written."""

    def exec(self) -> int:
        """Ask."""
        ...

    def deleteLater(self) -> None:  # noqa: N802 - Qt's name
        """Forget it."""
        ...

    def show_failure(self, words: str) -> None:
        """Say why the answer was not taken."""
        ...


Asking = TypeVar("Asking", bound=Mendable)


def ask_until_taken(
    opened: OpenLibrary, dialog: Asking, command: Callable[[Asking], Command], done: Callable[[], None]
) -> None:
    """Ask, do what ``command`` makes of the answer, and call ``done``; ask again where an ``InputError`` refuses it."""
    if dialog.exec() != QDialog.DialogCode.Accepted:
        dialog.deleteLater()
        return

    def failed(error: BaseException) -> None:
        if not isinstance(error, InputError):
            dialog.deleteLater()
            opened.bridge.report(error)
            return
        dialog.show_failure(f"{error.message} {error.hint}")
        ask_until_taken(opened, dialog, command, done)  # what was written is still there to be mended

    def taken(_applied: object) -> None:
        dialog.deleteLater()
        done()

    try:
        asked = command(dialog)
    except InputError as error:
        failed(error)
        return
    opened.bridge.then(opened.session.do(asked), taken, failed=failed)
