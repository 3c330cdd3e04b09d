"""A stored text goes into an editable document and comes back as it was."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from briefing_app.domain.levels import Level
from briefing_app.domain.text import Block, BlockKind, Run, Text, normalise
from briefing_app.gui.text.walker import from_qt, restyle, selected, to_qt
from tests.gui.text.texts import EVERY_FEATURE, features, texts


def there_and_back(text: Text) -> Text:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    to_qt(text, document)
    return from_qt(document)


@given(text=texts)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_text_comes_back_as_it_was(qapp: QApplication, text: Text) -> None:
    assert there_and_back(text) == normalise(text)


@pytest.mark.long
def test_a_thousand_texts_come_back_and_every_mark_was_among_them(qapp: QApplication) -> None:
    seen: Counter[str] = Counter()

    @given(text=texts)
    @settings(max_examples=1000, deadline=None, database=None)
    def round_trip(text: Text) -> None:
        seen.update(features(normalise(text)))
        assert there_and_back(text) == normalise(text)

    round_trip()
    assert {name: seen[name] for name in EVERY_FEATURE if seen[name] < 50} == {}


@pytest.mark.parametrize("words", ["a\u00a0b", "co\u00adop", "2\u201111", "a  b", "e\u0301", "\U0001f600x", "one\ntwo"])
def test_letters_that_qt_likes_to_change_stay(qapp: QApplication, words: str) -> None:
    text = Text(blocks=(Block(runs=(Run(text=words),)),))
    assert there_and_back(text) == text


def test_no_text_and_an_empty_paragraph_are_told_apart(qapp: QApplication) -> None:
    assert there_and_back(Text()) == Text()
    assert there_and_back(Text(blocks=(Block(),))) == Text(blocks=(Block(),))


def test_a_block_keeps_its_marks_when_its_kind_changes(qapp: QApplication) -> None:
    runs = (Run(text="plain "), Run(text="closed", level=Level.STAFF, strong=True))
    document = QTextDocument()
    to_qt(Text(blocks=(Block(runs=runs),)), document)
    restyle(document.firstBlock(), Block(kind=BlockKind.HEADING, level=Level.MEMBERS))
    assert from_qt(document) == Text(blocks=(Block(kind=BlockKind.HEADING, level=Level.MEMBERS, runs=runs),))


def test_a_selection_is_cut_between_characters_beyond_the_first_plane(qapp: QApplication) -> None:
    document = QTextDocument()
    to_qt(Text(blocks=(Block(runs=(Run(text="\U0001f600ab", strong=True),)),)), document)
    cursor = QTextCursor(document)
    cursor.setPosition(2)
    cursor.setPosition(3, QTextCursor.MoveMode.KeepAnchor)
    assert selected(cursor) == Text(blocks=(Block(runs=(Run(text="a", strong=True),)),))


def test_numbers_go_on_behind_a_nested_list(qapp: QApplication) -> None:
    def item(depth: int) -> Block:
        return Block(kind=BlockKind.NUMBER, depth=depth, runs=(Run(text="x"),))

    document = QTextDocument()
    to_qt(Text(blocks=(item(0), item(1), item(0))), document)
    last = document.lastBlock()
    held = last.textList()
    assert held is not None
    assert held.itemText(last) == "2."
