"""Copies for Members: the question with its plan, the work on a worker, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from briefing_app.errors import UserError
from briefing_app.gui.copies.dialog import CopiesDialog
from briefing_app.gui.copies.passwords_dialog import PasswordsDialog
from briefing_app.gui.findings_list import RefusedDialog
from briefing_app.gui.open_library import OpenLibrary
from briefing_app.gui.outline import Outline
from briefing_app.gui.progress_dialog import ProgressDialog
from briefing_app.services.building import RefusedError
from briefing_app.services.copies import CopiesResult
from briefing_app.services.copy_plan import CopiesRequest, Plan
from briefing_app.services.export import CancelledError
from briefing_app.services.recipients import Delegation

if TYPE_CHECKING:
    from briefing_app.services.services import Services


class CopiesFlow(QObject):
    """Makes a copy for each Member. ``said`` tells what came of it."""

    said = Signal(str)

    def __init__(self, services: Services, window: QWidget) -> None:
        """Ask in front of ``window``."""
        super().__init__(window)
        self._services = services
        self._window = window

    def open(self, opened: OpenLibrary) -> None:
        """Read the delegation, and ask."""
        outline = opened.workspace.outline
        if outline is not None:
            reading = opened.session.ask(lambda reader: self._services.copies.delegation(reader, outline.pack.id))
            opened.bridge.then(reading, lambda delegation: self._ask(opened, outline, delegation))

    def _ask(self, opened: OpenLibrary, outline: Outline, delegation: Delegation) -> None:
        folder = self._services.settings.current.export.folder or str(Path.home())
        dialog = CopiesDialog(self._window, outline.pack, outline.recipes, delegation, folder=folder)
        dialog.plan_asked.connect(lambda: self._plan(opened, dialog))
        dialog.finished.connect(lambda result: self._finished(opened, dialog, result))
        dialog.check()
        dialog.open()

    def _plan(self, opened: OpenLibrary, dialog: CopiesDialog) -> None:
        asked, request = dialog.asked, dialog.request

        def ready(plan: Plan) -> None:
            if asked == dialog.asked:
                dialog.show_plan(plan)

        def failed(error: BaseException) -> None:
            if not isinstance(error, UserError):
                opened.bridge.report(error)
            elif asked == dialog.asked:
                dialog.show_problem(f"{error.message} {error.hint}")

        planning = opened.session.ask(lambda reader: self._services.copies.plan_from(reader, request))
        opened.bridge.then(planning, ready, failed=failed)

    def _finished(self, opened: OpenLibrary, dialog: CopiesDialog, result: int) -> None:
        dialog.asked += 1
        request = dialog.request
        dialog.deleteLater()
        if result == QDialog.DialogCode.Accepted:
            kept = self._services.settings.current.export
            self._services.settings.change(export=replace(kept, folder=str(request.out)))
            self._start(opened, request)

    def _start(self, opened: OpenLibrary, request: CopiesRequest) -> None:
        progress = ProgressDialog(self._window, title="Copies for Members")
        future = self._services.copies.start(
            opened.session, request, progress=progress.advanced.emit, cancelled=progress.cancelled.is_set
        )

        def done(result: CopiesResult) -> None:
            count = "1 copy" if len(result.copies) == 1 else f"{len(result.copies)} copies"
            if progress.cancelled.is_set():
                self.said.emit(f"It was done before it could be stopped: {count} written.")
            else:
                beside = "with the list of them and the print plan" if result.print_plan else "and the list of them"
                progress.finish(result.files, words=f"{count} written, {beside}.", remarks=result.remarks)
            if request.encrypt:
                self._show_passwords(opened, result)

        def failed(error: BaseException) -> None:
            progress.reject()
            self._failed(opened, error)

        opened.bridge.then(future, done, failed=failed)
        progress.open()

    def _failed(self, opened: OpenLibrary, error: BaseException) -> None:
        if isinstance(error, CancelledError):
            self.said.emit("The copies were stopped. No file was changed.")
        elif isinstance(error, RefusedError):
            dialog = RefusedDialog(self._window, error.findings, done="Nothing was written", allow="", mendable=False)
            dialog.exec()
            if dialog.go_to is not None:
                opened.workspace.go_to(dialog.go_to)
        else:
            opened.bridge.report(error)

    def _show_passwords(self, opened: OpenLibrary, result: CopiesResult) -> None:
        dialog = PasswordsDialog(self._window, result)

        def save(path: Path) -> None:
            opened.bridge.work(
                lambda: self._services.copies.save_passwords(result, path),
                lambda _nothing: dialog.tell(f"Saved: {path}"),
                failed=lambda error: dialog.tell(str(error)),
            )

        dialog.save_asked.connect(save)
        dialog.open()
