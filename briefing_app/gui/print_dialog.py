"""Print…: an export that goes to paper. The first line says what goes out; the pages shown are the file's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from briefing_app.gui.bridge import Bridge
from briefing_app.gui.export_dialog import RecipeChooser
from briefing_app.gui.outline import Outline
from briefing_app.gui.page_view import Pages, PageView
from briefing_app.gui.words import faint, heading, labelled
from briefing_app.settings import PrintChoices


class PrintDialog(QDialog):
    """Asks how to print; ``preview_asked`` wants the pages for the recipe and audience that are chosen now."""

    preview_asked = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        bridge: Bridge,
        outline: Outline,
        choices: PrintChoices,
        *,
        printers: Sequence[str],
    ) -> None:
        """Offer the printers, and what was chosen the last time."""
        super().__init__(parent)
        self.setWindowTitle("Print")
        self.first_line = heading("Laying out the pages…")
        self.view = PageView(bridge)
        self.chooser = RecipeChooser(outline, recipe=choices.recipe, audience="")
        self.printer = QComboBox()
        self.printer.addItems(list(printers))
        self.printer.setCurrentIndex(max(0, self.printer.findText(choices.printer)))
        self.copies = QSpinBox()
        self.copies.setRange(1, 500)
        self.copies.setValue(choices.copies)
        self.duplex = QCheckBox("Print on &both sides")
        self.duplex.setChecked(choices.duplex != "none")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._print = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._print.setText("&Print")
        self._print.setEnabled(False)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._has_printer = bool(printers)
        self.printer.setEnabled(self._has_printer)
        self._lay_out()
        self.chooser.changed.connect(self._ask)

    @property
    def choices(self) -> PrintChoices:
        """What is chosen now."""
        recipe = self.chooser.recipe
        return PrintChoices(
            recipe=recipe.id if recipe else "",
            printer=self.printer.currentText(),
            copies=self.copies.value(),
            duplex="long" if self.duplex.isChecked() else "none",
        )

    def show_pages(self, pages: Pages, *, line: str) -> None:
        """Show the pages that would go out, and say what they are."""
        self.view.show_pages(pages)
        self.view.fit()
        self.view.show()
        self.first_line.setText(line)
        self._print.setEnabled(self._has_printer and len(pages.sizes) > 0)

    def show_problem(self, title: str, message: str) -> None:
        """Say why nothing can be printed, and take away the pages of what was asked for before."""
        self.view.hide()
        self.first_line.setText(f"{title}. {message}")

    def _ask(self) -> None:
        self._print.setEnabled(False)
        self.first_line.setText("Laying out the pages…")
        self.preview_asked.emit()

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.addWidget(self.chooser)
        form = QFormLayout()
        labelled(form, "Printer", self.printer)
        labelled(form, "Copies", self.copies)
        form.addRow("", self.duplex)
        side.addLayout(form)
        if not self._has_printer:
            side.addWidget(
                faint("No printer was found. Connect one, or export the pack as PDF and print it elsewhere.")
            )
        side.addStretch(1)
        middle = QHBoxLayout()
        middle.addWidget(self.view, 3)
        middle.addLayout(side, 2)
        layout = QVBoxLayout(self)
        layout.addWidget(self.first_line)
        layout.addLayout(middle, 1)
        layout.addWidget(self.buttons)
        self.resize(820, 620)
