"""Dialogs ask for what is needed, say what is missing, and give back what was chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from briefing_app.domain.ids import MissionId, PackId, RecipeId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.records.pack import Pack, Recipe
from briefing_app.domain.reference import RecordRef
from briefing_app.errors import UserError
from briefing_app.gui.about import AboutDialog, licence_text
from briefing_app.gui.export_dialog import ExportDialog
from briefing_app.gui.messages import BugDialog, user_error_box
from briefing_app.gui.outline import Entry, Outline
from briefing_app.gui.progress_dialog import ProgressDialog
from briefing_app.gui.section_dialog import ChooseDialog
from briefing_app.services.export_names import ExportNames
from briefing_app.settings import ExportChoices

COVER = Entry(ref=RecordRef(kind=Kind.SECTION, id="cover"), title="Cover")


@pytest.fixture
def outline() -> Outline:
    recipes = (
        Recipe(id=RecipeId("pack"), name="Delegation pack", audience=Level.MEMBERS),
        Recipe(id=RecipeId("handout"), name="Public handout", audience=Level.PUBLIC),
    )
    pack = Pack(id=PackId("p"), mission=MissionId("m"), name="Visit", recipes=tuple(r.id for r in recipes))
    return Outline(pack=pack, mission=None, recipes=recipes, entries=(), names=ExportNames(pack=pack.name))


def ok_enabled(dialog: QDialogButtonBox | None) -> bool:
    assert dialog is not None
    return dialog.button(QDialogButtonBox.StandardButton.Ok).isEnabled()


def test_choosing_a_recipe_takes_its_audience(qtbot: QtBot, outline: Outline) -> None:
    dialog = ExportDialog(None, outline, ExportChoices(), section=COVER)
    qtbot.addWidget(dialog)
    assert dialog.choices.audience == "members"
    dialog.chooser.recipes.setCurrentIndex(1)
    assert (dialog.choices.recipe, dialog.choices.audience) == ("handout", "public")


def test_the_last_choices_are_offered_again(qtbot: QtBot, outline: Outline, tmp_path: Path) -> None:
    last = ExportChoices(
        formats=("docx",), recipe="handout", audience="staff", style="institutional", folder=str(tmp_path)
    )
    dialog = ExportDialog(None, outline, last, section=None)
    qtbot.addWidget(dialog)
    assert dialog.choices == last
    assert not dialog.only_section


def test_an_export_without_form_or_folder_cannot_start_and_says_why(qtbot: QtBot, outline: Outline) -> None:
    dialog = ExportDialog(None, outline, ExportChoices(), section=None)
    qtbot.addWidget(dialog)
    assert ok_enabled(dialog.buttons)
    dialog.folder.clear()
    assert not ok_enabled(dialog.buttons)
    dialog.folder.setText("/tmp")
    dialog.pdf.setChecked(False)
    dialog.docx.setChecked(False)
    assert not ok_enabled(dialog.buttons)


def test_closing_the_progress_stops_the_work(qtbot: QtBot) -> None:
    dialog = ProgressDialog(None, title="Export")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.close_button.click()
    assert dialog.cancelled.is_set()


def test_finished_files_are_listed_with_their_place(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ProgressDialog(None, title="Export")
    qtbot.addWidget(dialog)
    dialog.finish([tmp_path / "a.pdf", tmp_path / "a.docx"], words="2 files written")
    items = [dialog.files.item(row) for row in range(2)]
    assert [item.text() for item in items] == ["a.pdf", "a.docx"]
    assert [item.toolTip() for item in items] == [str(tmp_path / "a.pdf"), str(tmp_path / "a.docx")]
    assert dialog.close_button.text() == "&Close"


def test_a_choice_shows_the_help_of_the_current_line(qtbot: QtBot) -> None:
    dialog = ChooseDialog(None, question="Which?", answer="Take", choices=[("a", "A", "first"), ("b", "B", "second")])
    qtbot.addWidget(dialog)
    assert dialog.value == "a"
    dialog.list.setCurrentRow(1)
    assert (dialog.value, dialog._help.text()) == ("b", "second")


def test_a_choice_among_nothing_cannot_be_taken(qtbot: QtBot) -> None:
    dialog = ChooseDialog(None, question="Which?", answer="Take", choices=[])
    qtbot.addWidget(dialog)
    assert dialog.value == ""
    assert not ok_enabled(dialog.findChild(QDialogButtonBox))


def test_an_error_has_its_three_parts_as_plain_text(qtbot: QtBot) -> None:
    box = user_error_box(None, UserError("It <b>failed</b>", "Because.", "Try again."))
    qtbot.addWidget(box)
    assert box.text() == "It <b>failed</b>"
    assert box.informativeText() == "Because.\n\nTry again."


def test_a_fault_shows_a_report_that_can_be_copied(qtbot: QtBot) -> None:
    with pytest.raises(ValueError, match="planted") as caught:
        int("planted")
    dialog = BugDialog(None, caught.value)
    qtbot.addWidget(dialog)
    assert "test_a_fault_shows_a_report_that_can_be_copied" in dialog.report
    assert "ValueError: invalid literal" in dialog.report


def test_about_names_the_library_and_the_licences(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = AboutDialog(None, library=tmp_path / "office.briefings")
    qtbot.addWidget(dialog)
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert str(tmp_path / "office.briefings") in texts
    assert "MIT" in licence_text()
