"""Sheets that are cancelled, disputed, changed under the window, refused by the disk, or written in other letters."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QProgressDialog

from briefing_app.domain.changes import ChangeSet, replaced
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.recommendation import Recommendation
from briefing_app.errors import InputError
from briefing_app.gui.sheets import flow
from briefing_app.gui.sheets.dialog import SheetDialog, counted_words
from briefing_app.gui.sheets.encoding_dialog import EncodingDialog
from briefing_app.gui.sheets.partner_dialog import PartnerDialog
from briefing_app.importing.sheets.proposal import Proposal, ProposedRow, RowState
from briefing_app.services.sheets import SheetImport, prepare
from tests.gui.conftest import PATIENCE, Program
from tests.gui.sheets.test_sheet_windows import HEADS, ROWS, calls, nothing, resolution, review, sheet
from tests.importing.sheets.files import csv_of, xlsx_of

STATES = (RowState.NEW, RowState.CONFLICTING, RowState.CONFLICTING, RowState.CONFLICTING)


def proposal(*states: RowState) -> Proposal:
    rows = tuple(
        ProposedRow(row=number, state=state, recommendation=None, title="a")  # type: ignore[arg-type]
        for number, state in enumerate(states, start=2)
    )
    return Proposal(name="sheet.xlsx", rows=rows, faults=(), warnings=(), layout=())


def test_what_became_of_conflicts_is_told_and_not_what_might() -> None:
    assert counted_words(proposal(*STATES)).endswith("stays unless you tick them.")
    told = "1 new, 3 in conflict: of 1 the sheet's value, of 2 the library's."
    assert counted_words(proposal(*STATES), taken=1) == told
    assert counted_words(proposal(RowState.SAME), taken=0) == "1 the same."


@pytest.mark.parametrize("refuses", [False, True])
def test_a_sheet_that_is_ready_just_as_somebody_cancels_is_not_shown(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, refuses: bool
) -> None:
    program.open_sample()
    ready, cancelled = threading.Event(), threading.Event()

    def late(reader: Reader, *given: object, **named: object) -> SheetImport:
        ready.set()
        assert cancelled.wait(20)
        if refuses:
            raise InputError("It cannot be read", "It is broken.", "Save it again.")
        return prepare(reader, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(flow, "prepare", late)
    monkeypatch.setattr(SheetDialog, "exec", lambda _dialog: pytest.fail("shown"))
    program.window.office.sheets.read_path(program.library, sheet(tmp_path, ROWS))
    (waiting,) = program.window.findChildren(QProgressDialog)
    program.qtbot.waitUntil(ready.is_set, timeout=PATIENCE)
    waiting.canceled.emit()
    program.qtbot.waitUntil(lambda: not program.window.findChildren(QProgressDialog), timeout=PATIENCE)
    cancelled.set()
    program.qtbot.wait(500)
    assert program.window.status.currentMessage() == "Stopped. Nothing was taken over."
    assert program.failures == []


def test_no_letters_chosen_reads_nothing(program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program.open_sample()
    path = tmp_path / "old.csv"
    path.write_bytes(csv_of([HEADS, ("31", "Освободить всех.", "Kazakhstan", "", "")], encoding="cp1251"))
    asked: list[str] = []

    def leave(dialog: EncodingDialog) -> int:
        asked.append(dialog.encoding)
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(EncodingDialog, "exec", leave)
    monkeypatch.setattr(SheetDialog, "exec", lambda _dialog: pytest.fail("shown"))
    program.window.office.sheets.read_path(program.library, path)
    program.qtbot.waitUntil(lambda: bool(asked), timeout=PATIENCE)
    program.qtbot.wait(300)
    assert not program.window.findChildren(QProgressDialog)


def change(program: Program, title: str) -> None:
    """Let somebody else give the call of the sheet another title."""
    text = resolution(program).id

    def command(reader: Reader) -> ChangeSet:
        found = next(each for each in reader.where(Recommendation, "instrument", text) if each.paragraph == "31")
        return ChangeSet(label="Rename", changes=(replaced(found, replace(found, title=title)),))

    program.library.session.do(command).result()


def titles(program: Program) -> set[str]:
    text = resolution(program).id
    found = program.library.session.ask(lambda reader: reader.where(Recommendation, "instrument", text)).result()
    return {each.title for each in found if each.paragraph == "31"}


TITLED = ("Paragraph", "Title", "Text", "Addressee")


def titled(folder: Path, title: str) -> Path:
    path = folder / "titled.xlsx"
    path.write_bytes(xlsx_of([TITLED, ("31", title, "Hold elections.", "Kazakhstan")]))
    return path


def test_what_somebody_changes_while_the_sheet_is_looked_at_is_not_overwritten(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program.open_sample()
    before = calls(program)
    review(program, monkeypatch, titled(tmp_path, "Elections"), nothing)
    program.qtbot.waitUntil(lambda: calls(program) == before + 1, timeout=PATIENCE)
    path = titled(tmp_path, "Free elections")
    (dialog,) = review(program, monkeypatch, path, lambda _dialog: change(program, "Ours"))
    assert dialog.said.text() == "1 changed.", "as it was when it was looked at"
    program.qtbot.wait(500)
    assert titles(program) == {"Ours"}


@pytest.mark.parametrize(("ticks", "title"), [(True, "Theirs"), (False, "Ours")])
def test_of_a_conflict_the_sheets_value_is_taken_only_where_it_is_ticked(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ticks: bool, title: str
) -> None:
    program.open_sample()
    before = calls(program)
    review(program, monkeypatch, titled(tmp_path, "Elections"), nothing)
    program.qtbot.waitUntil(lambda: calls(program) == before + 1, timeout=PATIENCE)
    change(program, "Ours")

    def tick(dialog: SheetDialog) -> None:
        assert "1 in conflict" in dialog.said.text()
        role = Qt.ItemDataRole.CheckStateRole
        if ticks:
            dialog.rows.setData(dialog.rows.index(0, 0), Qt.CheckState.Checked.value, role)

    review(program, monkeypatch, titled(tmp_path, "Theirs"), tick)
    told = "of 1 the sheet's value, of 0 the library's." if ticks else "of 0 the sheet's value, of 1 the library's."
    program.qtbot.waitUntil(lambda: told in program.window.status.currentMessage(), timeout=PATIENCE)
    assert titles(program) == {title}


def test_escape_leaves_the_library_as_it_was(program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program.open_sample()
    before = calls(program)

    def leave(dialog: SheetDialog) -> None:
        assert dialog.take_over.isEnabled()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        dialog.take_over.setEnabled(False)

    (dialog,) = review(program, monkeypatch, sheet(tmp_path, ROWS), leave)
    assert dialog.result() == QDialog.DialogCode.Rejected
    program.qtbot.wait(200)
    assert calls(program) == before


def test_letters_of_any_script_come_into_the_library_as_they_are(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program.open_sample()
    before = calls(program)
    rows = (("31", "გაათავისუფლეთ ყველა.", "Kazakhstan", "", ""), ("32", "Бәрін босатыңыз.", "Kazakhstan", "", ""))
    review(program, monkeypatch, sheet(tmp_path, rows, name="ცხრილი.xlsx"), nothing)
    program.qtbot.waitUntil(lambda: calls(program) == before + 2, timeout=PATIENCE)
    assert titles(program) == {"გაათავისუფლეთ ყველა"}


# --- out


def send(program: Program, monkeypatch: pytest.MonkeyPatch, name: str, form: str = "Excel (*.xlsx)") -> None:
    def ask(dialog: PartnerDialog) -> int:
        dialog.form.editors["instrument"].set_value(resolution(program).id)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(PartnerDialog, "exec", ask)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (name, form))
    program.window.menus.actions["send_sheet"].trigger()


@pytest.mark.parametrize(
    ("form", "saved"),
    [("Excel (*.xlsx)", "Kazakhstan 17.02.2020.xlsx"), ("Comma-separated (*.csv)", "Kazakhstan 17.02.2020.csv")],
)
def test_a_date_in_the_name_is_no_ending(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, form: str, saved: str
) -> None:
    program.open_sample()
    send(program, monkeypatch, str(tmp_path / "Kazakhstan 17.02.2020"), form)
    program.qtbot.waitUntil(lambda: "Saved" in program.window.status.currentMessage(), timeout=PATIENCE)
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == [saved]


def test_a_sheet_that_cannot_be_saved_is_told(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program.open_sample()
    told: list[BaseException] = []
    program.library.bridge.report = told.append
    (tmp_path / "file").write_text("no folder")
    send(program, monkeypatch, str(tmp_path / "file" / "out.xlsx"))
    program.qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    assert (tmp_path / "file").read_text() == "no folder"


@pytest.mark.parametrize("stage", ["request", "name"])
def test_a_sheet_that_is_not_wanted_after_all_is_not_written(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, stage: str
) -> None:
    program.open_sample()
    asked: list[str] = []

    def ask(_dialog: PartnerDialog) -> int:
        asked.append("request")
        return QDialog.DialogCode.Rejected if stage == "request" else QDialog.DialogCode.Accepted

    def name(*_given: object) -> tuple[str, str]:
        asked.append("name")
        return "", ""

    monkeypatch.setattr(PartnerDialog, "exec", ask)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", name)
    monkeypatch.setattr(flow, "partner_file", lambda *_given, **_named: pytest.fail("written"))
    program.window.menus.actions["send_sheet"].trigger()
    program.qtbot.waitUntil(lambda: stage in asked, timeout=PATIENCE)
    program.qtbot.wait(200)
    assert asked[-1] == stage
    assert list(tmp_path.glob("*.xlsx")) == []
