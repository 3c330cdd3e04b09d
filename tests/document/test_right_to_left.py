"""Names in Arabic, Persian and Hebrew letters: joined, and in the order in which they are seen."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.document.right_to_left import as_said, as_seen, joined, runs_left, split

NAME = "سلمى الخيالي"
HEBREW = "עדה כהן"


def shapes(text: str) -> list[str]:
    """The shape of each letter of a text, as Unicode tells them; a letter without one stands alone."""
    return [unicodedata.decomposition(letter).split(" ")[0].strip("<>") or "alone" for letter in text]


def test_only_text_with_letters_that_run_to_the_left_is_looked_at() -> None:
    assert not any(map(runs_left, ("", "Nur-Sultan", "Қазақстан", "საქართველო", "Ελλάδα", "Łódź – 12")))
    assert runs_left(f"Mr {NAME}")
    assert runs_left(HEBREW)


def test_a_name_of_several_words_is_one_part_of_its_line() -> None:
    assert list(split(f"Mr {NAME}, and {HEBREW} (both)")) == [
        ("Mr ", False),
        (NAME, True),
        (", and ", False),
        (HEBREW, True),
        (" (both)", False),
    ]


def test_letters_take_the_form_that_their_neighbours_give_them() -> None:
    assert shapes(joined("سلمى")) == ["initial", "medial", "medial", "final"]
    assert shapes(joined("دار")) == ["alone", "alone", "alone"]
    assert shapes(joined("مینا")) == ["initial", "medial", "medial", "final"]
    assert joined(HEBREW) == HEBREW


def test_lam_and_alef_are_one_letter_and_vowel_signs_part_nobody() -> None:
    assert joined("لا") == "\ufefb"
    assert joined("سلام") == "\ufeb3\ufefc\u0645"
    assert shapes(joined("مُح")) == ["initial", "alone", "final"]


def test_a_sign_that_keeps_letters_apart_does_so_and_is_not_drawn() -> None:
    assert shapes(joined("علی\u200cرضا")) == ["initial", "medial", "final", "alone", "initial", "final"]
    assert "\u200c" not in joined("علی\u200cرضا")


def test_what_is_seen_begins_with_what_is_said_last_and_figures_keep_their_order() -> None:
    assert as_seen(HEBREW) == "ןהכ הדע"
    assert as_seen("א 12/3 ב") == "ב 12/3 א"
    assert as_seen("א (ב) ג") == "ג (ב) א"
    assert as_seen("דָ ב") == "ב " + "\u05b8ד"


@pytest.mark.parametrize("name", [NAME, HEBREW, "مینا گلزار پژوه", "عدلة لا"])
def test_joined_letters_are_said_as_they_were_written(name: str) -> None:
    assert as_said(joined(name)) == name


@given(st.text(alphabet=f"{NAME}{HEBREW}لآ12/3 (,)aé\u200c\u064f"))
def test_no_part_and_no_letter_is_lost(text: str) -> None:
    assert "".join(part for part, _ in split(text)) == text
    for part, to_the_left in split(text):
        assert runs_left(part) is to_the_left
        assert sorted(as_seen(part)) == sorted(part.translate(str.maketrans("()", ")("))) or not to_the_left
    assert unicodedata.normalize("NFKC", as_said(joined(text))) == unicodedata.normalize(
        "NFKC", text.replace("\u200c", "")
    )
