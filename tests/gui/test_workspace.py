"""What a person does to a pack in the window, and what it answers where it will not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import PackId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.record import Record
from briefing_app.domain.records.pack import Pack, Section
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.status import StatusCode
from briefing_app.editing.fields import set_field
from briefing_app.errors import UserError
from briefing_app.gui import folders
from briefing_app.gui.outline import Entry, Outline, kind_words, read_outline, read_packs, record_by, record_title
from briefing_app.gui.progress_dialog import ProgressDialog
from briefing_app.gui.section_dialog import ChooseDialog
from briefing_app.gui.status_bar import StatusBar
from briefing_app.gui.status_list import StatusLine, basis_of
from briefing_app.services.export_names import ExportNames
from briefing_app.services.session_writer import SaveState
from tests.builders import (
    PACK,
    InMemoryReader,
    a_library_of_records,
    body,
    pack,
    person,
    recommendation,
    section,
    speaker_note,
    theme,
)
from tests.gui.conftest import PATIENCE, Program


def said(program: Program) -> str:
    return program.window.status.currentMessage()


def wait_for_order(program: Program, expected: list[RecordRef]) -> None:
    program.qtbot.waitUntil(lambda: [entry.ref for entry in program.entries] == expected, timeout=PATIENCE)


def refs(program: Program) -> list[RecordRef]:
    return [entry.ref for entry in program.entries]


# --- sections


@pytest.mark.parametrize(
    ("place", "action", "words"), [(0, "move_up", "at the top already"), (-1, "move_down", "at the end already")]
)
def test_a_section_at_the_edge_says_so_and_stays(program: Program, place: int, action: str, words: str) -> None:
    program.open_sample()
    before = refs(program)
    program.choose(program.entries[place])
    program.window.menus.actions[action].trigger()
    assert words in said(program)
    program.qtbot.wait(200)
    assert refs(program) == before


def test_alt_and_arrows_in_the_tree_move_the_chosen_section_and_keep_it_chosen(program: Program) -> None:
    program.open_sample()
    before = refs(program)
    program.choose(program.entries[1])
    tree = program.workspace.panel.tree
    QTest.keyClick(tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    wait_for_order(program, [before[0], before[2], before[1], *before[3:]])
    current = tree.current()
    assert current is not None
    assert current.ref == before[1]


def test_a_record_that_its_section_does_not_list_by_itself_is_not_removed_with_the_delete_key(program: Program) -> None:
    program.open_sample()
    mission = program.section("summary").children[0]
    program.choose(mission)
    QTest.keyClick(program.workspace.panel.tree, Qt.Key.Key_Delete)
    assert "belongs to the library" in said(program)
    program.qtbot.wait(200)
    assert mission.ref in [child.ref for child in program.section("summary").children]


def test_removing_says_how_to_bring_it_back(program: Program) -> None:
    program.open_sample()
    program.choose(program.section("programme"))
    program.window.menus.actions["remove"].trigger()
    program.qtbot.waitUntil(lambda: "Ctrl+Z brings it back" in said(program), timeout=PATIENCE)


def test_a_section_is_renamed_in_place_with_f2_even_from_a_record_below_it(program: Program) -> None:
    program.open_sample()
    notes = program.section("speaker_notes")
    program.choose(notes.children[0])
    program.window.menus.actions["rename"].trigger()
    tree = program.workspace.panel.tree
    line = tree.viewport().findChild(QLineEdit)
    assert line is not None
    line.setText("Қонақтар — ლაპარაკი")
    QTest.keyClick(line, Qt.Key.Key_Return)
    program.qtbot.waitUntil(
        lambda: "Қонақтар — ლაპარაკი" in [entry.title for entry in program.entries], timeout=PATIENCE
    )


def test_a_section_is_copied_to_another_pack_and_said_so(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.open_sample()
    other = next(held for held in program.workspace.packs if held.id != program.workspace._pack)

    def answer(dialog: ChooseDialog) -> int:
        names = [dialog.list.item(row).text() for row in range(dialog.list.count())]
        dialog.list.setCurrentRow(names.index(other.name))
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(ChooseDialog, "exec", answer)
    program.choose(program.section("programme"))
    program.window.menus.actions["copy_to"].trigger()
    program.qtbot.waitUntil(lambda: said(program) == f"Copied to {other.name}.", timeout=PATIENCE)
    session = program.library.session
    copied = session.ask(lambda reader: reader.where(Section, "pack", other.id)).result()
    assert "programme" in [held.section_type for held in copied]


def test_a_new_section_comes_behind_the_chosen_one_and_is_chosen(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.open_sample()

    def answer(dialog: ChooseDialog) -> int:
        values = [dialog.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(dialog.list.count())]
        dialog.list.setCurrentRow(values.index("sources"))
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(ChooseDialog, "exec", answer)
    before = refs(program)
    program.choose(program.entries[1])
    program.window.menus.actions["add_section"].trigger()
    program.qtbot.waitUntil(lambda: len(program.entries) == len(before) + 1, timeout=PATIENCE)
    assert program.entries[2].section_type == "sources"
    assert program.entries[2].ref not in before
    tree = program.workspace.panel.tree
    program.qtbot.waitUntil(lambda: tree.current() == program.entries[2], timeout=PATIENCE)


def test_closing_the_question_adds_nothing(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.open_sample()
    monkeypatch.setattr(ChooseDialog, "exec", lambda _dialog: int(QDialog.DialogCode.Rejected))
    before = refs(program)
    for name in ("add_section", "copy_to"):
        program.window.menus.actions[name].trigger()
    program.qtbot.wait(200)
    assert refs(program) == before


def test_another_windows_change_is_shown_without_a_key_pressed(program: Program) -> None:
    program.open_sample()
    path = program.library.session.path
    with program.window._services.library.open(path) as other:
        other.do(set_field(program.entries[0].ref, "title", "From elsewhere")).result()
        program.qtbot.waitUntil(lambda: program.entries[0].title == "From elsewhere", timeout=PATIENCE)


def test_choosing_another_pack_shows_its_sections_and_its_pages(program: Program) -> None:
    program.open_sample()
    other = program.workspace.packs[1]
    panel = program.workspace.panel
    panel.packs.setCurrentIndex(panel.packs.findData(other.id))
    panel.packs.activated.emit(panel.packs.currentIndex())
    program.qtbot.waitUntil(
        lambda: program.workspace.outline is not None and program.workspace.outline.pack.id == other.id,
        timeout=PATIENCE,
    )
    assert other.name in program.window.windowTitle()
    preview = program.workspace.pages
    program.qtbot.waitUntil(
        lambda: preview.preview is not None and preview.preview.request.pack == other.id, timeout=PATIENCE
    )


# --- the outline


def test_packs_come_with_the_fullest_first() -> None:
    empty = Pack(id=PackId("other"), mission=pack().mission, name="Empty")
    reader = InMemoryReader([*a_library_of_records(), empty])
    assert [held.id for held in read_packs(reader)] == [PACK, PackId("other")]
    assert read_outline(reader, PackId("gone")) is None
    outline = read_outline(reader, PackId("other"))
    assert outline is not None
    assert outline.entries == ()


@pytest.mark.parametrize(
    ("record", "title"),
    [
        (person("Wolfeschlegelsteinhausenbergerdorffmann"), "Wolfeschlegelsteinhausenbergerdorffmann"),
        (theme("Assembly"), "Assembly"),
        (section("cover"), "Cover"),
        (section("from_the_future"), "from_the_future"),
        (speaker_note(), speaker_note().title),
    ],
)
def test_a_record_is_known_by_the_words_that_staff_use(record: Record, title: str) -> None:
    assert record_title(record) == title


def test_a_body_without_a_name_is_known_by_its_code_and_what_has_no_words_by_its_kind() -> None:
    named = body()
    assert record_title(named) == (named.names[-1].name if named.names else named.code)
    assert record_title(replace(named, names=())) == named.code
    assert record_title(replace(speaker_note(), title="")) == "Speaker note"
    assert kind_words(RecordRef(kind=Kind.PROGRAMME_ITEM, id="x")) == "Programme item"


def test_the_section_of_a_record_is_the_liked_one_where_it_shows_it_too() -> None:
    shared = Entry(ref=RecordRef(kind=Kind.RECOMMENDATION, id="r"), title="r")
    one, two = (
        Entry(ref=RecordRef(kind=Kind.SECTION, id=name), title=name, children=(shared,)) for name in ("one", "two")
    )
    outline = Outline(pack=pack(), mission=None, recipes=(), entries=(one, two), names=ExportNames(pack="Pack"))
    assert outline.section_of(shared.ref) == "one"
    assert outline.section_of(shared.ref, two) == "two"
    assert outline.section_of(RecordRef(kind=Kind.RECOMMENDATION, id="gone"), two) == ""
    assert outline.section_of(two.ref) == "two"
    assert outline.recipe("nothing") is None


def test_a_record_that_is_gone_is_none() -> None:
    reader = InMemoryReader([recommendation()])
    assert record_by(reader, RecordRef(kind=Kind.PERSON, id="gone")) is None
    assert record_by(reader, recommendation().ref) == recommendation()


# --- the status bar


@pytest.mark.parametrize(
    ("state", "at", "message", "shown"),
    [
        ("saved", datetime(2020, 2, 17, 14, 2, 11, tzinfo=UTC), "", "Saved 14:02:11"),
        ("saved", None, "", "Saved"),
        ("saving", None, "", "Saving…"),
        ("failed", None, "the disk is full", "Not saved: the disk is full"),
        ("failed", None, "Not saved: changed elsewhere", "Not saved: changed elsewhere"),
        ("failed", None, "not saved: changed elsewhere", "not saved: changed elsewhere"),
        ("failed", None, "Not done: Change role of speaker note", "Not done: Change role of speaker note"),
        ("failed", None, "Nothing can be changed", "Nothing can be changed"),
        ("failed", None, "", "Not saved"),
    ],
)
def test_the_state_of_saving_is_said_once_and_plainly(
    qtbot: QtBot, state: str, at: datetime | None, message: str, shown: str
) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show_saved(state, at, message)
    assert bar.saved.text() == shown


@pytest.mark.parametrize(
    ("pages", "words"), [(0, "0 pages · audience: public"), (1, "1 page · audience: public"), (38, "38 pages")]
)
def test_pages_are_counted_in_words(qtbot: QtBot, pages: int, words: str) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show_pages(pages, "public")
    assert bar.pages.text().startswith(words)


SHARED = "This library lies in a Dropbox folder: only one window can have it open."
READING = "Another window has it open."


@pytest.mark.parametrize(
    ("shared", "reading", "words", "told"),
    [
        (None, None, "", ""),
        (SHARED, None, "Shared folder", SHARED),
        (None, READING, "Reading only", READING),
        (SHARED, READING, "Shared folder · Reading only", f"{SHARED}\n{READING}"),
    ],
)
def test_where_the_library_lies_is_said_where_it_matters(
    qtbot: QtBot, shared: str | None, reading: str | None, words: str, told: str
) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.show_place(shared=shared, reading_only=reading)
    assert bar.place.text() == words
    assert bar.place.isVisible() is bool(words)
    assert bar.place.toolTip() == bar.place.accessibleDescription() == told


def test_a_library_in_a_synced_folder_says_so_until_it_is_closed(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    program.window._services.library.create(folder / "office.briefings").close()
    program.window.open_path(folder / "office.briefings")
    place = program.window.status.place
    program.qtbot.waitUntil(lambda: place.text() == "Shared folder", timeout=PATIENCE)
    assert "Dropbox" in place.toolTip()
    program.window.menus.actions["start_page"].trigger()
    assert not place.isVisible()


def test_a_full_disk_is_named_in_the_status_bar_by_its_title_alone(program: Program) -> None:
    program.open_sample()
    error = UserError("Not saved: the disk is full", "There is no room for the library.", "Make room.")
    program.library._show_saved(SaveState(state="failed", message=str(error), error=error))
    assert program.window.status.saved.text() == "Not saved: the disk is full"


# --- whose word a status is


def test_the_basis_names_each_claimant_once_and_the_day() -> None:
    def line(claimant: str) -> StatusLine:
        held = recommendation()
        return StatusLine(recommendation=held.id, paragraph="1", title="t", status=StatusCode.NONE, claimant=claimant)

    words = basis_of([line("civil society"), line("the State"), line("civil society")], date(2020, 2, 7))
    assert "7 February 2020" in words
    assert words.count("civil society") == 1
    assert "the State" in words
    assert basis_of([], date(2020, 2, 7)) == ""


def test_a_status_is_dated_as_the_pack_is(program: Program) -> None:
    program.open_sample()
    outline = program.workspace.outline
    assert outline is not None
    session = program.library.session
    session.do(set_field(outline.pack.ref, "as_of", PartialDate.of(date(2021, 5, 3)))).result()
    program.qtbot.waitUntil(lambda: program.workspace.as_of == date(2021, 5, 3), timeout=PATIENCE)
    program.choose(program.section("recommendation_status"))
    basis = program.workspace.editor.basis
    program.qtbot.waitUntil(lambda: "3 May 2021" in basis.words, timeout=PATIENCE)
    session.do(set_field(outline.pack.ref, "as_of", None)).result()
    program.qtbot.waitUntil(
        lambda: program.workspace.as_of == datetime.now(tz=UTC).astimezone().date(), timeout=PATIENCE
    )


# --- files and folders


def test_a_file_that_the_system_opens_needs_no_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        asked.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    assert folders.open_by_system(tmp_path) == ""
    assert asked == [QUrl.fromLocalFile(str(tmp_path))]


def test_without_a_file_manager_the_place_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    named = tmp_path / "a folder — Қазақ"
    named.mkdir()
    assert folders.open_by_system(named) == f"No program on this computer opened the folder. It is at: {named}"
    written = named / "pack.pdf"
    written.write_bytes(b"x")
    assert folders.open_by_system(written).endswith(f"opened the file. It is at: {written}")


def test_a_file_that_is_gone_is_said_and_not_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: pytest.fail("it is not there"))
    assert folders.open_by_system(tmp_path / "gone.pdf") == f"This is no longer there: {tmp_path / 'gone.pdf'}"


def test_a_path_is_copied_as_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "pack & more.pdf"
    assert folders.copy_path(path) == f"Copied: {path}"
    assert QGuiApplication.clipboard().text() == str(path)


def test_a_finished_export_says_where_its_files_are_when_no_file_manager_answers(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    written = tmp_path / "pack.pdf"
    written.write_bytes(b"x")
    dialog = ProgressDialog(None, title="Export")
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.told.isVisible()
    dialog.finish([written], words="1 file written.")
    buttons = {button.text().replace("&", ""): button for button in dialog.findChildren(QPushButton)}
    for name, words in (
        ("Show in folder", f"opened the folder. It is at: {tmp_path}"),
        ("Open", f"opened the file. It is at: {written}"),
        ("Copy path", f"Copied: {written}"),
    ):
        buttons[name].click()
        assert dialog.told.text().endswith(words)
        assert dialog.told.isVisible()
    assert QGuiApplication.clipboard().text() == str(written)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    buttons["Open"].click()
    assert not dialog.told.isVisible()


# --- who may read


@pytest.mark.parametrize(
    ("level", "words"), [(Level.STAFF, "audience: staff"), (Level.PUBLIC, "No pages"), (Level.MEMBERS, "members")]
)
def test_the_audience_of_the_pages_is_said_beside_their_number_and_no_older_number_stays(
    program: Program, level: Level, words: str
) -> None:
    program.open_sample()
    outline = program.workspace.outline
    assert outline is not None
    recipe = outline.recipe(program.workspace.panel.recipe)
    assert recipe is not None
    program.library.session.do(set_field(recipe.ref, "audience", level)).result()
    program.qtbot.waitUntil(lambda: program.window.status.pages.text().endswith(words), timeout=PATIENCE)
