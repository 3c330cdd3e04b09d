"""The detail shows who claims what and how it came to be; nothing that was said is lost from it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from briefing_app.domain.changes import ChangeSet, deleted
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.figures import FigureKind, FigureQuery
from briefing_app.domain.ids import AssessmentId, InstrumentId, PersonId, RecommendationId, SourceId
from briefing_app.domain.record import Record
from briefing_app.domain.records.recommendation import CallKind, Recommendation
from briefing_app.domain.status import LABELS, StatusCode
from briefing_app.domain.text import Block, Run, Text
from briefing_app.editing.assess import Judgement, assess
from briefing_app.gui.recommendations.claim_cards import ClaimCard, grade_words
from briefing_app.gui.recommendations.detail import Detail, read_detail, shows
from briefing_app.gui.recommendations.words import day_words, within_sentence
from briefing_app.gui.text.editor import TextEditor
from tests.builders import (
    INSTRUMENT,
    NGO,
    SOURCE,
    STATE,
    InMemoryReader,
    a_library_of_records,
    assessment,
    instrument,
    person,
    recommendation,
    section,
    speaker_note,
    written,
)
from tests.gui.recommendations.conftest import Opener, Shown


def detail_of(shown: Shown, row: int = 0) -> Detail:
    """Choose a row, and wait for its detail."""
    line = shown.lines()[row]
    shown.view.calls.table.go_to_row(row)
    pane = shown.view.detail
    shown.until(lambda: pane.detail is not None and pane.detail.call.id == line.id)
    assert pane.detail is not None
    return pane.detail


def words_in(shown: Shown) -> str:
    """Everything that the detail says."""
    widget = shown.view.detail.widget()
    assert widget is not None
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def read(*more: Record, call: str = "recommendation-1") -> Detail:
    """The detail of a call of the small library with some records more."""
    reader = InMemoryReader(a_library_of_records())
    reader.put(*more)
    found = read_detail(reader, call)
    assert found is not None
    return found


def test_the_detail_follows_the_row_that_the_keyboard_stands_on(shown: Shown) -> None:
    assert detail_of(shown, 0).call.title == "Call 1"
    assert detail_of(shown, 4).call.title == "Call 5"
    assert "Call 5" in words_in(shown)


def test_a_call_that_is_gone_says_so(shown: Shown) -> None:
    detail_of(shown)
    shown.view.detail.show_call("never-there")
    shown.until(lambda: "no longer in the library" in _only_label(shown))


def _only_label(shown: Shown) -> str:
    widget = shown.view.detail.widget()
    return widget.text() if isinstance(widget, QLabel) else ""


def test_words_of_the_text_and_ours_are_told_apart() -> None:
    call = recommendation(1)
    found = read(
        written(call, "verbatim", "Calls on the authorities to release them;"),
        written(call, "summary", "Release them."),
        written(call, "done_when", "All are free."),
        written(call, "summary", "Libérez-les.", language="fr"),
    )
    assert found.words == (
        ("In the words of the text", "Calls on the authorities to release them;"),
        ("In short", "Release them."),
        ("Done when", "All are free."),
    )


def test_every_claimant_stands_beside_the_others_the_counted_one_first(open_view: Opener) -> None:
    state = assessment(1, StatusCode.FULL, on="2021-01-01", claimant=STATE)
    shown = open_view([*a_library_of_records(), state])
    found = detail_of(shown)
    assert [(claim.words, claim.counted, claim.disputes) for claim in found.claims] == [
        ("“A report”", True, False),
        ("The State", False, True),
    ]
    cards = shown.view.detail.findChildren(ClaimCard)
    assert [card.take_over is not None for card in cards] == [False, True]
    assert cards[1].accessibleName() == f"The State: {LABELS[StatusCode.FULL]}, 1 January 2021"


@pytest.mark.parametrize(
    ("on", "status"), [("2019-01-01", StatusCode.FULL), ("2021-01-01", StatusCode.PARTIAL)], ids=["older", "the same"]
)
def test_an_older_or_equal_claim_cannot_be_taken_over(open_view: Opener, on: str, status: StatusCode) -> None:
    shown = open_view([*a_library_of_records(), assessment(1, status, on=on, claimant=STATE)])
    detail_of(shown)
    assert all(card.take_over is None for card in shown.view.detail.findChildren(ClaimCard))


def test_a_correction_leaves_the_wrong_one_to_be_seen_struck_through(open_view: Opener) -> None:
    wrong = assessment(1, StatusCode.PARTIAL, sequence=1)
    right = replace(
        wrong, id=AssessmentId("right"), status=StatusCode.NONE, sequence=99, replaces=wrong.id, why_changed="A slip"
    )
    shown = open_view([*a_library_of_records(), right])
    found = detail_of(shown)
    table = shown.view.detail.timeline
    assert [moment.entry.stands for moment in found.moments] == [True, False]
    assert not _struck(shown, 0)
    assert _struck(shown, 1)
    last = table.item(0, 4)
    assert last is not None
    assert "A slip" in last.text()
    table.setCurrentCell(1, 0)
    assert table.correctable() is None
    table.setCurrentCell(0, 0)
    assert table.correctable() is not None


def _struck(shown: Shown, row: int) -> bool:
    item = shown.view.detail.timeline.item(row, 1)
    assert item is not None
    return item.font().strikeOut()


def test_the_timeline_names_grade_scale_evidence_and_trend(open_view: Opener) -> None:
    later = replace(
        assessment(20, StatusCode.PARTIAL, on="2021-06-01"),
        original_grade="B2",
        scale="ccpr_2008@1",
        evidence="para 12",
        evidence_source=SourceId(SOURCE),
    )
    shown = open_view([*a_library_of_records(), later])
    detail_of(shown, 19)
    table = shown.view.detail.timeline
    cells = [item.text() for item in (table.item(0, column) for column in range(5)) if item is not None]
    assert cells[0] == "1 Jun 2021"
    assert cells[3] == "Better"
    assert cells[4] == "Graded “B2” (UN Human Rights Committee, 2008-2017, version 1); para 12; A report"


@pytest.mark.parametrize(
    ("grade", "scale", "words"),
    [
        ("", "ccpr@1", ""),
        ("B", "ccpr@1", "Graded “B” (UN Human Rights Committee, version 1)"),
        ("mostly", "", "Graded “mostly”"),
        ("7", "theirs@3", "Graded “7” (theirs@3)"),
    ],
)
def test_a_grade_is_said_in_its_own_words_with_its_scale(grade: str, scale: str, words: str) -> None:
    assert grade_words(grade, scale) == words


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        ("2020-02-17", "17 February 2020", "17 Feb 2020"),
        ("2020-05", "May 2020", "May 2020"),
        ("2020", "2020", "2020"),
    ],
)
def test_a_date_is_printed_as_it_is_known(day: str, long: str, short: str) -> None:
    assert day_words(PartialDate.parse(day)) == long
    assert day_words(PartialDate.parse(day), short=True) == short
    assert day_words(None) == ""


def test_calls_that_repeat_each_other_lead_to_each_other(open_view: Opener) -> None:
    follower = replace(instrument(key="instrument-2"), predecessor=InstrumentId(INSTRUMENT), short_title="The next one")
    again = replace(
        recommendation(101, instrument="instrument-2"), predecessor=RecommendationId("recommendation-1"), paragraph="4"
    )
    shown = open_view([*a_library_of_records(), follower, again])
    row = shown.calls().index("Call 1")
    found = detail_of(shown, row)
    assert [link.words for link in found.after] == ["The next one, 4: Call 101"]
    link = next(
        button
        for button in shown.view.detail.findChildren(QPushButton)
        if button.accessibleName() == "The next one, 4: Call 101"
    )
    link.click()
    shown.until(lambda: shown.view.detail.detail is not None and shown.view.detail.detail.call.id == again.id)
    assert [each.call for each in shown.view.detail.detail.before] == ["recommendation-1"]  # type: ignore[union-attr]


def test_calls_that_repeat_each_other_in_a_ring_are_shown_once() -> None:
    first = replace(recommendation(1), predecessor=RecommendationId("recommendation-2"))
    second = replace(recommendation(2), predecessor=RecommendationId("recommendation-1"))
    assert [link.call for link in read(first, second).before] == ["recommendation-2"]


def test_used_in_names_notes_and_sections_and_leads_there(open_view: Opener) -> None:
    note = replace(speaker_note("Raise it", key="note-9"), recommendations=(RecommendationId("recommendation-1"),))
    shown = open_view([*a_library_of_records(), note])
    found = detail_of(shown)
    words = [use.words for use in found.uses]
    assert "Note: Raise it (Delegation pack)" in words
    assert any(each.startswith("Section: ") for each in words)
    button = next(
        each for each in shown.view.detail.findChildren(QPushButton) if each.accessibleName().startswith("Note: Raise")
    )
    button.click()
    assert [(spot.ref.id, spot.pack) for spot in shown.spots] == [("note-9", "pack-1")]


def test_a_section_for_another_addressee_does_not_use_the_call() -> None:
    reader = InMemoryReader([instrument(), recommendation(1, addressees=("addressee-2",))])
    other = section("recommendation_status", instrument=INSTRUMENT, addressee="addressee-1")
    call = reader.many(Recommendation, ["recommendation-1"])[0]
    assert not shows(other, call)
    assert shows(section("recommendation_status", instrument=INSTRUMENT, addressee="addressee-2"), call)
    assert shows(section("recommendation_status", instrument=INSTRUMENT), call)
    assert shows(section("one", calls=("recommendation-1",)), call)


def test_a_call_without_its_text_is_shown_all_the_same() -> None:
    reader = InMemoryReader([recommendation(1)])
    found = read_detail(reader, "recommendation-1")
    assert found is not None
    assert found.reference.startswith("A text that is no longer here")
    assert found.claims == ()


def test_a_change_elsewhere_reaches_the_detail_and_leaves_its_place(shown: Shown) -> None:
    detail_of(shown)
    said = Judgement(status=StatusCode.CONTRARY, date=PartialDate.parse("2022-01-01"))
    shown.session.do(assess(RecommendationId("recommendation-1"), said)).result()
    shown.until(lambda: "Action against it" in words_in(shown))


def test_a_call_whose_paragraph_is_not_verified_is_named_by_its_text_alone() -> None:
    placed, unplaced = (read(replace(recommendation(1), paragraph=held)) for held in ("7", None))
    assert placed.reference == f"{unplaced.reference}, 7"
    assert not unplaced.reference.endswith(("–", ", "))


def test_a_kind_of_claimant_begins_small_inside_a_sentence_and_a_name_stays_as_it_is() -> None:
    assert within_sentence("A third party") == "a third party"
    assert within_sentence("Qaharman") == "Qaharman"


def test_an_appraisal_says_that_it_is_not_counted() -> None:
    found = read(replace(recommendation(1), call_kind=CallKind.APPRAISAL))
    assert ("Not counted", "It is no call but an appraisal.") in found.facts
    assert ("Paragraph", "Not verified") in found.facts


def test_notes_are_read_only_where_they_name_the_call() -> None:
    note = replace(speaker_note("Another", key="note-8"), recommendations=(RecommendationId("recommendation-2"),))
    assert all("Another" not in use.words for use in read(note).uses)


def test_claims_follow_the_text_that_makes_the_call() -> None:
    found = read(instrument(claimant=STATE), assessment(1, StatusCode.FULL, claimant=STATE))
    assert found.counted is not None
    assert found.counted.words == "The State"
    assert {claim.claimant for claim in found.claims} == {STATE, NGO}


def test_a_live_figure_in_the_words_of_a_call_says_its_number_in_its_window_too(open_view: Opener) -> None:
    figure = FigureQuery(kind=FigureKind.TOTAL, instrument=InstrumentId(INSTRUMENT))
    records = a_library_of_records()
    call = next(record for record in records if isinstance(record, Recommendation))
    tree = Text(blocks=(Block(runs=(Run(text="One of "), Run(figure=figure))),))
    shown = open_view((*records, written(call, "summary", tree)))
    act = shown.view.actions_
    act.edit(call.ref, title="A call")
    assert act._records is not None
    form = act._records.form
    shown.until(lambda: form.form is not None)
    assert form.form is not None
    editor = form.form.editors["summary"].findChild(TextEditor)
    assert isinstance(editor, TextEditor)
    shown.until(lambda: editor.area.says(Run(figure=figure)) == "20")
    act._records.reject()


def test_who_made_a_call_and_whom_it_is_about_stand_among_its_facts() -> None:
    call = replace(recommendation(1), affected=("Women", "Journalists"), made_by=("Norway",))
    facts = dict(read(call).facts)
    assert (facts["About"], facts["Made by"]) == ("Women, Journalists", "Norway")
    assert "Made by" not in dict(read().facts)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"counted": False}, "It was taken out of the count; no reason is given."),
        ({"counted": False, "counted_reason": "Asked twice"}, "Asked twice"),
        ({"call_kind": CallKind.INSTRUCTION}, "It is no call but an instruction."),
        ({}, None),
    ],
)
def test_why_a_call_is_not_counted_is_said_truly(change: dict[str, object], words: str | None) -> None:
    found = read(replace(recommendation(1), **change))  # type: ignore[arg-type]
    assert dict(found.facts).get("Not counted") == words


LONG = "Wolfeschlegelsteinhausenbergerdorffabcde"


@pytest.mark.parametrize("name", [LONG, "Қ" * 40, "ქ" * 40], ids=["latin", "kazakh", "georgian"])
def test_a_surname_of_forty_letters_is_not_cut_off_beside_the_list(open_view: Opener, name: str) -> None:
    """There is no way to scroll aside: what stands outside of the pane cannot be read."""
    call = replace(recommendation(1), persons=(PersonId("person-40"),), title=f"Free {name}")
    others = [record for record in a_library_of_records() if record.id != call.id]
    shown = open_view([*others, person(name, key="person-40"), call])
    row = shown.calls().index(call.title)
    detail_of(shown, row)
    assert name in words_in(shown)
    pane = shown.view.detail
    shown.qtbot.wait(100)
    inner = pane.widget()
    assert inner is not None
    assert inner.width() <= pane.viewport().width()
    for label in inner.findChildren(QLabel):
        if name in label.text():
            assert label.mapTo(inner, label.rect().topRight()).x() <= pane.viewport().width()


def test_a_call_deleted_while_it_is_shown_says_so_and_comes_back_by_undo(shown: Shown) -> None:
    detail_of(shown, 4)
    held, said = shown.call("recommendation-5"), shown.assessments("recommendation-5")
    texts = shown.session.read_now(lambda reader: reader.texts([held.id]))
    gone = ChangeSet(label="Delete", changes=tuple(deleted(each) for each in (*texts, *said, held)))
    shown.view.detail.show_call(held.id)
    shown.settle(lambda: shown.session.do(lambda _reader: gone).result())
    shown.until(lambda: shown.view.detail.detail is not None and shown.view.detail.detail.call.title == "Call 6")
    shown.view.go_to_call(held.id)
    shown.until(lambda: "no longer in the library" in _only_label(shown))
    shown.settle(lambda: shown.session.undo().result())
    shown.until(lambda: "Call 5" in words_in(shown))


@pytest.mark.parametrize("title", ["Ерікті тыйым салуды тоқтату", "საქართველოს მოწოდება", "R&D & rights"])
def test_links_and_headings_bear_any_letters(open_view: Opener, title: str) -> None:
    note = replace(speaker_note(title, key="note-9"), recommendations=(RecommendationId("recommendation-1"),))
    shown = open_view([*a_library_of_records(), note])
    detail_of(shown)
    names = [button.accessibleName() for button in shown.view.detail.findChildren(QPushButton)]
    assert f"Note: {title} (Delegation pack)" in names
