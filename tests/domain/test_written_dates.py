"""Dates are read as Europe writes them, in the languages of our packs, and never where the calendar has no such day."""

from __future__ import annotations

from datetime import date

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.written_dates import DateFault, NotADateError, either_way, read_date, with_whole_year


@pytest.mark.parametrize(
    ("words", "stored"),
    [
        ("04/12/2026", "2026-12-04"),
        ("4/12/2026", "2026-12-04"),
        ("4.12.2026", "2026-12-04"),
        ("4-12-2026", "2026-12-04"),
        ("4 Dec 2026", "2026-12-04"),
        ("4 December 2026", "2026-12-04"),
        ("2026-12-04", "2026-12-04"),
        ("2026/12/04", "2026-12-04"),
        ("2026-12-4", "2026-12-04"),
        ("4 décembre 2026", "2026-12-04"),
        ("4 déc. 2026", "2026-12-04"),
        ("1er décembre 2026", "2026-12-01"),
        ("4. Dezember 2026", "2026-12-04"),
        ("4 декабря 2026 г.", "2026-12-04"),
        ("12/31/2026", "2026-12-31"),
        ("31/12/2026", "2026-12-31"),
        ("2nd March 2027", "2027-03-02"),
        ("  02   mar.  2027 ", "2027-03-02"),
        ("1 Sept 2027", "2027-09-01"),
        ("March 2, 2027", "2027-03-02"),
        ("JUNE 2027", "2027-06"),
        ("June, 2027", "2027-06"),
        ("2. 3. 2027", "2027-03-02"),
        ("3/2027", "2027-03"),
        ("2027", "2027"),
        ("2027-03", "2027-03"),
    ],
)
def test_a_date_is_read_in_the_forms_that_people_write(words: str, stored: str) -> None:
    assert str(read_date(words)) == stored


@pytest.mark.parametrize(
    "words", ["", "soon", "0", "2 Ju 2027", "2 Jun 27", "2 marchy 2027", "٢ March 2027", "2 March", "13 2027"]
)
def test_what_is_no_date_says_how_to_write_one(words: str) -> None:
    with pytest.raises(NotADateError, match=r"Write 4/12/2026 \(the day first\)") as error:
        read_date(words)
    assert error.value.fault is DateFault.UNREADABLE


@pytest.mark.parametrize(
    "words", ["13/13/2026", "31/4/2026", "31 April 2027", "29.2.2027", "0 March 2027", "2027-13", "2026/13/04", "0000"]
)
def test_a_day_that_no_calendar_has_is_refused_as_that(words: str) -> None:
    with pytest.raises(NotADateError, match="no date of the calendar") as error:
        read_date(words)
    assert error.value.fault is DateFault.IMPOSSIBLE


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)), st.sampled_from("/.-"))
def test_figures_have_the_day_first_whatever_stands_between_them(day: date, between: str) -> None:
    written = between.join((str(day.day), str(day.month), str(day.year)))
    assert read_date(written) == PartialDate.of(day)


@pytest.mark.parametrize("code", ["en", "fr", "de", "ru"])
@pytest.mark.parametrize("width", ["wide", "abbreviated"])
@pytest.mark.parametrize("use", ["format", "stand-alone"])
def test_every_month_that_a_pack_prints_can_be_typed_again(code: str, width: str, use: str) -> None:
    for number, name in Locale(code).months[use][width].items():
        assert read_date(f"4 {name} 2026") == PartialDate(year=2026, month=number, day=4)


def test_figures_that_are_two_days_are_told_with_both() -> None:
    both = either_way("03/04/2020")
    assert both is not None
    assert [str(day) for day in both] == ["2020-04-03", "2020-03-04"]
    assert [either_way(words) for words in ("13/04/2020", "4/4/2020", "3.4.2020", "2020-04-03")] == [None] * 4
    assert str(read_date("03/04/2020", day_first=False)) == "2020-03-04"
    with pytest.raises(NotADateError):
        read_date("03/14/2020", day_first=True)


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("4/12/26", "4/12/2026"),
        ("4. 12. 26", "4. 12. 2026"),
        ("4 Dec 26", "4 Dec 2026"),
        ("4/12/89", "4/12/1989"),
        ("December 26", "December 26"),
        ("4/12/2026", "4/12/2026"),
    ],
)
def test_a_day_of_two_figures_year_gets_its_century(words: str, whole: str) -> None:
    assert with_whole_year(words) == whole
