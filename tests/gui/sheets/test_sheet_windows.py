"""Partners' sheets over the real sample: files in, faults told, taken over as one step; a file sent out and back."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot

from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.levels import Level
from briefing_app.domain.records.office import SheetColumn
from briefing_app.domain.records.recommendation import Assessment, Instrument, Recommendation
from briefing_app.gui.sheets.columns_table import MEANINGS
from briefing_app.gui.sheets.dialog import SheetDialog
from briefing_app.gui.sheets.encoding_dialog import EncodingDialog
from briefing_app.gui.sheets.models import STATES, RowsModel
from briefing_app.gui.sheets.partner_dialog import PartnerDialog
from briefing_app.gui.sheets.settings import Known, read_known
from briefing_app.importing.sheets.delimited import EncodingPreview, NeedsEncodingError
from briefing_app.importing.sheets.partner_sheet import HEADINGS, SheetRequest
from briefing_app.importing.sheets.proposal import ProposedRow, RowState
from briefing_app.services import sheets
from tests.gui.conftest import PATIENCE, Program
from tests.importing.sheets.files import csv_of, xlsx_of
from tests.services.apart_readers import never_ends

HEADS = ("Paragraph", "Text", "Addressee", "Status", "Assessed on")
ROWS = (("31", "Hold elections.", "Kazakhstan", "Not implemented", "2020-02-17"),)
WRONG = (("seven", "Hold elections.", "Kazakhstan", "splendid", "2020-02-17"),)
OURS = Claimant(kind=ClaimantKind.OWN)


def resolution(program: Program) -> Instrument:
    texts = program.library.session.ask(lambda reader: reader.all(Instrument)).result()
    return next(each for each in texts if each.reference == "P8_TA(2019)0203")


def calls(program: Program) -> int:
    text = resolution(program).id
    return len(program.library.session.ask(lambda reader: reader.where(Recommendation, "instrument", text)).result())


def sheet(folder: Path, rows: Sequence[Sequence[object]], name: str = "partner.xlsx") -> Path:
    (folder / name).write_bytes(xlsx_of([HEADS, *rows]))
    return folder / name


def choose(dialog: SheetDialog, program: Program, **fields: object) -> None:
    """Settle fields of a sheet as a person does, and wait for the dry run."""
    names = {"instrument": resolution(program).id, "claimant": "own", **fields}
    for name, value in names.items():
        dialog.settings.form.field_edited.emit(name, value)
    program.qtbot.waitSignal(dialog.proposed, timeout=PATIENCE).wait()


def review(
    program: Program, monkeypatch: pytest.MonkeyPatch, path: Path, act: Callable[[SheetDialog], object]
) -> list[SheetDialog]:
    """Read a file from the menu; in its window do what ``act`` does, and take over if that can be done."""
    seen: list[SheetDialog] = []

    def answer(dialog: SheetDialog) -> int:
        dialog.show()
        choose(dialog, program)
        act(dialog)
        seen.append(dialog)
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(SheetDialog, "exec", answer)
    monkeypatch.setattr(SheetDialog, "deleteLater", lambda _dialog: None)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(path), ""))
    program.window.menus.actions["read_sheet"].trigger()
    program.qtbot.waitUntil(lambda: bool(seen), timeout=PATIENCE)
    return seen


def nothing(_dialog: SheetDialog) -> None:
    """Change nothing."""


def test_a_sheet_is_taken_over_as_one_step_that_can_be_undone(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program.open_sample()
    before = calls(program)
    (dialog,) = review(program, monkeypatch, sheet(tmp_path, ROWS), nothing)
    assert dialog.said.text() == "1 new."
    program.qtbot.waitUntil(lambda: calls(program) == before + 1, timeout=PATIENCE)
    program.qtbot.waitUntil(lambda: "1 new" in program.window.status.currentMessage(), timeout=PATIENCE)
    program.library.undo()
    program.qtbot.waitUntil(lambda: calls(program) == before, timeout=PATIENCE)


def test_the_same_sheet_again_brings_nothing_and_its_columns_are_remembered(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program.open_sample()
    before = calls(program)
    review(program, monkeypatch, sheet(tmp_path, ROWS), nothing)
    program.qtbot.waitUntil(lambda: calls(program) == before + 1, timeout=PATIENCE)
    (dialog,) = review(program, monkeypatch, sheet(tmp_path, ROWS), nothing)
    assert dialog.said.text() == "1 the same."
    assert dialog._prepared.remembered
    assert dialog._prepared.claimant == OURS
    assert not dialog.take_over.isEnabled()


def test_faults_are_told_cell_by_cell_can_be_copied_and_nothing_is_taken(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program.open_sample()
    before = calls(program)
    (dialog,) = review(program, monkeypatch, sheet(tmp_path, (*ROWS, *WRONG)), lambda dialog: dialog.copy.click())
    assert dialog.result() == QDialog.DialogCode.Rejected
    copied = QApplication.clipboard().text().splitlines()
    assert copied[0] == "Row\tColumn\tFound\tExpected\tWhat is wrong"
    assert [line.split("\t")[:3] for line in copied[1:]] == [
        ["3", "A (Paragraph)", "seven"],
        ["3", "D (Status)", "splendid"],
    ]
    assert all(len(line.split("\t")) == 5 and line.split("\t")[4] for line in copied[1:])
    assert dialog.tabs.tabText(2) == "&Faults (2)"
    assert calls(program) == before


def test_a_column_that_was_guessed_wrongly_is_changed_and_the_dry_run_follows(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program.open_sample()
    path = tmp_path / "odd.xlsx"
    path.write_bytes(xlsx_of([("Paragraph", "Was sie wollen", "Addressee"), ("31", "Hold elections.", "Kazakhstan")]))
    told: list[str] = []

    def mend(dialog: SheetDialog) -> None:
        told.append(dialog.said.text())
        box = dialog.columns.boxes[1]
        box.setCurrentIndex(box.findData(SheetColumn.TEXT.value))
        program.qtbot.waitSignal(dialog.proposed, timeout=PATIENCE).wait()
        told.append(dialog.said.text())
        dialog.reject()

    review(program, monkeypatch, path, mend)
    assert told[0].startswith("▲")
    assert told[1] == "1 new."


def workbook(folder: Path) -> Path:
    """A workbook whose first sheet explains, and whose second has two rows that could be headings."""
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Read me"
    book.worksheets[0].append(["Paragraph", "What it is"])
    book.worksheets[0].append(["7", "A number"])
    page = book.create_sheet("Statuses")
    for row in (HEADS, ("Absatz", "Words", "Whom", "State", "When"), *ROWS):
        page.append(list(row))
    book.save(folder / "workbook.xlsx")
    return folder / "workbook.xlsx"


def test_another_sheet_of_a_workbook_is_chosen_and_what_was_settled_stays(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program.open_sample()
    before = calls(program)
    seen: list[str] = []

    def other(dialog: SheetDialog) -> None:
        names = dialog.reading.names
        assert [names.itemText(index) for index in range(names.count())] == ["Read me", "Statuses"]
        assert names.isVisible()
        names.setFocus()
        QTest.keyClick(names, Qt.Key.Key_Down)
        program.qtbot.waitSignal(dialog.proposed, timeout=PATIENCE).wait()
        seen.append(dialog.chosen.sheet.headings[1])
        assert dialog.columns.isVisible()
        assert not dialog.take_over.isEnabled(), "row 2 is no call"
        dialog.reading.row.setValue(2)
        program.qtbot.waitSignal(dialog.proposed, timeout=PATIENCE).wait()
        seen.append(dialog.chosen.sheet.headings[1])
        for place, meaning in enumerate(("paragraph", "text", "addressee", "status", "assessed_on")):
            box = dialog.columns.boxes[place]
            box.setCurrentIndex(box.findData(SheetColumn(meaning).value))
        program.qtbot.waitSignal(dialog.proposed, timeout=PATIENCE).wait()

    (dialog,) = review(program, monkeypatch, workbook(tmp_path), other)
    assert seen == ["Text", "Words"]
    assert dialog.said.text() == "1 new."
    assert (dialog.chosen.claimant, dialog.chosen.instrument) == (OURS, resolution(program).id)
    program.qtbot.waitUntil(lambda: calls(program) == before + 1, timeout=PATIENCE)


def test_a_row_without_headings_is_refused_and_the_sheet_stays_as_it_was_read(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program.open_sample()
    path = tmp_path / "gap.xlsx"
    path.write_bytes(xlsx_of([HEADS, (), *ROWS]))
    told: list[BaseException] = []
    monkeypatch.setattr(program.library.bridge, "report", told.append)

    def empty(dialog: SheetDialog) -> None:
        assert not dialog.reading.names.isVisible(), "one sheet is no choice"
        assert dialog.reading.row.maximum() == 3
        dialog.reading.row.setValue(2)
        assert not dialog.take_over.isEnabled()
        program.qtbot.waitSignal(dialog.proposed, timeout=PATIENCE).wait()
        assert dialog.reading.row.value() == 1
        assert dialog.take_over.isEnabled()
        dialog.reject()

    review(program, monkeypatch, path, empty)
    assert "row of headings" in str(told[0])


def test_grades_of_another_scale_are_read_by_it(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program.open_sample()
    path = tmp_path / "grades.xlsx"
    heads = ("Paragraph", "Text", "Addressee", "Grade", "Assessed on")
    path.write_bytes(xlsx_of([heads, ("31", "Hold elections.", "Kazakhstan", "B", "2020-02-17")]))

    def by_committee(dialog: SheetDialog) -> None:
        box = dialog.columns.boxes[3]
        box.setCurrentIndex(box.findData(SheetColumn.ORIGINAL_GRADE.value))
        choose(dialog, program, mapping="ccpr")

    before = calls(program)
    review(program, monkeypatch, path, by_committee)
    program.qtbot.waitUntil(lambda: calls(program) == before + 1, timeout=PATIENCE)
    session = program.library.session
    found = session.ask(lambda reader: [each for each in reader.all(Assessment) if each.scale == "ccpr@1"]).result()
    assert [(each.original_grade, each.status.value, each.claimant) for each in found] == [("B", "partial", OURS)]


def test_a_sheet_in_letters_that_nobody_can_tell_is_shown_in_each_before_it_is_read(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program.open_sample()
    path = tmp_path / "old.csv"
    path.write_bytes(csv_of([HEADS, ("31", "Освободить всех.", "Kazakhstan", "", "")], encoding="cp1251"))
    shown: list[str] = []

    def pick(dialog: EncodingDialog) -> int:
        items = [dialog.list.item(row) for row in range(dialog.list.count())]
        row = next(row for row, item in enumerate(items) if "Освободить" in item.text())
        dialog.list.setCurrentRow(row)
        shown.append(dialog.encoding)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(EncodingDialog, "exec", pick)
    (dialog,) = review(program, monkeypatch, path, nothing)
    assert "1251" in shown[0]
    assert dialog.rows.rows[0].title.startswith("Освободить")


def test_the_first_way_to_read_letters_is_chosen_at_first(qtbot: QtBot) -> None:
    previews = (
        EncodingPreview(encoding="cp1252", title="Western", lines=("Zażółć",)),
        EncodingPreview(encoding="cp1250", title="Central", lines=("Zażółć",)),
    )
    dialog = EncodingDialog(NeedsEncodingError(previews))
    qtbot.addWidget(dialog)
    assert dialog.encoding == "cp1252"
    assert dialog.list.item(1).text() == "Central\n    Zażółć"


def test_a_file_that_is_no_sheet_is_told(program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program.open_sample()
    (tmp_path / "a.xlsx").write_bytes(b"%PDF-1.7")
    told: list[BaseException] = []
    program.library.bridge.report = told.append
    program.window.office.sheets.read_path(program.library, tmp_path / "a.xlsx")
    program.qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    assert "sheet" in str(told[0]).casefold() or "PDF" in str(told[0])


def test_a_sheet_that_takes_its_time_can_be_cancelled_at_once(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program.open_sample()
    monkeypatch.setattr(sheets, "open_sheet", never_ends)
    before = calls(program)
    said: list[str] = []
    program.window.office.sheets.said.connect(said.append)
    program.window.office.sheets.read_path(program.library, sheet(tmp_path, [("Reference", "Text"), ("A", "b")]))
    (waiting,) = program.window.findChildren(QProgressDialog)
    program.qtbot.waitUntil(waiting.isVisible, timeout=3_000)
    assert waiting.labelText() == "Reading partner.xlsx…"
    button = waiting.findChild(QPushButton)
    assert button is not None
    button.click()
    program.qtbot.waitUntil(lambda: not program.window.findChildren(QProgressDialog), timeout=2_000)
    assert said == ["Reading partner.xlsx…", "Stopped. Nothing was taken over."]
    assert calls(program) == before


def test_every_kind_of_column_can_be_chosen() -> None:
    assert set(MEANINGS) == set(SheetColumn)


def test_conflicting_rows_come_first_and_only_they_can_be_ticked(program: Program) -> None:
    row = ProposedRow(row=2, state=RowState.SAME, recommendation=None, title="a")  # type: ignore[arg-type]
    rows = (row, replace(row, row=3, state=RowState.NEW), replace(row, row=4, state=RowState.CONFLICTING))
    model = RowsModel(program.window)
    model.show_rows(rows)
    assert [model.index(at, 2).data() for at in range(3)] == [
        STATES[state] for state in (RowState.CONFLICTING, RowState.NEW, RowState.SAME)
    ]
    checked, role = Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole
    assert [model.setData(model.index(at, 0), checked.value, role) for at in range(3)] == [True, False, False]
    assert model.taken == {4}
    assert model.index(0, 0).data(role) is checked
    model.show_rows(rows)
    assert model.taken == {4}
    model.show_rows((replace(rows[2], state=RowState.CHANGED),))
    assert model.taken == set()


def test_a_sheet_for_a_partner_is_sent_and_comes_back_without_a_change(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program.open_sample()
    path = tmp_path / "out.xlsx"

    def ask(dialog: PartnerDialog) -> int:
        dialog.form.editors["instrument"].set_value(resolution(program).id)
        dialog.form.editors["audience"].set_value(Level.MEMBERS)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(PartnerDialog, "exec", ask)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(tmp_path / "out"), "Excel (*.xlsx)"))
    program.window.menus.actions["send_sheet"].trigger()
    program.qtbot.waitUntil(path.exists, timeout=PATIENCE)
    program.qtbot.waitUntil(lambda: "Saved out.xlsx" in program.window.status.currentMessage(), timeout=PATIENCE)
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    assert [cell.value for cell in book.worksheets[0][1]] == list(HEADINGS.values())
    (dialog,) = review(program, monkeypatch, path, nothing)
    assert dialog.faults.faults == ()
    assert {row.state for row in dialog.rows.rows} <= {RowState.SAME, RowState.CHANGED}


def test_what_is_asked_for_a_partner_is_what_is_written(program: Program, tmp_path: Path) -> None:
    program.open_sample()
    known = program.library.session.ask(read_known).result()
    dialog = PartnerDialog(known, as_of=program.workspace.as_of, find=program.library.find)
    program.qtbot.addWidget(dialog)
    assert dialog.request.audience is Level.PUBLIC
    assert dialog.request.instruments == known.texts
    request = SheetRequest(instruments=(resolution(program).id,), audience=Level.STAFF, as_of=program.workspace.as_of)
    program.window.office.sheets.send(program.library, request, tmp_path / "out.csv")
    program.qtbot.waitUntil((tmp_path / "out.csv").exists, timeout=PATIENCE)
    assert "Paragraph" in (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()[0]


def test_an_empty_library_has_nothing_to_send(qtbot: QtBot, program: Program) -> None:
    program.open_sample()
    dialog = PartnerDialog(
        Known(claimants=(), titles={}, texts=()), as_of=program.workspace.as_of, find=program.library.find
    )
    qtbot.addWidget(dialog)
    save = next(each for each in dialog.findChildren(QPushButton) if "Save" in each.text())
    assert not save.isEnabled()
