"""A DOCX holds the document's words in their order, in styles that Word knows, and nothing about who made it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from briefing_app.document.blocks import (
    Align,
    Bar,
    Block,
    Cell,
    Chart,
    Column,
    Contents,
    ContentsEntry,
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
    ReferenceForm,
    StatusMark,
    TrendMark,
    Words,
)
from briefing_app.document.tree import Document, Furniture, Meta, Part
from briefing_app.document.visitor import UnknownNodeError
from briefing_app.document.words import words
from briefing_app.domain.records.pack import Paper
from briefing_app.rendering.docx import write_docx

_DRAWN = re.compile("[\u25a1\u2193\u25c7]\u00a0?")
"""Shapes that a page draws: no words."""


def _said(text: str) -> tuple[Inline, ...]:
    return (Words(text=text),)


def _block(text: str, style: ParagraphStyle = ParagraphStyle.BODY) -> Paragraph:
    return Paragraph(children=_said(text), style=style)


def _row(*texts: str, kind: RowKind = RowKind.BODY) -> Row:
    return Row(cells=tuple(Cell(children=(_block(text),) if text else ()) for text in texts), kind=kind)


def _matrix() -> Table:
    group = Row(cells=(Cell(children=(_block("Fair trial"),), span=3, header=True),), kind=RowKind.GROUP)
    mark = Cell(children=(Paragraph(children=(StatusMark(code="none", label="Not implemented"),)),))
    row = Row(cells=(Cell(children=(_block("k"),)), Cell(children=(_block("Observe trials"),)), mark))
    return Table(
        columns=(Column(weight=1), Column(weight=3), Column(weight=1, align=Align.END)),
        head=(_row("Key", "Call", "Status"),),
        rows=(group, row, _row("", "Total", "1", kind=RowKind.TOTAL)),
        caption=_said("Status by theme"),
        summary="Every call with its status.",
        anchor="rows",
    )


def _everything() -> tuple[Block, ...]:
    inner = ItemList(style=ListStyle.BULLETS, items=(Item(children=(_block("inner"),)),))
    points = ItemList(style=ListStyle.POINTS, items=tuple(Item(children=(_block(f"Point {n}"),)) for n in "ab"))
    return (
        Heading(level=2, children=_said("Әділет & құқық"), anchor="h2"),
        Paragraph(
            children=(
                Words(text="Bold", strong=True),
                Words(text=" and "),
                Words(text="web", link="https://example.org/?a=1&b=2"),
                Words(text=" bad", link="javascript:alert(1)"),
                LineBreak(),
                Citation(source="s1", locator="p. 4", number=1),
                Words(text=" see "),
                CrossReference(target="h2", form=ReferenceForm.TITLE, text="Әділет"),
                TrendMark(code="worse", label="worse"),
                IllustrativeMark(),
            )
        ),
        ItemList(
            style=ListStyle.NUMBERS, items=(Item(children=(_block("one"), inner)), Item(children=(_block("two"),)))
        ),
        _block("Thank you, Chair.", ParagraphStyle.OPENING),
        points,
        _block("I close here.", ParagraphStyle.CLOSE),
        Quotation(children=(_block("Their words"),), attribution=_said("A source")),
        Panel(children=(_block("The headline", ParagraphStyle.KEY_FIGURE),)),
        Pairs(pairs=(Pair(label="Dates", children=(_block("25\u201327 February 2020"),)),)),
        Chart(bars=(Bar(code="none", label="Not implemented", value=18),), alt="18 of 20", caption=_said("Calls")),
        SourceList(entries=(SourceEntry(source="s1", children=_said("A report"), number=1),)),
    )


def _document() -> Document:
    cover = Part(
        anchor="cover",
        title="Cover",
        children=(_block("The pack", ParagraphStyle.TITLE),),
        layout=Layout.COVER,
        listed=False,
        show_title=False,
    )
    contents = Contents(
        title="Contents", entries=(ContentsEntry(level=1, number="1", title="Everything", target="all"),)
    )
    return Document(
        meta=Meta(
            title="A pack",
            subject="A mission",
            author="Briefing Pack Builder",
            language="en",
            created=datetime(2020, 2, 17, 14, 2, tzinfo=UTC),
        ),
        furniture=Furniture(
            pack="A pack",
            audience="members",
            marking="TLP:AMBER",
            stamp="Draft, 17 February 2020, 14:02",
            page_of="Page {page} of {pages}",
            illustrative="Illustrative.",
            continued="continued",
        ),
        parts=(
            cover,
            Part(anchor="toc", title="Contents", children=(contents,), listed=False, show_title=False),
            Part(anchor="all", title="Everything", children=_everything(), number="1"),
            Part(anchor="wide", title="Matrix", children=(_matrix(),), layout=Layout.LANDSCAPE, number="2"),
        ),
    )


def _opened(document: Document | None = None) -> WordDocument:
    return docx.Document(BytesIO(write_docx(document or _document(), paper=Paper.A4)))


def _without_bars(document: Document) -> Document:
    parts = tuple(
        replace(
            part,
            children=tuple(replace(b, bars=()) if isinstance(b, Chart) else b for b in part.children),
        )
        for part in document.parts
    )
    return replace(document, parts=parts)


def _body_words(word: WordDocument) -> list[str]:
    found: list[str] = []
    for paragraph in word.element.body.iter(qn("w:p")):
        text = ""
        for node in paragraph.iter():
            if node.tag == qn("w:t"):
                text += node.text or ""
            elif node.tag in (qn("w:tab"), qn("w:br")):
                text += " "
        found.extend(_DRAWN.sub("", text).split())
    return found


def test_the_words_are_those_of_the_tree_in_their_order() -> None:
    found = [word for word in _body_words(_opened()) if word != "[1]"]
    assert found == [word for word in words(_without_bars(_document())) if word != "[1]"]


def test_speaking_notes_have_styles_of_their_own() -> None:
    names = [paragraph.style.name for paragraph in _opened().paragraphs if paragraph.style is not None]
    assert {"Opening", "Point", "Close", "Heading 1", "Heading 2", "List Bullet", "List Number", "Caption"} <= set(
        names
    )


def test_table_heads_are_repeated_and_no_row_is_cut_in_two() -> None:
    table = _opened().tables[-1]
    rows = table._tbl.tr_lst
    assert [bool(row.xpath("w:trPr/w:tblHeader")) for row in rows] == [True, False, False, False]
    assert all(row.xpath("w:trPr/w:cantSplit") for row in rows)
    assert table._tbl.xpath("w:tblPr/w:tblDescription/@w:val") == ["Every call with its status."]


def test_wide_parts_lie_across_and_every_page_has_its_head_and_foot() -> None:
    sections = _opened().sections
    assert [section.page_width > section.page_height for section in sections] == [False, False, False, True]  # type: ignore[operator]
    for section in sections:
        foot = "".join(section.footer._element.itertext())
        assert "Draft, 17 February 2020, 14:02" in foot
        assert " PAGE " in foot
        assert " NUMPAGES " in foot
    assert "Illustrative." in "".join(sections[2].footer._element.itertext())
    assert "Illustrative." not in "".join(sections[3].footer._element.itertext())


def test_the_contents_are_a_field_that_already_holds_its_entries() -> None:
    body = _opened().element.body.xml
    field = re.search(r"TOC \\o.*?fldCharType=\"end\"", body, re.DOTALL)
    assert field is not None
    assert "Everything" in field.group()


def test_each_numbered_list_begins_at_one() -> None:
    one = ItemList(style=ListStyle.NUMBERS, items=(Item(children=(_block("a"),)),))
    document = replace(_document(), parts=(Part(anchor="p", title="T", children=(one, one)),))
    word = _opened(document)
    used = word.element.body.xpath(".//w:numId/@w:val")
    defined = word.part.numbering_part.element.xpath("w:num[w:lvlOverride]/@w:numId")
    assert len(set(used)) == 2
    assert set(used) <= set(defined)


def test_links_lead_to_safe_places_only() -> None:
    targets = [rel.target_ref for rel in _opened().part.rels.values() if rel.is_external]
    assert targets == ["https://example.org/?a=1&b=2"]


def test_the_file_says_nothing_of_its_makers() -> None:
    data = write_docx(_document(), paper=Paper.A4)
    properties = docx.Document(BytesIO(data)).core_properties
    assert (properties.title, properties.author) == ("A pack", "Briefing Pack Builder")
    assert properties.language == "en"
    assert str(properties.created)[:10] == "2020-02-17"
    with ZipFile(BytesIO(data)) as package:
        everything = b"".join(package.read(name) for name in package.namelist())
        assert not any("thumbnail" in name for name in package.namelist())
    assert b"python-docx" not in everything
    assert not re.search(rb"<w:rsid|w:rsid\w*=", everything)


def test_pictures_say_in_words_what_they_show() -> None:
    assert _opened().element.body.xpath(".//wp:docPr/@descr") == ["18 of 20"]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write_docx(_document(), paper=Paper.LETTER) == write_docx(_document(), paper=Paper.LETTER)


def test_an_unknown_node_is_an_error() -> None:
    broken = replace(_document(), parts=(Part(anchor="p", title="T", children=("words",)),))  # type: ignore[arg-type]
    with pytest.raises(UnknownNodeError):
        write_docx(broken, paper=Paper.A4)
