"""The UN's index over the real sample: countries counted, a dry run, one step, and stopping."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from briefing_app.domain.records.recommendation import Recommendation
from briefing_app.gui.uhri import flow
from briefing_app.gui.uhri.dialog import UhriDialog
from briefing_app.gui.uhri.words import progress_words, result_words
from briefing_app.services.uhri import CancelledError, UhriProgress, UhriResult
from tests.gui.conftest import PATIENCE, Program
from tests.importing.uhri_files import as_json, entry, upr, write_many


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "export-full-en.json"
    path.write_bytes(as_json(entry(1), entry(2), upr(20), entry(5, Countries=["Peru"]), entry(6, Text="Annex")))
    return path


def window(program: Program, path: Path) -> UhriDialog:
    """The window over a file, with its countries counted."""
    program.open_sample()
    dialog = program.window.office.uhri.window_for(program.library, path)
    dialog.show()
    program.qtbot.waitUntil(lambda: dialog.said.text() != "Counting the countries…", timeout=PATIENCE)
    return dialog


def calls(program: Program) -> int:
    return len(program.library.session.ask(lambda reader: reader.all(Recommendation)).result())


def press(program: Program, dialog: UhriDialog, press: Callable[[], None], words: str) -> str:
    press()
    program.qtbot.waitUntil(lambda: words in dialog.said.text(), timeout=PATIENCE)
    return dialog.said.text()


def test_the_librarys_own_country_stands_first_and_ticked(program: Program, export: Path) -> None:
    dialog = window(program, export)
    assert dialog.said.text() == "2 countries."
    assert dialog.countries == ("Kazakhstan",)
    assert dialog.list.item(1).text().startswith("Peru")


def test_nothing_is_taken_in_before_somebody_has_looked_what_would_come(program: Program, export: Path) -> None:
    dialog = window(program, export)
    before = calls(program)
    assert (dialog.look.isEnabled(), dialog.take.isEnabled()) == (True, False)
    said = press(program, dialog, dialog.look.click, "Would be taken in")
    assert "3 new recommendations" in said
    assert "Left out: 1 × " in said
    assert calls(program) == before
    assert dialog.take.isEnabled()
    dialog.list.item(1).setCheckState(Qt.CheckState.Checked)
    assert not dialog.take.isEnabled()


def test_what_is_taken_in_is_one_step(program: Program, export: Path) -> None:
    dialog = window(program, export)
    before = calls(program)
    press(program, dialog, dialog.look.click, "Would be taken in")
    said = press(program, dialog, dialog.take.click, "Taken in: ")
    assert said.endswith("One Undo takes all of it back.")
    assert calls(program) == before + 3
    assert (dialog.leave.text(), dialog.take.isEnabled(), dialog.look.isEnabled()) == ("&Close", False, False)
    assert program.window.status.currentMessage().startswith("Taken in: 3 new recommendations")
    dialog.reject()
    program.library.undo()
    program.qtbot.waitUntil(lambda: calls(program) == before, timeout=PATIENCE)


def test_a_country_is_found_by_any_letters(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_bytes(as_json(entry(1, Countries=["Côte d'Ivoire"]), entry(2, Countries=["Türkiye"])))
    dialog = window(program, path)
    QTest.keyClicks(dialog.filter, "cote")
    assert [dialog.list.item(row).isHidden() for row in range(2)] == [False, True]
    dialog.filter.clear()
    assert [dialog.list.item(row).isHidden() for row in range(2)] == [False, False]
    assert dialog.countries == ()
    assert not dialog.look.isEnabled()


@pytest.mark.parametrize("data", [b"", b"{}", b"%PDF-1.7", b'[{"AnnotationId": "1"'])
def test_a_file_that_is_no_export_is_told_in_words(program: Program, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "export.json").write_bytes(data)
    dialog = window(program, tmp_path / "export.json")
    assert dialog.said.text().startswith("▲ ")
    assert not dialog.look.isEnabled()
    dialog.reject()


def test_closing_stops_a_run_and_nothing_is_taken_in(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    write_many(path, 4000)
    dialog = window(program, path)
    before = calls(program)
    press(program, dialog, dialog.look.click, "Would be taken in")
    stop = dialog.advanced.connect(lambda _progress: dialog.reject())
    assert stop is not None
    dialog.take.click()
    program.qtbot.waitUntil(
        lambda: program.window.status.currentMessage() == "Stopped. Nothing was taken in.", timeout=PATIENCE
    )
    assert calls(program) == before


def test_progress_is_told_and_seen(qtbot: QtBot) -> None:
    dialog = UhriDialog("export.json")
    qtbot.addWidget(dialog)
    dialog.show_countries((("Peru", 3),), ("peru",))
    dialog._run(dry=True)
    assert (dialog.bar.isHidden(), dialog.list.isEnabled()) == (False, False)
    dialog.advanced.emit(UhriProgress(read=50, size=200, recommendations=1234))
    assert (dialog.bar.value(), dialog.said.text()) == (250, "1,234 recommendations found…")
    assert progress_words(UhriProgress(read=200, size=200, recommendations=1)) == "Filling lists and the search…"


def test_words_that_are_not_known_are_told() -> None:
    result = UhriResult(
        taken=False, countries=("Peru",), entries=10, chosen=5, instruments=1, new=5, changed=0, same=0, positions=1,
        skipped=(), unknown=(("Pending", 2),),
    )  # fmt: skip
    assert (
        result_words(result).splitlines()[0]
        == "Would be taken in: 5 new recommendations, 1 new text, 1 position of the State."
    )
    assert result_words(replace(result, new=0, instruments=0, positions=0)).startswith("Would be taken in: nothing.")
    assert result_words(result).splitlines()[1] == "Not known, and kept in their own words: “Pending” (2)"


def test_the_menu_asks_for_the_file(program: Program, export: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program.open_sample()
    opened: list[UhriDialog] = []

    def show(dialog: UhriDialog) -> int:
        program.qtbot.waitUntil(lambda: dialog.list.count() == 2, timeout=PATIENCE)
        opened.append(dialog)
        return 0

    monkeypatch.setattr(UhriDialog, "exec", show)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(export), ""))
    program.window.menus.actions["read_uhri"].trigger()
    assert len(opened) == 1


def test_closing_while_the_countries_are_counted_takes_nothing_in(program: Program, tmp_path: Path) -> None:
    program.open_sample()
    before = calls(program)
    write_many(tmp_path / "export.json", 4000)
    dialog = program.window.office.uhri.window_for(program.library, tmp_path / "export.json")
    dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    stopped = "Stopped. Nothing was taken in."
    program.qtbot.waitUntil(lambda: program.window.status.currentMessage() == stopped, timeout=PATIENCE)
    assert (calls(program), dialog.list.count()) == (before, 0)


def test_the_same_file_a_second_time_changes_nothing(program: Program, export: Path) -> None:
    dialog = window(program, export)
    press(program, dialog, dialog.look.click, "Would be taken in")
    press(program, dialog, dialog.take.click, "Taken in: ")
    dialog.reject()
    after = calls(program)
    again = program.window.office.uhri.window_for(program.library, export)
    program.qtbot.waitUntil(lambda: again.list.count() == 2, timeout=PATIENCE)
    said = press(program, again, again.look.click, "Would be taken in")
    assert said.startswith("Would be taken in: 3 as they are.")
    press(program, again, again.take.click, "Taken in: ")
    assert calls(program) == after


def test_a_file_that_goes_away_is_told_and_can_come_back(program: Program, export: Path) -> None:
    dialog = window(program, export)
    before, data = calls(program), export.read_bytes()
    export.unlink()
    said = press(program, dialog, dialog.look.click, "▲")
    assert "export-full-en.json cannot be read" in said
    assert dialog.look.isEnabled()
    export.write_bytes(data)
    press(program, dialog, dialog.look.click, "Would be taken in")
    assert calls(program) == before


def test_a_file_that_may_not_be_opened_is_told_in_words(
    program: Program, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, *_given: object, **_named: object) -> BinaryIO:
        raise PermissionError(13, "Permission denied")

    program.open_sample()
    monkeypatch.setattr(Path, "open", refuse)
    dialog = program.window.office.uhri.window_for(program.library, export)
    program.qtbot.waitUntil(lambda: dialog.said.text().startswith("▲"), timeout=PATIENCE)
    monkeypatch.undo()
    assert "Permission denied" in dialog.said.text()
    assert not dialog.look.isEnabled()


def test_what_is_ticked_stays_so_while_another_country_is_looked_for(program: Program, export: Path) -> None:
    dialog = window(program, export)
    QTest.keyClicks(dialog.filter, "peru")
    assert dialog.list.item(0).isHidden()
    dialog.list.setCurrentRow(1)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.countries == ("Kazakhstan", "Peru")


def test_a_result_that_is_long_is_told_by_its_beginning() -> None:
    result = UhriResult(
        taken=True, countries=(), entries=10, chosen=5, instruments=1, new=1234, changed=0, same=0, positions=1,
        skipped=tuple((f"reason {number}", number) for number in range(1, 9)),
        unknown=tuple((f"word {number}", number) for number in range(1, 9)),
    )  # fmt: skip
    lines = result_words(result).splitlines()
    assert lines[0].startswith("Taken in: 1,234 new recommendations")
    assert [line.split("× ")[1] for line in lines[1:6]] == [f"reason {number}" for number in range(1, 6)]
    assert "“word 5” (5)" in lines[6]
    assert "word 6" not in lines[6]
    assert lines[7:] == ["One Undo takes all of it back."]


def test_progress_that_comes_when_the_window_is_gone_is_dropped(
    program: Program, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.open_sample()
    gone, told = threading.Event(), threading.Event()

    def count(_path: Path, *, progress: Callable[[UhriProgress], None], cancelled: Callable[[], bool]) -> list[object]:
        gone.wait(20)
        progress(UhriProgress(read=1, size=2, recommendations=0))
        told.set()
        raise CancelledError

    monkeypatch.setattr(flow, "countries_in", count)
    dialog = program.window.office.uhri.window_for(program.library, export)
    dialog.reject()
    shiboken6.delete(dialog)
    gone.set()
    program.qtbot.waitUntil(told.is_set, timeout=PATIENCE)
    program.qtbot.wait(200)
    assert program.failures == []
