"""The pack: its sections, its records, choices, export and print, a conflict."""

from __future__ import annotations

import os
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.kinds import Kind
from briefing_app.domain.records.mission import SpeakerNote
from briefing_app.gui.conflict import Conflict, ConflictDialog
from briefing_app.gui.export_dialog import ExportDialog
from briefing_app.gui.findings_list import RefusedDialog
from briefing_app.gui.first_run import FirstPackDialog
from briefing_app.gui.forms.search_line import SearchLine
from briefing_app.gui.print_dialog import PrintDialog
from briefing_app.gui.progress_dialog import ProgressDialog
from briefing_app.gui.section_dialog import ChooseDialog
from briefing_app.gui.whose_word import WhoseWordDialog
from tests.gui.keys import type_words
from tests.journeys.printer import Printer
from tests.pictures.stage import Stage

SECTIONS = {
    "Cover": "cover",
    "Summary": "summary",
    "Programme": "programme",
    "Delegation": "delegation",
    "Speakers to be heard": "speakers",
    "Notes to speak from": "notes",
    "Recommendation status": "status",
    "Who raises what": "coverage",
    "Country situation": "country",
    "Commitments and follow-up": "commitments",
    "Sources": "sources",
}
"""Sections of the sample, and the last word of their picture's name."""
_UNDRAWN = "Delegation pack \u6f22"
_STALL = 1500
"""Milliseconds until the tree has followed a change, and until a pack's pages are there."""


def sections(stage: Stage) -> None:
    """Each kind of section, and the first record that it shows of each kind."""
    stage.open_sample()
    seen: set[Kind] = set()
    for title, name in SECTIONS.items():
        entry = stage.section(title)
        stage.choose(entry.ref)
        stage.shoot(f"section-{name}")
        for held in entry.children:
            if held.ref.kind not in seen:
                seen.add(held.ref.kind)
                stage.choose(held.ref, entry.ref.id)
                stage.shoot(f"record-{held.ref.kind.value.replace('_', '-')}")


def questions(stage: Stage) -> None:
    """What is asked where a status is set, where a pack is started, and where its words have another language."""
    stage.choose(stage.section("Recommendation status").ref)
    statuses = stage.library.workspace.editor.statuses
    stage.until(lambda: bool(statuses.lines), "the statuses")
    stage.front(
        lambda: QTest.keyClick(statuses, Qt.Key.Key_1), WhoseWordDialog, lambda _dialog: stage.shoot("whose-word")
    )

    def start(dialog: FirstPackDialog) -> None:
        for editor, day in ((dialog._start, 25), (dialog._end, 27)):  # else the picture is of the day it was taken on
            editor.set_value(PartialDate.of(date(2020, 2, day)))
        stage.shoot("first-pack")

    stage.front(lambda: stage.do("new_pack"), FirstPackDialog, start)


def a_note(stage: Stage) -> None:
    """A note to speak from, and the choice of a person for it."""
    notes = stage.section("Notes to speak from")
    note = notes.children[0]
    stage.choose(note.ref, notes.ref.id)
    stage.shoot("window")
    form = stage.library.workspace.editor.form.form
    assert form is not None
    line = form.editors["speaker"].findChild(SearchLine)
    assert isinstance(line, SearchLine)
    line.setFocus()
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    stage.until(line.popup.isVisible, "persons")
    stage.shoot("choose-person")
    line.selectAll()
    type_words(line, "ts")
    stage.shoot("choose-person-typed", after=_STALL)
    QTest.keyClick(line, Qt.Key.Key_Escape)
    QTest.keyClick(line, Qt.Key.Key_Escape)
    stage.choose(notes.ref)


def what_can_be_done(stage: Stage) -> None:
    """A section is added; the menu of the pack."""
    stage.front(lambda: stage.do("add_section"), ChooseDialog, lambda _dialog: stage.shoot("add-section"))
    bar = stage.window.menuBar()
    entry = next(action for action in bar.actions() if action.text() == "&Pack")
    menu = entry.menu()
    assert isinstance(menu, QMenu)
    menu.popup(bar.mapToGlobal(bar.actionGeometry(entry).bottomLeft()))
    stage.shoot("menu-pack")
    menu.close()


def export(stage: Stage) -> None:
    """What goes out, the files, and what holds a pack back."""
    out = Path(os.environ["BRIEFING_HOME"]) / "Mission"
    out.mkdir(exist_ok=True)

    def finished(dialog: ProgressDialog) -> None:
        stage.until(dialog.files.isVisible, "the files")
        stage.shoot("export-done")

    def ask(dialog: ExportDialog) -> None:
        dialog.folder.setText(str(out))
        stage.shoot("export")
        dialog.accept()

    stage.front(lambda: stage.do("export"), ExportDialog, ask)
    stage.front(lambda: None, ProgressDialog, finished)
    assert stage.library.workspace.outline is not None
    pack = stage.library.workspace.outline.pack
    stage.library.session.type_field(pack.ref, "name", _UNDRAWN)
    stage.library.session.commit().result()
    stage.rest(_STALL)
    stage.front(lambda: stage.do("export_again"), RefusedDialog, lambda _dialog: stage.shoot("export-refused"))
    stage.front(lambda: stage.do("print"), PrintDialog, partial(pages_to_print, stage, "print-refused"))
    stage.library.session.undo().result()
    stage.rest(_STALL)


def printing(stage: Stage) -> None:
    """Pages on their way to paper: without a printer, and with one."""
    stage.front(lambda: stage.do("print"), PrintDialog, partial(pages_to_print, stage, "print-no-printer"))
    printer = Printer(Path(os.environ["BRIEFING_HOME"]))
    os.environ["PATH"] = f"{printer.programs}{os.pathsep}{os.environ['PATH']}"
    stage.front(lambda: stage.do("print"), PrintDialog, partial(pages_to_print, stage, "print"))


def pages_to_print(stage: Stage, name: str, dialog: PrintDialog) -> None:
    """Wait for the pages, or for what holds them back, and take the picture."""
    stage.until(lambda: not dialog.first_line.text().startswith("Laying out"), "pages to print")
    stage.shoot(name, after=_STALL)


def a_conflict(stage: Stage) -> None:
    """One text changed in two windows."""
    note = stage.section("Notes to speak from").children[0].ref
    held = stage.library.session.ask(lambda reader: reader.get(SpeakerNote, note.id)).result()
    assert held is not None
    where = f"\u201c{held.title}\u201d, Title"
    shown = Conflict(where=where, mine=f"{held.title} of 2020", theirs=f"{held.title}, first draft")
    dialog = ConflictDialog(stage.window, shown)
    stage.front(dialog.exec, ConflictDialog, lambda _dialog: stage.shoot("conflict"))


WALKS = (sections, questions, a_note, what_can_be_done, export, printing, a_conflict)
