"""Export: the question, the work on a worker, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from briefing_app.domain.ids import PackId, RecipeId, SectionId
from briefing_app.domain.levels import Level
from briefing_app.domain.paper import PageStyle
from briefing_app.errors import UserError
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.export_dialog import ExportDialog
from briefing_app.gui.findings_list import RefusedDialog
from briefing_app.gui.mending.flow import CountMending
from briefing_app.gui.messages import user_error_box
from briefing_app.gui.open_library import OpenLibrary
from briefing_app.gui.outline import Outline
from briefing_app.gui.progress_dialog import ProgressDialog
from briefing_app.services.building import MISSING_GLYPH, Format, RefusedError
from briefing_app.services.export import CancelledError, ExportRequest, ExportResult
from briefing_app.services.writing import ForeignFileError
from briefing_app.settings import ExportChoices

if TYPE_CHECKING:
    from briefing_app.services.services import Services


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
        self._counts = CountMending(services.clock, window)

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
            section=section,
        )
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        self._services.settings.change(export=dialog.choices)
        only = section.ref.id if section and dialog.only_section else None
        self._start(opened, _request(outline.pack.id, dialog.choices, section=only))

    def export_again(self, opened: OpenLibrary) -> None:
        """Export the pack with what was chosen the last time, without a question where that was asked before."""
        outline = opened.workspace.outline
        if outline is None:
            return
        request = self._last
        if request is None or request.pack != outline.pack.id:
            request = _remembered(outline, self._services.settings.current.export)
        if request is not None:
            self._start(opened, request)
        else:
            self.export(opened)

    def _start(self, opened: OpenLibrary, request: ExportRequest) -> None:
        progress = ProgressDialog(self._window, title="Export")
        progress.go_asked.connect(opened.workspace.go_to)
        future = self._services.export.start(
            opened.session, request, progress=progress.advanced.emit, cancelled=progress.cancelled.is_set
        )

        def done(result: ExportResult) -> None:
            self._last = request
            if progress.cancelled.is_set():
                self.said.emit(f"It was done before it could be stopped: {_made(result)}")
            else:
                progress.finish(result.files, words=_made(result), remarks=result.remarks, findings=result.findings)

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
        elif isinstance(error, RefusedError):
            self._refused(opened, request, error)
        else:
            self._bridge.report(error)

    def _refused(self, opened: OpenLibrary, request: ExportRequest, error: RefusedError) -> None:
        """List what keeps the pack from going out, and go to a place or on, as a person decides."""
        allow = "Export without these &characters" if _only_glyphs(error) else ""
        dialog = RefusedDialog(
            self._window,
            error.findings,
            done="Nothing was written",
            allow=allow,
            mendable=opened.session.reading_only is None,
        )
        dialog.exec()
        if dialog.allowed:
            self._start(opened, replace(request, allow_missing=True))
        elif dialog.mend is not None:
            finding, by_figure = dialog.mend
            self._counts.mend(opened, request, finding, by_figure=by_figure, then=lambda: self._start(opened, request))
        elif dialog.go_to is not None:
            opened.workspace.go_to(dialog.go_to)

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


def _remembered(outline: Outline, choices: ExportChoices) -> ExportRequest | None:
    """Return what was exported before this start of the program, where it fits this pack."""
    if not choices.folder or not choices.formats or choices.recipe not in {held.id for held in outline.recipes}:
        return None
    return _request(outline.pack.id, choices, section=None)


def _request(pack: PackId, choices: ExportChoices, *, section: str | None) -> ExportRequest:
    return ExportRequest(
        pack=pack,
        recipe=RecipeId(choices.recipe) if choices.recipe else None,
        audience=Level(choices.audience) if choices.audience else None,
        section=SectionId(section) if section else None,
        style=PageStyle(choices.style) if choices.style else None,
        out=Path(choices.folder).expanduser(),
        formats=tuple(Format(form) for form in choices.formats),
    )


def _made(result: ExportResult) -> str:
    count = "1 file" if len(result.files) == 1 else f"{len(result.files)} files"
    names = {Format.PDF: "PDF", Format.DOCX: "Word"}
    pages = [f"{names[form]} {number} {'page' if number == 1 else 'pages'}" for form, number in result.pages.items()]
    return f"{', '.join((f'{count} written', *pages))}."
