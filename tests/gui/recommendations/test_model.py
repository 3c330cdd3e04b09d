"""The list as Qt asks for it: pages come where one looks, old values stay until new ones are there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from briefing_app.domain.ids import RecommendationId
from briefing_app.domain.levels import Level
from briefing_app.domain.status import StatusCode, Trend
from briefing_app.domain.status_words import HOUSE_WORDS
from briefing_app.gui.recommendations.lines import FIELDS, HEADINGS, Field, Line
from briefing_app.gui.recommendations.model import LINE, PAGE, RecommendationModel

MOST_PAGES = 40


def line(number: int) -> Line:
    """The call with this number."""
    return Line(
        id=RecommendationId(f"call-{number}"), reference=f"the text, {number}", call=f"Call {number}", addressee="A, B",
        themes="", status=StatusCode.PARTIAL, scale=HOUSE_WORDS, since="17 Feb 2020", trend=Trend.REVERSED,
        claimant="“A report”", disputed=True, review_due="", deadline="2030", level=Level.STAFF, counts=True,
    )  # fmt: skip


def page(number: int, *, first: int | None = None, rows: int = PAGE) -> tuple[Line, ...]:
    """A page of calls that follow each other."""
    start = number * PAGE if first is None else first
    return tuple(line(each) for each in range(start, start + rows))


@pytest.fixture
def wanted() -> list[int]:
    """The pages that were asked for."""
    return []


@pytest.fixture
def model(qtbot: QtBot, wanted: list[int]) -> RecommendationModel:
    """A list of 1,000 calls of which nothing is read."""
    made = RecommendationModel()
    made.page_wanted.connect(wanted.append)
    made.start(1000)
    return made


def look(model: RecommendationModel, row: int) -> object:
    """Draw a row."""
    return model.data(model.index(row, 0))


def test_a_row_that_is_not_read_says_so_and_is_asked_for_once(
    model: RecommendationModel, wanted: list[int], qtbot: QtBot
) -> None:
    assert look(model, 250) == "…"
    assert model.data(model.index(250, 1)) is None
    assert look(model, 251) == "…"
    qtbot.waitUntil(lambda: wanted == [2])
    assert look(model, 250) == "…"
    qtbot.wait(20)
    assert wanted == [2]
    model.show_page(2, page(2))
    assert look(model, 250) == "the text, 250"


def test_whoever_drags_through_the_list_gets_the_last_place_first(
    model: RecommendationModel, wanted: list[int], qtbot: QtBot
) -> None:
    for number in range(9):
        look(model, number * PAGE)
    for expected in ([8], [8, 7], [8, 7, 6]):
        qtbot.waitUntil(lambda now=expected: wanted == now)  # type: ignore[misc]
        model.show_page(wanted[-1], page(wanted[-1]))
    qtbot.wait(20)
    assert wanted == [8, 7, 6]  # those on the way are asked for where one looks at them again


def test_a_page_that_could_not_be_read_stands_in_nobodys_way(
    model: RecommendationModel, wanted: list[int], qtbot: QtBot
) -> None:
    look(model, 0)
    qtbot.waitUntil(lambda: wanted == [0])
    model.fail_page()
    look(model, 0)
    qtbot.waitUntil(lambda: wanted == [0, 0])


def test_pages_not_looked_at_for_longest_are_let_go(qtbot: QtBot) -> None:
    model = RecommendationModel()
    model.start(100 * PAGE)
    for number in range(MOST_PAGES + 3):
        model.show_page(number, page(number))
    assert [model.line(number * PAGE) is not None for number in (0, 2, 3, MOST_PAGES + 2)] == [False, False, True, True]


def test_old_values_stay_to_be_seen_until_the_new_ones_are_there(
    model: RecommendationModel, wanted: list[int], qtbot: QtBot
) -> None:
    model.show_page(0, page(0))
    model.refresh(1000)
    assert look(model, 5) == "the text, 5"
    qtbot.waitUntil(lambda: wanted == [0])
    model.show_page(0, page(0, first=10))
    assert look(model, 5) == "the text, 15"


@pytest.mark.parametrize(("first", "moves"), [(0, 0), (1, 1)], ids=["the same calls", "other calls"])
def test_it_is_told_when_places_hold_other_calls(model: RecommendationModel, first: int, moves: int) -> None:
    moved: list[bool] = []
    model.moved.connect(lambda: moved.append(True))
    model.show_page(0, page(0))
    assert moved == []
    model.show_page(0, page(0, first=first))
    assert len(moved) == moves


@pytest.mark.parametrize("count", [0, 1, 99, 100, 101, 1000, 5000])
def test_the_list_grows_and_shrinks_without_forgetting_its_place(model: RecommendationModel, count: int) -> None:
    model.show_page(0, page(0))
    model.refresh(count)
    assert model.rowCount() == count
    assert model.rowCount(model.index(0, 0)) == 0 if count else not model.index(0, 0).isValid()
    assert model.line(0) is not None


def test_another_list_forgets_all_rows(model: RecommendationModel) -> None:
    model.show_page(0, page(0))
    model.start(3)
    assert (model.rowCount(), model.line(0), model.lines(range(3))) == (3, None, [])
    assert model.columnCount() == len(FIELDS)
    assert model.columnCount(model.index(0, 0)) == 0
    assert model.rowCount(QModelIndex()) == 3


def test_a_call_is_found_among_the_rows_that_are_read(model: RecommendationModel) -> None:
    model.show_page(3, page(3))
    assert model.row_of("call-342") == 342
    assert model.row_of("call-1") == -1
    model.show_page(9, page(9, rows=4))
    assert model.row_of("call-903") == 903
    assert model.line(904) is None
    assert [each.id for each in model.lines([342, 1, 903])] == ["call-342", "call-903"]


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (Field.REFERENCE, "the text, 0"),
        (Field.CALL, "Call 0"),
        (Field.ADDRESSEE, "A, B"),
        (Field.THEMES, ""),
        (Field.STATUS, "Partially implemented"),
        (Field.SINCE, "17 Feb 2020"),
        (Field.TREND, "Turned back"),
        (Field.CLAIMANT, "“A report”"),
        (Field.DISPUTED, "Disputed"),
        (Field.REVIEW_DUE, ""),
        (Field.DEADLINE, "2030"),
        (Field.LEVEL, "Own staff only"),
    ],
)
def test_every_column_says_its_words_to_eyes_and_ears(model: RecommendationModel, field: Field, words: str) -> None:
    model.show_page(0, page(0))
    cell = model.index(0, FIELDS.index(field))
    assert model.data(cell) == (words or None)
    assert model.data(cell, Qt.ItemDataRole.ToolTipRole) == (words or None)
    assert model.data(cell, Qt.ItemDataRole.AccessibleTextRole) == f"{HEADINGS[field]}: {words or 'none'}"
    assert model.data(cell, LINE) == line(0)
    assert model.data(cell, Qt.ItemDataRole.CheckStateRole) is None
