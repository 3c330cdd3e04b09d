"""What is asked for next when a Word file was laid out: headings onto their pages, and no number for two pages."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.document.page_numbers import PageNumbers
from briefing_app.rendering.docx import bookmark_name
from briefing_app.services.word_layout import LaidOutWord

PDF = PageNumbers(
    pages=9,
    anchors={"one": 1, "two": 3, "two a": 4, "two b": 5, "three": 7, "three a": 8},
    starts=("one", "two", "three"),
    headings=("two a", "two b", "three a"),
    turns=frozenset({"two a"}),
)
"""Two pages, four, three."""
SAME = dict(PDF.anchors)


def laid_out(places: dict[str, int], pages: int, asked: PageNumbers = PDF) -> LaidOutWord:
    return LaidOutWord(PDF, asked, places, pages)


def test_a_file_that_breaks_as_the_pdf_does_is_taken_as_it_is() -> None:
    word = laid_out(SAME, 9)
    assert word.better(frozenset()) == (PDF, frozenset())
    found = word.measured()
    assert (found.pages, found.numbers) == (9, PDF)
    assert (found.left_out, found.twice, found.elsewhere) == ((), (), ())


def test_the_first_heading_of_a_section_that_comes_too_early_begins_a_page() -> None:
    # The first section has a page less; the second's headings are both a page early, and so is the third's.
    word = laid_out(
        {"one": 1, "two": 2, "two a": 2, "two b": 3, "three": 5, "three a": 5}, 7, replace(PDF, turns=frozenset())
    )
    asked, loosened = word.better(frozenset())
    assert asked.turns == {"two a", "three a"}
    assert not loosened
    found = word.measured()
    assert found.page_of(bookmark_name("three")) == "7"
    assert found.page_of(bookmark_name("two b")) == "4"
    assert found.elsewhere == ("two a", "two b", "three a")
    assert found.left_out == (2, 6)


def test_a_section_that_is_too_long_loses_its_turns_for_good() -> None:
    word = laid_out({"one": 1, "two": 3, "two a": 5, "two b": 6, "three": 8, "three a": 9}, 10)
    asked, loosened = word.better(frozenset())
    assert not asked.turns
    assert loosened == {"two"}
    assert word.faults() == (1, 2)
    assert word.measured().twice == (7,)
    # Then a heading comes too early there: it stays.
    early = laid_out({**SAME, "two b": 4}, 9, asked)
    assert early.better(loosened) == (asked, loosened)


def test_a_section_that_is_too_long_takes_the_page_that_is_left_blank_behind_it() -> None:
    padded = replace(PDF, blank=frozenset({6}), turns=frozenset())
    # Four pages of its own and the blank one, where there is room for four in all.
    word = LaidOutWord(padded, padded, {**SAME, "three": 8, "three a": 9}, 10)
    assert word.better(frozenset()) == (replace(padded, blank=frozenset()), frozenset())


def test_the_last_section_may_be_longer_and_every_foot_then_names_more_pages() -> None:
    found = laid_out(SAME, 11).measured()
    assert found.numbers.pages == 11
    assert found.twice == ()


def test_what_lies_nowhere_has_no_page() -> None:
    places = {name: page for name, page in SAME.items() if name != "two b"}
    found = laid_out(places, 9).measured()
    assert found.page_of(bookmark_name("two b")) == ""
    assert found.elsewhere == ()
