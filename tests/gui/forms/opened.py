"""A form over a real session, as tests of forms need it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from pytestqt.qtbot import QtBot

from briefing_app.domain.reader import Reader
from briefing_app.domain.reference import RecordRef
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.forms.form import FieldForm
from briefing_app.gui.forms.record_form import RecordForm
from briefing_app.services.session import Session

T = TypeVar("T")


class Opened:
    """A form over a working copy of the sample."""

    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.session = session
        self.qtbot = qtbot
        self.failures: list[BaseException] = []
        self.bridge = Bridge(None, self.failures.append)
        self.view = RecordForm(session, self.bridge)
        qtbot.addWidget(self.view)
        self.view.show()

    def show(self, ref: RecordRef) -> FieldForm:
        """Show a record and wait for its form."""
        self.view.show_record(ref)
        self.wait(lambda: self.view.form is not None and self.view._shown is not None)
        assert self.view.form is not None
        return self.view.form

    def wait(self, condition: Callable[[], bool]) -> None:
        """Wait for something on the window's thread."""
        self.qtbot.waitUntil(condition, timeout=10_000)

    def read(self, fn: Callable[[Reader], T]) -> T:
        """Ask the library."""
        return self.session.read_now(fn)
