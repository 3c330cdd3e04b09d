"""Two windows on the same words: both versions are shown, and nothing is lost by either answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from briefing_app.domain.levels import Level
from briefing_app.domain.record import Record
from briefing_app.domain.text import Block, Run, Text, plain_text
from briefing_app.editing.fields import set_text
from briefing_app.gui.conflict import DELETED, Conflict, ConflictDialog, conflict_of
from briefing_app.services.session import Session
from briefing_app.store.conflict import ConflictError
from briefing_app.store.library import Library
from briefing_app.store.who import Who
from tests.builders import InMemoryReader, section, speaker_note, written
from tests.gui.conftest import PATIENCE, Program
from tests.services.parts import CLOCK

NOTE = speaker_note()
TEXT = written(NOTE, "close", "Thank you.")


def conflict(mine: Record | None, theirs: Record | None) -> Conflict:
    held = mine or theirs
    assert held is not None
    return conflict_of(InMemoryReader([NOTE]), ConflictError(ref=held.ref, mine=mine, theirs=theirs))


def test_a_text_is_named_by_its_record_and_its_field() -> None:
    found = conflict(replace(TEXT, tree=plain_text("Mine.")), replace(TEXT, tree=plain_text("Theirs.")))
    assert (found.mine, found.theirs) == ("Mine.", "Theirs.")
    assert NOTE.title in found.where
    assert "Close" in found.where
    assert found.note == ""


def test_a_deleted_side_says_so() -> None:
    assert conflict(TEXT, None).theirs == DELETED
    assert conflict(None, TEXT).mine == DELETED
    assert conflict(NOTE, None).theirs == DELETED


def test_words_that_differ_in_marks_only_are_explained() -> None:
    closed = Text(blocks=(Block(runs=(Run(text="Thank you.", level=Level.STAFF),)),))
    found = conflict(TEXT, replace(TEXT, tree=closed))
    assert found.mine == found.theirs
    assert "style, level" in found.note


@pytest.mark.parametrize(
    ("changes", "mine", "theirs"),
    [
        ({"title": "Other"}, f"Title: {NOTE.title}", "Title: Other"),
        ({"role": "Chair"}, "Role: –", "Role: Chair"),
        ({"interpreted": not NOTE.interpreted}, "Interpreted: ", "Interpreted: "),
        ({"level": Level.PUBLIC}, "May be read by: members", "May be read by: public"),
    ],
)
def test_of_a_record_only_what_differs_is_shown_by_the_forms_own_words(
    changes: dict[str, object], mine: str, theirs: str
) -> None:
    held = replace(NOTE, role="")
    found = conflict(held, replace(held, rev=7, **changes))  # type: ignore[arg-type]
    assert found.mine.startswith(mine)
    assert found.theirs.startswith(theirs)
    assert found.mine.count("\n") == 0
    assert found.mine != found.theirs


def test_an_option_of_a_section_is_shown_like_a_field() -> None:
    held = section("cover", subtitle="One")
    found = conflict(held, replace(held, options={"subtitle": "Two"}))
    assert (found.mine, found.theirs) == ("Subtitle: One", "Subtitle: Two")


# --- the dialog


@pytest.fixture
def dialog(qtbot: QtBot) -> ConflictDialog:
    made = ConflictDialog(
        None, Conflict(where="“Note”, Close", mine="We shall go there.", theirs="We shall not go there.\nNever.")
    )
    qtbot.addWidget(made)
    made.show()
    return made


def marked_words(shown: QTextEdit) -> str:
    found = []
    cursor = QTextCursor(shown.document())
    while not cursor.atEnd():
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
        form = cursor.charFormat()
        if form.fontUnderline() and form.fontWeight() == QFont.Weight.Bold:
            found.append(cursor.selectedText())
        cursor.clearSelection()
    return "".join(found)


def test_what_differs_is_marked_by_line_and_weight_and_not_by_colour_alone(dialog: ConflictDialog) -> None:
    assert dialog.mine.toPlainText() == "We shall go there."
    assert dialog.theirs.toPlainText() == "We shall not go there.\nNever."
    assert marked_words(dialog.mine) == ""
    assert "not" in marked_words(dialog.theirs)
    assert "Never" in marked_words(dialog.theirs)
    assert "shall" not in marked_words(dialog.theirs)


def test_each_answer_is_one_button_with_a_key(qtbot: QtBot, dialog: ConflictDialog) -> None:
    told: list[str] = []
    dialog.mine_kept.connect(lambda: told.append("mine"))
    dialog.theirs_taken.connect(lambda: told.append("theirs"))
    assert dialog.keep.text() == "Keep &mine"
    assert dialog.take.text() == "Take &theirs"
    dialog.take.click()
    assert told == ["theirs"]
    assert dialog.result() == ConflictDialog.DialogCode.Accepted
    dialog.keep.click()
    assert told == ["theirs", "mine"]


def test_whoever_goes_on_typing_when_the_dialog_comes_up_has_chosen_nothing(dialog: ConflictDialog) -> None:
    told: list[str] = []
    dialog.mine_kept.connect(lambda: told.append("mine"))
    dialog.theirs_taken.connect(lambda: told.append("theirs"))
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_A, Qt.Key.Key_Space):
        QTest.keyClick(dialog.focusWidget(), key)
    assert dialog.isVisible()
    assert told == []
    assert dialog.mine.toPlainText() == "We shall go there."


def test_escape_and_decide_later_answer_nothing(dialog: ConflictDialog) -> None:
    told: list[str] = []
    dialog.mine_kept.connect(lambda: told.append("mine"))
    dialog.theirs_taken.connect(lambda: told.append("theirs"))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    dialog.show()
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    box.buttons()[0].click()
    assert not dialog.isVisible()
    assert told == []


def test_both_versions_can_be_copied(dialog: ConflictDialog) -> None:
    copies = [button for button in dialog.findChildren(QPushButton) if button.text() == "Copy"]
    assert [button.accessibleName() for button in copies] == ["Copy my version", "Copy their version"]
    for button, words in zip(copies, (dialog.mine.toPlainText(), dialog.theirs.toPlainText()), strict=True):
        button.click()
        assert QApplication.clipboard().text() == words


def test_the_tab_key_reaches_everything(qtbot: QtBot, dialog: ConflictDialog) -> None:
    reached = set()
    dialog.keep.setFocus()
    for _ in range(10):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        widget = dialog.focusWidget()
        assert widget is not None
        reached.add(widget.accessibleName() or getattr(widget, "text", str)())
    assert reached >= {
        "My version",
        "Their version",
        "Keep &mine",
        "Take &theirs",
        "Copy my version",
        "Copy their version",
        "&Decide later",
    }


# --- in the window


@pytest.fixture
def other(program: Program) -> Iterator[Session]:
    """Another window on the same library."""
    program.open_sample()
    path = program.library.session.path
    with Session(Library.open(path), who=Who(name="Bela Nagy", initials="BN"), clock=CLOCK) as session:
        yield session


def meet(program: Program, other: Session, *, mine: str = "Mine.", theirs: str = "Theirs.") -> None:
    """Let both windows change the same text, the other one first."""
    note = program.section("speaker_notes").children[0].ref
    session = program.library.session
    session.type_text(note, "close", "en", plain_text(mine))
    session.ask(lambda _reader: None).result()
    program.qtbot.wait(50)
    other.do(set_text(note, "close", language="en", tree=plain_text(theirs))).result()


def stored(program: Program, other: Session) -> str:
    note = program.section("speaker_notes").children[0].ref
    texts = other.ask(lambda reader: reader.texts([note.id])).result()
    return next(text.tree.plain for text in texts if text.field == "close")


def shown_dialog(program: Program) -> ConflictDialog:
    conflicts = program.library.conflicts
    program.qtbot.waitUntil(lambda: conflicts.dialog is not None, timeout=PATIENCE)
    assert conflicts.dialog is not None
    return conflicts.dialog


@pytest.mark.logs_warnings("a commit failed")
@pytest.mark.parametrize(("button", "kept"), [("keep", "Mine."), ("take", "Theirs.")])
def test_the_window_shows_both_versions_by_itself_and_either_can_be_kept(
    program: Program, other: Session, button: str, kept: str
) -> None:
    meet(program, other)
    dialog = shown_dialog(program)
    assert (dialog.mine.toPlainText(), dialog.theirs.toPlainText()) == ("Mine.", "Theirs.")
    assert program.window.status.saved.text().startswith("Not saved")
    getattr(dialog, button).click()
    program.qtbot.waitUntil(lambda: stored(program, other) == kept, timeout=PATIENCE)
    program.qtbot.waitUntil(lambda: program.window.status.saved.text().startswith("Saved"), timeout=PATIENCE)


@pytest.mark.logs_warnings("a commit failed")
def test_a_conflict_that_was_put_off_does_not_come_up_again_by_itself_but_with_ctrl_s(
    program: Program, other: Session
) -> None:
    meet(program, other)
    shown_dialog(program).reject()
    program.qtbot.wait(2600)
    assert program.library.conflicts.dialog is None
    program.window.menus.actions["save"].trigger()
    shown_dialog(program).take.click()
    assert stored(program, other) == "Theirs."


@pytest.mark.logs_warnings("a commit failed")
@pytest.mark.parametrize(("button", "kept"), [("keep", "Mine."), ("take", "Theirs.")])
def test_closing_asks_first_and_keeps_the_answer(program: Program, other: Session, button: str, kept: str) -> None:
    meet(program, other)
    shown_dialog(program).reject()
    conflicts = program.library.conflicts
    answers: list[str] = []

    def answer() -> None:
        if conflicts.dialog is not None and conflicts.dialog.isVisible():
            answers.append(conflicts.dialog.mine.toPlainText())
            getattr(conflicts.dialog, button).click()

    program.qtbot.waitUntil(lambda: conflicts.dialog is None, timeout=PATIENCE)
    timer = QTimer()
    timer.timeout.connect(answer)
    timer.start(20)
    assert conflicts.settle()
    timer.stop()
    assert answers == ["Mine."]
    assert stored(program, other) == kept


@pytest.mark.logs_warnings("a commit failed")
def test_whoever_would_rather_decide_later_stays_in_the_library(
    program: Program, other: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    meet(program, other)
    shown_dialog(program).reject()
    program.qtbot.waitUntil(lambda: program.library.conflicts.dialog is None, timeout=PATIENCE)
    monkeypatch.setattr(ConflictDialog, "exec", lambda _self: 0)
    opened = program.library
    program.window.menus.actions["start_page"].trigger()
    assert program.window.open_library is opened
    program.window.close()
    assert program.window.isVisible()
    monkeypatch.undo()
    opened.session.take_theirs()


def test_without_a_conflict_closing_asks_nothing(program: Program) -> None:
    program.open_sample()
    assert program.library.conflicts.settle()
    assert program.library.conflicts.dialog is None
