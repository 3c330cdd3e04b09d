"""References as people write them, and the one form in which they are printed."""

from __future__ import annotations

import pytest

from briefing_app.domain.references import find_citations, find_references, house_form, same_reference


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("P8_TA(2019)0203", "P8_TA(2019)0203"),
        ("P8_TA-PROV(2019)0203", "P8_TA(2019)0203"),
        ("T8-0203/2019", "P8_TA(2019)0203"),
        ("T8-203/2019", "P8_TA(2019)0203"),
        ("TA-8-2019-0203", "P8_TA(2019)0203"),
        ("TA-8-2019-0203_EN", "P8_TA(2019)0203"),
        ("TA-9-2022-0012_EN.html", "P9_TA(2022)0012"),
        ("P10_TA(2025)0001", "P10_TA(2025)0001"),
        ("RC-B8-0204/2019", "RC-B8-0204/2019"),
        ("RC-8-2019-0204", "RC-B8-0204/2019"),
        ("B8-0207/2019", "B8-0207/2019"),
        ("B-8-2019-0207", "B8-0207/2019"),
        ("A8-0045/2019", "A8-0045/2019"),
        ("2019/2610(RSP)", "2019/2610(RSP)"),
        ("2019/2610 (RSP)", "2019/2610(RSP)"),
        ("PE645.630v01-00", "PE645.630v01-00"),
        ("PE 645.630 v01-00", "PE645.630v01-00"),
        ("PE645.630", "PE645.630"),
        ("SP(2022)720", "SP(2022)720"),
        ("SP (2022) 720", "SP(2022)720"),
        ("PV 14/03/2019 - 8.1", "PV 14/03/2019 - 8.1"),
        ("PV\u00a014/03/2019\u00a0\u2013\u00a08.1", "PV 14/03/2019 - 8.1"),
        ("CRE 14/03/2019 - 8.1", "CRE 14/03/2019 - 8.1"),
        ("PV 14/03/2019", "PV 14/03/2019"),
        ("T8\u20110203/2019", "P8_TA(2019)0203"),
        ("RC\u2011B8\u20110204/2019", "RC-B8-0204/2019"),
        ("CCPR/C/KAZ/CO/2", "CCPR/C/KAZ/CO/2"),
        ("A/HRC/43/10", "A/HRC/43/10"),
    ],
)
def test_a_reference_is_printed_in_one_form_however_it_is_written(written: str, printed: str) -> None:
    assert house_form(written) == printed
    assert same_reference(written, printed)


@pytest.mark.parametrize(
    "words",
    [
        "the vote of 14/03/2019",
        "2019/2610",
        "PE in schools",
        "see B8 of the report",
        "SP (2022)",
        "XP8_TA(2019)0203",
        "P8_TA(2019)02034",
        "T8-0203/20190",
        "HTTP/A/HRC",
    ],
)
def test_words_that_only_look_like_a_reference_are_left_alone(words: str) -> None:
    assert find_references(words) == ()


def test_references_of_a_sentence_are_found_where_they_stand() -> None:
    text = "See P8_TA(2019)0203 (joint motion RC-B8-0204/2019, 2019/2610(RSP)); debate PV/CRE, PV 14/03/2019 - 8.1."
    found = find_references(text)
    assert [text[each.start : each.end] for each in found] == [
        "P8_TA(2019)0203",
        "RC-B8-0204/2019",
        "2019/2610(RSP)",
        "PV 14/03/2019 - 8.1",
    ]


def test_a_joint_motion_is_not_read_as_the_motion_inside_its_words() -> None:
    assert [each.house_form for each in find_references("RC-B8-0204/2019")] == ["RC-B8-0204/2019"]


def test_two_texts_of_one_year_are_not_the_same() -> None:
    assert not same_reference("P8_TA(2019)0203", "P8_TA(2019)0204")
    assert not same_reference("P8_TA(2019)0203", "P9_TA(2019)0203")
    assert not same_reference("", "")


@pytest.mark.parametrize(
    ("text", "part", "numbers", "reference"),
    [
        ("as paragraph 4 of P8_TA(2019)0203 asks", "paragraph", ("4",), "P8_TA(2019)0203"),
        ("Paragraph 12(b) of its resolution T8-0203/2019", "paragraph", ("12(b)",), "P8_TA(2019)0203"),
        ("see paragraphs 3 and 4 of P8_TA(2019)0203", "paragraph", ("3", "4"), "P8_TA(2019)0203"),
        ("paragraphs 3, 4 and 7(a)(i)", "paragraph", ("3", "4", "7(a)(i)"), ""),
        ("recital B of P8_TA(2019)0203", "recital", ("B",), "P8_TA(2019)0203"),
        ("recitals B and AA", "recital", ("B", "AA"), ""),
    ],
)
def test_a_cited_paragraph_is_known_with_its_document(
    text: str, part: str, numbers: tuple[str, ...], reference: str
) -> None:
    (found,) = find_citations(text)
    assert (found.part, found.numbers, found.reference) == (part, numbers, reference)


@pytest.mark.parametrize("text", ["The last paragraph on torture.", "A recital of names.", "This paragraph is new."])
def test_the_word_paragraph_alone_cites_nothing(text: str) -> None:
    assert find_citations(text) == ()


def test_a_million_letters_are_searched_without_a_stall() -> None:
    assert find_references("T8-" * 330_000) == ()
    assert find_citations("paragraph 1, " * 80_000)[-1].numbers
