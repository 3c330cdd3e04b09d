"""Whom calls are addressed to: asked once where nobody was found, and the library's own country always offered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from briefing_app.domain.changes import ChangeSet, created
from briefing_app.domain.ids import CountryId
from briefing_app.domain.records.place import Country
from briefing_app.domain.records.recommendation import Addressee, AddresseeKind
from briefing_app.gui.adopted_text.fields import read_known
from briefing_app.gui.adopted_text.model import ADDRESSEE
from briefing_app.gui.adopted_text.nobody_dialog import NobodyDialog
from briefing_app.gui.adopted_text.review import ReviewDialog
from tests.builders import InMemoryReader
from tests.gui.adopted_text.test_review import choose_in_cell, decisions, press, read_in, review
from tests.gui.conftest import PATIENCE, Program
from tests.gui.keys import show_active

TWO = (
    "P9_TA(2021)0003\n1. Calls on Kazakhstan to act;\n2. Calls for an end to it;\n3. Welcomes the law;\n"
    "4. Requests a report;\n5. Urges the OSCE to watch;\n"
)


def asked(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, act: Callable[[NobodyDialog], object]) -> list[str]:
    """Have the question answered in its own window by ``act``; return the words that it shows."""
    shown: list[str] = []

    def answer(dialog: NobodyDialog) -> int:
        show_active(dialog, qtbot)
        shown.extend(each.text() for each in dialog.findChildren(QLabel))
        act(dialog)
        return dialog.result()

    monkeypatch.setattr(NobodyDialog, "exec", answer)
    return shown


def choose(words: str) -> Callable[[NobodyDialog], object]:
    def act(dialog: NobodyDialog) -> None:
        assert not dialog.answer.isEnabled()
        dialog.whom.setCurrentIndex(dialog.whom.findText(words))
        QTest.mouseClick(dialog.answer, Qt.MouseButton.LeftButton)

    return act


def names(dialog: ReviewDialog) -> list[str]:
    return [dialog.table.drafts.index(row, ADDRESSEE).data() for row in range(dialog.table.drafts.rowCount())]


def test_the_rest_is_confirmed_only_once_it_is_said_whom_calls_to_nobody_are_for(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = review(qtbot, TWO)
    shown = asked(monkeypatch, qtbot, choose("OSCE"))
    QTest.mouseClick(dialog.rest, Qt.MouseButton.LeftButton)
    assert "2 calls are addressed to nobody" in shown
    assert any("paragraphs 2 and 4" in words for words in shown)
    assert names(dialog) == ["Kazakhstan", "OSCE", "Nobody", "OSCE", "OSCE"]
    assert decisions(dialog) == ["✓"] * 5


def test_calls_may_stay_addressed_to_nobody(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = review(qtbot, TWO)
    asked(monkeypatch, qtbot, choose("Nobody: leave them without"))
    QTest.mouseClick(dialog.rest, Qt.MouseButton.LeftButton)
    assert names(dialog) == ["Kazakhstan", "Nobody", "Nobody", "Nobody", "OSCE"]
    assert decisions(dialog) == ["✓"] * 5


def test_who_wants_to_look_first_is_led_to_the_first_of_them(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = review(qtbot, TWO)
    asked(monkeypatch, qtbot, lambda question: QTest.keyClick(question, Qt.Key.Key_Escape))
    QTest.mouseClick(dialog.rest, Qt.MouseButton.LeftButton)
    assert decisions(dialog) == ["?"] * 5
    assert dialog.table.currentIndex().row() == 1


def test_many_marked_drafts_ask_too_and_a_single_one_does_not(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = review(qtbot, TWO)
    shown = asked(monkeypatch, qtbot, choose("Kazakhstan"))
    dialog.table.choose(1)
    press(dialog, Qt.Key.Key_Space)
    assert (shown, decisions(dialog)) == ([], ["?", "✓", "?", "?", "?"])
    dialog.table.selectAll()
    press(dialog, Qt.Key.Key_Space)
    assert "1 call is addressed to nobody" in shown
    assert names(dialog)[3] == "Kazakhstan"
    assert decisions(dialog) == ["✓"] * 5


def test_the_librarys_countries_are_offered_though_no_addressee_is_there_yet() -> None:
    country = Country(id=CountryId("kz"), name="Kazakhstan")
    assert read_known(InMemoryReader([country])).countries == ("Kazakhstan",)


def test_a_country_becomes_an_addressee_in_the_step_that_takes_the_calls(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.open_sample()
    session = program.library.session
    country = Country(id=CountryId("eg"), name="Exampleland")
    session.do(lambda _reader: ChangeSet(label="A country", changes=(created(country),))).result()

    def confirm(dialog: ReviewDialog) -> int:
        program.qtbot.waitSignal(dialog.known_shown, timeout=PATIENCE).wait()
        dialog.table.choose(0)
        choose_in_cell(dialog, ADDRESSEE, "Exampleland")
        press(dialog, Qt.Key.Key_Space)
        dialog.accept()
        return dialog.result()

    read_in(program, monkeypatch, "P9_TA(2021)0999\n1. Calls for an end to it;\n", confirm=confirm)

    def states() -> list[AddresseeKind]:
        held = session.ask(lambda reader: reader.all(Addressee)).result()
        return [each.addressee_kind for each in held if each.name == "Exampleland"]

    program.qtbot.waitUntil(lambda: states() == [AddresseeKind.STATE_AUTHORITY], timeout=PATIENCE)
    program.library.undo()
    program.qtbot.waitUntil(lambda: states() == [], timeout=PATIENCE)
