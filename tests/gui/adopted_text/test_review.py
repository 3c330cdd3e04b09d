"""A real text in six forms, read in over a real library: shown, confirmed by keys, taken over as one step."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QMessageBox, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import AddresseeId, InstrumentId
from briefing_app.domain.records.recommendation import (
    Addressee,
    AddresseeKind,
    CallKind,
    Instrument,
    Recommendation,
)
from briefing_app.gui.adopted_text.addressee_dialog import AddresseeDialog
from briefing_app.gui.adopted_text.choose_dialog import ChooseTextDialog
from briefing_app.gui.adopted_text.fields import Known
from briefing_app.gui.adopted_text.model import ADDRESSEE, COUNTED, KIND, TAKE
from briefing_app.gui.adopted_text.review import ReviewDialog
from briefing_app.gui.adopted_text.rows import Decision
from briefing_app.gui.claimant_choices import ClaimantChoice
from briefing_app.gui.forms.choices import no_find
from briefing_app.importing.adopted_text.model import Draft, FoundAddressee
from briefing_app.services import reading_texts
from briefing_app.services.reading_texts import InstrumentFields, proposed_fields, read_pasted_text
from tests.builders import InMemoryReader
from tests.gui.conftest import PATIENCE, Program
from tests.gui.keys import show_active, type_words
from tests.importing.adopted_text.test_our_resolution import PLAN
from tests.importing.adopted_text.written import counted_word, page, pasted
from tests.services.apart_readers import never_ends, readers

STATE = Addressee(
    id=AddresseeId("state"),
    name="Kazakhstan",
    aliases=("the Kazakh authorities",),
    addressee_kind=AddresseeKind.STATE_AUTHORITY,
)
OURS = Claimant(kind=ClaimantKind.OWN)
ODD = "P9_TA(2021)0001\n1. Calls on Kazakhstan to act;\n2. Mulls over the courts of Kazakhstan;\n"


def review(
    qtbot: QtBot, words: str = "", *, known: Sequence[bool] = (), fields: InstrumentFields | None = None
) -> ReviewDialog:
    """Show the review of a text over nothing but an addressee; ``known`` are the drafts that the library has."""
    read = read_pasted_text(words or pasted(PLAN), addressees=[STATE])

    def ask(drafts: Sequence[Draft], _fields: InstrumentFields, answer: Callable[[Sequence[bool]], None]) -> None:
        answer([*known, *([False] * (len(drafts) - len(known)))])

    dialog = ReviewDialog(
        read,
        fields or proposed_fields(InMemoryReader([]), read.adopted),
        known=Known(addressees=(STATE,), claimants=(ClaimantChoice(claimant=OURS, words="Our own office"),), titles={}),
        find=no_find,
        ask_known=ask,
    )
    qtbot.addWidget(dialog, before_close_func=lambda held: held.done(0))  # closing would ask about decisions
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=PATIENCE)
    return dialog


def press(dialog: ReviewDialog, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(dialog.table, key)


def decisions(dialog: ReviewDialog) -> list[str]:
    return [row.decision.value for row in dialog.table.drafts.rows]


def test_the_foot_counts_what_would_be_taken_over(qtbot: QtBot) -> None:
    dialog = review(qtbot)
    assert dialog.counts.text() == "20 counted calls, 2 appraisals, 1 instruction; 23 wait for you; 1 needs a look"
    press(dialog, Qt.Key.Key_Delete)
    assert (
        dialog.counts.text()
        == "19 counted calls, 2 appraisals, 1 instruction; 22 wait for you; 1 needs a look; 1 is left out"
    )


def test_the_space_bar_confirms_a_draft_and_leads_to_the_next(qtbot: QtBot) -> None:
    dialog = review(qtbot)
    press(dialog, Qt.Key.Key_Space, Qt.Key.Key_Space)
    assert decisions(dialog)[:3] == ["✓", "✓", "?"]
    assert dialog.table.currentIndex().row() == 2


def test_the_words_of_the_chosen_draft_are_marked_in_the_text(qtbot: QtBot) -> None:
    dialog = review(qtbot)
    dialog.table.choose(2)
    assert dialog.source.marked_words() == "Urges the Kazakh authorities and the Commission to agree on observers"
    dialog.table.choose(len(dialog.table.drafts.rows) - 1)
    assert dialog.source.marked_words().startswith("Instructs its President")
    shown = dialog.source.cursorRect(dialog.source.textCursor())
    assert dialog.source.viewport().rect().contains(shown.topLeft())


def test_a_click_into_the_text_chooses_its_draft(qtbot: QtBot) -> None:
    dialog = review(qtbot)
    at = dialog.source.document().find("pay lawyers who are assigned")
    at.setPosition(at.selectionStart() + 3)
    dialog.source.setTextCursor(at)
    dialog.source.ensureCursorVisible()
    QTest.mouseClick(dialog.source.viewport(), Qt.MouseButton.LeftButton, pos=dialog.source.cursorRect(at).center())
    row = dialog.table.drafts.rows[dialog.table.currentIndex().row()]
    assert (row.draft.paragraph, row.draft.clause) == ("5", "(b)")


def test_marks_stand_under_the_right_words_behind_letters_outside_the_first_plane(qtbot: QtBot) -> None:
    dialog = review(qtbot, "𝔄 note 😀😀\n1. Calls on Kazakhstan to free Ұлжан 😀 now;\n2. Urges the OSCE to watch;\n")
    assert dialog.source.marked_words() == "Calls on Kazakhstan to free Ұлжан 😀 now"
    dialog.table.choose(1)
    assert dialog.source.marked_words() == "Urges the OSCE to watch"


def test_nothing_is_taken_over_while_a_draft_waits(qtbot: QtBot) -> None:
    dialog = review(qtbot)
    press(dialog, Qt.Key.Key_Space)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.problem.text().startswith("▲ 22 drafts wait for you")
    assert dialog.table.currentIndex().row() == 1


def test_the_rest_is_confirmed_at_once_and_enter_takes_over(qtbot: QtBot) -> None:
    dialog = review(qtbot)
    press(dialog, Qt.Key.Key_Delete)
    QTest.mouseClick(dialog.rest, Qt.MouseButton.LeftButton)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert len(dialog.confirmed) == 22


def test_a_draft_whose_first_word_is_not_known_is_not_confirmed_before_a_kind_is_chosen(qtbot: QtBot) -> None:
    dialog = review(qtbot, ODD)
    QTest.mouseClick(dialog.rest, Qt.MouseButton.LeftButton)
    assert decisions(dialog) == ["✓", "?"]
    assert "choose whether it is a call, an appraisal or an instruction" in dialog.problem.text()
    dialog.table.drafts.set_kind((1,), CallKind.APPRAISAL)
    QTest.mouseClick(dialog.rest, Qt.MouseButton.LeftButton)
    assert decisions(dialog) == ["✓", "✓"]
    assert dialog.counts.text() == "1 counted call, 1 appraisal"


def test_what_the_library_has_is_shown_and_not_taken_twice(qtbot: QtBot) -> None:
    dialog = review(qtbot, known=[True, True])
    assert dialog.table.drafts.index(0, TAKE).data() == "="
    press(dialog, Qt.Key.Key_Space)
    assert dialog.problem.text() == "▲ This is in the library already, and is not taken again."
    QTest.mouseClick(dialog.rest, Qt.MouseButton.LeftButton)
    assert len(dialog.confirmed) == 21
    assert dialog.counts.text().endswith("2 are in the library already")


def test_a_text_that_is_known_whole_leaves_nothing_to_take_over(qtbot: QtBot) -> None:
    dialog = review(qtbot, known=[True] * 23)
    dialog.take_over.click()
    assert dialog.problem.text() == "▲ Nothing is confirmed, so there is nothing to take over."
    assert dialog.isVisible()


def choose_in_cell(dialog: ReviewDialog, column: int, words: str) -> None:
    """Open a cell by F2, choose, and close it as a person does."""
    cell = dialog.table.drafts.index(dialog.table.currentIndex().row(), column)
    dialog.table.selectionModel().setCurrentIndex(cell, QItemSelectionModel.SelectionFlag.NoUpdate)
    QTest.keyClick(dialog.table, Qt.Key.Key_F2)
    box = dialog.table.findChild(QComboBox)
    assert box is not None
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


@pytest.mark.parametrize(
    ("column", "words", "shown"),
    [
        (ADDRESSEE, "Venice Commission", "Venice Commission"),
        (ADDRESSEE, "Nobody", "Nobody"),
        (KIND, "Appraisal", "Appraisal"),
        (COUNTED, "no", "no"),
    ],
)
def test_a_cell_is_changed_by_f2(qtbot: QtBot, column: int, words: str, shown: str) -> None:
    dialog = review(qtbot)
    choose_in_cell(dialog, column, words)
    assert dialog.table.drafts.index(0, column).data() == shown
    assert dialog.table.drafts.index(1, column).data() != shown or column != ADDRESSEE or words == "Nobody"


def test_an_appraisal_does_not_count_and_cannot_be_made_to(qtbot: QtBot) -> None:
    dialog = review(qtbot)
    choose_in_cell(dialog, KIND, "Appraisal")
    assert dialog.table.drafts.index(0, COUNTED).data() == "no"
    choose_in_cell(dialog, COUNTED, "yes")
    assert dialog.table.drafts.index(0, COUNTED).data() == "no"


def test_a_choice_holds_for_all_marked_rows(qtbot: QtBot) -> None:
    dialog = review(qtbot)
    dialog.table.selectAll()
    choose_in_cell(dialog, ADDRESSEE, "OSCE")
    assert {row.draft.addressees[0].name for row in dialog.table.drafts.rows} == {"OSCE"}


def test_a_new_addressee_is_written_once_and_offered_from_then_on(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(asked: AddresseeDialog) -> int:
        asked.name.setText("  Комитет по правам  человека ")
        asked.kind.setCurrentIndex(asked.kind.findData(AddresseeKind.OTHER))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(AddresseeDialog, "exec", answer)
    dialog = review(qtbot)
    dialog.table.choose(13)
    dialog.new_addressee.click()
    found = FoundAddressee(name="Комитет по правам человека", kind=AddresseeKind.OTHER)
    assert dialog.table.drafts.rows[13].draft.addressees == (found,)
    dialog.table.choose(0)
    choose_in_cell(dialog, ADDRESSEE, found.name)
    assert dialog.table.drafts.rows[0].draft.addressees == (found,)


def test_a_new_addressee_needs_a_name(qtbot: QtBot) -> None:
    dialog = AddresseeDialog()
    qtbot.addWidget(dialog)
    answer = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Use it")
    assert not answer.isEnabled()
    dialog.name.setText("   ")
    assert not answer.isEnabled()
    dialog.name.setText("Ombudsman")
    assert answer.isEnabled()


def test_what_is_mended_in_the_fields_is_what_is_taken_over(qtbot: QtBot) -> None:
    dialog = review(qtbot)
    form = dialog.form._form
    assert form.editors["reference"].value() == "P9_TA(2021)0999"
    for name, value in {
        "short_title": "Courts 2021",
        "adopted": PartialDate.parse("2021-03"),
        "claimant": OURS,
        "countries": ("kz",),
        "predecessor": "earlier",
        "instrument_kind": "other",
    }.items():
        form.field_edited.emit(name, value)
    held = dialog.fields
    assert (held.short_title, str(held.adopted), held.claimant) == ("Courts 2021", "2021-03", OURS)
    assert (held.countries, held.predecessor, held.instrument_kind.value) == (("kz",), "earlier", "other")
    assert held.title == PLAN.title


def test_a_text_without_a_title_is_not_taken_over(qtbot: QtBot) -> None:
    dialog = review(qtbot)
    QTest.mouseClick(dialog.rest, Qt.MouseButton.LeftButton)
    dialog.tabs.setCurrentIndex(1)
    line = dialog.form._form.editors["title"].focusProxy()
    assert line is not None
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(line, Qt.Key.Key_Delete)
    dialog.tabs.setCurrentIndex(0)
    dialog.take_over.click()
    assert dialog.isVisible()
    assert "The text has no title" in dialog.problem.text()
    assert dialog.tabs.currentIndex() == 1


def test_the_librarys_own_record_of_the_text_is_shown_and_not_changed(qtbot: QtBot) -> None:
    dialog = review(qtbot, fields=InstrumentFields(title="Ours", existing=InstrumentId("there")))
    assert not dialog.form._form.isEnabled()


@pytest.mark.parametrize(("leaves", "stays_open"), [(True, False), (False, True)])
def test_decisions_are_not_thrown_away_without_a_question(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, leaves: bool, stays_open: bool
) -> None:
    asked: list[str] = []

    def answer(box: QMessageBox) -> int:
        asked.append(box.text())
        wanted = next(each for each in box.buttons() if (each.text() == "Leave") is leaves)
        wanted.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    dialog = review(qtbot)
    press(dialog, Qt.Key.Key_Space)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert asked == ["Leave the review?"]
    assert dialog.isVisible() is stays_open


def test_nothing_is_asked_where_nothing_was_decided(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: pytest.fail("asked"))
    dialog = review(qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_was_odd_in_the_text_is_said_above_the_drafts(qtbot: QtBot) -> None:
    dialog = review(qtbot, "1. Calls on Kazakhstan to act;\n3. Urges Kazakhstan to stop;\n")
    said = [each.accessibleName() for each in dialog.tabs.findChildren(QPlainTextEdit)]
    assert "What to look at in this text" in said
    assert "?" in {dialog.table.drafts.index(row, 1).data() for row in range(2)}


def test_those_who_do_not_see_the_signs_hear_what_they_mean(qtbot: QtBot) -> None:
    dialog = review(qtbot)
    role = Qt.ItemDataRole.AccessibleTextRole
    model = dialog.table.drafts
    assert model.index(0, TAKE).data(role) == "Not looked at yet."
    assert model.index(13, TAKE).data(role).startswith("Not looked at yet. Nobody was found")
    assert model.index(0, ADDRESSEE).data(role) == "Addressee: Kazakhstan"
    assert [model.rows[0].decision, model.index(0, TAKE).data()] == [Decision.OPEN, "?"]


# --- over the program


def read_in(
    program: Program,
    monkeypatch: pytest.MonkeyPatch,
    source: object,
    *,
    confirm: Callable[[ReviewDialog], int] | None = None,
) -> None:
    """Go the whole way from the menu: name a file or paste words, ``confirm`` (all), take over."""

    def choose(dialog: ChooseTextDialog) -> int:
        if isinstance(source, Path):
            dialog.file.setText(str(source))
        else:
            dialog.words.setPlainText(str(source))
        dialog.show()
        dialog.read.click()
        program.qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=PATIENCE)
        return dialog.result()

    def confirm_all(dialog: ReviewDialog) -> int:
        program.qtbot.waitSignal(dialog.known_shown, timeout=PATIENCE).wait()
        dialog.rest.click()
        dialog.accept()
        if not dialog.confirmed:
            dialog.done(QDialog.DialogCode.Rejected)
        return dialog.result()

    monkeypatch.setattr(ChooseTextDialog, "exec", choose)
    monkeypatch.setattr(ReviewDialog, "exec", confirm or confirm_all)
    program.window.menus.actions["read_adopted_text"].trigger()


@pytest.mark.skipif(sys.platform != "linux", reason="the processes of the system are listed in /proc")
def test_leaving_the_window_ends_the_reading_of_a_text_and_takes_nothing(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def choose(dialog: ChooseTextDialog) -> int:
        dialog.file.setText(str(write(tmp_path, "page")))
        dialog.show()
        dialog.read.click()
        program.qtbot.waitUntil(lambda: bool(readers()), timeout=PATIENCE)
        dialog.reject()
        return dialog.result()

    program.open_sample()
    monkeypatch.setattr(reading_texts, "read_adopted", never_ends)
    monkeypatch.setattr(ChooseTextDialog, "exec", choose)
    program.window.menus.actions["read_adopted_text"].trigger()
    program.qtbot.waitUntil(lambda: not readers(), timeout=2_000)
    assert taken_in(program) == ()


def taken_in(program: Program) -> tuple[Recommendation, ...]:
    """The calls of our resolution in the library."""
    session = program.library.session
    found = [each for each in session.ask(lambda r: r.all(Instrument)).result() if each.reference == "P9_TA(2021)0999"]
    if not found:
        return ()
    return session.ask(lambda r: r.where(Recommendation, "instrument", found[0].id)).result()


def write(folder: Path, way: str) -> object:
    """Our resolution as a file, or as words."""
    if way == "pasted":
        return pasted(PLAN)
    path = folder / ("text.docx" if way == "word" else "text.html")
    path.write_bytes(counted_word(PLAN) if way == "word" else page(PLAN))
    return path


@pytest.mark.parametrize("way", ["page", "word", "pasted"])
def test_a_text_is_read_in_as_one_step_that_can_be_undone(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, way: str
) -> None:
    program.open_sample()
    read_in(program, monkeypatch, write(tmp_path, way))
    program.qtbot.waitUntil(lambda: len(taken_in(program)) == 23, timeout=PATIENCE)
    assert sum(each.counted for each in taken_in(program)) == 20
    status = program.window.status
    program.qtbot.waitUntil(lambda: "20 counted calls" in status.told.text(), timeout=PATIENCE)
    status.way.click()
    shown = program.library.recommendations
    program.qtbot.waitUntil(
        lambda: shown.calls.table.isVisible() and shown.calls.table.model().rowCount() == 23, timeout=PATIENCE
    )
    program.library.undo()
    program.qtbot.waitUntil(lambda: taken_in(program) == (), timeout=PATIENCE)


def test_the_same_text_a_second_time_changes_nothing(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program.open_sample()
    read_in(program, monkeypatch, write(tmp_path, "page"))
    program.qtbot.waitUntil(lambda: len(taken_in(program)) == 23, timeout=PATIENCE)
    seen: list[str] = []
    read_in(program, monkeypatch, write(tmp_path, "word"))

    def look(dialog: ReviewDialog) -> int:
        program.qtbot.waitSignal(dialog.known_shown, timeout=PATIENCE).wait()
        seen.append(dialog.counts.text())
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(ReviewDialog, "exec", look)
    program.window.menus.actions["read_adopted_text"].trigger()
    assert seen == ["0 counted calls; 23 are in the library already"]
    assert len(taken_in(program)) == 23


@pytest.mark.parametrize(
    ("data", "said"), [(b"%PDF-1.7 ...", "PDF"), (b"\x89PNG....", "picture"), (b"", "▲"), (b"Dear all", "▲")]
)
def test_a_file_that_cannot_be_read_is_told_in_words_and_another_can_be_chosen(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data: bytes, said: str
) -> None:
    program.open_sample()
    name = "text.html"
    (tmp_path / name).write_bytes(data)
    shown: list[str] = []

    def choose(dialog: ChooseTextDialog) -> int:
        dialog.file.setText(str(tmp_path / name))
        dialog.show()
        dialog.read.click()
        program.qtbot.waitUntil(lambda: bool(dialog.problem.text()), timeout=PATIENCE)
        shown.append(dialog.problem.text())
        assert dialog.read.isEnabled()
        assert dialog.read.text() == "&Read"
        dialog.reject()
        return dialog.result()

    monkeypatch.setattr(ChooseTextDialog, "exec", choose)
    monkeypatch.setattr(ReviewDialog, "exec", lambda _dialog: pytest.fail("reviewed"))
    program.window.menus.actions["read_adopted_text"].trigger()
    assert said in shown[0]
    assert shown[0].startswith("▲ ")


def test_words_and_a_file_are_not_asked_for_at_once(qtbot: QtBot) -> None:
    dialog = ChooseTextDialog()
    show_active(dialog, qtbot)
    assert not dialog.read.isEnabled()
    type_words(dialog.file, "/tmp/a.html")
    assert (dialog.words.isEnabled(), dialog.read.isEnabled()) == (False, True)
    dialog.file.clear()
    dialog.words.setPlainText("  \n ")
    assert (dialog.words.isEnabled(), dialog.read.isEnabled()) == (True, False)


def test_enter_asks_for_the_pasted_words_once(qtbot: QtBot) -> None:
    dialog = ChooseTextDialog()
    show_active(dialog, qtbot)
    asked: list[object] = []
    dialog.read_asked.connect(asked.append)
    dialog.words.setPlainText("1. Calls on Kazakhstan to act;")
    QTest.keyClick(dialog.file, Qt.Key.Key_Return)
    QTest.keyClick(dialog.file, Qt.Key.Key_Return)
    assert asked == ["1. Calls on Kazakhstan to act;"]
    assert dialog.isVisible()


def test_a_text_of_1500_paragraphs_is_confirmed_without_waiting(qtbot: QtBot) -> None:
    words = "\n".join(f"{number}. Calls on Kazakhstan to do {number} things;" for number in range(1, 1501))
    dialog = review(qtbot, words)
    assert len(dialog.table.drafts.rows) == 1500
    press(dialog, *([Qt.Key.Key_Space] * 20))
    assert decisions(dialog).count("✓") == 20
