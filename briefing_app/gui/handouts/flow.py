"""Handouts: the question with the very pages beside it, and exactly these go to a file or to paper."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from briefing_app.domain.levels import Level
from briefing_app.errors import UserError
from briefing_app.gui.handouts.dialog import HandoutsDialog
from briefing_app.gui.handouts.going_out import ExportHandoutDialog, PrintHandoutDialog
from briefing_app.gui.messages import user_error_box
from briefing_app.gui.open_library import OpenLibrary
from briefing_app.gui.outline import Entry, Outline
from briefing_app.gui.printed_file import print_to_file
from briefing_app.gui.progress_dialog import ProgressDialog
from briefing_app.services.building import MISSING_GLYPH, Format, RefusedError
from briefing_app.services.export import ExportResult
from briefing_app.services.handouts import MadeHandout, Offer, offers
from briefing_app.services.printing import Duplex, PrintRequest, PrintResult
from briefing_app.services.writing import ForeignFileError
from briefing_app.settings import PrintChoices

if TYPE_CHECKING:
    from briefing_app.services.services import Services


@dataclass(slots=True, kw_only=True)
class _Ask:
    """One window with what was made for it. ``asked`` counts its questions: an answer to an earlier one is none."""

    opened: OpenLibrary
    dialog: HandoutsDialog
    asked: int = 0
    making: Future[MadeHandout] | None = None
    made: MadeHandout | None = None
    allowed: set[str] = field(default_factory=set)
    """Kinds that go out although some of their letters cannot be drawn."""


class HandoutsFlow(QObject):
    """Makes handouts. ``said`` tells what came of one."""

    said = Signal(str)

    def __init__(self, services: Services, window: QWidget) -> None:
        """Ask in front of ``window``."""
        super().__init__(window)
        self._services = services
        self._window = window

    def open(self, opened: OpenLibrary) -> None:
        """Read what the pack offers, and ask; what is chosen in the tree is offered first."""
        outline = opened.workspace.outline
        if outline is None:
            return
        tree = opened.workspace.panel.tree
        chosen = (tree.current(), tree.current_section())
        reading = opened.session.ask(lambda reader: offers(reader, outline.pack.id))
        opened.bridge.then(reading, lambda offered: self._ask(opened, outline, offered, chosen=chosen))

    def _ask(
        self,
        opened: OpenLibrary,
        outline: Outline,
        offered: Sequence[Offer],
        *,
        chosen: tuple[Entry | None, Entry | None],
    ) -> None:
        recipe = outline.recipe(opened.workspace.panel.recipe)
        dialog = HandoutsDialog(
            self._window,
            opened.bridge,
            outline.pack.id,
            offered,
            audience=recipe.audience if recipe is not None else Level.MEMBERS,
            begin_with=first_offer(offered, *chosen),
        )
        ask = _Ask(opened=opened, dialog=dialog)
        dialog.preview_asked.connect(lambda: self._make(ask))
        dialog.export_asked.connect(lambda: self._export(ask))
        dialog.print_asked.connect(lambda: self._print(ask))
        dialog.finished.connect(lambda _result: self._finished(ask))
        dialog.open()
        dialog.ask()

    def _make(self, ask: _Ask) -> None:
        ask.asked += 1
        if ask.making is not None:
            ask.making.cancel()  # it may not have begun yet
        ask.made = None
        asked, request, dialog = ask.asked, ask.dialog.request, ask.dialog
        request = replace(request, allow_missing=request.kind in ask.allowed)
        ask.making = self._services.handouts.start(ask.opened.session, request)

        def ready(made: MadeHandout) -> None:
            if asked == ask.asked:
                ask.made = made
                dialog.show_pages(made.prepared.pages, line=made.prepared.line, findings=made.prepared.findings)

        def failed(error: BaseException) -> None:
            if not isinstance(error, UserError):
                ask.opened.bridge.report(error)
            elif asked == ask.asked:
                self._show_refused(ask, request.kind, error)

        ask.opened.bridge.then(ask.making, ready, failed=failed)

    def _show_refused(self, ask: _Ask, kind: str, error: UserError) -> None:
        findings = error.findings if isinstance(error, RefusedError) else ()
        if findings and all(found.check == MISSING_GLYPH for found in findings) and kind not in ask.allowed:
            question = UserError(
                "Some letters cannot be drawn",
                f"{error.message} They are left empty on the pages.",
                "Make it without them, or choose something else.",
            )
            if self._agrees(question, "Make it &without them"):
                ask.allowed.add(kind)
                self._make(ask)
                return
        title = "This cannot be handed out" if findings else error.title
        ask.dialog.show_problem(title, f"{error.message} {error.hint}", findings=findings)

    def _export(self, ask: _Ask) -> None:
        made, settings = ask.made, self._services.settings
        if made is None:
            return
        dialog = ExportHandoutDialog(ask.dialog, made, folder=settings.current.export.folder)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            settings.change(export=replace(settings.current.export, folder=dialog.folder.text().strip()))
            self._write(ask, made, dialog)

    def _write(self, ask: _Ask, made: MadeHandout, chosen: ExportHandoutDialog, *, force: bool = False) -> None:
        progress = ProgressDialog(ask.dialog, title="Export the handout")
        writing = self._services.handouts.start_writing(
            ask.opened.session, made, chosen.out, formats=chosen.formats, force=force
        )

        def done(result: ExportResult) -> None:
            count = "1 file" if len(result.files) == 1 else f"{len(result.files)} files"
            progress.finish(result.files, words=f"{count} written.")

        def failed(error: BaseException) -> None:
            progress.reject()
            if isinstance(error, ForeignFileError):
                question = UserError(error.title, error.message, "Replace it, or choose another folder.")
                if self._agrees(question, "Replace it"):
                    self._write(ask, made, chosen, force=True)
            else:
                ask.opened.bridge.report(error)

        ask.opened.bridge.then(writing, done, failed=failed)
        progress.open()

    def _print(self, ask: _Ask) -> None:
        printing = self._services.printing
        ask.opened.bridge.then(
            printing.start(printing.printers),
            lambda printers: self._ask_printer(ask, [printer.name for printer in printers]),
        )

    def _ask_printer(self, ask: _Ask, printers: list[str]) -> None:
        made, kept = ask.made, self._services.settings.current.printing
        if made is None:
            return
        dialog = PrintHandoutDialog(ask.dialog, made, kept, printers=printers)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        if dialog.printer.to_file:
            self._print_to_file(ask, made, replace(kept, to_file=dialog.printer.has_printer))
            return
        self._services.settings.change(printing=replace(kept, printer=dialog.printer.currentText(), to_file=False))
        request = PrintRequest(
            pack=ask.dialog.request.pack,
            printer=dialog.printer.currentText(),
            copies=dialog.copies.value(),
            duplex=Duplex.LONG if dialog.duplex.isChecked() else Duplex.NONE,
        )
        printing = self._services.printing

        def done(result: PrintResult) -> None:
            words = f"Sent to the printer{f' {result.printer}' if result.printer else ''}: {made.prepared.line}."
            ask.dialog.first_line.setText(words)
            self.said.emit(words)

        ask.opened.bridge.then(printing.start(lambda: printing.print_prepared(made.prepared, request)), done)

    def _print_to_file(self, ask: _Ask, made: MadeHandout, kept: PrintChoices) -> None:
        def done(_path: Path) -> str:
            words = f"Printed to a file: {made.prepared.line}."
            self.said.emit(words)
            return words

        path = print_to_file(
            ask.dialog,
            ask.opened.bridge,
            self._services.writer,
            made.prepared,
            name=f"Print - {made.name(Format.PDF)}",
            folder=kept.folder,
            done=done,
        )
        if path is not None:
            self._services.settings.change(printing=replace(kept, folder=str(path.parent)))

    def _agrees(self, error: UserError, answer: str) -> bool:
        box = user_error_box(self._window, error)
        box.setStandardButtons(QMessageBox.StandardButton.Cancel)
        go_on = box.addButton(answer, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is go_on

    def _finished(self, ask: _Ask) -> None:
        ask.asked += 1
        ask.made = None
        if ask.dialog.go_to is not None:
            ask.opened.workspace.go_to(ask.dialog.go_to)
        ask.dialog.deleteLater()


def first_offer(offered: Sequence[Offer], entry: Entry | None, section: Entry | None) -> tuple[str, str]:
    """Return the kind, and the record's id, with which to begin for what is chosen in the tree."""
    wanted = entry.ref.id if entry is not None else ""
    about_it = [offer for offer in offered if not offer.kind.of_pack and wanted in dict(offer.subjects)]
    if about_it:
        return about_it[0].kind.name, wanted
    section_type = section.section_type if section is not None else ""
    suiting = [offer.kind.name for offer in offered if section_type and section_type in offer.kind.suits]
    # What is made from a record that is there is never empty; the rest of a pack may hold nothing for its audience.
    made = sorted(offered, key=lambda offer: not offer.subjects)
    filled = [offer.kind.name for offer in made if offer.subjects or not offer.kind.about]
    return next(iter((*suiting, *filled)), ""), wanted
