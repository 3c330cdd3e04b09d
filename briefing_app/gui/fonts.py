"""The faces of the printed page for the window too: letters show where a system has few fonts, or none."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from briefing_app.rendering.fonts.faces import FaceName, face_data


def load_faces(app: QApplication) -> str:
    """Make the faces known and return their family; it becomes the window's own where the system has no font."""
    bare = not QFontDatabase.families()
    numbers = [QFontDatabase.addApplicationFontFromData(QByteArray(face_data(name))) for name in FaceName]
    family = next(iter(QFontDatabase.applicationFontFamilies(numbers[0])), "")
    if bare and family:
        font = app.font()
        font.setFamily(family)
        app.setFont(font)
    return family
