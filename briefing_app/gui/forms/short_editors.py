"""Editors of values with a short written form: dates, times, minutes."""

from __future__ import annotations

import re
from datetime import date, time

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget, QWidgetAction

from briefing_app.composing.languages import language_for
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.fields import DateField, MinutesField, TimeField
from briefing_app.domain.written_dates import NO_DATE, read_date, with_whole_year
from briefing_app.gui.forms.field_editor import FieldEditor, Help
from briefing_app.gui.words import WholeWords

_TIME = re.compile(r"([0-9]{1,2})(?:\s?[:.h]\s?([0-9]{2})?|([0-9]{2}))?", re.IGNORECASE)
_MINUTES = re.compile(r"([0-9]{1,4})(?:[.,]([05]))?(?:\s?(?:min|mins|minute|minutes)\.?)?", re.IGNORECASE)
_MOST_MINUTES = 24 * 60


class ShortLineEditor(FieldEditor):
    """A value with a short written form: it is told when it can be read, and a problem is shown else.

    Below it stands at once how it was understood, wherever it can be written in more than one way.
    """

    hint = ""
    problem = ""

    def __init__(self, declared: DateField | TimeField | MinutesField, helper: Help) -> None:
        """Edit the written form."""
        super().__init__(declared)
        self._line = QLineEdit()
        self._line.setPlaceholderText(self.hint)
        self._line.textEdited.connect(self._typed)
        self._line.editingFinished.connect(self._left)
        self._row = QWidget()
        self._cells = QHBoxLayout(self._row)
        self._cells.setContentsMargins(0, 0, 0, 0)
        self._cells.addStretch(1)
        self.understood = WholeWords("faint")
        helper.undo.watch(self._line)
        self._hold(self._line, self._row, self.understood)
        self._cells.insertWidget(0, self._line, 100)  # as wide as it may be; what is left over stays free
        self._line.textChanged.connect(self._say_understood)
        letter = self._line.fontMetrics().averageCharWidth()
        self._line.setMinimumWidth(letter * 12)
        self._line.setMaximumWidth(max(letter * 24, self._width_of_hint()))

    @property
    def line(self) -> QLineEdit:
        """The line that is written in."""
        return self._line

    def set_value(self, value: object) -> None:
        """Show the value, unless what is written says the same."""
        if self._read_or_none() != value or not self._line.hasFocus():
            self._line.setText("" if value is None else self.written(value))
        self.set_problem("")

    def set_placeholder(self, words: str) -> None:
        """Show the words beside how a value is written."""
        self._line.setPlaceholderText(f"{self.hint} · {words}" if words else self.hint)
        self._line.setMaximumWidth(max(self._line.maximumWidth(), self._width_of_hint()))

    def value(self) -> object:
        """The value, or none where nothing that can be read is written."""
        return self._read_or_none()

    def read(self, words: str) -> object:
        """Read the written form; raises ``ValueError`` for anything else."""
        raise NotImplementedError

    def written(self, value: object) -> str:
        """Return the written form of a value."""
        return str(value)

    def said(self, _value: object) -> str:
        """Return how a value was understood, in words; empty where it is written in one way only."""
        return ""

    def finished(self, words: str) -> str:
        """Return what is written once nothing more is typed."""
        return words

    def _say_understood(self) -> None:
        value = self._read_or_none()
        words = self.said(value) if value is not None else ""
        self.understood.say(words)
        if not self.has_problem:
            self._line.setAccessibleDescription(". ".join(part for part in (words, self._help) if part))

    def _width_of_hint(self) -> int:
        return self._line.fontMetrics().horizontalAdvance(self._line.placeholderText()) + 24

    def _read_or_none(self) -> object:
        words = self._line.text().strip()
        try:
            return self.read(words) if words else None
        except ValueError:
            return None

    def _typed(self, _words: str) -> None:
        words = self._line.text().strip()
        try:
            value = self.read(words) if words else None
        except ValueError:
            return
        self.set_problem("")
        self._tell(value)

    def _left(self) -> None:
        words = self._line.text().strip()
        if words and self._read_or_none() is None:
            finished = self.finished(words)
            if finished != words:
                self._line.setText(finished)
                self._typed(finished)
        if words and self._read_or_none() is None:
            self.set_problem(self.problem)


class DateEditor(ShortLineEditor):
    """A date known to the year, the month or the day."""

    hint = "such as 4 December 2026"
    problem = NO_DATE

    def __init__(self, declared: DateField, helper: Help) -> None:
        """Offer a calendar beside the line."""
        super().__init__(declared, helper)
        self._calendar = QCalendarWidget()
        self._calendar.setAccessibleName(f"Calendar for {declared.label}")
        self._menu = QMenu(self)
        action = QWidgetAction(self._menu)
        action.setDefaultWidget(self._calendar)
        self._menu.addAction(action)
        self._menu.aboutToShow.connect(self._show_day)
        button = QToolButton()
        button.setText("▾")
        button.setAccessibleName(f"Choose {declared.label} in a calendar")
        button.setToolTip("Choose in a calendar")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMenu(self._menu)
        self._calendar.clicked.connect(self._chosen)
        self._calendar.activated.connect(self._chosen)
        self._cells.insertWidget(1, button)

    def set_value(self, value: object) -> None:
        """Show the date; an option of a section holds it as it is written."""
        super().set_value(_date_of(value) if isinstance(value, str) else value)

    def read(self, words: str) -> PartialDate:
        """Read a date in any of the forms of ``read_date``."""
        return read_date(words)

    def said(self, value: object) -> str:
        """The day of the week and the date, or the date as far as it is known."""
        if not isinstance(value, PartialDate):
            return ""
        words = language_for("en")
        return words.weekday(value.first_day) if value.exact else words.day(value)

    def finished(self, words: str) -> str:
        """A year of two figures has all four."""
        return with_whole_year(words)

    def _show_day(self) -> None:
        held = self._read_or_none()
        if isinstance(held, PartialDate):
            day: date = held.first_day
            self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))

    def _chosen(self, day: QDate) -> None:
        self._menu.hide()
        value = PartialDate(year=day.year(), month=day.month(), day=day.day())
        if value != self._read_or_none():
            self._line.setText(str(value))
            self._typed("")


class DayEditor(DateEditor):
    """A whole day of the calendar."""

    problem = "Write a day of the calendar: 4/12/2026 (the day first), or 4 December 2026."

    def read(self, words: str) -> PartialDate:
        """Read a date that is known to the day."""
        found = super().read(words)
        if not found.exact:
            raise ValueError(f"not a whole day: {words!r}")
        return found


def _date_of(written: str) -> PartialDate | str | None:
    """Return the date that is written so; other words as they are, so that they can be seen and mended."""
    try:
        return PartialDate.parse(written) if written else None
    except ValueError:
        return written


class TimeEditor(ShortLineEditor):
    """A time of day."""

    hint = "such as 14:30"
    problem = "The day has no such time. Write it as 14:30."

    def read(self, words: str) -> time:
        """Read ``14:30``, ``14.30``, ``1430``, ``14h30``, ``14h`` or ``14``."""
        found = _TIME.fullmatch(words)
        if found is None:
            raise ValueError(f"not a time: {words!r}")
        return time(int(found[1]), int(found[2] or found[3] or 0))

    def said(self, value: object) -> str:
        """The hours and minutes, where they are written in another way."""
        words = self.written(value)
        return "" if words == self.line.text().strip() else words

    def written(self, value: object) -> str:
        """Hours and minutes."""
        return value.strftime("%H:%M") if isinstance(value, time) else str(value)


class MinutesEditor(ShortLineEditor):
    """A length in minutes, whole or halves."""

    hint = "such as 3 or 3.5"
    problem = f"Write whole or half minutes, such as 3 or 3.5, at most {_MOST_MINUTES}."

    def read(self, words: str) -> float:
        """Read ``3``, ``3.5``, ``3,5`` or ``3 minutes``."""
        found = _MINUTES.fullmatch(words)
        if found is None or int(found[1]) > _MOST_MINUTES:
            raise ValueError(f"not minutes: {words!r}")
        whole = int(found[1])
        return whole + 0.5 if found[2] == "5" else whole

    def written(self, value: object) -> str:
        """Without a fraction where there is none."""
        return f"{value:g}" if isinstance(value, (int, float)) else str(value)
