"""A judgement of ours is never kept as another's: whose word a status is, is asked once for a text."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QRadioButton

from briefing_app.domain.claims import ClaimantKind
from briefing_app.domain.records.recommendation import Assessment
from briefing_app.domain.status import StatusCode
from briefing_app.gui.status_list import StatusList
from briefing_app.gui.whose_word import KEPT_AS_OURS, WhoseWordDialog
from tests.gui.conftest import PATIENCE, Program

OURS, THEIRS = "It is our own judgement", "They have said so themselves"


def opened_list(program: Program) -> StatusList:
    """The sample's statuses, where nobody has answered yet."""
    program.open_sample(answered=None)
    program.choose(program.section("recommendation_status"))
    statuses = program.workspace.editor.statuses
    program.qtbot.waitUntil(lambda: len(statuses.lines) == 20, timeout=PATIENCE)
    statuses.setCurrentCell(_row(statuses, StatusCode.NONE), 1)
    return statuses


def _row(statuses: StatusList, code: StatusCode) -> int:
    return next(row for row, line in enumerate(statuses.lines) if line.status is code)


def answer(words: str | None) -> list[str]:
    """Choose these words in the question when it comes (``None``: turn back); return the labels that it showed."""
    seen: list[str] = []

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, WhoseWordDialog):
            QTimer.singleShot(20, choose)
            return
        ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
        assert not ok.isEnabled()
        buttons = {each.text().replace("&", ""): each for each in dialog.findChildren(QRadioButton)}
        seen.extend(buttons)
        if words is None:
            dialog.reject()
            return
        buttons[words].click()
        ok.click()

    QTimer.singleShot(0, choose)
    return seen


def judgements(program: Program) -> list[Assessment]:
    asked = program.library.session.ask(lambda reader: list(reader.all(Assessment)))
    return [each for each in asked.result() if each.status is StatusCode.FULL]


def test_their_word_moves_the_counts_and_is_asked_once(program: Program) -> None:
    statuses = opened_list(program)
    row = statuses.currentRow()
    seen = answer(THEIRS)
    program.qtbot.keyClick(statuses, Qt.Key.Key_1)
    program.qtbot.waitUntil(lambda: statuses.lines[row].status is StatusCode.FULL, timeout=PATIENCE)
    assert seen == [OURS, THEIRS]
    statuses.setCurrentCell(_row(statuses, StatusCode.NONE), 1)
    again = statuses.currentRow()
    program.qtbot.keyClick(statuses, Qt.Key.Key_1)  # a question would stay, and nothing be set
    program.qtbot.waitUntil(lambda: statuses.lines[again].status is StatusCode.FULL, timeout=PATIENCE)
    assert all(each.claimant.kind is not ClaimantKind.OWN for each in judgements(program))


def test_our_own_judgement_stands_beside_and_leaves_the_counts(program: Program) -> None:
    statuses = opened_list(program)
    row = statuses.currentRow()
    said: list[str] = []
    program.workspace.said.connect(said.append)
    answer(OURS)
    program.qtbot.keyClick(statuses, Qt.Key.Key_1)
    program.qtbot.waitUntil(lambda: bool(statuses.lines[row].beside), timeout=PATIENCE)
    assert statuses.lines[row].status is StatusCode.NONE
    assert statuses.lines[row].beside == "Our own office: fully implemented"
    assert statuses.combo(row).currentData() == StatusCode.NONE
    assert KEPT_AS_OURS in said
    (kept,) = judgements(program)
    assert kept.claimant.kind is ClaimantKind.OWN
    assert "kept as our own judgement" in program.workspace.editor.basis.words


def test_who_turns_back_sets_nothing_and_is_asked_again(program: Program) -> None:
    statuses = opened_list(program)
    row = statuses.currentRow()
    for _ in range(2):
        seen = answer(None)
        program.qtbot.keyClick(statuses, Qt.Key.Key_1)
        program.qtbot.waitUntil(partial(seen.__contains__, OURS), timeout=PATIENCE)
    program.qtbot.wait(100)
    assert statuses.lines[row].status is StatusCode.NONE
    assert statuses.combo(row).currentData() == StatusCode.NONE
    assert judgements(program) == []


def test_who_takes_a_status_back_is_asked_again_whose_word_the_next_is(program: Program) -> None:
    statuses = opened_list(program)
    row = statuses.currentRow()
    answer(THEIRS)
    program.qtbot.keyClick(statuses, Qt.Key.Key_1)
    program.qtbot.waitUntil(lambda: statuses.lines[row].status is StatusCode.FULL, timeout=PATIENCE)
    program.library.undo()
    program.qtbot.waitUntil(lambda: statuses.lines[row].status is StatusCode.NONE, timeout=PATIENCE)
    assert "You are asked once" in program.workspace.editor.basis.words


def test_one_may_ask_to_be_asked_again(program: Program) -> None:
    statuses = opened_list(program)
    basis = program.workspace.editor.basis
    assert not basis.again.isVisible()
    answer(OURS)
    program.qtbot.keyClick(statuses, Qt.Key.Key_1)
    program.qtbot.waitUntil(basis.again.isVisible, timeout=PATIENCE)
    basis.again.click()
    assert not basis.again.isVisible()
    assert "You are asked once" in basis.words


def test_many_calls_at_once_are_one_question_and_one_step(program: Program) -> None:
    program.open_sample(answered=None)
    program.window.menus.actions["show_recommendations"].trigger()
    calls = program.library.recommendations.calls
    program.qtbot.waitUntil(lambda: calls.model.rowCount() == 24, timeout=PATIENCE)
    calls.table.selectAll()
    answer(OURS)
    program.qtbot.keyClick(calls.table, Qt.Key.Key_1)
    program.qtbot.waitUntil(lambda: len(judgements(program)) == 24, timeout=PATIENCE)
    assert {each.claimant.kind for each in judgements(program)} == {ClaimantKind.OWN}
    program.library.undo()
    program.qtbot.waitUntil(lambda: judgements(program) == [], timeout=PATIENCE)


def test_where_no_status_can_be_set_the_line_takes_no_room(program: Program) -> None:
    program.open_sample()
    program.window.resize(1280, 800)
    program.choose(program.section("speaker_notes").children[0])
    editor = program.workspace.editor
    program.qtbot.waitUntil(lambda: editor.form.form is not None and editor.form.isVisible(), timeout=PATIENCE)
    program.qtbot.wait(100)
    assert not editor.basis.isVisible()
    assert editor.form.mapTo(editor, QPoint(0, 0)).y() < 6 * editor.fontMetrics().lineSpacing()
