"""Sheets that are kept: the file shows what one that is drawn anew does, and only what changed is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_app.document.transforms import finish
from briefing_app.document.tree import Document, Part
from briefing_app.domain.paper import PageStyle, Paper
from briefing_app.rendering.pdf import KeptSheets, PdfFile, laying_out, write_pdf
from briefing_app.rendering.raster import PageRaster
from tests.rendering.pdf.documents import SENTENCE, contents_part, document, everything, paragraph, part


def written(
    of: Document, kept: KeptSheets | None = None, *, style: PageStyle = PageStyle.INSTITUTIONAL, paper: Paper = Paper.A4
) -> PdfFile:
    return write_pdf(of, paper=paper, style=style, compress=False, tagged=False, kept=kept)


def assert_same(one: PdfFile, other: PdfFile) -> None:
    """Two files have the same pages as pictures, and know the same places."""
    assert (one.pages, one.anchors, one.places) == (other.pages, other.anchors, other.places)
    first, second = PageRaster(one.data), PageRaster(other.data)
    for page in range(1, one.pages + 1):
        assert first.picture(page, 0.5).data == second.picture(page, 0.5).data, f"page {page}"


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the parts that are drawn."""
    titles: list[str] = []
    draw: Callable[..., None] = laying_out._lay_out_part

    def noting(one: Part, *rest: object, **more: object) -> None:
        titles.append(one.title)
        draw(one, *rest, **more)

    monkeypatch.setattr(laying_out, "_lay_out_part", noting)
    return titles


def with_part(of: Document, index: int, *more: str) -> Document:
    """Return the document with words added to one of its parts; all others stay the same objects."""
    parts = list(of.parts)
    parts[index] = replace(parts[index], children=(*parts[index].children, *map(paragraph, more)))
    return replace(of, parts=tuple(parts))


def test_a_second_file_of_the_same_document_draws_nothing_and_is_the_same(drawn: list[str]) -> None:
    whole, kept = finish(everything()), KeptSheets()
    first = written(whole, kept)
    assert len(drawn) == len(whole.parts)
    drawn.clear()
    for _ in range(3):
        assert_same(first, written(whole, kept))
    assert drawn == []


def test_only_the_part_that_changed_is_drawn_and_the_pages_are_those_of_a_fresh_file(drawn: list[str]) -> None:
    whole, kept = finish(everything()), KeptSheets()
    written(whole, kept)
    for index, changed in enumerate(whole.parts):
        edited = with_part(whole, index, "One more line.")
        drawn.clear()
        now = written(edited, kept)
        if now.pages == written(whole).pages:
            assert changed.title in drawn
        assert_same(now, written(edited))


def test_a_part_that_begins_on_another_page_is_drawn_again_and_the_contents_follow(drawn: list[str]) -> None:
    parts = (contents_part(), part("First", paragraph("Short.")), part("Second", paragraph("Short.")))
    whole, kept = finish(document(*parts)), KeptSheets()
    before = written(whole, kept)
    longer = with_part(whole, 1, *[SENTENCE] * 60)
    drawn.clear()
    after = written(longer, kept)
    assert after.pages > before.pages
    assert "Second" in drawn
    assert_same(after, written(longer))
    assert_same(written(whole, kept), before)


def test_another_style_or_paper_lets_nothing_hold(drawn: list[str]) -> None:
    whole, kept = finish(everything()), KeptSheets()
    written(whole, kept)
    drawn.clear()
    large = written(whole, kept, style=PageStyle.LARGE)
    assert len(drawn) == len(whole.parts)
    assert_same(large, written(whole, style=PageStyle.LARGE))
    letter = written(whole, kept, paper=Paper.LETTER)
    assert_same(letter, written(whole, paper=Paper.LETTER))


def test_furniture_that_changes_is_seen_on_kept_sheets(drawn: list[str]) -> None:
    whole, kept = finish(everything()), KeptSheets()
    written(whole, kept)
    drawn.clear()
    later = replace(whole, furniture=replace(whole.furniture, stamp="Draft, another day, 09:30"))
    now = written(later, kept)
    assert drawn == []
    assert_same(now, written(later))


def test_kept_sheets_serve_no_tagged_file() -> None:
    with pytest.raises(ValueError, match="tagged"):
        write_pdf(finish(everything()), paper=Paper.A4, kept=KeptSheets())


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 40)), min_size=1, max_size=5))
def test_after_any_edits_the_pages_are_those_of_a_fresh_file(edits: list[tuple[int, int]]) -> None:
    parts = [part(f"Part {number}", paragraph(SENTENCE)) for number in range(4)]
    whole, kept = finish(document(contents_part(), *parts)), KeptSheets()
    for index, lines in edits:
        if index:
            whole = with_part(whole, index, *[SENTENCE] * lines)
        assert_same(written(whole, kept), written(whole))
