"""The faces of the printed page for the window too: letters show where a system has few fonts, or none."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from briefing_app.rendering.fonts.faces import FaceName, face_data


def ensure_letters(app: QApplication) -> None:
    """Take our own faces for the window where the system has no font at all."""
    if not QFontDatabase.families():
        use_faces(app)


def use_faces(app: QApplication) -> str:
    """Let the window write in the faces of the printed page, and return their family."""
    numbers = [QFontDatabase.addApplicationFontFromData(QByteArray(face_data(name))) for name in FaceName]
    family = next(iter(QFontDatabase.applicationFontFamilies(numbers[0])), "")
    if family:
        font = app.font()
        font.setFamily(family)
        app.setFont(font)
    return family
