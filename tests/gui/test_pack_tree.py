"""The tree shows sections and records, and asks for what a person wants of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from briefing_app.domain.kinds import Kind
from briefing_app.domain.reference import RecordRef
from briefing_app.gui.outline import Entry
from briefing_app.gui.pack_tree import PackTreeModel, PackTreeView


def section(name: str, *records: str) -> Entry:
    return Entry(
        ref=RecordRef(kind=Kind.SECTION, id=name),
        title=name.capitalize(),
        section_type="speaker_notes",
        children=tuple(Entry(ref=RecordRef(kind=Kind.SPEAKER_NOTE, id=record), title=record) for record in records),
    )


@pytest.fixture
def model(qtbot: QtBot) -> PackTreeModel:
    model = PackTreeModel()
    model.show_entries((section("cover"), section("notes", "one", "two"), section("status", "two")))
    return model


@pytest.fixture
def tree(qtbot: QtBot, model: PackTreeModel) -> PackTreeView:
    tree = PackTreeView(model)
    qtbot.addWidget(tree)
    return tree


def test_an_annex_is_dropped_among_those_of_its_own_section_only(qtbot: QtBot) -> None:
    first, second = (Entry(ref=RecordRef(kind=Kind.ANNEX, id=name), title=name) for name in ("first", "second"))
    notes = section("notes", "one")
    model = PackTreeModel()
    model.show_entries((section("cover"), replace(notes, children=(*notes.children, first, second))))
    asked: list[tuple[RecordRef, int]] = []
    model.move_asked.connect(lambda ref, index: asked.append((ref, index)))
    cover, at = model.index(0, 0), model.index(1, 0)
    data = model.mimeData([model.index(2, 0, at)])
    for row, parent in ((1, cover), (-1, at), (2, QModelIndex())):
        model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, parent)
    assert asked == []
    model.dropMimeData(data, Qt.DropAction.MoveAction, 1, 0, at)
    model.dropMimeData(model.mimeData([model.index(1, 0, at)]), Qt.DropAction.MoveAction, 3, 0, at)
    model.dropMimeData(data, Qt.DropAction.MoveAction, 3, 0, at)
    assert asked == [(second.ref, 0), (first.ref, 1)]


def test_the_model_keeps_qts_own_rules(qtbot: QtBot, model: PackTreeModel) -> None:
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_entries((section("status", "two"), section("notes")))
    assert model.rowCount() == 2
    assert model.rowCount(model.index(0, 0)) == 1


def test_a_record_shown_twice_is_found_in_the_section_that_was_meant(model: PackTreeModel) -> None:
    ref = RecordRef(kind=Kind.SPEAKER_NOTE, id="two")
    assert model.find(ref).parent().row() == 1
    assert model.find(ref, "status").parent().row() == 2
    assert not model.find(ref, "cover").isValid()


def test_new_words_leave_the_rows_and_the_choice(tree: PackTreeView, model: PackTreeModel) -> None:
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    tree.select(RecordRef(kind=Kind.SPEAKER_NOTE, id="one"))
    renamed = Entry(ref=model.entries[0].ref, title="Front page", section_type="speaker_notes")
    model.show_entries((renamed, *model.entries[1:]))
    assert resets == []
    assert model.data(model.index(0, 0)) == "Front page"
    current = tree.current()
    assert current is not None
    assert current.ref.id == "one"


def test_the_choice_and_open_branches_outlive_an_added_section(tree: PackTreeView, model: PackTreeModel) -> None:
    tree.select(RecordRef(kind=Kind.SPEAKER_NOTE, id="one"))
    told: list[object] = []
    tree.chosen.connect(lambda entry, _section: told.append(entry))
    model.show_entries((section("new"), *model.entries))
    current = tree.current()
    assert current is not None
    assert current.ref.id == "one"
    assert tree.isExpanded(model.index(2, 0))
    assert told == []


def test_a_removed_choice_falls_to_the_first_section(tree: PackTreeView, model: PackTreeModel) -> None:
    tree.select(RecordRef(kind=Kind.SECTION, id="status"))
    model.show_entries(model.entries[:2])
    current = tree.current()
    assert current is not None
    assert current.ref.id == "cover"


def test_steps_and_icons_follow_the_size_of_text_up_and_down(tree: PackTreeView) -> None:
    usual = tree.font()
    sizes = []
    for factor in (1, 2, 1):
        font = QFont(usual)
        font.setPointSizeF(usual.pointSizeF() * factor)
        tree.setFont(font)
        sizes.append((tree.indentation(), tree.iconSize().height()))
    assert sizes[0] == sizes[2]
    assert sizes[1][0] > sizes[0][0] * 1.5
    assert sizes[1][1] > sizes[0][1] * 1.5


def test_alt_and_arrows_ask_for_a_move_and_delete_for_removal(qtbot: QtBot, tree: PackTreeView) -> None:
    asked: list[object] = []
    tree.nudge_asked.connect(asked.append)
    tree.remove_asked.connect(lambda: asked.append("remove"))
    tree.select(RecordRef(kind=Kind.SECTION, id="notes"))
    qtbot.keyClick(tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    assert asked == [-1, 1, "remove"]


@pytest.mark.parametrize(("dragged", "line", "place"), [(0, 3, 2), (2, 0, 0), (0, -1, 2), (1, 3, 2)])
def test_a_drop_asks_for_the_place_it_fell_on(model: PackTreeModel, dragged: int, line: int, place: int) -> None:
    asked: list[tuple[str, int]] = []
    model.move_asked.connect(lambda ref, index: asked.append((ref.id, index)))
    data = model.mimeData([model.index(dragged, 0)])
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, line, 0, QModelIndex())
    assert asked == [(model.entries[dragged].ref.id, place)]


def test_a_drop_on_its_own_place_asks_for_nothing(model: PackTreeModel) -> None:
    asked: list[object] = []
    model.move_asked.connect(lambda *answer: asked.append(answer))
    model.dropMimeData(model.mimeData([model.index(1, 0)]), Qt.DropAction.MoveAction, 2, 0, QModelIndex())
    assert asked == []


def test_only_sections_are_renamed_and_an_empty_name_is_no_name(model: PackTreeModel) -> None:
    asked: list[tuple[str, str]] = []
    model.rename_asked.connect(lambda ref, words: asked.append((ref.id, words)))
    assert not model.flags(model.index(0, 0, model.index(1, 0))) & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(model.index(0, 0), "  ")
    assert model.setData(model.index(0, 0), " Front ")
    assert asked == [("cover", "Front")]
