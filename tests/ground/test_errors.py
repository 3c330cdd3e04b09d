"""What a person can mend says what happened, what it means and what to do, wherever it is shown."""

from __future__ import annotations

import pytest

from briefing_app.errors import InputError, UsageError, UserError


@pytest.mark.parametrize("kind", [UserError, UsageError, InputError])
def test_the_three_parts_stay_apart_and_read_as_one(kind: type[UserError]) -> None:
    error = kind("It stopped", "The disk is full.", "Make room.")
    assert (error.title, error.message, error.hint) == ("It stopped", "The disk is full.", "Make room.")
    assert str(error) == "It stopped The disk is full. Make room."


@pytest.mark.parametrize(("parts", "words"), [(("It stopped", ""), "It stopped"), (("", "No.", ""), "No.")])
def test_a_part_without_words_leaves_no_gap(parts: tuple[str, ...], words: str) -> None:
    assert str(InputError(*parts)) == words


def test_wrong_usage_is_told_apart_from_input_that_cannot_be_used() -> None:
    assert not issubclass(UsageError, InputError)
    assert not issubclass(InputError, UsageError)
