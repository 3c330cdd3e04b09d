"""Whatever stands in a document: it is laid out to the end, loses no word, and stays off the foot of the page."""

from __future__ import annotations

import io
from itertools import count

import pdfplumber
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from briefing_app.document.blocks import (
    Block,
    Column,
    Heading,
    Item,
    ItemList,
    ListStyle,
    Pair,
    Pairs,
    Panel,
    Paragraph,
    ParagraphStyle,
    Quotation,
    Row,
    RowKind,
    Table,
)
from briefing_app.document.inline import Words
from briefing_app.domain.paper import Paper
from briefing_app.rendering.pdf import write_pdf
from tests.rendering.pdf.documents import cell, document, part

NUMBERS = count()
"""Makes every word of a run its own, so that a lost one is noticed."""
FOOT = 60.0


def text(length: int) -> str:
    return " ".join(f"w{next(NUMBERS)}x" for _ in range(length))


LENGTHS = st.sampled_from([0, 1, 3, 20, 90, 400])
PARAGRAPHS = st.builds(
    lambda length, style: Paragraph(children=(Words(text=text(length)),), style=style),
    LENGTHS,
    st.sampled_from(list(ParagraphStyle)),
)
HEADINGS = st.builds(lambda level: Heading(level=level, children=(Words(text=text(3)),)), st.integers(2, 4))


def table(lengths: list[int], kinds: list[RowKind]) -> Table:
    rows = tuple(
        Row(cells=(cell(text(length)), cell(text(2))), kind=kind) for length, kind in zip(lengths, kinds, strict=False)
    )
    return Table(
        columns=(Column(weight=2), Column(weight=1)),
        head=(Row(cells=(cell("Head"), cell("Other"))),),
        rows=rows,
        caption=(Words(text="Caption"),),
    )


TABLES = st.builds(
    table,
    st.lists(LENGTHS, max_size=12),
    st.lists(st.sampled_from(list(RowKind)), min_size=12, max_size=12),
)


def nested(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    children = st.lists(inner, max_size=4).map(tuple)
    return st.one_of(
        st.builds(
            lambda style, items: ItemList(style=style, items=tuple(Item(children=one) for one in items)),
            st.sampled_from(list(ListStyle)),
            st.lists(children, max_size=5),
        ),
        st.builds(lambda blocks: Panel(children=blocks), children),
        st.builds(lambda blocks: Quotation(children=blocks), st.lists(PARAGRAPHS, max_size=3).map(tuple)),
        st.builds(
            lambda values: Pairs(pairs=tuple(Pair(label="Label", children=one) for one in values)),
            st.lists(children, max_size=4),
        ),
    )


BLOCKS: st.SearchStrategy[Block] = st.recursive(st.one_of(PARAGRAPHS, HEADINGS, TABLES), nested, max_leaves=3)


@settings(max_examples=15, phases=[Phase.generate])
@given(st.lists(BLOCKS, max_size=8))
def test_every_word_is_printed_once_and_none_on_the_foot(blocks: list[Block]) -> None:
    # Arrange
    whole = document(part("One", *blocks))
    # Act
    file = write_pdf(whole, paper=Paper.A4, compress=False)
    # Assert
    with pdfplumber.open(io.BytesIO(file.data)) as pdf:
        found = [word for page in pdf.pages for word in page.extract_words() if word["text"].startswith("w")]
        height = float(pdf.pages[0].height)
    printed = [word["text"] for word in found]
    wanted = {
        word for word in repr(whole.parts).replace("'", " ").split() if word.startswith("w") and word.endswith("x")
    }
    assert len(printed) == len(set(printed))
    assert set(printed) == wanted
    assert all(float(word["bottom"]) < height - FOOT for word in found)
