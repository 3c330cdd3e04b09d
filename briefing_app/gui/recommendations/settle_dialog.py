"""The question before another claimant's value is taken over: why."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QWidget

from briefing_app.domain.status_words import StatusWords
from briefing_app.gui.dialog_parts import answer_buttons, dialog_layout, letters_wide
from briefing_app.gui.recommendations.detail import Claim
from briefing_app.gui.recommendations.words import day_words, within_sentence
from briefing_app.gui.words import heading, plain


class SettleDialog(QDialog):
    """Asks why; ``why`` is what was written."""

    def __init__(self, parent: QWidget | None, claim: Claim, scale: StatusWords) -> None:
        """Say what is taken over, and from whom."""
        super().__init__(parent)
        self.setWindowTitle("Take this over")
        held = claim.assessment
        self.reason = QPlainTextEdit()
        self.reason.setAccessibleName("Why it is taken over")
        self.reason.setTabChangesFocus(True)
        self.reason.setMaximumHeight(self.fontMetrics().height() * 5)
        label = QLabel("&Why it is taken over:")
        label.setBuddy(self.reason)
        layout = dialog_layout(self)
        layout.addWidget(heading(f"{scale.label(held.status)}, as {within_sentence(claim.words)} says"))
        layout.addWidget(
            plain(
                f"It was said on {day_words(held.date)}. The count follows it from today on. Both claims stay to be "
                "seen, and so does your reason."
            )
        )
        layout.addWidget(label)
        layout.addWidget(self.reason)
        layout.addWidget(answer_buttons(self, "Take it over"))
        self.setMinimumWidth(letters_wide(self, 60))

    @property
    def why(self) -> str:
        """The reason in one line."""
        return " ".join(self.reason.toPlainText().split())
