"""What a pack and a recipe are, changed in their own forms: name, language, date; audience, paper, parts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget, QToolButton

from briefing_app.domain.levels import Level
from briefing_app.domain.records.pack import Pack, Recipe
from briefing_app.gui.forms.form import FieldForm
from briefing_app.gui.record_dialog import RecordDialog
from briefing_app.sections.registry import section_types
from tests.gui.conftest import PATIENCE, Program


def settings(program: Program, asked: Callable[[], object]) -> FieldForm:
    """Open a window of settings, and wait for its form."""
    asked()

    def form() -> FieldForm | None:
        found = [dialog for dialog in program.window.findChildren(RecordDialog) if dialog.isVisible()]
        return found[0].form.form if found else None

    program.qtbot.waitUntil(lambda: form() is not None, timeout=PATIENCE)
    shown = form()
    assert shown is not None
    return shown


def button(program: Program, words: str) -> QToolButton:
    found = [each for each in program.workspace.panel.findChildren(QToolButton) if each.toolTip().startswith(words)]
    return found[0]


def stored(program: Program) -> tuple[Pack, tuple[Recipe, ...]]:
    assert program.workspace.outline is not None
    pack_id = program.workspace.outline.pack.id
    pack = program.library.session.ask(lambda reader: reader.get(Pack, pack_id)).result()
    assert pack is not None
    return pack, program.library.session.ask(lambda reader: reader.all(Recipe)).result()


def wait_until(program: Program, true: Callable[[], bool]) -> None:
    program.qtbot.waitUntil(true, timeout=PATIENCE)


def words_of_pages(program: Program) -> str:
    preview = program.workspace.pages.preview
    assert preview is not None
    return str(preview.composed.document.meta.language)


def choose(form: FieldForm, field: str, value: str) -> None:
    combo = form.editors[field].focusProxy()
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData(value))
    combo.activated.emit(combo.currentIndex())


def test_a_pack_gets_another_name_language_and_date_and_one_sees_it_at_once(program: Program) -> None:
    program.open_sample()
    form = settings(program, button(program, "Pack settings").click)
    assert list(form.editors) == ["name", "language", "as_of", "mission", "recipes"]
    line = form.editors["name"].focusProxy()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    program.qtbot.keyClicks(line, "Visite")
    choose(form, "language", "fr")
    day = form.editors["as_of"].focusProxy()
    assert isinstance(day, QLineEdit)
    day.selectAll()
    program.qtbot.keyClicks(day, "1 March 2020")
    wait_until(program, lambda: str(stored(program)[0].as_of) == "2020-03-01")
    assert (stored(program)[0].name, stored(program)[0].language) == ("Visite", "fr")
    wait_until(program, lambda: program.workspace.panel.packs.currentText() == "Visite")
    wait_until(program, lambda: words_of_pages(program) == "fr")


def test_a_name_that_is_emptied_is_not_taken(program: Program) -> None:
    program.open_sample()
    before = stored(program)[0].name
    form = settings(program, program.window.menus.actions["pack_settings"].trigger)
    line = form.editors["name"].focusProxy()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    program.qtbot.keyClick(line, Qt.Key.Key_Delete)
    program.library.session.commit().result()
    assert stored(program)[0].name == before


def test_a_recipe_leaves_out_the_sections_that_are_unticked_and_takes_all_again(program: Program) -> None:
    program.open_sample()
    form = settings(program, button(program, "Recipe settings").click)
    ticks = form.editors["sections"].focusProxy()
    assert isinstance(ticks, QListWidget)
    assert [ticks.item(row).text() for row in range(ticks.count())] == [kind.label for kind in section_types().values()]
    recipe = program.workspace.panel.recipe

    def sections() -> tuple[str, ...] | None:
        return next(each for each in stored(program)[1] if each.id == recipe).sections

    pages = program.workspace.pages
    assert pages.preview is not None
    before = pages.preview.pdf.pages
    first = ticks.item(0)
    first.setCheckState(Qt.CheckState.Unchecked)
    wait_until(program, lambda: sections() == tuple(section_types())[1:])
    wait_until(program, lambda: pages.preview is not None and pages.preview.pdf.pages == before - 1)
    first.setCheckState(Qt.CheckState.Checked)
    wait_until(program, lambda: sections() is None)


def test_the_last_section_of_a_recipe_stays_and_it_is_said_why(program: Program) -> None:
    program.open_sample()
    form = settings(program, program.window.menus.actions["recipe_settings"].trigger)
    ticks = form.editors["sections"].focusProxy()
    assert isinstance(ticks, QListWidget)
    for row in range(ticks.count()):
        ticks.item(row).setCheckState(Qt.CheckState.Unchecked)
    program.library.session.commit().result()
    recipe = program.workspace.panel.recipe
    last = next(each for each in stored(program)[1] if each.id == recipe)
    assert last.sections == (list(section_types())[-1],)
    assert "Leave one at least" in ticks.accessibleDescription()


def test_a_recipe_gets_another_audience_and_it_is_said_where_nothing_is_for_it(program: Program) -> None:
    program.open_sample()
    form = settings(program, button(program, "Recipe settings").click)
    pages = program.workspace.pages
    choose(form, "audience", Level.STAFF.value)
    wait_until(program, lambda: pages.preview is not None and pages.preview.composed.audience is Level.STAFF)
    choose(form, "audience", Level.PUBLIC.value)
    wait_until(program, lambda: pages.preview is None)
    assert any("may be read by" in label.text() for label in pages.findChildren(QLabel))


def test_a_library_without_a_pack_says_so(program: Program) -> None:
    program.open_sample()
    said: list[str] = []
    program.workspace.said.connect(said.append)
    program.workspace.outline = None
    program.window.menus.actions["pack_settings"].trigger()
    program.window.menus.actions["recipe_settings"].trigger()
    assert ["no pack" in said[0], "no recipe" in said[1]] == [True, True]


def test_a_copy_of_the_pack_is_shown_at_once_and_goes_with_one_step(program: Program) -> None:
    program.open_sample()
    names = [pack.name for pack in program.workspace.packs]
    before = len(program.entries)
    program.window.menus.actions["duplicate_pack"].trigger()
    wait_until(program, lambda: program.workspace.panel.packs.currentText().endswith("(copy)"))
    wait_until(program, lambda: len(program.entries) == before)
    program.library.undo()
    wait_until(program, lambda: [pack.name for pack in program.workspace.packs] == names)
