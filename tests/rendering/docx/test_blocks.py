"""Blocks become what Word's own tools know: headings, lists, quotations, panels, by styles with names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.document.blocks import (
    Block,
    Chart,
    Contents,
    ContentsEntry,
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
    SourceEntry,
    SourceList,
    Tone,
)
from briefing_app.document.inline import Citation, CrossReference, Inline, ReferenceForm, Words
from briefing_app.document.tree import Part
from briefing_app.rendering.docx.markup import bookmark_name
from tests.document.samples import document, listed, part, row, said, table
from tests.rendering.docx.opened import opened, opened_blocks, texts, words_in

STYLE_NAMES = {
    ParagraphStyle.BODY: "Normal",
    ParagraphStyle.LEAD: "Lead",
    ParagraphStyle.NOTE: "Note",
    ParagraphStyle.SMALL: "Small",
    ParagraphStyle.KEY_FIGURE: "Key figure",
    ParagraphStyle.OPENING: "Opening",
    ParagraphStyle.CLOSE: "Close",
    ParagraphStyle.CUE: "Cue",
    ParagraphStyle.TITLE: "Title",
    ParagraphStyle.SUBTITLE: "Subtitle",
    ParagraphStyle.MARKING: "Marking",
}


@pytest.mark.parametrize("style", ParagraphStyle)
def test_each_purpose_of_a_paragraph_has_a_style_of_its_own_name(style: ParagraphStyle) -> None:
    assert texts(opened_blocks(said("x", style)))[-1] == (STYLE_NAMES[style], "x")


@pytest.mark.parametrize("level", [2, 3, 4])
def test_headings_are_those_of_words_navigation(level: int) -> None:
    word = opened_blocks(Heading(level=level, children=(Words(text="H"),)))
    assert texts(word)[-1] == (f"Heading {level}", "H")
    outline = word.styles.element.xpath(f"w:style[@w:styleId='Heading{level}']/w:pPr/w:outlineLvl/@w:val")
    assert outline == [str(level - 1)]


def test_the_title_of_a_part_is_a_first_heading_with_its_number() -> None:
    word = opened(document(replace(part(said("x"), title="Courts"), number="3")))
    assert texts(word)[0] == ("Heading 1", "3\u2002Courts")


def numbering(*blocks: Block) -> list[tuple[str, str, str, str]]:
    """Return style, words, depth and number of the list of each item."""
    found = []
    for paragraph in opened_blocks(*blocks).paragraphs:
        for about in paragraph._p.xpath("w:pPr/w:numPr"):
            (depth,), (number,) = about.xpath("w:ilvl/@w:val"), about.xpath("w:numId/@w:val")
            assert paragraph.style is not None
            found.append((paragraph.style.name or "", paragraph.text, depth, number))
    return found


def test_lists_have_the_styles_that_words_users_know() -> None:
    blocks = [listed(style, style.value) for style in ListStyle]
    assert [(style, text) for style, text, _, _ in numbering(*blocks)] == [
        ("List Bullet", "bullets"),
        ("List Number", "numbers"),
        ("Point", "points"),
    ]


def test_each_numbered_list_begins_at_one_again() -> None:
    first, second = listed(ListStyle.NUMBERS, "a", "b"), listed(ListStyle.POINTS, "c")
    numbers = [number for _, _, _, number in numbering(first, second)]
    assert numbers[0] == numbers[1] != numbers[2]
    defined = opened_blocks(first, second).part.numbering_part.element.xpath(
        "w:num[w:lvlOverride/w:startOverride/@w:val='1']/@w:numId"
    )
    assert set(numbers) <= set(defined)


@pytest.mark.parametrize("outer", ListStyle)
@pytest.mark.parametrize("inner", ListStyle)
def test_a_list_in_a_list_stands_one_step_deeper(outer: ListStyle, inner: ListStyle) -> None:
    nested = ItemList(
        style=outer, items=(Item(children=(said("out"), listed(inner, "in"))), Item(children=(said("end"),)))
    )
    found = numbering(nested)
    assert [(text, depth) for _, text, depth, _ in found] == [("out", "0"), ("in", "1"), ("end", "0")]
    assert found[0][3] == found[2][3]


def test_what_follows_in_an_item_belongs_to_it_without_a_mark_of_its_own() -> None:
    item = Item(children=(said("point"), said("Pause.", ParagraphStyle.CUE), said("more")))
    word = opened_blocks(ItemList(style=ListStyle.POINTS, items=(item,)))
    assert texts(word)[1:] == [("Point", "point"), ("Cue", "Pause."), ("Normal", "more")]
    assert [text for _, text, _, _ in numbering(ItemList(style=ListStyle.POINTS, items=(item,)))] == ["point"]


def test_an_empty_list_and_an_empty_item_leave_nothing_behind() -> None:
    assert numbering(ItemList(style=ListStyle.BULLETS, items=(Item(children=()),))) == []
    assert texts(opened_blocks(ItemList(style=ListStyle.NUMBERS, items=()))) == [("Heading 1", "A")]


def test_a_quotation_names_who_said_it() -> None:
    word = opened_blocks(Quotation(children=(said("So it is"),), attribution=(Words(text="A judge"),)), said("after"))
    assert texts(word)[1:] == [("Quote", "So it is"), ("Attribution", "A judge"), ("Normal", "after")]


@pytest.mark.parametrize(("tone", "style"), [(Tone.KEY, "Panel"), (Tone.CAUTION, "Caution")])
def test_a_panel_shows_its_tone_and_keeps_a_key_figures_own_style(tone: Tone, style: str) -> None:
    panel = Panel(children=(said("x"), said("18 of 20", ParagraphStyle.KEY_FIGURE)), tone=tone)
    assert texts(opened_blocks(panel))[1:] == [(style, "x"), ("Key figure", "18 of 20")]


def test_labels_stand_beside_their_values_and_are_never_cut_in_two() -> None:
    word = opened_blocks(
        Pairs(pairs=tuple(Pair(label=label, children=(said(label.lower()),)) for label in ("Who", "When")))
    )
    (held,) = word.tables
    assert [[cell.text for cell in line.cells] for line in held.rows] == [["Who", "who"], ["When", "when"]]
    assert len(held._tbl.xpath("w:tr/w:trPr/w:cantSplit")) == 2
    assert [held.style.name if held.style else "", held.cell(0, 0).paragraphs[0].style.name] == ["Pack labels", "Label"]


def test_sources_are_the_targets_of_their_citations() -> None:
    entry = SourceEntry(source="s1", children=(Words(text="A report"),), number=1)
    cited = Paragraph(children=(Citation(source="s1", number=1, locator="p. 4"),))
    word = opened_blocks(cited, SourceList(entries=(entry,)))
    (link,) = word.element.body.xpath(".//w:hyperlink/@w:anchor")
    assert word.element.body.xpath(".//w:bookmarkStart/@w:name").count(link) == 1
    assert texts(word)[-1] == ("Source entry", "[1]\tA report")


@pytest.mark.parametrize(
    "target",
    [
        part(said("x"), title="Target"),
        replace(part(said("x"), title="Target"), show_title=False),
        part(Heading(level=2, children=(Words(text="H"),), anchor="target"), title="B"),
        part(table(row("H"), row("x"), caption="C", anchor="target"), title="B"),
        part(table(row("H"), row("x"), anchor="target"), title="B"),
        part(Chart(bars=(), alt="x", anchor="target"), title="B"),
        part(Chart(bars=(), alt="x", caption=(Words(text="C"),), anchor="target"), title="B"),
    ],
)
def test_every_anchor_is_a_place_that_a_reference_leads_to(target: Part) -> None:
    reference = Paragraph(children=(CrossReference(target="target", form=ReferenceForm.TITLE, text="there"),))
    body = opened(document(part(reference), target)).element.body
    assert body.xpath(".//w:hyperlink/@w:anchor") == [bookmark_name("target")]
    assert body.xpath(".//w:bookmarkStart/@w:name").count(bookmark_name("target")) == 1
    numbers = body.xpath(".//w:bookmarkStart/@w:id")
    assert len(numbers) == len(set(numbers))
    assert sorted(numbers) == sorted(body.xpath(".//w:bookmarkEnd/@w:id"))


def contents(*entries: tuple[int, str]) -> Part:
    lines = tuple(ContentsEntry(level=level, number="", title=title, target=title.lower()) for level, title in entries)
    return replace(part(Contents(title="Contents", entries=lines), title="Contents"), show_title=False, listed=False)


def test_contents_are_one_field_that_holds_its_lines_and_their_links() -> None:
    word = opened(document(contents((1, "Courts"), (2, "Trials"), (1, "Sources")), part(title="Courts")))
    assert texts(word)[:4] == [
        ("TOC Heading", "Contents"),
        ("toc 1", "Courts"),
        ("toc 2", "Trials"),
        ("toc 1", "Sources"),
    ]
    assert word.element.body.xpath(".//w:fldChar/@w:fldCharType") == ["begin", "separate", "end"]
    assert "TOC" in word.element.body.xpath("string(.//w:instrText)")
    (first, *_) = word.element.body.xpath(".//w:hyperlink")
    assert (first.xpath("string(@w:anchor)"), words_in(first)) == (bookmark_name("courts"), "Courts")


def test_contents_without_a_line_are_a_title_alone() -> None:
    word = opened(document(contents()))
    assert texts(word) == [("TOC Heading", "Contents")]
    assert word.element.body.xpath(".//w:fldChar") == []


@pytest.mark.parametrize("children", [(), (Words(text=""),)])
def test_an_empty_line_is_an_empty_paragraph_and_no_fault(children: tuple[Inline, ...]) -> None:
    assert texts(opened_blocks(Paragraph(children=children)))[-1] == ("Normal", "")
