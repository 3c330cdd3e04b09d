"""The keyboard stays with the call that it stands on, whatever happens to the rows around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from briefing_app.domain.changes import ChangeSet, created, deleted
from briefing_app.domain.record import Record
from briefing_app.domain.records.recommendation import Assessment, Instrument, Recommendation
from briefing_app.domain.status import StatusCode
from briefing_app.gui.recommendations.lines import FIELDS, Field
from briefing_app.gui.recommendations.many_dialogs import AddCallDialog
from tests.builders import INSTRUMENT, instrument, recommendation
from tests.gui.recommendations.conftest import Opener, Shown


def on_keyboard(shown: Shown) -> str:
    """The call that the keyboard stands on."""
    line = shown.view.calls.table.current_line()
    return line.call if line is not None else ""


def by_another(shown: Shown, *records: Record) -> None:
    """Let somebody else put new records into the library, and wait until the list has them."""
    changes = tuple(created(record) for record in records)
    before = shown.calls()
    shown.settle(lambda: shown.session.do(lambda _reader: ChangeSet(label="Add", changes=changes)).result())
    shown.until(lambda: shown.calls() != before)


def gone(shown: Shown, call: str) -> None:
    """Let somebody else delete a call with what was said on it, and wait until the list is without it."""
    held, said = shown.call(call), shown.assessments(call)
    texts = tuple(shown.session.read_now(lambda reader: reader.texts([held.id])))
    changes = tuple(deleted(each) for each in (*texts, *said, held))
    shown.settle(lambda: shown.session.do(lambda _reader: ChangeSet(label="Delete", changes=changes)).result())
    shown.until(lambda: held.title not in shown.calls())


@pytest.mark.parametrize("row", [3, 10, 19], ids=["near", "in the middle", "the last"])
def test_a_call_that_is_added_above_leaves_the_keyboard_on_its_call(shown: Shown, row: int) -> None:
    """Otherwise the next key would judge the neighbour."""
    shown.lines()
    shown.view.calls.table.go_to_row(row)
    standing = on_keyboard(shown)
    by_another(shown, replace(recommendation(70), order_key="000000"))
    shown.until(lambda: on_keyboard(shown) == standing)
    assert shown.view.calls.table.currentIndex().row() == row + 1
    assert shown.view.calls.table.chosen_count() == 1


@pytest.mark.parametrize("row", [3, 10, 19], ids=["near", "in the middle", "the last"])
def test_a_call_that_is_deleted_above_leaves_the_keyboard_on_its_call(shown: Shown, row: int) -> None:
    shown.lines()
    shown.view.calls.table.go_to_row(row)
    standing = on_keyboard(shown)
    gone(shown, "recommendation-2")
    shown.until(lambda: on_keyboard(shown) == standing)
    assert shown.view.calls.table.currentIndex().row() == row - 1
    assert shown.view.calls.table.chosen_count() == 1


def test_the_key_after_a_change_above_judges_the_call_that_was_chosen(shown: Shown) -> None:
    shown.lines()
    table = shown.view.calls.table
    table.go_to_row(5)
    by_another(shown, replace(recommendation(70), order_key="000000"))
    shown.until(lambda: on_keyboard(shown) == "Call 6")
    shown.qtbot.keyClick(table, Qt.Key.Key_1)
    shown.until(lambda: bool(shown.said))
    assert [each.status for each in shown.assessments("recommendation-6")] == [StatusCode.NONE, StatusCode.FULL]
    assert [each.status for each in shown.assessments("recommendation-5")] == [StatusCode.NONE]


def test_a_call_that_goes_leaves_the_keyboard_in_its_place(shown: Shown) -> None:
    shown.lines()
    shown.view.calls.table.go_to_row(7)
    gone(shown, "recommendation-8")
    shown.until(lambda: on_keyboard(shown) == "Call 9")
    assert shown.view.calls.table.currentIndex().row() == 7


def test_the_last_call_goes_and_the_one_before_it_is_chosen(shown: Shown) -> None:
    shown.lines()
    shown.view.calls.table.go_to_row(19)
    gone(shown, "recommendation-20")
    shown.until(lambda: on_keyboard(shown) == "Call 19")


def test_a_judged_call_that_leaves_a_filter_makes_room_for_the_next(shown: Shown) -> None:
    calls = shown.view.calls
    shown.settle(calls.counts.buttons[StatusCode.NONE].click)
    shown.lines()
    calls.table.go_to_row(2)
    assert on_keyboard(shown) == "Call 5"
    shown.settle(lambda: shown.qtbot.keyClick(calls.table, Qt.Key.Key_1))
    shown.until(lambda: on_keyboard(shown) == "Call 6")
    assert calls.table.currentIndex().row() == 2


def test_a_call_that_a_new_status_sorts_elsewhere_takes_the_keyboard_along(shown: Shown) -> None:
    calls = shown.view.calls
    shown.settle(lambda: calls.table.sort_by(FIELDS.index(Field.STATUS)))
    lines = shown.lines()
    row = next(number for number, line in enumerate(lines) if line.call == "Call 11")
    calls.table.go_to_row(row)
    shown.settle(lambda: shown.qtbot.keyClick(calls.table, Qt.Key.Key_1))
    shown.until(lambda: [line.status for line in shown.lines()].count(StatusCode.FULL) == 1)
    shown.until(lambda: on_keyboard(shown) == "Call 11")
    assert calls.table.currentIndex().row() == shown.calls().index("Call 11")


@pytest.mark.parametrize("change", ["added", "deleted"])
def test_of_several_chosen_rows_only_the_keyboards_own_stays_chosen(shown: Shown, change: str) -> None:
    shown.lines()
    table = shown.view.calls.table
    table.go_to_row(8)
    for _step in range(3):
        shown.qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert table.chosen_count() == 4
    if change == "added":
        by_another(shown, replace(recommendation(70), order_key="000000"))
    else:
        gone(shown, "recommendation-1")
    shown.until(lambda: on_keyboard(shown) == "Call 12")
    assert table.chosen_count() == 1


def test_a_change_of_words_moves_nothing_and_keeps_what_is_chosen(shown: Shown) -> None:
    shown.lines()
    table = shown.view.calls.table
    table.go_to_row(8)
    shown.qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    shown.session.type_field(shown.call("recommendation-9").ref, "title", "Other words")
    shown.settle(lambda: shown.session.commit().result())
    shown.until(lambda: "Other words" in shown.calls())
    assert table.chosen_count() == 2


def test_a_call_added_by_hand_is_the_one_that_the_keyboard_stands_on(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its detail is shown: a key must not judge another one that happens to be chosen in the list."""
    monkeypatch.setattr(AddCallDialog, "exec", _answer("Free them"))
    shown.lines()
    shown.view.calls.table.go_to_row(4)
    shown.view.actions_.add_call()
    shown.until(lambda: len(shown.calls()) == 21 and on_keyboard(shown) == "Free them")
    detail = shown.view.detail
    shown.until(lambda: detail.detail is not None and detail.detail.call.title == "Free them")


def test_a_call_added_outside_of_the_filter_is_shown_beside_a_list_that_stays(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AddCallDialog, "exec", _answer("Free them"))
    shown.settle(shown.view.calls.counts.buttons[StatusCode.PARTIAL].click)
    shown.lines()
    shown.settle(shown.view.actions_.add_call)
    detail = shown.view.detail
    shown.until(lambda: detail.detail is not None and detail.detail.call.title == "Free them")
    shown.qtbot.wait(300)
    assert detail.detail is not None
    assert detail.detail.call.title == "Free them"
    assert shown.calls() == ["Call 1", "Call 2"]


def _answer(words: str) -> Callable[[AddCallDialog], int]:
    def answer(dialog: AddCallDialog) -> int:
        dialog.text.set_value(INSTRUMENT)
        dialog.call.set_value(words)
        return 1

    return answer


def test_a_call_far_down_that_is_asked_for_is_shown_though_its_row_was_never_read(open_view: Opener) -> None:
    shown = open_view([instrument(), *(recommendation(number) for number in range(1, 451))])
    shown.view.go_to_call("recommendation-430")
    detail = shown.view.detail
    shown.until(lambda: detail.detail is not None and detail.detail.call.title == "Call 430")
    model = shown.view.calls.model
    model.data(model.index(429, 0))
    shown.until(lambda: model.line(429) is not None)
    assert detail.detail is not None
    assert detail.detail.call.title == "Call 430"


def test_an_emptied_library_clears_the_detail_and_offers_ways_to_begin(shown: Shown) -> None:
    shown.lines()
    shown.until(lambda: shown.view.detail.detail is not None)

    def every() -> ChangeSet:
        def read(reader: object) -> ChangeSet:
            calls = reader.all(Recommendation)  # type: ignore[attr-defined]
            said, texts = reader.all(Assessment), reader.texts([call.id for call in calls])  # type: ignore[attr-defined]
            return ChangeSet(label="Delete", changes=tuple(deleted(each) for each in (*texts, *said, *calls)))

        return shown.session.read_now(read)

    changes = every()
    shown.settle(lambda: shown.session.do(lambda _reader: changes).result())
    shown.until(shown.view.calls.no_calls.isVisible)
    shown.until(lambda: shown.view.detail.detail is None)
    assert shown.view.calls.empty
    assert shown.session.read_now(lambda reader: len(reader.all(Instrument))) == 1
    shown.settle(lambda: shown.session.undo().result())
    shown.until(lambda: len(shown.lines()) == 20)
