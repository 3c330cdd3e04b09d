"""What is typed as a date or a time is understood as people write it, and says at once how it was understood."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCalendarWidget, QToolButton
from pytestqt.qtbot import QtBot

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.fields import DateField, MinutesField, TimeField
from briefing_app.gui.forms.field_editor import Help
from briefing_app.gui.forms.short_editors import DateEditor, MinutesEditor, ShortLineEditor, TimeEditor
from tests.gui.keys import show_active, type_words


@pytest.fixture
def date_editor(qtbot: QtBot) -> DateEditor:
    editor = DateEditor(DateField(name="adopted", label="Adopted on", help="When it was voted."), Help())
    qtbot.addWidget(editor)
    return editor


@pytest.mark.parametrize("words", ["2 March 2027", "2027-03-02", "2.3.2027", "02/03/2027", "2 mars 2027"])
def test_typed_over_a_whole_field_key_by_key_it_is_that_day(date_editor: DateEditor, words: str) -> None:
    date_editor.set_value(PartialDate.parse("2026-11-30"))
    told: list[object] = []
    date_editor.edited.connect(lambda _name, value: told.append(value))
    date_editor.line.selectAll()
    type_words(date_editor.line, words)
    assert told[-1] == date_editor.value() == PartialDate.parse("2027-03-02")
    assert date_editor.line.text() == words


def test_the_day_that_was_understood_stands_in_words_below_it_at_once(date_editor: DateEditor) -> None:
    type_words(date_editor.line, "04/12/2026")
    assert date_editor.understood.text() == "Friday 4 December 2026"
    assert date_editor.line.accessibleDescription() == "Friday 4 December 2026. When it was voted."
    date_editor.set_value(PartialDate.parse("2026-12"))
    assert date_editor.understood.text() == "December 2026"
    date_editor.set_value(None)
    assert date_editor.understood.text() == ""
    assert date_editor.line.accessibleDescription() == "When it was voted."


def test_a_month_thirteen_is_refused_when_the_field_is_left(date_editor: DateEditor) -> None:
    type_words(date_editor.line, "13/13/2026")
    date_editor.line.editingFinished.emit()
    assert date_editor.has_problem
    assert "no date of the calendar" in date_editor.line.accessibleDescription()
    assert date_editor.understood.text() == ""


def test_a_year_of_two_figures_is_completed_when_the_field_is_left_and_told(date_editor: DateEditor) -> None:
    told: list[object] = []
    date_editor.edited.connect(lambda _name, value: told.append(value))
    type_words(date_editor.line, "4/12/26")
    assert told == []
    date_editor.line.editingFinished.emit()
    assert told == [PartialDate(year=2026, month=12, day=4)]
    assert date_editor.line.text() == "4/12/2026"
    assert not date_editor.has_problem


def test_the_calendar_opens_and_chooses_by_the_keyboard_alone(date_editor: DateEditor, qtbot: QtBot) -> None:
    show_active(date_editor, qtbot)
    date_editor.set_value(PartialDate.parse("2026-12-04"))
    button = next(each for each in date_editor.findChildren(QToolButton) if "calendar" in each.accessibleName())
    date_editor.line.setFocus()
    qtbot.keyClick(date_editor.line, Qt.Key.Key_Tab)
    qtbot.waitUntil(button.hasFocus, timeout=2000)
    calendar = button.menu().findChild(QCalendarWidget)
    assert calendar is not None
    button.menu().aboutToShow.emit()
    assert calendar.selectedDate().day() == 4
    calendar.setSelectedDate(calendar.selectedDate().addDays(1))
    calendar.activated.emit(calendar.selectedDate())
    assert date_editor.value() == PartialDate.parse("2026-12-05")
    assert date_editor.understood.text() == "Saturday 5 December 2026"


@pytest.mark.parametrize("words", ["9.30", "9:30", "0930", "930", "9h30", "9 h 30", "9H30"])
def test_a_time_is_read_as_people_write_it_and_said_in_one_way(qtbot: QtBot, words: str) -> None:
    editor = TimeEditor(TimeField(name="start", label="Begins"), Help())
    qtbot.addWidget(editor)
    type_words(editor.line, words)
    assert editor.written(editor.value()) == editor.understood.text() == "09:30"


@pytest.mark.parametrize("words", ["24:00", "9:60", "noon", "12345"])
def test_what_is_no_time_of_day_is_refused(qtbot: QtBot, words: str) -> None:
    editor = TimeEditor(TimeField(name="start", label="Begins"), Help())
    qtbot.addWidget(editor)
    type_words(editor.line, words)
    editor.line.editingFinished.emit()
    assert editor.value() is None
    assert editor.has_problem


@pytest.mark.parametrize(
    ("words", "minutes", "shown"),
    [
        ("3", 3, "3"),
        ("3 minutes", 3, "3"),
        ("3.5", 3.5, "3.5"),
        ("3,5", 3.5, "3.5"),
        ("3.0", 3, "3"),
        ("4 min", 4, "4"),
    ],
)
def test_minutes_are_whole_or_halves_and_never_grow_a_fraction(
    qtbot: QtBot, words: str, minutes: float, shown: str
) -> None:
    editor: ShortLineEditor = MinutesEditor(MinutesField(name="minutes", label="Minutes"), Help())
    qtbot.addWidget(editor)
    type_words(editor.line, words)
    assert editor.value() == minutes
    editor.set_value(None)
    editor.set_value(float(minutes))
    assert editor.line.text() == shown


@pytest.mark.parametrize("words", ["3.2", "three", "-3", "99999"])
def test_what_is_no_length_of_time_is_refused(qtbot: QtBot, words: str) -> None:
    editor = MinutesEditor(MinutesField(name="minutes", label="Minutes"), Help())
    qtbot.addWidget(editor)
    type_words(editor.line, words)
    editor.line.editingFinished.emit()
    assert editor.value() is None
    assert editor.has_problem
