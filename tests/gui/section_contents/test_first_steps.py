"""A section to which nothing is added by hand says, while it is empty, what belongs there, and what to do next."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefing_app.domain.changes import ChangeSet, created
from briefing_app.domain.ids import InstrumentId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.records.mission import Mission
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.status import StatusCode
from briefing_app.domain.text import plain_text
from briefing_app.editing.fields import set_field, set_text
from briefing_app.gui.forms.search_line import SearchLine
from briefing_app.gui.status_list import StatusList
from briefing_app.services.services import Services
from tests.builders import INSTRUMENT, addressee, instrument, recommendation
from tests.gui.conftest import PATIENCE, Program

CALLS = ("recommendation_status", "movement", "coverage")


@pytest.fixture
def own(program: Program, services: Services, tmp_path: Path) -> Program:
    session = services.library.start_first_pack(
        tmp_path / "own.briefings", "Ruritania", start=date(2027, 3, 2), end=date(2027, 3, 4)
    )
    program.window.show_library(session)
    program.qtbot.waitUntil(lambda: bool(program.entries), timeout=PATIENCE)
    return program


def keep_text(own: Program, *, calls: int) -> None:
    """Put a text with so many calls into the library."""
    tracked = (recommendation(number) for number in range(1, calls + 1))
    records = (instrument(level=Level.MEMBERS), addressee("Ruritania"), *tracked)
    change = ChangeSet(label="Read in", changes=tuple(created(record) for record in records))
    own.library.session.do(lambda _reader: change).result()


def hint(own: Program) -> str:
    contents = own.workspace.editor.contents
    return contents.hint.text() if contents.isVisible() and contents.hint.isVisible() else ""


def choose_text(own: Program) -> None:
    section = own.section("recommendation_status").ref
    own.library.session.do(set_field(section, "instrument", InstrumentId(INSTRUMENT))).result()


def set_status(statuses: StatusList, *, row: int, key: Qt.Key) -> None:
    statuses.setFocus()
    statuses.selectRow(row)
    QTest.keyClick(statuses, key)


def test_without_any_text_one_is_read_in_by_the_button(own: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    action = own.window.menus.actions["read_adopted_text"]
    action.triggered.disconnect()
    action.triggered.connect(lambda: asked.append("read"))
    own.choose(own.section("recommendation_status"))
    assert "what became of the calls of one text" in hint(own)
    assert "no text in this library yet" in hint(own)
    button = own.workspace.editor.contents.add
    assert button.text() == "Read an adopted text…"
    button.click()
    assert asked == ["read"]


def test_where_there_is_a_text_the_button_opens_its_choices_and_goes_once_it_is_chosen(own: Program) -> None:
    own.form_of(own.section("recommendation_status"))
    keep_text(own, calls=2)
    button = own.workspace.editor.contents.add
    own.qtbot.waitUntil(lambda: button.text() == "Choose the text", timeout=PATIENCE)
    own.window.activateWindow()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    form = own.workspace.editor.form.form
    assert form is not None
    line = form.editors["instrument"].findChild(SearchLine)
    assert line is not None
    own.qtbot.waitUntil(line.popup.isVisible, timeout=PATIENCE)
    assert line.hasFocus()
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Return)
    own.qtbot.waitUntil(lambda: hint(own) == "", timeout=PATIENCE)
    assert line.text() == "Resolution of 14 March 2019"


def test_pages_turn_to_a_section_as_soon_as_something_of_it_is_on_them(own: Program) -> None:
    own.window.resize(1280, 800)
    own.wait_for_pages()
    pages = own.workspace.pages
    status = own.section("recommendation_status")
    own.choose(status)
    assert (pages.view.marked, pages.view.current_page) == ((), 1)
    assert not pages.note.isHidden()
    assert own.window.status.currentMessage() == "", "what is said above the pages is not said below them too"
    keep_text(own, calls=12)
    choose_text(own)
    own.qtbot.waitUntil(lambda: bool(pages.view.marked), timeout=PATIENCE)
    first, box = pages.view.marked[0]
    assert first > 1
    assert pages.view.current_page == first
    assert pages.view.shows(first, box)
    assert pages.note.isHidden()
    assert own.window.status.currentMessage() == ""


def test_a_status_that_is_set_is_shown_on_the_pages_and_who_reads_there_already_stays(own: Program) -> None:
    own.window.resize(1280, 800)
    keep_text(own, calls=12)
    own.answer_whose_word(ours=False)
    choose_text(own)
    own.choose(own.section("recommendation_status"))
    view, statuses = own.workspace.pages.view, own.workspace.editor.statuses
    own.qtbot.waitUntil(lambda: len(statuses.lines) == 12 and len(view.marked) > 1, timeout=PATIENCE)
    bar, (first, last) = view.verticalScrollBar(), (view.marked[0][0], view.marked[-1][0])
    bar.setValue(0)
    assert view.current_page == 1
    set_status(statuses, row=3, key=Qt.Key.Key_2)
    own.qtbot.waitUntil(lambda: statuses.lines[3].status is StatusCode.SUBSTANTIAL, timeout=PATIENCE)
    assert view.current_page == first
    view.lead_to(*view.marked[-1])
    assert view.current_page == last
    value = bar.value()
    set_status(statuses, row=4, key=Qt.Key.Key_2)
    own.qtbot.waitUntil(lambda: statuses.lines[4].status is StatusCode.SUBSTANTIAL, timeout=PATIENCE)
    assert bar.value() == value


def test_a_text_without_calls_says_that_they_are_missing(own: Program) -> None:
    keep_text(own, calls=0)
    choose_text(own)
    own.choose(own.section("recommendation_status"))
    own.qtbot.waitUntil(lambda: "has no calls" in hint(own), timeout=PATIENCE)


def test_the_summary_leads_to_the_missions_words_and_is_quiet_once_there_are_any(own: Program) -> None:
    own.form_of(own.section("summary"))
    assert "why this visit" in hint(own)
    own.workspace.editor.contents.add.click()
    tree = own.workspace.panel.tree
    (mission,) = own.library.session.ask(lambda reader: reader.all(Mission)).result()
    own.qtbot.waitUntil(lambda: getattr(tree.current(), "ref", None) == mission.ref, timeout=PATIENCE)
    own.library.session.do(set_text(mission.ref, "asks", language="en", tree=plain_text("Answer."))).result()
    own.choose(own.section("summary"))
    own.qtbot.waitUntil(lambda: hint(own) == "", timeout=PATIENCE)


def test_sources_fill_themselves_and_offer_no_button(own: Program) -> None:
    own.choose(own.section("sources"))
    assert "fills itself" in hint(own)
    assert not own.workspace.editor.contents.add.isVisible()
    own.choose(own.section("programme"))
    assert own.workspace.editor.contents.add.isVisible()


def test_an_empty_handout_says_why_and_leads_step_by_step_to_what_opens_it(own: Program) -> None:
    pages, panel = own.workspace.pages, own.workspace.panel
    own.wait_for_pages()
    panel.recipes.setCurrentIndex(panel.recipes.findText("Public handout"))
    panel.recipes.activated.emit(panel.recipes.currentIndex())
    said = pages.findChild(type(pages.note), "instead")
    assert said is not None
    own.qtbot.waitUntil(lambda: not pages.answer.isHidden(), timeout=PATIENCE)
    assert "“Public handout” is empty: nothing of this pack goes to the public yet" in said.text()
    assert "set “May be read by” at the foot of its form to “Everybody”" in said.text()
    pages.answer.click()
    status = own.section("recommendation_status").ref
    own.qtbot.waitUntil(lambda: getattr(panel.tree.current(), "ref", None) == status, timeout=PATIENCE)
    own.library.session.do(set_field(status, "level", Level.PUBLIC)).result()
    own.qtbot.waitUntil(lambda: "but there is nothing in it" in said.text(), timeout=PATIENCE)
    keep_text(own, calls=1)
    choose_text(own)
    own.qtbot.waitUntil(lambda: "but not the text that it is about" in said.text(), timeout=PATIENCE)
    own.library.session.do(set_field(RecordRef(kind=Kind.INSTRUMENT, id=INSTRUMENT), "level", Level.PUBLIC)).result()
    own.qtbot.waitUntil(lambda: pages.preview is not None, timeout=PATIENCE)
    assert pages.preview is not None
    assert pages.preview.composed.audience is Level.PUBLIC
