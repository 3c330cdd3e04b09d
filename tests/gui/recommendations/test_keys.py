"""What a person without a mouse does in the list: keys for statuses, order and columns, copying."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMenu

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.record import Record
from briefing_app.domain.records.office import OFFICE_SCALE, ScaleEntry, StatusScale
from briefing_app.domain.status import StatusCode
from briefing_app.gui.recommendations import calls_pane
from briefing_app.gui.recommendations.lines import FIELDS, HEADINGS, SORTS, Field
from briefing_app.gui.recommendations.model import PAGE
from tests.builders import a_library_of_records, instrument, recommendation
from tests.gui.recommendations.conftest import Opener, Shown

NONE, SHIFT, PAD = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier


@pytest.fixture
def long(open_view: Opener) -> Shown:
    """Four and a half pages of calls."""
    records: list[Record] = [instrument(), *(recommendation(number) for number in range(1, 451))]
    return open_view(records)


@contextmanager
def keyboard(shown: Shown) -> Iterator[None]:
    """Give the list the keyboard."""
    shown.view.activateWindow()
    shown.view.calls.table.setFocus()
    shown.until(shown.view.calls.table.hasFocus)
    yield


@pytest.mark.parametrize("held", [NONE, SHIFT, PAD, SHIFT | PAD], ids=["plain", "french", "keypad", "both"])
@pytest.mark.parametrize(("key", "code"), [(Qt.Key.Key_1, StatusCode.FULL), (Qt.Key.Key_9, tuple(StatusCode)[8])])
def test_digits_judge_on_every_keyboard(shown: Shown, key: Qt.Key, code: StatusCode, held: Qt.KeyboardModifier) -> None:
    """French and Belgian keyboards have their digits above Shift."""
    shown.lines()
    shown.view.calls.table.go_to_row(6)
    asked: list[StatusCode] = []
    shown.view.calls.table.status_asked.connect(asked.append)
    shown.view.calls.table.keyPressEvent(QKeyEvent(QKeyEvent.Type.KeyPress, key, held, chr(key)))
    assert asked == [code]
    shown.until(lambda: bool(shown.said))
    assert max(shown.assessments("recommendation-7"), key=lambda each: each.sequence).status is code


@pytest.mark.parametrize("key", [Qt.Key.Key_0, Qt.Key.Key_Exclam, Qt.Key.Key_F1, Qt.Key.Key_Ampersand])
def test_keys_that_are_no_digit_of_a_status_judge_nothing(shown: Shown, key: Qt.Key) -> None:
    shown.lines()
    asked: list[StatusCode] = []
    shown.view.calls.table.status_asked.connect(asked.append)
    shown.qtbot.keyClick(shown.view.calls.table, key)
    assert asked == []


@pytest.mark.parametrize("code", StatusCode)
def test_the_key_of_a_hidden_status_judges_nothing_and_the_others_keep_their_numbers(
    open_view: Opener, code: StatusCode
) -> None:
    hidden = StatusScale(id=OFFICE_SCALE, entries=(ScaleEntry(code=code, hidden=True),))
    shown = open_view([each for each in a_library_of_records() if not isinstance(each, StatusScale)] + [hidden])
    shown.lines()
    asked: list[StatusCode] = []
    table = shown.view.calls.table
    table.status_asked.disconnect()
    table.status_asked.connect(asked.append)
    for number in range(9):
        shown.qtbot.keyClick(table, Qt.Key(Qt.Key.Key_1 + number))
    assert asked == [each for each in StatusCode if each is not code]


def test_the_order_can_be_chosen_without_a_mouse(shown: Shown) -> None:
    table = shown.view.calls.table
    orders = [action for action in table.order_menu().actions() if action.text().startswith("Sort by: ")]
    assert [action.text().removeprefix("Sort by: ") for action in orders] == [HEADINGS[field] for field in SORTS]
    assert [action.isChecked() for action in orders] == [True, False, False, False, False]
    shown.settle(orders[1].trigger)
    assert shown.calls() == sorted(shown.calls())
    again = [action.isChecked() for action in table.order_menu().actions()]
    assert again[:5] == [False, True, False, False, False]


def test_columns_can_be_chosen_without_a_mouse(shown: Shown) -> None:
    menu = shown.view.calls.table.order_menu()
    (columns,) = (each for each in menu.findChildren(QMenu) if each.title() == "&Columns")
    assert [action.text() for action in columns.actions() if action.isCheckable()] == list(HEADINGS.values())


@pytest.mark.parametrize("field", [field for field in FIELDS if field is not Field.CALL])
def test_each_column_can_be_taken_away_and_comes_back_in_its_place(shown: Shown, field: Field) -> None:
    table = shown.view.calls.table
    table.show_columns([each.value for each in FIELDS])
    told: list[tuple[str, ...]] = []
    table.columns_changed.connect(told.append)
    action = next(each for each in table.column_menu().actions() if each.text() == HEADINGS[field])
    action.trigger()
    assert table.columns == tuple(each for each in FIELDS if each is not field)
    next(each for each in table.column_menu().actions() if each.text() == HEADINGS[field]).trigger()
    assert table.columns == FIELDS
    assert [len(each) for each in told] == [len(FIELDS) - 1, len(FIELDS)]


@pytest.mark.parametrize("field", FIELDS)
def test_each_heading_says_whether_it_sorts(shown: Shown, field: Field) -> None:
    model = shown.view.calls.model
    number = FIELDS.index(field)
    assert model.headerData(number, Qt.Orientation.Horizontal) == HEADINGS[field]
    tip = model.headerData(number, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert tip == ("Click to sort" if field in SORTS else "The list cannot be sorted by this column")
    assert model.headerData(number, Qt.Orientation.Vertical) is None
    assert model.headerData(number, Qt.Orientation.Horizontal, Qt.ItemDataRole.DecorationRole) is None


def test_all_rows_are_copied_also_those_that_were_never_read(long: Shown) -> None:
    """Otherwise a person pastes the hundred rows on the screen, and believes that they are all."""
    with keyboard(long):
        assert long.view.on_words("select_all")
        assert long.view.on_words("copy")
    long.until(lambda: bool(long.said))
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 451
    assert [line.split("\t")[1] for line in lines[1:]] == [f"Call {number}" for number in range(1, 451)]
    assert long.said == ["450 rows copied with tabs between the columns."]


def test_a_part_that_was_never_read_is_copied_and_nothing_beside_it(long: Shown) -> None:
    table = long.view.calls.table
    table.go_to_row(PAGE - 2)
    long.until(lambda: table.current_line() is not None)
    with keyboard(long):
        for _step in range(3):
            long.qtbot.keyClick(table, Qt.Key.Key_Down, SHIFT)
        long.view.on_words("copy")
    long.until(lambda: bool(long.said))
    words = [line.split("\t")[1] for line in QGuiApplication.clipboard().text().split("\n")]
    assert words == ["Call", "Call 99", "Call 100", "Call 101", "Call 102"]


def test_more_rows_than_can_be_copied_are_refused_and_the_clipboard_stays(
    long: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calls_pane, "_MOST_COPIED", 200)
    QGuiApplication.clipboard().setText("before")
    with keyboard(long):
        long.view.on_words("select_all")
        long.view.on_words("copy")
    long.until(lambda: bool(long.failures))
    assert "450 calls were chosen; 200 is the most" in str(long.failures.pop())
    assert QGuiApplication.clipboard().text() == "before"


def test_one_row_is_copied_in_the_shown_columns_only(shown: Shown) -> None:
    shown.lines()
    table = shown.view.calls.table
    table.show_columns([Field.CALL.value, Field.STATUS.value])
    table.go_to_row(0)
    with keyboard(shown):
        shown.view.on_words("copy")
    assert QGuiApplication.clipboard().text() == "Call\tStatus\nCall 1\tPartially implemented"
    assert shown.said == ["1 row copied with tabs between the columns."]


@pytest.mark.parametrize("action", ["copy", "select_all"])
def test_words_in_the_search_are_not_the_lists(shown: Shown, action: str) -> None:
    shown.view.activateWindow()
    shown.view.focus_search()
    shown.until(shown.view.calls.bar.search.hasFocus)
    assert not shown.view.on_words(action)
    assert shown.view.calls.table.chosen_count() == 1


@pytest.mark.parametrize("title", ["Ерікті тыйым салу", "საქართველო", "Nguyễn", "وقف", "𝔘𝔫𝔦", "a" * 300])
def test_any_letters_are_copied_as_they_stand(open_view: Opener, title: str) -> None:
    shown = open_view([instrument(), replace(recommendation(1), title=title)])
    shown.lines()
    with keyboard(shown):
        shown.view.on_words("copy")
    assert QGuiApplication.clipboard().text().split("\n")[1].split("\t")[1] == title


def test_the_menu_key_opens_the_menu_of_the_chosen_rows(shown: Shown) -> None:
    shown.lines()
    asked: list[QPoint] = []
    table = shown.view.calls.table
    table.menu_asked.disconnect()
    table.menu_asked.connect(asked.append)
    table.customContextMenuRequested.emit(QPoint(10, 10))
    assert asked == [table.viewport().mapToGlobal(QPoint(10, 10))]


def test_dates_are_sorted_as_days_and_not_as_words(open_view: Opener) -> None:
    days = ["2021-02-01", "2020-11-30", "2020-02", "2030"]
    calls = [replace(recommendation(n), deadline=PartialDate.parse(day)) for n, day in enumerate(days)]
    shown = open_view([instrument(), *calls, recommendation(9)])
    shown.settle(lambda: shown.view.calls.table.sort_by(FIELDS.index(Field.DEADLINE)))
    dated = [line.deadline for line in shown.lines() if line.deadline]
    assert dated == ["Feb 2020", "30 Nov 2020", "1 Feb 2021", "2030"]
