"""Case by case: what becomes of a text when it is stored, and what counts as words in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.domain.figures import FigureKind, FigureQuery
from briefing_app.domain.ids import SourceId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import (
    MAX_DEPTH,
    Block,
    BlockKind,
    Run,
    SourceReference,
    Text,
    normalise,
    plain_text,
)

FIGURE = FigureQuery(kind=FigureKind.TOTAL)
SOURCE = SourceReference(source=SourceId("s"), locator="p. 4")
OTHER = SourceReference(source=SourceId("s"), locator="p. 5")
ANNA = RecordRef(kind=Kind.PERSON, id="anna")
BORIS = RecordRef(kind=Kind.PERSON, id="boris")


def runs_of(*runs: Run) -> tuple[Run, ...]:
    return normalise(Text(blocks=(Block(runs=runs),))).blocks[0].runs


@pytest.mark.parametrize(
    "mark",
    [
        {"strong": True},
        {"emphasis": True},
        {"link": "https://example.org"},
        {"level": Level.STAFF},
        {"level": Level.PUBLIC},
        {"record": ANNA},
    ],
    ids=str,
)
def test_words_of_another_mark_stay_apart_and_of_the_same_one_are_joined(mark: dict[str, object]) -> None:
    marked = replace(Run(text="б"), **mark)  # type: ignore[arg-type]
    plain = Run(text="а")
    assert runs_of(plain, marked) == (plain, marked)
    assert runs_of(marked, plain) == (marked, plain)
    assert runs_of(marked, marked, plain, plain) == (replace(marked, text="бб"), replace(plain, text="аа"))
    assert runs_of(marked, Run(), marked) == (replace(marked, text="бб"),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Run(text="x", record=ANNA), Run(text="x", record=BORIS)),
        (Run(text="x", link="https://a.example"), Run(text="x", link="https://b.example")),
        (Run(text="x", level=Level.STAFF), Run(text="x", level=Level.MEMBERS)),
        (Run(text="x", strong=True), Run(text="x", emphasis=True)),
        (Run(text="x", link=""), Run(text="x", link=None)),
    ],
)
def test_two_values_of_one_mark_are_never_taken_for_one(one: Run, other: Run) -> None:
    assert runs_of(one, other) == (one, other)


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ((Run(source=SOURCE),), (Run(source=SOURCE),)),
        ((Run(source=SOURCE), Run(source=SOURCE)), (Run(source=SOURCE), Run(source=SOURCE))),
        ((Run(source=SOURCE), Run(source=OTHER)), (Run(source=SOURCE), Run(source=OTHER))),
        ((Run(text="см.", source=SOURCE),), (Run(text="см."), Run(source=SOURCE))),
        ((Run(text="см.", figure=FIGURE),), (Run(text="см."), Run(figure=FIGURE))),
        ((Run(source=SOURCE, figure=FIGURE),), (Run(source=SOURCE), Run(figure=FIGURE))),
        (
            (Run(text="см.", source=SOURCE, figure=FIGURE),),
            (Run(text="см."), Run(source=SOURCE), Run(figure=FIGURE)),
        ),
        (
            (Run(text="a"), Run(source=SOURCE), Run(text="b")),
            (Run(text="a"), Run(source=SOURCE), Run(text="b")),
        ),
        ((Run(text="a"), Run(text="b", source=SOURCE)), (Run(text="ab"), Run(source=SOURCE))),
        (
            (Run(text="x", strong=True, level=Level.STAFF, source=SOURCE),),
            (Run(text="x", strong=True, level=Level.STAFF), Run(strong=True, level=Level.STAFF, source=SOURCE)),
        ),
        ((), ()),
        ((Run(), Run(strong=True), Run(level=Level.STAFF)), ()),
    ],
)
def test_an_atom_holds_no_words_and_words_beside_it_stay_where_they_stood(
    given: tuple[Run, ...], stored: tuple[Run, ...]
) -> None:
    assert runs_of(*given) == stored


@pytest.mark.parametrize("kind", BlockKind)
@pytest.mark.parametrize("depth", [-7, -1, 0, 1, MAX_DEPTH, MAX_DEPTH + 1, 10**9])
def test_only_items_of_lists_stand_inside_one_another_and_not_too_deep(kind: BlockKind, depth: int) -> None:
    stored = normalise(Text(blocks=(Block(kind=kind, depth=depth, level=Level.STAFF),))).blocks[0]
    assert stored.depth == (max(0, min(depth, MAX_DEPTH)) if kind in (BlockKind.BULLET, BlockKind.NUMBER) else 0)
    assert (stored.kind, stored.level) == (kind, Level.STAFF)


def test_an_empty_paragraph_stays_where_a_person_left_it() -> None:
    text = Text(blocks=(Block(), Block(runs=(Run(text="x"),)), Block()))
    assert normalise(text) == text
    assert text.plain == "\nx\n"


@pytest.mark.parametrize(
    ("blocks", "empty"),
    [
        ((), True),
        ((Block(),), True),
        ((Block(runs=(Run(),)),), True),
        ((Block(runs=(Run(text=" \u00a0\t"),)),), True),
        ((Block(runs=(Run(text="."),)),), False),
        ((Block(), Block(runs=(Run(figure=FIGURE),))), False),
        ((Block(runs=(Run(source=SOURCE),)),), False),
        ((Block(runs=(Run(text="closed", level=Level.STAFF),)),), False),
    ],
)
def test_a_text_is_empty_where_nobody_would_see_a_letter_or_a_number(blocks: tuple[Block, ...], empty: bool) -> None:
    assert Text(blocks=blocks).empty is empty
    assert normalise(Text(blocks=blocks)).empty is empty


@pytest.mark.parametrize(
    ("words", "paragraphs"),
    [
        ("", []),
        ("\n\n\n", []),
        ("  \t ", []),
        ("Одна строка", ["Одна строка"]),
        ("  indented", ["  indented"]),
        ("one\r\ntwo\r\n", ["one", "two"]),
        ("ერთი\n\nორი", ["ერთი", "ორი"]),
        ("שורה\nסוף", ["שורה", "סוף"]),
        ("a\x1cb\x1db\x1ec", ["a", "b", "b", "c"]),
    ],
)
def test_plain_words_become_paragraphs_without_blank_ones(words: str, paragraphs: list[str]) -> None:
    text = plain_text(words)
    assert [block.plain for block in text.blocks] == paragraphs
    assert text.plain == "\n".join(paragraphs)
    assert normalise(text) == text


@pytest.mark.parametrize(
    ("runs", "plain"),
    [
        ((Run(text="of "), Run(figure=FIGURE), Run(text=" rows")), "of \ufffc rows"),
        ((Run(source=SOURCE), Run(source=OTHER)), "\ufffc\ufffc"),
        ((Run(text="hidden words", source=SOURCE),), "\ufffc"),
        ((Run(text="a"), Run(text="b", strong=True), Run(text="c", level=Level.STAFF)), "abc"),
    ],
)
def test_marks_are_left_out_of_the_words_and_an_atom_is_one_letter(runs: tuple[Run, ...], plain: str) -> None:
    assert Block(runs=runs).plain == plain


@pytest.mark.parametrize(
    ("run", "atom"),
    [
        (Run(text="x"), False),
        (Run(), False),
        (Run(link="https://example.org", text="x"), False),
        (Run(record=ANNA, text="Anna"), False),
        (Run(source=SOURCE), True),
        (Run(figure=FIGURE), True),
    ],
)
def test_a_name_or_a_link_is_words_and_a_reference_or_a_figure_is_not(run: Run, atom: bool) -> None:
    assert run.is_atom is atom
