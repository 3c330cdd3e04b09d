"""What was typed before the program was ended and could not be saved: shown at the next start, to be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from briefing_app.gui.words import heading, plain, size_for

if TYPE_CHECKING:
    from briefing_app.services.left_words import LeftWords


class LeftWordsDialog(QDialog):
    """The words, a way to copy them, and whether they are needed any longer."""

    def __init__(self, parent: QWidget | None, words: str) -> None:
        """Show ``words``."""
        super().__init__(parent)
        self.setWindowTitle("Words that were not saved")
        self.words = QPlainTextEdit(words)
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName("Words that were not saved")
        self.buttons = QDialogButtonBox()
        self.copying = self.buttons.addButton("&Copy", QDialogButtonBox.ButtonRole.ActionRole)
        self.later = self.buttons.addButton("&Show again at the next start", QDialogButtonBox.ButtonRole.RejectRole)
        self.unneeded = self.buttons.addButton("&Not needed any more", QDialogButtonBox.ButtonRole.AcceptRole)
        self.copying.clicked.connect(lambda: QApplication.clipboard().setText(words))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(heading("Words you typed before the program was ended"))
        layout.addWidget(
            plain(
                "The same place had been changed in another window, and there was no time to ask which version stays. "
                "The library holds the other version. Copy yours to where it is needed."
            )
        )
        layout.addWidget(self.words, 1)
        layout.addWidget(self.buttons)
        size_for(self, 90, 30)
        self.later.setDefault(True)


def show_left_words(parent: QWidget, left: LeftWords) -> None:
    """Show what was left, if anything was; it goes once a person says that it is not needed any more."""
    found = left.found()
    if not found:
        return
    dialog = LeftWordsDialog(parent, "\n\n\n".join(each.text for each in found))
    dialog.accepted.connect(lambda: left.forget(found))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
