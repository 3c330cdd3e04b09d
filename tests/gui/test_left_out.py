"""A section that the pages do not show says so in the tree, and above the pages when it is chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from briefing_app.domain.ids import RecipeId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.records.pack import Recipe
from briefing_app.domain.reference import RecordRef
from briefing_app.editing.fields import set_field
from briefing_app.gui.left_out import left_out
from briefing_app.gui.outline import Entry, Outline
from briefing_app.services.export_names import ExportNames
from tests.builders import pack
from tests.gui.conftest import PATIENCE, Program


def section_entry(name: str, **values: object) -> Entry:
    entry = Entry(ref=RecordRef(kind=Kind.SECTION, id=name), title=name.title(), section_type=name)
    return replace(entry, **values)  # type: ignore[arg-type]


def outline_of(*entries: Entry, recipe: Recipe | None) -> Outline:
    recipes = (recipe,) if recipe is not None else ()
    return Outline(pack=pack(), mission=None, recipes=recipes, entries=entries, names=ExportNames(pack="Pack"))


def recipe_for(audience: Level, sections: tuple[str, ...] | None = None) -> Recipe:
    return Recipe(id=RecipeId("r"), name="R", audience=audience, sections=sections)


@pytest.mark.parametrize(
    ("audience", "level", "mark"),
    [
        (Level.STAFF, Level.STAFF, None),
        (Level.MEMBERS, Level.STAFF, "not for Members"),
        (Level.MEMBERS, Level.MEMBERS, None),
        (Level.PUBLIC, Level.MEMBERS, "not for the public"),
        (Level.PUBLIC, Level.STAFF, "not for the public"),
        (Level.PUBLIC, Level.PUBLIC, None),
    ],
)
def test_a_section_that_an_audience_may_not_see_is_named(audience: Level, level: Level, mark: str | None) -> None:
    outline = outline_of(section_entry("cover", level=level), recipe=recipe_for(audience))
    found = left_out(outline, "r", ())
    assert (found["cover"].mark if found else None) == mark
    assert all("May be read by" in why.remedy for why in found.values())


@pytest.mark.parametrize(
    ("audience", "closed", "mark"),
    [
        (Level.STAFF, False, "nothing in it yet"),
        (Level.MEMBERS, False, "nothing in it yet"),
        (Level.PUBLIC, False, "nothing in it yet"),
        (Level.MEMBERS, True, "what is in it is not for Members"),
        (Level.PUBLIC, True, "what is in it is not for the public"),
    ],
)
def test_a_section_without_a_word_for_the_audience_is_named(audience: Level, closed: bool, mark: str) -> None:
    outline = outline_of(section_entry("cover"), section_entry("summary"), recipe=recipe_for(audience))
    found = left_out(outline, "r", {"summary"}, closed={"summary"} if closed else ())
    assert list(found) == ["summary"]
    sentence = found["summary"].sentence("Summary")
    assert sentence.startswith(f"“Summary” is not on these pages: {mark}. ")


def test_what_the_recipe_does_not_take_is_said_before_anything_else() -> None:
    outline = outline_of(
        section_entry("cover"),
        section_entry("sources", level=Level.STAFF),
        recipe=recipe_for(Level.PUBLIC, sections=("cover",)),
    )
    found = left_out(outline, "r", {"sources"})
    assert {name: why.mark for name, why in found.items()} == {"sources": "not in this recipe"}


def test_without_a_recipe_a_pack_is_for_members_as_its_pages_are() -> None:
    outline = outline_of(section_entry("cover", level=Level.STAFF), recipe=None)
    assert left_out(outline, "", ())["cover"].mark == "not for Members"


def shown_words(program: Program, entry: Entry) -> str:
    model = program.workspace.panel.model
    return str(model.data(model.find(entry.ref), Qt.ItemDataRole.DisplayRole))


def test_a_section_closed_to_the_audience_is_marked_and_explained_when_chosen(program: Program) -> None:
    program.open_sample()
    notes, cover = program.section("speaker_notes"), program.section("cover")
    program.choose(cover)
    note = program.workspace.pages.note
    assert note.isHidden()
    program.library.session.do(set_field(notes.ref, "level", Level.STAFF)).result()
    program.qtbot.waitUntil(lambda: shown_words(program, notes) == f"{notes.title} (not for Members)", timeout=PATIENCE)
    assert shown_words(program, cover) == cover.title
    assert note.isHidden()
    program.choose(notes.children[0])
    assert not note.isHidden()
    assert note.text().startswith(f"“{notes.title}” is not on these pages: not for Members.")
    assert program.window.status.currentMessage() == "", "the same words do not show twice"
    model = program.workspace.panel.model
    index = model.find(notes.ref)
    assert note.text() in str(model.data(index, Qt.ItemDataRole.ToolTipRole))
    assert note.text() in str(model.data(index, Qt.ItemDataRole.AccessibleDescriptionRole))
    assert model.data(index, Qt.ItemDataRole.EditRole) == notes.title
    program.choose(cover)
    assert note.isHidden()


def test_opening_it_again_takes_the_mark_and_the_words_away(program: Program) -> None:
    program.open_sample()
    notes = program.section("speaker_notes")
    session = program.library.session
    session.do(set_field(notes.ref, "level", Level.STAFF)).result()
    program.choose(notes)
    note = program.workspace.pages.note
    program.qtbot.waitUntil(lambda: not note.isHidden(), timeout=PATIENCE)
    session.do(set_field(notes.ref, "level", Level.PUBLIC)).result()
    program.qtbot.waitUntil(note.isHidden, timeout=PATIENCE)
    assert shown_words(program, notes) == notes.title


def test_a_section_with_nothing_in_it_is_marked_until_it_says_something(program: Program) -> None:
    program.open_sample()
    outline = program.workspace.outline
    assert outline is not None
    program.workspace.actions_.add_type(outline.pack.id, "coverage")
    program.qtbot.waitUntil(lambda: program.entries[-1].section_type == "coverage", timeout=PATIENCE)
    recipe = outline.recipe(program.workspace.panel.recipe)
    assert recipe is not None
    session = program.library.session
    session.do(set_field(recipe.ref, "audience", Level.STAFF)).result()
    empty = program.entries[-1]

    def marked() -> bool:
        return shown_words(program, empty) == f"{empty.title} (nothing in it yet)"

    program.qtbot.waitUntil(marked, timeout=PATIENCE)
    program.choose(empty)
    program.qtbot.waitUntil(lambda: not program.workspace.pages.note.isHidden(), timeout=PATIENCE)


def test_an_empty_section_and_one_whose_content_is_closed_are_told_apart(program: Program) -> None:
    program.open_sample()
    notes = program.section("speaker_notes")
    session = program.library.session
    for note in notes.children:
        session.do(set_field(note.ref, "level", Level.STAFF)).result()
    assert program.workspace.outline is not None
    program.workspace.actions_.add_type(program.workspace.outline.pack.id, "coverage")
    program.qtbot.waitUntil(lambda: program.entries[-1].section_type == "coverage", timeout=PATIENCE)
    empty = program.entries[-1]
    closed = f"{notes.title} (what is in it is not for Members)"
    program.qtbot.waitUntil(lambda: shown_words(program, notes) == closed, timeout=PATIENCE)
    program.qtbot.waitUntil(
        lambda: shown_words(program, empty) == f"{empty.title} (nothing in it yet)", timeout=PATIENCE
    )
    program.choose(notes)
    said = program.workspace.pages.note.text()
    assert said.endswith("may read some of it: “May be read by” in the forms of what it shows.")
