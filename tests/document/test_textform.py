"""The text form shows everything that a reader of a file can see or hear, in words that a person can compare."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.document.blocks import (
    Bar,
    Block,
    Cell,
    Chart,
    Contents,
    ContentsEntry,
    Heading,
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
    SourceEntry,
    SourceList,
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
from briefing_app.document.spoken import citation_words, plain_words
from briefing_app.document.textform import text_form
from briefing_app.document.visitor import UnknownNodeError
from tests.document.samples import document, line_document, listed, part, row, said, table

LINES: list[tuple[Inline, str, str]] = [
    (Words(text="a"), "a", "a"),
    (Words(text=""), "", ""),
    (Words(text="a", strong=True, emphasis=True), "**_a_**", "a"),
    (Words(text="a", link="https://e.org", strong=True), "[**a**](https://e.org)", "a"),
    (Words(text="\u0496", language="kk"), "{kk: \u0496}", "\u0496"),
    (Words(text="3\u00a0km"), "3\u237dkm", "3\u00a0km"),
    (StatusMark(code="partial", label="Partly"), "{status partial: Partly}", "Partly"),
    (TrendMark(code="worse", label="worse"), "{trend worse: worse}", "worse"),
    (IllustrativeMark(), "{illustrative}", ""),
    (Citation(source="s", number=3), "{cite s = 3}", "[3]"),
    (Citation(source="s", number=3, locator="p. 4"), "{cite s = 3, p. 4}", "[3, p. 4]"),
    (CrossReference(target="t", form=ReferenceForm.TITLE, text="Courts"), "{see t title: Courts}", "Courts"),
    (CrossReference(target="t", form=ReferenceForm.PAGE, text="9"), "{see t page: 9}", ""),
    (LineBreak(), "{break}", "\n"),
]


@pytest.mark.parametrize(("node", "form", "spoken"), LINES)
def test_each_piece_of_a_line_has_a_form_and_its_spoken_words(node: Inline, form: str, spoken: str) -> None:
    last = text_form(line_document(node)).splitlines()[-1]
    assert last == f"  body: {form}"
    assert plain_words((node,)) == spoken


BLOCKS: list[tuple[Block, list[str]]] = [
    (said("x", ParagraphStyle.OPENING), ["opening: x"]),
    (Heading(level=3, children=(Words(text="H"),), anchor="h"), ["heading 3 h : H"]),
    (Heading(level=4, children=(Words(text="H"),)), ["heading 4 : H"]),
    (listed(ListStyle.POINTS, "x"), ["list points", "  item", "    body: x"]),
    (ItemList(style=ListStyle.NUMBERS, items=()), ["list numbers"]),
    (Quotation(children=(said("x"),)), ["quotation ", "  body: x"]),
    (Quotation(children=(), attribution=(Words(text="A judge"),)), ["quotation A judge"]),
    (Panel(children=(said("x"),), tone=Tone.CAUTION), ["panel caution", "  body: x"]),
    (Pairs(pairs=(Pair(label="When", children=(said("now"),)),)), ["pairs", "  pair When", "    body: now"]),
    (
        Chart(bars=(Bar(code="none", label="Not", value=0),), alt="Not: 0", caption=(Words(text="C"),), anchor="c"),
        ["chart c : C", "  alt: Not: 0", "  bar none: Not = 0"],
    ),
    (
        SourceList(entries=(SourceEntry(source="s", children=(Words(text="A report"),), number=2),)),
        ["sources", "  [2] s: A report"],
    ),
    (
        Contents(title="Contents", entries=(ContentsEntry(level=2, number="", title="H", target="h"),)),
        ["contents Contents", "  2 H -> h"],
    ),
    (
        replace(
            table(row("Head"), Row(cells=(Cell(span=2, header=True),), kind=RowKind.TOTAL), summary="One"), anchor="t"
        ),
        [
            *("table t [1s] ", "  summary: One", "  head", "    row body", "      cell", "        body: Head"),
            *("  row total", "    cell span 2 header"),
        ],
    ),
]


@pytest.mark.parametrize(("block", "form"), BLOCKS, ids=lambda value: type(value).__name__)
def test_each_block_has_a_form_of_its_own(block: Block, form: list[str]) -> None:
    shown = text_form(document(part(block))).splitlines()[9:]
    assert [line.rstrip() for line in shown] == [f"  {line}".rstrip() for line in form]


def test_what_a_file_says_of_itself_is_shown() -> None:
    start = document()
    shown = text_form(replace(start, meta=replace(start.meta, keywords=("Kazakhstan", "PCC"))))
    assert shown.splitlines()[0] == "document Delegation pack"
    assert "  keywords: Kazakhstan, PCC" in shown
    assert "  created: 2020-02-17T14:02:00+00:00" in shown
    assert shown.endswith("\n")


@pytest.mark.parametrize(("number", "locator", "words"), [(1, "", "[1]"), (12, "\u00a7 4", "[12, \u00a7 4]")])
def test_a_citation_is_spoken_as_it_is_printed(number: int, locator: str, words: str) -> None:
    assert citation_words(Citation(source="s", number=number, locator=locator)) == words


def test_a_node_of_nobody_is_an_error_in_the_text_form() -> None:
    with pytest.raises(UnknownNodeError, match="_Form has no way to write a str"):
        text_form(document(part("words")))  # type: ignore[arg-type]
    with pytest.raises(UnknownNodeError, match="_Inline has no way to write a Paragraph"):
        text_form(document(part(Paragraph(children=(said("x"),)))))  # type: ignore[arg-type]


def test_whose_copy_it_is_stands_in_the_text_form_of_an_own_copy_alone() -> None:
    plain = document(part(said("a")))
    own = replace(plain, furniture=replace(plain.furniture, copy="Copy 3 of 12 · Somebody"))
    assert "copy:" not in text_form(plain)
    assert "  copy: Copy 3 of 12 · Somebody\n" in text_form(own)
