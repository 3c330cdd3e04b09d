"""Colours can be read, and text grows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem
from pytestqt.qtbot import QtBot

from briefing_app.gui import icons
from briefing_app.gui.theme import Look, Theme, palette_of

PAIRS = (
    (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window),
    (QPalette.ColorRole.Text, QPalette.ColorRole.Base),
    (QPalette.ColorRole.Text, QPalette.ColorRole.AlternateBase),
    (QPalette.ColorRole.ButtonText, QPalette.ColorRole.Button),
    (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Highlight),
    (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Window),
    (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Base),
    (QPalette.ColorRole.Link, QPalette.ColorRole.Base),
    (QPalette.ColorRole.ToolTipText, QPalette.ColorRole.ToolTipBase),
)


def luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: float, other: float) -> float:
    light, dark = sorted((one, other), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK, Look.CONTRAST])
def test_every_pair_of_text_and_ground_has_the_contrast_of_wcag_aa(qapp: QApplication, look: Look) -> None:
    palette = palette_of(look)
    for front, back in PAIRS:
        between = contrast(luminance(palette.color(front)), luminance(palette.color(back)))
        assert between >= (7 if look is Look.CONTRAST else 4.5), (front, back)


def test_no_bright_line_is_drawn_in_the_dark(qapp: QApplication) -> None:
    """Fusion draws the line under tabs in the lightest colour of the palette, which is white unless it is given."""
    palette = palette_of(Look.DARK)
    lines = luminance(palette.color(QPalette.ColorRole.Light))
    assert contrast(lines, luminance(palette.color(QPalette.ColorRole.Window))) < 3


def test_text_at_200_percent_is_twice_as_large_and_never_larger(qapp: QApplication) -> None:
    theme = Theme(qapp)
    theme.apply(Look.LIGHT, 100)
    usual = qapp.font().pointSizeF()
    theme.apply(Look.LIGHT, 900)
    assert theme.percent == 200
    assert qapp.font().pointSizeF() == pytest.approx(usual * 2, abs=0.1)
    theme.apply(Look.LIGHT, 100)
    assert qapp.font().pointSizeF() == pytest.approx(usual, abs=0.1)


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK, Look.CONTRAST])
@pytest.mark.parametrize("percent", [100, 200])
def test_an_empty_box_of_a_list_is_seen_on_its_ground_and_grows_with_the_text(
    qapp: QApplication, qtbot: QtBot, look: Look, percent: int
) -> None:
    Theme(qapp).apply(look, percent)
    shown = QListWidget()
    qtbot.addWidget(shown)
    item = QListWidgetItem("Peru")
    item.setCheckState(Qt.CheckState.Unchecked)
    shown.addItem(item)
    shown.show()
    side = round(qapp.font().pointSizeF() * 1.5)
    area = shown.visualItemRect(item)
    image = shown.viewport().grab(area).toImage()
    middle = area.height() // 2
    ground = luminance(palette_of(look).color(QPalette.ColorRole.Base))
    seen = [x for x in range(side + 8) if contrast(luminance(image.pixelColor(x, middle)), ground) >= 2]
    assert seen, "no line of the box can be told from its ground"
    assert seen[-1] - seen[0] >= side - 3
    Theme(qapp).apply(Look.LIGHT, 100)


def test_icons_take_the_colour_of_the_palette(qapp: QApplication) -> None:
    theme = Theme(qapp)
    inks = []
    for look in (Look.LIGHT, Look.DARK):
        theme.apply(look, 100)
        image = icons.icon("undo").pixmap(32, 32).toImage()
        drawn = [image.pixelColor(x, y) for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() > 250]
        assert drawn
        inks.append(drawn[0].lightness())
    assert inks[0] < 90
    assert inks[1] > 180
    theme.apply(Look.LIGHT, 100)


def test_every_icon_draws_something(qapp: QApplication) -> None:
    assert len(icons.names()) >= 12
    for name in icons.names():
        image = icons.icon(name).pixmap(24, 24).toImage()
        assert any(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24)), name
