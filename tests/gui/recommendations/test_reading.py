"""A library that is open elsewhere is only read here: everything is seen, nothing is offered that would fail."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton

from briefing_app.domain.levels import Level
from briefing_app.domain.records.mission import SpeakerNote
from briefing_app.domain.status import StatusCode
from briefing_app.gui.recommendations.claim_cards import ClaimCard
from briefing_app.gui.recommendations.lines import FIELDS, Field
from tests.builders import STATE, a_library_of_records, assessment, instrument
from tests.gui.recommendations.conftest import Opener, Shown


@pytest.fixture
def read(open_view: Opener) -> Shown:
    """The small library with one disputed call, open on another computer."""
    newer = assessment(1, StatusCode.FULL, on="2021-01-01", claimant=STATE)
    return open_view([*a_library_of_records(), newer], elsewhere=True)


def held(shown: Shown) -> str:
    """Why nothing can be changed."""
    words = shown.session.reading_only
    assert words is not None
    return words


def buttons_of(shown: Shown) -> dict[str, QAbstractButton]:
    """The buttons above the list by their words."""
    tools = shown.view.calls.tools
    parts = (tools.itemAt(number) for number in range(tools.count()))
    widgets = [part.widget() for part in parts if part is not None]
    return {widget.text().replace("&", ""): widget for widget in widgets if isinstance(widget, QAbstractButton)}


@pytest.mark.parametrize("words", ["Add a call…", "Set status…", "Themes…", "Addressees…"])
def test_what_would_change_something_is_held_and_says_why(read: Shown, words: str) -> None:
    button = buttons_of(read)[words]
    assert not button.isEnabled()
    assert button.toolTip() == held(read)


@pytest.mark.parametrize("words", ["Sort and columns…", "Print list…", "Export list…"])
def test_what_changes_nothing_is_offered(read: Shown, words: str) -> None:
    assert buttons_of(read)[words].isEnabled()


@pytest.mark.parametrize("key", range(9))
def test_no_key_judges_anything(read: Shown, key: int) -> None:
    read.lines()
    table = read.view.calls.table
    table.go_to_row(4)
    status = read.status(4)
    read.qtbot.keyClick(table, Qt.Key(Qt.Key.Key_1 + key))
    read.until(lambda: bool(read.said))
    assert read.said[-1] == (
        held(read) if tuple(StatusCode)[key] is not status else "That is so already: not implemented."
    )
    assert len(read.assessments("recommendation-5")) == 1


def test_the_menu_of_rows_is_seen_and_held(read: Shown) -> None:
    read.lines()
    menu = read.view.actions_.menu(read.view, read.view.calls.with_chosen, chosen=1)
    assert not menu.isEnabled()
    assert [each.title() for each in menu.findChildren(QMenu)] == ["Status &today", "&May be read by"]


@pytest.mark.parametrize(
    "act",
    [
        lambda shown: shown.view.actions_.ask_assessment("recommendation-1", StatusCode.FULL),
        lambda shown: shown.view.actions_.ask_correction(shown.assessments("recommendation-1")[0], ""),
        lambda shown: shown.view.actions_.ask_settlement(
            "recommendation-1", next(claim for claim in shown.view.detail.detail.claims if claim.disputes)
        ),
        lambda shown: shown.view.actions_.set_level(("recommendation-1",), Level.STAFF),
        lambda shown: shown.view.actions_.add_call(),
    ],
    ids=["assess", "correct", "take over", "level", "add"],
)
def test_whatever_is_asked_all_the_same_says_why_it_is_not_done(read: Shown, act: Callable[[Shown], None]) -> None:
    read.lines()
    read.until(lambda: read.view.detail.detail is not None)
    act(read)
    assert read.said == [held(read)]


def test_the_detail_shows_everything_and_holds_what_changes_it(read: Shown) -> None:
    read.lines()
    detail = read.view.detail
    read.until(lambda: detail.detail is not None)
    for words in ("Ass&ess…", "&Edit…", "Co&rrect…", "&Take this over…"):
        (button,) = (each for each in detail.findChildren(QPushButton) if each.text() == words)
        assert not button.isEnabled(), words
        assert button.toolTip() == held(read)
    assert len(detail.findChildren(ClaimCard)) == 2
    assert detail.timeline.rowCount() == 2
    detail.timeline.setCurrentCell(1, 0)
    (correct,) = (each for each in detail.findChildren(QPushButton) if each.text() == "Co&rrect…")
    assert not correct.isEnabled()


def test_coverage_is_seen_and_no_click_links_anything(read: Shown) -> None:
    read.view.tabs.setCurrentWidget(read.view.coverage)
    pane = read.view.coverage
    read.until(lambda: pane.model.table is not None)
    pane.view.setCurrentIndex(pane.model.index(0, 2))
    read.qtbot.keyClick(pane.view, Qt.Key.Key_Space)
    assert read.said == [held(read)]
    notes = read.session.read_now(lambda reader: reader.all(SpeakerNote))
    assert all(note.recommendations == () for note in notes)


def test_the_list_is_searched_sorted_copied_and_written(read: Shown, tmp_path: Path) -> None:
    calls = read.view.calls
    calls.bar.search.setText("call 1")
    read.settle(calls.bar.search.returnPressed.emit)
    read.settle(lambda: calls.table.sort_by(FIELDS.index(Field.CALL)))
    assert read.calls() == ["Call 1", *(f"Call {number}" for number in range(10, 20))]
    calls.table.choose_all()
    calls.with_chosen_lines(read.view._copy)
    assert len(QGuiApplication.clipboard().text().split("\n")) == 12
    read.view.lists.write_to(tmp_path / "out.csv")
    read.until((tmp_path / "out.csv").exists)


def test_an_empty_library_that_is_only_read_offers_no_way_to_fill_it(open_view: Opener) -> None:
    shown = open_view([instrument()], elsewhere=True)
    none = shown.view.calls.no_calls
    assert none.isVisible()
    for button in (none.add, none.import_sheet, none.read_text):
        assert not button.isEnabled()
        assert button.toolTip() == held(shown)
