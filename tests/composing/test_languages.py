from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from briefing_app.composing.languages import language_for
from briefing_app.domain.dates import PartialDate
from briefing_app.errors import InputError

ENGLISH = language_for("en")

CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "Contents"
msgstr "Table des matières"

msgid "{n} call"
msgid_plural "{n} calls"
msgstr[0] "{n} appel"
msgstr[1] "{n} appels"
"""


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2020, 2, 25), date(2020, 2, 27), "25–27 February 2020"),
        (date(2020, 2, 28), date(2020, 3, 2), "28 February – 2 March 2020"),
        (date(2019, 12, 30), date(2020, 1, 2), "30 December 2019 – 2 January 2020"),
        (date(2020, 2, 25), date(2020, 2, 25), "25 February 2020"),
    ],
)
def test_a_span_says_once_what_both_ends_share(first: date, last: date, words: str) -> None:
    assert ENGLISH.day_span(first, last) == words


def test_spans_in_other_languages_keep_their_own_order() -> None:
    first, last = date(2020, 2, 25), date(2020, 2, 27)
    assert language_for("de").day_span(first, last) == "25.–27. Februar 2020"
    assert language_for("fr").day_span(first, last) == "du 25 au 27 février 2020"
    assert language_for("hu").day_span(first, last) == "2020. február 25. – 2020. február 27."


def test_dates_are_said_as_far_as_they_are_known() -> None:
    assert ENGLISH.day(date(2020, 2, 17)) == "17 February 2020"
    assert ENGLISH.day(PartialDate(year=2020, month=2)) == "February 2020"
    assert ENGLISH.day(PartialDate(year=2020)) == "2020"
    assert ENGLISH.weekday(date(2020, 2, 17)) == "Monday 17 February 2020"


def test_clock_times_numbers_and_lists_read_well() -> None:
    assert ENGLISH.clock(datetime(2020, 2, 17, 14, 2, tzinfo=UTC)) == "14:02"
    assert ENGLISH.clock(time(9, 5)) == "09:05"
    assert ENGLISH.number(12345) == "12,345"
    assert ENGLISH.listed(["a", "b", "c"]) == "a, b and c"


def test_no_narrow_space_reaches_a_page_since_the_faces_have_none() -> None:
    assert language_for("fr").number(12345) == "12\u00a0345"


def test_places_are_filled_only_where_values_are_given() -> None:
    assert ENGLISH.say("Page {page} of {pages}") == "Page {page} of {pages}"
    assert ENGLISH.say("Draft, {day}", day="today") == "Draft, today"
    assert ENGLISH.say_number("{n} call", "{n} calls", 1) == "1 call"
    assert ENGLISH.say_number("{n} call", "{n} calls", 1200) == "1,200 calls"


def test_a_catalogue_is_read_when_the_first_word_is_said(tmp_path: Path) -> None:
    french = language_for("fr", folder=tmp_path)
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "messages.po").write_text(CATALOGUE, encoding="utf-8")
    assert french.say("Contents") == "Table des matières"
    assert french.say_number("{n} call", "{n} calls", 0) == "0 appel"
    assert french.say_number("{n} call", "{n} calls", 2) == "2 appels"
    assert french.say("Not in the catalogue") == "Not in the catalogue"


def test_a_language_that_nobody_speaks_is_refused_by_name() -> None:
    with pytest.raises(InputError, match="xx-nowhere"):
        language_for("xx-nowhere")
