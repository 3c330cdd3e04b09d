"""The last question before a handout goes out: to which folder in which form, or to which printer how often."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from briefing_app.gui.dialog_parts import answer_buttons, dialog_layout, folder_row, form_layout, letters_wide
from briefing_app.gui.printed_file import NO_PRINTER, PrinterBox
from briefing_app.gui.words import faint, heading, labelled, plain
from briefing_app.services.building import Format
from briefing_app.services.handouts import MadeHandout
from briefing_app.settings import PrintChoices

_OK = QDialogButtonBox.StandardButton.Ok


class ExportHandoutDialog(QDialog):
    """Asks in which form the pages that were looked at are written, and where."""

    def __init__(self, parent: QWidget | None, made: MadeHandout, *, folder: str) -> None:
        """Offer PDF, and Word where there is a Word file of it."""
        super().__init__(parent)
        self.setWindowTitle("Export the handout")
        self._made = made
        self._form = form_layout()
        self.pdf, self.docx = QCheckBox("&PDF, the pages as you saw them"), QCheckBox("&Word (DOCX), for editing")
        self.pdf.setChecked(True)
        self.folder = QLineEdit(folder or str(Path.home()))
        self._files = faint("")
        self._missing = plain("")
        self._missing.setProperty("role", "problem")
        self.buttons = answer_buttons(self, "&Export")
        self._lay_out()
        for box in (self.pdf, self.docx):
            box.toggled.connect(self._check)
        self.folder.textChanged.connect(self._check)
        self._check()

    @property
    def formats(self) -> tuple[Format, ...]:
        """The chosen formats."""
        chosen = ((Format.PDF, self.pdf), (Format.DOCX, self.docx))
        return tuple(form for form, box in chosen if box.isChecked() and not box.isHidden())

    @property
    def out(self) -> Path:
        """The chosen folder."""
        return Path(self.folder.text().strip()).expanduser()

    def _check(self) -> None:
        missing = ""
        if not self.formats:
            missing = "Choose PDF, Word, or both."
        elif not self.folder.text().strip():
            missing = "Choose a folder."
        self._missing.setText(missing)
        self._files.setText("\n".join(self._made.name(form) for form in self.formats))
        self._form.setRowVisible(self._missing, bool(missing))
        self._form.setRowVisible(self._files, not missing)
        self.buttons.button(_OK).setEnabled(not missing)

    def _lay_out(self) -> None:
        self.docx.setVisible(self._made.word)
        self.pdf.setEnabled(self._made.word)  # without Word there is nothing to choose
        formats = QVBoxLayout()
        formats.setSpacing(4)
        formats.addWidget(self.pdf)
        formats.addWidget(self.docx)
        formats.setContentsMargins(0, 0, 0, 8)
        self._form.addRow("Form:", formats)
        folder_row(self._form, self.folder, "Folder for the handout")
        self._form.addRow("Files:", self._files)
        self._form.addRow("", self._missing)
        layout = dialog_layout(self)
        layout.addWidget(heading(self._made.prepared.line))
        layout.addLayout(self._form)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(letters_wide(self, 88))
        self.folder.setFocus()


class PrintHandoutDialog(QDialog):
    """Asks on which printer, how often, on which sides; or for a PDF file of the very pages."""

    def __init__(
        self, parent: QWidget | None, made: MadeHandout, choices: PrintChoices, *, printers: Sequence[str]
    ) -> None:
        """Offer what was chosen the last time."""
        super().__init__(parent)
        self.setWindowTitle("Print the handout")
        self.printer = PrinterBox(printers, choices)
        self.copies = QSpinBox()
        self.copies.setRange(1, 500)
        self.duplex = QCheckBox("Print on &both sides")
        self.duplex.setChecked(made.both_sides)
        self.buttons = answer_buttons(self, "&Print")
        self._form = form_layout()
        labelled(self._form, "P&rinter", self.printer)
        labelled(self._form, "&Copies", self.copies)
        self._form.addRow("", self.duplex)
        layout = dialog_layout(self)
        layout.addWidget(heading(made.prepared.line))
        if not printers:
            layout.addWidget(plain(NO_PRINTER))
        layout.addLayout(self._form)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(letters_wide(self, 72))
        self._printer_chosen()
        self.printer.currentIndexChanged.connect(self._printer_chosen)
        self.printer.setFocus()

    def _printer_chosen(self) -> None:
        for control in (self.copies, self.duplex):
            self._form.setRowVisible(control, not self.printer.to_file)
        self.buttons.button(_OK).setText(self.printer.go_words)
