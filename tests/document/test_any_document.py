"""What holds for every document, whatever stands in it."""

from __future__ import annotations

from hypothesis import given

from briefing_app.document.inline import Words
from briefing_app.document.textform import text_form
from briefing_app.document.transforms import finish
from briefing_app.document.tree import Document
from briefing_app.document.walk import rebuild, walk
from briefing_app.document.words import lines, words
from tests.document.strategies import DOCUMENTS

_CURLY = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00a0": " "})


@given(DOCUMENTS)
def test_finishing_twice_is_finishing_once(document: Document) -> None:
    once = finish(document)
    assert finish(once) is once


@given(DOCUMENTS)
def test_finishing_adds_numbers_and_sets_type_but_takes_no_letter_away(document: Document) -> None:
    before = [node.text for node in walk(document) if isinstance(node, Words)]
    after = [node.text for node in walk(finish(document)) if isinstance(node, Words)]
    assert [text.translate(_CURLY) for text in after] == [text.translate(_CURLY) for text in before]


@given(DOCUMENTS)
def test_words_are_those_of_the_lines_and_hold_no_white_space(document: Document) -> None:
    found = words(document)
    assert found == " ".join(lines(document)).split()
    assert all(word == word.strip() and word for word in found)


@given(DOCUMENTS)
def test_the_text_form_tells_two_documents_apart_that_differ_in_one_word(document: Document) -> None:
    other = rebuild(document, lambda node: Words(text=node.text + "!") if isinstance(node, Words) else node)
    assert (text_form(other) == text_form(document)) == (other == document)


@given(DOCUMENTS)
def test_walking_meets_every_node_that_rebuilding_does(document: Document) -> None:
    met: list[object] = []

    def meet(node: object) -> object:
        met.append(node)
        return node

    rebuild(document, meet)
    assert sorted(map(id, met)) == sorted(map(id, walk(document)))
    assert rebuild(document, lambda node: node) is document
