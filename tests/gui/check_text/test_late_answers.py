"""Answers that come late, words that change meanwhile, and texts whose letters are shown as others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.composing.guard import CountFinding
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import InstrumentId
from briefing_app.errors import InputError, UserError
from briefing_app.gui.check_text.dialog import Asked, CheckTextDialog
from briefing_app.gui.check_text.words import places, report
from tests.gui.conftest import PATIENCE, Program
from tests.gui.keys import type_words

FIRST, SECOND = "Two of 20 were implemented.", "Five of 20 were implemented."
CHANGED = "The text has changed: check it again."
NONE = "No count of recommendations was found in this text, so nothing was compared."
BROKEN = InputError("It cannot be read", "It is broken.", "Save it again.")


def finding(quote: str, where: str = "") -> CountFinding:
    return CountFinding(
        where=where,
        quote=quote,
        said="2 of 20",
        actual="0 of 20",
        instrument=InstrumentId("instrument-1"),
        addressee=None,
        measure="implemented",
        message="It differs.",
        fix="Correct it.",
    )


class Held:
    """A window whose questions wait until a test answers them."""

    def __init__(self, qtbot: QtBot) -> None:
        self.checks: list[tuple[Asked, Callable[[Sequence[CountFinding]], None], Callable[[UserError], None]]] = []
        self.reads: list[tuple[Path, Callable[[tuple[str, ...], str], None], Callable[[UserError], None]]] = []
        self.dialog = CheckTextDialog(
            as_of=date(2020, 2, 17),
            check=lambda asked, done, failed: self.checks.append((asked, done, failed)),
            read=lambda path, done, failed: self.reads.append((path, done, failed)),
        )
        qtbot.addWidget(self.dialog)
        self.dialog.show()

    @property
    def said(self) -> str:
        return self.dialog.said.text()


@pytest.fixture
def held(qtbot: QtBot) -> Held:
    return Held(qtbot)


def test_a_count_that_is_written_after_a_clean_check_is_not_called_right(held: Held) -> None:
    held.dialog.text.setPlainText("Nothing is counted here.")
    held.dialog.start()
    held.checks[0][1]([])
    assert held.said == NONE
    QTest.keyClicks(held.dialog.text, FIRST)
    assert held.said == CHANGED


def test_an_answer_about_other_words_is_dropped(held: Held) -> None:
    held.dialog.text.setPlainText(FIRST)
    held.dialog.start()
    held.dialog.text.setPlainText(SECOND)
    held.checks[0][1]([finding(FIRST)])
    assert (held.said, held.dialog.findings.count(), held.dialog.copy.isEnabled()) == (CHANGED, 0, False)


def test_a_failure_about_other_words_is_dropped(held: Held) -> None:
    held.dialog.text.setPlainText(FIRST)
    held.dialog.start()
    held.dialog.text.setPlainText(SECOND)
    held.dialog.start()
    held.checks[0][2](BROKEN)
    assert held.said == "Checking…"
    held.checks[1][2](BROKEN)
    assert held.said == "▲ It cannot be read. It is broken. Save it again."


def test_of_two_files_the_one_that_was_opened_last_is_shown(held: Held) -> None:
    held.dialog.read_file(Path("slow.txt"))
    held.dialog.read_file(Path("fast.txt"))
    held.reads[1][1]((SECOND,), "Read from fast.txt")
    held.reads[0][1]((FIRST,), "Read from slow.txt")
    held.reads[0][2](BROKEN)
    assert held.dialog.text.toPlainText() == SECOND
    assert held.said == "Checking…"
    assert [asked.pages for asked, _, _ in held.checks] == [(SECOND,)]


@pytest.mark.parametrize(
    "page", ["2\u00a0sur 20 sont mises en œuvre.", "one\u2028two", "ქართული ტექსტი", "Қазақстан 😀"]
)
def test_pages_are_kept_apart_whatever_spaces_and_letters_they_hold(held: Held, page: str) -> None:
    held.dialog.read_file(Path("a.pdf"))
    held.reads[0][1]((page, FIRST), "")
    assert held.checks[0][0].pages == (page, FIRST), "findings name the page"
    held.dialog.start()
    assert held.checks[1][0].pages == (page, FIRST)
    held.dialog.text.moveCursor(held.dialog.text.textCursor().MoveOperation.End)
    type_words(held.dialog.text, "ә")
    held.dialog.start()
    assert len(held.checks[2][0].pages) == 1
    assert held.checks[2][0].pages[0].endswith(f"{FIRST}ә")


def test_line_ends_of_other_systems_are_no_change(held: Held) -> None:
    held.dialog.read_file(Path("a.txt"))
    held.reads[0][1](("one\r\ntwo\rthree", FIRST), "")
    assert held.checks[0][0].pages == ("one\ntwo\nthree", FIRST)


def test_the_report_names_the_day_that_was_asked_and_not_the_one_that_is_chosen_now(held: Held) -> None:
    held.dialog.text.setPlainText(FIRST)
    held.dialog.start()
    held.checks[0][1]([finding(FIRST)])
    held.dialog.day.set_value(PartialDate.parse("2019-01-01"))
    held.dialog.copy.click()
    assert "as of 2020-02-17: 1" in QApplication.clipboard().text()


def test_language_and_day_are_asked_as_they_are_chosen(held: Held) -> None:
    held.dialog.text.setPlainText(FIRST)
    held.dialog.day.set_value(PartialDate.parse("2019-05"))
    held.dialog.language.setCurrentIndex(held.dialog.language.findData("fr"))
    held.dialog.start()
    assert (held.checks[0][0].as_of, held.checks[0][0].language) == (date(2019, 5, 1), "fr")


def test_a_file_that_fails_leaves_the_text_and_what_was_found(held: Held) -> None:
    held.dialog.text.setPlainText(FIRST)
    held.dialog.start()
    held.checks[0][1]([finding(FIRST)])
    held.dialog.read_file(Path("broken.pdf"))
    held.reads[0][2](BROKEN)
    assert held.said.startswith("▲ It cannot be read")
    assert (held.dialog.text.toPlainText(), held.dialog.findings.count()) == (FIRST, 1)


def test_a_click_finds_its_sentence_in_whatever_order_they_were_found(held: Held) -> None:
    held.dialog.text.setPlainText(f"{FIRST}\n{SECOND}")
    held.dialog.start()
    held.checks[0][1]([finding(SECOND), finding("Nowhere in the text."), finding(FIRST)])
    view = held.dialog.text
    for row, words in ((2, FIRST), (0, SECOND)):
        at = view.document().find(words[:3])
        at.clearSelection()
        view.setTextCursor(at)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.cursorRect(at).center())
        assert held.dialog.findings.currentRow() == row
        assert view.marked_words() == words


def test_the_keyboard_alone_checks_walks_and_closes(held: Held, qtbot: QtBot) -> None:
    held.dialog.activateWindow()
    qtbot.waitUntil(held.dialog.isActiveWindow, timeout=PATIENCE)
    held.dialog.text.setFocus()
    type_words(held.dialog.text, f"{FIRST} {SECOND}")
    QTest.keyClick(held.dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    held.checks[0][1]([finding(FIRST), finding(SECOND)])
    QTest.keyClick(held.dialog.findings, Qt.Key.Key_Down)
    assert held.dialog.text.marked_words() == SECOND
    QTest.keyClick(held.dialog.findings, Qt.Key.Key_Escape)
    assert not held.dialog.isVisible()


def test_an_answer_that_comes_after_closing_is_dropped(program: Program, tmp_path: Path) -> None:
    program.open_sample()
    (tmp_path / "a.txt").write_text(FIRST)
    dialog = program.window.office.check_text.window_for(program.library)
    dialog.show()
    dialog.read_file(tmp_path / "a.txt")
    dialog.reject()
    dialog.deleteLater()
    program.qtbot.wait(500)
    assert program.failures == []


def test_a_text_without_end_is_checked_without_a_stall(held: Held) -> None:
    words = "Some words that count nothing. " * 20_000
    held.dialog.text.setPlainText(words + FIRST)
    held.dialog.start()
    held.checks[0][1]([finding(FIRST)])
    assert held.dialog.text.marked_words() == FIRST


def test_a_report_numbers_what_differs_with_its_places() -> None:
    words = report([finding(FIRST, "page 1"), finding(SECOND, "page 2")], as_of=date(2020, 2, 17))
    assert words.splitlines()[0].endswith("2020-02-17: 2")
    assert f"1. page 1\n   “{FIRST}”" in words
    assert f"2. page 2\n   “{SECOND}”" in words


def test_a_quote_that_stands_once_and_was_found_twice_is_marked_twice_at_one_place() -> None:
    assert places(FIRST, [FIRST, FIRST]) == ((0, len(FIRST)), (0, len(FIRST)))
