"""Figures in words: as they are read out, and nothing where the rules of a language cannot be trusted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.composing.number_words import can_say, figure_words, figures_in


@pytest.mark.parametrize(
    ("language", "figure", "words"),
    [
        ("en", "238", "two hundred and thirty-eight"),
        ("en-GB", "4,812", "four thousand eight hundred and twelve"),
        ("en", "12.5", "twelve point five"),
        ("en", "0.05", "zero point zero five"),
        ("en", "2020", "twenty twenty"),
        ("fr", "71", "soixante-et-onze"),
        ("fr", "4\u00a0812", "quatre mille huit cent douze"),
        ("fr", "12,5", "douze virgule cinq"),
        ("de", "1.000.000", "eine Million"),
        ("pl", "21", "dwadzieścia jeden"),
        ("ru", "1986", "одна тысяча девятьсот восемьдесят шесть"),
        ("kk", "238", "екі жүз отыз сегіз"),
        ("ka", "12", "თორმეტი"),
    ],
)
def test_a_figure_is_written_as_it_is_read_out(language: str, figure: str, words: str) -> None:
    assert figure_words(figure, language) == words


@pytest.mark.parametrize(
    ("language", "figure"), [("pl", "12,5"), ("ru", "2,5"), ("kk", "2,5"), ("en", "1.234"), ("en", "238 " * 40 + "238")]
)
def test_a_figure_whose_words_would_be_wrong_stays_as_it_is(language: str, figure: str) -> None:
    assert figure_words(figure, language) == ""


def test_a_language_without_number_words_is_known_as_such() -> None:
    assert not can_say("tg")
    assert can_say("pt-PT")
    assert list(figures_in("Of 20 calls", "tg")) == []


def test_only_figures_are_read_and_no_parts_of_other_things() -> None:
    text = "On 25 May 2020, at 14:30, A4 and COVID-19, paragraph 12(a), 2/20, 5a, 17th, and 3 more."
    assert [text[start:end] for start, end, _ in figures_in(text, "en")] == ["25", "2020", "12", "3"]


@given(st.integers(min_value=0, max_value=999_999_999), st.sampled_from(["en", "fr", "de", "pl", "ru", "kk", "ka"]))
def test_each_whole_figure_has_words_without_a_figure_in_them(number: int, language: str) -> None:
    words = figure_words(str(number), language)
    assert words
    assert not any(sign.isdigit() for sign in words)


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_and_places_are_in_order(text: str) -> None:
    last = 0
    for start, end, words in figures_in(text, "en"):
        assert last <= start < end <= len(text)
        assert words
        last = end
