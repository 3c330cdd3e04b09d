"""A click or a key makes a new assessment; nothing else does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.domain.ids import RecommendationId
from briefing_app.domain.records.office import OFFICE_SCALE, ScaleEntry, StatusScale
from briefing_app.domain.status import StatusCode
from briefing_app.domain.status_words import StatusWords
from briefing_app.gui.status_list import NO_PARAGRAPH, StatusLine, StatusList, basis_of


def lines(*codes: StatusCode) -> tuple[StatusLine, ...]:
    return tuple(
        StatusLine(
            recommendation=RecommendationId(f"r{row}"),
            paragraph=str(row),
            title=f"Call {row}",
            status=code,
            claimant="A report",
        )
        for row, code in enumerate(codes)
    )


@pytest.fixture
def statuses(qtbot: QtBot) -> StatusList:
    statuses = StatusList()
    qtbot.addWidget(statuses)
    statuses.show_lines(lines(StatusCode.NONE, StatusCode.PARTIAL))
    return statuses


def test_each_status_has_a_number_key(qtbot: QtBot, statuses: StatusList) -> None:
    asked: list[tuple[str, StatusCode]] = []
    statuses.assess_asked.connect(lambda *answer: asked.append(answer))
    statuses.setCurrentCell(1, 1)
    for number in range(9):
        qtbot.keyClick(statuses, Qt.Key(Qt.Key.Key_1 + number))
    assert asked == [("r1", code) for code in StatusCode if code is not StatusCode.PARTIAL]


def test_choosing_in_the_box_asks_for_that_status(statuses: StatusList) -> None:
    asked: list[tuple[str, StatusCode]] = []
    statuses.assess_asked.connect(lambda *answer: asked.append(answer))
    statuses.combo(0).activated.emit(statuses.combo(0).findData(StatusCode.FULL))
    assert asked == [("r0", StatusCode.FULL)]


def test_the_wheel_over_a_box_judges_nothing(statuses: StatusList) -> None:
    box = statuses.combo(0)
    before = box.currentIndex()
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, wheel)
    assert box.currentIndex() == before


def test_new_statuses_show_in_place_and_the_current_row_stays(statuses: StatusList) -> None:
    statuses.setCurrentCell(1, 1)
    statuses.show_lines(lines(StatusCode.FULL, StatusCode.PARTIAL))
    assert statuses.currentRow() == 1
    assert statuses.combo(0).currentData() == StatusCode.FULL


def test_every_box_says_whose_status_it_is(statuses: StatusList) -> None:
    assert statuses.combo(1).accessibleName() == "Status of Call 1"


def test_rows_grow_with_the_size_of_text(qtbot: QtBot, statuses: StatusList) -> None:
    before = statuses.rowHeight(0)
    font = statuses.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    statuses.setFont(font)
    assert statuses.rowHeight(0) > before * 1.4


def test_it_says_whose_word_a_new_status_is_and_as_of_when() -> None:
    line = StatusLine(
        recommendation=RecommendationId("r"), paragraph="1", title="Call", status=StatusCode.FULL, claimant="A report"
    )
    words = basis_of([line, line], date(2020, 2, 17))
    assert words == "A status set here is dated 17 February 2020 and counts as the word of: A report."
    assert basis_of([], date(2020, 2, 17)) == ""


def test_an_office_that_renames_and_hides_statuses_sees_its_own(qtbot: QtBot, statuses: StatusList) -> None:
    entries = (
        ScaleEntry(code=StatusCode.PARTIAL, labels={"en": "Begun"}, hidden=True),
        ScaleEntry(code=StatusCode.NONE, labels={"en": "Nothing yet"}),
    )
    scale = StatusWords(scale=StatusScale(id=OFFICE_SCALE, entries=entries))
    asked: list[tuple[str, StatusCode]] = []
    statuses.assess_asked.connect(lambda *answer: asked.append(answer))
    statuses.show_lines(tuple(replace(line, scale=scale) for line in statuses.lines))
    free, held = statuses.combo(0), statuses.combo(1)
    assert free.currentText() == "5  Nothing yet"
    assert free.findData(StatusCode.PARTIAL) < 0, "a hidden status is offered"
    assert held.currentText() == "3  Begun", "a row that has a hidden status shows it all the same"
    statuses.setCurrentCell(0, 1)
    qtbot.keyClick(statuses, Qt.Key.Key_3)
    assert asked == [], "the key of a hidden status judges nothing"
    qtbot.keyClick(statuses, Qt.Key.Key_4)
    assert asked == [("r0", StatusCode.STARTED)], "each key keeps its status"


def test_a_column_of_paragraphs_that_nobody_knows_is_not_shown(statuses: StatusList) -> None:
    assert not statuses.isColumnHidden(0)
    statuses.show_lines(tuple(replace(line, paragraph=NO_PARAGRAPH) for line in statuses.lines))
    assert statuses.isColumnHidden(0)
    statuses.show_lines(lines(StatusCode.NONE, StatusCode.PARTIAL))
    assert not statuses.isColumnHidden(0)
