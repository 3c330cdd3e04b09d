"""Where two texts differ, for the caret and for the eye."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.levels import Level
from briefing_app.domain.text import Block, Run, Text, plain_text
from briefing_app.gui.text.differences import Piece, first_difference, pieces
from tests.gui.text.texts import PECULIAR

LINES = st.lists(st.sampled_from(["One two three.", "Қазақстан", "ლ", "", *PECULIAR]), max_size=6).map("\n".join)


def shown(held: tuple[Piece, ...]) -> str:
    return "".join(f"[{piece.words}]" if piece.differs else piece.words for piece in held)


@pytest.mark.parametrize(
    ("mine", "theirs", "left", "right"),
    [
        ("We go.", "We go.", "We go.", "We go."),
        ("We go.", "We do not go.", "We go.", "We[ do not] go."),
        ("We go home.", "We go.", "We go[ home].", "We go."),
        ("Old", "New", "[Old]", "[New]"),
        ("", "New", "", "[New]"),
        ("Gone", "", "[Gone]", ""),
        ("", "", "", ""),
        ("17 February", "18 February", "[17] February", "[18] February"),
        ("Қазақстан бар", "Қазақстан жоқ", "Қазақстан [бар]", "Қазақстан [жоқ]"),
        ("One.\nTwo.", "One.\nTwo.\nThree.", "One.\nTwo.", "One.\nTwo.[\nThree.]"),
    ],
)
def test_words_that_one_side_has_alone_are_marked_on_it(mine: str, theirs: str, left: str, right: str) -> None:
    one, other = pieces(mine, theirs)
    assert (shown(one), shown(other)) == (left, right)


@given(LINES, LINES)
def test_joined_again_each_side_is_what_it_was_and_what_is_common_is_the_same(mine: str, theirs: str) -> None:
    one, other = pieces(mine, theirs)
    assert "".join(piece.words for piece in one) == mine
    assert "".join(piece.words for piece in other) == theirs
    common = ["".join(piece.words for piece in side if not piece.differs) for side in (one, other)]
    assert common[0] == common[1]


def test_two_long_texts_are_compared_line_by_line_and_soon() -> None:
    mine = "\n".join(f"Line {number} of a long text that somebody wrote" for number in range(3000))
    one, other = pieces(mine, mine.replace("Line 1500 ", "Line 1500, changed, "))
    assert [piece.words.count("\n") for piece in other if piece.differs] == [1]
    assert [piece.words[:9] for piece in one if piece.differs] == ["Line 1500"]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("One", "One", (0, 3)),
        ("One", "Onet", (0, 3)),
        ("One", "On", (0, 2)),
        ("One\nTwo", "One\nTwa", (1, 2)),
        ("One\nTwo\nThree", "One\nThree", (1, 1)),
        ("ab", "xab", (0, 0)),
    ],
)
def test_the_caret_goes_to_the_first_letter_that_differs(old: str, new: str, place: tuple[int, int]) -> None:
    assert first_difference(plain_text(old), plain_text(new)) == place


def test_another_level_of_a_block_is_a_difference_at_its_end() -> None:
    run = (Run(text="Same"),)
    old, new = Text(blocks=(Block(runs=run),)), Text(blocks=(Block(runs=run, level=Level.STAFF),))
    assert first_difference(old, new) == (0, 4)


def test_an_empty_text_has_its_place_at_the_start() -> None:
    assert first_difference(plain_text("One\nTwo"), Text()) == (0, 0)
    assert first_difference(Text(), Text()) == (0, 0)


@given(LINES, LINES)
def test_the_place_always_lies_inside_the_new_text(old: str, new: str) -> None:
    text = plain_text(new)
    block, position = first_difference(plain_text(old), text)
    assert 0 <= block < max(len(text.blocks), 1)
    assert 0 <= position <= (len(text.blocks[block].plain) if text.blocks else 0)
