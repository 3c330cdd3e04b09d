"""A single field can be kept from a wider audience than its record's, and opened again."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from briefing_app.domain.levels import Level
from briefing_app.domain.records.mission import Mission
from briefing_app.domain.records.pack import Section
from briefing_app.domain.records.situation import SituationEntry
from briefing_app.editing.fields import set_field, set_illustrative
from briefing_app.gui.forms.closed_fields import ClosedFieldsButton
from briefing_app.gui.forms.form import FieldForm
from tests.builders import mission
from tests.gui.forms.opened import Opened


def _labels(form: FieldForm) -> list[str]:
    return [label.text() for label in form.findChildren(QLabel)]


def _actions(button: ClosedFieldsButton) -> list[tuple[str, QAction]]:
    """The fields that are offered, each with the heading of its menu."""
    found = []
    for action in button.choices.actions():
        menu = action.menu()
        inside = isinstance(menu, QMenu)
        inner = menu.actions() if isinstance(menu, QMenu) else [action]
        found += [(action.text() if inside else "", each) for each in inner if not each.isSeparator()]
    return found


def _field(button: ClosedFieldsButton, title: str, menu: str = "") -> QAction:
    return next(action for heading, action in _actions(button) if (heading, action.text()) == (menu, title))


def test_a_field_is_closed_to_members_opened_again_and_undone(opened: Opened) -> None:
    entry = opened.read(lambda reader: reader.all(SituationEntry))[0]
    opened.session.do(set_field(entry.ref, "level", "members")).result()
    opened.session.do(set_illustrative(entry.ref, ("title", "fact"), illustrative=False)).result()
    form = opened.show(entry.ref)
    opened.wait(lambda: form.closed.isVisibleTo(form))
    assert "Fact" in _labels(form)
    assert not _field(form.closed, "Fact").isChecked()

    _field(form.closed, "Fact").trigger()
    opened.wait(lambda: "Fact (staff only)" in _labels(form))
    assert _field(form.closed, "Fact").isChecked()
    label = next(each for each in form.findChildren(QLabel) if each.text() == "Fact (staff only)")
    assert label.accessibleDescription() == "For staff only."
    kept = opened.read(lambda reader: reader.get(SituationEntry, entry.id))
    assert kept is not None
    assert kept.level_of("fact") is Level.STAFF

    opened.session.undo().result()
    opened.wait(lambda: "Fact" in _labels(form))
    opened.session.redo().result()
    opened.wait(lambda: "Fact (staff only)" in _labels(form))
    _field(form.closed, "Fact").trigger()
    opened.wait(lambda: "Fact" in _labels(form))


def test_only_audiences_smaller_than_the_records_are_offered(opened: Opened) -> None:
    entry = opened.read(lambda reader: reader.all(SituationEntry))[0]
    opened.session.do(set_field(entry.ref, "level", "public")).result()
    form = opened.show(entry.ref)
    opened.wait(lambda: {heading for heading, _ in _actions(form.closed)} == {"Staff only", "Members and staff only"})
    _field(form.closed, "Fact", "Members and staff only").trigger()
    opened.wait(lambda: any(words.startswith("Fact (Members and staff only)") for words in _labels(form)))

    opened.session.do(set_field(entry.ref, "level", "staff")).result()
    opened.wait(lambda: not form.closed.isVisibleTo(form))
    assert not [words for words in _labels(form) if " only)" in words]


def test_a_field_that_is_always_closed_cannot_be_opened(qtbot: QtBot) -> None:
    button = ClosedFieldsButton()
    qtbot.addWidget(button)
    button.show_record(replace(mission(), level=Level.MEMBERS), {"contact": "Contact", "level": "May be read by"})
    assert [action.text() for _, action in _actions(button)] == ["Contact"]
    contact = _field(button, "Contact")
    assert contact.isChecked()
    assert not contact.isEnabled()
    assert contact.toolTip() == "This field is always for staff only."


def test_a_section_has_the_audience_of_its_pack(opened: Opened) -> None:
    section = opened.read(lambda reader: reader.all(Section))[0]
    form = opened.show(section.ref)
    assert not form.closed.isVisibleTo(form)
    trip = opened.read(lambda reader: reader.all(Mission))[0]
    form = opened.show(trip.ref)
    assert form.closed.isVisibleTo(form)
