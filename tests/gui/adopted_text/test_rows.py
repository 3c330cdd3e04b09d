"""What is said of drafts under review, row by row and all together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from briefing_app.domain.records.recommendation import CallKind
from briefing_app.gui.adopted_text.model import HEADS, LEGEND, PARAGRAPH, TAKE, WORDS, DraftsModel
from briefing_app.gui.adopted_text.rows import (
    DECISIONS,
    KNOWN,
    NO_ADDRESSEE,
    NO_KIND,
    NO_NUMBER,
    Decision,
    ReviewRow,
    counted_words,
    next_decision,
)
from briefing_app.gui.adopted_text.source_view import SourceView
from briefing_app.importing.adopted_text.model import Draft
from briefing_app.services.reading_texts import read_pasted_text

WORDS_OF_ALL = "P9_TA(2021)0003\n1. Calls on the OSCE to watch;\n2. Urges the OSCE to act;\n3. Asks the OSCE to go;\n"


def drafts() -> tuple[Draft, ...]:
    """Three calls to somebody."""
    return read_pasted_text(WORDS_OF_ALL).drafts


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({}, ""),
        ({"kind": None, "paragraph": None}, NO_KIND),
        ({"paragraph": None, "addressees": ()}, NO_NUMBER),
        ({"addressees": ()}, NO_ADDRESSEE),
        ({"addressees": (), "counted": False}, ""),
    ],
)
def test_of_several_things_to_look_at_the_gravest_is_named(changed: dict[str, object], problem: str) -> None:
    row = ReviewRow(draft=replace(drafts()[0], **changed))  # type: ignore[arg-type]
    assert row.problem == problem
    assert problem in row.said
    assert replace(row, known=True).said == f"{KNOWN}."
    assert row.can_be_taken is (problem != NO_KIND)


def test_the_space_bar_takes_whatever_is_not_taken() -> None:
    after = {held: next_decision(held) for held in Decision}
    assert after == {
        Decision.OPEN: Decision.TAKEN,
        Decision.LEFT: Decision.TAKEN,
        Decision.TAKEN: Decision.LEFT,
    }


def test_one_is_told_as_one_and_several_as_several() -> None:
    one, two, three = (ReviewRow(draft=draft) for draft in drafts())
    assert counted_words([one]) == "1 counted call; 1 waits for you"
    left = replace(two, decision=Decision.LEFT)
    assert counted_words([replace(one, known=True), left]) == (
        "0 counted calls; 1 is in the library already; 1 is left out"
    )
    assert counted_words([left, replace(three, decision=Decision.LEFT)]) == "0 counted calls; 2 are left out"
    assert counted_words([]) == "0 counted calls"


def test_each_sign_of_the_first_column_is_explained_below_it() -> None:
    for decision, words in DECISIONS.items():
        assert decision.value in LEGEND
        assert decision is Decision.OPEN or words.lower() in LEGEND
    assert f"= {KNOWN.lower()}" in LEGEND


def test_a_table_without_drafts_is_empty_and_takes_every_answer(qtbot: QtBot) -> None:
    model = DraftsModel(())
    said: list[str] = []
    model.counted.connect(said.append)
    model.show_known(())
    assert (model.confirm_rest(), model.confirmed(), model.waiting(), model.rowCount()) == ("", (), (), 0)
    model.leave_out(())
    assert said == ["0 counted calls"]


def test_several_are_toggled_as_the_first_of_them_is(qtbot: QtBot) -> None:
    model = DraftsModel(drafts())
    model.toggle((0,))
    model.toggle((2, 0, 1))
    assert [row.decision for row in model.rows] == [Decision.LEFT] * 3
    model.show_known((True, False, False))
    assert model.toggle((0, 1)) == ""
    assert [row.decision for row in model.rows] == [Decision.LEFT, Decision.TAKEN, Decision.LEFT]
    assert model.toggle((0,)).startswith("This is in the library already")


def test_only_rows_that_changed_are_drawn_again(qtbot: QtBot) -> None:
    model = DraftsModel(drafts())
    drawn: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: drawn.append((first.row(), last.row())))
    model.leave_out((1,))
    model.set_kind((2, 0), CallKind.APPRAISAL)
    assert drawn == [(1, 1), (0, 2)]
    assert not any(row.draft.counted for row in (model.rows[0], model.rows[2]))


def test_cells_show_what_is_unknown_as_unknown_and_long_words_in_one_line(qtbot: QtBot) -> None:
    draft = replace(drafts()[0], paragraph=None, text="one\ntwo ქართული")
    model = DraftsModel((draft,))
    assert model.index(0, PARAGRAPH).data() == "?"
    assert model.index(0, WORDS).data() == "one two ქართული"
    assert model.index(0, WORDS).data(Qt.ItemDataRole.ToolTipRole) == draft.text
    assert model.index(0, TAKE).data() == "? ▲"
    assert model.columnCount(QModelIndex()) == len(HEADS)
    assert model.rowCount(model.index(0, 0)) == 0, "no row lies under another"


def test_a_place_beyond_the_end_of_a_text_is_cut_and_none_is_nothing(qtbot: QtBot) -> None:
    view = SourceView()
    qtbot.addWidget(view)
    view.show_text("Қысқа", [(2, 500), (900, 901)])
    view.choose(0)
    assert view.marked_words() == "сқа"
    view.choose(1)
    assert view.marked_words() == ""
    view.choose(-1)
    assert view.marked_words() == ""
