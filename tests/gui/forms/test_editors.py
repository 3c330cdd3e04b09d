"""Every kind of field has an editor that shows, tells and refuses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from briefing_app.domain import fields
from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.fields import Field
from briefing_app.domain.kinds import Kind
from briefing_app.domain.record import FieldMark
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import Block, Run, Text
from briefing_app.gui.forms.choices import Choice, Found
from briefing_app.gui.forms.field_editor import FieldEditor, Help
from briefing_app.gui.forms.form import FieldForm, form_for
from briefing_app.gui.forms.made_up import DIAMOND
from briefing_app.gui.forms.registry import EDITORS, editor_for
from briefing_app.gui.forms.short_editors import DateEditor
from tests.builders import situation_entry

PEOPLE = [("p1", "Anna Nowak"), ("p2", "Bota Jardemalie"), ("p3", "Carl Schmidt")]


def find_people(kind: Kind, typed: str, answer: Callable[[Found], None]) -> None:
    assert kind is Kind.PERSON
    answer(Found(choices=tuple(Choice(id=i, label=name) for i, name in PEOPLE if typed.casefold() in name.casefold())))


HELP = Help(find=find_people)
TRENDS = (("better", "Better"), ("worse", "Worse"))
OURS, NGO = Claimant(kind=ClaimantKind.OWN), Claimant(kind=ClaimantKind.NGO)
EVERY: tuple[Field, ...] = (
    fields.LineField(name="title", label="Title", required=True, help="In short."),
    fields.ChoiceField(name="trend", label="Trend", choices=TRENDS),
    fields.FlagField(name="key", label="Key fact"),
    fields.DateField(name="since", label="Since"),
    fields.TimeField(name="start", label="Begins"),
    fields.MinutesField(name="minutes", label="Minutes"),
    fields.OneOfField(name="lead", label="Lead", kind=Kind.PERSON),
    fields.ManyOfField(name="people", label="Who", kind=Kind.PERSON),
    fields.TextField(name="fact", label="Fact"),
    fields.AnyOfField(name="by", label="By", kinds=(Kind.PERSON, Kind.BODY)),
    fields.WordsField(name="made_by", label="Made by"),
    fields.ClaimantField(
        name="claimant", label="Counts follow", choices=((OURS, "Our own office"), (NGO, "Civil society"))
    ),
)
VALUES: dict[str, object] = {
    "title": "A visit",
    "made_by": ("Norway", "Costa Rica"),
    "trend": "worse",
    "claimant": NGO,
    "key": True,
    "since": PartialDate(year=2020, month=2),
    "start": time(14, 30),
    "minutes": 7,
    "lead": "p2",
    "people": ("p3", "p1"),
    "by": (RecordRef(kind=Kind.BODY, id="b1"), RecordRef(kind=Kind.PERSON, id="p1")),
    "fact": Text(blocks=(Block(runs=(Run(text="Closed."),)),)),
}

Make = Callable[[Field], tuple[FieldEditor, list[object]]]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def build(declared: Field) -> tuple[FieldEditor, list[object]]:
        editor = editor_for(declared, HELP)
        qtbot.addWidget(editor)
        editor.set_titles(dict(PEOPLE))
        editor.show()
        editor.activateWindow()
        told: list[object] = []
        editor.edited.connect(lambda _name, value: told.append(value))
        return editor, told

    return build


@pytest.fixture
def form(qtbot: QtBot) -> FieldForm:
    form = form_for(EVERY, HELP)
    qtbot.addWidget(form)
    form.show()
    return form


def control(editor: FieldEditor, kind: type[QWidget] = QLineEdit) -> QWidget:
    found = editor.findChild(kind)
    assert isinstance(found, QWidget)
    return found


def test_every_declared_kind_of_field_has_an_editor() -> None:
    kinds = {kind for kind in vars(fields).values() if isinstance(kind, type) and issubclass(kind, Field)}
    assert set(EDITORS) == kinds - {Field}


def test_a_form_shows_what_it_is_given_and_tells_nobody(form: FieldForm) -> None:
    told: list[object] = []
    form.field_edited.connect(lambda *edit: told.append(edit))
    form.text_edited.connect(lambda *edit: told.append(edit))
    form.show_values(VALUES)
    assert {name: editor.value() for name, editor in form.editors.items()} == VALUES
    form.show_values(dict.fromkeys(VALUES))
    assert [form.editors[name].value() for name in ("since", "minutes", "lead", "people")] == [None, None, None, ()]
    assert told == []


def test_every_control_has_a_name_and_a_label_that_leads_to_it(form: FieldForm) -> None:
    for declared in EVERY:
        editor = form.editors[declared.name]
        inner = editor.focusProxy()
        while inner is not None and inner.focusProxy() is not None:
            inner = inner.focusProxy()
        assert inner is not None
        assert inner.accessibleName() == declared.label
    labels = {label.text().replace("&", ""): label for label in form.findChildren(QLabel) if label.buddy() is not None}
    assert {declared.label for declared in EVERY} <= set(labels)


def test_the_keyboard_reaches_every_field_in_order(form: FieldForm, qtbot: QtBot) -> None:
    form.show_values(VALUES)
    form.activateWindow()
    form.editors["title"].setFocus()
    reached = []
    for _step in range(40):
        at = QApplication.focusWidget()
        reached += [name for name, editor in form.editors.items() if at is not None and editor.isAncestorOf(at)]
        if at is not None:
            QTest.keyClick(at, Qt.Key.Key_Tab)
    assert list(dict.fromkeys(reached)) == [declared.name for declared in EVERY]


def test_an_empty_line_that_is_required_is_not_told(make: Make) -> None:
    editor, told = make(EVERY[0])
    editor.set_value("x")
    QTest.keyClick(control(editor), Qt.Key.Key_Backspace)
    QTest.keyClick(control(editor), Qt.Key.Key_Delete)
    assert told == []
    assert control(editor).accessibleDescription() == "This must not be empty."
    QTest.keyClicks(control(editor), "ab")
    assert told == ["a", "ab"]
    assert control(editor).accessibleDescription() == "In short."


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        (EVERY[3], "2020-02-17", PartialDate(year=2020, month=2, day=17)),
        (EVERY[4], "9.05", time(9, 5)),
        (EVERY[4], "14h30", time(14, 30)),
        (EVERY[5], "12", 12),
    ],
)
def test_what_is_written_is_read_as_its_value(make: Make, field: Field, typed: str, value: object) -> None:
    editor, told = make(field)
    QTest.keyClicks(control(editor), typed)
    assert told[-1] == value
    assert editor.value() == value


@pytest.mark.parametrize(
    ("field", "typed"),
    [(EVERY[3], "2020-02-31"), (EVERY[3], "soon"), (EVERY[4], "25:00"), (EVERY[5], "-4"), (EVERY[5], "4.2")],
)
def test_what_cannot_be_read_is_said_and_never_told(make: Make, field: Field, typed: str) -> None:
    editor, told = make(field)
    QTest.keyClicks(control(editor), typed)
    QTest.keyClick(control(editor), Qt.Key.Key_Return)
    assert typed not in map(str, told)
    assert editor.value() is None
    assert "Write" in control(editor).accessibleDescription()


def test_a_choice_offers_none_only_where_the_record_takes_it(make: Make) -> None:
    editor, told = make(EVERY[1])
    combo = control(editor, QComboBox)
    assert isinstance(combo, QComboBox)
    assert combo.count() == 2
    editor.set_optional(True)
    editor.set_optional(True)
    assert combo.count() == 3
    editor.set_value(None)
    assert combo.currentText() == "Not set"
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert told == ["better"]


def test_many_are_added_moved_and_removed_by_keys(make: Make, qtbot: QtBot) -> None:
    editor, told = make(EVERY[7])
    editor.activateWindow()
    editor.set_value(("p1", "p2"))
    rows = control(editor, QListWidget)
    assert isinstance(rows, QListWidget)
    rows.setCurrentRow(1)
    rows.setFocus()
    qtbot.waitUntil(rows.hasFocus, timeout=2000)
    QTest.keyClick(rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    line = control(editor)
    line.setFocus()
    QTest.keyClicks(line, "carl")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert told == [("p2", "p1"), ("p1",), ("p1", "p3")]


def test_a_record_that_is_gone_keeps_its_place(make: Make) -> None:
    one, _told = make(EVERY[6])
    one.set_value("p9")
    many, _told = make(EVERY[7])
    many.set_value(("p9", "p1"))
    assert one.value() == "p9"
    assert many.value() == ("p9", "p1")


def test_made_up_fields_carry_a_mark_and_say_so(form: FieldForm) -> None:
    made_up = tuple(FieldMark(field=name, illustrative=True) for name in ("fact", "title"))
    form.show_marks(replace(situation_entry(), marks=made_up))
    marked = {label.text(): label.toolTip() for label in form.findChildren(QLabel) if label.text().endswith(DIAMOND)}
    assert set(marked) == {f"Fact {DIAMOND}", f"Title {DIAMOND}"}
    assert all("Illustrative" in tip for tip in marked.values())
    form.show_marks(situation_entry())
    assert not [label for label in form.findChildren(QLabel) if label.text().endswith(DIAMOND)]


def test_the_wheel_changes_nothing_where_the_keyboard_is_not(form: FieldForm) -> None:
    form.show_values(VALUES)
    form.editors["title"].setFocus()
    combo = control(form.editors["trend"], QComboBox)
    turned = QWheelEvent(
        QPointF(5, 5),
        QPointF(combo.mapToGlobal(QPoint(5, 5))),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, turned)
    assert form.editors["trend"].value() == "worse"


def test_undo_in_a_line_is_the_sessions(form: FieldForm, qtbot: QtBot) -> None:
    line = control(form.editors["title"])
    QTest.keyClicks(line, "abc")
    with qtbot.waitSignal(HELP.undo.undo_requested, timeout=1000):
        QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert form.editors["title"].value() == "abc"


def test_a_long_help_of_a_tick_wraps_below_it_and_a_short_one_stands_beside_it(qtbot: QtBot) -> None:
    for words, beside in (
        ("Shows the counts as bars.", True),
        ("What was announced and is under way counts. " * 4, False),
    ):
        form = form_for((fields.FlagField(name="chart", label="Chart", help=words),))
        qtbot.addWidget(form)
        box = form.editors["chart"].findChild(QCheckBox)
        assert isinstance(box, QCheckBox)
        assert box.text() == (words if beside else "Yes")
        shown = [label for label in form.editors["chart"].findChildren(QLabel) if label.text() == words]
        assert [label.wordWrap() for label in shown] == ([] if beside else [True])
        assert form.minimumSizeHint().width() < 420


def test_what_an_empty_date_or_time_shows_cannot_be_taken_for_a_value(form: FieldForm) -> None:
    for name in ("since", "start"):
        line = control(form.editors[name])
        assert isinstance(line, QLineEdit)
        assert line.placeholderText().startswith("such as ")


def test_a_day_that_is_chosen_in_the_calendar_is_told_once(make: Make) -> None:
    editor, told = make(EVERY[3])
    editor.set_value(PartialDate(year=2020, month=2, day=17))
    calendar = control(editor, QCalendarWidget)
    assert isinstance(calendar, QCalendarWidget)
    for day in (QDate(2020, 2, 17), QDate(2020, 2, 25)):
        calendar.clicked.emit(day)
    assert told == [PartialDate(year=2020, month=2, day=25)]
    assert editor.value() == PartialDate(year=2020, month=2, day=25)


def test_the_calendar_opens_at_the_day_that_is_written(make: Make) -> None:
    editor, _told = make(EVERY[3])
    editor.set_value(PartialDate(year=2019, month=3))
    calendar = control(editor, QCalendarWidget)
    assert isinstance(calendar, QCalendarWidget)
    assert isinstance(editor, DateEditor)
    editor._menu.aboutToShow.emit()
    assert calendar.selectedDate() == QDate(2019, 3, 1)
    line = control(editor)
    assert isinstance(line, QLineEdit)
    line.setText("no day")
    editor._menu.aboutToShow.emit()
    assert calendar.selectedDate() == QDate(2019, 3, 1)


def test_words_are_parted_by_semicolons_and_empty_ones_are_none(make: Make, qtbot: QtBot) -> None:
    editor, told = make(fields.WordsField(name="made_by", label="Made by"))
    editor.set_value(("Norway",))
    line = control(editor)
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.end(False)
    qtbot.keyClicks(line, "; Costa  Rica ;")
    assert told[-1] == ("Norway", "Costa Rica")
    editor.set_value(("Norway", "Costa Rica"))
    assert line.text() == "Norway; Costa  Rica ;", "what is being typed was written anew"


def test_whose_word_is_followed_is_one_of_those_declared_or_nobodys(make: Make) -> None:
    editor, told = make(next(each for each in EVERY if each.name == "claimant"))
    combo = control(editor, QComboBox)
    assert isinstance(combo, QComboBox)
    assert editor.value() is None
    assert combo.currentText() == "Nobody yet"
    QTest.keyClick(combo, Qt.Key.Key_Down)
    QTest.keyClick(combo, Qt.Key.Key_Down)
    QTest.keyClick(combo, Qt.Key.Key_Up)
    QTest.keyClick(combo, Qt.Key.Key_Up)
    assert told == [OURS, NGO, OURS, None]
    editor.set_value(NGO)
    assert (combo.currentText(), len(told)) == ("Civil society", 4)


def test_a_long_line_shows_its_beginning_once_the_keyboard_has_gone_on(qtbot: QtBot) -> None:
    editor = editor_for(fields.LineField(name="title", label="Title"), HELP)
    other = QLineEdit()
    both = QWidget()
    layout = QVBoxLayout(both)
    layout.addWidget(editor)
    layout.addWidget(other)
    qtbot.addWidget(both)
    both.show()
    line = editor.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClicks(line, "A long title " * 20)
    assert line.cursorPosition() == len(line.text())
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.cursorPosition() == len(line.text())
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert line.cursorPosition() == 0
