"""The list of texts: the newest first, with what became of their calls; one opens into the list."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from briefing_app.domain.changes import ChangeSet, created
from briefing_app.domain.counts import Counts
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import InstrumentId
from briefing_app.domain.status import StatusCode
from briefing_app.gui.recommendations.texts import TextLine, read_texts
from briefing_app.gui.recommendations.texts_pane import HEADS
from tests.builders import INSTRUMENT, a_library_of_records, assessment, instrument, recommendation
from tests.gui.recommendations.conftest import Opener, Shown

NEXT = replace(
    instrument(key="instrument-2"),
    title="The next resolution",
    short_title="The next one",
    adopted=PartialDate.parse("2021-02-11"),
    predecessor=InstrumentId(INSTRUMENT),
)


@pytest.fixture
def two(open_view: Opener) -> Shown:
    """Two texts, one after the other."""
    shown = open_view([*a_library_of_records(), NEXT, recommendation(31, instrument="instrument-2")])
    shown.view.tabs.setCurrentWidget(shown.view.texts)
    shown.until(lambda: len(shown.view.texts.model.lines) == 2)
    return shown


def test_reference_and_short_titles_of_a_text_are_whole(open_view: Opener) -> None:
    long = replace(NEXT, reference="P9_TA-PROV(2021)0056/REV", short_title="the resolution of 11 February 2021")
    last = replace(instrument(key="instrument-3"), short_title="", reference="A/1", predecessor=long.id)
    shown = open_view([*a_library_of_records(), long, last, recommendation(31, instrument="instrument-2")])
    shown.view.tabs.setCurrentWidget(shown.view.texts)
    shown.until(lambda: len(shown.view.texts.model.lines) == 3)
    table = shown.view.texts.table
    for row in range(3):
        for column in (1, 3, 4):
            words = str(table.model().index(row, column).data() or "")
            assert table.columnWidth(column) > table.fontMetrics().horizontalAdvance(words), words


def test_texts_stand_newest_first_with_what_came_before_and_after(two: Shown) -> None:
    newest, first = read_texts(two.session)
    assert (newest.title, newest.before, newest.after) == ("The next resolution", "the resolution", "")
    assert first.after == "The next one"
    assert (newest.adopted, first.adopted) == ("11 Feb 2021", "")
    assert (newest.calls, first.calls) == (1, 20)
    assert first.counts_words() == "2 partially implemented, 18 not implemented"


def test_an_uncounted_call_stands_in_the_list_and_not_in_the_bar(open_view: Opener) -> None:
    shown = open_view([*a_library_of_records(), replace(recommendation(40), counted=False)])
    (only,) = read_texts(shown.session)
    assert only.calls == 21
    assert only.counted == sum(number for _code, number in only.parts()) == 20
    shown.until(lambda: shown.view.calls.counts.line.text() == "21 calls, 1 of them not counted")
    by_status = [
        int(button.text().split()[0]) for button in shown.view.calls.counts.buttons.values() if not button.isHidden()
    ]
    assert sum(by_status) == 21  # the marks above the list add up to the list, the bar to the counted ones
    model = shown.view.texts.model
    model.show_lines((only,))
    said = {HEADS[column]: model.index(0, column).data() for column in range(len(HEADS))}
    assert (said["Calls"], said["Counted"]) == ("21", "20")


def test_a_narrowed_list_says_how_many_of_its_own_calls_are_not_counted(open_view: Opener) -> None:
    out = replace(recommendation(40), counted=False)
    shown = open_view([*a_library_of_records(), out, assessment(40, StatusCode.PARTIAL)])
    strip = shown.view.calls.counts
    shown.settle(strip.buttons[StatusCode.PARTIAL].click)
    assert strip.line.text() == "3 of 21 calls, 1 of them not counted"
    shown.settle(strip.buttons[StatusCode.PARTIAL].click)
    shown.settle(strip.buttons[StatusCode.NONE].click)
    assert strip.line.text() == "18 of 21 calls"


def test_a_text_without_calls_counts_nothing() -> None:
    line = TextLine(
        id=InstrumentId("x"), title="A", reference="", adopted="", before="", after="", claimant="", calls=0,
        counts=Counts(by_code={}),
    )  # fmt: skip
    assert line.counts_words() == "Nothing counted"
    assert line.parts() == ()


@pytest.mark.parametrize("way", ["enter", "double click", "button"])
def test_opening_a_text_lists_its_calls(two: Shown, way: str) -> None:
    pane = two.view.texts
    pane.table.setCurrentIndex(pane.model.index(0, 0))

    def open_it() -> None:
        if way == "enter":
            two.qtbot.keyClick(pane.table, Qt.Key.Key_Return)
        elif way == "double click":
            pane.table.doubleClicked.emit(pane.model.index(0, 3))
        else:
            pane.show_calls.click()

    two.settle(open_it)
    assert two.calls() == ["Call 31"]
    assert two.view.tabs.currentIndex() == 0
    assert two.view.calls.bar.text.line.text() == "The next resolution"
    two.settle(two.view.calls.bar.show_all)
    assert len(two.lines()) == 21
    assert two.view.calls.bar.text.line.text() == ""


def test_a_changed_title_is_read_again_and_the_row_stays(two: Shown) -> None:
    pane = two.view.texts
    pane.table.setCurrentIndex(pane.model.index(1, 0))
    two.session.type_field(NEXT.ref, "title", "Another title")
    two.session.commit().result()
    two.until(lambda: pane.model.lines[0].title == "Another title")
    assert pane.table.currentIndex().row() == 1


def test_the_bars_are_drawn_in_every_look(two: Shown) -> None:
    two.view.texts.table.selectRow(0)
    picture = two.view.texts.table.grab().toImage()
    two.view.texts.table.selectRow(1)
    QApplication.processEvents()
    assert two.view.texts.table.grab().toImage() != picture
    bar = two.view.texts.model.index(1, 8)
    assert two.view.texts.model.data(bar, Qt.ItemDataRole.AccessibleTextRole).startswith("2 partially")


def test_a_library_without_texts_says_how_one_comes(open_view: Opener) -> None:
    shown = open_view([])
    shown.view.tabs.setCurrentWidget(shown.view.texts)
    shown.until(lambda: not shown.view.texts.edit.isEnabled())
    assert not shown.view.texts.table.isVisible()


THIRD = replace(
    instrument(key="instrument-3"), title="Қарар туралы үшінші мәтін", short_title="", reference="", claimant=None
)


def test_a_text_that_comes_in_leaves_the_keyboard_on_its_text(two: Shown) -> None:
    """Otherwise the button below lists, or opens, another text than the one that was chosen."""
    pane = two.view.texts
    pane.table.setCurrentIndex(pane.model.index(1, 0))
    newest = replace(THIRD, adopted=PartialDate.parse("2024-01-01"))
    two.session.do(lambda _reader: ChangeSet(label="Add", changes=(created(newest),))).result()
    two.until(lambda: len(pane.model.lines) == 3)
    two.until(lambda: pane.table.currentIndex().row() == 2)
    two.settle(pane.show_calls.click)
    assert len(two.lines()) == 20


def test_a_text_that_goes_leaves_the_keyboard_on_another(two: Shown) -> None:
    pane = two.view.texts
    two.session.do(lambda _reader: ChangeSet(label="Add", changes=(created(THIRD),))).result()
    two.until(lambda: len(pane.model.lines) == 3)
    row = [line.id for line in pane.model.lines].index(THIRD.id)
    pane.table.setCurrentIndex(pane.model.index(row, 0))
    two.session.undo().result()
    two.until(lambda: len(pane.model.lines) == 2)
    two.until(lambda: pane.table.currentIndex().row() == 0)


def test_a_persons_own_widths_stay_when_something_changes(two: Shown) -> None:
    pane = two.view.texts
    pane.table.setColumnWidth(0, 321)
    two.session.type_field(NEXT.ref, "title", "Another title")
    two.session.commit().result()
    two.until(lambda: pane.model.lines[0].title == "Another title")
    assert pane.table.columnWidth(0) == 321


COUNTED = HEADS.index("Counted")
"""The first column takes the room that is left, so it is not asked."""


def test_rows_of_texts_grow_with_the_letters(two: Shown) -> None:
    table = two.view.texts.table
    high, wide = table.rowHeight(0), table.columnWidth(COUNTED)
    font = table.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    table.setFont(font)
    assert table.rowHeight(0) > high
    assert table.columnWidth(COUNTED) > wide


@pytest.mark.parametrize("column", range(9))
def test_each_cell_of_a_text_is_said_and_shown_alike(two: Shown, column: int) -> None:
    model = two.view.texts.model
    cell = model.index(1, column)
    said = [
        "Resolution of 14 March 2019", "2019/2610(RSP)", None, None, "The next one", "“A report”", "20", "20",
        "2 partially implemented, 18 not implemented",
    ]  # fmt: skip
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        assert model.data(cell, role) == said[column]
    assert model.data(cell, Qt.ItemDataRole.CheckStateRole) is None
    assert model.headerData(column, Qt.Orientation.Horizontal) == HEADS[column]
    assert model.headerData(column, Qt.Orientation.Vertical) is None


def test_a_text_without_short_title_and_reference_is_known_by_its_title(open_view: Opener) -> None:
    shown = open_view([THIRD, replace(NEXT, predecessor=THIRD.id)])
    newest = read_texts(shown.session)[0]
    assert newest.before == "Қарар туралы үшінші мәтін"
    assert read_texts(shown.session)[1].claimant == ""


def test_enter_without_a_text_opens_nothing(open_view: Opener) -> None:
    shown = open_view([])
    asked: list[str] = []
    shown.view.texts.text_chosen.connect(lambda text, _words: asked.append(text))
    shown.qtbot.keyClick(shown.view.texts.table, Qt.Key.Key_Return)
    shown.view.texts.show_calls.click()
    assert asked == []
