"""What a sheet shows of a call, and whether the library still says it when the sheet comes back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.domain.levels import Level
from briefing_app.domain.text import Block, Run, Text
from briefing_app.importing.sheets.shown import MAX_SHOWN, Shown, folded, id_words, is_plain, split_id, text_field
from tests.builders import InMemoryReader, addressee, instrument, recommendation, theme, written

CALL = recommendation()


@pytest.fixture
def shown() -> Shown:
    return Shown(InMemoryReader((instrument(), addressee(), theme(), CALL)), language="en")


def test_an_id_cell_gives_its_id_and_its_mark_back(shown: Shown) -> None:
    fields = shown.fields(CALL, (), audience=Level.STAFF)
    own, mark = split_id(f"  {id_words(CALL, fields)} ")
    assert own == CALL.id
    assert shown.says(mark, CALL, ())


@pytest.mark.parametrize("words", ["", "#", "A#1", "#12345678", "a/b-7", "ქ#1234567"])
def test_an_id_of_somebody_else_is_kept_whole(words: str) -> None:
    assert split_id(words) == (words, "")


def test_a_mark_no_longer_holds_when_the_library_says_something_else(shown: Shown) -> None:
    mark = split_id(id_words(CALL, shown.fields(CALL, (), audience=Level.PUBLIC)))[1]
    assert shown.says(mark, replace(CALL, title=f"  {CALL.title.upper()}  "), ()), "case and spaces say nothing"
    assert not shown.says(mark, replace(CALL, title="Бәрін босату"), ())
    assert not shown.says(mark, replace(CALL, paragraph="99"), ())


def test_a_text_too_long_for_a_cell_is_cut_with_a_word_about_it(shown: Shown) -> None:
    long = replace(CALL, title="ა" * (MAX_SHOWN + 1))
    words = shown.fields(long, (), audience=Level.STAFF)[2]
    assert len(words) == MAX_SHOWN
    assert words.endswith("the rest is in the library only")
    exact = replace(CALL, title="ა" * MAX_SHOWN)
    assert shown.fields(exact, (), audience=Level.STAFF)[2] == exact.title


def test_the_texts_own_words_go_before_ours_whatever_language_they_have() -> None:
    ours = written(CALL, "summary", "Ours")
    theirs = written(CALL, "verbatim", "Біздікі", language="kk")
    assert text_field((ours, theirs), "en") == theirs
    assert text_field((ours,), "fr") == ours
    assert text_field((replace(ours, tree=Text()),), "en") is None


def test_a_text_with_anything_closed_in_it_is_not_plain() -> None:
    plain = written(CALL, "summary", "Ours")
    assert is_plain(plain)
    for block in (Block(level=Level.STAFF, runs=(Run(text="a"),)), Block(runs=(Run(text="a", level=Level.STAFF),))):
        assert not is_plain(replace(plain, tree=Text(blocks=(block,))))


@pytest.mark.parametrize(("one", "other"), [("A\u00a0b\n c", "a B C"), ("ҚАЗАҚ", "қазақ"), ("Straße", "STRASSE")])
def test_words_are_compared_without_case_and_kinds_of_space(one: str, other: str) -> None:
    assert folded(one) == folded(other)
