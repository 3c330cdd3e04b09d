"""The form of a judgement: what stands in it is what is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.records.office import OFFICE_SCALE, ScaleEntry, StatusScale
from briefing_app.domain.records.recommendation import Confidence, Position
from briefing_app.domain.status import StatusCode, Trend
from briefing_app.domain.status_words import StatusWords
from briefing_app.gui.claimant_choices import ClaimantChoice
from briefing_app.gui.forms.choices import no_find
from briefing_app.gui.forms.field_editor import FieldEditor
from briefing_app.gui.recommendations.judgement_dialog import Asked, JudgementDialog
from briefing_app.gui.recommendations.many_dialogs import AddCallDialog, ChooseRecordsDialog
from tests.builders import INSTRUMENT, NGO, assessment

TODAY = date(2020, 3, 1)
STATE = Claimant(kind=ClaimantKind.STATE)
CLAIMANTS = (ClaimantChoice(claimant=STATE, words="The State's own word"), ClaimantChoice(claimant=NGO, words="NGO"))


def dialog(qtbot: QtBot, **more: object) -> JudgementDialog:
    asked = Asked(title="Assess", answer="Assess", today=TODAY, claimants=CLAIMANTS)
    made = JudgementDialog(None, replace(asked, **more), no_find)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    return made


def write(editor: FieldEditor, words: str) -> None:
    """Type words into an editor as a person does."""
    line = editor.focusProxy()
    assert isinstance(line, QLineEdit)
    line.setText(words)
    line.textEdited.emit(words)


def test_the_form_begins_with_today_and_the_claimant_that_the_text_follows(qtbot: QtBot) -> None:
    made = dialog(qtbot, status=StatusCode.NONE, assessor="Anna")
    said = made.judgement
    assert said.status is StatusCode.NONE
    assert said.date == PartialDate.of(TODAY)
    assert said.claimant is None
    assert said.assessor == "Anna"
    assert said.level is Level.MEMBERS


def test_everything_that_is_filled_in_is_kept(qtbot: QtBot) -> None:
    made = dialog(qtbot)
    made.status.setCurrentIndex(made.status.findData(StatusCode.PARTIAL))
    made.claimant.setCurrentIndex(made.claimant.findText("NGO"))
    made.scale.setCurrentIndex(made.scale.findData("ccpr_2008@1"))
    for name, words in {"original_grade": "B2", "evidence": "p. 4", "note": "n", "why_changed": "a law"}.items():
        write(made.lines[name], words)
    write(made.date, "2020-02")
    write(made.review, "2021")
    made.level.setCurrentIndex(made.level.findData(Level.STAFF))
    said = made.judgement
    assert (said.original_grade, said.scale) == ("B2", "ccpr_2008@1")
    assert (said.evidence, said.note, said.why_changed) == ("p. 4", "n", "a law")
    assert (str(said.date), str(said.next_review)) == ("2020-02", "2021")
    assert said.claimant == NGO
    assert said.level is Level.STAFF


@pytest.mark.parametrize(
    ("scale", "grade", "code"),
    [
        ("ccpr_2008@1", "C1", StatusCode.NONE),
        ("ccpr@1", "e", StatusCode.CONTRARY),
        ("upr_info@1", "0,5", StatusCode.PARTIAL),
    ],
)
def test_a_grade_of_a_known_scale_chooses_its_status(qtbot: QtBot, scale: str, grade: str, code: StatusCode) -> None:
    made = dialog(qtbot)
    made.scale.setCurrentIndex(made.scale.findData(scale))
    write(made.lines["original_grade"], grade)
    assert made.judgement.status is code
    assert "means" in made.hint.text()


def test_a_grade_that_the_scale_has_not_is_said_and_judges_nothing(qtbot: QtBot) -> None:
    made = dialog(qtbot, status=StatusCode.NONE)
    made.scale.setCurrentIndex(made.scale.findData("ccpr@1"))
    write(made.lines["original_grade"], "Z9")
    assert "is no grade of this scale. It has: A, B" in made.hint.text()
    assert made.judgement.status is StatusCode.NONE


def test_a_scale_without_a_grade_is_not_kept(qtbot: QtBot) -> None:
    made = dialog(qtbot)
    made.scale.setCurrentIndex(made.scale.findData("ccpr@1"))
    assert made.judgement.scale == ""


def test_a_correction_keeps_date_and_claimant_and_shows_what_was_said(qtbot: QtBot) -> None:
    wrong = replace(
        assessment(1, StatusCode.PARTIAL), original_grade="B", scale="ccpr@1", evidence="p. 9", level=Level.STAFF
    )
    made = dialog(qtbot, correcting=wrong, as_of=date(2019, 1, 1))
    assert not made.date.isEnabled()
    assert not made.claimant.isEnabled()
    said = made.judgement
    assert (said.date, said.claimant, said.status) == (wrong.date, wrong.claimant, StatusCode.PARTIAL)
    assert (said.original_grade, said.scale, said.evidence, said.level) == ("B", "ccpr@1", "p. 9", Level.STAFF)
    assert [button for button in made.findChildren(QPushButton) if "pack's date" in button.text()] == []


def test_the_packs_date_is_one_click_away(qtbot: QtBot) -> None:
    made = dialog(qtbot, as_of=date(2020, 2, 17))
    (button,) = (button for button in made.findChildren(QPushButton) if "pack's date" in button.text())
    assert "17 February 2020" in button.text()
    button.click()
    assert str(made.judgement.date) == "2020-02-17"


@pytest.mark.parametrize("words", ["yesterday", "2020-13", "2020-02-30", ""])
def test_a_day_that_cannot_be_read_keeps_the_form_open(qtbot: QtBot, words: str) -> None:
    made = dialog(qtbot)
    write(made.date, words)
    made.accept()
    assert made.result() == 0
    write(made.date, "2020-02-29")
    made.accept()
    assert made.result() == 1


def test_a_review_that_cannot_be_read_keeps_the_form_open(qtbot: QtBot) -> None:
    made = dialog(qtbot)
    write(made.review, "soon")
    made.accept()
    assert made.result() == 0


def test_nothing_is_changed_before_a_record_is_chosen(qtbot: QtBot) -> None:
    ways = (("add", "Add"), ("set", "Only these"))
    made = ChooseRecordsDialog(None, title="Themes", kind=Kind.THEME, ways=ways, find=no_find)
    qtbot.addWidget(made)
    ok = made.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()
    made.way.setCurrentIndex(1)
    made.way.activated.emit(1)
    assert ok.isEnabled()  # to have none at all is something to set
    made.way.setCurrentIndex(0)
    made.way.activated.emit(0)
    assert not ok.isEnabled()
    made.records.set_value(("theme-1",))
    made.records.edited.emit("records", ("theme-1",))
    assert ok.isEnabled()
    assert made.chosen == ("theme-1",)


@pytest.mark.parametrize(
    ("text", "call", "ready"),
    [(None, "", False), (INSTRUMENT, "", False), (None, "x", False), (INSTRUMENT, "x", True), (INSTRUMENT, " ", False)],
)
def test_a_call_needs_words_and_a_text(qtbot: QtBot, text: str | None, call: str, ready: bool) -> None:
    made = AddCallDialog(None, find=no_find)
    qtbot.addWidget(made)
    made.text.set_value(text)
    write(made.call, call)
    assert made.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled() is ready


@pytest.mark.parametrize("scale", ["theirs@3", "ccpr@0", "Кесте@1"])
def test_a_correction_keeps_a_scale_that_the_program_does_not_know(qtbot: QtBot, scale: str) -> None:
    """Whoever mends a note must not lose by what the grade was measured."""
    wrong = replace(assessment(1, StatusCode.PARTIAL), original_grade="7", scale=scale)
    made = dialog(qtbot, correcting=wrong)
    assert made.scale.currentText() == scale
    write(made.lines["note"], "A slip")
    assert (made.judgement.original_grade, made.judgement.scale) == ("7", scale)
    write(made.lines["original_grade"], "8")
    assert made.hint.isHidden()  # of an unknown scale nobody says what a grade means
    assert made.judgement.status is StatusCode.PARTIAL


@pytest.mark.parametrize("hidden", [StatusCode.SUBSTANTIAL, StatusCode.UNASSESSED])
def test_a_hidden_status_is_offered_only_where_it_is_held(qtbot: QtBot, hidden: StatusCode) -> None:
    words = StatusWords(scale=StatusScale(id=OFFICE_SCALE, entries=(ScaleEntry(code=hidden, hidden=True),)))
    fresh = dialog(qtbot, status=StatusCode.NONE, scale=words)
    assert fresh.status.findData(hidden) < 0
    held = dialog(qtbot, correcting=assessment(1, hidden), scale=words)
    assert held.judgement.status is hidden
    assert held.status.currentText().startswith(f"{tuple(StatusCode).index(hidden) + 1}  ")


@pytest.mark.parametrize("words", ["Сәтбаев", "წერეთელი", "A" * 40, "O'Connor; “quoted”"])
@pytest.mark.parametrize("line", ["note", "evidence", "why_changed", "assessor"])
def test_any_letters_are_kept_as_they_are_written(qtbot: QtBot, line: str, words: str) -> None:
    made = dialog(qtbot)
    write(made.lines[line], f"  {words} ")
    assert getattr(made.judgement, line) == words


@pytest.mark.parametrize("level", Level)
def test_a_correction_keeps_who_may_read_it(qtbot: QtBot, level: Level) -> None:
    made = dialog(qtbot, correcting=replace(assessment(1, StatusCode.NONE), level=level))
    assert made.judgement.level is level


def test_a_correction_keeps_its_next_review_and_can_lose_it(qtbot: QtBot) -> None:
    wrong = replace(assessment(1, StatusCode.NONE), next_review=PartialDate.parse("2021-03"))
    made = dialog(qtbot, correcting=wrong)
    assert str(made.judgement.next_review) == "2021-03"
    write(made.review, "")
    assert made.judgement.next_review is None


def test_a_scale_that_is_not_offered_here_is_called_by_its_title_where_a_judgement_has_it(qtbot: QtBot) -> None:
    assert dialog(qtbot).scale.findText("Report on Kazakhstan, 2020") < 0
    held = replace(assessment(), scale="report_2020@1", original_grade="Not implemented")
    made = dialog(qtbot, correcting=held)
    assert made.scale.currentText() == "Report on Kazakhstan, 2020"
    assert made.judgement.scale == "report_2020@1"


def test_what_is_said_besides_is_kept(qtbot: QtBot) -> None:
    made = dialog(qtbot)
    assert not made.further.position.isEnabled(), "a position is the State's word"
    made.claimant.setCurrentIndex(made.claimant.findText("The State's own word"))
    made.further.position.setCurrentIndex(made.further.position.findText("Supported in part"))
    made.further.confidence.setCurrentIndex(made.further.confidence.findText("Low"))
    write(made.further.reviewer, "Bo")
    made.further.trend.setCurrentIndex(made.further.trend.findText("Turned back"))
    made.accept()
    assert made.further.reason.has_problem
    assert made.result() != made.DialogCode.Accepted
    write(made.further.reason, "The decree was withdrawn")
    made.accept()
    said = made.judgement
    assert made.result() == made.DialogCode.Accepted
    assert (said.reviewer, said.confidence, said.position) == ("Bo", Confidence.LOW, Position.PART)
    assert (said.trend, said.trend_reason) == (Trend.REVERSED, "The decree was withdrawn")
    made.claimant.setCurrentIndex(made.claimant.findText("NGO"))
    made.status.setCurrentIndex(made.status.findData(StatusCode.FULL))
    assert (made.judgement.position, made.judgement.trend, made.judgement.trend_reason) == (None, None, "")


def test_a_correction_begins_with_what_was_said_besides_but_for_its_reviewer(qtbot: QtBot) -> None:
    held = replace(
        assessment(1, StatusCode.PARTIAL, claimant=STATE),
        position=Position.NOTED,
        trend_override=Trend.WORSE,
        trend_reason="a new law",
        confidence=Confidence.HIGH,
        reviewer="Bo",
    )
    said = dialog(qtbot, correcting=held).judgement
    assert (said.position, said.trend, said.trend_reason) == (Position.NOTED, Trend.WORSE, "a new law")
    assert (said.confidence, said.reviewer) == (Confidence.HIGH, "")
