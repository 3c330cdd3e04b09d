"""What is not found is made: by keys or mouse, in one step with the field it goes to, and one step takes both away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from briefing_app.domain.fields import OneOfField
from briefing_app.domain.kinds import Kind
from briefing_app.domain.record import Record
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.mission import Source, SpeakerNote
from briefing_app.domain.records.pack import Section
from briefing_app.domain.records.people import Person
from briefing_app.domain.records.recommendation import Recommendation
from briefing_app.domain.reference import RecordRef
from briefing_app.editing.records import add_record
from briefing_app.gui.forms.field_editor import Help
from briefing_app.gui.forms.making import RecordMaker
from briefing_app.gui.forms.record_choosers import OneOfEditor
from briefing_app.gui.forms.search_line import SearchLine
from briefing_app.gui.forms.source_dialog import SourceDialog
from tests.gui.forms.opened import Opened
from tests.gui.keys import make_new, show_active, type_words

WORDS = "Әлия Қасымова-Example"
DOWN, UP, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return


def owner_of(opened: Opened, kind: type[Record], **how: object) -> RecordRef:
    """The first record of a kind with these values."""
    found = opened.read(lambda reader: reader.all(kind))
    return next(one.ref for one in found if all(getattr(one, name) == value for name, value in how.items()))


def places(opened: Opened) -> dict[str, tuple[RecordRef, str, Kind, str]]:
    """For each kind: whose form, which field, what is made, what the row says."""
    note = owner_of(opened, SpeakerNote)
    call = owner_of(opened, Recommendation)
    return {
        "person": (note, "speaker", Kind.PERSON, f"New person: “{WORDS}”"),
        "source": (note, "sources", Kind.SOURCE, f"New source: “{WORDS}”"),
        "occasion": (note, "occasion", Kind.PROGRAMME_ITEM, f"New programme item: “{WORDS}”"),
        "addressee": (call, "addressees", Kind.ADDRESSEE, f"New addressee: “{WORDS}”"),
    }


def search(opened: Opened, field: str, words: str) -> SearchLine:
    """Type words into a field that finds records, and wait for the list."""
    assert opened.view.form is not None
    line = opened.view.form.editors[field].findChild(SearchLine)
    assert isinstance(line, SearchLine)
    line.setFocus()
    line.selectAll()
    type_words(line, words)
    opened.wait(line.popup.isVisible)
    return line


def rows(line: SearchLine) -> list[str]:
    """What the open list says."""
    return [line.popup.item(row).text() for row in range(line.popup.count())]


def held(opened: Opened, ref: RecordRef, field: str) -> tuple[str, ...]:
    """The ids that the library holds in a field."""
    record = opened.read(lambda reader: reader.get(CLASSES[ref.kind], ref.id))
    assert record is not None
    value = record.option(field) if isinstance(record, Section) else getattr(record, field)
    return tuple(value) if isinstance(value, (tuple, list)) else (str(value),) if value else ()


@pytest.mark.parametrize("name", ["person", "source", "occasion", "addressee"])
@pytest.mark.parametrize("by_mouse", [False, True])
def test_words_that_nobody_bears_become_a_record_in_one_step(opened: Opened, name: str, *, by_mouse: bool) -> None:
    ref, field, kind, row = places(opened)[name]
    form = opened.show(ref)
    before, shown = held(opened, ref, field), form.editors[field].value()
    count = len(opened.read(lambda reader: reader.all(CLASSES[kind])))
    line = search(opened, field, WORDS)
    assert rows(line) == [row, "Nothing found. Esc takes back what was typed."]
    if by_mouse:
        popup = line.popup
        where = popup.visualItemRect(popup.item(0)).center()
        QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=where)
    else:
        QTest.keyClick(line, DOWN)
        QTest.keyClick(line, ENTER)
    opened.wait(lambda: held(opened, ref, field) != before)
    made = held(opened, ref, field)[-1]
    record = opened.read(lambda reader: reader.get(CLASSES[kind], made))
    assert record is not None
    assert WORDS in (getattr(record, "name", ""), getattr(record, "title", ""))
    opened.wait(
        lambda: form.editors[field].value() == (made if isinstance(shown, (str, type(None))) else (*before, made))
    )
    opened.qtbot.wait(300)
    assert len(opened.read(lambda reader: reader.all(CLASSES[kind]))) == count + 1
    step = opened.session.undo().result()
    assert WORDS[:30] in step.label
    opened.wait(lambda: form.editors[field].value() == shown)
    assert held(opened, ref, field) == before
    assert opened.read(lambda reader: reader.get(CLASSES[kind], made)) is None


def test_enter_on_words_that_find_nothing_makes_nothing(opened: Opened) -> None:
    ref, field, _kind, _row = places(opened)["person"]
    opened.show(ref)
    people = len(opened.read(lambda reader: reader.all(Person)))
    line = search(opened, field, WORDS)
    for _ in range(3):
        QTest.keyClick(line, ENTER)
    opened.qtbot.wait(300)
    assert len(opened.read(lambda reader: reader.all(Person))) == people
    assert line.popup.isVisible()


def test_one_key_up_from_what_is_found_leads_to_the_row_that_makes(opened: Opened) -> None:
    ref, field, _kind, _row = places(opened)["person"]
    opened.show(ref)
    name = opened.read(lambda reader: reader.all(Person))[0].name
    line = search(opened, field, name[:4])
    assert len(rows(line)) > 1
    assert rows(line)[-1] == f"New person: “{name[:4].strip()}”"
    QTest.keyClick(line, UP)
    assert line.popup.currentRow() == line.popup.count() - 1


def test_a_name_that_somebody_bears_is_not_offered_again(opened: Opened) -> None:
    ref, field, _kind, _row = places(opened)["person"]
    opened.show(ref)
    name = opened.read(lambda reader: reader.all(Person))[0].name
    line = search(opened, field, f" {name.upper()} ")
    assert not [row for row in rows(line) if row.startswith("New ")]


def test_calls_are_not_made_from_words_alone(opened: Opened) -> None:
    opened.show(owner_of(opened, SpeakerNote))
    line = search(opened, "recommendations", "Zzzyx")
    assert rows(line) == ["Nothing found. Esc takes back what was typed."]


def test_a_library_for_reading_only_offers_none(opened: Opened) -> None:
    maker = RecordMaker(opened.session, opened.bridge)
    assert maker.offers(Kind.PERSON)
    assert not maker.offers(Kind.SPEAKER_NOTE)  # nothing tells its mission here
    opened.session.reading_only = "Read only."
    assert not maker.offers(Kind.PERSON)


@pytest.mark.parametrize("inserted", [True, False], ids=["inserted", "cancelled"])
def test_a_source_is_made_by_the_answer_of_its_dialog_and_never_by_cancelling_it(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, inserted: bool
) -> None:
    opened.show(owner_of(opened, SpeakerNote))
    before = opened.read(lambda reader: len(reader.all(Source)))

    def execute(dialog: SourceDialog) -> int:
        show_active(dialog, opened.qtbot)
        make_new(dialog, WORDS, opened.qtbot)
        assert dialog.source is not None
        (dialog.accept if inserted else dialog.reject)()
        return dialog.result()

    monkeypatch.setattr(SourceDialog, "exec", execute)
    reference = opened.view._choose_source()
    opened.session.commit().result()
    sources = opened.read(lambda reader: reader.all(Source))
    assert len(sources) == before + inserted
    assert (reference is not None) is inserted
    if reference is not None:
        assert next(each.title for each in sources if each.id == reference.source) == WORDS


def test_a_list_that_narrows_what_is_shown_says_so_and_makes_nothing(opened: Opened) -> None:
    opened.show(owner_of(opened, Section, section_type="speaker_notes"))
    line = search(opened, "notes", WORDS)
    assert rows(line) == ["Nothing found. Esc takes back what was typed."]
    assert line.placeholderText() == "Choose: type a few letters"


def test_an_editor_without_a_place_tells_what_was_made(opened: Opened) -> None:
    helper = Help(find=opened.view._finder.find, maker=RecordMaker(opened.session, opened.bridge))
    editor = OneOfEditor(OneOfField(name="who", label="Who", kind=Kind.PERSON), helper)
    told: list[object] = []
    editor.edited.connect(lambda _name, value: told.append(value))
    show_active(editor, opened.qtbot)
    line = editor.findChild(SearchLine)
    assert isinstance(line, SearchLine)
    line.setFocus()
    type_words(line, WORDS)
    opened.wait(line.popup.isVisible)
    QTest.keyClick(line, UP)
    QTest.keyClick(line, ENTER)
    opened.wait(lambda: bool(told))
    assert told == [editor.value()]
    assert not [button for button in editor.findChildren(QToolButton) if "Open" in button.accessibleName()
                and button.isVisible()]  # fmt: skip


@pytest.mark.parametrize("name", ["person", "source"])
def test_what_is_chosen_is_opened_by_its_button_and_by_keys(opened: Opened, name: str) -> None:
    ref, field, kind, _row = places(opened)[name]
    form = opened.show(ref)
    asked: list[tuple[RecordRef, str]] = []
    opened.view.open_asked.connect(lambda record, title: asked.append((record, title)))
    opened.session.do(add_record(kind, WORDS, record="made", where=ref, field=field)).result()
    opened.wait(lambda: "made" in held(opened, ref, field) and "made" in str(form.editors[field].value()))
    control = form.editors[field].focusProxy()
    assert control is not None
    if name == "source":
        control.setCurrentRow(control.count() - 1)  # type: ignore[attr-defined]
    button = next(one for one in form.editors[field].findChildren(QToolButton) if "Open" in one.accessibleName())
    assert button.isEnabled()
    button.click()
    control.setFocus()
    QTest.keyClick(control, ENTER, Qt.KeyboardModifier.ControlModifier)
    assert asked == [(RecordRef(kind=kind, id="made"), WORDS)] * 2
