"""Marking to which versions of a note a paragraph belongs: what is marked is kept, and shown where the caret stands."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.domain.fields import TextField
from briefing_app.domain.text import Block, Run, Text
from briefing_app.gui.forms.field_editor import Help
from briefing_app.gui.forms.plain_editors import TextFieldEditor
from briefing_app.gui.text.editor import TextEditor

TEXT = Text(blocks=(Block(runs=(Run(text="One"),)), Block(runs=(Run(text="Two"),), minutes=3)))


@pytest.fixture
def editor(qtbot: QtBot) -> TextEditor:
    made = TextEditor("Points")
    qtbot.addWidget(made)
    made.set_text(TEXT)
    return made


def test_what_a_paragraph_belongs_to_survives_typing_beside_it(editor: TextEditor) -> None:
    editor.place_caret(1, 3)
    editor.area.insertPlainText("!")
    assert [block.minutes for block in editor.text().blocks] == [None, 3]
    assert editor.text().blocks[1].plain == "Two!"


def test_the_list_shows_the_paragraph_at_the_caret(editor: TextEditor) -> None:
    editor.place_caret(1)
    assert editor.toolbar.versions.currentText() == "From 3 minutes"
    editor.place_caret(0)
    assert editor.toolbar.versions.currentText() == "In each version"


def test_choosing_a_version_marks_the_paragraph_alone(editor: TextEditor) -> None:
    editor.place_caret(0)
    editor.toolbar.versions.activated.emit(2)
    assert [block.minutes for block in editor.text().blocks] == [5, 3]
    editor.toolbar.versions.activated.emit(0)
    assert [block.minutes for block in editor.text().blocks] == [None, 3]


@pytest.mark.parametrize("versioned", [True, False])
def test_only_what_is_spoken_has_versions(qtbot: QtBot, versioned: bool) -> None:
    made = TextFieldEditor(TextField(name="points", label="Points", versioned=versioned), Help())
    qtbot.addWidget(made)
    assert made.editor.toolbar.versions.isHidden() is not versioned
