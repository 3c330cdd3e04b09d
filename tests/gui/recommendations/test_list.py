"""The list shows what passes the filters, in the order asked for, with the counts of all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.domain.changes import ChangeSet, created
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.levels import Level
from briefing_app.domain.status import StatusCode
from briefing_app.gui.recommendations.lines import FIELDS, HEADINGS, Field
from briefing_app.gui.recommendations.table import USUAL
from briefing_app.services.lists import GroupBy, Sort
from tests.builders import NGO, STATE, a_library_of_records, addressee, assessment, instrument, recommendation, theme
from tests.gui.recommendations.conftest import Opener, Shown

CODES = tuple(StatusCode)


def test_all_calls_are_listed_with_the_status_that_counts(shown: Shown) -> None:
    lines = shown.lines()
    assert len(lines) == 20
    assert [line.status for line in lines].count(StatusCode.PARTIAL) == 2
    assert lines[0].reference.startswith("the resolution")
    assert {line.since for line in lines} == {"17 Feb 2020"}
    assert shown.view.calls.counts.line.text() == "20 calls"


def test_a_reference_is_whole_and_columns_without_a_word_take_no_room(shown: Shown) -> None:
    """At the usual width the place of a call was cut, beside two columns in which nothing stood."""
    shown.view.resize(1280, 700)
    shown.lines()
    table = shown.view.calls.table
    table.setMinimumWidth(860)
    QApplication.processEvents()
    words = shown.lines()[0].reference
    assert table.columnWidth(FIELDS.index(Field.REFERENCE)) >= table.fontMetrics().horizontalAdvance(words)
    hidden = {field for number, field in enumerate(FIELDS) if table.isColumnHidden(number)}
    assert {Field.TREND, Field.DISPUTED} <= hidden
    assert set(table.columns) == set(USUAL)  # they were not unchosen


def test_a_column_stands_there_as_soon_as_something_is_in_it_or_it_is_chosen(open_view: Opener) -> None:
    disputed = assessment(1, StatusCode.FULL, on="2020-03-01", claimant=STATE)
    shown = open_view([*a_library_of_records(), disputed])
    assert any(line.disputed for line in shown.lines())
    table = shown.view.calls.table
    assert not table.isColumnHidden(FIELDS.index(Field.DISPUTED))
    assert table.isColumnHidden(FIELDS.index(Field.TREND))
    table.show_columns([Field.CALL.value, Field.TREND.value])
    assert not table.isColumnHidden(FIELDS.index(Field.TREND))


def test_a_persons_own_width_of_the_reference_stays(shown: Shown) -> None:
    table, reference = shown.view.calls.table, FIELDS.index(Field.REFERENCE)
    shown.lines()
    table.horizontalHeader().resizeSection(reference, 61)
    shown.view.resize(1400, 700)
    QApplication.processEvents()
    assert table.columnWidth(reference) == 61


def test_the_marks_above_the_list_count_every_status(shown: Shown) -> None:
    buttons = shown.view.calls.counts.buttons
    assert buttons[StatusCode.PARTIAL].text() == "2 partially implemented"
    assert buttons[StatusCode.NONE].text() == "18 not implemented"
    assert buttons[StatusCode.FULL].isHidden()
    assert buttons[StatusCode.NONE].accessibleName() == "Not implemented: 18 calls"


def test_marks_narrow_the_list_to_several_statuses_and_keep_their_counts(open_view: Opener) -> None:
    records = [*a_library_of_records(), recommendation(21)]
    shown = open_view(records)
    buttons = shown.view.calls.counts.buttons
    shown.settle(buttons[StatusCode.PARTIAL].click)
    assert len(shown.lines()) == 2
    assert shown.view.calls.counts.line.text() == "2 of 21 calls"
    shown.settle(buttons[StatusCode.UNASSESSED].click)
    assert len(shown.lines()) == 3
    assert buttons[StatusCode.NONE].text() == "18 not implemented"  # still there to be chosen


def test_letters_find_calls_after_a_moment_of_rest(shown: Shown, qtbot: QtBot) -> None:
    shown.settle(lambda: qtbot.keyClicks(shown.view.calls.bar.search, "call 20"))
    assert shown.calls() == ["Call 20"]
    shown.settle(shown.view.calls.bar.search.clear)
    assert len(shown.lines()) == 20


@pytest.mark.parametrize(
    "title",
    ["Ерікті тыйым салуды тоқтату, өңір әкімдігі", "საქართველოს მოწოდება", "وقف الاحتجاز التعسفي", "Łódź; ½ of “it”"],
)
def test_any_letters_are_found_and_shown_as_they_stand(open_view: Opener, title: str) -> None:
    odd = replace(recommendation(99), title=title)
    shown = open_view([*a_library_of_records(), odd])
    search = shown.view.calls.bar.search
    search.setText(title.split(maxsplit=1)[0])  # the keys of such letters are no keys of the test's keyboard
    shown.settle(search.returnPressed.emit)
    assert shown.calls() == [title]


def test_a_search_in_vain_says_for_what_and_offers_everything(shown: Shown, qtbot: QtBot) -> None:
    shown.settle(lambda: qtbot.keyClicks(shown.view.calls.bar.search, "zhanaozen"))
    nothing = shown.view.calls.nothing
    assert nothing.isVisible()
    assert "zhanaozen" in nothing.words.text()
    shown.settle(nothing.clear_asked.emit)
    assert len(shown.lines()) == 20
    assert shown.view.calls.bar.search.text() == ""


def test_an_empty_library_says_how_calls_come(open_view: Opener) -> None:
    shown = open_view([instrument()])
    asked: list[str] = []
    shown.view.read_text_asked.connect(lambda: asked.append("text"))
    shown.view.import_sheet_asked.connect(lambda: asked.append("sheet"))
    none = shown.view.calls.no_calls
    assert none.isVisible()
    none.read_text.click()
    none.import_sheet.click()
    assert asked == ["text", "sheet"]


@pytest.mark.parametrize(
    ("field", "sort"),
    [
        (Field.REFERENCE, Sort.REFERENCE),
        (Field.CALL, Sort.TITLE),
        (Field.STATUS, Sort.STATUS),
        (Field.SINCE, Sort.ASSESSED),
        (Field.DEADLINE, Sort.DEADLINE),
    ],
)
def test_a_heading_sorts_and_a_second_click_turns_the_order(shown: Shown, field: Field, sort: Sort) -> None:
    table, column = shown.view.calls.table, FIELDS.index(field)
    if field is not Field.REFERENCE:
        shown.settle(lambda: table.sort_by(column))
    assert shown.view.calls.query.sort is sort
    shown.settle(lambda: table.sort_by(column))
    assert shown.view.calls.query.descending
    assert table.horizontalHeader().sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
    assert len(shown.lines()) == 20


def test_sorting_by_title_orders_all_rows(shown: Shown) -> None:
    table = shown.view.calls.table
    shown.settle(lambda: table.sort_by(FIELDS.index(Field.CALL)))
    assert shown.calls() == sorted(shown.calls())
    shown.settle(lambda: table.sort_by(FIELDS.index(Field.CALL)))
    assert shown.calls() == sorted(shown.calls(), reverse=True)


def test_a_heading_that_cannot_sort_leaves_the_order_and_its_mark(shown: Shown) -> None:
    table = shown.view.calls.table
    table.sort_by(FIELDS.index(Field.ADDRESSEE))
    assert shown.view.calls.query.sort is Sort.REFERENCE
    assert table.horizontalHeader().sortIndicatorSection() == FIELDS.index(Field.REFERENCE)


def test_disputed_calls_are_marked_and_can_be_listed_alone(open_view: Opener) -> None:
    newer = assessment(7, StatusCode.FULL, on="2021-05-01", claimant=STATE)
    shown = open_view([*a_library_of_records(), newer])
    assert [line.call for line in shown.lines() if line.disputed] == ["Call 7"]
    shown.settle(shown.view.calls.bar.disputed.click)
    assert shown.calls() == ["Call 7"]
    assert shown.lines()[0].status is StatusCode.NONE  # the State's word moves no count


def test_calls_whose_review_has_come_can_be_listed_alone(open_view: Opener) -> None:
    due = replace(assessment(30, StatusCode.NONE), next_review=PartialDate.parse("2020-03"))
    later = replace(assessment(31, StatusCode.NONE), next_review=PartialDate.parse("2999-01-01"))
    shown = open_view([*a_library_of_records(), recommendation(30), recommendation(31), due, later])
    by_call = {line.call: line for line in shown.lines()}
    assert by_call["Call 30"].review_due == "Mar 2020"
    assert by_call["Call 31"].review_due == ""
    shown.settle(shown.view.calls.bar.due.click)
    assert shown.calls() == ["Call 30"]


def test_a_level_narrows_the_list(open_view: Opener) -> None:
    shown = open_view([*a_library_of_records(), recommendation(40, level=Level.STAFF)])
    level = shown.view.calls.bar.level

    def choose() -> None:
        level.setCurrentIndex(level.findData(Level.STAFF))
        level.activated.emit(level.currentIndex())

    shown.settle(choose)
    assert shown.calls() == ["Call 40"]


def test_groups_have_totals_and_choosing_one_narrows_the_list(open_view: Opener) -> None:
    records = [
        *a_library_of_records(),
        theme("Torture", key="theme-2"),
        *(recommendation(number, themes=("theme-2",)) for number in range(50, 53)),
        recommendation(60, themes=()),
    ]
    shown = open_view(records)
    bar, groups = shown.view.calls.bar, shown.view.calls.groups
    assert not groups.isVisible()

    def by_theme() -> None:
        bar.by.setCurrentIndex(bar.by.findData(GroupBy.THEME))
        bar.by.activated.emit(bar.by.currentIndex())

    shown.settle(by_theme)
    assert groups.isVisible()
    words = [groups.item(row).text() for row in range(groups.count())]
    assert words[0] == "All groups"
    assert "Torture  (3)" in words
    assert words[-1] == "Without a theme  (1)"
    shown.settle(lambda: groups.setCurrentRow(words.index("Torture  (3)")))
    assert shown.calls() == ["Call 50", "Call 51", "Call 52"]
    assert "23 not implemented" not in groups.item(1).toolTip()
    shown.settle(lambda: groups.setCurrentRow(len(words) - 1))
    assert shown.calls() == ["Call 60"]
    shown.settle(lambda: groups.setCurrentRow(0))
    assert len(shown.lines()) == 24


@pytest.mark.parametrize(("by", "heads"), [(GroupBy.STATUS, 2), (GroupBy.ADDRESSEE, 1), (GroupBy.INSTRUMENT, 1)])
def test_every_grouping_adds_up_to_the_list(shown: Shown, by: GroupBy, heads: int) -> None:
    bar, groups = shown.view.calls.bar, shown.view.calls.groups

    def group() -> None:
        bar.by.setCurrentIndex(bar.by.findData(by))
        bar.by.activated.emit(bar.by.currentIndex())

    shown.settle(group)
    assert groups.count() == heads + 1
    result = shown.view.calls.source.result
    assert result is not None
    assert sum(group.total.rows for group in result.groups) == 20
    shown.settle(lambda: groups.setCurrentRow(1))
    assert len(shown.lines()) == result.groups[0].total.rows


def test_columns_are_chosen_by_the_person_and_remembered(shown: Shown, open_view: Opener) -> None:
    table = shown.view.calls.table
    assert table.columns == tuple(field for field in FIELDS if field in USUAL)
    actions = {action.text(): action for action in table.column_menu().actions()}
    actions[HEADINGS[Field.THEMES]].trigger()
    actions[HEADINGS[Field.TREND]].trigger()
    assert Field.THEMES in table.columns
    assert Field.TREND not in table.columns
    assert not actions[HEADINGS[Field.CALL]].isEnabled()
    again = open_view(a_library_of_records()).view.calls.table
    assert again.columns == table.columns
    actions["The usual columns"].trigger()
    assert table.columns == tuple(field for field in FIELDS if field in USUAL)


def test_settings_with_columns_that_no_longer_exist_show_the_usual_ones(shown: Shown) -> None:
    table = shown.view.calls.table
    table.show_columns(["colour", "", "weight"])
    assert table.columns == tuple(field for field in FIELDS if field in USUAL)


def test_each_cell_says_its_column_to_those_who_do_not_see_it(shown: Shown) -> None:
    shown.lines()
    model = shown.view.calls.model
    spoken = model.data(model.index(0, FIELDS.index(Field.STATUS)), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Status: ")
    assert (
        model.data(model.index(0, FIELDS.index(Field.DEADLINE)), Qt.ItemDataRole.AccessibleTextRole) == "Deadline: none"
    )


def test_chosen_rows_are_copied_with_their_heads(shown: Shown) -> None:
    shown.lines()
    table = shown.view.calls.table
    shown.view.activateWindow()
    table.setFocus()
    shown.until(table.hasFocus)
    table.choose_all()
    assert shown.view.on_words("copy")
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == 21
    assert lines[0].split("\t")[1] == "Call"
    assert not shown.view.on_words("cut")


def test_a_call_that_somebody_adds_appears_by_itself(shown: Shown) -> None:
    with shown.qtbot.waitSignal(shown.view.calls.source.found, timeout=20_000):
        shown.session.do(lambda _reader: ChangeSet(label="Add", changes=(created(recommendation(70)),))).result()
    assert shown.view.calls.model.rowCount() == 21
    assert "Call 70" in shown.calls()


def test_whoever_speaks_is_named_beside_the_status(open_view: Opener) -> None:
    other = replace(instrument(key="instrument-2", claimant=STATE), short_title="the other text")
    call = recommendation(80, instrument="instrument-2")
    said = [assessment(80, StatusCode.FULL, claimant=STATE), assessment(80, StatusCode.NONE, claimant=NGO)]
    shown = open_view([*a_library_of_records(), other, addressee("EEAS", key="addressee-9"), call, *said])
    line = next(line for line in shown.lines() if line.call == "Call 80")
    assert line.claimant == "The State"
    assert line.status is StatusCode.FULL
    assert shown.lines()[0].claimant == "A report"
