"""What the faces can draw, and what is done about the rest."""

from __future__ import annotations

import pytest

from briefing_app.rendering.fonts import FaceName, clean, face_data, missing_characters


@pytest.mark.parametrize(
    "text",
    [
        "Plain words, 1 234.",
        "Łódź Święto Żubr",
        "Әұқ ғңөүһі",
        "საქართველო",
        "Ελλάδα",
        "– — “ ” ‘ ’ … € § • ·",
        "Çğışöü",
    ],
)
def test_the_scripts_of_our_packs_are_all_drawn(text: str) -> None:
    assert missing_characters(text) == set()


def test_what_cannot_be_drawn_is_named_letter_by_letter() -> None:
    assert missing_characters("a Հայ 中 ■") == {"Հ", "ա", "յ", "中", "■"}


def test_spaces_that_are_replaced_and_letters_that_are_dropped_are_not_missing() -> None:
    assert missing_characters("1\u202f000\u2009%\t\n\u00ad\u200b\x07") == set()


def test_narrow_spaces_become_spaces_that_do_not_break() -> None:
    assert clean("1\u202f000\u2009%") == "1\u00a0000\u00a0%"


def test_line_ends_become_spaces_and_what_nobody_sees_goes() -> None:
    assert clean("a\nb\tc\x00d\u00ade\ud800f") == "a b cdef"


def test_plain_text_is_left_alone() -> None:
    text = "Nothing to do here."
    assert clean(text) is text


@pytest.mark.parametrize("name", list(FaceName))
def test_each_face_is_a_truetype_file(name: FaceName) -> None:
    assert face_data(name)[:4] == b"\x00\x01\x00\x00"
