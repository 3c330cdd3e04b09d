"""The editor of a value that is a claimant: whose word is followed."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from briefing_app.domain.claims import Claimant
from briefing_app.domain.fields import ClaimantField
from briefing_app.gui.claimant_choices import claimant_key
from briefing_app.gui.forms.field_editor import FieldEditor, Help

NOBODY = "Nobody yet"


class ClaimantEditor(FieldEditor):
    """One claimant of those that may be chosen, or nobody."""

    def __init__(self, declared: ClaimantField, _helper: Help) -> None:
        """Offer nobody, and the choices that are declared."""
        super().__init__(declared)
        self._claimants: list[Claimant | None] = [None, *(claimant for claimant, _ in declared.choices)]
        self._combo = QComboBox()
        self._combo.addItem(NOBODY, "")
        for claimant, words in declared.choices:
            self._combo.addItem(words, claimant_key(claimant))
        self._combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._combo.setMinimumContentsLength(20)
        self._combo.activated.connect(lambda _index: self._tell(self.value()))
        self._hold(self._combo)

    def set_value(self, value: object) -> None:
        """Show the claimant."""
        wanted = claimant_key(value if isinstance(value, Claimant) else None)
        self._combo.setCurrentIndex(self._combo.findData(wanted))
        self._combo.setToolTip("\n".join(part for part in (self._combo.currentText(), self._help) if part))
        self.set_problem("")

    def value(self) -> Claimant | None:
        """The chosen claimant."""
        return self._claimants[max(self._combo.currentIndex(), 0)]
