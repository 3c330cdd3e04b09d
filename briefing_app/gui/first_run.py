"""Questions at a beginning: one's name and initials, and what a first pack needs."""

from __future__ import annotations

import re
from datetime import date, timedelta

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLineEdit, QWidget

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.fields import DateField
from briefing_app.gui.dialog_parts import answer_buttons, dialog_layout, form_layout
from briefing_app.gui.forms.field_editor import Help
from briefing_app.gui.forms.short_editors import DayEditor
from briefing_app.gui.words import faint, heading, labelled, plain
from briefing_app.sections.record_forms import PACK_LANGUAGES

_PARTS = re.compile(r"[\s\-\u2010\u2011._]+")
_MOST_INITIALS = 6
_WHO = "Who are you?"


def initials_of(name: str) -> str:
    """Return the initials of a name: the first letter of each part, large where its script has large letters."""
    firsts = (next((letter for letter in part if letter.isalpha()), "") for part in _PARTS.split(name))
    # Title case, not upper case: Georgian has capitals for whole lines only, never for one letter.
    return "".join(first.title() for first in firsts)[:_MOST_INITIALS]


class WhoDialog(QDialog):
    """Asks for name and initials: the history's "who"."""

    def __init__(self, parent: QWidget | None = None, *, name: str = "", initials: str = "", title: str = _WHO) -> None:
        """Ask, with what is known already filled in."""
        super().__init__(parent)
        self.setWindowTitle(title)
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


def usual_language() -> str:
    """Return the code of the language in which this computer speaks to people, as far as packs can be in it."""
    own = QLocale.system().name().partition("_")[0]
    return own if own in dict(PACK_LANGUAGES) else PACK_LANGUAGES[0][0]


class FirstPackDialog(QDialog):
    """Asks for the country, the dates and the language of a first pack."""

    def __init__(
        self, parent: QWidget | None = None, *, title: str = "Start my first pack", language: str = ""
    ) -> None:
        """Ask; the dates begin with the next week. ``language`` is offered, else the computer's."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self._country = QLineEdit()
        self._country.setPlaceholderText("For example: Kazakhstan")
        self._country.textChanged.connect(self._check)
        self._language = QComboBox()
        for code, name in PACK_LANGUAGES:
            self._language.addItem(name, code)
        self._language.setCurrentIndex(max(0, self._language.findData(language or usual_language())))
        self._language.setToolTip("Its headings and dates are in it, and so are the words that you write into it.")
        today = date.today()  # noqa: DTZ011  (a person's own day)
        self._start = _day("First day", today + timedelta(days=7))
        self._end = _day("Last day", today + timedelta(days=9))
        self._start.edited.connect(self._start_chosen)
        for editor in (self._start, self._end):
            editor.line.textChanged.connect(self._check)  # what is no day is told by nothing else
        layout = dialog_layout(self)
        layout.addWidget(heading("Where to, and when?"))
        layout.addWidget(
            faint("You get a pack with its usual sections, ready to be filled. Everything can be changed later.")
        )
        form = form_layout()
        labelled(form, "Country", self._country)
        labelled(form, "First day", self._start, control=self._start.line)
        labelled(form, "Last day", self._end, control=self._end.line)
        labelled(form, "Language", self._language)
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
        return _held(self._start)

    @property
    def end(self) -> date:
        """The last day."""
        return _held(self._end)

    @property
    def language(self) -> str:
        """The code of the pack's language."""
        return str(self._language.currentData())

    def _start_chosen(self) -> None:
        start, end = self._start.value(), self._end.value()
        if isinstance(start, PartialDate) and isinstance(end, PartialDate) and end < start:
            self._end.set_value(start)

    def _check(self) -> None:
        start, end = self._start.value(), self._end.value()
        held = [day.first_day for day in (start, end) if isinstance(day, PartialDate)]
        ordered = held == sorted(held)
        if len(held) == 2:
            self._end.set_problem("" if ordered else "The last day comes before the first.")
        complete = bool(self.country) and len(held) == 2 and ordered
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(complete)


def _day(label: str, day: date) -> DayEditor:
    editor = DayEditor(DateField(name=label, label=label, help="Such as 4/12/2026, or 4 December 2026."), Help())
    editor.set_value(PartialDate.of(day))
    return editor


def _held(editor: DayEditor) -> date:
    value = editor.value()
    assert isinstance(value, PartialDate), "the answer waits for two days"
    return value.first_day
