"""Texts in several languages: begun from the original, drafts, checked, outdated; in the form and in the pack."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPushButton

from briefing_app.document.origin import Origin
from briefing_app.domain.kinds import Kind
from briefing_app.domain.records.mission import Mission, SpeakerNote
from briefing_app.domain.records.pack import Pack
from briefing_app.domain.records.people import Body
from briefing_app.domain.records.recommendation import Theme
from briefing_app.domain.records.written import TextState, WrittenText
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import plain_text
from briefing_app.domain.text_versions import state_in
from briefing_app.editing.fields import set_field
from briefing_app.gui.forms.plain_editors import LineEditor, TextFieldEditor
from briefing_app.gui.forms.reading import read_shown
from briefing_app.gui.forms.rows_editor import RowsEditor
from briefing_app.gui.forms.version_line import Version, VersionLine
from briefing_app.gui.record_dialog import RecordDialog
from tests.gui.conftest import PATIENCE, Program


@pytest.fixture
def french(program: Program) -> Program:
    """The sample with its pack in French: none of its texts is written in it."""
    program.open_sample()
    assert program.workspace.outline is not None
    pack = RecordRef(kind=Kind.PACK, id=program.workspace.outline.pack.id)
    program.library.session.do(set_field(pack, "language", "fr")).result()
    wait(program, lambda: pack_of(program).language == "fr")
    return program


def pack_of(program: Program) -> Pack:
    assert program.workspace.outline is not None
    return program.workspace.outline.pack


def wait(program: Program, true: Callable[[], bool]) -> None:
    program.qtbot.waitUntil(true, timeout=PATIENCE)


def a_text(program: Program) -> tuple[RecordRef, TextFieldEditor]:
    """The message of the first speaker who is heard, in its form."""
    entry = program.section("speaker_notes").children[0]
    editor = program.form_of(entry).editors["message"]
    assert isinstance(editor, TextFieldEditor)
    return entry.ref, editor


def versions(program: Program, ref: RecordRef) -> dict[str, WrittenText]:
    texts = program.library.session.ask(lambda reader: reader.texts([ref.id])).result()
    return {text.language: text for text in texts if text.field == "message"}


def state(program: Program, ref: RecordRef) -> TextState | None:
    return state_in("fr", versions(program, ref).values())


def press(button: QPushButton) -> None:
    assert not button.isHidden()
    button.click()


def test_nothing_is_said_of_languages_where_there_is_one(program: Program) -> None:
    program.open_sample()
    _, editor = a_text(program)
    assert editor.version.isHidden()


def test_a_text_goes_from_missing_over_draft_and_checked_to_outdated(french: Program) -> None:
    ref, editor = a_text(french)
    line = editor.version
    english = versions(french, ref)["en"]
    assert "Not written in French yet" in line.said.text()
    assert line.source.text() == english.tree.plain
    assert line.source.isHidden()
    press(line.show_source)
    assert not line.source.isHidden()
    press(line.begin)
    wait(french, lambda: editor.value() == english.tree)
    wait(french, lambda: line.said.text().startswith("French. A draft, made from the English"))
    assert line.begin.isHidden()
    press(line.checked)
    wait(french, lambda: "Checked against the English" in line.said.text())
    assert state(french, ref) is TextState.CHECKED
    assert line.checked.isHidden()
    french.library.session.type_text(ref, "message", "en", plain_text("Another message."))
    french.library.session.commit().result()
    wait(french, lambda: "has changed since" in line.said.text())
    assert line.source.text() == "Another message."
    press(line.checked)
    wait(french, lambda: "Checked against the English" in line.said.text())


def test_who_types_in_a_checked_version_makes_it_a_draft_and_leaves_the_original_alone(french: Program) -> None:
    ref, editor = a_text(french)
    english = versions(french, ref)["en"]
    press(editor.version.begin)
    wait(french, lambda: state(french, ref) is TextState.DRAFT)
    wait(french, lambda: not editor.version.checked.isHidden())
    press(editor.version.checked)
    wait(french, lambda: state(french, ref) is TextState.CHECKED)
    area = editor.editor.area
    area.moveCursor(QTextCursor.MoveOperation.End)
    french.qtbot.keyClicks(area, " Fin")
    wait(french, lambda: versions(french, ref)["fr"].tree.plain.endswith("Fin"))
    assert state(french, ref) is TextState.DRAFT
    assert versions(french, ref)["en"] == english


def test_what_one_types_in_a_french_pack_is_its_french_text_made_from_the_english_one(french: Program) -> None:
    ref, editor = a_text(french)
    french.qtbot.keyClicks(editor.editor.area, "Bonjour")
    wait(french, lambda: "fr" in versions(french, ref))
    french.library.session.commit().result()
    made = versions(french, ref)["fr"]
    assert (made.tree.plain, made.source_language) == ("Bonjour", "en")
    wait(french, lambda: "made from the English" in editor.version.said.text())


def test_the_original_says_in_which_languages_it_is_there_too(french: Program) -> None:
    ref, editor = a_text(french)
    press(editor.version.begin)
    wait(french, lambda: "fr" in versions(french, ref))
    pack = pack_of(french).ref
    french.library.session.do(set_field(pack, "language", "en")).result()
    wait(french, lambda: pack_of(french).language == "en")
    _, editor = a_text(french)
    wait(french, lambda: editor.version.said.text() == "English, the original. Also in French.")
    french.qtbot.keyClicks(editor.editor.area, "More. ")
    wait(french, lambda: editor.version.said.text().endswith("Also in French (outdated)."))


@pytest.mark.parametrize(
    ("state", "source", "words"),
    [
        (TextState.MISSING, "en", "▲ Not written in French yet. Until it is, the English text stands in the pack."),
        (TextState.OUTDATED, "en", "▲ The English text has changed since this French one followed it."),
        (TextState.DRAFT, "en", "French. A draft, made from the English text."),
        (TextState.CHECKED, "en", "French. Checked against the English text."),
        (TextState.DRAFT, "", "French, the original. Also in English."),
        (TextState.CHECKED, "", "French, the original, checked. Also in English."),
    ],
)
def test_each_state_is_said_in_words(program: Program, state: TextState, source: str, words: str) -> None:
    line = VersionLine()
    program.qtbot.addWidget(line)
    others = (("en", TextState.DRAFT),)
    line.show_version(Version(language="fr", state=state, source=source, source_words="Words", others=others))
    assert line.said.text() == words
    assert line.show_source.isHidden() == (not source)
    assert line.begin.isHidden() == (state is not TextState.MISSING)
    line.show_version(None)
    assert line.isHidden()


def a_title(program: Program) -> tuple[RecordRef, LineEditor]:
    """The title of the first speaker note, in its form."""
    entry = program.section("speaker_notes").children[0]
    editor = program.form_of(entry).editors["title"]
    assert isinstance(editor, LineEditor)
    return entry.ref, editor


def note_of(program: Program, ref: RecordRef) -> SpeakerNote:
    found = program.library.session.ask(lambda reader: reader.get(SpeakerNote, ref.id)).result()
    assert found is not None
    return found


def test_a_title_typed_in_a_french_pack_is_its_french_version_and_the_english_one_stays(french: Program) -> None:
    ref, editor = a_title(french)
    english = note_of(french, ref).title
    assert editor.value() == ""
    assert editor.version is not None
    assert "Not written in French yet" in editor.version.said.text()
    french.qtbot.keyClicks(editor.focusProxy(), "Une note ")
    wait(french, lambda: editor.version is not None and "made from the English" in editor.version.said.text())
    assert editor.value() == "Une note "
    assert note_of(french, ref).title == english
    french.library.session.commit().result()
    wait(french, lambda: french.section("speaker_notes").children[0].title == "Une note ")
    french.library.session.undo().result()
    wait(french, lambda: editor.value() == "")


def test_words_that_are_french_already_are_said_to_be_so_with_one_button(french: Program) -> None:
    ref, editor = a_title(french)
    assert editor.version is not None
    assert editor.version.own.text() == "They are French already"
    press(editor.version.own)
    wait(french, lambda: editor.value() == note_of(french, ref).title)
    assert note_of(french, ref).words_in == "fr"
    assert editor.version.isHidden()


def test_a_required_title_may_be_empty_in_the_language_that_it_is_not_written_in_yet(french: Program) -> None:
    _, editor = a_title(french)
    french.qtbot.keyClicks(editor.focusProxy(), "A")
    french.qtbot.keyClick(editor.focusProxy(), Qt.Key.Key_Backspace)
    assert not editor.has_problem


@pytest.fixture
def role(french: Program) -> tuple[Program, RowsEditor, LineEditor]:
    """The role of the first Member who has one, in the form of the mission."""
    mission = mission_of(french)
    french.workspace.editor.form.show_record(mission.ref)
    wait(french, lambda: french.workspace.editor.form.form is not None)
    wait(french, lambda: "delegation" in french.workspace.editor.form.form.editors)  # type: ignore[union-attr]
    form = french.workspace.editor.form.form
    assert form is not None
    rows = form.editors["delegation"]
    assert isinstance(rows, RowsEditor)
    wait(french, lambda: rows.list.count() == len(mission.delegation))
    rows.list.setCurrentRow(next(index for index, member in enumerate(mission.delegation) if member.role))
    editor = rows.editors["role"]
    assert isinstance(editor, LineEditor)
    return french, rows, editor


def mission_of(program: Program) -> Mission:
    (found,) = program.library.session.ask(lambda reader: reader.all(Mission)).result()
    return found


def roles(program: Program, person: str) -> dict[str, str]:
    """The versions of a Member's role by their languages."""
    mission = mission_of(program)
    texts = program.library.session.ask(lambda reader: reader.texts([mission.id])).result()
    return {each.language: each.tree.plain for each in texts if each.field == f"delegation.role:{person}"}


def test_a_role_typed_in_a_french_pack_is_a_version_and_what_is_said_of_all_languages_is_kept_once(
    role: tuple[Program, RowsEditor, LineEditor],
) -> None:
    french, rows, editor = role
    mission = mission_of(french)
    member = mission.delegation[rows.list.currentRow()]
    line = editor.focusProxy()
    assert isinstance(line, QLineEdit)
    assert (line.text(), line.placeholderText()) == ("", member.role)
    french.qtbot.keyClicks(line, "Membre")
    french.library.session.commit().result()
    assert roles(french, member.person) == {"fr": "Membre"}
    assert mission_of(french).delegation == mission.delegation
    assert editor.version is not None
    wait(french, lambda: "made from the English" in editor.version.said.text())  # type: ignore[union-attr]
    assert editor.version.source.text() == member.role
    press(editor.version.checked)
    wait(french, lambda: "Checked against the English" in editor.version.said.text())  # type: ignore[union-attr]
    line.selectAll()
    french.qtbot.keyClick(line, Qt.Key.Key_Delete)
    wait(french, lambda: "Not written in French yet" in editor.version.said.text())  # type: ignore[union-attr]
    assert (line.text(), line.placeholderText()) == ("", member.role)


def test_a_role_is_begun_with_the_english_one_and_each_row_has_its_own_line(
    role: tuple[Program, RowsEditor, LineEditor],
) -> None:
    french, rows, editor = role
    at = rows.list.currentRow()
    members = mission_of(french).delegation
    assert editor.version is not None
    assert "Not written in French yet" in editor.version.said.text()
    press(editor.version.begin)
    wait(french, lambda: roles(french, members[at].person) == {"fr": members[at].role})
    wait(french, lambda: editor.value() == members[at].role)
    rows.list.setCurrentRow(next(index for index, member in enumerate(members) if member.role and index != at))
    assert "Not written in French yet" in editor.version.said.text()
    assert editor.value() == ""
    rows.list.setCurrentRow(at)
    assert editor.version.said.text().startswith("French. A draft, made from the English text.")


def test_a_role_without_words_says_nothing_of_languages(french: Program) -> None:
    mission = mission_of(french)
    at = next(index for index, member in enumerate(mission.delegation) if member.role)
    silent = (*mission.delegation[:at], replace(mission.delegation[at], role=""), *mission.delegation[at + 1 :])
    french.library.session.do(set_field(mission.ref, "delegation", silent)).result()
    shown = french.library.session.ask(lambda reader: read_shown(reader, mission.ref, "fr")).result()
    assert shown is not None
    assert f"delegation.role@{at}" not in shown.versions
    assert [place for place in shown.versions if place.startswith("delegation.")]


def test_a_dated_name_of_a_body_is_written_in_french_beside_its_english_one(french: Program) -> None:
    named = next(each for each in french.library.session.ask(lambda reader: reader.all(Body)).result() if each.names)
    french.workspace.editor.form.show_record(named.ref)
    wait(french, lambda: "names" in getattr(french.workspace.editor.form.form, "editors", {}))
    form = french.workspace.editor.form.form
    assert form is not None
    rows = form.editors["names"]
    assert isinstance(rows, RowsEditor)
    wait(french, lambda: rows.list.count() == len(named.names))
    rows.list.setCurrentRow(0)
    editor = rows.editors["name"]
    assert isinstance(editor, LineEditor)
    wait(french, lambda: editor.version is not None and not editor.version.begin.isHidden())
    french.qtbot.keyClicks(editor.focusProxy(), "Un nom")
    wait(french, lambda: editor.version is not None and "made from the English" in editor.version.said.text())
    kept = french.library.session.ask(lambda reader: reader.get(Body, named.id)).result()
    assert kept is not None
    assert kept.names == named.names


def test_what_a_finding_names_and_no_section_lists_opens_in_a_window_of_its_own_in_the_packs_language(
    french: Program,
) -> None:
    named = french.library.session.ask(lambda reader: reader.all(Theme)).result()[0]
    french.workspace.go_to(Origin(kind=Kind.THEME, id=named.id, field="name"))
    dialog = french.window.findChild(RecordDialog)
    assert dialog is not None
    wait(french, lambda: dialog.form.form is not None)
    assert dialog.windowTitle() == "Theme"
    assert dialog.form.form is not None
    editor = dialog.form.form.editors["name"]
    assert isinstance(editor, LineEditor)
    assert editor.version is not None
    assert "Not written in French yet" in editor.version.said.text()
    dialog.close()
