"""Print: the question with the file's own pages beside it, and exactly these pages go out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from briefing_app.domain.ids import RecipeId
from briefing_app.errors import UserError
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.open_library import OpenLibrary
from briefing_app.gui.outline import Outline
from briefing_app.gui.print_dialog import PrintDialog
from briefing_app.services.building import BuildRequest
from briefing_app.services.printing import Duplex, Prepared, PrintRequest, PrintResult

if TYPE_CHECKING:
    from briefing_app.services.services import Services


class PrintFlow(QObject):
    """Sends packs to paper."""

    said = Signal(str)

    def __init__(self, services: Services, bridge: Bridge, *, window: QWidget) -> None:
        """Ask in front of ``window``."""
        super().__init__(window)
        self._services = services
        self._bridge = bridge
        self._window = window
        self._prepared: Prepared | None = None
        self._asked = 0

    def print_pack(self, opened: OpenLibrary) -> None:
        """Ask how to print the pack, and print it."""
        if opened.workspace.outline is not None:
            self._bridge.then(
                self._services.printing.start(self._services.printing.printers),
                lambda printers: self._ask(opened, [printer.name for printer in printers]),
            )

    def _ask(self, opened: OpenLibrary, printers: list[str]) -> None:
        outline = opened.workspace.outline
        if outline is None:
            return
        self._prepared = None
        remembered = self._services.settings.current.printing
        dialog = PrintDialog(self._window, self._bridge, outline, remembered, printers=printers)
        dialog.preview_asked.connect(lambda: self._prepare(opened, outline, dialog))
        dialog.finished.connect(lambda result: self._finished(opened, outline, dialog, result))
        self._prepare(opened, outline, dialog)
        dialog.open()

    def _prepare(self, opened: OpenLibrary, outline: Outline, dialog: PrintDialog) -> None:
        self._asked += 1
        asked, request = self._asked, _build_request(outline, dialog)
        printing = self._services.printing

        def ready(prepared: Prepared) -> None:
            if asked == self._asked and dialog.isVisible():
                self._prepared = prepared
                dialog.show_pages(prepared.pages, line=prepared.line)

        def failed(error: BaseException) -> None:
            if asked == self._asked and isinstance(error, UserError):
                dialog.show_problem(error.title, f"{error.message} {error.hint}")
            elif not isinstance(error, UserError):
                self._bridge.report(error)

        self._bridge.then(printing.start(lambda: printing.prepare(opened.session, request)), ready, failed=failed)

    def _finished(self, opened: OpenLibrary, outline: Outline, dialog: PrintDialog, result: int) -> None:
        self._asked += 1
        prepared, choices = self._prepared, dialog.choices
        if result != QDialog.DialogCode.Accepted or prepared is None:
            return
        self._services.settings.change(printing=choices)
        built = _build_request(outline, dialog)
        request = PrintRequest(
            pack=built.pack,
            recipe=built.recipe,
            audience=built.audience,
            printer=choices.printer,
            copies=choices.copies,
            duplex=Duplex(choices.duplex),
        )
        printing = self._services.printing
        self.said.emit("Sending the pages to the printer…")
        self._bridge.then(
            printing.start(lambda: printing.print_prepared(prepared, request)),
            lambda done: self.said.emit(_printed(done, choices.copies)),
        )


def _build_request(outline: Outline, dialog: PrintDialog) -> BuildRequest:
    recipe = dialog.choices.recipe
    return BuildRequest(
        pack=outline.pack.id, recipe=RecipeId(recipe) if recipe else None, audience=dialog.chooser.audience
    )


def _printed(result: PrintResult, copies: int) -> str:
    pages = "1 page" if result.pages == 1 else f"{result.pages} pages"
    times = "" if copies == 1 else f", {copies} copies"
    return f"Sent to the printer{f' {result.printer}' if result.printer else ''}: {pages}{times}."
