"""Light, dark and high contrast by palette, and the size of text. Qt's Fusion style draws from the palette alone."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

SMALLEST, LARGEST, STEP = 80, 200, 10
"""Text size in percent, and the step of Ctrl + and Ctrl -."""


class Look(StrEnum):
    """How the window is coloured."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


LOOK_LABELS = {
    Look.SYSTEM: "As the &system",
    Look.LIGHT: "&Light",
    Look.DARK: "&Dark",
    Look.CONTRAST: "&High contrast",
}

_ROLE = QPalette.ColorRole
_FRAMED = (
    "QLineEdit", "QAbstractSpinBox", "QCheckBox", "QRadioButton", "QComboBox", "QPushButton", "QToolButton",
    "QListView", "QTableView",
)  # fmt: skip
"""What is seen by its frame; of lists and tables these are the boxes to tick."""
_COLOURS: dict[Look, dict[QPalette.ColorRole, str]] = {
    Look.LIGHT: {
        _ROLE.Window: "#f4f5f7", _ROLE.WindowText: "#1c2330", _ROLE.Base: "#ffffff", _ROLE.AlternateBase: "#f4f6f9",
        _ROLE.Text: "#1c2330", _ROLE.Button: "#ffffff", _ROLE.ButtonText: "#1c2330", _ROLE.Highlight: "#1f4e8c",
        _ROLE.HighlightedText: "#ffffff", _ROLE.Link: "#1f4e8c", _ROLE.LinkVisited: "#5a3d82",
        _ROLE.PlaceholderText: "#5f6877", _ROLE.ToolTipBase: "#1c2330", _ROLE.ToolTipText: "#ffffff",
        _ROLE.BrightText: "#b3261e", _ROLE.Mid: "#c9ced6", _ROLE.Accent: "#1f4e8c",
    },
    Look.DARK: {
        _ROLE.Window: "#1d2127", _ROLE.WindowText: "#e6e9ee", _ROLE.Base: "#14171c", _ROLE.AlternateBase: "#1a1e24",
        _ROLE.Text: "#e6e9ee", _ROLE.Button: "#2a3038", _ROLE.ButtonText: "#e6e9ee", _ROLE.Highlight: "#7fb0f0",
        _ROLE.HighlightedText: "#0d1117", _ROLE.Link: "#8fbcf5", _ROLE.LinkVisited: "#c4a7e7",
        _ROLE.PlaceholderText: "#9aa4b2", _ROLE.ToolTipBase: "#e6e9ee", _ROLE.ToolTipText: "#14171c",
        _ROLE.BrightText: "#ff8a80", _ROLE.Mid: "#454d58", _ROLE.Accent: "#7fb0f0", _ROLE.Light: "#454d58",
    },
    Look.CONTRAST: {
        _ROLE.Window: "#000000", _ROLE.WindowText: "#ffffff", _ROLE.Base: "#000000", _ROLE.AlternateBase: "#101010",
        _ROLE.Text: "#ffffff", _ROLE.Button: "#000000", _ROLE.ButtonText: "#ffffff", _ROLE.Highlight: "#ffe600",
        _ROLE.HighlightedText: "#000000", _ROLE.Link: "#ffe600", _ROLE.LinkVisited: "#ffe600",
        _ROLE.PlaceholderText: "#d0d0d0", _ROLE.ToolTipBase: "#ffffff", _ROLE.ToolTipText: "#000000",
        _ROLE.BrightText: "#ff8a80", _ROLE.Mid: "#ffffff", _ROLE.Accent: "#ffe600",
    },
}  # fmt: skip


class Theme:
    """The look and the size of text of one running program."""

    def __init__(self, app: QApplication) -> None:
        """Remember the system's own font size, from which percentages are counted."""
        self._app = app
        self._points = max(app.font().pointSizeF(), 9.0)
        self.look = Look.SYSTEM
        self.percent = 100
        self._styled = False

    def apply(self, look: Look, percent: int) -> None:
        """Colour everything and set the size of text."""
        self.look = look
        self.percent = max(SMALLEST, min(percent, LARGEST))
        if not self._styled:
            self._app.setStyle("Fusion")  # as dear as all the rest, and the same each time
            self._styled = True
        palette = palette_of(self._shown(look))
        self._app.setPalette(palette)
        for kind in _FRAMED:
            self._app.setPalette(framed(palette), cast("Any", kind))  # words, whatever the stub says
        font = QFont(self._app.font())
        font.setPointSizeF(self._points * self.percent / 100)
        self._app.setFont(font)
        self._app.setStyleSheet(_style_sheet(self._points * self.percent / 100))

    def _shown(self, look: Look) -> Look:
        if look is not Look.SYSTEM:
            return look
        dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return Look.DARK if dark else Look.LIGHT


def palette_of(look: Look) -> QPalette:
    """Return the palette of a look other than the system's."""
    palette = QPalette()
    colours = _COLOURS[look]
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    faint = _mixed(colours[_ROLE.WindowText], colours[_ROLE.Window])
    for role in (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, faint)
    return palette


def framed(palette: QPalette) -> QPalette:
    """Return the palette of controls that are seen by their frame: Fusion draws it a little darker than the window."""
    drawn = QPalette(palette)
    frame = _mixed(palette.color(_ROLE.WindowText).name(), palette.color(_ROLE.Window).name())
    drawn.setColor(_ROLE.Window, frame.lighter(140))
    return drawn


def _mixed(front: str, back: str) -> QColor:
    one, other = QColor(front), QColor(back)

    def part(front: int, back: int) -> int:
        return (front * 55 + back * 45) // 100

    return QColor(part(one.red(), other.red()), part(one.green(), other.green()), part(one.blue(), other.blue()))


def _style_sheet(points: float) -> str:
    """Only room and lines; all colours come from the palette."""
    return f"""
    QToolTip {{ padding: 4px; border: 0; background: palette(window-text); color: palette(window); }}
    QToolBar {{ border: 0; border-bottom: 1px solid palette(mid); spacing: 4px; padding: 4px; }}
    QStatusBar {{ border-top: 1px solid palette(mid); }}
    QStatusBar::item {{ border: 0; }}
    QTreeView, QListView, QTableView {{ border: 0; }}
    QTableView {{ gridline-color: palette(mid); }}
    QTreeView::item {{ padding: 3px 2px; }}
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QCheckBox::indicator, QRadioButton::indicator, QListView::indicator, QTableView::indicator {{
        width: {points * 1.5:.0f}px; height: {points * 1.5:.0f}px; }}
    QSplitter::handle {{ background: palette(mid); }}
    QSplitter::handle:horizontal {{ width: 1px; }}
    QLabel[role="title"] {{ font-size: {points * 1.8:.1f}pt; font-weight: 600; }}
    QLabel[role="heading"] {{ font-size: {points * 1.25:.1f}pt; font-weight: 600; }}
    QLabel[role="faint"] {{ color: palette(placeholder-text); }}
    QPushButton[role="primary"] {{ background: palette(highlight); color: palette(highlighted-text);
        border: 1px solid palette(highlight); border-radius: 3px; padding: 5px 14px; font-weight: 600; }}
    QPushButton[role="primary"]:focus {{ border: 2px solid palette(window-text); }}
    QPushButton[role="primary"]:disabled {{ background: palette(mid); border-color: palette(mid); }}
    """
