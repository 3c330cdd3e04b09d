"""What the checks found is listed once each, errors first, and leads to its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from briefing_app.composing.findings import Finding, Severity
from briefing_app.document.origin import NOWHERE, Origin
from briefing_app.gui.findings_list import FindingsList, RefusedDialog, counted
from tests.gui.keys import show_active

PLACE = Origin(section="s1", kind="speaker_note", id="n1", field="message", block=2)


def finding(message: str, *, severity: Severity = "warning", origin: Origin = PLACE, quote: str = "") -> Finding:
    return Finding(
        check="any", severity=severity, where="Notes to speak from", quote=quote, message=message, fix="Shorten it.",
        origin=origin,
    )  # fmt: skip


LATE = finding("The note takes 7 minutes of 5.", quote="ნინო ბერიძე")
WITHHELD = finding("A name stands here that may not.", severity="error")
NOWHERE_AT_ALL = finding("The finished file names somebody.", severity="error", origin=NOWHERE)


@pytest.fixture
def findings(qtbot: QtBot) -> FindingsList:
    view = FindingsList()
    view.show_findings((LATE, WITHHELD, NOWHERE_AT_ALL))
    view.resize(400, 300)
    show_active(view, qtbot)
    return view


def lines(view: FindingsList) -> list[str]:
    return [view.list.item(row).text() for row in range(view.list.count())]


def test_errors_come_first_and_each_line_says_where_what_and_how_to_mend(findings: FindingsList) -> None:
    assert lines(findings) == [
        "▲ Error · Notes to speak from\nA name stands here that may not.\nShorten it.",
        "▲ Error · Notes to speak from\nThe finished file names somebody.\nShorten it.",
        "▲ Warning · Notes to speak from\nThe note takes 7 minutes of 5.\nShorten it.",
    ]
    assert findings.list.item(2).toolTip() == "“ნინო ბერიძე”"
    assert "2 errors, 1 warning" in [label.text() for label in findings.findChildren(QLabel)]


def test_what_reads_alike_stands_once_and_leads_to_its_first_place(findings: FindingsList) -> None:
    later = finding(WITHHELD.message, severity="error", origin=Origin(section="s9"))
    asked: list[Origin] = []
    findings.go_asked.connect(asked.append)
    findings.show_findings((WITHHELD, later, WITHHELD))
    assert len(lines(findings)) == 1
    findings.go.click()
    assert asked == [PLACE]


def test_many_warnings_of_a_kind_stand_in_one_line_behind_what_matters_more_and_are_shown_where_one_asks(
    findings: FindingsList,
) -> None:
    empty = [
        replace(finding(f"Nothing in {place}."), check="empty-section", where=place)
        for place in ("A", "B", "C", "D", "E")
    ]
    unnamed = replace(finding("N is named here."), check="named-without-ground")
    asked: list[Origin] = []
    findings.go_asked.connect(asked.append)
    findings.show_findings((*empty, unnamed, LATE, WITHHELD))
    first = [words.splitlines() for words in lines(findings)]
    assert [line[1] for line in first[:3]] == [WITHHELD.message, unnamed.message, LATE.message]
    assert first[3] == ["▲ 5 sections are empty: A, B, C, D and 1 more", "Shorten it."]
    assert len(first) == 4
    assert "1 error, 7 warnings" in [label.text() for label in findings.findChildren(QLabel)]
    assert not findings.each.isVisible()
    findings.list.setCurrentRow(3)
    assert findings.each.isVisible()
    assert not findings.go.isEnabled()
    QTest.keyClick(findings.list, Qt.Key.Key_Return)
    assert asked == []
    assert len(lines(findings)) == 9
    assert findings.list.currentRow() == 3
    assert lines(findings)[4].startswith("▲ Warning · A\nNothing in A.")
    findings.list.setCurrentRow(4)
    findings.go.click()
    assert asked == [PLACE]
    findings.list.setCurrentRow(3)
    findings.each.click()
    assert len(lines(findings)) == 4
    findings.show_findings(empty[:2])
    assert len(lines(findings)) == 2


def test_a_list_of_nothing_is_not_there(findings: FindingsList) -> None:
    findings.show_findings(())
    assert findings.isHidden()
    assert not findings.go.isEnabled()


def test_a_finding_without_a_place_leads_nowhere(findings: FindingsList) -> None:
    asked: list[Origin] = []
    findings.go_asked.connect(asked.append)
    findings.list.setCurrentRow(1)
    assert not findings.go.isEnabled()
    findings.list.itemActivated.emit(findings.list.item(1))
    assert asked == []
    findings.list.setCurrentRow(0)
    assert findings.go.isEnabled()
    findings.list.itemActivated.emit(findings.list.item(0))
    assert asked == [PLACE]


def test_long_words_are_broken_into_lines_that_can_be_read_whole(findings: FindingsList) -> None:
    findings.show_findings((finding("A name of forty letters stands in this sentence and in the next. " * 6),))
    narrow = findings.list.visualItemRect(findings.list.item(0)).height()
    findings.resize(900, 300)
    assert findings.list.horizontalScrollBar().maximum() == 0
    assert findings.list.visualItemRect(findings.list.item(0)).height() < narrow


@pytest.mark.parametrize(
    ("severities", "words"),
    [
        ((), ""),
        (("error",), "1 error"),
        (("error", "error"), "2 errors"),
        (("warning", "error", "warning"), "1 error, 2 warnings"),
    ],
)
def test_findings_are_counted_by_how_grave_they_are(severities: tuple[Severity, ...], words: str) -> None:
    assert counted([finding("x", severity=severity) for severity in severities]) == words


def refused(qtbot: QtBot, *, allow: str = "") -> RefusedDialog:
    dialog = RefusedDialog(None, (WITHHELD, LATE), done="Nothing was written", allow=allow)
    show_active(dialog, qtbot)
    return dialog


def test_arrow_and_enter_go_to_the_place_of_what_holds_a_pack_back(qtbot: QtBot) -> None:
    dialog = refused(qtbot)
    assert dialog.findings.list.hasFocus()
    QTest.keyClick(dialog.findings.list, Qt.Key.Key_Down)
    assert dialog.findings.list.currentRow() == 1
    QTest.keyClick(dialog.findings.list, Qt.Key.Key_Return)
    assert dialog.go_to == PLACE
    assert not dialog.allowed
    assert not dialog.isVisible()


def test_escape_goes_nowhere_and_allows_nothing(qtbot: QtBot) -> None:
    dialog = refused(qtbot, allow="Export without these &characters")
    QTest.keyClick(dialog.findings.list, Qt.Key.Key_Escape)
    assert (dialog.go_to, dialog.allowed, dialog.result()) == (None, False, int(QDialog.DialogCode.Rejected))


def test_going_on_all_the_same_is_offered_only_where_it_is_possible(qtbot: QtBot) -> None:
    words = "Export without these &characters"
    held = refused(qtbot)
    assert words not in [button.text() for button in held.findChildren(QPushButton)]
    dialog = refused(qtbot, allow=words)
    next(button for button in dialog.findChildren(QPushButton) if button.text() == words).click()
    assert dialog.allowed
    assert dialog.go_to is None
