"""A line as a reader sees its words, mark by mark."""

from __future__ import annotations

import pytest

from briefing_app.document.inline import (
    Citation,
    CrossReference,
    IllustrativeMark,
    Inline,
    LineBreak,
    ReferenceForm,
    Words,
)
from briefing_app.document.spoken import citation_words, plain_words
from briefing_app.document.visitor import UnknownNodeError
from briefing_app.document.walk import child_fields, rebuild, walk
from tests.document.samples import full_document


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ((), ""),
        ((Words(text="Құрметті"), Words(text=" төраға")), "Құрметті төраға"),
        ((Words(text="one"), LineBreak(), Words(text="two")), "one\ntwo"),
        ((Words(text="made up"), IllustrativeMark()), "made up"),
        ((Words(text="so "), Citation(source="s", number=3)), "so [3]"),
        ((Citation(source="s", number=12, locator="p. 4"),), "[12, p. 4]"),
        ((Words(text="on page "), CrossReference(target="a", form=ReferenceForm.PAGE, text="7")), "on page "),
        ((CrossReference(target="a", form=ReferenceForm.NUMBER, text="2.1"),), "2.1"),
    ],
)
def test_a_line_reads_as_it_is_seen(line: tuple[Inline, ...], words: str) -> None:
    assert plain_words(line) == words


@pytest.mark.parametrize(("locator", "words"), [("", "[1]"), ("§ 3", "[1, § 3]"), ("с. 4", "[1, с. 4]")])
def test_a_citation_is_its_number_and_the_place(locator: str, words: str) -> None:
    assert citation_words(Citation(source="s", number=1, locator=locator)) == words


@pytest.mark.parametrize("node", [None, "words", 7, object()])
def test_what_no_line_knows_is_told_and_not_passed_over(node: object) -> None:
    with pytest.raises(UnknownNodeError, match=type(node).__name__):
        plain_words((node,))  # type: ignore[arg-type]


def test_the_root_of_a_tree_cannot_be_left_out_and_a_tree_that_stays_is_the_very_same() -> None:
    document = full_document()
    assert rebuild(document, lambda node: node) is document
    with pytest.raises(ValueError, match="root"):
        rebuild(document, lambda node: None if node.__class__ is document.__class__ else node)
    assert all(set(child_fields(node)) <= set(dir(node)) for node in walk(document))
