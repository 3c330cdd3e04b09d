"""Editors of values that one writes or ticks: lines, choices, flags, dates, times, minutes, texts."""

from __future__ import annotations

import re
from datetime import date, time
from enum import StrEnum

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.fields import (
    ChoiceField,
    DateField,
    FlagField,
    LineField,
    MinutesField,
    TextField,
    TimeField,
    WordsField,
)
from briefing_app.domain.text import MAX_WORD_CHARACTERS, Text
from briefing_app.gui.forms.field_editor import FieldEditor, Help
from briefing_app.gui.forms.version_line import VersionLine
from briefing_app.gui.forms.written_dates import read_date
from briefing_app.gui.text.editor import TextEditor
from briefing_app.gui.text.pasting import has_long_word
from briefing_app.gui.words import faint

NOT_SET = "Not set"
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ufffc\u2028\u2029]")
_TIME = re.compile(r"(\d{1,2})(?:[:.h]\s*(\d{2})?)?")
_BRIEF = 48
"""Letters of help that may stand beside a tick; longer words stand below it, where they can wrap."""
_MOST_MINUTES = 24 * 60


class LineEditor(FieldEditor):
    """One line of words."""

    def __init__(self, declared: LineField, helper: Help) -> None:
        """Edit the line that is declared so."""
        super().__init__(declared)
        self._required = declared.required
        self._line = QLineEdit()
        self._line.setMaxLength(2000)
        self._line.textEdited.connect(self._typed)
        helper.undo.watch(self._line)
        self._hold(self._line)

    def set_value(self, value: object) -> None:
        """Show the words, the caret where it was."""
        words = "" if value is None else str(value)
        if words != self._line.text():
            at = self._line.cursorPosition()
            self._line.setText(words)
            self._line.setCursorPosition(min(at, len(words)) if self._line.hasFocus() else 0)
        self.set_problem("")

    def set_placeholder(self, words: str) -> None:
        """Show the words in the empty line."""
        self._line.setPlaceholderText(words)

    def value(self) -> str:
        """The words."""
        return _CONTROLS.sub("", self._line.text())

    def _typed(self, _words: str) -> None:
        words = self.value()
        if self._required and not words.strip():
            self.set_problem("This must not be empty.")
        elif has_long_word(words):
            self.set_problem(f"A word of over {MAX_WORD_CHARACTERS} letters cannot be printed.")
        else:
            self.set_problem("")
            self._tell(words)


class WordsEditor(FieldEditor):
    """Words or short phrases in one line, parted by semicolons."""

    def __init__(self, declared: WordsField, helper: Help) -> None:
        """Edit the words that are declared so."""
        super().__init__(declared)
        self._line = QLineEdit()
        self._line.setMaxLength(2000)
        self._line.textEdited.connect(self._typed)
        helper.undo.watch(self._line)
        self._hold(self._line)

    def set_value(self, value: object) -> None:
        """Show the words; what is being typed stays as it is where it says the same."""
        words = tuple(str(each) for each in value) if isinstance(value, (tuple, list)) else ()
        if words != self.value():
            self._line.setText("; ".join(words))
            self._line.setCursorPosition(0)
        self.set_problem("")

    def value(self) -> tuple[str, ...]:
        """The words, without those that are empty."""
        parts = (" ".join(part.split()) for part in _CONTROLS.sub("", self._line.text()).split(";"))
        return tuple(part for part in parts if part)

    def _typed(self, words: str) -> None:
        if has_long_word(words):
            self.set_problem(f"A word of over {MAX_WORD_CHARACTERS} letters cannot be printed.")
        else:
            self.set_problem("")
            self._tell(self.value())


class ChoiceEditor(FieldEditor):
    """One of a closed set."""

    def __init__(self, declared: ChoiceField, _helper: Help) -> None:
        """Offer the choices that are declared."""
        super().__init__(declared)
        self._default = declared.default
        self._combo = QComboBox()
        for value, label in declared.choices:
            self._combo.addItem(label, value)
        self._combo.activated.connect(lambda _index: self._tell(self.value()))
        self._combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._combo.setMinimumWidth(self._combo.fontMetrics().averageCharWidth() * 8)
        self._hold(self._combo)
        self._layout.setAlignment(self._combo, Qt.AlignmentFlag.AlignLeft)

    def set_optional(self, optional: bool) -> None:
        """Offer "not set" where the record takes it and there is no default."""
        offered = self._combo.findData("") >= 0
        if optional and not self._default and not offered:
            self._combo.insertItem(0, NOT_SET, "")

    def set_value(self, value: object) -> None:
        """Show the choice; none shows the default."""
        wanted = value.value if isinstance(value, StrEnum) else str(value or self._default)
        self._combo.setCurrentIndex(self._combo.findData(wanted))
        self.set_problem("")

    def value(self) -> str | None:
        """The chosen value."""
        return self._combo.currentData() or None


class FlagEditor(FieldEditor):
    """Yes or no."""

    def __init__(self, declared: FlagField, _helper: Help) -> None:
        """Offer a tick."""
        super().__init__(declared)
        self._default = declared.default
        brief = len(declared.help) <= _BRIEF
        self._box = QCheckBox((brief and declared.help) or "Yes")
        self._box.clicked.connect(self._tell)
        self._hold(self._box, *([] if brief else [faint(declared.help)]))

    def set_value(self, value: object) -> None:
        """Show the tick; none shows the default."""
        self._box.setChecked(self._default if value is None else bool(value))
        self.set_problem("")

    def value(self) -> bool:
        """Whether it is ticked."""
        return self._box.isChecked()


class ShortLineEditor(FieldEditor):
    """A value with a short written form: it is told when it can be read, and a problem is shown else."""

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
        self._cells.addWidget(self._line)
        self._cells.addStretch(1)
        helper.undo.watch(self._line)
        self._hold(self._line, self._row)
        self._cells.insertWidget(0, self._line, 100)  # as wide as it may be; what is left over stays free
        self._line.setMaximumWidth(self._line.fontMetrics().averageCharWidth() * 24)

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
        wanted = self._line.fontMetrics().horizontalAdvance(self._line.placeholderText()) + 24
        self._line.setMaximumWidth(max(self._line.maximumWidth(), wanted))

    def value(self) -> object:
        """The value, or none where nothing that can be read is written."""
        return self._read_or_none()

    def read(self, words: str) -> object:
        """Read the written form; raises ``ValueError`` for anything else."""
        raise NotImplementedError

    def written(self, value: object) -> str:
        """Return the written form of a value."""
        return str(value)

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
        if self._line.text().strip() and self._read_or_none() is None:
            self.set_problem(self.problem)


class DateEditor(ShortLineEditor):
    """A date known to the year, the month or the day."""

    hint = "such as 2020-02-17"
    problem = "Write a year (2020), a month (2020-02) or a day (2020-02-17, or 17 February 2020)."

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


def _date_of(written: str) -> PartialDate | str | None:
    """Return the date that is written so; other words as they are, so that they can be seen and mended."""
    try:
        return PartialDate.parse(written) if written else None
    except ValueError:
        return written


class TimeEditor(ShortLineEditor):
    """A time of day."""

    hint = "such as 14:30"
    problem = "Write a time as 14:30."

    def read(self, words: str) -> time:
        """Read ``14:30``, ``14.30``, ``14h30`` or ``14h``."""
        found = _TIME.fullmatch(words)
        if found is None:
            raise ValueError(f"not a time: {words!r}")
        return time(int(found[1]), int(found[2] or 0))

    def written(self, value: object) -> str:
        """Hours and minutes."""
        return value.strftime("%H:%M") if isinstance(value, time) else str(value)


class MinutesEditor(ShortLineEditor):
    """A length in minutes."""

    hint = "minutes"
    problem = f"Write a whole number of minutes, at most {_MOST_MINUTES}."

    def read(self, words: str) -> int:
        """Read a whole number."""
        if not (words.isascii() and words.isdigit() and int(words[:6]) <= _MOST_MINUTES):
            raise ValueError(f"not minutes: {words!r}")
        return int(words)


class TextFieldEditor(FieldEditor):
    """A text of blocks and runs. Tells that a version in this language is to be begun, or marked as checked."""

    begin_asked = Signal(str)
    checked_asked = Signal(str)

    def __init__(self, declared: TextField, helper: Help) -> None:
        """Edit the text; its label stands above it, beside its toolbar."""
        super().__init__(declared)
        self.editor = TextEditor(
            declared.label,
            rows=declared.rows,
            describe=helper.describe,
            choose_source=helper.choose_source,
            figures=helper.figures,
        )
        self.editor.area.setPlaceholderText(declared.help)
        self.editor.toolbar.versions.setVisible(declared.versioned)
        self.editor.text_changed.connect(self._tell)
        self.editor.undo_requested.connect(helper.undo.undo_requested)
        self.editor.redo_requested.connect(helper.undo.redo_requested)
        self.version = VersionLine()
        self.version.begin_asked.connect(lambda: self.begin_asked.emit(self.name))
        self.version.checked_asked.connect(lambda: self.checked_asked.emit(self.name))
        self._hold(self.editor, self.version)

    def set_value(self, value: object) -> None:
        """Show the text."""
        self.editor.set_text(value if isinstance(value, Text) else Text())

    def value(self) -> Text:
        """The text as it stands."""
        return self.editor.text()

    def set_problem(self, words: str) -> None:
        """Say below the text what is wrong."""
        self.editor.set_problem(words)
