"""A section to which nothing is added by hand says, while it is empty, what belongs there, and what to do next."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefing_app.domain.changes import ChangeSet, created
from briefing_app.domain.ids import InstrumentId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.records.mission import Mission
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import plain_text
from briefing_app.editing.fields import set_field, set_text
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


def test_where_there_is_a_text_the_button_leads_to_its_field_and_goes_once_it_is_chosen(own: Program) -> None:
    own.form_of(own.section("recommendation_status"))
    keep_text(own, calls=2)
    button = own.workspace.editor.contents.add
    own.qtbot.waitUntil(lambda: button.text() == "Choose the text", timeout=PATIENCE)
    button.click()
    form = own.workspace.editor.form.form
    assert form is not None
    own.window.activateWindow()
    own.qtbot.waitUntil(lambda: form.editors["instrument"].isAncestorOf(own.window.focusWidget()), timeout=PATIENCE)
    choose_text(own)
    own.qtbot.waitUntil(lambda: hint(own) == "", timeout=PATIENCE)


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
