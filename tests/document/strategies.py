"""Documents of every shape, for tests of what must hold for any of them."""

from __future__ import annotations

from hypothesis import strategies as st

from briefing_app.document.blocks import (
    Bar,
    Block,
    Cell,
    Chart,
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
    Tone,
)
from briefing_app.document.inline import IllustrativeMark, Inline, LineBreak, StatusMark, TrendMark, Words
from briefing_app.document.tree import Document, Part
from briefing_app.rendering.marks import STATUS_MARKS, TREND_MARKS
from tests.document.samples import document

LETTERS = 'abc XYZ 012 <&>"\u0027/\\ \u00a0\u2013 \u04d9\u0493\u049b \u10e1\u10d0 \u0159\u0142 \u05d0\u0628 \U0001f642'
TEXTS = st.text(st.sampled_from(LETTERS), max_size=30)
INLINES: st.SearchStrategy[Inline] = st.one_of(
    st.builds(Words, text=TEXTS, strong=st.booleans(), emphasis=st.booleans(), language=st.sampled_from([None, "kk"])),
    st.builds(StatusMark, code=st.sampled_from(sorted(STATUS_MARKS)), label=TEXTS),
    st.builds(TrendMark, code=st.sampled_from(sorted(TREND_MARKS)), label=TEXTS),
    st.just(IllustrativeMark()),
    st.just(LineBreak()),
)
LINES = st.lists(INLINES, max_size=4).map(tuple)
PARAGRAPHS = st.builds(Paragraph, children=LINES, style=st.sampled_from(ParagraphStyle))
HEADINGS = st.builds(Heading, level=st.integers(2, 4), children=LINES, together=st.booleans())
CHARTS = st.builds(Chart, bars=st.just((Bar(code="full", label="Full", value=1),)), alt=TEXTS, caption=LINES)


def _rows(count: int, inner: st.SearchStrategy[Block]) -> st.SearchStrategy[tuple[Row, ...]]:
    cells = st.builds(Cell, children=st.lists(inner, max_size=2).map(tuple), header=st.booleans())
    row = st.builds(
        Row, cells=st.lists(cells, min_size=count, max_size=count).map(tuple), kind=st.sampled_from(RowKind)
    )
    return st.lists(row, max_size=3).map(tuple)


def _tables(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    return st.integers(1, 4).flatmap(
        lambda count: st.builds(
            Table,
            columns=st.just(tuple(Column(weight=1) for _ in range(count))),
            head=_rows(count, PARAGRAPHS),
            rows=_rows(count, inner),
            caption=LINES,
        )
    )


def _nested(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    children = st.lists(inner, max_size=3).map(tuple)
    items = st.lists(st.builds(Item, children=children), max_size=3).map(tuple)
    pairs = st.lists(st.builds(Pair, label=TEXTS, children=children), max_size=3).map(tuple)
    return st.one_of(
        st.builds(ItemList, style=st.sampled_from(ListStyle), items=items),
        st.builds(Panel, children=children, tone=st.sampled_from(Tone)),
        st.builds(Quotation, children=st.lists(PARAGRAPHS, max_size=2).map(tuple), attribution=LINES),
        st.builds(Pairs, pairs=pairs),
    )


LEAVES: st.SearchStrategy[Block] = st.one_of(PARAGRAPHS, HEADINGS)
INSIDE: st.SearchStrategy[Block] = st.recursive(LEAVES, _nested, max_leaves=4)
BLOCKS: st.SearchStrategy[Block] = st.one_of(INSIDE, _tables(LEAVES), CHARTS)
PARTS = st.builds(
    Part,
    anchor=st.just("part"),
    title=TEXTS,
    children=st.lists(BLOCKS, max_size=4).map(tuple),
    show_title=st.booleans(),
)
DOCUMENTS: st.SearchStrategy[Document] = st.lists(PARTS, min_size=1, max_size=3).map(lambda parts: document(*parts))
