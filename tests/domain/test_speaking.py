"""How long a text takes to be spoken."""

from __future__ import annotations

import pytest

from briefing_app.domain.figures import FigureKind, FigureQuery
from briefing_app.domain.speaking import SpeakingTime, heard_words, minutes_for, rate_of, spoken_words
from briefing_app.domain.text import Block, BlockKind, Run, Text


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


def text_of(*blocks: Block) -> Text:
    return Text(blocks=blocks)


def test_cues_are_not_heard_and_a_figure_is_heard_as_its_words() -> None:
    figure = Run(figure=FigureQuery(kind=FigureKind.COUNT))
    text = text_of(
        Block(runs=(Run(text="We count "), figure, Run(text=" calls."))),
        Block(kind=BlockKind.CUE, runs=(Run(text="Look up and wait."),)),
        Block(minutes=5, runs=(Run(text="Three more words."),)),
    )
    assert heard_words(text, version=None, said=lambda _run: "two of twenty") == 3 + 3 + 3
    assert heard_words(text, version=3, said=lambda _run: "two of twenty") == 6
    assert heard_words(text, version=None) == 6


@pytest.mark.parametrize(
    ("words", "slot", "told"),
    [
        (477, 3, "3 min 40 s of 3 min; cut about 87 words"),
        (131, 1, "1 min of 1 min; cut about 1 word"),
        (260, 3, "2 min of 3 min"),
        (260, None, "2 min"),
        (65, 0.5, "30 s of 30 s"),
        (0, 3, "0 s of 3 min"),
    ],
)
def test_the_time_is_told_against_the_slot(words: int, slot: float | None, told: str) -> None:
    assert SpeakingTime.of(words, slot, "en", interpreted=False).told == told


@pytest.mark.parametrize(
    ("words", "slot", "told"),
    [
        (241, 1, "1-minute version: takes 1 min 50 s, cut about 111 words"),
        (131, 1, "1-minute version: takes 1 min, cut about 1 word"),
        (260, 3, "3-minute version: takes 2 min"),
    ],
)
def test_a_version_is_told_with_what_it_takes_and_what_is_too_much(words: int, slot: float, told: str) -> None:
    assert SpeakingTime.of(words, slot, "en", interpreted=False).told_of_version == told
