"""The one form in which a text is stored."""

from __future__ import annotations

from collections import Counter

from hypothesis import given

from briefing_app.domain.ids import SourceId
from briefing_app.domain.levels import Level
from briefing_app.domain.text import (
    EMPTY,
    MAX_DEPTH,
    Block,
    BlockKind,
    Run,
    SourceReference,
    Text,
    normalise,
    plain_text,
)
from tests.domain.strategies import texts


@given(texts)
def test_the_stored_form_of_a_stored_form_is_itself(text: Text) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(texts)
def test_no_letter_is_lost_or_moved(text: Text) -> None:
    def letters(value: Text) -> list[str]:
        return ["".join(run.text for run in block.runs) for block in value.blocks]

    assert letters(normalise(text)) == letters(text)


@given(texts)
def test_every_letter_keeps_its_marks_and_its_level(text: Text) -> None:
    def marked(value: Text) -> list[tuple[object, ...]]:
        return [
            (number, letter, run.strong, run.emphasis, run.link, run.level, run.record)
            for number, block in enumerate(value.blocks)
            for run in block.runs
            for letter in run.text
        ]

    assert marked(normalise(text)) == marked(text)


@given(texts)
def test_no_reference_is_lost(text: Text) -> None:
    def atoms(value: Text) -> Counter[object]:
        runs = [run for block in value.blocks for run in block.runs]
        return Counter([run.source for run in runs if run.source] + [run.figure for run in runs if run.figure])

    assert atoms(normalise(text)) == atoms(text)


@given(texts)
def test_what_is_stored_holds_no_empty_run_and_no_words_in_an_atom(text: Text) -> None:
    for block in normalise(text).blocks:
        assert all(bool(run.text) is not run.is_atom for run in block.runs)
        assert 0 <= block.depth <= (MAX_DEPTH if block.kind.is_item else 0)


def test_neighbours_of_one_appearance_are_joined_and_others_are_not() -> None:
    text = Text(blocks=(Block(runs=(Run(text="a"), Run(text="b"), Run(text="c", strong=True))),))
    assert normalise(text).blocks[0].runs == (Run(text="ab"), Run(text="c", strong=True))


def test_runs_of_different_levels_are_never_joined() -> None:
    text = Text(blocks=(Block(runs=(Run(text="open"), Run(text="closed", level=Level.STAFF))),))
    assert normalise(text) == text


def test_plain_words_become_a_paragraph_a_line() -> None:
    assert [block.plain for block in plain_text("One\n\n  \nTwo").blocks] == ["One", "Two"]


def test_a_text_of_spaces_is_empty_and_one_of_a_source_is_not() -> None:
    assert plain_text(" ").empty
    assert EMPTY.empty
    assert not Text(blocks=(Block(runs=(Run(source=SourceReference(source=SourceId("s"))),)),)).empty


def test_only_bullets_and_numbers_are_items() -> None:
    assert [kind for kind in BlockKind if kind.is_item] == [BlockKind.BULLET, BlockKind.NUMBER]
