"""Export: the question, the work on a worker, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from briefing_app.domain.ids import PackId, RecipeId, SectionId
from briefing_app.domain.levels import Level
from briefing_app.errors import UserError
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.export_dialog import ExportDialog, ProgressDialog
from briefing_app.gui.messages import user_error_box
from briefing_app.gui.open_library import OpenLibrary
from briefing_app.services.building import MISSING_GLYPH, Format, RefusedError
from briefing_app.services.export import CancelledError, ExportRequest, ExportResult
from briefing_app.services.writing import ForeignFileError
from briefing_app.settings import ExportChoices

if TYPE_CHECKING:
    from briefing_app.services.services import Services

_MOST_NOTES = 6


class ExportFlow(QObject):
    """Sends packs to files."""

    said = Signal(str)

    def __init__(self, services: Services, bridge: Bridge, *, window: QWidget) -> None:
        """Ask in front of ``window``."""
        super().__init__(window)
        self._services = services
        self._bridge = bridge
        self._window = window
        self._last: ExportRequest | None = None

    def export(self, opened: OpenLibrary) -> None:
        """Ask what to export, and export it."""
        outline = opened.workspace.outline
        if outline is None:
            return
        section = opened.workspace.panel.tree.current_section()
        dialog = ExportDialog(
            self._window,
            outline,
            self._services.settings.current.export,
            section_title=section.title if section else "",
        )
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        self._services.settings.change(export=dialog.choices)
        only = section.ref.id if section and dialog.only_section else None
        self._start(opened, _request(outline.pack.id, dialog.choices, section=only))

    def export_again(self, opened: OpenLibrary) -> None:
        """Export the same pack with what was chosen the last time, without a question."""
        outline = opened.workspace.outline
        if outline is None:
            return
        if self._last is not None and self._last.pack == outline.pack.id:
            self._start(opened, self._last)
        else:
            self.export(opened)

    def _start(self, opened: OpenLibrary, request: ExportRequest) -> None:
        progress = ProgressDialog(self._window, title="Export")
        future = self._services.export.start(
            opened.session, request, progress=progress.advanced.emit, cancelled=progress.cancelled.is_set
        )

        def done(result: ExportResult) -> None:
            self._last = request
            notes = [f"{found.where}: {found.message}" for found in result.findings[:_MOST_NOTES]]
            progress.finish(result.files, words=_made(result), notes=notes)

        def failed(error: BaseException) -> None:
            progress.reject()
            self._failed(opened, request, error)

        self._bridge.then(future, done, failed=failed)
        progress.open()

    def _failed(self, opened: OpenLibrary, request: ExportRequest, error: BaseException) -> None:
        if isinstance(error, CancelledError):
            self.said.emit("The export was stopped. No file was changed.")
        elif isinstance(error, ForeignFileError):
            asked = UserError(error.title, error.message, "Replace it, or choose another folder.")
            if self._agrees(asked, "Replace it"):
                self._start(opened, replace(request, force=True))
        elif isinstance(error, RefusedError) and _only_glyphs(error):
            if self._agrees(error, "Export without these characters"):
                self._start(opened, replace(request, allow_missing=True))
        else:
            self._bridge.report(error)

    def _agrees(self, error: UserError, answer: str) -> bool:
        """Ask whether to go on all the same."""
        box = user_error_box(self._window, error)
        box.setStandardButtons(QMessageBox.StandardButton.Cancel)
        go_on = box.addButton(answer, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is go_on


def _only_glyphs(error: RefusedError) -> bool:
    return all(found.check == MISSING_GLYPH for found in error.findings)


def _request(pack: PackId, choices: ExportChoices, *, section: str | None) -> ExportRequest:
    return ExportRequest(
        pack=pack,
        recipe=RecipeId(choices.recipe) if choices.recipe else None,
        audience=Level(choices.audience) if choices.audience else None,
        section=SectionId(section) if section else None,
        out=Path(choices.folder).expanduser(),
        formats=tuple(Format(form) for form in choices.formats),
    )


def _made(result: ExportResult) -> str:
    count = "1 file" if len(result.files) == 1 else f"{len(result.files)} files"
    if result.pages is None:
        return f"{count} written."
    return f"{count} written, {result.pages} {'page' if result.pages == 1 else 'pages'}."
