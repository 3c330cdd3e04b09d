"""The fields of an adopted text say when its reference belongs to a text that the library has."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from briefing_app.domain.records.place import Country
from briefing_app.gui.adopted_text.fields import InstrumentForm, Known
from briefing_app.services.reading_texts import InstrumentFields
from tests.builders import instrument
from tests.gui.conftest import Program
from tests.gui.keys import make_new, show_active


def test_a_known_reference_that_is_typed_says_that_the_other_fields_are_not_taken(
    program: Program, qtbot: QtBot
) -> None:
    program.open_sample()
    held = instrument()
    assert held.reference
    known = Known(addressees=(), claimants=(), titles={}, texts=(held,))
    form = InstrumentForm(InstrumentFields(title="Another title"), known, program.library.find)
    qtbot.addWidget(form)
    assert form.told.isHidden()
    line = next(each for each in form.findChildren(QLineEdit) if each.accessibleName() == "Reference")
    line.setText(held.reference)
    line.textEdited.emit(held.reference)
    assert not form.told.isHidden()
    assert "the other fields here say is not taken" in form.told.text()
    line.setText("X9_TA(2031)0001")
    line.textEdited.emit("X9_TA(2031)0001")
    assert form.told.isHidden()


def test_a_country_that_the_library_lacks_is_made_where_the_text_is_reviewed(program: Program, qtbot: QtBot) -> None:
    program.open_sample()
    known = Known(addressees=(), claimants=(), titles={})
    form = InstrumentForm(InstrumentFields(title="A text"), known, program.library.find, maker=program.library.maker)
    show_active(form, qtbot)
    make_new(form._form.editors["countries"], "Тәжікстан", qtbot)
    (made,) = form.fields.countries
    country = program.library.session.ask(lambda reader: reader.get(Country, made)).result()
    assert country is not None
    assert country.name == "Тәжікстан"
