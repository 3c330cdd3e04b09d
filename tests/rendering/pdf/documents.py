"""Documents to write: one with every node, and small ones for single questions."""

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
    Tone,
)
from briefing_app.document.inline import (
    Citation,
    CrossReference,
    IllustrativeMark,
    Inline,
    LineBreak,
    ReferenceForm,
    StatusMark,
    TrendMark,
    Words,
)
from briefing_app.document.origin import Origin
from briefing_app.document.transforms import finish
from briefing_app.document.tree import Document, Furniture, Meta, Part
from briefing_app.domain.status import LABELS

LONG_NAME = "Nurmukhambetova-Sagyndykovaoglu-Temirkhanqyzy"
SENTENCE = (
    "The delegation meets members of the Senate and of the Mäjilis, the Ombudsman and seven organisations of civil "
    "society; it asks what has become of the recommendations of the European Parliament. "
)


def words(text: str) -> Words:
    return Words(text=text)


def paragraph(
    *children: Inline | str, style: ParagraphStyle = ParagraphStyle.BODY, origin: Origin | None = None
) -> Paragraph:
    inlines = tuple(words(child) if isinstance(child, str) else child for child in children)
    return Paragraph(children=inlines, style=style, origin=origin or Origin(id=str(children[0])[:20]))


def item(*children: Inline | str) -> Item:
    return Item(children=(paragraph(*children),))


def cell(*children: Inline | str, span: int = 1, header: bool = False) -> Cell:
    return Cell(children=(paragraph(*children),) if children else (), span=span, header=header)


def row(*cells: Cell | str, kind: RowKind = RowKind.BODY) -> Row:
    return Row(cells=tuple(cell(one) if isinstance(one, str) else one for one in cells), kind=kind)


def furniture(**changes: str) -> Furniture:
    texts = {
        "pack": "Delegation pack, Nur-Sultan",
        "audience": "For members of the delegation",
        "marking": "",
        "stamp": "Draft, 17 February 2020, 14:02",
        "page_of": "Page {page} of {pages}",
        "illustrative": "Made up to show how the program works.",
        "continued": "(continued)",
    }
    return Furniture(**{**texts, **changes})


def meta() -> Meta:
    return Meta(
        title="Kazakhstan: briefing pack",
        subject="Visit of the delegation, 24 to 27 February 2020",
        author="Delegation secretariat",
        language="en",
        created=datetime(2020, 2, 17, 14, 2, tzinfo=UTC),
        keywords=("Kazakhstan", "human rights"),
    )


def document(*parts: Part, **changes: str) -> Document:
    return finish(Document(meta=meta(), furniture=furniture(**changes), parts=parts))


def part(title: str, *children: Block, anchor: str = "", layout: Layout = Layout.PORTRAIT) -> Part:
    return Part(anchor=anchor or title.lower().replace(" ", "-"), title=title, children=children, layout=layout)


def contents_part() -> Part:
    return Part(anchor="contents", title="Contents", children=(Contents(title="Contents"),), listed=False)


def cover() -> Part:
    return Part(
        anchor="cover",
        title="Cover",
        layout=Layout.COVER,
        listed=False,
        show_title=False,
        children=(
            paragraph("For members of the delegation only", style=ParagraphStyle.MARKING),
            paragraph("Kazakhstan", style=ParagraphStyle.TITLE),
            paragraph("Briefing pack for the visit to Nur-Sultan and Almaty", style=ParagraphStyle.SUBTITLE),
            Pairs(
                pairs=(
                    Pair(label="Delegation", children=(paragraph("Subcommittee on Human Rights (DROI)"),)),
                    Pair(label="Dates", children=(paragraph("24 to 27 February 2020"),)),
                    Pair(label="Status as of", children=(paragraph("17 February 2020"),)),
                )
            ),
            paragraph("Issued by the delegation secretariat. Hand it on to nobody.", style=ParagraphStyle.NOTE),
        ),
    )


def summary() -> Part:
    return part(
        "What to remember",
        paragraph(
            "Of twenty recommendations, two are fully implemented and five partially.",
            style=ParagraphStyle.KEY_FIGURE,
        ),
        paragraph(SENTENCE * 2, style=ParagraphStyle.LEAD),
        Panel(
            children=(
                paragraph(
                    Words(text="Ask first: ", strong=True),
                    "when will the law on peaceful assembly be published",
                    Words(text=", and in which language", emphasis=True),
                    "? See page ",
                    CrossReference(target="matrix", form=ReferenceForm.PAGE),
                    ", ",
                    CrossReference(target="matrix", form=ReferenceForm.TITLE),
                    ".",
                ),
                paragraph("Ascertained from three sources ", Citation(source="ep", locator="paras 4 to 6"), "."),
            )
        ),
        Panel(
            children=(paragraph("Do not name the lawyer in front of others.", IllustrativeMark()),),
            tone=Tone.CAUTION,
        ),
        Heading(level=2, children=(words("Implementation at a glance"),), anchor="glance"),
        Chart(
            bars=tuple(
                Bar(code=code, label=label, value=value)
                for (code, label), value in zip(LABELS.items(), (2, 1, 5, 3, 6, 1, 2, 0, 4), strict=True)
            ),
            alt="Two of twenty recommendations are fully implemented.",
            caption=(words("Recommendations by status"),),
            anchor="chart",
        ),
        Quotation(
            children=(paragraph("We shall not go back on what we promised, " * 4),),
            attribution=(words("Minister of Justice, 12 January 2020 "), Citation(source="speech")),
        ),
        Heading(level=3, children=(words("What is new"),)),
        ItemList(
            style=ListStyle.BULLETS,
            items=(
                item(SENTENCE),
                Item(
                    children=(
                        paragraph("Ұлттық алдын алу тетігі: Әділет министрлігі, Қазақстан."),
                        ItemList(
                            style=ListStyle.NUMBERS,
                            items=(item("საქართველო: სახალხო დამცველი"), item("Łódź, Święto, Ελλάδα, Υπατία")),
                        ),
                    )
                ),
                item(
                    "Trend: ",
                    TrendMark(code="better", label="better"),
                    ", ",
                    TrendMark(code="reversed", label="reversed"),
                ),
            ),
        ),
        Heading(level=4, children=(words("A last detail"),)),
        paragraph(
            "One line", LineBreak(), "and another, see ", Words(text="the site", link="https://example.org/a"), "."
        ),
    )


def notes() -> Part:
    return part(
        "Speaking notes",
        Heading(level=2, children=(words("Meeting with the Ombudsman"),), anchor="ombudsman"),
        Pairs(
            pairs=(
                Pair(label="Speaker", children=(paragraph(LONG_NAME),)),
                Pair(label="Time", children=(paragraph("3 minutes, 390 words"),)),
            )
        ),
        paragraph("Thank you for receiving us.", style=ParagraphStyle.OPENING),
        ItemList(
            style=ListStyle.POINTS,
            items=tuple(
                Item(children=(paragraph(SENTENCE), paragraph("Pause.", style=ParagraphStyle.CUE))) for _ in range(6)
            ),
        ),
        paragraph("We look forward to your reply.", style=ParagraphStyle.CLOSE),
    )


def matrix(rows: int = 60) -> Table:
    codes = list(LABELS.items())
    lines: list[Row] = []
    for index in range(rows):
        if index % 10 == 0:
            lines.append(row(cell(f"Theme {index // 10 + 1}", span=5), kind=RowKind.GROUP))
        code, label = codes[index % len(codes)]
        lines.append(
            row(
                cell(f"P7-{index + 1}", header=True),
                cell(f"Row {index + 1}: {SENTENCE}"),
                cell(StatusMark(code=code, label=label)),
                cell() if index % 3 else cell("Ministry of Justice of " + LONG_NAME),
                cell(f"{index * 37:,}"),
            )
        )
    lines.append(row(cell("All together", span=4), cell("1,234"), kind=RowKind.TOTAL))
    return Table(
        columns=(
            Column(weight=1),
            Column(weight=5),
            Column(weight=2.4),
            Column(weight=2.4),
            Column(weight=1, align=Align.END),
        ),
        head=(row("No", "Recommendation", "Status", "Addressee", "Pages"),),
        rows=tuple(lines),
        caption=(words("Status of each recommendation"),),
        anchor="matrix",
        origin=Origin(id="matrix"),
    )


def sources() -> Part:
    return part(
        "Sources",
        SourceList(
            entries=(
                SourceEntry(source="ep", children=(words("European Parliament, resolution of 14 March 2019."),)),
                SourceEntry(
                    source="speech",
                    children=(
                        words("Ministry of Justice, speech. "),
                        Words(text="https://example.org", link="https://example.org"),
                    ),
                ),
            )
        ),
    )


def foreign_page(place: int = 1, *, of: int = 2, width: float = 595.28, height: float = 841.89) -> ForeignPage:
    return ForeignPage(
        file="file",
        page=place,
        width=width,
        height=height,
        title="A report",
        place=place,
        of=of,
        said_as="Annex {number}, page {page} of {pages}: {title}",
        words="What the\nannex says.",
        anchor=f"annex-a-page-{place}",
        bookmarks=((1, f"Finding {place}"),),
        origin=Origin(id="annex"),
    )


def annex_part(*pages: ForeignPage, title: str = "A report") -> Part:
    return Part(
        anchor=f"annex-{title}",
        title=title,
        children=(paragraph("Published in 2019."), *(pages or (foreign_page(1), foreign_page(2)))),
        annex_as="Annex {number}",
    )


def everything() -> Document:
    """Return a document with every node, over portrait and landscape pages."""
    return document(
        cover(),
        contents_part(),
        summary(),
        notes(),
        part("Recommendations", matrix(), layout=Layout.LANDSCAPE),
        sources(),
    )
