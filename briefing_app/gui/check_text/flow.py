"""Opens the window in which a text is checked, over the library that is open."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from briefing_app.errors import UserError
from briefing_app.gui.check_text.dialog import Asked, CheckTextDialog
from briefing_app.gui.open_library import OpenLibrary
from briefing_app.gui.still_there import while_there
from briefing_app.services.text_check import Judged, check_pages, words_of_file


class CheckTextFlow:
    """Checks texts; nothing in the library changes."""

    def __init__(self, window: QWidget) -> None:
        """Ask in front of ``window``."""
        self._window = window

    def open(self, opened: OpenLibrary) -> None:
        """Show the window until it is closed."""
        dialog = self.window_for(opened)
        dialog.exec()
        dialog.deleteLater()

    def window_for(self, opened: OpenLibrary) -> CheckTextDialog:
        """Return the window over a library."""
        bridge, session = opened.bridge, opened.session
        closed = threading.Event()

        def failed(tell: Callable[[UserError], None]) -> Callable[[BaseException], None]:
            return while_there(
                dialog, lambda error: tell(error) if isinstance(error, UserError) else bridge.report(error)
            )

        def check(asked: Asked, done: Callable[[Sequence[Judged]], None], tell: Callable[[UserError], None]) -> None:
            bridge.work(
                lambda: check_pages(session, asked.pages, as_of=asked.as_of, language=asked.language),
                while_there(dialog, done),
                failed=failed(tell),
            )

        def read(path: Path, done: Callable[[tuple[str, ...], str], None], tell: Callable[[UserError], None]) -> None:
            bridge.work(
                lambda: words_of_file(path, cancelled=closed.is_set),
                while_there(dialog, lambda found: done(*found)),
                failed=failed(tell),
            )

        dialog = CheckTextDialog(as_of=opened.workspace.as_of, check=check, read=read, parent=self._window)
        dialog.finished.connect(closed.set)
        return dialog
