"""Calls that a person makes of the text beside the reader: one that was missed, a part of a draft, several as one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from briefing_app.gui.adopted_text.review import ReviewDialog
from tests.gui.adopted_text.test_review import decisions, read_in, review, taken_in
from tests.gui.conftest import PATIENCE, Program

WORDS = """P9_TA(2021)0999
The European Parliament,
A. whereas the courts are closed 😀;
1. Calls on Kazakhstan to open its courts and to publish all judgments;
2. Welcomes the law, and would see the OSCE invited;
3. Urges the Commission to report; calls on the Council to act;
4. Urges Kazakhstan and the Commission to meet;
"""


def mark(dialog: ReviewDialog, words: str) -> None:
    """Mark words of the text as a person does by keys."""
    found = dialog.source.document().find(words)
    assert found.hasSelection(), words
    start, letters = found.selectionStart(), found.selectionEnd() - found.selectionStart()
    found.setPosition(start)
    dialog.source.setTextCursor(found)
    dialog.source.setFocus()
    for _ in range(letters):
        QTest.keyClick(dialog.source, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def rows(dialog: ReviewDialog) -> list[tuple[str, str, str, str]]:
    return [
        (
            row.draft.paragraph or "?",
            row.draft.clause,
            " + ".join(each.name for each in row.draft.addressees),
            row.draft.text,
        )
        for row in dialog.table.drafts.rows
    ]


def test_marked_words_become_a_call_of_their_paragraph(qtbot: QtBot) -> None:
    dialog = review(qtbot, WORDS)
    mark(dialog, "would see the OSCE invited;")
    click(dialog.by_hand.add)
    assert rows(dialog)[2] == ("2", "[2]", "", "would see the OSCE invited")
    assert dialog.table.currentIndex().row() == 2
    assert dialog.source.marked_words() == "would see the OSCE invited"
    assert "Nobody was found" in dialog.problem.text()
    row = dialog.table.drafts.rows[2]
    assert (row.draft.counted, row.decision.value) == (True, "?")


def test_a_verb_and_an_addressee_in_marked_words_are_found_and_it_will_be_taken_over(qtbot: QtBot) -> None:
    dialog = review(qtbot, "1. Urges the OSCE to act;\n2. Welcomes it – yet urges the OSCE to watch 😀 it;\n")
    mark(dialog, "urges the OSCE to watch 😀 it")
    click(dialog.by_hand.add)
    assert rows(dialog)[-1] == ("2", "[2]", "OSCE", "urges the OSCE to watch 😀 it")
    assert decisions(dialog)[-1] == "✓"


def test_words_outside_the_paragraphs_become_a_call_without_a_number(qtbot: QtBot) -> None:
    dialog = review(qtbot, WORDS)
    mark(dialog, "the courts are closed 😀")
    click(dialog.by_hand.add)
    assert rows(dialog)[0] == ("?", "", "", "the courts are closed 😀")


def test_nothing_marked_is_said_and_changes_nothing(qtbot: QtBot) -> None:
    dialog = review(qtbot, WORDS)
    before = rows(dialog)
    for button, said in (
        (dialog.by_hand.add, "No words of a call are marked."),
        (dialog.by_hand.split, "No part of a draft is marked."),
        (dialog.by_hand.join, "Mark two drafts or more"),
    ):
        click(button)
        assert said in dialog.problem.text()
    assert rows(dialog) == before


def test_a_part_of_a_draft_is_split_off(qtbot: QtBot) -> None:
    dialog = review(qtbot, WORDS)
    mark(dialog, "and to publish all judgments")
    click(dialog.by_hand.split)
    assert rows(dialog)[:2] == [
        ("1", "", "Kazakhstan", "Calls on Kazakhstan to open its courts"),
        ("1", "[2]", "", "and to publish all judgments"),
    ]
    mark(dialog, "Calls on Kazakhstan to open its courts")
    click(dialog.by_hand.split)
    assert "The whole draft is marked" in dialog.problem.text()
    mark(dialog, "The European Parliament")
    click(dialog.by_hand.split)
    assert "stand in no draft" in dialog.problem.text()


def test_words_from_the_middle_leave_both_ends(qtbot: QtBot) -> None:
    dialog = review(qtbot, WORDS)
    mark(dialog, "to open its courts")
    click(dialog.by_hand.split)
    assert rows(dialog)[0][3] == "Calls on Kazakhstan […] and to publish all judgments"


def test_drafts_that_are_marked_become_one(qtbot: QtBot) -> None:
    dialog = review(qtbot, WORDS)
    dialog.table.choose(2)
    QTest.keyClick(dialog.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    click(dialog.by_hand.join)
    assert rows(dialog)[2:] == [
        (
            "3",
            "(a)",
            "European Commission + Council of the European Union",
            "Urges the Commission to report; calls on the Council to act",
        ),
        ("4", "", "Kazakhstan", "Urges Kazakhstan and the Commission to meet"),
        ("4", "", "European Commission", "Urges Kazakhstan and the Commission to meet"),
    ]
    dialog.table.choose(3)
    QTest.keyClick(dialog.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    click(dialog.by_hand.join)
    assert rows(dialog)[3:] == [
        ("4", "", "Kazakhstan + European Commission", "Urges Kazakhstan and the Commission to meet")
    ]
    dialog.table.choose(0)
    QTest.keyClick(dialog.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    click(dialog.by_hand.join)
    assert "different paragraphs" in dialog.problem.text()


def test_what_the_library_has_is_neither_joined_nor_split(qtbot: QtBot) -> None:
    dialog = review(qtbot, WORDS, known=[True, True, True])
    dialog.table.choose(2)
    QTest.keyClick(dialog.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    click(dialog.by_hand.join)
    assert "in the library already" in dialog.problem.text()
    mark(dialog, "to publish all judgments")
    click(dialog.by_hand.split)
    assert "stand in no draft that is open to changes" in dialog.problem.text()


def test_a_call_that_was_added_is_taken_over_and_known_the_next_time(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    known: list[bool] = []

    def confirm(dialog: ReviewDialog) -> int:
        program.qtbot.waitSignal(dialog.known_shown, timeout=PATIENCE).wait()
        dialog.show()
        mark(dialog, "would see the OSCE invited")
        click(dialog.by_hand.add)
        program.qtbot.waitSignal(dialog.known_shown, timeout=PATIENCE).wait()
        known.append(dialog.table.drafts.rows[2].known)
        dialog.rest.click()
        dialog.accept()
        if not dialog.confirmed:
            dialog.done(0)
        return dialog.result()

    program.open_sample()
    read_in(program, monkeypatch, WORDS, confirm=confirm)
    program.qtbot.waitUntil(lambda: len(taken_in(program)) == 7, timeout=PATIENCE)
    added = next(each for each in taken_in(program) if each.clause == "[2]")
    assert (added.paragraph, added.title) == ("2", "Would see the OSCE invited")
    read_in(program, monkeypatch, WORDS, confirm=confirm)
    assert known == [False, True]
