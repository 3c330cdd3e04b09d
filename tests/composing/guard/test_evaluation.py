"""Forty false sentences and two hundred good ones; half of each were written before the guard."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.composing.guard.library import told

FILES = ("tuning_sentences.json", "held_out_sentences.json")
MOST_FALSE_ALARMS = 2


def sentences(kind: str) -> list[dict[str, Any]]:
    folder = Path(__file__).parent
    return [each for name in FILES for each in json.loads((folder / name).read_text(encoding="utf-8"))[kind]]


def further(kind: str) -> list[list[str]]:
    path = Path(__file__).parent / "more_sentences.json"
    found: list[list[str]] = json.loads(path.read_text(encoding="utf-8"))[kind]
    return found


@pytest.mark.parametrize("sentence", sentences("false"), ids=lambda each: each["text"][:60])
def test_a_false_sentence_is_found_with_the_number_it_says_and_the_number_of_the_rows(sentence: dict[str, str]) -> None:
    assert (sentence["said"], sentence["actual"]) in told(sentence["text"], sentence["language"])


def test_there_are_forty_false_sentences_and_two_hundred_good_ones_in_two_languages() -> None:
    assert (len(sentences("false")), len(sentences("good"))) == (40, 200)
    assert {each["language"] for each in sentences("false") + sentences("good")} == {"en", "fr"}


def test_at_most_two_of_two_hundred_good_sentences_are_questioned() -> None:
    alarms = [each["text"] for each in sentences("good") if told(each["text"], each["language"])]
    assert len(alarms) <= MOST_FALSE_ALARMS, alarms


@pytest.mark.parametrize("sentence", further("false"), ids=lambda each: each[1][:60])
def test_what_was_found_once_is_found_again(sentence: list[str]) -> None:
    language, text, said, actual = sentence
    assert (said, actual) in told(text, language)


def test_no_sentence_that_was_left_alone_once_is_questioned() -> None:
    assert [text for language, text in further("good") if told(text, language)] == []
