"""What goes on while a text is read and reviewed: second thoughts, a library that changes, keys instead of a mouse."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog
from pytestqt.qtbot import QtBot

from briefing_app.domain.records.recommendation import AddresseeKind, CallKind
from briefing_app.editing.command import Command
from briefing_app.errors import InputError
from briefing_app.gui.adopted_text.addressee_dialog import AddresseeDialog
from briefing_app.gui.adopted_text.choose_dialog import ChooseTextDialog
from briefing_app.gui.adopted_text.model import ADDRESSEE, COUNTED, KIND
from briefing_app.gui.adopted_text.review import ReviewDialog
from briefing_app.gui.adopted_text.rows import Decision
from briefing_app.importing.adopted_text.model import FoundAddressee
from briefing_app.store.steps import Applied
from tests.gui.adopted_text.test_review import ODD, decisions, press, read_in, review, taken_in, write
from tests.gui.conftest import PATIENCE, Program
from tests.gui.keys import show_active, type_words

GEORGIAN = "P9_TA(2021)0002\n1. Calls on Kazakhstan to free ქეთევან;\n2. Urges the OSCE to visit Алматы қаласы;\n"


def open_cell(dialog: ReviewDialog, row: int, column: int) -> QComboBox:
    """Open a cell by F2."""
    cell = dialog.table.drafts.index(row, column)
    dialog.table.selectionModel().setCurrentIndex(cell, QItemSelectionModel.SelectionFlag.NoUpdate)
    QTest.keyClick(dialog.table, Qt.Key.Key_F2)
    box = dialog.table.findChild(QComboBox)
    assert box is not None
    return box


def look_away(dialog: ReviewDialog, box: QComboBox) -> None:
    """Leave the cell as a click elsewhere does: what stands in it is handed to the table."""
    delegate = dialog.table.itemDelegate()
    delegate.commitData.emit(box)
    delegate.closeEditor.emit(box)


# --- cells that are opened and left


def test_a_kind_that_nobody_chose_is_not_set_by_looking_at_the_choices(qtbot: QtBot) -> None:
    dialog = review(qtbot, ODD)
    box = open_cell(dialog, 1, KIND)
    assert box.currentText() == ""
    look_away(dialog, box)
    assert dialog.table.drafts.rows[1].draft.kind is None


def test_several_addressees_are_not_lost_by_looking_at_the_choices(qtbot: QtBot) -> None:
    dialog = review(qtbot)
    model = dialog.table.drafts
    both = (*model.rows[0].draft.addressees, FoundAddressee(name="OSCE", kind=AddresseeKind.OTHER))
    model._change((0,), addressees=both)
    look_away(dialog, open_cell(dialog, 0, ADDRESSEE))
    assert model.rows[0].draft.addressees == both


def test_marked_rows_are_left_alone_by_a_cell_in_which_nothing_was_chosen(qtbot: QtBot) -> None:
    dialog = review(qtbot)
    before = [row.draft for row in dialog.table.drafts.rows]
    dialog.table.selectAll()
    look_away(dialog, open_cell(dialog, 0, ADDRESSEE))
    look_away(dialog, open_cell(dialog, 0, COUNTED))
    assert [row.draft for row in dialog.table.drafts.rows] == before


def test_keys_alone_open_the_list_of_a_cell_and_choose_in_it(qtbot: QtBot) -> None:
    dialog = review(qtbot, ODD)
    dialog.table.choose(1)
    box = open_cell(dialog, 1, KIND)
    qtbot.waitUntil(lambda: box.view().isVisible(), timeout=PATIENCE)
    QTest.keyClick(box.view(), Qt.Key.Key_Down)
    QTest.keyClick(box.view(), Qt.Key.Key_Down)
    assert dialog.table.drafts.rows[1].draft.kind is None, "only Enter chooses"
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.table.drafts.rows[1].draft.kind is not None, timeout=PATIENCE)
    assert dialog.isVisible(), "the Enter of the list is not the Enter of the window"


def test_a_new_addressee_of_a_known_name_is_the_known_one(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(asked: AddresseeDialog) -> int:
        asked.name.setText("kazakhstan")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(AddresseeDialog, "exec", answer)
    dialog = review(qtbot)
    offered = len(dialog.table.addressees)
    dialog.table.choose(2)
    dialog.new_addressee.click()
    (found,) = dialog.table.drafts.rows[2].draft.addressees
    assert (found.name, found.id) == ("Kazakhstan", "state")
    assert len(dialog.table.addressees) == offered


def test_a_new_addressee_that_was_cancelled_changes_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AddresseeDialog, "exec", lambda _asked: QDialog.DialogCode.Rejected)
    dialog = review(qtbot)
    before, offered = [row.draft for row in dialog.table.drafts.rows], len(dialog.table.addressees)
    dialog.new_addressee.click()
    assert ([row.draft for row in dialog.table.drafts.rows], len(dialog.table.addressees)) == (before, offered)
    assert dialog.table.hasFocus()


# --- deciding


def test_a_draft_that_was_left_out_can_be_taken_after_all(qtbot: QtBot) -> None:
    dialog = review(qtbot, GEORGIAN)
    press(dialog, Qt.Key.Key_Backspace, Qt.Key.Key_Space)
    assert decisions(dialog) == ["✓", "?"]
    dialog.table.choose(0)
    press(dialog, Qt.Key.Key_Space)
    assert decisions(dialog) == ["–", "?"]
    assert dialog.confirmed == ()


def test_letters_of_any_script_stand_in_the_drafts_as_in_the_text(qtbot: QtBot) -> None:
    dialog = review(qtbot, GEORGIAN)
    dialog.rest.click()
    assert [draft.text for draft in dialog.confirmed] == [
        "Calls on Kazakhstan to free ქეთევან",
        "Urges the OSCE to visit Алматы қаласы",
    ]
    dialog.table.choose(1)
    assert dialog.source.marked_words() == "Urges the OSCE to visit Алматы қаласы"


def test_a_draft_that_the_library_gets_meanwhile_is_not_taken_though_it_was_confirmed(qtbot: QtBot) -> None:
    dialog = review(qtbot, GEORGIAN)
    dialog.rest.click()
    dialog.table.drafts.show_known([True, False])
    assert [draft.paragraph for draft in dialog.confirmed] == ["2"]
    assert dialog.counts.text() == "1 counted call; 1 is in the library already"
    dialog.table.drafts.show_known([False, False])
    assert dialog.table.drafts.rows[0].decision is Decision.TAKEN, "what was decided holds again"


def test_another_kind_is_counted_as_what_it_is(qtbot: QtBot) -> None:
    dialog = review(qtbot, GEORGIAN)
    model = dialog.table.drafts
    model.set_kind((0, 1), CallKind.INSTRUCTION)
    assert model.words() == "0 counted calls, 2 instructions; 2 wait for you"
    model.set_kind((0,), CallKind.CALL)
    model.set_counted((0, 1), False)
    assert model.words() == "0 counted calls, 1 call that is not counted, 1 instruction; 2 wait for you"


def test_escape_in_an_open_cell_closes_the_cell_and_not_the_review(qtbot: QtBot) -> None:
    dialog = review(qtbot)
    box = open_cell(dialog, 0, ADDRESSEE)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert dialog.isVisible()


# --- choosing a text


def test_nothing_can_be_changed_while_a_text_is_read_and_no_second_one_is_asked_for(qtbot: QtBot) -> None:
    dialog = ChooseTextDialog()
    show_active(dialog, qtbot)
    asked: list[object] = []
    dialog.read_asked.connect(asked.append)
    dialog.file.setFocus()
    type_words(dialog.file, "/tmp/a.html")
    QTest.keyClick(dialog.file, Qt.Key.Key_Return)
    type_words(dialog.file, "l")
    drop(dialog, "/tmp/b.html")
    QTest.keyClick(dialog.file, Qt.Key.Key_Return)
    assert asked == [Path("/tmp/a.html")]
    assert (dialog.file.text(), dialog.read.isEnabled(), dialog.isVisible()) == ("/tmp/a.html", False, True)


def drop(dialog: ChooseTextDialog, *names: str) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(name) for name in names])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    dialog.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys, QEvent.Type.Drop))


@pytest.mark.parametrize(("names", "shown"), [(("/tmp/ა.docx",), "/tmp/ა.docx"), (("/tmp/a", "/tmp/b"), "/tmp/c.txt")])
def test_one_file_can_be_dropped_and_several_are_no_choice(qtbot: QtBot, names: tuple[str, ...], shown: str) -> None:
    dialog = ChooseTextDialog()
    qtbot.addWidget(dialog)
    dialog.file.setText("/tmp/c.txt")
    drop(dialog, *names)
    assert dialog.file.text() == shown


@pytest.mark.parametrize(
    ("typed", "asked_for"),
    [
        ("~nobody-of-that-name/a.txt", Path("~nobody-of-that-name/a.txt")),
        ('"/tmp/a text.html"', Path("/tmp/a text.html")),
        ("~/a.txt", Path.home() / "a.txt"),
    ],
)
def test_a_path_is_taken_as_people_write_it(qtbot: QtBot, typed: str, asked_for: Path) -> None:
    dialog = ChooseTextDialog()
    qtbot.addWidget(dialog)
    asked: list[object] = []
    dialog.read_asked.connect(asked.append)
    dialog.file.setText(typed)
    dialog.read.click()
    assert asked == [asked_for]


# --- over the program


def choosing(program: Program, monkeypatch: pytest.MonkeyPatch, act: Callable[[ChooseTextDialog], None]) -> None:
    """Open the window from the menu, and do what ``act`` does to it."""

    def execute(dialog: ChooseTextDialog) -> int:
        dialog.show()
        act(dialog)
        return dialog.result()

    monkeypatch.setattr(ChooseTextDialog, "exec", execute)
    program.window.menus.actions["read_adopted_text"].trigger()


def test_cancelling_while_a_text_is_read_takes_nothing_and_no_review_follows(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program.open_sample()
    path = write(tmp_path, "word")
    monkeypatch.setattr(ReviewDialog, "exec", lambda _dialog: pytest.fail("reviewed"))

    def cancel(dialog: ChooseTextDialog) -> None:
        dialog.file.setText(str(path))
        dialog.read.click()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()

    choosing(program, monkeypatch, cancel)
    program.qtbot.wait(1500)
    assert taken_in(program) == ()
    assert program.failures == []


def test_a_folder_and_a_file_that_is_gone_are_told_and_the_window_stays(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program.open_sample()
    said: list[str] = []

    def try_both(dialog: ChooseTextDialog) -> None:
        for name in (str(tmp_path), str(tmp_path / "gone.docx"), "~nobody-of-that-name/a.txt"):
            dialog.file.setText(name)
            dialog.read.click()
            program.qtbot.waitUntil(lambda: bool(dialog.problem.text()), timeout=PATIENCE)
            said.append(dialog.problem.text())
            assert not dialog.file.isReadOnly()
        dialog.reject()

    choosing(program, monkeypatch, try_both)
    assert len(said) == 3
    assert all(words.startswith("▲ The file cannot be opened") for words in said)
    assert program.failures == []


def test_what_was_undone_can_be_read_in_again(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program.open_sample()
    read_in(program, monkeypatch, write(tmp_path, "page"))
    program.qtbot.waitUntil(lambda: len(taken_in(program)) == 23, timeout=PATIENCE)
    program.library.undo()
    program.qtbot.waitUntil(lambda: taken_in(program) == (), timeout=PATIENCE)
    read_in(program, monkeypatch, write(tmp_path, "page"))
    program.qtbot.waitUntil(lambda: len(taken_in(program)) == 23, timeout=PATIENCE)


def test_a_taking_over_that_fails_keeps_the_decisions_and_can_be_tried_again(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program.open_sample()
    session = program.library.session
    full: Future[Applied] = Future()
    full.set_exception(InputError("It cannot be kept", "The disk is full.", "Make room."))
    answers: list[Callable[[Command], Future[Applied]]] = [lambda _command: full, session.do]

    def do(command: Command) -> Future[Applied]:
        return answers.pop(0)(command)

    monkeypatch.setattr(session, "do", do)
    seen: list[ReviewDialog] = []
    read_in(program, monkeypatch, write(tmp_path, "pasted"))

    def again(dialog: ReviewDialog) -> int:
        seen.append(dialog)
        assert Decision.OPEN not in {row.decision for row in dialog.table.drafts.rows}, "all are decided still"
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(ReviewDialog, "exec", again)
    program.qtbot.waitUntil(lambda: len(taken_in(program)) == 23, timeout=PATIENCE)
    assert len(seen) == 1
    assert [str(failure) for failure in program.failures]
    program.failures.clear()
