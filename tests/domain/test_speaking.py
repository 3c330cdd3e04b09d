"""How long a text takes to be spoken."""

from __future__ import annotations

import pytest

from briefing_app.domain.speaking import minutes_for, rate_of, spoken_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Thank you, Chair.", 3),
        ("a follow-up", 2),
        ("Kazakhstan’s promise", 2),
        ("20 of 2020", 1 + 1 + 2),
        ("EU", 2),
        ("DCAS meets", 4 + 1),
        ("Article XIV", 2),
        ("— … ·", 0),
    ],
)
def test_figures_and_abbreviations_count_as_the_words_spoken(text: str, words: int) -> None:
    assert spoken_words(text) == words


def test_an_interpreted_speech_takes_longer() -> None:
    assert minutes_for(220, "en", interpreted=True) == 2
    assert minutes_for(260, "en-GB", interpreted=False) == 2


def test_a_language_without_a_figure_has_an_estimate_and_says_so() -> None:
    assert rate_of("mt").estimated
    assert not rate_of("pl").estimated
