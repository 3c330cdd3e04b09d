"""The list as it is filtered, on paper or in a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from briefing_app.gui.bridge import Bridge
from briefing_app.gui.endings import with_ending
from briefing_app.gui.folders import first_look
from briefing_app.gui.printed_file import print_to_file
from briefing_app.gui.recommendations.calls_pane import CallsPane
from briefing_app.gui.recommendations.lines import HEADINGS, Field, Line
from briefing_app.gui.recommendations.list_print_dialog import ListPrintDialog
from briefing_app.gui.recommendations.query import Query
from briefing_app.gui.recommendations.words import calls_words, count_words
from briefing_app.services.list_export import ListCell, ListTable, prepare_list, print_list, write_list
from briefing_app.services.lists import EVERY_ROW
from briefing_app.services.printing import Prepared, PrintResult

if TYPE_CHECKING:
    from briefing_app.services.services import Services

MOST_PRINTED = 5_000
MOST_WRITTEN = 100_000
_FORMS = "Excel workbook (*.xlsx);;Comma-separated values (*.csv)"


class ListFlow(QObject):
    """Sends the list out."""

    said = Signal(str)

    def __init__(self, services: Services, bridge: Bridge, calls: CallsPane, *, window: QWidget) -> None:
        """Ask in front of ``window``."""
        super().__init__(window)
        self._services = services
        self._bridge = bridge
        self._calls = calls
        self._window = window

    def print_list(self) -> None:
        """Lay the list out, and ask how to print it."""
        self.said.emit("Laying out the list…")
        self._calls.source.with_lines(MOST_PRINTED, self._prepare)

    def export_list(self) -> None:
        """Ask for a file, and write the list to it."""
        result = self._calls.source.result
        if result is None or not result.positions.count:
            self.said.emit("There is nothing in the list to write.")
            return
        name, form = QFileDialog.getSaveFileName(
            self._window, "Export the list", first_look(name="Recommendations.xlsx"), _FORMS
        )
        if name:
            self.write_to(with_ending(Path(name), form, ".xlsx", ".csv"))

    def write_to(self, path: Path) -> None:
        """Write the list to a file; its ending decides the form."""
        writer, columns, query = self._services.writer, self._calls.table.columns, self._calls.query

        def write(lines: tuple[Line, ...]) -> None:
            table = table_of(lines, columns, title=title_of(query))
            done = f"{count_words(len(lines), 'call', 'calls')} written to {path.name}."
            self._bridge.work(lambda: write_list(writer, path, table), lambda _done: self.said.emit(done))

        self._calls.source.with_lines(MOST_WRITTEN, write)

    def _prepare(self, lines: tuple[Line, ...]) -> None:
        if not lines:
            self.said.emit("There is nothing in the list to print.")
            return
        services = self._services
        table = table_of(lines, self._calls.table.columns, title=title_of(self._calls.query))
        printing = services.printing

        def prepare() -> tuple[Prepared, list[str]]:
            prepared = prepare_list(table, thread=services.pages, now=services.clock.now())
            return prepared, [printer.name for printer in printing.printers()]

        self._bridge.then(printing.start(prepare), lambda made: self._ask(*made))

    def _ask(self, prepared: Prepared, printers: list[str]) -> None:
        choices = self._services.settings.current.printing
        dialog = ListPrintDialog(self._window, self._bridge, prepared, choices, printers=printers)
        dialog.save_asked.connect(lambda: self._save_pdf(prepared, dialog))
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        chosen, printing = dialog.choices, self._services.printing
        self._services.settings.change(printing=chosen)
        self.said.emit("Sending the pages to the printer…")
        self._bridge.then(
            printing.start(
                lambda: print_list(
                    printing, prepared, printer=chosen.printer, copies=chosen.copies, both_sides=chosen.duplex != "none"
                )
            ),
            self._printed,
        )

    def _save_pdf(self, prepared: Prepared, dialog: QDialog) -> None:
        def done(path: Path) -> str:
            words = f"Saved as {path.name}."
            self.said.emit(words)
            return words

        writer, name = self._services.writer, "Recommendations.pdf"
        print_to_file(dialog, self._bridge, writer, prepared, name=name, folder="", done=done)

    def _printed(self, result: PrintResult) -> None:
        pages = count_words(result.pages, "page", "pages")
        self.said.emit(f"Sent to the printer{f' {result.printer}' if result.printer else ''}: {pages}.")


def table_of(lines: Sequence[Line], columns: Sequence[Field], *, title: str) -> ListTable:
    """Return the rows in the columns that are shown, with the marks of status and trend."""
    return ListTable(
        title=title,
        count=calls_words(len(lines), sum(not line.counts for line in lines)),
        headings=tuple(HEADINGS[field] for field in columns),
        weights=tuple(_WEIGHTS[field] for field in columns),
        rows=tuple(tuple(_cell(line, field) for field in columns) for line in lines),
    )


def title_of(query: Query) -> str:
    """Say what the list holds."""
    search = query.filters.search
    found = f"Recommendations with “{search}”" if search else "Recommendations"
    more = replace(query.narrowed, search="") != EVERY_ROW
    return f"{found}, as filtered" if more else found


def _cell(line: Line, field: Field) -> ListCell:
    status = line.status.value if field is Field.STATUS else ""
    trend = line.trend.value if field is Field.TREND and line.trend is not None else ""
    colour = line.scale.colour(line.status) if status else ""
    return ListCell(words=line.says(field), status=status, colour=colour, trend=trend)


_WEIGHTS = {
    Field.REFERENCE: 16.0, Field.CALL: 34.0, Field.ADDRESSEE: 14.0, Field.THEMES: 14.0, Field.STATUS: 16.0,
    Field.SINCE: 12.0, Field.TREND: 9.0, Field.CLAIMANT: 14.0, Field.DISPUTED: 8.0, Field.REVIEW_DUE: 12.0,
    Field.DEADLINE: 12.0, Field.LEVEL: 12.0,
}  # fmt: skip
