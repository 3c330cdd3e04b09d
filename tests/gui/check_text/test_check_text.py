"""A text checked in the window over the real sample: pasted, from files, told in words, copied."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefing_app.domain.dates import PartialDate
from briefing_app.gui.check_text.dialog import CheckTextDialog
from briefing_app.gui.check_text.words import places
from briefing_app.services import text_check
from tests.gui.conftest import PATIENCE, Program
from tests.gui.keys import show_active, type_words
from tests.services.apart_readers import never_ends, readers
from tests.services.test_text_check import a_pdf, a_word_file

FALSE = "So far, Kazakhstan implemented only 2 out of 20 of the recommendations."
TRUE = "Of 20 recommendations, two were partially implemented and eighteen not at all."


@pytest.fixture
def dialog(program: Program) -> CheckTextDialog:
    program.open_sample()
    program.qtbot.waitUntil(lambda: program.workspace.outline is not None, timeout=PATIENCE)
    made = program.window.office.check_text.window_for(program.library)
    program.qtbot.addWidget(made)
    made.show()
    return made


def check(dialog: CheckTextDialog, program: Program, words: str) -> str:
    """Paste words, check them by keys, and return what is said."""
    dialog.text.setPlainText(words)
    QTest.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    if dialog.said.text() == "":  # a window without the keyboard has no shortcuts
        dialog.check.click()
    return settled(dialog, program)


def settled(dialog: CheckTextDialog, program: Program) -> str:
    program.qtbot.waitUntil(lambda: dialog.said.text() not in {"", "Checking…"}, timeout=PATIENCE)
    program.qtbot.waitUntil(lambda: not dialog.said.text().startswith("Reading"), timeout=PATIENCE)
    program.qtbot.waitUntil(lambda: dialog.said.text() != "Checking…", timeout=PATIENCE)
    return dialog.said.text()


def test_a_false_count_is_told_beside_its_marked_sentence(dialog: CheckTextDialog, program: Program) -> None:
    said = check(dialog, program, f"Dear all,\n{TRUE}\n{FALSE}")
    assert said == "1 count differs from the rows; 2 counts agree with the rows."
    line = dialog.findings.item(0).text()
    assert line.startswith("▲ Said: 2 of 20 · The rows say: 0 of 20")
    assert "Correct the number" in line
    assert dialog.text.marked_words() == FALSE


def test_a_true_text_is_told_to_be_so(dialog: CheckTextDialog, program: Program) -> None:
    assert check(dialog, program, TRUE) == "2 counts agree with the rows."
    lines = [dialog.findings.item(row).text() for row in range(2)]
    assert lines[0].startswith(
        "✓ Agrees: 2 of 20\nparagraph 1: 2 of 20 partially implemented (recommendations addressed"
    )
    assert dialog.text.marked_words() == TRUE


def test_a_count_that_could_not_be_compared_stands_in_the_list_with_the_reason(
    dialog: CheckTextDialog, program: Program
) -> None:
    other = "Uzbekistan has implemented 5 of 9."
    said = check(dialog, program, f"{TRUE}\n{other}\n{FALSE}")
    assert said == "1 count differs from the rows; 2 counts agree with the rows; 1 count could not be compared."
    heads = [dialog.findings.item(row).text().split(":")[0] for row in range(dialog.findings.count())]
    assert heads == ["▲ Said", "○ Not compared", "✓ Agrees", "✓ Agrees"]
    dialog.findings.setCurrentRow(1)
    assert dialog.text.marked_words() == other
    dialog.copy.click()
    copied = QApplication.clipboard().text()
    assert "Counts that could not be compared: 1\n- paragraph 2: “Uzbekistan has implemented 5 of 9.”" in copied
    assert "Counts that agree: 2" in copied


def test_a_text_that_counts_nothing_is_not_called_right(dialog: CheckTextDialog, program: Program) -> None:
    said = check(dialog, program, "Nothing is counted here.")
    assert said == "No count of recommendations was found in this text, so nothing was compared."
    assert not dialog.copy.isEnabled()


def test_an_empty_text_is_not_checked(dialog: CheckTextDialog, program: Program) -> None:
    assert check(dialog, program, "  \n") == "There is nothing to check yet."


def test_what_was_found_goes_with_the_words_that_were_checked(dialog: CheckTextDialog, program: Program) -> None:
    check(dialog, program, FALSE)
    QTest.keyClicks(dialog.text, "Not ")
    assert dialog.said.text() == "The text has changed: check it again."
    assert (dialog.findings.count(), dialog.copy.isEnabled()) == (0, False)


def test_the_rows_are_asked_as_of_the_date_in_the_window(dialog: CheckTextDialog, program: Program) -> None:
    assert dialog.as_of == date(2020, 2, 17)
    dialog.day.set_value(PartialDate.parse("2019-04-01"))
    assert "differ" in check(dialog, program, TRUE)
    dialog.day.set_value(None)
    assert dialog.as_of == date(2020, 2, 17)


def test_the_report_can_be_sent_to_whoever_wrote_the_text(dialog: CheckTextDialog, program: Program) -> None:
    check(dialog, program, FALSE)
    dialog.copy.click()
    copied = QApplication.clipboard().text()
    assert copied.startswith("Counts that differ from the recorded assessments, as of 2020-02-17: 1")
    assert f"“{FALSE}”" in copied
    assert "Said: 2 of 20. The rows say: 0 of 20." in copied
    assert dialog.said.text().endswith("The report is copied.")


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.docx", "a.pdf"])
def test_a_file_is_shown_and_checked(dialog: CheckTextDialog, program: Program, tmp_path: Path, name: str) -> None:
    data = {
        "a.txt": FALSE.encode(),
        "a.html": f"<html><body><p>{FALSE}</p></body></html>".encode(),
        "a.docx": a_word_file("Dear all", FALSE),
        "a.pdf": a_pdf("Page one", FALSE.replace("only ", "only\n")),
    }[name]
    (tmp_path / name).write_bytes(data)
    dialog.read_file(tmp_path / name)
    assert settled(dialog, program) == "1 count differs from the rows."
    assert " ".join(dialog.text.marked_words().split()) == FALSE
    assert ("page 2" in dialog.findings.item(0).text()) is (name == "a.pdf")


def test_a_file_that_cannot_be_read_is_told_in_words(dialog: CheckTextDialog, program: Program, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 broken")
    dialog.read_file(tmp_path / "a.pdf")
    assert "damaged" in settled(dialog, program)
    dialog.read_file(tmp_path / "missing.txt")
    program.qtbot.waitUntil(lambda: "missing.txt" in dialog.said.text() and "▲" in dialog.said.text(), timeout=PATIENCE)


@pytest.mark.skipif(sys.platform != "linux", reason="the processes of the system are listed in /proc")
def test_closing_the_window_ends_the_reading_of_a_file(
    dialog: CheckTextDialog, program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(text_check, "read_plain_words", never_ends)
    (tmp_path / "slow.txt").write_text(FALSE)
    dialog.read_file(tmp_path / "slow.txt")
    program.qtbot.waitUntil(lambda: bool(readers()), timeout=PATIENCE)
    dialog.reject()
    program.qtbot.waitUntil(lambda: not readers(), timeout=2_000)
    assert dialog.said.text() == "Reading slow.txt…"


def test_a_click_on_a_marked_sentence_chooses_its_finding(dialog: CheckTextDialog, program: Program) -> None:
    other = "In fact, Kazakhstan has implemented 5 of the 20 recommendations."
    check(dialog, program, f"{FALSE}\n{other}")
    assert dialog.findings.count() == 2
    dialog.findings.setCurrentRow(1)
    assert dialog.text.marked_words() == other
    at = dialog.text.document().find("So far")
    dialog.text.setTextCursor(at)
    at.clearSelection()
    QTest.mouseClick(dialog.text.viewport(), Qt.MouseButton.LeftButton, pos=dialog.text.cursorRect(at).center())
    assert dialog.findings.currentRow() == 0


@pytest.mark.parametrize(
    ("text", "quotes", "found"),
    [
        ("One. Two words. One.", ["One.", "One."], ["One.", "One."]),
        ("It is im-\nplemented\nby 2.", ["It is implemented by 2."], ["It is im-\nplemented\nby 2."]),
        ("Nothing here", ["(a+b)*"], [""]),
        ("Қазақстан 2-ден", ["Қазақстан"], ["Қазақстан"]),
    ],
)
def test_a_quote_is_found_where_lines_break(text: str, quotes: list[str], found: list[str]) -> None:
    spots = places(text, quotes)
    assert [text[start:end] for start, end in spots] == found
    assert len(set(spots)) == len(spots)


def test_the_menu_opens_the_window(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.open_sample()
    opened: list[str] = []
    monkeypatch.setattr(CheckTextDialog, "exec", lambda dialog: opened.append(dialog.windowTitle()))
    program.window.menus.actions["check_text"].trigger()
    assert opened == ["Check a text"]


def test_after_a_check_the_text_is_written_over_letter_by_letter(dialog: CheckTextDialog, program: Program) -> None:
    show_active(dialog, program.qtbot)
    dialog.text.setFocus()
    said = check(dialog, program, f"Dear all,\n{TRUE}\n{FALSE}\n{FALSE}")
    assert said.startswith("2 counts differ")
    assert dialog.text.hasFocus()  # whoever is writing goes on writing
    QTest.keyClick(dialog.text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_words(dialog.text, "All of it anew")
    assert dialog.text.toPlainText() == "All of it anew"
