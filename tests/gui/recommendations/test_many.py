"""What is done to the chosen calls is done to these and to no others, in one step that one undo takes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMenu, QPushButton

from briefing_app.domain.changes import ChangeSet, deleted
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.record import Record
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.mission import Source
from briefing_app.domain.records.recommendation import Addressee, Instrument, Recommendation
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.status import StatusCode
from briefing_app.errors import InputError
from briefing_app.gui.outline import record_title
from briefing_app.gui.recommendations import source
from briefing_app.gui.recommendations.claim_cards import ClaimCard
from briefing_app.gui.recommendations.judgement_dialog import JudgementDialog
from briefing_app.gui.recommendations.many_dialogs import AddCallDialog, ChooseRecordsDialog
from briefing_app.gui.recommendations.said_again_dialog import SaidAgainDialog
from briefing_app.gui.recommendations.settle_dialog import SettleDialog
from briefing_app.gui.spots import Spot
from tests.builders import (
    ADDRESSEE,
    INSTRUMENT,
    NGO,
    STATE,
    THEME,
    a_library_of_records,
    addressee,
    assessment,
    instrument,
    recommendation,
    theme,
)
from tests.gui.keys import make_new, show_active, type_words
from tests.gui.recommendations.conftest import Opener, Shown


def choose(shown: Shown, first: int, last: int) -> None:
    """Choose rows with the keyboard."""
    table = shown.view.calls.table
    table.go_to_row(first)
    for _step in range(last - first):
        shown.qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)


def steps(shown: Shown) -> list[str]:
    """The labels of the history, the newest first."""
    return [step.label for step in shown.session.steps().result() if not step.undone]


def name_of(shown: Shown, kind: type[Record], key: str) -> str:
    """What a record is called."""
    found = shown.session.read_now(lambda reader: reader.get(kind, key))
    assert found is not None
    return record_title(found)


def changed(shown: Shown, act: Callable[[], object]) -> None:
    """Do something, and wait until it is said to be done."""
    before = len(shown.said)
    act()
    shown.until(lambda: len(shown.said) > before)


@pytest.mark.parametrize(("key", "code"), [(number, code) for number, code in enumerate(StatusCode)])
def test_a_number_key_sets_that_status_on_every_chosen_row(shown: Shown, key: int, code: StatusCode) -> None:
    table = shown.view.calls.table
    shown.lines()
    choose(shown, 2, 4)
    if code is StatusCode.NONE:
        changed(shown, lambda: shown.qtbot.keyClick(table, Qt.Key(Qt.Key.Key_1 + key)))
        assert shown.said[-1] == "That is so already: not implemented."
        return
    changed(shown, lambda: shown.qtbot.keyClick(table, Qt.Key(Qt.Key.Key_1 + key)))
    for number in range(1, 21):
        newest = max(shown.assessments(f"recommendation-{number}"), key=lambda each: each.sequence)
        assert (newest.status is code and newest.claimant == NGO) is (number in (3, 4, 5)) or number <= 2
    assert "3 calls set to" in shown.said[-1]
    assert len(steps(shown)) == 2
    shown.session.undo().result()
    assert len(shown.assessments("recommendation-3")) == 1


def test_a_key_without_a_chosen_row_judges_nothing(shown: Shown) -> None:
    shown.lines()
    shown.view.calls.table.clearSelection()
    shown.qtbot.keyClick(shown.view.calls.table, Qt.Key.Key_1)
    assert len(steps(shown)) == 1


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
def test_a_number_with_another_key_judges_nothing(shown: Shown, modifier: Qt.KeyboardModifier) -> None:
    shown.lines()
    shown.qtbot.keyClick(shown.view.calls.table, Qt.Key.Key_1, modifier)
    assert len(steps(shown)) == 1


def test_rows_that_have_the_status_already_keep_their_assessment(shown: Shown) -> None:
    shown.lines()
    choose(shown, 0, 3)
    changed(shown, lambda: shown.qtbot.keyClick(shown.view.calls.table, Qt.Key.Key_3))
    assert "2 calls set to partially" in shown.said[-1]
    assert len(shown.assessments("recommendation-1")) == 1
    assert len(shown.assessments("recommendation-3")) == 2


def test_when_rows_move_away_those_that_come_in_their_place_are_not_chosen(shown: Shown) -> None:
    """Otherwise the next key would judge calls that nobody has chosen."""
    calls = shown.view.calls
    shown.settle(calls.counts.buttons[StatusCode.NONE].click)
    shown.lines()
    choose(shown, 0, 4)
    assert calls.table.chosen_count() == 5
    changed(shown, lambda: shown.qtbot.keyClick(calls.table, Qt.Key.Key_1))
    shown.until(lambda: calls.model.rowCount() == 13)
    shown.lines()
    assert calls.table.chosen_count() == 1


def test_all_rows_also_those_never_read_are_changed_in_one_step(open_view: Opener) -> None:
    records: list[Record] = [instrument(), *(recommendation(number) for number in range(1, 451))]
    shown = open_view(records)
    shown.qtbot.keyClick(shown.view.calls.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert shown.view.calls.table.chosen_count() == 450
    assert shown.view.calls.counts.chosen.text() == "450 chosen"
    changed(shown, lambda: shown.qtbot.keyClick(shown.view.calls.table, Qt.Key.Key_1))
    shown.until(lambda: {line.status for line in shown.lines()} == {StatusCode.FULL})
    assert len(steps(shown)) == 2
    shown.session.undo().result()
    assert shown.assessments("recommendation-400") == ()


def test_a_part_of_the_list_that_was_never_read_is_changed_and_nothing_beside_it(open_view: Opener) -> None:
    records: list[Record] = [instrument(), *(recommendation(number) for number in range(1, 451))]
    shown = open_view(records)
    ids: list[tuple[str, ...]] = []
    shown.view.calls.source.with_ids([(95, 204), (440, 440)], ids.append)
    shown.until(lambda: bool(ids))
    wanted = [f"recommendation-{number}" for number in (*range(96, 206), 441)]
    assert list(ids[0]) == wanted


def test_more_than_one_step_holds_is_refused_and_nothing_is_changed(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "MOST", 10)
    shown.view.calls.source.with_ids([(0, 19)], shown.said.extend)
    shown.until(lambda: bool(shown.failures))
    assert "20 calls were chosen; 10 is the most" in str(shown.failures.pop())
    assert len(steps(shown)) == 1


def test_a_list_whose_rows_changed_meanwhile_hands_on_only_what_is_there(shown: Shown) -> None:
    ids: list[tuple[str, ...]] = []
    shown.view.calls.source.with_ids([(18, 25)], ids.append)
    shown.until(lambda: bool(ids))
    assert ids == [("recommendation-19", "recommendation-20")]


@pytest.mark.parametrize(
    ("way", "before", "after"),
    [("add", (THEME,), (THEME, "theme-2")), ("remove", ("theme-2",), ()), ("set", (THEME,), ("theme-2",))],
)
def test_themes_are_added_taken_away_or_set(
    open_view: Opener, monkeypatch: pytest.MonkeyPatch, way: str, before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    shown = open_view([*a_library_of_records(), theme("Torture", key="theme-2"), recommendation(30, themes=before)])

    def answer(dialog: ChooseRecordsDialog) -> int:
        dialog.way.setCurrentIndex(dialog.way.findData(way))
        dialog.records.set_value(("theme-2",))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ChooseRecordsDialog, "exec", answer)
    changed(shown, lambda: shown.view.actions_.ask_themes(("recommendation-30",)))
    assert shown.call("recommendation-30").themes == after
    assert shown.call("recommendation-1").themes == (THEME,)
    shown.session.undo().result()
    assert shown.call("recommendation-30").themes == before


def test_addressees_are_set(open_view: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = open_view([*a_library_of_records(), addressee("EEAS", key="addressee-9")])

    def answer(dialog: ChooseRecordsDialog) -> int:
        dialog.records.set_value(("addressee-9",))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ChooseRecordsDialog, "exec", answer)
    changed(shown, lambda: shown.view.actions_.ask_addressees(("recommendation-1", "recommendation-2")))
    assert shown.call("recommendation-2").addressees == ("addressee-9",)
    assert shown.call("recommendation-3").addressees != ("addressee-9",)


def test_a_question_that_is_left_changes_nothing(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in (ChooseRecordsDialog, JudgementDialog, AddCallDialog, SettleDialog):
        monkeypatch.setattr(kind, "exec", lambda _dialog: QDialog.DialogCode.Rejected)
    act = shown.view.actions_
    act.ask_themes(("recommendation-1",))
    act.ask_addressees(("recommendation-1",))
    act.add_call()
    act.ask_status(("recommendation-1",))
    shown.qtbot.wait(200)
    assert len(steps(shown)) == 1
    assert shown.said == []


def test_the_level_is_set_from_the_menu(shown: Shown) -> None:
    shown.lines()
    choose(shown, 0, 1)
    menu = shown.view.actions_.menu(shown.view, shown.view.calls.with_chosen, chosen=2)
    assert menu.isEnabled()
    levels = next(each for each in menu.findChildren(QMenu) if "read by" in each.title())
    changed(shown, levels.actions()[0].trigger)
    assert shown.call("recommendation-1").level is Level.STAFF
    assert shown.call("recommendation-3").level is not Level.STAFF
    assert not shown.view.actions_.menu(shown.view, shown.view.calls.with_chosen, chosen=0).isEnabled()


def test_the_menu_sets_a_status_for_those_without_number_keys(shown: Shown) -> None:
    shown.lines()
    shown.view.calls.table.go_to_row(5)
    menu = shown.view.actions_.menu(shown.view, shown.view.calls.with_chosen, chosen=1)
    statuses = next(each for each in menu.findChildren(QMenu) if "Status" in each.title())
    assert statuses.actions()[0].text().endswith("Fully implemented")
    changed(shown, statuses.actions()[0].trigger)
    assert shown.assessments("recommendation-6")[-1].status is StatusCode.FULL


def test_a_judgement_for_many_is_dated_and_kept_as_it_was_filled_in(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(dialog: JudgementDialog) -> int:
        assert dialog.windowTitle() == "Set the status of 2 calls"
        dialog.status.setCurrentIndex(dialog.status.findData(StatusCode.PARTIAL))
        dialog.date.set_value(PartialDate.parse("2020-02"))
        dialog.lines["evidence"].set_value("p. 7")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(JudgementDialog, "exec", answer)
    changed(shown, lambda: shown.view.actions_.ask_status(("recommendation-3", "recommendation-4")))
    for call in ("recommendation-3", "recommendation-4"):
        (made,) = (each for each in shown.assessments(call) if each.evidence == "p. 7")
        assert (str(made.date), made.status, made.claimant) == ("2020-02", StatusCode.PARTIAL, NGO)
    assert len(steps(shown)) == 2


def test_a_correction_from_the_detail_replaces_and_keeps_the_wrong_one(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(dialog: JudgementDialog) -> int:
        dialog.status.setCurrentIndex(dialog.status.findData(StatusCode.CONTRARY))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(JudgementDialog, "exec", answer)
    (wrong,) = shown.assessments("recommendation-1")
    changed(shown, lambda: shown.view.actions_.ask_correction(wrong, ""))
    both = shown.assessments("recommendation-1")
    assert [each.status for each in both] == [StatusCode.PARTIAL, StatusCode.CONTRARY]
    assert both[1].replaces == wrong.id
    assert both[1].date == wrong.date


def test_a_disputing_claim_is_taken_over_with_the_reason(open_view: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    newer = assessment(1, StatusCode.FULL, on="2020-03-01", claimant=STATE)
    shown = open_view([*a_library_of_records(), newer])

    def answer(dialog: SettleDialog) -> int:
        dialog.reason.setPlainText("The law was\n passed. ")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(SettleDialog, "exec", answer)
    shown.lines()
    shown.until(lambda: shown.view.detail.detail is not None)
    (button,) = (card.take_over for card in shown.view.detail.findChildren(ClaimCard) if card.take_over is not None)
    changed(shown, button.click)
    taken = [each for each in shown.assessments("recommendation-1") if each.claimant == NGO][-1]
    assert (taken.status, taken.why_changed) == (StatusCode.FULL, "The law was passed.")
    assert taken.date.first_day >= date(2020, 3, 1)
    shown.until(lambda: shown.lines()[0].status is StatusCode.FULL)


def test_what_an_assessment_rests_on_is_given_in_another_language(
    open_view: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = replace(assessment(1, StatusCode.FULL, on="2020-03-01"), evidence="The law of 3 May", note="In force")
    shown = open_view([*a_library_of_records(), newer])
    found: list[dict[str, str]] = []

    def answer(dialog: SaidAgainDialog) -> int:
        found.append(dialog.words)
        assert dialog.language == "fr"
        dialog.lines["evidence"].setText(" La loi du 3 mai ")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(SaidAgainDialog, "exec", answer)
    shown.view.set_language("fr")
    shown.lines()
    shown.until(lambda: shown.view.detail.detail is not None)
    (button,) = (each for each in shown.view.detail.findChildren(QPushButton) if "another" in each.text())
    before = len(shown.assessments("recommendation-1"))
    changed(shown, button.click)
    assert len(shown.assessments("recommendation-1")) == before
    assert newer.evidence in {each.evidence for each in shown.assessments("recommendation-1")}
    button.click()
    shown.until(lambda: len(found) == 2)
    assert found == [{"evidence": "", "note": ""}, {"evidence": "La loi du 3 mai", "note": ""}]


def test_a_call_is_added_by_hand(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(dialog: AddCallDialog) -> int:
        dialog.text.set_value(INSTRUMENT)
        dialog.call.set_value(" Free them ")
        dialog.paragraph.set_value("14")
        dialog.addressees.set_value((ADDRESSEE,))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(AddCallDialog, "exec", answer)
    made: list[str] = []
    shown.view.actions_.made.connect(made.append)
    changed(shown, shown.view.actions_.add_call)
    added = shown.call(made[0])
    assert (added.title, added.paragraph, added.addressees) == ("Free them", "14", (ADDRESSEE,))
    of_text = shown.session.read_now(lambda reader: reader.where(Recommendation, "instrument", INSTRUMENT))
    assert of_text[-1].id == added.id  # at the end of its text
    shown.session.undo().result()
    assert shown.session.read_now(lambda reader: reader.get(Recommendation, made[0])) is None


def test_text_and_addressee_of_a_call_that_the_library_lacks_are_made_where_they_are_asked_for(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(dialog: AddCallDialog) -> int:
        show_active(dialog, shown.qtbot)
        make_new(dialog.text, "Конвенция", shown.qtbot)
        make_new(dialog.addressees, "Ministry of Justice", shown.qtbot)
        line = dialog.call.focusProxy()
        assert line is not None
        type_words(line, "Free them")
        assert dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
        dialog.hide()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(AddCallDialog, "exec", answer)
    made: list[str] = []
    shown.view.actions_.made.connect(made.append)
    changed(shown, shown.view.actions_.add_call)
    added = shown.call(made[0])
    text = shown.session.read_now(lambda reader: reader.get(Instrument, added.instrument))
    assert text is not None
    assert text.title == "Конвенция"
    assert [name_of(shown, Addressee, key) for key in added.addressees] == ["Ministry of Justice"]


@pytest.mark.parametrize("kind", [Kind.ADDRESSEE, Kind.THEME])
def test_what_many_calls_are_given_may_be_made_while_it_is_asked_for(
    shown: Shown, monkeypatch: pytest.MonkeyPatch, kind: Kind
) -> None:
    def answer(dialog: ChooseRecordsDialog) -> int:
        show_active(dialog, shown.qtbot)
        make_new(dialog.records, "Something new", shown.qtbot)
        dialog.hide()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ChooseRecordsDialog, "exec", answer)
    act = shown.view.actions_
    ids = ("recommendation-1", "recommendation-2")
    changed(shown, lambda: (act.ask_addressees if kind is Kind.ADDRESSEE else act.ask_themes)(ids))
    for one in map(shown.call, ids):
        given = one.addressees if kind is Kind.ADDRESSEE else one.themes
        assert name_of(shown, CLASSES[kind], given[-1]) == "Something new"


def test_the_source_of_a_judgement_is_made_where_it_is_asked_for(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(dialog: JudgementDialog) -> int:
        show_active(dialog, shown.qtbot)
        make_new(dialog.source, "A letter of the ministry", shown.qtbot)
        dialog.hide()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(JudgementDialog, "exec", answer)
    changed(shown, lambda: shown.view.actions_.ask_assessment("recommendation-9", StatusCode.PARTIAL))
    source = shown.assessments("recommendation-9")[-1].evidence_source
    assert source is not None
    assert name_of(shown, Source, source) == "A letter of the ministry"


def test_where_the_library_is_only_read_the_reason_is_said_and_nothing_changes(shown: Shown) -> None:
    act = shown.view.actions_
    act.held = "This library is open for reading only."
    calls: tuple[Callable[[], None], ...] = (
        lambda: act.set_status(("recommendation-1",), StatusCode.FULL),
        lambda: act.set_level(("recommendation-1",), Level.STAFF),
        lambda: act.ask_status(("recommendation-1",)),
        lambda: act.ask_themes(("recommendation-1",)),
        lambda: act.ask_addressees(("recommendation-1",)),
        act.add_call,
    )
    for call in calls:
        call()
        assert shown.said.pop() == act.held
    assert len(steps(shown)) == 1


def test_the_undo_of_one_status_shows_its_call(shown: Shown) -> None:
    shown.lines()
    spot = Spot(ref=RecordRef(kind=Kind.RECOMMENDATION, id="recommendation-7"))
    shown.view.go_to_step((spot,))
    assert shown.view.calls.table.currentIndex().row() == 6
    other = replace(spot, ref=RecordRef(kind=Kind.RECOMMENDATION, id="recommendation-9"))
    shown.view.go_to_step((spot, other))  # of many there is no one place
    assert shown.view.calls.table.currentIndex().row() == 6


def delete(shown: Shown, number: int) -> None:
    """Let somebody else delete a call with what was said on it."""
    held, said = shown.call(f"recommendation-{number}"), shown.assessments(f"recommendation-{number}")
    texts = shown.session.read_now(lambda reader: reader.texts([held.id]))
    changes = tuple(deleted(each) for each in (*texts, *said, held))
    shown.session.do(lambda _reader: ChangeSet(label="Delete", changes=changes)).result()


IDS = tuple(f"recommendation-{number}" for number in (3, 4, 5))


@pytest.mark.parametrize(
    "act",
    [
        lambda shown: shown.view.actions_.set_status(IDS, StatusCode.FULL),
        lambda shown: shown.view.actions_.set_level(IDS, Level.STAFF),
    ],
    ids=["status", "level"],
)
def test_a_call_deleted_meanwhile_is_passed_over_and_the_others_are_changed(
    shown: Shown, act: Callable[[Shown], None]
) -> None:
    delete(shown, 4)
    before = len(steps(shown))
    changed(shown, lambda: act(shown))
    assert len(steps(shown)) == before + 1
    gone = shown.session.read_now(lambda reader: reader.get(Recommendation, "recommendation-4"))
    assert gone is None
    for call in ("recommendation-3", "recommendation-5"):
        done = shown.call(call).level is Level.STAFF or len(shown.assessments(call)) == 2
        assert done


@pytest.mark.parametrize("level", Level)
def test_every_level_is_set_on_all_chosen_calls_and_one_undo_takes_it_back(shown: Shown, level: Level) -> None:
    other = Level.PUBLIC if level is not Level.PUBLIC else Level.MEMBERS
    changed(shown, lambda: shown.view.actions_.set_level(IDS, other))
    changed(shown, lambda: shown.view.actions_.set_level(IDS, level))
    assert {shown.call(call).level for call in IDS} == {level}
    assert shown.said[-1].startswith("3 calls may be read by: ")
    shown.session.undo().result()
    assert {shown.call(call).level for call in IDS} == {other}


@pytest.mark.parametrize("count", [1, 2, 20])
def test_what_was_done_is_said_with_its_number_and_undone_and_done_again_whole(shown: Shown, count: int) -> None:
    ids = tuple(f"recommendation-{number}" for number in range(1, count + 1))
    changed(shown, lambda: shown.view.actions_.set_status(ids, StatusCode.CONTRARY))
    assert shown.said[-1].startswith("1 call set to" if count == 1 else f"{count} calls set to")
    assert all(len(shown.assessments(call)) == 2 for call in ids)
    shown.session.undo().result()
    assert all(len(shown.assessments(call)) == 1 for call in ids)
    shown.session.redo().result()
    assert all(shown.assessments(call)[-1].status is StatusCode.CONTRARY for call in ids)


def test_a_text_chosen_for_a_new_call_that_goes_meanwhile_is_said(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(dialog: AddCallDialog) -> int:
        dialog.text.set_value("a text that is gone")
        dialog.call.set_value("Free them")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(AddCallDialog, "exec", answer)
    made: list[str] = []
    shown.view.actions_.made.connect(made.append)
    shown.view.actions_.add_call()
    shown.until(lambda: bool(shown.failures))
    assert isinstance(shown.failures.pop(), InputError)
    assert (made, shown.said) == ([], [])


def test_a_correction_of_what_was_corrected_meanwhile_is_said_and_nothing_is_lost(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(dialog: JudgementDialog) -> int:
        dialog.status.setCurrentIndex(dialog.status.findData(StatusCode.FULL))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(JudgementDialog, "exec", answer)
    (wrong,) = shown.assessments("recommendation-1")
    changed(shown, lambda: shown.view.actions_.ask_correction(wrong, ""))
    shown.view.actions_.ask_correction(wrong, "")
    shown.until(lambda: bool(shown.failures) or len(shown.said) == 2)
    assert isinstance(shown.failures.pop(), InputError)
    assert len(shown.assessments("recommendation-1")) == 2
