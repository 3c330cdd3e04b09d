"""Controls above the list go on in the next line where the window is narrow: none is cut off, none lies on another."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.gui.flow_layout import FlowLayout
from tests.gui.recommendations.conftest import Shown

WIDE, HIGH, GAP = 100, 30, 6


def row_of(qtbot: QtBot, count: int, *, gap: int = GAP) -> tuple[QWidget, FlowLayout, list[QPushButton]]:
    """Buttons of one size in a flow."""
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, gap=gap)
    buttons = [QPushButton(str(number)) for number in range(count)]
    for button in buttons:
        button.setFixedSize(WIDE, HIGH)
        flow.addWidget(button)
    return holder, flow, buttons


@pytest.mark.parametrize(
    ("width", "lines"),
    [(1000, 1), (5 * WIDE + 4 * GAP, 1), (5 * WIDE + 4 * GAP - 1, 2), (2 * WIDE + GAP, 3), (WIDE, 5), (10, 5)],
)
def test_the_narrower_the_more_lines(qtbot: QtBot, width: int, lines: int) -> None:
    _holder, flow, buttons = row_of(qtbot, 5)
    assert flow.hasHeightForWidth()
    assert flow.heightForWidth(width) == lines * HIGH + (lines - 1) * GAP
    flow.setGeometry(QRect(0, 0, width, 500))
    places = [button.geometry() for button in buttons]
    assert len({place.y() for place in places}) == lines
    assert not any(one.intersects(other) for one in places for other in places if one is not other)


def test_what_is_hidden_takes_no_room(qtbot: QtBot) -> None:
    _holder, flow, buttons = row_of(qtbot, 3)
    buttons[1].hide()
    flow.setGeometry(QRect(0, 0, 1000, 100))
    assert buttons[2].x() == WIDE + GAP
    for button in buttons:
        button.hide()
    assert flow.heightForWidth(1000) == 0


def test_low_controls_stand_in_the_middle_of_their_line(qtbot: QtBot) -> None:
    _holder, flow, buttons = row_of(qtbot, 2)
    buttons[0].setFixedSize(WIDE, 10)
    flow.setGeometry(QRect(0, 0, 1000, 100))
    assert buttons[0].geometry().center().y() == pytest.approx(buttons[1].geometry().center().y(), abs=1)


def test_it_asks_for_no_more_than_its_widest_control(qtbot: QtBot) -> None:
    _holder, flow, _buttons = row_of(qtbot, 4)
    flow.setContentsMargins(3, 5, 7, 11)
    assert flow.minimumSize() == QSize(WIDE + 10, HIGH + 16)
    assert flow.sizeHint() == flow.minimumSize()
    assert flow.expandingDirections() == Qt.Orientation(0)
    assert flow.heightForWidth(WIDE + 10) == 4 * HIGH + 3 * GAP + 16


def test_controls_can_be_taken_out(qtbot: QtBot) -> None:
    _holder, flow, buttons = row_of(qtbot, 3)
    taken = flow.takeAt(0)
    assert taken is not None
    assert taken.widget() is buttons[0]
    assert flow.count() == 2
    assert flow.itemAt(5) is None
    assert flow.takeAt(-1) is None


@pytest.mark.parametrize("width", [560, 800, 1280])
@pytest.mark.parametrize("percent", [100, 200])
def test_no_control_above_the_list_is_cut_off_at_any_width(shown: Shown, width: int, percent: int) -> None:
    view = shown.view
    view.set_text_size(percent)
    view.resize(width, 720)
    shown.qtbot.wait(50)
    pane = view.calls
    for part in (pane.bar, pane.counts):
        for child in part.findChildren(QWidget):
            if child.isVisible() and child.parentWidget() is part:
                assert part.rect().contains(child.geometry()), f"{child.accessibleName()} at {width}"
