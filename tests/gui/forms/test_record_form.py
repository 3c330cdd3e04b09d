"""The form over a real session: what is typed is kept, what is undone comes back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit

from briefing_app.domain.changes import ChangeSet, created
from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.records.mission import Source, SpeakerNote
from briefing_app.domain.records.pack import Section
from briefing_app.domain.records.people import Organisation, Person
from briefing_app.domain.records.place import Country
from briefing_app.domain.records.recommendation import Instrument, Recommendation
from briefing_app.domain.records.situation import SituationEntry
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import MAX_WORD_CHARACTERS, Run
from briefing_app.editing.fields import set_field
from briefing_app.gui.forms.choices import Choice
from briefing_app.gui.forms.search_line import SearchLine
from briefing_app.gui.forms.source_dialog import SourceDialog
from tests import builders
from tests.gui.forms.opened import Opened
from tests.gui.keys import type_words


def note(opened: Opened) -> SpeakerNote:
    return next(note for note in opened.read(lambda reader: reader.all(SpeakerNote)) if note.speaker)


def test_typing_in_a_text_is_kept_and_undo_brings_the_old_one_back(opened: Opened) -> None:
    ref = note(opened).ref
    form = opened.show(ref)
    before = form.editors["message"].value()
    opened.view.focus_field("message", 0, 3)
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClicks(at, "XYZ")
    stored = {text.field: text.tree.plain for text in opened.read(lambda reader: reader.texts([ref.id]))}
    assert stored["message"][3:6] == "XYZ"
    opened.session.undo().result()
    opened.wait(lambda: form.editors["message"].value() == before)


def test_a_line_is_kept_as_it_is_typed_and_the_caret_stays(opened: Opened) -> None:
    found = note(opened)
    form = opened.show(found.ref)
    line = form.editors["title"].findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    line.setCursorPosition(1)
    QTest.keyClicks(line, "q")
    opened.session.commit().result()
    opened.qtbot.wait(400)
    assert line.cursorPosition() == 2
    kept = opened.read(lambda reader: reader.get(SpeakerNote, found.id))
    assert kept is not None
    assert kept.title == found.title[0] + "q" + found.title[1:]


def test_a_value_that_the_record_cannot_hold_is_refused_below_its_field(opened: Opened) -> None:
    entry = opened.read(lambda reader: reader.all(SituationEntry))[0]
    form = opened.show(entry.ref)
    form.field_edited.emit("theme", None)
    problem = [label.text() for label in form.editors["theme"].findChildren(QLabel) if label.isVisibleTo(form)]
    assert any("Theme" in words for words in problem)
    kept = opened.read(lambda reader: reader.get(SituationEntry, entry.id))
    assert kept is not None
    assert kept.theme == entry.theme


def test_the_level_of_a_record_is_chosen_in_its_form(opened: Opened) -> None:
    found = note(opened)
    form = opened.show(found.ref)
    form.editors["level"].edited.emit("level", "staff")
    kept = opened.read(lambda reader: reader.get(SpeakerNote, found.id))
    assert kept is not None
    assert kept.level is Level.STAFF


def test_every_section_and_many_records_of_the_sample_show_a_form(opened: Opened) -> None:
    sections = opened.read(lambda reader: reader.all(Section))
    assert sections
    for section in sections:
        form = opened.show(section.ref)
        assert "level" in form.editors


def test_an_option_of_a_section_is_kept(opened: Opened) -> None:
    sections = opened.read(lambda reader: reader.all(Section))
    section = next(held for held in sections if held.section_type == "recommendation_status")
    form = opened.show(section.ref)
    form.field_edited.emit("chart", False)
    kept = opened.read(lambda reader: reader.get(Section, section.id))
    assert kept is not None
    assert kept.option("chart") is False


def test_a_date_in_a_section_is_kept_as_it_is_written_and_shown_again(opened: Opened) -> None:
    held = opened.read(lambda reader: reader.all(Section))[0]
    moved = builders.section("movement", key="moved-here")
    moved = replace(moved, pack=held.pack)
    opened.session.do(lambda _reader: ChangeSet(label="Add", changes=(created(moved),))).result()
    form = opened.show(moved.ref)
    line = form.editors["since"].findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    type_words(line, "2019-12-01")
    opened.session.commit().result()
    opened.qtbot.wait(400)
    assert (line.text(), line.cursorPosition()) == ("2019-12-01", 10)
    kept = opened.read(lambda reader: reader.get(Section, moved.id))
    assert kept is not None
    assert kept.option("since") == "2019-12-01"
    opened.show(held.ref)
    assert opened.show(moved.ref).editors["since"].value() == builders.day("2019-12-01")


def test_a_field_asked_for_before_the_form_is_there_gets_the_keyboard_later(opened: Opened) -> None:
    opened.view.show_record(note(opened).ref)
    opened.view.focus_field("ask", 0)
    opened.wait(lambda: QApplication.focusWidget() is not None and opened.view.form is not None)
    assert opened.view.form is not None
    at = QApplication.focusWidget()
    assert at is not None
    assert opened.view.form.editors["ask"].isAncestorOf(at)


def test_a_record_that_is_gone_says_so(opened: Opened) -> None:
    opened.view.show_record(RecordRef(kind=Kind.PERSON, id="nobody"))
    opened.wait(lambda: any("no longer" in label.text() for label in opened.view.findChildren(QLabel)))


def test_undo_keys_in_the_form_are_handed_to_the_window(opened: Opened) -> None:
    form = opened.show(note(opened).ref)
    line = form.editors["title"].findChild(QLineEdit)
    assert line is not None
    with opened.qtbot.waitSignal(opened.view.undo_requested, timeout=1000):
        QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def person_line(opened: Opened, name: str) -> SearchLine:
    """The line in which a person is looked for."""
    assert opened.view.form is not None
    line = opened.view.form.editors[name].findChild(SearchLine)
    assert isinstance(line, SearchLine)
    line.window().activateWindow()
    opened.wait(lambda: line.window().isActiveWindow())
    line.setFocus()
    return line


def test_a_speaker_is_chosen_by_typing_and_the_choice_is_kept(opened: Opened) -> None:
    found = note(opened)
    people = opened.read(lambda reader: reader.all(Person))
    other = next(person for person in people if person.id != found.speaker)
    opened.show(found.ref)
    line = person_line(opened, "speaker")
    line.selectAll()
    type_words(line, other.name)
    QTest.keyClick(line, Qt.Key.Key_Return)
    opened.wait(lambda: line.text() == other.name and not line.isModified())
    opened.session.commit().result()
    kept = opened.read(lambda reader: reader.get(SpeakerNote, found.id))
    assert kept is not None
    assert kept.speaker == other.id


def test_a_record_that_needs_one_offers_no_none(opened: Opened) -> None:
    entry = opened.read(lambda reader: reader.all(SituationEntry))[0]
    opened.show(entry.ref)
    line = person_line(opened, "theme")
    QTest.keyClick(line, Qt.Key.Key_Down)
    opened.wait(line.popup.isVisible)
    assert "None" not in [line.popup.item(row).text() for row in range(line.popup.count())]


def test_a_speaker_who_is_renamed_elsewhere_is_shown_by_the_new_name(opened: Opened) -> None:
    found = note(opened)
    form = opened.show(found.ref)
    line = form.editors["speaker"].findChild(QLineEdit)
    assert line is not None
    ref = RecordRef(kind=Kind.PERSON, id=str(found.speaker))
    opened.session.do(set_field(ref, "name", "Әлия Қасымова")).result()
    opened.wait(lambda: line.text() == "Әлия Қасымова")
    assert form is opened.view.form, "the form is not built anew under the caret"


def test_a_form_keeps_its_editors_when_another_record_of_its_kind_is_added(opened: Opened) -> None:
    form = opened.show(note(opened).ref)
    added = builders.person("ნინო ბერიძე", key="added")
    opened.session.do(lambda _reader: ChangeSet(label="Add", changes=(created(added),))).result()
    line = person_line(opened, "speaker")
    line.selectAll()
    type_words(line, "ბერიძე")
    opened.wait(lambda: line.popup.count() > 0 and line.popup.item(0).text() == "ნინო ბერიძე")
    assert form is opened.view.form


HOSTILE = (
    "O’Leary\u200b & <b>Söhne</b>",
    "\u202eright to left\u202c",
    "שלום Нұр-Сұлтан ნინო",
    "Bartholomäus-Wittgenstein-Sayn-Ludwigsburg",
    "'; DROP TABLE person; --",
    "e\u0301 \U0001f600 \u0130",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_whatever_is_typed_into_a_line_is_kept_letter_by_letter(opened: Opened, words: str) -> None:
    found = note(opened)
    form = opened.show(found.ref)
    line = form.editors["title"].findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    line.selectAll()
    line.insert(words)
    opened.session.commit().result()
    kept = opened.read(lambda reader: reader.get(SpeakerNote, found.id))
    assert kept is not None
    assert kept.title == words


def test_line_ends_and_controls_that_are_pasted_do_not_reach_a_line(opened: Opened) -> None:
    found = note(opened)
    form = opened.show(found.ref)
    line = form.editors["title"].findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    line.selectAll()
    QApplication.clipboard().setText("one\ntwo\u2028three\x07")
    line.paste()
    opened.session.commit().result()
    kept = opened.read(lambda reader: reader.get(SpeakerNote, found.id))
    assert kept is not None
    assert not set(kept.title) & {"\n", "\u2028", "\x07"}
    assert kept.title.startswith("one")


def test_a_word_longer_than_paper_is_refused_below_its_field_and_not_kept(opened: Opened) -> None:
    found = note(opened)
    form = opened.show(found.ref)
    line = form.editors["title"].findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    line.selectAll()
    line.insert("x" * (MAX_WORD_CHARACTERS + 1))
    assert "cannot be printed" in line.accessibleDescription()
    opened.session.commit().result()
    kept = opened.read(lambda reader: reader.get(SpeakerNote, found.id))
    assert kept is not None
    assert kept.title == found.title


def test_a_source_that_is_chosen_stands_in_the_text_by_its_title_at_once(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.show(note(opened).ref)
    source = opened.read(lambda reader: reader.all(Source))[0]

    def execute(dialog: SourceDialog) -> int:
        dialog.line.chosen.emit(Choice(id=source.id, label=source.title))
        dialog.locator.setText("p. 4")
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(SourceDialog, "exec", execute)
    chosen = opened.view._choose_source()
    assert chosen is not None
    assert (chosen.source, chosen.locator) == (source.id, "p. 4")
    words = opened.view._describe(Run(source=chosen))
    assert words.endswith(", p. 4")
    assert words.startswith(source.title[:20])
    monkeypatch.setattr(SourceDialog, "exec", lambda _dialog: 0)
    assert opened.view._choose_source() is None


def test_leaving_a_record_keeps_what_was_typed_in_it(opened: Opened) -> None:
    notes = opened.read(lambda reader: reader.all(SpeakerNote))
    form = opened.show(notes[0].ref)
    line = form.editors["title"].findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    line.insert("Q")
    opened.view.show_record(notes[1].ref)
    opened.wait(lambda: opened.view._shown is not None and opened.view._shown.record.id == notes[1].id)
    opened.session.commit().result()
    kept = opened.read(lambda reader: reader.get(SpeakerNote, notes[0].id))
    assert kept is not None
    assert kept.title == f"Q{notes[0].title}"
    other = opened.read(lambda reader: reader.get(SpeakerNote, notes[1].id))
    assert other is not None
    assert other.title == notes[1].title


def test_a_text_is_told_whose_word_its_counts_follow_and_which_countries_it_is_about(opened: Opened) -> None:
    text = next(each for each in opened.read(lambda reader: reader.all(Instrument)) if each.claimant is not None)
    form = opened.show(text.ref)
    follow = form.editors["claimant"].findChild(QComboBox)
    assert follow is not None
    assert form.editors["claimant"].title == "Counts follow"
    assert follow.currentText().startswith("Civil society: ")
    assert "moves no count" in follow.toolTip()
    follow.setCurrentIndex(follow.findText("The State's own word"))
    follow.activated.emit(follow.currentIndex())
    country = opened.read(lambda reader: reader.all(Country))[0]
    form.editors["countries"].edited.emit("countries", (country.id,))
    opened.session.commit().result()
    kept = opened.read(lambda reader: reader.get(Instrument, text.id))
    assert kept is not None
    assert kept.claimant == Claimant(kind=ClaimantKind.STATE)
    assert kept.countries == (country.id,)
    opened.session.undo().result()
    opened.session.undo().result()
    opened.wait(lambda: follow.currentText().startswith("Civil society: "))


def test_whoever_judged_the_calls_of_a_text_can_be_followed_and_nobody_too(opened: Opened) -> None:
    text = opened.read(lambda reader: reader.all(Instrument))[0]
    call = opened.read(lambda reader: reader.where(Recommendation, "instrument", text.id))[0]
    body = builders.organisation("Observers of the vote", key="observers")
    theirs = Claimant(kind=ClaimantKind.THIRD_PARTY, by=body.ref)
    judged = replace(builders.assessment(claimant=theirs), recommendation=call.id)
    opened.session.do(lambda _: ChangeSet(label="In", changes=(created(body), created(judged)))).result()
    form = opened.show(text.ref)
    follow = form.editors["claimant"].findChild(QComboBox)
    assert follow is not None
    words = [follow.itemText(row) for row in range(follow.count())]
    assert words[0] == "Nobody yet"
    assert "A third party: Observers of the vote" in words
    assert {f"Civil society: {each.name}" for each in opened.read(lambda reader: reader.all(Organisation))} <= set(
        words
    )
