"""Asks for a source and the place in it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from briefing_app.domain.ids import SourceId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.text import SourceReference
from briefing_app.gui.dialog_parts import Growing
from briefing_app.gui.forms.choices import Choice, Find
from briefing_app.gui.forms.making import Maker
from briefing_app.gui.forms.record_choosers import list_button
from briefing_app.gui.forms.search_line import SearchLine
from briefing_app.gui.words import labelled


class SourceDialog(QDialog):
    """Chooses one source of the library, with the page or paragraph in it."""

    def __init__(self, find: Find, parent: QWidget | None = None, *, maker: Maker | None = None) -> None:
        """Search sources with ``find``; those that are not there are made by ``maker``."""
        super().__init__(parent)
        self.setWindowTitle("Source reference")
        self.source: Choice | None = None
        self.line = SearchLine(Kind.SOURCE, find, maker=maker)
        self.line.setPlaceholderText("Type a few letters of its title")
        self.line.setAccessibleName("Source")
        self.line.chosen.connect(self._chosen)
        self.line.made.connect(self._chosen)
        self.line.left.connect(self._show)
        self.locator = QLineEdit()
        self.locator.setPlaceholderText("p. 4, para. 12 (may stay empty)")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setText("Insert")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        label = QLabel("Source:")
        label.setBuddy(self.line)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(list_button(self.line, "Show the sources"))
        layout = QFormLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        layout.addRow(label, row)
        labelled(layout, "Place in it", self.locator)
        layout.addRow(buttons)
        Growing(self)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)
        self._show()

    def reference(self) -> SourceReference | None:
        """The reference that was chosen."""
        if self.source is None:
            return None
        return SourceReference(source=SourceId(self.source.id), locator=self.locator.text().strip())

    def _chosen(self, choice: Choice | None) -> None:
        self.source = choice
        self._show()
        if choice is not None:
            self.locator.setFocus()

    def _show(self) -> None:
        self.line.setText(self.source.label if self.source is not None else "")
        self._ok.setEnabled(self.source is not None)
