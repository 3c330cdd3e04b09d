"""Coverage tells what nobody raises, and a click links a call to a note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from briefing_app.domain.changes import ChangeSet, deleted
from briefing_app.domain.ids import PackId, ProgrammeItemId, RecommendationId, SpeakerNoteId
from briefing_app.domain.record import Record
from briefing_app.domain.records.mission import SpeakerNote
from briefing_app.domain.records.recommendation import CallKind
from briefing_app.domain.status import StatusCode
from briefing_app.editing.command import Command
from briefing_app.errors import InputError
from briefing_app.gui.recommendations.coverage import CoverageTable, read_coverage, toggle_raised
from briefing_app.gui.recommendations.coverage_pane import CoverageModel
from tests.builders import (
    INSTRUMENT,
    InMemoryReader,
    a_library_of_records,
    assessment,
    instrument,
    mission,
    pack,
    programme_item,
    recommendation,
    section,
    speaker_note,
)
from tests.gui.recommendations.conftest import Opener, Shown

FIRST = RecommendationId("recommendation-1")
NOTE = SpeakerNoteId("note-1")


def read(reader: InMemoryReader) -> CoverageTable:
    found = read_coverage(reader, PackId("pack-1"))
    assert found is not None
    return found


def small() -> InMemoryReader:
    """A pack about one text with three calls; one note, at one meeting."""
    note = replace(speaker_note(), occasion=ProgrammeItemId("item-1"), recommendations=(FIRST,))
    status = section("recommendation_status", instrument=INSTRUMENT)
    calls = [recommendation(number) for number in range(1, 4)]
    return InMemoryReader([pack(), mission(), instrument(), programme_item(), note, status, *calls])


def test_calls_that_nobody_raises_are_counted() -> None:
    found = read(small())
    assert [row.words for row in found.rows] == ["Call 1", "Call 2", "Call 3"]
    assert [len(row.notes) for row in found.rows] == [1, 0, 0]
    assert found.missed == 2
    assert found.columns[0].meeting == "Exchange of views, 17 February 2020"
    assert found.columns[0].spoken


def test_a_call_of_a_text_that_the_pack_does_not_show_is_there_where_a_note_raises_it() -> None:
    reader = small()
    reader.put(instrument(key="instrument-2"), recommendation(9, instrument="instrument-2"))
    assert "Call 9" not in [row.words for row in read(reader).rows]
    reader.put(replace(speaker_note("Other", key="note-2"), recommendations=(RecommendationId("recommendation-9"),)))
    assert [row.words for row in read(reader).rows][-1] == "Call 9"


def test_appraisals_and_other_addressees_are_nothing_to_raise() -> None:
    reader = small()
    reader.put(
        replace(recommendation(2), call_kind=CallKind.APPRAISAL),
        recommendation(3, addressees=("addressee-2",)),
        section("recommendation_status", instrument=INSTRUMENT, addressee="addressee-1"),
    )
    assert [row.words for row in read(reader).rows] == ["Call 1"]


def test_statuses_are_those_of_the_packs_own_date() -> None:
    reader = small()
    reader.put(assessment(1, StatusCode.NONE), assessment(1, StatusCode.FULL, on="2021-01-01"))
    assert read(reader).rows[0].status is StatusCode.NONE


def test_a_pack_that_is_gone_has_no_coverage() -> None:
    assert read_coverage(InMemoryReader(), PackId("pack-1")) is None


def test_more_calls_than_a_delegation_can_raise_are_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing_app.gui.recommendations.coverage.MOST", 2)
    found = read(small())
    assert len(found.rows) == 2
    assert found.more == 1


@pytest.mark.parametrize("before", [(), (FIRST,), (RecommendationId("other"), FIRST)])
def test_toggling_twice_leaves_the_other_calls_of_a_note(before: tuple[RecommendationId, ...]) -> None:
    reader = small()
    reader.put(replace(speaker_note(), recommendations=before))
    reader.apply(toggle_raised(NOTE, FIRST)(reader))
    once = reader.get(SpeakerNote, NOTE)
    reader.apply(toggle_raised(NOTE, FIRST)(reader))
    twice = reader.get(SpeakerNote, NOTE)
    assert once is not None
    assert twice is not None
    assert (FIRST in once.recommendations) is not (FIRST in before)
    assert set(twice.recommendations) == set(before)


def test_a_note_that_is_gone_cannot_be_linked() -> None:
    command: Command = toggle_raised(SpeakerNoteId("gone"), FIRST)
    with pytest.raises(InputError):
        command(small())


@pytest.fixture
def covered(open_view: Opener) -> Shown:
    """The view with its coverage in front."""
    shown = open_view(a_library_of_records())
    shown.view.tabs.setCurrentWidget(shown.view.coverage)
    shown.until(lambda: shown.view.coverage.model.table is not None)
    return shown


def test_a_click_links_and_one_undo_takes_it_back(covered: Shown) -> None:
    pane = covered.view.coverage
    assert pane.model.rows[0].notes == frozenset()
    pane.view.toggled.emit(0, 0)
    covered.until(lambda: len(pane.model.rows[0].notes) == 1)
    assert "now raises" in covered.said[-1]
    cell = pane.model.index(0, 2)
    assert pane.model.data(cell) == "●"
    assert "raises" in pane.model.data(cell, Qt.ItemDataRole.AccessibleTextRole)
    covered.session.undo().result()
    covered.until(lambda: not pane.model.rows[0].notes)


def test_a_head_shows_the_whole_of_a_notes_title_and_its_meeting(covered: Shown) -> None:
    view = covered.view.coverage.view
    head, model = view.horizontalHeader(), view.model()
    for column in range(model.columnCount()):
        words = model.headerData(column, Qt.Orientation.Horizontal)
        flags = Qt.TextFlag.TextWordWrap.value
        room = view.fontMetrics().boundingRect(0, 0, view.columnWidth(column) - 8, 10_000, flags, words)
        assert room.height() <= head.height(), words


def test_a_mark_grows_with_the_words_beside_it(covered: Shown) -> None:
    view = covered.view.coverage.view
    usual = view.iconSize().height()
    font = view.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    view.setFont(font)
    assert view.iconSize().height() >= usual * 1.8


def test_space_links_and_enter_shows_the_call(covered: Shown) -> None:
    pane = covered.view.coverage
    pane.view.setCurrentIndex(pane.model.index(3, 2))
    covered.qtbot.keyClick(pane.view, Qt.Key.Key_Space)
    covered.until(lambda: len(pane.model.rows[3].notes) == 1)
    assert pane.view.currentIndex().row() == 3  # the place stays
    covered.qtbot.keyClick(pane.view, Qt.Key.Key_Return)
    covered.until(lambda: covered.view.detail.detail is not None and covered.view.detail.detail.call.title == "Call 4")


def test_a_click_on_the_call_itself_links_nothing(covered: Shown) -> None:
    pane = covered.view.coverage
    pane.view.clicked.emit(pane.model.index(0, 0))
    pane.view.clicked.emit(pane.model.index(0, 1))
    assert covered.session.read_now(lambda reader: reader.get(SpeakerNote, "note-1").recommendations) == ()  # type: ignore[union-attr]


def test_only_what_nobody_raises_can_be_shown(covered: Shown) -> None:
    pane = covered.view.coverage
    pane.view.toggled.emit(0, 0)
    covered.until(lambda: len(pane.model.rows[0].notes) == 1)
    pane.missed.setChecked(True)
    assert len(pane.model.rows) == 19
    assert pane.line.text().startswith("20 calls of this pack, 2 notes; 19 calls are raised by nobody")
    pane.missed.setChecked(False)
    assert len(pane.model.rows) == 20


@pytest.mark.parametrize(
    ("kept", "words"),
    [((), "There is no pack"), (("pack", "mission"), "shows no calls"), (("all but notes",), "has no notes")],
)
def test_an_empty_coverage_says_what_is_missing(open_view: Opener, kept: tuple[str, ...], words: str) -> None:
    every: dict[tuple[str, ...], Sequence[Record]] = {
        (): [instrument()],
        ("pack", "mission"): [pack(), mission()],
        ("all but notes",): [record for record in a_library_of_records() if not isinstance(record, SpeakerNote)],
    }
    shown = open_view(every[kept])
    shown.view.tabs.setCurrentWidget(shown.view.coverage)
    shown.until(lambda: words in shown.view.coverage._nothing.text())
    assert shown.view.coverage._nothing.isVisible()


@pytest.mark.parametrize("row", [0, 7, 19], ids=["first", "middle", "last"])
def test_whoever_works_down_what_nobody_raises_goes_on_by_space_alone(covered: Shown, row: int) -> None:
    """The call that is raised leaves the list: the keyboard must stay in its place."""
    pane = covered.view.coverage
    pane.missed.setChecked(True)
    pane.view.setCurrentIndex(pane.model.index(row, 2))
    covered.qtbot.keyClick(pane.view, Qt.Key.Key_Space)
    covered.until(lambda: len(pane.model.rows) == 19)
    assert (pane.view.currentIndex().row(), pane.view.currentIndex().column()) == (min(row, 18), 2)
    covered.qtbot.keyClick(pane.view, Qt.Key.Key_Space)
    covered.until(lambda: len(pane.model.rows) == 18)


def test_rows_of_the_coverage_grow_with_the_letters(covered: Shown) -> None:
    pane = covered.view.coverage
    high, wide = pane.view.rowHeight(0), pane.view.columnWidth(0)
    font = pane.view.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    pane.view.setFont(font)
    assert pane.view.rowHeight(0) > high
    assert pane.view.rowHeight(0) >= pane.view.fontMetrics().height()
    assert pane.view.columnWidth(0) > wide


def test_a_note_deleted_meanwhile_is_said_and_nothing_is_linked(covered: Shown) -> None:
    pane = covered.view.coverage
    held = covered.session.read_now(lambda reader: reader.get(SpeakerNote, NOTE))
    assert held is not None
    texts = covered.session.read_now(lambda reader: reader.texts([held.id]))
    shown = pane.model.table
    gone = ChangeSet(label="Delete", changes=tuple(deleted(each) for each in (*texts, held)))
    with covered.qtbot.waitSignal(pane.model.modelReset, timeout=20_000):
        covered.session.do(lambda _reader: gone).result()
    assert len(pane.model.table.columns) == 1  # type: ignore[union-attr]
    pane.model.table = shown  # as if the click had come before the list was read again
    pane.view.toggled.emit(0, 0)
    covered.until(lambda: bool(covered.failures))
    assert isinstance(covered.failures.pop(), InputError)


@pytest.mark.parametrize("column", [0, 1, 2])
def test_each_cell_of_the_coverage_says_what_it_is_to_ears(covered: Shown, column: int) -> None:
    model = covered.view.coverage.model
    spoken = model.data(model.index(0, column), Qt.ItemDataRole.AccessibleTextRole)
    expected = ["Call 1 (partially implemented)", "nobody", "Opening statement: does not raise"][column]
    assert expected in spoken
    assert model.headerData(column, Qt.Orientation.Vertical) is None


@pytest.mark.parametrize("title", ["Ерікті тыйым салу туралы мәлімдеме", "საქართველოს განცხადება", "A" * 40])
def test_long_and_foreign_titles_of_notes_stand_whole_in_the_head(title: str) -> None:
    reader = small()
    reader.put(replace(speaker_note(title), occasion=ProgrammeItemId("item-1")))
    model = CoverageModel()
    model.show_table(read(reader))
    head = model.headerData(2, Qt.Orientation.Horizontal)
    assert head == f"{title}\nExchange of views, 17 February 2020"
    tip = model.headerData(2, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert tip.endswith("A note to speak from")
