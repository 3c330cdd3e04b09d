"""Values that a record holds in itself: added, moved, taken out, and filled in row by row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from briefing_app.domain import fields
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import PersonId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.records.mission import DelegationMember
from briefing_app.domain.records.place import DatedName
from briefing_app.gui.forms.choices import Choice, Found
from briefing_app.gui.forms.field_editor import Help
from briefing_app.gui.forms.registry import editor_for
from briefing_app.gui.forms.rows_editor import RowsEditor

MEMBERS = fields.RowsField(
    name="delegation",
    label="Delegation",
    row=(
        fields.OneOfField(name="person", label="Person", kind=Kind.PERSON),
        fields.LineField(name="role", label="Role"),
        fields.FlagField(name="travels", label="Travels", default=True),
    ),
)
GROUPS = fields.RowsField(
    name="groups",
    label="Groups",
    row=(fields.LineField(name="name", label="Name"), fields.DateField(name="since", label="Since")),
)
TITLES = {"a": "Anna Nowak", "b": "Bert Marin", "c": "Cora Lind"}
HELD = (DelegationMember(person=PersonId("a"), role="Chair"), DelegationMember(person=PersonId("b"), travels=False))
Make = Callable[[fields.RowsField], tuple[RowsEditor, list[Any], list[Any]]]


def find(_kind: Kind, typed: str, answer: Callable[[Found], None]) -> None:
    answer(Found(choices=tuple(Choice(id=key, label=name) for key, name in TITLES.items() if typed in name)))


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def build(declared: fields.RowsField) -> tuple[RowsEditor, list[Any], list[Any]]:
        editor = editor_for(declared, Help(find=find))
        assert isinstance(editor, RowsEditor)
        qtbot.addWidget(editor)
        editor.set_titles(TITLES)
        editor.show()
        typed: list[Any] = []
        arranged: list[Any] = []
        editor.edited.connect(lambda _name, value: typed.append(value))
        editor.arranged.connect(lambda _name, before, after: arranged.append((before, after)))
        return editor, typed, arranged

    return build


def rows(editor: RowsEditor) -> list[str]:
    return [editor.list.item(row).text() for row in range(editor.list.count())]


def keys(value: object) -> list[str]:
    assert isinstance(value, tuple)
    return [row["person"] for row in value]


def test_rows_say_what_is_not_as_usual_and_showing_tells_nobody(make: Make) -> None:
    editor, typed, arranged = make(MEMBERS)
    editor.set_value(HELD)
    assert rows(editor) == ["Anna Nowak · Chair", "Bert Marin · Travels: no"]
    editor.set_value(HELD)
    editor.set_value(())
    assert rows(editor) == []
    assert (typed, arranged) == ([], [])


def test_a_record_that_is_gone_is_said_to_be(make: Make) -> None:
    editor, _typed, _arranged = make(MEMBERS)
    editor.set_value((DelegationMember(person=PersonId("gone")),))
    assert rows(editor) == ["A record that is no longer here"]


def test_somebody_found_is_added_once_and_chosen(make: Make) -> None:
    editor, _typed, arranged = make(MEMBERS)
    editor.set_value(HELD)
    editor.add.chosen.emit(Choice(id="c", label="Cora Lind"))  # type: ignore[attr-defined]
    before, after = arranged.pop()
    assert (keys(before), keys(after)) == (["a", "b"], ["a", "b", "c"])
    assert after[2] == {"person": "c", "travels": True}
    assert editor.list.currentRow() == 2
    editor.add.chosen.emit(Choice(id="a", label="Anna Nowak"))  # type: ignore[attr-defined]
    assert arranged == []
    assert editor.list.currentRow() == 0


def test_a_row_moves_and_goes_with_all_that_it_holds(make: Make) -> None:
    editor, typed, arranged = make(MEMBERS)
    editor.set_value(HELD)
    editor.list.setCurrentRow(0)
    editor._down.click()
    before, after = arranged.pop()
    assert (keys(before), keys(after)) == (["a", "b"], ["b", "a"])
    assert after[1]["role"] == "Chair"
    assert editor.list.currentRow() == 1
    editor._down.click()
    assert arranged == []
    editor._remove.click()
    assert keys(arranged.pop()[1]) == ["b"]
    assert typed == []


def test_what_is_typed_belongs_to_the_chosen_row(make: Make) -> None:
    editor, typed, arranged = make(MEMBERS)
    editor.set_value(HELD)
    editor.list.setCurrentRow(1)
    line = editor.editors["role"].findChild(QLineEdit)
    assert line is not None
    assert line.text() == ""
    QTest.keyClicks(line, "Host")
    assert [row["role"] for row in typed[-1]] == ["Chair", "Host"]
    assert rows(editor)[1] == "Bert Marin · Host · Travels: no"
    editor.list.setCurrentRow(0)
    assert line.text() == "Chair"
    assert arranged == []
    assert "person" not in editor.editors


def test_a_row_that_is_typed_in_stays_chosen_when_its_record_is_read_again(make: Make) -> None:
    editor, _typed, _arranged = make(MEMBERS)
    editor.set_value(HELD)
    editor.list.setCurrentRow(1)
    editor.set_value((*HELD, DelegationMember(person=PersonId("c"))))
    assert editor.list.currentRow() == 1
    assert editor.choose("c")
    assert not editor.choose("nobody")
    assert editor.list.currentRow() == 2


def test_rows_known_by_words_are_typed_and_their_words_can_be_mended(make: Make) -> None:
    editor, typed, arranged = make(GROUPS)
    editor.set_value((DatedName(name="Renew", since=PartialDate(year=2019, month=6, day=12)),))
    assert rows(editor) == ["Renew · since 12 June 2019"]
    QTest.keyClicks(editor.add, "  The   Left ")
    QTest.keyClick(editor.add, Qt.Key.Key_Return)
    assert [row["name"] for row in arranged.pop()[1]] == ["Renew", "The Left"]
    assert editor.add.text() == ""
    QTest.keyClick(editor.add, Qt.Key.Key_Return)
    assert arranged == []
    line = editor.editors["name"].findChild(QLineEdit)
    assert line is not None
    assert line.text() == "The Left"
    line.end(False)
    QTest.keyClicks(line, "!")
    assert typed[-1][1]["name"] == "The Left!"
    assert typed[-1][0]["short"] == ""
