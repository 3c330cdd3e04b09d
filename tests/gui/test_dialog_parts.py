"""What all dialogs share: room, an answer that stands out, frames that are seen in every look."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from briefing_app.gui.dialog_parts import answer_buttons, dialog_layout, form_layout, letters_wide
from briefing_app.gui.first_run import FirstPackDialog
from briefing_app.gui.theme import Look, framed, palette_of
from briefing_app.gui.words import labelled
from tests.gui.keys import show_active

OK = QDialogButtonBox.StandardButton.Ok
OUTLINE = 140
"""How much darker than a control's window colour the style draws its frame."""


def luminance(colour: QColor) -> float:
    """The relative luminance that contrast is counted from."""
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.03928 else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK, Look.CONTRAST])
def test_the_frame_of_a_field_stands_out_from_the_window_in_every_look(look: Look) -> None:
    palette = palette_of(look)
    window = palette.color(QPalette.ColorRole.Window)
    frame = framed(palette).color(QPalette.ColorRole.Window).darker(OUTLINE)
    least = {Look.LIGHT: 3.0, Look.DARK: 2.5, Look.CONTRAST: 4.5}[look]
    assert contrast(frame, window) >= least
    assert contrast(frame, window) > contrast(window.darker(OUTLINE), window)


@pytest.fixture
def dialog(qtbot: QtBot) -> QDialog:
    dialog = QDialog()
    layout = dialog_layout(dialog)
    form = form_layout()
    for name in ("Name", "A much longer name of a field"):
        labelled(form, name, QLineEdit())
    layout.addLayout(form)
    layout.addWidget(answer_buttons(dialog, "&Do it"))
    show_active(dialog, qtbot)
    return dialog


@pytest.mark.parametrize("percent", [100, 200])
def test_words_that_come_into_a_dialog_are_never_cut(qtbot: QtBot, percent: int) -> None:
    dialog = FirstPackDialog()
    font = dialog.font()
    font.setPointSizeF(font.pointSizeF() * percent / 100)
    dialog.setFont(font)
    show_active(dialog, qtbot)
    for editor in (dialog._start, dialog._end):
        editor.line.setText("13/13/2026")
        editor.line.editingFinished.emit()
    said = [label for label in dialog.findChildren(QLabel) if label.text().startswith("▲")]
    assert len(said) == 2
    shown = [label for label in dialog.findChildren(QLabel) if label.isVisible()]
    qtbot.waitUntil(lambda: all(each.height() >= each.heightForWidth(each.width()) for each in shown), timeout=2000)
    for editor in (dialog._start, dialog._end):
        assert editor.line.height() >= editor.line.minimumSizeHint().height()


def test_the_answer_stands_out_and_enter_gives_it(dialog: QDialog) -> None:
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    assert box.button(OK).property("role") == "primary"
    assert box.button(OK).isDefault()
    field = dialog.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert dialog.result() == int(QDialog.DialogCode.Accepted)


def test_escape_takes_the_way_out(dialog: QDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.result() == int(QDialog.DialogCode.Rejected)


def test_fields_stand_below_each_other_however_long_their_labels_are(dialog: QDialog) -> None:
    fields = dialog.findChildren(QLineEdit)
    assert len({field.mapTo(dialog, field.rect().topLeft()).x() for field in fields}) == 1
    assert len({field.width() for field in fields}) == 1
    labels = [label for label in dialog.findChildren(QLabel) if label.buddy() is not None]
    assert len({label.x() for label in labels}) == 1


def test_no_dialog_is_wider_than_the_screen(dialog: QDialog) -> None:
    room = dialog.screen().availableGeometry().width()
    assert letters_wide(dialog, 10) < letters_wide(dialog, 20) < room
    assert letters_wide(dialog, 10_000) == room - 80
