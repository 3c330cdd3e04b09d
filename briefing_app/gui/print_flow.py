"""Print: the question with the file's own pages beside it, and exactly these pages go out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from briefing_app.domain.ids import RecipeId, SectionId
from briefing_app.domain.paper import Imposition
from briefing_app.errors import InputError, UserError
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.mending.flow import CountMending
from briefing_app.gui.open_library import OpenLibrary
from briefing_app.gui.outline import Outline
from briefing_app.gui.print_dialog import PrintDialog
from briefing_app.gui.printed_file import print_to_file
from briefing_app.services.building import BuildRequest, RefusedError
from briefing_app.services.printing import Duplex, Prepared, PrintRequest, PrintResult
from briefing_app.settings import PrintChoices

if TYPE_CHECKING:
    from briefing_app.services.services import Services


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ask:
    """One question, about one pack; ``section`` is the section that may go out alone."""

    opened: OpenLibrary
    outline: Outline
    dialog: PrintDialog
    section: str

    def request(self) -> BuildRequest:
        """What is to be laid out now."""
        recipe = self.dialog.choices.recipe
        return BuildRequest(
            pack=self.outline.pack.id,
            recipe=RecipeId(recipe) if recipe else None,
            audience=self.dialog.chooser.audience,
            style=self.dialog.chooser.style,
            section=SectionId(self.section) if self.dialog.only_section else None,
        )


class PrintFlow(QObject):
    """Sends packs to paper."""

    said = Signal(str)
    export_asked = Signal(object)
    """This open library is rather to be exported."""

    def __init__(self, services: Services, bridge: Bridge, *, window: QWidget) -> None:
        """Ask in front of ``window``."""
        super().__init__(window)
        self._services = services
        self._bridge = bridge
        self._window = window
        self._prepared: Prepared | None = None
        self._asked = 0
        self._counts = CountMending(services.clock, window)

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
        section = opened.workspace.panel.tree.current_section()
        dialog = PrintDialog(
            self._window,
            self._bridge,
            outline,
            remembered,
            printers=printers,
            section_title=section.title if section else "",
        )
        ask = _Ask(opened=opened, outline=outline, dialog=dialog, section=section.ref.id if section else "")
        dialog.preview_asked.connect(lambda: self._prepare(ask))
        dialog.export_asked.connect(lambda: self.export_asked.emit(opened))
        dialog.finished.connect(lambda result: self._finished(ask, result))
        self._prepare(ask)
        dialog.open()

    def _prepare(self, ask: _Ask) -> None:
        self._asked += 1
        asked, request, dialog = self._asked, ask.request(), ask.dialog
        printing = self._services.printing
        imposition = Imposition(dialog.choices.imposition)
        try:
            page_range = dialog.pages_asked
        except InputError as error:
            dialog.show_problem(error.title, f"{error.message} {error.hint}")
            return

        def prepare() -> Prepared:
            prepared = printing.prepare(ask.opened.session, request)
            return printing.arrange(prepared, imposition=imposition, page_range=page_range)

        def ready(prepared: Prepared) -> None:
            if asked == self._asked and dialog.isVisible():
                self._prepared = prepared
                dialog.show_pages(prepared.pages, line=prepared.line, findings=prepared.findings)

        def failed(error: BaseException) -> None:
            if not isinstance(error, UserError):
                self._bridge.report(error)
            elif asked == self._asked:
                findings = error.findings if isinstance(error, RefusedError) else ()
                title = "This cannot be printed" if findings else error.title
                mendable = ask.opened.session.reading_only is None
                dialog.show_problem(title, f"{error.message} {error.hint}", findings=findings, mendable=mendable)

        self._bridge.then(printing.start(prepare), ready, failed=failed)

    def _finished(self, ask: _Ask, result: int) -> None:
        self._asked += 1
        prepared, choices = self._prepared, ask.dialog.choices
        if ask.dialog.go_to is not None:
            ask.opened.workspace.go_to(ask.dialog.go_to)
        if ask.dialog.mend is not None:
            (finding, by_figure), ask.dialog.mend = ask.dialog.mend, None
            request, again = ask.request(), partial(self.print_pack, ask.opened)
            self._counts.mend(ask.opened, request, finding, by_figure=by_figure, then=again)
        if result != QDialog.DialogCode.Accepted or prepared is None:
            return
        if ask.dialog.to_file:
            self._save(ask, prepared, choices)
            return
        self._services.settings.change(printing=choices)
        built = ask.request()
        request = PrintRequest(
            pack=built.pack,
            recipe=built.recipe,
            audience=built.audience,
            section=built.section,
            style=built.style,
            printer=choices.printer,
            copies=choices.copies,
            collate=choices.collate,
            duplex=Duplex(choices.duplex),
        )
        printing = self._services.printing
        self.said.emit("Sending the pages to the printer…")
        self._bridge.then(
            printing.start(lambda: printing.print_prepared(prepared, request)),
            lambda done: self.said.emit(_printed(done, choices.copies, prepared.imposition)),
        )

    def _save(self, ask: _Ask, prepared: Prepared, choices: PrintChoices) -> None:
        """Ask for a file, and write into it the very bytes that a printer would get."""
        built = ask.request()
        names, audience = ask.outline.names, ask.dialog.chooser.audience
        name = names.file(recipe=built.recipe or "", section=built.section or "", audience=audience, suffix="pdf")

        def done(path: Path) -> str:
            words = f"{_count(len(prepared.pages.sizes), prepared.imposition)} in {path.name}."
            self.said.emit(words)
            return words

        path = print_to_file(
            self._window,
            self._bridge,
            self._services.writer,
            prepared,
            name=f"Print - {name}",
            folder=choices.folder,
            done=done,
        )
        if path is not None:
            self._services.settings.change(printing=replace(choices, folder=str(path.parent)))


def _printed(result: PrintResult, copies: int, imposition: Imposition) -> str:
    printer = f" {result.printer}" if result.printer else ""
    times = "" if copies == 1 else f", {copies} copies"
    return f"Sent to the printer{printer}: {_count(result.pages, imposition)}{times}."


def _count(pages: int, imposition: Imposition) -> str:
    one = "page" if imposition is Imposition.NONE else "side"
    return f"1 {one}" if pages == 1 else f"{pages} {one}s"
