"""The parts of the window of a sheet, each alone: tables, the choice of a sheet and a row, the letters."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.domain.records.office import SheetColumn
from briefing_app.gui.sheets.columns_table import ColumnsTable
from briefing_app.gui.sheets.encoding_dialog import EncodingDialog
from briefing_app.gui.sheets.models import FaultsModel, RowsModel
from briefing_app.gui.sheets.reading_choice import ReadingChoice
from briefing_app.importing.sheets.delimited import EncodingPreview, NeedsEncodingError
from briefing_app.importing.sheets.faults import FaultKind, SheetFault
from briefing_app.importing.sheets.proposal import ProposedRow, RowState
from briefing_app.importing.sheets.row_changes import Difference
from tests.gui.keys import show_active
from tests.importing.sheets.files import sheet_of

SHEET = replace(
    sheet_of([("7", "ყველა"), ("8", ""), ("9", "Бәрі"), ("10", "x")], headings=("Para", "Мәтін")),
    sheet_name="Бет 1",
    sheet_names=("Бет 1", "Бет 2"),
)
UTF16 = EncodingPreview(encoding="utf-16", title="Two bytes", lines=("ა",))


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_copied_faults_stay_a_line_each_whatever_the_cells_hold(owner: QWidget) -> None:
    model = FaultsModel(owner)
    odd = SheetFault(
        kind=FaultKind.PARAGRAPH_MALFORMED,
        row=3,
        column="A",
        heading="Пара\tграф",
        found="a\nb\tc",
        expected="7",
        message="No number.",
    )
    model.show_faults((odd, replace(odd, row=4, heading="")))
    lines = [line.split("\t") for line in model.as_text().splitlines()]
    assert [len(line) for line in lines] == [5, 5, 5]
    assert [line[:3] for line in lines[1:]] == [["3", "A (Пара граф)", "a b c"], ["4", "A", "a b c"]]
    model.show_faults(())
    assert (model.rowCount(), len(model.as_text().splitlines())) == (0, 1)


def test_a_row_says_what_it_would_change_conflicts_first_and_why(owner: QWidget) -> None:
    row = ProposedRow(
        row=9,
        state=RowState.CONFLICTING,
        recommendation=None,  # type: ignore[arg-type]
        title="ყველა",
        differences=(Difference(field="clause", before="", after="ბ"),),
        conflicts=(Difference(field="title", before="a", after="", reason="changed since"),),
    )
    model = RowsModel(owner)
    model.show_rows((row,))
    assert model.index(0, 4).data() == "title: a → nothing (changed since) · clause: nothing → ბ"
    assert model.index(0, 3).data() == "ყველა"
    role = Qt.ItemDataRole.CheckStateRole
    for state, taken in ((Qt.CheckState.Checked, {9}), (Qt.CheckState.Unchecked, set())):
        assert model.setData(model.index(0, 0), state.value, role)
        assert model.taken == taken


def test_headings_are_shown_with_the_first_entries_below_them(owner: QWidget) -> None:
    table = ColumnsTable(SHEET, (SheetColumn.PARAGRAPH, SheetColumn.IGNORE), owner)
    texts = [[getattr(table.item(row, column), "text")() for column in range(3)] for row in range(2)]  # noqa: B009
    assert texts == [["A", "Para", "7 · 8 · 9"], ["B", "Мәтін", "ყველა · Бәрі"]]
    changed: list[bool] = []
    table.changed.connect(lambda: changed.append(True))
    QTest.keyClick(table.boxes[1], Qt.Key.Key_Down)
    assert table.columns == (SheetColumn.PARAGRAPH, SheetColumn.ID)
    assert changed == [True]


def test_another_sheet_and_another_row_are_asked_for_and_showing_asks_nothing(owner: QWidget) -> None:
    choice = ReadingChoice(SHEET, owner)
    asked: list[tuple[str, int]] = []
    choice.asked.connect(lambda name, row: asked.append((name, row)))
    choice.names.activated.emit(0)
    assert asked == [], "the sheet that is shown is no other one"
    choice.names.setCurrentIndex(1)
    choice.names.activated.emit(1)
    choice.row.setValue(3)
    assert asked == [("Бет 2", 0), ("Бет 2", 3)]
    choice.show_sheet(replace(SHEET, rows=(), sheet_names=("Бет 1",)))
    assert len(asked) == 2
    assert (choice.row.value(), choice.row.maximum()) == (1, 1)


@pytest.mark.parametrize(("key", "answer"), [(Qt.Key.Key_Return, 1), (Qt.Key.Key_Escape, 0)])
def test_letters_are_chosen_by_keys_alone(qtbot: QtBot, key: Qt.Key, answer: int) -> None:
    dialog = EncodingDialog(NeedsEncodingError((replace(UTF16, encoding="cp1252"), UTF16)))
    show_active(dialog, qtbot)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, key)
    assert dialog.encoding == "utf-16"
    assert QDialog.DialogCode(dialog.result()) == QDialog.DialogCode(answer)
    assert not dialog.isVisible()
