"""What a reading machine can be told: the tree of roles that is made with the pages, against the document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import pytest

from briefing_app.document.blocks import (
    Block,
    Cell,
    Chart,
    Contents,
    ForeignPage,
    Heading,
    Item,
    ItemList,
    ListStyle,
    Pairs,
    Panel,
    Paragraph,
    Quotation,
    Row,
    RowKind,
    SourceList,
    Table,
)
from briefing_app.document.inline import Citation, CrossReference, IllustrativeMark, Inline, ReferenceForm, Words
from briefing_app.document.tree import Document, Part
from briefing_app.document.visitor import Visitor
from briefing_app.document.words import words as words_of
from briefing_app.rendering.pdf.furniture import draw_furniture
from briefing_app.rendering.pdf.structure import Artifact, Element, Role
from tests.rendering.pdf.documents import (
    SENTENCE,
    cell,
    contents_part,
    document,
    everything,
    item,
    matrix,
    paragraph,
    part,
    row,
    sources,
    words,
)
from tests.rendering.pdf.reading import all_of, laid_out, met, of_blocks, pages_of, text_of

Tree: TypeAlias = tuple[str, tuple["Tree", ...]]


def tree(element: Element) -> Tree:
    return (element.role.value, tuple(tree(child) for child in element.children))


# --- what the document says the tree must be, written without a look at the builder -----------------------------------


def wanted(whole: Document) -> Tree:
    return ("Document", tuple(wanted_part(each) for each in whole.parts))


def wanted_part(each: Part) -> Tree:
    has_contents = any(isinstance(child, Contents) for child in each.children)
    title: tuple[Tree, ...] = (("H1", ()),) if each.show_title and not has_contents else ()
    return ("Sect", title + wanted_blocks(each.children))


def wanted_blocks(blocks: Sequence[Block]) -> tuple[Tree, ...]:
    return tuple(one for block in blocks for one in Wanted().visit(block))


class Wanted(Visitor[tuple[Tree, ...]]):
    def visit_paragraph(self, block: Paragraph) -> tuple[Tree, ...]:
        return (("P", inside(block.children)),)

    def visit_heading(self, block: Heading) -> tuple[Tree, ...]:
        return ((f"H{block.level}", inside(block.children)),)

    def visit_item_list(self, block: ItemList) -> tuple[Tree, ...]:
        return (("L", tuple(labelled(wanted_blocks(one.children)) for one in block.items)),)

    def visit_quotation(self, block: Quotation) -> tuple[Tree, ...]:
        said: tuple[Tree, ...] = (("P", inside(block.attribution)),) if block.attribution else ()
        return (("BlockQuote", wanted_blocks(block.children) + said),)

    def visit_panel(self, block: Panel) -> tuple[Tree, ...]:
        return (("Div", wanted_blocks(block.children)),)

    def visit_pairs(self, block: Pairs) -> tuple[Tree, ...]:
        return (("L", tuple(labelled(wanted_blocks(pair.children)) for pair in block.pairs)),)

    def visit_source_list(self, block: SourceList) -> tuple[Tree, ...]:
        return (("L", tuple(labelled(inside(entry.children)) for entry in block.entries)),)

    def visit_contents(self, block: Contents) -> tuple[Tree, ...]:
        line: Tree = ("TOCI", (("Reference", (("Link", ()),)),))
        return (("H1", ()), ("TOC", (line,) * len(block.entries)))

    def visit_chart(self, block: Chart) -> tuple[Tree, ...]:
        caption: tuple[Tree, ...] = (("P", inside(block.caption)),) if block.caption else ()
        return (*caption, ("Figure", ()))

    def visit_foreign_page(self, _block: ForeignPage) -> tuple[Tree, ...]:
        return (("Figure", ()),)

    def visit_table(self, block: Table) -> tuple[Tree, ...]:
        return (wanted_table(block),)


def labelled(body: tuple[Tree, ...]) -> Tree:
    return ("LI", (("Lbl", ()), ("LBody", body)))


def wanted_table(table: Table) -> Tree:
    caption: tuple[Tree, ...] = (("Caption", inside(table.caption)),) if table.caption else ()
    head: tuple[Tree, ...] = (("THead", tuple(wanted_row(each, head=True) for each in table.head)),)
    body: tuple[Tree, ...] = (("TBody", tuple(wanted_row(each, head=False) for each in table.rows)),)
    return ("Table", caption + (head if table.head else ()) + (body if table.rows else ()))


def wanted_row(each: Row, *, head: bool) -> Tree:
    def role(one: Cell) -> str:
        return "TH" if head or one.header or each.kind is RowKind.GROUP else "TD"

    return ("TR", tuple((role(one), wanted_blocks(one.children)) for one in each.cells))


def inside(children: Sequence[Inline]) -> tuple[Tree, ...]:
    found: list[Tree] = []
    for child in children:
        if isinstance(child, (Citation, CrossReference)) or (isinstance(child, Words) and child.link):
            found.append(("Link", ()))
        elif isinstance(child, IllustrativeMark):
            found.append(("Figure", ()))
    return tuple(found)


def test_the_tree_of_roles_is_the_document_node_for_node() -> None:
    whole = everything()
    assert tree(laid_out(whole).workshop.structure) == wanted(whole)


# --- order and sharing ------------------------------------------------------------------------------------------------


def test_content_comes_in_the_order_of_the_tree() -> None:
    # Arrange
    found = laid_out(everything())
    places = {id(element): place for place, element in enumerate(found.workshop.structure.walk())}
    # Act: each element by the moment it is first met. A mark's figure is drawn after its paragraph.
    order: list[int] = []
    for one in met(found):
        if one.element is not None and places[id(one.element)] not in order:
            order.append(places[id(one.element)])
    # Assert
    assert order == sorted(order)
    assert len(order) > 300


def test_every_word_of_the_document_is_met_once_and_furniture_is_met_in_nothing() -> None:
    # Arrange: Latin letters only, so that a code in the file is the letter itself.
    whole = document(
        contents_part(),
        part("Text", paragraph(SENTENCE.replace("ä", "a") * 9, Citation(source="x")), matrix(40), paragraph("Last.")),
    )
    # Act
    found = laid_out(whole)
    structure = found.workshop.structure
    heard = "".join(text_of(found, structure).split())
    # Assert
    ours = [word.replace("ä", "") for word in words_of(whole) if len(word) > 3 and word.isascii()]
    at = 0
    for word in ours:
        at = heard.find("".join(word.split()), at)
        assert at >= 0, word
    assert heard.count("Statusofeachrecommendation") == 1
    assert "continued" not in heard
    assert heard.count("NoRecommendationStatusAddresseePages") == 1


def test_a_paragraph_over_two_pages_is_one_element() -> None:
    found = of_blocks(*[paragraph("Filler.")] * 26, paragraph("Begin " + SENTENCE * 8 + "finish."))
    (split,) = [element for element in all_of(found, Role.PARAGRAPH) if "Begin" in text_of(found, element)]
    assert pages_of(found, split) == [1, 2]
    assert text_of(found, split).split()[0] == "Begin"
    assert text_of(found, split).split()[-1] == "finish."


def test_a_link_over_two_lines_is_one_element_with_two_rectangles() -> None:
    long = Words(text="the address of a very long page " * 5, link="https://example.org/long")
    found = of_blocks(paragraph("See ", long, "."))
    (link,) = all_of(found, Role.LINK)
    rectangles = [each for each in found.sheets[0].links if each.element is link]
    assert len(rectangles) >= 2
    assert "the address of" in text_of(found, link)
    assert "See" not in text_of(found, link)


def test_two_citations_side_by_side_are_two_links() -> None:
    twice = paragraph("Said twice ", Citation(source="ep"), Citation(source="ep"), ".")
    found = laid_out(document(part("One", twice), sources()))
    owners = {id(each.element) for each in found.sheets[0].links if each.target == "#source-ep"}
    assert len(owners) == 2
    assert owners <= {id(element) for element in all_of(found, Role.LINK)}


def test_words_after_a_link_belong_to_the_paragraph_again() -> None:
    found = of_blocks(paragraph("Before ", Words(text="middle", link="https://example.org"), " after"))
    (link,) = all_of(found, Role.LINK)
    (whole,) = [element for element in all_of(found, Role.PARAGRAPH) if link in element.children]
    own = [one.text.strip() for one in met(found) if one.element is whole]
    assert [text for text in own if text] == ["Before", "after"]
    assert text_of(found, link).strip() == "middle"


def test_a_page_number_in_a_reference_is_heard_inside_its_link() -> None:
    reference = CrossReference(target="two", form=ReferenceForm.PAGE, text="see page {page} there")
    found = laid_out(document(part("One", paragraph("Please ", reference, ".")), part("Two", paragraph("Here."))))
    (link,) = all_of(found, Role.LINK)
    assert text_of(found, link) == "see page 2 there"


def test_the_repeated_head_of_a_table_is_met_on_its_first_page_only() -> None:
    found = of_blocks(matrix(60))
    cells = [element for element in all_of(found, Role.HEADER_CELL) if text_of(found, element) == "Addressee"]
    assert len(cells) == 1
    (text,) = cells[0].children
    assert pages_of(found, text) == [1]
    drawn = [one.page for one in met(found) if one.text == "Addressee"]
    assert drawn == list(range(1, len(found.sheets) + 1))


def test_all_rows_of_a_table_over_many_pages_lie_in_one_body() -> None:
    found = of_blocks(matrix(60))
    (table,) = all_of(found, Role.TABLE)
    (body,) = [child for child in table.children if child.role is Role.TABLE_BODY]
    assert len(found.sheets) > 3
    assert len(body.children) == len(matrix(60).rows)


def test_the_parts_of_a_cell_that_was_cut_are_one_cell() -> None:
    tall = row("1", cell("Begin " + " ".join(f"word{number}" for number in range(900))), "", "", "9")
    base = matrix(0)
    found = of_blocks(Table(columns=base.columns, head=base.head, rows=(tall,)))
    (text,) = [element for element in all_of(found, Role.PARAGRAPH) if "word0" in text_of(found, element)]
    assert len(pages_of(found, text)) >= 2
    assert len(all_of(found, Role.ROW)) == 2


@pytest.mark.parametrize(
    ("kind", "header", "scope"),
    [(RowKind.BODY, True, "Row"), (RowKind.BODY, False, ""), (RowKind.GROUP, False, "Row"), (RowKind.TOTAL, False, "")],
)
def test_a_header_cell_says_what_it_heads(kind: RowKind, *, header: bool, scope: str) -> None:
    base = matrix(0)
    rows = (row(cell("Cell", span=5, header=header), kind=kind),)
    found = of_blocks(Table(columns=base.columns, head=base.head, rows=rows))
    (element,) = [one for one in found.workshop.structure.walk() if one.span == 5]
    assert element.scope == scope
    assert element.role is (Role.HEADER_CELL if scope else Role.CELL)
    heads = [one for one in all_of(found, Role.TABLE_HEAD)[0].walk() if one.role is Role.HEADER_CELL]
    assert {one.scope for one in heads} == {"Column"}


def test_empty_cells_are_there_or_columns_would_be_miscounted() -> None:
    found = of_blocks(matrix(30))
    table = matrix(30)
    rows = all_of(found, Role.ROW)[len(table.head) :]
    assert [sum(one.span for one in each.children) for each in rows] == [5] * len(table.rows)


def test_a_chart_is_one_figure_that_speaks_its_sentence() -> None:
    found = laid_out(everything())
    (chart,) = [element for element in all_of(found, Role.FIGURE) if element.alt.startswith("Two of twenty")]
    assert not chart.children
    assert text_of(found, chart).startswith("Fully implemented2")


def test_the_mark_of_a_made_up_entry_says_so() -> None:
    found = laid_out(everything())
    marks = [
        element for element in all_of(found, Role.FIGURE) if element.alt == "Made up to show how the program works."
    ]
    assert len(marks) == 1
    begun = [element for sheet in found.sheets for _, element in sheet.content]
    assert marks[0] in begun


def test_a_tables_summary_is_kept_for_listeners() -> None:
    base = matrix(1)
    found = of_blocks(Table(columns=base.columns, head=base.head, rows=base.rows, summary="One row by addressee."))
    assert [element.alt for element in all_of(found, Role.TABLE)] == ["One row by addressee."]


def test_list_labels_and_bodies_are_heard_one_after_the_other() -> None:
    inner = ItemList(style=ListStyle.NUMBERS, items=(item("deep"), item("deeper")))
    outer = ItemList(style=ListStyle.NUMBERS, items=(item("first"), Item(children=(paragraph("second"), inner))))
    found = of_blocks(outer)
    outermost = all_of(found, Role.LIST)[0]
    assert text_of(found, outermost) == "1.first2.second1.deep2.deeper"
    assert len(all_of(found, Role.LIST)) == 2


def test_every_line_of_the_contents_is_a_link_to_its_place() -> None:
    found = laid_out(everything())
    owners = [each.element for each in found.sheets[1].links]
    assert owners == [element for element in all_of(found, Role.LINK) if element in owners]
    assert len(owners) == len(all_of(found, Role.CONTENTS_ENTRY)) == 6
    assert text_of(found, all_of(found, Role.CONTENTS_ENTRY)[0]).startswith("1 What to remember ")


def test_what_a_page_is_furnished_with_is_no_content() -> None:
    whole = document(part("One", paragraph("Text.")))
    found = laid_out(whole)
    draw_furniture(found.sheets[0], whole.furniture, look=found.workshop.look, pages=1)
    furnished = "".join(one.text for one in met(found) if one.element is None)
    assert "Page 1 of 1" in furnished
    assert "Text." not in furnished
    assert [what for _, what in found.sheets[0].content[-2:]] == [Artifact.HEAD, Artifact.FOOT]


def test_a_line_break_stays_inside_its_paragraph() -> None:
    found = of_blocks(*everything().parts[2].children[-1:])
    (element,) = all_of(found, Role.PARAGRAPH)
    assert text_of(found, element).startswith("One line")
    assert "and another" in text_of(found, element)


def test_panels_and_quotations_hold_their_paragraphs() -> None:
    found = of_blocks(
        Panel(children=(paragraph("On a ground."),)),
        Quotation(children=(paragraph("Said."),), attribution=(words("A minister"),)),
    )
    assert text_of(found, all_of(found, Role.PANEL)[0]) == "On a ground."
    said, by_whom = all_of(found, Role.QUOTATION)[0].children
    assert text_of(found, said) == "Said."
    assert text_of(found, by_whom).endswith(" A minister")
