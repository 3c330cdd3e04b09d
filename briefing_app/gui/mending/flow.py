"""Mends one typed count: a live figure in its place, looked at first; or a reason why the sentence is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QWidget

from briefing_app.composing.findings import Finding
from briefing_app.composing.guard import CountFinding
from briefing_app.domain.figures import FigureQuery
from briefing_app.editing.command import Command
from briefing_app.errors import InputError
from briefing_app.gui.dialog_parts import answer_buttons, dialog_layout, letters_wide
from briefing_app.gui.open_library import OpenLibrary
from briefing_app.gui.words import faint, heading, plain
from briefing_app.services.count_mending import figure_command, keep_command, query_of, question_of

if TYPE_CHECKING:
    from briefing_app.services.building import BuildRequest
    from briefing_app.services.clock import Clock


class KeepDialog(QDialog):
    """Asks why a sentence that differs from the rows is kept."""

    def __init__(self, count: CountFinding, parent: QWidget | None = None) -> None:
        """Show the sentence, and what it says beside what the rows say."""
        super().__init__(parent)
        self.setWindowTitle("Keep a sentence")
        self.reason = QLineEdit()
        self.reason.setMaxLength(500)
        self.reason.setAccessibleName("Why it is kept")
        self.reason.setPlaceholderText("Why it is kept: the next reader will ask")
        buttons = answer_buttons(self, "&Keep it")
        keep = buttons.button(QDialogButtonBox.StandardButton.Ok)
        keep.setEnabled(False)
        self.reason.textChanged.connect(lambda words: keep.setEnabled(bool(words.strip())))
        layout = dialog_layout(self)
        layout.addWidget(heading("Keep this sentence?"))
        layout.addWidget(plain(f"“{count.quote}”"))
        layout.addWidget(faint(f"It says {count.said}; the rows say {count.actual}."))
        layout.addWidget(self.reason)
        layout.addWidget(faint("It is questioned again as soon as the sentence or the rows change."))
        layout.addWidget(buttons)
        self.setMinimumWidth(letters_wide(self, 80))


class CountMending:
    """Mends counts of packs that are on their way out."""

    def __init__(self, clock: Clock, window: QWidget) -> None:
        """Ask in front of ``window``."""
        self._clock = clock
        self._window = window

    def mend(
        self,
        opened: OpenLibrary,
        request: BuildRequest,
        finding: Finding,
        *,
        by_figure: bool,
        then: Callable[[], object],
    ) -> None:
        """Find the count in the pack as it reads now, mend it as a person decides, and go on with ``then``."""

        def found(count: CountFinding) -> None:
            if by_figure:
                self._replace(opened, count, then)
            else:
                self._keep(opened, count, then)

        opened.bridge.work(lambda: question_of(opened.session, request, finding, clock=self._clock), found)

    def _replace(self, opened: OpenLibrary, count: CountFinding, then: Callable[[], object]) -> None:
        def taken(query: FigureQuery) -> None:
            try:
                command = figure_command(count, query)
            except InputError as error:
                opened.bridge.report(error)
            else:
                _do(opened, command, then)

        opened.figures.choose(query_of(count), taken, parent=self._window)

    def _keep(self, opened: OpenLibrary, count: CountFinding, then: Callable[[], object]) -> None:
        dialog = KeepDialog(count, self._window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        reason = dialog.reason.text()
        dialog.deleteLater()
        if accepted:
            who = opened.session.who.name
            _do(opened, keep_command(count, reason=reason, kept_by=who, clock=self._clock), then)


def _do(opened: OpenLibrary, command: Command, then: Callable[[], object]) -> None:
    opened.bridge.then(opened.session.do(command), lambda _applied: then())
