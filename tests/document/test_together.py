"""Which blocks share a page."""

from __future__ import annotations

from briefing_app.document.blocks import Block, Heading
from briefing_app.document.inline import Words
from briefing_app.document.together import sections
from tests.document.samples import said


def head(level: int, *, together: bool = False) -> Heading:
    return Heading(level=level, children=(Words(text="H"),), together=together)


def test_blocks_without_such_a_heading_stand_for_themselves() -> None:
    assert list(sections([said("a"), head(2), said("b")])) == [(0, 1), (1, 2), (2, 3)]
    assert list(sections([])) == []


def test_a_heading_takes_what_stands_below_it_with_headings_that_are_lower() -> None:
    blocks: list[Block] = [said("before"), head(2, together=True), said("a"), head(3), said("b"), head(2), said("c")]
    assert list(sections(blocks)) == [(0, 1), (1, 5), (5, 6), (6, 7)]


def test_a_higher_heading_ends_it_and_the_next_of_its_kind_begins_its_own() -> None:
    blocks: list[Block] = [head(3, together=True), said("a"), head(3, together=True), said("b"), head(2)]
    assert list(sections(blocks)) == [(0, 2), (2, 4), (4, 5)]
