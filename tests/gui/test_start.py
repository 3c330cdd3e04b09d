"""The beginning: who one is, which library, and the way back to one that is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QLabel, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from briefing_app.domain.records.pack import Pack
from briefing_app.errors import InputError
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.first_run import FirstPackDialog, WhoDialog, initials_of
from briefing_app.gui.forms.field_editor import FieldEditor
from briefing_app.gui.library_flow import LibraryFlow
from briefing_app.gui.restore_dialog import Restorable, RestoreDialog
from briefing_app.gui.start_page import RecentLibrary, StartPage
from briefing_app.services.services import Services
from briefing_app.services.session import Session
from tests.gui.keys import show_active, type_words

OK = QDialogButtonBox.StandardButton.Ok


def answer(dialog: QDialog) -> QPushButton:
    """The button that gives the dialog's answer."""
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    return box.button(OK)


def type_over(editor: FieldEditor, words: str) -> None:
    """Replace a whole line by typing, key by key; no words: empty it."""
    line = editor.focusProxy()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    if words:
        type_words(line, words)
    else:
        QTest.keyClick(line, Qt.Key.Key_Delete)


# --- who


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Anna Maria Kowalska", "AMK"),
        ("anna kowalska", "AK"),
        ("Ana-Maria Beridze-Kapanadze", "AMBK"),
        ("Әлия Қасымова", "ӘҚ"),
        ("әлия әбдіғалиұлы", "ӘӘ"),
        ("ნინო ბერიძე", "ნბ"),
        ("  Max   (Press)  ", "MP"),
        ("J.R.R. Tolkien", "JRRT"),
        ("123 456", ""),
        ("a b c d e f g h", "ABCDEF"),
        ("", ""),
    ],
)
def test_initials_are_the_first_letters_of_each_part_of_a_name(name: str, initials: str) -> None:
    assert initials_of(name) == initials


def test_initials_follow_the_name_until_they_are_written_by_hand(qtbot: QtBot) -> None:
    dialog = WhoDialog()
    qtbot.addWidget(dialog)
    assert not answer(dialog).isEnabled()
    type_words(dialog.name, "Әлия Қасымова")
    assert dialog.initials.text() == "ӘҚ"
    assert answer(dialog).isEnabled()
    dialog.initials.selectAll()
    type_words(dialog.initials, "ak")
    type_words(dialog.name, " Nowak")
    assert dialog.initials.text() == "ak"
    dialog.initials.selectAll()
    QTest.keyClick(dialog.initials, Qt.Key.Key_Delete)
    assert not answer(dialog).isEnabled()


def test_the_first_question_says_that_the_name_is_in_no_file_that_leaves(qtbot: QtBot) -> None:
    dialog = WhoDialog(name="Anna Nowak", initials="an")
    qtbot.addWidget(dialog)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "never goes into a pack: no PDF, no Word file and no print holds it" in words
    assert (dialog.name.text(), dialog.initials.text(), answer(dialog).isEnabled()) == ("Anna Nowak", "an", True)


def test_a_first_pack_needs_a_country_and_its_days_stay_in_order(qtbot: QtBot) -> None:
    dialog = FirstPackDialog()
    qtbot.addWidget(dialog)
    assert not answer(dialog).isEnabled()
    type_words(dialog._country, " საქართველო ")
    assert dialog.country == "საქართველო"
    assert answer(dialog).isEnabled()
    type_over(dialog._start, "4 May 2031")
    assert (dialog.start, dialog.end) == (date(2031, 5, 4), date(2031, 5, 4))
    type_over(dialog._end, "2 May 2031")
    assert not answer(dialog).isEnabled()
    type_over(dialog._end, "2031-05-06")
    assert answer(dialog).isEnabled()
    assert dialog.end == date(2031, 5, 6)


@pytest.mark.parametrize(
    ("computer", "offered", "language"),
    [("fr_BE", "", "fr"), ("en_GB", "", "en"), ("pl_PL", "", "en"), ("en_GB", "fr", "fr"), ("fr_FR", "en", "en")],
)
def test_a_pack_is_offered_in_the_open_pack_s_language_or_the_computer_s(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, computer: str, offered: str, language: str
) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(computer))
    dialog = FirstPackDialog(language=offered)
    qtbot.addWidget(dialog)
    assert dialog.language == language
    dialog._language.setCurrentText("Français")
    assert dialog.language == "fr"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2 March 2027", date(2027, 3, 2)),
        ("12 March 2027", date(2027, 3, 12)),
        ("31 December 2027", date(2027, 12, 31)),
        ("29 feb 2028", date(2028, 2, 29)),
        ("2.3.2027", date(2027, 3, 2)),
        ("2027-03-02", date(2027, 3, 2)),
    ],
)
def test_a_day_typed_over_a_whole_date_is_that_day(qtbot: QtBot, typed: str, day: date) -> None:
    dialog = FirstPackDialog()
    qtbot.addWidget(dialog)
    type_over(dialog._start, typed)
    assert dialog.start == day


@pytest.mark.parametrize("typed", ["", "31 April 2027", "March 2027", "2027", "13/13/2027", "soon"])
def test_without_a_whole_day_of_the_calendar_no_pack_is_started(qtbot: QtBot, typed: str) -> None:
    dialog = FirstPackDialog()
    qtbot.addWidget(dialog)
    dialog._country.setText("Kazakhstan")
    type_over(dialog._start, typed)
    assert not answer(dialog).isEnabled()


# --- the start page


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> StartPage:
    page = StartPage()
    show_active(page, qtbot)
    page.show_recent(
        (
            RecentLibrary(path=tmp_path / "office.briefings"),
            RecentLibrary(path=tmp_path / "moved.briefings", there=False),
        )
    )
    return page


def test_without_recent_libraries_the_page_says_what_one_is_and_why_there_is_none(page: StartPage) -> None:
    page.recent.setFocus()
    page.show_recent(())
    assert page.recent.isHidden()
    words = " ".join(label.text() for label in page.findChildren(QLabel) if not label.isHidden())
    assert "none has been opened yet" in words
    assert "one file that holds everything" in words
    assert "Del takes it off" not in words
    assert page._first.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens_a_recent_library_and_asks_about_one_that_is_gone(
    page: StartPage, tmp_path: Path, key: Qt.Key
) -> None:
    opened: list[Path] = []
    missing: list[Path] = []
    page.recent_asked.connect(opened.append)
    page.missing_asked.connect(missing.append)
    page.recent.setFocus()
    QTest.keyClick(page.recent, key)
    QTest.keyClick(page.recent, Qt.Key.Key_Down)
    QTest.keyClick(page.recent, key)
    assert (opened, missing) == ([tmp_path / "office.briefings"], [tmp_path / "moved.briefings"])


def test_a_library_that_is_gone_says_so_in_its_line(page: StartPage, tmp_path: Path) -> None:
    here, gone = (page.recent.item(row) for row in range(2))
    assert here.text() == f"office\n{tmp_path}"
    assert gone.text() == f"moved\nNot found in {tmp_path}"
    assert "moved, renamed or deleted" in gone.toolTip()
    assert "Not found" in gone.data(Qt.ItemDataRole.AccessibleTextRole)


def test_delete_asks_to_forget_the_chosen_library(page: StartPage, tmp_path: Path) -> None:
    asked: list[Path] = []
    page.forget_asked.connect(asked.append)
    page.recent.setCurrentRow(1)
    QTest.keyClick(page.recent, Qt.Key.Key_Delete)
    assert asked == [tmp_path / "moved.briefings"]
    page.show_recent((RecentLibrary(path=tmp_path / "office.briefings"),))
    assert page.recent.current == RecentLibrary(path=tmp_path / "office.briefings")
    page.show_recent(())
    QTest.keyClick(page.recent, Qt.Key.Key_Delete)
    assert len(asked) == 1


def test_every_way_to_a_library_has_its_own_button(page: StartPage) -> None:
    told: list[str] = []
    for name in ("sample", "first_pack", "new", "open", "restore"):
        getattr(page, f"{name}_asked").connect(lambda name=name: told.append(name))
    for button in page.findChildren(QPushButton):
        assert button.accessibleDescription()
        button.click()
    assert told == ["sample", "first_pack", "new", "open", "restore"]


# --- restoring


@pytest.fixture
def flow(services: Services, qtbot: QtBot, page: StartPage) -> Iterator[tuple[LibraryFlow, list[Session]]]:
    failures: list[BaseException] = []
    bridge = Bridge(None, failures.append)
    flow = LibraryFlow(services, bridge, window=page)
    opened: list[Session] = []
    flow.opened.connect(opened.append)
    yield flow, opened
    for session in opened:
        session.close()
    bridge.release()
    assert failures == []


def accept(monkeypatch: pytest.MonkeyPatch, kind: type[QDialog], fill: Callable[..., object]) -> None:
    """Answer a kind of dialog in the place of a person."""

    def execute(dialog: QDialog) -> int:
        fill(dialog)
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(kind, "exec", execute)


def test_a_backup_comes_back_as_a_library_of_a_new_name(
    flow: tuple[LibraryFlow, list[Session]],
    services: Services,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    held = services.library.sample_working_copy()
    packs = [pack.name for pack in held.read_now(lambda reader: reader.all(Pack))]
    held.close()
    offered: list[str] = []
    accept(
        monkeypatch,
        RestoreDialog,
        lambda dialog: offered.extend(dialog.list.item(row).text() for row in range(dialog.list.count())),
    )
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "again"), ""))
    flow[0].restore()
    qtbot.waitUntil(lambda: len(flow[1]) == 1, timeout=20_000)
    again = flow[1][0]
    assert [words.splitlines()[0] for words in offered] == [held.path.stem]
    assert again.path == tmp_path / "again.briefings"
    assert [pack.name for pack in again.read_now(lambda reader: reader.all(Pack))] == packs
    assert held.path.exists()


def test_a_backup_is_restored_over_nothing_and_from_nothing_else(services: Services, tmp_path: Path) -> None:
    held = services.library.create(tmp_path / "office.briefings")
    held.backup(tmp_path / "kept.briefings").result()
    held.close()
    before = (tmp_path / "kept.briefings").read_bytes()
    with pytest.raises(InputError, match="is there already"):
        services.library.restore(tmp_path / "kept.briefings", tmp_path / "office.briefings")
    with pytest.raises(InputError, match="There is no"):
        services.library.restore(tmp_path / "nothing.briefings", tmp_path / "new.briefings")
    (tmp_path / "letter.briefings").write_text("not a library")
    with pytest.raises(InputError):
        services.library.restore(tmp_path / "letter.briefings", tmp_path / "new.briefings")
    assert not (tmp_path / "new.briefings").exists()
    services.library.restore(tmp_path / "kept.briefings", tmp_path / "new.briefings").close()
    assert (tmp_path / "kept.briefings").read_bytes() == before


def test_a_library_that_is_still_open_elsewhere_is_restored_with_its_newest_changes(
    services: Services, tmp_path: Path
) -> None:
    with services.library.start_first_pack(tmp_path / "office.briefings", "Kazakhstan") as held:
        with services.library.restore(held.path, tmp_path / "copy.briefings") as copy:
            assert len(copy.read_now(lambda reader: reader.all(Pack))) == 1
        assert list(tmp_path.glob("*.part-*")) == []


def test_backups_stand_newest_first_and_a_file_may_be_chosen_instead(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = [datetime(2020, 2, day, 9, 5) for day in (1, 17, 3)]  # noqa: DTZ001  (a person's own clock)
    backups = [Restorable(library="office", taken=at, path=tmp_path / f"{at.day}.briefings") for at in moments]
    dialog = RestoreDialog(None, backups, file_filter="*")
    qtbot.addWidget(dialog)
    assert [dialog.list.item(row).text() for row in range(3)] == [
        "office\n17 February 2020, 09:05",
        "office\n3 February 2020, 09:05",
        "office\n1 February 2020, 09:05",
    ]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    dialog.elsewhere.click()
    assert dialog.result() == QDialog.DialogCode.Rejected
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "usb.briefings"), ""))
    dialog.elsewhere.click()
    assert (dialog.chosen, dialog.result()) == (tmp_path / "usb.briefings", QDialog.DialogCode.Accepted)


def test_without_backups_the_dialog_says_why_and_offers_a_file(qtbot: QtBot) -> None:
    dialog = RestoreDialog(None, [], file_filter="*")
    qtbot.addWidget(dialog)
    assert "no backups yet" in " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert not answer(dialog).isEnabled()
    assert dialog.elsewhere.isEnabled()
    dialog.accept()
    assert dialog.result() == QDialog.DialogCode.Rejected


# --- the list of recent ones


def test_a_library_whose_file_is_gone_stays_on_the_list_and_can_be_taken_off(
    flow: tuple[LibraryFlow, list[Session]], services: Services, tmp_path: Path, qtbot: QtBot, page: StartPage
) -> None:
    for name in ("first", "second"):
        services.library.create(tmp_path / f"{name}.briefings").close()
    (tmp_path / "first.briefings").unlink()
    library_flow = flow[0]
    library_flow.list_recent(page.show_recent)
    qtbot.waitUntil(lambda: page.recent.item(1).text().startswith("first\nNot found"), timeout=5000)
    said: list[str] = []
    library_flow.said.connect(said.append)
    library_flow.forget(tmp_path / "first.briefings")
    library_flow.list_recent(page.show_recent)
    qtbot.waitUntil(lambda: page.recent.count() == 1, timeout=5000)
    assert "The file stays" in said[0]
    assert (tmp_path / "second.briefings").exists()


@pytest.mark.parametrize("press", ["off the list", "Cancel"])
def test_a_missing_library_is_told_and_goes_off_the_list_only_when_that_is_asked(
    flow: tuple[LibraryFlow, list[Session]],
    services: Services,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    press: str,
) -> None:
    path = tmp_path / "gone.briefings"
    services.settings.remember_library(path)
    said: list[str] = []

    def execute(box: QMessageBox) -> int:
        said.append(f"{box.text()} {box.informativeText()}")
        next(button for button in box.buttons() if press in button.text().replace("&", "")).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", execute)
    flow[0].look_for(path)
    assert len(services.settings.current.recent) == (1 if press == "Cancel" else 0)
    assert str(path) in said[0]
    assert "moved, renamed or deleted" in said[0]
