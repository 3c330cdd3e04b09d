"""The strip beside a text shows who may read each paragraph, by letter and colour; atoms say what they stand for."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from briefing_app.domain.figures import FigureKind, FigureQuery
from briefing_app.domain.ids import SourceId
from briefing_app.domain.levels import Level
from briefing_app.domain.status import StatusCode
from briefing_app.domain.text import Block, Run, SourceReference, Text
from briefing_app.gui.text.chips import _LONGEST, describe_atom
from briefing_app.gui.text.editor import TextEditor
from briefing_app.gui.text.marks import LETTERS, TINTS, block_format, block_of, run_format, run_of


@pytest.fixture
def editor(qtbot: QtBot) -> TextEditor:
    made = TextEditor("Points")
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def block(words: str, level: Level | None = None, *, run: Level | None = None) -> Block:
    return Block(level=level, runs=(Run(text=words, level=run),))


def colours(editor: TextEditor) -> set[str]:
    """The colours that the strip shows at its right edge."""
    image: QImage = editor.bar.grab().toImage()
    x = image.width() - 2
    return {image.pixelColor(x, y).name() for y in range(image.height())}


def test_each_paragraph_shows_its_own_level_or_the_most_closed_of_its_words(editor: TextEditor) -> None:
    editor.set_text(
        Text(
            blocks=(
                block("open"),
                block("members", Level.MEMBERS),
                block("a closed word", run=Level.STAFF),
                block("public with a closed word", Level.PUBLIC, run=Level.STAFF),
                block("public", Level.PUBLIC),
            )
        )
    )
    assert editor.bar.levels() == (None, Level.MEMBERS, Level.STAFF, Level.STAFF, Level.PUBLIC)


@pytest.mark.parametrize("level", list(Level))
def test_a_level_is_drawn_in_its_colour_and_a_text_without_levels_in_none(editor: TextEditor, level: Level) -> None:
    tints = {tint.name() for tint in TINTS.values()}
    editor.set_text(Text(blocks=(block("words"),)))
    assert not colours(editor) & tints
    editor.set_text(Text(blocks=(block("words", level),)))
    assert colours(editor) & tints == {TINTS[level].name()}


def test_the_letters_differ_so_that_nobody_has_to_tell_colours_apart() -> None:
    assert len(set(LETTERS.values())) == len(Level)
    assert set(LETTERS) == set(TINTS) == set(Level)


def test_a_letter_is_drawn_beside_the_paragraph(editor: TextEditor) -> None:
    def inked() -> int:
        image = editor.bar.grab().toImage()
        ground = QColor(image.pixelColor(0, image.height() - 1))
        return sum(
            image.pixelColor(x, y) != ground for x in range(image.width() - 5) for y in range(min(40, image.height()))
        )

    editor.set_text(Text(blocks=(block("words"),)))
    assert inked() == 0
    editor.set_text(Text(blocks=(block("words", Level.STAFF),)))
    assert inked() > 5


def test_typing_in_a_closed_paragraph_keeps_the_strip(qtbot: QtBot, editor: TextEditor) -> None:
    editor.set_text(Text(blocks=(block("closed", Level.STAFF),)))
    editor.area.setFocus()
    qtbot.keyClicks(editor.area, "xy\r")
    assert editor.bar.levels()[0] is Level.STAFF
    assert set(editor.bar.levels()) == {Level.STAFF}, "a paragraph made from a closed one is as closed"


@pytest.mark.parametrize(
    ("run", "words"),
    [
        (Run(source=SourceReference(source=SourceId("s"), locator="p. 4")), "Source, p. 4"),
        (Run(source=SourceReference(source=SourceId("s"))), "Source"),
        (Run(figure=FigureQuery(kind=FigureKind.COUNT, code=StatusCode.PARTIAL)), "Count partial"),
        (Run(figure=FigureQuery(kind=FigureKind.TOTAL)), "Total"),
        (Run(text="words"), ""),
    ],
)
def test_an_atom_says_what_it_stands_for(run: Run, words: str) -> None:
    assert describe_atom(run) == words


def test_a_long_description_is_cut_and_takes_its_room_in_the_line(qtbot: QtBot) -> None:
    def width(words: str) -> float:
        made = TextEditor("Points", describe=lambda _run: words)
        qtbot.addWidget(made)
        made.resize(900, 300)
        made.show()
        source = Run(source=SourceReference(source=SourceId("s")))
        made.set_text(Text(blocks=(Block(runs=(Run(text="See "), source)),)))
        return made.area.document().idealWidth() / made.area.fontMetrics().averageCharWidth()

    assert width("Short") < width("A very long title of a source " * 5) < (_LONGEST + 20) * 2


@pytest.mark.parametrize("level", [None, *Level])
@pytest.mark.parametrize("strong", [True, False])
def test_what_a_run_says_comes_back_from_its_format(level: Level | None, strong: bool) -> None:
    run = Run(text="x", strong=strong, emphasis=not strong, link="https://example.org/?a=1&b=2", level=level)
    assert run_of(run_format(run, Block().kind), "x") == run
    held = Block(level=level)
    assert block_of(block_format(held)) == held


@pytest.mark.parametrize(("level", "tip"), [(Level.STAFF, "For staff only"), (Level.PUBLIC, "May be public")])
def test_closed_words_carry_a_tip_and_a_line_besides_their_tint(level: Level, tip: str) -> None:
    form = run_format(Run(text="x", level=level), Block().kind)
    assert form.toolTip() == tip
    assert form.fontUnderline() or form.underlineStyle() is not form.UnderlineStyle.NoUnderline
