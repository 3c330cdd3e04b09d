"""Copies for Members from the window: who gets one, the plan beside each, the files, and the passwords once."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QPushButton, QTableWidgetItem

from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import plain_text
from briefing_app.editing.fields import set_field
from briefing_app.gui.copies.dialog import CopiesDialog
from briefing_app.gui.copies.passwords_dialog import PasswordsDialog
from briefing_app.gui.findings_list import RefusedDialog
from briefing_app.gui.progress_dialog import ProgressDialog
from tests.gui.conftest import PATIENCE, Program

MEMBERS, FILE = 10, 5
D = TypeVar("D", bound=QDialog)


@pytest.fixture
def opened(program: Program) -> Iterator[Program]:
    program.open_sample()
    yield program
    for kind in (CopiesDialog, ProgressDialog, PasswordsDialog):
        for held in program.window.findChildren(kind):
            held.reject()


@pytest.fixture
def dialog(opened: Program, tmp_path: Path) -> CopiesDialog:
    opened.window.menus.actions["copies"].trigger()
    asked = _newest(opened, CopiesDialog)
    asked.folder.setText(str(tmp_path / "out"))
    _planned(opened, asked, MEMBERS)
    return asked


def _newest(program: Program, kind: type[D]) -> D:
    def shown() -> list[D]:
        return [held for held in program.window.findChildren(kind) if held.isVisible()]

    program.qtbot.waitUntil(lambda: bool(shown()), timeout=PATIENCE)
    return shown()[-1]


def _planned(program: Program, dialog: CopiesDialog, number: int, *, word: str = "cop") -> None:
    def shown() -> bool:
        files = [words for words in _files(dialog) if words]
        return len(files) == number and word in dialog.said.text()

    program.qtbot.waitUntil(shown, timeout=PATIENCE)


def _item(dialog: CopiesDialog, row: int, column: int = 0) -> QTableWidgetItem:
    item = dialog.table.item(row, column)
    assert item is not None
    return item


def _files(dialog: CopiesDialog) -> list[str]:
    return [_item(dialog, row, FILE).text() for row in range(dialog.table.rowCount())]


def _tick(dialog: CopiesDialog, words: str) -> None:
    index = dialog.ticking.findText(words)
    assert index >= 0
    dialog.ticking.setCurrentIndex(index)
    dialog.ticking.activated.emit(index)


def _ok(dialog: CopiesDialog) -> QPushButton:
    return dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)


def _made(program: Program) -> ProgressDialog:
    progress = _newest(program, ProgressDialog)
    program.qtbot.waitUntil(lambda: progress.files.count() > 0, timeout=PATIENCE)
    return progress


def _told(program: Program, dialog: PasswordsDialog, words: str) -> None:
    program.qtbot.waitUntil(lambda: words in dialog.said.text(), timeout=PATIENCE)


def _pages(path: Path, *, password: str | None = None) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(path, password=password).pages]


# --- the question -----------------------------------------------------------------------------------------------------


def test_everybody_is_ticked_and_the_file_of_each_is_told_before_it_is_written(
    dialog: CopiesDialog, tmp_path: Path
) -> None:
    names = [_item(dialog, row).text() for row in range(MEMBERS)]
    for number, (name, file) in enumerate(zip(names, _files(dialog), strict=True), start=1):
        assert file.endswith(f" - {number:02} - {name}.pdf")
    assert dialog.said.text().startswith("10 copies")
    assert _ok(dialog).isEnabled()
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("words", "number"),
    [("Those who travel", 8), ("Group: EPP", 3), ("Role: Leads the mission", 1), ("Country: Latvia", 1)],
)
def test_one_choice_ticks_those_it_means_and_nobody_else(
    opened: Program, dialog: CopiesDialog, words: str, number: int
) -> None:
    _tick(dialog, words)
    _planned(opened, dialog, number)
    assert len(dialog.table.ticked) == number
    _tick(dialog, "Everybody")
    _planned(opened, dialog, MEMBERS)


def test_points_of_the_programme_at_which_nobody_is_named_are_not_offered(dialog: CopiesDialog) -> None:
    offered = [dialog.ticking.itemText(index) for index in range(dialog.ticking.count())]
    assert [words for words in offered if words.startswith("On: ")] == ["On: 2020-02-25"]
    assert sum(words.startswith("At: ") for words in offered) == 2


def test_the_space_bar_unticks_a_member_and_the_numbers_close_up(opened: Program, dialog: CopiesDialog) -> None:
    dialog.table.setFocus()
    dialog.table.setCurrentCell(0, 0)
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    _planned(opened, dialog, MEMBERS - 1)
    assert " - 1 - " in _files(dialog)[1]


def test_with_nobody_or_no_folder_or_a_pattern_that_cannot_be_used_nothing_is_made(
    opened: Program, dialog: CopiesDialog
) -> None:
    dialog.table.tick(())
    assert dialog.said.text() == "Tick at least one Member."
    assert not _ok(dialog).isEnabled()
    opened.qtbot.wait(200)  # no late plan takes the words away
    assert not _ok(dialog).isEnabled()
    _tick(dialog, "Everybody")
    _planned(opened, dialog, MEMBERS)
    dialog.folder.setText(" ")
    assert dialog.said.text() == "Choose a folder."
    dialog.folder.setText("/anywhere")
    dialog.pattern.setText("{surname}")
    opened.qtbot.waitUntil(lambda: "{surname}" in dialog.said.text(), timeout=PATIENCE)
    assert not _ok(dialog).isEnabled()
    dialog.pattern.setText("{name}")
    _planned(opened, dialog, MEMBERS)
    assert _ok(dialog).isEnabled()


def test_word_files_have_no_passwords(opened: Program, dialog: CopiesDialog) -> None:
    dialog.encrypt.setChecked(True)
    dialog.formats.setCurrentIndex(1)
    assert not dialog.encrypt.isEnabled()
    assert not dialog.request.encrypt
    opened.qtbot.waitUntil(lambda: _files(dialog)[0].endswith(".docx"), timeout=PATIENCE)


def test_somebody_who_may_not_be_named_to_the_copys_audience_keeps_it_from_being_made(
    opened: Program, dialog: CopiesDialog
) -> None:
    person = RecordRef(kind=Kind.PERSON, id=dialog.table.ticked[1])
    opened.library.session.do(set_field(person, "named_to", Level.STAFF)).result()
    dialog.check()
    opened.qtbot.waitUntil(lambda: _files(dialog)[1].startswith("Cannot be made"), timeout=PATIENCE)
    assert "named to staff only" in _files(dialog)[1]
    assert _item(dialog, 1).text() in dialog.said.text()
    assert not _ok(dialog).isEnabled()
    box = dialog.table.boxes[1]
    box.setCurrentIndex(box.findText("Staff copy"))
    _planned(opened, dialog, MEMBERS, word="copies")
    assert _ok(dialog).isEnabled()


def test_a_folder_is_chosen_or_stays_as_it_is(dialog: CopiesDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dialog.folder.text()
    button = next(held for held in dialog.findChildren(QPushButton) if held.accessibleName() == "Choose the folder")
    for chosen, shown in (("", before), ("/elsewhere", "/elsewhere")):
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, answer=chosen: answer)
        button.click()
        assert dialog.folder.text() == shown


# --- the work ---------------------------------------------------------------------------------------------------------


def test_the_copies_are_written_each_by_its_recipe_and_listed(
    opened: Program, dialog: CopiesDialog, tmp_path: Path
) -> None:
    _tick(dialog, "Group: EPP")
    box = dialog.table.boxes[0]
    box.setCurrentIndex(box.findText("Staff copy"))
    _planned(opened, dialog, 3)
    names = [_item(dialog, row).text() for row in range(MEMBERS) if _files(dialog)[row]]
    _ok(dialog).click()
    progress = _made(opened)
    assert progress.files.count() == 4
    files = sorted((tmp_path / "out").glob("*.pdf"))
    for number, (file, name) in enumerate(zip(files, names, strict=True), start=1):
        pages = _pages(file)
        assert all(f"Copy {number} of 3 · {name}" in page for page in pages)
        assert ("For staff only" in pages[0]) is (number == 1)
    assert opened.window._services.settings.current.export.folder == str(tmp_path / "out")


def test_passwords_are_shown_once_and_saved_on_purpose(
    opened: Program, dialog: CopiesDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _tick(dialog, "Country: Latvia")
    _planned(opened, dialog, 1)
    dialog.encrypt.setChecked(True)
    _ok(dialog).click()
    _made(opened)
    shown = _newest(opened, PasswordsDialog)
    cell = shown.table.item(0, 2)
    assert cell is not None
    (file,) = (tmp_path / "out").glob("*.pdf")
    assert "Copy 1 of 1" in _pages(file, password=cell.text())[0]
    theirs = tmp_path / "theirs.csv"
    theirs.write_text("somebody's")
    for path, told in ((theirs, "there already"), (tmp_path / "list", "Saved")):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, answer=path: (str(answer), ""))
        shown.save.click()
        _told(opened, shown, told)
    with (tmp_path / "list.csv").open(encoding="utf-8-sig", newline="") as held:
        assert [row["Password"] for row in csv.DictReader(held)] == [cell.text()]
    assert theirs.read_text() == "somebody's"


def test_what_the_check_finds_is_listed_and_nothing_is_written(
    opened: Program, dialog: CopiesDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[RefusedDialog] = []

    def close(refused: RefusedDialog) -> int:
        asked.append(refused)
        return 0

    monkeypatch.setattr(RefusedDialog, "exec", close)
    section = opened.section("summary").ref
    opened.library.session.type_text(section, "introduction", "en", plain_text("Visit 漢"))
    _ok(dialog).click()
    opened.qtbot.waitUntil(lambda: bool(asked), timeout=PATIENCE)
    assert not (tmp_path / "out").exists()


def test_a_stop_leaves_the_folder_as_it_was(
    opened: Program, dialog: CopiesDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    opened.window.office.said.connect(said.append)
    monkeypatch.setattr(ProgressDialog, "open", ProgressDialog.reject)
    _ok(dialog).click()
    opened.qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE)
    assert said == ["The copies were stopped. No file was changed."]
    assert not (tmp_path / "out").exists()
