"""Every way to a library, and every way to think better of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.domain.records.mission import Mission
from briefing_app.domain.records.pack import Pack, Section
from briefing_app.editing.fields import set_field
from briefing_app.errors import InputError, UserError
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.first_run import FirstPackDialog, WhoDialog
from briefing_app.gui.library_flow import LibraryFlow
from briefing_app.gui.restore_dialog import RestoreDialog
from briefing_app.services.services import Services
from briefing_app.services.session import Session
from tests.gui.conftest import PATIENCE, Program


class Desk:
    """A flow over real services, what it opened, said and failed with."""

    def __init__(self, services: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.services = services
        self.qtbot = qtbot
        self.patch = monkeypatch
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.failures: list[BaseException] = []
        self.bridge = Bridge(None, self.failures.append)
        self.flow = LibraryFlow(services, self.bridge, window=self.window)
        self.opened: list[Session] = []
        self.said: list[str] = []
        self.flow.opened.connect(self.opened.append)
        self.flow.said.connect(self.said.append)

    def answer_file(self, path: Path | None) -> None:
        """Choose this file wherever one is asked for; ``None``: think better of it."""
        for name in ("getOpenFileName", "getSaveFileName"):
            self.patch.setattr(QFileDialog, name, lambda *_: (str(path) if path else "", ""))

    def answer(self, kind: type[QDialog], fill: Callable[..., object] | None) -> None:
        """Fill in this kind of dialog and accept it; ``None``: think better of it."""

        def execute(dialog: QDialog) -> int:
            if fill is None:
                dialog.reject()
            else:
                fill(dialog)
                dialog.accept()
            return dialog.result()

        self.patch.setattr(kind, "exec", execute)

    def wait_open(self) -> Session:
        self.qtbot.waitUntil(lambda: bool(self.opened), timeout=20_000)
        return self.opened[-1]


@pytest.fixture
def desk(services: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    desk = Desk(services, qtbot, monkeypatch)
    yield desk
    desk.bridge.release()
    for session in desk.opened:
        session.close()


def fill_country(dialog: FirstPackDialog) -> None:
    dialog._country.setText("საქართველო")


@pytest.mark.parametrize("typed", ["office", "office.briefings", "кеңсе", "ოფისი 2026"])
def test_a_new_library_gets_its_ending_and_is_empty(desk: Desk, tmp_path: Path, typed: str) -> None:
    desk.answer_file(tmp_path / typed)
    desk.flow.create()
    session = desk.wait_open()
    assert session.path == tmp_path / f"{typed.removesuffix('.briefings')}.briefings"
    assert session.read_now(lambda reader: reader.all(Pack)) == ()
    assert session.who.name == "Anna Kowalska"


def test_a_first_pack_stands_with_its_sections_and_its_country(desk: Desk, tmp_path: Path) -> None:
    desk.answer(FirstPackDialog, fill_country)
    desk.answer_file(tmp_path / "first")
    desk.flow.start_first_pack()
    session = desk.wait_open()
    (mission,) = session.read_now(lambda reader: reader.all(Mission))
    assert "საქართველო" in mission.name
    assert session.read_now(lambda reader: reader.all(Section))


@pytest.mark.parametrize("way", ["create", "choose_and_open", "start_first_pack"])
def test_whoever_chooses_no_file_opens_nothing(desk: Desk, way: str) -> None:
    desk.answer(FirstPackDialog, fill_country)
    desk.answer_file(None)
    getattr(desk.flow, way)()
    assert desk.said == []
    desk.qtbot.wait(50)
    assert desk.opened == []


def test_whoever_names_no_country_is_not_asked_for_a_file(desk: Desk, tmp_path: Path) -> None:
    desk.answer(FirstPackDialog, None)
    desk.answer_file(tmp_path / "never")
    desk.flow.start_first_pack()
    assert list(tmp_path.glob("never*")) == []


def test_the_sample_is_the_same_one_each_time_until_it_is_started_afresh(desk: Desk) -> None:
    desk.flow.open_sample()
    first = desk.wait_open()
    first.close()
    desk.opened.clear()
    desk.flow.start_sample_afresh()
    assert desk.wait_open().path == first.path


@pytest.mark.parametrize("content", [b"", b"not a library", b"SQLite format 3\0" + b"\xff" * 200])
def test_a_file_that_is_no_library_is_told_and_left_as_it_is(desk: Desk, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.briefings"
    path.write_bytes(content)
    desk.answer_file(path)
    desk.flow.choose_and_open()
    desk.qtbot.waitUntil(lambda: bool(desk.failures), timeout=20_000)
    assert isinstance(desk.failures[0], InputError)
    assert path.read_bytes() == content
    assert desk.said == ["Opening…", ""]
    assert desk.opened == []


def test_a_new_library_never_replaces_a_file(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "office.briefings"
    path.write_text("mine")
    desk.answer_file(path)
    desk.flow.create()
    desk.qtbot.waitUntil(lambda: bool(desk.failures), timeout=20_000)
    assert isinstance(desk.failures[0], InputError)
    assert path.read_text() == "mine"


def test_two_quick_presses_open_one_library(desk: Desk, tmp_path: Path) -> None:
    desk.answer_file(tmp_path / "office")
    desk.flow.create()
    desk.flow.open_sample()
    desk.wait_open()
    desk.qtbot.wait(100)
    assert [session.path.stem for session in desk.opened] == ["office"]


def test_the_name_is_asked_once_and_without_it_nothing_opens(desk: Desk, tmp_path: Path) -> None:
    desk.services.settings.change(name="", initials="")
    desk.answer(WhoDialog, None)
    desk.answer_file(tmp_path / "office")
    desk.flow.create()
    desk.qtbot.wait(50)
    assert desk.opened == []
    assert not (tmp_path / "office.briefings").exists()

    def fill(dialog: WhoDialog) -> None:
        dialog.name.setText("  Әлия Қасымова ")
        dialog.initials.setText("ӘҚ")

    desk.answer(WhoDialog, fill)
    desk.flow.create()
    session = desk.wait_open()
    settings = desk.services.settings.current
    assert (settings.name, settings.initials, session.who.name) == ("Әлия Қасымова", "ӘҚ", "Әлия Қасымова")
    desk.answer(WhoDialog, None)
    assert desk.flow.ensure_who()


def test_a_backup_is_written_where_it_was_asked_for_and_told(desk: Desk, tmp_path: Path) -> None:
    session = desk.services.library.start_first_pack(tmp_path / "office.briefings", "Kazakhstan")
    desk.opened.append(session)
    desk.answer_file(None)
    desk.flow.back_up(session)
    path = tmp_path / "kept.briefings"
    desk.answer_file(path)
    desk.flow.back_up(session)
    desk.qtbot.waitUntil(lambda: bool(desk.said), timeout=20_000)
    assert desk.said == [f"Backed up to {path}."]
    with desk.services.library.session(path) as kept:
        assert len(kept.read_now(lambda reader: reader.all(Pack))) == 1


def test_a_backup_over_the_library_itself_is_refused(desk: Desk, tmp_path: Path) -> None:
    session = desk.services.library.create(tmp_path / "office.briefings")
    desk.opened.append(session)
    desk.answer_file(session.path)
    desk.flow.back_up(session)
    desk.qtbot.waitUntil(lambda: bool(desk.failures), timeout=20_000)
    assert isinstance(desk.failures[0], UserError)
    assert session.read_now(lambda reader: reader.all(Pack)) == ()


def test_a_backup_that_is_thought_better_of_restores_nothing(desk: Desk, tmp_path: Path) -> None:
    asked: list[str] = []
    desk.answer(RestoreDialog, None)
    desk.patch.setattr(QFileDialog, "getSaveFileName", lambda *_: asked.append("name"))
    said = QDialog.reject
    desk.flow.restore()
    desk.qtbot.wait(100)
    assert asked == []
    assert said is QDialog.reject
    assert list(tmp_path.glob("*.briefings")) == []


def test_a_library_that_was_moved_is_looked_for_and_found(desk: Desk, tmp_path: Path) -> None:
    desk.services.library.create(tmp_path / "moved.briefings").close()
    desk.answer_file(tmp_path / "moved.briefings")

    def execute(box: QMessageBox) -> int:
        next(button for button in box.buttons() if "Look" in button.text()).click()
        return 0

    desk.patch.setattr(QMessageBox, "exec", execute)
    desk.flow.look_for(tmp_path / "old place" / "moved.briefings")
    assert desk.wait_open().path == tmp_path / "moved.briefings"


@pytest.mark.skipif(os.name == "nt", reason="Windows takes away writing from files, not from folders")
def test_a_folder_that_takes_no_file_is_told_with_a_way_on(desk: Desk, tmp_path: Path) -> None:
    desk.answer_file(tmp_path / "office.briefings" / "inner")
    (tmp_path / "office.briefings").write_text("a file where a folder should be")
    desk.flow.create()
    desk.qtbot.waitUntil(lambda: bool(desk.failures), timeout=20_000)
    assert desk.opened == []
    assert isinstance(desk.failures[0], (UserError, OSError))


def test_name_and_initials_are_changed_from_the_menu_without_a_library(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    def fill(dialog: WhoDialog) -> int:
        shown.extend((dialog.windowTitle(), dialog.name.text(), dialog.initials.text()))
        dialog.name.setText(" Zoë Ødegård ")
        dialog.initials.setText("zø")
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(WhoDialog, "exec", fill)
    program.window.menus.actions["your_name"].trigger()
    assert shown == ["Your name", "Anna Kowalska", "ak"]
    current = program.window._services.settings.current
    assert (current.name, current.initials) == ("Zoë Ødegård", "zø")
    assert "keeps the former one" in program.window.status.currentMessage()


def test_the_open_library_names_the_new_name_from_now_on(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.open_sample()
    session = program.library.session

    def fill(dialog: WhoDialog) -> int:
        dialog.name.setText("Zoë Ødegård")
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(WhoDialog, "exec", fill)
    program.window.menus.actions["your_name"].trigger()
    program.qtbot.waitUntil(lambda: session.who.name == "Zoë Ødegård", timeout=PATIENCE)
    session.do(set_field(program.entries[0].ref, "title", "Renamed")).result()
    assert session.steps(limit=1).result()[0].who == "Zoë Ødegård"


def test_whoever_thinks_better_of_another_name_keeps_the_old_one(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WhoDialog, "exec", lambda _dialog: int(QDialog.DialogCode.Rejected))
    program.window.menus.actions["your_name"].trigger()
    assert program.window._services.settings.current.name == "Anna Kowalska"
