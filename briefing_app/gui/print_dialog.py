"""Print…: an export that goes to paper. The first line says what goes out; the pages shown are the file's own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from briefing_app.composing.findings import Finding
from briefing_app.document.origin import Origin
from briefing_app.domain.paper import Imposition
from briefing_app.errors import InputError
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.dialog_parts import answer_buttons, form_layout, letters_wide
from briefing_app.gui.export_dialog import RecipeChooser, keep_narrow, what_box
from briefing_app.gui.findings_list import FindingsList
from briefing_app.gui.outline import Outline
from briefing_app.gui.page_view import Pages, PageView
from briefing_app.gui.pages_beside import lay_pages_beside
from briefing_app.gui.printed_file import NO_PRINTER, PrinterBox
from briefing_app.gui.words import faint, heading, labelled, plain
from briefing_app.settings import PrintChoices

_LAYING_OUT = "Laying out the pages…"
_IMPOSITIONS = {
    Imposition.NONE.value: "One page",
    Imposition.BOOKLET.value: "Two: a booklet to fold",
    Imposition.LINES.value: "Two, and lines to write",
}
_RANGE = re.compile(r"(\d{1,5})(?:\s*[-\u2010-\u2013]\s*(\d{1,5}))?", re.ASCII)
_FILE_HELP = "The file holds exactly the pages that are shown here, in the order in which a printer would get them."


class PrintDialog(QDialog):
    """Asks how to print; ``preview_asked`` wants the pages for the recipe and audience that are chosen now.

    ``export_asked`` is the way to files of each format; ``go_to`` holds the place of a finding that a person
    wants to see once the dialog is closed.
    """

    preview_asked = Signal()
    export_asked = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        bridge: Bridge,
        outline: Outline,
        choices: PrintChoices,
        *,
        printers: Sequence[str],
        section_title: str = "",
    ) -> None:
        """Offer the printers, and what was chosen the last time; ``section_title`` may go out alone."""
        super().__init__(parent)
        self.setWindowTitle("Print")
        self.go_to: Origin | None = None
        self.mend: tuple[Finding, bool] | None = None
        """A typed count that shall be mended, and whether by a live figure; else it is kept with a reason."""
        self._range = ""
        self.first_line = heading(_LAYING_OUT)
        self.view = PageView(bridge)
        self._instead = faint(_LAYING_OUT)
        self._instead.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._page = faint("")
        self.findings = FindingsList()
        self._form = form_layout()
        self.chooser = RecipeChooser(outline, self._form, recipe=choices.recipe)
        self.what = what_box(section_title)
        self._choices = choices
        self._make_printer_controls(printers)
        self.page_range = QLineEdit()
        self.page_range.setPlaceholderText("All, or for example 3-5")
        self.imposition = QComboBox()
        keep_narrow(self.imposition)
        for imposition, words in _IMPOSITIONS.items():
            self.imposition.addItem(words, imposition)
        self.imposition.setCurrentIndex(max(0, self.imposition.findData(choices.imposition)))
        self._note = plain("")
        self.buttons = answer_buttons(self, "&Print")
        self._print = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._print.setEnabled(False)
        self.export = self.buttons.addButton("&Export instead…", QDialogButtonBox.ButtonRole.ActionRole)
        self.export.clicked.connect(self._export_instead)
        self._lay_out()
        self._printer_chosen()
        self.printer.currentIndexChanged.connect(self._printer_chosen)
        self.copies.valueChanged.connect(lambda copies: self.collate.setEnabled(copies > 1))
        self.chooser.changed.connect(self._ask_for_all)
        self.what.currentIndexChanged.connect(self._ask_for_all)
        self.imposition.currentIndexChanged.connect(self._arrange)
        self.page_range.editingFinished.connect(self._range_typed)
        self.view.page_changed.connect(self._show_page)
        self.findings.go_asked.connect(self._leave_for)
        self.findings.figure_asked.connect(lambda found: self._leave_to_mend(found, by_figure=True))
        self.findings.keep_asked.connect(lambda found: self._leave_to_mend(found, by_figure=False))

    def _make_printer_controls(self, printers: Sequence[str]) -> None:
        """Make what asks for the printer, and how copies come out of it."""
        self.printer = PrinterBox(printers, self._choices)
        self.copies = QSpinBox()
        self.copies.setRange(1, 500)
        self.copies.setValue(self._choices.copies)
        self.duplex = QCheckBox("Print on &both sides")
        self.duplex.setChecked(self._choices.duplex != "none")
        self.collate = QCheckBox("&Whole copies, one after the other")
        self.collate.setChecked(self._choices.collate)
        self.collate.setToolTip("Otherwise each page comes as often as there are copies, and a person sorts them.")
        self.collate.setAccessibleDescription(self.collate.toolTip())

    @property
    def choices(self) -> PrintChoices:
        """What is chosen now."""
        recipe = self.chooser.recipe
        return PrintChoices(
            recipe=recipe.id if recipe else "",
            printer=self._choices.printer if self.to_file else self.printer.currentText(),
            copies=self.copies.value(),
            duplex="long" if self.duplex.isChecked() else "none",
            imposition=self.imposition.currentData(),
            collate=self.collate.isChecked(),
            to_file=self.to_file and self.printer.has_printer,  # where there is no printer, nobody has chosen the file
            folder=self._choices.folder,
        )

    @property
    def to_file(self) -> bool:
        """Whether the pages go into a PDF file."""
        return self.printer.to_file

    @property
    def pages_asked(self) -> tuple[int, int] | None:
        """The first and the last page that are asked for; ``None`` for all.

        Raises:
            InputError: for words that name no pages.
        """
        words = self.page_range.text().strip()
        if not words:
            return None
        named = _RANGE.fullmatch(words)
        if named is None:
            raise InputError(
                "These pages are not there",
                f"{words} names no pages.",
                "Write one page (3), or the first and the last (3-5); nothing for all.",
            )
        return int(named[1]), int(named[2] or named[1])

    @property
    def only_section(self) -> bool:
        """Whether the section goes out alone."""
        return self.what.currentIndex() == 1

    def show_pages(self, pages: Pages, *, line: str, findings: Sequence[Finding] = ()) -> None:
        """Show the pages that would go out, say what they are, and what the checks found in them."""
        self._pages.setCurrentWidget(self.view)
        self.view.show_pages(pages)
        self.view.fit()
        self._show_page(self.view.current_page)
        self.first_line.setText(line)
        self.findings.show_findings(findings)
        self._print.setEnabled(len(pages.sizes) > 0)

    def show_problem(
        self, title: str, message: str, *, findings: Sequence[Finding] = (), mendable: bool = False
    ) -> None:
        """Say why nothing can be printed, and take away the pages of what was asked for before.

        ``mendable`` says whether typed counts may be mended from here.
        """
        self.first_line.setText(f"{title}.")
        self._instead.setText("The pages appear here once the errors are mended." if findings else message)
        self._page.clear()
        self._pages.setCurrentIndex(0)
        self.findings.show_findings(findings)
        if mendable:
            self.findings.offer_mending()

    def _show_page(self, page: int) -> None:
        what = "Page" if self.imposition.currentData() == Imposition.NONE else "Side"
        self._page.setText(f"{what} {page} of {self.view.page_count}")

    def _printer_chosen(self) -> None:
        for control in (self.copies, self.collate, self.duplex):
            self._form.setRowVisible(control, not self.to_file)
        self._note.setText(
            f"{'' if self.printer.has_printer else f'{NO_PRINTER} '}{_FILE_HELP}" if self.to_file else ""
        )
        self._note.setVisible(self.to_file)
        self._print.setText(self.printer.go_words)

    def _arrange(self) -> None:
        if self.imposition.currentData() == Imposition.BOOKLET:
            self.duplex.setChecked(True)  # it cannot be folded otherwise
        self._ask()

    def _range_typed(self) -> None:
        if self.page_range.text().strip() != self._range:
            self._ask()

    def _ask_for_all(self) -> None:
        self.page_range.clear()  # other pages have other numbers
        self._ask()

    def _ask(self) -> None:
        self._range = self.page_range.text().strip()
        self._page.clear()
        self._print.setEnabled(False)
        self.first_line.setText(_LAYING_OUT)
        self._instead.setText(_LAYING_OUT)
        self.findings.show_findings(())
        self.preview_asked.emit()

    def _export_instead(self) -> None:
        self.reject()
        self.export_asked.emit()

    def _leave_to_mend(self, finding: Finding, *, by_figure: bool) -> None:
        self.mend = (finding, by_figure)
        self.reject()

    def _leave_for(self, origin: Origin) -> None:
        self.go_to = origin
        self.reject()

    def _lay_out(self) -> None:
        labelled(self._form, "What", self.what)
        labelled(self._form, "Pages", self.page_range)
        labelled(self._form, "On each side", self.imposition)
        labelled(self._form, "Printer", self.printer)
        labelled(self._form, "Copies", self.copies)
        self._form.addRow("", self.collate)
        self._form.addRow("", self.duplex)
        self.collate.setEnabled(self.copies.value() > 1)
        beside = QWidget()
        beside.setMinimumWidth(letters_wide(self, 46))
        side = QVBoxLayout(beside)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(16)
        side.addLayout(self._form)
        side.addWidget(self._note)
        side.addWidget(self.findings, 1)
        side.addStretch(0)
        self._pages = lay_pages_beside(
            self,
            beside,
            first_line=self.first_line,
            instead=self._instead,
            view=self.view,
            page=self._page,
            buttons=self.buttons,
        )
        self.chooser.recipes.setFocus()
