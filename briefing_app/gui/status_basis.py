"""The line above a list of statuses: whose word one that is set there is, as of when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from briefing_app.gui.status_list import StatusLine, basis_of
from briefing_app.gui.whose_word import WhoseWord
from briefing_app.gui.words import faint


class StatusBasis(QWidget):
    """Says it, and offers to be asked again once that was answered; not there where no status can be set."""

    def __init__(self, whose: WhoseWord) -> None:
        """Follow the answers of ``whose``; not there at first."""
        super().__init__()
        self._whose = whose
        self._shown: tuple[Sequence[StatusLine], date] | None = None
        self._words = faint("")
        self._words.setWordWrap(True)
        self.again = QPushButton("Ask me again")
        self.again.setToolTip("Be asked anew whose word a status set here is")
        self.again.clicked.connect(whose.forget)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.again)
        whose.answered.connect(self._say)
        self.hide()

    @property
    def words(self) -> str:
        """What is said."""
        return self._words.text()

    def show_for(self, lines: Sequence[StatusLine], as_of: date) -> None:
        """Say it of these lines, and be there where there is one."""
        self._shown = lines, as_of
        self._say()
        self.setVisible(bool(lines))

    def _say(self) -> None:
        if self._shown is not None:
            lines, as_of = self._shown
            self._words.setText(basis_of(lines, as_of, self._whose.answer))
            self.again.setVisible(any(self._whose.answer(line.followed) is not None for line in lines))
