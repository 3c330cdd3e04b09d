"""An own library with nothing in it, filled in the real window: section by section, each step taken back by one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.document.words import words as words_of
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.records.mission import DelegationMember, Mission, ProgrammeItem, SpeakerNote
from briefing_app.domain.records.people import Person
from briefing_app.domain.records.recommendation import Theme
from briefing_app.editing.fields import set_field
from briefing_app.gui.forms.rows_editor import RowsEditor
from briefing_app.gui.section_contents.add_dialog import AddDialog
from briefing_app.gui.section_contents.delete_dialog import DeleteDialog
from briefing_app.gui.section_contents.offer import Offer
from briefing_app.gui.section_contents.words import ASKED
from briefing_app.sections.registry import section_types
from briefing_app.services.services import Services
from tests.gui.conftest import PATIENCE, Program
from tests.gui.keys import show_active

ADDING = {name: kind.adds for name, kind in section_types().items() if kind.adds is not None}


@pytest.fixture
def own(program: Program, services: Services, tmp_path: Path) -> Program:
    session = services.library.start_first_pack(
        tmp_path / "own.briefings", "Ruritania", start=date(2027, 3, 2), end=date(2027, 3, 4)
    )
    program.window.show_library(session)
    program.qtbot.waitUntil(lambda: bool(program.entries), timeout=PATIENCE)
    return program


def answer(fill: Callable[[AddDialog], None]) -> None:
    """Fill the question in as soon as it stands there."""

    def look() -> None:
        open_ones = [one for one in QApplication.topLevelWidgets() if isinstance(one, AddDialog) and one.isVisible()]
        if open_ones:
            fill(open_ones[0])
        else:
            QTimer.singleShot(30, look)

    QTimer.singleShot(30, look)


def titles(program: Program, name: str) -> list[str]:
    return [child.title for child in program.section(name).children if child.ref.kind is ADDING[name]]


def add(program: Program, name: str, words: str, fill: Callable[[AddDialog], None] = lambda _dialog: None) -> None:
    """Choose the section, press its button, answer, and wait until it stands there."""
    program.choose(program.section(name))
    before = len(titles(program, name))

    def filled(dialog: AddDialog) -> None:
        dialog.words.setText(words)
        if name == "country_situation":
            dialog.theme.setText("Assembly")
        fill(dialog)
        dialog.accept()

    answer(filled)
    program.workspace.editor.contents.add.click()
    program.qtbot.waitUntil(lambda: len(titles(program, name)) == before + 1, timeout=PATIENCE)
    tree = program.workspace.panel.tree
    program.qtbot.waitUntil(lambda: getattr(tree.current(), "title", "") == words, timeout=PATIENCE)


def press(
    program: Program, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key where the keyboard is put first: a shortcut of a list is heard there alone."""
    program.window.activateWindow()
    widget.setFocus()
    program.qtbot.waitUntil(widget.hasFocus, timeout=PATIENCE)
    QTest.keyClick(widget, key, modifier)


def undo(program: Program, name: str, left: list[str]) -> None:
    program.window.menus.actions["undo"].trigger()
    program.qtbot.waitUntil(lambda: titles(program, name) == left, timeout=PATIENCE)


def mission(program: Program) -> Mission:
    return program.library.session.ask(lambda reader: reader.all(Mission)).result()[0]


def members(program: Program, *, row: int, words: str) -> RowsEditor:
    """Choose the section, and return its list of Members once a row begins with these words."""
    form = program.workspace.editor.members
    program.choose(program.section("delegation"))
    found: list[RowsEditor] = []

    def there() -> bool:
        read = form._shown is not None and form.isVisible()  # until then the form of another time stands there
        editor = form.form.editors["delegation"] if form.form is not None and read else None
        if isinstance(editor, RowsEditor) and editor.list.count() > row:
            found[:] = [editor]
            return editor.list.item(row).text().startswith(words)
        return False

    program.qtbot.waitUntil(there, timeout=PATIENCE)
    return found[0]


@pytest.mark.parametrize("name", sorted(ADDING))
def test_an_empty_section_says_what_it_holds_and_what_to_do(own: Program, name: str) -> None:
    own.choose(own.section(name))
    contents = own.workspace.editor.contents
    kind = ADDING[name]
    assert kind is not None
    assert contents.hint.isVisible()
    assert ASKED[kind].empty in contents.hint.text()
    assert contents.add.isVisible()
    assert contents.add.text() == f"Add a {ASKED[kind].noun}…"
    assert not contents.list.isVisible()


@pytest.mark.parametrize("name", ["cover", "summary", "recommendation_status", "sources"])
def test_a_section_to_which_nothing_is_added_says_so(own: Program, name: str) -> None:
    own.choose(own.section(name))
    assert own.workspace.editor.contents.isVisible() == (name != "cover")
    own.window.menus.actions["add_content"].trigger()
    assert "its form says what it shows" in own.window.status.currentMessage()


@pytest.mark.parametrize("name", sorted(ADDING))
def test_what_is_added_is_chosen_with_its_form_open_and_one_step_takes_it_away(own: Program, name: str) -> None:
    add(own, name, "Anna Nowak")
    tree = own.workspace.panel.tree
    own.qtbot.waitUntil(lambda: getattr(tree.current(), "title", "") == "Anna Nowak", timeout=PATIENCE)
    form = own.workspace.editor.form
    kind = ADDING[name]
    assert kind is not None
    own.qtbot.waitUntil(lambda: form.form is not None and ASKED[kind].first in form.form.editors, timeout=PATIENCE)
    undo(own, name, [])


@pytest.mark.parametrize("name", sorted(set(ADDING) - {"delegation"}))
def test_what_is_listed_is_opened_and_removed_in_the_section(own: Program, name: str) -> None:
    add(own, name, "First")
    add(own, name, "Second")
    own.choose(own.section(name))
    contents = own.workspace.editor.contents
    assert [contents.list.item(row).text() for row in range(contents.list.count())] == ["First", "Second"]
    contents.list.setCurrentRow(1)
    contents.open.click()
    assert getattr(own.workspace.panel.tree.current(), "title", "") == "Second"
    own.choose(own.section(name))
    contents.list.setCurrentRow(0)
    press(own, contents.list, Qt.Key.Key_Delete)
    own.qtbot.waitUntil(lambda: titles(own, name) == ["Second"], timeout=PATIENCE)
    assert "was deleted from the library. Ctrl+Z" in own.window.status.currentMessage()
    undo(own, name, ["First", "Second"])


def test_the_delete_key_in_the_tree_takes_a_member_out_and_keeps_the_person(own: Program) -> None:
    add(own, "delegation", "Anna Nowak")
    own.choose(own.section("delegation").children[-1])
    QTest.keyClick(own.workspace.panel.tree, Qt.Key.Key_Delete)
    own.qtbot.waitUntil(lambda: titles(own, "delegation") == [], timeout=PATIENCE)
    assert "stays in the library" in own.window.status.currentMessage()
    assert [one.name for one in own.library.session.ask(lambda reader: reader.all(Person)).result()] == ["Anna Nowak"]


@pytest.mark.parametrize("name", sorted(ADDING))
def test_one_way_alone_adds_to_a_section_its_button_and_its_keys(own: Program, name: str) -> None:
    add(own, name, "First")
    own.choose(own.section(name))
    editor = own.workspace.editor
    own.qtbot.waitUntil(editor.contents.add.isVisible, timeout=PATIENCE)
    form = editor.form
    own.qtbot.waitUntil(lambda: form.form is not None and "introduction" in form.form.editors, timeout=PATIENCE)
    shown = [line for line in editor.findChildren(QLineEdit) if line.isVisible()]
    assert not [line for line in shown if line.placeholderText().startswith("Add")]
    menu = own.window.menus.actions["add_content"]
    assert menu.shortcut().toString() == "Ctrl+Shift+A"

    def filled(dialog: AddDialog) -> None:
        dialog.words.setText("Second")
        dialog.theme.setText("Assembly")
        dialog.accept()

    answer(filled)
    menu.trigger()
    own.qtbot.waitUntil(lambda: titles(own, name) == ["First", "Second"], timeout=PATIENCE)


@pytest.mark.parametrize("deleted", [False, True], ids=["kept", "deleted"])
def test_an_item_that_a_note_names_is_deleted_once_that_is_known(
    own: Program, monkeypatch: pytest.MonkeyPatch, deleted: bool
) -> None:
    add(own, "programme", "Meeting the ombudsman")
    add(own, "speaker_notes", "Opening words")
    session = own.library.session

    def note() -> SpeakerNote:
        return session.ask(lambda reader: reader.all(SpeakerNote)).result()[0]

    item = session.ask(lambda reader: reader.all(ProgrammeItem)).result()[0]
    session.do(set_field(note().ref, "occasion", item.id)).result()
    asked: list[list[str]] = []

    def execute(dialog: DeleteDialog) -> int:
        asked.append([dialog.names.item(row).text() for row in range(dialog.names.count())])
        return int(deleted)

    monkeypatch.setattr(DeleteDialog, "exec", execute)
    own.choose(own.section("programme"))
    contents = own.workspace.editor.contents
    own.qtbot.waitUntil(lambda: contents.list.count() == 1, timeout=PATIENCE)
    contents.remove.click()
    own.qtbot.waitUntil(lambda: bool(asked), timeout=PATIENCE)
    assert asked == [["Speaker note: Opening words"]]
    if not deleted:
        assert titles(own, "programme") == ["Meeting the ombudsman"]
        assert note().occasion == item.id
        return
    own.qtbot.waitUntil(lambda: titles(own, "programme") == [], timeout=PATIENCE)
    assert note().occasion is None
    undo(own, "programme", ["Meeting the ombudsman"])
    assert note().occasion == item.id


def test_the_question_before_something_is_deleted_keeps_it_by_enter(qtbot: QtBot) -> None:
    dialog = DeleteDialog(None, "A meeting", ("Speaker note: Opening words",))
    show_active(dialog, qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.result() == 0


def test_the_menu_of_the_tree_offers_what_the_menu_of_the_pack_does(own: Program) -> None:
    tree, actions = own.workspace.panel.tree, own.window.menus.actions
    assert tree.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu
    assert tree.actions()[0] is actions["add_content"]
    assert actions["remove"] in tree.actions()


def test_a_new_item_has_the_day_and_time_that_were_asked(own: Program) -> None:
    def fill(dialog: AddDialog) -> None:
        lines = dialog.editors["start"].findChildren(QLineEdit)
        QTest.keyClicks(lines[0], "14:30")

    add(own, "programme", "Meeting with the ombudsman", fill)
    item = own.library.session.ask(lambda reader: reader.all(ProgrammeItem)).result()[0]
    assert (item.date, str(item.start)) == (PartialDate(year=2027, month=3, day=2), "14:30:00")


def test_a_fact_needs_a_theme_and_finds_the_one_that_is_there(own: Program) -> None:
    add(own, "country_situation", "A ban")
    add(own, "country_situation", "A trial")
    assert [theme.name for theme in own.library.session.ask(lambda reader: reader.all(Theme)).result()] == ["Assembly"]


def test_members_are_moved_given_a_role_and_taken_out_each_by_one_step(own: Program) -> None:
    for name in ("Anna Nowak", "Bert Marin", "Cora Lind"):
        add(own, "delegation", name)
    editor = members(own, row=2, words="Cora Lind")
    ids = [member.person for member in mission(own).delegation]

    def order(*wanted: int) -> Callable[[], bool]:
        return lambda: [one.person for one in mission(own).delegation] == [ids[at] for at in wanted]

    editor.list.setCurrentRow(2)
    press(own, editor.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    press(own, editor.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    own.qtbot.waitUntil(order(2, 0, 1), timeout=PATIENCE)
    own.window.menus.actions["undo"].trigger()
    own.qtbot.waitUntil(order(0, 2, 1), timeout=PATIENCE)
    assert getattr(own.workspace.panel.tree.current(), "title", "") == "Delegation"

    editor = members(own, row=1, words="Cora Lind")
    editor.list.setCurrentRow(1)
    line = editor.editors["role"].findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, "Chair")
    editor.editors["travels"].focusProxy().click()  # type: ignore[union-attr]
    assert editor.list.item(1).text() == "Cora Lind · Chair · Travels: no"
    own.library.session.commit().result()
    assert mission(own).delegation[1] == DelegationMember(person=ids[2], role="Chair", travels=False)

    press(own, editor.list, Qt.Key.Key_Delete)
    own.qtbot.waitUntil(order(0, 1), timeout=PATIENCE)
    own.window.menus.actions["undo"].trigger()
    own.qtbot.waitUntil(order(0, 2, 1), timeout=PATIENCE)
    assert mission(own).delegation[1].role == "Chair"


def test_added_members_stand_on_the_page(own: Program) -> None:
    empty = own.workspace.pages.preview
    for name in ("Anna Nowak", "Bert Marin"):
        add(own, "delegation", name)

    def on_page() -> bool:
        preview = own.workspace.pages.preview
        found = " ".join(words_of(preview.composed.document)) if preview is not None and preview is not empty else ""
        return "Anna Nowak" in found and "Bert Marin" in found

    own.qtbot.waitUntil(on_page, timeout=PATIENCE)


# --- the question


def offer(kind: Kind, **more: object) -> Offer:
    values: dict[str, object] = {"section": "s", "title": "Delegation", "kind": kind, **more}
    return Offer(**values)  # type: ignore[arg-type]


def test_words_of_somebody_who_is_there_choose_them_whatever_the_case(program: Program) -> None:
    dialog = AddDialog(program.window, offer(Kind.PERSON, existing={"Anna Nowak": "p1"}))
    dialog.words.setText("  anna NOWAK ")
    assert dialog.addition.existing == "p1"
    dialog.words.setText("Anna Nowakowska")
    assert dialog.addition.existing == ""
    assert dialog.addition.values == {"named_to": Level.PUBLIC, "ground": "office"}


@pytest.mark.parametrize("kind", sorted(ASKED))
def test_nothing_can_be_added_without_words(program: Program, kind: Kind) -> None:
    dialog = AddDialog(program.window, offer(kind))
    button = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Add")
    assert not button.isEnabled()
    dialog.words.setText("Words")
    dialog.theme.setText("Assembly")
    assert button.isEnabled()
    dialog.words.setText(" ")
    assert not button.isEnabled()


@pytest.mark.parametrize(
    ("field", "wrong", "right"), [("date", "4 December", "4 December 2026"), ("start", "25:00", "15:00")]
)
def test_what_cannot_be_read_is_mended_before_anything_is_added(
    program: Program, field: str, wrong: str, right: str
) -> None:
    dialog = AddDialog(program.window, offer(Kind.PROGRAMME_ITEM))
    dialog.words.setText("A meeting")
    button = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Add")
    line = dialog.editors[field].focusProxy()
    assert isinstance(line, QLineEdit)
    assert button.isEnabled()
    program.qtbot.keyClicks(line, wrong)
    line.editingFinished.emit()
    assert dialog.editors[field].has_problem
    assert not button.isEnabled()
    line.clear()
    program.qtbot.keyClicks(line, right)
    line.editingFinished.emit()
    assert not dialog.editors[field].has_problem
    assert button.isEnabled()


def test_a_library_for_reading_only_offers_no_adding(program: Program) -> None:
    program.open_sample()
    contents = program.workspace.editor.contents
    contents.hold_still("Somebody else has it open.")
    program.choose(program.section("programme"))
    assert not contents.add.isEnabled()
    assert not contents.remove.isEnabled()
    assert contents.open.isEnabled()
    assert contents.add.toolTip() == "Somebody else has it open."
