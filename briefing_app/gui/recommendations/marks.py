"""The marks of status and trend on the screen: the same shapes as on paper, told apart without colour."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QApplication

from briefing_app.domain.status import StatusCode, Trend
from briefing_app.rendering.marks import TREND_MARKS, MarkShape, Outline
from briefing_app.rendering.marks import status_shape as shape_of

_LIGHTER = 190
"""Percent by which the colours of paper are lightened on a dark ground."""
_SIDE = 32
_CHOSEN = QPalette.ColorRole.HighlightedText


def draw_mark(painter: QPainter, shape: MarkShape, box: QRectF, *, colour: QColor | None = None) -> None:
    """Draw a mark into a square; ``colour`` in the place of its own, on the ground of a chosen row."""
    ink = colour or on_ground(QColor(*shape.colour), QApplication.palette())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    for outline in shape.filled:
        painter.drawPolygon(_polygon(outline, box))
    pen = QPen(ink, max(box.width() / 9, 1.2))
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for outline in shape.drawn:
        painter.drawPolyline(_polygon(outline, box))
    painter.restore()


def on_ground(colour: QColor, palette: QPalette) -> QColor:
    """Return a colour of paper as it is readable on the ground of the present look."""
    if palette.color(QPalette.ColorRole.Base).lightness() > 128:
        return colour
    return QColor.fromHsl(colour.hslHue(), min(colour.hslSaturation(), 200), _LIGHTER)


def status_icon(code: StatusCode, colour: str = "") -> QIcon:
    """Return a status as an icon in the colours of the present look; ``colour`` is the office's own, if it has one."""
    return _icon(status_shape(code, colour), _dark(), QApplication.palette().color(_CHOSEN).name())


def trend_shape(trend: Trend) -> MarkShape:
    """Return the shape of a trend."""
    return TREND_MARKS[trend.value]


def status_shape(code: StatusCode, colour: str = "") -> MarkShape:
    """Return the shape of a status, in the office's own ``colour`` (``#rrggbb``) where it has one."""
    return shape_of(code.value, colour)


def _dark() -> bool:
    return QApplication.palette().color(QPalette.ColorRole.Base).lightness() <= 128


@lru_cache(maxsize=64)
def _icon(shape: MarkShape, _dark: bool, chosen: str) -> QIcon:
    drawn = QIcon()
    for mode, colour in ((QIcon.Mode.Normal, None), (QIcon.Mode.Selected, QColor(chosen))):
        picture = QPixmap(_SIDE, _SIDE)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        draw_mark(painter, shape, QRectF(3, 3, _SIDE - 6, _SIDE - 6), colour=colour)
        painter.end()
        drawn.addPixmap(picture, mode)
    return drawn


def _polygon(outline: Outline, box: QRectF) -> QPolygonF:
    side = box.width()
    return QPolygonF([QPointF(box.x() + x * side, box.y() + (1 - y) * side) for x, y in outline])
