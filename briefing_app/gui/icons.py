"""Icons: our own drawings in one stroke, recoloured by the palette so that they stand out in light and dark."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from briefing_app.paths import ASSETS

_FOLDER = ASSETS / "icons"
_SIZES = (16, 24, 32, 48)
_STROKE = b"#000000"


def icon(name: str) -> QIcon:
    """Return the icon ``name`` in the colours of the present palette."""
    palette = QApplication.palette()
    drawn = QIcon()
    for size in _SIZES:
        normal = palette.color(QPalette.ColorRole.ButtonText).name()
        faint = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText).name()
        chosen = palette.color(QPalette.ColorRole.HighlightedText).name()
        drawn.addPixmap(_picture(name, normal, size), QIcon.Mode.Normal)
        drawn.addPixmap(_picture(name, chosen, size), QIcon.Mode.Selected)
        drawn.addPixmap(_picture(name, faint, size), QIcon.Mode.Disabled)
    return drawn


def names() -> tuple[str, ...]:
    """The names of all icons."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.svg")))


@lru_cache(maxsize=512)
def _picture(name: str, colour: str, size: int) -> QPixmap:
    source = (_FOLDER / f"{name}.svg").read_bytes().replace(_STROKE, QColor(colour).name().encode())
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(source)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture
