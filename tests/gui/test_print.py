"""Print from the window: what goes out is said and seen before, and exactly that goes out."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QStyle,
    QStyleOptionComboBox,
)
from pytestqt.qtbot import QtBot

from briefing_app.composing.findings import Finding
from briefing_app.document.origin import Origin
from briefing_app.domain.ids import MissionId, PackId, RecipeId
from briefing_app.domain.levels import Level
from briefing_app.domain.records.office import KeptCount
from briefing_app.domain.records.pack import Pack, Recipe
from briefing_app.domain.text import plain_text
from briefing_app.editing.fields import set_field, set_text
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.export_dialog import ExportDialog
from briefing_app.gui.live_figures.dialog import FigureDialog
from briefing_app.gui.mending.flow import KeepDialog
from briefing_app.gui.outline import Outline
from briefing_app.gui.print_dialog import PrintDialog
from briefing_app.gui.progress_dialog import ProgressDialog
from briefing_app.gui.theme import Look, Theme
from briefing_app.services.clock import Clock
from briefing_app.services.export_names import ExportNames
from briefing_app.settings import PrintChoices
from tests.gui.conftest import PATIENCE, Program
from tests.gui.keys import show_active
from tests.gui.test_findings_list import LATE, PLACE, WITHHELD
from tests.gui.test_page_view import Paper
from tests.journeys.printer import Printer

OK = QDialogButtonBox.StandardButton.Ok
PRINTERS = ("Office-2nd-floor", "Press-room")


@pytest.fixture
def outline() -> Outline:
    recipes = (
        Recipe(id=RecipeId("pack"), name="Delegation pack", audience=Level.MEMBERS),
        Recipe(id=RecipeId("handout"), name="Public handout", audience=Level.PUBLIC),
    )
    pack = Pack(id=PackId("p"), mission=MissionId("m"), name="Visit", recipes=tuple(recipe.id for recipe in recipes))
    return Outline(pack=pack, mission=None, recipes=recipes, entries=(), names=ExportNames(pack=pack.name))


Ask = Callable[..., PrintDialog]


@pytest.fixture
def ask(qtbot: QtBot, outline: Outline) -> Iterator[Ask]:
    bridge = Bridge(None, lambda error: pytest.fail(str(error)))

    def build(*, printers: tuple[str, ...] = PRINTERS, choices: PrintChoices | None = None) -> PrintDialog:
        dialog = PrintDialog(
            None, bridge, outline, choices or PrintChoices(), printers=printers, section_title="Programme"
        )  # fmt: skip
        show_active(dialog, qtbot)
        return dialog

    yield build
    bridge.release()


def can_print(dialog: PrintDialog) -> bool:
    return dialog.buttons.button(OK).isEnabled()


# --- the question


def test_nothing_can_be_printed_before_its_pages_are_seen(ask: Ask) -> None:
    dialog = ask()
    assert not can_print(dialog)
    dialog.show_pages(Paper(3, 200), line="Delegation pack, audience members, 3 pages, draft")
    assert can_print(dialog)
    assert dialog.first_line.text() == "Delegation pack, audience members, 3 pages, draft"
    assert dialog.view.isVisible()
    assert dialog._page.text() == "Page 1 of 3"
    dialog.view.verticalScrollBar().setValue(dialog.view.verticalScrollBar().maximum())
    assert dialog._page.text() == "Page 3 of 3"


@pytest.mark.parametrize("change", ["recipe", "audience", "what"])
def test_another_choice_asks_for_other_pages_and_waits_for_them(ask: Ask, change: str) -> None:
    dialog = ask()
    dialog.show_pages(Paper(3, 200), line="before", findings=(LATE,))
    asked: list[bool] = []
    dialog.preview_asked.connect(lambda: asked.append(can_print(dialog)))
    box: QComboBox = {
        "recipe": dialog.chooser.recipes,
        "audience": dialog.chooser.audiences,
        "what": dialog.what,
    }[change]
    box.setCurrentIndex(box.count() - 1 - box.currentIndex() if box.count() == 2 else 0)
    assert asked
    assert not any(asked)
    assert dialog.first_line.text() == "Laying out the pages…"
    assert dialog.findings.isHidden()


def test_in_letters_twice_as_large_every_choice_can_still_be_read(qapp: QApplication, ask: Ask) -> None:
    theme = Theme(qapp)
    theme.apply(Look.LIGHT, 200)
    try:
        dialog = ask()
        for box in (dialog.chooser.audiences, dialog.what, dialog.imposition):
            option = QStyleOptionComboBox()
            box.initStyleOption(option)
            field = QStyle.SubControl.SC_ComboBoxEditField
            room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, box).width()
            assert room >= box.fontMetrics().horizontalAdvance(box.currentText()), box.currentText()
    finally:
        theme.apply(Look.LIGHT, 100)


def test_the_recipe_brings_its_audience_and_a_section_may_go_out_alone(ask: Ask) -> None:
    dialog = ask(choices=PrintChoices(recipe="handout"))
    assert dialog.chooser.audience is Level.PUBLIC
    assert not dialog.only_section
    dialog.what.setCurrentIndex(1)
    assert dialog.what.currentText() == "Only the section “Programme”"
    assert dialog.only_section


def test_what_was_chosen_the_last_time_is_offered_again(ask: Ask) -> None:
    last = PrintChoices(printer="Press-room", recipe="handout", copies=12, duplex="long", collate=False)
    assert ask(choices=last).choices == last
    filed = PrintChoices(printer="Press-room", recipe="handout", to_file=True, folder="/somewhere")
    assert ask(choices=filed).to_file
    assert ask(choices=filed).choices == filed
    gone = PrintChoices(printer="Sold", recipe="gone", copies=1, duplex="none")
    assert ask(choices=gone).choices == PrintChoices(printer="Office-2nd-floor", recipe="pack")


def test_a_file_asks_for_no_copies_and_copies_for_their_order(ask: Ask) -> None:
    dialog = ask()
    assert not dialog.collate.isEnabled()
    dialog.copies.setValue(2)
    assert dialog.collate.isEnabled()
    dialog.printer.setCurrentIndex(dialog.printer.count() - 1)
    assert dialog.printer.currentText() == "Print to a PDF file…"
    assert not any(control.isVisible() for control in (dialog.copies, dialog.collate, dialog.duplex))
    assert dialog.page_range.isVisible()
    assert dialog.buttons.button(OK).text() == "&Print to a file…"
    dialog.printer.setCurrentIndex(0)
    assert dialog.copies.isVisible()
    assert dialog.buttons.button(OK).text() == "&Print"


def test_without_a_printer_the_window_says_so_and_prints_to_a_file(ask: Ask) -> None:
    dialog = ask(printers=())
    words = " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
    assert "No printer was found" in words
    assert "Print to a PDF file" in words
    dialog.show_pages(Paper(2, 200), line="Delegation pack")
    assert can_print(dialog)
    assert dialog.to_file
    assert not dialog.choices.to_file  # a printer that comes is offered
    assert not dialog.copies.isVisible()
    asked: list[bool] = []
    dialog.export_asked.connect(lambda: asked.append(dialog.isVisible()))
    QTest.keyClick(dialog.export, Qt.Key.Key_Space)
    assert asked == [False]


def test_errors_take_the_pages_away_and_lead_to_their_place(ask: Ask) -> None:
    dialog = ask()
    dialog.show_pages(Paper(3, 200), line="before")
    dialog.show_problem("This cannot be printed", "words", findings=(WITHHELD,))
    assert dialog.first_line.text() == "This cannot be printed."
    assert not dialog.view.isVisible()
    assert dialog._instead.text() == "The pages appear here once the errors are mended."
    dialog.findings.go.click()
    assert dialog.go_to == PLACE
    assert not dialog.isVisible()


def test_a_problem_without_findings_is_told_in_the_place_of_the_pages(ask: Ask) -> None:
    dialog = ask()
    dialog.show_problem("There is no such recipe", "The library holds it no more. Choose another.")
    assert dialog._instead.text() == "The library holds it no more. Choose another."
    assert dialog.findings.isHidden()


def test_the_keyboard_walks_from_recipe_to_print_and_escape_leaves(ask: Ask) -> None:
    dialog = ask(choices=PrintChoices(copies=2))
    dialog.show_pages(Paper(1, 200), line="one")
    assert dialog.chooser.recipes.hasFocus()
    reached: list[str] = []
    for _step in range(14):
        at = QApplication.focusWidget()
        assert at is not None
        reached.append((at.accessibleName() or getattr(at, "text", str)()).replace("&", ""))
        QTest.keyClick(at, Qt.Key.Key_Tab)
    named = [
        "Recipe",
        "Audience",
        "Page style",
        "What",
        "Pages",
        "On each side",
        "Printer",
        "Copies",
        "Whole copies, one after the other",
        "Print on both sides",
    ]
    assert reached[:10] == named
    assert "Print" in reached
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


# --- the work


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Printer:
    """A printing system of one's own."""
    made = Printer(tmp_path)
    monkeypatch.setenv("PATH", f"{made.programs}")
    return made


@pytest.fixture
def opened(program: Program) -> Iterator[Program]:
    program.open_sample()
    yield program
    for held in program.window.findChildren(PrintDialog):
        held.reject()


def question(program: Program, *, ready: Callable[[PrintDialog], bool] = can_print) -> PrintDialog:
    """Ask to print, and wait for the question."""
    program.window.menus.actions["print"].trigger()

    def shown() -> PrintDialog | None:
        found = [held for held in program.window.findChildren(PrintDialog) if held.isVisible()]
        return found[-1] if found else None

    program.qtbot.waitUntil(lambda: (held := shown()) is not None and ready(held), timeout=PATIENCE)
    dialog = shown()
    assert dialog is not None
    return dialog


def test_exactly_the_pages_that_were_seen_reach_the_printer(opened: Program, printer: Printer, tmp_path: Path) -> None:
    said: list[str] = []
    opened.window.print_flow.said.connect(said.append)
    dialog = question(opened)
    pages = dialog.view.page_count
    assert dialog.first_line.text() == f"Delegation pack, audience members, {pages} pages, draft"
    dialog.copies.setValue(3)
    dialog.duplex.setChecked(True)
    dialog.accept()
    opened.qtbot.waitUntil(printer.has_printed, timeout=PATIENCE)
    assert len(pypdf.PdfReader(tmp_path / "printed.pdf").pages) == pages
    options = printer.options()
    assert options[options.index("-n") + 1] == "3"
    assert "sides=two-sided-long-edge" in options
    opened.qtbot.waitUntil(lambda: len(said) == 2, timeout=PATIENCE)
    assert said[1] == f"Sent to the printer Office_2: {pages} pages, 3 copies."
    kept = opened.window._services.settings.current.printing
    assert (kept.copies, kept.duplex, kept.printer) == (3, "long", "Office_2")


@pytest.mark.parametrize("part", [False, True])
def test_a_file_holds_the_very_bytes_that_a_printer_would_get(
    opened: Program, printer: Printer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, part: bool
) -> None:
    """Whole, and some pages as a booklet."""
    said: list[str] = []
    opened.window.print_flow.said.connect(said.append)
    noon = datetime(2027, 3, 2, 12, tzinfo=UTC)  # the pages say when they were made
    monkeypatch.setattr(opened.window._services.printing, "_clock", Clock(tell=lambda: noon))
    file = tmp_path / "desk" / "out.pdf"
    file.parent.mkdir()
    begun: list[str] = []

    def chosen(_window: object, _title: str, begin: str, _form: str) -> tuple[str, str]:
        begun.append(begin)
        return str(file.with_suffix("")), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)

    def answer(dialog: PrintDialog, *, to_file: bool) -> None:
        if part:
            dialog.imposition.setCurrentIndex(1)
            opened.qtbot.waitUntil(lambda: can_print(dialog), timeout=PATIENCE)
            _type_pages(opened, dialog, "2-4")
            opened.qtbot.waitUntil(lambda: can_print(dialog), timeout=PATIENCE)
        dialog.printer.setCurrentIndex(dialog.printer.count() - 1 if to_file else 0)
        dialog.accept()

    answer(question(opened), to_file=True)
    opened.qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE)
    assert said[0].endswith(("sides" if part else "pages") + " in out.pdf.")
    assert not printer.has_printed()
    (ended,) = [held for held in opened.window.findChildren(ProgressDialog) if held.isVisible()]
    assert ended.files.item(0).text() == "out.pdf"
    assert [ended._open.isVisible(), ended._show.isVisible()] == [True, True]
    QTest.keyClick(ended, Qt.Key.Key_Escape)
    answer(question(opened), to_file=False)
    opened.qtbot.waitUntil(printer.has_printed, timeout=PATIENCE)
    assert file.read_bytes() == (tmp_path / "printed.pdf").read_bytes()
    assert Path(begun[0]).name.startswith("Print - Delegation pack")
    kept = opened.window._services.settings.current.printing
    assert kept.folder == str(file.parent)


def test_one_section_is_printed_alone(opened: Program, printer: Printer) -> None:
    opened.choose(opened.section("programme"))
    dialog = question(opened)
    whole = dialog.view.page_count
    dialog.what.setCurrentIndex(1)
    opened.qtbot.waitUntil(lambda: can_print(dialog), timeout=PATIENCE)
    assert dialog.first_line.text().startswith("Programme, audience members, ")
    assert dialog.view.page_count < whole
    dialog.accept()
    opened.qtbot.waitUntil(printer.has_printed, timeout=PATIENCE)
    assert printer.data().startswith(b"%PDF")


def _type_pages(program: Program, dialog: PrintDialog, words: str) -> None:
    dialog.page_range.setFocus()
    dialog.page_range.selectAll()
    QTest.keyClicks(dialog.page_range, words)
    QTest.keyClick(dialog.page_range, Qt.Key.Key_Tab)


def test_some_pages_are_seen_and_printed_as_a_booklet(opened: Program, printer: Printer, tmp_path: Path) -> None:
    said: list[str] = []
    opened.window.print_flow.said.connect(said.append)
    dialog = question(opened)
    _type_pages(opened, dialog, "3 - 8")
    opened.qtbot.waitUntil(lambda: can_print(dialog) and dialog.view.page_count == 6, timeout=PATIENCE)
    assert dialog.first_line.text().endswith(", draft, pages 3 to 8")
    assert not dialog.duplex.isChecked()
    dialog.imposition.setCurrentIndex(dialog.imposition.findData("booklet"))
    assert dialog.duplex.isChecked(), "a booklet is folded"
    opened.qtbot.waitUntil(lambda: can_print(dialog) and dialog.view.page_count == 4, timeout=PATIENCE)
    assert dialog.first_line.text().endswith(", draft, pages 3 to 8, as a booklet (4 sides)")
    assert dialog._page.text() == "Side 1 of 4"
    dialog.accept()
    opened.qtbot.waitUntil(printer.has_printed, timeout=PATIENCE)
    sheet = pypdf.PdfReader(tmp_path / "printed.pdf").pages[0].mediabox
    assert sheet.width > sheet.height
    assert "sides=two-sided-short-edge" in printer.options()
    opened.qtbot.waitUntil(lambda: len(said) == 2, timeout=PATIENCE)
    assert said[1] == "Sent to the printer Office_2: 4 sides."
    assert opened.window._services.settings.current.printing.imposition == "booklet"


@pytest.mark.parametrize(
    ("typed", "told"),
    [("first", "first names no pages"), ("900", "There are pages 1 to"), ("5-3", "There are pages 1 to")],
)
def test_pages_that_are_not_there_are_told_and_cannot_be_printed(
    opened: Program, printer: Printer, typed: str, told: str
) -> None:
    dialog = question(opened)
    _type_pages(opened, dialog, typed)
    opened.qtbot.waitUntil(lambda: told in dialog._instead.text(), timeout=PATIENCE)
    assert dialog.first_line.text() == "These pages are not there."
    assert not can_print(dialog)
    _type_pages(opened, dialog, "2")
    opened.qtbot.waitUntil(lambda: can_print(dialog) and dialog.view.page_count == 1, timeout=PATIENCE)


def test_other_pages_are_asked_for_anew_when_something_else_is_printed(opened: Program, printer: Printer) -> None:
    opened.choose(opened.section("programme"))
    dialog = question(opened)
    _type_pages(opened, dialog, "9")
    opened.qtbot.waitUntil(lambda: can_print(dialog) and dialog.view.page_count == 1, timeout=PATIENCE)
    dialog.what.setCurrentIndex(1)
    assert dialog.page_range.text() == ""
    opened.qtbot.waitUntil(lambda: can_print(dialog), timeout=PATIENCE)
    assert "pages" not in dialog.first_line.text().split("draft")[1]


def test_leaving_the_question_prints_nothing_and_remembers_nothing(opened: Program, printer: Printer) -> None:
    dialog = question(opened)
    dialog.copies.setValue(9)
    dialog.reject()
    opened.qtbot.wait(150)
    assert not printer.has_printed()
    assert opened.window._services.settings.current.printing.copies == 1


def test_without_a_printer_the_pages_are_seen_and_export_is_asked_instead(
    opened: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    asked: list[str] = []

    def execute(dialog: ExportDialog) -> int:
        asked.append(dialog.windowTitle())
        return 0

    monkeypatch.setattr(ExportDialog, "exec", execute)
    dialog = question(opened, ready=lambda held: held.view.page_count > 0)
    assert not dialog.printer.has_printer
    dialog.export.click()
    assert asked == ["Export"]


def test_an_error_keeps_the_pack_from_paper_and_leads_to_its_place(
    opened: Program, printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone: list[Origin] = []
    monkeypatch.setattr(opened.workspace, "go_to", gone.append)
    cover = opened.section("cover").ref
    opened.library.session.do(set_field(cover, "title", "Visit 漢")).result()
    dialog = question(opened, ready=lambda held: held.findings.isVisible())
    assert dialog.first_line.text() == "This cannot be printed."
    assert not can_print(dialog)
    dialog.findings.go.click()
    assert [place.section for place in gone] == [cover.id]
    assert not printer.has_printed()


def test_pages_that_come_late_for_an_older_choice_are_not_printed(opened: Program, printer: Printer) -> None:
    dialog = question(opened)
    staff = dialog.chooser.audiences.findData(Level.STAFF.value)
    members = dialog.chooser.audiences.findData(Level.MEMBERS.value)
    dialog.chooser.audiences.setCurrentIndex(staff)
    dialog.chooser.audiences.setCurrentIndex(members)
    assert not can_print(dialog)
    opened.qtbot.waitUntil(lambda: can_print(dialog), timeout=PATIENCE)
    assert ", audience members, " in dialog.first_line.text()
    dialog.accept()
    opened.qtbot.waitUntil(printer.has_printed, timeout=PATIENCE)


def test_a_printer_that_fails_says_so_and_what_to_do(
    opened: Program, printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = question(opened)
    (printer.programs / "lp").write_text("#!/bin/sh\necho 'out of paper' >&2\nexit 1\n")
    dialog.accept()
    opened.qtbot.waitUntil(lambda: bool(opened.failures), timeout=PATIENCE)
    failure = opened.failures.pop()
    assert "out of paper" in str(failure)
    assert "Nothing was printed" in str(failure)


FALSE = "So far, Kazakhstan implemented only 2 out of 20 of the recommendations."


def type_falsely(program: Program) -> None:
    """Type a count into the summary that the rows contradict."""
    ref = program.section("summary").ref
    program.library.session.do(set_text(ref, "introduction", language="en", tree=plain_text(FALSE))).result()


def choose_typed(dialog: PrintDialog) -> None:
    """Go to the line of the typed count."""
    view = dialog.findings.list
    rows = [row for row in range(view.count()) if "Insert a live figure" in view.item(row).text()]
    view.setCurrentRow(rows[0])


@pytest.mark.parametrize("by_figure", [True, False])
def test_a_typed_count_that_keeps_the_pack_from_paper_is_mended_from_there(
    opened: Program, printer: Printer, monkeypatch: pytest.MonkeyPatch, by_figure: bool
) -> None:
    def say_why(dialog: KeepDialog) -> int:
        dialog.reason.setText("It is what was said that day.")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(FigureDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(KeepDialog, "exec", say_why)
    type_falsely(opened)
    refused = question(opened, ready=lambda held: held.findings.isVisible())
    choose_typed(refused)
    assert not can_print(refused)
    (refused.findings.figure if by_figure else refused.findings.keep).click()

    def asked_anew() -> bool:
        shown = [held for held in opened.window.findChildren(PrintDialog) if held.isVisible()]
        return bool(shown) and shown[-1] is not refused and can_print(shown[-1])

    opened.qtbot.waitUntil(asked_anew, timeout=PATIENCE)
    kept = opened.library.session.ask(lambda reader: reader.all(KeptCount)).result()
    assert [each.reason for each in kept] == ([] if by_figure else ["It is what was said that day."])
    assert not printer.has_printed()


def test_where_the_library_is_only_read_nothing_is_mended_on_the_way_to_paper(ask: Ask) -> None:
    dialog = ask()
    finding = Finding(
        check="typed-count", severity="error", where="Summary", quote=FALSE, message="It differs.", fix="Mend it."
    )
    dialog.show_problem("This cannot be printed", "", findings=(finding,), mendable=False)
    assert dialog.findings.figure.isHidden()
    dialog.show_problem("This cannot be printed", "", findings=(finding,), mendable=True)
    assert not dialog.findings.figure.isHidden()
