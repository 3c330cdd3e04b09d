"""PDF and Word file of one document hold the same words in the same order, for packs with annexes and for any document.

Both are read back by code that did not write them. What either adds by itself (marks of lists, page numbers, the bars
of charts) is known from the tree.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from briefing_app.document.blocks import ForeignPage, Paragraph
from briefing_app.document.inline import Words
from briefing_app.document.transforms import finish
from briefing_app.document.tree import Document
from briefing_app.document.walk import rebuild
from briefing_app.document.words import words
from briefing_app.domain.levels import Level
from briefing_app.domain.paper import Paper
from briefing_app.rendering.docx import write_docx
from tests.builders import InMemoryReader
from tests.composing.packs import composed
from tests.composing.test_any_library import RECORDS, composed_or_refused, libraries
from tests.document.strategies import DOCUMENTS
from tests.journeys.reading import docx_words, first_difference, with_room_for_marks, without_bars
from tests.rendering.pdf.test_tags import check

SHORT = settings(max_examples=25, phases=[Phase.generate])
LONG = settings(max_examples=200, phases=[Phase.generate])


def with_pages_named(document: Document) -> Document:
    """Return the tree with the name of each foreign page, which is what a file without its bytes shows."""

    def named(node: object) -> object:
        return Paragraph(children=(Words(text=node.alt),)) if isinstance(node, ForeignPage) else node

    return rebuild(document, named)


def difference(word_file: bytes, document: Document) -> str:
    """Say where a Word file and the tree part."""
    told = with_room_for_marks(without_bars(with_pages_named(document)))
    return first_difference(docx_words(word_file), words(told))


def check_both(document: Document) -> None:
    """See that the PDF tells the tree's words in its order, and that the Word file does."""
    check(document)
    assert difference(write_docx(document, paper=Paper.A4), document) == ""


@SHORT
@given(reader=libraries(), audience=st.sampled_from(Level))
def test_both_files_of_the_pack_of_any_library_hold_its_words_in_order(reader: InMemoryReader, audience: Level) -> None:
    made = composed_or_refused(reader, audience)
    if made is not None:
        check_both(made.document)


@pytest.mark.long
@LONG
@given(reader=libraries(), audience=st.sampled_from(Level))
def test_both_files_of_the_packs_of_many_libraries_do(reader: InMemoryReader, audience: Level) -> None:
    made = composed_or_refused(reader, audience)
    if made is not None:
        check_both(made.document)


@SHORT
@given(DOCUMENTS)
def test_a_word_file_holds_the_words_of_any_document_in_order(whole: Document) -> None:
    document = finish(whole)
    assert difference(write_docx(document, paper=Paper.A4), document) == ""


def test_parts_that_change_places_and_a_page_that_is_left_out_are_noticed() -> None:
    document = composed(InMemoryReader(RECORDS)).document
    data = write_docx(document, paper=Paper.A4)
    assert difference(data, document) == ""
    first, second, *rest = document.parts
    assert difference(data, replace(document, parts=(second, first, *rest)))
    assert difference(data, rebuild(document, lambda node: None if isinstance(node, ForeignPage) else node))
