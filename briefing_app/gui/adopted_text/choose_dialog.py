"""Where an adopted text comes from: a file, or pasted words."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from briefing_app.errors import UserError
from briefing_app.gui.dialog_parts import answer_buttons, dialog_layout
from briefing_app.gui.folders import first_look
from briefing_app.gui.words import faint, heading, size_for

_FILTER = "Texts (*.html *.htm *.xhtml *.docx *.txt);;All files (*)"
_HELP = (
    "Save the page in your browser as “HTML only”, or take the Word file. Or copy the words and paste them here. "
    "English and French are read. Everything is shown to you before anything is taken over."
)


class ChooseTextDialog(QDialog):
    """Asks for a file or for words, and stays open until they are read. ``read_asked`` carries a ``Path`` or words."""

    read_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with neither."""
        super().__init__(parent)
        self.setWindowTitle("Read in an adopted text")
        self.setAcceptDrops(True)
        self.file = QLineEdit()
        self.file.setPlaceholderText("A web page (.html), a Word file (.docx) or a plain text (.txt)")
        self.browse = QPushButton("&Browse…")
        self.browse.setAutoDefault(False)
        self.words = QPlainTextEdit()
        self.words.setPlaceholderText("… or paste the words here")
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName("Words of the text")
        self.words.setAcceptDrops(False)  # a file that falls onto it is for the dialog
        self.problem = QLabel()
        self.problem.setProperty("role", "problem")
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons = answer_buttons(self, "&Read")
        self.read = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._reading = False
        self._lay_out()
        self.browse.clicked.connect(self._browse)
        self.file.textChanged.connect(self._enable)
        self.words.textChanged.connect(self._enable)
        self._enable()
        size_for(self, 100, 62)

    def accept(self) -> None:
        """Ask for the file, or the words, to be read."""
        if not self.read.isEnabled():
            return
        self._say("")
        self._set_reading(True)
        name = self.file.text().strip().strip('"')
        self.read_asked.emit(_path(name) if name else self.words.toPlainText())

    def done_reading(self) -> None:
        """Close: what was read is shown elsewhere."""
        super().accept()

    def show_failure(self, error: UserError) -> None:
        """Say why it could not be read; another one can be chosen."""
        self._set_reading(False)
        self._say(" ".join(part for part in (f"{error.title}.", error.message, error.hint) if part))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if self._dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Name the file that was dropped."""
        if name := self._dropped(event):
            self.file.setText(name)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        label = QLabel("&File:")
        label.setBuddy(self.file)
        self.file.setAccessibleName("File")
        for widget in (label, self.file, self.browse):
            row.addWidget(widget)
        layout = dialog_layout(self)
        layout.addWidget(heading("Read in an adopted text"))
        layout.addWidget(faint(_HELP))
        layout.addLayout(row)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)

    def _browse(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Choose an adopted text", self.file.text() or first_look(), _FILTER)
        if name:
            self.file.setText(name)
            self.read.setFocus()

    def _set_reading(self, reading: bool) -> None:
        """What is being read stays as it was asked for until there is an answer."""
        self._reading = reading
        self.read.setText("Reading…" if reading else "&Read")
        self._enable()

    def _enable(self) -> None:
        named = bool(self.file.text().strip())
        self.file.setReadOnly(self._reading)  # without the keyboard, Enter would be Cancel's
        self.words.setReadOnly(self._reading)
        self.browse.setEnabled(not self._reading)
        self.words.setEnabled(not named)
        self.read.setEnabled(not self._reading and (named or bool(self.words.toPlainText().strip())))

    def _dropped(self, event: QDropEvent) -> str:
        local = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        return local[0] if len(local) == 1 and not self._reading else ""

    def _say(self, words: str) -> None:
        self.problem.setText(f"▲ {words}" if words else "")


def _path(name: str) -> Path:
    try:
        return Path(name).expanduser()
    except RuntimeError:  # "~" and the name of nobody: then it is a file of that name, or none
        return Path(name)
