"""Texts in several languages: begun from the original, drafts, checked, outdated; in the form and in the pack."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPushButton

from briefing_app.domain.kinds import Kind
from briefing_app.domain.records.pack import Pack
from briefing_app.domain.records.written import TextState, WrittenText
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import plain_text
from briefing_app.domain.text_versions import state_in
from briefing_app.editing.fields import set_field
from briefing_app.gui.forms.plain_editors import TextFieldEditor
from briefing_app.gui.forms.version_line import Version, VersionLine
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
