"""Choosing a record by keys and mouse: type, look, take; and whoever walks away has chosen nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QScrollArea, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.domain.fields import ManyOfField, OneOfField
from briefing_app.domain.kinds import Kind
from briefing_app.gui.forms.choices import MOST, Choice, Found
from briefing_app.gui.forms.field_editor import FieldEditor, Help
from briefing_app.gui.forms.record_choosers import ManyOfEditor, OneOfEditor
from briefing_app.gui.forms.search_line import SearchLine
from briefing_app.gui.forms.source_dialog import SourceDialog
from tests.gui.keys import show_active, type_words

NAMES = (
    "Anna Nowak",
    "Bota Jardemalie",
    "Әлия Қасымова",
    "ნინო ბერიძე",
    "Max Bartholomäus-Wittgenstein zu Sayn",
)
PEOPLE = tuple(Choice(id=f"p{number}", label=name) for number, name in enumerate(NAMES))
KEYS = {"down": Qt.Key.Key_Down, "up": Qt.Key.Key_Up, "enter": Qt.Key.Key_Return, "esc": Qt.Key.Key_Escape,
        "page": Qt.Key.Key_PageDown}  # fmt: skip


class Desk:
    """Answers searches at once, or when the test says so."""

    def __init__(self) -> None:
        self.late = False
        self.more = False
        self.asked: list[tuple[str, Callable[[Found], None]]] = []

    def find(self, kind: Kind, typed: str, answer: Callable[[Found], None]) -> None:
        assert kind in (Kind.PERSON, Kind.SOURCE)
        self.asked.append((typed, answer))
        if not self.late:
            answer(self.found(typed))

    def found(self, typed: str) -> Found:
        return Found(
            choices=tuple(one for one in PEOPLE if typed.casefold() in one.label.casefold()), more=self.more
        )  # fmt: skip


class Seat:
    """One editor with its line, and what it told."""

    def __init__(self, editor: FieldEditor, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.page = QWidget()
        layout = QVBoxLayout(self.page)
        layout.addWidget(editor)
        self.other = QLineEdit()
        layout.addWidget(self.other)
        self.page.resize(500, 300)
        show_active(self.page, qtbot)
        self.editor = editor
        found = editor.findChild(SearchLine)
        assert isinstance(found, SearchLine)
        self.line = found
        self.told: list[object] = []
        editor.edited.connect(lambda _name, value: self.told.append(value))
        self.line.setFocus()

    def press(self, *keys: str) -> None:
        """Press keys by name; other words are typed."""
        for key in keys:
            if key in KEYS:
                QTest.keyClick(self.line, KEYS[key])
            else:
                type_words(self.line, key)

    def rest(self) -> None:
        """Wait until what was typed has been searched."""
        self.qtbot.waitUntil(self.line.popup.isVisible, timeout=2000)

    @property
    def rows(self) -> list[str]:
        return [self.line.popup.item(row).text() for row in range(self.line.popup.count())]


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def one(desk: Desk, qtbot: QtBot) -> Seat:
    seat = Seat(OneOfEditor(OneOfField(name="lead", label="Lead", kind=Kind.PERSON), Help(find=desk.find)), qtbot)
    seat.editor.set_titles({choice.id: choice.label for choice in PEOPLE})
    return seat


@pytest.fixture
def many(desk: Desk, qtbot: QtBot) -> Seat:
    return Seat(ManyOfEditor(ManyOfField(name="who", label="Who", kind=Kind.PERSON), Help(find=desk.find)), qtbot)


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (("jarde", "enter"), ["p1"]),
        (("down", "down", "down", "enter"), ["p1"]),
        (("down", "down", "enter"), ["p0"]),
        (("down", "up", "up", "up", "enter"), []),  # "None" is what it is already
        (("қасым", "enter"), ["p2"]),
        (("ბერი", "enter"), ["p3"]),
        (("down", "page", "page", "enter"), ["p4"]),
        (("nobody at all", "enter"), []),
        (("jarde", "esc"), []),
    ],
)
def test_a_record_is_chosen_by_keys_alone(one: Seat, keys: tuple[str, ...], told: list[str]) -> None:
    one.press(*keys)
    assert one.told == told
    assert one.editor.value() == (told[-1] if told else None)


def test_enter_waits_for_the_answer_of_a_slow_search_and_takes_its_first(one: Seat, desk: Desk) -> None:
    desk.late = True
    one.press("bota", "enter")
    assert one.told == []
    desk.asked[-1][1](desk.found("bota"))
    assert one.told == ["p1"]
    assert one.line.text() == "Bota Jardemalie"


def test_an_answer_to_older_letters_is_dropped(one: Seat, desk: Desk) -> None:
    desk.late = True
    one.press("a")
    one.qtbot.waitUntil(lambda: len(desk.asked) == 1, timeout=2000)
    one.press("nna")
    one.qtbot.waitUntil(lambda: len(desk.asked) == 2, timeout=2000)
    desk.asked[1][1](desk.found("anna"))
    desk.asked[0][1](desk.found("a"))
    assert one.rows == ["Anna Nowak"]


def test_letters_typed_in_a_row_are_searched_once(one: Seat, desk: Desk) -> None:
    one.press("jardemalie")
    one.rest()
    assert [typed for typed, _answer in desk.asked] == ["jardemalie"]


def test_words_that_name_nobody_are_no_choice_and_the_former_one_comes_back(one: Seat) -> None:
    one.editor.set_value("p0")
    one.line.selectAll()
    one.press("nobody")
    one.rest()
    assert one.rows == ["Nothing found. Esc takes back what was typed."]
    one.other.setFocus()
    assert (one.line.text(), one.editor.value(), one.told) == ("Anna Nowak", "p0", [])
    assert not one.line.popup.isVisible()


def test_the_list_opens_at_the_record_that_is_chosen_and_enter_keeps_it(one: Seat) -> None:
    one.editor.set_value("p3")
    one.line.search()
    assert one.line.popup.currentRow() == 4
    one.press("enter")
    assert (one.told, one.editor.value()) == ([], "p3")
    one.editor.set_value("p9")
    one.line.search()
    one.press("enter")
    assert (one.told, one.editor.value()) == ([], "p9")


def test_none_takes_the_record_away_and_is_offered_only_where_the_record_takes_it(one: Seat) -> None:
    one.editor.set_value("p0")
    one.line.search()
    one.press("up", "up", "enter")
    assert (one.told, one.line.text()) == ([None], "")
    one.editor.set_optional(False)
    one.line.search()
    assert one.rows == list(NAMES)


def test_more_than_can_be_shown_says_so_and_that_line_cannot_be_taken(one: Seat, desk: Desk) -> None:
    desk.more = True
    one.line.search()
    assert one.rows[-1] == f"The first {MOST}. Type more letters to find others."
    one.press("page", "page", "page", "enter")
    assert one.told == ["p4"]


def test_a_click_opens_the_list_and_a_click_on_a_line_takes_it(one: Seat) -> None:
    QTest.mouseClick(one.line, Qt.MouseButton.LeftButton)
    popup = one.line.popup
    assert popup.isVisible()
    where = popup.visualItemRect(popup.item(2)).center()
    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert one.told == ["p1"]
    assert not popup.isVisible()
    assert one.line.hasFocus()


def test_the_button_shows_all_choices_though_a_record_is_chosen(one: Seat) -> None:
    one.editor.set_value("p1")
    button = one.editor.findChild(QToolButton)
    assert isinstance(button, QToolButton)
    button.click()
    assert one.rows == ["None", *NAMES]


def test_a_value_that_comes_from_elsewhere_does_not_overwrite_what_is_being_typed(one: Seat) -> None:
    one.press("ann")
    one.editor.set_value("p1")
    assert one.line.text() == "ann"
    one.press("esc")
    assert one.line.text() == "Bota Jardemalie"


def test_a_long_name_is_read_from_its_start_and_whole_in_the_tip(one: Seat) -> None:
    one.editor.set_value("p4")
    assert one.line.cursorPosition() == 0
    assert one.line.toolTip() == NAMES[4]


def test_the_list_does_not_stay_behind_when_the_form_scrolls(desk: Desk, qtbot: QtBot) -> None:
    area = QScrollArea()
    holder = QWidget()
    holder.setFixedSize(300, 2000)
    line = SearchLine(Kind.PERSON, desk.find, parent=holder)
    area.setWidget(holder)
    area.resize(320, 300)
    show_active(area, qtbot)
    line.search()
    assert line.popup.isVisible()
    area.verticalScrollBar().setValue(200)
    assert not line.popup.isVisible()


def test_the_list_opens_upwards_at_the_lower_edge_of_the_screen(one: Seat) -> None:
    room = one.page.screen().availableGeometry()
    one.page.move(room.left(), room.bottom() - 60)
    one.line.search()
    popup, line = one.line.popup.geometry(), one.line.mapToGlobal(QPoint(0, 0)).y()
    assert popup.top() < line - 40
    assert popup.bottom() <= line + 2  # the frame that this platform draws


def test_several_are_added_one_after_the_other_without_leaving_the_line(many: Seat) -> None:
    many.press("bota", "enter", "anna", "enter", "bota", "enter")
    assert many.told == [("p1",), ("p1", "p0")]
    assert many.line.text() == ""
    assert many.line.hasFocus()


def test_what_was_typed_to_add_goes_when_the_line_is_left(many: Seat) -> None:
    many.press("ann")
    many.other.setFocus()
    assert (many.line.text(), many.told) == ("", [])


def test_a_renamed_record_is_shown_by_its_new_words(many: Seat) -> None:
    many.editor.set_titles({"p0": "Anna Nowak"})
    many.editor.set_value(("p0",))
    many.editor.set_titles({"p0": "Anna Nowak-Reyes"})
    assert isinstance(many.editor, ManyOfEditor)
    assert many.editor._list.item(0).text() == "Anna Nowak-Reyes"
    assert many.told == []


def test_a_source_is_found_and_its_place_is_asked_next(desk: Desk, qtbot: QtBot) -> None:
    dialog = SourceDialog(desk.find)
    show_active(dialog, qtbot)
    assert dialog.reference() is None
    assert not dialog._ok.isEnabled()
    assert {label.text() for label in dialog.findChildren(QLabel)} >= {"Source:", "Place in it:"}
    dialog.line.setFocus()
    QTest.keyClicks(dialog.line, "bota")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.locator.hasFocus()
    QTest.keyClicks(dialog.locator, " p. 4 ")
    reference = dialog.reference()
    assert reference is not None
    assert (reference.source, reference.locator) == ("p1", "p. 4")


def test_escape_in_the_open_list_closes_the_list_and_not_the_dialog(desk: Desk, qtbot: QtBot) -> None:
    dialog = SourceDialog(desk.find)
    show_active(dialog, qtbot)
    dialog.line.search()
    QTest.keyClick(dialog.line, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    QTest.keyClick(dialog.line, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
