"""A text that was taken over is chosen where a section of the open pack waits for one, in the same step."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefing_app.domain.ids import InstrumentId
from briefing_app.domain.records.pack import Section
from briefing_app.editing.fields import set_field
from briefing_app.services.services import Services
from tests.builders import INSTRUMENT, instrument
from tests.gui.adopted_text.test_review import read_in, taken_in, write
from tests.gui.conftest import PATIENCE, Program
from tests.gui.section_contents.test_first_steps import keep_text


@pytest.fixture
def own(program: Program, services: Services, tmp_path: Path) -> Program:
    session = services.library.start_first_pack(
        tmp_path / "own.briefings", "Ruritania", start=date(2027, 3, 2), end=date(2027, 3, 4)
    )
    program.window.resize(1280, 800)
    program.window.show_library(session)
    program.qtbot.waitUntil(lambda: bool(program.entries), timeout=PATIENCE)
    return program


def chosen(own: Program) -> dict[str, tuple[str, ...]]:
    """What each section has chosen as its text, by its type."""
    sections = own.library.session.ask(lambda reader: reader.all(Section)).result()
    return {each.section_type: each.chosen("instrument") for each in sections if each.chosen("instrument")}


def test_a_text_that_is_taken_over_is_shown_by_the_section_that_waited_for_one(
    own: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own.wait_for_pages()
    own.choose(own.section("recommendation_status"))
    read_in(own, monkeypatch, write(tmp_path, "pasted"))
    statuses, view = own.workspace.editor.statuses, own.workspace.pages.view
    own.qtbot.waitUntil(lambda: len(statuses.lines) == len(taken_in(own)) == 23, timeout=PATIENCE)
    assert chosen(own) == {"recommendation_status": (taken_in(own)[0].instrument,)}
    told = own.window.status.told
    own.qtbot.waitUntil(lambda: "Chosen in “Recommendation status”." in told.text(), timeout=PATIENCE)
    own.qtbot.waitUntil(lambda: bool(view.marked), timeout=PATIENCE)
    assert view.current_page == view.marked[0][0]
    own.library.undo()
    own.qtbot.waitUntil(lambda: (taken_in(own), chosen(own)) == ((), {}), timeout=PATIENCE)


def test_a_section_that_shows_another_text_keeps_it_and_nothing_is_said_of_it(
    own: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    keep_text(own, calls=2)
    section = own.section("recommendation_status").ref
    own.library.session.do(set_field(section, "instrument", InstrumentId(INSTRUMENT))).result()
    read_in(own, monkeypatch, write(tmp_path, "pasted"))
    told = own.window.status.told
    own.qtbot.waitUntil(lambda: "20 counted calls" in told.text(), timeout=PATIENCE)
    assert chosen(own) == {"recommendation_status": (instrument().id,)}
    assert "Chosen in" not in told.text()
