"""At a start the words of the former one that were not saved are shown, and go only when a person says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.gui.left_words import LeftWordsDialog, show_left_words
from briefing_app.services.left_words import LeftWords
from tests.services.parts import CLOCK


@pytest.fixture
def left(tmp_path: Path) -> LeftWords:
    return LeftWords(tmp_path / "words", clock=CLOCK)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def shown(window: QWidget, left: LeftWords) -> LeftWordsDialog:
    show_left_words(window, left)
    dialog = window.findChild(LeftWordsDialog)
    assert isinstance(dialog, LeftWordsDialog)
    assert dialog.isVisible()
    return dialog


def test_without_left_words_nothing_is_asked(window: QWidget, left: LeftWords) -> None:
    show_left_words(window, left)
    assert window.findChild(LeftWordsDialog) is None


def test_every_version_is_there_to_be_copied(window: QWidget, left: LeftWords) -> None:
    left.keep("“Note”, Close", "Рахмет!")
    left.keep("“Note”, Opening", "გმადლობთ")
    dialog = shown(window, left)
    dialog.copying.click()
    for words in ("Рахмет!", "გმადლობთ", "“Note”, Close, 17.02.2020"):
        assert words in dialog.words.toPlainText()
        assert words in QApplication.clipboard().text()
    assert dialog.isVisible()


@pytest.mark.parametrize(("button", "kept"), [("later", 1), ("unneeded", 0)])
def test_they_go_only_when_they_are_said_to_be_not_needed(
    window: QWidget, left: LeftWords, button: str, kept: int
) -> None:
    left.keep("“Note”, Close", "Thank you.")
    getattr(shown(window, left), button).click()
    assert len(left.found()) == kept


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_key_in_passing_removes_nothing(window: QWidget, left: LeftWords, key: Qt.Key) -> None:
    left.keep("“Note”, Close", "Thank you.")
    QTest.keyClick(shown(window, left), key)
    assert len(left.found()) == 1
