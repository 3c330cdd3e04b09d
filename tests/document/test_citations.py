"""Citations in a row: in order, and never alone at the head of a line."""

from __future__ import annotations

import pytest

from briefing_app.document.blocks import Paragraph, SourceEntry, SourceList
from briefing_app.document.inline import Citation, Inline, LineBreak, Words
from briefing_app.document.spoken import plain_words
from briefing_app.document.transforms import finish
from briefing_app.document.tree import Document
from tests.document.samples import document, first_line, line_document, part


def cite(name: str) -> Citation:
    return Citation(source=name)


def cited(*children: Inline, known: str = "abcdefgh") -> Document:
    """Return a document whose first line is this; a source is numbered as its letter is in the alphabet."""
    entries = SourceList(entries=tuple(SourceEntry(source=name, children=()) for name in known))
    return finish(document(part(Paragraph(children=(*map(cite, known), LineBreak(), *children))), part(entries)))


def printed(*children: Inline) -> str:
    """Return the line as it is printed, "~" for a space that does not break."""
    pieces = [
        f"[{node.number}]" if isinstance(node, Citation) else node.text if isinstance(node, Words) else "|"
        for node in first_line(cited(*children))
    ]
    return "".join(pieces).replace("\u00a0", "~").partition("|")[2]


def spaced(names: str) -> tuple[Inline, ...]:
    return tuple(node for name in names for node in (Words(text=" "), cite(name)))


@pytest.mark.parametrize("names", ["a", "ab", "abc"])
def test_up_to_three_citations_stay_with_their_word(names: str) -> None:
    numbers = "~".join(f"[{1 + index}]" for index in range(len(names)))
    assert printed(Words(text="Kazakhstan"), *spaced(names)) == f"Kazakhstan~{numbers}"


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("abcd", "[1]~[2] [3]~[4]"),
        ("abcde", "[1]~[2] [3]~[4]~[5]"),
        ("abcdefgh", "[1]~[2] [3]~[4] [5]~[6] [7]~[8]"),
    ],
)
def test_a_longer_row_may_be_broken_but_leaves_no_number_alone(names: str, expected: str) -> None:
    assert printed(Words(text="Astana"), *spaced(names)) == f"Astana~{expected}"


def test_citations_stand_in_the_order_of_their_numbers() -> None:
    assert printed(Words(text="Thun"), *spaced("dab")) == "Thun~[1]~[2]~[4]"


def test_citations_that_touch_are_set_apart_as_all_others_are() -> None:
    assert printed(Words(text="office "), cite("b"), cite("a"), Words(text=".")) == "office~[1]~[2]."


def test_words_between_two_citations_part_them() -> None:
    line = printed(Words(text="one "), cite("b"), Words(text=" and "), cite("a"), Words(text=" say so"))
    assert line == "one~[2] and~[1] say so"


def test_what_begins_a_line_is_bound_to_nothing() -> None:
    assert printed(cite("a"), Words(text=" says")) == "[1] says"
    assert printed(Words(text=" "), cite("a")) == " [1]"


def test_a_finished_line_is_finished() -> None:
    once = cited(Words(text="x"), *spaced("cab"), Words(text=" y "), cite("d"))
    assert finish(once) is once


def test_where_a_number_would_lead_nowhere_no_space_is_left_either() -> None:
    alone = finish(line_document(Words(text="Kazakhstan"), *spaced("ab"), Words(text=".")))
    assert plain_words(first_line(alone)) == "Kazakhstan."
