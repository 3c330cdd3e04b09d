"""Groups and filters narrow the list together; what is marked in the groups is what the list holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from briefing_app.domain.ids import AddresseeId, InstrumentId, ThemeId
from briefing_app.domain.levels import Level
from briefing_app.domain.record import Record
from briefing_app.domain.status import StatusCode
from briefing_app.gui.forms.choices import Choice
from briefing_app.gui.recommendations.query import GROUP_FILTERS, GROUP_WORDS, Query
from briefing_app.services.lists import EVERY_ROW, WITHOUT, GroupBy, RecommendationFilter
from tests.builders import (
    ADDRESSEE,
    INSTRUMENT,
    THEME,
    a_library_of_records,
    addressee,
    assessment,
    instrument,
    recommendation,
    theme,
)
from tests.gui.recommendations.conftest import Opener, Shown

MORE: Sequence[Record] = (
    theme("Torture", key="theme-2"),
    addressee("EEAS", key="addressee-2"),
    replace(instrument(key="instrument-2"), title="The other text", short_title="the other"),
    *(recommendation(number, themes=("theme-2",), addressees=("addressee-2",)) for number in (50, 51, 52)),
    recommendation(60, instrument="instrument-2", themes=(), addressees=()),
    assessment(50, StatusCode.FULL),
)


@pytest.fixture
def many(open_view: Opener) -> Shown:
    """Two texts, two themes, two addressees; one call without a theme and without an addressee."""
    return open_view([*a_library_of_records(), *MORE])


def group_by(shown: Shown, by: GroupBy | None) -> None:
    """Choose in the box by what the list is grouped."""
    box = shown.view.calls.bar.by

    def choose() -> None:
        box.setCurrentIndex(box.findData(by))
        box.activated.emit(box.currentIndex())

    shown.settle(choose)


def words(shown: Shown) -> list[str]:
    """The groups as they are shown."""
    groups = shown.view.calls.groups
    return [groups.item(row).text() for row in range(groups.count())]


def marked(shown: Shown) -> str:
    """The group that is marked."""
    groups = shown.view.calls.groups
    return words(shown)[groups.currentRow()] if groups.currentRow() >= 0 else ""


def enter(shown: Shown, group: str) -> None:
    """Choose the group that begins so."""
    row = next(number for number, each in enumerate(words(shown)) if each.startswith(group))
    shown.settle(lambda: shown.view.calls.groups.setCurrentRow(row))


def search(shown: Shown, letters: str) -> None:
    """Search for letters."""
    line = shown.view.calls.bar.search
    line.setText(letters)
    shown.settle(line.returnPressed.emit)


@pytest.mark.parametrize("by", GroupBy)
def test_every_grouping_has_words_and_a_filter_that_its_groups_stand_for(by: GroupBy) -> None:
    assert GROUP_WORDS[by]
    assert hasattr(EVERY_ROW, GROUP_FILTERS[by])


@pytest.mark.parametrize(
    ("by", "group", "narrowed"),
    [
        (GroupBy.STATUS, "full", RecommendationFilter(statuses=(StatusCode.FULL,))),
        (GroupBy.INSTRUMENT, INSTRUMENT, RecommendationFilter(instruments=(InstrumentId(INSTRUMENT),))),
        (GroupBy.THEME, THEME, RecommendationFilter(theme=ThemeId(THEME))),
        (GroupBy.ADDRESSEE, ADDRESSEE, RecommendationFilter(addressee=AddresseeId(ADDRESSEE))),
        (GroupBy.THEME, WITHOUT, RecommendationFilter(theme=ThemeId(WITHOUT))),
        (GroupBy.THEME, None, EVERY_ROW),
        (None, THEME, EVERY_ROW),
    ],
)
def test_a_chosen_group_is_a_filter_of_its_field(
    by: GroupBy | None, group: str | None, narrowed: RecommendationFilter
) -> None:
    query = Query(by=by, group=group)
    assert query.narrowed == narrowed
    assert query.asks is (narrowed != EVERY_ROW)
    assert query.without_status.statuses == ()


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (GroupBy.THEME, ["All groups", "Assembly  (20)", "Torture  (3)", "Without a theme  (1)"]),
        (GroupBy.ADDRESSEE, ["All groups", "Kazakhstan  (20)", "EEAS  (3)", "Addressed to nobody named  (1)"]),
        (GroupBy.INSTRUMENT, ["All groups", "the resolution  (23)", "the other  (1)"]),
    ],
)
def test_groups_bear_the_names_by_which_they_are_known(many: Shown, by: GroupBy, expected: list[str]) -> None:
    group_by(many, by)
    assert sorted(words(many)) == sorted(expected)
    assert words(many)[0] == "All groups"
    assert many.view.calls.groups.accessibleName() == f"Groups by {GROUP_WORDS[by].lower()}"


def test_each_group_says_its_statuses_to_those_who_do_not_see_them(many: Shown) -> None:
    group_by(many, GroupBy.THEME)
    groups = many.view.calls.groups
    item = groups.item(next(row for row, each in enumerate(words(many)) if each.startswith("Torture")))
    said = item.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert said.startswith("Torture: 3 calls. Counted: ")
    assert "1 fully implemented" in said
    assert item.toolTip() == said


def test_a_search_that_empties_the_chosen_group_leaves_it_to_be_seen(many: Shown) -> None:
    """The list is still narrowed to it: "All groups" must not be marked, and must be there to be chosen."""
    group_by(many, GroupBy.THEME)
    enter(many, "Torture")
    search(many, "call 20")
    assert many.view.calls.nothing.isVisible()
    assert marked(many) == "Torture  (0)"
    enter(many, "All groups")
    assert many.calls() == ["Call 20"]
    assert "Torture  (0)" not in words(many)


@pytest.mark.parametrize(
    ("by", "group", "left"),
    [(GroupBy.THEME, "Torture", 3), (GroupBy.ADDRESSEE, "EEAS", 3), (GroupBy.INSTRUMENT, "the other", 1)],
)
def test_another_filter_narrows_within_the_group(many: Shown, by: GroupBy, group: str, left: int) -> None:
    group_by(many, by)
    enter(many, group)
    assert len(many.lines()) == left
    many.settle(many.view.calls.counts.buttons[StatusCode.UNASSESSED].click)
    assert {line.status for line in many.lines()} == {StatusCode.UNASSESSED}
    assert marked(many).startswith(group)


def test_a_mark_pressed_while_a_status_group_is_chosen_is_what_holds(many: Shown) -> None:
    """Two statuses cannot both narrow the list: the newer one does, and what is marked agrees."""
    group_by(many, GroupBy.STATUS)
    enter(many, "Not implemented")
    assert len(many.lines()) == 18
    many.settle(many.view.calls.counts.buttons[StatusCode.PARTIAL].click)
    assert {line.status for line in many.lines()} == {StatusCode.PARTIAL}
    assert marked(many) == "All groups"


@pytest.mark.parametrize(
    ("by", "group", "choice", "calls"),
    [
        (GroupBy.THEME, "Assembly", Choice(id="theme-2", label="Torture"), ["Call 50", "Call 51", "Call 52"]),
        (GroupBy.ADDRESSEE, "Kazakhstan", Choice(id="addressee-2", label="EEAS"), ["Call 50", "Call 51", "Call 52"]),
        (GroupBy.INSTRUMENT, "the resolution", Choice(id="instrument-2", label="The other text"), ["Call 60"]),
    ],
)
def test_a_filter_of_the_groups_own_field_takes_its_place(
    many: Shown, by: GroupBy, group: str, choice: Choice, calls: list[str]
) -> None:
    bar = many.view.calls.bar
    chooser = {GroupBy.THEME: bar.theme, GroupBy.ADDRESSEE: bar.addressee, GroupBy.INSTRUMENT: bar.text}[by]
    group_by(many, by)
    enter(many, group)
    many.settle(lambda: chooser.line.chosen.emit(choice))
    assert many.calls() == calls
    assert marked(many) == "All groups"
    assert chooser.line.text() == choice.label
    many.settle(lambda: chooser.line.chosen.emit(None))
    assert len(many.lines()) == 24
    assert chooser.line.text() == ""


def test_another_grouping_forgets_the_group_and_keeps_the_filters(many: Shown) -> None:
    search(many, "call 5")
    group_by(many, GroupBy.THEME)
    enter(many, "Torture")
    group_by(many, GroupBy.INSTRUMENT)
    assert many.view.calls.query.group is None
    assert many.view.calls.query.filters.search == "call 5"
    assert marked(many) == "All groups"


def test_without_groups_the_list_stands_alone_again(many: Shown) -> None:
    group_by(many, GroupBy.THEME)
    enter(many, "Torture")
    group_by(many, None)
    assert not many.view.calls.groups.isVisible()
    assert len(many.lines()) == 24


def test_show_all_takes_filters_and_group_away_and_leaves_order_and_grouping(many: Shown) -> None:
    calls = many.view.calls
    group_by(many, GroupBy.THEME)
    many.settle(lambda: calls.table.sort_by(0))
    enter(many, "Torture")
    search(many, "call 5")
    many.settle(calls.bar.clear.click)
    assert len(many.lines()) == 24
    assert (calls.query.by, calls.query.group, calls.query.descending) == (GroupBy.THEME, None, True)
    assert marked(many) == "All groups"
    assert not calls.query.asks


def test_a_status_set_within_a_group_moves_its_counts_at_once(many: Shown) -> None:
    group_by(many, GroupBy.STATUS)
    enter(many, "Fully")
    many.lines()
    many.view.calls.table.go_to_row(0)
    many.settle(lambda: many.qtbot.keyClick(many.view.calls.table, Qt.Key.Key_3))
    many.until(lambda: "Fully implemented  (0)" in words(many))
    assert marked(many) == "Fully implemented  (0)"
    many.settle(lambda: many.session.undo().result())
    many.until(lambda: "Fully implemented  (1)" in words(many))
    assert many.calls() == ["Call 50"]


def test_opening_a_text_leaves_the_group_that_was_chosen(many: Shown) -> None:
    group_by(many, GroupBy.THEME)
    enter(many, "Torture")
    many.settle(lambda: many.view.calls.show_text("instrument-2", "The other text"))
    assert many.calls() == ["Call 60"]
    assert marked(many) == "All groups"


@pytest.mark.parametrize("level", Level)
def test_every_level_of_reader_narrows_the_list_and_can_be_left(open_view: Opener, level: Level) -> None:
    shown = open_view([instrument(), *(recommendation(number, level=each) for number, each in enumerate(Level))])
    box = shown.view.calls.bar.level

    def choose(data: Level | None) -> None:
        box.setCurrentIndex(box.findData(data))
        box.activated.emit(box.currentIndex())

    shown.settle(lambda: choose(level))
    assert [line.level for line in shown.lines()] == [level]
    shown.settle(lambda: choose(None))
    assert len(shown.lines()) == len(Level)
