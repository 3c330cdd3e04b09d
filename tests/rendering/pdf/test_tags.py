"""What a listener hears of a file is the document, read back by code that did not write it, for packs of every kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings

from briefing_app.document.right_to_left import as_said, runs_left
from briefing_app.document.transforms import finish
from briefing_app.document.tree import Document
from briefing_app.domain.levels import Level
from briefing_app.domain.paper import Paper
from briefing_app.rendering.pdf import write_pdf
from briefing_app.rendering.pdf import writer as writing
from briefing_app.rendering.pdf.laying_out import LaidOut, lay_out
from briefing_app.rendering.pdf.spans import as_drawn
from briefing_app.rendering.pdf.structure import Role
from tests.document.strategies import DOCUMENTS
from tests.journeys.sample import sample_pack
from tests.rendering.pdf.conformance import complaints
from tests.rendering.pdf.documents import document, everything, matrix, paragraph, part
from tests.rendering.pdf.tags import INLINE, Tag, Told, printed, read_tags, together
from tests.rendering.pdf.told import clean, wanted

SHORT = settings(max_examples=25, phases=[Phase.generate])
LONG = settings(max_examples=200, phases=[Phase.generate])
_ONE_SIDE = str.maketrans(")]}»", "([{«")


def check(whole: Document) -> Told:
    """See that the file of a document keeps both standards and tells the document, all of it and nothing else."""
    made = write_pdf(whole, paper=Paper.A4)
    assert complaints(made.data) == []
    told = read_tags(made.data)
    assert printed(_pruned(told.tree)) == printed(_pruned(wanted(whole, made.anchors)))
    check_artifacts(told, whole, pages=made.pages)
    return told


def check_artifacts(told: Told, whole: Document, *, pages: int) -> None:
    """See that what is kept from listeners is furniture, or a head that was heard before."""
    foot = whole.furniture
    around = {
        f"{foot.pack}\u00b7{foot.audience}",
        foot.pack,
        foot.audience,
        foot.marking,
        foot.stamp,
        foot.illustrative,
    }
    around |= {each.heading if each.annex_as else each.title for each in whole.parts} | {"\u00b7"}
    heads = [
        "".join(together(each.words) for each in _head(table)) for table in told.tree.walk() if table.role == "Table"
    ]
    for kind, page, words in told.artifacts:
        if not kind and foot.blank:
            assert words == foot.blank, "a side that is left blank"
        elif kind == "Pagination":
            rest = together(words).replace(together(foot.continued), "")
            assert rest in heads or (runs_left(rest) and _letters(rest) in [_letters(each) for each in heads]), words
        else:
            assert kind in {"Header", "Footer"}, words
            known = {*around, foot.page_of.format(page=page, pages=pages)}
            assert _without(together(words), {together(clean(as_drawn(each))) for each in known} - {""}) == "", words


def _letters(words: str) -> list[str]:
    """Return the letters of words in no order: a head seen again is drawn from its left end to its right one."""
    return sorted(as_said(words).translate(_ONE_SIDE))


def _without(words: str, known: set[str]) -> str:
    """Return words without the texts that they begin with, whole or shortened."""
    while words:
        shortened, _, _ = words.partition("\u2026")
        whole = max((each for each in known if words.startswith(each)), key=len, default="")
        if not whole and not (shortened != words and any(each.startswith(shortened) for each in known)):
            return words
        words = words[len(whole) or len(shortened) + 1 :]
    return ""


def _head(table: Tag) -> list[Tag]:
    above = [each for each in table.inside if each.role in {"Caption", "THead"}]
    return [each for whole in above for each in whole.walk() if each.role not in INLINE]


def _pruned(tree: Tag) -> Tag:
    """Return a tree without bullets (a drawn sign) and without what was met but has no letter."""
    inside = [_pruned(each) for each in tree.inside]
    kept = tuple(each for each in inside if together(each.words) or each.inside or each.role in {"TH", "TD", "Figure"})
    words = "*" if tree.role == "Lbl" and together(tree.words) in {"\u2022", "\u2013"} else tree.words
    return replace(tree, words=words, inside=kept)


PACKS = [(0, Level.STAFF), (0, Level.MEMBERS), (1, Level.STAFF), (1, Level.MEMBERS), (1, Level.PUBLIC)]


@pytest.mark.parametrize("pack", PACKS)
def test_every_sample_pack_is_told_as_its_tree(pack: tuple[int, Level]) -> None:
    check(sample_pack(*pack))


def test_a_document_of_every_node_is_told_as_its_tree() -> None:
    told = check(everything())
    roles = {each.role for each in told.tree.walk()}
    assert roles >= {
        "H1",
        "H2",
        "H3",
        "H4",
        "P",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "THead",
        "TBody",
        "TR",
        "TH",
        "TD",
    }
    assert roles >= {"Figure", "Link", "TOC", "TOCI", "Reference", "Sect", "Caption", "BlockQuote", "Div"}


@SHORT
@given(DOCUMENTS)
def test_any_document_is_told_as_its_tree(whole: Document) -> None:
    check(finish(whole))


@pytest.mark.long
@LONG
@given(DOCUMENTS)
def test_many_documents_are_told_as_their_trees(whole: Document) -> None:
    check(finish(whole))


def test_words_stay_apart_at_the_ends_of_lines_and_pages() -> None:
    long = "one-two three " + "several words of a text " * 400 + "last."
    told = check(document(part("One", paragraph(long))))
    assert [each.words.split() for each in told.tree.walk() if each.role == "P"] == [long.split()]


# --- the check notices what goes wrong --------------------------------------------------------------------------------


def lists_as_paragraphs(found: LaidOut) -> None:
    for element in found.workshop.structure.walk():
        if element.role in {Role.LIST, Role.ITEM, Role.LABEL, Role.BODY}:
            element.role = Role.PARAGRAPH


def tables_without_header_cells(found: LaidOut) -> None:
    for element in found.workshop.structure.walk():
        if element.role is Role.HEADER_CELL:
            element.role, element.scope = Role.CELL, ""


def a_paragraph_as_artifact(found: LaidOut) -> None:
    paragraphs = [element for element in found.workshop.structure.walk() if element.role is Role.PARAGRAPH]
    chosen = paragraphs[len(paragraphs) // 2]
    for sheet in found.sheets:
        sheet.content = [(at, None if element is chosen else element) for at, element in sheet.content]


@pytest.mark.parametrize("sabotage", [lists_as_paragraphs, tables_without_header_cells, a_paragraph_as_artifact])
def test_a_build_that_tells_something_else_is_noticed(
    sabotage: Callable[[LaidOut], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def sabotaged(whole: Document, **options: object) -> LaidOut:
        found = lay_out(whole, **options)  # type: ignore[arg-type]
        sabotage(found)
        return found

    check(everything())
    monkeypatch.setattr(writing, "lay_out", sabotaged)
    made = write_pdf(everything(), paper=Paper.A4)
    told = read_tags(made.data)
    assert printed(_pruned(told.tree)) != printed(_pruned(wanted(everything(), made.anchors)))


def test_words_of_the_text_are_noticed_among_those_kept_from_listeners(monkeypatch: pytest.MonkeyPatch) -> None:
    def sabotaged(whole: Document, **options: object) -> LaidOut:
        found = lay_out(whole, **options)  # type: ignore[arg-type]
        a_paragraph_as_artifact(found)
        return found

    monkeypatch.setattr(writing, "lay_out", sabotaged)
    whole = document(part("One", paragraph("First."), paragraph("Second."), paragraph("Third.")))
    told = read_tags(write_pdf(whole, paper=Paper.A4).data)
    with pytest.raises(AssertionError, match="Second"):
        check_artifacts(told, whole, pages=1)


def test_a_head_that_is_printed_again_is_kept_from_listeners_on_later_pages() -> None:
    told = check(document(part("One", matrix(60))))
    repeated = [page for kind, page, _ in told.artifacts if kind == "Pagination"]
    assert len(repeated) >= 3
    assert 1 not in repeated
