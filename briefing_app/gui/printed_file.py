"""Pages for paper in a PDF file instead: the printer that is a file, the question where, and the file to be opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from briefing_app.gui.bridge import Bridge
from briefing_app.gui.endings import with_ending
from briefing_app.gui.export_dialog import keep_narrow
from briefing_app.gui.folders import first_look
from briefing_app.gui.progress_dialog import ProgressDialog
from briefing_app.services.printing import Prepared
from briefing_app.settings import PrintChoices

if TYPE_CHECKING:
    from briefing_app.services.writing import FileWriter

TO_FILE = "Print to a PDF file…"
NO_PRINTER = "No printer was found. Print to a PDF file, and print that elsewhere; or connect one, and open this again."


class PrinterBox(QComboBox):
    """The printers, and behind them the PDF file, which is what there is without any."""

    def __init__(self, printers: Sequence[str], choices: PrintChoices) -> None:
        """Choose what was chosen the last time, where it is there still."""
        super().__init__()
        keep_narrow(self)
        self.addItems(list(printers))
        self.addItem(TO_FILE, True)
        chosen = self.count() - 1 if choices.to_file else self.findText(choices.printer)
        self.setCurrentIndex(max(0, chosen))

    @property
    def has_printer(self) -> bool:
        """Whether there is a printer."""
        return self.count() > 1

    @property
    def to_file(self) -> bool:
        """Whether the pages go into a PDF file."""
        return bool(self.currentData())

    @property
    def go_words(self) -> str:
        """What the button says that lets the pages go."""
        return "&Print to a file…" if self.to_file else "&Print"


def print_to_file(
    window: QWidget,
    bridge: Bridge,
    writer: FileWriter,
    prepared: Prepared,
    *,
    name: str,
    folder: str,
    done: Callable[[Path], str],
) -> Path | None:
    """Ask for a file, and write into it the very bytes that a printer would get; then offer to open it.

    ``name`` is what it would be called, ``folder`` where the last one was; ``done`` says what came of it. Returns the
    file that was chosen, ``None`` where none was.
    """
    begin = first_look(Path(folder) if folder else None, name=name)
    chosen, _form = QFileDialog.getSaveFileName(window, "Print to a PDF file", begin, "PDF (*.pdf)")
    if not chosen:
        return None
    path = with_ending(Path(chosen), "", ".pdf")

    def written(_done: object) -> None:
        progress = ProgressDialog(window, title="Print to a PDF file")
        progress.finish([path], words=done(path))
        progress.open()

    bridge.work(lambda: writer.write(path, prepared.data), written)
    return path
