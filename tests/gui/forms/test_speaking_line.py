"""How long a note takes is told while it is typed, against its slot and its versions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.domain.records.mission import NoteUse, SpeakerNote
from briefing_app.domain.text import Block, Run, Text, plain_text
from briefing_app.editing.fields import set_field
from briefing_app.gui.forms.speaking_line import SpeakingLine
from tests.builders import speaker_note
from tests.gui.conftest import Program

NOTE = replace(speaker_note(), minutes=3)


class Measured:
    """A line over texts that a test sets."""

    def __init__(self, qtbot: QtBot) -> None:
        self.texts: tuple[Text, ...] = ()
        self.line = SpeakingLine(lambda: self.texts, lambda _run: "two of twenty")
        qtbot.addWidget(self.line)


@pytest.fixture
def measured(qtbot: QtBot) -> Measured:
    return Measured(qtbot)


@pytest.fixture
def opened(program: Program) -> Program:
    program.open_sample()
    return program


def test_a_note_that_is_too_long_says_how_much_to_cut_and_what_each_version_takes(measured: Measured) -> None:
    measured.texts = (plain_text("word " * 300), Text(blocks=(Block(minutes=5, runs=(Run(text="more " * 177),)),)))
    measured.line.show_record(NOTE)
    assert measured.line.whole.text() == "To speak: 3 min 40 s of 3 min; cut about 87 words"
    assert measured.line.versions.text() == (
        "1-minute version: takes 2 min 20 s, cut about 170 words · "
        "3-minute version: takes 2 min 20 s · 5-minute version: takes 3 min 40 s"
    )
    assert "At 130 words a minute." in measured.line.whole.accessibleDescription()


def test_the_rate_is_that_of_the_language_and_an_estimate_says_so(measured: Measured) -> None:
    measured.texts = (plain_text("word " * 95),)
    measured.line.show_record(replace(NOTE, language="mt", interpreted=True, minutes=None))
    assert measured.line.whole.text() == "To speak: 1 min; no minutes are set"
    assert "interpreters" in measured.line.whole.toolTip()
    assert "estimated" in measured.line.whole.toolTip()


def test_what_nobody_speaks_from_has_no_such_line(measured: Measured) -> None:
    measured.line.show_record(NOTE)
    assert not measured.line.isHidden()
    measured.line.show_record(replace(NOTE, use=NoteUse.HEARD))
    assert measured.line.isHidden()
    measured.line.typed()
    assert not measured.line._rest.isActive()


def test_it_follows_the_keys_and_the_slot(opened: Program) -> None:
    notes = [entry for entry in opened.entries if entry.section_type == "speaker_notes"][-1]
    opened.form_of(notes.children[0])
    view = opened.workspace.editor.form
    before = view.speaking.whole.text()
    assert before.startswith("To speak: ")
    view.focus_field("opening", 0, 0)
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClicks(at, "one two three four five six seven eight nine ten ")
    assert view.speaking.whole.text() == before  # the keys go first
    opened.qtbot.waitUntil(lambda: view.speaking.whole.text() != before, timeout=5000)
    ref = notes.children[0].ref
    opened.library.session.commit().result()
    opened.library.session.do(set_field(ref, "minutes", 1.0)).result()
    opened.qtbot.waitUntil(lambda: " of 1 min; cut about " in view.speaking.whole.text(), timeout=5000)


def test_it_agrees_with_the_time_that_is_printed(opened: Program) -> None:
    notes = [entry for entry in opened.entries if entry.section_type == "speaker_notes"][-1]
    opened.form_of(notes.children[0])
    record = opened.library.session.read_now(lambda reader: reader.get(SpeakerNote, notes.children[0].ref.id))
    assert record is not None
    assert f" of {record.minutes:g} min" in opened.workspace.editor.form.speaking.whole.text().replace(
        "2 min 30 s", "2.5 min"
    )
