"""A new addressee: its name and what it is. It is made with the calls to it."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLineEdit, QWidget

from briefing_app.domain.records.recommendation import AddresseeKind
from briefing_app.gui.adopted_text.rows import ADDRESSEE_KINDS
from briefing_app.gui.dialog_parts import answer_buttons, dialog_layout, form_layout, letters_wide
from briefing_app.gui.words import labelled
from briefing_app.importing.adopted_text.model import FoundAddressee


class AddresseeDialog(QDialog):
    """Asks for one addressee that the library does not know."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with an authority of a State, which most calls are addressed to."""
        super().__init__(parent)
        self.setWindowTitle("New addressee")
        self.name = QLineEdit()
        self.name.setMaxLength(200)
        self.kind = QComboBox()
        for kind, words in ADDRESSEE_KINDS.items():
            self.kind.addItem(words, kind)
        form = form_layout()
        labelled(form, "Name", self.name)
        labelled(form, "What it is", self.kind)
        buttons = answer_buttons(self, "Use it")
        answer = buttons.button(QDialogButtonBox.StandardButton.Ok)
        answer.setEnabled(False)
        self.name.textChanged.connect(lambda words: answer.setEnabled(bool(words.strip())))
        layout = dialog_layout(self)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.setMinimumWidth(letters_wide(self, 60))

    @property
    def found(self) -> FoundAddressee:
        """The addressee as it was written."""
        kind = self.kind.currentData()
        name = " ".join(self.name.text().split())
        return FoundAddressee(name=name, kind=AddresseeKind(kind))
