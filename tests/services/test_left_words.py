"""Words that nobody could save any more are there at the next start, whole, for this person alone."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from briefing_app.services.left_words import LeftWords
from tests.services.parts import CLOCK


@pytest.fixture
def left(tmp_path: Path) -> LeftWords:
    return LeftWords(tmp_path / "home" / "words not saved", clock=CLOCK)


@pytest.mark.parametrize(
    "words",
    ["", "Thank you.", "One.\n\nTwo.", "Қазақ тілі", "საქართველო", "מסמך עברי", "half \ud83c of one", "x" * 1_000_000],
)
def test_words_of_any_script_and_length_come_back(left: LeftWords, words: str) -> None:
    left.keep("“Note”, Close", words)
    (found,) = left.found()
    assert found.text.startswith("“Note”, Close, 17.02.2020 12:00")
    assert found.text.endswith(words.replace("\ud83c", "?").strip())


def test_nothing_left_is_no_folder_and_no_question(left: LeftWords, tmp_path: Path) -> None:
    assert left.found() == ()
    left.forget(())
    assert list(tmp_path.iterdir()) == []


def test_what_was_left_at_one_moment_is_kept_apart_and_goes_only_when_it_was_seen(left: LeftWords) -> None:
    for number in range(3):
        left.keep("“Note”, Close", f"Version {number}")
    seen = left.found()
    assert {each.text.splitlines()[-1] for each in seen} == {"Version 0", "Version 1", "Version 2"}
    left.keep("“Note”, Close", "Not seen yet")
    left.forget(seen)
    left.forget(seen)
    assert [each.text.splitlines()[-1] for each in left.found()] == ["Not seen yet"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights elsewhere")
def test_nobody_else_can_read_them(left: LeftWords) -> None:
    path = left.keep("“Note”, Close", "Names of those at risk.")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
