"""A step of the history knows its place, and Undo brings one back to it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import RecommendationId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.record import Record
from briefing_app.domain.records.pack import Section
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.status import StatusCode
from briefing_app.domain.text import Text, plain_text
from briefing_app.editing.assess import Judgement, assess
from briefing_app.editing.fields import set_field, set_text
from briefing_app.gui.forms.plain_editors import TextFieldEditor
from briefing_app.gui.spots import Spot, spots_of
from tests.builders import assessment, section, speaker_note, written
from tests.gui.conftest import PATIENCE, Program

NOTE = speaker_note()
TEXT = written(NOTE, "close", "Thank you for your time.")


def spots(before: Record | None, after: Record | None) -> tuple[Spot, ...]:
    held = after or before
    assert held is not None
    return spots_of([held.ref], {held.ref: before}, {held.ref: after})


@pytest.mark.parametrize(
    ("before", "after", "block", "position"),
    [
        ("Thank you.", "Thank you all.", 0, 9),
        ("One\nTwo\nThree", "One\nTwo\nTree", 2, 1),
        ("One", "One\nTwo", 1, 0),
        ("One\nTwo", "One", 0, 3),
        ("", "New", 0, 0),
        ("Gone", "", 0, 0),
        ("Қазақ", "Қазақстан", 0, 5),
    ],
)
def test_the_place_of_a_changed_text_is_where_it_differs(before: str, after: str, block: int, position: int) -> None:
    one, two = (replace(TEXT, tree=plain_text(words) if words else Text()) for words in (before, after))
    assert spots(one, two) == (Spot(ref=NOTE.ref, field="close", block=block, position=position),)


def test_a_text_that_was_made_or_taken_away_leads_to_its_owner() -> None:
    for pair in ((None, TEXT), (TEXT, None)):
        (spot,) = spots(*pair)
        assert (spot.ref, spot.field) == (NOTE.ref, "close")


def test_one_changed_field_is_the_place_and_several_are_the_record() -> None:
    assert spots(NOTE, replace(NOTE, rev=2, title="Other"))[0].field == "title"
    assert spots(NOTE, replace(NOTE, title="Other", role="Chair"))[0].field == ""
    assert spots(NOTE, replace(NOTE, rev=9))[0].field == ""


def test_an_option_of_a_section_is_a_field_of_it_and_a_move_is_none() -> None:
    held = section("programme", key="s-1")
    assert spots(held, replace(held, options={"form": "short"}))[0].field == "form"
    assert spots(held, replace(held, order_key="z"))[0].field == ""
    assert spots(held, replace(held, title="Elsewhere"))[0].pack == held.pack


def test_what_is_gone_is_no_place_and_an_assessment_leads_to_its_call() -> None:
    assert spots(NOTE, None) == ()
    judged = assessment(1)
    call = RecordRef(kind=Kind.RECOMMENDATION, id=judged.recommendation)
    assert spots(None, judged) == (Spot(ref=call),)
    assert spots(judged, None) == (Spot(ref=call),)


def test_a_text_comes_before_other_records_of_the_same_step() -> None:
    changed = replace(NOTE, title="Other")
    text = replace(TEXT, tree=plain_text("Bye."))
    found = spots_of([NOTE.ref, TEXT.ref], {NOTE.ref: NOTE, TEXT.ref: TEXT}, {NOTE.ref: changed, TEXT.ref: text})
    assert [spot.field for spot in found] == ["close", "title"]


# --- in the window


def text_area(program: Program, field: str) -> QTextEdit:
    """The area of a text, once the form of the chosen record is there."""
    form = program.workspace.editor.form

    def there() -> bool:
        return form.form is not None and field in form.form.editors

    program.qtbot.waitUntil(there, timeout=PATIENCE)
    assert form.form is not None
    editor = form.form.editors[field]
    assert isinstance(editor, TextFieldEditor)
    return editor.editor.area


def undo(program: Program, name: str = "undo") -> None:
    action = program.window.menus.actions[name]
    program.qtbot.waitUntil(action.isEnabled, timeout=PATIENCE)
    action.trigger()


def current(program: Program) -> RecordRef | None:
    entry = program.workspace.panel.tree.current()
    return entry.ref if entry else None


def test_undo_from_elsewhere_goes_back_to_the_sentence_and_redo_goes_there_again(program: Program) -> None:
    program.open_sample()
    program.window.activateWindow()
    note = program.section("speaker_notes").children[0]
    tree = plain_text("First paragraph.\nSecond paragraph.")
    program.library.session.do(set_text(note.ref, "message", language="en", tree=tree)).result()
    changed = plain_text("First paragraph.\nSecond and changed paragraph.")
    program.library.session.do(set_text(note.ref, "message", language="en", tree=changed)).result()
    for name, words in (("undo", "Second paragraph."), ("redo", "Second and changed paragraph.")):
        program.choose(program.section("cover"))
        program.qtbot.wait(200)
        undo(program, name)
        program.qtbot.waitUntil(lambda: current(program) == note.ref, timeout=PATIENCE)
        wait_for_caret(program, words)


def wait_for_caret(program: Program, words: str) -> None:
    area = text_area(program, "message")
    program.qtbot.waitUntil(lambda: area.textCursor().block().text() == words, timeout=PATIENCE)
    assert area.textCursor().positionInBlock() == len("Second ")
    program.qtbot.waitUntil(lambda: QApplication.focusWidget() is area, timeout=PATIENCE)


def test_undo_leads_the_pages_to_the_paragraph_that_changed(program: Program) -> None:
    program.open_sample()
    note = program.section("speaker_notes").children[-1]
    tree = plain_text("Unmistakable words for the page.")
    program.library.session.do(set_text(note.ref, "message", language="en", tree=tree)).result()
    program.library.session.do(set_field(note.ref, "title", "Another title")).result()
    view = program.workspace.pages.view
    program.choose(program.section("cover"))
    program.qtbot.waitUntil(lambda: view.current_page == 1, timeout=PATIENCE)
    undo(program)
    program.qtbot.waitUntil(lambda: view.current_page > 1, timeout=PATIENCE)
    preview = program.workspace.pages.preview
    assert preview is not None
    pages = {place.page for place in preview.pdf.places if place.origin.id == note.ref.id}
    assert view.current_page in pages


def test_undoing_a_removal_chooses_what_came_back_and_undoing_an_addition_stays(program: Program) -> None:
    program.open_sample()
    programme = program.section("programme")
    program.choose(programme)
    program.window.menus.actions["remove"].trigger()
    program.qtbot.waitUntil(lambda: programme.ref not in [e.ref for e in program.entries], timeout=PATIENCE)
    program.choose(program.section("cover"))
    undo(program)
    program.qtbot.waitUntil(lambda: current(program) == programme.ref, timeout=PATIENCE)
    undo(program, "redo")
    program.qtbot.waitUntil(lambda: programme.ref not in [e.ref for e in program.entries], timeout=PATIENCE)
    program.qtbot.wait(500)
    assert program.workspace._pending == ()


def test_undoing_a_field_puts_the_keyboard_into_it(program: Program) -> None:
    program.open_sample()
    program.window.activateWindow()
    note = program.section("speaker_notes").children[1]
    program.library.session.do(set_field(note.ref, "title", "Changed title")).result()
    program.choose(program.section("cover"))
    program.qtbot.wait(200)
    undo(program)
    program.qtbot.waitUntil(lambda: current(program) == note.ref, timeout=PATIENCE)

    def in_title() -> bool:
        widget = QApplication.focusWidget()
        return isinstance(widget, QLineEdit) and widget.accessibleName() == "Title"

    program.qtbot.waitUntil(in_title, timeout=PATIENCE)


def test_undoing_a_status_stays_in_the_list_at_its_row_and_leaves_the_pages_where_they_are(program: Program) -> None:
    program.open_sample()
    program.window.activateWindow()
    section = program.section("recommendation_status")
    program.choose(section)
    statuses = program.workspace.editor.statuses
    program.qtbot.waitUntil(lambda: len(statuses.lines) == 20, timeout=PATIENCE)
    statuses.setCurrentCell(6, 1)
    before, wanted = statuses.lines[6].status, StatusCode.FULL
    assert before is not wanted
    QTest.keyClick(statuses, Qt.Key.Key_1)
    program.qtbot.waitUntil(lambda: statuses.lines[6].status is wanted, timeout=PATIENCE)
    program.qtbot.wait(500)
    bar = program.workspace.pages.view.verticalScrollBar()
    place = bar.value()
    statuses.setCurrentCell(0, 1)
    undo(program)
    program.qtbot.waitUntil(lambda: statuses.lines[6].status is before, timeout=PATIENCE)
    program.qtbot.waitUntil(lambda: statuses.currentRow() == 6, timeout=PATIENCE)
    program.qtbot.wait(600)
    assert current(program) == section.ref
    assert bar.value() == place


def test_undoing_a_status_from_elsewhere_goes_to_its_call(program: Program) -> None:
    program.open_sample()
    call = program.section("recommendation_status").children[5]
    command = assess(RecommendationId(call.ref.id), Judgement(status=StatusCode.FULL, date=PartialDate(year=2020)))
    program.library.session.do(command).result()
    program.choose(program.section("cover"))
    undo(program)
    program.qtbot.waitUntil(lambda: current(program) == call.ref, timeout=PATIENCE)


def test_undo_of_a_change_in_another_pack_opens_that_pack(program: Program) -> None:
    program.open_sample()
    other = program.workspace.packs[1]
    session = program.library.session
    held = session.ask(lambda reader: reader.where(Section, "pack", other.id)).result()[0]
    session.do(set_field(held.ref, "title", "Named anew")).result()
    undo(program)
    program.qtbot.waitUntil(
        lambda: program.workspace.outline is not None and program.workspace.outline.pack.id == other.id,
        timeout=PATIENCE,
    )
    program.qtbot.waitUntil(lambda: current(program) == held.ref, timeout=PATIENCE)


def test_ctrl_z_while_typing_leaves_the_caret_at_the_words_that_came_back(program: Program) -> None:
    program.open_sample()
    program.window.activateWindow()
    program.choose(program.section("speaker_notes").children[0])
    area = text_area(program, "message")
    area.setFocus()
    before = area.toPlainText()
    cursor = area.textCursor()
    cursor.setPosition(7)
    area.setTextCursor(cursor)
    QTest.keyClicks(area, "XYZ")
    assert area.toPlainText() != before
    program.qtbot.waitUntil(program.window.menus.actions["undo"].isEnabled, timeout=PATIENCE)
    QTest.keyClick(area, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    program.qtbot.waitUntil(lambda: area.toPlainText() == before, timeout=PATIENCE)
    assert area.textCursor().position() == 7
