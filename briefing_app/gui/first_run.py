"""Questions at a beginning: one's name and initials, and what a first pack needs."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from briefing_app.gui.words import faint, heading, labelled


class WhoDialog(QDialog):
    """Asks for name and initials: the history's "who"."""

    def __init__(self, parent: QWidget | None = None, *, name: str = "", initials: str = "") -> None:
        """Ask, with what is known already filled in."""
        super().__init__(parent)
        self.setWindowTitle("Who are you?")
        self.name = QLineEdit(name)
        self.initials = QLineEdit(initials)
        self.initials.setMaxLength(6)
        self.name.textEdited.connect(self._suggest)
        self.initials.textEdited.connect(self._check)
        layout = QVBoxLayout(self)
        layout.addWidget(heading("Your name and initials"))
        layout.addWidget(
            faint(
                "The library's history says who changed what. Neither is ever written into a pack or a file "
                "that leaves."
            )
        )
        form = QFormLayout()
        labelled(form, "Name", self.name)
        labelled(form, "Initials", self.initials)
        layout.addLayout(form)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(420)
        self._check()

    def _suggest(self, name: str) -> None:
        self.initials.setText("".join(word[0] for word in name.split() if word[0].isalpha())[:4].lower())
        self._check()

    def _check(self) -> None:
        complete = bool(self.name.text().strip() and self.initials.text().strip())
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(complete)


class FirstPackDialog(QDialog):
    """Asks for the country and the dates of a first pack."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Ask; the dates begin with the next week."""
        super().__init__(parent)
        self.setWindowTitle("Start my first pack")
        self._country = QLineEdit()
        self._country.setPlaceholderText("For example: Kazakhstan")
        self._country.textChanged.connect(self._check)
        self._start, self._end = QDateEdit(), QDateEdit()
        for field, days in ((self._start, 7), (self._end, 9)):
            field.setCalendarPopup(True)
            field.setDisplayFormat("d MMMM yyyy")
            field.setDate(QDate.currentDate().addDays(days))
        self._start.dateChanged.connect(self._keep_order)
        layout = QVBoxLayout(self)
        layout.addWidget(heading("Where to, and when?"))
        layout.addWidget(
            faint("You get a pack with its usual sections, ready to be filled. Everything can be changed later.")
        )
        form = QFormLayout()
        labelled(form, "Country", self._country)
        labelled(form, "First day", self._start)
        labelled(form, "Last day", self._end)
        layout.addLayout(form)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText("Start the pack")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(440)
        self._check()

    @property
    def country(self) -> str:
        """The country's name as typed."""
        return self._country.text().strip()

    @property
    def start(self) -> date:
        """The first day."""
        return _python_date(self._start.date())

    @property
    def end(self) -> date:
        """The last day."""
        return _python_date(self._end.date())

    def _keep_order(self) -> None:
        self._end.setMinimumDate(self._start.date())

    def _check(self) -> None:
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.country))


def _python_date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
