"""Grades of other scales as our codes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.domain.offered_mappings import offered_mappings
from briefing_app.domain.scales import GENERAL_MAPPINGS, MAPPINGS, mapping_named
from briefing_app.domain.status import StatusCode
from tests.builders import InMemoryReader, instrument


@pytest.mark.parametrize(
    ("mapping", "grade", "code"),
    [
        ("ccpr", "A", "full"),
        ("ccpr", "b", "partial"),
        ("ccpr", "C", "none"),
        ("ccpr", "D", "no_info"),
        ("ccpr", "[E]", "contrary"),
        ("ccpr", "Reply or action partially satisfactory", "partial"),
        ("ccpr_2008", "B1", "substantial"),
        ("ccpr_2008", "B2", "partial"),
        ("ccpr_2008", "C1", "none"),
        ("ccpr_2008", "C2", "no_info"),
        ("ccpr_2008", "D1", "no_info"),
        ("ccpr_2008", "D2", "no_info"),
        ("upr_info", "0.5", "partial"),
        ("upr_info", "0,5", "partial"),
        ("upr_info", "Fully  implemented.", "full"),
        ("upr_info", "0", "none"),
        ("greco", "partly implemented", "partial"),
        ("greco", "Implemented satisfactorily", "full"),
        ("report_2020", "implemented only partially", "partial"),
        ("report_2020", "not implemented", "none"),
        ("impact_oss", "2", "full"),
        ("impact_oss", "1", "partial"),
        ("upr_midterm", "on-going", None),
        ("upr_midterm", "Ongoing", "started"),
        ("upr_midterm", "NO ACTION", "none"),
    ],
)
def test_a_partner_s_grade_means_what_its_scale_says(mapping: str, grade: str, code: str | None) -> None:
    assert MAPPINGS[mapping].code_of(grade) == (StatusCode(code) if code else None)


@pytest.mark.parametrize("words", ["", " ", "F", "B3", "fully-ish", "1.5", "implemented"])
def test_words_that_are_no_grade_are_not_guessed_at(words: str) -> None:
    assert MAPPINGS["ccpr_2008"].code_of(words) is None


@pytest.mark.parametrize("name", sorted(MAPPINGS))
def test_within_a_scale_no_grade_means_two_codes(name: str) -> None:
    mapping = MAPPINGS[name]
    for grade in mapping.grades:
        for words in (grade.mark, grade.words, *grade.aliases):
            assert mapping.code_of(words) is grade.code, f"{words!r} of {mapping.title}"


@pytest.mark.parametrize("name", sorted(MAPPINGS))
def test_no_partial_grade_of_any_scale_is_taken_for_full(name: str) -> None:
    for grade in MAPPINGS[name].grades:
        if "part" in grade.words.casefold():
            assert grade.code is not StatusCode.FULL


def test_an_assessment_s_scale_is_found_again_by_name_and_version() -> None:
    assert mapping_named("ccpr_2008@1") is MAPPINGS["ccpr_2008"]
    assert mapping_named("ccpr_2008") is MAPPINGS["ccpr_2008"]
    assert mapping_named(MAPPINGS["greco"].reference) is MAPPINGS["greco"]
    assert mapping_named("ccpr_2008@7") is None
    assert mapping_named("unheard of") is None


def test_a_code_is_said_in_the_words_of_those_who_use_the_scale() -> None:
    said = MAPPINGS["ccpr"].grade_of(StatusCode.PARTIAL)
    assert said is not None
    assert said.mark == "B"
    assert MAPPINGS["greco"].grade_of(StatusCode.CONTRARY) is None


@pytest.mark.parametrize(
    ("references", "offered"),
    [
        ((), False),
        (("P9_TA(2021)0045",), False),
        (("T8-0203/2019",), True),
        (("RC-B8-0204/2019", "TA-8-2019-0203_EN"), True),
    ],
)
def test_the_grades_of_one_report_are_offered_only_where_the_text_is_that_it_graded(
    references: tuple[str, ...], offered: bool
) -> None:
    reader = InMemoryReader()
    if references:
        reader.put(replace(instrument(), reference=references[0], other_references=references[1:]))
    found = offered_mappings(reader)
    assert (MAPPINGS["report_2020"] in found) is offered
    assert set(GENERAL_MAPPINGS) == set(found) - {MAPPINGS["report_2020"]}
