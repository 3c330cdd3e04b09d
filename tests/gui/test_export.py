"""Export from the window: the question, the files, what holds them back, and once more without a question."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QFileDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.document.origin import Origin
from briefing_app.domain.ids import MissionId, PackId, RecipeId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.records.pack import Pack, Recipe
from briefing_app.domain.reference import RecordRef
from briefing_app.editing.fields import set_field
from briefing_app.gui.export_dialog import ExportDialog
from briefing_app.gui.findings_list import RefusedDialog
from briefing_app.gui.outline import Entry, Outline
from briefing_app.gui.progress_dialog import ProgressDialog
from briefing_app.services.export_names import ExportNames
from briefing_app.settings import ExportChoices
from tests.gui.conftest import PATIENCE, Program
from tests.gui.keys import show_active
from tests.gui.test_findings_list import LATE, PLACE

COVER = Entry(ref=RecordRef(kind=Kind.SECTION, id="cover"), title="Cover")
UNDRAWN = "Visit 漢"


@pytest.fixture
def outline() -> Outline:
    recipes = (
        Recipe(id=RecipeId("pack"), name="Delegation pack", audience=Level.MEMBERS),
        Recipe(id=RecipeId("handout"), name="Public handout", audience=Level.PUBLIC),
    )
    pack = Pack(id=PackId("p"), mission=MissionId("m"), name="Visit: Нұр-Сұлтан", recipes=tuple(r.id for r in recipes))
    return Outline(
        pack=pack,
        mission=None,
        recipes=recipes,
        entries=(),
        names=ExportNames(pack=pack.name, sections={"cover": "Cover"}),
    )


@pytest.fixture
def dialog(qtbot: QtBot, outline: Outline, tmp_path: Path) -> ExportDialog:
    dialog = ExportDialog(None, outline, ExportChoices(folder=str(tmp_path)), section=COVER)
    show_active(dialog, qtbot)
    return dialog


# --- the question


def test_the_names_of_the_files_are_told_before_they_are_written(dialog: ExportDialog) -> None:
    stem = "Visit Нұр-Сұлтан"
    assert list(dialog.file_names) == [f"{stem} - members.pdf", f"{stem} - members.docx"]
    dialog.chooser.recipes.setCurrentIndex(1)
    dialog.what.setCurrentIndex(1)
    dialog.docx.setChecked(False)
    assert list(dialog.file_names) == [f"{stem} - Cover - public.pdf"]
    assert dialog._files.text() == f"{stem} - Cover - public.pdf"


def test_an_audience_chosen_for_another_pack_is_none_for_this_one(
    qtbot: QtBot, outline: Outline, tmp_path: Path
) -> None:
    elsewhere = ExportChoices(recipe="of another pack", audience="staff", folder=str(tmp_path))
    dialog = ExportDialog(None, outline, elsewhere, section=None)
    qtbot.addWidget(dialog)
    assert (dialog.choices.recipe, dialog.choices.audience) == ("pack", "members")


@pytest.mark.parametrize("lacking", ["forms", "folder"])
def test_what_is_missing_is_said_and_the_export_cannot_start(dialog: ExportDialog, lacking: str) -> None:
    if lacking == "forms":
        dialog.pdf.setChecked(False)
        dialog.docx.setChecked(False)
    else:
        dialog.folder.setText("   ")
    assert dialog._missing.isVisible()
    assert not dialog._files.isVisible()
    assert not dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
    dialog.pdf.setChecked(True)
    dialog.folder.setText("/anywhere")
    assert not dialog._missing.isVisible()
    assert dialog._files.isVisible()


def test_the_keyboard_walks_through_the_question_in_its_order(dialog: ExportDialog) -> None:
    dialog.chooser.recipes.setFocus()
    reached: list[str] = []
    for _step in range(10):
        at = QApplication.focusWidget()
        assert at is not None
        reached.append(at.accessibleName() or getattr(at, "text", str)())
        QTest.keyClick(at, Qt.Key.Key_Tab)
    names = [name.replace("&", "") for name in reached]
    assert names == [
        "Recipe", "Audience", "Page style", "What", "PDF, for reading and print", "Word (DOCX), for editing", "Folder",
        "Choose the folder", "Export", "Cancel",
    ]  # fmt: skip


@pytest.mark.parametrize(("key", "result"), [(Qt.Key.Key_Return, 1), (Qt.Key.Key_Escape, 0)])
def test_enter_exports_from_any_field_and_escape_leaves(dialog: ExportDialog, key: Qt.Key, result: int) -> None:
    dialog.folder.setFocus()
    QTest.keyClick(dialog.folder, key)
    assert not dialog.isVisible()
    assert dialog.result() == result


def test_a_folder_is_chosen_or_stays_as_it_is(dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dialog.folder.text()
    button = next(held for held in dialog.findChildren(QPushButton) if held.accessibleName() == "Choose the folder")
    for chosen, shown in (("", before), ("/elsewhere", "/elsewhere")):
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, answer=chosen: answer)
        button.click()
        assert dialog.folder.text() == shown


def test_labels_stand_below_each_other_and_so_do_what_they_name(dialog: ExportDialog) -> None:
    chooser = dialog.chooser
    lefts = {
        control.mapTo(dialog, control.rect().topLeft()).x()
        for control in (chooser.recipes, chooser.audiences, dialog.what, dialog.pdf, dialog.docx, dialog.folder)
    }
    rights = {
        control.mapTo(dialog, control.rect().topRight()).x()
        for control in (chooser.recipes, chooser.audiences, dialog.what)
    }
    assert len(lefts) == 1
    assert len(rights) == 1


# --- the work


def accept(monkeypatch: pytest.MonkeyPatch, fill: Callable[[ExportDialog], object]) -> list[ExportDialog]:
    """Answer the question in the place of a person; return the questions that were asked."""
    asked: list[ExportDialog] = []

    def execute(dialog: ExportDialog) -> int:
        asked.append(dialog)
        fill(dialog)
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(ExportDialog, "exec", execute)
    return asked


def progress(program: Program) -> ProgressDialog:
    """The newest window of progress, when its work is done."""

    def newest() -> ProgressDialog | None:
        found = [held for held in program.window.findChildren(ProgressDialog) if held.isVisible()]
        return found[-1] if found else None

    program.qtbot.waitUntil(lambda: (held := newest()) is not None and held.files.count() > 0, timeout=PATIENCE)
    done = newest()
    assert done is not None
    return done


@pytest.fixture
def opened(program: Program) -> Iterator[Program]:
    program.open_sample()
    yield program
    for held in program.window.findChildren(ProgressDialog):
        held.reject()


def put_into(out: Path) -> Callable[[ExportDialog], None]:
    return lambda dialog: dialog.folder.setText(str(out))


def test_files_are_written_listed_and_opened(opened: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    accept(monkeypatch, put_into(out))
    opened.window.menus.actions["export"].trigger()
    done = progress(opened)
    names = [done.files.item(row).text() for row in range(done.files.count())]
    assert sorted(path.name for path in out.iterdir()) == sorted(names)
    assert done._said.text().startswith("2 files written")
    assert done.remarks.isVisible()
    assert "Word" in done.remarks.text()
    assert done._folder.text() == f"In {out}"
    assert done._open.hasFocus()
    shown: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    done._open.click()
    done._show.click()
    done.files.itemActivated.emit(done.files.item(1))
    assert [Path(url.toLocalFile()) for url in shown] == [out / names[0], out, out / names[0]]
    assert opened.window._services.settings.current.export.folder == str(out)


def test_the_last_export_is_repeated_without_a_question(
    opened: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    asked = accept(monkeypatch, put_into(out))
    opened.window.menus.actions["export_again"].trigger()
    progress(opened).reject()
    assert len(asked) == 1, "the first time there is nothing to repeat"
    for path in out.iterdir():
        path.unlink()
    opened.window.menus.actions["export_again"].trigger()
    progress(opened)
    assert len(asked) == 1
    assert len(list(out.iterdir())) == 2


def test_what_was_exported_yesterday_is_repeated_too(
    opened: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outline = opened.workspace.outline
    assert outline is not None
    out = tmp_path / "yesterday"
    held = ExportChoices(formats=("docx",), recipe=outline.recipes[0].id, audience="staff", folder=str(out))
    opened.window._services.settings.change(export=held)
    asked = accept(monkeypatch, put_into(out))
    opened.window.menus.actions["export_again"].trigger()
    progress(opened)
    assert asked == []
    (path,) = out.iterdir()
    assert path.name.endswith(" - staff.docx")
    assert zipfile.is_zipfile(path)


def test_one_section_goes_out_alone(opened: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def only_section(dialog: ExportDialog) -> None:
        put_into(tmp_path / "out")(dialog)
        dialog.what.setCurrentIndex(1)
        dialog.docx.setChecked(False)

    opened.choose(opened.section("programme"))
    accept(monkeypatch, only_section)
    opened.window.menus.actions["export"].trigger()
    progress(opened)
    (path,) = (tmp_path / "out").iterdir()
    assert " - Programme - " in path.name


def test_a_file_of_another_hand_is_replaced_only_when_that_is_said(
    opened: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    asked = accept(monkeypatch, put_into(out))
    opened.window.menus.actions["export"].trigger()
    names = progress(opened)
    path = out / names.files.item(0).text()
    names.reject()
    path.write_text("by somebody else")
    answers = iter(["Cancel", "Replace it"])

    def execute(box: QMessageBox) -> int:
        wanted = next(answers)
        next(button for button in box.buttons() if button.text().replace("&", "") == wanted).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", execute)
    opened.window.menus.actions["export_again"].trigger()
    opened.qtbot.wait(400)
    opened.qtbot.waitUntil(lambda: not visible(opened, ProgressDialog), timeout=PATIENCE)
    assert path.read_text() == "by somebody else"
    opened.window.menus.actions["export_again"].trigger()
    progress(opened)
    assert path.read_bytes().startswith(b"%PDF")
    assert len(asked) == 1


def visible(program: Program, kind: type[QWidget]) -> bool:
    return any(held.isVisible() for held in program.window.findChildren(kind))


def refuse(program: Program, monkeypatch: pytest.MonkeyPatch, answer: Callable[[RefusedDialog], None]) -> list[str]:
    """Give the cover a letter that no face has, and answer the refusal; return what it listed."""
    said: list[str] = []

    def execute(dialog: RefusedDialog) -> int:
        said.extend(dialog.findings.list.item(row).text() for row in range(dialog.findings.list.count()))
        answer(dialog)
        return dialog.result()

    monkeypatch.setattr(RefusedDialog, "exec", execute)
    cover = program.section("cover").ref
    program.library.session.do(set_field(cover, "title", UNDRAWN)).result()
    return said


def test_an_error_is_listed_and_leads_to_the_place_where_it_stands(
    opened: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone: list[Origin] = []
    monkeypatch.setattr(opened.workspace, "go_to", gone.append)
    said = refuse(opened, monkeypatch, lambda dialog: dialog.findings.go.click())
    accept(monkeypatch, put_into(tmp_path / "out"))
    opened.window.menus.actions["export"].trigger()
    opened.qtbot.waitUntil(lambda: bool(gone), timeout=PATIENCE)
    assert gone[0].section == opened.section("cover").ref.id
    assert said[0].startswith("▲ Error · ")
    assert "漢" in said[0]
    assert not (tmp_path / "out").exists()


def test_letters_that_cannot_be_drawn_are_left_out_only_when_that_is_said(
    opened: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    allow = "Export without these &characters"

    def go_on(dialog: RefusedDialog) -> None:
        next(button for button in dialog.findChildren(QPushButton) if button.text() == allow).click()

    refuse(opened, monkeypatch, go_on)
    accept(monkeypatch, put_into(tmp_path / "out"))
    opened.window.menus.actions["export"].trigger()
    done = progress(opened)
    assert len(list((tmp_path / "out").iterdir())) == 2
    assert "cannot be printed" in done.findings.list.item(0).text()


def test_an_export_that_is_stopped_changes_no_file_and_says_so(
    opened: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(monkeypatch, put_into(tmp_path / "out"))
    monkeypatch.setattr(ProgressDialog, "open", QDialog.reject)  # as quick as a person can be
    said: list[str] = []
    opened.window.export_flow.said.connect(said.append)
    monkeypatch.setattr(ProgressDialog, "__init__", stopped(ProgressDialog.__init__))
    opened.window.menus.actions["export"].trigger()
    opened.qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE)
    assert said == ["The export was stopped. No file was changed."]
    assert not (tmp_path / "out").exists()


def stopped(build: Callable[..., None]) -> Callable[..., None]:
    """Return the making of a dialog that is cancelled from its first moment."""

    def make(dialog: ProgressDialog, *values: object, **named: object) -> None:
        build(dialog, *values, **named)
        dialog.cancelled.set()

    return make


# --- progress


def test_progress_tells_what_is_done_now_and_how_far_it_is(qtbot: QtBot) -> None:
    dialog = ProgressDialog(None, title="Export")
    show_active(dialog, qtbot)
    for done, words, shown in ((0.45, "Laying out the PDF", "Laying out the PDF…"), (0.9, "", "Laying out the PDF…")):
        dialog.advanced.emit(done, words)
        assert dialog._bar.value() == round(done * 100)
        assert dialog._said.text() == shown
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.cancelled.is_set()


def test_warnings_stand_below_the_files_and_lead_to_their_place(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ProgressDialog(None, title="Export")
    show_active(dialog, qtbot)
    gone: list[Origin] = []
    dialog.go_asked.connect(gone.append)
    dialog.finish([tmp_path / "a.pdf"], words="1 file written, 3 pages.", findings=(LATE,))
    assert dialog.findings.isVisible()
    assert not dialog._bar.isVisible()
    dialog.findings.go.click()
    assert gone == [PLACE]
    assert not dialog.isVisible()
