"""A node that a writer does not know would stop an export: each writer handles them all."""

from __future__ import annotations

import pytest

from briefing_app.document.nodes import BLOCK_NODES, INLINE_NODES
from briefing_app.document.textform import text_form
from briefing_app.document.visitor import Visitor, method_name
from briefing_app.document.words import words
from briefing_app.rendering.docx.body import BodyWriter
from briefing_app.rendering.docx.inline import InlineWriter
from briefing_app.rendering.pdf.builder import BoxBuilder
from briefing_app.rendering.pdf.spans import Spanner
from tests.document.samples import full_document


@pytest.mark.parametrize("writer", [InlineWriter, Spanner])
def test_each_writer_of_lines_handles_every_inline_node(writer: type[Visitor[object]]) -> None:
    assert [node.__name__ for node in INLINE_NODES if not hasattr(writer, method_name(node))] == []


@pytest.mark.parametrize("writer", [BodyWriter, BoxBuilder])
def test_each_writer_of_pages_handles_every_block_node(writer: type[Visitor[object]]) -> None:
    assert [node.__name__ for node in BLOCK_NODES if not hasattr(writer, method_name(node))] == []


def test_walkers_handle_a_document_of_every_node() -> None:
    assert words(full_document())
    assert text_form(full_document())
