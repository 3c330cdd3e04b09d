"""Print list…: the very pages, and how they go out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from briefing_app.gui.bridge import Bridge
from briefing_app.gui.dialog_parts import answer_buttons, dialog_layout, form_layout
from briefing_app.gui.export_dialog import keep_narrow
from briefing_app.gui.page_view import PageView
from briefing_app.gui.words import heading, labelled, plain
from briefing_app.services.printing import Prepared
from briefing_app.settings import PrintChoices

_NO_PRINTER = "No printer was found. Save the pages as PDF, and print them elsewhere."


class ListPrintDialog(QDialog):
    """Asks how to print a list; ``save_asked`` wants its pages as a file."""

    save_asked = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        bridge: Bridge,
        prepared: Prepared,
        choices: PrintChoices,
        *,
        printers: Sequence[str],
    ) -> None:
        """Show the pages of ``prepared``."""
        super().__init__(parent)
        self.setWindowTitle("Print the list")
        self._choices = choices
        self.first_line = heading(prepared.line)
        self.view = PageView(bridge)
        self.view.setAccessibleName("The pages of the list")
        self.view.setMinimumWidth(280)
        self.printer = QComboBox()
        keep_narrow(self.printer)
        self.printer.addItems(list(printers))
        self.printer.setCurrentIndex(max(0, self.printer.findText(choices.printer)))
        self.copies = QSpinBox()
        self.copies.setRange(1, 500)
        self.duplex = QCheckBox("Print on &both sides")
        self.duplex.setChecked(choices.duplex != "none")
        self.buttons = answer_buttons(self, "&Print")
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(printers))
        self.save = self.buttons.addButton("&Save as PDF…", QDialogButtonBox.ButtonRole.ActionRole)
        self.save.clicked.connect(self.save_asked)
        self._lay_out(bool(printers))
        self.view.show_pages(prepared.pages)
        self.view.fit()
        (self.printer if printers else self.save).setFocus()

    @property
    def choices(self) -> PrintChoices:
        """What is chosen now; what packs alone ask for stays as it was."""
        return replace(
            self._choices,
            printer=self.printer.currentText(),
            copies=self.copies.value(),
            duplex="long" if self.duplex.isChecked() else "none",
        )

    def _lay_out(self, has_printer: bool) -> None:
        side = QVBoxLayout()
        if has_printer:
            form = form_layout()
            labelled(form, "Printer", self.printer)
            labelled(form, "Copies", self.copies)
            form.addRow("", self.duplex)
            side.addLayout(form)
        else:
            side.addWidget(plain(_NO_PRINTER))
        side.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.view, 3)
        middle.addLayout(side, 2)
        layout = dialog_layout(self)
        layout.addWidget(self.first_line)
        layout.addLayout(middle, 1)
        layout.addWidget(self.buttons)
        room = self.screen().availableGeometry()
        self.resize(min(960, room.width() - 40), min(640, room.height() - 60))
