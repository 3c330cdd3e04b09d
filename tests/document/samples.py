"""Small documents for tests: pieces by one call each, and a document that holds every node class at least once."""

from __future__ import annotations

from datetime import UTC, datetime

from briefing_app.document.blocks import (
    Align,
    Bar,
    Block,
    Cell,
    Chart,
    Column,
    Contents,
    ForeignPage,
    Heading,
    Item,
    ItemList,
    Layout,
    ListStyle,
    Pair,
    Pairs,
    Panel,
    Paragraph,
    ParagraphStyle,
    Quotation,
    Row,
    RowKind,
    SourceEntry,
    SourceList,
    Table,
)
from briefing_app.document.inline import (
    Citation,
    CrossReference,
    IllustrativeMark,
    Inline,
    LineBreak,
    Pronounced,
    ReferenceForm,
    StatusMark,
    TrendMark,
    Words,
)
from briefing_app.document.tree import Document, Furniture, Meta, Part

FURNITURE = Furniture(
    pack="Delegation pack",
    audience="For members",
    marking="TLP:AMBER",
    stamp="Draft, 17 February 2020, 14:02",
    page_of="Page {page} of {pages}",
    illustrative="Illustrative: made up.",
    continued="(continued)",
    table_as="Table {number}",
    figure_as="Figure {number}",
)


def said(text: str, style: ParagraphStyle = ParagraphStyle.BODY) -> Paragraph:
    return Paragraph(children=(Words(text=text),), style=style)


def listed(style: ListStyle, *texts: str) -> ItemList:
    return ItemList(style=style, items=tuple(Item(children=(said(text),)) for text in texts))


def part(*children: Block, title: str = "A", layout: Layout = Layout.PORTRAIT) -> Part:
    return Part(anchor=title.lower(), title=title, children=children, layout=layout)


def row(*texts: str, kind: RowKind = RowKind.BODY) -> Row:
    return Row(cells=tuple(Cell(children=(said(text),) if text else ()) for text in texts), kind=kind)


def table(*rows: Row, caption: str = "", summary: str = "", anchor: str = "") -> Table:
    """Return a table of as many columns as the first row has cells, with that row as its head."""
    return Table(
        columns=tuple(Column(weight=1) for _ in rows[0].cells),
        head=rows[:1],
        rows=rows[1:],
        caption=(Words(text=caption),) if caption else (),
        summary=summary,
        anchor=anchor,
    )


def document(*parts: Part, language: str = "en") -> Document:
    meta = Meta(
        title="Delegation pack",
        subject="Briefing pack",
        author="Briefing Pack Builder",
        language=language,
        created=datetime(2020, 2, 17, 14, 2, tzinfo=UTC),
    )
    return Document(meta=meta, furniture=FURNITURE, parts=parts)


def line_document(*children: Inline, language: str = "en") -> Document:
    return document(Part(anchor="a", title="A", children=(Paragraph(children=children),)), language=language)


def first_line(finished: Document) -> tuple[Inline, ...]:
    paragraph = finished.parts[0].children[0]
    assert isinstance(paragraph, Paragraph)
    return paragraph.children


def cell(text: str, *, header: bool = False) -> Cell:
    return Cell(children=(said(text),), header=header)


def status_table() -> Table:
    mark = Paragraph(
        children=(StatusMark(code="none", label="Not implemented"), TrendMark(code="same", label="unchanged"))
    )
    return Table(
        columns=(Column(weight=3), Column(weight=1, align=Align.END)),
        head=(Row(cells=(cell("Call", header=True), cell("Status", header=True))),),
        rows=(
            Row(cells=(Cell(children=(said("Fair trial"),), span=2),), kind=RowKind.GROUP),
            Row(cells=(cell("Open the courts"), Cell(children=(mark,)))),
        ),
        caption=(Words(text="Calls and their status"),),
        summary="Two calls",
        anchor="table-1",
    )


def every_block() -> tuple[Block, ...]:
    cited: tuple[Inline, ...] = (Words(text="A fact "), Citation(source="s2", locator="p. 4"), IllustrativeMark())
    return (
        Heading(level=2, children=(Words(text="Courts and prisons"),), anchor="h1"),
        Paragraph(children=(*cited, LineBreak(), CrossReference(target="p2", form=ReferenceForm.NUMBER))),
        ItemList(style=ListStyle.BULLETS, items=(Item(children=(said("First"),)), Item(children=(said("Second"),)))),
        Quotation(children=(said("So it is"),), attribution=(Words(text="A judge"),)),
        status_table(),
        Chart(bars=(Bar(code="none", label="Not implemented", value=18),), alt="18 not", caption=(Words(text="All"),)),
        Pairs(pairs=(Pair(label="Place", children=(said("Brussels"),)),)),
        Panel(children=(said("Remember"),)),
        ForeignPage(
            file="f",
            page=3,
            width=595,
            height=842,
            title="A report",
            place=1,
            of=1,
            said_as="Annex {number}: {title}",
            words="Its words",
            bookmarks=((1, "Findings"),),
        ),
        Paragraph(children=(Words(text="We thank "), Pronounced(text="A. Name", said="ah NAHM"), Words(text="."))),
    )


def full_document() -> Document:
    return document(
        Part(
            anchor="cover",
            title="Cover",
            children=(said("The title"),),
            layout=Layout.COVER,
            listed=False,
            show_title=False,
        ),
        Part(
            anchor="contents", title="Contents", children=(Contents(title="Contents"),), listed=False, show_title=False
        ),
        Part(anchor="p1", title="Situation", children=every_block()),
        Part(
            anchor="p2",
            title="Sources",
            children=(
                SourceList(
                    entries=(
                        SourceEntry(source="s1", children=(Words(text="Uncited report"),)),
                        SourceEntry(source="s2", children=(Words(text="Cited report"),)),
                    )
                ),
            ),
        ),
    )
