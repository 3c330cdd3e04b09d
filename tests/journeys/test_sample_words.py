"""The sample's files read back by other readers: the words are the tree's own, in its order, both ways."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from briefing_app.document.blocks import Paragraph, Row
from briefing_app.document.inline import Words
from briefing_app.document.tree import Document
from briefing_app.document.walk import rebuild
from briefing_app.document.words import words
from briefing_app.domain.levels import Level
from briefing_app.domain.paper import Paper
from briefing_app.domain.records.pack import Pack
from briefing_app.errors import InputError
from briefing_app.rendering.docx import write_docx
from briefing_app.rendering.pdf import write_pdf
from tests.journeys.reading import (
    Page,
    as_printed,
    backward_steps,
    docx_rows,
    docx_words,
    first_difference,
    pdf_pages,
    pdf_words,
    tree_rows,
    without_bars,
)
from tests.journeys.sample import sample_document, sample_library, sample_pack

PACKS = [(0, Level.STAFF), (0, Level.MEMBERS), (1, Level.STAFF), (1, Level.MEMBERS), (1, Level.PUBLIC)]
IDS = [f"{('delegation', 'handout')[index]}-{audience.value}" for index, audience in PACKS]
every_pack = pytest.mark.parametrize(("index", "audience"), PACKS, ids=IDS)


@cache
def document_of(index: int, audience: Level) -> Document:
    return sample_pack(index, audience)


@cache
def pages_of(index: int, audience: Level, paper: Paper = Paper.A4) -> tuple[list[Page], dict[str, int]]:
    made = write_pdf(document_of(index, audience), paper=paper)
    return pdf_pages(made.data), dict(made.anchors)


def test_the_delegation_pack_holds_nothing_for_the_public_and_is_refused() -> None:
    with pytest.raises(InputError, match="public"):
        document_of(0, Level.PUBLIC)


@every_pack
@pytest.mark.parametrize("paper", Paper)
def test_the_words_of_a_pdf_are_the_trees_own_in_its_order(index: int, audience: Level, paper: Paper) -> None:
    document = document_of(index, audience)
    pages, anchors = pages_of(index, audience, paper)
    assert first_difference(pdf_words(pages, document), words(as_printed(document, anchors))) == ""


@every_pack
def test_an_eye_reads_a_pdf_in_the_same_order_as_a_file_reader(index: int, audience: Level) -> None:
    pages, _ = pages_of(index, audience)
    assert [step for page in pages for step in backward_steps(page)] == []


@every_pack
def test_head_and_foot_say_pack_audience_stamp_and_page_and_nothing_else(index: int, audience: Level) -> None:
    document = document_of(index, audience)
    pages, _ = pages_of(index, audience)
    foot = document.furniture
    titles = " ".join(part.title for part in document.parts)
    for number, page in enumerate(pages, 1):
        held = " ".join(word.text for word in page.furniture)
        told = foot.page_of.format(page=number, pages=len(pages))
        for expected in (f"{foot.pack} \u00b7 {foot.audience}", foot.stamp, told, foot.marking):
            assert " ".join(expected.split()) in held
        known = {*f"{foot.pack} \u00b7 {foot.audience} {foot.stamp} {told} {foot.marking}".split(), *titles.split()}
        assert {word.text for word in page.furniture} - known - {*foot.illustrative.split()} == set()


@every_pack
def test_the_words_of_a_docx_are_the_trees_own_in_its_order(index: int, audience: Level) -> None:
    document = document_of(index, audience)
    found = docx_words(write_docx(document, paper=Paper.A4))
    assert first_difference(found, words(without_bars(document))) == ""


@every_pack
def test_a_docx_table_has_the_trees_cells_row_by_row(index: int, audience: Level) -> None:
    document = document_of(index, audience)
    assert docx_rows(write_docx(document, paper=Paper.A4)) == tree_rows(document)


# --- the readers notice what goes wrong


def change_first(document: Document, kind: type, change: Callable[[object], object | None]) -> Document:
    """Return the tree with the first node of a kind changed that the change does anything to."""
    done = False

    def once(node: object) -> object | None:
        nonlocal done
        if done or not isinstance(node, kind):
            return node
        changed = change(node)
        done = changed != node
        return changed

    changed = rebuild(document, once)
    assert done
    return changed


def without_a_word(node: object) -> object:
    assert isinstance(node, Words)
    first, _, rest = node.text.partition(" ")
    return replace(node, text=rest) if first and rest.strip() else node


def with_cells_swapped(node: object) -> object:
    assert isinstance(node, Row)
    return replace(node, cells=(node.cells[1], node.cells[0], *node.cells[2:])) if len(node.cells) > 1 else node


def said_twice(node: object) -> object:
    assert isinstance(node, Paragraph)
    return replace(node, children=(*node.children, *node.children))


SABOTAGE = [(Words, without_a_word), (Row, with_cells_swapped), (Paragraph, said_twice), (Paragraph, lambda _: None)]


@pytest.mark.parametrize(("kind", "change"), SABOTAGE, ids=["a word dropped", "cells swapped", "twice", "left out"])
def test_files_of_another_tree_are_told_from_those_of_this_one(
    kind: type, change: Callable[[object], object | None]
) -> None:
    document = document_of(1, Level.PUBLIC)
    other = change_first(document, kind, change)
    made = write_pdf(other, paper=Paper.A4)
    assert first_difference(pdf_words(pdf_pages(made.data), other), words(as_printed(document, made.anchors)))
    assert first_difference(docx_words(write_docx(other, paper=Paper.A4)), words(without_bars(document)))


def test_swapped_cells_of_a_docx_are_told() -> None:
    document = document_of(1, Level.PUBLIC)
    other = change_first(document, Row, with_cells_swapped)
    assert docx_rows(write_docx(other, paper=Paper.A4)) != tree_rows(document)


def test_words_that_change_places_on_a_page_are_told() -> None:
    (page, *_), _ = pages_of(1, Level.PUBLIC)
    assert backward_steps(page) == []
    heads = [next(word for word in page.text if word.text == text) for text in ("Status", "Calls")]
    places = {heads[0]: heads[1], heads[1]: heads[0]}
    moved = [
        replace(places[word], text=word.text) if word in places and word.top == heads[0].top else word
        for word in page.text
    ]
    assert backward_steps(replace(page, text=tuple(moved)))


def test_pdf_and_docx_of_a_french_pack_hold_the_trees_words_in_its_order() -> None:
    reader = sample_library()
    pack = replace(reader.all(Pack)[0], language="fr")
    reader.put(pack)
    document = sample_document(reader, pack)
    assert document.meta.language == "fr"
    made = write_pdf(document, paper=Paper.A4)
    expected = words(as_printed(document, made.anchors))
    assert {"Tableau", "Figure"} <= set(expected)
    assert first_difference(pdf_words(pdf_pages(made.data), document), expected) == ""
    assert first_difference(docx_words(write_docx(document, paper=Paper.A4)), words(without_bars(document))) == ""
