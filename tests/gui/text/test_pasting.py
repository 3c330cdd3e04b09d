"""What comes from outside never opens what is closed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData

from briefing_app.domain.levels import Level, narrowest
from briefing_app.domain.text import Text
from briefing_app.gui.text import pasting
from briefing_app.gui.text.chips import describe_atom
from tests.gui.text.texts import texts

levels = st.sampled_from(Level)


@given(text=texts, container=levels, target=levels, place=st.none() | levels)
def test_no_word_is_open_to_more_people_after_pasting_than_before(
    text: Text, container: Level, target: Level, place: Level | None
) -> None:
    mime = QMimeData()
    pasting.offer(mime, text, container=container, says=describe_atom)
    taken = pasting.take(mime, container=target, place=place)
    before = [narrowest(container, block.level, run.level) for block in text.blocks for run in block.runs if run.text]
    closed = min((level.openness for level in before), default=2)
    for block in taken.blocks:
        for run in pasting.into_runs(block):
            after = narrowest(target, run.level)
            assert after.openness <= container.openness
            assert place is None or after.openness <= place.openness
    if before and len(set(before)) == 1:
        assert all(
            narrowest(target, run.level).openness <= closed
            for block in taken.blocks
            for run in pasting.into_runs(block)
            if run.text
        )


@given(words=st.text(max_size=60))
def test_foreign_words_lose_control_characters_and_nothing_else(words: str) -> None:
    taken = pasting.foreign(words, place=Level.STAFF)
    joined = "".join(run.text for block in taken.blocks for run in block.runs)
    kept = [letter for letter in words if letter.isprintable() and not letter.isspace()]
    assert [letter for letter in joined if letter.isprintable() and not letter.isspace()] == kept
    assert not any(ord(letter) < 32 and letter != "\t" for letter in joined)
    assert {run.level for block in taken.blocks for run in block.runs} <= {Level.STAFF}
