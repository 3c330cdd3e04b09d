"""A pack's language is changed: one question says that its words are in it already, and one step takes that back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel

from briefing_app.domain.kinds import Kind
from briefing_app.domain.records.mission import Mission, SpeakerNote
from briefing_app.domain.records.pack import Pack
from briefing_app.editing.records import add_record
from briefing_app.gui.words_language import WordsLanguageDialog
from briefing_app.services.services import Services
from tests.gui.conftest import PATIENCE, Program


@pytest.fixture
def own(program: Program, services: Services, tmp_path: Path) -> Program:
    """A first pack in English, with a note in French words."""
    session = services.library.start_first_pack(tmp_path / "own.briefings", "Géorgie", start=date(2027, 3, 2))
    (pack,) = session.read_now(lambda reader: reader.all(Pack))
    session.do(add_record(Kind.SPEAKER_NOTE, "Libérez-les", record="note", where=pack.ref)).result()
    program.window.show_library(session)
    program.qtbot.waitUntil(lambda: bool(program.entries), timeout=PATIENCE)
    return program


def held(program: Program) -> tuple[str, ...]:
    """The languages noted for the pack, its mission and its note."""
    note = program.library.session.read_now(lambda reader: reader.get(SpeakerNote, "note"))
    (mission,) = program.library.session.read_now(lambda reader: reader.all(Mission))
    (pack,) = program.library.session.read_now(lambda reader: reader.all(Pack))
    assert note is not None
    return pack.language, mission.words_in, note.words_in


def answer(press: Callable[[WordsLanguageDialog], None], asked: list[str]) -> None:
    """Answer the question as soon as it stands there."""

    def look() -> None:
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, WordsLanguageDialog)]
        if found and found[0].isVisible():
            asked.extend(label.text() for label in found[0].findChildren(QLabel))
            press(found[0])
        else:
            QTimer.singleShot(30, look)

    QTimer.singleShot(30, look)


def change_language(program: Program) -> None:
    """Choose French in the pack's settings, and close them."""
    program.window.menus.actions["pack_settings"].trigger()
    dialog = program.library._records
    assert dialog is not None
    program.qtbot.waitUntil(
        lambda: dialog.form.form is not None and "language" in dialog.form.form.editors, timeout=PATIENCE
    )
    form = dialog.form.form
    assert form is not None
    form.editors["language"].edited.emit("language", "fr")
    dialog.reject()


def test_one_answer_says_that_all_words_are_french_and_one_step_takes_it_back(own: Program) -> None:
    asked: list[str] = []
    answer(lambda dialog: dialog.answer.click(), asked)
    change_language(own)
    own.qtbot.waitUntil(lambda: held(own) == ("fr", "fr", "fr"), timeout=PATIENCE)
    assert any("The pack is in French." in words for words in asked)
    own.library.session.undo().result()
    assert held(own) == ("fr", "en", "en")


def test_what_has_no_tick_stays_noted_as_it_is(own: Program) -> None:
    def untick_notes(dialog: WordsLanguageDialog) -> None:
        groups = [dialog.tree.topLevelItem(at) for at in range(dialog.tree.topLevelItemCount())]
        (notes,) = [group for group in groups if group is not None and group.text(0) == "Speaker note (1)"]
        notes.setCheckState(0, Qt.CheckState.Unchecked)
        dialog.answer.click()

    answer(untick_notes, [])
    change_language(own)
    own.qtbot.waitUntil(lambda: held(own) == ("fr", "fr", "en"), timeout=PATIENCE)


def test_enter_changes_nothing_and_the_menu_asks_again(own: Program) -> None:
    asked: list[str] = []
    answer(lambda dialog: own.qtbot.keyClick(dialog, Qt.Key.Key_Return), asked)
    change_language(own)
    own.qtbot.waitUntil(lambda: bool(asked), timeout=PATIENCE)
    assert held(own) == ("fr", "en", "en")
    answer(lambda dialog: dialog.answer.click(), asked)
    own.qtbot.waitUntil(lambda: own.library.workspace.outline.pack.language == "fr", timeout=PATIENCE)  # type: ignore[union-attr]
    own.window.menus.actions["words_language"].trigger()
    own.qtbot.waitUntil(lambda: held(own) == ("fr", "fr", "fr"), timeout=PATIENCE)
    said: list[str] = []
    own.library.words_language.said.connect(said.append)
    own.window.menus.actions["words_language"].trigger()
    nothing_left = "All words of this pack are noted as French, or have a French version."
    own.qtbot.waitUntil(lambda: nothing_left in said, timeout=PATIENCE)


def test_without_a_tick_there_is_nothing_to_say_yes_to(own: Program) -> None:
    def untick(dialog: WordsLanguageDialog) -> None:
        for at in range(dialog.tree.topLevelItemCount()):
            group = dialog.tree.topLevelItem(at)
            assert group is not None
            group.setCheckState(0, Qt.CheckState.Unchecked)
        enabled.append(dialog.answer.isEnabled())
        dialog.reject()

    enabled: list[bool] = []
    answer(untick, [])
    change_language(own)
    own.qtbot.waitUntil(lambda: enabled == [False], timeout=PATIENCE)
    assert held(own) == ("fr", "en", "en")
