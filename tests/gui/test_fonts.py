"""Letters show on a system without fonts."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontDatabase, QRawFont
from PySide6.QtWidgets import QApplication

from briefing_app.gui import fonts
from briefing_app.gui.forms.made_up import DIAMOND


def test_our_faces_draw_kazakh_georgian_and_the_illustrative_mark(qapp: QApplication) -> None:
    usual = qapp.font()
    try:
        assert fonts.use_faces(qapp) == "FiraGO"
        face = QRawFont.fromFont(qapp.font())
        assert face.familyName() == "FiraGO"
        assert [letter for letter in f"aéłșΩжәқა▲▾{DIAMOND}" if not face.supportsCharacter(ord(letter))] == []
    finally:
        qapp.setFont(usual)


def test_a_system_that_has_fonts_keeps_its_own(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = qapp.font()
    try:
        monkeypatch.setattr(QFontDatabase, "families", lambda: ["Somebody's"])
        fonts.ensure_letters(qapp)
        assert qapp.font().family() == usual.family()
        monkeypatch.setattr(QFontDatabase, "families", list)
        fonts.ensure_letters(qapp)
        assert qapp.font().family() == "FiraGO"
    finally:
        qapp.setFont(usual)
