"""The office's letterhead, settled in its window over the real sample."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from briefing_app.domain.paper import Paper
from briefing_app.domain.records.letterhead import OFFICE_LETTERHEAD, Letterhead
from briefing_app.domain.records.pack import Pack
from briefing_app.gui.letterhead.dialog import LetterheadDialog
from briefing_app.rendering.docx import write_docx
from briefing_app.services.building import BuildRequest, composed_now
from briefing_app.services.logos import read_logo
from tests.gui.conftest import PATIENCE, Program
from tests.importing.test_logo import saved, star
from tests.importing.word_templates import office_template, with_member
from tests.services.parts import CLOCK


def picture(folder: Path) -> Path:
    path = folder / "logo.png"
    path.write_bytes(saved(star(), "PNG"))
    return path


def stored(program: Program) -> Letterhead | None:
    return program.library.session.ask(lambda reader: reader.get(Letterhead, OFFICE_LETTERHEAD)).result()


def settle(
    program: Program, monkeypatch: pytest.MonkeyPatch, *changes: Callable[[LetterheadDialog], None]
) -> list[str]:
    """Answer the dialog with each change in turn; return what it said before each, then leave it."""
    left, said = list(changes), []

    def answer(dialog: LetterheadDialog) -> int:
        said.append(dialog.problem.text())
        if not left:
            return QDialog.DialogCode.Rejected
        left.pop(0)(dialog)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(LetterheadDialog, "exec", answer)
    program.window.menus.actions["letterhead"].trigger()
    return said


def test_the_letterhead_is_settled_as_one_step_and_the_cover_shows_it(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # Arrange
    program.open_sample()
    path = picture(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))

    def change(dialog: LetterheadDialog) -> None:
        dialog.name.setText("An office")
        dialog.address.setPlainText("1 Any Street")
        dialog.colour.setText("#7a1f3d")
        dialog.choose.click()
        program.qtbot.waitUntil(lambda: bool(dialog.logo), timeout=PATIENCE)

    # Act
    settle(program, monkeypatch, change)
    program.qtbot.waitUntil(lambda: stored(program) is not None, timeout=PATIENCE)
    # Assert
    found = stored(program)
    assert found is not None
    assert (found.name, found.address, found.colour) == ("An office", "1 Any Street", "#7a1f3d")
    assert found.logo == read_logo(path)
    program.qtbot.waitUntil(lambda: "settled" in program.window.status.currentMessage(), timeout=PATIENCE)
    program.library.undo()
    program.qtbot.waitUntil(lambda: stored(program) is None, timeout=PATIENCE)


def test_what_cannot_be_kept_is_asked_again_with_what_was_written(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.open_sample()
    said = settle(program, monkeypatch, lambda dialog: dialog.colour.setText("red"))
    program.qtbot.waitUntil(lambda: len(said) == 2, timeout=PATIENCE)
    assert "“red” is no colour" in said[1]
    assert stored(program) is None


def test_a_file_that_is_no_logo_says_so_and_keeps_the_one_before(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program.open_sample()
    path = tmp_path / "logo.png"
    path.write_bytes(b"no picture")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    told: list[str] = []

    def change(dialog: LetterheadDialog) -> None:
        dialog.choose.click()
        program.qtbot.waitUntil(lambda: dialog.problem.text().startswith("▲"), timeout=PATIENCE)
        told.append(dialog.problem.text())
        assert dialog.choose.isEnabled()
        assert dialog.logo == ""

    settle(program, monkeypatch, change)
    program.qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    assert "no picture" in told[0]


@pytest.mark.parametrize(
    ("colour", "said"), [("#ffcc00", "Too pale"), ("blue", "Write a colour as #rrggbb"), ("#1a4f7b", ""), ("", "")]
)
def test_a_colour_that_cannot_be_read_on_paper_is_told_at_once(qtbot: QtBot, colour: str, said: str) -> None:
    dialog = LetterheadDialog(None)
    qtbot.addWidget(dialog)
    dialog.colour.setText(colour)
    assert said in dialog.warning.text()
    assert bool(dialog.warning.text()) == bool(said)


def test_a_logo_is_shown_and_can_be_taken_off(qtbot: QtBot, tmp_path: Path) -> None:
    held = Letterhead(id=OFFICE_LETTERHEAD, name="An office", logo=read_logo(picture(tmp_path)), logo_alt="A circle")
    dialog = LetterheadDialog(held)
    qtbot.addWidget(dialog)
    assert dialog.letterhead == held
    assert not dialog.picture.pixmap().isNull()
    dialog.remove.click()
    assert dialog.letterhead.logo == ""
    assert dialog.picture.text() == "None"
    assert not dialog.remove.isEnabled()


def test_a_word_template_is_kept_with_the_letterhead_and_word_files_take_it(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program.open_sample()
    path = tmp_path / "Office template.dotx"
    path.write_bytes(office_template())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))

    def change(dialog: LetterheadDialog) -> None:
        dialog.choose_template.click()
        program.qtbot.waitUntil(lambda: bool(dialog.template), timeout=PATIENCE)

    settle(program, monkeypatch, change)
    program.qtbot.waitUntil(lambda: stored(program) is not None, timeout=PATIENCE)
    found = stored(program)
    assert found is not None
    assert found.word_template_name == "Office template.dotx"
    session = program.library.session
    pack = session.ask(lambda reader: reader.all(Pack)[0].id).result()
    request = BuildRequest(pack=pack)
    made = session.ask(lambda reader: composed_now(reader, request, clock=CLOCK)).result()
    word = docx.Document(BytesIO(write_docx(made.document, paper=Paper.A4)))
    assert word.styles["Normal"].font.name == "Arial"


def test_a_template_that_cannot_be_used_says_why_and_keeps_the_one_before(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program.open_sample()
    path = tmp_path / "office.dotm"
    path.write_bytes(with_member(office_template(), "word/vbaProject.bin", b"macro"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    told: list[str] = []

    def change(dialog: LetterheadDialog) -> None:
        dialog.show_template("a2VwdA==", "before.dotx")
        dialog.choose_template.click()
        program.qtbot.waitUntil(lambda: dialog.problem.text().startswith("▲"), timeout=PATIENCE)
        told.extend((dialog.problem.text(), dialog.template, dialog.letterhead.word_template_name))
        assert dialog.choose_template.isEnabled()

    settle(program, monkeypatch, change)
    program.qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    assert "macros" in told[0]
    assert told[1:] == ["a2VwdA==", "before.dotx"]


def test_a_template_can_be_taken_off(qtbot: QtBot) -> None:
    held = Letterhead(id=OFFICE_LETTERHEAD, word_template="a2VwdA==", word_template_name="office.dotx")
    dialog = LetterheadDialog(held)
    qtbot.addWidget(dialog)
    assert dialog.letterhead == held
    dialog.remove_template.click()
    assert dialog.letterhead == Letterhead(id=OFFICE_LETTERHEAD)
    assert dialog.template_name.text().startswith("None")
    assert not dialog.remove_template.isEnabled()
