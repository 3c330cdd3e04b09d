from __future__ import annotations

import pytest

from briefing_app.importing.adopted_text.marks import (
    MarkKind,
    Reading,
    canonical,
    is_mark,
    letters,
    readings,
    repeated_letters,
    roman,
    split_mark,
)
from briefing_app.importing.adopted_text.words import NoteMarks, plain


@pytest.mark.parametrize(
    ("words", "mark", "rest"),
    [
        ("1. Calls on", "1.", "Calls on"),
        ("12.Calls on", "12.", "Calls on"),
        ("3a. Urges", "3a.", "Urges"),
        ("A. whereas", "A.", "whereas"),
        ("A.Whereas civil society", "A.", "Whereas civil society"),
        ("AB. whereas", "AB.", "whereas"),
        ("(a) the law", "(a)", "the law"),
        ("a) the law", "a)", "the law"),
        ("a. the law", "a.", "the law"),
        ("(xviii) the law", "(xviii)", "the law"),
        ("–having regard", "–", "having regard"),
        ("-having regard to", "-", "having regard to"),
        ("(1) OJ C 238", "(1)", "OJ C 238"),
        ("[12] OJ C 238", "[12]", "OJ C 238"),
    ],
)
def test_the_mark_in_front_of_a_paragraph_is_parted_from_it(words: str, mark: str, rest: str) -> None:
    assert split_mark(words) == (mark, rest)


@pytest.mark.parametrize(
    "words",
    [
        "2019. In that year",
        "No. 5 of the list",
        "1.5 million people",
        "e.g. the law",
        "U.S. law",
        "1.",
        "",
        "Calls on",
        "қ. жаңа",
    ],
)
def test_words_that_only_look_numbered_stay_whole(words: str) -> None:
    assert split_mark(words) == ("", words)


@pytest.mark.parametrize(
    ("mark", "meanings"),
    [
        ("(i)", {(MarkKind.LOWER, 9), (MarkKind.ROMAN, 1)}),
        ("(iv)", {(MarkKind.LOWER, 256), (MarkKind.ROMAN, 4)}),
        ("I.", {(MarkKind.UPPER, 9)}),
        ("AA.", {(MarkKind.UPPER, 27)}),
        ("AB.", {(MarkKind.UPPER, 28)}),
        ("BB.", {(MarkKind.UPPER, 54), (MarkKind.UPPER, 28)}),
        ("AAA.", {(MarkKind.UPPER, 53)}),
        ("12.", {(MarkKind.DIGIT, 12)}),
        ("3a.", {(MarkKind.DIGIT, 3)}),
        ("(2)", {(MarkKind.BRACKETED, 2)}),
        ("–", {(MarkKind.DASH, 1)}),
        ("(ivi)", set()),
        ("", set()),
    ],
)
def test_a_mark_means_all_that_it_can_mean(mark: str, meanings: set[tuple[MarkKind, int]]) -> None:
    assert set(readings(mark)) == {Reading(*meaning) for meaning in meanings}


@pytest.mark.parametrize("value", [1, 4, 9, 14, 26, 27, 28, 49, 52, 53, 80, 702])
def test_counting_and_reading_marks_agree(value: int) -> None:
    assert Reading(MarkKind.ROMAN, value) in readings(f"({roman(value)})")
    assert Reading(MarkKind.LOWER, value) in readings(f"({repeated_letters(value)})") or value > 26 * 20
    if value <= 702:
        assert Reading(MarkKind.LOWER, value) in readings(f"({letters(value)})")


@pytest.mark.parametrize(("value", "printed"), [(0, "0"), (4000, "4000"), (-3, "-3"), (1994, "mcmxciv")])
def test_numbers_that_romans_did_not_have_are_written_in_digits(value: int, printed: str) -> None:
    assert roman(value) == printed


@pytest.mark.parametrize(("mark", "alone"), [("1.", True), ("(a)", True), ("–", True), ("12", False), ("Calls", False)])
def test_a_page_number_is_no_mark(mark: str, *, alone: bool) -> None:
    assert is_mark(mark) is alone


def test_points_are_cited_in_one_form() -> None:
    kinds = (MarkKind.LOWER, MarkKind.ROMAN, MarkKind.DASH, MarkKind.BRACKETED, MarkKind.UPPER)
    assert [canonical(Reading(kind, 2)) for kind in kinds] == ["(b)", "(ii)", "(indent 2)", "(2)", "(b)"]


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("non\u2011discrimination", "non-discrimination"),
        ("20\u00a0000\u202fplaces\t now", "20 000 places now"),
        ("soft\u00adhyphen and zero\u200bwidth", "softhyphen and zerowidth"),
        ("<TitreType>MOTION</TitreType> on <Date>{06/07/2020}</Date>work", "MOTION on work"),
        ("<DocRef>{Verts/ALE}B9-1</DocRef><RepeatBlock-By>", "B9-1"),
        ("\uf0b7 having regard ▌to", "having regard to"),
        ("  a\x00b\ud800  ", "ab"),
        ("5 < 6 and <b> stays", "5 < 6 and <b> stays"),
    ],
)
def test_what_nobody_sees_on_the_page_is_not_in_the_words(words: str, read: str) -> None:
    assert plain(words) == read


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("the text(1), and the report(2);", "the text, and the report;"),
        ("the text[1], and “this”[2].", "the text, and “this”."),
        ("the resolutions¹ and reports²", "the resolutions and reports"),
        ("the resolutions1, and reports2;", "the resolutions, and reports;"),
        ("twice(1)(2).", "twice."),
        ("Article 2(1) and Rule 135(5) of it(1)", "Article 2(1) and Rule 135(5) of it"),
        (
            "Rules 150(5) and 136(1), Article 7, 8(1) or 9(1) of it",
            "Rules 150(5) and 136(1), Article 7, 8(1) or 9(1) of it",
        ),
        ("paragraph 12(b) and point 3(1),", "paragraph 12(b) and point 3(1),"),
        ("the first(2) is not due", "the first(2) is not due"),
        ("COVID-19, G7 and m² stay", "COVID-19, G7 and m² stay"),
        ("a call (1) in brackets", "a call (1) in brackets"),
    ],
)
def test_marks_of_notes_do_not_stick_to_words(words: str, read: str) -> None:
    assert NoteMarks().taken_off(words) == read


def test_notes_are_counted_through_the_whole_text() -> None:
    marks = NoteMarks()
    assert [marks.taken_off(words) for words in ("one(1);", "seven(7);", "two(2);")] == ["one;", "seven(7);", "two;"]
