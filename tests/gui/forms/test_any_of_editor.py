"""Who promised is a person, an addressee, a body or an organisation: found or made, in one list."""

from __future__ import annotations

from briefing_app.domain.kinds import Kind
from briefing_app.domain.records.mission import Commitment
from briefing_app.domain.records.people import Person
from briefing_app.domain.records.recommendation import Addressee
from briefing_app.domain.reference import RecordRef
from briefing_app.gui.forms.any_of_editor import AnyOfEditor
from tests.gui.forms.opened import Opened
from tests.gui.forms.test_making import owner_of, rows, search
from tests.gui.keys import make_new


def held(opened: Opened, ref: RecordRef) -> tuple[RecordRef, ...]:
    opened.session.commit().result()
    found = opened.read(lambda reader: reader.get(Commitment, ref.id))
    assert found is not None
    return found.by


def test_who_promised_is_shown_by_name_and_a_new_one_of_any_kind_is_made(opened: Opened) -> None:
    promise = owner_of(opened, Commitment)
    before = held(opened, promise)
    opened.show(promise)
    assert opened.view.form is not None
    editor = opened.view.form.editors["by"]
    assert isinstance(editor, AnyOfEditor)
    names = [editor._list.item(row).text() for row in range(editor._list.count())]
    people = opened.read(lambda reader: reader.many(Person, [ref.id for ref in before]))
    assert names == [person.name for person in people]
    assert [editor.kind.itemText(row) for row in range(editor.kind.count())] == [
        "Person", "Addressee", "Body", "Organisation",
    ]  # fmt: skip
    editor.kind.setCurrentIndex(1)
    editor.kind.activated.emit(1)
    make_new(editor, "Ministry of Justice", opened.qtbot)
    opened.wait(lambda: len(held(opened, promise)) == len(before) + 1)
    made = held(opened, promise)[-1]
    assert made.kind is Kind.ADDRESSEE
    addressee = opened.read(lambda reader: reader.get(Addressee, made.id))
    assert addressee is not None
    assert addressee.name == "Ministry of Justice"
    opened.session.undo().result()
    assert held(opened, promise) == before
    assert opened.read(lambda reader: reader.get(Addressee, made.id)) is None


def test_another_kind_finds_records_of_that_kind_and_what_is_chosen_is_told_with_it(opened: Opened) -> None:
    promise = owner_of(opened, Commitment)
    before = held(opened, promise)
    opened.show(promise)
    assert opened.view.form is not None
    editor = opened.view.form.editors["by"]
    assert isinstance(editor, AnyOfEditor)
    editor.kind.setCurrentIndex(1)
    editor.kind.activated.emit(1)
    addressee = opened.read(lambda reader: reader.all(Addressee))[0]
    line = search(opened, "by", addressee.name)
    assert rows(line)[0] == addressee.name
    line.popup.itemClicked.emit(line.popup.item(0))
    opened.wait(lambda: len(held(opened, promise)) == len(before) + 1)
    assert held(opened, promise) == (*before, addressee.ref)
    editor._list.setCurrentRow(len(before))
    editor._removed()
    opened.wait(lambda: held(opened, promise) == before)
