"""The office's scale, settled in its window over the real sample."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QColorDialog, QDialog, QTreeWidget
from pytestqt.qtbot import QtBot

from briefing_app.domain.records.office import OFFICE_SCALE, ScaleEntry, StatusScale
from briefing_app.domain.scales import GENERAL_MAPPINGS
from briefing_app.domain.status import StatusCode
from briefing_app.editing.scale import set_scale
from briefing_app.gui.scale.dialog import ScaleDialog
from tests.gui.conftest import PATIENCE, Program
from tests.gui.keys import type_words

SCALE = StatusScale(
    id=OFFICE_SCALE,
    entries=(
        ScaleEntry(code=StatusCode.PARTIAL, labels={"fr": "En partie", "hy": "Մասամբ"}, colour="#1a7f4b"),
        ScaleEntry(code=StatusCode.STARTED, hidden=True),
    ),
    substantial_counts=True,
)


@pytest.fixture
def dialog(qtbot: QtBot) -> ScaleDialog:
    made = ScaleDialog(SCALE)
    qtbot.addWidget(made)
    made.show()
    return made


def choose_language(dialog: ScaleDialog, code: str) -> None:
    dialog.language.setCurrentIndex(dialog.language.findData(code))


def test_what_the_office_has_settled_is_shown_and_stays_as_it_is(dialog: ScaleDialog) -> None:
    assert tuple(entry for entry in dialog.entries if entry != ScaleEntry(code=entry.code)) == SCALE.entries
    assert dialog.substantial_counts
    assert not dialog.rows[StatusCode.STARTED].offered.isChecked()


def test_words_are_written_language_by_language_and_none_is_lost(dialog: ScaleDialog) -> None:
    row = dialog.rows[StatusCode.PARTIAL]
    assert row.words.text() == ""
    choose_language(dialog, "fr")
    assert row.words.text() == "En partie"
    choose_language(dialog, "kk")
    QTest.keyClicks(row.words, "Ishinara")
    choose_language(dialog, "fr")
    row.words.selectAll()
    QTest.keyClick(row.words, Qt.Key.Key_Delete)
    assert row.entry.labels == {"hy": "Մասամբ", "kk": "Ishinara"}


def test_a_language_that_only_this_office_has_can_be_chosen(dialog: ScaleDialog) -> None:
    choose_language(dialog, "hy")
    assert dialog.rows[StatusCode.PARTIAL].words.text() == "Մասամբ"


@pytest.mark.parametrize(
    ("colour", "said"),
    [
        ("#1a7f4b", ""),
        ("", ""),
        ("#ffd400", "packs print"),
        ("#FFFFFF", "contrast 1.0"),
        ("green", "Write a colour as #rrggbb"),
        ("#12345", "Write a colour as #rrggbb"),
    ],
)
def test_a_colour_that_cannot_be_read_on_paper_is_told_at_once(dialog: ScaleDialog, colour: str, said: str) -> None:
    row = dialog.rows[StatusCode.FULL]
    row.colour.setText("#000000")
    row.colour.setText(colour)
    assert row.warning.isVisible() is bool(said)
    assert said in row.warning.text()
    assert row.colour.accessibleDescription() == row.warning.text()


@pytest.mark.parametrize(("chosen", "kept"), [(QColor("#AA0011"), "#aa0011"), (QColor(), "#1a7f4b")])
def test_a_colour_can_be_picked_and_a_cancelled_choice_changes_nothing(
    dialog: ScaleDialog, monkeypatch: pytest.MonkeyPatch, chosen: QColor, kept: str
) -> None:
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_given: chosen)
    dialog.rows[StatusCode.PARTIAL].pick.click()
    assert dialog.rows[StatusCode.PARTIAL].entry.colour == kept


def test_what_every_call_has_at_first_cannot_be_hidden(dialog: ScaleDialog) -> None:
    assert not dialog.rows[StatusCode.UNASSESSED].offered.isEnabled()
    dialog.rows[StatusCode.FULL].offered.click()
    assert dialog.rows[StatusCode.FULL].entry.hidden


def test_every_field_has_a_name_for_those_who_do_not_see_it(dialog: ScaleDialog) -> None:
    fields = [widget for row in dialog.rows.values() for widget in (row.words, row.colour, row.pick, row.offered)]
    names = [field.accessibleName() for field in fields]
    assert all(names)
    assert len(set(names)) == len(names)


def test_the_scales_of_others_are_shown_grade_by_grade(dialog: ScaleDialog) -> None:
    tree = dialog.findChild(QTreeWidget)
    assert tree is not None
    tops = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    shown = {top.text(0): top.childCount() for top in tops if top is not None}
    assert shown == {mapping.title: len(mapping.grades) for mapping in GENERAL_MAPPINGS}


def test_grades_are_read_as_what_the_office_calls_a_status_while_it_is_renamed(dialog: ScaleDialog) -> None:
    def read_as() -> dict[StatusCode, str]:
        tops = [dialog.grades.topLevelItem(at) for at in range(dialog.grades.topLevelItemCount())]
        items = [item for top in tops if top is not None for item in map(top.child, range(top.childCount()))]
        grades = [grade for mapping in GENERAL_MAPPINGS for grade in mapping.grades]
        return {grade.code: item.text(2) for grade, item in zip(grades, items, strict=True) if item is not None}

    house = read_as()
    assert house[StatusCode.FULL] == "Fully implemented"
    QTest.keyClicks(dialog.rows[StatusCode.FULL].words, "Delivered")
    assert read_as() == {**house, StatusCode.FULL: "Delivered"}
    choose_language(dialog, "fr")
    QTest.keyClicks(dialog.rows[StatusCode.FULL].words, "Fait")
    assert read_as()[StatusCode.FULL] == "Delivered", "the window speaks English"


# --- over the program


def settle(program: Program, monkeypatch: pytest.MonkeyPatch, *answers: object) -> list[str]:
    """Open the window from the menu, do what each of ``answers`` does to it in turn, and return what it said."""
    said: list[str] = []
    left = list(answers)

    def answer(dialog: ScaleDialog) -> int:
        said.append(dialog.problem.text())
        if not left:
            return QDialog.DialogCode.Rejected
        left.pop(0)(dialog)  # type: ignore[operator]
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ScaleDialog, "exec", answer)
    program.window.menus.actions["status_scale"].trigger()
    return said


def stored(program: Program) -> StatusScale | None:
    return program.library.session.ask(lambda reader: reader.get(StatusScale, OFFICE_SCALE)).result()


def test_the_scale_is_settled_as_one_step_that_can_be_undone(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.open_sample()
    before = stored(program)

    def change(dialog: ScaleDialog) -> None:
        dialog.rows[StatusCode.FULL].words.setText("Done")
        dialog.rows[StatusCode.FULL].words.textEdited.emit("Done")
        dialog.substantial.setChecked(not dialog.substantial_counts)

    settle(program, monkeypatch, change)
    program.qtbot.waitUntil(lambda: stored(program) != before, timeout=PATIENCE)
    found = stored(program)
    assert found is not None
    assert found.entry(StatusCode.FULL).labels == {"en": "Done"}
    program.qtbot.waitUntil(lambda: "settled" in program.window.status.currentMessage(), timeout=PATIENCE)
    program.library.undo()
    program.qtbot.waitUntil(lambda: stored(program) == before, timeout=PATIENCE)


def test_what_somebody_else_settles_meanwhile_is_not_taken_back(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.open_sample()
    others = (
        ScaleEntry(code=StatusCode.PARTIAL, labels={"kk": "Ішінара", "ka": "ნაწილობრივ"}),
        ScaleEntry(code=StatusCode.FULL, labels={"en": "Complete"}),
    )

    def change(dialog: ScaleDialog) -> None:
        program.library.session.do(set_scale(others, substantial_counts=True)).result()
        dialog.rows[StatusCode.FULL].words.textEdited.emit("Done")

    settle(program, monkeypatch, change)
    program.qtbot.waitUntil(lambda: "settled" in program.window.status.currentMessage(), timeout=PATIENCE)
    found = stored(program)
    assert found is not None
    assert found.entry(StatusCode.PARTIAL).labels == {"kk": "Ішінара", "ka": "ნაწილობრივ"}
    assert found.entry(StatusCode.FULL).labels["en"] == "Done", "what was typed here holds"
    assert found.substantial_counts


def test_what_is_settled_as_it_was_is_no_step(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.open_sample()
    before = stored(program)

    def there_and_back(dialog: ScaleDialog) -> None:
        for words in ("Done", ""):
            dialog.rows[StatusCode.FULL].words.textEdited.emit(words)

    settle(program, monkeypatch, there_and_back)
    program.qtbot.waitUntil(lambda: "settled" in program.window.status.currentMessage(), timeout=PATIENCE)
    assert stored(program) == before


def test_cancelling_settles_nothing(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.open_sample()
    before = stored(program)

    def leave(dialog: ScaleDialog) -> int:
        dialog.rows[StatusCode.FULL].words.textEdited.emit("Done")
        dialog.substantial.click()
        seen.append(dialog)
        return QDialog.DialogCode.Rejected

    seen: list[ScaleDialog] = []
    monkeypatch.setattr(ScaleDialog, "exec", leave)
    program.window.menus.actions["status_scale"].trigger()
    program.qtbot.waitUntil(lambda: bool(seen), timeout=PATIENCE)
    assert stored(program) == before


@pytest.mark.parametrize("words", ["Орындалды", "შესრულებულია", "Ολοκληρώθηκε", "😀"])
def test_words_in_any_letters_are_kept(dialog: ScaleDialog, words: str) -> None:
    row = dialog.rows[StatusCode.FULL]
    choose_language(dialog, "ka")
    type_words(row.words, words)
    assert row.entry.labels == {"ka": words}


def test_no_more_words_are_taken_than_a_table_has_room_for(dialog: ScaleDialog) -> None:
    row = dialog.rows[StatusCode.FULL]
    type_words(row.words, "w" * 80)
    assert row.entry.labels == {"en": "w" * 60}


def test_words_that_stand_for_two_statuses_are_refused_and_can_be_mended(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.open_sample()

    def confuse(dialog: ScaleDialog) -> None:
        dialog.rows[StatusCode.FULL].words.textEdited.emit("not IMPLEMENTED")

    def mend(dialog: ScaleDialog) -> None:
        dialog.rows[StatusCode.FULL].words.textEdited.emit("Done")

    said = settle(program, monkeypatch, confuse, mend)
    program.qtbot.waitUntil(lambda: stored(program) is not None and len(said) == 2, timeout=PATIENCE)
    assert said[0] == ""
    assert "stands for two statuses" in said[1]
    assert program.failures == []
