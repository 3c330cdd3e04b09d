"""Paragraphs and clauses in letters of any script: each place is one, and none is another."""

from __future__ import annotations

from itertools import combinations
from unicodedata import normalize

import pytest

from briefing_app.domain.records.recommendation import Recommendation
from briefing_app.importing.sheets.faults import FaultKind
from briefing_app.importing.sheets.matching import place_key
from briefing_app.importing.sheets.proposal import RowState
from tests.builders import InMemoryReader, addressee, instrument, source, theme
from tests.importing.sheets.files import good_row, proposed, sheet_of

LETTERS = ("a", "é", "б", "ё", "ә", "ა", "ბ", "β", "ş")


@pytest.fixture
def library() -> InMemoryReader:
    """A text without recommendations."""
    return InMemoryReader((instrument(), addressee(), theme(), source()))


@pytest.mark.parametrize(("one", "other"), list(combinations(LETTERS, 2)))
def test_two_letters_are_two_places(one: str, other: str) -> None:
    assert place_key("12", one) != place_key("12", other)


@pytest.mark.parametrize("letter", LETTERS)
def test_one_place_is_one_however_it_is_written(letter: str) -> None:
    forms = [("12", letter), (f"12({letter})", ""), ("12", f"({letter.upper()})"), ("12", normalize("NFD", letter))]
    assert {place_key(*form) for form in forms} == {place_key("12", letter)}


@pytest.mark.parametrize(("paragraph", "clause"), [("7", "ბ"), ("7", "(ә)"), ("7(ბ)", ""), ("7", "Ё"), ("12", "iv")])
def test_a_clause_may_be_a_letter_of_any_script(library: InMemoryReader, paragraph: str, clause: str) -> None:
    found = proposed(library, sheet_of([good_row(paragraph=paragraph, clause=clause)]))
    assert found.faults == ()
    assert [row.state for row in found.rows] == [RowState.NEW]


@pytest.mark.parametrize("clause", ["ბგ", "letter b", "_", "b/c", "€"])
def test_words_and_signs_are_no_clause(library: InMemoryReader, clause: str) -> None:
    found = proposed(library, sheet_of([good_row(clause=clause)]))
    assert [each.kind for each in found.faults] == [FaultKind.CLAUSE_MALFORMED]


def test_rows_at_two_georgian_clauses_are_two_calls_and_each_finds_its_own_again(library: InMemoryReader) -> None:
    rows = [good_row(clause=clause, text=f"Call {clause}.") for clause in ("ა", "ბ", "გ")]
    first = proposed(library, sheet_of(rows))
    assert [row.state for row in first.rows] == [RowState.NEW] * 3
    for change in first.change_set().changes:
        assert change.after is not None
        library.put(change.after)
    assert sorted(each.clause for each in library.all(Recommendation)) == ["ა", "ბ", "გ"]
    again = proposed(library, sheet_of(rows))
    assert again.faults == ()
    assert [row.state for row in again.rows] == [RowState.SAME] * 3
    assert len({row.recommendation for row in again.rows}) == 3


@pytest.mark.parametrize("paragraph", ["٧", "७", "７x", "-7", "7..1", "12345", "7(ab"])
def test_figures_of_other_scripts_and_half_numbers_are_asked_about(library: InMemoryReader, paragraph: str) -> None:
    found = proposed(library, sheet_of([good_row(paragraph=paragraph)]))
    assert [each.kind for each in found.faults] == [FaultKind.PARAGRAPH_MALFORMED]
