"""Live figures over the real sample: chosen, inserted, shown with their value, fresh after a change, copied whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QToolTip
from pytestqt.qtbot import QtBot

from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.figures import FigureKind, FigureQuery
from briefing_app.domain.ids import InstrumentId
from briefing_app.domain.levels import Level
from briefing_app.domain.records.office import OFFICE_SCALE, ScaleEntry, StatusScale
from briefing_app.domain.records.recommendation import Assessment, Instrument, Recommendation
from briefing_app.domain.status import StatusCode, Trend
from briefing_app.domain.status_words import StatusWords
from briefing_app.domain.text import Block, Run, Text
from briefing_app.domain.valuation import code_at
from briefing_app.editing.assess import Judgement, assess
from briefing_app.editing.fields import set_field
from briefing_app.gui.claimant_choices import ClaimantChoice
from briefing_app.gui.forms.choices import no_find
from briefing_app.gui.live_figures.dialog import FigureChoices, FigureDialog
from briefing_app.gui.live_figures.values import WAITING, FigureWords
from briefing_app.gui.text.atoms import atom_at
from briefing_app.gui.text.editor import TextEditor
from tests.gui.conftest import PATIENCE, Program

OURS = Claimant(kind=ClaimantKind.OWN)
CHOICES = FigureChoices(
    claimants=(ClaimantChoice(claimant=OURS, words="Our own office"),),
    scale=StatusWords(
        scale=StatusScale(id=OFFICE_SCALE, entries=(ScaleEntry(code=StatusCode.PARTIAL, labels={"en": "Teilweise"}),))
    ),
    titles={"i1": "Resolution"},
    only_text=InstrumentId("i1"),
)


def dialog_over(qtbot: QtBot, query: FigureQuery | None = None, asked: list[FigureQuery] | None = None) -> FigureDialog:
    """A dialog over one text, that remembers what it asked."""

    def ask(wanted: FigureQuery, answer: Callable[[FigureWords], None]) -> None:
        (asked if asked is not None else []).append(wanted)
        answer(FigureWords(value=f"{wanted.kind} {wanted.code or ''}".strip(), asked="What is asked."))

    dialog = FigureDialog(CHOICES, find=no_find, ask=ask, query=query)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def shown(dialog: FigureDialog) -> set[str]:
    return {name for name, editor in dialog.form.editors.items() if not editor.isHidden()}


def test_a_new_figure_begins_with_a_count_in_the_only_text(qtbot: QtBot) -> None:
    dialog = dialog_over(qtbot)
    dialog.accept()
    assert dialog.query == FigureQuery(kind=FigureKind.COUNT, instrument=InstrumentId("i1"))


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (FigureKind.COUNT, {"code", "instrument", "addressee", "theme", "claimant", "in_words"}),
        (FigureKind.TOTAL, {"instrument", "addressee", "theme", "claimant", "in_words"}),
        (FigureKind.SHARE, {"code", "instrument", "addressee", "theme", "claimant", "in_words"}),
        (FigureKind.HEADLINE, {"instrument", "addressee", "theme", "claimant"}),
        (FigureKind.MOVED, {"movement", "since_what", "instrument", "addressee", "theme", "claimant", "in_words"}),
        (FigureKind.AS_OF, set[str]()),
    ],
)
def test_only_what_belongs_to_a_kind_is_asked(qtbot: QtBot, kind: FigureKind, fields: set[str]) -> None:
    dialog = dialog_over(qtbot)
    dialog.form.field_edited.emit("kind", kind.value)
    assert shown(dialog) == {"kind", *fields}


def test_what_is_hidden_does_not_belong_to_the_figure(qtbot: QtBot) -> None:
    full = FigureQuery(kind=FigureKind.COUNT, instrument=InstrumentId("i1"), code=StatusCode.PARTIAL, in_words=True)
    dialog = dialog_over(qtbot, full)
    dialog.form.field_edited.emit("kind", "as_of")
    dialog.accept()
    assert dialog.query == FigureQuery(kind=FigureKind.AS_OF)


def test_a_movement_since_a_date_is_not_inserted_without_the_date(qtbot: QtBot) -> None:
    dialog = dialog_over(qtbot)
    dialog.form.field_edited.emit("kind", "moved")
    assert dialog.asked_for.since_last_mission
    dialog.form.field_edited.emit("since_what", "day")
    answer = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert "since" in shown(dialog)
    assert not answer.isEnabled()
    assert "▲" in dialog.now.text()
    dialog.accept()
    assert dialog.isVisible()
    dialog.form.field_edited.emit("since", PartialDate.parse("2019"))
    dialog.form.field_edited.emit("movement", "worse")
    assert answer.isEnabled()
    dialog.accept()
    assert (dialog.query.since, dialog.query.since_last_mission) == (PartialDate.parse("2019"), False)
    assert dialog.query.movement is Trend.WORSE


def test_a_figure_that_is_changed_begins_as_it_was(qtbot: QtBot) -> None:
    held = FigureQuery(
        kind=FigureKind.MOVED,
        instrument=InstrumentId("i1"),
        claimant=OURS,
        movement=Trend.REVERSED,
        since=PartialDate.parse("2019-03"),
        in_words=True,
    )
    dialog = dialog_over(qtbot, held)
    editors = dialog.form.editors
    assert [editors[name].value() for name in ("kind", "movement", "claimant", "since_what", "in_words")] == [
        "moved", "reversed", "own", "day", True,
    ]  # fmt: skip
    dialog.accept()
    assert dialog.query == held


def test_the_dialog_says_what_the_figure_will_say_and_follows_each_choice(qtbot: QtBot) -> None:
    asked: list[FigureQuery] = []
    dialog = dialog_over(qtbot, asked=asked)
    assert dialog.now.text() == "It says now: count"
    dialog.form.field_edited.emit("code", "partial")
    qtbot.waitUntil(lambda: dialog.now.text() == "It says now: count partial", timeout=PATIENCE)
    assert asked[-1].code is StatusCode.PARTIAL
    assert dialog.asked.text() == "What is asked."


# --- in the editor, over the sample


def text_editor(program: Program) -> TextEditor:
    """The introductory text of the summary, empty, with the keyboard in it."""
    form = program.form_of(program.section("summary"))
    editor = next(iter(form.findChildren(TextEditor)))
    program.window.activateWindow()
    program.qtbot.waitUntil(program.window.isActiveWindow, timeout=PATIENCE)
    editor.area.setFocus()
    return editor


def resolution(program: Program) -> Instrument:
    """The text that the sample's pack follows."""
    texts = program.library.session.ask(lambda reader: reader.all(Instrument)).result()
    return next(each for each in texts if each.reference == "P8_TA(2019)0203")


def counted(program: Program, code: StatusCode) -> FigureQuery:
    """How many calls of that text have a status."""
    return FigureQuery(kind=FigureKind.COUNT, code=code, instrument=resolution(program).id, in_words=True)


def says(program: Program, query: FigureQuery, words: str) -> None:
    """Wait until a figure says something."""
    values = program.library.figure_values
    values.words(query)
    program.qtbot.waitUntil(lambda: values.words(query).value == words, timeout=PATIENCE)


def answer_with(monkeypatch: pytest.MonkeyPatch, query: FigureQuery, begun: list[FigureQuery] | None = None) -> None:
    """Answer every dialog with a figure."""

    def answer(dialog: FigureDialog) -> int:
        if begun is not None:
            begun.append(dialog.query)
        dialog.query = query
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(FigureDialog, "exec", answer)


def figures(editor: TextEditor) -> list[FigureQuery]:
    return [run.figure for block in editor.text().blocks for run in block.runs if run.figure is not None]


@pytest.mark.parametrize("by", ["menu", "keys", "button"])
def test_a_figure_is_inserted_at_the_caret(program: Program, monkeypatch: pytest.MonkeyPatch, by: str) -> None:
    program.open_sample()
    editor = text_editor(program)
    query = counted(program, StatusCode.PARTIAL)
    answer_with(monkeypatch, query)
    QTest.keyClicks(editor.area, "Only ")
    if by == "menu":
        program.window.menus.actions["insert_figure"].trigger()
    elif by == "keys":
        QTest.keyClick(
            editor.area, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
    else:
        editor.toolbar.figure.click()
    program.qtbot.waitUntil(lambda: figures(editor) == [query], timeout=PATIENCE)
    QTest.keyClicks(editor.area, " are done")
    assert [run.text or "#" for run in editor.text().blocks[0].runs] == ["Only ", "#", " are done"]
    says(program, query, "2 of 23")


def test_the_menu_says_where_to_click_when_no_text_has_the_keyboard(program: Program) -> None:
    program.open_sample()
    program.workspace.panel.tree.setFocus()
    program.window.menus.actions["insert_figure"].trigger()
    assert program.window.status.currentMessage() == "Click into a text first: it is inserted at the caret."


def test_a_figure_says_something_else_as_soon_as_a_status_changes(program: Program) -> None:
    program.open_sample()
    editor = text_editor(program)
    query = counted(program, StatusCode.PARTIAL)
    editor.insert_figure(query)
    says(program, query, "2 of 23")
    text = resolution(program)
    session = program.library.session
    rows = session.ask(lambda reader: reader.where(Recommendation, "instrument", text.id)).result()
    as_of = program.library.figure_values.seen_from.as_of

    def code(row: Recommendation) -> StatusCode:
        found: list[Assessment] = session.ask(lambda reader: reader.assessments([row.id])).result()  # type: ignore[assignment]
        return code_at(found, as_of, text.claimant)

    row = next(each for each in rows if each.counts and code(each) is StatusCode.NONE)
    session.do(assess(row.id, Judgement(status=StatusCode.PARTIAL, date=PartialDate.of(as_of)))).result()
    says(program, query, "3 of 23")
    program.library.undo()
    says(program, query, "2 of 23")


def test_figures_are_seen_from_the_date_of_the_pack(program: Program) -> None:
    program.open_sample()
    program.qtbot.waitUntil(lambda: program.workspace.outline is not None, timeout=PATIENCE)
    query = FigureQuery(kind=FigureKind.AS_OF)
    says(program, query, "17 February 2020")
    assert program.workspace.outline is not None
    pack = program.workspace.outline.pack
    program.library.session.do(set_field(pack.ref, "as_of", PartialDate.parse("2020-03-01"))).result()
    says(program, query, "1 March 2020")
    assert program.library.figure_values.seen_from.pack == pack.id


def test_a_double_click_changes_a_figure_and_keeps_who_may_read_it(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.open_sample()
    editor = text_editor(program)
    old, new = counted(program, StatusCode.FULL), counted(program, StatusCode.NONE)
    begun: list[FigureQuery] = []
    answer_with(monkeypatch, new, begun)
    runs = (Run(text="Of these "), Run(figure=old, level=Level.STAFF, strong=True), Run(text=" are done."))
    editor.set_text(Text(blocks=(Block(runs=runs),)))
    says(program, old, "none")
    QTest.mouseDClick(editor.area.viewport(), Qt.MouseButton.LeftButton, pos=middle_of_the_atom(editor))
    program.qtbot.waitUntil(lambda: figures(editor) == [new], timeout=PATIENCE)
    assert begun == [old]
    assert editor.text().blocks[0].runs[1] == Run(figure=new, level=Level.STAFF, strong=True)


def middle_of_the_atom(editor: TextEditor) -> QPoint:
    area = editor.area
    at = area.toPlainText().index("\ufffc")
    cursor = area.textCursor()
    cursor.setPosition(at)
    left = area.cursorRect(cursor)
    cursor.setPosition(at + 1)
    return QPoint((left.left() + area.cursorRect(cursor).left()) // 2, left.center().y())


def test_a_double_click_on_a_word_marks_the_word_as_ever(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FigureDialog, "exec", lambda _dialog: pytest.fail("asked"))
    program.open_sample()
    editor = text_editor(program)
    editor.set_text(Text(blocks=(Block(runs=(Run(text="Words "), Run(figure=counted(program, StatusCode.FULL)))),)))
    point = editor.area.cursorRect(editor.area.textCursor()).center() + QPoint(4, 0)
    QTest.mouseDClick(editor.area.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert editor.area.textCursor().selectedText() in {"Words", "Words "}


def test_a_tip_says_what_a_figure_asks(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.open_sample()
    editor = text_editor(program)
    query = counted(program, StatusCode.PARTIAL)
    editor.set_text(Text(blocks=(Block(runs=(Run(text="Here: "), Run(figure=query))),)))
    says(program, query, "2 of 23")
    tips: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, words, _widget: tips.append(words))
    point = middle_of_the_atom(editor)
    QApplication.sendEvent(
        editor.area.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, editor.area.viewport().mapToGlobal(point))
    )
    assert tips == [
        "How many calls are “Partially implemented”: in P8_TA(2019)0203; as of the pack's date.\n"
        "A double click changes it."
    ]


def test_a_copied_figure_is_its_number_in_other_programs(program: Program) -> None:
    program.open_sample()
    editor = text_editor(program)
    query = counted(program, StatusCode.PARTIAL)
    editor.set_text(Text(blocks=(Block(runs=(Run(text="Only "), Run(figure=query), Run(text=" so far"))),)))
    values = program.library.figure_values
    program.qtbot.waitUntil(lambda: values.words(query).value != WAITING, timeout=PATIENCE)
    number = values.words(query).value
    assert number.startswith("2")
    editor.area.selectAll()
    copied = editor.area.createMimeDataFromSelection()
    assert copied.text() == f"Only {number} so far"
    pasted = QTextDocumentFragment.fromHtml(copied.html()).toPlainText()
    assert pasted.split() == f"Only {number} so far".split()
    assert figures(editor) == [query], "copying has changed the text"


def test_copy_and_paste_keep_the_question_of_a_figure(program: Program) -> None:
    program.open_sample()
    editor = text_editor(program)
    query = replace(
        counted(program, StatusCode.PARTIAL), kind=FigureKind.MOVED, code=None, since_last_mission=True, claimant=OURS
    )
    editor.set_text(Text(blocks=(Block(runs=(Run(text="Here "), Run(figure=query))),)))
    editor.area.selectAll()
    copied = editor.area.createMimeDataFromSelection()
    taken = QMimeData()
    for form in copied.formats():
        taken.setData(form, copied.data(form))
    editor.set_text(Text())
    editor.area.insertFromMimeData(taken)
    assert figures(editor) == [query]


def test_a_figure_among_words_for_staff_is_for_staff(program: Program) -> None:
    program.open_sample()
    editor = text_editor(program)
    editor.set_text(Text(blocks=(Block(runs=(Run(text="only for us", level=Level.STAFF),)),)))
    editor.place_caret(0, 5)
    editor.insert_figure(counted(program, StatusCode.FULL))
    assert [run.level for run in editor.text().blocks[0].runs] == [Level.STAFF] * 3


def test_a_figure_grows_with_what_it_says(program: Program) -> None:
    program.open_sample()
    editor = text_editor(program)
    query = FigureQuery(kind=FigureKind.HEADLINE, instrument=resolution(program).id)
    editor.insert_figure(query)
    narrow = editor.area.cursorRect(editor.area.textCursor()).left()
    values = program.library.figure_values
    program.qtbot.waitUntil(lambda: values.words(query).value.startswith("Of 23"), timeout=PATIENCE)
    QApplication.processEvents()
    assert editor.area.cursorRect(editor.area.textCursor()).left() > narrow
    assert atom_at(editor.area, QPoint(narrow + 20, 10)) is not None


def test_a_figure_is_kept_in_the_library(program: Program) -> None:
    program.open_sample()
    editor = text_editor(program)
    query = counted(program, StatusCode.PARTIAL)
    QTest.keyClicks(editor.area, "Zq ")
    editor.insert_figure(query)
    session, ref = program.library.session, program.section("summary").ref
    session.commit().result()
    stored = session.ask(lambda reader: [each.tree for each in reader.texts([ref.id])]).result()
    assert any(run.figure == query for tree in stored for block in tree.blocks for run in block.runs)


def test_without_a_pack_figures_are_as_of_today(program: Program) -> None:
    program.open_sample()
    values = program.library.figure_values
    values.look_from(None)
    assert values.seen_from.pack is None
    assert values.seen_from.as_of == date.today()  # noqa: DTZ011
