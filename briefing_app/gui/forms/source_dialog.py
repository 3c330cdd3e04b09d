"""Asks for a source and the place in it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from briefing_app.domain.ids import SourceId
from briefing_app.domain.text import SourceReference
from briefing_app.gui.forms.record_choosers import searchable
from briefing_app.gui.words import labelled


class SourceDialog(QDialog):
    """Chooses one source of the library, with the page or paragraph in it."""

    def __init__(self, sources: list[tuple[str, str]], parent: QWidget | None = None) -> None:
        """Offer ``sources`` as (id, title)."""
        super().__init__(parent)
        self.setWindowTitle("Source reference")
        self._ids = [source for source, _title in sources]
        self.sources = searchable("Source")
        self.sources.addItems([title for _source, title in sources])
        self.locator = QLineEdit()
        self.locator.setPlaceholderText("p. 4, para. 12 (may stay empty)")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText("Insert")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QFormLayout(self)
        layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        labelled(layout, "Source", self.sources)
        labelled(layout, "Place in it", self.locator)
        layout.addRow(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.sources.editTextChanged.connect(lambda _words: self._enable())
        self._enable()

    def reference(self) -> SourceReference | None:
        """The reference that was chosen."""
        index = self.sources.findText(self.sources.currentText())
        if index < 0:
            return None
        return SourceReference(source=SourceId(self._ids[index]), locator=self.locator.text().strip())

    def _enable(self) -> None:
        self._ok.setEnabled(self.reference() is not None)
