"""What goes wrong is told calmly where a person can mend it, and fully where the program is at fault."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from briefing_app.errors import InputError, UserError
from briefing_app.gui.messages import BugDialog, install_hooks, show_error, user_error_box
from tests.gui.conftest import PATIENCE, Program


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[QDialog]:
    """The dialogs that would have been shown."""
    found: list[QDialog] = []

    def execute(dialog: QDialog) -> int:
        found.append(dialog)
        return 0

    monkeypatch.setattr(QMessageBox, "exec", execute)
    monkeypatch.setattr(BugDialog, "exec", execute)
    return found


@pytest.fixture
def hooks() -> Iterator[list[BaseException]]:
    """What the hooks were told; the former hooks come back."""
    former = sys.excepthook, threading.excepthook
    told: list[BaseException] = []
    install_hooks(told.append)
    yield told
    sys.excepthook, threading.excepthook = former


@pytest.mark.parametrize("kind", [UserError, InputError])
def test_what_a_person_can_mend_is_no_fault_and_has_no_traceback(
    qtbot: QtBot, shown: list[QDialog], kind: type[UserError]
) -> None:
    show_error(None, kind("Not saved", "The disk is full.", "Make room."))
    (box,) = shown
    assert isinstance(box, QMessageBox)
    assert (box.text(), box.informativeText()) == ("Not saved", "The disk is full.\n\nMake room.")
    assert box.findChildren(QPlainTextEdit) == []


@pytest.mark.parametrize(
    ("message", "hint", "words"),
    [("Because.", "Do this.", "Because.\n\nDo this."), ("Because.", "", "Because."), ("", "Do this.", "Do this.")],
)
def test_parts_that_are_missing_leave_no_gap(qtbot: QtBot, message: str, hint: str, words: str) -> None:
    box = user_error_box(None, UserError("Title", message, hint))
    qtbot.addWidget(box)
    assert box.informativeText() == words


def test_markup_in_a_title_is_shown_as_it_was_typed(qtbot: QtBot) -> None:
    box = user_error_box(None, UserError("“<img src=x> & co” was not found", "It <i>is</i> gone."))
    qtbot.addWidget(box)
    box.show()
    labels = [label.text() for label in box.findChildren(QLabel)]
    assert "“<img src=x> & co” was not found" in labels
    assert "It <i>is</i> gone." in labels


@pytest.mark.logs_warnings("unexpected failure")
def test_a_fault_is_logged_and_shown_with_its_traceback(qtbot: QtBot, shown: list[QDialog]) -> None:
    show_error(None, ZeroDivisionError("planted"))
    (dialog,) = shown
    assert isinstance(dialog, BugDialog)
    assert "ZeroDivisionError: planted" in dialog.report
    assert "saved is safe" in " ".join(label.text() for label in dialog.findChildren(QLabel))


@pytest.mark.logs_warnings("unexpected failure")
def test_a_fault_that_comes_again_is_shown_once(qtbot: QtBot, shown: list[QDialog]) -> None:
    open_already = BugDialog(None, ValueError("the first"))
    qtbot.addWidget(open_already)
    open_already.show()
    show_error(None, ValueError("the second"))
    assert shown == []
    open_already.close()
    show_error(None, ValueError("the third"))
    assert ["the third" in dialog.report for dialog in shown if isinstance(dialog, BugDialog)] == [True]


def test_the_report_is_copied_whole_and_said_so(qtbot: QtBot) -> None:
    dialog = BugDialog(None, ValueError("planted"))
    qtbot.addWidget(dialog)
    copy = next(button for button in dialog.findChildren(QPushButton) if "Copy" in button.text())
    copy.click()
    assert QGuiApplication.clipboard().text() == dialog.report
    assert "Copied." in [label.text() for label in dialog.findChildren(QLabel)]


def test_what_nobody_caught_reaches_the_window_from_any_thread(hooks: list[BaseException]) -> None:
    error = ValueError("on the window's thread")
    sys.excepthook(ValueError, error, None)

    def fail() -> None:
        raise KeyError("on another")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert hooks[0] is error
    assert isinstance(hooks[1], KeyError)


def test_ctrl_c_in_the_terminal_ends_the_program_without_a_report(
    hooks: list[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[bool] = []
    monkeypatch.setattr(QApplication, "quit", lambda: ended.append(True))
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert (hooks, ended) == ([], [True])


def test_a_thread_that_ends_itself_is_no_fault(hooks: list[BaseException]) -> None:
    thread = threading.Thread(target=sys.exit)
    thread.start()
    thread.join()
    assert hooks == []


def test_a_step_that_cannot_be_undone_is_told_in_the_window(program: Program) -> None:
    program.open_sample()
    program.library.undo()
    program.qtbot.waitUntil(lambda: bool(program.failures), timeout=PATIENCE)
    (failure,) = program.failures
    assert isinstance(failure, UserError)
    assert failure.title == "Nothing to undo"
    program.failures.clear()


def test_a_failure_told_from_a_worker_is_shown_on_the_windows_thread(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[BaseException, threading.Thread]] = []
    monkeypatch.setattr(program.window, "show_error", lambda error: told.append((error, threading.current_thread())))
    error = ValueError("planted")
    thread = threading.Thread(target=program.window.report, args=(error,))
    thread.start()
    thread.join()
    program.qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    assert told == [(error, threading.main_thread())]
