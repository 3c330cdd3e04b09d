"""Questions at a beginning: one's name and initials, and what a first pack needs."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QDialog, QDialogButtonBox, QLineEdit, QWidget

from briefing_app.gui.dialog_parts import answer_buttons, dialog_layout, form_layout
from briefing_app.gui.words import faint, heading, labelled, plain

_PARTS = re.compile(r"[\s\-\u2010\u2011._]+")
_MOST_INITIALS = 6


def initials_of(name: str) -> str:
    """Return the initials of a name: the first letter of each part, large where its script has large letters."""
    firsts = (next((letter for letter in part if letter.isalpha()), "") for part in _PARTS.split(name))
    # Title case, not upper case: Georgian has capitals for whole lines only, never for one letter.
    return "".join(first.title() for first in firsts)[:_MOST_INITIALS]


class WhoDialog(QDialog):
    """Asks for name and initials: the history's "who"."""

    def __init__(self, parent: QWidget | None = None, *, name: str = "", initials: str = "") -> None:
        """Ask, with what is known already filled in."""
        super().__init__(parent)
        self.setWindowTitle("Who are you?")
        self.name = QLineEdit(name)
        self.initials = QLineEdit(initials)
        self.initials.setMaxLength(_MOST_INITIALS)
        self._own_initials = bool(initials)
        self.name.textEdited.connect(self._suggest)
        self.initials.textEdited.connect(self._initials_typed)
        layout = dialog_layout(self)
        layout.addWidget(heading("Your name and initials"))
        layout.addWidget(
            plain(
                "The history of a library says who changed what. Your name never goes into a pack: no PDF, no Word "
                "file and no print holds it."
            )
        )
        form = form_layout()
        labelled(form, "Name", self.name)
        labelled(form, "Initials", self.initials)
        layout.addLayout(form)
        self._buttons = answer_buttons(self, "OK")
        layout.addWidget(self._buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)
        self._check()

    def _suggest(self, name: str) -> None:
        if not self._own_initials:
            self.initials.setText(initials_of(name))
        self._check()

    def _initials_typed(self, words: str) -> None:
        self._own_initials = bool(words.strip())
        self._check()

    def _check(self) -> None:
        complete = bool(self.name.text().strip() and self.initials.text().strip())
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(complete)


class FirstPackDialog(QDialog):
    """Asks for the country and the dates of a first pack."""

    def __init__(self, parent: QWidget | None = None, *, title: str = "Start my first pack") -> None:
        """Ask; the dates begin with the next week."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self._country = QLineEdit()
        self._country.setPlaceholderText("For example: Kazakhstan")
        self._country.textChanged.connect(self._check)
        self._start, self._end = QDateEdit(), QDateEdit()
        for field, days in ((self._start, 7), (self._end, 9)):
            field.setCalendarPopup(True)
            field.setDisplayFormat("d MMMM yyyy")
            field.setDate(QDate.currentDate().addDays(days))
        self._start.dateChanged.connect(self._keep_order)
        layout = dialog_layout(self)
        layout.addWidget(heading("Where to, and when?"))
        layout.addWidget(
            faint("You get a pack with its usual sections, ready to be filled. Everything can be changed later.")
        )
        form = form_layout()
        labelled(form, "Country", self._country)
        labelled(form, "First day", self._start)
        labelled(form, "Last day", self._end)
        layout.addLayout(form)
        self._buttons = answer_buttons(self, "Start the pack")
        layout.addWidget(self._buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)
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
