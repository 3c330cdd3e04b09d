"""Handouts from the window: what goes out is chosen and seen before, and exactly that goes out."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TypeVar

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QDialogButtonBox, QFileDialog, QLabel, QWidget

from briefing_app.composing.handouts import all_handouts
from briefing_app.document.origin import Origin
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.paper import Imposition, PageStyle
from briefing_app.domain.text import plain_text
from briefing_app.editing.fields import set_text
from briefing_app.errors import UserError
from briefing_app.gui.handouts.dialog import HandoutsDialog
from briefing_app.gui.handouts.flow import HandoutsFlow
from briefing_app.gui.handouts.going_out import ExportHandoutDialog, PrintHandoutDialog
from briefing_app.gui.menus import TREE_MENU
from briefing_app.gui.outline import Entry
from briefing_app.gui.progress_dialog import ProgressDialog
from briefing_app.gui.theme import Look, Theme
from briefing_app.services.building import Format
from briefing_app.settings import ExportChoices
from tests.gui.conftest import PATIENCE, Program
from tests.journeys.printer import Printer

D = TypeVar("D", bound=QDialog)


@pytest.fixture
def opened(program: Program) -> Iterator[Program]:
    program.open_sample()
    yield program
    for kind in (HandoutsDialog, ProgressDialog):
        for held in program.window.findChildren(kind):
            held.reject()


@pytest.fixture
def dialog(opened: Program) -> HandoutsDialog:
    return ask(opened, speaking(opened))


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Printer:
    made = Printer(tmp_path)
    monkeypatch.setenv("PATH", str(made.programs), prepend=":")
    return made


def speaking(program: Program) -> Entry:
    """A note to speak from, in the tree."""
    section = [entry for entry in program.entries if entry.section_type == "speaker_notes"][-1]
    return next(child for child in section.children if child.ref.kind is Kind.SPEAKER_NOTE)


def ask(program: Program, entry: Entry) -> HandoutsDialog:
    """Open the window on a line of the tree, and wait for its pages."""
    program.choose(entry)
    program.window.menus.actions["handouts"].trigger()
    dialog = newest(program, HandoutsDialog)
    pages(program, dialog)
    return dialog


def newest(program: Program, kind: type[D]) -> D:
    def shown() -> list[D]:
        return [held for held in program.window.findChildren(kind) if held.isVisible()]

    program.qtbot.waitUntil(lambda: bool(shown()), timeout=PATIENCE)
    return shown()[-1]


def pages(program: Program, dialog: HandoutsDialog) -> None:
    program.qtbot.waitUntil(dialog.export.isEnabled, timeout=PATIENCE)


def choose(program: Program, dialog: HandoutsDialog, kind: str) -> None:
    dialog.kinds.setCurrentIndex(dialog.kinds.findData(kind))
    pages(program, dialog)


def answer(monkeypatch: pytest.MonkeyPatch, kind: type[D], result: int = QDialog.DialogCode.Accepted) -> list[D]:
    """Let a question be answered at once, and keep it."""
    asked: list[D] = []

    def execute(dialog: D) -> int:
        asked.append(dialog)
        return result

    monkeypatch.setattr(kind, "exec", execute)
    return asked


# --- the question


def test_from_a_note_one_comes_to_its_reading_copy_at_once(opened: Program, dialog: HandoutsDialog) -> None:
    assert dialog.request.kind == "reading-copy"
    assert dialog.request.subject == speaking(opened).ref.id
    assert dialog.subjects.currentText() == speaking(opened).title
    assert dialog.first_line.text().startswith("Reading copy, audience members, ")
    assert "handouts" in TREE_MENU
    assert opened.window.menus.actions["handouts"] in opened.workspace.panel.tree.actions()


def test_from_a_section_one_comes_to_what_is_made_of_it(opened: Program) -> None:
    section = opened.section("sources")
    dialog = ask(opened, section)
    choose(opened, dialog, "booklet")
    assert dialog.request.subject in {record for record, _ in dialog._offers["booklet"].subjects}


def test_each_kind_can_be_chosen_and_is_told_in_words(dialog: HandoutsDialog) -> None:
    assert [dialog.kinds.itemData(row) for row in range(dialog.kinds.count())] == [kind.name for kind in all_handouts()]
    assert dialog.help.text() == dialog.kind.help


def test_only_what_a_kind_knows_is_asked_for(opened: Program, dialog: HandoutsDialog) -> None:
    assert list(dialog.rows.boxes) == ["letters", "version"]
    assert not dialog.papers.isVisible()
    assert not dialog.styles.isVisible()
    choose(opened, dialog, "booklet")
    assert list(dialog.rows.boxes) == []
    assert dialog.styles.isVisible()
    choose(opened, dialog, "cue-cards")
    assert dialog.papers.isVisible()


def test_what_a_person_chose_stays_chosen_and_what_was_usual_does_not(opened: Program, dialog: HandoutsDialog) -> None:
    dialog.rows.boxes["version"].setCurrentIndex(1)
    choose(opened, dialog, "cue-cards")
    assert dialog.request.options == {"letters": "24", "version": "1"}


def test_another_choice_asks_for_other_pages_and_waits_for_them(opened: Program, dialog: HandoutsDialog) -> None:
    before = dialog.view.page_count
    letters = dialog.rows.boxes["letters"]
    letters.setCurrentIndex(letters.findData("24"))
    assert not dialog.export.isEnabled()
    assert not dialog.print.isEnabled()
    assert dialog.first_line.text() == "Laying out the pages…"
    pages(opened, dialog)
    assert dialog.view.page_count > before


def test_a_booklet_follows_the_page_style_that_is_chosen(opened: Program, dialog: HandoutsDialog) -> None:
    choose(opened, dialog, "booklet")
    sides = dialog.view.page_count
    dialog.styles.setCurrentIndex(dialog.styles.findData(PageStyle.LARGE.value))
    pages(opened, dialog)
    assert dialog.view.page_count > sides
    assert dialog.first_line.text().endswith(" sides)")


def test_a_kind_brings_for_whom_it_usually_is_until_a_person_chooses(opened: Program, dialog: HandoutsDialog) -> None:
    assert [chosen_at_once(dialog, kind) for kind in ("one-pager", "reading-copy")] == [Level.PUBLIC, Level.MEMBERS]
    dialog.audiences.setCurrentIndex(dialog.audiences.findData(Level.STAFF.value))
    assert chosen_at_once(dialog, "one-pager") is Level.STAFF
    pages(opened, dialog)
    assert dialog.view.page_count == 1


def chosen_at_once(dialog: HandoutsDialog, kind: str) -> Level | None:
    dialog.kinds.setCurrentIndex(dialog.kinds.findData(kind))
    return dialog.request.audience


# --- what keeps it back


def test_an_error_keeps_it_back_and_leads_to_its_place(opened: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    gone: list[Origin] = []
    monkeypatch.setattr(opened.workspace, "go_to", gone.append)
    note = speaking(opened)
    tree = plain_text("So far, Kazakhstan implemented only 2 out of 20 of the recommendations.")
    opened.library.session.do(set_text(note.ref, "opening", language="en", tree=tree)).result()
    opened.choose(note)
    opened.window.menus.actions["handouts"].trigger()
    dialog = newest(opened, HandoutsDialog)
    opened.qtbot.waitUntil(dialog.findings.isVisible, timeout=PATIENCE)
    assert dialog.first_line.text() == "This cannot be handed out."
    assert not dialog.export.isEnabled()
    assert not dialog.print.isEnabled()
    dialog.findings.go.click()
    assert [place.id for place in gone] == [note.ref.id]


def test_letters_that_cannot_be_drawn_are_left_out_only_if_one_agrees(
    opened: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = speaking(opened)
    opened.library.session.do(set_text(note.ref, "opening", language="en", tree=plain_text("Visit \u6f22"))).result()
    asked: list[str] = []

    def agree(_flow: HandoutsFlow, error: UserError, words: str) -> bool:
        asked.append(error.title)
        return words == "Make it &without them"

    monkeypatch.setattr(HandoutsFlow, "_agrees", agree)
    dialog = ask(opened, note)
    assert asked == ["Some letters cannot be drawn"]
    assert dialog.view.page_count


def test_without_a_record_it_says_what_is_missing(opened: Program, dialog: HandoutsDialog) -> None:
    dialog.subjects.clear()
    dialog.ask()
    assert dialog.first_line.text() == "There is no note to speak from yet."
    assert not dialog.export.isEnabled()


# --- going out


def test_exactly_the_pages_that_were_seen_are_written(
    opened: Program, dialog: HandoutsDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    opened.window._services.settings.change(export=ExportChoices(folder=str(out)))
    (asked,) = [answer(monkeypatch, ExportHandoutDialog)]
    dialog.export.click()
    assert asked[0].formats == (Format.PDF,)
    assert asked[0].docx.isHidden()
    progress = newest(opened, ProgressDialog)
    opened.qtbot.waitUntil(lambda: progress.files.count() > 0, timeout=PATIENCE)
    (path,) = out.iterdir()
    assert path.name.endswith(f"Reading copy {speaking(opened).title.replace(':', '')} - members.pdf")
    assert len(pypdf.PdfReader(path).pages) == dialog.view.page_count


def test_a_file_of_another_hand_is_replaced_only_if_one_agrees(
    opened: Program, dialog: HandoutsDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened.window._services.settings.change(export=ExportChoices(folder=str(tmp_path / "out")))
    answer(monkeypatch, ExportHandoutDialog)
    dialog.export.click()
    first = newest(opened, ProgressDialog)
    opened.qtbot.waitUntil(lambda: first.files.count() > 0, timeout=PATIENCE)
    first.reject()
    (path,) = (tmp_path / "out").iterdir()
    path.write_bytes(b"mine")
    answers = iter((False, True))
    monkeypatch.setattr(HandoutsFlow, "_agrees", lambda *_: next(answers))
    dialog.export.click()
    opened.qtbot.waitUntil(lambda: not newest(opened, HandoutsDialog).findChildren(ProgressDialog)[-1].isVisible())
    assert path.read_bytes() == b"mine"
    dialog.export.click()
    opened.qtbot.waitUntil(lambda: path.read_bytes().startswith(b"%PDF"), timeout=PATIENCE)


def test_exactly_the_pages_that_were_seen_reach_the_printer(
    opened: Program, dialog: HandoutsDialog, printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(opened, dialog, "booklet")
    asked = answer(monkeypatch, PrintHandoutDialog)
    dialog.print.click()
    opened.qtbot.waitUntil(printer.has_printed, timeout=PATIENCE)
    assert [asked[0].printer.currentText(), asked[0].duplex.isChecked()] == ["Office_2", True]
    assert len(pypdf.PdfReader(BytesIO(printer.data())).pages) == dialog.view.page_count
    assert "sides=two-sided-short-edge" in printer.options()
    opened.qtbot.waitUntil(lambda: dialog.first_line.text().startswith("Sent to the printer Office_2: Booklet,"))


def test_without_a_printer_it_says_so_and_prints_to_a_file_that_can_be_opened(
    opened: Program, dialog: HandoutsDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    begun: list[str] = []

    def chosen(_parent: object, _title: str, begin: str, _form: str) -> tuple[str, str]:
        begun.append(begin)
        return str(tmp_path / "mine"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    asked = answer(monkeypatch, PrintHandoutDialog)
    dialog.print.click()
    progress = newest(opened, ProgressDialog)
    assert not asked[0].copies.isVisibleTo(asked[0])
    assert "No printer was found" in " ".join(label.text() for label in asked[0].findChildren(QLabel))
    assert asked[0].buttons.button(QDialogButtonBox.StandardButton.Ok).text() == "&Print to a file…"
    assert Path(begun[0]).name.startswith("Print - ")
    assert len(pypdf.PdfReader(tmp_path / "mine.pdf").pages) == dialog.view.page_count
    assert [progress.files.item(0).text(), progress._open.isVisible(), progress._show.isVisible()] == [
        "mine.pdf", True, True,
    ]  # fmt: skip
    kept = opened.window._services.settings.current.printing
    assert (kept.folder, kept.to_file) == (str(tmp_path), False)  # a printer that comes is offered


# --- hands and eyes


def test_the_keyboard_reaches_every_control_by_name_and_escape_leaves(opened: Program, dialog: HandoutsDialog) -> None:
    reached: list[str] = []
    dialog.kinds.setFocus()
    for _ in range(14):
        at = QApplication.focusWidget()
        assert isinstance(at, QWidget)
        reached.append(at.accessibleName() or getattr(at, "text", str)())
        QTest.keyClick(at, Qt.Key.Key_Tab)
    shown = ["Handout", "Made from", "Audience", "Letters", "Version", "Say “Check against delivery”"]
    assert reached == [*shown, "&Print…", "&Export…", "Close", "Preview of the pages", *shown][: len(reached)]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    opened.qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=PATIENCE)


def test_in_letters_twice_as_large_nothing_is_cut_off_at_the_side(opened: Program, qapp: QApplication) -> None:
    Theme(qapp).apply(Look.DARK, 200)
    dialog = ask(opened, speaking(opened))
    for box in (held for held in dialog.findChildren(QComboBox) if held.isVisible() and held is not dialog.subjects):
        field = box.rect().width() - box.height()
        assert field >= box.fontMetrics().horizontalAdvance(box.currentText()), box.currentText()


def test_what_lies_alone_on_a_sheet_may_go_on_a_screen_too(opened: Program, dialog: HandoutsDialog) -> None:
    choose(opened, dialog, "cue-cards")
    dialog.papers.setCurrentIndex(dialog.papers.findData(Imposition.NONE.value))
    pages(opened, dialog)
    assert "to be cut" not in dialog.first_line.text()
