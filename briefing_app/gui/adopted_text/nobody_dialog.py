"""Before calls that address nobody are taken: how many there are, and whom they are for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QWidget

from briefing_app.gui.adopted_text.model import NOBODY
from briefing_app.gui.dialog_parts import answer_buttons, dialog_layout, form_layout, letters_wide
from briefing_app.gui.words import heading, labelled, plain
from briefing_app.importing.adopted_text.model import Draft, FoundAddressee

_MOST_PLACES = 12


class NobodyDialog(QDialog):
    """Asks once for all of them. ``found`` is whom they are addressed to; ``None``: they stay without an addressee."""

    def __init__(
        self, nobody: Sequence[Draft], offered: Sequence[FoundAddressee], parent: QWidget | None = None
    ) -> None:
        """Name the calls that are addressed to nobody; nothing is chosen for a person."""
        super().__init__(parent)
        one = len(nobody) == 1
        self.setWindowTitle("Calls without an addressee")
        self.told = plain(
            f"{'It stands' if one else 'They stand'} in {_places(nobody)}. A list of the"
            f" calls to one addressee will not show {'it' if one else 'them'}."
        )
        self.whom = QComboBox()
        self.whom.setPlaceholderText("Choose…")
        self.whom.addItem(f"{NOBODY}: leave {'it' if one else 'them'} without", None)
        for each in offered:
            self.whom.addItem(each.name, each)
        self.whom.setCurrentIndex(-1)
        form = form_layout()
        labelled(form, "Address it to" if one else "Address all of them to", self.whom)
        buttons = answer_buttons(self, "Confirm")
        self.answer = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.answer.setEnabled(False)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText("Let me &look")
        self.whom.currentIndexChanged.connect(lambda index: self.answer.setEnabled(index >= 0))
        layout = dialog_layout(self)
        layout.addWidget(heading(f"{len(nobody)} {'call is' if one else 'calls are'} addressed to nobody"))
        layout.addWidget(self.told)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.setMinimumWidth(letters_wide(self, 70))
        self.whom.setFocus()

    @property
    def found(self) -> FoundAddressee | None:
        """Whom they are addressed to."""
        held = self.whom.currentData()
        return held if isinstance(held, FoundAddressee) else None


def _places(nobody: Sequence[Draft]) -> str:
    """Name the paragraphs: "paragraphs 3, 7(b) and 12"; beyond a dozen how many more there are."""
    names = list(dict.fromkeys(f"{each.paragraph or '?'}{each.clause}" for each in nobody))
    more = len(names) - _MOST_PLACES
    if more > 0:
        return f"paragraphs {', '.join(names[:_MOST_PLACES])} and {more} more"
    *before, last = names
    return f"paragraphs {', '.join(before)} and {last}" if before else f"paragraph {last}"
