"""A date is read as people write it, and never as another day."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.fields import DateField
from briefing_app.gui.forms.field_editor import Help
from briefing_app.gui.forms.plain_editors import DateEditor
from briefing_app.gui.forms.written_dates import read_date
from tests.gui.keys import type_words


@pytest.mark.parametrize(
    ("words", "stored"),
    [
        ("2 March 2027", "2027-03-02"),
        ("2nd March 2027", "2027-03-02"),
        ("  02   mar.  2027 ", "2027-03-02"),
        ("1 Sept 2027", "2027-09-01"),
        ("3. May 2027", "2027-05-03"),
        ("JUNE 2027", "2027-06"),
        ("June, 2027", "2027-06"),
        ("02.03.2027", "2027-03-02"),
        ("2. 3. 2027", "2027-03-02"),
        ("2027", "2027"),
        ("2027-03", "2027-03"),
        ("2027-03-02", "2027-03-02"),
    ],
)
def test_a_date_is_read_in_the_forms_that_people_write(words: str, stored: str) -> None:
    assert str(read_date(words)) == stored


@pytest.mark.parametrize(
    "words",
    [
        "",
        "soon",
        "2/3/2027",
        "31 April 2027",
        "29.2.2027",
        "0 March 2027",
        "2 Ju 2027",
        "2 Jun 27",
        "13 2027",
        "2 marchy 2027",
        "ju 2027",
        "2027-13",
        "٢ March 2027",
        "2 March",
        "March 2 2027",
    ],
)
def test_what_could_mean_two_days_or_none_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_date(words)


@pytest.mark.parametrize("words", ["2 March 2027", "2027-03-02", "2.3.2027"])
def test_typed_over_a_whole_field_key_by_key_it_is_that_day(qtbot: QtBot, words: str) -> None:
    editor = DateEditor(DateField(name="adopted", label="Adopted on"), Help())
    qtbot.addWidget(editor)
    editor.set_value(PartialDate.parse("2026-11-30"))
    told: list[object] = []
    editor.edited.connect(lambda _name, value: told.append(value))
    line = editor.focusProxy()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    type_words(line, words)
    assert told[-1] == editor.value() == PartialDate.parse("2027-03-02")
    assert line.text() == words
