"""A box that is too narrow for its words shows both ends of them, and all of them on request."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from briefing_app.gui.boxes import ShortBox
from briefing_app.gui.pack_panel import PackPanel
from tests.gui.conftest import Program

LONG = "Delegation pack: EU–Kazakhstan PCC, February 2020"


@pytest.fixture
def box(qtbot: QtBot) -> ShortBox:
    box = ShortBox(8)
    box.addItems([LONG, "Short"])
    qtbot.addWidget(box)
    box.show()
    return box


def test_long_words_are_cut_in_the_middle_and_whole_where_there_is_room(box: ShortBox) -> None:
    box.resize(200, box.sizeHint().height())
    assert box.shown_words.startswith("Deleg")
    assert box.shown_words.endswith("2020")
    assert "…" in box.shown_words
    box.resize(900, box.sizeHint().height())
    assert box.shown_words == LONG


def test_short_words_stay_whole_in_a_narrow_box_and_no_box_is_too_narrow_to_draw(box: ShortBox) -> None:
    box.setCurrentIndex(1)
    box.resize(box.sizeHint())
    assert box.shown_words == "Short"
    box.resize(1, 1)
    box.grab()
    assert box.shown_words in ("", "…")


def test_the_box_asks_for_its_letters_and_not_for_its_longest_words(box: ShortBox) -> None:
    assert box.sizeHint().width() < box.fontMetrics().horizontalAdvance(LONG)
    assert box.sizeHint().width() >= box.fontMetrics().averageCharWidth() * 8


def test_the_open_list_is_as_wide_as_its_longest_words(box: ShortBox) -> None:
    box.resize(120, box.sizeHint().height())
    box.showPopup()
    assert box.view().width() >= box.fontMetrics().horizontalAdvance(LONG)
    box.hidePopup()


@pytest.mark.parametrize(
    ("width", "tip", "shown"),
    [(150, "", LONG), (150, "Which pack", f"{LONG}\nWhich pack"), (900, "Which pack", "Which pack"), (900, "", "")],
)
def test_the_tip_says_the_whole_words_where_they_are_cut(box: ShortBox, width: int, tip: str, shown: str) -> None:
    QToolTip.hideText()
    box.setToolTip(tip)
    box.resize(width, box.sizeHint().height())
    assert box.event(QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), box.mapToGlobal(QPoint(5, 5))))
    assert (QToolTip.text() if QToolTip.isVisible() else "") == shown
    QToolTip.hideText()


def test_what_is_drawn_is_the_cut_text(box: ShortBox) -> None:
    box.resize(200, box.sizeHint().height())
    cut = box.grab().toImage()
    box.setItemText(0, LONG.replace("EU–Kazakhstan", "EU–Uzbekistan"))
    assert box.grab().toImage() == cut, "the middle that differs is not drawn"
    box.setItemText(0, "X" + LONG)
    assert box.grab().toImage() != cut


def test_the_pack_of_the_sample_can_be_told_from_another_of_the_same_kind(program: Program) -> None:
    program.open_sample()
    program.window.resize(1280, 800)
    program.qtbot.wait(50)
    packs = program.workspace.panel.packs
    assert packs.currentText() == LONG
    assert "2020" in packs.shown_words


def test_an_empty_panel_has_no_recipe_and_says_what_to_do(qtbot: QtBot) -> None:
    panel = PackPanel()
    qtbot.addWidget(panel)
    assert panel.recipe == ""
    assert panel.packs.shown_words == ""
    assert "Ctrl+N" in panel._empty.text()
