"""Numbers, contents and references follow what stands in the document, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.document.blocks import (
    Block,
    Chart,
    Contents,
    Heading,
    Layout,
    Panel,
    Paragraph,
    Quotation,
    SourceEntry,
    SourceList,
)
from briefing_app.document.inline import Citation, CrossReference, Inline, LineBreak, ReferenceForm, Words
from briefing_app.document.spoken import plain_words
from briefing_app.document.transforms import finish
from briefing_app.document.transforms.references import anchors
from briefing_app.document.tree import Document, Part
from briefing_app.document.walk import walk
from briefing_app.document.words import words
from tests.document.samples import document, part, row, said, table


def sources(*names: str) -> Part:
    entries = tuple(SourceEntry(source=name, children=(Words(text=f"Report {name}"),)) for name in names)
    return part(SourceList(entries=entries), title="Sources")


def cited(*names: str) -> Paragraph:
    return Paragraph(children=tuple(Citation(source=name) for name in names))


def numbers(finished: Document) -> dict[str, int]:
    return {node.source: node.number for node in walk(finished) if isinstance(node, SourceEntry)}


@pytest.mark.parametrize(
    "blocks",
    [
        (cited("b"), cited("a")),
        (table(row("Head"), row("x"), caption="c"), Panel(children=(cited("b", "a"),))),
        (Quotation(children=(said("x"),), attribution=(Citation(source="b"),)), cited("a", "b", "a")),
        (Chart(bars=(), alt="x", caption=(Citation(source="b"),)), Heading(level=2, children=(Citation(source="a"),))),
    ],
)
def test_sources_are_numbered_by_the_place_where_a_reader_meets_them_first(blocks: tuple[Block, ...]) -> None:
    finished = finish(document(part(*blocks), sources("a", "b", "c")))
    assert numbers(finished) == {"b": 1, "a": 2, "c": 3}
    assert all(node.number for node in walk(finished) if isinstance(node, Citation))


def test_a_caption_is_read_before_the_table_below_it() -> None:
    whole = replace(table(row("H"), row("x")), caption=(Citation(source="first"),))
    whole = replace(
        whole, head=(replace(whole.head[0], cells=(replace(whole.head[0].cells[0], children=(cited("second"),)),)),)
    )
    assert numbers(finish(document(part(whole), sources("second", "first")))) == {"first": 1, "second": 2}


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ((Citation(source="s"),), ""),
        ((Words(text=" "), Citation(source="s")), ""),
        ((Words(text="a\u00a0"), Citation(source="s"), Citation(source="t"), Words(text=".")), "a."),
        ((Words(text="a"), LineBreak(), Citation(source="s"), Words(text="b")), "a\nb"),
    ],
)
def test_a_handout_without_sources_closes_up_where_a_citation_stood(line: tuple[Inline, ...], left: str) -> None:
    (paragraph,) = finish(document(part(Paragraph(children=line)))).parts[0].children
    assert isinstance(paragraph, Paragraph)
    assert plain_words(paragraph.children) == left


def contents_of(*parts: Part) -> list[tuple[int, str, str]]:
    listing = Part(anchor="toc", title="Contents", children=(Contents(title="Contents"),), listed=False)
    found = next(node for node in walk(finish(document(listing, *parts))) if isinstance(node, Contents))
    return [(entry.level, entry.number, entry.title) for entry in found.entries]


def test_contents_leave_out_what_is_not_listed_and_headings_that_nothing_leads_to() -> None:
    quiet = replace(part(said("x"), title="Cover", layout=Layout.COVER), listed=False)
    headings = tuple(
        Heading(level=level, children=(Words(text=f"level {level}"),), anchor=anchor)
        for level, anchor in ((2, "h"), (2, ""), (3, "i"), (4, "j"))
    )
    assert contents_of(quiet, part(*headings, title="One"), part(title="Two")) == [
        (1, "1", "One"),
        (2, "", "level 2"),
        (1, "2", "Two"),
    ]


def test_a_heading_over_two_lines_is_one_line_of_the_contents() -> None:
    heading = Heading(level=2, children=(Words(text="One \u00a0"), LineBreak(), Words(text=" two")), anchor="h")
    assert contents_of(part(heading, title="A"))[1] == (2, "", "One two")


def test_contents_are_found_in_panels_and_cells_too() -> None:
    inside = Panel(children=(Heading(level=2, children=(Words(text="Within"),), anchor="h"),))
    assert contents_of(part(inside, title="A"))[1] == (2, "", "Within")


def test_a_pack_without_parts_is_finished_too() -> None:
    assert finish(document()).parts == ()
    assert words(finish(document())) == []


@pytest.mark.parametrize(
    ("target", "form", "told"),
    [
        ("a", ReferenceForm.NUMBER, "1"),
        ("a", ReferenceForm.TITLE, "A"),
        ("h", ReferenceForm.NUMBER, "Courts"),
        ("h", ReferenceForm.TITLE, "Courts"),
        ("t", ReferenceForm.TITLE, "Calls"),
        ("c", ReferenceForm.TITLE, "Bars"),
        ("t", ReferenceForm.PAGE, ""),
        ("nowhere", ReferenceForm.NUMBER, ""),
        ("", ReferenceForm.TITLE, ""),
    ],
)
def test_a_reference_takes_its_words_from_what_it_leads_to(target: str, form: ReferenceForm, told: str) -> None:
    blocks = (
        Heading(level=3, children=(Words(text="Courts"),), anchor="h"),
        table(row("Head"), row("x"), caption="Calls", anchor="t"),
        Chart(bars=(), alt="x", caption=(Words(text="Bars"),), anchor="c"),
        Paragraph(children=(CrossReference(target=target, form=form, text="stale"[: 0 if told == "" else 5]),)),
    )
    finished = finish(document(part(*blocks), part(title="B")))
    reference = next(node for node in walk(finished) if isinstance(node, CrossReference))
    assert reference.text == told


def test_a_reference_that_was_right_once_follows_a_new_title() -> None:
    reference = Paragraph(children=(CrossReference(target="b", form=ReferenceForm.TITLE),))
    first = finish(document(part(reference), part(title="B")))
    renamed = replace(first, parts=(first.parts[0], replace(first.parts[1], title="Beyond")))
    assert "Beyond" in words(finish(renamed))[1:3]


def test_every_anchor_is_known_with_its_number_and_title() -> None:
    found = anchors(finish(document(part(Heading(level=2, children=(Words(text="H"),), anchor="h")), part(title="B"))))
    assert found == {"a": ("1", "A"), "h": ("", "H"), "b": ("2", "B")}
