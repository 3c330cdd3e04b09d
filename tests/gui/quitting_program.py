"""The real program as a child of a test: opens the sample, waits for its pages, changes words, quits."""

from __future__ import annotations

import logging
import os
import signal
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from briefing_app.bootstrap import make_services
from briefing_app.domain.records.pack import Section
from briefing_app.domain.reference import RecordRef
from briefing_app.editing.fields import set_field
from briefing_app.gui.adopted_text.flow import read_source
from briefing_app.gui.adopted_text.review import ReviewDialog
from briefing_app.gui.application import make_application
from briefing_app.gui.main_window import MainWindow
from briefing_app.gui.open_library import OpenLibrary
from briefing_app.paths import standard_paths
from briefing_app.services.session import Session
from briefing_app.store.library import Library
from briefing_app.store.who import Who
from main import main
from tests.importing.adopted_text.test_our_resolution import PLAN
from tests.importing.adopted_text.written import pasted
from tests.services.parts import CLOCK


class Visit:
    """Watches the window until its pages are there, then ends it in the way that is asked for."""

    def __init__(self, way: str) -> None:
        self._way = way
        self._changes = 0
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(50)

    def _look(self) -> None:
        windows = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow)]
        opened = windows[0].open_library if windows else None
        if opened is None or opened.workspace.pages.preview is None:
            return
        entry = opened.workspace.panel.model.entries[0]
        if self._changes < 3:  # several previews, so that older pages are let go of too
            self._changes += 1
            opened.session.type_field(entry.ref, "title", f"Title {self._changes}")
            return
        self._timer.stop()
        if self._way == "close the library":
            windows[0].menus.actions["start_page"].trigger()
            QTimer.singleShot(100, windows[0].close)
        elif self._way == "quit while typing":
            opened.session.type_field(entry.ref, "title", "The last title")
            windows[0].menus.actions["quit"].trigger()
        elif self._way == "terminated in a review":
            opened.session.type_field(entry.ref, "title", "The last title")
            self._review(windows[0], opened)
        elif self._way.startswith("terminated"):
            self._meet(opened, entry.ref)
        else:
            windows[0].menus.actions["quit"].trigger()

    def _meet(self, opened: OpenLibrary, ref: RecordRef) -> None:
        """Let another window be faster, type over what it has not shown yet, and be ended from outside."""
        opened.session.commit().result()
        seen = opened.session.ask(lambda reader: reader.get(Section, ref.id)).result()
        assert seen is not None
        with Session(Library.open(opened.session.path), who=Who(name="Bela Nagy", initials="BN"), clock=CLOCK) as other:
            other.do(set_field(ref, "title", "Theirs")).result()
        logging.disable(logging.CRITICAL)  # a commit that meets another is told to the log, and that is meant here
        opened.session.type_field(ref, "title", "The last title", seen=seen.rev)
        if self._way == "terminated while it asks":
            self._timer.timeout.disconnect()
            self._timer.timeout.connect(lambda: self._terminate() if opened.conflicts.dialog else None)
            self._timer.start()
        else:
            self._terminate()

    def _review(self, window: MainWindow, opened: OpenLibrary) -> None:
        """Confirm a draft of an adopted text, ask whether the review may be left, and be ended from outside."""
        read = read_source(opened.session, pasted(PLAN))

        def look() -> None:
            asking = QApplication.activeModalWidget()
            if isinstance(asking, ReviewDialog):
                asking.table.drafts.confirm_rest()
                QTimer.singleShot(0, asking.reject)
            elif isinstance(asking, QMessageBox):
                self._terminate()

        self._timer.timeout.disconnect()
        self._timer.timeout.connect(look)
        self._timer.start()
        window.office.adopted_text.review(opened, read)

    def _terminate(self) -> None:
        self._timer.stop()
        os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    services = make_services(standard_paths())
    services.settings.change(name="Anna Kowalska", initials="AK")
    services.close()
    app = make_application()
    visit = Visit(sys.argv[1])
    sys.exit(main(["demo"]))
